// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPServing
internal import Sandbox
internal import Testing

@Suite struct ControlPlaneObjectTests {
  private let bed: ControlPlaneBed
  private let maps = ControlPlaneBed.configMaps
  init() throws { bed = try ControlPlaneBed() }

  @Test func `a created object has an identity, and a second of its name is refused`() async throws {
    let made = try await bed.makeConfigMap("a")
    #expect(made.at("metadata", "uid")?.string?.utf8.count == 36)
    #expect(made.at("metadata", "creationTimestamp") == "2023-11-14T22:13:20Z")
    #expect(made.at("metadata", "namespace") == "default")
    #expect(made.at("metadata", "generation") == nil)
    let again = try await bed.call("POST", maps, ["metadata": ["name": "a"]])
    #expect(again.status == 409)
    #expect(again.message == "configmaps \"a\" already exists")
    #expect(again.reason == "AlreadyExists")
    #expect(again.value["details"] == ["name": "a", "kind": "configmaps"])
  }

  @Test func `what is not there is not found, in the words of Kubernetes`() async throws {
    let object = try await bed.call("GET", "/apis/apps/v1/namespaces/default/deployments/x")
    #expect((object.status, object.message) == (404, "deployments.apps \"x\" not found"))
    let kind = try await bed.call("GET", "/apis/apps/v1/nothings")
    #expect((kind.status, kind.message) == (404, "the server could not find the requested resource"))
    let space = try await bed.call("POST", "/api/v1/namespaces/no/configmaps", ["metadata": ["name": "a"]])
    #expect((space.status, space.message) == (404, "namespaces \"no\" not found"))
  }

  @Test func `generateName makes names that differ`() async throws {
    var names: Set<String> = []
    for _ in 0..<5 {
      let made = try await bed.call("POST", maps, ["metadata": ["generateName": "job-"]])
      let name = made.value.at("metadata", "name")?.string ?? ""
      #expect(name.hasPrefix("job-") && name.utf8.count == 9)
      names.insert(name)
    }
    #expect(names.count == 5)
  }

