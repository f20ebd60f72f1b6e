// SPDX-License-Identifier: Apache-2.0
import Clocks
import Forge
import ForgeDrivers
import TestKit
import Testing

@testable import Operator

/// Every event that can change a decision, from every forge, as its simulator sends it: what it makes us do.
@Suite struct `Events of every forge` {
  struct Row: Sendable, CustomStringConvertible {
    var name: String
    /// What some forge has no event for.
    var telling: SimulatedForge.Telling?
    var expected: @Sendable (ForgeWorld) -> Consequence
    var happen: @Sendable (inout ForgeWorld, Timestamp) -> ForgeHappening
    var description: String { name }

    init(
      _ name: String, _ telling: SimulatedForge.Telling? = nil,
      _ expected: @escaping @Sendable (ForgeWorld) -> Consequence = { _ in .look(.pullRequest(1)) },
      happen: @escaping @Sendable (inout ForgeWorld, Timestamp) -> ForgeHappening
    ) {
      self.name = name
      self.telling = telling
      self.expected = expected
      self.happen = happen
    }
  }

  static let rows = [
    Row("opened") { $0.open("Another", in: $0.shop, branch: "b2", by: "ada", now: $1) },
    Row("closed") { $0.settle(.closed, 1, in: $0.shop, now: $1) },
    Row("merged") { $0.settle(.merged, 1, in: $0.shop, now: $1) },
    Row("reopened", .reopening) { $0.settle(.open, 1, in: $0.shop, now: $1) },
    Row("pushed") { $0.push(to: 1, in: $0.shop, now: $1) },
    Row("labelled", .label) { $0.label(1, "preview", in: $0.shop, now: $1) },
    Row("unlabelled", .label) { $0.unlabel(1, "preview", in: $0.shop, now: $1) },
    Row("edited", .title) { $0.retitle(1, "Better", in: $0.shop, now: $1) },
    Row("retargeted", .retarget) { $0.retarget(1, to: "release", in: $0.shop, now: $1) },
    Row("draft", .draft) { $0.setDraft(true, 1, in: $0.shop, now: $1) },
    Row("ready", .draft) { $0.setDraft(false, 1, in: $0.shop, now: $1) },
    Row("comment", nil, { _ in .listen(1) }) { $0.comment("/preview stop", by: "ada", on: 1, in: $0.shop, now: $1) },
    Row("check finished", .check, { .recheck(sha: $0.pull(1, in: $0.shop)?.sha ?? "") }) { world, now in
      let sha = world.pull(1, in: world.shop)?.sha ?? ""
      return world.report("build", "success", on: sha, in: world.shop, isCheckRun: true, now: now)
    },
  ]

  @Test(arguments: SimulatedForge.all, rows)
  func `lead to a decision`(_ simulated: SimulatedForge, _ row: Row) throws {
    let driver = try #require(ForgeDriver.named(simulated.kind))
    let isLabel = row.telling == .label
    guard !isLabel || driver.capabilities.contains(.labels) else { return }
    let forge = simulated.simulator(clock: .system)
    _ = forge.change {
      $0.open("First", in: $0.shop, branch: "b1", by: "ada", labels: isLabel ? ["preview"] : [], now: .now)
    }
    forge.happen { row.happen(&$0, $1) }
    let consequences = try forge.takeDeliveries().flatMap { simulated in
      let delivery = Delivery(
        headers: Dictionary(
          simulated.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first }),
        body: simulated.body)
      #expect(driver.intake.verify(delivery, secrets: [Array(SimulatedForge.hookSecret.utf8)]))
      return try driver.intake.decode(delivery).map { consequence(of: $0) }
    }
    guard row.telling.map(simulated.tells) ?? true else {
      #expect(consequences.isEmpty, "polling finds it")
      return
    }
    let number = row.name == "opened" ? Consequence.look(.pullRequest(2)) : row.expected(forge.world)
    #expect(consequences.contains(number), "\(consequences)")
  }

  @Test func `a ping leads to nothing`() {
    let event = ForgeEvent(kind: .ping, repository: RepositoryRef(owner: "acme", name: "shop"), number: nil)
    #expect(consequence(of: event) == nil)
  }
}
