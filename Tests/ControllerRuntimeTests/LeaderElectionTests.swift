// SPDX-License-Identifier: Apache-2.0
import Clocks
import ControllerRuntime
import Documents
import KubeClient
import KubeModel
import TestKit
import Testing

private let start = Timestamp(seconds: 5000)

private func lease(_ holder: String, renewed: Int64 = 0) -> LeaseRecord {
  LeaseRecord(
    holder: holder, durationSeconds: 15, acquired: start, renewed: start + .seconds(renewed), transitions: 3)
}

@Suite struct LeaseMachineTests {
  private var machine = LeaseMachine(identity: "me", now: start)

  @Test mutating func `a lease nobody has is taken`() {
    guard case .write(let record) = machine.observed(nil, now: start) else {
      Issue.record("not taken")
      return
    }
    #expect(record == LeaseRecord(holder: "me", durationSeconds: 15, acquired: start, renewed: start, transitions: 0))
    #expect(machine.leadsUntil == nil)
    machine.wrote(start: start)
    #expect(machine.leadsUntil == start + .seconds(10))
  }

  @Test mutating func `a released lease is taken at once and counts a transition`() {
    guard case .write(let record) = machine.observed(lease(""), now: start) else {
      Issue.record("not taken")
      return
    }
    #expect(record.transitions == 4)
  }

  @Test mutating func `another's lease is left alone while it moves, whatever its clock says`() {
    for second in stride(from: Int64(0), to: 120, by: 10) {
      // Its clock is years behind ours.
      let seen = machine.observed(lease("you", renewed: second - 100_000_000), now: start + .seconds(second))
      #expect(seen == .follow(holder: "you"))
    }
  }

  @Test mutating func `another's lease that stands still for its whole duration is taken`() {
    let seen = [0, 14].map { machine.observed(lease("you"), now: start + .seconds($0)) }
    #expect(seen == [.follow(holder: "you"), .follow(holder: "you")])
    guard case .write = machine.observed(lease("you"), now: start + .seconds(15)) else {
      Issue.record("not taken")
      return
    }
  }

  @Test mutating func `our own renewal keeps the moment of acquisition`() {
    _ = machine.observed(nil, now: start)
    machine.wrote(start: start)
    guard case .write(let record) = machine.observed(lease("me"), now: start + .seconds(2)) else {
      Issue.record("not renewed")
      return
    }
    #expect(record.acquired == start)
    #expect(record.renewed == start + .seconds(2))
    #expect(record.transitions == 3)
  }

  @Test mutating func `a lease that another took is lost for good`() {
    machine.wrote(start: start)
    let seen = machine.observed(lease("you"), now: start + .seconds(1))
    #expect(seen == .lost)
    machine.wrote(start: start + .seconds(2))
    #expect(machine.leadsUntil == nil)
    let isLost = machine.isLost(now: start)
    #expect(isLost)
  }

  @Test mutating func `a lease that is not renewed in time is lost before anyone else can have it`() {
    machine.wrote(start: start)
    let verdicts = [9, 10].map { machine.isLost(now: start + .seconds($0)) }
    #expect(verdicts == [false, true])
  }
}

@Suite(.timeLimit(.minutes(1))) struct LeaderElectionTests {
  let clock = ManualClock()
  let api = FakeAPI()
  let notices = Collected<Notice>()

  private func election(_ identity: String) -> LeaderElection {
    LeaderElection(
      api, namespace: "nestling", name: "controller", identity: identity, clock: clock.source,
      report: { [notices] in notices.add($0) })
  }
  private var holder: String? { api.objects.first.map { LeaseRecord($0).holder } }

  @Test func `the lease is taken, renewed and given back`() async throws {
    let election = election("one")
    #expect(!election.isLeader)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await election.run() }
      try await election.waitUntilLeading()
      #expect(election.isLeader)
      #expect(holder == "one")
      for _ in 0..<10 {
        await clock.sleeper(for: .seconds(2))
        clock.advance(by: .seconds(2))
      }
      await clock.sleeper(for: .seconds(2))
      #expect(election.fence.isLeader())
      election.stop()
      try await group.waitForAll()
    }
    #expect(!election.isLeader)
    #expect(holder == "")
  }

  @Test func `a second instance takes over as soon as the first has given back`() async throws {
    let first = election("one")
    let second = election("two")
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await first.run() }
      try await first.waitUntilLeading()
      group.addTask { try await second.run() }
      try await notices.wait { $0.contains(.following(holder: "one", lease: "Lease nestling/controller")) }
      #expect(!second.isLeader)
      first.stop()
      try await group.next()
      await clock.sleeper(for: .seconds(2))
      clock.advance(by: .seconds(2))
      try await second.waitUntilLeading()
      #expect(second.isLeader)
      second.stop()
      try await group.waitForAll()
    }
  }

  @Test func `a leader that cannot renew stops being one by the clock alone`() async throws {
    let election = election("one")
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await election.run() }
      try await election.waitUntilLeading()
      await clock.sleeper(for: .seconds(2))
      for _ in 0..<6 { api.fail("get", .unreachable("refused")) }
      #expect(election.isLeader)
      clock.advance(by: .seconds(10))
      #expect(!election.isLeader)
      await #expect(throws: LeaseLost(lease: "Lease nestling/controller")) { try await group.waitForAll() }
    }
  }
}

@Suite struct FinalizerTests {
  @Test func `a finalizer is added once, guarded by the version it was read at`() {
    var object = widget("a", version: "7")
    object.finalizers = ["other"]
    let patch = Finalizer.adding("ours", to: object)
    #expect(patch == ["metadata": ["resourceVersion": "7", "finalizers": ["other", "ours"]]])
    object.finalizers = ["ours"]
    #expect(Finalizer.adding("ours", to: object) == nil)
  }

  @Test func `an object that is being deleted takes no new finalizer`() {
    var object = widget("a", version: "7")
    object[metadata: "deletionTimestamp"] = "2026-01-01T00:00:00Z"
    #expect(Finalizer.adding("ours", to: object) == nil)
  }

  @Test func `removing ours leaves the others`() {
    var object = widget("a", version: "7")
    object.finalizers = ["other", "ours"]
    #expect(
      Finalizer.removing("ours", from: object) == ["metadata": ["resourceVersion": "7", "finalizers": ["other"]]])
    #expect(Finalizer.removing("absent", from: object) == nil)
  }
}
