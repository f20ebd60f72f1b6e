// SPDX-License-Identifier: Apache-2.0

/// `time.Duration`, in nanoseconds.
enum GoDuration {
  /// `1h2m3.5s`
  static func text(_ nanoseconds: Int64) -> String {
    if nanoseconds == 0 { return "0s" }
    let magnitude = nanoseconds.magnitude
    let sign = nanoseconds < 0 ? "-" : ""
    if magnitude < 1000 { return "\(sign)\(magnitude)ns" }
    if magnitude < 1_000_000 { return sign + decimal(magnitude, 1000) + "µs" }
    if magnitude < 1_000_000_000 { return sign + decimal(magnitude, 1_000_000) + "ms" }
    let minutes = magnitude / 60_000_000_000
    var text = decimal(magnitude % 60_000_000_000, 1_000_000_000) + "s"
    if minutes > 0 { text = "\(minutes % 60)m" + text }
    if minutes >= 60 { text = "\(minutes / 60)h" + text }
    return sign + text
  }

  private static func decimal(_ number: UInt64, _ unit: UInt64) -> String {
    let fraction = number % unit
    guard fraction > 0 else { return String(number / unit) }
    var digits = String(fraction + unit).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(number / unit).\(digits)"
  }

  private static let units: [(name: String, nanoseconds: Int64)] = [
    ("ns", 1), ("us", 1000), ("µs", 1000), ("μs", 1000), ("ms", 1_000_000), ("s", 1_000_000_000),
    ("m", 60_000_000_000), ("h", 3_600_000_000_000),
  ]

  /// `time.ParseDuration`; nil for what is none or does not fit.
  static func parse(_ text: String) -> Int64? {
    var rest = Array(text.utf8)[...]
    var isNegative = false
    if let sign = rest.first, sign == 0x2B || sign == 0x2D {
      isNegative = sign == 0x2D
      rest = rest.dropFirst()
    }
    if rest == [0x30] { return 0 }
    if rest.isEmpty { return nil }
    var sum: UInt64 = 0
    while !rest.isEmpty {
      guard let part = part(&rest) else { return nil }
      let (next, overflow) = sum.addingReportingOverflow(part)
      if overflow || next > 1 << 63 { return nil }
      sum = next
    }
    if isNegative { return Int64(truncatingIfNeeded: 0 &- sum) }
    return Int64(exactly: sum)
  }

  /// A number and its unit.
  private static func part(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
    let isDigit: (UInt8) -> Bool = { (0x30...0x39).contains($0) }
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    var fraction: ArraySlice<UInt8> = []
    if rest.first == 0x2E {
      rest = rest.dropFirst()
      fraction = rest.prefix(while: isDigit)
      rest = rest.dropFirst(fraction.count)
    }
    if whole.isEmpty, fraction.isEmpty { return nil }
    let name = rest.prefix { $0 != 0x2E && !isDigit($0) }
    rest = rest.dropFirst(name.count)
    guard let unit = units.first(where: { Array($0.name.utf8) == Array(name) })?.nanoseconds else { return nil }
    guard let count = whole.isEmpty ? 0 : UInt64(String(decoding: whole, as: UTF8.self)), count <= 1 << 63 else {
      return nil
    }
    let (product, overflow) = count.multipliedReportingOverflow(by: UInt64(unit))
    if overflow { return nil }
    var value: Double = 0
    var scale = 1.0
    for digit in fraction.prefix(18) {
      value = value * 10 + Double(digit - 0x30)
      scale *= 10
    }
    let (sum, carry) = product.addingReportingOverflow(UInt64(value * (Double(unit) / scale)))
    return carry || sum > 1 << 63 ? nil : sum
  }
}
