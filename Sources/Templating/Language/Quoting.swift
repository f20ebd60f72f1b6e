// SPDX-License-Identifier: Apache-2.0

/// `strconv.Quote` and its inverse.
enum Quoting {
  /// A Go string literal; what does not print is escaped.
  static func quoted(_ bytes: [UInt8], quote: Unicode.Scalar = "\"", asciiOnly: Bool = false) -> String {
    String(decoding: quotedBytes(bytes, quote: quote, asciiOnly: asciiOnly), as: UTF8.self)
  }

  static func quotedBytes(_ bytes: [UInt8], quote: Unicode.Scalar = "\"", asciiOnly: Bool = false) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 2)
    output.append(quote)
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte >= 0x20, byte < 0x7F, byte != 0x5C, UInt32(byte) != quote.value {
        output.append(byte)
        place += 1
        continue
      }
      let (scalar, width) = UTF8Decoding.decode(bytes, at: place)
      if width == 1, byte >= 0x80 {
        output.append("\\x" + hex(UInt32(byte), digits: 2))
      } else {
        output.append(escaped(scalar, quote: quote, asciiOnly: asciiOnly))
      }
      place += width
    }
    output.append(quote)
    return output
  }

  static func quoted(_ text: String) -> String { quoted(Array(text.utf8)) }

  static func escaped(_ scalar: Unicode.Scalar, quote: Unicode.Scalar, asciiOnly: Bool = false) -> String {
    if scalar == quote || scalar == "\\" { return "\\" + String(scalar) }
    if asciiOnly ? scalar.value >= 0x20 && scalar.value < 0x7F : isPrintable(scalar) { return String(scalar) }
    switch scalar.value {
    case 7: return "\\a"
    case 8: return "\\b"
    case 9: return "\\t"
    case 10: return "\\n"
    case 11: return "\\v"
    case 12: return "\\f"
    case 13: return "\\r"
    case 0..<0x20, 0x7F: return "\\x" + hex(scalar.value, digits: 2)
    case 0..<0x10000: return "\\u" + hex(scalar.value, digits: 4)
    default: return "\\U" + hex(scalar.value, digits: 8)
    }
  }

  /// `unicode.IsPrint`
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value < 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      return false
    default: return true
    }
  }

  /// `%#U`: `U+007D '}'`
  static func unicodeName(_ scalar: Unicode.Scalar) -> String {
    let name = "U+" + hex(scalar.value, digits: 4).uppercased()
    return isPrintable(scalar) ? "\(name) '\(scalar)'" : name
  }

  static func hex(_ number: UInt32, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  /// `strconv.Unquote`; nil for what is no literal.
  static func unquoted(_ literal: String) -> [UInt8]? {
    let bytes = Array(literal.utf8)
    guard bytes.count >= 2, let quote = bytes.first, quote == bytes.last else { return nil }
    let inner = Array(bytes[1..<bytes.count - 1])
    if quote == 0x60 { return inner.contains(0x60) ? nil : inner.filter { $0 != 0x0D } }
    guard quote == 0x22, !inner.contains(0x0A) else { return nil }
    var output: [UInt8] = []
    var place = 0
    while place < inner.count {
      if inner[place] == 0x22 { return nil }
      guard let piece = unquotedCharacter(inner, at: &place, quote: 0x22) else { return nil }
      switch piece {
      case .scalar(let scalar): output.append(scalar)
      case .byte(let byte): output.append(byte)
      }
    }
    return output
  }

  enum Piece {
    case scalar(Unicode.Scalar)
    case byte(UInt8)
  }

  /// `strconv.UnquoteChar`: one character or escape.
  static func unquotedCharacter(_ bytes: [UInt8], at place: inout Int, quote: UInt8) -> Piece? {
    guard place < bytes.count, bytes[place] != quote else { return nil }
    guard bytes[place] == 0x5C else {
      let (scalar, width) = UTF8Decoding.decode(bytes, at: place)
      defer { place += width }
      return width == 1 && bytes[place] >= 0x80 ? .byte(bytes[place]) : .scalar(scalar)
    }
    guard place + 1 < bytes.count else { return nil }
    let escape = bytes[place + 1]
    place += 2
    switch escape {
    case UInt8(ascii: "a"): return .byte(7)
    case UInt8(ascii: "b"): return .byte(8)
    case UInt8(ascii: "f"): return .byte(12)
    case UInt8(ascii: "n"): return .byte(10)
    case UInt8(ascii: "r"): return .byte(13)
    case UInt8(ascii: "t"): return .byte(9)
    case UInt8(ascii: "v"): return .byte(11)
    case 0x5C: return .byte(0x5C)
    case 0x22, 0x27: return escape == quote ? .byte(escape) : nil
    case UInt8(ascii: "x"): return digits(bytes, at: &place, count: 2, radix: 16).map { .byte(UInt8($0)) }
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = escape == UInt8(ascii: "u") ? 4 : 8
      return digits(bytes, at: &place, count: count, radix: 16).flatMap { Unicode.Scalar($0) }.map { .scalar($0) }
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      place -= 1
      return digits(bytes, at: &place, count: 3, radix: 8).flatMap { $0 > 255 ? nil : .byte(UInt8($0)) }
    default: return nil
    }
  }

  private static func digits(_ bytes: [UInt8], at place: inout Int, count: Int, radix: Int) -> UInt32? {
    guard place + count <= bytes.count else { return nil }
    defer { place += count }
    let text = String(decoding: bytes[place..<place + count], as: UTF8.self)
    return text.utf8.first == 0x2B || text.utf8.first == 0x2D ? nil : UInt32(text, radix: radix)
  }
}
