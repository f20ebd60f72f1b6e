// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Locks

/// One request on its way through: libmicrohttpd's thread fills it, a task answers it, the thread sends the answer.
final class Exchange: Sendable {
  enum Phase {
    /// The body is still coming.
    case receiving
    /// A task has it; the connection is suspended.
    case running(Connection)
    /// There is an answer; the connection was resumed and will fetch it.
    case answered(ServerResponse)
    /// The answer is with libmicrohttpd.
    case sending
  }
  struct State {
    var phase = Phase.receiving
    var body: [UInt8] = []
    var received = 0
    var status = 0
    var task: Task<Void, Never>?
    var stream: ResponseStream?
  }
  let state = Mutex(State())
  let method: String
  let rawPath: String
  let begun: ContinuousClock.Instant = .now

  init(method: String, rawPath: String) {
    self.method = method
    self.rawPath = rawPath
  }

  /// The first answer wins: the handler's, or that of a timeout or a stop. Resumes the connection exactly once.
  func answer(_ response: ServerResponse) {
    let connection = state.withLock { state -> Connection? in
      guard case .running(let connection) = state.phase else { return nil }
      state.phase = .answered(response)
      return connection
    }
    connection?.resume()
  }

  /// Answers for a handler that did not, and tells it to stop.
  func giveUp(_ response: ServerResponse) {
    answer(response)
    state.withLock { $0.task }?.cancel()
  }

  /// Whether the handler is still at work.
  var isRunning: Bool {
    state.withLock { if case .running = $0.phase { true } else { false } }
  }

  /// Asks the socket of a waiting connection whether the client is still there.
  func checkPeer() {
    enum Finding { case fine, gone, stream(ResponseStream) }
    let finding = state.withLock { state -> Finding in
      if let stream = state.stream { return .stream(stream) }
      if case .running(let connection) = state.phase, connection.peerIsGone { return .gone }
      return .fine
    }
    switch finding {
    case .fine: break
    case .gone: giveUp(ServerResponse(status: 499, headers: [("Connection", "close")]))
    case .stream(let stream): stream.checkPeer()
    }
  }
}
