// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import Documents
internal import KubeModel

/// How a listing is printed.
enum OutputFormat: String, CaseIterable {
  case table, wide, json, yaml, name

  static func flag(_ formats: [OutputFormat] = allCases, fallback: OutputFormat = .table) -> Flag {
    Flag(
      "output", short: "o", value: "FORMAT", "how to print", fallback: fallback.rawValue,
      choices: formats.map(\.rawValue))
  }

  init(_ call: Invocation) { self = call.value("output").flatMap(OutputFormat.init(rawValue:)) ?? .table }
}

/// One column of a table.
struct Column<Row> {
  var title: String
  var isWide = false
  var text: (Row) -> String
}

/// Left-aligned columns, two... three spaces apart as kubectl has them; an empty cell is `<none>`.
func tableText<Row>(_ rows: [Row], _ columns: [Column<Row>], isWide: Bool) -> String {
  let columns = columns.filter { isWide || !$0.isWide }
  let cells =
    [columns.map(\.title)]
    + rows.map { row in columns.map { column in cell(column.text(row)) } }
  let widths = columns.indices.map { index in cells.map { $0[index].count }.max() ?? 0 }
  let lines = cells.map { line in
    var text = ""
    for (index, cell) in line.enumerated() {
      text += cell
      if index < line.count - 1 { text += String(repeating: " ", count: widths[index] - cell.count + 3) }
    }
    return text
  }
  return lines.joined(separator: "\n") + "\n"
}

/// Control characters in what others wrote must not reach the terminal.
private func cell(_ text: String) -> String {
  text.isEmpty ? "<none>" : printable(text)
}

/// A line without control characters.
func printable(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
}

/// Any list of objects in the formats that are for programs; nil for tables.
func documentText(_ objects: [KubeObject], _ format: OutputFormat, isSingle: Bool) -> String? {
  let items = objects.map(\.value)
  let document: Value =
    isSingle && items.count == 1 ? items[0] : ["apiVersion": "v1", "kind": "List", "items": .array(items)]
  switch format {
  case .table, .wide: return nil
  case .json: return JSON.text(document, pretty: true) + "\n"
  case .yaml: return YAML.text(document)
  case .name:
    return objects.map { object in
      let kind = object.kind
      return kind.kind.lowercased() + (kind.group.isEmpty ? "" : "." + kind.group) + "/" + object.name + "\n"
    }.joined()
  }
}
