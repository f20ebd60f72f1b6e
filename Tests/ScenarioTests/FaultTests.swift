// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Glibc
import HTTPServing
import HTTPTransport
import KubeClient
import KubeModel
import Operator
import PreviewAPI
import Sandbox
import TestKit
import Testing

/// Minutes of work for two cores, so only on request: `NESTLING_FAULT_SEEDS=300` tries seeds 1 to 300.
private let faultSeeds = getenv("NESTLING_FAULT_SEEDS").flatMap { UInt64(String(cString: $0)) } ?? 0

@Suite(.serialized, .enabled(if: faultSeeds > 0, "set NESTLING_FAULT_SEEDS to the number of seeds to try"))
struct `Between operator and API server everything may go wrong` {
  private static let seeds = 1...max(faultSeeds, 1)

  /// Seeds that once showed a fault of ours stay here.
  private static let regressions: [UInt64] = []

  /// The life of four pull requests: one is pushed to, one closed, one merged, and one wants a namespace that somebody else has.
  private func life(_ world: FaultWorld) async throws -> [String: String] {
    let foreign = try await world.cluster.create(
      KubeObject(["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "preview-shop-shop-3"]]))
    let theirs = try await world.cluster.create(
      KubeObject([
        "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "facts", "namespace": "preview-shop-shop-3"],
        "data": ["sha": "theirs"],
      ]))
    try await world.makeSet()
    for branch in ["one", "two", "three", "four"] { world.open(branch) }
    try await eventually("three that are ready and one that is not", within: .seconds(180)) { look in
      let phases = try await world.phases()
      look.saw("\(phases)")
      return phases["Ready"] == 3
    }
    world.forge.happen { forge, now in forge.push(to: 1, in: world.shop, now: now) }
    world.forge.happen { forge, now in forge.settle(.closed, 2, in: world.shop, now: now) }
    world.forge.happen { forge, now in forge.settle(.merged, 4, in: world.shop, now: now) }
    let sha = world.forge.world.pull(1, in: world.shop)?.sha
    try await eventually("one at its new commit, two gone", within: .seconds(180)) { look in
      let one = try await world.preview(1)
      look.saw(YAML.text(one?.status ?? .null))
      guard one?.status["deployedSHA"]?.string == sha, one?.status["phase"]?.string == "Ready" else { return false }
      let two = try await world.preview(2)
      let four = try await world.preview(4)
      look.saw(YAML.text([two?.value ?? .null, four?.value ?? .null]))
      return two == nil && four == nil
    }
    return [foreign, theirs].reduce(into: [:]) { $0["\($1.ref)"] = $1.resourceVersion }
  }

  private func untouched(_ foreign: [String: String], _ world: FaultWorld) async throws {
    for (kind, namespace, name) in [
      ("Namespace", nil, "preview-shop-shop-3"), ("ConfigMap", "preview-shop-shop-3", "facts"),
    ] {
      let ref = ObjectRef(GroupVersionKind(group: "", version: "v1", kind: kind), namespace: namespace, name: name)
      #expect(try await world.cluster.get(ref)?.resourceVersion == foreign["\(ref)"], "\(ref)")
    }
  }

  /// What a life without faults leaves; once for all seeds.
  private static let calm = Task<String, any Error> {
    let world = try await FaultWorld()
    let suite = `Between operator and API server everything may go wrong`()
    var end = ""
    _ = try await world.run([world.makeOperator(HandlerClient(world.plane.handler))]) {
      _ = try await suite.life(world)
      end = try await suite.settled(world)
    }
    return end
  }

  /// The state once it stays the same for a while.
  private func settled(_ world: FaultWorld) async throws -> String {
    var last = try await world.endState()
    var calmFor = 0
    while calmFor < 15 {
      try await Task.sleep(for: .milliseconds(100))
      let next = try await world.endState()
      calmFor = next == last ? calmFor + 1 : 0
      last = next
    }
    return last
  }

  @Test(.timeLimit(.minutes(60)), arguments: regressions + Array(seeds))
  func `every fourth request fails, and the end is as without`(seed: UInt64) async throws {
    let calm = try await Self.calm.value
    let world = try await FaultWorld()
    let schedule = FaultSchedule(seed: seed, percent: 25)
    let transport = FaultyTransport(HandlerClient(world.plane.handler), schedule, clock: world.clock)
    try await expectSame(calm, world, schedule, world.makeOperator(transport))
    #expect(schedule.struck.values.reduce(0, +) > 20)
  }

  @Test(.timeLimit(.minutes(5)), arguments: [1, 2] as [UInt64])
  func `so over sockets, with a proxy in between`(seed: UInt64) async throws {
    let calm = try await Self.calm.value
    let world = try await FaultWorld()
    let server = Server(handler: world.plane.handler)
    let port = try await server.start()
    let schedule = FaultSchedule(seed: seed, percent: 25)
    let curl = CurlClient(version: "fault-test")
    let relay = Relay(
      to: "http://127.0.0.1:\(port)", through: FaultyTransport(curl, schedule, clock: world.clock))
    let proxy = try await relay.start()
    try await expectSame(calm, world, schedule, world.makeOperator(curl, server: proxy))
    await relay.stop()
    await server.stop(grace: .zero)
  }

  private func expectSame(
    _ calm: String, _ world: FaultWorld, _ schedule: FaultSchedule, _ nestling: PreviewOperator
  ) async throws {
    _ = try await world.run([nestling]) {
      let foreign = try await life(world)
      schedule.stop()
      try await eventually("the end of a life without faults (seed \(schedule.seed))", within: .seconds(60)) { look in
        let end = try await world.endState()
        look.saw(difference(end, calm))
        return end == calm
      }
      try await untouched(foreign, world)
    }
  }

  /// The lines that only one of them has.
  private func difference(_ left: String, _ right: String) -> String {
    let (one, two) = (left.split(separator: "\n"), right.split(separator: "\n"))
    return one.difference(from: two).map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }.joined(separator: "\n")
  }
}

@Suite(.serialized, .enabled(if: faultSeeds > 0, "set NESTLING_FAULT_SEEDS; it takes minutes"))
struct `Quiet and handing over` {
  @Test(.timeLimit(.minutes(10)))
  func `with two hundred previews and nothing changing, five minutes pass without a write or a list`() async throws {
    let world = try await FaultWorld()
    let transport = RecordingTransport(HandlerClient(world.plane.handler), clock: world.clock)
    _ = try await world.run([world.makeOperator(transport)]) {
      for number in 1...200 { world.open("branch-\(number)") }
      try await world.makeSet(every: 60)
      try await eventually("two hundred that are ready", within: .seconds(400)) { look in
        // Looking is dear with so many.
        try await Task.sleep(for: .seconds(2))
        let phases = try await world.phases()
        look.saw("\(phases)")
        return phases["Ready"] == 200
      }
      // Events and counts are written a moment after the last phase.
      var before = -1
      try await eventually("calm", within: .seconds(120)) { look in
        let now = transport.sent.filter(\.isWrite).count
        look.saw("\(now) writes")
        defer { before = now }
        guard now == before else { return false }
        try await world.clock.sleep(.seconds(60))
        return transport.sent.filter(\.isWrite).count == now
      }
      let known = transport.sent.count
      try await world.clock.sleep(.seconds(300))
      let sent = transport.sent.dropFirst(known)
      #expect(sent.filter { $0.isWrite || $0.isList }.map { "\($0.method) \($0.path)" } == [])
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `a leader that cannot renew stops writing, and the other takes over within the lease`() async throws {
    // Slow enough that a busy machine does not cost the lease.
    let world = try await FaultWorld(pace: 5)
    let inner = HandlerClient(world.plane.handler)
    let (first, second) = (
      RecordingTransport(inner, clock: world.clock), RecordingTransport(inner, clock: world.clock)
    )
    let one = world.makeOperator(first, identity: "one", elects: true)
    let two = world.makeOperator(second, identity: "two", elects: true)
    func writes(_ transport: RecordingTransport) -> [RecordingTransport.Sent] {
      transport.sent.filter { $0.isWrite && !$0.path.contains("/leases/") && !$0.path.contains("/leases?") }
        .filter { !$0.path.hasSuffix("/leases") }
    }
    let errors = try await world.run([one, two]) {
      try await world.makeSet()
      world.open("before")
      try await eventually("the first preview") { _ in try await world.phases()["Ready"] == 1 }
      // Whoever leads loses its way to the Lease, and to nothing else.
      let (leader, other) = writes(first).isEmpty ? (second, first) : (first, second)
      #expect(writes(other).isEmpty)
      let cut = world.clock.now()
      leader.cutOff("/leases/")
      // Work keeps coming, so that whoever may write does.
      for number in 1...6 {
        world.open("later-\(number)")
        try await world.clock.sleep(.seconds(5))
      }
      try await eventually("all previews") { _ in try await world.phases()["Ready"] == 7 }
      let last = try #require(writes(leader).last?.at)
      let next = try #require(writes(other).first?.at)
      #expect(last < next, "two wrote at once")
      #expect(last - cut <= .seconds(11), "it went on for \(last - cut)")
      // The lease's fifteen seconds, two looks at it, and the stores are already full.
      #expect(next - cut <= .seconds(25), "nobody led for \(next - cut)")
    }
    #expect(errors.compactMap { $0 }.count == 1, "one ended for want of its lease, the other at our word")
  }
}
