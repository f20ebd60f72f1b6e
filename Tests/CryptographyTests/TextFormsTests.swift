// SPDX-License-Identifier: Apache-2.0
import Cryptography
import Testing

struct HexTests {
  @Test func `bytes go to lower-case digits and back`() {
    #expect(Hex.encode([0x00, 0x0F, 0xA5, 0xFF]) == "000fa5ff")
    #expect(Hex.decode("000Fa5Ff") == [0x00, 0x0F, 0xA5, 0xFF])
    #expect(Hex.decode("") == [])
  }

  @Test(arguments: ["0", "0g", "zz", "0x10", "é"])
  func `what is not hexadecimal is nil`(text: String) { #expect(Hex.decode(text) == nil) }
}

struct Base64Tests {
  /// RFC 4648 section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func `vectors of RFC 4648`(plain: String, text: String) throws {
    let bytes = Array(plain.utf8)
    #expect(Base64.encode(bytes) == text)
    #expect(try Base64.decode(text) == bytes)
    let bare = String(text.prefix { $0 != "=" })
    #expect(Base64.encode(bytes, isPadded: false) == bare)
    #expect(try Base64.decode(bare, isPadded: false) == bytes)
  }

  @Test func `the two alphabets differ in their last letters`() throws {
    #expect(Base64.encode([0xFB, 0xFF, 0xBF]) == "+/+/")
    #expect(Base64.encode([0xFB, 0xFF, 0xBF], alphabet: .url) == "-_-_")
    #expect(try Base64.decode("-_-_", alphabet: .url) == [0xFB, 0xFF, 0xBF])
    #expect(throws: Base64Error.corrupt(offset: 0)) { try Base64.decode("-_-_") }
  }

  @Test func `line ends are skipped wherever they are`() throws {
    #expect(try Base64.decode("Zm9v\r\nYg\n=\n=\n") == Array("foob".utf8))
  }

  /// Offsets as Go's encoding/base64 reports them.
  @Test(arguments: [
    ("!!!!", 0), ("====", 0), ("x===", 1), ("=AAA", 0), ("A=AA", 1), ("AA=A", 2), ("AA==A", 4), ("AAA=AAAA", 4),
    ("AAAAA", 4), ("AAAAAA", 4), ("A=", 1), ("A==", 1), ("AA=", 3), ("AA==", -1), ("AAA=", -1), ("AAAA", -1),
    ("AAAAA=", 5), ("YWJjZA=====", 8),
  ])
  func `damage is found where Go finds it`(text: String, offset: Int) {
    if offset < 0 {
      #expect(throws: Never.self) { try Base64.decode(text) }
    } else {
      #expect(throws: Base64Error.corrupt(offset: offset)) { try Base64.decode(text) }
    }
  }

  @Test func `every length survives the way there and back`() throws {
    for length in 0..<70 {
      let bytes = SecureRandom.bytes(length)
      for alphabet in [Base64.Alphabet.standard, .url] {
        for isPadded in [true, false] {
          let text = Base64.encode(bytes, alphabet: alphabet, isPadded: isPadded)
          #expect(try Base64.decode(text, alphabet: alphabet, isPadded: isPadded) == bytes)
        }
      }
    }
  }
}
