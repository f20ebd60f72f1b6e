// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Locks

/// One open watch: a mailbox between the writers, who never wait, and the stream that sends to the client.
final class APIWatcher: Sendable {
  enum Message: Sendable {
    case event(String, Value)
    case bookmark(Int64)
    /// The bookmark that ends the initial events.
    case initialEnd(Int64)
    /// The watch is over: time is up, or the client is too slow.
    case end
  }
  private struct State {
    var messages: [Message] = []
    var isEnded = false
    var waiting: CheckedContinuation<Void, Never>?
  }
  private let state = Mutex(State())
  let selection: APISelection
  /// A client that lags behind by more is cut off; it resumes from the last version it saw.
  private static let capacity = 20_000

  init(_ selection: APISelection) { self.selection = selection }

  /// Puts a write into the mailbox as this selection sees it: an object that comes to match is ADDED, one that ceases to is
  /// DELETED.
  func tell(_ change: ControlChange) {
    guard change.ref.storage == selection.resource.storage else { return }
    let was = change.old.map { selection.matches(change.ref, $0) } ?? false
    let isNow = change.new.map { selection.matches(change.ref, $0) } ?? false
    switch (was, isNow) {
    case (false, true): put(.event("ADDED", change.last))
    case (true, true): put(.event("MODIFIED", change.last))
    case (true, false):
      var last = change.new == nil ? change.last : change.old ?? change.last
      last[meta: "resourceVersion"] = .string(String(change.revision))
      put(.event("DELETED", last))
    case (false, false): break
    }
  }

  func put(_ message: Message) {
    let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard !state.isEnded else { return nil }
      if state.messages.count >= APIWatcher.capacity {
        state.messages = [.end]
        state.isEnded = true
      } else {
        state.messages.append(message)
      }
      if case .end = message { state.isEnded = true }
      defer { state.waiting = nil }
      return state.waiting
    }
    waiting?.resume()
  }

  /// All messages there are, at least one; empty when the task was cancelled.
  func next() async -> [Message] {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isReady = state.withLock { state in
          if state.messages.isEmpty, !state.isEnded { state.waiting = continuation }
          return !state.messages.isEmpty || state.isEnded
        }
        if isReady { continuation.resume() }
      }
    } onCancel: {
      put(.end)
    }
    return state.withLock { state in
      defer { state.messages = [] }
      return state.messages
    }
  }
}
