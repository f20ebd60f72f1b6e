// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// What type a field of a built-in kind has, for the fields that people and controllers write (k8s.io/api). What is not in the
/// table may be anything.
indirect enum BuiltInType: Sendable {
  case text, whole, flag
  case list(BuiltInType)
  /// Any keys, values of one type.
  case map(BuiltInType)
  /// Known members; further ones may be anything.
  case members([String: BuiltInType])

  /// A value that its field cannot hold.
  struct Misfit: Sendable, Equatable {
    /// `spec.replicas`, as the server's decoder of JSON names it: without places in lists and keys in maps.
    var field: String
    /// `.spec.replicas`, as server-side apply names it.
    var path: String
    var found: String
    var wanted: String
  }

  /// The first misfit of an object; nil when everything fits.
  static func misfit(_ object: Value, _ resource: APIResource) -> Misfit? {
    let type = BuiltInType.members((kinds[resource.storage] ?? [:]).merging(["metadata": metadata]) { own, _ in own })
    return type.misfit(object, field: "", path: "")
  }

  private func misfit(_ value: Value, field: String, path: String) -> Misfit? {
    switch (self, value) {
    case (_, .null), (.text, .string), (.whole, .int), (.flag, .bool): return nil
    case (.whole, .double(let number)) where Int64(exactly: number) != nil: return nil
    case (.list(let type), .array(let items)):
      for (place, item) in items.enumerated() {
        if let misfit = type.misfit(item, field: field, path: "\(path)[\(place)]") { return misfit }
      }
      return nil
    case (.map(let type), .object(let members)):
      for pair in members {
        if let misfit = type.misfit(pair.value, field: field, path: "\(path).\(pair.key)") { return misfit }
      }
      return nil
    case (.members(let types), .object(let members)):
      for pair in members {
        guard let type = types[pair.key] else { continue }
        let field = field.isEmpty ? pair.key : "\(field).\(pair.key)"
        if let misfit = type.misfit(pair.value, field: field, path: "\(path).\(pair.key)") { return misfit }
      }
      return nil
    default: return Misfit(field: field, path: path, found: BuiltInType.name(of: value), wanted: name)
    }
  }

  private var name: String {
    switch self {
    case .text: "string"
    case .whole: "int32"
    case .flag: "bool"
    case .list: "list"
    case .map, .members: "object"
    }
  }

  /// As Go's encoding/json calls it.
  private static func name(of value: Value) -> String {
    switch value {
    case .int, .double: "number"
    case .array: "array"
    case .bool: "bool"
    case .string: "string"
    case .object: "object"
    case .null: "null"
    }
  }
}

extension APIFailure {
  /// A body that cannot be read as the kind, as a server's decoder says it.
  static func undecodable(_ resource: APIResource, _ misfit: BuiltInType.Misfit) -> APIFailure {
    .badRequest(
      "\(resource.kind) in version \"\(resource.version)\" cannot be handled as a \(resource.kind): "
        + unmarshalling(resource, misfit))
  }

  /// A patch after which the object could not be read.
  static func unpatchable(_ resource: APIResource, _ name: String, _ misfit: BuiltInType.Misfit) -> APIFailure {
    .invalid(resource, name, [.invalid("patch", "\"\(misfit.field)\"", unmarshalling(resource, misfit))])
  }

  private static func unmarshalling(_ resource: APIResource, _ misfit: BuiltInType.Misfit) -> String {
    "json: cannot unmarshal \(misfit.found) into Go struct field \(resource.kind).\(misfit.field) of type \(misfit.wanted)"
  }

  /// An apply that says what its fields cannot hold; a real server, too, calls it an error of its own.
  static func untyped(
    _ resource: APIResource, _ namespace: String, _ name: String, _ misfit: BuiltInType.Misfit
  ) -> APIFailure {
    let wanted = misfit.wanted == "int32" ? "numeric (int or float)" : misfit.wanted
    return APIFailure(
      code: 500, reason: "InternalError",
      message:
        "failed to create typed patch object (\(namespace)/\(name); \(resource.apiVersion), Kind=\(resource.kind)): "
        + "\(misfit.path): expected \(wanted), got \(misfit.found)")
  }
}
