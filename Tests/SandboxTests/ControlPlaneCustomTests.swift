// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Sandbox
internal import Testing

@Suite struct ControlPlaneCustomTests {
  private let bed: ControlPlaneBed
  private let widgets = ControlPlaneBed.widgets
  private let definition = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.example.dev"
  init() throws { bed = try ControlPlaneBed() }

  @Test func `a definition is established and its kind is served`() async throws {
    #expect(try await bed.call("GET", widgets).status == 404)
    try await bed.defineWidgets()
    let kept = try await bed.call("GET", definition).value
    #expect(
      kept.at("status", "conditions")?.array?.map { "\($0["type"]?.string ?? "")=\($0["status"]?.string ?? "")" } == [
        "NamesAccepted=True", "Established=True",
      ])
    #expect(kept.at("status", "storedVersions") == ["v1"])
    #expect(kept.at("spec", "names", "listKind") == "WidgetList")
    let group = try await bed.call("GET", "/apis/example.dev/v1")
    #expect(group.value["resources"]?.array?.map { $0["name"]?.string } == ["widgets", "widgets/status"])
    let list = try await bed.call("GET", widgets)
    #expect(list.value["kind"] == "WidgetList")
  }

  @Test func `a definition named otherwise is invalid`() async throws {
    let answer = try await bed.call(
      "POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
      [
        "metadata": ["name": "other.example.dev"],
        "spec": [
          "group": "example.dev", "scope": "Namespaced", "names": ["plural": "widgets", "kind": "Widget"],
          "versions": [
            ["name": "v1", "served": true, "storage": true, "schema": ["openAPIV3Schema": ["type": "object"]]]
          ],
        ],
      ])
    #expect(answer.status == 422)
    #expect(answer.message.contains("must be spec.names.plural+\".\"+spec.group"))
  }

  @Test(
    arguments: [
      (["size": 0], "spec.size: Invalid value: 0: spec.size in body should be greater than or equal to 1"),
      (["size": 10], "spec.size: Invalid value: 10: spec.size in body should be less than or equal to 9"),
      (["size": "x"], "spec.size: Invalid value: \"string\": spec.size in body must be of type integer: \"string\""),
      ([:], "spec.size: Required value"),
      (
        ["size": 1, "colour": "blue"], "spec.colour: Unsupported value: \"blue\": supported values: \"red\", \"green\""
      ),
      (["size": 1, "code": "A"], "spec.code: Invalid value: \"A\": spec.code in body should match '^[a-z]+$'"),
      (["size": 1, "code": "abcde"], "spec.code: Too long: may not be more than 4 bytes"),
      (
        ["size": 1, "tags": ["a": 1]],
        "spec.tags.a: Invalid value: \"integer\": spec.tags.a in body must be of type string: \"integer\""
      ),
      (["size": 1, "parts": [["name": "a"], ["name": "a"]]], "spec.parts[1]: Duplicate value: {\"name\":\"a\"}"),
      (
        ["size": 1, "list": [1]],
        "spec.list[0]: Invalid value: \"integer\": spec.list[0] in body must be of type string: \"integer\""
      ),
    ] as [(Value, String)])
  func `the schema is enforced`(_ spec: Value, _ text: String) async throws {
    try await bed.defineWidgets()
    let answer = try await bed.call("POST", widgets, ControlPlaneBed.widget("w", spec))
    #expect(answer.status == 422)
    #expect(answer.message == "Widget.example.dev \"w\" is invalid: \(text)")
  }

  @Test func `several faults are listed together`() async throws {
    try await bed.defineWidgets()
    let answer = try await bed.call("POST", widgets, ControlPlaneBed.widget("w", ["size": 0, "code": "A"]))
    #expect(answer.message.hasPrefix("Widget.example.dev \"w\" is invalid: [spec.size: "))
    #expect(answer.causes.count == 2)
  }

  @Test func `defaults are filled in, unknown fields pruned, free ones kept`() async throws {
    try await bed.defineWidgets()
    let spec: Value = ["size": 1, "odd": 1, "free": ["x": ["y": 1]], "port": "http", "tags": ["any": "t"]]
    let made = try await bed.call("POST", widgets, ControlPlaneBed.widget("w", spec))
    #expect(
      made.value["spec"] == ["size": 1, "free": ["x": ["y": 1]], "port": "http", "tags": ["any": "t"], "colour": "red"])
    #expect(made.headers.first { $0.name == "Warning" }?.value == "299 - \"unknown field \\\"spec.odd\\\"\"")
    let strict = try await bed.call("POST", "\(widgets)?fieldValidation=Strict", ControlPlaneBed.widget("v", spec))
    #expect(strict.status == 400)
    #expect(
      strict.message
        == "Widget in version \"v1\" cannot be handled as a Widget: strict decoding error: unknown field \"spec.odd\"")
  }

  @Test func `a null where none is allowed counts as absent`() async throws {
    try await bed.defineWidgets()
    let made = try await bed.call(
      "POST", widgets, ControlPlaneBed.widget("w", ["size": 1, "colour": .null, "code": .null]))
    #expect(made.value["spec"] == ["size": 1, "colour": "red"])
  }

  @Test func `status has an endpoint of its own, and only the spec counts generations`() async throws {
    try await bed.defineWidgets()
    var body = ControlPlaneBed.widget("w")
    body["status"] = ["seen": 5]
    let made = try await bed.call("POST", widgets, body).value
    #expect(made["status"] == nil)
    #expect(made.at("metadata", "generation") == 1)
    let main = try await bed.merge("\(widgets)/w", ["status": ["seen": 1], "metadata": ["labels": ["a": "b"]]]).value
    #expect(main["status"] == nil)
    #expect(main.at("metadata", "generation") == 1)
    let status = try await bed.merge("\(widgets)/w/status", ["status": ["seen": 1], "spec": ["size": 2]]).value
    #expect(status["status"] == ["seen": 1])
    #expect(status.at("spec", "size") == 1)
    let spec = try await bed.merge("\(widgets)/w", ["spec": ["size": 2]]).value
    #expect(spec.at("metadata", "generation") == 2)
    #expect(spec["status"] == ["seen": 1])
  }

  @Test func `an update without a version is refused for custom resources`() async throws {
    try await bed.defineWidgets()
    try await bed.call("POST", widgets, ControlPlaneBed.widget("w"))
    let answer = try await bed.call("PUT", "\(widgets)/w", ControlPlaneBed.widget("w"))
    #expect(answer.causes == ["metadata.resourceVersion: Invalid value: 0x0: must be specified for an update"])
  }

  @Test func `tables have the definition's columns`() async throws {
    try await bed.defineWidgets()
    try await bed.call("POST", widgets, ControlPlaneBed.widget("w", ["size": 3]))
    _ = try await bed.merge(
      "\(widgets)/w/status",
      ["status": ["conditions": [["type": "Odd", "status": "False"], ["type": "Ready", "status": "True"]]]])
    bed.advance(.seconds(3 * 60 + 5))
    let table = try await bed.call(
      "GET", widgets,
      accept:
        "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json"
    )
    #expect(table.value["kind"] == "Table")
    let columns = table.value["columnDefinitions"]?.array ?? []
    #expect(columns.map { $0["name"]?.string } == ["Name", "Size", "Ready", "Age", "Colour"])
    #expect(columns.map { $0["priority"]?.int } == [0, 0, 0, 0, 1])
    let row = table.value["rows"]?.array?.first
    #expect(row?["cells"] == ["w", 3, "True", "3m5s", "red"])
    #expect(row?.at("object", "kind") == "PartialObjectMetadata")
  }

  @Test func `every served version speaks of the same objects`() async throws {
    try await bed.defineWidgets()
    try await bed.call("POST", widgets, ControlPlaneBed.widget("w"))
    let kept = try await bed.call("GET", definition).value
    var old = kept.at("spec", "versions")?.array?.first ?? .null
    old["name"] = "v1beta1"
    old["storage"] = false
    let versions = (kept.at("spec", "versions")?.array ?? []) + [old]
    _ = try await bed.merge(definition, ["spec": ["versions": .array(versions)]])
    let path = "/apis/example.dev/v1beta1/namespaces/default/widgets/w"
    #expect(try await bed.call("GET", path).value["apiVersion"] == "example.dev/v1beta1")
    #expect(try await bed.merge(path, ["spec": ["size": 4]]).value["apiVersion"] == "example.dev/v1beta1")
    let main = try await bed.call("GET", "\(widgets)/w").value
    #expect(main["apiVersion"] == "example.dev/v1")
    #expect(main.at("spec", "size") == 4)
  }

  @Test func `a definition that goes takes its objects along`() async throws {
    try await bed.defineWidgets()
    var held = ControlPlaneBed.widget("held")
    held["metadata"]?["finalizers"] = ["x.dev/hold"]
    try await bed.call("POST", widgets, held)
    try await bed.call("POST", widgets, ControlPlaneBed.widget("free"))
    try await bed.call("DELETE", definition)
    #expect(try await bed.call("GET", "\(widgets)/free").status == 404)
    #expect(try await bed.call("GET", definition).status == 200)
    _ = try await bed.merge("\(widgets)/held", ["metadata": ["finalizers": .null]])
    #expect(try await bed.call("GET", definition).status == 404)
    #expect(try await bed.call("GET", widgets).message == "the server could not find the requested resource")
  }
}
