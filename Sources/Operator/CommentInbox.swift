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

  private let pending = Mutex<[ObjectKey: Note]>([:])
  private let wake: @Sendable (ObjectKey) async -> Void

  init(wake: @escaping @Sendable (ObjectKey) async -> Void) { self.wake = wake }

  func note(_ key: ObjectKey, asOf: Timestamp?) async {
    pending.withLock { $0[key] = Note(asOf: asOf ?? $0[key]?.asOf) }
    await wake(key)
  }

  /// Takes the note away; nil when there is none.
  func take(_ key: ObjectKey) -> Note? { pending.withLock { $0.removeValue(forKey: key) } }
}
