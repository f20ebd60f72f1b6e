// SPDX-License-Identifier: Apache-2.0
import Clocks
import Cryptography
import Documents
import Forge
import ForgeDrivers
import HTTPTransport
import Locks
import TestKit
import Testing

/// What people write in a generator, and what it becomes.
struct SettingsTests {
  @Test(arguments: [
    ("", "api.github.com", ""), ("https://api.github.com/", "api.github.com", ""),
    ("https://github.com", "api.github.com", ""), ("https://ghe.example.com", "ghe.example.com", "/api/v3"),
    ("https://ghe.example.com/api/v3/", "ghe.example.com", "/api/v3"),
    ("https://ghe.example.com:8443//", "ghe.example.com:8443", "/api/v3"),
    ("https://api.acme.ghe.com", "api.acme.ghe.com", ""), ("https://acme.ghe.com", "api.acme.ghe.com", ""),
    ("http://127.0.0.1:8080", "127.0.0.1:8080", "/api/v3"), (" https://api.github.com\n", "api.github.com", ""),
  ])
  func `GitHub's API is found from what was written`(api: String, host: String, prefix: String) async throws {
    try await expect(.github, api: api, host: host, prefix: prefix)
  }

  @Test(arguments: [
    ("https://gitea.example.com", "gitea.example.com", "/api/v1"),
    ("https://gitea.example.com/api/v1/", "gitea.example.com", "/api/v1"),
    ("http://localhost:3000/git/", "localhost:3000", "/git/api/v1"),
  ])
  func `Gitea's API is found from what was written`(api: String, host: String, prefix: String) async throws {
    try await expect(.gitea, api: api, host: host, prefix: prefix)
  }

  @Test(arguments: [
    ("", "gitlab.com"), ("https://gitlab.example.com", "gitlab.example.com"),
    ("https://gitlab.example.com/api/v4/", "gitlab.example.com"),
    ("https://example.com:8443/git", "example.com:8443"),
  ])
  func `GitLab's API is found from what was written`(api: String, host: String) async throws {
    let http = RecordedHTTP { (_) throws(TransportError) in .json([]) }
    let repository = RepositoryRef(path: "acme/web/shop")
    let client = try ForgeDriver.gitlab.makeClient(
      source: ForgeSource(api: api, repository: repository), http: http, clock: Dialect.clock)
    _ = try await client.openPullRequests(repository)
    #expect(client.host == host)
    let path = try #require(http.requests.first?.path)
    #expect(path.hasSuffix("/api/v4/projects/acme%2Fweb%2Fshop/merge_requests"))
    #expect(path.hasPrefix(api.hasSuffix("/git") ? "/git/api" : "/api"))
  }

  @Test func `GitLab lists what is open, and other states are refused with the reason`() throws {
    let http = RecordedHTTP { (_) throws(TransportError) in .json([]) }
    for (state, works) in [("", true), ("opened", true), ("merged", false), ("all", false)] {
      let body: Value = ["project": "acme/shop", "pullRequestState": .string(state)]
      let source = try ForgeDriver.gitlab.source(from: body)
      let client = try? ForgeDriver.gitlab.makeClient(source: source, http: http, clock: Dialect.clock)
      #expect((client != nil) == works, "\(state)")
    }
    #expect { try ForgeDriver.gitlab.source(from: [:]) } throws: { isMisconfigured($0, "project") }
  }

  @Test(arguments: DriverBed.all)
  func `a proxy of the source reaches the transport, and one that is none is refused`(_ bed: DriverBed) async throws {
    let driver = try #require(ForgeDriver.named(bed.kind))
    #expect(schema(of: driver.kind, in: "pullRequest")?.at("properties", "proxy") != nil)
    var body = bed.settings
    for field in ["owner", "repo", "project", "organization", "projectKey"] { body[field] = "shop" }
    body["proxy"] = " http://proxy.example:3128\n"
    let source = try driver.source(from: body)
    #expect(source.proxy == "http://proxy.example:3128")
    let http = RecordedHTTP { (_) throws(TransportError) in HTTPResponse(status: 503) }
    let client = try driver.makeClient(source: source, http: http, clock: Dialect.clock)
    await #expect(throws: ForgeError.self) { try await client.openPullRequests(bed.repository) }
    #expect(http.requests.first?.proxy == "http://proxy.example:3128")
    for wrong: Value in ["proxy.example", "socks5://x", "http://u:p@x", 7] {
      body["proxy"] = wrong
      #expect { try driver.source(from: body) } throws: { isMisconfigured($0, "proxy") }
    }
  }

