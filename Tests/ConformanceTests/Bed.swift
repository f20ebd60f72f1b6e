// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPTransport
internal import Locks
internal import Testing
internal import TestKit

/// One API server, asked as a client would, with a place of its own in it.
struct Bed: Sendable {
  var server: String
  var client: any HTTPClient
  /// The server's version is 1.minor.
  var minor: Int
  var headers: [(name: String, value: String)]
  var tls: TLSSettings
  var isSandbox: Bool
  var namespace: String
  /// API group of the custom resources of this test.
  var group: String

  init(
    server: String, client: any HTTPClient, minor: Int, headers: [(name: String, value: String)], tls: TLSSettings,
    isSandbox: Bool
  ) {
    self.server = server
    self.client = client
    self.minor = minor
    self.headers = headers
    self.tls = tls
    self.isSandbox = isSandbox
    let own = String(UInt32.random(in: .min ... .max), radix: 36)
    namespace = "conformance-\(own)"
    group = "c\(own).example.dev"
  }

  /// Ends the test where the server is older than what it is about.
  func needs(minor least: Int) throws {
    if minor < least { try Test.cancel("Kubernetes 1.\(minor) does not do this yet; 1.\(least) does") }
  }

  struct Answer: Sendable {
    var status: Int
    var headers: Headers
    var value: Value
    var message: String { value["message"]?.string ?? "" }
    var reason: String { value["reason"]?.string ?? "" }
    var version: String { value.at("metadata", "resourceVersion")?.string ?? "" }
    /// Field and message of the causes, for comparison.
    var causes: [String] {
      (value.at("details", "causes")?.array ?? []).map {
        "\($0["field"]?.string ?? ""): \($0["message"]?.string ?? "")"
      }
    }
    /// Names of a list's items, without the ConfigMap that clusters put into every namespace.
    var names: [String] {
      (value["items"]?.array ?? []).compactMap { $0.at("metadata", "name")?.string }
        .filter { $0 != "kube-root-ca.crt" }
    }
  }

  private func request(
    _ method: String, _ path: String, _ body: Value?, type: String, accept: String, as user: String?
  ) -> HTTPRequest {
    var request = HTTPRequest(method, server + path)
    for field in headers { request.headers.add(field.name, field.value) }
    request.headers["Content-Type"] = type
    request.headers["Accept"] = accept
    request.headers["User-Agent"] = "tester/1"
    if let user { request.headers["Impersonate-User"] = user }
    request.body = body.map { JSON.bytes($0) }
    request.tls = tls
    request.proxy = ""
    return request
  }

  @discardableResult
  func call(
    _ method: String, _ path: String, _ body: Value? = nil, type: String = "application/json",
    accept: String = "application/json", as user: String? = nil
  ) async throws -> Answer {
    let response = try await client.send(
      request(method, path, body, type: type, accept: accept, as: user))
    // Of a group that it does not know, a server says so in plain text; and JSON is not always called so.
    let isJSON = response.body.first == UInt8(ascii: "{")
    return Answer(
      status: response.status, headers: response.headers, value: isJSON ? try JSON.parse(response.body) : .null)
  }

  @discardableResult
  func apply(_ path: String, _ body: Value, manager: String, force: Bool = false) async throws -> Answer {
    try await call(
      "PATCH", "\(path)?fieldManager=\(manager)&force=\(force)", body, type: "application/apply-patch+yaml")
  }
  @discardableResult
  func merge(_ path: String, _ body: Value) async throws -> Answer {
    try await call("PATCH", path, body, type: "application/merge-patch+json")
  }

  /// What controllers do takes a moment on a real server.
  func settles(_ what: String, _ condition: (Look) async throws -> Bool) async throws {
    try await eventually(what, within: .seconds(60), holds: condition)
  }
  func isGone(_ path: String) async throws {
    try await settles("the end of \(path)") { look in
      let answer = try await call("GET", path)
      look.saw(JSON.text(answer.value))
      return answer.status == 404
    }
  }

  // MARK: objects

  var configMaps: String { "/api/v1/namespaces/\(namespace)/configmaps" }
  @discardableResult
  func makeConfigMap(_ name: String, _ change: (inout Value) -> Void = { _ in }) async throws -> Value {
    var body: Value = [
      "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name)], "data": ["a": "1"],
    ]
    change(&body)
    let answer = try await call("POST", configMaps, body)
    try #require(answer.status == 201, "\(answer.message)")
    return answer.value
  }

  var widgets: String { "/apis/\(group)/v1/namespaces/\(namespace)/widgets" }
  var definition: String { "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.\(group)" }

  func widget(_ name: String, _ spec: Value = ["size": 1]) -> Value {
    ["apiVersion": .string("\(group)/v1"), "kind": "Widget", "metadata": ["name": .string(name)], "spec": spec]
  }

