// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Locks

/// A clock that stands where it was put; whoever sleeps moves it on.
public final class SetTime: Sendable {
  private let instant: Mutex<Timestamp>
  public init(_ instant: Timestamp) { self.instant = Mutex(instant) }
  public var now: Timestamp { instant.withLock { $0 } }
  public func advance(_ span: Duration) { instant.withLock { $0 = $0 + span } }
  public var source: TimeSource { TimeSource(now: { self.now }, sleep: { self.advance($0) }) }
}
