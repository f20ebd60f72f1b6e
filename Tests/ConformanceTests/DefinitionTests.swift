// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel
internal import PreviewAPI
internal import TestKit
internal import Testing

/// Our own definitions as a server sees them, and the decoders beside them.
@Suite struct `Definitions of ours on a server` {
  private static let template = "template: {metadata: {name: x}, spec: {}}"
  private static let job = "{spec: {template: {spec: {containers: [{name: a, image: b}]}}}}"

  private static func set(_ preview: String) -> (kind: String, spec: String) {
    ("PreviewSet", "{generators: [], \(template), preview: {\(preview)}}")
  }

  private static let refused: [(kind: String, spec: String)] = [
    ("PreviewSet", "{generators: []}"), ("PreviewSet", "{generators: [], resources: []}"),
    ("PreviewSet", "{\(template)}"),
    set("lifetime: {idle: 48h, max: 24h}"), set("lifetime: {idle: 2h, warnBefore: 2h}"),
    set("lifetime: {max: 2h, warnBefore: 150m}"), set("lifetime: {idle: soon}"),
    set("lifetime: {idle: \(String(repeating: "1h", count: 30))}"), set("lifetime: {sleep: {wake: '0 7 * * *'}}"),
    set("hooks: {beforeDelete: [{name: a, template: \(job)}, {name: a, template: \(job)}]}"),
    set("hooks: {beforeDelete: [{name: '', template: \(job)}]}"),
    set("namespace: {copySecrets: [{name: '', namespace: x}]}"), set("ready: {probe: {status: [99]}}"),
    set("limits: {total: -1}"), set("select: {drafts: maybe}"), set("safety: {maxDeletionPercent: 101}"),
    ("PreviewPolicy", "{lifetime: {idle: 9h, max: 8h}}"), ("PreviewPolicy", "{allow: {forges: [{host: ''}]}}"),
    ("PreviewPolicy", "{limits: {total: -1}}"), ("PreviewPolicy", "{require: {network: open}}"),
  ]
  private static let accepted: [(kind: String, spec: String)] = [
    set("lifetime: {idle: 72h, max: 72h, warnBefore: 90m, sleep: {schedule: 0 19 * * *, wake: 0 7 * * *}}"),
    set("lifetime: {idle: 3d, max: 240h, sleep: {idle: 1h, wake: ''}}"),
    set("hooks: {beforeDelete: [{name: a, template: \(job)}, {name: b, template: \(job)}]}"),
    ("PreviewPolicy", "{lifetime: {idle: 9h, max: 9h}}"),
  ]

  @Test(arguments: Backend.all) func `what the server refuses the decoders refuse, and every rule has a case`(
    _ server: Backend
  ) async throws {
    try await installed(on: server) { bed, definitions in
      let rules = definitions.reduce(into: Set<String>()) { $0.formUnion(Self.rules(in: $1, changes: false)) }
      #expect(rules.count > 3)
      var broken: Set<String> = []
      for (kind, spec) in Self.refused {
        let answer = try await bed.call(
          "POST", path(kind, bed) + "?dryRun=All", try object(kind, spec, group: bed.group))
        #expect(answer.status == 422, "\(spec): \(answer.message)")
        broken.formUnion(rules.filter(answer.message.contains))
        #expect(throws: ValidationError.self, "\(spec)") { try decode(kind, spec) }
      }
      #expect(broken == rules)
      for (kind, spec) in Self.accepted {
        let answer = try await bed.call(
          "POST", path(kind, bed) + "?dryRun=All", try object(kind, spec, group: bed.group))
        #expect(answer.status == 201, "\(spec): \(answer.message)")
        #expect(throws: Never.self, "\(spec)") { try decode(kind, spec) }
      }
    }
  }

