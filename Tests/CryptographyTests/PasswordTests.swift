// SPDX-License-Identifier: Apache-2.0
import Cryptography
import Testing

@Suite struct PasswordTests {
  @Test(arguments: [
    // Vectors of the bcrypt authors' own test suite.
    ("", "$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s."),
    ("abc", "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i"),
  ])
  func `bcrypt gives the hashes of its authors`(password: String, hash: String) throws {
    let salt = try #require(PasswordTests.salt(of: hash))
    #expect(try PasswordHash.bcrypt(Array(password.utf8), salt: salt, cost: 6) == hash)
  }

  @Test func `bcrypt refuses what it would not look at`() {
    let salt = [UInt8](repeating: 7, count: 16)
    #expect(throws: PasswordHash.Failure.unsuitable) {
      try PasswordHash.bcrypt([UInt8](repeating: 97, count: 73), salt: salt, cost: 4)
    }
    #expect(throws: PasswordHash.Failure.unsuitable) { try PasswordHash.bcrypt([97, 0, 98], salt: salt, cost: 4) }
  }

  /// RFC 7914 section 12.
  @Test func `scrypt gives the key of its RFC`() throws {
    let key = try PasswordHash.scrypt(
      Array("password".utf8), salt: Array("NaCl".utf8), cost: 1024, blockSize: 8, parallelism: 16, length: 64)
    #expect(
      Hex.encode(key)
        == "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
    )
  }

  /// NIST SP 800-38A, F.2.5.
  @Test func `AES-256-CBC gives the blocks of the standard, and back`() throws {
    let key = try #require(Hex.decode("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"))
    let vector = [UInt8](0...15)
    let text = try #require(Hex.decode("6bc1bee22e409f96e93d7e117393172a"))
    let blocks = try #require(AES256CBC.encrypt(text, key: key, initialVector: vector))
    #expect(Hex.encode(blocks) == "f58c4c04d6e5f1ba779eabfb5f7bfbd6")
    #expect(AES256CBC.decrypt(blocks, key: key, initialVector: vector) == text)
    #expect(AES256CBC.encrypt([1], key: key, initialVector: vector) == nil)
  }

  private static func salt(of hash: String) -> [UInt8]? {
    let letters = Array("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    var bits = 0
    var count = 0
    var salt: [UInt8] = []
    for letter in hash.utf8.dropFirst(7).prefix(22) {
      guard let digit = letters.firstIndex(of: letter) else { return nil }
      bits = bits << 6 | digit
      count += 6
      if count >= 8 {
        count -= 8
        salt.append(UInt8(bits >> count & 0xFF))
      }
    }
    return salt
  }
}

@Suite struct CertificateTests {
  private let request = CertificateRequest(
    commonName: "ca", notBefore: 1_700_000_000, notAfter: 1_800_000_000, serialNumber: [1, 2], isAuthority: true)

  @Test func `a certificate of one seed and one time is always the same`() throws {
    let key = try PrivateKey(ed25519: [UInt8](repeating: 5, count: 32))
    let first = try request.issued(for: key)
    #expect(first.hasPrefix("-----BEGIN CERTIFICATE-----\n"))
    #expect(try request.issued(for: key) == first)
    #expect(key.pem.hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
    #expect("\(key)" == "‹redacted›")
  }

  @Test func `an authority signs only with its own key`() throws {
    let (one, other) = (try PrivateKey(.ecdsa), try PrivateKey(.ecdsa))
    #expect(one.pem.hasPrefix("-----BEGIN EC PRIVATE KEY-----\n"))
    let authority = Array(try request.issued(for: one).utf8)
    var leaf = request
    leaf.isAuthority = false
    leaf.hostNames = ["a.example"]
    leaf.addresses = [[10, 0, 0, 1]]
    _ = try leaf.issued(for: other, by: .authority(certificate: authority, key: one))
    #expect(throws: KeyError.self) { try leaf.issued(for: one, by: .authority(certificate: authority, key: other)) }
  }

  @Test func `what is no key and no certificate is refused`() {
    #expect(throws: KeyError.self) { try PrivateKey(pem: Array("nonsense".utf8)) }
    #expect(throws: KeyError.self) { try CertificateRequest.check(certificate: Array("nonsense".utf8)) }
  }
}
