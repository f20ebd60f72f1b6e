// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Glibc
import HTTPTransport
import KubeClient
import KubeModel
import Locks
import Testing

private let previewKind = GroupVersionKind(apiVersion: "nestling.dev/v1alpha1", kind: "Preview")
private let previews = "/apis/nestling.dev/v1alpha1"

@Suite struct `The live API` {
  let http = RecordedHTTP()
  let clock = HandClock()
  let notices = Notices()

  init() {
    http.answer(
      "GET \(previews)", 200,
      [
        "kind": "APIResourceList",
        "resources": [
          ["name": "previews", "kind": "Preview", "namespaced": true],
          ["name": "previews/status", "kind": "Preview", "namespaced": true],
        ],
      ])
    http.answer(
      "GET /api/v1", 200,
      ["resources": [["name": "namespaces", "kind": "Namespace", "namespaced": false]]])
  }

  private func api(_ config: ClusterConfig = ClusterConfig(server: "http://k:1")) -> LiveKubeAPI {
    LiveKubeAPI(config: config, client: http, clock: clock.source, notice: { [notices] in notices.add($0) })
  }

  private func status(_ code: Int, _ reason: String, _ message: String, name: String = "x") -> Value {
    APIStatus(code: code, reason: reason, message: message, details: .init(name: name, kind: "previews")).value
  }

  private let ref = ObjectRef(previewKind, namespace: "n", name: "x")
  private let found: Value = [
    "apiVersion": "nestling.dev/v1alpha1", "kind": "Preview", "metadata": ["name": "x", "namespace": "n"],
  ]
  private let path = "\(previews)/namespaces/n/previews/x"

  // MARK: discovery

  @Test func `a kind is discovered once`() async throws {
    http.answer("GET \(path)", 200, found)
    let api = api()
    #expect(try await api.get(ref)?.name == "x")
    #expect(try await api.get(ref)?.value == found)
    #expect(http.asked == ["GET \(previews)", "GET \(path)", "GET \(path)"])
    #expect(try await api.isNamespaced(previewKind))
    #expect(try await !api.isNamespaced(GroupVersionKind(apiVersion: "v1", kind: "Namespace")))
  }

  @Test func `an unknown kind is asked for again, but not at once`() async throws {
    let kind = GroupVersionKind(apiVersion: "nestling.dev/v1alpha1", kind: "PreviewSet")
    let api = api()
    for _ in 0..<3 { await #expect(throws: KubeError.noSuchKind(kind)) { try await api.isNamespaced(kind) } }
    #expect(http.requests.count == 1)
    clock.advance(.seconds(11))
    http.answer(
      "GET \(previews)", 200, ["resources": [["name": "previewsets", "kind": "PreviewSet", "namespaced": true]]])
    await #expect(throws: KubeError.noSuchKind(kind)) { try await api.isNamespaced(kind) }
    clock.advance(.seconds(11))
    #expect(try await api.isNamespaced(kind))
  }

  @Test func `a group the server does not have is an unknown kind, a failing server is not`() async throws {
    let kind = GroupVersionKind(apiVersion: "g/v1", kind: "K")
    http.answer("GET /apis/g/v1", text: "404 page not found", 404)
    await #expect(throws: KubeError.noSuchKind(kind)) { try await api().isNamespaced(kind) }
    let other = GroupVersionKind(apiVersion: "h/v1", kind: "K")
    http.answer("GET /apis/h/v1", text: "", 500)
    await #expect(throws: KubeError.unavailable(status: 500, "discover h/v1: HTTP 500 without a body")) {
      try await api().isNamespaced(other)
    }
  }

