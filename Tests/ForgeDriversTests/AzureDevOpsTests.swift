// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import ForgeDrivers
import HTTPTransport
import TestKit
import Testing

/// Azure DevOps, over recordings and the examples of its documentation.
struct AzureDevOpsTests {
  private let repository = RepositoryRef(owner: "tphoney/test_project", name: "test_repo2")
  private let marker = StickyMarker(key: "apps/shop").text

  private func forge(_ answers: [(String, HTTPResponse)], settings: Value = [:]) throws -> PlayedForge {
    try PlayedForge("azuredevops", settings: settings, answers)
  }

  @Test func `recorded lists and pull requests become the neutral type`() async throws {
    let forge = try forge([
      ("GET /pullrequests", .recorded("azuredevops/example-pr-list.json")),
      ("GET /pullRequests/19", .recorded("azuredevops/pr-active.json")),
      ("GET /pullRequests/20", .recorded("azuredevops/pr.json")),
    ])
    let client = try forge.client()
    let listing = try await client.openPullRequests(repository)
    try Fixture.expect(
      .array(listing.pullRequests.map(\.golden)), isGolden: "azuredevops/example-pr-list.golden.json")
    let active = try #require(try await client.pullRequest(repository, 19))
    try Fixture.expect(active.golden, isGolden: "azuredevops/pr-active.golden.json")
    let completed = try #require(try await client.pullRequest(repository, 20))
    try Fixture.expect(completed.golden, isGolden: "azuredevops/pr.golden.json")
    let first = try #require(forge.http.requests.first)
    #expect(first.path == "/tphoney/test_project/_apis/git/repositories/test_repo2/pullrequests")
    #expect(first.query("api-version") == "7.1")
    #expect(first.headers["Authorization"] == "Basic OnMzY3JldA==")
  }

