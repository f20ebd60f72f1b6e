// SPDX-License-Identifier: Apache-2.0

extension Duration {
  /// Reads a duration as Go and Kubernetes write it: `72h`, `1h30m`, `1.5s`, `250ms`; `0` alone is allowed. Days (`3d`) are
  /// taken too, because people write them. Nil for anything else and from about 285 years on. What is below a microsecond is dropped.
  public init?(text: String) {
    if text == "0" {
      self = .zero
      return
    }
    var rest = text.utf8[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    guard !rest.isEmpty else { return nil }
    var nanoseconds: Int128 = 0
    while !rest.isEmpty {
      guard let (number, scale) = Duration.takeDecimal(&rest), let unit = Duration.takeUnit(&rest) else { return nil }
      let (product, isTooLong) = number.multipliedReportingOverflow(by: unit)
      if isTooLong { return nil }
      nanoseconds += product / scale
      if nanoseconds >= Duration.longest { return nil }
    }
    self = .microseconds(Int64(nanoseconds / 1000) * (isNegative ? -1 : 1))
  }

  /// In nanoseconds.
  private static let longest: Int128 = 9_000_000_000_000_000_000

  /// Digits with or without a point, as a whole number and the power of ten to divide it by. Exact: in doubles `100us` would be 99.
  private static func takeDecimal(_ rest: inout Substring.UTF8View) -> (number: Int128, scale: Int128)? {
    var number: Int128 = 0
    var scale: Int128 = 1
    var digits = 0
    var isFraction = false
    while let byte = rest.first, byte == UInt8(ascii: ".") || (byte >= 0x30 && byte <= 0x39) {
      rest.removeFirst()
      if byte == UInt8(ascii: ".") {
        if isFraction { return nil }
        isFraction = true
        continue
      }
      digits += 1
      // Beyond 18 digits of fraction there is nothing to tell apart; before the point it is too long in any unit.
      if isFraction, scale >= 1_000_000_000_000_000_000 { continue }
      number = number * 10 + Int128(byte - 0x30)
      if isFraction { scale *= 10 } else if number > longest { return nil }
    }
    return digits > 0 ? (number, scale) : nil
  }

  private static func takeUnit(_ rest: inout Substring.UTF8View) -> Int128? {
    let name = rest.prefix { !(($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: ".")) }
    rest = rest.dropFirst(name.count)
    return String(name).flatMap { unitNanoseconds[$0] }
  }

  private static let unitNanoseconds: [String: Int128] = [
    "ns": 1, "us": 1000, "\u{B5}s": 1000, "\u{3BC}s": 1000, "ms": 1_000_000, "s": 1_000_000_000, "m": 60_000_000_000,
    "h": 3_600_000_000_000, "d": 86_400_000_000_000,
  ]

  /// For people, in the two largest units: `3d4h`, `5m30s`, `12s`; under a second `250ms`. Nothing is less than `0s`: a span that
  /// is negative comes of clocks that disagree.
  public var shortText: String {
    let total = components.seconds
    if total < 1 { return total < 0 ? "0s" : wholeMicroseconds < 1000 ? "0s" : "\(wholeMicroseconds / 1000)ms" }
    let parts = [(total / 86_400, "d"), (total / 3600 % 24, "h"), (total / 60 % 60, "m"), (total % 60, "s")]
    return parts.drop { $0.0 == 0 }.prefix(2).filter { $0.0 != 0 }.map { "\($0.0)\($0.1)" }.joined()
  }
}
