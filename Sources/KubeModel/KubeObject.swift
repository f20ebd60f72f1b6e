// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import Documents

/// Any Kubernetes object: the document as it is, with typed access to what all objects share. What we do not know of it stays
/// as it came.
public struct KubeObject: Sendable, Hashable {
  public var value: Value
  public init(_ value: Value) { self.value = value }

  public init(kind: GroupVersionKind, namespace: String? = nil, name: String) {
    value = ["apiVersion": .string(kind.apiVersion), "kind": .string(kind.kind), "metadata": ["name": .string(name)]]
    if let namespace { value["metadata"]?["namespace"] = .string(namespace) }
  }

  public var kind: GroupVersionKind {
    GroupVersionKind(apiVersion: value["apiVersion"]?.string ?? "", kind: value["kind"]?.string ?? "")
  }
  public var ref: ObjectRef { ObjectRef(kind, namespace: namespace, name: name) }
  public var metadata: Value { value["metadata"] ?? .object([:]) }
  public var name: String {
    get { metadata["name"]?.string ?? "" }
    set { self[metadata: "name"] = .string(newValue) }
  }
  public var namespace: String? {
    get { metadata["namespace"]?.string.flatMap { $0.isEmpty ? nil : $0 } }
    set { self[metadata: "namespace"] = newValue.map { .string($0) } }
  }
  public var uid: String { metadata["uid"]?.string ?? "" }
  public var resourceVersion: String { metadata["resourceVersion"]?.string ?? "" }
  public var generation: Int64 { metadata["generation"]?.int ?? 0 }
  public var creationTimestamp: Timestamp? { metadata["creationTimestamp"]?.string.flatMap { Timestamp($0) } }
  /// Set once somebody asked for deletion; the object lives on until its finalizers are gone.
  public var deletionTimestamp: Timestamp? { metadata["deletionTimestamp"]?.string.flatMap { Timestamp($0) } }
  public var labels: [String: String] {
    get { KubeObject.strings(metadata["labels"]) }
    set { self[metadata: "labels"] = KubeObject.object(newValue) }
  }
  public var annotations: [String: String] {
    get { KubeObject.strings(metadata["annotations"]) }
    set { self[metadata: "annotations"] = KubeObject.object(newValue) }
  }
  public var finalizers: [String] {
    get { (metadata["finalizers"]?.array ?? []).compactMap(\.string) }
    set { self[metadata: "finalizers"] = newValue.isEmpty ? nil : .array(newValue.map { .string($0) }) }
  }
  public var ownerReferences: [OwnerReference] {
    get { (metadata["ownerReferences"]?.array ?? []).map(OwnerReference.init) }
    set { self[metadata: "ownerReferences"] = newValue.isEmpty ? nil : .array(newValue.map(\.value)) }
  }
  public var spec: Value { value["spec"] ?? .object([:]) }
  public var status: Value { value["status"] ?? .object([:]) }
  public var conditions: [Condition] { (status["conditions"]?.array ?? []).map(Condition.init) }

  public subscript(metadata key: String) -> Value? {
    get { value["metadata"]?[key] }
    set {
      var metadata = self.metadata
      metadata[key] = newValue
      value["metadata"] = metadata
    }
  }

  private static func strings(_ value: Value?) -> [String: String] {
    var result: [String: String] = [:]
    for pair in value?.object ?? [:] { result[pair.key] = pair.value.string }
    return result
  }
  private static func object(_ strings: [String: String]) -> Value? {
    strings.isEmpty
      ? nil : .object(Object(strings.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
  }
}

/// Who an object belongs to; the garbage collector of the cluster follows it within one namespace.
public struct OwnerReference: Sendable, Hashable {
  public var apiVersion: String
  public var kind: String
  public var name: String
  public var uid: String
  public var isController: Bool
  public var blocksDeletion: Bool

  public init(
    apiVersion: String, kind: String, name: String, uid: String, isController: Bool = true, blocksDeletion: Bool = true
  ) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.name = name
    self.uid = uid
    self.isController = isController
    self.blocksDeletion = blocksDeletion
  }

  public init(_ value: Value) {
    self.init(
      apiVersion: value["apiVersion"]?.string ?? "", kind: value["kind"]?.string ?? "",
      name: value["name"]?.string ?? "", uid: value["uid"]?.string ?? "",
      isController: value["controller"]?.bool ?? false, blocksDeletion: value["blockOwnerDeletion"]?.bool ?? false)
  }

  public var value: Value {
    [
      "apiVersion": .string(apiVersion), "kind": .string(kind), "name": .string(name), "uid": .string(uid),
      "controller": .bool(isController), "blockOwnerDeletion": .bool(blocksDeletion),
    ]
  }
}

/// One of `status.conditions` (Kubernetes API conventions, "Typical status properties").
public struct Condition: Sendable, Hashable {
  public var type: String
  /// `True`, `False` or `Unknown`.
  public var status: String
  public var reason: String
  public var message: String
  public var observedGeneration: Int64?
  public var lastTransitionTime: Timestamp?

  public init(
    type: String, status: String, reason: String, message: String, observedGeneration: Int64? = nil,
    lastTransitionTime: Timestamp? = nil
  ) {
    self.type = type
    self.status = status
    self.reason = reason
    self.message = message
    self.observedGeneration = observedGeneration
    self.lastTransitionTime = lastTransitionTime
  }

  public init(_ value: Value) {
    self.init(
      type: value["type"]?.string ?? "", status: value["status"]?.string ?? "Unknown",
      reason: value["reason"]?.string ?? "", message: value["message"]?.string ?? "",
      observedGeneration: value["observedGeneration"]?.int,
      lastTransitionTime: value["lastTransitionTime"]?.string.flatMap { Timestamp($0) })
  }

  public var value: Value {
    var result: Value = [
      "type": .string(type), "status": .string(status), "reason": .string(reason), "message": .string(message),
    ]
    if let observedGeneration { result["observedGeneration"] = .int(observedGeneration) }
    if let lastTransitionTime { result["lastTransitionTime"] = .string(lastTransitionTime.description) }
    return result
  }
}
