// SPDX-License-Identifier: Apache-2.0
internal import COpenSSL

/// AES with a key of 32 bytes, blocks chained (NIST SP 800-38A section 6.2). Says nothing about who wrote the text.
public enum AES256CBC {
  public static let blockSize = 16

  /// Whole blocks only; nil otherwise, or for a key or initial vector of another size.
  public static func encrypt(_ text: [UInt8], key: [UInt8], initialVector: [UInt8]) -> [UInt8]? {
    run(text, key, initialVector, isEncrypting: true)
  }

  public static func decrypt(_ text: [UInt8], key: [UInt8], initialVector: [UInt8]) -> [UInt8]? {
    run(text, key, initialVector, isEncrypting: false)
  }

  private static func run(
    _ text: [UInt8], _ key: [UInt8], _ initialVector: [UInt8], isEncrypting: Bool
  ) -> [UInt8]? {
    guard text.count.isMultiple(of: blockSize), text.count <= Int(Int32.max), key.count == 32,
      initialVector.count == blockSize, let context = EVP_CIPHER_CTX_new()
    else { return nil }
    defer { EVP_CIPHER_CTX_free(context) }
    guard EVP_CipherInit_ex(context, EVP_aes_256_cbc(), nil, key, initialVector, isEncrypting ? 1 : 0) == 1,
      EVP_CIPHER_CTX_set_padding(context, 0) == 1
    else { return nil }
    var output = [UInt8](repeating: 0, count: text.count + blockSize)
    var count: Int32 = 0
    guard EVP_CipherUpdate(context, &output, &count, text, Int32(text.count)) == 1, Int(count) == text.count else {
      return nil
    }
    return Array(output[..<text.count])
  }
}
