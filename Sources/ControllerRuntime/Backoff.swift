// SPDX-License-Identifier: Apache-2.0

/// How long to wait before the next attempt: doubling from `base` to `cap`, a share of it left to chance so that many who
/// failed together do not come back together.
public struct Backoff: Sendable, Equatable {
  public var base: Duration
  public var cap: Duration
  /// The share of the delay that chance may take away, 0...1.
  public var jitter: Double

  public init(base: Duration, cap: Duration, jitter: Double = 0.5) {
    self.base = base
    self.cap = cap
    self.jitter = jitter
  }

  /// For watches: as client-go's reflector, 0.8 s to 30 s.
  public static let watching = Backoff(base: .milliseconds(800), cap: .seconds(30))
  /// For a reconcile that failed: 0.5 s to 5 min.
  public static let reconciling = Backoff(base: .milliseconds(500), cap: .seconds(300), jitter: 0.2)

  /// The delay before attempt `attempt` + 1, where `attempt` failures (from 1) went before. `random` is in 0..<1.
  public func delay(afterFailures attempt: Int, random: Double) -> Duration {
    var delay = base
    var left = attempt - 1
    while left > 0, delay < cap {
      delay = delay * 2
      left -= 1
    }
    return min(delay, cap) * (1 - jitter * random)
  }
}
