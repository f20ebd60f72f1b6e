// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// Leaves out members that Argo CD's Application type leaves out when they are "" (`omitempty` in its Go structs). Maps whose
/// keys are the user's own, and members the type always writes, stay as they are.
func withoutEmptyStrings(_ value: Value) -> Value {
  switch value {
  case .object(let members):
    var result = Object()
    for pair in members {
      if pair.value == .string(""), !alwaysWritten.contains(pair.key) { continue }
      result[pair.key] = freeForm.contains(pair.key) ? pair.value : withoutEmptyStrings(pair.value)
    }
    return .object(result)
  case .array(let items): return .array(items.map(withoutEmptyStrings))
  default: return value
  }
}

/// Fields without `omitempty`.
private let alwaysWritten: Set<String> = ["project", "repoURL", "kind"]

/// Maps with keys of the user's own, and values of any form.
private let freeForm: Set<String> = [
  "valuesObject", "labels", "annotations", "commonLabels", "commonAnnotations", "map", "info", "env",
]