  @Test func `a stale resourceVersion is a conflict, the live one is not`() async throws {
    let first = try await bed.makeConfigMap("a")
    var changed = first
    changed["data"] = ["a": "2"]
    let second = try await bed.call("PUT", "\(maps)/a", changed)
    #expect(second.status == 200)
    let third = try await bed.call("PUT", "\(maps)/a", changed)
    #expect(third.status == 409)
    #expect(
      third.message
        == "Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please apply your changes to the latest version and try again"
    )
    var other = second.value
    other["metadata"]?["uid"] = "11111111-1111-1111-1111-111111111111"
    #expect(try await bed.call("PUT", "\(maps)/a", other).reason == "Conflict")
  }

  @Test func `a write that changes nothing keeps the resourceVersion`() async throws {
    let first = try await bed.makeConfigMap("a")
    bed.advance(.seconds(60))
    let second = try await bed.call("PUT", "\(maps)/a", first)
    #expect(second.value == first)
    let third = try await bed.merge("\(maps)/a", ["data": ["a": "1"]])
    #expect(third.value.at("metadata", "resourceVersion") == first.at("metadata", "resourceVersion"))
  }

  @Test func `a dry run answers and keeps nothing`() async throws {
    let made = try await bed.call("POST", "\(maps)?dryRun=All", ["metadata": ["name": "a"]])
    #expect(made.status == 201)
    #expect(try await bed.call("GET", "\(maps)/a").status == 404)
    _ = try await bed.makeConfigMap("b")
    _ = try await bed.call("DELETE", "\(maps)/b?dryRun=All")
    #expect(try await bed.call("GET", "\(maps)/b").status == 200)
  }

  @Test(arguments: [
    ("Upper", "metadata.name: Invalid value: \"Upper\": a lowercase RFC 1123 subdomain"),
    ("-x", "metadata.name: Invalid value: \"-x\""),
    ("", "metadata.name: Required value: name or generateName is required"),
  ])
  func `a bad name is invalid`(_ name: String, _ text: String) async throws {
    let answer = try await bed.call("POST", maps, ["metadata": ["name": .string(name)]])
    #expect((answer.status, answer.reason) == (422, "Invalid"))
    #expect(answer.message.hasPrefix("ConfigMap \"\(name)\" is invalid: \(text)"))
  }

  @Test func `a label that is too long is invalid`() async throws {
    let long = String(repeating: "x", count: 64)
    let answer = try await bed.call("POST", maps, ["metadata": ["name": "a", "labels": ["l": .string(long)]]])
    #expect(answer.causes == ["metadata.labels: Invalid value: \"\(long)\": must be no more than 63 characters"])
  }

  @Test func `preconditions hold a deletion back`() async throws {
    let made = try await bed.makeConfigMap("a")
    let uid = made.at("metadata", "uid")?.string ?? ""
    let refused = try await bed.call("DELETE", "\(maps)/a", ["preconditions": ["uid": "other"]])
    #expect(
      refused.message
        == "Operation cannot be fulfilled on configmaps \"a\": Precondition failed: UID in precondition: other, UID in object meta: \(uid)"
    )
    let done = try await bed.call("DELETE", "\(maps)/a", ["preconditions": ["uid": .string(uid)]])
    #expect(done.value["status"] == "Success")
    #expect(done.value["details"] == ["name": "a", "kind": "configmaps", "uid": .string(uid)])
    #expect(try await bed.call("DELETE", "\(maps)/a").status == 404)
  }

  @Test func `finalizers hold an object until the last one is gone`() async throws {
    _ = try await bed.makeConfigMap("a") { $0["metadata"]?["finalizers"] = ["x.dev/one", "x.dev/two"] }
    let marked = try await bed.call("DELETE", "\(maps)/a")
    #expect(marked.value.at("metadata", "deletionTimestamp") == "2023-11-14T22:13:20Z")
    #expect(marked.value.at("metadata", "deletionGracePeriodSeconds") == 0)
    let more = try await bed.merge("\(maps)/a", ["metadata": ["finalizers": ["x.dev/one", "x.dev/new"]]])
    #expect(
      more.causes == [
        "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{\"x.dev/new\"}"
      ])
    #expect(try await bed.merge("\(maps)/a", ["metadata": ["finalizers": ["x.dev/one"]]]).status == 200)
    #expect(try await bed.call("GET", "\(maps)/a").status == 200)
    #expect(try await bed.merge("\(maps)/a", ["metadata": ["finalizers": []]]).status == 200)
    #expect(try await bed.call("GET", "\(maps)/a").status == 404)
  }

  @Test func `patches of all kinds change what they say`() async throws {
    _ = try await bed.makeConfigMap("a")
    let merged = try await bed.merge("\(maps)/a", ["data": ["b": "2", "a": .null]])
    #expect(merged.value["data"] == ["b": "2"])
    let patched = try await bed.call(
      "PATCH", "\(maps)/a",
      [["op": "test", "path": "/data/b", "value": "2"], ["op": "replace", "path": "/data/b", "value": "3"]],
      type: "application/json-patch+json")
    #expect(patched.value["data"] == ["b": "3"])
    let failed = try await bed.call(
      "PATCH", "\(maps)/a", [["op": "test", "path": "/data/b", "value": "2"]], type: "application/json-patch+json")
    #expect(failed.status == 422)
    let unknown = try await bed.call("PATCH", "\(maps)/a", [:], type: "text/plain")
    #expect((unknown.status, unknown.reason) == (415, "UnsupportedMediaType"))
  }

  @Test func `a strategic patch merges containers by name`() async throws {
    let path = "/apis/apps/v1/namespaces/default/deployments"
    func containers(_ list: Value) -> Value { ["spec": ["template": ["spec": ["containers": list]]]] }
    var body = containers([
      ["name": "a", "image": "1", "env": [["name": "X", "value": "1"]]], ["name": "b", "image": "1"],
    ])
    body["metadata"] = ["name": "d"]
    try await bed.call("POST", path, body)
    let patched = try await bed.call(
      "PATCH", "\(path)/d",
      containers([
        ["name": "a", "image": "2", "env": [["name": "Y", "value": "2"]]], ["name": "b", "$patch": "delete"],
      ]),
      type: "application/strategic-merge-patch+json")
    #expect(
      patched.value.at("spec", "template", "spec", "containers") == [
        ["name": "a", "image": "2", "env": [["name": "X", "value": "1"], ["name": "Y", "value": "2"]]]
      ])
    #expect(patched.value.at("metadata", "generation") == 2)
  }

  @Test func `lists select by labels and fields`() async throws {
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
      let list = try await bed.call("GET", "\(maps)?\(query)")
      #expect((list.value["items"]?.array ?? []).map { $0.at("metadata", "name")?.string } == names, "\(query)")
    }
    let bad = try await bed.call("GET", "\(maps)?fieldSelector=data.a%3D1")
    #expect((bad.status, bad.message) == (400, "field label not supported: data.a"))
  }

  @Test func `pages show one moment, and an old token is gone`() async throws {
    let bed = try ControlPlaneBed(historyLimit: 10)
    for name in ["a", "b", "c", "d", "e"] { _ = try await bed.makeConfigMap(name) }
    let first = try await bed.call("GET", "\(maps)?limit=2")
    #expect(first.value.at("metadata", "remainingItemCount") == 3)
    let token = first.value.at("metadata", "continue")?.string ?? ""
    try await bed.call("DELETE", "\(maps)/c")
    _ = try await bed.makeConfigMap("bb")
    let second = try await bed.call("GET", "\(maps)?limit=5&continue=\(token)")
    #expect((second.value["items"]?.array ?? []).map { $0.at("metadata", "name")?.string } == ["c", "d", "e"])
    #expect(second.value.at("metadata", "resourceVersion") == first.value.at("metadata", "resourceVersion"))
    for number in 0..<25 { _ = try await bed.merge("\(maps)/a", ["data": ["n": .string("\(number)")]]) }
    let third = try await bed.call("GET", "\(maps)?limit=5&continue=\(token)")
    #expect((third.status, third.reason) == (410, "Expired"))
  }

  @Test func `a restart goes on where it was`() async throws {
    let path = try ControlPlaneFile.path()
    defer { ControlPlaneFile.remove(path) }
    var version: Value?
    var token = ""
    do {
      let bed = try ControlPlaneBed(path: path)
      try await bed.defineWidgets()
      try await bed.call("POST", ControlPlaneBed.widgets, ControlPlaneBed.widget("w"))
      version = try await bed.makeConfigMap("a").at("metadata", "resourceVersion")
      token = bed.plane.token
    }
    let bed = try ControlPlaneBed(path: path)
    #expect(bed.plane.token == token)
    #expect(try await bed.call("GET", "\(ControlPlaneBed.widgets)/w").status == 200)
    let list = try await bed.call("GET", maps)
    #expect(list.value.at("metadata", "resourceVersion") == version)
    let next = try await bed.makeConfigMap("b").at("metadata", "resourceVersion")?.string.flatMap { Int($0) }
    #expect(next == version?.string.flatMap { Int($0) }.map { $0 + 1 })
  }

  @Test func `without the token or by another name nothing is told`() async throws {
    var request = ServerRequest(method: "GET", path: maps, headers: [("Host", "localhost:1")])
    #expect(await bed.plane.handler(request).status == 401)
    request.headers.append(("Authorization", "Bearer " + String(repeating: "0", count: 48)))
    #expect(await bed.plane.handler(request).status == 401)
    request.headers[1].value = "Bearer \(bed.plane.token)"
    #expect(await bed.plane.handler(request).status == 200)
    request.headers[0].value = "evil.example"
    #expect(await bed.plane.handler(request).status == 403)
    let path = ServerRequest(method: "GET", path: "/token/\(bed.plane.token)/api", headers: [("Host", "[::1]:80")])
    #expect(await bed.plane.handler(path).status == 200)
  }

  @Test func `secrets keep what was written as text in base64`() async throws {
    let made = try await bed.call(
      "POST", "/api/v1/namespaces/default/secrets", ["metadata": ["name": "s"], "stringData": ["p": "word"]])
    #expect(made.value["data"] == ["p": "d29yZA=="])
    #expect(made.value["stringData"] == nil)
    #expect(made.value["type"] == "Opaque")
  }

  @Test func `an event is one under both of its APIs`() async throws {
    try await bed.call(
      "POST", "/apis/events.k8s.io/v1/namespaces/default/events",
      [
        "metadata": ["name": "e"], "regarding": ["kind": "Pod", "name": "p"], "note": "hello", "reason": "R",
        "reportingController": "me",
      ])
    let core = try await bed.call("GET", "/api/v1/namespaces/default/events?fieldSelector=involvedObject.name%3Dp")
    let first = core.value["items"]?.array?.first
    #expect(first?["message"] == "hello")
    #expect(first?["involvedObject"] == ["kind": "Pod", "name": "p"])
    #expect(first?["reportingComponent"] == "me")
  }
}
