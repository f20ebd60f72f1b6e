// SPDX-License-Identifier: Apache-2.0
internal import Documents
@testable internal import Sandbox
internal import Testing

@Suite struct `Rules in CEL` {
  private static let value: Value = [
    "size": 3, "name": "ann", "tags": ["a", "b"], "labels": ["x": "1"], "ratio": 1.5, "on": true, "none": .null,
  ]

  @Test(
    arguments: [
      ("self.size == 3", true), ("self.size > 2 && self.size <= 3", true), ("self.size + 1 == 2 * 2", true),
      ("-self.size < 0", true), ("7 / 2 == 3 && 7 % 2 == 1", true), ("!self.on", false),
      ("self.name.startsWith('an') && self.name.endsWith(\"n\") && self.name.contains('nn')", true),
      ("self.name.matches('^[a-z]+$')", true), ("size(self.name) == 3 && self.tags.size() == 2", true),
      ("'a' in self.tags && !('c' in self.tags) && 'x' in self.labels", true), ("self.tags[1] == 'b'", true),
      ("self.tags.all(t, size(t) == 1)", true), ("self.tags.exists(t, t == 'b')", true),
      ("self.tags.exists_one(t, t > 'a')", true), ("self.labels.all(k, self.labels[k] == '1')", true),
      ("has(self.name) && !has(self.other)", true), ("self.on ? self.size == 3 : false", true),
      ("self.ratio < 2 && self.ratio > 1.0", true), ("self.tags == ['a', 'b']", true), ("self.size in [1, 2]", false),
      ("self.name + 'a' == 'anna'", true), ("true || self.other == 1", true), ("self.other == 1 || true", true),
      ("false && self.other == 1", false), ("self.other == 1 && false", false), ("(1 + 2) * 3 == 9", true),
      ("1 + 2 * 3 == 7", true), ("self.none == null", true), ("duration('90m') <= duration('1.5h')", true),
      ("duration('1h') < duration('59m59s')", false), ("'it\\'s' == \"it's\"", true),
    ] as [(String, Bool)])
  func `a rule has its answer`(_ text: String, _ answer: Bool) throws {
    #expect(try RuleParser.parse(text).truth(["self": Self.value]) == answer)
  }

  @Test(
    arguments: [
      ("self.other == 1", "no such key: other"), ("self.size", "no such overload: not a boolean"),
      ("self.size == 1 / 0", "division by zero"), ("self.size < 'a'", "no such overload: <"),
      ("duration('2d') > duration('1h')", "type conversion error from '2d' to 'google.protobuf.Duration'"),
      ("duration(self.size) > duration('1h')", "no such overload: duration"),
      ("self.tags[9] == 'a'", "no such key: 9"), ("9223372036854775807 + 1 == 0", "integer overflow"),
    ])
  func `where there is no answer the reason is told`(_ text: String, _ why: String) throws {
    let rule = try RuleParser.parse(text)
    #expect(throws: RuleError(message: why)) { try rule.truth(["self": Self.value]) }
  }

  @Test(
    arguments: [
      ("", "the rule ends in the middle"), ("self.", "the rule ends in the middle"), ("self ==", "the rule ends"),
      ("(self", "the rule ends in the middle"), ("self.x @ 1", "unexpected character '@'"), ("'open", "does not end"),
      ("timestamp('x') > self.x", "the function timestamp is not evaluated here"),
      ("'1h'.duration()", "the method duration is not evaluated here"),
      ("self.tags.map(t, t)", "the method map is not evaluated here"), ("a b", "unexpected 'b'"),
      (String(repeating: "(", count: 100), "nested too deeply"),
    ])
  func `what is not evaluated is not read`(_ text: String, _ why: String) {
    let error = #expect(throws: RuleError.self) { try RuleParser.parse(text) }
    #expect(error?.message.contains(why) == true, "\(error?.message ?? "")")
  }
}
