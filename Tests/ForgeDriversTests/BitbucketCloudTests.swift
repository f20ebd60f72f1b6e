// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import ForgeDrivers
import HTTPTransport
import Testing

/// bitbucket.org, over recordings.
struct BitbucketCloudTests {
  private let repository = RepositoryRef(owner: "acme", name: "shop")
  private let marker = StickyMarker(key: "apps/shop")

  private func forge(_ answers: [(String, HTTPResponse)], settings: Value = [:]) throws -> PlayedForge {
    try PlayedForge("bitbucket", settings: settings, answers)
  }

  @Test func `a recorded list and a recorded pull request become the neutral type`() async throws {
    let heads: [Value] = ["e6cd2efc892e", "251fce291f08", "a7235e1ff894", "bf0e8b7962c0"].map {
      ["name": .string("b-" + $0), "target": ["hash": .string($0 + String(repeating: "0", count: 28))]]
    }
    let forge = try forge([
      ("GET /acme/shop/pullrequests", .recorded("bitbucket/pr-list-pagelen50.json")),
      ("GET /amuniz/test-repos/refs/branches", .json(["values": .array(heads), "pagelen": 100])),
      ("GET /commit/046d9a3c1532", .json(["hash": "046d9a3c1532acf4cf08fe93235c00e4d673c1d3"])),
      ("GET /pullrequests/4982", .recorded("bitbucket/pr.json")),
      (
        "GET /lachlanv/atlaskit/commit/31c54529bd80",
        .json(["hash": "31c54529bd80aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"])
      ),
    ])
    let client = try forge.client()
    let listing = try await client.openPullRequests(repository)
    try Fixture.expect(
      .array(listing.pullRequests.map(\.golden)), isGolden: "bitbucket/pr-list-pagelen50.golden.json")
    let pull = try #require(try await client.pullRequest(repository, 4982))
    try Fixture.expect(pull.golden, isGolden: "bitbucket/pr.golden.json")
    // Whole names are asked for once: the branches of the repository at a stroke, the fork's one by itself.
    let count = forge.http.requests.count
    _ = try await client.openPullRequests(repository)
    #expect(forge.http.requests.count == count + 1)
  }

