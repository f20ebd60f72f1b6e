// SPDX-License-Identifier: Apache-2.0
import Naming
import Testing

@Suite struct SlugTests {
  @Test func `branch slugs are those of the pull request generator`() {
    for row in RecordedSlugs.branch
    where !row.text.unicodeScalars.contains(where: { $0.value >= 0x3040 && $0.value < 0xA000 }) {
      #expect(Slug.branch(row.text) == row.slug, "\(row.text)")
    }
  }

  @Test func `normalize agrees with Argo CD`() {
    for row in RecordedSlugs.normalize { #expect(Slug.normalize(row.text) == row.slug, "\(row.text)") }
  }

  @Test func `slugify agrees with Argo CD`() {
    for row in RecordedSlugs.slugify {
      #expect(
        Slug.slugify(row.text, maximum: row.maximum, isSmart: row.isSmart) == row.slug,
        "\(row.text) \(row.maximum) \(row.isSmart)")
    }
  }

  @Test(arguments: [
    ("-.--CLUSTER/name  -./.-", "cluster-name"), ("production_01/west", "production-01-west"), ("a__b", "a--b"),
    ("Ünïcode_Name", "n-code-name"), (".", ""), ("İx", "ix"),
  ])
  func `normalize keeps dots and does not collapse dashes`(text: String, expected: String) {
    #expect(Slug.normalize(text) == expected)
  }

  @Test func `normalize cuts at 253 bytes before it trims`() {
    let text = String(repeating: "a", count: 252) + "-b"
    #expect(Slug.normalize(text) == String(repeating: "a", count: 252))
  }

  @Test(arguments: [
    ("feat/Über_Größe & Co. v1.2.3", "feat-uber-grosse-and-co-v1-2-3"), ("user@host", "userathost"),
    ("It's \"quoted\"", "its-quoted"), ("🚀launch", "launch"), ("__init__", "init"), ("/", ""),
    ("Привет/Мир", "privet-mir"), ("Ελλάδα", "ellada"), ("ＦＵＬＬ", "full"), ("a\u{301}b", "ab"), ("한국어", "hangugeo"),
    ("カナ", "kana"), ("さくら/1", "sakura-1"), ("日本", "ri-ben"),
    ("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee-tail", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee"),
  ])
  func `a branch slug is transliterated`(text: String, expected: String) {
    #expect(Slug.branch(text) == expected)
  }

  @Test func `a hard cut comes before cleaning`() {
    #expect(Slug.slugify("abcdefghi-klm", maximum: 10, isSmart: false) == "abcdefghi")
    #expect(Slug.slugify("abc", maximum: 0, isSmart: false) == "")
    #expect(Slug.slugify("abc", maximum: 0, isSmart: true) == "abc")
  }

  @Test func `every slug is made of letters, digits and single dashes`() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let scalars = (0..<30).compactMap { _ in Unicode.Scalar(UInt32.random(in: 1...0x2FFF, using: &generator)) }
      let slug = Slug.branch(String(String.UnicodeScalarView(scalars)))
      #expect(slug.utf8.count <= 50)
      // A few characters stand for an underscore, which stays, as it does in Argo CD.
      let plain = String(decoding: slug.utf8.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
      #expect(plain.isEmpty || (ResourceName.isLabel(plain) && !slug.contains("--")), "\(scalars)")
    }
  }
}
