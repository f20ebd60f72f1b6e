// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeClient
import KubeModel
import PreviewAPI
import TestKit
import Testing

@Suite struct `nestling explain, where no listing holds the pull request` {
  @Test(.timeLimit(.minutes(5)))
  func `names a set that cannot read, and a preview that no set governs`() async throws {
    try await SandboxProcess.with { sandbox in
      let cluster = try sandbox.cluster()
      func explain() async throws -> String {
        let result = try await sandbox.result(of: BuiltBinary.path(), ["explain", "acme/shop#1", "-n", "argocd"])
        return String(decoding: result.standardOutput + result.standardError, as: UTF8.self)
      }
      let set = ObjectRef(Names.previewSet, namespace: "argocd", name: "shop")
      try await eventually("every rule of a set that reads") { look in
        let words = try await explain()
        look.saw(words)
        return words.contains("trust") && words.contains("Preview shop-shop-1: Ready")
      }

      _ = try await cluster.patch(
        set, .merge, ["metadata": ["annotations": .object([Annotations.onDeletion: "orphan"])]], subresource: nil)
      var written = try #require(await cluster.get(set))
      _ = try await cluster.delete(set, Preconditions(), .background)
      try await eventually("nobody governs the preview") { look in
        let words = try await explain()
        look.saw(words)
        return words.contains("acme/shop#1 has the Preview shop-shop-1, but no PreviewSet governs it")
          && words.contains("a PreviewSet shop takes it over")
      }
      try await eventually("the set is gone") { _ in try await cluster.get(set) == nil }

      _ = try await cluster.delete(
        ObjectRef(Names.preview, namespace: "argocd", name: "shop-shop-1"), Preconditions(), .background)
      written.value["metadata"] = ["name": "shop", "namespace": "argocd"]
      written.value["spec"]?["generators"] = [
        [
          "pullRequest": [
            "gitea": [
              "api": .string(sandbox.url), "owner": "acme", "repo": "shop",
              "tokenRef": ["secretName": "nope", "key": "k"],
            ]
          ]
        ]
      ]
      _ = try await cluster.create(written)
      try await eventually("the set that cannot read") { look in
        let words = try await explain()
        look.saw(words)
        return words.contains("PreviewSet shop does not know acme/shop#1: GeneratorFailed: ")
          && words.contains("there is no Secret argocd/nope")
      }

      // A wrong name is not read as a generator: the set has not said which repository it means.
      _ = try await cluster.patch(
        set, .merge, ["spec": ["generators": [["pullrequest": ["gitea": ["owner": "acme", "repo": "shop"]]]]]],
        subresource: nil)
      try await eventually("the set whose generator is unknown") { look in
        let words = try await explain()
        look.saw(words)
        return words.contains("unknown generator “pullrequest”; did you mean pullRequest?")
      }
    }
  }
}
