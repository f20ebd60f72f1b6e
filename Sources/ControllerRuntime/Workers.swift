// SPDX-License-Identifier: Apache-2.0
public import Clocks

/// A number of tasks that take keys from a queue and reconcile them.
public struct Workers<Key: Hashable & Sendable>: Sendable {
  private let name: String
  private let queue: WorkQueue<Key>
  private let count: Int
  private let timeLimit: Duration
  private let clock: TimeSource
  private let disposition: @Sendable (any Error) -> Disposition
  private let report: Report
  private let reconcile: @Sendable (Key) async throws -> Outcome

  /// `timeLimit` bounds one reconcile, which is cancelled then; `disposition` says what an error means.
  public init(
    _ name: String, _ queue: WorkQueue<Key>, count: Int, timeLimit: Duration = .seconds(600),
    clock: TimeSource = .system, disposition: @escaping @Sendable (any Error) -> Disposition = { _ in .retry },
    report: @escaping Report = { _ in }, reconcile: @escaping @Sendable (Key) async throws -> Outcome
  ) {
    self.name = name
    self.queue = queue
    self.count = max(1, count)
    self.timeLimit = timeLimit
    self.clock = clock
    self.disposition = disposition
    self.report = report
    self.reconcile = reconcile
  }

  /// Works until the queue is shut down, finishing what is in flight, or until cancelled. Also keeps the queue's time.
  public func run() async {
    await withDiscardingTaskGroup { group in
      group.addTask { await queue.keepTime() }
      for _ in 0..<count { group.addTask { await work() } }
    }
  }

  private func work() async {
    while let key = await queue.next() {
      let start = clock.now()
      do {
        guard let outcome = try await within(timeLimit, by: clock, { try await reconcile(key) }) else {
          throw ReconcileTimedOut(limit: timeLimit)
        }
        report(.reconciled(queue: name, key: "\(key)", took: clock.now() - start, outcome))
        await queue.done(key, outcome)
      } catch  where Task.isCancelled {
        // We are being stopped: not the key's failure.
        await queue.done(key, .awaitChange)
      } catch {
        let disposition = error is ReconcileTimedOut ? .retry : disposition(error)
        report(
          .failed(
            queue: name, key: "\(key)", took: clock.now() - start, error: String("\(error)".prefix(1000)), disposition))
        await queue.failed(key, disposition)
      }
    }
  }
}
