// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Templating

/// How Go prints a parameter (appset-engine section 3.4): what `{{param}}` mode, matrix and selectors compare.
enum Printing {
  static func text(_ value: Value, type: GoType? = nil) -> String {
    switch value {
    case .null: "<nil>"
    case .bool(let flag): flag ? "true" : "false"
    case .int(let number): isInteger(type) ? String(number) : NumberText.general(Double(number))
    case .double(let number): NumberText.general(number)
    case .string(let text): text
    case .array(let items): "[" + items.map { text($0) }.joined(separator: " ") + "]"
    case .object(let members):
      "map["
        + members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { $0.key + ":" + text($0.value) }.joined(separator: " ") + "]"
    }
  }

  private static func isInteger(_ type: GoType?) -> Bool {
    switch type {
    case .int, .int32, .int64, .uint, .uint64: true
    default: false
    }
  }

  /// Dotted keys to texts. Typed lists are leaves; empty maps and lists vanish.
  static func flattened(_ parameters: Parameters) -> [String: String] {
    var result: [String: String] = [:]
    for pair in parameters.values {
      flatten(pair.value, key: pair.key, pointer: "/" + escaped(pair.key), types: parameters.types, into: &result)
    }
    return result
  }

  /// The same for a plain document, in order.
  static func flattened(_ document: Object) -> Object {
    var result = Object()
    func walk(_ value: Value, _ key: String) {
      switch value {
      case .object(let members): for pair in members { walk(pair.value, key + "." + pair.key) }
      case .array(let items): for (place, item) in items.enumerated() { walk(item, "\(key).\(place)") }
      default: result[key] = .string(text(value))
      }
    }
    for pair in document { walk(pair.value, pair.key) }
    return result
  }

  private static func flatten(
    _ value: Value, key: String, pointer: String, types: [String: GoType], into result: inout [String: String]
  ) {
    let type = types[pointer]
    switch value {
    case .object(let members):
      for pair in members {
        flatten(
          pair.value, key: key + "." + pair.key, pointer: pointer + "/" + escaped(pair.key), types: types, into: &result
        )
      }
    case .array(let items) where type == nil:
      for (place, item) in items.enumerated() {
        flatten(item, key: "\(key).\(place)", pointer: "\(pointer)/\(place)", types: types, into: &result)
      }
    default: result[key] = text(value, type: type)
    }
  }

  /// One part of a JSON pointer (RFC 6901).
  static func escaped(_ key: String) -> String {
    guard key.utf8.contains(where: { $0 == 0x7E || $0 == 0x2F }) else { return key }
    return key.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
  }
}