  @Test func `names with spaces are encoded, a server of one's own is spoken to in its version`() async throws {
    let forge = try forge(
      [("GET /pullrequests", .json(["value": [], "count": 0]))], settings: ["api": "https://tfs.example.com/tfs"])
    let client = try forge.client()
    _ = try await client.openPullRequests(RepositoryRef(owner: "Main Collection/My Project", name: "a b"))
    let asked = try #require(forge.http.requests.first)
    #expect(asked.path == "/tfs/Main%20Collection/My%20Project/_apis/git/repositories/a%20b/pullrequests")
    #expect(asked.query("api-version") == "6.0")
    #expect(!client.capabilities.contains(.permissions))
    await #expect(throws: ForgeError.unsupported(host: "tfs.example.com", what: "asking for permissions")) {
      try await client.permission(repository, user: "x")
    }
  }

  @Test func `a token of Entra ID is a bearer's`() async throws {
    let forge = try forge([("GET /pullrequests", .json(["value": [], "count": 0]))])
    _ = try await forge.client(token: "eyJ0eXAi.eyJhdWQi.c2ln").openPullRequests(repository)
    #expect(forge.http.requests.first?.headers["Authorization"] == "Bearer eyJ0eXAi.eyJhdWQi.c2ln")
  }

  @Test func `a head that is not known yet is where its branch stands, and without a branch there is none`()
    async throws
  {
    var pull = try Fixture.json("azuredevops/pr-active.json")
    pull["lastMergeSourceCommit"] = nil as Value?
    let list: Value = ["value": [pull], "count": 1]
    let known = try forge([
      ("GET /pullrequests", .json(list)), ("GET /refs", .recorded("azuredevops/branches.json")),
    ])
    let listed = try await known.client().openPullRequests(repository).pullRequests
    #expect(listed.map(\.headSHA) == ["01768d964c03e97260af0bd8cd9e5cd1f9ac6356"])
    #expect(known.http.requests.last?.query("filter") == "heads%2Fpr_branch")
    let unknown = try forge([
      ("GET /pullrequests", .json(list)), ("GET /pullRequests/19", .json(pull)), ("GET /refs", .json(["value": []])),
    ]).client()
    #expect(try await unknown.openPullRequests(repository).pullRequests.isEmpty)
    await #expect(throws: ForgeError.malformed(host: unknown.host, detail: "pull request 19 has no head commit yet")) {
      try await unknown.pullRequest(repository, 19)
    }
  }

  @Test func `a hundred rows are not all, and a count that is wrong makes the listing incomplete`() async throws {
    let template = try Fixture.json("azuredevops/pr-active.json")
    let pulls = (1...230).map { number -> Value in
      var pull = template
      pull["pullRequestId"] = .int(Int64(number))
      return pull
    }
    func client(lie: Int64) throws -> (any ForgeClient, RecordedHTTP) {
      let http = RecordedHTTP { (request) throws(TransportError) in
        let skip = request.query("%24skip").flatMap { Int($0) } ?? 0
        let top = request.query("%24top").flatMap { Int($0) } ?? 101
        let page = Array(pulls[min(skip, 230)..<min(skip + top, 230)])
        return .json(["value": .array(page), "count": .int(Int64(page.count) + lie)])
      }
      let source = ForgeSource(repository: repository)
      return (try ForgeDriver.azuredevops.makeClient(source: source, http: http, clock: Dialect.clock), http)
    }
    let (honest, http) = try client(lie: 0)
    #expect(try await honest.openPullRequests(repository).pullRequests.map(\.number) == Array(1...230))
    #expect(http.requests.count == 3)
    let (lying, _) = try client(lie: 1)
    await #expect { try await lying.openPullRequests(repository) } throws: {
      if case .incomplete? = $0 as? ForgeError { true } else { false }
    }
  }

  @Test func `recorded threads give what people wrote about the whole, and ours by marker or property`() async throws {
    var answer = try JSON.parse(HTTPResponse.recorded("azuredevops/example-pr-threads.json").body)
    let own: Value = [
      "id": 200, "threadContext": .null, "properties": ["nestling.marker": ["$value": .string(marker)]],
      "comments": [["id": 1, "commentType": "text", "content": "edited by hand", "author": ["id": "me"]]],
    ]
    var pasted = own
    pasted["id"] = 199
    pasted["comments"] = [["id": 1, "commentType": "text", "content": .string(marker), "author": ["id": "mallory"]]]
    answer["value"] = .array((answer["value"]?.array ?? []) + [pasted, own])
    answer["count"] = .int(10)
    let client = try forge([
      ("GET /threads", .json(answer)),
      ("GET /tphoney/_apis/connectionData", .json(["authenticatedUser": ["id": "me"]])),
    ]).client()
    #expect(try await client.comments(repository, 22, since: nil).map(\.id).sorted() == ["147/1", "199/1", "200/1"])
    #expect(try await client.ownComment(repository, 22, marker: marker)?.id == "200/1")
  }

  @Test func `a comment is a closed thread with its marker as a property, edited within the thread`() async throws {
    let forge = try forge([
      ("POST /threads", .json(["id": 5, "comments": [["id": 1, "content": "x", "author": ["id": "me"]]]])),
      ("PATCH /threads/5/comments/1", .json(["id": 1, "isDeleted": false])),
      ("PATCH /threads/6/comments/1", .json(["id": 1, "isDeleted": true])),
    ])
    let client = try forge.client()
    let body = marker + "\n\nReady"
    #expect(try await client.createComment(repository, 22, body: body).id == "5/1")
    #expect(
      forge.http.requests.first?.json == [
        "comments": [["parentCommentId": 0, "content": .string(body), "commentType": "text"]], "status": "closed",
        "properties": ["nestling.marker": ["$type": "System.String", "$value": .string(marker)]],
      ])
    try await client.editComment(repository, 22, id: "5/1", body: "bye")
    #expect(forge.http.requests.last?.json == ["content": "bye"])
    await #expect(throws: ForgeError.self) { try await client.editComment(repository, 22, id: "6/1", body: "bye") }
    try await client.deleteComment(repository, 22, id: "7/1")
  }

  @Test func `files are those of the last iteration, until the server says that there is no more`() async throws {
    let forge = try forge([
      ("GET /iterations", .json(["value": [["id": 1], ["id": 2]]])),
      ("GET /iterations/2/changes", .recorded("azuredevops/example-pr-iteration-changes.json")),
    ])
    #expect(try await forge.client().changedFiles(repository, 22) == .known(["new_feature.cpp", "new_feature.h"]))
    let endless: Value = ["changeEntries": [["item": ["path": "/a"]]], "nextSkip": 1, "nextTop": 1]
    let client = try self.forge([
      ("GET /iterations", .json(["value": [["id": 1]]])), ("GET /changes", .json(endless)),
    ]).client()
    #expect(try await client.changedFiles(repository, 22) == .unknown("the list of files goes in a circle"))
  }

  @Test func `statuses and builds are checks`() async throws {
    let builds: Value = [
      "value": [
        [
          "status": "inProgress", "definition": ["name": "shop-ci"], "sourceVersion": "merge",
          "triggerInfo": ["pr.sourceSha": "abc"], "_links": ["web": ["href": "https://b/2"]],
        ],
        ["status": "completed", "result": "failed", "definition": ["name": "shop-ci"], "sourceVersion": "abc"],
        ["status": "completed", "result": "succeeded", "definition": ["name": "other"], "sourceVersion": "def"],
      ]
    ]
    let answers: [(String, HTTPResponse)] = [
      (
        "GET /commits/abc/statuses",
        try .recorded("azuredevops/example-GET-git_repositories-repositoryId-commits-commitId-statuses.json")
      ),
      ("GET /repositories/test_repo2", .json(["id": "guid"])),
    ]
    let status = Check(
      name: "continuous-integration/Build123", state: .success, url: "https://ci.fabrikam.com/my-project/build/123")
    let client = try forge(answers + [("GET /_apis/build/builds", .json(builds))]).client()
    #expect(
      try await client.checks(repository, sha: "abc") == [
        status, Check(name: "shop-ci", state: .pending, url: "https://b/2"),
      ])
    // A token that may not read builds still has the statuses.
    let narrow = try forge(answers + [("GET /_apis/build/builds", .text("", status: 203))]).client()
    #expect(try await narrow.checks(repository, sha: "abc") == [status])
  }

  @Test func `a status is cut at its last slash into genre and name`() async throws {
    let forge = try forge([("POST /commits/abc/statuses", .json([:], status: 201))])
    try await forge.client().setStatus(
      repository, sha: "abc",
      CommitStatus(state: .success, context: "preview/shop", description: "ready", targetURL: "https://e"))
    #expect(
      forge.http.requests.first?.json == [
        "state": "succeeded", "context": ["name": "shop", "genre": "preview"], "description": "ready",
        "targetUrl": "https://e",
      ])
  }

  @Test func `repositories and branches are read`() async throws {
    let client = try forge([
      ("GET /_apis/git/repositories", .recorded("azuredevops/repos.json")),
      ("GET /refs", .recorded("azuredevops/branches.json")),
    ]).client()
    let listed = try await client.repositories(of: "tphoney/test_project", settings: [:])
    #expect(listed.map(\.ref.description) == ["tphoney/test_project/test_project", "tphoney/test_project/test_repo2"])
    #expect(listed.map(\.defaultBranch) == ["main", "main"])
    #expect(try await client.branches(repository).map(\.name) == ["main", "pr_branch", "test_branch"])
  }

  @Test(arguments: [203, 302])
  func `refused credentials are told as such, however the sign-in page comes`(status: Int) async throws {
    let page = HTTPResponse(
      status: status, headers: ["Location": "https://spsprodweu1.vssps.visualstudio.com/_signin"],
      body: Array("<html>Sign in</html>".utf8))
    let client = try forge([("GET /pullrequests", page)]).client()
    await #expect(throws: ForgeError.unauthorized(host: "dev.azure.com", detail: "status 401 without a word")) {
      try await client.openPullRequests(repository)
    }
  }

  @Test func `the forge's own words are understood`() async throws {
    let client = try forge([
      ("GET /pullrequests", .recorded("azuredevops/error-401-expired-patch.json", status: 401)),
      ("POST /threads", .recorded("azuredevops/error-400-description-too-long.json", status: 400)),
    ]).client()
    let words = "TF400813: The user '' is not authorized to access this resource."
    await #expect(throws: ForgeError.unauthorized(host: "dev.azure.com", detail: words)) {
      try await client.openPullRequests(repository)
    }
    await #expect { try await client.createComment(repository, 1, body: "x") } throws: {
      if case .refused(_, 400, let detail)? = $0 as? ForgeError { detail.contains("4000 characters") } else { false }
    }
  }

  @Test func `a wish to slow down on a success holds the next request back, and a byte order mark is no error`()
    async throws
  {
    let delayed = try Fixture.response("azuredevops/delayed.headers")
    let http = RecordedHTTP { (_) throws(TransportError) in
      var response = delayed
      response.body = [0xEF, 0xBB, 0xBF] + Array(#"{"value": [], "count": 0}"#.utf8)
      return response
    }
    let time = SetTime(Dialect.now)
    let client = try ForgeDriver.azuredevops.makeClient(
      source: ForgeSource(repository: repository), http: http, clock: time.source)
    _ = try await client.openPullRequests(repository)
    await #expect(throws: ForgeError.rateLimited(host: "dev.azure.com", until: Dialect.now + .seconds(12))) {
      try await client.openPullRequests(repository)
    }
    time.advance(.seconds(12))
    _ = try await client.openPullRequests(repository)
  }

  @Test func `rights come from the project's groups, however deep somebody stands in them`() async throws {
    func links(_ names: [Value]) -> HTTPResponse { .json(["value": .array(names.map { ["containerDescriptor": $0] })]) }
    let groups: [Value] = [
      ["displayName": "Contributors", "descriptor": "vssgp.C"],
      ["displayName": "Project Administrators", "descriptor": "vssgp.A"],
      ["displayName": "Readers", "descriptor": "vssgp.R"], ["displayName": "Shop Team", "descriptor": "vssgp.T"],
    ]
    let forge = try forge([
      ("GET /_apis/projects/test_project", .json(["id": "project-guid"])),
      ("GET /graph/descriptors/project-guid", .json(["value": "scp.P"])),
      ("GET /graph/groups", .json(["value": .array(groups)])),
      ("GET /graph/descriptors/ada", .json(["value": "aad.ada"])),
      ("GET /graph/descriptors/eve", .json(["value": "aad.eve"])),
      ("GET /graph/memberships/aad.ada", links(["vssgp.T", "vssgp.R"])),
      ("GET /graph/memberships/vssgp.T", links(["vssgp.C"])), ("GET /graph/memberships/vssgp.C", links(["vssgp.T"])),
      ("GET /graph/memberships/vssgp.R", links([])), ("GET /graph/memberships/aad.eve", links([])),
    ])
    let client = try forge.client()
    #expect(try await client.permission(repository, user: "ada") == .write)
    #expect(try await client.permission(repository, user: "eve") == .none)
    #expect(try await client.permission(repository, user: "nobody") == .none)
    let graph = forge.http.requests.filter { $0.path.contains("/graph/") }
    #expect(graph.allSatisfy { $0.url.hasPrefix("https://vssps.dev.azure.com/tphoney/") })
    #expect(graph.filter { $0.path.hasSuffix("/graph/groups") }.count == 1)
  }
}
