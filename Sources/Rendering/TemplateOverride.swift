// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// A generator's own template filled from the set's (appset-engine section 3.9): what the generator leaves empty, the set
/// gives; maps merge key by key, lists are atomic. An override can therefore never say false, 0 or "" against the set.
func merged(override: Value?, over template: Value) -> Value {
  guard let override, !override.isNull else { return template }
  return fill(override, from: template, key: "")
}

private func fill(_ preferred: Value, from fallback: Value, key: String) -> Value {
  // valuesObject is one opaque blob in the original: never merged below, and even an empty one counts.
  if key == "valuesObject", !preferred.isNull { return preferred }
  if case .object(var members) = preferred, case .object(let others) = fallback {
    for other in others {
      members[other.key] = members[other.key].map { fill($0, from: other.value, key: other.key) } ?? other.value
    }
    return .object(members)
  }
  return isEmpty(preferred) ? fallback : preferred
}

private func isEmpty(_ value: Value) -> Bool {
  switch value {
  case .null: true
  case .bool(let flag): !flag
  case .int(let number): number == 0
  case .double(let number): number == 0
  case .string(let text): text.isEmpty
  case .array(let items): items.isEmpty
  case .object(let members): members.isEmpty
  }
}
