// SPDX-License-Identifier: Apache-2.0
internal import HTTPTransport
internal import Locks

/// One exchange with a Git server: who is asked how, when it is over, and why it failed.
///
/// libgit2 calls from a blocking thread and knows only return codes, so the real reason of a failure is kept here.
final class Conversation: Sendable {
  let client: any HTTPClient
  let remote: GitRemote
  let limits: Mirrors.Limits

  private struct State {
    /// The URL that the server redirected to, without `/info/refs`.
    var base: String?
    var received = 0
    var failure: GitError?
    var isCancelled = false
  }

  private let state = Mutex(State())
  private let deadline: ContinuousClock.Instant

  init(client: any HTTPClient, remote: GitRemote, limits: Mirrors.Limits) {
    self.client = client
    self.remote = remote
    self.limits = limits
    deadline = .now + limits.timeout
  }

  var name: String { remote.shown }
  var failure: GitError? { state.withLock { $0.failure } }
  /// Where the service is, once a redirect has told; the given URL until then.
  func base(or url: String) -> String { state.withLock { $0.base } ?? url }
  func setBase(_ url: String) { state.withLock { $0.base = url } }

  func cancel() { state.withLock { $0.isCancelled = true } }

  /// Keeps the first reason.
  func fail(_ error: GitError) { state.withLock { $0.failure = $0.failure ?? error } }

  /// False when it is time to stop; the reason is then recorded.
  func mayGoOn() -> Bool {
    let (isCancelled, hasFailed) = state.withLock { ($0.isCancelled, $0.failure != nil) }
    if isCancelled { fail(.cancelled) }
    if ContinuousClock.now > deadline { fail(.timedOut(repository: name, after: limits.timeout)) }
    return !isCancelled && !hasFailed && failure == nil
  }

  /// Counts bytes against the limit; false when there are too many.
  func count(_ bytes: Int) -> Bool {
    let total = state.withLock { state in
      state.received += bytes
      return state.received
    }
    guard total > limits.maximumTransfer else { return true }
    fail(.tooLarge(repository: name, what: "the transfer", limit: "\(limits.maximumTransfer >> 20) MiB"))
    return false
  }

  /// Waits on this blocking thread for something asynchronous; nil when it is time to stop first.
  func wait<Output: Sendable>(_ work: @escaping @Sendable () async -> Output) -> Output? {
    let handoff = Handoff<Output>()
    let task = Task.detached { handoff.put(await work()) }
    while true {
      if let output = handoff.take(milliseconds: 50) { return output }
      if !mayGoOn() {
        task.cancel()
        return nil
      }
    }
  }
}

/// One value from an asynchronous task to a blocking thread.
private final class Handoff<Output: Sendable>: Sendable {
  private let value = Mutex<Output?>(nil)
  private let ready = Semaphore()

  func put(_ output: Output) {
    value.withLock { $0 = output }
    ready.signal()
  }

  func take(milliseconds: Int) -> Output? {
    ready.wait(milliseconds: milliseconds) ? value.withLock { $0 } : nil
  }
}

extension GitError {
  /// What a failed exchange means for Git.
  init(_ error: TransportError, _ conversation: Conversation) {
    let name = conversation.name
    switch error {
    case .timedOut(_, let span): self = .timedOut(repository: name, after: span)
    case .cancelled: self = .cancelled
    case .unreachable(_, let detail), .tls(_, let detail), .truncated(_, let detail), .other(_, let detail):
      self = .unreachable(repository: name, detail: detail)
    case .bodyTooLarge(_, let limit):
      self = .tooLarge(repository: name, what: "the transfer", limit: "\(limit >> 20) MiB")
    case .invalidURL: self = .unsupported(repository: name, detail: "not a valid URL")
    }
  }
}
