// SPDX-License-Identifier: Apache-2.0

/// `reflect.DeepEqual`
enum DeepEquality {
  static func isEqual(
    _ left: GoValue, _ right: GoValue, depth: Int = 0, _ state: inout Evaluation
  ) throws(Failure) -> Bool {
    try state.step()
    if depth > GoValue.deepest { throw .bound(.nesting, "a value contains itself") }
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let left), .bool(let right)): return left == right
    case (.int(let left), .int(let right)): return left == right
    case (.integer(let left, let leftKind), .integer(let right, let rightKind)):
      return leftKind == rightKind && left == right
    case (.double(let left), .double(let right)): return left == right
    case (.complex(let left), .complex(let right)): return left == right
    case (.string(let left), .string(let right)): return left.hasSameBytes(as: right)
    case (.bytes(let left), .bytes(let right)): return left == right
    case (.instant(let left), .instant(let right)): return left == right
    case (.version(let left), .version(let right)):
      return left === right
        || left.isStructure == right.isStructure && left.original == right.original
          && left.description == right.description
    case (.certificate(let left), .certificate(let right)):
      return left.certificate == right.certificate && left.key == right.key
    case (.list(let left), .list(let right)):
      guard left.type == right.type, left.isNil == right.isNil, left.items.count == right.items.count else {
        return false
      }
      for (one, other) in zip(left.items, right.items) {
        if try !isEqual(one, other, depth: depth + 1, &state) { return false }
      }
      return true
    case (.map(let left), .map(let right)):
      if left === right { return true }
      guard left.type == right.type, left.isNil == right.isNil, left.count == right.count else { return false }
      for pair in left.pairs {
        guard let other = right[pair.key] else { return false }
        if try !isEqual(pair.value, other, depth: depth + 1, &state) { return false }
      }
      return true
    default: return false
    }
  }
}
