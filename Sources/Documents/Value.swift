// SPDX-License-Identifier: Apache-2.0

/// Any JSON or YAML value: the one dynamic type of the house.
///
/// Maps keep the order in which their keys were written. Integers and floating-point numbers are apart because Kubernetes
/// keeps them apart; `==` compares `int(1)` and `double(1)` as different values.
public enum Value: Sendable, Hashable {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)
  case array([Value])
  case object(Object)
}

extension Value {
  /// Texts are equal when their bytes are (Swift's own `==` goes by canonical equivalence); maps regardless of order.
  public static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.int(let one), .int(let other)): one == other
    case (.double(let one), .double(let other)): one == other
    case (.string(let one), .string(let other)): sameBytes(one, other)
    case (.array(let one), .array(let other)): one == other
    case (.object(let one), .object(let other)): one == other
    default: false
    }
  }
}

extension Value {
  /// Text, if this is a string.
  @inlinable public var string: String? { if case .string(let text) = self { text } else { nil } }
  /// A whole number, if this is an integer (or a double without a fraction that fits).
  @inlinable public var int: Int64? {
    switch self {
    case .int(let number): number
    case .double(let number): Int64(exactly: number)
    default: nil
    }
  }
  /// A number as a double, if this is a number.
  @inlinable public var double: Double? {
    switch self {
    case .int(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }
  @inlinable public var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
  @inlinable public var array: [Value]? { if case .array(let items) = self { items } else { nil } }
  @inlinable public var object: Object? { if case .object(let members) = self { members } else { nil } }
  @inlinable public var isNull: Bool { if case .null = self { true } else { false } }

  /// What kind of value this is, in words for an error message.
  public var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .int, .double: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "a map"
    }
  }

  /// The member with this key; nil when absent or when this is not a map. Setting on anything but a map makes it one.
  @inlinable public subscript(key: String) -> Value? {
    get { if case .object(let members) = self { members[key] } else { nil } }
    set {
      var members = object ?? Object()
      self = .null  // releases our reference, so that the change below is made in place
      members[key] = newValue
      self = .object(members)
    }
  }

  /// The value at a path of map keys; nil as soon as one is missing.
  @inlinable public func at(_ path: String...) -> Value? { at(path) }
  @inlinable public func at(_ path: [String]) -> Value? {
    var current = self
    for key in path {
      guard let next = current[key] else { return nil }
      current = next
    }
    return current
  }
}

/// Null is written `.null`. There is no literal `nil` on purpose: in `isThere ? value : nil` the compiler would prefer the value null to
/// "no value" wherever an optional value is meant, and say nothing.
extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int64) { self = .int(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(floatLiteral value: Double) { self = .double(value) }
  public init(arrayLiteral elements: Value...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, Value)...) { self = .object(Object(elements)) }
}
