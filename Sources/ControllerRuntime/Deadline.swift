// SPDX-License-Identifier: Apache-2.0
internal import Clocks

/// Runs `body`, cancelled once `limit` is over. Nil when it was too late; the body is always waited for, so that nothing
/// goes on behind our back.
func within<Result: Sendable>(
  _ limit: Duration, by clock: TimeSource, _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result? {
  try await withThrowingTaskGroup(of: Result?.self) { group in
    group.addTask { try await body() }
    group.addTask {
      try await clock.sleep(limit)
      return nil
    }
    defer { group.cancelAll() }
    return try await group.next() ?? nil
  }
}