  @Test(arguments: [
    "github.com", "ftp://github.com", "https://", "https://u:p@github.com", "https://x/?a=b", "https://x/#a",
    "https://x y", "https://bücher.example",
  ])
  func `an address that is none is refused before anything is sent`(api: String) throws {
    let http = RecordedHTTP { (_) throws(TransportError) in HTTPResponse(status: 500) }
    for driver in ForgeDriver.all where driver.settingsSchema != nil {
      let source = ForgeSource(api: api, repository: Dialect.repository)
      #expect {
        try driver.makeClient(source: source, http: http, clock: Dialect.clock)
      } throws: { isMisconfigured($0, "api") }
    }
    #expect(http.requests.isEmpty)
  }

  @Test func `Gitea needs an address`() throws {
    let http = RecordedHTTP { (_) throws(TransportError) in HTTPResponse(status: 500) }
    #expect {
      try ForgeDriver.gitea.makeClient(
        source: ForgeSource(repository: Dialect.repository), http: http, clock: Dialect.clock)
    } throws: { isMisconfigured($0, "api") }
  }

  @Test(arguments: Dialect.all)
  func `a token's line end is dropped, one with a break inside is refused, none asks anonymously`(
    _ dialect: Dialect
  ) async throws {
    func authorization(_ token: SecretText?) async throws -> String? {
      let http = RecordedHTTP { (request) throws(TransportError) in dialect.page(of: [], for: request) }
      var source = ForgeSource(api: dialect.api, repository: Dialect.repository)
      source.token = token
      let client = try dialect.driver.makeClient(source: source, http: http, clock: Dialect.clock)
      _ = try await client.openPullRequests(Dialect.repository)
      return try #require(http.requests.first).headers["Authorization"]
    }
    #expect(try await authorization(SecretText("s3cret\n")) == dialect.authorization)
    #expect(try await authorization(nil) == nil)
    #expect(try await authorization(SecretText(" \n")) == nil)
    await #expect(throws: ForgeError.self) { try await authorization(SecretText("a\r\nHost: evil")) }
  }

  @Test(arguments: Dialect.all)
  func `certificates and the wish not to verify reach the transport`(_ dialect: Dialect) async throws {
    let http = RecordedHTTP { (request) throws(TransportError) in dialect.page(of: [], for: request) }
    var source = ForgeSource(api: dialect.api, repository: Dialect.repository)
    source.caPEM = [1, 2, 3]
    source.isInsecure = true
    let client = try dialect.driver.makeClient(source: source, http: http, clock: Dialect.clock)
    _ = try await client.openPullRequests(Dialect.repository)
    #expect(http.requests.first?.tls == TLSSettings(caPEM: [1, 2, 3], isVerified: false))
  }

  @Test(arguments: Dialect.all)
  func `the body of the member is read`(_ dialect: Dialect) throws {
    let body: Value = [
      "owner": "acme", "repo": "shop", "api": .string(dialect.api), "labels": ["a", "b"], "insecure": true,
      "tokenRef": ["secretName": "s", "key": "k"],
    ]
    let source = try dialect.driver.source(from: body)
    #expect(source.repository == Dialect.repository)
    #expect(source.api == dialect.api)
    #expect(source.labels == ["a", "b"])
    #expect(source.isInsecure)
    #expect(source.body == body)
  }

  @Test(arguments: Dialect.all)
  func `a body that cannot work names the field`(_ dialect: Dialect) throws {
    let wrong: [(Value, String)] = [
      (["repo": "shop"], "owner"), (["owner": "acme", "repo": ""], "repo"), (["owner": 7, "repo": "shop"], "owner"),
      (["owner": "a", "repo": "b", "labels": "x"], "labels"), (["owner": "a", "repo": "b", "labels": [1]], "labels"),
      (["owner": "a", "repo": "b", "api": []], "api"),
    ]
    for (body, field) in wrong {
      #expect { try dialect.driver.source(from: body) } throws: { isMisconfigured($0, field) }
    }
  }

  @Test func `kinds are unique, and every schema has what its references name`() {
    #expect(Set(ForgeDriver.all.map(\.kind)).count == ForgeDriver.all.count)
    for driver in ForgeDriver.all {
      if let schema = schema(of: driver.kind, in: "pullRequest") {
        expectSound(schema, driver.references, driver.kind)
      }
      if let member = driver.organisation, let schema = schema(of: member.name, in: "scmProvider") {
        expectSound(schema, member.references, "\(driver.kind) scmProvider")
      }
    }
    #expect(ForgeDriver.named("sourcehut") == nil)
  }

  private func schema(of member: String, in generator: String) -> Value? {
    ForgeDriver.memberSchemas[generator]?.first { $0.name == member }?.schema
  }

  private func expectSound(_ schema: Value, _ references: [SettingsReference], _ name: String) {
    #expect(schema["type"] == "object")
    for reference in references {
      let path = reference.field.split(separator: ".").map(String.init)
      let field = path.reduce(schema as Value?) { $0?["properties"]?[$1] }
      #expect(field != nil, "\(name) \(reference.field)")
    }
    for field in schema["required"]?.array ?? [] {
      #expect(field.string.flatMap { schema["properties"]?[$0] } != nil, "\(name) \(field)")
    }
  }

  private func expect(_ driver: ForgeDriver, api: String, host: String, prefix: String) async throws {
    let http = RecordedHTTP { (_) throws(TransportError) in .json([]) }
    let source = ForgeSource(api: api, repository: Dialect.repository)
    let client = try driver.makeClient(source: source, http: http, clock: Dialect.clock)
    _ = try await client.openPullRequests(Dialect.repository)
    #expect(client.host == host)
    #expect(http.requests.first?.path == prefix + "/repos/acme/shop/pulls")
  }

  private func isMisconfigured(_ error: any Error, _ field: String) -> Bool {
    if case .misconfigured(field, _)? = error as? ForgeError { true } else { false }
  }
}

