// SPDX-License-Identifier: Apache-2.0

/// `encoding/base32`, standard alphabet with padding.
enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let count = min(5, bytes.count - place)
      var group: UInt64 = 0
      for offset in 0..<5 { group = group << 8 | (offset < count ? UInt64(bytes[place + offset]) : 0) }
      let digits = (count * 8 + 4) / 5
      for digit in 0..<8 {
        output.append(digit < digits ? alphabet[Int(group >> UInt64(35 - 5 * digit) & 31)] : 0x3D)
      }
      place += 5
    }
    return output
  }

  /// Line ends are skipped, as Go does.
  static func decoded(_ text: [UInt8]) -> Result<[UInt8], Base64.Corrupt> {
    let text = text.filter { $0 != 0x0A && $0 != 0x0D }
    var output: [UInt8] = []
    var place = 0
    while place < text.count {
      var group: UInt64 = 0
      var digits = 0
      var isEnd = false
      while digits < 8, !isEnd {
        guard place + digits < text.count else { return .failure(.init(offset: place)) }
        let byte = text[place + digits]
        if byte == 0x3D, digits >= 2 {
          let rest = text[(place + digits)...]
          if rest.count + digits < 8 { return .failure(.init(offset: text.count)) }
          if let odd = rest.prefix(8 - digits).firstIndex(where: { $0 != 0x3D }) { return .failure(.init(offset: odd)) }
          if rest.count + digits > 8 { return .failure(.init(offset: place + 8)) }
          guard [2, 4, 5, 7].contains(digits) else { return .failure(.init(offset: place + digits)) }
          isEnd = true
        } else if let digit = alphabet.firstIndex(of: byte) {
          group = group << 5 | UInt64(digit)
          digits += 1
        } else {
          return .failure(.init(offset: place + digits))
        }
      }
      group <<= UInt64(5 * (8 - digits))
      for offset in 0..<(digits * 5 / 8) { output.append(UInt8(group >> UInt64(32 - 8 * offset) & 255)) }
      if isEnd { return .success(output) }
      place += 8
    }
    return .success(output)
  }
}
