// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeClient
import KubeModel
import PreviewAPI
import TestKit
import Testing

@Suite struct `A changed template in a cluster` {
  private static let names = ["a", "b", "c", "d", "e"]
  private let ref = ObjectRef(Names.previewSet, namespace: "argocd", name: "set")

  @Test(.timeLimit(.minutes(5)))
  func `that the API server would refuse changes nobody, and mended it goes on`() async throws {
    try await SmallWorld(kinds: []).run { cluster in
      try await standing(cluster)
      var broken = set(image: "web:2")
      broken.value["spec"]?["resources"] = [deployment("web:2", labels: ["tier": "no label's value"])]
      _ = try await cluster.apply(broken, manager: "test", force: true, subresource: nil)
      let stopped = try await condition("TemplateRollout", of: ref, cluster) { $0.reason == "RolloutStopped" }
      #expect(stopped.message.contains("the objects of a would be refused: Deployment preview-a/web"), "\(stopped)")
      #expect(try await images(cluster) == Self.names.map { "\($0) web:1" })
      for name in Self.names { #expect(try await phase(name, cluster) == "Ready") }

      _ = try await cluster.apply(set(image: "web:2"), manager: "test", force: true, subresource: nil)
      try await show(["a web:2", "b web:1", "c web:1", "d web:1", "e web:1"], cluster)
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `goes to one, then to as many as the set allows, and stops when one breaks under it`() async throws {
    try await SmallWorld(kinds: []).run { cluster in
      try await standing(cluster)
      _ = try await cluster.apply(set(image: "web:2"), manager: "test", force: true, subresource: nil)
      try await show(["a web:2", "b web:1", "c web:1", "d web:1", "e web:1"], cluster)
      _ = try await condition("TemplateRollout", of: ref, cluster) {
        $0.message == "4 previews wait for the changed template"
      }
      try await report("a", isUp: true, cluster)
      try await show(["a web:2", "b web:2", "c web:2", "d web:1", "e web:1"], cluster)
      try await report("b", isUp: true, cluster)
      try await show(["a web:2", "b web:2", "c web:2", "d web:2", "e web:1"], cluster)

      try await report("c", isUp: false, cluster)
      let stopped = try await condition("TemplateRollout", of: ref, cluster) { $0.reason == "RolloutStopped" }
      #expect(stopped.message.hasPrefix("c was ready before and is not any more"), "\(stopped)")
      try await report("d", isUp: true, cluster)
      try await reaches("Ready", "d", cluster)
      #expect(try await images(cluster).last == "e web:1", "there is room, but it has stopped")
      try await report("c", isUp: true, cluster)
      try await show(Self.names.map { "\($0) web:2" }, cluster)
    }
  }

  // MARK: the cluster's part

  /// Five previews that are ready with the first template.
  private func standing(_ cluster: LiveKubeAPI) async throws {
    _ = try await cluster.create(set(image: "web:1"))
    for name in Self.names {
      try await report(name, isUp: true, cluster)
      try await reaches("Ready", name, cluster)
    }
  }

  /// What the Deployment's controller says of its newest generation.
  private func report(_ name: String, isUp: Bool, _ cluster: LiveKubeAPI) async throws {
    let live = try await eventually("the Deployment of \(name)") { look in
      look.saw(YAML.text(try await cluster.get(ref)?.status ?? .null))
      return try await cluster.get(web(name))
    }
    let counts: [String: Int64] = isUp ? ["updatedReplicas": 1, "availableReplicas": 1, "readyReplicas": 1] : [:]
    var status: Value = [
      "observedGeneration": .int(live.generation), "replicas": 1, "updatedReplicas": 0, "availableReplicas": 0,
      "readyReplicas": 0,
      "conditions": [
        ["type": "Available", "status": isUp ? "True" : "False"],
        [
          "type": "Progressing", "status": isUp ? "True" : "False",
          "reason": isUp ? "NewReplicaSetAvailable" : "ProgressDeadlineExceeded", "message": "no image web:2",
        ],
      ],
    ]
    for (key, count) in counts { status[key] = .int(count) }
    _ = try await cluster.patch(web(name), .merge, ["status": status], subresource: "status")
  }

  private func reaches(_ wanted: String, _ name: String, _ cluster: LiveKubeAPI) async throws {
    try await eventually("\(wanted) of \(name)") { look in
      let found = try await phase(name, cluster)
      look.saw(found ?? "nothing")
      return found == wanted
    }
  }

  private func phase(_ name: String, _ cluster: LiveKubeAPI) async throws -> String? {
    try await cluster.get(ObjectRef(Names.preview, namespace: "argocd", name: name))?.status["phase"]?.string
  }

  private func show(_ wanted: [String], _ cluster: LiveKubeAPI) async throws {
    try await eventually("\(wanted)") { look in
      let found = try await images(cluster)
      look.saw("\(found), \(YAML.text(try await cluster.get(ref)?.status["conditions"] ?? .null))")
      return found == wanted
    }
  }

  /// What each preview runs.
  private func images(_ cluster: LiveKubeAPI) async throws -> [String] {
    var result: [String] = []
    for name in Self.names {
      let spec = try await cluster.get(web(name))?.spec.at("template", "spec")
      result.append("\(name) \(spec?["containers"]?.array?.first?["image"]?.string ?? "none")")
    }
    return result
  }

  private func web(_ name: String) -> ObjectRef {
    ObjectRef(
      GroupVersionKind(group: "apps", version: "v1", kind: "Deployment"), namespace: "preview-\(name)", name: "web")
  }

  private func deployment(_ image: String, labels: Value = [:]) -> Value {
    [
      "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "web", "labels": labels],
      "spec": [
        "replicas": 1, "selector": ["matchLabels": ["app": "web"]],
        "template": [
          "metadata": ["labels": ["app": "web"]],
          "spec": ["containers": [["name": "web", "image": .string(image)]]],
        ],
      ],
    ]
  }

  private func set(image: String) -> KubeObject {
    KubeObject([
      "apiVersion": "nestling.dev/v1alpha1", "kind": "PreviewSet", "metadata": ["name": "set", "namespace": "argocd"],
      "spec": [
        "goTemplate": true,
        "generators": [["list": ["elements": .array(Self.names.map { ["name": .string($0)] })]]],
        "resources": [deployment(image)],
        // Nobody's patience is to end while the clock runs fast.
        "preview": [
          "name": "{{.name}}", "namespace": ["name": "preview-{{.name}}"], "rollout": ["maxUpdate": 2],
          "ready": ["timeout": "24h"],
        ],
      ],
    ])
  }
}