  @Test func `a head whose fork is hidden keeps its short name, and one that should be there is doubted`() async throws
  {
    var fork = try Fixture.json("bitbucket/pr.json")
    let hidden = try forge([("GET /pullrequests/4982", .json(fork))]).client()
    #expect(try await hidden.pullRequest(repository, 4982)?.headSHA == "31c54529bd80")
    let base = fork.at("destination", "repository")
    fork["source"]?["repository"] = base
    let own = try forge([("GET /pullrequests/4982", .json(fork))]).client()
    await #expect(throws: ForgeError.malformed(host: own.host, detail: "commit 31c54529bd80 is not there")) {
      try await own.pullRequest(repository, 4982)
    }
    fork["source"]?["commit"] = .null
    let branchless = try forge([("GET /pullrequests/4982", .json(fork))]).client()
    await #expect(throws: ForgeError.malformed(host: own.host, detail: "pull request 4982 has no source.commit")) {
      try await branchless.pullRequest(repository, 4982)
    }
  }

  @Test func `recorded comments are read, and ours is found by marker and account`() async throws {
    var page = try Fixture.json("bitbucket/pr-comments.json")
    let user = try Fixture.json("bitbucket/user.json")
    var own = page["values"]?.array?.first ?? .null
    own["id"] = 500
    own["content"] = ["raw": .string(StickyMarker.asLinkDefinition(marker.body("Ready")))]
    own["user"] = user
    var pasted = own
    pasted["id"] = 400
    pasted["user"] = ["uuid": "{somebody else}", "type": "user"]
    var deleted = own
    deleted["id"] = 300
    deleted["deleted"] = true
    var inline = own
    inline["id"] = 200
    inline["inline"] = ["path": "README.md"]
    page["values"] = .array((page["values"]?.array ?? []) + [inline, deleted, pasted, own])
    page["size"] = 5
    let forge = try forge([("GET /comments", .json(page)), ("GET /user", .json(user))])
    let client = try forge.client()
    let comments = try await client.comments(repository, 3, since: nil)
    #expect(comments.map(\.id) == ["419169807", "400", "500"])
    #expect(comments.first?.author == "{6b408a94-1b8b-4f62-b37f-3069e13bc33e}")
    #expect(comments.first?.createdAt == Timestamp("2023-08-14T11:38:53.460132Z"))
    #expect(try await client.ownComment(repository, 3, marker: marker.text)?.id == "500")
    #expect(forge.http.requests.first?.query("q") == "deleted%3Dfalse")
  }

  @Test func `an access token without an account knows its comments by the app that wrote them`() async throws {
    let body = JSON.text(.string(StickyMarker.asLinkDefinition(marker.text)))
    func comment(_ id: Int, _ type: String) throws -> Value {
      try JSON.parse(#"{"id": \#(id), "content": {"raw": \#(body)}, "user": {"uuid": "{x}", "type": "\#(type)"}}"#)
    }
    let page: Value = ["values": [try comment(1, "user"), try comment(2, "app_user")], "pagelen": 100]
    let client = try forge([
      ("GET /comments", .json(page)), ("GET /user", .json(["type": "error"], status: 403)),
    ]).client()
    #expect(try await client.ownComment(repository, 3, marker: marker.text)?.id == "2")
  }

  @Test func `what is written has a marker that is not shown, and no HTML outside of code`() async throws {
    let forge = try forge([
      ("POST /comments", .recorded("bitbucket/pr-comments.json").first(of: "values")), ("PUT /comments/7", .json([:])),
    ])
    let client = try forge.client()
    _ = try await client.createComment(
      repository, 3, body: marker.body("### Ready\n\n```\n<sub>\n```\n<sub>Commit `1`</sub>"))
    try await client.editComment(repository, 3, id: "7", body: String(repeating: "é", count: 40_000))
    let sent = forge.http.requests.compactMap { $0.json?.at("content", "raw")?.string }
    #expect(
      sent.first == "[nestling:apps/shop]: https://nestling.invalid/\n\n### Ready\n\n```\n<sub>\n```\nCommit `1`")
    #expect(sent.last?.unicodeScalars.count == 32_000)
    #expect(forge.http.requests.map(\.method) == ["POST", "PUT"])
  }

  @Test func `a status has a key of at most forty characters and always a link`() async throws {
    let forge = try forge([("POST /commit/abc/statuses/build", .json([:], status: 201))])
    let client = try forge.client()
    try await client.setStatus(
      repository, sha: "abc", CommitStatus(state: .pending, context: "preview/shop", description: "soon"))
    let long = String(repeating: "long/", count: 20)
    try await client.setStatus(
      repository, sha: "abc", CommitStatus(state: .error, context: long, description: "", targetURL: "https://e"))
    let sent = forge.http.requests.compactMap(\.json)
    #expect(
      sent.first == [
        "key": "preview/shop", "state": "INPROGRESS", "name": "preview/shop", "description": "soon",
        "url": "https://bitbucket.org/acme/shop/commits/abc",
      ])
    #expect(sent.last?["key"]?.string?.utf8.count ?? 99 <= 40)
    #expect(sent.last?["key"]?.string?.hasPrefix("long/long/") == true)
    #expect(sent.last?["state"] == "FAILED")
  }

  @Test func `recorded statuses are checks, by their key and by their name`() async throws {
    var page = try Fixture.json("bitbucket/commit-statuses.json")
    page["next"] = nil as Value?
    var newer = page["values"]?.array?.first ?? .null
    newer["key"] = "k2"
    newer["name"] = "Pipeline #2"
    newer["state"] = "STOPPED"
    newer["updated_on"] = "2026-01-01T00:00:00+00:00"
    page["values"] = .array((page["values"]?.array ?? []) + [newer])
    let client = try forge([("GET /commit/abc/statuses", .json(page))]).client()
    let url = "https://ci.example.com/1000/output"
    #expect(
      try await client.checks(repository, sha: "abc") == [
        Check(name: "k2", state: .failure, url: url), Check(name: "Pipeline #2", state: .failure, url: url),
        Check(name: "drone", state: .success, url: url),
      ])
  }

  @Test func `recorded files, branches, repositories and permissions are read`() async throws {
    var repositories = try Fixture.json("bitbucket/repos-page1.json")
    repositories["next"] = nil as Value?
    let forge = try forge([
      ("GET /diffstat", .recorded("bitbucket/pr-diffstat.json")),
      ("GET /refs/branches", .recorded("bitbucket/branches.json").without("next")),
      ("GET /repositories/atlassian", .json(repositories)),
      ("GET /permissions/repositories/shop", .recorded("bitbucket/workspace-repo-perms.json")),
    ])
    let client = try forge.client()
    #expect(try await client.changedFiles(repository, 3) == .known(["CONTRIBUTING.md"]))
    #expect(try await client.branches(repository).first?.sha == "a6e5e7d797edf751cbd839d6bd4aef86c941eec9")
    let listed = try await client.repositories(of: "atlassian", settings: [:])
    #expect(listed.map(\.ref.name) == ["stash-example-plugin"])
    #expect(listed.first?.sshURL == "git@bitbucket.org:atlassian/stash-example-plugin.git")
    #expect(try await client.permission(repository, user: "{d5bb8c49-f033-4498-910e-7e4b546b04ee}") == .admin)
    let asked = forge.http.requests.last
    #expect(asked?.path == "/2.0/workspaces/acme/permissions/repositories/shop")
    #expect(asked?.query("q") == "user.uuid%3D%22%7Bd5bb8c49-f033-4498-910e-7e4b546b04ee%7D%22")
  }

  @Test(arguments: ["ada", "", "{x\"}", "{a b}", "{\\}"])
  func `a nickname proves nothing and is not even asked about`(user: String) async throws {
    let forge = try forge([])
    #expect(try await forge.client().permission(repository, user: user) == .none)
    #expect(forge.http.requests.isEmpty)
  }

  @Test func `a comparison that took the forge too long says so`() async throws {
    let client = try forge([("GET /diffstat", .text("", status: 555))]).client()
    #expect(try await client.changedFiles(repository, 3) == .unknown("api.bitbucket.org took too long to compare"))
  }

  @Test func `pages that lead back, are short, elsewhere or fewer than promised make the listing doubtful`()
    async throws
  {
    let template = try Fixture.json("bitbucket/pr.json")
    func page(_ numbers: ClosedRange<Int64>, _ more: Value) -> Value {
      var body = more
      body["values"] = .array(
        numbers.map { number in
          var pull = template
          pull["id"] = .int(number)
          pull["source"]?["commit"] = ["hash": .string(String(repeating: "a", count: 40))]
          return pull
        })
      return body
    }
    func failure(_ first: Value, _ second: Value = [:]) async throws -> ForgeError? {
      let http = RecordedHTTP { (request) throws(TransportError) in
        .json(request.query("page") == nil ? first : second)
      }
      let client = try ForgeDriver.bitbucket.makeClient(
        source: ForgeSource(repository: repository), http: http, clock: Dialect.clock)
      do throws(ForgeError) { _ = try await client.openPullRequests(repository) } catch { return error }
      return nil
    }
    func isIncomplete(_ error: ForgeError?) -> Bool { if case .incomplete? = error { true } else { false } }
    let next: Value = "https://api.bitbucket.org/2.0/repositories/acme/shop/pullrequests?page=2"
    let full = page(1...50, ["next": next, "pagelen": 50, "size": 51])
    #expect(try await failure(full, page(51...51, ["pagelen": 50, "size": 51])) == nil)
    #expect(isIncomplete(try await failure(full, page(51...51, ["pagelen": 50, "size": 52]))))
    #expect(isIncomplete(try await failure(full, page(50...50, ["pagelen": 50, "size": 51]))))
    #expect(isIncomplete(try await failure(page(1...49, ["next": next, "pagelen": 50]))))
    #expect(isIncomplete(try await failure(page(1...3, ["pagelen": 50, "size": 4]))))
    #expect(isIncomplete(try await failure(page(1...50, ["next": next]), page(51...100, ["next": next]))))
    let away = try await failure(page(1...50, ["next": "https://evil.example/2.0/pullrequests?page=2"]))
    if case .malformed? = away {} else { Issue.record("\(String(describing: away))") }
  }

  @Test func `the forge's own words and its limit are understood`() async throws {
    let tooLong = try forge([("POST /comments", .recorded("bitbucket/error-400-build-key.json", status: 400))]).client()
    let words = "key: Ensure this value has at most 40 characters (it has 48)."
    await #expect(throws: ForgeError.refused(host: tooLong.host, status: 400, detail: words)) {
      try await tooLong.createComment(repository, 1, body: "x")
    }
    let limited = try forge([("GET /pullrequests", Fixture.response("bitbucket/error-429.headers"))]).client()
    await #expect(throws: ForgeError.rateLimited(host: limited.host, until: Dialect.now + .seconds(60))) {
      try await limited.openPullRequests(repository)
    }
    let missing = try forge([("GET /pullrequests", .recorded("bitbucket/error.json", status: 404))]).client()
    await #expect(throws: ForgeError.notFound(what: "acme/shop", host: missing.host)) {
      try await missing.openPullRequests(repository)
    }
  }
}

extension HTTPResponse {
  /// One element of a recorded list.
  func first(of member: String) throws -> HTTPResponse {
    .json(try #require(try JSON.parse(body)[member]?.array?.first), status: 201)
  }
  /// The answer without a member: a recorded `next` leads to a page that was not recorded.
  func without(_ member: String) throws -> HTTPResponse {
    var value = try JSON.parse(body)
    value[member] = nil as Value?
    return .json(value)
  }
}
