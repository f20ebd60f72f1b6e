// SPDX-License-Identifier: Apache-2.0
import Documents
import Templating
import Testing

@testable import Rendering

@Suite struct `Resources keep the types of what they are given` {
  private static let parameters = Parameters([
    "number": "12", "replicas": 3, "wet": true, "ports": [80, 443], "limits": ["cpu": "1"], "text": "{a: [1, x]}",
    "rows": "- 1\n- b",
  ])

  private func rendered(_ tree: Value, _ mode: TemplateMode = .goTemplate) throws -> Value {
    try ResourceTemplate(tree, field: "spec.resources[0]", mode, TemplateOptions()).render(Self.parameters)
  }

  @Test(
    arguments: [
      ("{{ .replicas | toJson }}", 3), ("{{ int .number }}", 12), ("{{ .number | int64 }}", 12),
      ("{{- .wet | toJson -}}", true),
      ("{{ .ports | toJson }}", [80, 443]), ("{{ .limits | toJson }}", ["cpu": "1"]),
      ("{{ fromYaml .text }}", ["a": [1, "x"]]),
      ("{{ .rows | fromYamlArray }}", [1, "b"]), (#"{{ (printf "{\"a\":%s}" .number) | fromJson }}"#, ["a": 12]),
      // Text: no function of these at the end, or more than the expression.
      ("{{ .replicas }}", "3"), ("{{ .number }}", "12"), ("{{ .replicas | toJson }}m", "3m"),
      ("{{ .ports | toJson | print }}", "[80,443]"),
      ("{{ .number | int }}{{ .number }}", "1212"), (#"{{ printf "%s| int" .number }}"#, "12| int"),
    ] as [(String, Value)])
  func `an expression alone`(_ text: String, _ wanted: Value) throws {
    #expect(
      try rendered(["spec": ["x": .string(text), "y": [.string(text)]]]) == ["spec": ["x": wanted, "y": [wanted]]])
  }

  @Test func `where only text is taken it stays text`() throws {
    let tree: Value = [
      "metadata": ["labels": ["n": "{{ int .number }}"], "annotations": ["p": "{{ .ports | toJson }}"]],
      "data": ["config.json": "{{ .limits | toJson }}"], "spec": ["replicas": "{{ int .number }}"],
    ]
    #expect(
      try rendered(tree) == [
        "metadata": ["labels": ["n": "12"], "annotations": ["p": "[80,443]"]],
        "data": ["config.json": #"{"cpu":"1"}"#], "spec": ["replicas": 12],
      ])
  }

  @Test func `what is written as a number or boolean is copied, nulls go, keys are rendered`() throws {
    #expect(
      try rendered(["n{{.number}}": ["a": 1, "b": false, "gone": nil as Value? ?? .null, "c": "{{ int .number }}"]])
        == ["n12": ["a": 1, "b": false, "c": 12]])
  }

  @Test func `the old mode has texts only`() throws {
    #expect(try rendered(["x": "{{ int }}", "y": "{{number}}"], .parameters) == ["x": "{{ int }}", "y": "12"])
  }

  @Test func `an error names the field`() throws {
    let failure = try #require(throws: RenderFailure.self) { try rendered(["spec": ["l": ["{{ fromYaml .rows }}"]]]) }
    #expect(failure.field == "spec.resources[0].spec.l[0]")
  }
}
