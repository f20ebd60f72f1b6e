// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import ControllerRuntime
internal import Locks

/// Previews whose pull request may have new comments, by webhook or by a listing that shows a later change. What is lost here by a
/// restart is found again by the next listing.
final class CommentInbox: Sendable {
  /// That there may be something to read.
  struct Note: Sendable {
    /// The pull request's last change, when a listing told.
    var asOf: Timestamp?
  }

  private struct State {
    var pending: [ObjectKey: Note] = [:]
    /// Up to which change of the pull request its comments are read.
    var read: [ObjectKey: Timestamp] = [:]
  }
  private let state = Mutex(State())
  private let wake: @Sendable (ObjectKey) async -> Void

  init(wake: @escaping @Sendable (ObjectKey) async -> Void) { self.wake = wake }

  func note(_ key: ObjectKey, asOf: Timestamp?) async {
    state.withLock { $0.pending[key] = Note(asOf: asOf ?? $0.pending[key]?.asOf) }
    await wake(key)
  }

  /// Takes the note away; nil when there is none.
  func take(_ key: ObjectKey) -> Note? { state.withLock { $0.pending.removeValue(forKey: key) } }

  /// Remembers up to which change the comments are read; nothing is remembered of a Preview that is gone.
  func read(_ key: ObjectKey, upTo change: Timestamp?) { state.withLock { $0.read[key] = change } }

  func isRead(_ key: ObjectKey, upTo change: Timestamp) -> Bool {
    state.withLock { state in state.read[key].map { $0 >= change } ?? false }
  }
}
