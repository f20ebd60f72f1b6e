// SPDX-License-Identifier: Apache-2.0
@preconcurrency internal import Dispatch
internal import Glibc

/// Waits for SIGTERM or SIGINT. A second one ends the process at once.
///
/// `sigwait` cannot be used: with an async `main` the main thread unblocks all signals. So the signals are ignored and their
/// arrival is observed through Dispatch.
struct StopSignal: Sendable {
  private let arrivals: AsyncStream<Int32>
  private let sources: [any DispatchSourceSignal]

  init(_ numbers: [Int32] = [SIGTERM, SIGINT]) {
    let (arrivals, arrived) = AsyncStream.makeStream(of: Int32.self)
    self.arrivals = arrivals
    let queue = DispatchQueue(label: "signals")
    sources = numbers.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      var count = 0
      source.setEventHandler {
        count += 1
        if count > 1 { _exit(128 + number) }
        arrived.yield(number)
      }
      source.activate()
      return source
    }
  }

  /// Returns when the first signal arrives, or when the task is cancelled.
  func wait() async {
    for await _ in arrivals { break }
    // Keeps the sources alive until here.
    withExtendedLifetime(sources) {}
  }
}
