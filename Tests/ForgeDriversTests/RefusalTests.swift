// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import ForgeDrivers
import HTTPTransport
import Testing

/// Answers that are no answer, over every driver.
struct RefusalTests {
  @Test(arguments: Dialect.all)
  func `a number that does not exist in a repository that does is nil`(_ dialect: Dialect) async throws {
    let http = RecordedHTTP { (request) throws(TransportError) in
      request.path == dialect.repositoryPath
        ? .json(["full_name": "acme/shop"]) : .json(["message": "Not Found"], status: 404)
    }
    #expect(try await dialect.client(http).pullRequest(Dialect.repository, 7) == nil)
    #expect(http.requests.map(\.path) == [dialect.pulls + "/7", dialect.repositoryPath])
  }

  @Test(arguments: Dialect.all)
  func `a number in a repository that is gone or hidden is an error`(_ dialect: Dialect) async throws {
    let client = try dialect.client(answering: .json(["message": "Not Found"], status: 404))
    await #expect(throws: ForgeError.notFound(what: "acme/shop", host: client.host)) {
      try await client.pullRequest(Dialect.repository, 7)
    }
    await #expect(throws: ForgeError.notFound(what: "acme/shop", host: client.host)) {
      try await client.openPullRequests(Dialect.repository)
    }
  }

  @Test(arguments: Dialect.all)
  func `a missing number is not believed while the repository cannot be asked`(_ dialect: Dialect) async throws {
    let http = RecordedHTTP { (request) throws(TransportError) in
      request.path == dialect.repositoryPath ? .text("", status: 503) : .text("", status: 404)
    }
    let client = try dialect.client(http)
    await #expect(throws: ForgeError.unavailable(host: client.host, status: 503)) {
      try await client.pullRequest(Dialect.repository, 7)
    }
  }

  @Test(arguments: Dialect.all)
  func `a missing number is not believed when something else answers for the repository`(_ dialect: Dialect)
    async throws
  {
    let http = RecordedHTTP { (request) throws(TransportError) in
      request.path == dialect.repositoryPath ? .json([:]) : .text("", status: 404)
    }
    await #expect(
      performing: { try await dialect.client(http).pullRequest(Dialect.repository, 7) }, throws: isMalformed)
  }

  @Test(arguments: Dialect.all, ["<html>404 Not Found</html>", "default backend - 404", "[]"])
  func `a proxy's 404 does not pass for the forge's`(_ dialect: Dialect, _ text: String) async throws {
    let client = try dialect.client(answering: .text(text, status: 404))
    await #expect(performing: { try await client.openPullRequests(Dialect.repository) }, throws: isMalformed)
    await #expect(performing: { try await client.pullRequest(Dialect.repository, 7) }, throws: isMalformed)
    await #expect(
      performing: { try await client.ownComment(Dialect.repository, 7, marker: "m") }, throws: isMalformed)
  }

  @Test(arguments: Dialect.all)
  func `an API without an own account does not look like a missing repository`(_ dialect: Dialect) async throws {
    let client = try dialect.client(answering: .json(["message": "Not Found"], status: 404))
    await #expect(
      performing: { try await client.ownComment(Dialect.repository, 7, marker: "m") }, throws: isMalformed)
  }

  static let garbage = [
    "<!DOCTYPE html><html>Sign in</html>", "\n  <html>", #"[{"number": 1, "state": "op"#, "", "{}", "[1]", "null",
    #"[{"number": 1}]"#, #"[{"state": "open"}]"#,
  ]

  @Test(arguments: Dialect.all, garbage)
  func `what is not a list of pull requests is malformed`(_ dialect: Dialect, _ text: String) async throws {
    let client = try dialect.client(answering: .text(text))
    await #expect(performing: { try await client.openPullRequests(Dialect.repository) }, throws: isMalformed)
  }

  @Test(arguments: Dialect.all)
  func `statuses have their meanings`(_ dialect: Dialect) async throws {
    let host = try dialect.client(answering: .text("")).host
    let expected: [(Int, ForgeError)] = [
      (401, .unauthorized(host: host, detail: "no")), (403, .forbidden(host: host, detail: "no")),
      (404, .notFound(what: "acme/shop", host: host)), (409, .refused(host: host, status: 409, detail: "no")),
      (422, .refused(host: host, status: 422, detail: "no")),
      (429, .rateLimited(host: host, until: Dialect.now + .seconds(60))),
      (500, .unavailable(host: host, status: 500)), (504, .unavailable(host: host, status: 504)),
    ]
    for (status, error) in expected {
      let client = try dialect.client(answering: .json(["message": "no"], status: status))
      await #expect(throws: error) { try await client.openPullRequests(Dialect.repository) }
    }
  }

  @Test(arguments: Dialect.all)
  func `a forge that cannot be reached is unreachable`(_ dialect: Dialect) async throws {
    let http = RecordedHTTP { (_) throws(TransportError) in throw .timedOut(host: "h", after: .seconds(30)) }
    let client = try dialect.client(http)
    await #expect(throws: ForgeError.unreachable(host: client.host, detail: "no answer within 30s")) {
      try await client.openPullRequests(Dialect.repository)
    }
  }

  @Test(arguments: Dialect.all)
  func `redirects keep method and body and never leave the host`(_ dialect: Dialect) async throws {
    let http = RecordedHTTP { (request) throws(TransportError) in
      request.path.hasPrefix("/moved")
        ? .json(["id": 5, "body": "hello"], status: 201)
        : HTTPResponse(status: 301, headers: ["Location": "/moved/comments"])
    }
    let comment = try await dialect.client(http).createComment(Dialect.repository, 7, body: "hello")
    #expect(comment.id == "5")
    #expect(http.requests.map(\.method) == ["POST", "POST"])
    #expect(http.requests.last?.json == ["body": "hello"])

    let away = RecordedHTTP { (_) throws(TransportError) in
      HTTPResponse(status: 307, headers: ["Location": "https://evil.example/api"])
    }
    await #expect(
      performing: { try await dialect.client(away).openPullRequests(Dialect.repository) }, throws: isMalformed)
    #expect(away.requests.count == 1)

    let circle = RecordedHTTP { (_) throws(TransportError) in HTTPResponse(status: 302, headers: ["Location": "/again"])
    }
    await #expect(
      performing: { try await dialect.client(circle).openPullRequests(Dialect.repository) }, throws: isMalformed)
    #expect(circle.requests.count == 5)
  }

  @Test(arguments: Dialect.all)
  func `no error tells the token`(_ dialect: Dialect) async throws {
    for status in [200, 400, 401, 403, 404, 422, 429, 500] {
      let client = try dialect.client(answering: .text("no", status: status))
      await #expect { try await client.openPullRequests(Dialect.repository) } throws: {
        !String(reflecting: $0).contains("s3cret")
      }
    }
  }

  private func isMalformed(_ error: any Error) -> Bool {
    if case .malformed? = error as? ForgeError { true } else { false }
  }
}

