// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// One step in a path of fields (structured-merge-diff's fieldpath.PathElement).
enum FieldStep: Hashable, Sendable {
  case field(String)
  /// A list item by its keys, as a map.
  case key(Value)
  /// A member of a set.
  case value(Value)

  /// As in FieldsV1.
  var text: String {
    switch self {
    case .field(let name): "f:" + name
    case .key(let keys): "k:" + JSON.text(keys, sortedKeys: true)
    case .value(let value): "v:" + JSON.text(value)
    }
  }
  init?(_ text: String) {
    let rest = String(text.dropFirst(2))
    switch text.prefix(2) {
    case "f:": self = .field(rest)
    case "k:":
      guard let keys = try? JSON.parse(rest) else { return nil }
      self = .key(keys)
    case "v:":
      guard let value = try? JSON.parse(rest) else { return nil }
      self = .value(value)
    default: return nil
    }
  }

  /// As in messages.
  var shown: String {
    switch self {
    case .field(let name): return "." + name
    case .key(let keys):
      let pairs = (keys.object ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\(JSON.text($0.value))" }
      return "[" + pairs.joined(separator: ",") + "]"
    case .value(let value): return "[=\(JSON.text(value))]"
    }
  }
}

/// A set of paths into an object, as a tree.
struct FieldSet: Sendable, Equatable {
  /// Whether the path that leads here is a member itself.
  var isMember = false
  var children: [FieldStep: FieldSet] = [:]

  var isEmpty: Bool { !isMember && children.isEmpty }

  // MARK: FieldsV1

  init() {}
  init(_ fields: Value?) {
    for pair in fields?.object ?? [:] {
      if pair.key == "." {
        isMember = true
      } else if let step = FieldStep(pair.key) {
        var child = FieldSet(pair.value)
        if pair.value.object?.isEmpty ?? true { child.isMember = true }
        children[step] = child
      }
    }
  }
  var value: Value {
    var result = Object()
    if isMember, !children.isEmpty { result["."] = [:] }
    for (text, child) in children.map({ ($0.key.text, $0.value) }).sorted(by: { $0.0 < $1.0 }) {
      result[text] = child.value
    }
    return .object(result)
  }

  // MARK: from objects

  /// All leaves of a value, and the items of its keyed lists.
  init(leavesOf value: Value, _ type: FieldType) {
    switch value {
    case .object(let members) where !members.isEmpty && !type.isAtomicMap:
      for pair in members { children[.field(pair.key)] = FieldSet(leavesOf: pair.value, type.member(pair.key)) }
    case .array(let items) where !items.isEmpty:
      switch type.list(items) {
      case .atomic: isMember = true
      case .set: for item in items { children[.value(item)] = FieldSet(isMember: true) }
      case .map(let keys):
        for item in items {
          var child = FieldSet(leavesOf: item, type.item)
          child.isMember = true
          children[ItemKey.step(item, keys)] = child
        }
      }
    default: isMember = true
    }
  }
  private init(isMember: Bool) { self.isMember = isMember }

  // MARK: algebra

  func union(_ other: FieldSet) -> FieldSet {
    var result = self
    result.isMember = isMember || other.isMember
    result.children.merge(other.children) { $0.union($1) }
    return result
  }

  func subtracting(_ other: FieldSet) -> FieldSet {
    var result = self
    result.isMember = isMember && !other.isMember
    for (step, theirs) in other.children {
      guard let ours = result.children[step] else { continue }
      let rest = ours.subtracting(theirs)
      result.children[step] = rest.isEmpty ? nil : rest
    }
    return result
  }

  func intersection(_ other: FieldSet) -> FieldSet {
    var result = FieldSet()
    result.isMember = isMember && other.isMember
    for (step, ours) in children {
      guard let theirs = other.children[step] else { continue }
      let both = ours.intersection(theirs)
      if !both.isEmpty { result.children[step] = both }
    }
    return result
  }

  /// Without these paths and all below them.
  func removing(_ paths: [[FieldStep]]) -> FieldSet {
    var result = self
    for path in paths { result.remove(path[...]) }
    return result
  }
  private mutating func remove(_ path: ArraySlice<FieldStep>) {
    guard let first = path.first, var child = children[first] else { return }
    if path.count == 1 {
      children[first] = nil
    } else {
      child.remove(path.dropFirst())
      children[first] = child.isEmpty ? nil : child
    }
  }

  /// The members, in order of their text.
  var paths: [[FieldStep]] {
    var result: [[FieldStep]] = isMember ? [[]] : []
    for (step, child) in children.sorted(by: { $0.key.text < $1.key.text }) {
      result += child.paths.map { [step] + $0 }
    }
    return result
  }
}

/// What tells the items of a keyed list apart.
enum ItemKey {
  static func step(_ item: Value, _ keys: [String]) -> FieldStep {
    .key(.object(Object(keys.compactMap { key in (item[key] ?? FieldType.keyDefaults[key]).map { (key, $0) } })))
  }
}
