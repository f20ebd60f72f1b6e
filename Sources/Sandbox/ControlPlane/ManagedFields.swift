// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

/// Who writes: what tells the entries of `metadata.managedFields` apart.
struct FieldManager: Hashable, Sendable {
  var name: String
  /// `Apply` or `Update`.
  var operation: String
  var apiVersion: String
  var subresource: String

  /// As in the message of a conflict.
  func shown(_ time: String?) -> String {
    var text = "\"\(name)\""
    if !subresource.isEmpty { text += " with subresource \"\(subresource)\"" }
    guard operation == "Update" else { return text }
    text += " using \(apiVersion)"
    return time.map { "\(text) at \($0)" } ?? text
  }
}

/// `metadata.managedFields`: which manager owns which fields.
struct ManagedFields: Sendable {
  struct Entry: Sendable {
    var manager: FieldManager
    var time: String?
    var fields: FieldSet
  }
  var entries: [Entry] = []

  init(_ value: Value? = nil) {
    for entry in value?.array ?? [] {
      guard let name = entry["manager"]?.string, let operation = entry["operation"]?.string else { continue }
      entries.append(
        Entry(
          manager: FieldManager(
            name: name, operation: operation, apiVersion: entry["apiVersion"]?.string ?? "",
            subresource: entry["subresource"]?.string ?? ""),
          time: entry["time"]?.string, fields: FieldSet(entry["fieldsV1"])))
    }
  }

  /// nil when nobody owns anything.
  var value: Value? {
    let values = entries.filter { !$0.fields.isEmpty }.map { entry -> Value in
      var result: Value = [
        "manager": .string(entry.manager.name), "operation": .string(entry.manager.operation),
        "apiVersion": .string(entry.manager.apiVersion),
      ]
      if let time = entry.time { result["time"] = .string(time) }
      result["fieldsType"] = "FieldsV1"
      result["fieldsV1"] = entry.fields.value
      if !entry.manager.subresource.isEmpty { result["subresource"] = .string(entry.manager.subresource) }
      return result
    }
    return values.isEmpty ? nil : .array(values)
  }

  func fields(of manager: FieldManager) -> FieldSet? { entries.first { $0.manager == manager }?.fields }

  /// Applying through another version of the API still is the same applier.
  func applied(by manager: FieldManager) -> FieldSet? {
    entries.first { $0.manager.isSameApplier(as: manager) }?.fields
  }

  mutating func set(_ fields: FieldSet, for manager: FieldManager, time: String) {
    if manager.operation == "Apply" {
      entries.removeAll { $0.manager.isSameApplier(as: manager) && $0.manager != manager }
    }
    if let place = entries.firstIndex(where: { $0.manager == manager }) {
      if entries[place].fields != fields { entries[place].time = time }
      entries[place].fields = fields
    } else {
      entries.append(Entry(manager: manager, time: time, fields: fields))
    }
    entries.removeAll { $0.fields.isEmpty }
  }

  /// After a plain write: what changed belongs to the writer alone, what vanished to nobody.
  func afterUpdate(
    from old: Value?, to new: Value, by manager: FieldManager, _ type: FieldType, now: Timestamp
  ) -> ManagedFields {
    let before = old.map { FieldSet(leavesOf: ManagedFields.ownable($0), type) } ?? FieldSet()
    let content = ManagedFields.ownable(new)
    let after = content.object?.isEmpty ?? true ? FieldSet() : FieldSet(leavesOf: content, type)
    let added = after.subtracting(before)
    let removed = before.subtracting(after)
    let kept = after.intersection(before)
    let modified =
      old.map { old in FieldPaths.differing(kept, ManagedFields.ownable(old), content, type) } ?? FieldSet()
    let changed = added.union(modified)
    var result = self
    for place in result.entries.indices {
      let isWriter = result.entries[place].manager == manager
      let lost = isWriter ? removed : removed.union(modified)
      result.entries[place].fields = result.entries[place].fields.subtracting(lost)
    }
    result.entries.removeAll { $0.fields.isEmpty && $0.manager != manager }
    if !changed.isEmpty {
      result.set((result.fields(of: manager) ?? FieldSet()).union(changed), for: manager, time: now.description)
    }
    result.entries.removeAll { $0.fields.isEmpty }
    return result
  }

  /// An object without what no manager owns.
  static func ownable(_ value: Value) -> Value {
    var result = value
    result["apiVersion"] = nil
    result["kind"] = nil
    if var metadata = result["metadata"] {
      for key in [
        "name", "namespace", "uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp",
        "deletionGracePeriodSeconds", "managedFields", "selfLink",
      ] { metadata[key] = nil }
      result["metadata"] = metadata
      if metadata.object?.isEmpty ?? true { result["metadata"] = nil }
    }
    return result
  }
}

extension FieldManager {
  func isSameApplier(as other: FieldManager) -> Bool {
    operation == "Apply" && other.operation == "Apply" && name == other.name && subresource == other.subresource
  }
}
