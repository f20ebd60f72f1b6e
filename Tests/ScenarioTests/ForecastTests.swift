// SPDX-License-Identifier: Apache-2.0
import Documents
import Git
import HTTPServing
import KubeClient
import KubeModel
import Operator
import PreviewAPI
import Registries
import TestKit
import Testing

@Suite struct `A plan says what would happen, and nothing happens` {
  @Test(.timeLimit(.minutes(3))) func `creates, updates with fields, and deletions with reasons`() async throws {
    try await SmallWorld().run { cluster in
      let first = try await forecast(set(["a"]), cluster)
      #expect(first.complaints == [])
      #expect(first.changes.allSatisfy { $0.kind == .create })
      #expect(objects(first, .create).contains("Preview argocd/a"))
      #expect(objects(first, .create).contains("Application argocd/app-a"))
      #expect(try await cluster.get(ObjectRef(Names.preview, namespace: "argocd", name: "a")) == nil)

      _ = try await cluster.create(set(["a", "b"]))
      try await eventually("both Applications") { _ in
        try await cluster.listAll(Names.application, namespace: "argocd").items.count == 2
      }
      try await eventually("a settled inventory") { _ in
        try await forecast(set(["a", "b"]), cluster).changes.isEmpty
      }
      let changed = try await forecast(set(["a"], path: "other"), cluster)
      let update = try #require(changed.changes.first { $0.object.kind == Names.application && $0.kind == .update })
      #expect(
        update.differences == [Difference(path: "spec.source.path", old: "deploy", new: "other")])
      #expect(
        changed.changes.filter { $0.kind == .delete }.allSatisfy { $0.preview == "b" && $0.reason == "NotGenerated" })
      #expect(objects(changed, .delete).contains("Preview argocd/b"))
      #expect(objects(changed, .delete).contains("Application argocd/app-b"))
    }
  }

  @Test(.timeLimit(.minutes(3))) func `what is somebody else's, and a set that cannot work, are complaints`()
    async throws
  {
    try await SmallWorld().run { cluster in
      var theirs = KubeObject(kind: Names.application, namespace: "argocd", name: "app-a")
      theirs.value["spec"] = ["project": "theirs"]
      _ = try await cluster.create(theirs)
      let refused = try await forecast(set(["a"]), cluster)
      #expect(refused.complaints.contains { $0.contains("Application argocd/app-a") }, "\(refused.complaints)")
      var broken = set(["a"])
      broken.value["spec"]?["template"]?["metadata"]?["name"] = "{{.name"
      #expect(try await forecast(broken, cluster).complaints.count == 1)
    }
  }

  @Test(.timeLimit(.minutes(3))) func `an ApplicationSet is compared with its own Applications`() async throws {
    try await SmallWorld().run { cluster in
      for (name, path) in [("app-a", "old"), ("app-gone", "deploy")] {
        var live = KubeObject(kind: Names.application, namespace: "argocd", name: name)
        live.ownerReferences = [
          OwnerReference(apiVersion: Names.applicationSet.apiVersion, kind: "ApplicationSet", name: "set", uid: "u")
        ]
        live.finalizers = ["resources-finalizer.argocd.argoproj.io"]
        live.value["spec"] = [
          "project": "default", "source": ["repoURL": "https://git.test/x.git", "path": .string(path)],
          "destination": ["server": "https://kubernetes.default.svc", "namespace": "n"],
        ]
        _ = try await cluster.create(live)
      }
      var document = set(["a", "b"])
      document.value["apiVersion"] = .string(Names.applicationSet.apiVersion)
      document.value["kind"] = "ApplicationSet"
      document.value["spec"]?["preview"] = nil
      document.value["spec"]?["template"]?["spec"]?["destination"]?["namespace"] = "n"
      let forecast = try await forecast(document, cluster)
      #expect(forecast.complaints == [])
      #expect(
        forecast.changes.map { "\($0.kind) \($0.object.name)" }.sorted() == [
          "create app-b", "delete app-gone", "update app-a",
        ])
    }
  }

  private func forecast(_ set: KubeObject, _ cluster: LiveKubeAPI) async throws -> Forecast {
    let scratch = try ScratchFolder("plan")
    let nobody = HandlerClient { _ in .text(404, "") }
    return try await Forecast.of(
      set,
      ForecastWorld(
        kube: cluster, forges: [], mirrors: Mirrors(root: scratch.path, client: nobody),
        registries: RegistryClient(http: nobody)))
  }

  private func objects(_ forecast: Forecast, _ kind: Forecast.Change.Kind) -> [String] {
    forecast.changes.filter { $0.kind == kind }.map { "\($0.object)" }
  }

  private func set(_ names: [String], path: String = "deploy") -> KubeObject {
    KubeObject([
      "apiVersion": "nestling.dev/v1alpha1", "kind": "PreviewSet", "metadata": ["name": "set", "namespace": "argocd"],
      "spec": [
        "goTemplate": true,
        "generators": [["list": ["elements": .array(names.map { ["name": .string($0)] })]]],
        "template": [
          "metadata": ["name": "app-{{.name}}"],
          "spec": [
            "project": "default", "source": ["repoURL": "https://git.test/x.git", "path": .string(path)],
            "destination": ["server": "https://kubernetes.default.svc", "namespace": "{{.preview.namespace}}"],
          ],
        ],
        "preview": ["name": "{{.name}}", "namespace": ["name": "preview-{{.name}}"]],
      ],
    ])
  }
}
