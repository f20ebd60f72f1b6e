// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import HTTPTransport
internal import Locks

/// A client that notes what it sends and when, and can be cut off from some paths.
public final class RecordingTransport: HTTPClient {
  public struct Sent: Sendable {
    public var at: Timestamp
    public var method: String
    /// With its query.
    public var path: String
    public var isWrite: Bool { method != "GET" }
    public var isList: Bool { !isWrite && path.contains("limit=") && !path.contains("watch=true") }
  }
  private struct State {
    var sent: [Sent] = []
    var cutOff: String?
  }
  private let inner: any HTTPClient
  private let clock: TimeSource
  private let state = Mutex(State())

  public init(_ inner: any HTTPClient, clock: TimeSource) {
    self.inner = inner
    self.clock = clock
  }

  /// All that went through, in order.
  public var sent: [Sent] { state.withLock { $0.sent } }

  /// From now on nothing whose path contains this gets through.
  public func cutOff(_ part: String) { state.withLock { $0.cutOff = part } }

  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    try note(request)
    return try await inner.send(request)
  }

  public func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    try note(request)
    return try await inner.stream(request)
  }

  private func note(_ request: HTTPRequest) throws(TransportError) {
    let now = clock.now()
    let isThrough = state.withLock { state in
      if let part = state.cutOff, request.url.contains(part) { return false }
      state.sent.append(Sent(at: now, method: request.method, path: request.url))
      return true
    }
    if !isThrough { throw .unreachable(host: request.url, detail: "no route to host") }
  }
}
