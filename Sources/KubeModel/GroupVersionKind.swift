// SPDX-License-Identifier: Apache-2.0

/// `apiVersion` and `kind`, taken apart.
public struct GroupVersionKind: Sendable, Hashable, CustomStringConvertible {
  /// "" for the core group.
  public var group: String
  public var version: String
  public var kind: String

  public init(group: String, version: String, kind: String) {
    self.group = group
    self.version = version
    self.kind = kind
  }

  /// From `apps/v1` or `v1`.
  public init(apiVersion: String, kind: String) {
    let parts = apiVersion.split(separator: "/", maxSplits: 1)
    self.init(
      group: parts.count == 2 ? String(parts[0]) : "", version: String(parts.last ?? ""), kind: kind)
  }

  public var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }
  public var description: String { "\(apiVersion) \(kind)" }
}

/// Names one object. `namespace` is nil for cluster-scoped kinds.
public struct ObjectRef: Sendable, Hashable, CustomStringConvertible {
  public var kind: GroupVersionKind
  public var namespace: String?
  public var name: String
  public init(_ kind: GroupVersionKind, namespace: String?, name: String) {
    self.kind = kind
    self.namespace = namespace
    self.name = name
  }
  /// `Application argocd/shop-12`, for people.
  public var description: String { "\(kind.kind) \(namespace.map { $0 + "/" } ?? "")\(name)" }
}