  @Test func `a kind that went away is discovered anew`() async throws {
    http.answer("GET \(path)", text: "404 page not found", 404)
    let api = api()
    for _ in 0..<2 { await #expect(throws: KubeError.noSuchKind(previewKind)) { try await api.get(ref) } }
    #expect(http.asked.filter { $0 == "GET \(previews)" }.count == 2)
  }

  // MARK: answers and failures

  @Test func `what is not there is an answer`() async throws {
    let absent = status(404, "NotFound", "previews \"x\" not found")
    for method in ["GET", "PATCH", "DELETE"] { http.answer("\(method) \(path)", 404, absent) }
    let api = api()
    #expect(try await api.get(ref) == nil)
    #expect(try await api.patch(ref, .merge, [:], subresource: nil) == nil)
    #expect(try await !api.delete(ref, Preconditions(), .background))
  }

  @Test func `the missing namespace of a new object is an error`() async throws {
    let message = "namespaces \"n\" not found"
    http.answer("POST \(previews)/namespaces/n/previews", 404, status(404, "NotFound", message, name: "n"))
    await #expect(throws: KubeError.notFound("create Preview n/x: \(message)")) {
      try await api().create(KubeObject(found))
    }
  }

  private static let failures: [(Int, String, Headers, KubeError)] = [
    (401, "Unauthorized", [:], .unauthorized("get Preview n/x: m")),
    (403, "Forbidden", [:], .forbidden("get Preview n/x: m")),
    (409, "Conflict", [:], .conflict("get Preview n/x: m")),
    (409, "AlreadyExists", [:], .alreadyExists("get Preview n/x: m")),
    (410, "Expired", [:], .gone("get Preview n/x: m")),
    (422, "Invalid", [:], .invalid("get Preview n/x: m")),
    (400, "BadRequest", [:], .invalid("get Preview n/x: m")),
    (429, "TooManyRequests", ["Retry-After": "3"], .throttled(after: .seconds(3))),
    (429, "TooManyRequests", [:], .throttled(after: nil)),
    (503, "ServiceUnavailable", ["Retry-After": "1"], .throttled(after: .seconds(1))),
    (503, "ServiceUnavailable", [:], .unavailable(status: 503, "get Preview n/x: m")),
    (500, "InternalError", [:], .unavailable(status: 500, "get Preview n/x: m")),
  ]

  @Test(arguments: failures)
  func `a failure says what was tried and what the server said`(
    _ code: Int, _ reason: String, _ headers: Headers, _ error: KubeError
  ) async throws {
    http.answer("GET \(path)", code, status(code, reason, "m"), headers)
    await #expect(throws: error) { try await api().get(ref) }
  }

  @Test func `the page of a proxy is cut short and named`() async throws {
    http.answer("GET \(path)", text: "<html>\n  <h1>Bad Gateway</h1>\(String(repeating: "x", count: 5000))", 502)
    let error = await #expect(throws: KubeError.self) { try await api().get(ref) }
    guard case .unavailable(502, let text) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(text.contains("<html> <h1>Bad Gateway</h1>"))
    #expect(text.utf8.count < 300)
  }

  @Test(arguments: ["<html>login</html>", "{\"a\":", "[]", "{}"])
  func `a success that is no object is not understood`(_ body: String) async throws {
    http.answer("GET \(path)", text: body)
    let error = await #expect(throws: KubeError.self) { try await api().get(ref) }
    if case .malformed = error {} else { Issue.record("\(String(describing: error))") }
  }

  @Test func `nobody there is unreachable`() async throws {
    http.answer("GET \(path)", .failure(.unreachable(host: "k:1", detail: "refused")))
    await #expect(throws: KubeError.unreachable("k:1 cannot be reached: refused")) { try await api().get(ref) }
  }

  @Test func `a namespaced kind without a namespace is refused before it means all of them`() async throws {
    let nowhere = ObjectRef(previewKind, namespace: nil, name: "x")
    let error = await #expect(throws: KubeError.self) { try await api().delete(nowhere, Preconditions(), .background) }
    if case .invalid = error {} else { Issue.record("\(String(describing: error))") }
    #expect(http.asked == ["GET \(previews)"])
  }

