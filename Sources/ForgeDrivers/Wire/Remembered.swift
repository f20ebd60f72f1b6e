// SPDX-License-Identifier: Apache-2.0
internal import Locks

/// An answer worth asking for once; failures are not kept.
final class Remembered<Answer: Sendable>: Sendable {
  private let kept = Mutex<Answer?>(nil)

  /// Two callers at the same time may both ask: the answer is the same.
  func value<Failure: Error>(_ ask: () async throws(Failure) -> Answer) async throws(Failure) -> Answer {
    if let known = kept.withLock({ $0 }) { return known }
    let answer = try await ask()
    kept.withLock { $0 = answer }
    return answer
  }
}
