// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// `nestling template --batch`: a line of JSON in, a line of JSON out.
public enum Batch {
  /// Renders one case: members `id`, `mode`, `template` (or `template_base64`), `data`, `types`, `options`. The result is
  /// `{id, output}`, `{id, output_base64}`, `{id, output_json}` or `{id, error_stage, error}`, without a line end.
  public static func run(line: [UInt8]) -> [UInt8] {
    do {
      return JSON.bytes(.object(run(try JSON.parse(line))))
    } catch {
      return JSON.bytes(["error_stage": "parse", "error": .string("not a case: \(error.description)")])
    }
  }

  /// The same for a case that has been read already.
  static func run(_ test: Value) -> Object {
    var result: Object = ["id": test["id"] ?? .null]
    do {
      switch try render(test) {
      case .bytes(let bytes):
        if let text = String(validating: bytes, as: UTF8.self) {
          result["output"] = .string(text)
        } else {
          result["output_base64"] = .string(String(decoding: Base64.encoded(bytes), as: UTF8.self))
        }
      case .tree(let tree): result["output_json"] = tree
      }
    } catch {
      result["error_stage"] = .string(error.stage.rawValue)
      result["error"] = .string(error.message)
    }
    return result
  }

  private enum Rendered {
    case bytes([UInt8])
    case tree(Value)
  }

  private static func render(_ test: Value) throws(TemplateError) -> Rendered {
    let options = try options(test["options"])
    let name = test["options"]?["name"]?.string ?? "base"
    let data = test["data"] ?? .null
    var types: [String: GoType] = [:]
    for pair in test["types"]?.object ?? [:] { types[pair.key] = pair.value.string.flatMap { GoType(rawValue: $0) } }
    let parameters = Parameters(data.object ?? [:], types: types)
    let source = try source(test)
    switch test["mode"]?.string ?? "gotemplate" {
    case "gotemplate":
      let template = try Template(bytes: source, name: name, options: options)
      return .bytes(try template.renderBytes(TemplateData(data, types: types)))
    case "fasttemplate":
      let template = try TextTemplate(String(decoding: source, as: UTF8.self), name: name, options: options)
      return .bytes(try template.renderBytes(parameters))
    case "gotemplate-object":
      return .tree(try tree(test["template"] ?? .null, .goTemplate, parameters, options))
    case "fasttemplate-object":
      return .tree(try tree(test["template"] ?? .null, .parameters, parameters, options))
    case "branch_slug": return .bytes(BranchSlug.slug(source))
    case let mode: throw TemplateError(stage: .option, message: "unknown mode \(mode)")
    }
  }

  /// With no parameters nothing is parsed, so that nothing can fail.
  private static func tree(
    _ tree: Value, _ mode: TemplateMode, _ parameters: Parameters, _ options: TemplateOptions
  ) throws(TemplateError) -> Value {
    if parameters.values.isEmpty { return tree }
    let template: ObjectTemplate
    do { template = try ObjectTemplate(tree, mode: mode, options: options) } catch {
      // Argo CD parses each text only when it comes to it, so that an earlier one may fail first.
      try renderInTurn(tree, mode, parameters, options)
      throw error
    }
    return try template.render(parameters)
  }

  private static func renderInTurn(
    _ tree: Value, _ mode: TemplateMode, _ parameters: Parameters, _ options: TemplateOptions
  ) throws(TemplateError) {
    switch tree {
    case .array(let items): for item in items { try renderInTurn(item, mode, parameters, options) }
    case .object(let members):
      for pair in members where !pair.value.isNull {
        try renderInTurn(pair.value, mode, parameters, options)
        try renderInTurn(.string(pair.key), mode, parameters, options)
      }
    default: _ = try ObjectTemplate(tree, mode: mode, options: options).render(parameters)
    }
  }

  private static func source(_ test: Value) throws(TemplateError) -> [UInt8] {
    if let encoded = test["template_base64"]?.string {
      guard case .success(let bytes) = Base64.decoded(Array(encoded.utf8)) else {
        throw TemplateError(stage: .parse, message: "template_base64 is not base64")
      }
      return bytes
    }
    return Array((test["template"]?.string ?? "").utf8)
  }

  private static func options(_ given: Value?) throws(TemplateError) -> TemplateOptions {
    var options = TemplateOptions()
    if let missingKey = given?["missingkey"]?.string, !missingKey.isEmpty {
      options = try TemplateOptions(goTemplateOptions: ["missingkey=" + missingKey])
    }
    options.delimiters = .init(
      left: given?["leftDelim"]?.string ?? "{{", right: given?["rightDelim"]?.string ?? "}}")
    return options
  }
}
