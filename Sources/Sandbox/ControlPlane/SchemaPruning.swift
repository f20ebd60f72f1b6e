// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// Takes out what a structural schema does not know (apiextensions-apiserver's pkg/apiserver/schema/pruning).
enum SchemaPruning {
  /// The object without unknown fields, and their paths.
  static func pruned(_ value: Value, schema: Value) -> (Value, unknown: [String]) {
    var unknown: [String] = []
    let result = prune(value, schema, "", isRoot: true, &unknown)
    return (result, unknown)
  }

  private static let typeMembers: Set = ["apiVersion", "kind", "metadata"]
  private static let metaMembers: Set = [
    "name", "generateName", "namespace", "selfLink", "uid", "resourceVersion", "generation", "creationTimestamp",
    "deletionTimestamp", "deletionGracePeriodSeconds", "labels", "annotations", "ownerReferences", "finalizers",
    "managedFields",
  ]

  private static func prune(
    _ value: Value, _ schema: Value, _ path: String, isRoot: Bool, _ unknown: inout [String]
  ) -> Value {
    switch value {
    case .object(let members):
      let isEmbedded = schema["x-kubernetes-embedded-resource"]?.bool == true
      return .object(prune(members, schema, path, isResource: isRoot || isEmbedded, isRoot: isRoot, &unknown))
    case .array(let items):
      guard let inner = schema["items"] else { return value }
      var result: [Value] = []
      for (place, item) in items.enumerated() {
        result.append(prune(item, inner, "\(path)[\(place)]", isRoot: false, &unknown))
      }
      return .array(result)
    default: return value
    }
  }

  private static func prune(
    _ members: Object, _ schema: Value, _ path: String, isResource: Bool, isRoot: Bool, _ unknown: inout [String]
  ) -> Object {
    let keepsUnknown = schema["x-kubernetes-preserve-unknown-fields"]?.bool == true
    var result = Object()
    for pair in members {
      let place = path.isEmpty ? pair.key : "\(path).\(pair.key)"
      if isResource, typeMembers.contains(pair.key) {
        result[pair.key] = isRoot && pair.key == "metadata" ? metadata(pair.value, &unknown) : pair.value
      } else if let inner = schema["properties"]?[pair.key] {
        result[pair.key] = prune(pair.value, inner, place, isRoot: false, &unknown)
      } else if let inner = schema["additionalProperties"], inner.bool != false {
        result[pair.key] = inner.object == nil ? pair.value : prune(pair.value, inner, place, isRoot: false, &unknown)
      } else if keepsUnknown {
        result[pair.key] = pair.value
      } else {
        unknown.append(place)
      }
    }
    return result
  }

  private static func metadata(_ value: Value, _ unknown: inout [String]) -> Value {
    var result = Object()
    for pair in value.object ?? [:] {
      if metaMembers.contains(pair.key) {
        result[pair.key] = pair.value
      } else {
        unknown.append("metadata.\(pair.key)")
      }
    }
    return .object(result)
  }
}

/// Fills in the defaults of a structural schema; a null where none is allowed counts as absent, default or not
/// (apiextensions-apiserver's pkg/apiserver/schema/defaulting).
enum SchemaDefaults {
  static func applied(_ value: Value, schema: Value) -> Value {
    switch value {
    case .object(var members):
      for property in schema["properties"]?.object ?? [:] {
        if members[property.key]?.isNull == true, !isNullable(property.value) { members[property.key] = nil }
        if members[property.key] == nil { members[property.key] = property.value["default"] }
        if let inner = members[property.key] { members[property.key] = applied(inner, schema: property.value) }
      }
      if let inner = schema["additionalProperties"], inner.object != nil {
        for pair in members where schema["properties"]?[pair.key] == nil {
          members[pair.key] = applied(pair.value, schema: inner)
        }
      }
      return .object(members)
    case .array(let items):
      guard let inner = schema["items"] else { return value }
      return .array(items.map { applied($0, schema: inner) })
    default: return value
    }
  }

  private static func isNullable(_ schema: Value) -> Bool { schema["nullable"]?.bool == true }
}
