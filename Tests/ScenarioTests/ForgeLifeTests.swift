// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import ForgeDrivers
import HTTPServing
import HTTPTransport
import KubeClient
import KubeModel
import Operator
import PreviewAPI
import Sandbox
import TestKit
import Testing

/// A pull request's whole life on each forge, through the operator: what people do there, and what they see.
@Suite(.serialized) struct `On every forge a preview follows its pull request` {
  /// The forge tells of every step, and no poll falls into the test; but what it has no event for, polling must find.
  private func interval(_ simulated: SimulatedForge) -> Int64 {
    [.label, .draft, .retarget, .reopening].allSatisfy(simulated.tells) || simulated.kind == "bitbucket" ? 86_400 : 30
  }

  @Test(.timeLimit(.minutes(5)), arguments: SimulatedForge.all)
  func `from opening to merging`(_ simulated: SimulatedForge) async throws {
    let world = try await FaultWorld(kind: simulated.kind)
    let nestling = world.makeOperator(HandlerClient(world.plane.handler))
    let capabilities = ForgeDriver.named(simulated.kind)?.capabilities ?? []
    let life = Life(world: world, nestling: nestling, hasDeployments: capabilities.contains(.deployments))
    _ = try await world.run([nestling]) {
      let release = world.forge.change { $0.nextSHA() }
      world.forge.change { $0.change(repository: $0.shop) { $0.branches["release"] = release } }
      var select: Value = ["drafts": "skip", "targetBranches": ["include": ["main"]]]
      if capabilities.contains(.labels) { select["labels"] = ["none": ["no-preview"]] }
      try await world.makeSet(
        every: interval(simulated), preview: ["select": select, "feedback": ["deployment": "pr-{{.number}}"]])
      try await life.step("open") { $0.open("Spring", in: $0.shop, branch: "spring", by: "ada", now: $1) }
      try await life.runs()
      try await life.step("push") { $0.push(to: 1, in: $0.shop, now: $1) }
      try await life.runs()
      if capabilities.contains(.labels) {
        try await life.step("label") { $0.label(1, "no-preview", in: $0.shop, now: $1) }
        try await life.isGone("no longer qualifies")
        try await life.step("unlabel") { $0.unlabel(1, "no-preview", in: $0.shop, now: $1) }
        try await life.runs()
      }
      if capabilities.contains(.drafts) {
        try await life.step("draft") { $0.setDraft(true, 1, in: $0.shop, now: $1) }
        try await life.isGone("no longer qualifies")
        try await life.step("ready") { $0.setDraft(false, 1, in: $0.shop, now: $1) }
        try await life.runs()
      }
      try await life.step("comment") { $0.comment("/preview stop", by: "ada", on: 1, in: $0.shop, now: $1) }
      try await life.stands("Stopped")
      try await life.step("comment") { $0.comment("/preview deploy", by: "ada", on: 1, in: $0.shop, now: $1) }
      try await life.runs()
      try await life.step("retarget") { $0.retarget(1, to: "release", in: $0.shop, now: $1) }
      try await life.isGone("no longer qualifies")
      try await life.step("retarget") { $0.retarget(1, to: "main", in: $0.shop, now: $1) }
      try await life.runs()
      if simulated.kind != "bitbucket" {
        try await life.step("close") { $0.settle(.closed, 1, in: $0.shop, now: $1) }
        try await life.isGone("was closed")
        try await life.step("reopen") { $0.settle(.open, 1, in: $0.shop, now: $1) }
        try await life.runs()
      }
      try await life.step("merge") { $0.settle(.merged, 1, in: $0.shop, now: $1) }
      try await life.isGone("was merged")
      // On Bitbucket Cloud a declined pull request stays declined.
      try await life.step("open") { $0.open("Summer", in: $0.shop, branch: "summer", by: "ada", now: $1) }
      try await life.runs(2)
      try await life.step("close") { $0.settle(.closed, 2, in: $0.shop, now: $1) }
      try await life.isGone("was closed", 2)
    }
    #expect(world.forge.complaints.isEmpty, "\(world.forge.complaints)")
  }

  @Test(.timeLimit(.minutes(5)))
  func `a merge request from a fork waits for its approval, and only its environment is told`() async throws {
    let world = try await FaultWorld(kind: "gitlab")
    let nestling = world.makeOperator(HandlerClient(world.plane.handler))
    let life = Life(world: world, nestling: nestling, hasDeployments: false)
    _ = try await world.run([nestling]) {
      try await world.makeSet(every: 86_400, preview: ["feedback": ["deployment": "pr-{{.number}}"]])
      let fork = world.forge.change { $0.addRepository("eve/shop", roles: ["eve": .admin]).id }
      try await life.step("open") { $0.open("Spring", in: $0.shop, branch: "spring", by: "eve", fork: fork, now: $1) }
      try await life.stands("AwaitingApproval")
      try await life.step("comment") { $0.comment("/preview approve", by: "eve", on: 1, in: $0.shop, now: $1) }
      try await life.says("need the permission")
      try await life.step("comment") { $0.comment("/preview approve", by: "ada", on: 1, in: $0.shop, now: $1) }
      try await life.runs()
      #expect(life.hasEnvironment(1))
      try await life.step("merge") { $0.settle(.merged, 1, in: $0.shop, now: $1) }
      try await life.isGone("was merged")
    }
    #expect(world.forge.complaints.isEmpty, "\(world.forge.complaints)")
  }
}