  /// Installs a kind with a status and a schema, and waits until it is served.
  func defineWidgets(_ change: (inout Value) -> Void = { _ in }) async throws {
    var version: Value = [
      "name": "v1", "served": true, "storage": true, "subresources": ["status": [:]],
      "additionalPrinterColumns": [
        ["name": "Size", "type": "integer", "jsonPath": ".spec.size"],
        ["name": "Ready", "type": "string", "jsonPath": ".status.conditions[?(@.type==\"Ready\")].status"],
        ["name": "Age", "type": "date", "jsonPath": ".metadata.creationTimestamp"],
        ["name": "Colour", "type": "string", "jsonPath": ".spec.colour", "priority": 1],
      ],
      "schema": ["openAPIV3Schema": Bed.widgetSchema],
    ]
    change(&version)
    let answer = try await call(
      "POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
      [
        "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
        "metadata": ["name": .string("widgets.\(group)")],
        "spec": [
          "group": .string(group), "scope": "Namespaced",
          "names": ["plural": "widgets", "kind": "Widget", "shortNames": ["wd"]], "versions": [version],
        ],
      ])
    try #require(answer.status == 201, "\(answer.message)")
    // A real server serves a new kind a moment after it was established.
    try await settles("widgets are served") { look in
      let answer = try await call("GET", widgets)
      look.saw(answer.message)
      let trial = try await call("POST", "\(widgets)?dryRun=All", widget("trial"))
      return answer.status == 200 && trial.status != 404
    }
  }

  /// Takes away what the test made.
  func clear() async throws {
    try await call("DELETE", "/api/v1/namespaces/\(namespace)")
    try await call("DELETE", definition)
  }

  private static let widgetSchema: Value = [
    "type": "object", "required": ["spec"],
    "properties": [
      "spec": [
        "type": "object", "required": ["size"], "description": "What is wanted.",
        "properties": [
          "size": ["type": "integer", "minimum": 1, "maximum": 9, "description": "How large it is."],
          "colour": ["type": "string", "enum": ["red", "green"], "default": "red"],
          "code": ["type": "string", "pattern": "^[a-z]+$", "maxLength": 4],
          "port": ["x-kubernetes-int-or-string": true],
          "tags": ["type": "object", "additionalProperties": ["type": "string"]],
          "free": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
          "list": ["type": "array", "items": ["type": "string"]],
          "parts": [
            "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"],
            "items": [
              "type": "object", "required": ["name"],
              "properties": ["name": ["type": "string"], "count": ["type": "integer"]],
            ],
          ],
        ],
      ],
      "status": [
        "type": "object",
        "properties": [
          "conditions": [
            "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["type"],
            "items": [
              "type": "object", "required": ["type"],
              "properties": ["type": ["type": "string"], "status": ["type": "string"]],
            ],
          ],
          "seen": ["type": "integer"], "replicas": ["type": "integer"],
        ],
      ],
    ],
  ]

  /// Of no replicas, with two containers.
  static func deployment(_ name: String) -> Value {
    [
      "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": .string(name)],
      "spec": [
        "replicas": 0, "selector": ["matchLabels": ["a": "b"]],
        "template": [
          "metadata": ["labels": ["a": "b"]],
          "spec": [
            "containers": [
              ["name": "a", "image": "1", "env": [["name": "X", "value": "1"]]], ["name": "b", "image": "1"],
            ]
          ],
        ],
      ],
    ]
  }

  // MARK: watching

  /// Runs a watch in a task; frames are read from the result.
  func watch(_ path: String, accept: String = "application/json") async throws -> Frames {
    let stream = try await client.stream(
      request("GET", path, nil, type: "application/json", accept: accept, as: nil))
    let frames = Frames()
    frames.follow(stream)
    return frames
  }
}

/// The frames of one watch as they come.
final class Frames: Sendable {
  private struct State {
    var bytes: [UInt8] = []
    var isOver = false
    var task: Task<Void, Never>?
  }
  private let state = Mutex(State())

  func follow(_ stream: HTTPStream) {
    let task = Task { [self] in
      await withTaskCancellationHandler {
        while let bytes = try? await stream.next() { state.withLock { $0.bytes += bytes } }
      } onCancel: {
        stream.cancel()
      }
      state.withLock { $0.isOver = true }
    }
    state.withLock { $0.task = task }
  }

  /// All frames but those of the ConfigMap that clusters put into every namespace, once the condition holds or the watch is over; two minutes at most.
  func until(_ isEnough: ([Value]) -> Bool) async throws -> [Value] {
    let limit = ContinuousClock.now + .seconds(120)
    while true {
      let (bytes, isOver) = state.withLock { ($0.bytes, $0.isOver) }
      let whole = bytes.lastIndex(of: 0x0A).map { bytes[..<$0] } ?? []
      let frames = try whole.split(separator: 0x0A).map { try JSON.parse(Array($0)) }
        .filter { $0.at("object", "metadata", "name") != "kube-root-ca.crt" }
      if isEnough(frames) || isOver || ContinuousClock.now > limit { return frames }
      try await Task.sleep(for: .milliseconds(1))
    }
  }
  func first(_ count: Int) async throws -> [Value] { try await until { $0.count >= count } }
  func stop() { state.withLock { $0.task }?.cancel() }
  /// `ADDED a`, for comparison.
  static func text(_ frames: [Value]) -> [String] {
    frames.map { "\($0["type"]?.string ?? "") \($0.at("object", "metadata", "name")?.string ?? "-")" }
  }
}
