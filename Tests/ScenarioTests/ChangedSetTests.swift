// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import KubeClient
import KubeModel
import PreviewAPI
import TestKit
import Testing

/// Somebody edits what a running set reads.
@Suite(.timeLimit(.minutes(5))) struct `A set that is changed while previews run` {
  /// The set with another generator.
  private func read(_ change: (inout Value) -> Void, _ edge: EdgeWorld) async throws {
    let set = try #require(try await edge.world.cluster.get(edge.set))
    var entry = try #require(set.spec["generators"]?.array?.first)
    change(&entry)
    _ = try await edge.world.cluster.patch(edge.set, .merge, ["spec": ["generators": [entry]]], subresource: nil)
  }

  @Test func `takes away what a label of its generator now leaves out, and nothing else`() async throws {
    try await EdgeWorld.play { edge in
      let (plain, labelled) = (edge.open("plain"), edge.open("labelled", labels: ["preview"]))
      for number in [plain, labelled] { try await edge.waits("Ready", number) }
      try await read({ $0["pullRequest"]?[edge.world.simulated.kind]?["labels"] = ["preview"] }, edge)
      try await edge.waitsForComment("no longer qualifies", on: plain)
      try await edge.world.eventually("its end", within: .seconds(600)) { _ in
        try await edge.world.preview(plain) == nil
      }
      #expect(try await edge.world.preview(labelled)?.status["phase"] == "Ready")
    }
  }

  @Test func `says what it leaves behind when it reads another repository, until that is closed`() async throws {
    try await EdgeWorld.play { edge in
      let number = edge.open("cart")
      try await edge.waits("Ready", number)
      try await read({ $0["pullRequest"]?[edge.world.simulated.kind]?["repo"] = "other" }, edge)
      try await edge.world.eventually("the set names it", within: .seconds(600)) { look in
        let set = try await edge.world.cluster.get(edge.set)
        look.saw(YAML.text(set?.status ?? .null))
        return set?.conditions.contains {
          $0.type == "RepositoryNotRead" && $0.message.contains("(acme/shop): shop-shop-\(number)")
        } == true
      }
      try await edge.pass(.seconds(3600))
      #expect(try await edge.world.preview(number)?.status["phase"] == "Ready")
      let events = try await edge.world.cluster.listAll(
        GroupVersionKind(group: "", version: "v1", kind: "Event"), namespace: "argocd"
      ).items.map { "\($0.value["reason"]?.string ?? "") \($0.value["type"]?.string ?? "")" }
      #expect(events.contains("RepositoryNotRead Warning"), "\(events)")
      edge.world.settle(.closed, number)
      try await edge.world.waitUntilGone(number, because: "closed")
      let set = try #require(try await edge.world.cluster.get(edge.set))
      #expect(!set.conditions.contains { $0.type == "RepositoryNotRead" })
    }
  }
}
