// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Sandbox
internal import Testing

@Suite struct ControlPlaneApplyTests {
  private let bed: ControlPlaneBed
  private let path = ControlPlaneBed.configMaps + "/a"
  private let widget = ControlPlaneBed.widgets + "/w"
  init() throws { bed = try ControlPlaneBed() }

  private func map(_ data: Value, labels: Value? = nil) -> Value {
    var value: Value = ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a"], "data": data]
    if let labels { value["metadata"]?["labels"] = labels }
    return value
  }
  private func owners(_ value: Value) -> [String: Value] {
    var result: [String: Value] = [:]
    for entry in value.at("metadata", "managedFields")?.array ?? [] {
      result["\(entry["manager"]?.string ?? "") \(entry["operation"]?.string ?? "")"] = entry["fieldsV1"]
    }
    return result
  }

  @Test func `applying creates, and owns just what it said`() async throws {
    let made = try await bed.apply(path, map(["x": "1"], labels: ["l": "1"]), manager: "one")
    #expect(made.status == 201)
    #expect(
      owners(made.value) == ["one Apply": ["f:metadata": ["f:labels": ["f:l": [:]]], "f:data": ["f:x": [:]]]])
    let again = try await bed.apply(path, map(["x": "1"], labels: ["l": "1"]), manager: "one")
    #expect(again.status == 200)
    #expect(again.value.at("metadata", "resourceVersion") == made.value.at("metadata", "resourceVersion"))
  }

  @Test func `what a manager no longer says goes, unless another one says it`() async throws {
    _ = try await bed.apply(path, map(["x": "1", "y": "1", "z": "1"]), manager: "one")
    _ = try await bed.apply(path, map(["y": "1"]), manager: "two")
    let less = try await bed.apply(path, map(["z": "1"]), manager: "one")
    #expect(less.value["data"] == ["y": "1", "z": "1"])
    let empty = try await bed.apply(
      path, ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a"]], manager: "one")
    #expect(empty.value["data"] == ["y": "1"])
  }

  @Test func `a foreign value is a conflict, in the words of Kubernetes, unless forced`() async throws {
    _ = try await bed.apply(path, map(["x": "1", "y": "1"]), manager: "one")
    let one = try await bed.apply(path, map(["x": "2"]), manager: "two")
    #expect((one.status, one.reason) == (409, "Conflict"))
    #expect(one.message == "Apply failed with 1 conflict: conflict with \"one\": .data.x")
    #expect(
      one.value.at("details", "causes") == [
        ["reason": "FieldManagerConflict", "message": "conflict with \"one\"", "field": ".data.x"]
      ])
    let two = try await bed.apply(path, map(["x": "2", "y": "2"]), manager: "two")
    #expect(two.message == "Apply failed with 2 conflicts: conflicts with \"one\":\n- .data.x\n- .data.y")
    let forced = try await bed.apply(path, map(["x": "2"]), manager: "two", force: true)
    #expect(forced.value["data"] == ["x": "2", "y": "1"])
    #expect(
      owners(forced.value) == ["one Apply": ["f:data": ["f:y": [:]]], "two Apply": ["f:data": ["f:x": [:]]]])
  }

  @Test func `a plain write takes fields over, and the applier is told so`() async throws {
    _ = try await bed.apply(path, map(["x": "1"]), manager: "one")
    let written = try await bed.merge(path + "?fieldManager=editor", ["data": ["x": "5"]])
    #expect(owners(written.value) == ["editor Update": ["f:data": ["f:x": [:]]]])
    let answer = try await bed.apply(path, map(["x": "1"]), manager: "one")
    #expect(
      answer.message
        == "Apply failed with 1 conflict: conflict with \"editor\" using v1 at 2023-11-14T22:13:20Z: .data.x")
    let same = try await bed.apply(path, map(["x": "5"]), manager: "one")
    #expect(same.status == 200)
    #expect(owners(same.value).count == 2)
  }

  @Test func `keyed lists merge by key, others belong to one manager as a whole`() async throws {
    try await bed.defineWidgets()
    func wanted(_ spec: Value) -> Value { ControlPlaneBed.widget("w", spec) }
    _ = try await bed.apply(
      widget, wanted(["size": 1, "list": ["a"], "parts": [["name": "p", "count": 1], ["name": "q", "count": 1]]]),
      manager: "one")
    let two = try await bed.apply(
      widget, wanted(["size": 1, "parts": [["name": "r", "count": 3], ["name": "p"]]]), manager: "two")
    #expect(two.value.at("spec", "parts")?.array?.map { $0["name"] } == ["p", "q", "r"])
    let conflict = try await bed.apply(widget, wanted(["size": 1, "list": ["a", "b"]]), manager: "two")
    #expect(conflict.message == "Apply failed with 1 conflict: conflict with \"one\": .spec.list")
    let item = try await bed.apply(widget, wanted(["size": 1, "parts": [["name": "p", "count": 2]]]), manager: "two")
    #expect(item.message == "Apply failed with 1 conflict: conflict with \"one\": .spec.parts[name=\"p\"].count")
    let less = try await bed.apply(
      widget, wanted(["size": 1, "list": ["a"], "parts": [["name": "q", "count": 1]]]), manager: "one")
    #expect(less.value.at("spec", "parts") == [["name": "p"], ["name": "q", "count": 1], ["name": "r", "count": 3]])
  }

  @Test func `status is applied through its own endpoint and owned apart`() async throws {
    try await bed.defineWidgets()
    var wanted = ControlPlaneBed.widget("w")
    wanted["status"] = ["seen": 9]
    let made = try await bed.apply(widget, wanted, manager: "one")
    #expect(made.value["status"] == nil)
    let status = try await bed.apply(
      widget + "/status",
      [
        "apiVersion": "example.dev/v1", "kind": "Widget", "metadata": ["name": "w"],
        "status": ["conditions": [["type": "Ready", "status": "True"]]],
      ], manager: "one")
    #expect(status.value.at("status", "conditions") == [["type": "Ready", "status": "True"]])
    let entries = status.value.at("metadata", "managedFields")?.array ?? []
    #expect(entries.map { $0["subresource"]?.string } == [nil, "status"])
    #expect(
      entries.last?["fieldsV1"] == [
        "f:status": ["f:conditions": ["k:{\"type\":\"Ready\"}": [".": [:], "f:status": [:], "f:type": [:]]]]
      ])
    let spec = try await bed.apply(widget, ControlPlaneBed.widget("w", ["size": 2]), manager: "one")
    #expect(spec.value.at("status", "conditions") != nil)
  }

  @Test func `finalizers are a set: each manager its own`() async throws {
    func wanted(_ finalizers: Value) -> Value {
      ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a", "finalizers": finalizers]]
    }
    _ = try await bed.apply(path, wanted(["x.dev/one"]), manager: "one")
    let both = try await bed.apply(path, wanted(["x.dev/two"]), manager: "two")
    #expect(both.value.at("metadata", "finalizers") == ["x.dev/one", "x.dev/two"])
    let less = try await bed.apply(
      path, ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a"]], manager: "one")
    #expect(less.value.at("metadata", "finalizers") == ["x.dev/two"])
  }

  @Test func `applying needs a manager and no managedFields`() async throws {
    let unnamed = try await bed.call("PATCH", path, map(["x": "1"]), type: "application/apply-patch+yaml")
    #expect(unnamed.status == 422)
    var body = map(["x": "1"])
    body["metadata"]?["managedFields"] = [["manager": "x"]]
    let managed = try await bed.apply(path, body, manager: "one")
    #expect((managed.status, managed.message) == (400, "metadata.managedFields must be nil"))
  }

  @Test func `an apply over another uid or version conflicts`() async throws {
    let made = try await bed.apply(path, map(["x": "1"]), manager: "one").value
    var body = map(["x": "2"])
    body["metadata"]?["uid"] = "other"
    #expect(try await bed.apply(path, body, manager: "one").status == 409)
    body = map(["x": "2"])
    body["metadata"]?["resourceVersion"] = made.at("metadata", "resourceVersion")
    #expect(try await bed.apply(path, body, manager: "one").status == 200)
    #expect(try await bed.apply(path, body, manager: "one").status == 409)
  }
}
