// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import Generators
internal import PreviewAPI

/// How often a forge is asked about what has been quiet for that long: every tenth of it, from the regular interval on up to five
/// times as much. So what has slept for an hour is asked every five minutes, and what has just changed every minute. Pure.
func adapted(_ regular: Duration, quiet: Duration) -> Duration { max(regular, min(quiet / 10, regular * 5)) }

extension SetReconciler {
  /// What the set says, to the letter, or the default, as far as there is peace; a failure is tried again soon, and a rate limit when
  /// it ends.
  func interval(_ set: PreviewSet, _ generation: Generation, quiet: Duration) -> Duration {
    let said = saysInterval(set.generators.map(\.body)) ? generation.requeueAfter : nil
    let regular = said ?? generation.requeueAfter.map { min($0, pollInterval) } ?? pollInterval
    let now = world.clock.now()
    let waits = generation.failures.map { failure -> Duration in
      if case .rateLimited(_, let until) = failure.cause.forgeError {
        return until.map { max(.seconds(1), $0 - now) } ?? .seconds(60)
      }
      // Soon, but not sooner than the set asks in peace.
      return failure.isTransient ? min(.seconds(15), max(regular, .seconds(1))) : .seconds(60)
    }
    guard let longest = waits.max() else {
      // What generators beside it want to be asked sooner is asked sooner.
      return said ?? min(adapted(regular, quiet: quiet), generation.requeueAfter ?? regular)
    }
    return min(longest, max(regular, .seconds(60)))
  }

  private func saysInterval(_ bodies: [Value]) -> Bool {
    bodies.contains { body in
      body["requeueAfterSeconds"] != nil
        || saysInterval((body["generators"]?.array ?? []).flatMap { ($0.object ?? [:]).map(\.value) })
    }
  }
}
