// SPDX-License-Identifier: Apache-2.0
internal import CCrypt
internal import COpenSSL

/// Slow functions of passwords.
public enum PasswordHash {
  public enum Failure: Error, Sendable, Equatable {
    /// bcrypt looks at no more than 72 bytes, and stops at a zero byte.
    case unsuitable
    /// The library refused, for want of memory for instance.
    case refused
  }

  /// `$2a$10$…` (Provos and Mazières, 1999), as Go's `x/crypto/bcrypt` makes it.
  ///
  /// - Parameter salt: 16 bytes.
  public static func bcrypt(_ password: [UInt8], salt: [UInt8], cost: Int = 10) throws(Failure) -> String {
    precondition(salt.count == 16 && (4...31).contains(cost), "bcrypt takes 16 bytes of salt and a cost of 4 to 31")
    guard password.count <= 72, !password.contains(0) else { throw .unsuitable }
    // What is called 2a elsewhere is 2b here; this library's own 2a works around a mistake of its past.
    let setting = "$2b$" + (cost < 10 ? "0" : "") + "\(cost)$" + radix64(salt)
    var hash = [CChar](repeating: 0, count: ccrypt_hash_size)
    let phrase = password.map { CChar(bitPattern: $0) } + [0]
    guard ccrypt_hash(phrase, setting, &hash) == 1 else { throw .refused }
    return "$2a" + String(decoding: hash.prefix { $0 != 0 }.dropFirst(3).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// bcrypt's own order of the 64 letters, without padding.
  private static func radix64(_ bytes: [UInt8]) -> String {
    let letters = Array("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let size = min(3, bytes.count - start)
      var group = 0
      for place in 0..<3 { group = group << 8 | (place < size ? Int(bytes[start + place]) : 0) }
      for place in 0...size { text.append(letters[group >> (18 - 6 * place) & 0x3F]) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// RFC 7914. Takes 128 × cost × blockSize bytes of memory.
  ///
  /// - Parameter cost: a power of two.
  public static func scrypt(
    _ password: [UInt8], salt: [UInt8], cost: Int, blockSize: Int, parallelism: Int, length: Int
  ) throws(Failure) -> [UInt8] {
    var key = [UInt8](repeating: 0, count: length)
    let memory = UInt64(cost + parallelism + 2) * 128 * UInt64(blockSize) + 1 << 20
    let done = password.withUnsafeBytes { bytes in
      EVP_PBE_scrypt(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, salt, salt.count, UInt64(cost),
        UInt64(blockSize), UInt64(parallelism), memory, &key, length)
    }
    guard done == 1 else { throw .refused }
    return key
  }
}
