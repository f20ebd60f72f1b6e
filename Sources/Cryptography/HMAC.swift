// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// Keyed digests (RFC 2104): what proves that a webhook was sent by who knows the secret.
public enum HMAC {
  /// 20 bytes.
  public static func sha1(key: [UInt8], message: [UInt8]) -> [UInt8] { compute(key, message, .sha1) }
  /// 32 bytes.
  public static func sha256(key: [UInt8], message: [UInt8]) -> [UInt8] { compute(key, message, .sha256) }
  /// 64 bytes.
  public static func sha512(key: [UInt8], message: [UInt8]) -> [UInt8] { compute(key, message, .sha512) }

  private static func compute(_ key: [UInt8], _ message: [UInt8], _ kind: HashKind) -> [UInt8] {
    precondition(key.count <= Int(Int32.max), "an HMAC key of more than 2 GiB")
    return [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { buffer, count in
      var length: UInt32 = 0
      // libcrypto reads a null key as "the key of last time", so an empty key still needs an address.
      let done = (key.isEmpty ? [0] : key).withUnsafeBytes { bytes in
        COpenSSL.HMAC(
          kind.algorithm, bytes.baseAddress, Int32(key.count), message, message.count, buffer.baseAddress, &length)
      }
      precondition(done != nil, "libcrypto refused to compute an HMAC")
      count = Int(length)
    }
  }
}

/// Comparison of secrets.
public enum ConstantTime {
  /// Whether both are equal, in a time that depends only on their lengths.
  public static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
  }
}
