// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import ForgeDrivers
import HTTPTransport
import TestKit
import Testing

/// Recorded answers to every other question, and the neutral values that the drivers make of them.
struct RecordedReviewTests {
  /// One question and the recordings that answer it, by the end of the path; whatever else is asked is an empty list.
  struct Recording: Sendable, CustomTestStringConvertible {
    let kind: String
    let name: String
    let answers: [String: String]
    let ask: @Sendable (any ForgeClient) async throws -> Value
    var testDescription: String { "\(kind) \(name)" }

    init(
      _ kind: String, _ name: String, _ answers: [String: String],
      _ ask: @escaping @Sendable (any ForgeClient) async throws -> Value
    ) {
      (self.kind, self.name, self.answers, self.ask) = (kind, name, answers, ask)
    }
  }

  private static let one = Dialect.repository

  static let recordings: [Recording] = [
    Recording("gitlab", "mr-list", ["/merge_requests": "mr-list"]) { client in
      .array(try await client.openPullRequests(one).pullRequests.map(\.golden))
    },
    Recording("gitlab", "mr-list-full", ["/merge_requests": "mr-list-full"]) { client in
      .array(try await client.openPullRequests(one).pullRequests.map(\.golden))
    },
    Recording("gitlab", "mr-full", ["/merge_requests/7": "mr-full"]) { client in
      try await client.pullRequest(one, 7)?.golden ?? .null
    },
    Recording("gitlab", "mr", ["/merge_requests/7": "mr"]) { client in
      try await client.pullRequest(one, 7)?.golden ?? .null
    },
    Recording("gitlab", "mr-notes", ["/notes": "mr-notes"]) { client in
      .array(try await client.comments(one, 7, since: nil).map(\.golden))
    },
    Recording("github", "issue-comments", ["/comments": "issue-comments"]) { client in
      .array(try await client.comments(one, 7, since: nil).map(\.golden))
    },
    Recording("gitea", "comments", ["/comments": "comments"]) { client in
      .array(try await client.comments(one, 7, since: nil).map(\.golden))
    },
    Recording("github", "pr-files", ["/files": "pr-files"]) { client in
      try await client.changedFiles(one, 7).golden
    },
    Recording("gitlab", "mr-diffs-list", ["/merge_requests/7": "mr-full", "/diffs": "mr-diffs-list"]) { client in
      try await client.changedFiles(one, 7).golden
    },
    Recording(
      "github", "combined-status-recorded",
      ["/status": "combined-status-recorded", "/check-runs": "example-check-runs-for-ref"]
    ) { client in .array(try await client.checks(one, sha: "abc").map(\.golden)) },
    Recording("gitlab", "commit-statuses", ["/statuses": "commit-statuses"]) { client in
      .array(try await client.checks(one, sha: "abc").map(\.golden))
    },
    Recording("github", "branches", ["/branches": "branches"]) { client in
      .array(try await client.branches(one).map(\.golden))
    },
    Recording("gitlab", "branches", ["/branches": "branches"]) { client in
      .array(try await client.branches(one).map(\.golden))
    },
    Recording("gitea", "branches", ["/branches": "branches"]) { client in
      .array(try await client.branches(one).map(\.golden))
    },
    Recording("github", "repos", ["/repos": "repos"]) { client in
      .array(try await client.repositories(of: "acme", settings: [:]).map(\.golden))
    },
    Recording("gitlab", "projects", ["/projects": "projects"]) { client in
      .array(try await client.repositories(of: "acme", settings: [:]).map(\.golden))
    },
    Recording("gitea", "repos", ["/repos": "repos"]) { client in
      .array(try await client.repositories(of: "acme", settings: [:]).map(\.golden))
    },
    Recording("github", "collaborator-permission", ["/permission": "collaborator-permission"]) { client in
      .string(try await client.permission(one, user: "octocat").rawValue)
    },
    Recording("gitlab", "project-member", ["/users": "user-found", "/members/all/1": "project-member"]) { client in
      .string(try await client.permission(one, user: "raymond_smith").rawValue)
    },
  ]

