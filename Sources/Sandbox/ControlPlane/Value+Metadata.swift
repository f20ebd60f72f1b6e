// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// Short ways to what the control plane reads and writes on every object.
extension Value {
  subscript(meta key: String) -> Value? {
    get { self["metadata"]?[key] }
    set {
      var metadata = self["metadata"] ?? [:]
      metadata[key] = newValue
      self["metadata"] = metadata
    }
  }
  var metaName: String { self[meta: "name"]?.string ?? "" }
  var metaNamespace: String { self[meta: "namespace"]?.string ?? "" }
  var metaUID: String { self[meta: "uid"]?.string ?? "" }
  var metaVersion: String { self[meta: "resourceVersion"]?.string ?? "" }
  var isDeleting: Bool { self[meta: "deletionTimestamp"].map { !$0.isNull } ?? false }
  var metaFinalizers: [String] {
    get { (self[meta: "finalizers"]?.array ?? []).compactMap(\.string) }
    set { self[meta: "finalizers"] = newValue.isEmpty ? nil : .array(newValue.map { .string($0) }) }
  }
  var metaOwners: [Value] {
    get { self[meta: "ownerReferences"]?.array ?? [] }
    set { self[meta: "ownerReferences"] = newValue.isEmpty ? nil : .array(newValue) }
  }
}
