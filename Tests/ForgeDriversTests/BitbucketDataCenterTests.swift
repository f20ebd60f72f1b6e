// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import ForgeDrivers
import HTTPTransport
import Locks
import Testing

/// Bitbucket Data Center, over recordings.
struct BitbucketDataCenterTests {
  private let repository = RepositoryRef(owner: "PRJ", name: "my-repo")
  private let marker = StickyMarker(key: "apps/shop")
  private let settings: Value = ["api": "https://bb.example.com/bitbucket"]

  private func forge(_ answers: [(String, HTTPResponse)]) throws -> PlayedForge {
    try PlayedForge("bitbucketServer", settings: settings, answers)
  }

  @Test func `a recorded list and a recorded pull request become the neutral type`() async throws {
    let forge = try forge([
      ("GET /pull-requests", .recorded("bitbucketServer/pr-list-limit200.json")),
      ("GET /pull-requests/1", .recorded("bitbucketServer/pr.json")),
    ])
    let client = try forge.client()
    let listing = try await client.openPullRequests(repository)
    try Fixture.expect(
      .array(listing.pullRequests.map(\.golden)), isGolden: "bitbucketServer/pr-list-limit200.golden.json")
    let pull = try #require(try await client.pullRequest(repository, 1))
    try Fixture.expect(pull.golden, isGolden: "bitbucketServer/pr.golden.json")
    let first = try #require(forge.http.requests.first)
    #expect(first.path == "/bitbucket/rest/api/1.0/projects/PRJ/repos/my-repo/pull-requests")
    #expect(first.headers["X-Atlassian-Token"] == "no-check")
  }

  @Test func `a personal repository is addressed by its owner`() async throws {
    let forge = try forge([("GET /pull-requests", .json(["values": [], "isLastPage": true]))])
    _ = try await forge.client().openPullRequests(RepositoryRef(owner: "~ada", name: "x"))
    #expect(forge.http.requests.first?.path == "/bitbucket/rest/api/1.0/projects/~ada/repos/x/pull-requests")
  }

  @Test func `recorded activities give the comments, oldest first, and ours among them`() async throws {
    let client = try forge([
      (
        "GET /activities",
        .recorded("bitbucketServer/pr-activities-comments.json", headers: ["X-AUSERNAME": "jcitizen"])
      )
    ]).client()
    let comments = try await client.comments(repository, 1, since: nil)
    #expect(comments.map(\.body) == ["this is a comment", "this is a second comment"])
    #expect(comments.first?.createdAt == Timestamp(microseconds: 1_530_770_325_043_000))
    #expect(try await client.ownComment(repository, 1, marker: "second")?.id == "2")
  }

  @Test func `replies are comments, those at lines of code are not, and a pasted marker is not ours`() async throws {
    func comment(_ id: Int64, _ author: String, replies: [Value] = []) -> Value {
      [
        "id": .int(id), "version": 0, "text": .string(StickyMarker.asLinkDefinition(marker.text)),
        "author": ["name": .string(author)], "comments": .array(replies),
      ]
    }
    func row(_ id: Int64, _ comment: Value, more: (String, Value)? = nil) -> Value {
      var row: Value = ["id": .int(id), "action": "COMMENTED", "commentAction": "ADDED", "comment": comment]
      if let more { row[more.0] = more.1 }
      return row
    }
    let rows: [Value] = [
      row(9, comment(4, "jane@example"), more: ("commentAnchor", ["path": "a"])),
      row(8, comment(5, "mallory", replies: [comment(7, "jane@example")])), ["id": 7, "action": "OPENED"],
    ]
    let page: Value = ["values": .array(rows), "isLastPage": true]
    let client = try forge([("GET /activities", .json(page, headers: ["X-AUSERNAME": "jane%40example"]))]).client()
    #expect(try await client.comments(repository, 1, since: nil).map(\.id) == ["5", "7"])
    #expect(try await client.ownComment(repository, 1, marker: marker.text)?.id == "7")
  }

