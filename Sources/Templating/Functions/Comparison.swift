// SPDX-License-Identifier: Apache-2.0

/// The rules of `eq`, `lt` and their kin: basic kinds compare with their own kind only.
enum Comparison {
  private enum Kind {
    case bool
    case complex
    case signed
    case unsigned
    case float
    case string
    case other
  }

  private static func kind(_ value: GoValue) -> Kind {
    switch value {
    case .bool: .bool
    case .complex: .complex
    case .int: .signed
    case .integer(_, let kind): kind.isSigned ? .signed : .unsigned
    case .double: .float
    case .string, .bytes: .string
    case .null, .list, .map, .instant, .version, .certificate: .other
    }
  }

  static func isEqual(_ first: GoValue, _ others: some Collection<GoValue>) throws(Failure) -> Bool {
    if others.isEmpty { throw .function("missing argument for comparison") }
    for other in others where try isEqual(first, other) { return true }
    return false
  }

  static func isEqual(_ left: GoValue, _ right: GoValue) throws(Failure) -> Bool {
    switch (left, right) {
    case (.string(let left), .string(let right)): return left.hasSameBytes(as: right)
    case (.int(let left), .int(let right)): return left == right
    default: break
    }
    let kinds = (kind(left), kind(right))
    switch kinds {
    case (.bool, .bool), (.complex, .complex), (.float, .float), (.string, .string), (.signed, .signed),
      (.unsigned, .unsigned):
      return basicsAreEqual(left, right)
    case (.signed, .unsigned), (.unsigned, .signed): return isEqual(mixed: left, right)
    case (.other, .other): return try othersAreEqual(left, right)
    default:
      if left.isNull || right.isNull { return false }
      throw .function("incompatible types for comparison: \(left.type.name) and \(right.type.name)")
    }
  }

  private static func basicsAreEqual(_ left: GoValue, _ right: GoValue) -> Bool {
    switch (left, right) {
    case (.bool(let left), .bool(let right)): left == right
    case (.complex(let left), .complex(let right)): left == right
    case (.double(let left), .double(let right)): left == right
    default:
      if let left = left.signed, let right = right.signed {
        left == right
      } else if let left = left.unsigned, let right = right.unsigned {
        left == right
      } else {
        left.stringBytes == right.stringBytes
      }
    }
  }

  private static func isEqual(mixed left: GoValue, _ right: GoValue) -> Bool {
    if let left = left.signed, let right = right.unsigned { return left >= 0 && UInt64(left) == right }
    if let left = left.unsigned, let right = right.signed { return right >= 0 && UInt64(right) == left }
    return false
  }

  private static func othersAreEqual(_ left: GoValue, _ right: GoValue) throws(Failure) -> Bool {
    if left.isNull || right.isNull { return left.isNil && right.isNil }
    switch (left, right) {
    case (.instant(let left), .instant(let right)): return left == right
    case (.version(let left), .version(let right)) where !left.isStructure && !right.isStructure:
      return left === right
    case (.version(let left), .version(let right)) where left.isStructure && right.isStructure:
      return left.original == right.original && left.description == right.description
    case (.certificate(let left), .certificate(let right)):
      return left.certificate == right.certificate && left.key == right.key
    case (.list, .list) where left.isNil || right.isNil, (.map, .map) where left.isNil || right.isNil:
      return left.isNil && right.isNil
    case (.list, .list), (.map, .map):
      throw .function("non-comparable type \(text(right)): \(right.type.name)")
    default:
      throw .function("non-comparable types \(text(left)): \(left.type.name), \(right.type.name): \(shown(right))")
    }
  }

  /// As `%s` shows it, which complains about everything that is not a string.
  private static func text(_ value: GoValue) -> String {
    String(decoding: Formatter.sprintf(Array("%s".utf8), [value], bound: 1 << 16), as: UTF8.self)
  }

  private static func shown(_ value: GoValue) -> String { String(decoding: Formatter.text(value), as: UTF8.self) }

  static func isLessOrEqual(_ left: GoValue, _ right: GoValue) throws(Failure) -> Bool {
    if try isLess(left, right) { return true }
    return try isEqual(left, right)
  }

  static func isLess(_ left: GoValue, _ right: GoValue) throws(Failure) -> Bool {
    let kinds = (kind(left), kind(right))
    if kinds.0 == .other || kinds.1 == .other { throw .function("invalid type for comparison") }
    switch kinds {
    case (.signed, .unsigned):
      guard let left = left.signed, let right = right.unsigned else { return false }
      return left < 0 || UInt64(left) < right
    case (.unsigned, .signed):
      guard let left = left.unsigned, let right = right.signed else { return false }
      return right >= 0 && left < UInt64(right)
    case (.bool, .bool), (.complex, .complex): throw .function("invalid type for comparison")
    case (.float, .float): if case .double(let left) = left, case .double(let right) = right { return left < right }
    case (.signed, .signed): return (left.signed ?? 0) < (right.signed ?? 0)
    case (.unsigned, .unsigned): return (left.unsigned ?? 0) < (right.unsigned ?? 0)
    case (.string, .string):
      return (left.stringBytes ?? []).lexicographicallyPrecedes(right.stringBytes ?? [])
    default: throw .function("incompatible types for comparison: \(left.type.name) and \(right.type.name)")
    }
    return false
  }
}

extension GoValue {
  /// nil itself, or a list or map that is nil.
  var isNil: Bool {
    switch self {
    case .null: true
    case .list(let list): list.isNil
    case .map(let map): map.isNil
    default: false
    }
  }
}
