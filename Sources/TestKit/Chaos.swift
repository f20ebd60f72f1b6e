// SPDX-License-Identifier: Apache-2.0
public import Documents
public import HTTPTransport
public import KubeClient
public import KubeModel
internal import Locks

/// Decides, call by call, what goes wrong: nothing, the call before it was performed, or its answer after it was.
public final class Chaos: Sendable {
  public enum Fate: Sendable { case well, failsBefore, answerLost }
  private struct State {
    var random: SeededRandom
    var isOn = true
    var troubles = 0
    var calls = 0
  }
  private let state: Mutex<State>
  private let percent: Int

  /// - Parameter percent: of calls that go wrong.
  public init(seed: UInt64, percent: Int) {
    state = Mutex(State(random: SeededRandom(seed: seed)))
    self.percent = percent
  }

  /// From now on everything goes well.
  public func calmDown() { state.withLock { $0.isOn = false } }
  public var troubles: Int { state.withLock { $0.troubles } }
  public var calls: Int { state.withLock { $0.calls } }

  func fate() -> Fate {
    state.withLock { state in
      state.calls += 1
      guard state.isOn, Int.random(in: 0..<100, using: &state.random) < percent else { return .well }
      state.troubles += 1
      return Bool.random(using: &state.random) ? .failsBefore : .answerLost
    }
  }

  func pick(_ count: Int) -> Int { state.withLock { Int.random(in: 0..<count, using: &$0.random) } }
}

/// An HTTP client whose exchanges go wrong as `Chaos` says: refused, answered 500, or performed with the answer lost.
public struct ChaoticHTTP: HTTPClient {
  private let inner: any HTTPClient
  private let chaos: Chaos

  public init(_ inner: any HTTPClient, _ chaos: Chaos) {
    self.inner = inner
    self.chaos = chaos
  }

  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    switch chaos.fate() {
    case .well: return try await inner.send(request)
    case .failsBefore:
      if chaos.pick(2) == 0 { throw .unreachable(host: "chaos", detail: "connection refused") }
      return HTTPResponse(status: 500, body: Array("{\"message\":\"chaos\"}".utf8))
    case .answerLost:
      _ = try await inner.send(request)
      throw .timedOut(host: "chaos", after: .seconds(30))
    }
  }

  public func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    guard case .well = chaos.fate() else { throw .unreachable(host: "chaos", detail: "connection reset") }
    return try await inner.stream(request)
  }
}

/// A cluster whose calls go wrong as `Chaos` says, in every way an API server can.
public struct ChaoticKubeAPI: KubeAPI {
  private let inner: any KubeAPI
  private let chaos: Chaos

  public init(_ inner: any KubeAPI, _ chaos: Chaos) {
    self.inner = inner
    self.chaos = chaos
  }

  private func call<Answer: Sendable>(
    _ perform: () async throws(KubeError) -> Answer
  ) async throws(KubeError) -> Answer {
    switch chaos.fate() {
    case .well: return try await perform()
    case .failsBefore:
      switch chaos.pick(4) {
      case 0: throw .unavailable(status: 500, "chaos")
      case 1: throw .conflict("chaos: the object has been modified")
      case 2: throw .throttled(after: .milliseconds(20))
      default: throw .unreachable("chaos: connection refused")
      }
    case .answerLost:
      _ = try await perform()
      throw .unreachable("chaos: the answer was lost")
    }
  }

  public func get(_ ref: ObjectRef) async throws(KubeError) -> KubeObject? {
    try await call { () async throws(KubeError) in try await inner.get(ref) }
  }
  public func list(
    _ kind: GroupVersionKind, namespace: String?, _ options: ListOptions
  ) async throws(KubeError) -> ListPage {
    try await call { () async throws(KubeError) in try await inner.list(kind, namespace: namespace, options) }
  }
  public func watch(
    _ kind: GroupVersionKind, namespace: String?, from resourceVersion: String, _ options: ListOptions
  ) async throws(KubeError) -> WatchStream {
    let stream = try await inner.watch(kind, namespace: namespace, from: resourceVersion, options)
    let chaos = chaos
    return WatchStream(
      next: { () async throws(KubeError) -> WatchEvent? in
        let event = try await stream.next()
        // What came is lost with the connection, as it is when a proxy in between goes away.
        if case .well = chaos.fate() { return event }
        stream.cancel()
        throw .unreachable("chaos: the watch broke off")
      }, cancel: stream.cancel)
  }
  public func create(_ object: KubeObject) async throws(KubeError) -> KubeObject {
    try await call { () async throws(KubeError) in try await inner.create(object) }
  }
  public func replace(_ object: KubeObject, subresource: String?) async throws(KubeError) -> KubeObject {
    try await call { () async throws(KubeError) in try await inner.replace(object, subresource: subresource) }
  }
  public func patch(
    _ ref: ObjectRef, _ type: PatchType, _ body: Value, subresource: String?
  ) async throws(KubeError) -> KubeObject? {
    try await call { () async throws(KubeError) in
      try await inner.patch(ref, type, body, subresource: subresource)
    }
  }
  public func apply(
    _ object: KubeObject, manager: String, force: Bool, subresource: String?
  ) async throws(KubeError) -> KubeObject {
    try await call { () async throws(KubeError) in
      try await inner.apply(object, manager: manager, force: force, subresource: subresource)
    }
  }
  public func delete(
    _ ref: ObjectRef, _ preconditions: Preconditions, _ propagation: Propagation
  ) async throws(KubeError) -> Bool {
    try await call { () async throws(KubeError) in try await inner.delete(ref, preconditions, propagation) }
  }
  public func isNamespaced(_ kind: GroupVersionKind) async throws(KubeError) -> Bool {
    try await call { () async throws(KubeError) in try await inner.isNamespaced(kind) }
  }
}
