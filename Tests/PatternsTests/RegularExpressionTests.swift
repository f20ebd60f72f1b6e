// SPDX-License-Identifier: Apache-2.0
import Patterns
import Testing

@Suite struct RegularExpressionTests {
  @Test func `matching is a search unless the whole text is asked for`() throws {
    let digits = try RegularExpression("[0-9]+")
    #expect(digits.isMatch("pr-12"))
    #expect(!digits.isFullMatch("pr-12"))
    #expect(digits.isFullMatch("12"))
    #expect(!digits.isMatch(""))
    #expect(try RegularExpression("").isMatch(""))
  }

  @Test func `groups come with bytes and names`() throws {
    let pattern = try RegularExpression("(?P<kind>feat|fix)/(\\w+)(-x)?")
    let match = try #require(pattern.firstMatch(in: "é feat/web!"))
    #expect(match.text == "feat/web")
    #expect(match.range == 3..<11)
    #expect(match["kind"] == "feat")
    #expect(match[2] == "web")
    #expect(match[3] == nil && match[9] == nil && match["other"] == nil)
    #expect(pattern.groupCount == 3)
  }

  @Test func `more groups than fit the small buffer are found`() throws {
    let pattern = try RegularExpression(String(repeating: "(.)", count: 20))
    let match = try #require(pattern.firstMatch(in: "abcdefghijklmnopqrst"))
    #expect(match[20] == "t")
  }

  @Test(arguments: [
    ("a*", "baaac", ["", "aaa", ""]), ("a|", "ab", ["a", ""]), ("\\b", "hi ho", ["", "", "", ""]),
    ("^a", "aaa", ["a"]), ("(?m)^a", "ab\nac", ["a", "a"]), (".", "é日", ["é", "日"]), ("", "日", ["", ""]),
  ])
  func `all matches follow Go's rule for empty ones`(pattern: String, text: String, expected: [String]) throws {
    #expect(try RegularExpression(pattern).allMatches(in: text).map(\.text) == expected)
  }

  @Test func `a limit ends the search`() throws {
    let letters = try RegularExpression("[a-z]")
    #expect(letters.allMatches(in: "abc", limit: 2).map(\.text) == ["a", "b"])
    #expect(letters.allMatches(in: "abc", limit: 0).isEmpty)
  }

  @Test(arguments: [
    ("(a)(b)?", "ab a", "[$1|$2]", "[a|b] [a|]"), ("a", "aa", "$$", "$$"), ("(a)", "a", "${1}x$1x", "ax"),
    ("(?P<n>a)", "a", "<$n>", "<a>"), ("a", "a", "$", "$"), ("a", "a", "${1", "${1"), ("a", "a", "$0!", "a!"),
    ("a*", "baac", "x", "xbxcx"), ("", "ab", "-", "-a-b-"), ("(a)", "a", "$01", ""), ("b", "abc", "日", "a日c"),
  ])
  func `replacing expands as Go does`(pattern: String, text: String, template: String, expected: String) throws {
    #expect(try RegularExpression(pattern).replaceAll(in: text, with: template) == expected)
  }

  @Test func `a literal replacement is not expanded`() throws {
    #expect(try RegularExpression("a+").replaceAllLiteral(in: "baab", with: "$0") == "b$0b")
  }

  @Test(
    arguments: [
      (",", "a,b,c", nil, ["a", "b", "c"]), (",", "a,b,c", 2, ["a", "b,c"]), (",", "a", nil, ["a"]),
      (",", "", nil, [""]),
      ("", "abc", nil, ["a", "b", "c"]), ("a", "aba", nil, ["", "b", ""]), (",", "a,b", 0, []),
      ("z+", "pizza", nil, ["pi", "a"]),
      ("x*", "axbxc", nil, ["a", "b", "c"]),
    ] as [(String, String, Int?, [String])])
  func `splitting follows Go`(pattern: String, text: String, limit: Int?, expected: [String]) throws {
    #expect(try RegularExpression(pattern).split(text, limit: limit) == expected)
  }

  @Test func `quoting makes a pattern of any text`() throws {
    let text = "a.b*(c)[d]{e}|^$\\+?é"
    #expect(try RegularExpression(RegularExpression.quoteMeta(text)).isFullMatch(text))
    #expect(RegularExpression.quoteMeta("a-b.c") == "a-b\\.c")
  }

  @Test(arguments: [
    ("(", "error parsing regexp: missing closing ): `(`"), ("[", "error parsing regexp: missing closing ]: `[`"),
    ("a**", "error parsing regexp: invalid nested repetition operator: `**`"),
    ("\\1", "error parsing regexp: invalid escape sequence: `\\1`"),
    ("(?=a)", "error parsing regexp: invalid or unsupported Perl syntax: `(?=`"),
    ("[z-a]", "error parsing regexp: invalid character class range: `z-a`"),
  ])
  func `errors use Go's words`(pattern: String, message: String) {
    #expect { try RegularExpression(pattern) } throws: { "\($0)" == message }
  }

  @Test func `patterns that would need too much are refused`() {
    #expect(throws: PatternError.self) { try RegularExpression("((a{100}){100}){100}") }
    #expect(throws: PatternError.self) { try RegularExpression(String(repeating: "a", count: 100_000)) }
  }

  @Test func `named groups may be written as in newer Go`() throws {
    let match = try RegularExpression(#"\(?(?<year>\d+)[(?<a]"#).firstMatch(in: "2026<")
    #expect(match?["year"] == "2026")
  }

  @Test func `a text that makes others slow is matched in time`() throws {
    #expect(!(try RegularExpression("(a+)+$").isMatch(String(repeating: "a", count: 20_000) + "b")))
  }

  @Test func `the cache compiles once and stays bounded`() throws {
    let cache = PatternCache(capacity: 4)
    for number in 0..<20 {
      #expect(try cache.expression("a{\(number)}b").isMatch(String(repeating: "a", count: number) + "b"))
    }
    #expect(throws: PatternError.self) { try cache.expression("(") }
  }
}
