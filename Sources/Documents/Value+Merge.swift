// SPDX-License-Identifier: Apache-2.0

extension Value {
  /// This value after a JSON merge patch (RFC 7386): maps merge member by member, null removes, anything else replaces.
  public func merged(with patch: Value) -> Value {
    guard case .object(let changes) = patch else { return patch }
    var members = object ?? Object()
    for change in changes {
      // Not in one expression: `nil` beside a Value in a conditional would be the value null.
      if change.value.isNull {
        members[change.key] = nil
      } else {
        members[change.key] = (members[change.key] ?? .null).merged(with: change.value)
      }
    }
    return .object(members)
  }

  /// The same value with the keys of all maps in byte order.
  public var sortedByKey: Value {
    switch self {
    case .array(let items): .array(items.map(\.sortedByKey))
    case .object(let members):
      .object(
        Object(
          uniquePairs: ContiguousArray(
            members.pairsByKey.map { Object.Pair(key: $0.key, value: $0.value.sortedByKey) })))
    default: self
    }
  }

  /// A scalar as people write it: text itself, `true`, `3`, `1.5`, nothing for null. Nil for lists and maps.
  public var scalarText: String? {
    switch self {
    case .null: ""
    case .bool(let flag): flag ? "true" : "false"
    case .int(let number): String(number)
    case .double(let number): NumberText.json(number)
    case .string(let text): text
    case .array, .object: nil
    }
  }

  /// Equality as JSON has it: `1` and `1.0` are the same number.
  public func isSameJSON(as other: Value) -> Bool {
    switch (self, other) {
    case (.int(let one), .double(let two)), (.double(let two), .int(let one)): return Int64(exactly: two) == one
    case (.array(let one), .array(let two)):
      return one.count == two.count && zip(one, two).allSatisfy { $0.isSameJSON(as: $1) }
    case (.object(let one), .object(let two)):
      return one.count == two.count && one.pairs.allSatisfy { two[$0.key]?.isSameJSON(as: $0.value) ?? false }
    default: return self == other
    }
  }
}
