// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import ForgeDrivers
internal import Generators
internal import Operator
internal import Templating

/// Every function that templates may call.
func functionsPage() -> String {
  var lines = [
    "# Template functions", "",
    "Go's template language with Sprig's functions and Argo CD's. A function that is not hermetic depends on time, chance or",
    "the machine.",
  ]
  var family = ""
  for row in FunctionReference.rows {
    if row.family != family {
      family = row.family
      lines += [
        "", "## \(family.prefix(1).uppercased())\(family.dropFirst())", "", "| function | | hermetic |",
        "|---|---|---|",
      ]
    }
    lines.append("| `\(row.signature)` | \(cell(row.summary)) | \(row.isHermetic ? "yes" : "no") |")
  }
  return lines.joined(separator: "\n") + "\n"
}

/// Every metric of the operator.
func metricsPage() -> String {
  var lines = [
    "# Metrics", "", "What `/metrics` of `nestling controller` tells, in Prometheus' text format.", "",
    "| metric | kind | labels | |", "|---|---|---|---|",
  ]
  for metric in PreviewOperator.metricFamilies {
    let labels = metric.labels.map { "`\($0)`" }.joined(separator: ", ")
    lines.append("| `\(metric.name)` | \(metric.kind) | \(labels) | \(cell(metric.help)) |")
  }
  return lines.joined(separator: "\n") + "\n"
}

/// Every generator with the fields of its body.
func generatorsPage() -> String {
  var lines = ["# Generators", "", "Members of an entry of `spec.generators`; each entry has one."]
  for kind in GeneratorKind.all(describing: ForgeDriver.memberSchemas) {
    lines += ["", "## `\(kind.name)`", "", kind.summary, "", "| field | type | |", "|---|---|---|"]
    lines += rows(kind.schema, path: "")
  }
  return lines.joined(separator: "\n") + "\n"
}

/// Every field of our resources. Generators have a page of their own.
func fieldsPage(_ definitions: [Value]) -> String {
  var lines = ["# Fields"]
  for definition in definitions {
    let name = definition.at("spec", "names", "kind")?.string ?? ""
    let schema = definition.at("spec", "versions")?.array?.first?.at("schema", "openAPIV3Schema", "properties")
    for part in ["spec", "status"] {
      guard let fields = schema?[part] else { continue }
      lines += ["", "## \(name) \(part)", "", "| field | type | |", "|---|---|---|"]
      lines += rows(fields, path: part, below: part == "spec" ? ["spec.generators"] : [])
    }
  }
  return lines.joined(separator: "\n") + "\n"
}

/// A row for each field below `schema`, depth first; `below`: fields whose own fields are left out.
private func rows(_ schema: Value, path: String, below closed: [String] = []) -> [String] {
  let required = Set((schema["required"]?.array ?? []).compactMap(\.string))
  return (schema["properties"]?.object ?? [:]).flatMap { pair in
    let name = path.isEmpty ? pair.key : "\(path).\(pair.key)"
    let notes = [
      required.contains(pair.key) ? "Required." : "", pair.value["description"]?.string ?? "", limits(pair.value),
    ]
    let note = notes.filter { !$0.isEmpty }.joined(separator: " ")
    let row = "| `\(name)` | \(typeName(pair.value)) | \(cell(note)) |"
    if closed.contains(name) { return [row] }
    let items = pair.value["items"]
    return [row] + rows(pair.value, path: name, below: closed)
      + (items.map { rows($0, path: name + "[]", below: closed) } ?? [])
  }
}

private func typeName(_ schema: Value) -> String {
  switch schema["type"]?.string {
  case "array": "list of " + typeName(schema["items"] ?? [:])
  case "object":
    schema["additionalProperties"] == nil ? "map" : "map of " + typeName(schema["additionalProperties"] ?? [:])
  case let name?: schema["format"]?.string == "date-time" ? "time" : name
  case nil: schema["x-kubernetes-int-or-string"] == nil ? "any" : "integer or string"
  }
}

private func limits(_ schema: Value) -> String {
  var sentences: [String] = []
  if let choices = schema["enum"]?.array {
    sentences.append("One of " + choices.map { "`\(plain($0))`" }.joined(separator: ", ") + ".")
  }
  if let fallback = schema["default"] { sentences.append("Default `\(plain(fallback))`.") }
  return sentences.joined(separator: " ")
}

private func plain(_ value: Value) -> String { value.string ?? JSON.text(value) }

private func cell(_ text: String) -> String {
  // An angle bracket would begin an HTML element.
  text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    .split(separator: "<", omittingEmptySubsequences: false).joined(separator: "&lt;")
    .split(whereSeparator: \.isNewline).joined(separator: " ")
}
