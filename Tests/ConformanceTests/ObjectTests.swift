// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Testing

@Suite struct `Objects` {
  @Test(arguments: Backend.all) func `a created object has an identity, and a second of its name is refused`(
    _ server: Backend
  ) async throws {
    try await server.run { bed in
      let made = try await bed.makeConfigMap("a")
      #expect(made.at("metadata", "uid")?.string?.utf8.count == 36)
      #expect(made.at("metadata", "creationTimestamp")?.string?.hasSuffix("Z") == true)
      #expect(made.at("metadata", "namespace") == .string(bed.namespace))
      #expect(made.at("metadata", "generation") == nil)
      let again = try await bed.call("POST", bed.configMaps, ["metadata": ["name": "a"]])
      #expect(again.status == 409)
      #expect(again.message == "configmaps \"a\" already exists")
      #expect(again.reason == "AlreadyExists")
      #expect(again.value["details"] == ["name": "a", "kind": "configmaps"])
    }
  }

  @Test(arguments: Backend.all) func `what is not there is not found, in the words of Kubernetes`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      let object = try await bed.call("GET", "/apis/apps/v1/namespaces/\(bed.namespace)/deployments/x")
      #expect((object.status, object.message) == (404, "deployments.apps \"x\" not found"))
      let kind = try await bed.call("GET", "/apis/apps/v1/nothings")
      #expect((kind.status, kind.message) == (404, "the server could not find the requested resource"))
      let space = try await bed.call("POST", "/api/v1/namespaces/no/configmaps", ["metadata": ["name": "a"]])
      #expect((space.status, space.message) == (404, "namespaces \"no\" not found"))
    }
  }

  @Test(arguments: Backend.all) func `generateName makes names that differ`(_ server: Backend) async throws {
    try await server.run { bed in
      var names: Set<String> = []
      for _ in 0..<5 {
        let made = try await bed.call("POST", bed.configMaps, ["metadata": ["generateName": "job-"]])
        let name = made.value.at("metadata", "name")?.string ?? ""
        #expect(name.hasPrefix("job-") && name.utf8.count == 9)
        names.insert(name)
      }
      #expect(names.count == 5)
    }
  }

  @Test(arguments: Backend.all) func `a stale resourceVersion is a conflict, the live one is not`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      let first = try await bed.makeConfigMap("a")
      var changed = first
      changed["data"] = ["a": "2"]
      let second = try await bed.call("PUT", "\(bed.configMaps)/a", changed)
      #expect(second.status == 200)
      let third = try await bed.call("PUT", "\(bed.configMaps)/a", changed)
      #expect(third.status == 409)
      #expect(
        third.message
          == "Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please apply your changes to the latest version and try again"
      )
      var other = second.value
      other["metadata"]?["uid"] = "11111111-1111-1111-1111-111111111111"
      #expect(try await bed.call("PUT", "\(bed.configMaps)/a", other).reason == "Conflict")
    }
  }

  @Test(arguments: Backend.all) func `a write that changes nothing keeps the resourceVersion`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      let first = try await bed.makeConfigMap("a")
      let second = try await bed.call("PUT", "\(bed.configMaps)/a", first)
      #expect(second.value == first)
      let third = try await bed.merge("\(bed.configMaps)/a", ["data": ["a": "1"]])
      #expect(third.value.at("metadata", "resourceVersion") == first.at("metadata", "resourceVersion"))
    }
  }

  @Test(arguments: Backend.all) func `a dry run answers and keeps nothing`(_ server: Backend) async throws {
    try await server.run { bed in
      let made = try await bed.call("POST", "\(bed.configMaps)?dryRun=All", ["metadata": ["name": "a"]])
      #expect(made.status == 201)
      #expect(try await bed.call("GET", "\(bed.configMaps)/a").status == 404)
      _ = try await bed.makeConfigMap("b")
      _ = try await bed.call("DELETE", "\(bed.configMaps)/b?dryRun=All")
      #expect(try await bed.call("GET", "\(bed.configMaps)/b").status == 200)
    }
  }

  @Test(
    arguments: Backend.all,
    [
      ("apps/v1", "Deployment", "deployments", "{spec: {replicas: three}}", "spec.replicas of type int32"),
      ("apps/v1", "Deployment", "deployments", "{spec: {paused: maybe}}", "spec.paused of type bool"),
      ("v1", "ConfigMap", "configmaps", "{data: {a: 1}}", "data of type string"),
      ("v1", "ConfigMap", "configmaps", "{metadata: {name: x, labels: {a: true}}}", "metadata.labels of type string"),
      ("v1", "Service", "services", "{spec: {ports: [{port: '80'}]}}", "spec.ports.port of type int32"),
      ("batch/v1", "Job", "jobs", "{spec: {backoffLimit: '0'}}", "spec.backoffLimit of type int32"),
    ])
  func `a value that its field cannot hold is refused, however it comes`(
    _ server: Backend, _ bad: (version: String, kind: String, plural: String, body: String, words: String)
  ) async throws {
    try await server.run { bed in
      let prefix = bad.version == "v1" ? "/api/v1" : "/apis/\(bad.version)"
      let path = "\(prefix)/namespaces/\(bed.namespace)/\(bad.plural)"
      var body = try YAML.parse(bad.body)
      body = body.merged(with: [
        "apiVersion": .string(bad.version), "kind": .string(bad.kind), "metadata": ["name": "x"],
      ])
      let created = try await bed.call("POST", path, body)
      #expect(created.status == 400)
      #expect(created.message.contains("cannot be handled as a \(bad.kind)"))
      #expect(created.message.hasSuffix(bad.words), "\(created.message)")
      let applied = try await bed.apply("\(path)/x", body, manager: "m")
      #expect(applied.status == 500)
      #expect(applied.message.hasPrefix("failed to create typed patch object ("))
      #expect(try await bed.call("GET", "\(path)/x").status == 404)
    }
  }

  @Test(arguments: Backend.all) func `a patch to what a field cannot hold is invalid and changes nothing`(
    _ server: Backend
  ) async throws {
    try await server.run { bed in
      let path = "/apis/apps/v1/namespaces/\(bed.namespace)/deployments"
      try await bed.call("POST", path, Bed.deployment("d"))
      let refused = try await bed.merge("\(path)/d", ["spec": ["replicas": "three"]])
      #expect(refused.status == 422)
      #expect(refused.message.contains("spec.replicas of type int32"))
      #expect(try await bed.call("GET", "\(path)/d").value.at("spec", "replicas") == 0)
    }
  }

  @Test(arguments: Backend.all) func `a label that is too long is invalid`(_ server: Backend) async throws {
    try await server.run { bed in
      let long = String(repeating: "x", count: 64)
      let answer = try await bed.call(
        "POST", bed.configMaps, ["metadata": ["name": "a", "labels": ["l": .string(long)]]])
      // 1.36 counts bytes, servers before it characters.
      #expect(answer.causes.count == 1)
      #expect(
        answer.causes.first?.hasPrefix("metadata.labels: Invalid value: \"\(long)\": must be no more than 63 ") == true)
    }
  }

  @Test(arguments: Backend.all) func `preconditions hold a deletion back`(_ server: Backend) async throws {
    try await server.run { bed in
      let made = try await bed.makeConfigMap("a")
      let uid = made.at("metadata", "uid")?.string ?? ""
      let refused = try await bed.call("DELETE", "\(bed.configMaps)/a", ["preconditions": ["uid": "other"]])
      #expect(refused.status == 409)
      #expect(refused.message.contains("other") && refused.message.contains(uid))
      let done = try await bed.call("DELETE", "\(bed.configMaps)/a", ["preconditions": ["uid": .string(uid)]])
      #expect(done.value["status"] == "Success")
      #expect(done.value["details"] == ["name": "a", "kind": "configmaps", "uid": .string(uid)])
      #expect(try await bed.call("DELETE", "\(bed.configMaps)/a").status == 404)
    }
  }

  @Test(arguments: Backend.all) func `finalizers hold an object until the last one is gone`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      _ = try await bed.makeConfigMap("a") { $0["metadata"]?["finalizers"] = ["x.dev/one", "x.dev/two"] }
      let marked = try await bed.call("DELETE", "\(bed.configMaps)/a")
      #expect(marked.value.at("metadata", "deletionTimestamp")?.string?.isEmpty == false)
      #expect(marked.value.at("metadata", "deletionGracePeriodSeconds") == 0)
      let more = try await bed.merge("\(bed.configMaps)/a", ["metadata": ["finalizers": ["x.dev/one", "x.dev/new"]]])
      #expect(
        Set(more.causes) == [
          "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{\"x.dev/new\"}"
        ])
      #expect(try await bed.merge("\(bed.configMaps)/a", ["metadata": ["finalizers": ["x.dev/one"]]]).status == 200)
      #expect(try await bed.call("GET", "\(bed.configMaps)/a").status == 200)
      #expect(try await bed.merge("\(bed.configMaps)/a", ["metadata": ["finalizers": []]]).status == 200)
      #expect(try await bed.call("GET", "\(bed.configMaps)/a").status == 404)
    }
  }

  @Test(arguments: Backend.all) func `patches of all kinds change what they say`(_ server: Backend) async throws {
    try await server.run { bed in
      _ = try await bed.makeConfigMap("a")
      let merged = try await bed.merge("\(bed.configMaps)/a", ["data": ["b": "2", "a": .null]])
      #expect(merged.value["data"] == ["b": "2"])
      let patched = try await bed.call(
        "PATCH", "\(bed.configMaps)/a",
        [["op": "test", "path": "/data/b", "value": "2"], ["op": "replace", "path": "/data/b", "value": "3"]],
        type: "application/json-patch+json")
      #expect(patched.value["data"] == ["b": "3"])
      let failed = try await bed.call(
        "PATCH", "\(bed.configMaps)/a", [["op": "test", "path": "/data/b", "value": "2"]],
        type: "application/json-patch+json")
      #expect(failed.status == 422)
      let unknown = try await bed.call("PATCH", "\(bed.configMaps)/a", [:], type: "text/plain")
      #expect((unknown.status, unknown.reason) == (415, "UnsupportedMediaType"))
    }
  }

  @Test(arguments: Backend.all) func `a strategic patch merges containers by name`(_ server: Backend) async throws {
    try await server.run { bed in
      let path = "/apis/apps/v1/namespaces/\(bed.namespace)/deployments"
      func containers(_ list: Value) -> Value { ["spec": ["template": ["spec": ["containers": list]]]] }
      try await bed.call("POST", path, Bed.deployment("d"))
      let patched = try await bed.call(
        "PATCH", "\(path)/d",
        containers([
          ["name": "a", "image": "2", "env": [["name": "Y", "value": "2"]]], ["name": "b", "$patch": "delete"],
        ]),
        type: "application/strategic-merge-patch+json")
      let left = patched.value.at("spec", "template", "spec", "containers")?.array ?? []
      #expect(left.map { $0["image"] } == ["2"])
      let names = (left.first?["env"]?.array ?? []).compactMap { $0["name"]?.string }
      #expect(Set(names) == ["X", "Y"])
      #expect(patched.value.at("metadata", "generation") == 2)
    }
  }

  @Test(arguments: Backend.all) func `lists select by labels and fields`(_ server: Backend) async throws {
    try await server.run { bed in
      for (name, labels) in [("a", ["app": "x", "tier": "1"]), ("b", ["app": "y"]), ("c", [:])]
        as [(String, [String: String])]
      {
        _ = try await bed.makeConfigMap(name) {
          $0["metadata"]?["labels"] = .object(Object(labels.map { ($0.key, Value.string($0.value)) }))
        }
      }
      for (query, names) in [
        ("labelSelector=app%3Dx", ["a"]), ("labelSelector=app", ["a", "b"]), ("labelSelector=!app", ["c"]),
        ("labelSelector=app!%3Dx", ["b", "c"]), ("labelSelector=app+in+(x,y),tier", ["a"]),
        ("labelSelector=app+notin+(x)", ["b", "c"]), ("fieldSelector=metadata.name%3Db", ["b"]),
        ("fieldSelector=metadata.name!%3Db", ["a", "c"]),
      ] {
        let list = try await bed.call("GET", "\(bed.configMaps)?\(query)")
        #expect(list.names == names, "\(query)")
      }
      let bad = try await bed.call("GET", "\(bed.configMaps)?fieldSelector=data.a%3D1")
      #expect(bad.status == 400)
      #expect(bad.message.contains("data.a"))
    }
  }

  @Test(arguments: Backend.all) func `secrets keep what was written as text in base64`(_ server: Backend) async throws {
    try await server.run { bed in
      let made = try await bed.call(
        "POST", "/api/v1/namespaces/\(bed.namespace)/secrets", ["metadata": ["name": "s"], "stringData": ["p": "word"]])
      #expect(made.value["data"] == ["p": "d29yZA=="])
      #expect(made.value["stringData"] == nil)
      #expect(made.value["type"] == "Opaque")
    }
  }

  @Test(arguments: Backend.all) func `an event is one under both of its APIs`(_ server: Backend) async throws {
    try await server.run { bed in
      try await bed.call(
        "POST", "/apis/events.k8s.io/v1/namespaces/\(bed.namespace)/events",
        [
          "metadata": ["name": "e"], "regarding": ["kind": "Pod", "name": "p", "namespace": .string(bed.namespace)],
          "note": "hello", "reason": "R",
          "reportingController": "me", "reportingInstance": "me-1", "action": "Look", "type": "Normal",
          "eventTime": "2026-01-01T00:00:00.000000Z",
        ])
      let core = try await bed.call(
        "GET", "/api/v1/namespaces/\(bed.namespace)/events?fieldSelector=involvedObject.name%3Dp")
      let first = core.value["items"]?.array?.first
      #expect(first?["message"] == "hello")
      #expect(first?.at("involvedObject", "kind") == "Pod")
      #expect(first?["reportingComponent"] == "me")
    }
  }

  @Test(
    arguments: Backend.all,
    [
      ("Upper", "metadata.name: Invalid value: \"Upper\": a"), ("-x", "metadata.name: Invalid value: \"-x\""),
      ("", "metadata.name: Required value: name or generateName is required"),
    ])
  func `a bad name is invalid`(_ server: Backend, _ bad: (name: String, text: String)) async throws {
    try await server.run { bed in
      let answer = try await bed.call("POST", bed.configMaps, ["metadata": ["name": .string(bad.name)]])
      #expect((answer.status, answer.reason) == (422, "Invalid"))
      #expect(answer.message.hasPrefix("ConfigMap \"\(bad.name)\" is invalid: \(bad.text)"))
    }
  }

  @Test(arguments: Backend.all) func `pages show one moment, and a token goes on where it ended`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      let leases = "/apis/coordination.k8s.io/v1/namespaces/\(bed.namespace)/leases"
      func make(_ name: String) async throws {
        try await bed.call("POST", leases, ["metadata": ["name": .string(name)]])
      }
      for name in ["a", "b", "c", "d", "e"] { try await make(name) }
      let first = try await bed.call("GET", "\(leases)?limit=2")
      #expect(first.names == ["a", "b"])
      #expect(first.value.at("metadata", "remainingItemCount") == 3)
      let token = first.value.at("metadata", "continue")?.string ?? ""
      try await bed.call("DELETE", "\(leases)/c")
      try await make("bb")
      let second = try await bed.call("GET", "\(leases)?limit=5&continue=\(token)")
      #expect(second.names == ["c", "d", "e"])
      #expect(second.version == first.version)
      #expect(second.value.at("metadata", "continue") == nil)
      #expect(try await bed.call("GET", "\(leases)?continue=nonsense").status == 400)
    }
  }

  @Test(arguments: Backend.all) func `a list of the past or the future is refused`(_ server: Backend) async throws {
    try await server.run { bed in
      let future = try await bed.call("GET", "\(bed.configMaps)?resourceVersion=99999999999&timeoutSeconds=1")
      #expect(future.status == 504)
      #expect(future.reason == "Timeout")
      #expect(try await bed.call("GET", "\(bed.configMaps)?resourceVersion=x").status == 400)
    }
  }

  @Test(arguments: Backend.all) func `a Lease changes hands only from the version that was read`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      let leases = "/apis/coordination.k8s.io/v1/namespaces/\(bed.namespace)/leases"
      func spec(_ holder: String) -> Value { ["holderIdentity": .string(holder), "leaseDurationSeconds": 15] }
      let made = try await bed.call("POST", leases, ["metadata": ["name": "l"], "spec": spec("one")]).value
      var (left, right) = (made, made)
      left["spec"] = spec("two")
      right["spec"] = spec("three")
      #expect(try await bed.call("PUT", "\(leases)/l", left).status == 200)
      #expect(try await bed.call("PUT", "\(leases)/l", right).status == 409)
      #expect(try await bed.call("GET", "\(leases)/l").value.at("spec", "holderIdentity") == "two")
    }
  }

  @Test(arguments: Backend.all) func `a workload is scaled without touching the rest of it`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      let path = "/apis/apps/v1/namespaces/\(bed.namespace)/deployments"
      try await bed.call("POST", path, Bed.deployment("d"))
      let scale = try await bed.call("GET", "\(path)/d/scale").value
      #expect((scale["kind"], scale["apiVersion"]) == ("Scale", "autoscaling/v1"))
      #expect(scale["spec"] == [:])
      var more = scale
      more["spec"] = ["replicas": 2]
      more["metadata"]?["resourceVersion"] = nil
      #expect(try await bed.call("PUT", "\(path)/d/scale", more).value.at("spec", "replicas") == 2)
      let merged = try await bed.merge("\(path)/d/scale", ["spec": ["replicas": 0]])
      #expect(merged.value["spec"] == [:])
      let live = try await bed.call("GET", "\(path)/d").value
      #expect(live.at("spec", "replicas") == 0)
      #expect(live.at("spec", "template", "spec", "containers")?.array?.count == 2)
      #expect(try await bed.merge("\(path)/d/scale", ["spec": ["replicas": -1]]).status == 422)
    }
  }

  @Test(arguments: Backend.all) func `what nobody serves is refused, not ignored`(_ server: Backend) async throws {
    try await server.run { (bed: Bed) async throws -> Void in
      #expect(try await bed.call("POST", "\(bed.configMaps)/a", [:]).status == 405)
      #expect(try await bed.call("GET", "\(bed.configMaps)/a/nothing").status == 404)
      #expect(try await bed.call("GET", bed.configMaps, accept: "text/csv").status == 406)
      #expect(try await bed.call("POST", "\(bed.configMaps)?dryRun=Some", ["metadata": ["name": "a"]]).status >= 400)
    }
  }

  @Test(arguments: Backend.all) func `metadata alone can be asked for`(_ server: Backend) async throws {
    try await server.run { bed in
      try await bed.makeConfigMap("a")
      let accept = "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io,application/json"
      let found = try await bed.call("GET", "\(bed.configMaps)/a", accept: accept).value
      #expect(found["kind"] == "PartialObjectMetadata")
      #expect(found["data"] == nil)
    }
  }
}
