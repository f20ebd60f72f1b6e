// SPDX-License-Identifier: Apache-2.0
internal import Locks

/// Opens once; those who wait go on then, those who come later do not wait.
public final class Latch: Sendable {
  private struct State {
    var isOpen = false
    var next = 0
    var waiting: [Int: AsyncStream<Void>.Continuation] = [:]
  }
  private let state = Mutex(State())

  public init() {}

  public var isOpen: Bool { state.withLock { $0.isOpen } }

  public func open() {
    let waiting = state.withLock { state in
      state.isOpen = true
      defer { state.waiting = [:] }
      return Array(state.waiting.values)
    }
    for one in waiting { one.finish() }
  }

  /// Returns when open. Throws `CancellationError` when the task is cancelled before that.
  public func wait() async throws {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    let ticket: Int? = state.withLock { state in
      if state.isOpen { return nil }
      state.next += 1
      state.waiting[state.next] = continuation
      return state.next
    }
    guard let ticket else { return }
    for await _ in stream {}
    _ = state.withLock { $0.waiting.removeValue(forKey: ticket) }
    if !isOpen { throw CancellationError() }
  }
}

/// Wakes one task that waits; waking before the wait is remembered.
struct WakeUp: Sendable {
  private let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() { (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1)) }

  func wake() { continuation.yield() }
  /// Returns when woken or cancelled.
  func wait() async { for await _ in stream { return } }
}
