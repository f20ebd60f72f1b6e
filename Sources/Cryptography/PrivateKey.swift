// SPDX-License-Identifier: Apache-2.0
internal import COpenSSL

/// A private key of any kind that certificates are made with. It is kept as PEM and never prints.
public struct PrivateKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public enum Kind: Sendable, Hashable {
    case rsa(bits: Int)
    /// 2048 bits with a subgroup of 256.
    case dsa
    /// On the curve P-256.
    case ecdsa
  }

  /// As the kind's own form has it (`RSA PRIVATE KEY`, …), or PKCS#8 for those that have none.
  public let pem: String

  /// A new key, of libcrypto's randomness.
  public init(_ kind: Kind) throws(KeyError) {
    let key =
      switch kind {
      case .rsa(let bits): copenssl_new_rsa(Int32(bits))
      case .dsa: copenssl_new_dsa(2048, 256)
      case .ecdsa: copenssl_new_p256()
      }
    guard let key else { throw .unreadable(lastWords()) }
    self = try PrivateKey(taking: key)
  }

  /// The Ed25519 key (RFC 8032) of a seed of 32 bytes.
  public init(ed25519 seed: [UInt8]) throws(KeyError) {
    guard let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count) else {
      throw .unreadable(lastWords())
    }
    self = try PrivateKey(taking: key)
  }

  /// Any unencrypted PEM of a private key.
  public init(pem: [UInt8]) throws(KeyError) { self = try PrivateKey(taking: try readKey(pem)) }

  private init(taking key: OpaquePointer) throws(KeyError) {
    defer { EVP_PKEY_free(key) }
    let pem = PEM.text { target in
      EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519
        ? PEM_write_bio_PrivateKey(target, key, nil, nil, 0, nil, nil)
        : PEM_write_bio_PrivateKey_traditional(target, key, nil, nil, 0, nil, nil)
    }
    guard let pem else { throw .unreadable(lastWords()) }
    self.pem = pem
  }

  /// For use within this module; to be released.
  func read() throws(KeyError) -> OpaquePointer { try readKey(Array(pem.utf8)) }

  public var description: String { "‹redacted›" }
  public var debugDescription: String { "‹redacted›" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

enum PEM {
  /// What a function writes.
  static func text(_ write: (OpaquePointer) -> Int32) -> String? {
    guard let target = BIO_new(BIO_s_mem()) else { return nil }
    defer { BIO_free(target) }
    guard write(target) == 1 else { return nil }
    var start: UnsafeMutablePointer<CChar>?
    let count = copenssl_memory(target, &start)
    guard let start, count > 0 else { return nil }
    return String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// What a function reads.
  static func read<Thing>(_ text: [UInt8], _ read: (OpaquePointer) -> Thing?) -> Thing? {
    // BIO_new_mem_buf keeps the pointer, so all reading happens inside the closure.
    text.withUnsafeBytes { bytes in
      guard bytes.count < 1 << 20, let source = BIO_new_mem_buf(bytes.baseAddress, Int32(bytes.count)) else {
        return nil
      }
      defer { BIO_free(source) }
      return read(source)
    }
  }
}

/// A key from PEM; to be released.
func readKey(_ pem: [UInt8]) throws(KeyError) -> OpaquePointer {
  guard pem.count < 1 << 20 else { throw .unreadable("longer than 1 MiB") }
  ERR_clear_error()
  // Without a callback libcrypto would ask for the password of an encrypted key on the terminal.
  let key = PEM.read(pem) { PEM_read_bio_PrivateKey($0, nil, { _, _, _, _ in -1 }, nil) }
  guard let key else { throw .unreadable(lastWords()) }
  return key
}

/// The newest complaint of libcrypto on this thread, whose queue is emptied.
func lastWords() -> String {
  var buffer = [CChar](repeating: 0, count: 256)
  let code = ERR_peek_last_error()
  ERR_clear_error()
  guard code != 0 else { return "no reason given" }
  ERR_error_string_n(code, &buffer, buffer.count)
  return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
