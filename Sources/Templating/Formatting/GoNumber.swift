// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// `strconv`: numbers from text and back.
enum GoNumber {
  /// Why a number could not be read.
  enum Failure: Error {
    case syntax
    case range(nearest: Int64)
  }

  // MARK: reading

  /// `strconv.ParseInt`; base 0 takes the base from a prefix and allows underscores.
  static func integer(_ text: String, base: Int = 0) throws(Failure) -> Int64 {
    var bytes = Array(text.utf8)[...]
    var isNegative = false
    if let sign = bytes.first, sign == 0x2B || sign == 0x2D {
      isNegative = sign == 0x2D
      bytes = bytes.dropFirst()
    }
    let magnitude: UInt64
    do { magnitude = try self.magnitude(Array(bytes), base: base) } catch {
      if case .range = error { throw .range(nearest: isNegative ? .min : .max) }
      throw error
    }
    if isNegative {
      if magnitude > UInt64(Int64.max) + 1 { throw .range(nearest: .min) }
      return Int64(truncatingIfNeeded: 0 &- magnitude)
    }
    guard let number = Int64(exactly: magnitude) else { throw .range(nearest: .max) }
    return number
  }

  static func signed(_ text: String, base: Int = 0) -> Int64? { try? integer(text, base: base) }

  /// `strconv.ParseUint`
  static func unsigned(_ text: String, base: Int = 0) -> UInt64? { try? magnitude(Array(text.utf8), base: base) }

  private static func magnitude(_ bytes: [UInt8], base: Int) throws(Failure) -> UInt64 {
    guard !bytes.isEmpty else { throw .syntax }
    var radix = UInt64(base)
    var place = 0
    if base == 0 {
      radix = 10
      if bytes[0] == 0x30 {
        let prefixes: [UInt8: UInt64] = [0x78: 16, 0x6F: 8, 0x62: 2]
        if bytes.count >= 3, let prefixed = prefixes[bytes[1] | 0x20] {
          radix = prefixed
          place = 2
        } else {
          radix = 8
          place = 1
        }
      }
    }
    var number: UInt64 = 0
    for byte in bytes[place...] {
      if byte == 0x5F, base == 0 { continue }
      guard let digit = digit(byte), digit < radix else { throw .syntax }
      let (product, overflow) = number.multipliedReportingOverflow(by: radix)
      let (sum, carry) = product.addingReportingOverflow(digit)
      // What follows is not looked at.
      if overflow || carry { throw .range(nearest: .max) }
      number = sum
    }
    guard base != 0 || areUnderscoresRight(bytes) else { throw .syntax }
    return number
  }

