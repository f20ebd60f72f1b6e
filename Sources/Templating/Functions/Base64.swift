// SPDX-License-Identifier: Apache-2.0

/// `encoding/base64` and `encoding/base32`, standard alphabets with padding, and their error texts.
enum Base64 {
  struct Corrupt: Error { let offset: Int }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count + 2) / 3 * 4)
    var place = 0
    while place < bytes.count {
      let rest = bytes.count - place
      let group =
        UInt32(bytes[place]) << 16 | (rest > 1 ? UInt32(bytes[place + 1]) << 8 : 0)
        | (rest > 2 ? UInt32(bytes[place + 2]) : 0)
      output.append(alphabet[Int(group >> 18)])
      output.append(alphabet[Int(group >> 12 & 63)])
      output.append(rest > 1 ? alphabet[Int(group >> 6 & 63)] : 0x3D)
      output.append(rest > 2 ? alphabet[Int(group & 63)] : 0x3D)
      place += 3
    }
    return output
  }

  /// Line ends are skipped, as Go does.
  static func decoded(_ text: [UInt8]) -> Result<[UInt8], Corrupt> {
    var output: [UInt8] = []
    var group: UInt32 = 0
    var digits = 0
    var place = 0
    while place < text.count {
      let byte = text[place]
      place += 1
      if byte == 0x0A || byte == 0x0D { continue }
      if byte == 0x3D { return finish(text, place - 1, group, digits, output) }
      guard let digit = digit(byte) else { return .failure(Corrupt(offset: place - 1)) }
      group = group << 6 | digit
      digits += 1
      if digits == 4 {
        output += [UInt8(group >> 16 & 255), UInt8(group >> 8 & 255), UInt8(group & 255)]
        (group, digits) = (0, 0)
      }
    }
    return digits == 0 ? .success(output) : .failure(Corrupt(offset: place - digits))
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte - 0x41)
    case 0x61...0x7A: UInt32(byte - 0x61 + 26)
    case 0x30...0x39: UInt32(byte - 0x30 + 52)
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }

  /// The padding, and nothing after it.
  private static func finish(
    _ text: [UInt8], _ start: Int, _ group: UInt32, _ digits: Int, _ output: [UInt8]
  ) -> Result<[UInt8], Corrupt> {
    var place = start
    func skipLineEnds() { while place < text.count, text[place] == 0x0A || text[place] == 0x0D { place += 1 } }
    guard digits >= 2 else { return .failure(Corrupt(offset: start)) }
    place += 1
    if digits == 2 {
      skipLineEnds()
      if place == text.count { return .failure(Corrupt(offset: text.count)) }
      guard text[place] == 0x3D else { return .failure(Corrupt(offset: place)) }
      place += 1
    }
    skipLineEnds()
    if place < text.count { return .failure(Corrupt(offset: place)) }
    let bits = digits == 2 ? group << 12 : group << 6
    let tail = [UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255)]
    return .success(output + tail.prefix(digits - 1))
  }
}
