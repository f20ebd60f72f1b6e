// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// Strategic merge patches: as JSON merge patches, but lists with a merge key merge by it (apimachinery's strategicpatch).
enum StrategicMerge {
  static func patched(_ value: Value, with patch: Value, _ type: FieldType) -> Value {
    guard case .object(let changes) = patch else { return patch }
    if changes["$patch"]?.string == "replace" {
      var rest = changes
      rest["$patch"] = nil
      return .object(rest)
    }
    var members = value.object ?? [:]
    if let kept = changes["$retainKeys"]?.array {
      for key in members.keys where !kept.contains(.string(key)) { members[key] = nil }
    }
    for pair in changes {
      if let name = stripped(pair.key, "$deleteFromPrimitiveList/") {
        let gone = pair.value.array ?? []
        if let items = members[name]?.array { members[name] = .array(items.filter { !gone.contains($0) }) }
      } else if pair.key.hasPrefix("$") {
        continue  // order and other directives carry no content
      } else if pair.value.isNull {
        members[pair.key] = nil
      } else if pair.value["$patch"]?.string == "delete" {
        members[pair.key] = nil
      } else {
        members[pair.key] = member(members[pair.key], pair.value, type.member(pair.key))
      }
    }
    for pair in changes {
      guard let name = stripped(pair.key, "$setElementOrder/"), let items = members[name]?.array else { continue }
      members[name] = .array(ordered(items, pair.value.array ?? [], type.member(name)))
    }
    return .object(members)
  }

  private static func stripped(_ key: String, _ prefix: String) -> String? {
    key.hasPrefix(prefix) ? String(key.dropFirst(prefix.count)) : nil
  }

  private static func member(_ old: Value?, _ new: Value, _ type: FieldType) -> Value {
    guard case .array(let changes) = new else {
      return new.object == nil ? new : patched(old ?? [:], with: new, type)
    }
    let items = old?.array ?? []
    switch type.list(items + changes.filter { $0["$patch"] == nil }) {
    case .atomic: return new
    case .set: return .array(items + changes.filter { !items.contains($0) })
    case .map(let keys): return .array(merged(items, changes, keys[0], type))
    }
  }

  /// The merge key of a list is the first of its keys (`patchMergeKey` has but one).
  private static func merged(_ items: [Value], _ changes: [Value], _ key: String, _ type: FieldType) -> [Value] {
    var result = items
    if changes.contains(where: { $0["$patch"]?.string == "replace" }) { result = [] }
    for change in changes {
      let place = result.firstIndex { $0[key] == change[key] }
      switch (change["$patch"]?.string, place) {
      case ("replace", _): continue
      case ("delete", let place?): result.remove(at: place)
      case ("delete", nil): continue
      case (_, let place?): result[place] = patched(result[place], with: change, type.item)
      case (_, nil): result.append(patched([:], with: change, type.item))
      }
    }
    return result
  }

  /// Items named in the order come in it; others stay behind them in theirs.
  private static func ordered(_ items: [Value], _ order: [Value], _ type: FieldType) -> [Value] {
    func rank(_ item: Value) -> Int {
      order.firstIndex { wanted in
        guard let members = wanted.object else { return wanted == item }
        return members.allSatisfy { item[$0.key] == $0.value }
      } ?? order.count
    }
    return items.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }
}
