// SPDX-License-Identifier: Apache-2.0
internal import Glibc
internal import Locks

/// A few real threads for blocking C calls, which must never sit on Swift's cooperative pool.
final class BlockingThreads: Sendable {
  /// Reads of objects on disk: short.
  static let reading = BlockingThreads(count: 3)
  /// Exchanges with servers: may wait for minutes, so they must not stand in the way of reads.
  static let network = BlockingThreads(count: 4)

  private struct Queue {
    var jobs: [@Sendable () -> Void] = []
    var threads = 0
  }

  private let queue = Mutex(Queue())
  private let ready = Semaphore()
  private let limit: Int

  init(count: Int) { limit = count }

  /// Runs the work on one of the threads; they are started when first needed and live as long as the process.
  func run<Output: Sendable>(
    _ work: @escaping @Sendable () throws(GitError) -> Output
  ) async throws(GitError) -> Output {
    try await outcome(of: work).get()
  }

  /// The same for who looks at a failure later.
  func outcome<Output: Sendable>(
    of work: @escaping @Sendable () throws(GitError) -> Output
  ) async -> Result<Output, GitError> {
    await withCheckedContinuation { continuation in
      enqueue { continuation.resume(returning: Result(catching: work)) }
    }
  }

  private func enqueue(_ job: @escaping @Sendable () -> Void) {
    let starts = queue.withLock { queue in
      queue.jobs.append(job)
      guard queue.threads < limit else { return false }
      queue.threads += 1
      return true
    }
    if starts { startThread() }
    ready.signal()
  }

  private func startThread() {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self).toOpaque()
    let started = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<BlockingThreads>.fromOpaque(context).takeUnretainedValue().work() }
        return nil
      }, context)
    if started == 0 { pthread_detach(thread) }
  }

  private func work() {
    while true {
      ready.wait()
      let job = queue.withLock { $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }
      job?()
    }
  }
}

/// A POSIX counting semaphore.
final class Semaphore: Sendable {
  nonisolated(unsafe) private let raw: UnsafeMutablePointer<sem_t>

  init() {
    raw = .allocate(capacity: 1)
    raw.initialize(to: sem_t())
    sem_init(raw, 0, 0)
  }

  deinit {
    sem_destroy(raw)
    raw.deallocate()
  }

  func signal() { sem_post(raw) }

  func wait() {
    while sem_wait(raw) != 0 && errno == EINTR {}
  }

  /// False when nobody signalled within so many milliseconds.
  func wait(milliseconds: Int) -> Bool {
    var until = timespec()
    clock_gettime(CLOCK_REALTIME, &until)
    let nanoseconds = until.tv_nsec + milliseconds * 1_000_000
    until.tv_sec += nanoseconds / 1_000_000_000
    until.tv_nsec = nanoseconds % 1_000_000_000
    while sem_timedwait(raw, &until) != 0 {
      if errno != EINTR { return false }
    }
    return true
  }
}
