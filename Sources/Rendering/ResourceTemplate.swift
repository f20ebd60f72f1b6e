// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Templating

/// A template of any Kubernetes object (`spec.resources`). Every text in it is a template of its own, and types are kept: a text
/// that is one expression, and whose last function is one of `typing`, becomes what that function gives instead of its print.
///
/// Where Kubernetes takes only text (labels, annotations, data of ConfigMaps and Secrets) it stays text.
struct ResourceTemplate: Sendable {
  private indirect enum Node: Sendable {
    case plain(ObjectTemplate)
    case typed(Template, field: String)
    case list([Node])
    case members([(key: ObjectTemplate, value: Node)])
  }

  /// Functions whose result is a value, not its text.
  static let typing: Set<String> = ["toJson", "fromJson", "fromYaml", "fromYamlArray", "int", "int64", "float64"]

  private let root: Node
  private let field: String

  init(_ tree: Value, field: String, _ mode: TemplateMode, _ options: TemplateOptions) throws(RenderFailure) {
    self.field = field
    root = try ResourceTemplate.compile(tree, [], field, mode, options)
  }

  func render(_ parameters: Parameters) throws(RenderFailure) -> Value {
    try ResourceTemplate.render(root, parameters, field: field)
  }

  private static func compile(
    _ value: Value, _ path: [String], _ field: String, _ mode: TemplateMode, _ options: TemplateOptions
  ) throws(RenderFailure) -> Node {
    guard mode == .goTemplate, holdsTyped(value, path) else {
      return .plain(try compiled(value, field: at(field, path), mode, options))
    }
    switch value {
    case .array(let items):
      var nodes: [Node] = []
      for (place, item) in items.enumerated() {
        nodes.append(try compile(item, path + ["\(place)"], field, mode, options))
      }
      return .list(nodes)
    case .object(let members):
      var nodes: [(key: ObjectTemplate, value: Node)] = []
      for pair in members where !pair.value.isNull {
        let key = try compiled(.string(pair.key), field: at(field, path + [pair.key]), mode, options)
        nodes.append((key, try compile(pair.value, path + [pair.key], field, mode, options)))
      }
      return .members(nodes)
    default:
      let source = typedSource(value.string ?? "") ?? ""
      do throws(TemplateError) {
        return .typed(try Template(source, options: options), field: at(field, path))
      } catch {
        throw RenderFailure(subject: "", field: at(field, path), message: error.description)
      }
    }
  }

  private static func at(_ field: String, _ path: [String]) -> String {
    path.reduce(field) { Int($1) == nil ? "\($0).\($1)" : "\($0)[\($1)]" }
  }

  private static func render(_ node: Node, _ parameters: Parameters, field: String) throws(RenderFailure) -> Value {
    switch node {
    case .plain(let template): return try rendered(template, parameters, field: field)
    case .list(let nodes):
      var items: [Value] = []
      for node in nodes { items.append(try render(node, parameters, field: field)) }
      return .array(items)
    case .members(let nodes):
      var members = Object()
      for (key, node) in nodes {
        let value = try render(node, parameters, field: field)
        members[try rendered(key, parameters, field: field).string ?? ""] = value
      }
      return .object(members)
    case .typed(let template, let field):
      let text: String
      do throws(TemplateError) { text = try template.render(parameters) } catch {
        throw RenderFailure(subject: "", field: field, message: error.description)
      }
      do throws(DocumentError) { return try JSON.parse(text) } catch {
        throw RenderFailure(subject: "", field: field, message: "gave no value: \(error)")
      }
    }
  }

  // MARK: Which texts are typed

  private static func holdsTyped(_ value: Value, _ path: [String]) -> Bool {
    switch value {
    case .string(let text): !isTextOnly(path) && typedSource(text) != nil
    case .array(let items): items.contains { holdsTyped($0, path + ["0"]) }
    case .object(let members): members.contains { holdsTyped($0.value, path + [$0.key]) }
    default: false
    }
  }

  /// Where Kubernetes takes nothing but text.
  private static func isTextOnly(_ path: [String]) -> Bool {
    if path.first == "data" || path.first == "stringData" || path.first == "binaryData" { return true }
    return path.contains("labels") || path.contains("annotations") || path.contains("matchLabels")
  }

  /// The expression with its value as JSON, when the text is one expression that ends in a function of `typing`.
  static func typedSource(_ text: String) -> String? {
    guard text.hasPrefix("{{"), text.hasSuffix("}}"), text.utf8.count > 4 else { return nil }
    var inner = text.dropFirst(2).dropLast(2)
    if inner.hasPrefix("- ") { inner = inner.dropFirst() }
    if inner.hasSuffix(" -") { inner = inner.dropLast() }
    guard inner.firstRange(of: "{{") == nil, inner.firstRange(of: "}}") == nil,
      let last = lastStage(inner)?.split(whereSeparator: \.isWhitespace).first.map(String.init),
      typing.contains(last)
    else { return nil }
    return last == "toJson" ? "{{\(inner)}}" : "{{\(inner) | toJson}}"
  }

  /// What stands behind the last pipe outside of quotes and parentheses.
  private static func lastStage(_ expression: Substring) -> Substring? {
    var quote: Character?
    var depth = 0
    var start = expression.startIndex
    var isEscaped = false
    for place in expression.indices {
      let mark = expression[place]
      if let open = quote {
        if isEscaped {
          isEscaped = false
        } else if mark == "\\", open != "`" {
          isEscaped = true
        } else if mark == open {
          quote = nil
        }
        continue
      }
      switch mark {
      case "\"", "'", "`": quote = mark
      case "(": depth += 1
      case ")": depth -= 1
      case "|" where depth == 0: start = expression.index(after: place)
      default: break
      }
    }
    return quote == nil && depth == 0 ? expression[start...] : nil
  }
}
