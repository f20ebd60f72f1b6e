// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Testing

@Suite struct `Server-side apply` {
  @Test(arguments: Backend.all) func `applying creates, and owns just what it said`(_ server: Backend) async throws {
    try await server.run { bed in
      let made = try await bed.apply(bed.map, Bed.map(["x": "1"], labels: ["l": "1"]), manager: "one")
      #expect(made.status == 201)
      #expect(
        Bed.owners(made.value) == ["one Apply": ["f:metadata": ["f:labels": ["f:l": [:]]], "f:data": ["f:x": [:]]]])
      let again = try await bed.apply(bed.map, Bed.map(["x": "1"], labels: ["l": "1"]), manager: "one")
      #expect(again.status == 200)
      #expect(again.value.at("metadata", "resourceVersion") == made.value.at("metadata", "resourceVersion"))
    }
  }

  @Test(arguments: Backend.all) func `what a manager no longer says goes, unless another one says it`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      _ = try await bed.apply(bed.map, Bed.map(["x": "1", "y": "1", "z": "1"]), manager: "one")
      _ = try await bed.apply(bed.map, Bed.map(["y": "1"]), manager: "two")
      let less = try await bed.apply(bed.map, Bed.map(["z": "1"]), manager: "one")
      #expect(less.value["data"] == ["y": "1", "z": "1"])
      let empty = try await bed.apply(
        bed.map, ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a"]], manager: "one")
      #expect(empty.value["data"] == ["y": "1"])
    }
  }

  @Test(arguments: Backend.all) func `a foreign value is a conflict, in the words of Kubernetes, unless forced`(
    _ server: Backend
  ) async throws {
    try await server.run { bed in
      _ = try await bed.apply(bed.map, Bed.map(["x": "1", "y": "1"]), manager: "one")
      let one = try await bed.apply(bed.map, Bed.map(["x": "2"]), manager: "two")
      #expect((one.status, one.reason) == (409, "Conflict"))
      #expect(one.message == "Apply failed with 1 conflict: conflict with \"one\": .data.x")
      #expect(
        one.value.at("details", "causes") == [
          ["reason": "FieldManagerConflict", "message": "conflict with \"one\"", "field": ".data.x"]
        ])
      let two = try await bed.apply(bed.map, Bed.map(["x": "2", "y": "2"]), manager: "two")
      #expect(two.message == "Apply failed with 2 conflicts: conflicts with \"one\":\n- .data.x\n- .data.y")
      let forced = try await bed.apply(bed.map, Bed.map(["x": "2"]), manager: "two", force: true)
      #expect(forced.value["data"] == ["x": "2", "y": "1"])
      #expect(
        Bed.owners(forced.value) == ["one Apply": ["f:data": ["f:y": [:]]], "two Apply": ["f:data": ["f:x": [:]]]])
    }
  }

  @Test(arguments: Backend.all) func `a plain write takes fields over, and the applier is told so`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      _ = try await bed.apply(bed.map, Bed.map(["x": "1"]), manager: "one")
      let written = try await bed.merge(bed.map + "?fieldManager=editor", ["data": ["x": "5"]])
      #expect(Bed.owners(written.value) == ["editor Update": ["f:data": ["f:x": [:]]]])
      let answer = try await bed.apply(bed.map, Bed.map(["x": "1"]), manager: "one")
      #expect(
        answer.message.hasPrefix("Apply failed with 1 conflict: conflict with \"editor\" using v1"))
      let same = try await bed.apply(bed.map, Bed.map(["x": "5"]), manager: "one")
      #expect(same.status == 200)
      #expect(Bed.owners(same.value).count == 2)
    }
  }

  @Test(arguments: Backend.all) func `keyed lists merge by key, others belong to one manager as a whole`(
    _ server: Backend
  ) async throws {
    try await server.run { bed in
      try await bed.defineWidgets()
      func wanted(_ spec: Value) -> Value { bed.widget("w", spec) }
      _ = try await bed.apply(
        bed.aWidget,
        wanted(["size": 1, "list": ["a"], "parts": [["name": "p", "count": 1], ["name": "q", "count": 1]]]),
        manager: "one")
      let two = try await bed.apply(
        bed.aWidget, wanted(["size": 1, "parts": [["name": "r", "count": 3], ["name": "p"]]]), manager: "two")
      #expect(two.value.at("spec", "parts")?.array?.map { $0["name"] } == ["r", "p", "q"])
      let conflict = try await bed.apply(bed.aWidget, wanted(["size": 1, "list": ["a", "b"]]), manager: "two")
      #expect(conflict.message == "Apply failed with 1 conflict: conflict with \"one\": .spec.list")
      let item = try await bed.apply(
        bed.aWidget, wanted(["size": 1, "parts": [["name": "p", "count": 2]]]), manager: "two")
      #expect(item.message == "Apply failed with 1 conflict: conflict with \"one\": .spec.parts[name=\"p\"].count")
      let less = try await bed.apply(
        bed.aWidget, wanted(["size": 1, "list": ["a"], "parts": [["name": "q", "count": 1]]]), manager: "one")
      #expect(
        less.value.at("spec", "parts") == [["count": 3, "name": "r"], ["name": "p"], ["name": "q", "count": 1]])
    }
  }

  @Test(arguments: Backend.all) func `status is applied through its own endpoint and owned apart`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      try await bed.defineWidgets()
      var wanted = bed.widget("w")
      wanted["status"] = ["seen": 9]
      let made = try await bed.apply(bed.aWidget, wanted, manager: "one")
      #expect(made.value["status"] == nil)
      let status = try await bed.apply(
        bed.aWidget + "/status",
        [
          "apiVersion": .string("\(bed.group)/v1"), "kind": "Widget", "metadata": ["name": "w"],
          "status": ["conditions": [["type": "Ready", "status": "True"]]],
        ], manager: "one")
      #expect(status.value.at("status", "conditions") == [["type": "Ready", "status": "True"]])
      let entries = status.value.at("metadata", "managedFields")?.array ?? []
      #expect(entries.map { $0["subresource"]?.string } == [nil, "status"])
      #expect(
        entries.last?["fieldsV1"] == [
          "f:status": ["f:conditions": ["k:{\"type\":\"Ready\"}": [".": [:], "f:status": [:], "f:type": [:]]]]
        ])
      let spec = try await bed.apply(bed.aWidget, bed.widget("w", ["size": 2]), manager: "one")
      #expect(spec.value.at("status", "conditions") != nil)
    }
  }

  @Test(arguments: Backend.all) func `finalizers are a set: each manager its own`(_ server: Backend) async throws {
    try await server.run { bed in
      func wanted(_ finalizers: Value) -> Value {
        ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a", "finalizers": finalizers]]
      }
      _ = try await bed.apply(bed.map, wanted(["x.dev/one"]), manager: "one")
      let both = try await bed.apply(bed.map, wanted(["x.dev/two"]), manager: "two")
      #expect(both.value.at("metadata", "finalizers") == ["x.dev/one", "x.dev/two"])
      let less = try await bed.apply(
        bed.map, ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a"]], manager: "one")
      #expect(less.value.at("metadata", "finalizers") == ["x.dev/two"])
    }
  }

  @Test(arguments: Backend.all) func `applying needs a manager and no managedFields`(_ server: Backend) async throws {
    try await server.run { bed in
      let unnamed = try await bed.call("PATCH", bed.map, Bed.map(["x": "1"]), type: "application/apply-patch+yaml")
      #expect(unnamed.status == 422)
      var body = Bed.map(["x": "1"])
      body["metadata"]?["managedFields"] = [["manager": "x"]]
      let managed = try await bed.apply(bed.map, body, manager: "one")
      #expect((managed.status, managed.message) == (400, "metadata.managedFields must be nil"))
    }
  }

  @Test(arguments: Backend.all) func `an apply over another uid or version conflicts`(_ server: Backend) async throws {
    try await server.run { bed in
      let made = try await bed.apply(bed.map, Bed.map(["x": "1"]), manager: "one").value
      var body = Bed.map(["x": "2"])
      body["metadata"]?["uid"] = "other"
      let other = try await bed.apply(bed.map, body, manager: "one")
      #expect(other.causes.first == "metadata.uid: Invalid value: \"other\": field is immutable")
      body = Bed.map(["x": "2"])
      body["metadata"]?["resourceVersion"] = made.at("metadata", "resourceVersion")
      #expect(try await bed.apply(bed.map, body, manager: "one").status == 200)
      // The same once more is stale, though it would change nothing; Kubernetes 1.20 let that pass.
      body["data"] = ["x": "3"]
      #expect(try await bed.apply(bed.map, body, manager: "one").status == 409)
    }
  }
}

extension Bed {
  fileprivate var map: String { configMaps + "/a" }
  fileprivate var aWidget: String { widgets + "/w" }
  fileprivate static func map(_ data: Value, labels: Value? = nil) -> Value {
    var value: Value = ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a"], "data": data]
    if let labels { value["metadata"]?["labels"] = labels }
    return value
  }
  fileprivate static func owners(_ value: Value) -> [String: Value] {
    var result: [String: Value] = [:]
    for entry in value.at("metadata", "managedFields")?.array ?? [] {
      result["\(entry["manager"]?.string ?? "") \(entry["operation"]?.string ?? "")"] = entry["fieldsV1"]
    }
    return result
  }
}
