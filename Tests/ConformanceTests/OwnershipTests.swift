// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import TestKit
internal import Testing

@Suite struct `Owners and namespaces` {
  @Test(arguments: Backend.all) func `dependents follow their owner, to the last generation`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      let top = try await bed.make("top")
      let middle = try await bed.make("middle", owners: [Bed.owner(top)])
      _ = try await bed.make("leaf", owners: [Bed.owner(middle)])
      try await bed.call("DELETE", "\(bed.configMaps)/top")
      try await bed.settles("no ConfigMaps") { _ in try await bed.names().isEmpty }
    }
  }

  @Test(arguments: Backend.all) func `a dependent with another owner stays and forgets the one that is gone`(
    _ server: Backend
  ) async throws {
    try await server.run { bed in
      let (one, two) = (try await bed.make("one"), try await bed.make("two"))
      _ = try await bed.make("shared", owners: [Bed.owner(one), Bed.owner(two)])
      try await bed.call("DELETE", "\(bed.configMaps)/one")
      try await bed.settle(["shared", "two"])
      try await bed.settles("one owner") { look in
        let shared = try await bed.call("GET", "\(bed.configMaps)/shared").value
        look.saw(JSON.text(shared))
        return shared.at("metadata", "ownerReferences")?.array?.map { $0["name"] } == ["two"]
      }
    }
  }

  @Test(arguments: Backend.all) func `an owner that never was takes its dependent along, an unknown kind does not`(
    _ server: Backend
  ) async throws {
    try await server.run { bed in
      let ghost: Value = ["apiVersion": "v1", "kind": "ConfigMap", "name": "ghost", "uid": "no"]
      _ = try await bed.make("a", owners: [ghost])
      let foreign: Value = ["apiVersion": "x.dev/v1", "kind": "Thing", "name": "t", "uid": "no"]
      _ = try await bed.make("b", owners: [foreign])
      try await bed.settle(["b"])
    }
  }

  @Test(arguments: Backend.all) func `orphans stay without their owner`(_ server: Backend) async throws {
    try await server.run { bed in
      let top = try await bed.make("top")
      _ = try await bed.make("child", owners: [Bed.owner(top)])
      try await bed.call("DELETE", "\(bed.configMaps)/top", ["propagationPolicy": "Orphan"])
      try await bed.settle(["child"])
      try await bed.settles("no owner") { _ in
        try await bed.call("GET", "\(bed.configMaps)/child").value.at("metadata", "ownerReferences") == nil
      }
    }
  }

  @Test(arguments: Backend.all) func `in the foreground the owner waits for those that block it`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      let top = try await bed.make("top")
      _ = try await bed.make("held", owners: [Bed.owner(top)], finalizers: ["x.dev/hold"])
      _ = try await bed.make("free", owners: [Bed.owner(top)])
      let marked = try await bed.call("DELETE", "\(bed.configMaps)/top", ["propagationPolicy": "Foreground"])
      #expect(marked.value.at("metadata", "finalizers") == ["foregroundDeletion"])
      try await bed.settle(["held", "top"])
      _ = try await bed.merge("\(bed.configMaps)/held", ["metadata": ["finalizers": .null]])
      try await bed.settles("no ConfigMaps") { _ in try await bed.names().isEmpty }
    }
  }

  @Test(arguments: Backend.all) func `a namespace takes its contents along and waits for finalizers`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      try await bed.makeConfigMap("plain")
      _ = try await bed.make("held", finalizers: ["x.dev/hold"])
      let path = "/api/v1/namespaces/\(bed.namespace)"
      try await bed.settles("the default account") { _ in
        try await bed.call("GET", "\(path)/serviceaccounts/default").status == 200
      }
      try await bed.call("DELETE", path)
      #expect(try await bed.call("GET", path).value.at("status", "phase") == "Terminating")
      let late = try await bed.call("POST", bed.configMaps, ["metadata": ["name": "late"]])
      #expect(late.status == 403)
      #expect(
        late.message
          == "configmaps \"late\" is forbidden: unable to create new content in namespace \(bed.namespace) because it is being terminated"
      )
      try await bed.settles("word of what remains") { look in
        let namespace = try await bed.call("GET", path).value
        look.saw(JSON.text(namespace["status"] ?? .null))
        let said = (namespace.at("status", "conditions")?.array ?? []).compactMap { $0["message"]?.string }
        return said.contains("Some resources are remaining: configmaps. has 1 resource instances")
          && said.contains("Some content in the namespace has finalizers remaining: x.dev/hold in 1 resource instances")
      }
      try await bed.merge("\(bed.configMaps)/held", ["metadata": ["finalizers": .null]])
      try await bed.isGone(path)
    }
  }

  @Test(arguments: Backend.all) func `the namespaces that are always there may not be deleted`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      let answer = try await bed.call("DELETE", "/api/v1/namespaces/default?dryRun=All")
      #expect((answer.status, answer.reason) == (403, "Forbidden"))
      #expect(answer.message == "namespaces \"default\" is forbidden: this namespace may not be deleted")
    }
  }

  @Test(arguments: Backend.all) func `a whole collection is deleted by selector, in one namespace only`(
    _ server: Backend
  ) async throws {
    try await server.run { bed in
      for name in ["a", "b"] {
        _ = try await bed.makeConfigMap(name) { $0["metadata"]?["labels"] = ["on": .string(name)] }
      }
      try await bed.call("DELETE", "\(bed.configMaps)?labelSelector=on%3Da")
      try await bed.settle(["b"])
      #expect(try await bed.call("DELETE", "/api/v1/configmaps").status == 405)
    }
  }
}

extension Bed {
  fileprivate static func owner(_ value: Value) -> Value {
    [
      "apiVersion": "v1", "kind": "ConfigMap", "name": value.at("metadata", "name") ?? .null,
      "uid": value.at("metadata", "uid") ?? .null, "blockOwnerDeletion": true,
    ]
  }
  fileprivate func make(_ name: String, owners: [Value] = [], finalizers: [Value] = []) async throws -> Value {
    try await makeConfigMap(name) {
      if !owners.isEmpty { $0["metadata"]?["ownerReferences"] = .array(owners) }
      if !finalizers.isEmpty { $0["metadata"]?["finalizers"] = .array(finalizers) }
    }
  }
  fileprivate func names() async throws -> [String] { try await call("GET", configMaps).names }
  fileprivate func settle(_ wanted: [String]) async throws {
    try await settles("ConfigMaps \(wanted)") { look in
      let names = try await names()
      look.saw("\(names)")
      return names == wanted
    }
  }
}
