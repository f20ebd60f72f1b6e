// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPServing
internal import Locks
internal import Sandbox
internal import Testing

/// A control plane in memory, asked through its handler as a client would.
final class ControlPlaneBed: Sendable {
  let plane: ControlPlane
  private let instant: InstantBox

  init(path: String = ":memory:", historyLimit: Int = 5000) throws {
    let instant = InstantBox()
    self.instant = instant
    let clock = TimeSource(now: { instant.now }, sleep: { try await Task.sleep(for: $0) })
    plane = try ControlPlane(
      path: path, clock: clock, historyLimit: historyLimit, bookmarkInterval: .milliseconds(5))
  }

  func advance(_ span: Duration) { instant.advance(span) }

  struct Answer: Sendable {
    var status: Int
    var headers: [(name: String, value: String)]
    var value: Value
    var message: String { value["message"]?.string ?? "" }
    var reason: String { value["reason"]?.string ?? "" }
    /// Field and message of the causes, for comparison.
    var causes: [String] {
      (value.at("details", "causes")?.array ?? []).map {
        "\($0["field"]?.string ?? ""): \($0["message"]?.string ?? "")"
      }
    }
  }

  func request(
    _ method: String, _ path: String, _ body: Value?, type: String, accept: String, as user: String? = nil
  ) -> ServerRequest {
    let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
    return ServerRequest(
      method: method, path: PercentCoding.decode(parts[0]), rawPath: parts[0],
      query: parts.count > 1 ? PercentCoding.query(parts[1]) : [],
      headers: [
        ("Host", "127.0.0.1"), ("Authorization", "Bearer \(plane.token)"), ("Content-Type", type),
        ("User-Agent", "tester/1"), ("Accept", accept),
      ] + (user.map { [("Impersonate-User", $0)] } ?? []), body: body.map { JSON.bytes($0) } ?? [])
  }

  @discardableResult
  func call(
    _ method: String, _ path: String, _ body: Value? = nil, type: String = "application/json",
    accept: String = "application/json", as user: String? = nil
  ) async throws -> Answer {
    let response = await plane.handler(request(method, path, body, type: type, accept: accept, as: user))
    guard case .bytes(let bytes) = response.body else { throw Unexpected() }
    return Answer(status: response.status, headers: response.headers, value: try JSON.parse(bytes))
  }
  struct Unexpected: Error {}

  func apply(_ path: String, _ body: Value, manager: String, force: Bool = false) async throws -> Answer {
    try await call(
      "PATCH", "\(path)?fieldManager=\(manager)&force=\(force)", body, type: "application/apply-patch+yaml")
  }
  func merge(_ path: String, _ body: Value) async throws -> Answer {
    try await call("PATCH", path, body, type: "application/merge-patch+json")
  }

  /// Runs a watch in a task; frames are read from the result.
  func watch(_ path: String, accept: String = "application/json") async throws -> Frames {
    let response = await plane.handler(request("GET", path, nil, type: "application/json", accept: accept))
    guard case .stream(let produce) = response.body else { throw Unexpected() }
    let frames = Frames()
    frames.run(produce)
    return frames
  }

  static let configMaps = "/api/v1/namespaces/default/configmaps"
  func makeConfigMap(_ name: String, _ change: (inout Value) -> Void = { _ in }) async throws -> Value {
    var body: Value = [
      "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name)], "data": ["a": "1"],
    ]
    change(&body)
    let answer = try await call("POST", ControlPlaneBed.configMaps, body)
    try #require(answer.status == 201, "\(answer.message)")
    return answer.value
  }

  static let widgets = "/apis/example.dev/v1/namespaces/default/widgets"
  /// Installs `widgets.example.dev` with a status and a schema.
  func defineWidgets(_ change: (inout Value) -> Void = { _ in }) async throws {
    var version: Value = [
      "name": "v1", "served": true, "storage": true, "subresources": ["status": [:]],
      "additionalPrinterColumns": [
        ["name": "Size", "type": "integer", "jsonPath": ".spec.size"],
        ["name": "Ready", "type": "string", "jsonPath": ".status.conditions[?(@.type==\"Ready\")].status"],
        ["name": "Age", "type": "date", "jsonPath": ".metadata.creationTimestamp"],
        ["name": "Colour", "type": "string", "jsonPath": ".spec.colour", "priority": 1],
      ],
      "schema": ["openAPIV3Schema": ControlPlaneBed.widgetSchema],
    ]
    change(&version)
    let answer = try await call(
      "POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
      [
        "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
        "metadata": ["name": "widgets.example.dev"],
        "spec": [
          "group": "example.dev", "scope": "Namespaced",
          "names": ["plural": "widgets", "kind": "Widget", "shortNames": ["wd"]], "versions": [version],
        ],
      ])
    try #require(answer.status == 201, "\(answer.message)")
  }

  private static let widgetSchema: Value = [
    "type": "object", "required": ["spec"],
    "properties": [
      "spec": [
        "type": "object", "required": ["size"],
        "properties": [
          "size": ["type": "integer", "minimum": 1, "maximum": 9],
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
            "items": ["type": "object", "properties": ["type": ["type": "string"], "status": ["type": "string"]]],
          ],
          "seen": ["type": "integer"],
        ],
      ],
    ],
  ]

  static func widget(_ name: String, _ spec: Value = ["size": 1]) -> Value {
    ["apiVersion": "example.dev/v1", "kind": "Widget", "metadata": ["name": .string(name)], "spec": spec]
  }
}

/// A clock's hand.
private final class InstantBox: Sendable {
  private let instant = Mutex(Timestamp(seconds: 1_700_000_000))
  var now: Timestamp { instant.withLock { $0 } }
  func advance(_ span: Duration) { instant.withLock { $0 = $0 + span } }
}

/// The frames of one watch as they come.
final class Frames: Sendable {
  private struct State {
    var bytes: [UInt8] = []
    var isOver = false
    var task: Task<Void, Never>?
  }
  private let state = Mutex(State())

  func run(_ produce: @escaping @Sendable (ResponseWriter) async throws -> Void) {
    let task = Task { [self] in
      try? await produce(ResponseWriter { [self] bytes in state.withLock { $0.bytes += bytes } })
      state.withLock { $0.isOver = true }
    }
    state.withLock { $0.task = task }
  }

  /// All frames, once the condition holds or the watch is over; ten seconds at most.
  func until(_ isEnough: ([Value]) -> Bool) async throws -> [Value] {
    let limit = ContinuousClock.now + .seconds(60)
    while true {
      let (bytes, isOver) = state.withLock { ($0.bytes, $0.isOver) }
      let frames = try bytes.split(separator: 0x0A).map { try JSON.parse(Array($0)) }
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
