// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

/// `meta.k8s.io/v1` Tables, which `kubectl get` prints.
struct APITable: Sendable {
  var resource: APIResource
  var now: Timestamp
  /// `None`, `Metadata` (the default) or `Object`: what each row carries of its object.
  var includes = "Metadata"

  func table(_ objects: [Value], metadata: Value, withColumns: Bool = true) -> Value {
    var result: Value = ["kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": metadata]
    result["columnDefinitions"] = withColumns ? .array(resource.columns.map(definition)) : .null
    result["rows"] = .array(objects.map(row))
    return result
  }

  private func definition(_ column: APIColumn) -> Value {
    [
      "name": .string(column.name), "type": .string(column.type == "date" ? "string" : column.type),
      "format": .string(column.format), "description": .string(column.description), "priority": .int(column.priority),
    ]
  }

  private func row(_ object: Value) -> Value {
    var result: Value = ["cells": .array(resource.columns.map { cell($0, object) })]
    switch includes {
    case "None": break
    case "Object": result["object"] = object
    default: result["object"] = PartialMetadata.of(object)
    }
    return result
  }

  private func cell(_ column: APIColumn, _ object: Value) -> Value {
    switch column.cell {
    case .computed(let compute): return compute(object, now)
    case .path(let text):
      let found = APIJSONPath(text)?.values(in: object) ?? []
      guard let first = found.first, !first.isNull else { return column.type == "date" ? "<unknown>" : .null }
      switch column.type {
      case "date":
        guard let instant = first.string.flatMap({ Timestamp($0) }) else { return "<invalid>" }
        return .string(HumanDuration.text(now - instant))
      case "integer": return first.int.map { .int($0) } ?? .null
      case "number": return first.double.map { .double($0) } ?? .null
      case "boolean": return first.bool.map { .bool($0) } ?? .null
      default: return .string(found.map(APIJSONPath.text).joined(separator: " "))
      }
    }
  }
}

/// `meta.k8s.io/v1` PartialObjectMetadata: an object without what it says.
enum PartialMetadata {
  static func of(_ object: Value) -> Value {
    [
      "kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1", "metadata": object["metadata"] ?? [:],
    ]
  }
}
