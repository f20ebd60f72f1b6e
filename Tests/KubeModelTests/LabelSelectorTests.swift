// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeModel
import Testing

@Suite struct `Label selectors` {
  private let labels = ["app": "shop", "tier": "web", "n": "7"]

  @Test(arguments: [
    ("", true), ("app=shop", true), ("app==shop", true), ("app=blog", false), ("app!=shop", false), ("app!=x", true),
    ("missing!=x", true), ("app in (shop, blog)", true), ("app in (blog)", false), ("app notin (shop)", false),
    ("missing notin (x)", true), ("app", true), ("missing", false), ("!missing", true), ("!app", false), ("n>6", true),
    ("n>7", false), ("n<8", true), ("app>1", false), ("app=shop,tier=web", true), ("app=shop,tier=api", false),
    (" app = shop , tier in ( web ) ", true), ("app in (,shop)", true), ("app=", false), ("x/y.z=1", false),
  ])
  func `match in the text form`(_ text: String, _ expected: Bool) throws {
    #expect(try LabelSelector(text: text).matches(labels) == expected)
  }

  @Test(arguments: [
    ("a=b", "a=b"), ("a==b", "a=b"), ("a in (b)", "a=b"), ("a in (b, c)", "a in (b,c)"), ("a != b", "a!=b"),
    ("a notin (c,b)", "a notin (c,b)"), ("! a", "!a"), ("a>1,b", "a>1,b"), ("", ""),
  ])
  func `are written as they can be read again`(_ text: String, _ expected: String) throws {
    let selector = try LabelSelector(text: text)
    #expect(selector.description == expected)
    #expect(try LabelSelector(text: selector.description) == selector)
  }

  @Test(arguments: [
    "a=b,", ",", "a in (b", "a in b)", "a of (b)", "a b", "=x", "a in", "a>x", "a=b c", "-a=b",
    "a=\(String(repeating: "x", count: 64))",
    "UPPER.dns/x/y=1", "a in ((b))", "Not_Dns/x=1",
  ])
  func `refuse what is none`(_ text: String) {
    #expect(throws: SelectorError.self) { try LabelSelector(text: text) }
  }

  @Test func `read the form of specs`() throws {
    let selector = try LabelSelector([
      "matchLabels": ["app": "shop"],
      "matchExpressions": [
        ["key": "tier", "operator": "In", "values": ["web", "api"]],
        ["key": "legacy", "operator": "DoesNotExist"],
        ["key": "n", "operator": "Exists"],
        ["key": "app", "operator": "NotIn", "values": ["blog"]],
      ],
    ])
    #expect(selector.matches(labels))
    #expect(!selector.matches(["app": "shop", "n": "", "tier": "db"]))
    #expect(selector.description == "app=shop,tier in (web,api),!legacy,n,app!=blog")
  }

  private static let wrong: [(Value, SelectorError)] = [
    (["matchLabels": ["a": 1]], SelectorError.notText("matchLabels.a")),
    (["matchExpressions": [["key": "a", "operator": "Like"]]], .unknownOperator("Like")),
    (["matchExpressions": [["key": "a", "operator": "In"]]], .missingValues(key: "a", .in)),
    (
      ["matchExpressions": [["key": "a", "operator": "Exists", "values": ["x"]]]], .unexpectedValues(key: "a", .exists)
    ),
    (["matchLabel": [:]], .unknownField("matchLabel")),
    ("app=shop", .notAMap("selector")),
  ]

  @Test(arguments: wrong)
  func `say what is wrong with a spec`(_ value: Value, _ error: SelectorError) {
    #expect(throws: error) { try LabelSelector(value) }
  }
}
