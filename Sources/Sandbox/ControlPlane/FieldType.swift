// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// How lists and maps merge at one place of an object: from a structural schema for custom resources, from the table below for
/// built-in kinds (the `+listType`, `+listMapKey` and `patchMergeKey` marks of k8s.io/api).
struct FieldType: Sendable {
  enum List: Sendable, Equatable {
    case atomic
    case set
    /// Items are told apart by these members.
    case map([String])
  }
  private var schema: Value?
  private var isBuiltIn: Bool
  /// The name of the field that this is, for the table.
  private var field: String

  init(_ resource: APIResource) {
    isBuiltIn = !resource.isCustom
    schema = resource.schema
    field = ""
  }
  private init(schema: Value?, isBuiltIn: Bool, field: String) {
    self.schema = schema
    self.isBuiltIn = isBuiltIn
    self.field = field
  }

  /// The type of a member. Metadata is the same for all kinds.
  func member(_ key: String) -> FieldType {
    if isBuiltIn || (field.isEmpty && key == "metadata") {
      return FieldType(schema: nil, isBuiltIn: true, field: key)
    }
    var additional = schema?["additionalProperties"]
    if additional?.object == nil { additional = nil }
    return FieldType(
      schema: schema?["properties"]?[key] ?? additional, isBuiltIn: false,
      field: key)
  }

  /// The type of a list's items.
  var item: FieldType {
    FieldType(schema: schema?["items"], isBuiltIn: isBuiltIn, field: isBuiltIn ? field + "[]" : field)
  }

  var isAtomicMap: Bool {
    if isBuiltIn { return FieldType.atomicMaps.contains(field) }
    return schema?["x-kubernetes-map-type"]?.string == "atomic"
  }

  /// How this list merges; the items decide where a name means different lists in different kinds.
  func list(_ items: [Value]) -> List {
    guard isBuiltIn else {
      switch schema?["x-kubernetes-list-type"]?.string {
      case "set": return .set
      case "map": return .map((schema?["x-kubernetes-list-map-keys"]?.array ?? []).compactMap(\.string))
      default: return .atomic
      }
    }
    if field == "ports" {
      if items.contains(where: { $0["containerPort"] != nil }) { return .map(["containerPort", "protocol"]) }
      return items.allSatisfy({ $0["port"] != nil }) ? .map(["port", "protocol"]) : .atomic
    }
    return FieldType.lists[field] ?? .atomic
  }

  private static let atomicMaps: Set = [
    "selector", "labelSelector", "resourceFieldRef", "fieldRef", "secretRef", "roleRef",
  ]

  private static let lists: [String: List] = [
    "finalizers": .set, "ownerReferences": .map(["uid"]), "conditions": .map(["type"]),
    "containers": .map(["name"]), "initContainers": .map(["name"]), "ephemeralContainers": .map(["name"]),
    "env": .map(["name"]), "volumes": .map(["name"]), "volumeMounts": .map(["mountPath"]),
    "volumeDevices": .map(["devicePath"]), "imagePullSecrets": .map(["name"]), "hostAliases": .map(["ip"]),
    "topologySpreadConstraints": .map(["topologyKey", "whenUnsatisfiable"]), "secrets": .map(["name"]),
    "claims": .map(["name"]),
  ]

  /// Members of list keys that the server fills in when they are left out.
  static let keyDefaults: [String: Value] = ["protocol": "TCP"]
}
