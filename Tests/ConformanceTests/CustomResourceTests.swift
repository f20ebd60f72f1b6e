// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPTransport
internal import Testing

@Suite struct `Custom resources` {
  @Test(arguments: Backend.all) func `a definition is established and its kind is served`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      #expect(try await bed.call("GET", bed.widgets).status == 404)
      try await bed.defineWidgets()
      let kept = try await bed.call("GET", bed.definition).value
      #expect(
        kept.at("status", "conditions")?.array?.map { "\($0["type"]?.string ?? "")=\($0["status"]?.string ?? "")" } == [
          "NamesAccepted=True", "Established=True",
        ])
      #expect(kept.at("status", "storedVersions") == ["v1"])
      #expect(kept.at("spec", "names", "listKind") == "WidgetList")
      let group = try await bed.call("GET", "/apis/\(bed.group)/v1")
      #expect(
        Set((group.value["resources"]?.array ?? []).compactMap { $0["name"]?.string }) == ["widgets", "widgets/status"])
      let list = try await bed.call("GET", bed.widgets)
      #expect(list.value["kind"] == "WidgetList")
    }
  }

  @Test(arguments: Backend.all) func `a definition named otherwise is invalid`(_ server: Backend) async throws {
    try await server.run { bed in
      let answer = try await bed.call(
        "POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
        [
          "metadata": ["name": .string("other.\(bed.group)")],
          "spec": [
            "group": .string(bed.group), "scope": "Namespaced", "names": ["plural": "widgets", "kind": "Widget"],
            "versions": [
              ["name": "v1", "served": true, "storage": true, "schema": ["openAPIV3Schema": ["type": "object"]]]
            ],
          ],
        ])
      #expect(answer.status == 422)
      #expect(answer.message.contains("must be spec.names.plural+\".\"+spec.group"))
    }
  }

  @Test(arguments: Backend.all) func `several faults are listed together`(_ server: Backend) async throws {
    try await server.run { bed in
      try await bed.defineWidgets()
      let answer = try await bed.call("POST", bed.widgets, bed.widget("w", ["size": 0, "code": "A"]))
      #expect(answer.message.hasPrefix("Widget.\(bed.group) \"w\" is invalid: [spec.size: "))
      #expect(answer.causes.count == 2)
    }
  }

  @Test(arguments: Backend.all) func `defaults are filled in, unknown fields pruned, free ones kept`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      try await bed.defineWidgets()
      let spec: Value = ["size": 1, "odd": 1, "free": ["x": ["y": 1]], "port": "http", "tags": ["any": "t"]]
      let made = try await bed.call("POST", bed.widgets, bed.widget("w", spec))
      #expect(
        made.value["spec"] == [
          "size": 1, "free": ["x": ["y": 1]], "port": "http", "tags": ["any": "t"], "colour": "red",
        ])
      try bed.needs(minor: 25)
      #expect(made.headers["Warning"] == "299 - \"unknown field \\\"spec.odd\\\"\"")
      let strict = try await bed.call("POST", "\(bed.widgets)?fieldValidation=Strict", bed.widget("v", spec))
      #expect(strict.status == 400)
      #expect(
        strict.message
          == "Widget in version \"v1\" cannot be handled as a Widget: strict decoding error: unknown field \"spec.odd\""
      )
    }
  }

  @Test(arguments: Backend.all) func `a null where none is allowed counts as absent`(_ server: Backend) async throws {
    try await server.run { bed in
      try await bed.defineWidgets()
      let made = try await bed.call(
        "POST", bed.widgets, bed.widget("w", ["size": 1, "colour": .null, "code": .null]))
      #expect(made.value["spec"] == ["size": 1, "colour": "red"])
    }
  }

  @Test(arguments: Backend.all) func `status has an endpoint of its own, and only the spec counts generations`(
    _ server: Backend
  ) async throws {
    try await server.run { bed in
      try await bed.defineWidgets()
      var body = bed.widget("w")
      body["status"] = ["seen": 5]
      let made = try await bed.call("POST", bed.widgets, body).value
      #expect(made["status"] == nil)
      #expect(made.at("metadata", "generation") == 1)
      let main = try await bed.merge("\(bed.widgets)/w", ["status": ["seen": 1], "metadata": ["labels": ["a": "b"]]])
        .value
      #expect(main["status"] == nil)
      #expect(main.at("metadata", "generation") == 1)
      let status = try await bed.merge("\(bed.widgets)/w/status", ["status": ["seen": 1], "spec": ["size": 2]]).value
      #expect(status["status"] == ["seen": 1])
      #expect(status.at("spec", "size") == 1)
      let spec = try await bed.merge("\(bed.widgets)/w", ["spec": ["size": 2]]).value
      #expect(spec.at("metadata", "generation") == 2)
      #expect(spec["status"] == ["seen": 1])
    }
  }

  @Test(arguments: Backend.all) func `an update without a version is refused for custom resources`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      try await bed.defineWidgets()
      try await bed.call("POST", bed.widgets, bed.widget("w"))
      let answer = try await bed.call("PUT", "\(bed.widgets)/w", bed.widget("w"))
      #expect(answer.causes.first?.hasPrefix("metadata.resourceVersion: Invalid value: 0") == true)
      #expect(answer.causes.first?.hasSuffix(": must be specified for an update") == true)
    }
  }

  @Test(arguments: Backend.all) func `tables have the definition's columns`(_ server: Backend) async throws {
    try await server.run { bed in
      try await bed.defineWidgets()
      try await bed.call("POST", bed.widgets, bed.widget("w", ["size": 3]))
      _ = try await bed.merge(
        "\(bed.widgets)/w/status",
        ["status": ["conditions": [["type": "Odd", "status": "False"], ["type": "Ready", "status": "True"]]]])
      let table = try await bed.call(
        "GET", bed.widgets,
        accept:
          "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json"
      )
      #expect(table.value["kind"] == "Table")
      let columns = table.value["columnDefinitions"]?.array ?? []
      #expect(columns.map { $0["name"]?.string } == ["Name", "Size", "Ready", "Age", "Colour"])
      #expect(columns.map { $0["priority"]?.int } == [0, 0, 0, 0, 1])
      let row = table.value["rows"]?.array?.first
      let cells = row?["cells"]?.array ?? []
      #expect(cells.count == 5)
      #expect([0, 1, 2, 4].map { cells[$0] } == ["w", 3, "True", "red"])
      #expect(cells[3].string?.hasSuffix("s") == true, "an age of seconds")
      #expect(row?.at("object", "kind") == "PartialObjectMetadata")
    }
  }

  @Test(arguments: Backend.all) func `every served version speaks of the same objects`(_ server: Backend) async throws {
    try await server.run { bed in
      try await bed.defineWidgets()
      try await bed.call("POST", bed.widgets, bed.widget("w"))
      let kept = try await bed.call("GET", bed.definition).value
      var old = kept.at("spec", "versions")?.array?.first ?? .null
      old["name"] = "v1beta1"
      old["storage"] = false
      let versions = (kept.at("spec", "versions")?.array ?? []) + [old]
      _ = try await bed.merge(bed.definition, ["spec": ["versions": .array(versions)]])
      let path = "/apis/\(bed.group)/v1beta1/namespaces/\(bed.namespace)/widgets/w"
      try await bed.settles("the older version is served") { _ in try await bed.call("GET", path).status == 200 }
      #expect(try await bed.call("GET", path).value["apiVersion"] == .string("\(bed.group)/v1beta1"))
      #expect(try await bed.merge(path, ["spec": ["size": 4]]).value["apiVersion"] == .string("\(bed.group)/v1beta1"))
      let main = try await bed.call("GET", "\(bed.widgets)/w").value
      #expect(main["apiVersion"] == .string("\(bed.group)/v1"))
      #expect(main.at("spec", "size") == 4)
    }
  }

  @Test(arguments: Backend.all) func `a definition that goes takes its objects along`(_ server: Backend) async throws {
    try await server.run { bed in
      try await bed.defineWidgets()
      var held = bed.widget("held")
      held["metadata"]?["finalizers"] = ["x.dev/hold"]
      try await bed.call("POST", bed.widgets, held)
      try await bed.call("POST", bed.widgets, bed.widget("free"))
      try await bed.call("DELETE", bed.definition)
      try await bed.isGone("\(bed.widgets)/free")
      #expect(try await bed.call("GET", bed.definition).status == 200)
      _ = try await bed.merge("\(bed.widgets)/held", ["metadata": ["finalizers": .null]])
      try await bed.isGone(bed.definition)
      try await bed.isGone(bed.widgets)
    }
  }

  private static let faults: [(spec: Value, text: String)] = [
    (["size": 0], "spec.size: Invalid value: 0: spec.size in body should be greater than or equal to 1"),
    (["size": 10], "spec.size: Invalid value: 10: spec.size in body should be less than or equal to 9"),
    (["size": "x"], "spec.size: Invalid value: \"string\": spec.size in body must be of type integer: \"string\""),
    ([:], "spec.size: Required value"),
    (
      ["size": 1, "colour": "blue"], "spec.colour: Unsupported value: \"blue\": supported values: \"red\", \"green\""
    ),
    (["size": 1, "code": "A"], "spec.code: Invalid value: \"A\": spec.code in body should match '^[a-z]+$'"),
    (["size": 1, "code": "abcde"], "spec.code: Too long: may not be"),
    (
      ["size": 1, "tags": ["a": 1]],
      "spec.tags.a: Invalid value: \"integer\": spec.tags.a in body must be of type string: \"integer\""
    ),
    (
      ["size": 1, "list": [1]],
      "spec.list[0]: Invalid value: \"integer\": spec.list[0] in body must be of type string: \"integer\""
    ),
  ]

  @Test(arguments: Backend.all) func `the schema is enforced, in the words of Kubernetes`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      // Their words changed; what is refused did not.
      let isWorded = bed.minor >= 29
      try await bed.defineWidgets()
      for fault in `Custom resources`.faults {
        let answer = try await bed.call("POST", bed.widgets, bed.widget("w", fault.spec))
        #expect(answer.status == 422, "\(fault.spec)")
        let wanted = "Widget.\(bed.group) \"w\" is invalid: \(fault.text)"
        if isWorded { #expect(answer.message.hasPrefix(wanted)) }
      }
      let twice: Value = ["size": 1, "parts": [["name": "a"], ["name": "a"]]]
      let answer = try await bed.call("POST", bed.widgets, bed.widget("w", twice))
      #expect(answer.message.contains("spec.parts[1]: Duplicate value: "))
    }
  }

  @Test(arguments: Backend.all) func `a kind of ours is scaled where its definition says`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      try await bed.defineWidgets {
        $0["subresources"]?["scale"] = [
          "specReplicasPath": ".spec.size", "statusReplicasPath": ".status.replicas",
        ]
      }
      try await bed.call("POST", bed.widgets, bed.widget("w", ["size": 3]))
      let scale = try await bed.call("GET", "\(bed.widgets)/w/scale").value
      #expect(scale.at("spec", "replicas") == 3)
      try await bed.merge("\(bed.widgets)/w/scale", ["spec": ["replicas": 4]])
      let live = try await bed.call("GET", "\(bed.widgets)/w").value
      #expect((live.at("spec", "size"), live.at("metadata", "generation")) == (4, 2))
      #expect(try await bed.merge("\(bed.widgets)/w/scale", ["spec": ["replicas": 99]]).status == 422)
    }
  }

  @Test(arguments: Backend.all) func `OpenAPI v3 says what the schema says`(_ server: Backend) async throws {
    try await server.run { bed in
      try bed.needs(minor: 27)
      try await bed.defineWidgets()
      let path = "/openapi/v3/apis/\(bed.group)/v1"
      try await bed.settles("the document") { _ in try await bed.call("GET", path).status == 200 }
      let schemas = try await bed.call("GET", path).value.at("components", "schemas")?.object ?? [:]
      let widget = schemas.first { $0.key.hasSuffix(".Widget") }?.value
      #expect(widget?.at("properties", "spec", "properties", "size", "description") == "How large it is.")
      #expect(widget?.at("x-kubernetes-group-version-kind")?.array?.first?["kind"] == "Widget")
      try await bed.settles("the document in the index") { _ in
        let index = try await bed.call("GET", "/openapi/v3").value
        return index.at("paths", "apis/\(bed.group)/v1", "serverRelativeURL")?.string?.contains("hash=") == true
      }
    }
  }
}
