// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Sandbox
internal import Testing

@Suite struct ControlPlaneCollectionTests {
  private let bed: ControlPlaneBed
  private let maps = ControlPlaneBed.configMaps
  init() throws { bed = try ControlPlaneBed() }

  private func owner(_ value: Value, blocks: Bool = true) -> Value {
    [
      "apiVersion": "v1", "kind": "ConfigMap", "name": value.at("metadata", "name") ?? .null,
      "uid": value.at("metadata", "uid") ?? .null, "blockOwnerDeletion": .bool(blocks),
    ]
  }
  private func make(_ name: String, owners: [Value] = [], finalizers: [Value] = []) async throws -> Value {
    try await bed.makeConfigMap(name) {
      if !owners.isEmpty { $0["metadata"]?["ownerReferences"] = .array(owners) }
      if !finalizers.isEmpty { $0["metadata"]?["finalizers"] = .array(finalizers) }
    }
  }
  private func names() async throws -> [String] {
    (try await bed.call("GET", maps).value["items"]?.array ?? []).compactMap { $0.at("metadata", "name")?.string }
  }

  @Test func `dependents follow their owner, to the last generation`() async throws {
    let top = try await make("top")
    let middle = try await make("middle", owners: [owner(top)])
    _ = try await make("leaf", owners: [owner(middle)])
    try await bed.call("DELETE", "\(maps)/top")
    #expect(try await names().isEmpty)
  }

  @Test func `a dependent with another owner stays and forgets the one that is gone`() async throws {
    let (one, two) = (try await make("one"), try await make("two"))
    _ = try await make("shared", owners: [owner(one), owner(two)])
    try await bed.call("DELETE", "\(maps)/one")
    #expect(try await names() == ["shared", "two"])
    let shared = try await bed.call("GET", "\(maps)/shared").value
    #expect(shared.at("metadata", "ownerReferences")?.array?.map { $0["name"] } == ["two"])
  }

  @Test func `an owner that never was takes its dependent along, an unknown kind does not`() async throws {
    let ghost: Value = ["apiVersion": "v1", "kind": "ConfigMap", "name": "ghost", "uid": "no"]
    _ = try await make("a", owners: [ghost])
    let foreign: Value = ["apiVersion": "x.dev/v1", "kind": "Thing", "name": "t", "uid": "no"]
    _ = try await make("b", owners: [foreign])
    #expect(try await names() == ["b"])
  }

  @Test func `orphans stay without their owner`() async throws {
    let top = try await make("top")
    _ = try await make("child", owners: [owner(top)])
    try await bed.call("DELETE", "\(maps)/top", ["propagationPolicy": "Orphan"])
    #expect(try await names() == ["child"])
    #expect(try await bed.call("GET", "\(maps)/child").value.at("metadata", "ownerReferences") == nil)
  }

  @Test func `in the foreground the owner waits for those that block it`() async throws {
    let top = try await make("top")
    _ = try await make("held", owners: [owner(top)], finalizers: ["x.dev/hold"])
    _ = try await make("free", owners: [owner(top)])
    let marked = try await bed.call("DELETE", "\(maps)/top", ["propagationPolicy": "Foreground"])
    #expect(marked.value.at("metadata", "finalizers") == ["foregroundDeletion"])
    #expect(try await names() == ["held", "top"])
    _ = try await bed.merge("\(maps)/held", ["metadata": ["finalizers": .null]])
    #expect(try await names().isEmpty)
  }

  @Test func `a namespace takes its contents along and waits for finalizers`() async throws {
    try await bed.call("POST", "/api/v1/namespaces", ["metadata": ["name": "n"]])
    let inside = "/api/v1/namespaces/n/configmaps"
    try await bed.call("POST", inside, ["metadata": ["name": "plain"]])
    try await bed.call("POST", inside, ["metadata": ["name": "held", "finalizers": ["x.dev/hold"]]])
    #expect(try await bed.call("GET", "/api/v1/namespaces/n/serviceaccounts/default").status == 200)
    try await bed.call("DELETE", "/api/v1/namespaces/n")
    let namespace = try await bed.call("GET", "/api/v1/namespaces/n").value
    #expect(namespace.at("status", "phase") == "Terminating")
    #expect(
      namespace.at("status", "conditions")?.array?.map { $0["message"]?.string ?? "" } == [
        "Some resources are remaining: configmaps has 1 resource instances",
        "Some content in the namespace has finalizers remaining: x.dev/hold in 1 resource instances",
      ])
    let late = try await bed.call("POST", inside, ["metadata": ["name": "late"]])
    #expect(late.status == 403)
    #expect(
      late.message
        == "configmaps \"late\" is forbidden: unable to create new content in namespace n because it is being terminated"
    )
    #expect(late.causes == ["metadata.namespace: namespace n is being terminated"])
    _ = try await bed.merge("\(inside)/held", ["metadata": ["finalizers": .null]])
    #expect(try await bed.call("GET", "/api/v1/namespaces/n").status == 404)
  }

  @Test func `the namespaces that are always there may not be deleted`() async throws {
    let answer = try await bed.call("DELETE", "/api/v1/namespaces/default")
    #expect((answer.status, answer.reason) == (403, "Forbidden"))
    #expect(answer.message == "namespaces \"default\" is forbidden: this namespace may not be deleted")
  }

  @Test func `a whole collection is deleted by selector, in one namespace only`() async throws {
    for name in ["a", "b"] {
      _ = try await bed.makeConfigMap(name) { $0["metadata"]?["labels"] = ["on": .string(name)] }
    }
    try await bed.call("DELETE", "\(maps)?labelSelector=on%3Da")
    #expect(try await names() == ["b"])
    #expect(try await bed.call("DELETE", "/api/v1/configmaps").status == 405)
  }

  @Test func `what was interrupted is taken up at the next start`() async throws {
    let path = try ControlPlaneFile.path()
    defer { ControlPlaneFile.remove(path) }
    do {
      let bed = try ControlPlaneBed(path: path)
      // A dependent whose owner's kind is not known yet stays …
      _ = try await bed.makeConfigMap("a") {
        $0["metadata"]?["ownerReferences"] = [
          ["apiVersion": "example.dev/v1", "kind": "Widget", "name": "w", "uid": "no"]
        ]
      }
      try await bed.defineWidgets()
      #expect(try await bed.call("GET", "\(maps)/a").status == 200)
    }
    // … and is looked at again when it is.
    let bed = try ControlPlaneBed(path: path)
    #expect(try await bed.call("GET", "\(maps)/a").status == 404)
  }
}