  @Test(arguments: Backend.all) func `a Preview stays about what it was made for`(_ server: Backend) async throws {
    try await installed(on: server) { bed, _ in
      let made = try await bed.call(
        "POST", path("Preview", bed), try object("Preview", "{key: a, namespace: here}", group: bed.group))
      try #require(made.status == 201, "\(made.message)")
      let refused = try await bed.merge(path("Preview", bed) + "/x", ["spec": ["key": "b"]])
      #expect(refused.status == 422)
      #expect(refused.message.contains("a Preview stays about what it was made for"))
      #expect(try await bed.merge(path("Preview", bed) + "/x", ["spec": ["namespace": "there"]]).status == 200)
    }
  }

  @Test func `days, which CEL does not know, are left to the decoder`() throws {
    let error = #expect(throws: ValidationError.self) {
      try decode("PreviewSet", Self.set("lifetime: {idle: 3d, max: 24h}").spec)
    }
    #expect(error?.field == "spec.preview.lifetime.idle")
  }

  // MARK: parts

  /// Installs the three in a group of their own, so that tests and whoever uses the cluster do not meet.
  private func installed(on server: Backend, _ body: (Bed, [Value]) async throws -> Void) async throws {
    try await server.run { bed in
      try bed.needs(minor: 25)
      let path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
      let definitions = CustomResources.all().map { Self.moved($0, to: bed.group) }
      func clear() async throws {
        for definition in definitions {
          try await bed.call("DELETE", "\(path)/\(definition.at("metadata", "name")?.string ?? "")")
        }
      }
      do {
        for definition in definitions {
          let answer = try await bed.call("POST", path, definition)
          try #require(answer.status == 201, "\(answer.message)")
        }
        for kind in ["PreviewSet", "Preview", "PreviewPolicy"] {
          try await bed.settles("\(kind) is served") { look in
            let answer = try await bed.call("POST", self.path(kind, bed) + "?dryRun=All", ["metadata": ["name": "x"]])
            look.saw(answer.message)
            return answer.status != 404
          }
        }
        try await body(bed, definitions)
      } catch {
        try await clear()
        throw error
      }
      try await clear()
    }
  }

  private static func moved(_ definition: Value, to group: String) -> Value {
    let plural = definition.at("spec", "names", "plural")?.string ?? ""
    return definition.merged(with: [
      "metadata": ["name": .string("\(plural).\(group)")], "spec": ["group": .string(group)],
    ])
  }

  private func path(_ kind: String, _ bed: Bed) -> String {
    switch kind {
    case "PreviewPolicy": "/apis/\(bed.group)/v1alpha1/previewpolicies"
    default: "/apis/\(bed.group)/v1alpha1/namespaces/\(bed.namespace)/\(kind.lowercased())s"
    }
  }

  private func object(_ kind: String, _ spec: String, group: String = "nestling.dev") throws -> Value {
    [
      "apiVersion": .string("\(group)/v1alpha1"), "kind": .string(kind), "metadata": ["name": "x"],
      "spec": try YAML.parse(spec),
    ]
  }

  private func decode(_ kind: String, _ spec: String) throws {
    var object = KubeObject(try object(kind, spec))
    if kind == "PreviewPolicy" {
      _ = try PreviewPolicy(object)
    } else {
      object.namespace = "n"
      _ = try PreviewSet(object)
    }
  }

  /// The messages of all rules in a schema; `changes`: of those about the former value, or of the others.
  private static func rules(in value: Value, changes: Bool) -> Set<String> {
    var found: Set<String> = []
    for rule in value["x-kubernetes-validations"]?.array ?? [] {
      let isAboutChange = rule["rule"]?.string?.contains("oldSelf") == true
      if isAboutChange == changes, let message = rule["message"]?.string { found.insert(message) }
    }
    for pair in value.object ?? [:] { found.formUnion(rules(in: pair.value, changes: changes)) }
    for item in value.array ?? [] { found.formUnion(rules(in: item, changes: changes)) }
    return found
  }
}
