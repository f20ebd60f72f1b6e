// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import HTTPServing
import HTTPTransport
import KubeClient
import KubeModel
import Locks
import PreviewAPI
import TestKit
import Testing

/// Where others were cut while they decided what may run.
@Suite(.timeLimit(.minutes(5))) struct `Sharp edges of gates` {
  @Test(.bug("https://github.com/DevinoSolutions/dokploy-community/pull/111"))
  func `a full house holds up no update of what lives in it`() async throws {
    try await EdgeWorld.play(preview: ["limits": ["total": 1]]) { edge in
      let (one, two) = (edge.open("one"), edge.open("two"))
      try await edge.waits("Ready", one)
      #expect(try await edge.waits("Queued", two).status["queuePosition"] == 1)
      edge.push(one)
      try await edge.waits("Ready", one, at: edge.head(one), within: .seconds(180))
      #expect(try await edge.world.preview(two)?.status["phase"] == "Queued")
      edge.world.settle(.closed, one)
      try await edge.waits("Ready", two, at: edge.head(two))
    }
  }

  @Test(.bug("https://github.com/Dokploy/dokploy/issues/4902"))
  func `a stranger whom the labels keep out hears nothing, and a candidate once, however often they push`()
    async throws
  {
    try await EdgeWorld.play(preview: ["select": ["labels": ["any": ["preview"]]]]) { edge in
      let number = edge.open("gift", by: "eve", fork: edge.fork(of: "eve"))
      for _ in 0..<3 {
        edge.push(number)
        try await edge.pass(.seconds(180))
      }
      #expect(try await edge.decision(number)?["decision"] == "skip")
      #expect(edge.world.comments(on: number).isEmpty)
      edge.world.forge.happen { $0.label(number, "preview", in: edge.world.shop, now: $1) }
      try await edge.waits("AwaitingApproval", number)
      for _ in 0..<3 {
        edge.push(number)
        try await edge.pass(.seconds(180))
      }
      let comments = edge.world.comments(on: number)
      #expect(comments.count == 1 && comments[0].contains(edge.head(number).prefix(7)), "\(comments)")
    }
  }

  @Test(.bug("https://github.com/coollabsio/coolify/pull/10457"))
  func `whoever had one change merged is a CONTRIBUTOR and waits as before`() async throws {
    try await EdgeWorld.play(on: "github") { edge in
      let fork = edge.fork(of: "eve")
      let first = edge.open("typo", by: "eve", fork: fork)
      try await edge.waits("AwaitingApproval", first)
      edge.comment("/preview approve", on: first)
      try await edge.waits("Ready", first)
      edge.world.settle(.merged, first)
      try await edge.waitsForComment("is gone: the pull request was merged", on: first)
      let second = edge.open("miner", by: "eve", fork: fork)
      try await edge.waits("AwaitingApproval", second)
      try await edge.pass(.seconds(600))
      #expect(try await edge.namespace(second) == nil)
    }
  }

  @Test(.bug("https://github.com/Bike4Mind/bike4mind/pull/47"), arguments: SimulatedForge.all)
  func `an outsider who opens a pull request between two branches that exist waits`(_ forge: SimulatedForge)
    async throws
  {
    try await EdgeWorld.play(on: forge.kind) { edge in
      edge.open("cart")
      edge.open("cart", by: "eve")
      try await edge.waits("Ready", 1)
      try await edge.waits("AwaitingApproval", 2)
      #expect(try await edge.namespace(2) == nil)
      edge.comment("/preview approve", by: "eve", on: 2)
      try await edge.waitsForComment("need the permission", on: 2)
      #expect(try await edge.world.preview(2)?.status["phase"] == "AwaitingApproval")
    }
  }

  @Test(.bug("https://github.com/speakeasy-api/gram/pull/2749"))
  func `for an image that never arrives nothing is asked any more once the time is over`() async throws {
    let asked = Mutex(0)
    let registry = HandlerClient { _ in
      asked.withLock { $0 += 1 }
      return .text(404, "")
    }
    let wait: Object = ["wait": ["images": ["registry.test/shop:{{.head_short_sha}}"], "timeout": "30m"]]
    try await EdgeWorld.play(preview: wait, registry: registry) { edge in
      edge.open("one")
      try await edge.waits("Waiting")
      try await edge.waitsForComment("gave up after 30m")
      #expect(asked.withLock { $0 } > 20)
      let before = asked.withLock { $0 }
      try await edge.pass(.seconds(2 * 3600))
      #expect(asked.withLock { $0 } == before)
      edge.push(1)
      try await edge.pass(.seconds(180))
      #expect(asked.withLock { $0 } > before)
    }
  }

  @Test(.bug("https://github.com/speakeasy-api/gram/pull/2749"))
  func `a hook that fails is run again for another commit, and not for ever`() async throws {
    let preview: Object = [
      "hooks": [
        "beforeDeploy": [
          [
            "name": "seed", "retries": 1,
            "template": ["spec": ["template": ["spec": ["containers": [["name": "a", "image": "a"]]]]]],
          ]
        ]
      ],
      "namespace": ["annotations": ["sandbox.nestling.dev/outcome": "fails"]],
    ]
    try await EdgeWorld.play(preview: preview) { edge in
      func jobs() -> Int { Set(edge.sent.sent.filter { $0.isWrite && $0.path.contains("/jobs/") }.map(\.path)).count }
      edge.open("one")
      try await edge.waits("Failed")
      let writes = edge.sent.sent.count { $0.isWrite && $0.path.contains("/jobs") }
      try await edge.pass(.seconds(2 * 3600))
      #expect(edge.sent.sent.count { $0.isWrite && $0.path.contains("/jobs") } == writes)
      #expect(jobs() == 1)
      edge.push(1)
      try await edge.pass(.seconds(600))
      #expect(jobs() == 2)
    }
  }

  @Test(.bug("https://github.com/ctxpipe-ai/ctxpipe/pull/255"))
  func `what machines do keeps no preview awake`() async throws {
    let sleep: Object = ["lifetime": ["idle": "72h", "sleep": ["idle": "4h"]]]
    try await EdgeWorld.play(on: "github", preview: sleep) { edge in
      edge.open("one")
      let preview = try await edge.waits("Ready")
      let namespace = try #require(preview.spec["namespace"]?.string)
      let web = try await edge.world.cluster.create(
        KubeObject([
          "apiVersion": "apps/v1", "kind": "Deployment",
          "metadata": ["name": "web", "namespace": .string(namespace)],
          "spec": [
            "replicas": 3, "selector": ["matchLabels": ["app": "web"]],
            "template": [
              "metadata": ["labels": ["app": "web"]], "spec": ["containers": [["name": "web", "image": "web"]]],
            ],
          ],
        ]))
      let application = ObjectRef(Names.application, namespace: "argocd", name: "shop-1")
      let (sha, shop) = (edge.head(1), edge.world.shop)
      for round in 0..<24 {
        edge.comment("coverage is \(round) %", by: "ci")
        edge.world.forge.happen {
          $0.report("ci/test", "success", on: sha, in: shop, isCheckRun: true, now: $1)
        }
        await edge.world.tell(edge.nestling)
        _ = try await edge.world.cluster.patch(
          application, .merge, ["status": ["reconciledAt": .string(edge.world.clock.now().description)]],
          subresource: nil)
        try await edge.pass(.seconds(600))
      }
      try await edge.waits("Asleep", within: .seconds(900))
      try await edge.world.eventually("nothing runs", within: .seconds(300)) { _ in
        try await edge.world.cluster.get(web.ref)?.spec["replicas"] == 0
      }
      edge.comment("/preview wake")
      try await edge.waits("Ready")
      #expect(try await edge.world.cluster.get(web.ref)?.spec["replicas"] == 3)
    }
  }
}
