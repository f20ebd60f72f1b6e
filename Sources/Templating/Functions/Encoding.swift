// SPDX-License-Identifier: Apache-2.0
internal import Cryptography

extension FunctionFamily {
  static let encoding = FunctionFamily(
    name: "encoding",
    functions: [
      .one("b64enc", .string, "In base64.") { text, _ in GoValue(text: Base64.encoded(text.bytes)) },
      .one("b64dec", .string, "From base64; the error's text for what is none.") { text, _ in
        switch Base64.decoded(text.bytes) {
        case .success(let bytes): GoValue(text: bytes)
        case .failure(let corrupt): .string("illegal base64 data at input byte \(corrupt.offset)")
        }
      },
      .one("b32enc", .string, "In base32.") { text, _ in GoValue(text: Base32.encoded(text.bytes)) },
      .one("b32dec", .string, "From base32; the error's text for what is none.") { text, _ in
        switch Base32.decoded(text.bytes) {
        case .success(let bytes): GoValue(text: bytes)
        case .failure(let corrupt): .string("illegal base32 data at input byte \(corrupt.offset)")
        }
      },
      .one("sha1sum", .string, "SHA-1 in hexadecimal.") { text, _ in .string(Hex.encode(Digest.sha1(text.bytes))) },
      .one("sha256sum", .string, "SHA-256 in hexadecimal.") { text, _ in
        .string(Hex.encode(Digest.sha256(text.bytes)))
      },
      .one("sha512sum", .string, "SHA-512 in hexadecimal.") { text, _ in
        .string(Hex.encode(Digest.sha512(text.bytes)))
      },
      .one("adler32sum", .string, "Adler-32 in decimal.") { text, _ in
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in text.bytes {
          low = (low + UInt32(byte)) % 65_521
          high = (high + low) % 65_521
        }
        return .string(String(high << 16 | low))
      },
    ])

  static let random = FunctionFamily(
    name: "random",
    functions: [
      .one("randAlphaNum", .int, isHermetic: false, "Random letters and digits.") { count, state throws(Failure) in
        try letters(count, from: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", &state)
      },
      .one("randAlpha", .int, isHermetic: false, "Random letters.") { count, state throws(Failure) in
        try letters(count, from: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", &state)
      },
      .one("randNumeric", .int, isHermetic: false, "Random digits.") { count, state throws(Failure) in
        try letters(count, from: "0123456789", &state)
      },
      .one("randAscii", .int, isHermetic: false, "Random printable ASCII characters.") { count, state throws(Failure) in
        try letters(count, from: String(decoding: (UInt8(32)...126).map { $0 }, as: UTF8.self), &state)
      },
      .one("randBytes", .int, isHermetic: false, "Random bytes in base64.") { count, state throws(Failure) in
        if count.asInt64 < 0 { throw .function("runtime error: makeslice: len out of range") }
        try state.reserve(bytes: Int(count.asInt64))
        return GoValue(text: Base64.encoded(state.options.environment.randomBytes(Int(count.asInt64))))
      },
      .none("uuidv4", isHermetic: false, "A random UUID.") { state in
        var bytes = state.options.environment.randomBytes(16)
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let hex = Array(Hex.encode(bytes).utf8)
        let parts = [hex[0..<8], hex[8..<12], hex[12..<16], hex[16..<20], hex[20..<32]]
        return GoValue(text: Array(parts.joined(separator: [0x2D])))
      },
    ])

  private static func letters(
    _ count: GoValue, from alphabet: String, _ state: inout Evaluation
  ) throws(Failure) -> GoValue {
    // Go's library answers a negative number with an error that Sprig swallows.
    guard count.asInt64 > 0 else { return .string("") }
    let alphabet = Array(alphabet.utf8)
    try state.reserve(bytes: Int(count.asInt64))
    var bytes: [UInt8] = []
    for _ in 0..<count.asInt64 { bytes.append(alphabet[state.random(below: alphabet.count)]) }
    return GoValue(text: bytes)
  }
}
