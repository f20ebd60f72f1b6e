// SPDX-License-Identifier: Apache-2.0
import KubeClient
import KubeModel
import TestKit
import Testing

@Suite struct `A pull request gets a preview` {
  @Test(.timeLimit(.minutes(10)))
  func `from an opened pull request to a working preview, and back to nothing`() async throws {
    try await SandboxProcess.with("--no-sample") { sandbox in
      let journey = try await Journey(sandbox)
      try await journey.placeForeignObjects()
      try await journey.create(try journey.set())
      let before = try await journey.inventory()
      #expect(before.keys.contains("namespaces /foreign") && before.keys.contains("applications argocd/theirs"))

      // Opened: Ready, and the comment's own URL shows the branch.
      let first = try await journey.open(branch: "first", says: "one")
      let ready = try await journey.waitUntilReady(first)
      let (comment, url) = try await journey.readyComment(first)
      try await journey.waitForPage(url, says: "one")
      let namespace = try #require(await journey.cluster.get(journey.namespace(first)))

      // Pushed to: the same URL, the same comment, the same environment.
      let sha = try await journey.push(to: "first", says: "one more")
      let updated = try await journey.waitUntilReady(first, at: sha)
      try await journey.waitForPage(url, says: "one more")
      try await eventually("the comment tells the new commit") { look in
        let comments = try await journey.comments(first)
        look.saw("\(comments.map(\.body))")
        return comments.map(\.id) == [comment.id] && comments[0].body.contains(String(sha.prefix(7)))
          && comments[0].body.contains("**<\(url)>**")
      }
      #expect(updated.uid == ready.uid)
      #expect(try await journey.cluster.get(journey.namespace(first))?.uid == namespace.uid)

      // A second one beside it.
      let second = try await journey.open(branch: "second", says: "two")
      let (_, secondURL) = try await journey.readyComment(second)
      #expect(secondURL != url)
      try await journey.waitForPage(secondURL, says: "two")
      try await journey.waitForPage(url, says: "one more")

      // Closed and merged: nothing is left, and nothing else was touched.
      try await sandbox.pr(Journey.repository, "close", "\(first)")
      try await sandbox.pr(Journey.repository, "merge", "\(second)")
      try await journey.waitUntilGone(first, because: "closed")
      try await journey.waitUntilGone(second, because: "merged")
      try await journey.work.git("fetch", "--quiet", "origin")
      try await journey.work.git("merge-base", "--is-ancestor", "second", "origin/main")
      #expect(try await journey.work.git("show", "origin/main:web/index.html") == "<h1>two</h1>")
      #expect(try await journey.inventory() == before)
      #expect(try await sandbox.page(url) == nil)
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func `a sandbox that was killed goes on where it was`() async throws {
    try await SandboxProcess.with("--no-sample") { sandbox in
      let journey = try await Journey(sandbox)
      try await journey.create(try journey.set())
      let number = try await journey.open(branch: "first", says: "one")
      let (comment, url) = try await journey.readyComment(number)
      let ready = try await journey.waitUntilReady(number)

      try await sandbox.restart(killing: true)
      try await journey.waitForPage(url, says: "one")
      #expect(try await journey.cluster.get(journey.preview(number))?.uid == ready.uid)
      let sha = try await journey.push(to: "first", says: "one more")
      _ = try await journey.waitUntilReady(number, at: sha)
      try await journey.waitForPage(url, says: "one more")

      try await sandbox.restart()
      try await sandbox.pr(Journey.repository, "merge", "\(number)")
      try await journey.waitUntilGone(number, because: "merged")
      #expect(try await journey.comments(number).map(\.id) == [comment.id])
    }
  }
}
