// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Git
import Glibc
import HTTPServing
import HTTPTransport
import Locks
import TestKit
import Testing

@testable import Sandbox

/// Who listens to webhooks: keeps what came, and answers as told.
final class HookListener: Sendable {
  struct Delivery: Sendable {
    var event: String
    var type: String
    var signature: String
    var raw: [UInt8]
    var body: Value
    var action: String { body["action"]?.string ?? "" }
  }
  private let box: Box
  let server: Server
  let url: String

  init(refusing count: Int = 0) async throws {
    let box = Box(refusing: count)
    self.box = box
    server = Server { request in box.take(request) }
    url = "http://127.0.0.1:\(try await server.start())/hook"
  }

  final class Box: Sendable {
    private let kept = Mutex<[Delivery]>([])
    private let refusals: Mutex<Int>
    init(refusing count: Int) { refusals = Mutex(count) }
    func take(_ request: ServerRequest) -> ServerResponse {
      let isRefused = refusals.withLock { count -> Bool in
        defer { count = max(0, count - 1) }
        return count > 0
      }
      if isRefused { return .text(503, "later") }
      let delivery = Delivery(
        event: request.header("X-Gitea-Event") ?? "", type: request.header("X-Gitea-Event-Type") ?? "",
        signature: request.header("X-Gitea-Signature") ?? "", raw: request.body,
        body: (try? JSON.parse(request.body)) ?? .null)
      kept.withLock { $0.append(delivery) }
      return .text(200, "ok")
    }
    var all: [Delivery] { kept.withLock { $0 } }
  }

  var all: [Delivery] { box.all }
  func actions(_ event: String = "pull_request") -> [String] { all.filter { $0.event == event }.map(\.action) }
}

/// A forge over real repositories, served over real HTTP, with one repository `acme/shop` (branches main and feature).
final class ForgeBed: Sendable {
  let scratch: ScratchFolder
  let forge: LocalForge
  let server: Server
  let client = CurlClient()
  let url: String
  let port: UInt16
  let work: Task<Void, Never>
  static let admin = "admin-token"
  static let bot = "bot-token"
  static let formToken = "form-token"

  init() async throws {
    scratch = try ScratchFolder("sandbox")
    let store = try ForgeStore(path: scratch.path + "/forge.db", now: { .now })
    forge = try LocalForge(store: store, folder: scratch.path + "/git", client: client, clock: .system)
    try store.setToken(Self.admin, of: forge.administrator())
    try store.setToken(Self.bot, of: store.ensureUser(LocalForge.bot))
    let front = WebFront(forge: forge, sites: SiteTable(), formToken: Self.formToken, fallback: nil)
    server = Server(settings: ServerSettings(maximumBody: 64 << 20), handler: front.handler)
    port = try await server.start()
    url = "http://localhost:\(port)"
    forge.baseURL = url
    let forge = self.forge
    work = Task {
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await forge.deliveries.run(report: { _ in }) }
        group.addTask { await forge.watchReferences(every: .milliseconds(50), clock: .system, report: { _ in }) }
      }
    }
    _ = try await LocalRepository.create(path: scratch.path + "/git/acme/shop.git")
    try await commit(["web/index.html": "<h1>Shop</h1>", "README.md": "# Shop"], on: "main")
    try await commit(["web/index.html": "<h1>Shop!</h1>"], on: "feature", from: "main")
  }

  func stop() async {
    work.cancel()
    await server.stop(grace: .seconds(1))
    await work.value
  }

  var shop: LocalRepository { LocalRepository(path: scratch.path + "/git/acme/shop.git") }

  /// A commit that came through the file system, as a push to the folder does.
  @discardableResult
  func commit(_ files: [String: String], on branch: String, from start: String? = nil) async throws -> String {
    try await shop.commit(
      files: files.mapValues { Array($0.utf8) }, on: branch, startingFrom: start, message: "Change \(branch)",
      author: .init(name: "Ann", email: "ann@example.com", time: .now))
  }

  /// One call of the API.
  func call(
    _ method: String, _ path: String, _ body: Value? = nil, token: String? = ForgeBed.admin,
    headers: [String: String] = [:]
  ) async throws -> (status: Int, value: Value, headers: Headers) {
    var request = HTTPRequest(method, "\(url)/api/v1/\(path)", body: body.map { JSON.bytes($0) })
    request.proxy = ""
    if let token { request.headers["Authorization"] = "token \(token)" }
    for (name, value) in headers { request.headers[name] = value }
    let response = try await client.send(request)
    return (response.status, (try? JSON.parse(response.body)) ?? .null, response.headers)
  }

  func get(_ path: String) async throws -> Value {
    let answer = try await call("GET", path)
    #expect(answer.status == 200, "\(path): \(answer.value)")
    return answer.value
  }

  /// Opens a pull request of `feature` and returns its number.
  @discardableResult
  func open(title: String = "A feature", head: String = "feature") async throws -> Int64 {
    let answer = try await call(
      "POST", "repos/acme/shop/pulls", ["title": .string(title), "head": .string(head), "base": "main"])
    #expect(answer.status == 201, "\(answer.value)")
    return try #require(answer.value["number"]?.int)
  }

  func listen(secret: String = "s3cret", events: [Value] = ["pull_request", "push", "status"], refusing: Int = 0)
    async throws
    -> HookListener
  {
    let listener = try await HookListener(refusing: refusing)
    let answer = try await call(
      "POST", "repos/acme/shop/hooks",
      [
        "type": "gitea", "active": true, "events": .array(events),
        "config": ["url": .string(listener.url), "content_type": "json", "secret": .string(secret)],
      ])
    #expect(answer.status == 201, "\(answer.value)")
    return listener
  }

  /// The real git program, with nothing of this machine's configuration.
  @discardableResult
  func git(_ arguments: String...) async throws -> String {
    let outcome = try await ChildProcess.git(
      arguments,
      environment: [
        "GIT_AUTHOR_NAME=Ann", "GIT_AUTHOR_EMAIL=ann@example.com", "GIT_COMMITTER_NAME=Ann",
        "GIT_COMMITTER_EMAIL=ann@example.com", "no_proxy=*",
      ]
    ).run()
    #expect(outcome.status == 0, "git \(arguments): \(outcome.complaint)")
    return String(decoding: outcome.output, as: UTF8.self)
  }
}

/// Runs a body with a forge that is stopped whatever happens.
func withForge(_ body: (ForgeBed) async throws -> Void) async throws {
  let bed = try await ForgeBed()
  do { try await body(bed) } catch {
    await bed.stop()
    throw error
  }
  await bed.stop()
}