  @Test func `a cluster-scoped object is sent without a namespace`() async throws {
    let kind = GroupVersionKind(apiVersion: "v1", kind: "Namespace")
    http.answer("POST /api/v1/namespaces", 201, KubeObject(kind: kind, name: "team").value)
    _ = try await api().create(KubeObject(kind: kind, namespace: "stray", name: "team"))
    let body = try JSON.parse(try #require(http.requests.last?.body))
    #expect(body.at("metadata", "namespace") == nil)
  }

  // MARK: lists

  private func page(_ names: [String], version: String, token: String? = nil) -> Value {
    [
      "kind": "PreviewList",
      "metadata": ["resourceVersion": .string(version), "continue": token.map { .string($0) } ?? ""],
      "items": .array(names.map { ["metadata": ["name": .string($0), "namespace": "n"]] }),
    ]
  }

  @Test func `items get the kind of their list, and a bad one hides no other`() async throws {
    var list = page(["a", "b"], version: "5")
    list["items"] = .array((list["items"]?.array ?? []) + ["nonsense", ["metadata": [:]], ["metadata": ["name": "c"]]])
    http.answer("GET \(previews)/previews?limit=500", 200, list)
    let page = try await api().list(previewKind, namespace: nil, ListOptions())
    #expect(page.items.map(\.name) == ["a", "b", "c"])
    #expect(page.items.allSatisfy { $0.kind == previewKind })
    #expect(page.continueToken == nil)
    #expect(notices.all.count == 2)
    #expect(notices.all.first?.contains("item 2: a string instead of an object") == true)
  }

  @Test func `all pages come as one, anew when a token expired`() async throws {
    let first = "GET \(previews)/previews?limit=2", second = "\(first)&continue=t1"
    http.answer(first, 200, page(["a", "b"], version: "5", token: "t1"))
    http.answer(first, 200, page(["a", "c"], version: "9", token: "t1"))
    http.answer(second, 410, status(410, "Expired", "too old"))
    http.answer(second, 200, page(["d"], version: "9"))
    let all = try await api().listAll(previewKind, namespace: nil, ListOptions(limit: 2))
    #expect(all.items.map(\.name) == ["a", "c", "d"])
    #expect(all.resourceVersion == "9")
  }

  @Test func `a list without end is stopped`() async throws {
    http.answer("GET \(previews)/previews?limit=2", 200, page(["a", "b"], version: "5", token: "t"))
    http.answer("GET \(previews)/previews?limit=2&continue=t", 200, page(["a", "b"], version: "5", token: "t"))
    let error = await #expect(throws: KubeError.self) {
      try await api().listAll(previewKind, namespace: nil, ListOptions(limit: 2), maximum: 10)
    }
    if case .invalid = error {} else { Issue.record("\(String(describing: error))") }
  }

  // MARK: watches

  private let watchKey =
    "GET \(previews)/previews?watch=true&allowWatchBookmarks=true&resourceVersion=5&timeoutSeconds=290"

  @Test func `frames become events, and a bad one does not end the watch`() async throws {
    let object = "{\"metadata\":{\"name\":\"a\"}}"
    http.answer(
      watchKey,
      text: """
        {"type":"ADDED","object":\(object)}
        {"type":"MODIFIED","object":\(object)}
        not JSON
        {"type":"ADDED","object":{"metadata":{}}}
        {"type":"SURPRISE","object":\(object)}

        {"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"9"}}}
        {"type":"DELETED","object":\(object)}
        {"type":"ERROR","object":{"kind":"Status","code":410,"message":"too old resource version"}}

        """)
    let watch = try await api().watch(previewKind, namespace: nil, from: "5", ListOptions())
    var events: [WatchEvent] = []
    while let event = try await watch.next() { events.append(event) }
    var expected = KubeObject(kind: previewKind, name: "a")
    expected.namespace = nil
    try #require(events.count == 8)
    #expect(events[0] == .added(expected))
    #expect(events[1] == .modified(expected))
    for place in 2...4 {
      if case .unreadable = events[place] {} else { Issue.record("\(events[place])") }
    }
    #expect(events[5] == .bookmark(resourceVersion: "9"))
    #expect(events[6] == .deleted(expected))
    #expect(events[7] == .failed(code: 410, message: "too old resource version"))
  }

