// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

/// One kind as served under one group and version: all that the API needs to know of it.
struct APIResource: Sendable {
  var group: String
  var version: String
  var kind: String
  var plural: String
  var singular: String
  var listKind: String
  var shortNames: [String] = []
  var categories: [String] = []
  var isNamespaced = true
  /// Whether `status` has an endpoint of its own, and is left alone by the main one.
  var hasStatus = false
  /// Where `scale` finds its numbers; nil when the kind cannot be scaled.
  var scale: ScalePaths?
  /// Subresources that a real server has, and why this one has not.
  var refusals: [String: String] = [:]
  /// Whether `metadata.generation` counts changes of the spec.
  var hasGeneration = false
  /// Whether it came from a CustomResourceDefinition.
  var isCustom = false
  /// `group/plural` under which objects are kept; two resources may share it.
  var storage: String
  /// `apiVersion` and kind as kept.
  var storedVersion: String
  /// Field names that differ between this version and the kept one.
  var renames: [(served: String, stored: String)] = []
  /// Field selectors beside metadata.name and metadata.namespace: label and path.
  var fieldLabels: [String] = []
  var names = NameRule.subdomain
  var columns: [APIColumn] = [.name, .age]
  /// Structural schema; nil accepts anything.
  var schema: Value?

  enum NameRule: Sendable {
    /// RFC 1123 subdomain, up to 253 characters.
    case subdomain
    /// RFC 1123 label, up to 63 characters.
    case label
    /// Anything that can be one path segment, as for RBAC.
    case segment
  }

  init(
    _ group: String, _ version: String, _ kind: String, _ plural: String,
    _ change: (inout APIResource) -> Void = { _ in }
  ) {
    self.group = group
    self.version = version
    self.kind = kind
    self.plural = plural
    singular = kind.lowercased()
    listKind = kind + "List"
    storage = "\(group)/\(plural)"
    storedVersion = group.isEmpty ? version : "\(group)/\(version)"
    change(&self)
  }

  /// Endpoints below an object.
  var subresources: [String] {
    (hasStatus ? ["status"] : []) + (scale == nil ? [] : ["scale"]) + (storage == "/namespaces" ? ["finalize"] : [])
  }

  var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }
  /// `previews.nestling.dev`, as in messages.
  var qualified: String { group.isEmpty ? plural : "\(plural).\(group)" }

  func details(_ name: String) -> Value {
    var result: Value = ["name": .string(name)]
    if !group.isEmpty { result["group"] = .string(group) }
    result["kind"] = .string(plural)
    return result
  }

  /// From the kept form to this version's.
  func served(_ value: Value) -> Value {
    guard !renames.isEmpty || value["apiVersion"]?.string != apiVersion else { return value }
    var result = Object()
    for pair in value.object ?? [:] {
      result[renames.first { $0.stored == pair.key }?.served ?? pair.key] = pair.value
    }
    result["apiVersion"] = .string(apiVersion)
    return .object(result)
  }
  /// From this version's form to the kept one.
  func stored(_ value: Value) -> Value {
    guard !renames.isEmpty || value["apiVersion"]?.string != storedVersion else { return value }
    var result = Object()
    for pair in value.object ?? [:] {
      result[renames.first { $0.served == pair.key }?.stored ?? pair.key] = pair.value
    }
    result["apiVersion"] = .string(storedVersion)
    return .object(result)
  }
}

/// One column of `kubectl get`.
struct APIColumn: Sendable {
  enum Cell: Sendable {
    /// A JSONPath, as in additionalPrinterColumns.
    case path(String)
    case computed(@Sendable (Value, Timestamp) -> Value)
  }
  var name: String
  var type = "string"
  var format = ""
  var description = ""
  /// 0 is always shown, more only with `-o wide`.
  var priority: Int64 = 0
  var cell: Cell

  init(_ name: String, type: String = "string", priority: Int64 = 0, _ path: String) {
    self.name = name
    self.type = type
    self.priority = priority
    cell = .path(path)
  }
  init(
    _ name: String, type: String = "string", priority: Int64 = 0,
    _ compute: @escaping @Sendable (Value, Timestamp) -> Value
  ) {
    self.name = name
    self.type = type
    self.priority = priority
    cell = .computed(compute)
  }

  static let name: APIColumn = {
    var column = APIColumn("Name", ".metadata.name")
    column.format = "name"
    column.description = "Name must be unique within a namespace."
    return column
  }()
  static let age = APIColumn("Age", type: "date", ".metadata.creationTimestamp")
}
