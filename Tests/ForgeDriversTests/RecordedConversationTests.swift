// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import ForgeDrivers
import HTTPTransport
import Testing

/// Recorded headers and bodies, played back.
struct RecordedConversationTests {
  @Test func `GitHub's next page is asked for at the address it gave, by repository id`() async throws {
    let first = try Fixture.response("github/paginated-issues-page1.headers")
    let last = try Fixture.response("github/paginated-issues-page5.headers")
    let http = RecordedHTTP { (request) throws(TransportError) in
      let isFirst = request.path == "/repos/acme/shop/pulls"
      var response = isFirst ? first : last
      response.body = JSON.bytes(.array((isFirst ? 1...100 : 101...104).map { Dialect.pull($0) }))
      return response
    }
    let listing = try await Dialect.github.client(http).openPullRequests(Dialect.repository)
    #expect(listing.pullRequests.count == 104)
    #expect(listing.rateRemaining == 4918)
    #expect(http.requests.last?.url == "https://api.github.com/repositories/515435940/issues?per_page=3&page=2")
  }

  @Test func `Gitea's next page is asked for at our address, whatever the server calls itself`() async throws {
    let recorded = try Fixture.response("gitea/page1-of-3.headers")
    let http = RecordedHTTP { (request) throws(TransportError) in
      let page = request.query("page").flatMap { Int($0) } ?? 1
      var response = recorded
      if page == 3 { response.headers["Link"] = nil }
      response.body = JSON.bytes(.array(((page - 1) * 50 + 1...min(page * 50, 120)).map { Dialect.pull($0) }))
      return response
    }
    let listing = try await Dialect.gitea.client(http).openPullRequests(Dialect.repository)
    #expect(listing.pullRequests.count == 120)
    #expect(
      http.requests.allSatisfy { $0.url.hasPrefix("https://gitea.example.com:3000/api/v1/repos/acme/shop/pulls?") })
  }

  @Test func `a renamed repository on GitHub is followed`() async throws {
    let moved = try Fixture.response("github/redirect-301.headers", body: "github/redirect-301.json")
    let pull = try Fixture.bytes("github/pr.json")
    let http = RecordedHTTP { (request) throws(TransportError) in
      request.path.hasPrefix("/repositories/") ? HTTPResponse(status: 200, body: pull) : moved
    }
    let read = try await Dialect.github.client(http).pullRequest(Dialect.repository, 1347)
    #expect(read?.number == 1347)
    #expect(read?.repository == Dialect.repository)
  }

  @Test func `a recorded comment of our own account is ours on GitHub`() async throws {
    let user = try Fixture.bytes("github/user.json")
    let comments = try Fixture.bytes("github/issue-comments.json")
    let http = RecordedHTTP { (request) throws(TransportError) in
      HTTPResponse(status: 200, body: request.path == "/user" ? user : comments)
    }
    let comment = try await Dialect.github.client(http).ownComment(Dialect.repository, 1347, marker: "Me too")
    let written = Timestamp("2011-04-14T16:00:49Z")
    #expect(comment == Comment(id: "1", body: "Me too", author: "octocat", createdAt: written))
  }

  @Test func `a recorded comment of another account is not ours on Gitea`() async throws {
    let user = try Fixture.bytes("gitea/user.json")
    let comments = try Fixture.bytes("gitea/comments.json")
    let http = RecordedHTTP { (request) throws(TransportError) in
      HTTPResponse(status: 200, body: request.path.hasSuffix("/user") ? user : comments)
    }
    #expect(try await Dialect.gitea.client(http).ownComment(Dialect.repository, 1, marker: "what?") == nil)
  }

  @Test func `recorded answers to statuses and missing numbers are understood`() async throws {
    let github = try Dialect.github.client(
      answering: HTTPResponse(status: 201, body: try Fixture.bytes("github/status-created.json")))
    let status = CommitStatus(state: .success, context: "preview/shop", description: "ready")
    try await github.setStatus(Dialect.repository, sha: "abc", status)

    let missing = HTTPResponse(status: 404, body: try Fixture.bytes("gitea/error-404.json"))
    let repository = HTTPResponse(status: 200, body: try Fixture.bytes("gitea/repo.json"))
    let http = RecordedHTTP { (request) throws(TransportError) in
      request.path == Dialect.gitea.repositoryPath ? repository : missing
    }
    #expect(try await Dialect.gitea.client(http).pullRequest(Dialect.repository, 9) == nil)
  }

  @Test(arguments: [
    ("github", "webhook-pull_request-labeled"), ("github", "webhook-pull_request-closed"),
    ("gitea", "webhook-pull_request-label_updated"), ("gitea", "webhook-pull_request-merged"),
  ])
  func `pull requests inside recorded deliveries have goldens too`(kind: String, file: String) async throws {
    let dialect = try #require(Dialect.all.first { $0.kind == kind })
    let body = try #require(try Fixture.json("\(kind)/\(file).json")["pull_request"])
    let pull = try #require(
      try await dialect.client(answering: .json(body)).pullRequest(Dialect.repository, 1))
    try Fixture.expect(pull.golden, isGolden: "\(kind)/\(file).golden.json")
  }
}
