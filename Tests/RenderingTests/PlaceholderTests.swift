// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeModel
import PreviewAPI
import Templating
import Testing

@testable import Rendering

@Suite struct `What a template does not get is told` {
  private func gaps(_ spec: String, _ parameters: [Value]) throws -> [String] {
    var object = KubeObject(kind: Names.applicationSet, namespace: "argocd", name: "s")
    object.value["spec"] = try YAML.parse("{generators: [], \(spec)}")
    let renderer = try Renderer(PreviewSet(object))
    let inputs = parameters.map { RenderInput(parameters: Parameters($0.object ?? [:]), origin: "g") }
    return renderer.silentGaps(inputs, in: renderer.applications(inputs).applications)
  }

  @Test(arguments: [
    (
      "a-{{brnach}}",
      [
        "{{brnach}} stays as it is written for g {branch=b, number=1, size=3}: no parameter has this name; did you mean branch?"
      ]
    ),
    (
      "a-{{.branch}}",
      [
        "{{.branch}} stays as it is written for g {branch=b, number=1, size=3}: this is the form of Go templates; set spec.goTemplate: true"
      ]
    ),
    (
      "a-{{size}}",
      [
        "{{size}} stays as it is written for g {branch=b, number=1, size=3}: the parameter is a number, and only texts are put in; set spec.goTemplate: true"
      ]
    ),
    ("a-{{ branch }}-{{number}}", []),
  ])
  func `in the old form by every placeholder that stays`(_ name: String, _ lines: [String]) throws {
    let spec = "template: {metadata: {name: '\(name)'}, spec: {project: p}}"
    let set: Value = ["branch": "b", "number": "1", "size": 3]
    #expect(try gaps(spec, [set, set]) == lines)
  }

  @Test func `also in keys, in the patch and where only one set lacks it, but no more than a handful`() throws {
    let spec = """
      template: {metadata: {name: 'a-{{one}}', labels: {'l-{{two}}': x}}, spec: {project: '{{four}}{{five}}{{six}}'}},
      templatePatch: '{"metadata": {"annotations": {"a": "{{three}}"}}}'
      """
    let lines = try gaps(spec, [["one": "1", "n": "1"], ["n": "2"]])
    #expect(lines.map { $0.prefix { $0 != " " } } == ["{{two}}", "{{four}}", "{{five}}", "{{six}}", "{{three}}", "1"])
    #expect(lines.last == "1 more placeholders stay as they are written")
  }

  @Test func `a set without parameters asks for nothing`() throws {
    #expect(try gaps("template: {metadata: {name: 'a-{{x}}'}, spec: {project: p}}", [[:]]) == [])
  }

  @Test func `in Go templates by the place of a missing value`() throws {
    let spec = """
      goTemplate: true, template: {metadata: {name: 'a-{{.n}}'}, spec: {project: p, sources: [{repoURL: r, path: '{{.nope}}'}]}}
      """
    #expect(
      try gaps(spec, [["n": "1"], ["n": "2"]]) == [
        "a missing parameter prints as <no value>: a-1 has it in spec.sources[0].path, 1 more Applications elsewhere; "
          + "goTemplateOptions: [missingkey=error] makes it an error"
      ])
  }
}
