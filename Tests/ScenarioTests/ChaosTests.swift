// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Glibc
import KubeClient
import KubeModel
import PreviewAPI
import TestKit
import Testing

@Suite struct `Whatever goes wrong between the calls, the end is the same` {
  private static let seeds = (0..<(getenv("NESTLING_CHAOS_SEEDS").flatMap { Int(String(cString: $0)) } ?? 1)).map { _ in
    UInt64.random(in: 2...UInt64.max)
  }

  /// An operator at work on a set, with trouble on the way to cluster and forge.
  private func play(seed: UInt64 = 0, _ body: (FaultWorld, Chaos) async throws -> Void) async throws {
    try await Simulation.run { simulation in
      let world = try await FaultWorld(simulation)
      let chaos = Chaos(seed: seed)
      _ = try await world.run([world.makeOperator(world.client, chaos: chaos)]) {
        try await world.makeSet()
        try await body(world, chaos)
      }
    }
  }

  /// Refused, conflicting, throttled, answered 500, or done with the answer lost: one call in six, to cluster and forge.
  /// `NESTLING_CHAOS_SEEDS=20` tries that many more.
  @Test(.timeLimit(.minutes(30)), arguments: [1] + seeds)
  func `every sixth call fails`(seed: UInt64) async throws {
    try await play(seed: seed) { world, chaos in
      chaos.rage(percent: 16)
      let first = world.open("first")
      let second = world.open("second")
      try await world.waitUntilReady(first)
      try await world.waitUntilReady(second)
      let namespace = ObjectRef(Names.namespace, namespace: nil, name: "preview-shop-shop-\(first)")
      let before = try await world.cluster.get(namespace)?.uid
      world.forge.happen { forge, now in forge.push(to: first, in: world.shop, now: now) }
      try await world.waitUntilReady(first)
      #expect(try await world.cluster.get(namespace)?.uid == before)
      world.settle(.closed, first)
      world.settle(.merged, second)
      try await world.waitUntilGone(first, because: "closed")
      try await world.waitUntilGone(second, because: "merged")
      #expect(chaos.troubles > 5)
    }
  }

  /// One life after another, each with one call gone wrong, a bit later in each: so every call of a life is met.
  @Test(.timeLimit(.minutes(10)))
  func `any single call may fail, or be done and its answer lost`() async throws {
    try await play { world, chaos in
      var met = 0
      for place in 1...15 {
        let before = chaos.troubles
        let pull = world.open("branch-\(place)")
        chaos.trip(place * 4, place % 2 == 0 ? .failsBefore : .answerLost)
        try await world.waitUntilReady(pull)
        world.settle(.closed, pull)
        try await world.waitUntilGone(pull, because: "closed")
        met += chaos.troubles - before
      }
      #expect(met >= 12)
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `where nothing changes, nothing is sent`() async throws {
    try await play { world, chaos in
      let first = world.open("first")
      try await world.waitUntilReady(first)
      // The event about being ready is written a moment after the status it tells of.
      try await world.clock.sleep(.seconds(60))
      let before = chaos.writes
      let version = try await world.preview(first)?.resourceVersion
      // Things happen that are of no concern: each has the operator look at the world anew.
      for turn in 1...6 {
        world.forge.happen { forge, now in forge.label(first, "size/\(turn)", in: world.shop, now: now) }
        try await world.clock.sleep(.seconds(20))
      }
      #expect(chaos.writes == before)
      let second = world.open("second")
      try await world.waitUntilReady(second)
      #expect(try await world.preview(first)?.resourceVersion == version)
      #expect(chaos.writes > before, "the second pull request's preview was written")
    }
  }
}
