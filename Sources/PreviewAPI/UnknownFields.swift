// SPDX-License-Identifier: Apache-2.0
public import Documents
public import KubeModel

/// A field of a specification that its schema does not have: the API server drops it, or refuses the object when it is strict.
public struct UnknownField: Sendable, Equatable {
  /// `spec.generators[0].git.directory`
  public var path: String
  public var name: String
  /// The fields that may stand there.
  public var known: [String]
}

extension CustomResources {
  /// Fields below `spec` that a PreviewSet, or the ApplicationSet that the object is, does not have; also in generators inside
  /// others. What a schema leaves open is not looked into.
  public static func unknownFields(of set: KubeObject, generators: [(String, Value)]) -> [UnknownField] {
    var schema = previewSetSpec(generators: nested(generators, levels: 2))
    if set.kind == Names.applicationSet, let fields = schema["properties"]?.object {
      schema["properties"] = .object(Object(fields.filter { !ownFields.contains($0.key) }.map { ($0.key, $0.value) }))
    }
    var found: [UnknownField] = []
    collect(set.spec, schema, "spec", &found)
    return found
  }

  /// What a PreviewSet has beyond an ApplicationSet.
  private static let ownFields: Set<String> = ["resources", "serviceAccountName", "preview", "suspend", "dryRun"]

  /// The schemas of generators that hold generators, with those of the inner ones filled in.
  private static func nested(_ generators: [(String, Value)], levels: Int) -> [(String, Value)] {
    generators.map { name, schema in
      guard levels > 0, schema.at("properties", "generators") != nil else { return (name, schema) }
      var schema = schema
      schema["properties"]?["generators"] = generatorList(nested(generators, levels: levels - 1))
      return (name, schema)
    }
  }

  private static func collect(_ value: Value, _ schema: Value, _ path: String, _ found: inout [UnknownField]) {
    switch value {
    case .array(let items):
      guard let inner = schema["items"] else { return }
      for (place, item) in items.enumerated() { collect(item, inner, "\(path)[\(place)]", &found) }
    case .object(let members):
      let isOpen = schema["x-kubernetes-preserve-unknown-fields"]?.bool == true
      let fields = schema["properties"]?.object
      for pair in members {
        let place = "\(path).\(pair.key)"
        if let inner = fields?[pair.key] {
          collect(pair.value, inner, place, &found)
        } else if let fields, !isOpen, schema["additionalProperties"] == nil {
          found.append(UnknownField(path: place, name: pair.key, known: fields.keys))
        }
      }
    default: break
    }
  }
}
