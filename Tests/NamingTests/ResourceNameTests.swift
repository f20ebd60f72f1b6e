// SPDX-License-Identifier: Apache-2.0
import Naming
import Testing

@Suite struct ResourceNameTests {
  @Test(arguments: [
    (["web", "pr", "12"], "web-pr-12"), (["Feat/Größe"], "feat-grosse"), (["-a-", "", "_b_"], "a-b"), (["x.y"], "x-y"),
  ])
  func `a short name is cleaned and gets no hash`(parts: [String], expected: String) {
    #expect(ResourceName.label(parts) == expected)
  }

  @Test func `a long name is cut and stays a label of at most the limit`() {
    let name = ResourceName.label([String(repeating: "a", count: 53) + "-bcdefghijk"])
    #expect(name.utf8.count <= 63)
    #expect(ResourceName.isLabel(name))
    #expect(name.hasPrefix(String(repeating: "a", count: 53) + "-"))
    #expect(!name.contains("--"))
  }

  @Test func `names that differ only behind the cut stay different`() {
    let head = String(repeating: "x", count: 80)
    #expect(ResourceName.label([head, "a"]) != ResourceName.label([head, "b"]))
    #expect(ResourceName.label([head, "a"]) == ResourceName.label([head, "a"]))
    #expect(ResourceName.label([head, "a", "bc"]) != ResourceName.label([head, "ab", "c"]))
  }

  @Test func `exactly the limit is not cut`() {
    let name = String(repeating: "x", count: 63)
    #expect(ResourceName.label([name]) == name)
    #expect(ResourceName.label([name], limit: 62).utf8.count == 62)
  }

  @Test func `a text of which nothing is left is named by its hash`() {
    let name = ResourceName.label(["🚀"])
    #expect(name == ShortHash.hex("🚀"))
    #expect(ResourceName.label(["🚀"]) != ResourceName.label(["🎉"]))
  }

  @Test(arguments: [5, 8, 9, 10, 20]) func `a small limit is kept`(limit: Int) {
    let name = ResourceName.label([String(repeating: "ab-", count: 30)], limit: limit)
    #expect(name.utf8.count <= limit)
    #expect(ResourceName.isLabel(name))
  }

  @Test func `labels and subdomains are told from other texts`() {
    for good in ["a", "0", "a-b", "a--b", String(repeating: "a", count: 63)] { #expect(ResourceName.isLabel(good)) }
    for bad in ["", "-a", "a-", "A", "a.b", "a_b", "é", String(repeating: "a", count: 64)] {
      #expect(!ResourceName.isLabel(bad))
    }
    for good in ["a.b", "example.com", "a", String(repeating: "a", count: 253)] {
      #expect(ResourceName.isSubdomain(good))
    }
    for bad in ["", ".", "a.", ".a", "a..b", "A.b", "a.-b", String(repeating: "a", count: 254)] {
      #expect(!ResourceName.isSubdomain(bad))
    }
  }
}

@Suite struct ShortHashTests {
  @Test func `it is the beginning of the SHA-256`() {
    #expect(
      ShortHash.hex("abc", digits: 64) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(ShortHash.hex("", digits: 16) == "e3b0c44298fc1c14")
    #expect(ShortHash.hex("abc") == "ba7816bf")
  }

  @Test func `blocks of any length are padded`() {
    // From sha256sum.
    #expect(ShortHash.hex(String(repeating: "a", count: 55)) == "9f4390f8")
    #expect(ShortHash.hex(String(repeating: "a", count: 56)) == "b35439a4")
    #expect(ShortHash.hex(String(repeating: "a", count: 64)) == "ffe054fe")
    #expect(ShortHash.hex(String(repeating: "a", count: 1000)) == "41edece4")
  }
}
