// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// What a patch asks for that cannot be done: the path in the object and why.
struct PatchError: Error {
  var path: String
  var message: String
}

/// A Kubernetes strategic merge patch over an Application (appset-engine section 3.10): maps merge, null deletes, lists are
/// replaced whole, except finalizers (a set) and owner references (by uid). Directives work where Application has a use
/// for them.
func strategicallyMerged(_ patch: Object, into object: Object, path: String = "") throws(PatchError) -> Object {
  if let directive = patch["$patch"] {
    switch directive.string {
    case "replace":
      var replaced = Object()
      for pair in patch where pair.key != "$patch" { replaced[pair.key] = pair.value }
      return replaced
    case "delete": return Object()
    default: throw PatchError(path: path, message: "$patch is replace or delete")
    }
  }
  var result = object
  if let kept = patch["$retainKeys"]?.array?.compactMap(\.string) {
    try checkRetained(kept, patch, path)
    for key in object.keys where !kept.contains(key) { result[key] = nil }
  }
  for pair in patch {
    if pair.key == "$retainKeys" || pair.key == "$patch" { continue }
    if let list = suffix(of: pair.key, after: "$deleteFromPrimitiveList/") {
      let gone = pair.value.array ?? []
      result[list] = (result[list]?.array).map { .array($0.filter { !gone.contains($0) }) }
      continue
    }
    if pair.key.hasPrefix("$setElementOrder/") { continue }
    let place = path.isEmpty ? pair.key : "\(path).\(pair.key)"
    result[pair.key] = try mergedMember(pair.value, over: result[pair.key], path: place)
  }
  return result
}

/// What the patch itself sets must be among what is retained.
private func checkRetained(_ kept: [String], _ patch: Object, _ path: String) throws(PatchError) {
  for pair in patch where !pair.value.isNull && !isDirective(pair.key) && !kept.contains(pair.key) {
    throw PatchError(path: path, message: "sets \(pair.key), which its $retainKeys does not name")
  }
}

private func isDirective(_ key: String) -> Bool {
  key == "$patch" || key == "$retainKeys" || key.hasPrefix("$deleteFromPrimitiveList/")
    || key.hasPrefix("$setElementOrder/")
}

private func mergedMember(_ patch: Value, over live: Value?, path: String) throws(PatchError) -> Value? {
  if patch.isNull { return nil }
  guard let live, !live.isNull else { return plain(patch) }
  switch (patch, live) {
  case (.object(let wanted), .object(let present)):
    // The original fails here for want of type information; a JSON merge patch (RFC 7386) is what was meant.
    if path.hasSuffix(".valuesObject") { return live.merged(with: patch) }
    if wanted["$patch"]?.string == "delete" { return nil }
    return .object(try strategicallyMerged(wanted, into: present, path: path))
  case (.array(let wanted), .array(let present)):
    if path == "metadata.finalizers" { return .array(present + wanted.filter { !present.contains($0) }) }
    if path == "metadata.ownerReferences" { return .array(mergedByUID(wanted, over: present)) }
    return patch
  default: return plain(patch)
  }
}

private func mergedByUID(_ wanted: [Value], over present: [Value]) -> [Value] {
  var result = present
  for item in wanted {
    if let place = result.firstIndex(where: { $0["uid"] == item["uid"] }) {
      result[place] = item
    } else {
      result.append(item)
    }
  }
  return result
}

/// What is put where nothing was: neither nulls nor directives, which have nothing to act on.
private func plain(_ value: Value) -> Value {
  guard case .object(let members) = value else { return value }
  return .object(
    Object(members.filter { !$0.value.isNull && !isDirective($0.key) }.map { ($0.key, plain($0.value)) }))
}

private func suffix(of text: String, after prefix: String) -> String? {
  text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
}
