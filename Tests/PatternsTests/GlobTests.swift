// SPDX-License-Identifier: Apache-2.0
import Patterns
import Testing

@Suite struct GlobTests {
  @Test(arguments: [
    ("abc", "abc", true), ("*", "abc", true), ("*c", "abc", true), ("a*", "ab/c", false), ("a*/b", "abc/b", true),
    ("a*b*c*d*e*/f", "axbxcxdxe/f", true), ("a*b*c*d*e*/f", "axbxcxdxexxx/fff", false), ("ab[c]", "abc", true),
    ("ab[b-d]", "abc", true), ("ab[e-g]", "abc", false), ("ab[^c]", "abc", false), ("ab[^e-g]", "abc", true),
    ("a\\*b", "a*b", true), ("a\\*b", "ab", false), ("a?b", "a☺b", true), ("a[^a]b", "a☺b", true),
    ("a???b", "a☺b", false),
    ("[a-ζ]*", "α", true), ("*[a-ζ]", "A", false), ("a?b", "a/b", false), ("a*b", "a/b", false), ("[\\]a]", "]", true),
    ("[x\\-]", "-", true), ("*x", "xxx", true), ("a/**", "a/b", true), ("a/**", "a/b/c", false), ("{a,b}", "a", false),
    ("[!a]", "!", true), ("", "", true), ("", "a", false), ("apps/*", "apps/.hidden", true),
  ])
  func `directories match as in Go's path package`(pattern: String, path: String, expected: Bool) throws {
    #expect(try Glob.pathMatch(pattern: pattern, path: path) == expected)
  }

  @Test(arguments: ["[]a]", "[-]", "[x-]", "[-x]", "[", "[^", "[^bc", "a[", "a\\", "[a-b-c]"])
  func `bad patterns are told, whatever the path`(pattern: String) {
    #expect(throws: PatternError.malformedGlob(pattern: pattern)) { try Glob.pathMatch(pattern: pattern, path: "zzz") }
  }

  @Test(arguments: [
    ("**/config.json", "config.json", true), ("**/config.json", "p1/p2/config.json", true),
    ("*/config.json", "p1/p2/config.json", false), ("some/*.yaml", "some/sub/y.yaml", false),
    ("some/**y.yaml", "some/sub/y.yaml", false), ("some/**y.yaml", "some/xy.yaml", true), ("a/**", "a/b/c", true),
    ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true), ("a/**/b", "a/x/bc", false), ("**", "a/b", true),
    ("{a,b}/*.json", "b/x.json", true), ("{a,b{1,2}}.y", "b2.y", true), ("{a,b}", "c", false), ("[!a]x", "bx", true),
    ("/a/b", "a/b", true), ("./a", "a", true), ("*", ".git", true), ("a?c", "a/c", false), ("\\{a\\}", "{a}", true),
    ("**/a/**/z", "q/a/a/z", true), ("cluster-charts/*/*/values.yaml", "cluster-charts/values.yaml", false),
  ])
  func `files match as in doublestar`(pattern: String, path: String, expected: Bool) throws {
    #expect(try Glob.doublestarMatch(pattern: pattern, path: path) == expected)
  }

  @Test func `braces unfold to a bounded number`() {
    #expect(throws: PatternError.self) { try Glob(String(repeating: "{a,b}", count: 20), dialect: .doublestar) }
    #expect(throws: PatternError.self) { try Glob("{a,b", dialect: .doublestar) }
  }

  @Test(arguments: [
    ("**/config.json", "config.json", false), ("**/config.json", "p1/config.json", true),
    ("*/config.json", "p1/p2/config.json", true),
    ("some/*.yaml", "some/sub/y.yaml", true), ("some/**y.yaml", "some/sub/y.yaml", true),
    ("p1", "p1/config.json", true),
    ("p1", "p10/config.json", false), ("p1/", "p1/config.json", true), ("", "any/file", true), ("{a,b}", "a", false),
    ("{a,b}", "{a,b}", true), ("[[:digit:]].y", "3.y", true), ("[!a].y", "a.y", false), ("[", "[", true),
    ("[", "x", false),
    ("[]x]", "]", true), ("?", "/", true),
  ])
  func `files match as in git`(pattern: String, path: String, expected: Bool) throws {
    #expect(try Glob(pattern, dialect: .pathspec).matches(path) == expected)
  }

  @Test func `many stars do not make it slow`() throws {
    let pattern = String(repeating: "a*", count: 200) + "b"
    #expect(!(try Glob.pathMatch(pattern: pattern, path: String(repeating: "a", count: 2000))))
  }
}