  private static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case 0x30...0x39: UInt64(byte - 0x30)
    case 0x41...0x5A: UInt64(byte - 0x41 + 10)
    case 0x61...0x7A: UInt64(byte - 0x61 + 10)
    default: nil
    }
  }

  /// Underscores stand between digits, or between a base prefix and a digit.
  private static func areUnderscoresRight(_ bytes: [UInt8]) -> Bool {
    guard bytes.contains(0x5F) else { return true }
    var last: UInt8 = 0x5E
    var place = bytes.first == 0x2B || bytes.first == 0x2D ? 1 : 0
    var isHex = false
    if place + 1 < bytes.count, bytes[place] == 0x30, [0x62, 0x6F, 0x78].contains(bytes[place + 1] | 0x20) {
      isHex = bytes[place + 1] | 0x20 == 0x78
      place += 2
      last = 0x30
    }
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if (0x30...0x39).contains(byte) || isHex && (0x61...0x66).contains(byte | 0x20) {
        last = 0x30
      } else if byte == 0x5F {
        if last != 0x30 { return false }
        last = 0x5F
      } else {
        if last == 0x5F { return false }
        last = 0x21
      }
    }
    return last != 0x5F
  }

  /// `strconv.ParseFloat`; nil when malformed or out of range.
  static func float(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    guard areUnderscoresRight(bytes) else { return nil }
    let plain = String(decoding: bytes.filter { $0 != 0x5F }, as: UTF8.self)
    let lower = plain.lowercased()
    let unsigned = lower.hasPrefix("+") || lower.hasPrefix("-") ? String(lower.dropFirst()) : lower
    if unsigned == "inf" || unsigned == "infinity" { return lower.hasPrefix("-") ? -.infinity : .infinity }
    if unsigned == "nan" { return .nan }
    let isHex = unsigned.hasPrefix("0x")
    guard let first = unsigned.utf8.first, (0x30...0x39).contains(first) || first == 0x2E,
      !isHex || unsigned.utf8.contains(UInt8(ascii: "p"))
    else { return nil }
    let number: Double? = plain.withCString { start in
      var end: UnsafeMutablePointer<CChar>?
      let number = strtod(start, &end)
      guard let end, UnsafePointer(end) == start + plain.utf8.count else { return nil }
      return number
    }
    guard let number, number.isFinite else { return nil }
    return number
  }

  // MARK: writing

  /// `strconv.FormatFloat`; precision -1 is the shortest that reads back the same.
  static func text(_ number: Double, format: UInt8 = UInt8(ascii: "g"), precision: Int = -1) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
    let isUpper = format < 0x60
    switch format | 0x20 {
    case UInt8(ascii: "b"): return binary(number)
    case UInt8(ascii: "x"): return hexadecimal(number, precision: precision, isUpper: isUpper)
    default: break
    }
    let sign = number.sign == .minus ? "-" : ""
    var digits: [UInt8]
    var point: Int
    var precision = precision
    let isShortest = precision < 0
    switch (format | 0x20, isShortest) {
    case (_, true):
      (digits, point) = shortest(number.magnitude)
    case (UInt8(ascii: "e"), _): (digits, point) = rounded(number.magnitude, significant: precision + 1)
    case (UInt8(ascii: "f"), _): return sign + printed("%.\(precision)f", number.magnitude)
    default:
      if precision == 0 { precision = 1 }
      (digits, point) = rounded(number.magnitude, significant: precision)
    }
    switch format | 0x20 {
    case UInt8(ascii: "e"):
      return sign + exponential(digits, point, precision: isShortest ? digits.count - 1 : precision, isUpper)
    case UInt8(ascii: "f"): return sign + fixed(digits, point, precision: max(digits.count - point, 0))
    default:
      while digits.count > 1, digits.last == 0x30, !isShortest { digits.removeLast() }
      var threshold = precision
      if threshold > digits.count, digits.count >= point { threshold = digits.count }
      if isShortest { threshold = 6 }
      let exponent = point - 1
      if exponent < -4 || exponent >= threshold {
        return sign + exponential(digits, point, precision: digits.count - 1, isUpper)
      }
      return sign + fixed(digits, point, precision: max(digits.count - point, 0))
    }
  }

  /// Digits without leading or trailing zeros, and where the decimal point stands: 0.d1d2… × 10^point.
  static func shortest(_ number: Double) -> (digits: [UInt8], point: Int) {
    if number == 0 { return ([0x30], 1) }
    // Swift prints the shortest digits too; only the layout differs.
    return layout(Array(number.description.utf8))
  }

  private static func rounded(_ number: Double, significant: Int) -> (digits: [UInt8], point: Int) {
    if number == 0 { return (Array(repeating: 0x30, count: max(significant, 1)), 1) }
    let text = Array(printed("%.\(max(significant, 1) - 1)e", number).utf8)
    let mark = text.firstIndex(of: UInt8(ascii: "e")) ?? text.count
    let exponent = Int(String(decoding: text[(mark + 1)...], as: UTF8.self)) ?? 0
    return (text[..<mark].filter { $0 != 0x2E }, exponent + 1)
  }

  private static func layout(_ text: [UInt8]) -> (digits: [UInt8], point: Int) {
    let mark = text.firstIndex(of: UInt8(ascii: "e")) ?? text.count
    var exponent = 0
    if mark < text.count { exponent = Int(String(decoding: text[(mark + 1)...], as: UTF8.self)) ?? 0 }
    let mantissa = text[..<mark]
    let dot = mantissa.firstIndex(of: 0x2E) ?? mark
    var digits = mantissa.filter { $0 != 0x2E }
    var point = dot + exponent
    while digits.count > 1, digits.first == 0x30 {
      digits.removeFirst()
      point -= 1
    }
    while digits.count > 1, digits.last == 0x30 { digits.removeLast() }
    return (digits, point)
  }

  private static func exponential(_ digits: [UInt8], _ point: Int, precision: Int, _ isUpper: Bool) -> String {
    var text = String(decoding: digits.prefix(1), as: UTF8.self)
    if precision > 0 {
      let rest = digits.dropFirst().prefix(precision)
      text += "." + String(decoding: rest, as: UTF8.self) + String(repeating: "0", count: precision - rest.count)
    }
    let exponent = digits == [0x30] || digits.allSatisfy({ $0 == 0x30 }) ? 0 : point - 1
    return text + (isUpper ? "E" : "e") + (exponent < 0 ? "-" : "+") + (abs(exponent) < 10 ? "0" : "")
      + String(abs(exponent))
  }

  private static func fixed(_ digits: [UInt8], _ point: Int, precision: Int) -> String {
    var text = ""
    if point > 0 {
      text = String(decoding: digits.prefix(point), as: UTF8.self)
      text += String(repeating: "0", count: point - min(point, digits.count))
    } else {
      text = "0"
    }
    guard precision > 0 else { return text }
    text += "."
    for offset in 0..<precision {
      let place = point + offset
      text.unicodeScalars.append(Unicode.Scalar(place >= 0 && place < digits.count ? digits[place] : 0x30))
    }
    return text
  }

  private static func binary(_ number: Double) -> String {
    if number == 0 { return (number.sign == .minus ? "-" : "") + "0p-1074" }
    let bits = number.magnitude.bitPattern
    let exponent = Int(bits >> 52)
    let mantissa = (bits & (1 << 52 - 1)) | (exponent == 0 ? 0 : 1 << 52)
    let power = (exponent == 0 ? 1 : exponent) - 1023 - 52
    return (number.sign == .minus ? "-" : "") + "\(mantissa)p" + (power >= 0 ? "+" : "") + "\(power)"
  }

  /// One digit before the point, which is 1 for all numbers but 0; precision -1 gives as many digits as there are.
  private static func hexadecimal(_ number: Double, precision: Int, isUpper: Bool) -> String {
    var (mantissa, exponent) = normalized(number.magnitude)
    if (0..<15).contains(precision), mantissa != 0 {
      let shift = UInt64(precision) * 4
      let extra = (mantissa << shift) & (1 << 60 - 1)
      mantissa >>= 60 - shift
      // Half to even.
      if extra | (mantissa & 1) > 1 << 59 { mantissa += 1 }
      mantissa <<= 60 - shift
      if mantissa & 1 << 61 != 0 { (mantissa, exponent) = (mantissa >> 1, exponent + 1) }
    }
    var text = (number.sign == .minus ? "-0x" : "0x") + (mantissa == 0 ? "0" : "1")
    var rest = mantissa << 4
    var count = 0
    while precision < 0 ? rest != 0 : count < precision {
      if count == 0 { text += "." }
      text += String((rest >> 60) & 15, radix: 16)
      rest <<= 4
      count += 1
    }
    text += (exponent < 0 ? "p-" : "p+") + (abs(exponent) < 10 ? "0" : "") + String(abs(exponent))
    return isUpper ? text.uppercased() : text
  }

  /// The mantissa with its leading 1 at bit 60; 0 for 0.
  private static func normalized(_ number: Double) -> (mantissa: UInt64, exponent: Int) {
    if number == 0 { return (0, 0) }
    return (UInt64(number.significand * 0x1p60), Int(number.exponent))
  }

  /// C's `printf`, which rounds exactly.
  private static func printed(_ format: String, _ number: Double) -> String {
    withVaList([number]) { list in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 2048) { buffer in
        let count = vsnprintf(buffer.baseAddress, buffer.count, format, list)
        let end = min(max(Int(count), 0), buffer.count - 1)
        return String(decoding: buffer[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
    }
  }
}
