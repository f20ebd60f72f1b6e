// SPDX-License-Identifier: Apache-2.0

/// Doubles as Go writes them. All forms use the fewest digits that read back as the same number; they differ in when they turn
/// to an exponent.
public enum NumberText {
  /// As encoding/json: an exponent below 1e-6 and from 1e21 on (`1e+21`, `1e-7`). `null` for NaN and infinities.
  public static func json(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    let decimal = Decimal(description: number.description)
    let size = number.magnitude
    return size != 0 && (size < 1e-6 || size >= 1e21) ? decimal.scientific(exponentDigits: 1) : decimal.plain
  }

  /// As `strconv.FormatFloat(x, 'g', -1, 64)` and `fmt`'s `%v`: an exponent below 1e-4 and from 1e6 on (`1e+06`, `1e-05`).
  public static func general(_ number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "NaN" : number < 0 ? "-Inf" : "+Inf" }
    return Decimal(description: number.description).general
  }

  /// As `strconv.FormatFloat(x, 'g', -1, 32)`: the shortest digits for single precision.
  static func general(single number: Float) -> String {
    guard number.isFinite else { return number.isNaN ? "NaN" : number < 0 ? "-Inf" : "+Inf" }
    return Decimal(description: number.description).general
  }
}

/// The digits of a number and where its point stands.
private struct Decimal {
  private var isNegative = false
  private var digits: [UInt8] = []
  /// The value is 0.d1d2d3… times ten to this power.
  private var point = 0

  /// From Swift's shortest description: `12.5`, `1e-07`, `1.5e+300`.
  init(description: String) {
    var exponent = 0
    var isFraction = false
    var rest = description.utf8[...]
    if rest.first == UInt8(ascii: "-") {
      isNegative = true
      rest.removeFirst()
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(String(rest[rest.index(after: mark)...]) ?? "") ?? 0
      rest = rest[..<mark]
    }
    for byte in rest {
      if byte == UInt8(ascii: ".") {
        isFraction = true
      } else if digits.isEmpty && byte == 0x30 {
        if isFraction { point -= 1 }
      } else {
        digits.append(byte)
        if !isFraction { point += 1 }
      }
    }
    while digits.last == 0x30 { digits.removeLast() }
    point = digits.isEmpty ? 1 : point + exponent
  }

  private var sign: String { isNegative ? "-" : "" }

  var plain: String {
    if digits.isEmpty { return sign + "0" }
    let text = String(decoding: digits, as: UTF8.self)
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + text }
    if digits.count <= point { return sign + text + String(repeating: "0", count: point - digits.count) }
    return sign + String(decoding: digits[..<point], as: UTF8.self) + "."
      + String(decoding: digits[point...], as: UTF8.self)
  }

  func scientific(exponentDigits: Int) -> String {
    let exponent = point - 1
    var power = String(exponent.magnitude)
    while power.utf8.count < exponentDigits { power = "0" + power }
    let head = digits.isEmpty ? "0" : String(decoding: digits[..<1], as: UTF8.self)
    let tail = digits.count > 1 ? "." + String(decoding: digits[1...], as: UTF8.self) : ""
    return sign + head + tail + "e" + (exponent < 0 ? "-" : "+") + power
  }

  var general: String {
    let exponent = point - 1
    return exponent < -4 || exponent >= 6 ? scientific(exponentDigits: 2) : plain
  }
}
