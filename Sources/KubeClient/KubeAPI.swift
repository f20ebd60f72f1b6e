// SPDX-License-Identifier: Apache-2.0
public import Documents
public import KubeModel

/// Why the API server did not do as asked. An object that is not there is an answer (nil), not an error.
public enum KubeError: Error, Sendable, Equatable {
  /// Nobody answered, TLS failed, or the exchange broke off.
  case unreachable(String)
  case unauthorized(String)
  case forbidden(String)
  /// The server knows no such kind (its CRD is not installed).
  case noSuchKind(GroupVersionKind)
  /// The namespace or the parent of a subresource is missing.
  case notFound(String)
  case alreadyExists(String)
  /// 409: somebody else changed it, or a precondition failed.
  case conflict(String)
  /// 409 to a server-side apply: these fields belong to other managers.
  case ownedByOthers(String, [FieldConflict])
  /// 410: the resource version or the continue token is too old; list anew.
  case gone(String)
  /// 422 and 400: the object is not acceptable; the server's words with field and value.
  case invalid(String)
  /// 429 or 503 with Retry-After.
  case throttled(after: Duration?)
  case unavailable(status: Int, String)
  /// Not what the API promises.
  case malformed(String)
}

public struct ListOptions: Sendable {
  public var labelSelector: String?
  public var fieldSelector: String?
  /// Page size; 0 asks for everything at once.
  public var limit = 500
  public var continueToken: String?
  public init(
    labelSelector: String? = nil, fieldSelector: String? = nil, limit: Int = 500, continueToken: String? = nil
  ) {
    self.labelSelector = labelSelector
    self.fieldSelector = fieldSelector
    self.limit = limit
    self.continueToken = continueToken
  }
}

public struct ListPage: Sendable {
  public var items: [KubeObject]
  public var resourceVersion: String
  /// nil on the last page.
  public var continueToken: String?
  public init(items: [KubeObject], resourceVersion: String, continueToken: String?) {
    self.items = items
    self.resourceVersion = resourceVersion
    self.continueToken = continueToken
  }
}

/// One frame of a watch.
public enum WatchEvent: Sendable, Equatable {
  case added(KubeObject), modified(KubeObject), deleted(KubeObject)
  /// Nothing happened up to this resource version.
  case bookmark(resourceVersion: String)
  /// The server ended the watch with a Status; code 410 means: list anew.
  case failed(code: Int, message: String)
  /// One frame that could not be read: said, skipped, and the watch goes on.
  case unreadable(String)
}

/// An open watch. `next` returns nil when the server closed it in peace; `cancel` ends it from our side.
public struct WatchStream: Sendable {
  public let next: @Sendable () async throws(KubeError) -> WatchEvent?
  public let cancel: @Sendable () -> Void
  public init(
    next: @escaping @Sendable () async throws(KubeError) -> WatchEvent?, cancel: @escaping @Sendable () -> Void
  ) {
    self.next = next
    self.cancel = cancel
  }
}

/// Deletion happens only if these still hold.
public struct Preconditions: Sendable, Equatable {
  public var uid: String?
  public var resourceVersion: String?
  public init(uid: String? = nil, resourceVersion: String? = nil) {
    self.uid = uid
    self.resourceVersion = resourceVersion
  }
}

public enum PatchType: String, Sendable {
  case merge = "application/merge-patch+json"
  case json = "application/json-patch+json"
  case strategic = "application/strategic-merge-patch+json"
}

public enum Propagation: String, Sendable {
  case foreground = "Foreground"
  case background = "Background"
  case orphan = "Orphan"
}

/// The port to a Kubernetes API server.
public protocol KubeAPI: Sendable {
  /// nil when there is no such object.
  func get(_ ref: ObjectRef) async throws(KubeError) -> KubeObject?
  /// One page; `namespace` nil lists all namespaces.
  func list(_ kind: GroupVersionKind, namespace: String?, _ options: ListOptions) async throws(KubeError) -> ListPage
  /// Changes after a resource version, with bookmarks.
  func watch(_ kind: GroupVersionKind, namespace: String?, from resourceVersion: String, _ options: ListOptions)
    async throws(KubeError) -> WatchStream
  func create(_ object: KubeObject) async throws(KubeError) -> KubeObject
  /// Replaces; the object's resourceVersion, when present, must be the live one. `subresource`: nil or "status".
  func replace(_ object: KubeObject, subresource: String?) async throws(KubeError) -> KubeObject
  /// nil when there is no such object.
  func patch(_ ref: ObjectRef, _ type: PatchType, _ body: Value, subresource: String?) async throws(KubeError)
    -> KubeObject?
  /// Server-side apply of exactly these fields as this manager. Foreign-owned fields conflict unless forced.
  func apply(_ object: KubeObject, manager: String, force: Bool, subresource: String?) async throws(KubeError)
    -> KubeObject
  /// Asks whether the server would take an apply, forced where fields are others', and changes nothing. Throws what the apply
  /// would.
  func rehearse(_ object: KubeObject, manager: String) async throws(KubeError)
  /// Asks for deletion; false when there was no such object. `conflict` when a precondition fails.
  func delete(_ ref: ObjectRef, _ preconditions: Preconditions, _ propagation: Propagation) async throws(KubeError)
    -> Bool
  /// Whether the kind lives in namespaces. Throws `noSuchKind`.
  func isNamespaced(_ kind: GroupVersionKind) async throws(KubeError) -> Bool
  /// The kind whose objects stand under a plural name (`placementdecisions`). Throws `noSuchKind` with the plural in place of
  /// the kind.
  func kind(ofResource plural: String, group: String, version: String) async throws(KubeError) -> GroupVersionKind
  /// The same server, asked in somebody else's name. We must be allowed to impersonate (RBAC verb `impersonate`). Without groups
  /// a service account has those that the server gives it.
  func impersonating(user: String, groups: [String]) -> any KubeAPI
}
