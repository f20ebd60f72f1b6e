// SPDX-License-Identifier: Apache-2.0
import Glibc
import KubeClient
import KubeModel
import PreviewAPI
import Sandbox
import TestKit
import Testing

@Suite(.serialized) struct `Whatever goes wrong between the calls, the end is the same` {
  private static let seeds = (0..<(getenv("NESTLING_CHAOS_SEEDS").flatMap { Int(String(cString: $0)) } ?? 1)).map { _ in
    UInt64.random(in: 2...UInt64.max)
  }

  /// Refused, conflicting, throttled, answered 500, or done with the answer lost: one call in six, to cluster and forge.
  /// `NESTLING_CHAOS_SEEDS=20` tries that many more.
  @Test(.timeLimit(.minutes(30)), arguments: [1] + seeds)
  func `every sixth call fails`(seed: UInt64) async throws {
    try await Bed.with(seed: seed) { bed in
      bed.chaos.rage(percent: 16)
      let first = try await bed.open("first")
      let second = try await bed.open("second")
      try await bed.waitUntilReady(first)
      try await bed.waitUntilReady(second)
      let namespace = ObjectRef(Names.namespace, namespace: nil, name: "preview-shop-shop-\(first)")
      let before = try await bed.cluster.get(namespace)?.uid
      let sha = try await bed.push(first)
      try await bed.waitUntilReady(first, at: sha)
      #expect(try await bed.cluster.get(namespace)?.uid == before)
      try await bed.forge.close(first, in: Bed.repository)
      try await bed.forge.merge(second, in: Bed.repository)
      try await bed.waitUntilGone(first, because: "closed")
      try await bed.waitUntilGone(second, because: "merged")
      #expect(bed.chaos.troubles > 5)
    }
  }

  /// One life after another, each with one call gone wrong, a bit later in each: so every call of a life is met.
  @Test(.timeLimit(.minutes(10)))
  func `any single call may fail, or be done and its answer lost`() async throws {
    try await Bed.with { bed in
      var number = 1
      var met = 0
      for place in 1...40 {
        let fate: Chaos.Fate = place % 2 == 0 ? .failsBefore : .answerLost
        let before = bed.chaos.troubles
        let pull = try await bed.open("branch-\(place)")
        bed.chaos.trip(number, fate)
        try await bed.waitUntilReady(pull)
        try await bed.forge.close(pull, in: Bed.repository)
        try await bed.waitUntilGone(pull, because: "closed")
        met += bed.chaos.troubles - before
        number += 2
      }
      #expect(met >= 20)
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `where nothing changes, nothing is sent`() async throws {
    try await Bed.with { bed in
      let first = try await bed.open("first")
      try await bed.waitUntilReady(first)
      // The event about being ready is written a moment after the status it tells of.
      var settled = -1
      try await eventually("no more writes") { look in
        let writes = bed.chaos.writes
        look.saw("\(writes) writes")
        defer { settled = writes }
        guard writes == settled else { return false }
        try await Task.sleep(for: .milliseconds(400))
        return bed.chaos.writes == writes
      }
      let before = bed.chaos.writes
      let version = try await bed.preview(first)?.resourceVersion
      // Things happen that are of no concern: each has the operator look at the world anew.
      for turn in 1...6 {
        try await bed.forge.label(first, in: Bed.repository, add: ["size/\(turn)"])
      }
      let other = try await bed.open("second")
      try await bed.waitUntilReady(other)
      #expect(try await bed.preview(first)?.resourceVersion == version)
      #expect(bed.chaos.writes > before, "the second pull request's preview was written")
    }
  }
}