/// Whose comments are ours when one may not ask, and Apps.
struct GitHubIdentityTests {
  private let marker = StickyMarker(key: "x").text

  @Test func `a token of Actions may not ask who it is: then any bot with the marker is we, and no person`()
    async throws
  {
    let marker = marker
    let all = [
      Dialect.comment(1, by: "mallory", marker), Dialect.comment(2, by: "github-actions[bot]", marker, type: "Bot"),
    ]
    let http = RecordedHTTP { (request) throws(TransportError) in
      request.path == "/user"
        ? .json(["message": "Resource not accessible by integration"], status: 403)
        : Dialect.github.page(of: all, for: request)
    }
    let comment = try await Dialect.github.client(http).ownComment(Dialect.repository, 7, marker: marker)
    #expect(comment?.id == "2")
  }

  @Test func `a Gitea token that may not ask goes by the marker`() async throws {
    let marker = marker
    let forbidden = HTTPResponse(status: 403, body: try Fixture.bytes("gitea/error-403-scope.json"))
    let http = RecordedHTTP { (request) throws(TransportError) in
      request.path.hasSuffix("/user")
        ? forbidden : Dialect.gitea.page(of: [Dialect.comment(1, by: "someone", marker)], for: request)
    }
    #expect(try await Dialect.gitea.client(http).ownComment(Dialect.repository, 7, marker: marker)?.id == "1")
  }

  @Test func `an App proves itself, keeps its token, and knows its name`() async throws {
    let marker = marker
    let http = RecordedHTTP { (request) throws(TransportError) in
      switch request.path {
      case "/repos/acme/shop/installation": .json(["id": 99])
      case "/app/installations/99/access_tokens":
        .json(["token": "ghs_1", "expires_at": .string((Dialect.now + .seconds(3600)).description)], status: 201)
      case "/app": .json(["slug": "nestling"])
      default:
        Dialect.github.page(
          of: [
            Dialect.comment(1, by: "other[bot]", marker, type: "Bot"),
            Dialect.comment(2, by: "nestling[bot]", marker, type: "Bot"),
          ], for: request)
      }
    }
    let client = try ForgeDriver.github.makeClient(source: appSource(), http: http, clock: Dialect.clock)
    for _ in 0..<2 {
      #expect(try await client.ownComment(Dialect.repository, 7, marker: marker)?.id == "2")
    }
    #expect(http.requests.filter { $0.path.hasSuffix("access_tokens") }.count == 1)
    #expect(http.requests.filter { $0.path.hasSuffix("/installation") }.count == 1)
    #expect(http.requests.filter { $0.path == "/user" }.isEmpty)
    let asked = http.requests.filter { $0.path.hasSuffix("/comments") }
    #expect(asked.allSatisfy { $0.headers["Authorization"] == "Bearer ghs_1" })

    let proof = try #require(http.requests.first { $0.path == "/app" }?.headers["Authorization"])
    let parts = proof.dropFirst("Bearer ".count).split(separator: ".")
    #expect(parts.count == 3)
    let claims = try JSON.parse(try Base64.decode(String(parts[1]), alphabet: .url, isPadded: false))
    #expect(claims["iss"] == "12345")
    #expect(claims["iat"]?.int == Dialect.now.seconds - 60)
    #expect(claims["exp"]?.int == Dialect.now.seconds + 540)
  }

