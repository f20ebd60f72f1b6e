// SPDX-License-Identifier: Apache-2.0
public import KubeModel
internal import Naming
public import PreviewAPI

// What we own of an object, remembered from the last apply: to see that somebody has taken a field, and to know whether a field
// in conflict was ours before.

/// Hexadecimal digits per field: in an object of a thousand fields a wrong match has a chance of one in sixteen thousand.
private let digits = 6

/// The fields that we own of a live object, as short hashes of their paths, sorted and joined; "" where the server keeps no books.
public func ownedFields(_ live: KubeObject) -> String {
  live.fields(appliedBy: Names.fieldManager).map { ShortHash.hex($0, digits: digits) }.sorted().joined()
}

private func owned(_ books: String, _ field: String) -> Bool {
  let wanted = Array(ShortHash.hex(field, digits: digits).utf8)
  let bytes = Array(books.utf8)
  return stride(from: 0, to: bytes.count, by: digits).contains {
    bytes[$0..<min($0 + digits, bytes.count)].elementsEqual(wanted)
  }
}

/// Whether somebody has changed what we applied. What others added beside it is theirs.
func hasDrifted(_ live: KubeObject, from entry: InventoryEntry, wanted: KubeObject) -> Bool {
  // Without books, the generation moves when somebody else changes the specification.
  let isTouched = entry.owned.isEmpty ? live.generation != entry.generation : ownedFields(live) != entry.owned
  return isTouched && !stands(wanted.value, in: live.value)
}

/// What to do about fields that others own.
public enum ConflictVerdict: Sendable, Equatable {
  /// All of them were ours before: somebody has taken them, and they are taken back.
  case force
  /// For people: which field belongs to whom, and what to do.
  case refuse(String)
}

/// - Parameter entry: what we remember of the object; nil when we never applied it.
public func verdict(on conflicts: [FieldConflict], _ entry: InventoryEntry?) -> ConflictVerdict {
  let foreign = conflicts.filter { conflict in
    conflict.manager != Names.fieldManager && !owned(entry?.owned ?? "", conflict.field)
  }
  if foreign.isEmpty { return .force }
  let words = foreign.prefix(5).map { "\($0.field.drop { $0 == "." }) belongs to \($0.manager)" }
  let more = foreign.count > 5 ? " and \(foreign.count - 5) more" : ""
  return .refuse(
    words.joined(separator: ", ") + more + "; take it out of the template, or have its owner let go of it")
}
