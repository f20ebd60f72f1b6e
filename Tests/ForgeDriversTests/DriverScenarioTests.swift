// SPDX-License-Identifier: Apache-2.0
import Clocks
import Forge
import ForgeDrivers
import TestKit
import Testing

/// The life of a pull request as a webhook tells it and the forge says when asked: the payload names what to read, the reading
/// decides.
struct DriverScenarioTests {
  private static let beds = DriverBed.all

  @Test(arguments: beds)
  func `from opening to merging every step is told of and read`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    forge.change { world in
      let sha = world.nextSHA()
      world.change(repository: world.shop) { $0.branches["release"] = sha }
    }
    let client = try bed.client(forge)
    func step(
      _ name: String, isTold: Bool = true, _ what: (inout ForgeWorld, Timestamp) -> ForgeHappening,
      _ check: (PullRequest) -> Bool
    ) async throws {
      forge.happen(what)
      let heard = try events(bed, forge.takeDeliveries())
      if isTold {
        #expect(heard.contains { $0.repository == bed.repository && $0.number == 1 }, "\(name): \(heard)")
      }
      let pull = try #require(try await client.pullRequest(bed.repository, 1))
      #expect(check(pull), "\(name): \(pull)")
    }
    try await step("open") { world, now in
      world.open("Change 1", in: world.shop, branch: "branch-1", by: "ada", now: now)
    } _: {
      $0.state == .open
    }
    let before = try await client.pullRequest(bed.repository, 1)?.headSHA
    try await step("push") {
      $0.push(to: 1, in: $0.shop, now: $1)
    } _: {
      $0.headSHA != before && !$0.headSHA.isEmpty
    }
    if bed.has(.labels) {
      try await step("label", isTold: bed.tells(.label)) {
        $0.label(1, "preview", in: $0.shop, now: $1)
      } _: {
        $0.labels == ["preview"]
      }
      try await step("unlabel", isTold: bed.tells(.label)) {
        $0.unlabel(1, "preview", in: $0.shop, now: $1)
      } _: {
        $0.labels.isEmpty
      }
    }
    if bed.has(.drafts) {
      try await step("draft", isTold: bed.tells(.draft)) {
        $0.setDraft(true, 1, in: $0.shop, now: $1)
      } _: {
        $0.isDraft
      }
      try await step("ready", isTold: bed.tells(.draft)) {
        $0.setDraft(false, 1, in: $0.shop, now: $1)
      } _: {
        !$0.isDraft
      }
    }
    try await step("command") {
      $0.comment("/preview deploy", by: "ada", on: 1, in: $0.shop, now: $1)
    } _: {
      $0.state == .open
    }
    #expect(try await client.comments(bed.repository, 1, since: nil).last?.body == "/preview deploy")
    try await step("retarget", isTold: bed.tells(.retarget)) {
      $0.retarget(1, to: "release", in: $0.shop, now: $1)
    } _: {
      $0.targetBranch == "release"
    }
    try await step("close") {
      $0.settle(.closed, 1, in: $0.shop, now: $1)
    } _: {
      $0.state == .closed
    }
    if bed.tells(.reopening) {
      try await step("reopen") {
        $0.settle(.open, 1, in: $0.shop, now: $1)
      } _: {
        $0.state == .open
      }
    }
    try await step("merge") {
      $0.settle(.merged, 1, in: $0.shop, now: $1)
    } _: {
      $0.state == .merged
    }
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test(arguments: beds)
  func `deliveries that come twice and in any order name the same things`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    var deliveries: [SimulatedDelivery] = []
    forge.happen { $0.open("Change 1", in: $0.shop, branch: "branch-1", by: "ada", now: $1) }
    forge.happen { $0.push(to: 1, in: $0.shop, now: $1) }
    forge.happen { $0.settle(.merged, 1, in: $0.shop, now: $1) }
    deliveries = forge.takeDeliveries()
    let inOrder = Set(try events(bed, deliveries))
    for seed in 0..<5 { #expect(Set(try events(bed, deliveries.scrambled(seed: UInt64(seed)))) == inOrder) }
    #expect(try await bed.client(forge).pullRequest(bed.repository, 1)?.state == .merged)
  }

  @Test(arguments: beds)
  func `a delivery under another secret, or with another body, proves nothing`(_ bed: DriverBed) throws {
    let forge = bed.forge()
    let intake = try #require(ForgeDriver.named(bed.kind)).intake
    forge.happen { $0.open("Change 1", in: $0.shop, branch: "branch-1", by: "ada", now: $1) }
    for delivery in forge.takeDeliveries().map(DriverScenarioTests.delivery) {
      #expect(intake.verify(delivery, secrets: [Array("old".utf8), Array("hook secret".utf8)]))
      #expect(!intake.verify(delivery, secrets: [Array("another".utf8), []]))
      #expect(!intake.verify(delivery, secrets: []))
    }
  }

  /// What was heard of proven deliveries.
  private func events(_ bed: DriverBed, _ deliveries: [SimulatedDelivery]) throws -> [ForgeEvent] {
    let intake = try #require(ForgeDriver.named(bed.kind)).intake
    return try deliveries.map(DriverScenarioTests.delivery).flatMap { delivery in
      #expect(intake.recognises(delivery))
      #expect(intake.verify(delivery, secrets: [Array("hook secret".utf8)]))
      return try intake.decode(delivery)
    }
  }

  private static func delivery(_ simulated: SimulatedDelivery) -> Delivery {
    Delivery(
      headers: Dictionary(
        simulated.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first }),
      body: simulated.body)
  }
}
