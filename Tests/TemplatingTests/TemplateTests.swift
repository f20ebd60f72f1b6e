// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Testing

@testable import Templating

@Suite struct TemplateTests {
  @Test func `a template is compiled once and rendered for many parameters`() throws {
    let template = try Template("{{.name}}-{{.number}}")
    #expect(try template.render(Parameters(["name": "a", "number": 1])) == "a-1")
    #expect(try template.render(Parameters(["name": "b", "number": 2])) == "b-2")
  }

  @Test func `parameters have the Go types that generators give them`() throws {
    let parameters = Parameters(
      ["labels": ["a", "b"], "n": 3, "values": ["k": "v"]],
      types: ["/labels": .strings, "/n": .int, "/values": .stringMap])
    let text = try Template("{{typeOf .labels}} {{typeOf .n}} {{typeOf .values}} {{typeOf .}}").render(parameters)
    #expect(text == "[]string int map[string]string map[string]interface {}")
  }

  @Test func `an unknown option is an error`() {
    let error = #expect(throws: TemplateError.self) { try TemplateOptions(goTemplateOptions: ["missingkey=nope"]) }
    #expect(error?.stage == .option)
  }

  @Test func `a report shows the source line with a caret under the place`() throws {
    let template = try Template("name: x\n\tpath: {{ .a | upper }}")
    let error = #expect(throws: TemplateError.self) { try template.render(Parameters(["a": 1])) }
    #expect(
      error?.report(file: "set.yaml")
        == "set.yaml:2:16: template: base:2:15: executing \"base\" at <upper>: "
        + "wrong type for value; expected string; got float64\n  \tpath: {{ .a | upper }}\n  \t              ^")
  }

  @Test func `time and randomness come from the environment`() throws {
    let environment = Environment(
      now: { Timestamp(seconds: 86_400) }, randomBytes: { [UInt8](repeating: 0, count: $0) })
    let options = TemplateOptions(environment: environment)
    let text = try Template(#"{{ now | date "2006-01-02" }} {{ randNumeric 3 }} {{ uuidv4 }}"#, options: options)
      .render(Parameters())
    #expect(text == "1970-01-02 000 00000000-0000-4000-8000-000000000000")
  }

  @Test func `one template renders on many tasks at once`() async throws {
    let template = try Template("{{range $i, $x := .list}}{{$i}}{{$x | upper}}{{end}}")
    let parameters = Parameters(["list": ["a", "b", "c"]])
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<50 { group.addTask { try template.render(parameters) } }
      for try await text in group { #expect(text == "0A1B2C") }
    }
  }
}

@Suite struct ObjectTemplateTests {
  @Test func `every text and key of a tree is rendered`() throws {
    let tree: Value = [
      "metadata": ["name": "{{.a}}", "labels": ["{{.a}}": "x", "none": .null]], "list": ["{{.a}}", .null, 1, true],
    ]
    let template = try ObjectTemplate(tree, mode: .goTemplate)
    #expect(
      try template.render(Parameters(["a": "b"]))
        == ["metadata": ["name": "b", "labels": ["b": "x"]], "list": ["b", .null, 1, true]])
  }

  @Test func `without parameters the tree comes back verbatim`() throws {
    let tree: Value = ["a": "{{.x}}", "b": .null]
    #expect(try ObjectTemplate(tree, mode: .goTemplate).render(Parameters()) == tree)
  }

  @Test func `an error names the field`() throws {
    let parse = #expect(throws: TemplateError.self) {
      try ObjectTemplate(["spec": ["list": ["ok", "{{ nope }}"]]], mode: .goTemplate)
    }
    #expect(parse?.fieldPath == "spec.list[1]")
    let template = try ObjectTemplate(
      ["spec": ["a": "{{ .x }}"]], mode: .goTemplate, options: .init(missingKey: .error))
    let exec = #expect(throws: TemplateError.self) { try template.render(Parameters(["y": 1])) }
    #expect(exec?.fieldPath == "spec.a")
  }

  @Test func `tags of the old form are replaced by parameters that are text`() throws {
    let template = try ObjectTemplate(["a": "{{ name }}-{{n}}", "{{name}}": "x"], mode: .parameters)
    #expect(try template.render(Parameters(["name": "p", "n": 1])) == ["a": "p-{{n}}", "p": "x"])
  }
}

@Suite struct FunctionReferenceTests {
  @Test func `every function has a sentence and is listed once`() {
    let rows = FunctionReference.rows
    for row in rows { #expect(row.summary.hasSuffix(".") || row.summary.hasSuffix("…"), "\(row.name)") }
    // Sprig's slice stands in for the language's own.
    let names = rows.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.count > 200)
  }
}

@Suite struct BatchTests {
  @Test func `a line of JSON gives a line of JSON`() {
    let line = #"{"id":"1","template":"{{.a}}","data":{"a":"b"}}"#
    #expect(String(decoding: Batch.run(line: Array(line.utf8)), as: UTF8.self) == #"{"id":"1","output":"b"}"#)
    let bad = #"{"id":"2","template":"{{","data":{}}"#
    #expect(
      String(decoding: Batch.run(line: Array(bad.utf8)), as: UTF8.self)
        == #"{"id":"2","error_stage":"parse","error":"template: base:1: unclosed action"}"#)
  }
}
