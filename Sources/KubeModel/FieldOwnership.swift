// SPDX-License-Identifier: Apache-2.0
internal import Documents

// Who owns which fields of an object, as server-side apply keeps the books: `metadata.managedFields`, FieldsV1
// (sigs.k8s.io/structured-merge-diff, fieldpath). Paths are written as the API server writes them in conflicts:
// `.spec.containers[name="web"].image`.

/// A field that another manager owns, out of the refusal of a server-side apply.
public struct FieldConflict: Sendable, Hashable {
  /// `.spec.replicas`
  public var field: String
  public var manager: String
  public init(field: String, manager: String) {
    self.field = field
    self.manager = manager
  }

  /// Nil when the cause is another one. The manager stands only in the words: `conflict with "kubectl-edit" using apps/v1`.
  public init?(_ cause: APIStatus.Cause) {
    guard cause.reason == "FieldManagerConflict" else { return nil }
    let quoted = cause.message.split(separator: "\"", omittingEmptySubsequences: false)
    self.init(field: cause.field ?? "", manager: quoted.count > 1 ? String(quoted[1]) : "another manager")
  }
}

extension KubeObject {
  /// Paths of the fields that a manager owns by applying them, in no particular order.
  public func fields(appliedBy manager: String) -> [String] {
    let entry = (metadata["managedFields"]?.array ?? []).first {
      $0["manager"]?.string == manager && $0["operation"]?.string == "Apply" && $0["subresource"] == nil
    }
    return entry.map { leaves(of: $0["fieldsV1"] ?? .null, under: "") } ?? []
  }

  /// Names of those who gave it more than a state: whoever made it is among them. Controllers write the status of what others
  /// make, and Argo CD an `operation`.
  public var makers: Set<String> {
    let entries = (metadata["managedFields"]?.array ?? []).filter { entry in
      let fields = entry["fieldsV1"]?.object ?? [:]
      return fields.isEmpty || fields.contains { !["f:status", "f:operation"].contains($0.key) }
    }
    return Set(entries.compactMap { $0["manager"]?.string })
  }
}

private func leaves(of fields: Value, under path: String) -> [String] {
  var result: [String] = []
  for pair in fields.object ?? [:] {
    // The item as such, beside its fields.
    if pair.key == "." {
      result.append(path)
      continue
    }
    let below = path + step(pair.key)
    let isLeaf = pair.value.object?.isEmpty ?? true
    result += isLeaf ? [below] : leaves(of: pair.value, under: below)
  }
  return result
}

/// `f:name` is a field, `k:{…}` an item by its keys, `v:…` an item by its value, `i:0` one by its place.
private func step(_ key: String) -> String {
  let body = String(key.dropFirst(2))
  switch key.prefix(2) {
  case "k:":
    let keys = (try? JSON.parse(body))?.object ?? [:]
    let texts = keys.map { "\($0.key)=\(JSON.text($0.value))" }.sorted()
    return "[\(texts.joined(separator: ","))]"
  case "v:": return "[=\(body)]"
  case "i:": return "[\(body)]"
  default: return "." + body
  }
}
