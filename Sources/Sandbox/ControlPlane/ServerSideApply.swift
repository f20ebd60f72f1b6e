// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

/// Server-side apply: merges what a manager wants into an object, takes away what it no longer wants, and keeps the books
/// (structured-merge-diff's merge.Updater).
struct ServerSideApply: Sendable {
  var type: FieldType
  var manager: FieldManager
  var isForced: Bool
  var now: Timestamp

  /// - Parameters:
  ///   - live: the object as it is; nil creates it.
  ///   - wanted: only the fields that the manager has an opinion on.
  func apply(_ wanted: Value, to live: Value?) throws(APIFailure) -> (value: Value, managers: ManagedFields) {
    let content = ManagedFields.ownable(wanted)
    let fields = content.object?.isEmpty ?? true ? FieldSet() : FieldSet(leavesOf: content, type)
    var managers = ManagedFields(live?[meta: "managedFields"])
    guard let live else {
      managers.set(fields, for: manager, time: now.description)
      return (wanted, managers)
    }
    let current = ManagedFields.ownable(live)
    try settleConflicts(fields, content, current, &managers)
    let before = managers.applied(by: manager) ?? FieldSet()
    var others = FieldSet()
    for entry in managers.entries where !entry.manager.isSameApplier(as: manager) {
      others = others.union(entry.fields)
    }
    let dropped = before.subtracting(fields).subtracting(others)
    var result = merged(live, with: content, type)
    if !dropped.isEmpty {
      result = FieldPaths.removing(dropped, keeping: fields.union(others), from: result, type) ?? result
    }
    managers.set(fields, for: manager, time: now.description)
    return (result, managers)
  }

  private func settleConflicts(
    _ fields: FieldSet, _ wanted: Value, _ live: Value, _ managers: inout ManagedFields
  ) throws(APIFailure) {
    let changed = FieldPaths.differing(fields, live, wanted, type)
    var causes: [APIFailure.Cause] = []
    var paths: [(manager: String, path: String)] = []
    for place in managers.entries.indices where !managers.entries[place].manager.isSameApplier(as: manager) {
      let entry = managers.entries[place]
      let contested = changed.intersection(entry.fields)
      if contested.isEmpty { continue }
      if isForced {
        managers.entries[place].fields = entry.fields.subtracting(contested)
        continue
      }
      let shown = entry.manager.shown(entry.time)
      for path in contested.paths {
        let text = path.map(\.shown).joined()
        causes.append(.init(reason: "FieldManagerConflict", message: "conflict with \(shown)", field: text))
        paths.append((shown, text))
      }
    }
    guard let first = paths.first else { return }
    if paths.count == 1 {
      throw .applyConflict(causes, "Apply failed with 1 conflict: conflict with \(first.manager): \(first.path)")
    }
    let byManager = Dictionary(grouping: paths, by: \.manager).sorted { $0.key < $1.key }
    let texts = byManager.map { entry in
      "conflicts with \(entry.key):\n" + entry.value.map { "- \($0.path)" }.joined(separator: "\n")
    }
    throw .applyConflict(
      causes, "Apply failed with \(paths.count) conflicts: " + texts.joined(separator: "\n"))
  }

  /// The live value with the wanted one laid over it.
  private func merged(_ live: Value, with wanted: Value, _ type: FieldType) -> Value {
    switch (live, wanted) {
    case (.object(var members), .object(let more)) where !type.isAtomicMap:
      for pair in more {
        members[pair.key] = members[pair.key].map { merged($0, with: pair.value, type.member(pair.key)) } ?? pair.value
      }
      return .object(members)
    case (.array(let items), .array(let more)):
      switch type.list(items + more) {
      case .atomic: return wanted
      case .set: return .array(items + more.filter { !items.contains($0) })
      case .map(let keys): return .array(merged(items, with: more, keys, type))
      }
    default: return wanted
    }
  }

  /// What is applied keeps its order; live items that are not in it stay before the item that they stood before, as far as the
  /// two orders agree (structured-merge-diff, `visitListItems`).
  private func merged(_ items: [Value], with more: [Value], _ keys: [String], _ type: FieldType) -> [Value] {
    func keyed(_ items: [Value]) -> [(step: FieldStep, item: Value)] { items.map { (ItemKey.step($0, keys), $0) } }
    let (live, wanted) = (keyed(items), keyed(more))
    let former = Dictionary(live.map { ($0.step, $0.item) }) { first, _ in first }
    let isWanted = Set(wanted.map(\.step))
    var common = wanted.map(\.step).filter { former[$0] != nil }[...]
    var taken: Set<FieldStep> = []
    var result: [Value] = []
    var (left, right) = (0, 0)
    while left < live.count || right < wanted.count {
      if left < live.count {
        let (step, item) = live[left]
        guard isWanted.contains(step) else {
          result.append(item)
          left += 1
          continue
        }
        let isNext = right < wanted.count && wanted[right].step == step
        if !isNext, right < wanted.count, let next = common.first, next != step {
          left += 1
          continue
        }
        if isNext || taken.contains(step) { left += 1 }
      }
      guard right < wanted.count else { continue }
      let (step, item) = wanted[right]
      result.append(former[step].map { merged($0, with: item, type.item) } ?? item)
      taken.insert(step)
      if common.first == step { common.removeFirst() }
      right += 1
    }
    return result
  }
}
