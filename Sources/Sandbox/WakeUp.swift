// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Locks

/// A bell for one sleeper: ringing it while nobody sleeps makes the next sleep end at once.
final class WakeUp: Sendable {
  private struct State {
    var isRung = false
    var sleeper: CheckedContinuation<Void, Never>?
  }
  private let state = Mutex(State())

  func wake() {
    let sleeper = state.withLock { state -> CheckedContinuation<Void, Never>? in
      let sleeper = state.sleeper
      state.isRung = sleeper == nil
      state.sleeper = nil
      return sleeper
    }
    sleeper?.resume()
  }

  /// Returns at the bell, after the span, or when the task is cancelled.
  func wait(atMost span: Duration, clock: TimeSource) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        // Not after a cancellation: that would ring for the next wait, and the next, without end.
        if (try? await clock.sleep(span)) != nil { self.wake() }
      }
      await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
          let isRung = state.withLock { state -> Bool in
            if state.isRung {
              state.isRung = false
              return true
            }
            state.sleeper = continuation
            return false
          }
          if isRung { continuation.resume() }
        }
      } onCancel: {
        wake()
      }
      group.cancelAll()
    }
  }
}
