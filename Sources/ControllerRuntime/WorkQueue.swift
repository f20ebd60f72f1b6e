// SPDX-License-Identifier: Apache-2.0
public import Clocks

/// Keys that want a reconcile: each at most once, each at its time.
///
/// A key is absent, scheduled for an instant, ready, or in flight; in flight it can be wanted again. Of two instants the
/// earlier wins. A key in flight is not given out a second time: if it is wanted meanwhile, it is scheduled when it is done.
/// Between lanes (say, one per PreviewSet) it goes round robin, so that a set with a thousand keys does not hold up another.
///
/// Assumes that somebody runs `keepTime`, as `Workers.run` does: it moves scheduled keys to ready at their instant.
public actor WorkQueue<Key: Hashable & Sendable> {
  /// How full it is, for metrics.
  public struct Snapshot: Sendable, Equatable {
    public var ready = 0
    public var scheduled = 0
    public var inFlight = 0
    /// Keys whose last attempt failed.
    public var failing = 0

    public init(ready: Int = 0, scheduled: Int = 0, inFlight: Int = 0, failing: Int = 0) {
      self.ready = ready
      self.scheduled = scheduled
      self.inFlight = inFlight
      self.failing = failing
    }
  }

  private enum Progress: Equatable {
    case scheduled(Timestamp)
    case ready
    /// `again`: when it is wanted next, if it is.
    case inFlight(again: Timestamp?)
  }

  private let clock: TimeSource
  private let backoff: Backoff
  private let random: @Sendable () -> Double
  private let lane: @Sendable (Key) -> String

  private var progress: [Key: Progress] = [:]
  private var ready = RoundRobin<Key>()
  private var deadlines = DeadlineHeap<Key>()
  private var failures: [Key: Int] = [:]
  private var waiting: [(ticket: Int, wakeUp: WakeUp)] = []
  private var nextTicket = 0
  private var timekeeper: WakeUp?
  private var isShutDown = false

  /// `lane` groups keys for fairness; `random` answers 0..<1.
  public init(
    clock: TimeSource = .system, backoff: Backoff = .reconciling,
    random: @escaping @Sendable () -> Double = { .random(in: 0..<1) },
    lane: @escaping @Sendable (Key) -> String = { _ in "" }
  ) {
    self.clock = clock
    self.backoff = backoff
    self.random = random
    self.lane = lane
  }

  public var snapshot: Snapshot {
    var result = Snapshot(failing: failures.count)
    for one in progress.values {
      switch one {
      case .scheduled: result.scheduled += 1
      case .ready: result.ready += 1
      case .inFlight: result.inFlight += 1
      }
    }
    return result
  }

  /// Wants the key now.
  public func add(_ key: Key) { want(key, at: clock.now()) }
  /// Wants the key after the span, unless it is wanted earlier.
  public func add(_ key: Key, after delay: Duration) { want(key, at: clock.now() + delay) }

  /// The next key, which is in flight from now until `done` or `failed`. Nil after `shutDown`, or when cancelled.
  public func next() async -> Key? {
    while !isShutDown, !Task.isCancelled {
      promote()
      if let key = ready.popFirst() {
        progress[key] = .inFlight(again: nil)
        return key
      }
      nextTicket += 1
      let ticket = nextTicket
      let wakeUp = WakeUp()
      waiting.append((ticket, wakeUp))
      await wakeUp.wait()
      waiting.removeAll { $0.ticket == ticket }
    }
    // Woken and cancelled at once: the key this wake-up stood for is somebody else's now.
    if !ready.isEmpty { wakeOne() }
    return nil
  }

  /// The reconcile ended well: failures are forgotten.
  public func done(_ key: Key, _ outcome: Outcome) {
    failures[key] = nil
    switch outcome {
    case .awaitChange: release(key, at: nil)
    case .requeue(let delay): release(key, at: clock.now() + delay)
    }
  }

  /// The reconcile failed.
  public func failed(_ key: Key, _ disposition: Disposition) {
    let count = min((failures[key] ?? 0) + 1, 64)
    failures[key] = count
    switch disposition {
    case .retry: release(key, at: clock.now() + backoff.delay(afterFailures: count, random: random()))
    case .wait(let delay): release(key, at: clock.now() + max(delay, .milliseconds(10)))
    case .stall: release(key, at: nil)
    }
  }

  /// No further key is given out; everyone who waits gets nil. Keys in flight may still be done.
  public func shutDown() {
    isShutDown = true
    for one in waiting { one.wakeUp.wake() }
    waiting = []
    timekeeper?.wake()
  }

  /// Moves keys to ready when their instant comes, until shut down or cancelled.
  public func keepTime() async {
    while !isShutDown, !Task.isCancelled {
      promote()
      let wakeUp = WakeUp()
      timekeeper = wakeUp
      guard let first = deadlines.first(where: isCurrent) else {
        await wakeUp.wait()
        continue
      }
      let delay = first - clock.now()
      let clock = self.clock
      await withTaskGroup(of: Void.self) { group in
        group.addTask { try? await clock.sleep(delay) }
        group.addTask { await wakeUp.wait() }
        await group.next()
        group.cancelAll()
      }
    }
  }

  private func want(_ key: Key, at instant: Timestamp) {
    guard !isShutDown else { return }
    switch progress[key] {
    case .ready: return
    case .scheduled(let present):
      if instant < present { schedule(key, at: instant) }
    case .inFlight(let again):
      progress[key] = .inFlight(again: again.map { min($0, instant) } ?? instant)
    case nil: schedule(key, at: instant)
    }
  }

  private func release(_ key: Key, at instant: Timestamp?) {
    guard case .inFlight(let again) = progress[key] else { return }
    progress[key] = nil
    switch (again, instant) {
    case (let again?, let instant?): want(key, at: min(again, instant))
    case (let again?, nil): want(key, at: again)
    case (nil, let instant?): want(key, at: instant)
    case (nil, nil): break
    }
  }

  private func schedule(_ key: Key, at instant: Timestamp) {
    if instant <= clock.now() {
      makeReady(key)
      return
    }
    progress[key] = .scheduled(instant)
    deadlines.push(instant, key)
    // Keys moved to an earlier instant leave their old entry behind.
    if deadlines.count > 64 + 4 * progress.count { deadlines.removeAll(where: { !isCurrent($0, $1) }) }
    if deadlines.first(where: isCurrent) == instant { timekeeper?.wake() }
  }

  private func makeReady(_ key: Key) {
    progress[key] = .ready
    ready.append(key, lane: lane(key))
    wakeOne()
  }

  private func promote() {
    let now = clock.now()
    while let key = deadlines.pop(until: now, where: isCurrent) { makeReady(key) }
  }

  private func isCurrent(_ instant: Timestamp, _ key: Key) -> Bool { progress[key] == .scheduled(instant) }

  private func wakeOne() {
    guard !waiting.isEmpty else { return }
    waiting.removeFirst().wakeUp.wake()
  }
}
