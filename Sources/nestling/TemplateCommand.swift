// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import Documents
internal import Templating

extension Command {
  static let template = Command(
    "template", "Evaluate one template",
    discussion: """
      Evaluates a Go template with the functions that PreviewSets have and prints the result. With --batch it reads one JSON
      object a line (id, mode, template, data, types, options) and writes one a line: {id, output}, {id, output_base64},
      {id, output_json} or {id, error_stage, error}.
      """,
    examples: [
      "nestling template '{{ .branch | slugify }}' --set branch=feat/Cart",
      "nestling template -f name.tpl --data parameters.yaml",
    ],
    arguments: [Argument("TEMPLATE", "the template; left out with --file or --batch", isOptional: true)],
    flags: [
      Flag("file", short: "f", value: "FILE", "read the template from a file, - for standard input"),
      Flag("data", value: "FILE", "parameters, JSON or YAML"),
      Flag("set", value: "KEY=VALUE", "one parameter, a string; dots go into maps", isRepeatable: true),
      Flag(
        "missing-key", value: "WHAT", "what a missing key yields", fallback: "default",
        choices: ["default", "zero", "error"]),
      Flag("hermetic", "refuse functions whose result depends on time or chance"),
      Flag("batch", "read cases as JSON lines"),
    ],
    run: { call in
      if call.isSet("batch") { return batch() }
      Terminal.print(try render(call))
      return .done
    })

  private static func batch() -> ExitCode {
    for line in InputLines() where !line.isEmpty { Terminal.print(Batch.run(line: line) + [0x0A]) }
    return .done
  }

  private static func render(_ call: Invocation) throws -> [UInt8] {
    guard (call.argument(0) == nil) != (call.value("file") == nil) else {
      throw UsageError("nestling template: give the template as a word or with --file, not both, not neither")
    }
    let source = try call.value("file").map { try Terminal.readText($0) } ?? call.argument(0) ?? ""
    var options = try TemplateOptions(goTemplateOptions: ["missingkey=" + (call.value("missing-key") ?? "default")])
    if call.isSet("hermetic") { options.functions = .hermetic }
    let template = try Template(source, name: call.value("file") ?? "template", options: options)
    return try template.renderBytes(try parameters(call))
  }

  private static func parameters(_ call: Invocation) throws -> Parameters {
    var data: Value = [:]
    if let file = call.value("data") {
      data = try YAML.parse(try Terminal.readText(file), source: file)
      guard data.object != nil else { throw Failure("\(file): expected a map of parameters, found \(data.kindName)") }
    }
    for text in call.values("set") {
      guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
        throw UsageError("nestling template: --set \(text) has no key; write --set KEY=VALUE")
      }
      let path = text[..<equals].split(separator: ".").map { String($0) }
      set(.string(String(text[text.index(after: equals)...])), at: path[...], in: &data)
    }
    return Parameters(data.object ?? [:])
  }

  private static func set(_ value: Value, at path: ArraySlice<String>, in data: inout Value) {
    guard let key = path.first else { return data = value }
    var member = data[key] ?? [:]
    set(value, at: path.dropFirst(), in: &member)
    data[key] = member
  }
}
