// SPDX-License-Identifier: Apache-2.0
public import Documents
public import KubeModel
internal import Naming
public import PreviewAPI

/// Puts our marks on an object of a Preview.
public func stamped(_ manifest: KubeObject, for preview: Preview) -> KubeObject {
  var object = manifest
  var labels = object.labels
  labels[Labels.preview] = preview.name
  labels[Labels.previewNamespace] = preview.namespace
  labels[Labels.managedBy] = labels[Labels.managedBy] ?? Names.fieldManager
  object.labels = labels
  var annotations = object.annotations
  annotations[Annotations.ownerUID] = preview.object.uid
  if !preview.spec.url.isEmpty { annotations[Annotations.url] = preview.spec.url }
  object.annotations = annotations
  return object
}

/// Whether a live object was made for this Preview: it bears our label and the Preview's UID. A Preview of the same name that
/// lived before is another one.
public func isOurs(_ live: KubeObject, of preview: Preview) -> Bool {
  live.labels[Labels.preview] == preview.name && live.annotations[Annotations.ownerUID] == preview.object.uid
}

/// What stands in a preview's namespace by the set's rules, not by its templates: the namespace itself, quota, limits, isolation
/// and rights.
public func isGuard(_ object: KubeObject, of spec: PreviewSpec) -> Bool {
  isGuard(object, inNamespace: spec.namespace)
}

/// The same for a namespace by name. The names are reserved: nothing under `spec.resources` may bear them.
public func isGuard(_ object: KubeObject, inNamespace namespace: String) -> Bool {
  if object.kind == Names.namespace { return object.name == namespace }
  guard object.namespace == namespace else { return false }
  switch (object.kind.group, object.kind.kind, object.name) {
  case ("", "ResourceQuota", Names.quota), ("", "LimitRange", Names.quota),
    ("networking.k8s.io", "NetworkPolicy", Names.isolation),
    ("rbac.authorization.k8s.io", "RoleBinding", Names.rights):
    return true
  default: return false
  }
}

/// Whether an object of a wanted name is somebody else's. What the cluster itself puts into a namespace of ours is not.
func isForeign(_ live: KubeObject, to preview: Preview) -> Bool {
  !isOurs(live, of: preview) && !isDefaultAccount(live.ref, of: preview)
}

/// Names what was sent, to send nothing when nothing changed. A copied Secret is named by the version of its source, so that
/// nothing of its content shows.
func hash(of object: KubeObject) -> String {
  var value = object.value
  if object.annotations[Annotations.copiedVersion] != nil { value["data"] = nil }
  return ShortHash.hex(JSON.text(value), digits: 16)
}

/// Whether everything wanted stands in the live value; servers add defaults and others add fields.
public func stands(_ wanted: Value, in live: Value?) -> Bool {
  switch (wanted, live) {
  case (.object(let members), .object(let present)?):
    return members.allSatisfy { stands($0.value, in: present[$0.key]) }
  case (.object(let members), nil): return members.isEmpty
  case (.array(let items), .array(let present)?):
    return items.count == present.count && zip(items, present).allSatisfy { stands($0, in: $1) }
  case (.array(let items), nil): return items.isEmpty
  case (.null, nil): return true
  case (let value, let other?): return value == other
  case (_, nil): return false
  }
}

/// Order of bringing up; teardown goes the other way.
enum Stage: Int, Comparable, CaseIterable {
  case namespace, policies, accounts, resources, applications

  init(_ kind: GroupVersionKind) {
    switch (kind.group, kind.kind) {
    case ("", "Namespace"): self = .namespace
    case ("", "ResourceQuota"), ("", "LimitRange"), ("networking.k8s.io", "NetworkPolicy"): self = .policies
    case ("", "ServiceAccount"), ("", "Secret"), ("", "ConfigMap"), ("rbac.authorization.k8s.io", _): self = .accounts
    case ("argoproj.io", _): self = .applications
    case (let group, _) where group.hasSuffix("toolkit.fluxcd.io"): self = .applications
    default: self = .resources
    }
  }

  static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
}
