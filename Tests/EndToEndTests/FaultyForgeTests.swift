// SPDX-License-Identifier: Apache-2.0
import Documents
import Glibc
import KubeClient
import KubeModel
import Sandbox
import TestKit
import Testing

@Suite struct `Silence is not absence` {
  /// How long each fault lasts beyond its ten polls; `NESTLING_FAULT_SECONDS=60` for the whole minute.
  private static let seconds = getenv("NESTLING_FAULT_SECONDS").flatMap { Int(String(cString: $0)) } ?? 0

  @Test(.timeLimit(.minutes(20)))
  func `whatever nonsense the forge answers, no preview is deleted, and the status says what is wrong`() async throws {
    try await SandboxProcess.with("--no-sample") { sandbox in
      let journey = try await Journey(sandbox)
      let proxy = FaultyProxy(to: sandbox.url)
      let address = try await proxy.start()
      try await journey.create(try journey.set(api: address, poll: 1))
      let first = try await journey.open(branch: "first", says: "one")
      let second = try await journey.open(branch: "second", says: "two")
      for number in [first, second] {
        _ = try await journey.readyComment(number)
        _ = try await journey.waitUntilReady(number)
      }
      let refs = [first, second].flatMap {
        [journey.preview($0), journey.namespace($0), journey.application($0)]
      }
      func uids() async throws -> [String?] {
        var found: [String?] = []
        for ref in refs {
          found.append(try await journey.cluster.get(ref).map { $0.deletionTimestamp == nil ? $0.uid : "" })
        }
        return found
      }
      let before = try await uids()
      #expect(!before.contains(nil))

      let forge = try sandbox.forge()
      var pokes = 0
      /// Something happens on the forge, whose webhook makes the operator look at once: ten polls take less than ten seconds.
      func poke() async throws {
        pokes += 1
        try await forge.label(
          Int64(second), in: Journey.repository, add: pokes % 2 == 1 ? ["poke"] : [],
          remove: pokes % 2 == 0 ? ["poke"] : [])
      }
      for (mode, words) in Self.complaints {
        proxy.set(mode)
        let end = ContinuousClock.now + .seconds(Self.seconds)
        try await eventually("ten polls and a word about \(mode)") { look in
          try await poke()
          let status = try await journey.setStatus()
          let ready = (status["conditions"]?.array ?? []).first { $0["type"]?.string == "Ready" }
          let message = ready?["message"]?.string ?? ""
          look.saw("\(proxy.listings(in: mode)) polls, \(message)")
          return proxy.listings(in: mode) >= 10 && words.contains(where: message.contains) && ContinuousClock.now >= end
        }
        #expect(try await uids() == before, "\(mode)")
        // In peace again: the status recovers before the next fault, so that each one's words are its own.
        proxy.set(.pass)
        try await eventually("the set is well again after \(mode)") { look in
          try await poke()
          let status = try await journey.setStatus()
          look.saw("\(status["conditions"] ?? .null)")
          return (status["conditions"]?.array ?? []).contains {
            $0["type"]?.string == "Ready" && $0["status"]?.string == "True" && $0["message"]?.string == "2 previews"
          }
        }
      }
      #expect(try await uids() == before)

      // Closed while the forge is silent: kept, until the forge says so again.
      proxy.set(.failing)
      let polls = proxy.listings(in: .failing)
      try await sandbox.pr(Journey.repository, "close", "\(first)")
      try await eventually("polls after the close") { _ in
        try await poke()
        return proxy.listings(in: .failing) >= polls + 3
      }
      #expect(try await uids() == before)
      proxy.set(.pass)
      try await journey.waitUntilGone(first, because: "closed")
      #expect(Array(try await uids()[3...]) == Array(before[3...]))
      #expect(try await journey.comments(second).count == 1)
      await proxy.stop()
    }
  }

  /// What the status is to say, one of these words, for each way to misbehave.
  private static let complaints: [(FaultyProxy.Mode, [String])] = [
    (.failing, ["answered 500"]), (.emptyListing, ["though it was not listed"]),
    (.html, ["something that is not its API"]), (.halfJSON, ["something that is not its API"]),
    (.hangingUp, ["cannot be reached", "incomplete"]),
  ]
}
