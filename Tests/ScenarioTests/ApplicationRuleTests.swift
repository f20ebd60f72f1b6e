// SPDX-License-Identifier: Apache-2.0
import Conversion
import Documents
import Generators
import KubeClient
import KubeModel
import Operator
import PreviewAPI
import TestKit
import Testing

/// What ApplicationSet lets others do to its Applications, and what it lets itself do (appset-engine sections 1.1, 2.4, 2.5, 3.12).
@Suite struct `Applications in a cluster` {
  private let set = ObjectRef(Names.previewSet, namespace: "argocd", name: "set")

  @Test(.timeLimit(.minutes(3)))
  func `keep what the set leaves to others, and get the rest back`() async throws {
    let world = SmallWorld()
    try await world.run { cluster in
      let argo = PlayedArgo(cluster: cluster, clock: world.clock)
      var document = document(["a"])
      document.value["spec"]?["preservedFields"] = ["annotations": ["team/note"], "labels": ["tier"]]
      document.value["spec"]?["ignoreApplicationDifferences"] = [
        ["jsonPointers": ["/spec/source/targetRevision"]], ["jqPathExpressions": [".spec.source.kustomize.images"]],
      ]
      _ = try await cluster.create(document)
      _ = try await argo.found("app-a")
      let person: Value = [
        "metadata": ["annotations": ["team/note": "mine", "owned": "mine"], "labels": ["tier": "gold"]],
        "spec": [
          "project": "theirs",
          "source": ["targetRevision": "pinned", "path": "theirs", "kustomize": ["images": ["web:2"]]],
        ],
      ]
      _ = try await cluster.patch(PlayedArgo.application("app-a"), .merge, person, subresource: nil)
      let kept: (KubeObject) -> Bool = { live in
        live.annotations["team/note"] == "mine" && live.labels["tier"] == "gold"
          && live.spec.at("source", "targetRevision") == "pinned"
          && live.spec.at("source", "kustomize", "images") == ["web:2"]
      }
      try await eventually("what is ours is back") { look in
        let live = try await argo.found("app-a")
        look.saw(YAML.text(live.value))
        return live.spec["project"] == "default" && live.spec.at("source", "path") == "deploy"
          && live.annotations["owned"] == "ours" && kept(live)
      }
      // Also when the template itself changes.
      document.value["spec"]?["template"]?["spec"]?["source"]?["path"] = "new"
      _ = try await cluster.apply(document, manager: "test", force: true, subresource: nil)
      try await eventually("the new path") { look in
        let live = try await argo.found("app-a")
        look.saw(YAML.text(live.value))
        return live.spec.at("source", "path") == "new" && kept(live)
      }
    }
  }

