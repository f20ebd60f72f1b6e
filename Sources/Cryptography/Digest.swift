// SPDX-License-Identifier: Apache-2.0
internal import COpenSSL

/// Hashes of whole byte strings.
///
/// MD5 and SHA-1 are here because templates and old protocols name them; they prove nothing about who wrote a text.
public enum Digest {
  /// 16 bytes (RFC 1321).
  public static func md5(_ bytes: [UInt8]) -> [UInt8] { compute(bytes, .md5) }
  /// 20 bytes (RFC 3174).
  public static func sha1(_ bytes: [UInt8]) -> [UInt8] { compute(bytes, .sha1) }
  /// 32 bytes (FIPS 180-4).
  public static func sha256(_ bytes: [UInt8]) -> [UInt8] { compute(bytes, .sha256) }
  /// 64 bytes (FIPS 180-4).
  public static func sha512(_ bytes: [UInt8]) -> [UInt8] { compute(bytes, .sha512) }

  private static func compute(_ bytes: [UInt8], _ kind: HashKind) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { buffer, count in
      var length: UInt32 = 0
      let done = EVP_Digest(bytes, bytes.count, buffer.baseAddress, &length, kind.algorithm, nil)
      // A digest over memory fails only without memory, or for MD5 where an administrator has forbidden it (FIPS).
      precondition(done == 1, "libcrypto refused to compute a digest")
      count = Int(length)
    }
  }
}

/// The hash functions of this module, as libcrypto knows them.
enum HashKind {
  case md5, sha1, sha256, sha512

  var algorithm: OpaquePointer? {
    switch self {
    case .md5: EVP_md5()
    case .sha1: EVP_sha1()
    case .sha256: EVP_sha256()
    case .sha512: EVP_sha512()
    }
  }
}
