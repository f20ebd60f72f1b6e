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

  @Test(arguments: [
    (Glob.Dialect.path, "apps/*", ["apps"], ["apps/x", "app", "apps2"]), (.path, "*/*/x", ["a", "a/b"], ["a/b/c"]),
    (.path, "a[^b]c", ["a", "a/b"], ["x/y"]), (.doublestar, "a/**/b.yaml", ["a", "a/b/c/d"], ["b", "b/a"]),
    (.doublestar, "{a,b/c}/*.json", ["a", "b", "b/c"], ["c", "a/b", "b/d"]), (.doublestar, "**", ["a/b/c"], []),
    (.pathspec, "apps/*/c.json", ["apps", "apps/x/y"], ["base", "ap"]),
    (.pathspec, "a/b", ["a", "a/b", "a/b/c"], ["c"]),
    (.pathspec, "[a", ["[a", "[a/b"], ["a"]),
  ])
  func `a walk may leave out folders below which nothing can match`(
    _ dialect: Glob.Dialect, _ pattern: String, _ entered: [String], _ left: [String]
  ) throws {
    let glob = try Glob(pattern, dialect: dialect)
    #expect((entered + left).filter { glob.mayMatch(below: Array($0.utf8)) } == entered)
    let names = ["a", "b", "c", "b.yaml", "c.json", "x", "apps", "b/c"]
    for path in names.flatMap({ one in names.map { "\(one)/\($0)" } + names.map { "a/\(one)/\($0)" } })
    where glob.matches(path) {
      for slash in path.indices where path[slash] == "/" {
        #expect(glob.mayMatch(below: Array(path[..<slash].utf8)), "\(path)")
      }
    }
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