  @Test(.timeLimit(.minutes(3)), arguments: ["create-only", "create-update", "create-delete", "sync"])
  func `are created, updated and deleted as applicationsSync allows`(_ policy: String) async throws {
    let world = SmallWorld()
    try await world.run { cluster in
      let argo = PlayedArgo(cluster: cluster, clock: world.clock)
      _ = try await cluster.create(document(["a", "b"], policy: policy))
      for name in ["app-a", "app-b"] { _ = try await argo.found(name) }
      let changed = try await cluster.apply(
        document(["a", "c"], policy: policy, path: "new"), manager: "test", force: true, subresource: nil)
      #expect(try await argo.found("app-c").spec.at("source", "path") == "new")
      try await eventually("the set has done all it does") { _ in
        try await cluster.get(set)?.status["observedGeneration"]?.int == changed.generation
      }
      let (mayUpdate, mayDelete) = (
        ["create-update", "sync"].contains(policy), ["create-delete", "sync"].contains(policy)
      )
      if mayUpdate {
        try await eventually("the new path of a") { _ in
          try await argo.found("app-a").spec.at("source", "path") == "new"
        }
      } else {
        #expect(try await argo.found("app-a").spec.at("source", "path") == "deploy")
        // A change by hand stays as well.
        _ = try await cluster.patch(
          PlayedArgo.application("app-a"), .merge, ["spec": ["source": ["path": "theirs"]]], subresource: nil)
      }
      if mayDelete {
        try await eventually("b is going") { _ in try await argo.found("app-b").deletionTimestamp != nil }
        try await argo.letsGo("app-b")
        try await gone(PlayedArgo.application("app-b"), cluster)
      }
      _ = try await cluster.delete(set, Preconditions(), .background)
      if mayDelete {
        for name in ["app-a", "app-c"] {
          try await eventually("\(name) is going") { _ in try await argo.found(name).deletionTimestamp != nil }
          try await argo.letsGo(name)
        }
        try await gone(set, cluster)
      } else {
        try await gone(set, cluster)
        let left = try await cluster.listAll(Names.application, namespace: "argocd").items
        #expect(left.map(\.name).sorted() == ["app-a", "app-b", "app-c"])
        #expect(left.allSatisfy { $0.deletionTimestamp == nil })
      }
      if !mayUpdate, !mayDelete { #expect(try await argo.found("app-a").spec.at("source", "path") == "theirs") }
    }
  }

  @Test(.timeLimit(.minutes(3)))
  func `bear no finalizer under preserveResourcesOnDeletion, also those that had one`() async throws {
    let world = SmallWorld()
    try await world.run { cluster in
      let argo = PlayedArgo(cluster: cluster, clock: world.clock)
      var document = document(["a", "b"])
      _ = try await cluster.create(document)
      for name in ["app-a", "app-b"] {
        #expect(try await argo.found(name).finalizers == ["resources-finalizer.argocd.argoproj.io"])
      }
      document.value["spec"]?["syncPolicy"] = ["preserveResourcesOnDeletion": true]
      _ = try await cluster.apply(document, manager: "test", force: true, subresource: nil)
      for name in ["app-a", "app-b"] {
        try await eventually("\(name) without finalizer") { _ in try await argo.found(name).finalizers == [] }
      }
      // Nobody has to let them go.
      _ = try await cluster.delete(set, Preconditions(), .background)
      for name in ["app-a", "app-b"] { try await gone(PlayedArgo.application(name), cluster) }
      try await gone(set, cluster)
    }
  }

  @Test(.timeLimit(.minutes(3)))
  func `of a converted ApplicationSet are those that it generates`() async throws {
    let original = KubeObject(try YAML.parse(Self.applicationSet))
    let generated = await GeneratedObjects.of(try PreviewSet(original), try OfflinePorts([:], folder: "."))
    #expect(generated.complaints == [])
    #expect(generated.objects.map(\.name) == ["red-dev", "blue-dev", "green-prod"])
    let converted = try #require(Conversion([original.value]).sets.first)
    let world = SmallWorld()
    try await world.run { cluster in
      let argo = PlayedArgo(cluster: cluster, clock: world.clock)
      _ = try await cluster.create(KubeObject(converted))
      for wanted in generated.objects {
        let live = try await argo.found(wanted.name)
        #expect(live.spec == wanted.spec)
        #expect(live.finalizers == wanted.finalizers)
        for pair in wanted.labels { #expect(live.labels[pair.key] == pair.value) }
        for pair in wanted.annotations { #expect(live.annotations[pair.key] == pair.value) }
      }
      #expect(try await cluster.listAll(Names.application, namespace: "argocd").items.count == generated.objects.count)
    }
  }

  // MARK: the sets of these

  private static let applicationSet = """
    apiVersion: argoproj.io/v1alpha1
    kind: ApplicationSet
    metadata: {name: fleet, namespace: argocd}
    spec:
      generators:
        - matrix:
            generators:
              - list: {elements: [{team: red}, {team: blue}]}
              - list: {elements: [{env: dev, stage: "1"}, {env: prod, stage: "2"}]}
          selector: {matchExpressions: [{key: stage, operator: NotIn, values: ["2"]}]}
        - list:
            elements: [{team: green, env: prod, stage: "3"}]
            template:
              metadata: {labels: {special: "yes"}}
              spec: {project: "", destination: {}}
      template:
        metadata:
          name: "{{team}}-{{env}}"
          labels: {team: "{{team}}"}
          annotations: {"notifications.argoproj.io/subscribe.slack": "{{team}}"}
        spec:
          project: default
          source:
            repoURL: https://git.test/apps.git
            targetRevision: HEAD
            path: "apps/{{team}}"
            helm: {valuesObject: {replicas: 2, env: "{{env}}", nothing: null}}
          destination: {server: https://kubernetes.default.svc, namespace: "{{team}}"}
      templatePatch: |
        spec: {syncPolicy: {automated: {prune: true}, syncOptions: ["CreateNamespace=true"]}}
    """

  private func document(_ names: [String], policy: String = "sync", path: String = "deploy") -> KubeObject {
    KubeObject([
      "apiVersion": "nestling.dev/v1alpha1", "kind": "PreviewSet", "metadata": ["name": "set", "namespace": "argocd"],
      "spec": [
        "goTemplate": true,
        "generators": [["list": ["elements": .array(names.map { ["name": .string($0)] })]]],
        "syncPolicy": ["applicationsSync": .string(policy)],
        "template": [
          "metadata": [
            "name": "app-{{.name}}", "annotations": ["team/note": "ours", "owned": "ours"], "labels": ["tier": "free"],
          ],
          "spec": [
            "project": "default",
            "source": ["repoURL": "https://git.test/x.git", "targetRevision": "main", "path": .string(path)],
            "destination": ["server": "https://kubernetes.default.svc", "namespace": "n"],
          ],
        ],
      ],
    ])
  }
}