@Suite(.serialized) struct `A forge and its credentials` {
  private let set = ObjectRef(Names.previewSet, namespace: "argocd", name: "shop")

  @Test(.timeLimit(.minutes(5)))
  func `a Secret that changes is used at once, without waiting for a poll`() async throws {
    let world = try await FaultWorld()
    let nestling = world.makeOperator(HandlerClient(world.plane.handler))
    _ = try await world.run([nestling]) {
      try await token("wr0ng", world)
      world.open("spring")
      try await world.makeSet(every: 86_400)
      let refusal = try await condition("Ready", of: set, world.cluster) { $0.status == "False" }
      #expect(refusal.message.contains("does not accept the credentials"))
      try await token(SimulatedForge.token, world)
      try await eventually("a preview under the new token", within: .seconds(30)) { _ in
        try await world.preview(1)?.status["phase"] == "Ready"
      }
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `a limit is told with its end, and status says how each listing went`() async throws {
    let world = try await FaultWorld(kind: "github")
    let nestling = world.makeOperator(HandlerClient(world.plane.handler))
    _ = try await world.run([nestling]) {
      world.forge.fail(.primaryLimit)
      world.open("spring")
      try await world.makeSet(every: 60)
      let limited = try await condition("RateLimited", of: set, world.cluster) { $0.status == "True" }
      #expect(limited.message.contains("is used up until 20"))
      let source: Value = try await eventually("a listing in status") { look in
        let found = try await world.cluster.get(set)
        look.saw(YAML.text(found?.status ?? .null))
        guard let source = found?.status["sources"]?.array?.first, source["complete"] == true else { return nil }
        return found?.conditions.contains { $0.type == "RateLimited" } == false ? source : nil
      }
      #expect(source["repository"] == "acme/shop" && source["host"] == "api.github.com" && source["count"] == 1)
      #expect(source["listedAt"]?.string.flatMap { Timestamp($0) } != nil && source["notModified"]?.bool != nil)
      let request = ServerRequest(method: "GET", path: "/metrics", headers: [], body: [])
      guard case .bytes(let bytes) = await nestling.handler(request).body else { return }
      let metrics = String(decoding: bytes, as: UTF8.self)
      #expect(metrics.contains(#"nestling_forge_calls_total{host="api.github.com"}"#))
      #expect(metrics.contains(#"nestling_forge_held_back_total{host="api.github.com"}"#))
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `a refused candidate is told why, once, and its preview's comment takes the place of it`() async throws {
    let world = try await FaultWorld()
    let first = world.makeOperator(HandlerClient(world.plane.handler))
    let select: Value = ["labels": ["any": ["preview"]], "drafts": "skip"]
    _ = try await world.run([first]) {
      world.forge.happen {
        $0.open("Asked", in: $0.shop, branch: "a", by: "ada", labels: ["preview"], isDraft: true, now: $1)
      }
      world.forge.happen { $0.open("Not asked", in: $0.shop, branch: "b", by: "ada", isDraft: true, now: $1) }
      try await world.makeSet(every: 10, preview: ["select": select])
      try await eventually("one comment") { look in
        look.saw("\(bodies(1, world))")
        return bodies(1, world).contains { $0.contains("### No preview") && $0.contains("it is a draft") }
      }
    }
    // Killed and started again, with many polls: nothing more is said.
    let second = world.makeOperator(HandlerClient(world.plane.handler))
    _ = try await world.run([second]) {
      try await world.clock.sleep(.seconds(60))
      #expect(bodies(1, world).count == 1 && bodies(2, world).isEmpty)
      world.forge.happen { $0.setDraft(false, 1, in: $0.shop, now: $1) }
      try await eventually("the preview's own words") { look in
        look.saw("\(bodies(1, world))")
        return bodies(1, world).count == 1 && bodies(1, world)[0].contains("### Preview ready")
      }
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `talk keeps a preview alive`() async throws {
    let world = try await FaultWorld()
    let nestling = world.makeOperator(HandlerClient(world.plane.handler))
    _ = try await world.run([nestling]) {
      world.open("spring")
      try await world.makeSet(
        every: 86_400, preview: ["lifetime": ["idle": "1h"], "commands": ["enabled": false]])
      let before = try await active(world, after: nil)
      try await world.clock.sleep(.seconds(30))
      _ = world.forge.takeDeliveries()
      world.forge.happen { $0.comment("nice work", by: "eve", on: 1, in: $0.shop, now: $1) }
      await world.tell(nestling)
      #expect(try await active(world, after: before) > before)
    }
  }

  private func active(_ world: FaultWorld, after: Timestamp?) async throws -> Timestamp {
    try await eventually("a sign of life") { look in
      let preview = try await world.preview(1)
      look.saw(YAML.text(preview?.status ?? .null))
      guard preview?.status["phase"] == "Ready",
        let found = preview?.status["lastActivityAt"]?.string.flatMap({ Timestamp($0) })
      else { return nil }
      return after.map { found > $0 } ?? true ? found : nil
    }
  }

  private func bodies(_ number: Int, _ world: FaultWorld) -> [String] {
    world.forge.world.pull(number, in: world.shop)?.comments.filter { !$0.isDeleted }.map(\.body) ?? []
  }

  private func token(_ token: String, _ world: FaultWorld) async throws {
    let secret = ObjectRef(
      GroupVersionKind(group: "", version: "v1", kind: "Secret"), namespace: "argocd", name: "forge")
    _ = try await world.cluster.patch(secret, .merge, ["stringData": ["token": .string(token)]], subresource: nil)
  }
}

/// Does things on the forge and looks at cluster and forge.
private struct Life {
  let world: FaultWorld
  let nestling: PreviewOperator
  let hasDeployments: Bool

  /// Lets something happen and has the forge tell of it, once the operator knows the set and so the secret of its webhook.
  func step(_ name: String, _ what: (inout ForgeWorld, Timestamp) -> ForgeHappening) async throws {
    let set = ObjectRef(Names.previewSet, namespace: "argocd", name: "shop")
    _ = try await condition("Ready", of: set, world.cluster) { _ in true }
    world.forge.happen(what)
    let statuses = await world.tell(nestling)
    #expect(statuses.allSatisfy { $0 == 202 || $0 == 204 }, "\(name): \(statuses)")
  }

  func runs(_ number: Int = 1) async throws {
    let sha = pull(number)?.sha ?? ""
    try await waits("Ready at \(sha)", number) { preview in
      preview?.status["phase"] == "Ready" && preview?.status["deployedSHA"]?.string == sha
        && comments(number).count { $0.contains("Preview ready") && $0.contains(sha.prefix(7)) } == 1
        && statuses(sha).contains { ["success", "SUCCESSFUL", "succeeded"].contains($0) }
        && (!hasDeployments || deployments(number).last == "success" && hasEnvironment(number))
    }
  }

  func stands(_ phase: String, _ number: Int = 1) async throws {
    try await waits(phase, number) { preview in
      preview?.status["phase"]?.string == phase && ours(number).count == 1
        // Of what never ran there is no deployment; on GitLab the environment tells, its deployments are a record.
        && (!hasDeployments || phase != "Stopped" || isOut(number))
    }
  }

  func isGone(_ why: String, _ number: Int = 1) async throws {
    try await waits("gone: \(why)", number) { preview in
      preview == nil && ours(number).count == 1 && ours(number)[0].contains(why) && !hasEnvironment(number)
        && isOut(number)
    }
  }

  func says(_ words: String, _ number: Int = 1) async throws {
    try await waits("“\(words)”", number) { _ in comments(number).contains { $0.contains(words) } }
  }

  private func waits(_ what: String, _ number: Int, _ holds: (KubeObject?) -> Bool) async throws {
    try await eventually(what, within: .seconds(60)) { look in
      let preview = try await world.preview(number)
      let shop = world.forge.world.repository(id: world.shop)
      look.saw(
        YAML.text(preview?.status ?? .null) + "\n" + comments(number).joined(separator: "\n---\n")
          + "\n\(statuses(pull(number)?.sha ?? "")) \(deployments(number)) \(shop?.environments ?? []) \(world.forge.complaints)"
      )
      return holds(preview)
    }
  }

  private func isOut(_ number: Int) -> Bool {
    world.forge.dialect is GitLabDialect ? !hasEnvironment(number) : !deployments(number).contains("success")
  }

  private func pull(_ number: Int) -> ForgeWorld.Pull? { world.forge.world.pull(number, in: world.shop) }
  private func comments(_ number: Int) -> [String] {
    pull(number)?.comments.filter { !$0.isDeleted }.map(\.body) ?? []
  }
  /// The one that is edited in place, however the forge's driver spells its marker.
  private func ours(_ number: Int) -> [String] { comments(number).filter { $0.contains("nestling:argocd/shop") } }
  private func statuses(_ sha: String) -> [String] {
    world.forge.world.newestStatuses(of: sha, in: world.shop).map(\.state)
  }
  private func deployments(_ number: Int) -> [String] {
    (world.forge.world.repository(id: world.shop)?.deployments ?? []).filter { $0.environment == "pr-\(number)" }
      .map { $0.states.last?.state ?? "" }
  }
  func hasEnvironment(_ number: Int) -> Bool {
    world.forge.world.repository(id: world.shop)?.environments.contains { $0.name == "pr-\(number)" && !$0.isStopped }
      == true
  }
}