  @Test func `a watch that is refused says why`() async throws {
    http.answer(watchKey, 410, status(410, "Expired", "too old"))
    await #expect(throws: KubeError.gone("watch \(previewKind): too old")) {
      try await api().watch(previewKind, namespace: nil, from: "5", ListOptions())
    }
  }

  // MARK: who asks

  @Test func `credentials and settings go with every request`() async throws {
    http.answer("GET \(path)", 200, found)
    let config = ClusterConfig(
      server: "http://k:1", tls: TLSSettings(caPEM: [1], serverName: "s"), proxy: "http://p",
      credentials: .basic(user: "me", password: "pass"),
      impersonation: Impersonation(user: "boss", groups: ["g1", "g2"], uid: "u", extra: ["a/b": ["1"]]))
    let api = api(config)
    _ = try await api.get(ref)
    _ = try await api.impersonating(user: "guest").get(ref)
    let request = try #require(http.requests.dropFirst().first)
    #expect(request.headers["Authorization"] == "Basic bWU6cGFzcw==")
    #expect(request.tls == config.tls)
    #expect(request.proxy == "http://p")
    #expect(request.headers["Impersonate-User"] == "boss")
    #expect(request.headers.all("Impersonate-Group") == ["g1", "g2"])
    #expect(request.headers["Impersonate-Uid"] == "u")
    #expect(request.headers["Impersonate-Extra-a%2Fb"] == "1")
    let guest = try #require(http.requests.last)
    #expect(guest.headers.all("Impersonate-User") == ["guest"])
    #expect(guest.headers.all("Impersonate-Group").isEmpty)
    #expect(http.requests.count == 3)
  }

  @Test func `a token file is read again every minute`() async throws {
    http.answer("GET \(path)", 200, found)
    let directory = TemporaryDirectory()
    let file = directory.write("token", "one\n")
    let api = api(ClusterConfig(server: "http://k:1", credentials: .tokenFile(file)))
    _ = try await api.get(ref)
    directory.write("token", "two")
    _ = try await api.get(ref)
    clock.advance(.seconds(61))
    _ = try await api.get(ref)
    #expect(
      http.requests.dropFirst().map { $0.headers["Authorization"] } == ["Bearer one", "Bearer one", "Bearer two"])
  }

  @Test func `a client certificate is read again every minute, and an old one serves while the file is away`()
    async throws
  {
    http.answer("GET \(path)", 200, found)
    let directory = TemporaryDirectory()
    let (certificate, key) = (directory.write("tls.crt", "one"), directory.write("tls.key", "k1"))
    let api = api(
      ClusterConfig(server: "http://k:1", credentials: .certificateFiles(certificate: certificate, key: key)))
    _ = try await api.get(ref)
    directory.write("tls.crt", "two")
    directory.write("tls.key", "k2")
    clock.advance(.seconds(61))
    _ = try await api.get(ref)
    unlink(key)
    clock.advance(.seconds(61))
    _ = try await api.get(ref)
    let seen = http.requests.dropFirst().map { $0.tls?.certificatePEM.map { String(decoding: $0, as: UTF8.self) } }
    #expect(seen == ["one", "two", "two"])
  }

  @Test func `a refused token is read again at once`() async throws {
    http.answer("GET \(path)", 200, found)
    let directory = TemporaryDirectory()
    let file = directory.write("token", "one")
    let api = api(ClusterConfig(server: "http://k:1", credentials: .tokenFile(file)))
    _ = try await api.get(ref)
    directory.write("token", "two")
    let other = ObjectRef(previewKind, namespace: "n", name: "y")
    http.answer("GET \(path.dropLast())y", 401, status(401, "Unauthorized", "expired"))
    http.answer("GET \(path.dropLast())y", 200, found)
    #expect(try await api.get(other) != nil)
    #expect(http.requests.suffix(2).map { $0.headers["Authorization"] } == ["Bearer one", "Bearer two"])
  }

  @Test func `a refused token that is the only one is an error`() async throws {
    http.answer("GET \(path)", 401, status(401, "Unauthorized", "no"))
    await #expect(throws: KubeError.unauthorized("get Preview n/x: no")) {
      try await api(ClusterConfig(server: "http://k:1", credentials: .token("t"))).get(ref)
    }
    #expect(http.requests.count == 2)
  }
}
