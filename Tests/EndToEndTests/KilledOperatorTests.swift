// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@Suite struct `The operator may be killed at any moment` {
  /// Done twice over with other moments each time: the seed is in the name of the failure.
  @Test(.timeLimit(.minutes(10)))
  func `ten kills at random moments end in the same state, with one comment per pull request`() async throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    do {
      try await SandboxProcess.with("--no-sample", "--no-operator") { sandbox in
        let controller = try sandbox.controller()
        var kills = 0
        /// The moment is counted from the step before, or from the restart.
        func kill(_ times: Int) async throws {
          for _ in 0..<times {
            try await Task.sleep(for: .milliseconds(Int.random(in: 20...600, using: &random)))
            try await controller.killAndRestart()
            kills += 1
          }
        }
        let journey = try await Journey(sandbox)
        try await journey.placeForeignObjects()
        try await journey.create(try journey.set(poll: 1))
        let before = try await journey.inventory()

        let first = try await journey.open(branch: "first", says: "one")
        try await kill(3)
        let (comment, url) = try await journey.readyComment(first)
        try await journey.waitForPage(url, says: "one")

        let sha = try await journey.push(to: "first", says: "one more")
        try await kill(2)
        _ = try await journey.waitUntilReady(first, at: sha)
        try await journey.waitForPage(url, says: "one more")

        let second = try await journey.open(branch: "second", says: "two")
        try await kill(2)
        let (secondComment, secondURL) = try await journey.readyComment(second)
        try await journey.waitForPage(secondURL, says: "two")

        try await sandbox.pr(Journey.repository, "close", "\(first)")
        try await sandbox.pr(Journey.repository, "merge", "\(second)")
        try await kill(3)
        try await journey.waitUntilGone(first, because: "closed")
        try await journey.waitUntilGone(second, because: "merged")
        #expect(kills == 10, "seed \(seed)")
        #expect(try await journey.comments(first).map(\.id) == [comment.id], "seed \(seed)")
        #expect(try await journey.comments(second).map(\.id) == [secondComment.id], "seed \(seed)")
        #expect(try await journey.inventory() == before, "seed \(seed)")
        #expect(try await controller.stop() == 0)
      }
    } catch {
      Issue.record("seed \(seed): \(error)")
    }
  }
}
