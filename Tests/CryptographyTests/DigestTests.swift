// SPDX-License-Identifier: Apache-2.0
import Cryptography
import Testing

struct DigestTests {
  @Test func `known answers for abc`() {
    let abc = Array("abc".utf8)
    #expect(Hex.encode(Digest.md5(abc)) == "900150983cd24fb0d6963f7d28e17f72")
    #expect(Hex.encode(Digest.sha1(abc)) == "a9993e364706816aba3e25717850c26c9cd0d89d")
    #expect(
      Hex.encode(Digest.sha256(abc)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      Hex.encode(Digest.sha512(abc))
        == "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")
  }

  @Test func `known answers for nothing`() {
    #expect(Hex.encode(Digest.md5([])) == "d41d8cd98f00b204e9800998ecf8427e")
    #expect(Hex.encode(Digest.sha256([])) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}

/// RFC 4231 (SHA-2) and RFC 2202 (SHA-1).
struct HMACTests {
  @Test func `known answers of the second test case`() {
    let key = Array("Jefe".utf8)
    let message = Array("what do ya want for nothing?".utf8)
    #expect(Hex.encode(HMAC.sha1(key: key, message: message)) == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")
    #expect(
      Hex.encode(HMAC.sha256(key: key, message: message))
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(
      Hex.encode(HMAC.sha512(key: key, message: message))
        == "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
        + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737")
  }

  @Test func `a key longer than a block is hashed first`() {
    let key = [UInt8](repeating: 0xAA, count: 131)
    let message = Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8)
    #expect(
      Hex.encode(HMAC.sha256(key: key, message: message))
        == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }

  @Test func `an empty key and an empty message are allowed`() {
    #expect(
      Hex.encode(HMAC.sha256(key: [], message: []))
        == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
  }
}

struct ConstantTimeTests {
  @Test func `equality needs every byte and the same length`() {
    #expect(ConstantTime.areEqual([1, 2, 3], [1, 2, 3]))
    #expect(ConstantTime.areEqual([], []))
    #expect(!ConstantTime.areEqual([1, 2, 3], [1, 2, 4]))
    #expect(!ConstantTime.areEqual([1, 2, 3], [1, 2]))
  }
}

struct SecureRandomTests {
  @Test func `bytes come in the number asked for and do not repeat`() {
    #expect(SecureRandom.bytes(0).isEmpty)
    #expect(SecureRandom.bytes(32).count == 32)
    #expect(SecureRandom.bytes(32) != SecureRandom.bytes(32))
  }
}
