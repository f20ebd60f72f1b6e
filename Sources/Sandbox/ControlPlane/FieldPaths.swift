// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// Reading and removing by path of fields.
enum FieldPaths {
  static func value(at path: [FieldStep], in value: Value, _ type: FieldType) -> Value? {
    var (current, type) = (value, type)
    for step in path {
      guard let next = child(step, of: current, type) else { return nil }
      (current, type) = (next, stepType(step, type))
    }
    return current
  }

  static func stepType(_ step: FieldStep, _ type: FieldType) -> FieldType {
    if case .field(let name) = step { type.member(name) } else { type.item }
  }

  private static func child(_ step: FieldStep, of value: Value, _ type: FieldType) -> Value? {
    switch step {
    case .field(let name): return value[name]
    case .key: return place(of: step, in: value, type).flatMap { value.array?[$0] }
    case .value(let wanted): return value.array?.first { $0 == wanted }
    }
  }

  private static func place(of step: FieldStep, in value: Value, _ type: FieldType) -> Int? {
    guard let items = value.array else { return nil }
    if case .map(let keys) = type.list(items) { return items.firstIndex { ItemKey.step($0, keys) == step } }
    // The list's type may not be known from what is left in it: compare by the members that the step names.
    guard case .key(let members) = step, let names = members.object?.keys else { return nil }
    return items.firstIndex { ItemKey.step($0, names) == step }
  }

  /// Of these paths, those at which the two values differ. An item of a list differs only where its members do.
  static func differing(_ set: FieldSet, _ old: Value, _ new: Value, _ type: FieldType) -> FieldSet {
    var result = FieldSet()
    result.isMember = set.isMember && set.children.isEmpty && old != new
    for (step, child) in set.children {
      guard let before = FieldPaths.child(step, of: old, type), let after = FieldPaths.child(step, of: new, type)
      else { continue }
      let inner = differing(child, before, after, stepType(step, type))
      if !inner.isEmpty { result.children[step] = inner }
    }
    return result
  }

  /// Removes the members of the set from the value, and what they leave empty. Nothing below `kept` goes.
  static func removing(_ set: FieldSet, keeping kept: FieldSet, from value: Value, _ type: FieldType) -> Value? {
    if set.isMember, kept.isEmpty, set.children.isEmpty || value.array == nil && value.object == nil { return nil }
    var result = value
    for (step, child) in set.children {
      let held = kept.children[step] ?? FieldSet()
      guard let inner = FieldPaths.child(step, of: result, type) else { continue }
      var rest = removing(child, keeping: held, from: inner, stepType(step, type))
      // An item of a keyed list that was ours alone goes as a whole, with whatever was left of it nobody's.
      if child.isMember, held.isEmpty, case .key = step, rest.map(isBare(step)) ?? true { rest = nil }
      put(rest, at: step, in: &result, type)
    }
    if kept.isEmpty, value != result, isHollow(result) { return nil }
    return result
  }

  private static func isHollow(_ value: Value) -> Bool {
    switch value {
    case .object(let members): members.isEmpty
    case .array(let items): items.isEmpty
    default: false
    }
  }

  /// Whether an item has only its keys left.
  private static func isBare(_ step: FieldStep) -> (Value) -> Bool {
    { item in
      guard case .key(let keys) = step, let members = item.object else { return false }
      return members.allSatisfy { keys[$0.key] != nil }
    }
  }

  private static func put(_ new: Value?, at step: FieldStep, in value: inout Value, _ type: FieldType) {
    switch step {
    case .field(let name): value[name] = new
    case .key, .value:
      guard var items = value.array else { return }
      let index: Int? =
        if case .value(let wanted) = step { items.firstIndex(of: wanted) } else { place(of: step, in: value, type) }
      guard let index else { return }
      if let new { items[index] = new } else { items.remove(at: index) }
      value = .array(items)
    }
  }
}
