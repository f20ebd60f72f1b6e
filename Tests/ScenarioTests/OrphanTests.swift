// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeClient
import KubeModel
import PreviewAPI
import TestKit
import Testing

@Suite struct `A set that is deleted may leave its previews behind` {
  private let preview = ObjectRef(Names.preview, namespace: "argocd", name: "a")
  private let application = ObjectRef(Names.application, namespace: "argocd", name: "app-a")

  @Test(.timeLimit(.minutes(3)), arguments: [true, false])
  func `they run on, and a new set of the name takes them over`(_ isByAnnotation: Bool) async throws {
    try await SmallWorld().run { cluster in
      var document = set
      if isByAnnotation { document.annotations = ["nestling.dev/on-deletion": "orphan"] }
      _ = try await cluster.create(document)
      let before = try await eventually("the Application") { _ in try await cluster.get(application) }
      let uid = try #require(await cluster.get(preview)).uid
      _ = try await cluster.delete(set.ref, Preconditions(), isByAnnotation ? .background : .orphan)
      try await gone(set.ref, cluster)
      let left = try #require(await cluster.get(preview))
      #expect(left.ownerReferences == [] && left.deletionTimestamp == nil)
      #expect(try await cluster.get(application)?.uid == before.uid)

      let new = try await cluster.create(set)
      try await eventually("the new owner") { look in
        let found = try await cluster.get(preview)
        look.saw(YAML.text(found?.value ?? .null))
        return found?.ownerReferences.map(\.uid) == [new.uid]
      }
      #expect(try await cluster.get(preview)?.uid == uid)
      #expect(try await cluster.get(application)?.uid == before.uid)
    }
  }

  private var set: KubeObject {
    KubeObject([
      "apiVersion": "nestling.dev/v1alpha1", "kind": "PreviewSet", "metadata": ["name": "set", "namespace": "argocd"],
      "spec": [
        "goTemplate": true, "generators": [["list": ["elements": [["name": "a"]]]]],
        "template": [
          "metadata": ["name": "app-{{.name}}"],
          "spec": [
            "project": "default", "source": ["repoURL": "https://git.test/x.git", "path": "."],
            "destination": ["server": "https://kubernetes.default.svc", "namespace": "{{.preview.namespace}}"],
          ],
        ],
        "preview": ["name": "{{.name}}", "namespace": ["name": "preview-{{.name}}"]],
      ],
    ])
  }
}
