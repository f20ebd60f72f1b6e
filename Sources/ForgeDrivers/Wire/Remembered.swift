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

/// Answers worth asking for once each, by what they are about; failures are not kept.
final class RememberedEach<Key: Hashable & Sendable, Answer: Sendable>: Sendable {
  private let kept = Mutex<[Key: Answer]>([:])
  private let limit: Int

  /// - Parameter limit: of kept answers; above it all are forgotten, as asking again is only slower.
  init(limit: Int = 10_000) { self.limit = limit }

  func known(_ key: Key) -> Answer? { kept.withLock { $0[key] } }

  func keep(_ answer: Answer, for key: Key) {
    kept.withLock { kept in
      if kept.count >= limit { kept.removeAll() }
      kept[key] = answer
    }
  }

  func value<Failure: Error>(
    _ key: Key, _ ask: () async throws(Failure) -> Answer
  ) async throws(Failure) -> Answer {
    if let known = known(key) { return known }
    let answer = try await ask()
    keep(answer, for: key)
    return answer
  }
}
