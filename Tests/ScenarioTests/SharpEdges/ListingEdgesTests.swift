// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import HTTPTransport
import KubeClient
import KubeModel
import PreviewAPI
import TestKit
import Testing

/// Where others were cut while they listed pull requests. Each test names its source; GatesEdgesTests and TellingEdgesTests hold the others.
@Suite(.timeLimit(.minutes(5))) struct `Sharp edges of listings` {
  @Test(
    .bug("https://github.com/argoproj/argo-cd/issues/14318"), arguments: [ForgeFault.html, .unavailablePage])
  func `a maintenance page instead of a listing is no listing of nothing`(_ page: ForgeFault) async throws {
    try await EdgeWorld.play { edge in
      let (one, two) = (edge.open("one"), edge.open("two"))
      let before = try await [edge.waits("Ready", one), edge.waits("Ready", two)]
      edge.world.settle(.closed, two)
      edge.world.forge.fail(page, times: 10_000)
      let said = try await condition("Ready", of: edge.set, edge.world.cluster) { $0.status == "False" }
      #expect(said.message.contains("nothing is deleted meanwhile"))
      try await edge.pass(.seconds(2 * 3600))
      for preview in before {
        let found = try await edge.world.cluster.get(preview.ref)
        #expect(found?.uid == preview.uid && found?.deletionTimestamp == nil)
      }
      edge.world.forge.recover()
      try await edge.world.waitUntilGone(two, because: "closed")
      try await edge.world.waitUntilReady(one)
    }
  }

  @Test(.bug("https://github.com/argoproj/argo-cd/pull/25879"))
  func `an App's token lasts its hour, so what was listed before costs nothing again`() async throws {
    func member(_ set: inout KubeObject) {
      set.value["spec"]?["generators"] = [
        [
          "pullRequest": [
            "github": ["owner": "acme", "repo": "shop", "appSecretName": "app"], "requeueAfterSeconds": 60,
          ]
        ]
      ]
    }
    let quiet: Object = ["feedback": ["comment": false, "status": ""], "commands": ["enabled": false]]
    try await EdgeWorld.play(on: "github", preview: quiet, change: member, before: Self.installApp) { edge in
      edge.open("one")
      try await edge.waits("Ready")
      let (spent, known) = (edge.world.forge.budgeted, edge.world.forge.requests.count)
      try await edge.pass(.seconds(2 * 3600))
      let asked = edge.world.forge.requests.dropFirst(known)
      #expect(asked.count { $0.url.contains("/pulls") } >= 110)
      #expect(asked.count { $0.url.hasSuffix("/access_tokens") } <= 4)
      // What a new token costs: its own making, and each list once more under it.
      #expect(edge.world.forge.budgeted - spent <= 4 * 4)
    }
  }

  private static func installApp(_ world: FaultWorld) async throws {
    let app = world.forge.change { $0.addApp("nestling", keyPEM: PublishedKey.rsa, for: "acme") }
    _ = try await world.cluster.create(
      KubeObject([
        "apiVersion": "v1", "kind": "Secret", "metadata": ["name": "app", "namespace": "argocd"],
        "stringData": ["githubAppID": .string("\(app.id)"), "githubAppPrivateKey": .string(PublishedKey.rsa)],
      ]))
  }

  @Test(
    .bug("https://github.com/weaveworks/gitopssets-controller/blob/main/pkg/generators/pullrequests/pull_requests.go"),
    arguments: SimulatedForge.all)
  func `the pull request on the last page has a preview as has the first`(_ forge: SimulatedForge) async throws {
    let titles: Object = ["select": ["titles": ["include": ["/wanted/"]]]]
    try await EdgeWorld.play(
      on: forge.kind, preview: titles,
      before: { world in
        let now = world.clock.now()
        world.forge.change { forge in
          for place in 1...230 {
            let title = [1, 230].contains(place) ? "wanted" : "other"
            _ = forge.open(title, in: world.shop, branch: "b\(place)", by: "ada", now: now)
          }
        }
      },
      { edge in
        try await edge.waits("Ready", 1)
        try await edge.waits("Ready", 230)
        let source = try await edge.world.cluster.get(edge.set)?.status["sources"]?.array?.first
        #expect(source?["count"] == 230 && source?["complete"] == true)
      })
  }

  @Test(.bug("https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Pull-Request/"))
  func `GitLab is asked for what is open, and nothing else gets a preview`() async throws {
    try await EdgeWorld.play(
      on: "gitlab",
      before: { world in
        for branch in ["closed", "merged", "open"] { world.open(branch) }
        world.settle(.closed, 1)
        world.settle(.merged, 2)
      },
      { edge in
        try await edge.waits("Ready", 3)
        try await edge.pass(.seconds(600))
        let previews = try await edge.world.cluster.listAll(Names.preview, namespace: nil).items.map(\.name)
        #expect(previews == ["shop-shop-3"])
        let lists = edge.world.forge.requests.map(\.url).filter { $0.contains("/merge_requests?") }
        #expect(!lists.isEmpty && lists.allSatisfy { $0.contains("state=opened") })
      })
  }

  @Test(.bug("https://github.com/MapleTechLabs/maple/pull/257"), arguments: SimulatedForge.all)
  func `a close of which the forge never tells is found all the same`(_ forge: SimulatedForge) async throws {
    try await EdgeWorld.play(on: forge.kind) { edge in
      edge.open("one")
      try await edge.waits("Ready")
      edge.world.settle(.closed, 1)
      let closed = edge.world.clock.now()
      try await edge.world.waitUntilGone(1, because: "closed")
      #expect(edge.world.clock.now() - closed <= .seconds(120))
    }
  }

  @Test(.bug("https://github.com/mortise-org/mortise/issues/391"))
  func `a repository that lacks the branch is deployed from its main branch`() async throws {
    func half(_ repository: String) -> Value {
      [
        "pullRequest": [
          "gitea": [
            "api": "https://gitea.example.com:3000", "owner": "acme", "repo": .string(repository),
            "tokenRef": ["secretName": "forge", "key": "token"],
          ], "requeueAfterSeconds": 60, "fallbackBranch": "main",
        ]
      ]
    }
    func share(_ set: inout KubeObject) {
      set.value["spec"]?["generators"] = [half("shop"), half("other")]
      set.value["spec"]?["resources"] = []
      set.value["spec"]?["template"]?["metadata"]?["name"] = "{{.preview.name}}-{{.pr.repo}}"
    }
    try await EdgeWorld.play(preview: ["key": "{{.branch}}", "url": .null], change: share) { edge in
      edge.open("cart")
      try await edge.waitsForComment("### Preview ready")
      let other = try #require(edge.world.forge.world.repository("acme/other"))
      let main = try #require(other.branches["main"])
      func shared() async throws -> [String] {
        try await edge.world.cluster.listAll(Names.application, namespace: "argocd").items
          .map { "\($0.name) \($0.spec.at("source", "targetRevision")?.string ?? "")" }
          .filter { $0.hasPrefix("shop-cart-") }.sorted()
      }
      let wanted = ["shop-cart-other \(main)", "shop-cart-shop \(edge.head(1))"]
      #expect(try await shared() == wanted)

      // Anybody may ask to merge a branch of the repository itself; that is no answer for somebody else's preview.
      let strange = edge.world.forge.happen { forge, now in
        forge.open("Mine", in: other.id, branch: "cart", by: "eve", now: now)
      }
      try await edge.waitsForComment("### Preview waits for approval", on: strange.number, of: other.id)
      try await edge.pass(.seconds(300))
      #expect(try await shared() == wanted)
      // A member's does answer.
      edge.world.forge.change { world in
        for place in world.repositories.indices where world.repositories[place].id == other.id {
          world.repositories[place].roles["ada"] = .write
        }
      }
      let own = edge.world.forge.happen { forge, now in
        forge.open("Ours", in: other.id, branch: "cart", by: "ada", now: now)
      }
      try await edge.waitsForComment("Shared with `acme/shop#1`", on: own.number, of: other.id)
      let head = try #require(edge.world.forge.world.pull(own.number, in: other.id)?.sha)
      #expect(try await shared() == ["shop-cart-other \(head)", "shop-cart-shop \(edge.head(1))"])
    }
  }
}
