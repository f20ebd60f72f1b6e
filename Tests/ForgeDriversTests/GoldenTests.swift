// SPDX-License-Identifier: Apache-2.0
import Documents
import Forge
import ForgeDrivers
import HTTPTransport
import Testing

/// What the drivers make of recorded answers.
struct GoldenTests {
  @Test(arguments: Dialect.all)
  func `a recorded list and a recorded pull request become the neutral type`(_ dialect: Dialect) async throws {
    let list = try Fixture.bytes("\(dialect.kind)/pr-list.json")
    let single = try Fixture.bytes("\(dialect.kind)/pr.json")
    let http = RecordedHTTP { (request) throws(TransportError) in
      request.path == dialect.pulls
        ? HTTPResponse(status: 200, headers: ["X-Total-Count": "1"], body: list)
        : HTTPResponse(status: 200, body: single)
    }
    let client = try dialect.client(http)
    let listing = try await client.openPullRequests(Dialect.repository)
    try Fixture.expect(
      .array(listing.pullRequests.map(\.golden)), isGolden: "\(dialect.kind)/pr-list.golden.json")
    let pull = try #require(try await client.pullRequest(Dialect.repository, 1))
    try Fixture.expect(pull.golden, isGolden: "\(dialect.kind)/pr.golden.json")
  }

  @Test(arguments: Dialect.all)
  func `states are told apart`(_ dialect: Dialect) async throws {
    func state(_ change: (inout Value) -> Void) async throws -> PullRequest.State? {
      var pull = Dialect.pull(7)
      change(&pull)
      return try await dialect.client(answering: .json(pull)).pullRequest(Dialect.repository, 7)?.state
    }
    #expect(try await state { _ in } == .open)
    #expect(try await state { $0["state"] = "closed" } == .closed)
    #expect(
      try await state {
        $0["state"] = "closed"
        $0["merged_at"] = nil as Value?
        $0["merged"] = true
      } == .merged)
    #expect(
      try await state {
        $0["state"] = "closed"
        $0["merged_at"] = "2026-01-01T00:00:00Z"
      } == .merged)
    await #expect(throws: ForgeError.self) { try await state { $0["state"] = "locked" } }
  }

  @Test(arguments: Dialect.all)
  func `a head in another repository is a fork, and so is one that is gone`(_ dialect: Dialect) async throws {
    func pull(head: Value) async throws -> PullRequest? {
      var pull = Dialect.pull(7)
      pull["head"]?["repo"] = head
      return try await dialect.client(answering: .json(pull)).pullRequest(Dialect.repository, 7)
    }
    // A repository may itself be a fork: that is not what counts.
    let own = try await pull(head: ["id": 1, "full_name": "acme/shop", "fork": true])
    #expect(own?.isFork == false)
    let other = try await pull(head: ["id": 2, "full_name": "ada/shop", "clone_url": "https://forge/ada/shop.git"])
    #expect(other?.isFork == true)
    #expect(other?.headRepository == "ada/shop")
    #expect(other?.headCloneURL == "https://forge/ada/shop.git")
    let gone = try await pull(head: .null)
    #expect(gone?.isFork == true)
    #expect(gone?.headRepository == "")
  }

  @Test(arguments: Dialect.all)
  func `null accounts, labels and bodies are taken`(_ dialect: Dialect) async throws {
    var pull = Dialect.pull(7)
    for member in ["user", "labels", "body", "milestone", "merged_at", "updated_at"] { pull[member] = .null }
    let read = try #require(
      try await dialect.client(answering: .json(pull)).pullRequest(Dialect.repository, 7))
    #expect(read.author == "ghost")
    #expect(read.labels.isEmpty)
    #expect(read.updatedAt == nil)
  }

  @Test func `bots are told by their type on GitHub`() async throws {
    var pull = Dialect.pull(7)
    pull["user"] = ["login": "renovate[bot]", "type": "Bot"]
    pull["author_association"] = "CONTRIBUTOR"
    let read = try await Dialect.github.client(answering: .json(pull)).pullRequest(Dialect.repository, 7)
    #expect(read?.authorIsBot == true)
    #expect(read?.authorAssociation == "CONTRIBUTOR")
  }

  @Test func `old Gitea servers tell drafts by the title and lost branches by the label`() async throws {
    func pull(_ change: (inout Value) -> Void) async throws -> PullRequest? {
      var pull = Dialect.pull(7)
      change(&pull)
      return try await Dialect.gitea.client(answering: .json(pull)).pullRequest(Dialect.repository, 7)
    }
    for title in ["WIP: x", "wip:x", "[WIP] x"] {
      let read = try await pull {
        $0["draft"] = nil as Value?
        $0["title"] = .string(title)
      }
      #expect(read?.isDraft == true, "\(title)")
    }
    // A server that says `draft` knows its own prefixes.
    #expect(try await pull { $0["title"] = "WIP: x" }?.isDraft == false)
    let lost = try await pull {
      $0["head"]?["ref"] = "refs/pull/7/head"
      $0["head"]?["label"] = "topic"
    }
    #expect(lost?.branch == "topic")
    #expect(try await pull { $0["user"] = ["login": "gitea-actions", "id": -2] }?.authorIsBot == true)
  }
}
