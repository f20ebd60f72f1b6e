// SPDX-License-Identifier: Apache-2.0

/// The clock one is given: what time it is, and how to wait. Tests hand in one that they move by hand.
public struct TimeSource: Sendable {
  public var now: @Sendable () -> Timestamp
  /// Waits for the span; throws `CancellationError` when the task is cancelled meanwhile.
  public var sleep: @Sendable (Duration) async throws -> Void

  public init(
    now: @escaping @Sendable () -> Timestamp, sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.now = now
    self.sleep = sleep
  }

  /// The machine's clock.
  public static let system = TimeSource(now: { .now }, sleep: { try await Task.sleep(for: $0) })
}
