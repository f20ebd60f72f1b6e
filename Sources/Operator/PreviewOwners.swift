// SPDX-License-Identifier: Apache-2.0
internal import ControllerRuntime
internal import KubeModel
internal import Locks
internal import PreviewAPI

/// Which set each Preview belongs to: for turns in the queue, so that a set with a thousand previews does not hold up another,
/// and for shares of work.
final class PreviewOwners: Sendable {
  private let sets = Mutex<[ObjectKey: ObjectKey]>([:])

  /// Notes the owner of a Preview that came, changed or went.
  /// - Returns: its set; itself when no set owns it any more.
  func note(_ change: Change<KubeObject>) -> ObjectKey {
    let owner = (change.new ?? change.old)?.ownerReferences.first { $0.kind == Names.previewSet.kind }
    let set = owner.map { ObjectKey(namespace: change.key.namespace, name: $0.name) } ?? change.key
    sets.withLock { $0[change.key] = change.new == nil ? nil : set }
    return set
  }

  func set(of preview: ObjectKey) -> ObjectKey { sets.withLock { $0[preview] } ?? preview }
}
