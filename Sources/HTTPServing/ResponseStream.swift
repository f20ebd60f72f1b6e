// SPDX-License-Identifier: Apache-2.0
internal import CMicroHTTPD
internal import Glibc
internal import Locks

/// A connection of libmicrohttpd. Off its network thread only `resume()` and `peerIsGone` may be used, and only while it is
/// suspended: a suspended connection is never closed behind our back.
struct Connection: Sendable {
  nonisolated(unsafe) let pointer: OpaquePointer
  func suspend() { MHD_suspend_connection(pointer) }
  func resume() { MHD_resume_connection(pointer) }
  var peerIsGone: Bool { nestling_mhd_peer_is_gone(pointer) != 0 }
  func shutDown() { shutdown(nestling_mhd_socket(pointer), Int32(SHUT_RDWR)) }
}

/// Bytes on their way to one client: a task writes, the network thread reads.
///
/// The reader decides "nothing to send, suspend" under the lock that the writer takes, so no wake-up is lost. Above
/// `highWater` unsent bytes the writer waits until half of them are gone.
final class ResponseStream: Sendable {
  private struct State {
    var buffer: [UInt8] = []
    var offset = 0
    /// Nothing more will be written.
    var isEnded = false
    /// The response must not look complete.
    var isFailed = false
    var suspended: Connection?
    var waiting: [UInt64: CheckedContinuation<Void, any Error>] = [:]
    var cancelled: Set<UInt64> = []
    var tickets: UInt64 = 0
    var task: Task<Void, Never>?
    var unsent: Int { buffer.count - offset }
  }
  private let state = Mutex(State())
  private static let highWater = 64 << 10

  /// Starts the function that writes the body.
  func begin(_ produce: @escaping @Sendable (ResponseWriter) async throws -> Void) {
    let writer = ResponseWriter { [self] in try await send($0) }
    let task = Task { [self] in
      do {
        try await produce(writer)
        finish()
      } catch { fail() }
    }
    let isOver = state.withLock { state in
      if !state.isEnded { state.task = task }
      return state.isEnded
    }
    if isOver { task.cancel() }
  }

  func send(_ bytes: [UInt8]) async throws {
    try Task.checkCancellation()
    let ticket = state.withLock { state in
      state.tickets += 1
      return state.tickets
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in enqueue(bytes, ticket, continuation) }
    } onCancel: {
      let waiting = state.withLock { state in
        let found = state.waiting.removeValue(forKey: ticket)
        if found == nil { state.cancelled.insert(ticket) }
        return found
      }
      waiting?.resume(throwing: CancellationError())
    }
    state.withLock { _ = $0.cancelled.remove(ticket) }
  }

  private func enqueue(_ bytes: [UInt8], _ ticket: UInt64, _ continuation: CheckedContinuation<Void, any Error>) {
    enum Next { case goOn, wait, gone, cancelled }
    let (next, suspended) = state.withLock { state -> (Next, Connection?) in
      if state.isEnded { return (.gone, nil) }
      if state.cancelled.remove(ticket) != nil { return (.cancelled, nil) }
      state.buffer.append(contentsOf: bytes)
      defer { state.suspended = nil }
      if state.unsent <= ResponseStream.highWater { return (.goOn, state.suspended) }
      state.waiting[ticket] = continuation
      return (.wait, state.suspended)
    }
    suspended?.resume()
    switch next {
    case .goOn: continuation.resume()
    case .gone: continuation.resume(throwing: ClientGone())
    case .cancelled: continuation.resume(throwing: CancellationError())
    case .wait: break
    }
  }

  /// The body is complete; the first end wins.
  func finish() { end(failed: false) }
  /// The body broke off: the client went away, or the writing function threw.
  func fail() { end(failed: true) }

  private func end(failed: Bool) {
    let (suspended, waiting, task) = state.withLock { state in
      if !state.isEnded {
        state.isEnded = true
        state.isFailed = failed
      }
      defer {
        state.suspended = nil
        state.waiting = [:]
        state.task = nil
      }
      return (state.suspended, state.waiting.values.map { $0 }, state.task)
    }
    for writer in waiting { writer.resume(throwing: ClientGone()) }
    task?.cancel()
    suspended?.resume()
  }

  /// Fails the stream if its client left while there was nothing to send, which nobody else would notice.
  func checkPeer() {
    let isGone = state.withLock { $0.suspended?.peerIsGone ?? false }
    if isGone { fail() }
  }

  /// Network thread only: fills the buffer, or suspends the connection and answers 0.
  func read(into target: UnsafeMutablePointer<CChar>, maximum: Int, _ connection: Connection) -> Int {
    let (count, waiting) = state.withLock { state -> (Int, [CheckedContinuation<Void, any Error>]) in
      if state.isFailed {
        connection.shutDown()
        return (nestling_mhd_end_with_error, [])
      }
      if state.unsent == 0 {
        if state.isEnded { return (nestling_mhd_end_of_stream, []) }
        connection.suspend()
        state.suspended = connection
        return (0, [])
      }
      let count = min(state.unsent, maximum)
      state.buffer.withUnsafeBytes { bytes in
        if let base = bytes.baseAddress { memcpy(target, base + state.offset, count) }
      }
      state.offset += count
      if state.unsent == 0 {
        state.buffer.removeAll(keepingCapacity: true)
        state.offset = 0
      }
      guard state.unsent <= ResponseStream.highWater / 2 else { return (count, []) }
      defer { state.waiting = [:] }
      return (count, state.waiting.values.map { $0 })
    }
    for writer in waiting { writer.resume() }
    return count
  }
}
