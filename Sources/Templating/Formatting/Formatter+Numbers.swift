// SPDX-License-Identifier: Apache-2.0

extension Formatter {
  mutating func integer(_ bits: UInt64, isSigned: Bool, _ verb: Unicode.Scalar, _ value: GoValue) {
    switch verb {
    case "v" where sharpV && !isSigned:
      let saved = sharp
      sharp = true
      digits(bits, base: 16, isSigned: false, verb)
      sharp = saved
    case "v", "d": digits(bits, base: 10, isSigned: isSigned, verb)
    case "b": digits(bits, base: 2, isSigned: isSigned, verb)
    case "o", "O": digits(bits, base: 8, isSigned: isSigned, verb)
    case "x", "X": digits(bits, base: 16, isSigned: isSigned, verb)
    case "c": pad(Array(runes: [scalar(bits)]))
    case "q":
      pad("'" + Quoting.escaped(scalar(bits), quote: "'", asciiOnly: plus) + "'")
    case "U": unicode(bits)
    default: bad(verb, value)
    }
  }

  private func scalar(_ bits: UInt64) -> Unicode.Scalar {
    UInt32(exactly: bits).flatMap { Unicode.Scalar($0) } ?? UTF8Decoding.replacement
  }

  private mutating func unicode(_ bits: UInt64) {
    let hex = String(bits, radix: 16, uppercase: true)
    let count = max(4, precision ?? 4)
    var text = "U+" + String(repeating: "0", count: max(0, min(count, 4096) - hex.utf8.count)) + hex
    if sharp, let scalar = UInt32(exactly: bits).flatMap({ Unicode.Scalar($0) }), Quoting.isPrintable(scalar) {
      text += " '\(scalar)'"
    }
    let saved = zero
    zero = false
    pad(text)
    zero = saved
  }

  private mutating func digits(_ bits: UInt64, base: Int, isSigned: Bool, _ verb: Unicode.Scalar) {
    let isNegative = isSigned && Int64(bitPattern: bits) < 0
    let magnitude = isNegative ? 0 &- bits : bits
    let saved = zero
    defer { zero = saved }
    var least = 0
    if let precision {
      least = precision
      if precision == 0, magnitude == 0 {
        zero = false
        return padding(width ?? 0)
      }
    } else if zero, !minus, let width {
      least = width - (isNegative || plus || space ? 1 : 0)
    }
    var text = String(magnitude, radix: base, uppercase: verb == "X")
    text = String(repeating: "0", count: max(0, min(least, 1_000_000) - text.utf8.count)) + text
    if sharp {
      switch base {
      case 2: text = "0b" + text
      case 8: if text.utf8.first != 0x30 { text = "0" + text }
      case 16: text = (verb == "X" ? "0X" : "0x") + text
      default: break
      }
    }
    if verb == "O" { text = "0o" + text }
    text = (isNegative ? "-" : plus ? "+" : space ? " " : "") + text
    zero = false
    pad(text)
  }

  /// False for a verb that floats do not have.
  mutating func float(_ number: Double, _ verb: Unicode.Scalar) -> Bool {
    switch verb {
    case "v": float(number, format: UInt8(ascii: "g"), precision: -1, verb)
    case "b", "g", "G", "x", "X": float(number, format: UInt8(verb.value), precision: -1, verb)
    case "f", "e", "E": float(number, format: UInt8(verb.value), precision: 6, verb)
    case "F": float(number, format: UInt8(ascii: "f"), precision: 6, verb)
    default: return false
    }
    return true
  }

  private mutating func float(_ number: Double, format: UInt8, precision standard: Int, _ verb: Unicode.Scalar) {
    let digits = min(precision ?? standard, 1024)
    var text = Array(GoNumber.text(number, format: format, precision: digits).utf8)
    if text[0] != 0x2D, text[0] != 0x2B { text.insert(0x2B, at: 0) }
    if space, text[0] == 0x2B, !plus { text[0] = 0x20 }
    if !number.isFinite {
      // Not a number to look at, so no zeros before it.
      let saved = zero
      zero = false
      if number.isNaN, !space, !plus { text.removeFirst() }
      pad(text)
      zero = saved
      return
    }
    if sharp, format != UInt8(ascii: "b") { text = pointed(text, format: format, precision: digits) }
    guard plus || text[0] != 0x2B else { return pad(Array(text.dropFirst())) }
    if zero, !minus, let width, width > text.count {
      // The sign stands before the zeros.
      output.append(text[0])
      padding(width - text.count)
      output += text.dropFirst()
    } else {
      pad(text)
    }
  }

  /// The sharp flag: always a decimal point, and for %g as many digits as the precision says.
  private func pointed(_ text: [UInt8], format: UInt8, precision: Int) -> [UInt8] {
    var digits = 0
    if [UInt8(ascii: "g"), UInt8(ascii: "G"), UInt8(ascii: "x")].contains(format) {
      digits = precision == -1 ? 6 : precision
    }
    let isHex = format | 0x20 == UInt8(ascii: "x")
    var number: [UInt8] = [text[0]]
    var tail: ArraySlice<UInt8> = []
    var hasPoint = false
    var hasDigit = false
    for place in text.indices.dropFirst() {
      let byte = text[place]
      if byte | 0x20 == UInt8(ascii: "p") || byte | 0x20 == UInt8(ascii: "e") && !isHex {
        tail = text[place...]
        break
      }
      number.append(byte)
      if byte == 0x2E {
        hasPoint = true
        continue
      }
      if byte != 0x30 { hasDigit = true }
      if hasDigit { digits -= 1 }
    }
    if !hasPoint {
      if number.count == 2, number[1] == 0x30 { digits -= 1 }
      number.append(0x2E)
    }
    while digits > 0 {
      number.append(0x30)
      digits -= 1
    }
    return number + tail
  }

  mutating func complex(_ number: Complex, _ verb: Unicode.Scalar, _ value: GoValue) {
    guard "vbgGxXfFeE".unicodeScalars.contains(verb) else { return bad(verb, value) }
    let saved = plus
    output.append(0x28)
    _ = float(number.real, verb)
    plus = true
    _ = float(number.imaginary, verb)
    plus = saved
    output += "i)".utf8
  }
}
