// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import ControllerRuntime
internal import Generators

/// What the generators of each set said last. A Preview's progress brings its set back to be counted; that is no reason to ask
/// the forge again. Lost on restart, when everything is asked anew.
actor Generations {
  private struct Kept {
    var generation: Generation
    var specGeneration: Int64
    var askAgain: Timestamp
    var interval: Duration
    /// When an answer last differed from the one before, or something else happened.
    var changedAt: Timestamp
  }
  private var kept: [ObjectKey: Kept] = [:]
  /// Sets that something happened to, such as a webhook's event.
  private var stale: Set<ObjectKey> = []
  private let clock: TimeSource

  init(_ clock: TimeSource) { self.clock = clock }

  /// The next reconcile asks anew.
  func invalidate(_ key: ObjectKey) { stale.insert(key) }

  func forget(_ key: ObjectKey) {
    kept[key] = nil
    stale.remove(key)
  }

  /// What is known, unless the spec has changed, the time has come or something happened.
  func current(_ key: ObjectKey, specGeneration: Int64) -> (generation: Generation, askAgain: Duration)? {
    guard !stale.contains(key), let kept = kept[key], kept.specGeneration == specGeneration else { return nil }
    let left = kept.askAgain - clock.now()
    return left > .zero ? (kept.generation, left) : nil
  }

  /// How old an answer may be that somebody else has got: nearly as old as the set's own would have become. Zero for a set that has
  /// not asked yet.
  func shareableAge(_ key: ObjectKey) -> Duration { (kept[key]?.interval ?? .zero) * 0.9 }

  /// Marks that the world is being asked: what happens from now on is for the next time.
  func begin(_ key: ObjectKey) {
    if stale.remove(key) != nil { kept[key]?.changedAt = clock.now() }
  }

  /// How long nothing has happened there, this answer included.
  func quiet(_ key: ObjectKey, with generation: Generation) -> Duration {
    guard let kept = kept[key], kept.generation.sets == generation.sets else { return .zero }
    return clock.now() - kept.changedAt
  }

  /// - Returns: when to ask again. Who asked early because something happened does not put off what the clock had planned.
  func keep(
    _ generation: Generation, for key: ObjectKey, specGeneration: Int64, interval: Duration
  ) -> Duration {
    let (now, before) = (clock.now(), kept[key])
    var next = now + interval
    if let before, before.specGeneration == specGeneration, before.askAgain > now { next = min(next, before.askAgain) }
    kept[key] = Kept(
      generation: generation, specGeneration: specGeneration, askAgain: next, interval: interval,
      changedAt: before?.generation.sets == generation.sets ? before?.changedAt ?? now : now)
    return next - now
  }
}
