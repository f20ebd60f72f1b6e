// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Locks

/// A world with a time of its own: what runs in it runs one job after another, and its clock goes on to the next moment for
/// which somebody waits as soon as nothing is left to run. An hour in which nothing happens takes no time at all, and a slow
/// machine only makes it slower.
///
/// All that is started in structured ways runs here; a loose task must be given this executor.
public final class Simulation: TaskExecutor {
  private struct State {
    /// From `next` on: still to be run.
    var jobs: [UnownedJob] = []
    var next = 0
    var isRunning = false
  }
  private let state = Mutex(State())
  private let manual = ManualClock()

  public var clock: TimeSource { manual.source }

  /// Jobs run before others in the process get their turn.
  private static let slice = 200

  /// Plays `body` in a world of its own.
  public static func run<Result: Sendable>(_ body: (Simulation) async throws -> Result) async throws -> Result {
    let simulation = Simulation()
    return try await withTaskExecutorPreference(simulation) { try await body(simulation) }
  }

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let starts = state.withLock { state in
      state.jobs.append(job)
      defer { state.isRunning = true }
      return !state.isRunning
    }
    if starts { resume() }
  }

  private func resume() { Task.detached { self.runSlice() } }

  private func runSlice() {
    for _ in 0..<Simulation.slice {
      if let job = nextJob() {
        job.runSynchronously(on: asUnownedTaskExecutor())
      } else if !manual.advanceToNextSleeper(), hasEnded() {
        return
      }
    }
    resume()
  }

  private func nextJob() -> UnownedJob? {
    state.withLock { state in
      guard state.next < state.jobs.count else {
        state.jobs.removeAll(keepingCapacity: true)
        state.next = 0
        return nil
      }
      state.next += 1
      return state.jobs[state.next - 1]
    }
  }

  /// Nobody sleeps here; what comes from elsewhere may have come meanwhile.
  private func hasEnded() -> Bool {
    state.withLock { state in
      guard state.next == state.jobs.count else { return false }
      state.isRunning = false
      return true
    }
  }
}
