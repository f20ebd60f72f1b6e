// SPDX-License-Identifier: Apache-2.0
import Clocks
import TestKit
import Testing

@Suite struct `Quiet and handing over` {
  @Test(.timeLimit(.minutes(10)))
  func `with two hundred previews and nothing changing, five minutes pass without a write or a list`() async throws {
    try await Simulation.run { simulation in
      let world = try await FaultWorld(simulation)
      let transport = RecordingTransport(world.client, clock: world.clock)
      _ = try await world.run([world.makeOperator(transport)]) {
        for number in 1...8 { world.open("branch-\(number)") }
        try await world.makeSet(every: 60)
        try await world.makePlainSet(count: 192)
        try await world.eventually("two hundred that are ready", within: .seconds(3600)) { look in
          let count = try await world.readyCount()
          look.saw("\(count)")
          return count == 200
        }
        // Events and counts are written a moment after the last phase.
        try await world.clock.sleep(.seconds(100))
        let known = transport.sent.count
        try await world.clock.sleep(.seconds(300))
        let sent = transport.sent.dropFirst(known)
        #expect(sent.filter { $0.isWrite || $0.isList }.map { "\($0.method) \($0.path)" } == [])
      }
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `a leader that cannot renew stops writing, and the other takes over within the lease`() async throws {
    try await Simulation.run { simulation in
      let world = try await FaultWorld(simulation)
      let (first, second) = (
        RecordingTransport(world.client, clock: world.clock), RecordingTransport(world.client, clock: world.clock)
      )
      let one = world.makeOperator(first, identity: "one", elects: true)
      let two = world.makeOperator(second, identity: "two", elects: true)
      func writes(_ transport: RecordingTransport) -> [RecordingTransport.Sent] {
        transport.sent.filter { $0.isWrite && !$0.path.contains("/leases") }
      }
      let errors = try await world.run([one, two]) {
        try await world.makeSet()
        world.open("before")
        try await world.eventually("the first preview", within: .seconds(600)) { _ in
          try await world.phases()["Ready"] == 1
        }
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
        try await world.eventually("all previews", within: .seconds(600)) { _ in
          try await world.phases()["Ready"] == 7
        }
        let last = try #require(writes(leader).last?.at)
        let next = try #require(writes(other).first?.at)
        #expect(last < next, "two wrote at once")
        #expect(last - cut <= .seconds(10), "it went on for \(last - cut)")
        // Fifteen seconds for which the other has seen no change, and two seconds until it looks again.
        #expect(next - cut <= .seconds(17), "nobody led for \(next - cut)")
      }
      #expect(errors.compactMap { $0 }.count == 1, "one ended for want of its lease, the other at our word")
    }
  }
}
