// SPDX-License-Identifier: Apache-2.0

/// Characters of other scripts in ASCII, as Argo CD's slugs have them: `Größe` is `Grosse`, `日本` is `Ri Ben `. Characters without
/// an entry, and all beyond the Basic Multilingual Plane, vanish.
enum Transliteration {
  static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    switch scalar.value {
    case 0..<0x80: output.append(UInt8(truncatingIfNeeded: scalar.value))
    case 0xAC00...0xD7A3: output.append(contentsOf: hangul(scalar.value - 0xAC00).utf8)
    case 0x80..<0x10000:
      guard let row = rows[UInt8(scalar.value >> 8)] else { return }
      append(token: Int(scalar.value & 0xFF), of: row, to: &output)
    default: return
    }
  }

  private static func append(token: Int, of row: String, to output: inout [UInt8]) {
    let tokens = row.utf8.lazy.split(maxSplits: token + 1) { $0 == 0x20 || $0 == 0x0A }
    guard let token = tokens.dropFirst(token).first, token.count != 1 || token.first != UInt8(ascii: ".") else {
      return
    }
    var isMeant = false
    for byte in token {
      if byte == UInt8(ascii: "\\"), !isMeant {
        isMeant = true
        continue
      }
      output.append(byte == UInt8(ascii: "_") && !isMeant ? 0x20 : byte)
      isMeant = false
    }
  }

  /// Korean syllables are numbered by their letters (Unicode 3.12): 19 initials, 21 vowels, 28 finals.
  private static func hangul(_ syllable: UInt32) -> String {
    let (initial, rest) = syllable.quotientAndRemainder(dividingBy: 21 * 28)
    return initials[Int(initial)] + vowels[Int(rest / 28)] + finals[Int(rest % 28)]
  }

  private static let initials = [
    "g", "gg", "n", "d", "dd", "r", "m", "b", "bb", "s", "ss", "", "j", "jj", "c", "k", "t", "p", "h",
  ]
  private static let vowels = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "weo", "we", "wi", "yu", "eu",
    "yi", "i",
  ]
  private static let finals = [
    "", "g", "gg", "gs", "n", "nj", "nh", "d", "l", "lg", "lm", "lb", "ls", "lt", "lp", "lh", "m", "b", "bs", "s", "ss",
    "ng", "j", "c", "k", "t", "p", "h",
  ]
}
