// SPDX-License-Identifier: Apache-2.0
public import Documents
public import HTTPTransport
public import KubeClient
public import KubeModel
internal import Locks

/// Decides, call by call, what goes wrong: nothing, the call before it was performed, or its answer after it was. Counts, too.
public final class Chaos: Sendable {
  public enum Fate: Sendable { case well, failsBefore, answerLost }
  private struct State {
    var random: SeededRandom
    var percent = 0
    /// Calls until the one that is to go wrong.
    var fuse = 0
    var fuseFate = Fate.well
    var troubles = 0
    var writes = 0
  }
  private let state: Mutex<State>

  public init(seed: UInt64 = 0) { state = Mutex(State(random: SeededRandom(seed: seed))) }

  /// From now on that share of calls goes wrong, one way or the other.
  public func rage(percent: Int) { state.withLock { $0.percent = percent } }

  /// The `number`th call from now (from 1) meets that fate; all others go well.
  public func trip(_ number: Int, _ fate: Fate) {
    state.withLock { state in
      state.percent = 0
      (state.fuse, state.fuseFate) = (number, fate)
    }
  }

  /// How many calls went wrong.
  public var troubles: Int { state.withLock { $0.troubles } }
  /// How many calls asked for a change.
  public var writes: Int { state.withLock { $0.writes } }

  func fate(isWrite: Bool) -> Fate {
    state.withLock { state in
      if isWrite { state.writes += 1 }
      var fate = Fate.well
      if state.fuse > 0 {
        state.fuse -= 1
        if state.fuse == 0 { fate = state.fuseFate }
      } else if state.percent > 0, Int.random(in: 0..<100, using: &state.random) < state.percent {
        fate = Bool.random(using: &state.random) ? .failsBefore : .answerLost
      }
      if fate != .well { state.troubles += 1 }
      return fate
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
    switch chaos.fate(isWrite: !["GET", "HEAD"].contains(request.method)) {
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
    guard case .well = chaos.fate(isWrite: false) else { throw .unreachable(host: "chaos", detail: "connection reset") }
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
    isWrite: Bool = true, _ perform: () async throws(KubeError) -> Answer
  ) async throws(KubeError) -> Answer {
    switch chaos.fate(isWrite: isWrite) {
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
    try await call(isWrite: false) { () async throws(KubeError) in try await inner.get(ref) }
  }
  public func list(
    _ kind: GroupVersionKind, namespace: String?, _ options: ListOptions
  ) async throws(KubeError) -> ListPage {
    try await call(isWrite: false) { () async throws(KubeError) in
      try await inner.list(kind, namespace: namespace, options)
    }
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
        if case .well = chaos.fate(isWrite: false) { return event }
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
  public func impersonating(user: String, groups: [String]) -> any KubeAPI {
    ChaoticKubeAPI(inner.impersonating(user: user, groups: groups), chaos)
  }
  public func isNamespaced(_ kind: GroupVersionKind) async throws(KubeError) -> Bool {
    try await call(isWrite: false) { () async throws(KubeError) in try await inner.isNamespaced(kind) }
  }

  public func rehearse(_ object: KubeObject, manager: String) async throws(KubeError) {
    try await call(isWrite: false) { () async throws(KubeError) in try await inner.rehearse(object, manager: manager) }
  }

  public func kind(
    ofResource plural: String, group: String, version: String
  ) async throws(KubeError) -> GroupVersionKind {
    try await call(isWrite: false) { () async throws(KubeError) in
      try await inner.kind(ofResource: plural, group: group, version: version)
    }
  }
}
