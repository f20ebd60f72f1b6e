// SPDX-License-Identifier: Apache-2.0
internal import ControllerRuntime
internal import Documents
internal import KubeClient
internal import KubeModel

/// The cluster as long as we lead: reads always pass, writes only under the fence. An instance that lost its lease stops
/// writing at once, in the middle of whatever it does.
struct FencedKubeAPI: KubeAPI {
  let inner: any KubeAPI
  let fence: Fence

  private func check() throws(KubeError) {
    guard fence.isLeader() else {
      throw KubeError.unavailable(status: 0, "another instance leads now; nothing is written")
    }
  }

  func get(_ ref: ObjectRef) async throws(KubeError) -> KubeObject? { try await inner.get(ref) }
  func list(_ kind: GroupVersionKind, namespace: String?, _ options: ListOptions) async throws(KubeError) -> ListPage {
    try await inner.list(kind, namespace: namespace, options)
  }
  func watch(
    _ kind: GroupVersionKind, namespace: String?, from resourceVersion: String, _ options: ListOptions
  ) async throws(KubeError) -> WatchStream {
    try await inner.watch(kind, namespace: namespace, from: resourceVersion, options)
  }
  func impersonating(user: String, groups: [String]) -> any KubeAPI {
    FencedKubeAPI(inner: inner.impersonating(user: user, groups: groups), fence: fence)
  }
  func isNamespaced(_ kind: GroupVersionKind) async throws(KubeError) -> Bool { try await inner.isNamespaced(kind) }

  func kind(ofResource plural: String, group: String, version: String) async throws(KubeError) -> GroupVersionKind {
    try await inner.kind(ofResource: plural, group: group, version: version)
  }

  func rehearse(_ object: KubeObject, manager: String) async throws(KubeError) {
    try await inner.rehearse(object, manager: manager)
  }

  func create(_ object: KubeObject) async throws(KubeError) -> KubeObject {
    try check()
    return try await inner.create(object)
  }
  func replace(_ object: KubeObject, subresource: String?) async throws(KubeError) -> KubeObject {
    try check()
    return try await inner.replace(object, subresource: subresource)
  }
  func patch(_ ref: ObjectRef, _ type: PatchType, _ body: Value, subresource: String?) async throws(KubeError)
    -> KubeObject?
  {
    try check()
    return try await inner.patch(ref, type, body, subresource: subresource)
  }
  func apply(_ object: KubeObject, manager: String, force: Bool, subresource: String?) async throws(KubeError)
    -> KubeObject
  {
    try check()
    return try await inner.apply(object, manager: manager, force: force, subresource: subresource)
  }
  func delete(_ ref: ObjectRef, _ preconditions: Preconditions, _ propagation: Propagation) async throws(KubeError)
    -> Bool
  {
    try check()
    return try await inner.delete(ref, preconditions, propagation)
  }
}