  @Test(arguments: recordings)
  func `a recorded answer becomes the neutral value`(_ recording: Recording) async throws {
    var bodies: [String: [UInt8]] = [:]
    for (path, file) in recording.answers where file != "user-found" {
      bodies[path] = try Fixture.bytes("\(recording.kind)/\(file).json")
    }
    if recording.answers.values.contains("user-found") {
      bodies["/users"] = Array(#"[{"id": 1, "username": "raymond_smith"}]"#.utf8)
    }
    let known = bodies
    let http = RecordedHTTP { (request) throws(TransportError) in
      // A recording is one page, and says nothing of others.
      if let page = request.query("page"), page != "1" { return .json([]) }
      let end = known.keys.filter { request.path.hasSuffix($0) }.max { $0.utf8.count < $1.utf8.count }
      return HTTPResponse(status: 200, body: end.flatMap { known[$0] } ?? Array("[]".utf8))
    }
    let answer = try await recording.ask(try DriverBed.named(recording.kind).client(over: http))
    try Fixture.expect(answer, isGolden: "\(recording.kind)/\(recording.name).golden.json")
  }

  @Test func `a status that GitLab already has is as good as set, and other refusals keep its words`() async throws {
    func answer(_ file: String, _ status: Int) throws -> any ForgeClient {
      let response = HTTPResponse(status: status, body: try Fixture.bytes("gitlab/\(file)"))
      return try DriverBed.named("gitlab").client(over: RecordedHTTP { (_) throws(TransportError) in response })
    }
    let status = CommitStatus(state: .pending, context: "preview/shop", description: "")
    try await answer("error-400-status-transition.json", 400).setStatus(RecordedReviewTests.one, sha: "a", status)
    let host = "gitlab.example.com"
    let words = #"400 Bad request - Note {:note=>["is too long (maximum is 1000000 characters)"]}"#
    await #expect(throws: ForgeError.refused(host: host, status: 400, detail: words)) {
      try await answer("error-400-note-too-long.json", 400).createComment(RecordedReviewTests.one, 7, body: "x")
    }
    await #expect(throws: ForgeError.unauthorized(host: host, detail: "401 Unauthorized")) {
      try await answer("error-401.json", 401).openPullRequests(RecordedReviewTests.one)
    }
    let revoked = "Token was revoked. You have to re-authorize from the user."
    await #expect(throws: ForgeError.unauthorized(host: host, detail: revoked)) {
      try await answer("error-401-revoked.json", 401).openPullRequests(RecordedReviewTests.one)
    }
    await #expect(throws: ForgeError.self) {
      try await answer("error-403-scope.json", 403).openPullRequests(RecordedReviewTests.one)
    }
  }

  @Test func `GitHub's merge instead of a deployment is no deployment`() async throws {
    let merged = HTTPResponse(status: 202, body: try Fixture.bytes("github/example-deployment-202-merged.json"))
    let http = RecordedHTTP { (request) throws(TransportError) in request.method == "GET" ? .json([]) : merged }
    await #expect(throws: ForgeError.self) {
      try await DriverBed.named("github").client(over: http).setDeployment(
        RecordedReviewTests.one, id: "",
        Deployment(environment: "e", sha: "s", branch: "b", state: .success, url: "", description: ""))
    }
  }
}

extension DriverBed {
  func client(over http: RecordedHTTP) throws -> any ForgeClient {
    var source = ForgeSource(api: settings["api"]?.string, repository: Dialect.repository, body: settings)
    source.token = SecretText(DriverBed.token)
    return try #require(ForgeDriver.named(kind)).makeClient(
      source: source, http: http, clock: SetTime(DriverBed.start).source)
  }
}

// MARK: Neutral values as documents

extension Forge.Comment {
  var golden: Value {
    [
      "id": .string(id), "body": .string(body), "author": .string(author), "authorIsBot": .bool(authorIsBot),
      "createdAt": createdAt.map { .string($0.description) } ?? .null,
    ]
  }
}

extension ChangedFiles {
  var golden: Value {
    switch self {
    case .known(let paths): ["known": .array(paths.map { .string($0) })]
    case .unknown(let why): ["unknown": .string(why)]
    }
  }
}

extension Check {
  var golden: Value { ["name": .string(name), "state": .string(state.rawValue), "url": .string(url)] }
}

extension Branch {
  var golden: Value { ["name": .string(name), "sha": .string(sha)] }
}

extension Repository {
  var golden: Value {
    [
      "ref": .string(ref.description), "id": .string(id), "defaultBranch": .string(defaultBranch),
      "httpsURL": .string(httpsURL), "sshURL": .string(sshURL), "labels": .array(labels.map { .string($0) }),
      "isArchived": .bool(isArchived),
    ]
  }
}
