// SPDX-License-Identifier: Apache-2.0
import HTTPServing
import HTTPTransport
import Locks
import Testing

@testable import Registries

@Suite struct `An image's name` {
  static let rows = [
    ("nginx", "docker.io/library/nginx:latest"), ("acme/shop:1", "docker.io/acme/shop:1"),
    ("ghcr.io/acme/shop:0a1b2c3", "ghcr.io/acme/shop:0a1b2c3"), ("localhost:5000/shop", "localhost:5000/shop:latest"),
    ("r.test/a/b:t@sha256:00ff", "r.test/a/b@sha256:00ff"),
  ]

  @Test(arguments: rows) func `is read as containers read it`(_ name: String, _ whole: String) {
    #expect(ImageReference(name)?.description == whole)
  }

  @Test(arguments: ["", "a//b", "a b", "ghcr.io/acme/shop:", "ghcr.io/Acme/shop:1", "x\n", "a/b:../c"])
  func `that is none is refused`(_ name: String) { #expect(ImageReference(name) == nil) }

  @Test func `goes over TLS except to this machine`() {
    #expect(ImageReference("ghcr.io/a/b")?.base == "https://ghcr.io")
    #expect(ImageReference("localhost:5000/b")?.base == "http://localhost:5000")
    #expect(ImageReference("nginx")?.base == "https://registry-1.docker.io")
    #expect(ImageReference("localhost.evil.test/b")?.base == "https://localhost.evil.test")
  }
}

/// A small registry on loopback: one image, behind a token that costs a password.
private final class LittleRegistry: Sendable {
  private let server: Server
  let port: UInt16

  init() async throws {
    let box = Mutex<UInt16>(0)
    let asked = Mutex<[String]>([])
    var router = Router()
    router.on("GET", "/v2/acme/shop/manifests/{tag}") { request, parameters in
      let port = box.withLock { $0 }
      let token = request.header("authorization") ?? ""
      guard token == "Bearer the-token" else {
        return ServerResponse(
          status: 401,
          headers: [
            (
              "WWW-Authenticate",
              "Bearer realm=\"http://127.0.0.1:\(port)/token\",service=\"little\",scope=\"repository:acme/shop:pull\""
            )
          ])
      }
      guard parameters["tag"] == "0a1b2c3" else { return ServerResponse(status: 404) }
      return ServerResponse(status: 200, headers: [("Docker-Content-Digest", "sha256:feed")])
    }
    router.on("GET", "/token") { request, _ in
      asked.withLock { $0 += request.query.map { "\($0.name)=\($0.value)" } }
      // ann:secret
      guard request.header("authorization") == "Basic YW5uOnNlY3JldA==" else { return ServerResponse(status: 401) }
      return .text(200, #"{"token": "the-token"}"#, type: "application/json")
    }
    router.on("GET", "/v2/acme/broken/manifests/{tag}") { _, _ in .text(503, "<html>maintenance</html>") }
    server = Server(settings: ServerSettings(address: "127.0.0.1", port: 0), handler: router.handler)
    port = try await server.start()
    box.withLock { [port] in $0 = port }
    self.tokenQuery = { asked.withLock { $0 } }
  }

  let tokenQuery: @Sendable () -> [String]
  func stop() async { await server.stop(grace: .seconds(1)) }
}

@Suite struct `A registry` {
  private func with(_ body: (LittleRegistry, RegistryClient, RegistryCredentials) async throws -> Void) async throws {
    let registry = try await LittleRegistry()
    var credentials = RegistryCredentials()
    credentials.add(
      dockerConfig: Array(
        #"{"auths": {"http://127.0.0.1:\#(registry.port)/v2/": {"username": "ann", "password": "secret"}}}"#.utf8))
    do { try await body(registry, RegistryClient(http: CurlClient(version: "test")), credentials) } catch {
      await registry.stop()
      throw error
    }
    await registry.stop()
  }

  @Test func `says the digest of an image that is there, for the token it asks for`() async throws {
    try await with { registry, client, credentials in
      let digest = try await client.digest(of: "127.0.0.1:\(registry.port)/acme/shop:0a1b2c3", credentials)
      #expect(digest == "sha256:feed")
      #expect(registry.tokenQuery() == ["scope=repository:acme/shop:pull", "service=little"])
    }
  }

  @Test func `says that an image is not there`() async throws {
    try await with { registry, client, credentials in
      let digest = try await client.digest(of: "127.0.0.1:\(registry.port)/acme/shop:none", credentials)
      #expect(digest == nil)
    }
  }

  @Test func `that does not answer is no proof that the image is missing`() async throws {
    try await with { registry, client, credentials in
      await #expect(throws: RegistryError.unauthorized(registry: "127.0.0.1:\(registry.port)")) {
        try await client.digest(of: "127.0.0.1:\(registry.port)/acme/shop:0a1b2c3", RegistryCredentials())
      }
      await #expect(throws: RegistryError.refused(registry: "127.0.0.1:\(registry.port)", status: 503)) {
        try await client.digest(of: "127.0.0.1:\(registry.port)/acme/broken:1", credentials)
      }
    }
  }

  @Test func `never sees credentials in a description`() {
    var credentials = RegistryCredentials()
    credentials.add(dockerConfig: Array(#"{"auths": {"r.test": {"auth": "c2VjcmV0"}}}"#.utf8))
    #expect(!"\(credentials)".contains("c2VjcmV0"))
    #expect(!String(reflecting: credentials).contains("c2VjcmV0"))
  }

  @Test func `that sends us elsewhere for a token without TLS gets no credentials`() async throws {
    let asked = Mutex<[String]>([])
    var credentials = RegistryCredentials()
    credentials.add(dockerConfig: Array(#"{"auths": {"r.test": {"auth": "c2VjcmV0"}}}"#.utf8))
    let client = RegistryClient(
      http: Telling { request in
        asked.withLock { $0.append(request.url) }
        return HTTPResponse(
          status: 401, headers: ["WWW-Authenticate": #"Bearer realm="http://elsewhere.test/token",service="x""#])
      })
    await #expect(throws: RegistryError.unauthorized(registry: "r.test")) {
      try await client.digest(of: "r.test/acme/shop:1", credentials)
    }
    #expect(asked.withLock { $0 } == ["https://r.test/v2/acme/shop/manifests/1"])
  }
}

/// Answers from a closure.
private struct Telling: HTTPClient {
  let answer: @Sendable (HTTPRequest) -> HTTPResponse
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse { answer(request) }
  func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream { throw .cancelled }
}
