// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeClient
import KubeModel
import PreviewAPI
import TestKit
import Testing

@Suite struct `What is not ours is not touched, and what does not go is named` {
  @Test(.timeLimit(.minutes(5)))
  func `an Application and a namespace of somebody else's are refused and outlive the preview`() async throws {
    try await SmallWorld().run { cluster in
      let theirs = [
        try await cluster.create(
          KubeObject([
            "apiVersion": "argoproj.io/v1alpha1", "kind": "Application",
            "metadata": ["name": "app-a", "namespace": "argocd"], "spec": ["project": "theirs"],
          ])),
        try await cluster.create(
          KubeObject(["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "preview-b"]])),
      ]
      _ = try await cluster.create(set(["a", "b"]))
      for name in ["a", "b"] {
        let failed = try await condition("Ready", of: preview(name), cluster) { $0.reason == "NotOurs" }
        #expect(failed.message.contains(name == "a" ? "Application argocd/app-a" : "Namespace preview-b"))
      }
      _ = try await cluster.delete(set([]).ref, Preconditions(), .background)
      try await gone(set([]).ref, cluster)
      try await gone(ObjectRef(Names.namespace, namespace: nil, name: "preview-a"), cluster)
      for object in theirs {
        #expect(try await cluster.get(object.ref)?.value == object.value)
      }
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `a finalizer that holds an object up is named, and teardown goes on when it is gone`() async throws {
    try await SmallWorld().run { cluster in
      _ = try await cluster.create(set(["a", "b"]))
      let application = ObjectRef(Names.application, namespace: "argocd", name: "app-a")
      let other = ObjectRef(Names.application, namespace: "argocd", name: "app-b")
      try await eventually("the Applications") { _ in
        let found = (try await cluster.get(application), try await cluster.get(other))
        return found.0 != nil && found.1 != nil
      }
      _ = try await cluster.patch(
        application, .merge,
        ["metadata": ["finalizers": ["resources-finalizer.argocd.argoproj.io", "example.com/held"]]], subresource: nil)
      _ = try await cluster.delete(set([]).ref, Preconditions(), .background)
      try await eventually("both Applications are asked to go") { _ in
        let found = (try await cluster.get(application), try await cluster.get(other))
        return found.0?.deletionTimestamp != nil && found.1?.deletionTimestamp != nil
      }
      // Argo CD, which is not here, does its part. One preview never holds up another.
      _ = try await cluster.patch(
        application, .merge, ["metadata": ["finalizers": ["example.com/held"]]], subresource: nil)
      _ = try await cluster.patch(other, .merge, ["metadata": ["finalizers": .null]], subresource: nil)
      try await gone(preview("b"), cluster)
      let blocked = try await condition("DeletionBlocked", of: preview("a"), cluster) {
        $0.status == "True" && !$0.message.contains("argocd.argoproj.io")
      }
      #expect(blocked.message == "Application argocd/app-a: held by finalizer example.com/held")
      #expect(try await cluster.get(ObjectRef(Names.namespace, namespace: nil, name: "preview-a")) != nil)

      _ = try await cluster.patch(application, .merge, ["metadata": ["finalizers": .null]], subresource: nil)
      try await gone(set([]).ref, cluster)
      try await gone(ObjectRef(Names.namespace, namespace: nil, name: "preview-a"), cluster)
    }
  }

  /// One preview per name, without pull requests.
  private func set(_ names: [String]) -> KubeObject {
    KubeObject([
      "apiVersion": "nestling.dev/v1alpha1", "kind": "PreviewSet", "metadata": ["name": "set", "namespace": "argocd"],
      "spec": [
        "goTemplate": true,
        "generators": [["list": ["elements": .array(names.map { ["name": .string($0)] })]]],
        "template": [
          "metadata": ["name": "app-{{.name}}"],
          "spec": [
            "project": "default", "source": ["repoURL": "https://example.com/x.git", "path": "."],
            "destination": ["server": "https://kubernetes.default.svc", "namespace": "{{.preview.namespace}}"],
          ],
        ],
        "preview": ["name": "{{.name}}", "namespace": ["name": "preview-{{.name}}"]],
      ],
    ])
  }

  private func preview(_ name: String) -> ObjectRef { ObjectRef(Names.preview, namespace: "argocd", name: name) }
}