  @Test func `an edit names the newest version, and is tried once more when somebody was quicker`() async throws {
    let versions = Mutex<[Int64]>([3, 4])
    let http = RecordedHTTP { (request) throws(TransportError) in
      if request.method == "GET" { return .json(["id": 7, "version": .int(versions.withLock { $0.removeFirst() })]) }
      return request.json?["version"] == 3
        ? .json(["errors": [["message": "somebody was quicker"]]], status: 409) : .json([:])
    }
    let source = ForgeSource(api: "https://bb.example.com", repository: repository)
    let client = try ForgeDriver.bitbucketServer.makeClient(source: source, http: http, clock: Dialect.clock)
    try await client.editComment(repository, 1, id: "7", body: marker.body("hello"))
    #expect(http.requests.map(\.method) == ["GET", "PUT", "GET", "PUT"])
    #expect(
      http.requests.last?.json == [
        "text": "[nestling:apps/shop]: https://nestling.invalid/\n\nhello", "version": 4,
      ])
  }

  @Test func `a comment that is gone is not found when edited and no error when deleted`() async throws {
    let client = try forge([]).client()
    await #expect(throws: ForgeError.notFound(what: "comment 7 on PRJ/my-repo#1", host: client.host)) {
      try await client.editComment(repository, 1, id: "7", body: "x")
    }
    try await client.deleteComment(repository, 1, id: "7")
  }

  @Test func `of recorded builds the newest of each key counts`() async throws {
    let client = try forge([("GET /commits/abc", .recorded("bitbucketServer/commit-build-status.json"))]).client()
    let checks = try await client.checks(repository, sha: "abc")
    #expect(checks.first { $0.name == "first-key" }?.state == .failure)
    #expect(checks.first { $0.name == "second-key" }?.state == .success)
    #expect(checks.first { $0.name == "team-bb-server » repo-1 » master #22" }?.state == .failure)
  }

  @Test func `recorded files, branches and repositories are read`() async throws {
    var repositories = try Fixture.json("bitbucketServer/repos.json")
    repositories["isLastPage"] = true
    let forge = try forge([
      ("GET /changes", .recorded("bitbucketServer/pr-changes.json")),
      ("GET /branches", .recorded("bitbucketServer/branches.json")),
      ("GET /my-repo/default-branch", .recorded("bitbucketServer/default-branch.json")),
      ("GET /quux/default-branch", HTTPResponse(status: 204)), ("GET /projects/PRJ/repos", .json(repositories)),
    ])
    let client = try forge.client()
    #expect(try await client.changedFiles(repository, 1) == .known(["COPYING", "README", "README.md", "main.go"]))
    #expect(
      try await client.branches(repository) == [
        Branch(name: "master", sha: "11ce869211917dd65610e70fcee454943b35ac6e")
      ])
    let listed = try await client.repositories(of: "PRJ", settings: [:])
    #expect(listed.map(\.defaultBranch) == ["feature_branch", ""])
    #expect(listed.first?.sshURL == "ssh://git@example.com:7999/prj/my-repo.git")
  }

  @Test func `a user is looked for by name, and a part of a name is not enough`() async throws {
    let found = try HTTPResponse.recorded("bitbucketServer/user-search.json")
    let forge = try forge([("GET /users", found)])
    let client = try forge.client()
    #expect(try await client.permission(repository, user: "Jane@example") == .admin)
    #expect(forge.http.requests.count == 1)
    #expect(try await client.permission(repository, user: "jane") == .none)
    #expect(
      forge.http.requests.dropFirst().map { $0.query("permission") } == ["REPO_ADMIN", "REPO_WRITE", "REPO_READ"])
    #expect(forge.http.requests.last?.query("permission.repositorySlug") == "my-repo")
  }

  @Test func `the server's own words, its limit and its riddle are understood`() async throws {
    let host = "bb.example.com"
    let tooLong = try forge([("POST /comments", .recorded("bitbucketServer/error-comment-too-long.json", status: 400))])
    let words = "Please enter a non-empty value less than 32768 characters"
    await #expect(throws: ForgeError.refused(host: host, status: 400, detail: words)) {
      try await tooLong.client().createComment(repository, 1, body: "x")
    }
    let limited = try forge([("GET /pull-requests", Fixture.response("bitbucketServer/rate-limited.headers"))])
    await #expect(throws: ForgeError.rateLimited(host: host, until: Dialect.now + .seconds(1))) {
      try await limited.client().openPullRequests(repository)
    }
    // A user whom the administrator blocks is told to wait for ever.
    let blocked = HTTPResponse(
      status: 429, headers: ["Retry-After": "9223372036854775807", "X-RateLimit-Remaining": "0"])
    await #expect(throws: ForgeError.rateLimited(host: host, until: Dialect.now + .seconds(3600))) {
      try await forge([("GET /pull-requests", blocked)]).client().openPullRequests(repository)
    }
    let riddle = HTTPResponse(status: 403, headers: ["X-Authentication-Denied-Reason": "CAPTCHA_CHALLENGE"])
    let advice = "CAPTCHA_CHALLENGE; sign in once on the web"
    await #expect(throws: ForgeError.unauthorized(host: host, detail: advice)) {
      try await forge([("GET /pull-requests", riddle)]).client().openPullRequests(repository)
    }
  }

  @Test func `pages end by the server's word alone, and one that leads back or nowhere makes the listing incomplete`()
    async throws
  {
    func page(_ numbers: [Int64], _ more: Value) throws -> HTTPResponse {
      let template = try Fixture.json("bitbucketServer/pr.json")
      let pulls = numbers.map { number -> Value in
        var pull = template
        pull["id"] = .int(number)
        return pull
      }
      var body = more
      body["values"] = .array(pulls)
      return .json(body)
    }
    func numbers(_ pages: [HTTPResponse]) async throws -> [Int] {
      let http = RecordedHTTP { (request) throws(TransportError) in
        request.query("start") == nil ? pages[0] : pages[1]
      }
      let source = ForgeSource(api: "https://bb.example.com", repository: repository)
      let client = try ForgeDriver.bitbucketServer.makeClient(source: source, http: http, clock: Dialect.clock)
      return try await client.openPullRequests(repository).pullRequests.map(\.number)
    }
    // Rows that the server leaves out make a page short.
    let short = try page([1], ["isLastPage": false, "nextPageStart": 100])
    let last = try page([2], ["isLastPage": true])
    #expect(try await numbers([short, last]) == [1, 2])
    let broken: [[HTTPResponse]] = [
      [short, try page([2], ["isLastPage": false, "nextPageStart": 100])], [try page([1], ["isLastPage": false])],
      [short, try page([1], ["isLastPage": true])],
    ]
    for pages in broken {
      await #expect { try await numbers(pages) } throws: {
        if case .incomplete? = $0 as? ForgeError { true } else { false }
      }
    }
    await #expect { try await numbers([page([1], [:])]) } throws: {
      if case .malformed? = $0 as? ForgeError { true } else { false }
    }
  }
}
