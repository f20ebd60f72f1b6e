// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Locks

/// A clock that stands still until told to go on.
public final class ManualClock: Sendable {
  private struct State {
    var now = Timestamp(seconds: 1_000_000)
    var next = 0
    var sleepers: [Int: (span: Duration, due: Timestamp, wake: AsyncStream<Void>.Continuation)] = [:]
    var watchers: [(test: @Sendable ([Duration]) -> Bool, wake: AsyncStream<Void>.Continuation)] = []
  }
  private let state = Mutex(State())

  public init() {}

  public var now: Timestamp { state.withLock { $0.now } }
  public var source: TimeSource {
    TimeSource(now: { [self] in now }, sleep: { [self] in try await sleep($0) })
  }

  /// Moves on and wakes those whose time has come.
  public func advance(by span: Duration) { wake { $0.now + span } }

  /// Moves on to the moment at which the next sleeper wakes. False when nobody sleeps.
  @discardableResult
  public func advanceToNextSleeper() -> Bool { wake { $0.sleepers.values.map(\.due).min() } }

  /// Returns once that many tasks sleep here.
  public func sleepers(_ count: Int) async { await asleep { $0.count >= count } }
  /// Returns once some task sleeps for just this span.
  public func sleeper(for span: Duration) async { await asleep { $0.contains(span) } }

  /// In the order of their time, and of going to sleep.
  @discardableResult
  private func wake(at moment: (State) -> Timestamp?) -> Bool {
    let due = state.withLock { state -> [AsyncStream<Void>.Continuation]? in
      guard let now = moment(state) else { return nil }
      state.now = max(now, state.now)
      let due = state.sleepers.filter { $0.value.due <= state.now }
      for key in due.keys { state.sleepers[key] = nil }
      return due.sorted { ($0.value.due, $0.key) < ($1.value.due, $1.key) }.map(\.value.wake)
    }
    for one in due ?? [] { one.finish() }
    return due != nil
  }

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
      let spans = state.watchers.isEmpty ? [] : state.sleepers.values.map(\.span)
      for watcher in state.watchers where watcher.test(spans) { watcher.wake.finish() }
      state.watchers.removeAll { $0.test(spans) }
      return state.next
    }
    for await _ in stream {}
    state.withLock { $0.sleepers[ticket] = nil }
    try Task.checkCancellation()
  }
}
