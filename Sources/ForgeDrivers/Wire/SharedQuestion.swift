// SPDX-License-Identifier: Apache-2.0
internal import Forge

/// One question for all who want its answer at the same time, by what it is about.
///
/// *Guarantees*: while one asks, others wait for what it gets, a failure included. Nothing is kept, so whoever comes later asks
/// anew. An asker that is cancelled fails alone: the next in line asks in its place.
actor SharedQuestion<Subject: Hashable & Sendable, Answer: Sendable> {
  private typealias Outcome = Result<Answer, ForgeError>
  /// There is an entry while somebody asks.
  private var waiters: [Subject: [CheckedContinuation<Outcome?, Never>]] = [:]

  /// How many wait for somebody else's answer.
  var waiting: Int { waiters.values.reduce(0) { $0 + $1.count } }

  func answer(
    _ subject: Subject, _ ask: @Sendable () async throws(ForgeError) -> Answer
  ) async throws(ForgeError) -> Answer {
    while waiters[subject] != nil {
      let outcome = await withCheckedContinuation { waiters[subject]?.append($0) }
      if let outcome { return try outcome.get() }
    }
    waiters[subject] = []
    let outcome: Outcome
    do throws(ForgeError) { outcome = .success(try await ask()) } catch { outcome = .failure(error) }
    let told: Outcome? = if case .failure = outcome, Task.isCancelled { nil } else { outcome }
    for waiter in waiters.removeValue(forKey: subject) ?? [] { waiter.resume(returning: told) }
    return try outcome.get()
  }
}