struct RateLimitTests {
  private let github = Dialect.github

  @Test func `a spent budget comes back when GitHub says`() async throws {
    var response = try Fixture.response(
      "github/error-403-rate-limit.headers", body: "github/error-403-rate-limit.json")
    response.headers["X-RateLimit-Reset"] = "1772000100"
    try await expectLimit(response, until: Dialect.now + .seconds(100))
    // A reset in the past, or far off, is a clock that is wrong.
    response.headers["X-RateLimit-Reset"] = "1372700873"
    try await expectLimit(response, until: Dialect.now + .seconds(1))
    response.headers["X-RateLimit-Reset"] = "2772000100"
    try await expectLimit(response, until: Dialect.now + .seconds(3600))
  }

  @Test func `a secondary limit waits as long as Retry-After says, however much budget is left`() async throws {
    let response = try Fixture.response("github/secondary-limit.headers")
    try await expectLimit(response, until: Dialect.now + .seconds(60))
  }

  @Test func `a secondary limit without Retry-After is waited out a minute`() async throws {
    var response = HTTPResponse(status: 403, body: try Fixture.bytes("github/error-403-secondary-rate-limit.json"))
    response.headers["X-RateLimit-Remaining"] = "4000"
    response.headers["X-RateLimit-Reset"] = "1772003000"
    try await expectLimit(response, until: Dialect.now + .seconds(60))
  }

  @Test func `Retry-After may be a date`() async throws {
    let response = HTTPResponse(status: 429, headers: ["Retry-After": "Wed, 25 Feb 2026 06:14:20 GMT"])
    try await expectLimit(response, until: Timestamp("2026-02-25T06:14:20Z"))
  }

  @Test func `a 403 that names a missing permission is no limit`() async throws {
    let response = HTTPResponse.json(
      ["message": "Resource not accessible by integration"], status: 403,
      headers: ["X-RateLimit-Remaining": "4999", "X-Accepted-GitHub-Permissions": "pull_requests=read"])
    let client = try github.client(answering: response)
    let words = "Resource not accessible by integration (needs pull_requests=read)"
    await #expect(throws: ForgeError.forbidden(host: "api.github.com", detail: words)) {
      try await client.openPullRequests(Dialect.repository)
    }
  }

  @Test func `the forge's own words are kept, whatever shape the errors have`() async throws {
    try await expectWords("github/error-422.json", "Validation Failed: color invalid")
    try await expectWords(
      "github/error-422-comment-too-long.json", "Validation Failed: Body is too long (maximum is 65536 characters)")
    try await expectWords("gitea/error-422.json", "[Title]: Required")
  }

  private func expectWords(_ fixture: String, _ words: String) async throws {
    let client = try github.client(answering: HTTPResponse(status: 422, body: try Fixture.bytes(fixture)))
    await #expect(throws: ForgeError.refused(host: "api.github.com", status: 422, detail: words)) {
      try await client.createComment(Dialect.repository, 7, body: "x")
    }
  }

  private func expectLimit(_ response: HTTPResponse, until: Timestamp?) async throws {
    let client = try github.client(answering: response)
    await #expect(throws: ForgeError.rateLimited(host: "api.github.com", until: until)) {
      try await client.openPullRequests(Dialect.repository)
    }
  }
}
