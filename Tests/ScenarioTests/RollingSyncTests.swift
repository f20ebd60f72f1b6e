// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeClient
import KubeModel
import PreviewAPI
import TestKit
import Testing

/// Two Applications of the environment dev, then two of prod, of these one at a time.
@Suite struct `A set with RollingSync in a cluster` {
  private static let names = ["app-a", "app-b", "app-c", "app-d"]

  @Test(.timeLimit(.minutes(5)))
  func `syncs a step when the one before is healthy, as many at a time as it says`() async throws {
    let world = SmallWorld()
    try await world.run { cluster in
      let argo = PlayedArgo(cluster: cluster, clock: world.clock)
      _ = try await cluster.create(set())
      for name in Self.names {
        let application = try await argo.found(name)
        #expect(application.spec.at("syncPolicy", "automated") == ["prune": true, "enabled": false])
        try await argo.compares(name, revision: "r1")
      }
      try await asked(["app-a", "app-b"], argo)
      #expect(try await state(of: "app-c", cluster) == "2 Waiting")
      try await argo.syncs("app-a", revision: "r1")
      try await reaches("app-a", "1 Healthy", cluster)
      #expect(try await !argo.isAsked("app-c"), "app-b is not through")

      try await argo.syncs("app-b", revision: "r1")
      try await asked(["app-c"], argo)
      #expect(try await argo.found("app-c").value.at("operation", "sync") == ["prune": true])
      try await argo.syncs("app-c", revision: "r1", health: "Progressing")
      try await reaches("app-c", "2 Progressing", cluster)
      #expect(try await !argo.isAsked("app-d"), "one at a time")
      try await argo.syncs("app-c", revision: "r1")
      try await asked(["app-d"], argo)
      try await argo.syncs("app-d", revision: "r1")
      _ = try await condition("RolloutProgressing", of: set().ref, cluster) { $0.status == "False" }
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `begins again at its first step when the template changes`() async throws {
    let world = SmallWorld()
    try await world.run { cluster in
      let argo = PlayedArgo(cluster: cluster, clock: world.clock)
      _ = try await cluster.create(set())
      for name in Self.names { try await argo.syncs(name, revision: "r1") }
      _ = try await condition("RolloutProgressing", of: set().ref, cluster) { $0.status == "False" }

      _ = try await cluster.apply(set(path: "other"), manager: "test", force: true, subresource: nil)
      for name in Self.names {
        try await eventually("the new path of \(name)") { _ in
          try await argo.found(name).spec.at("source", "path") == "other"
        }
        try await argo.compares(name, revision: "r1")
      }
      try await asked(["app-a", "app-b"], argo)
      try await eventually("the second step waits") { look in
        let state = try await state(of: "app-c", cluster)
        look.saw(state ?? "no row")
        return state == "2 Waiting"
      }
      #expect(try await !argo.isAsked("app-c"))
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `with deletionOrder Reverse lets one go after the other, the last step first`() async throws {
    let world = SmallWorld()
    try await world.run { cluster in
      let argo = PlayedArgo(cluster: cluster, clock: world.clock)
      _ = try await cluster.create(set())
      for name in Self.names { _ = try await argo.found(name) }
      _ = try await cluster.delete(set().ref, Preconditions(), .background)
      for (place, name) in Self.names.enumerated().reversed() {
        try await eventually("\(name) is going") { _ in try await argo.found(name).deletionTimestamp != nil }
        let rest = try await cluster.listAll(Names.application, namespace: "argocd").items
        #expect(rest.filter { $0.deletionTimestamp == nil }.map(\.name).sorted() == Array(Self.names[..<place]))
        try await argo.letsGo(name)
        try await gone(PlayedArgo.application(name), cluster)
      }
      try await gone(set().ref, cluster)
    }
  }

  private func asked(_ names: [String], _ argo: PlayedArgo) async throws {
    for name in names {
      try await eventually("a sync of \(name)") { look in
        look.saw(YAML.text(try await argo.cluster.get(set().ref)?.status["applicationStatus"] ?? .null))
        return try await argo.isAsked(name)
      }
    }
  }

  private func reaches(_ name: String, _ wanted: String, _ cluster: LiveKubeAPI) async throws {
    try await eventually("\(name) in \(wanted)") { look in
      look.saw(YAML.text(try await cluster.get(set().ref)?.status["applicationStatus"] ?? .null))
      return try await state(of: name, cluster) == wanted
    }
  }

  /// Step and state, as the set's status has them.
  private func state(of name: String, _ cluster: LiveKubeAPI) async throws -> String? {
    let rows = try await cluster.get(set().ref)?.status["applicationStatus"]?.array ?? []
    return rows.first { $0["application"]?.string == name }.map {
      "\($0["step"]?.string ?? "") \($0["status"]?.string ?? "")"
    }
  }

  private func set(path: String = "deploy") -> KubeObject {
    let elements: [(String, String)] = [("a", "dev"), ("b", "dev"), ("c", "prod"), ("d", "prod")]
    return KubeObject([
      "apiVersion": "nestling.dev/v1alpha1", "kind": "PreviewSet", "metadata": ["name": "set", "namespace": "argocd"],
      "spec": [
        "goTemplate": true,
        "generators": [["list": ["elements": .array(elements.map { ["name": .string($0.0), "env": .string($0.1)] })]]],
        "strategy": [
          "type": "RollingSync", "deletionOrder": "Reverse",
          "rollingSync": [
            "steps": [
              ["matchExpressions": [["key": "env", "operator": "In", "values": ["dev"]]]],
              ["matchExpressions": [["key": "env", "operator": "In", "values": ["prod"]]], "maxUpdate": 1],
            ]
          ],
        ],
        "template": [
          "metadata": ["name": "app-{{.name}}", "labels": ["env": "{{.env}}"]],
          "spec": [
            "project": "default", "source": ["repoURL": "https://git.test/x.git", "path": .string(path)],
            "destination": ["server": "https://kubernetes.default.svc", "namespace": "n"],
            "syncPolicy": ["automated": ["prune": true]],
          ],
        ],
      ],
    ])
  }
}
