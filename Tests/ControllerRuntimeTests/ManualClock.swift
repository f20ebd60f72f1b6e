// SPDX-License-Identifier: Apache-2.0
import Clocks
import Locks

/// A clock that stands still until told to go on.
final class ManualClock: Sendable {
  private struct State {
    var now = Timestamp(seconds: 1_000_000)
    var next = 0
    var sleepers: [Int: (span: Duration, due: Timestamp, wake: AsyncStream<Void>.Continuation)] = [:]
    var watchers: [(test: @Sendable ([Duration]) -> Bool, wake: AsyncStream<Void>.Continuation)] = []
  }
  private let state = Mutex(State())

  var now: Timestamp { state.withLock { $0.now } }
  var source: TimeSource { TimeSource(now: { [self] in now }, sleep: { [self] in try await sleep($0) }) }

  /// Moves on and wakes those whose time has come.
  func advance(by span: Duration) {
    let due = state.withLock { state in
      state.now = state.now + span
      let due = state.sleepers.filter { $0.value.due <= state.now }
      for key in due.keys { state.sleepers[key] = nil }
      return due.values.map(\.wake)
    }
    for one in due { one.finish() }
  }

  /// Returns once that many tasks sleep here.
  func sleepers(_ count: Int) async { await asleep { $0.count >= count } }
  /// Returns once some task sleeps for just this span.
  func sleeper(for span: Duration) async { await asleep { $0.contains(span) } }

  private func asleep(_ test: @escaping @Sendable ([Duration]) -> Bool) async {
    let (stream, wake) = AsyncStream.makeStream(of: Void.self)
    state.withLock { state in
      if test(state.sleepers.values.map(\.span)) { wake.finish() } else { state.watchers.append((test, wake)) }
    }
    for await _ in stream {}
  }

  private func sleep(_ span: Duration) async throws {
    let (stream, wake) = AsyncStream.makeStream(of: Void.self)
    let ticket = state.withLock { state in
      state.next += 1
      if span <= .zero {
        wake.finish()
      } else {
        state.sleepers[state.next] = (span, state.now + span, wake)
      }
      let spans = state.sleepers.values.map(\.span)
      for watcher in state.watchers where watcher.test(spans) { watcher.wake.finish() }
      state.watchers.removeAll { $0.test(spans) }
      return state.next
    }
    for await _ in stream {}
    state.withLock { $0.sleepers[ticket] = nil }
    try Task.checkCancellation()
  }
}