  @Test func `an App's token is renewed before it ends`() async throws {
    final class Clock: Sendable { let now = Mutex(Dialect.now) }
    let clock = Clock()
    let http = RecordedHTTP { (request) throws(TransportError) in
      request.path.hasSuffix("access_tokens")
        ? .json([
          "token": .string("ghs"), "expires_at": .string((clock.now.withLock { $0 } + .seconds(3600)).description),
        ]) : .json([])
    }
    let time = TimeSource(now: { clock.now.withLock { $0 } }, sleep: { _ in })
    var source = try appSource()
    source.secrets["githubAppInstallationID"] = SecretText("99\n")
    let client = try ForgeDriver.github.makeClient(source: source, http: http, clock: time)
    for step in [0, 3000, 400] {
      clock.now.withLock { $0 = $0 + .seconds(step) }
      _ = try await client.openPullRequests(Dialect.repository)
    }
    #expect(http.requests.filter { $0.path == "/app/installations/99/access_tokens" }.count == 2)
  }

  @Test func `one App's client serves accounts with tokens of their own`() async throws {
    let http = RecordedHTTP { (request) throws(TransportError) in
      switch request.path {
      case "/repos/acme/shop/installation": .json(["id": 1])
      case "/repos/other/shop/installation": .json(["id": 2])
      case "/app/installations/1/access_tokens": GitHubIdentityTests.token("acme")
      case "/app/installations/2/access_tokens": GitHubIdentityTests.token("other")
      default: .json([])
      }
    }
    var source = try appSource()
    source.repository = RepositoryRef(owner: "", name: "")
    let client = try ForgeDriver.github.makeClient(source: source, http: http, clock: Dialect.clock)
    for owner in ["acme", "other", "acme"] {
      _ = try await client.openPullRequests(RepositoryRef(owner: owner, name: "shop"))
      #expect(http.requests.last?.headers["Authorization"] == "Bearer \(owner)")
    }
    #expect(http.requests.count == 3 + 4)
  }

  @Test func `an App that is not installed lacks rights, and nothing is said to be gone`() async throws {
    let http = RecordedHTTP { (_) throws(TransportError) in .json(["message": "Not Found"], status: 404) }
    let client = try ForgeDriver.github.makeClient(source: appSource(), http: http, clock: Dialect.clock)
    let words = "the App is not installed on acme/shop"
    await #expect(throws: ForgeError.forbidden(host: "api.github.com", detail: words)) {
      try await client.openPullRequests(Dialect.repository)
    }
    await #expect(throws: ForgeError.forbidden(host: "api.github.com", detail: words)) {
      try await client.pullRequest(Dialect.repository, 7)
    }
  }

  @Test(arguments: ["githubAppID", "githubAppPrivateKey", "githubAppInstallationID"])
  func `an App's Secret that cannot work is refused at once and stays secret`(key: String) throws {
    var source = try appSource()
    source.secrets[key] = SecretText("s3cret")
    let http = RecordedHTTP { (_) throws(TransportError) in HTTPResponse(status: 500) }
    #expect {
      try ForgeDriver.github.makeClient(source: source, http: http, clock: Dialect.clock)
    } throws: { error in
      if case .misconfigured("appSecretName", let detail)? = error as? ForgeError {
        detail.contains(key) && !detail.contains("s3cret")
      } else {
        false
      }
    }
  }

  private static func token(_ text: String) -> HTTPResponse {
    .json(["token": .string(text), "expires_at": .string((Dialect.now + .seconds(3600)).description)], status: 201)
  }

  private func appSource() throws -> ForgeSource {
    var source = ForgeSource(repository: Dialect.repository, body: ["appSecretName": "github-app"])
    source.secrets = [
      "githubAppID": SecretText("12345"),
      "githubAppPrivateKey": SecretText(PublishedKey.rsa),
    ]
    return source
  }
}
