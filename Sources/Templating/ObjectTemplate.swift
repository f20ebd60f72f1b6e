// SPDX-License-Identifier: Apache-2.0
public import Documents

/// Which language the texts of a tree are in.
public enum TemplateMode: String, Sendable, Hashable {
  /// Go's `text/template` with Sprig.
  case goTemplate
  /// `{{param}}`.
  case parameters
}

/// A tree whose every text, keys included, is a template of its own; compiled once.
///
/// Rules of appset-engine section 3.1: null members of maps are dropped, null items of lists stay, other scalars are
/// copied, and with an empty set of parameters the tree comes back verbatim.
public struct ObjectTemplate: Sendable {
  private enum Text: Sendable {
    case literal(String)
    case program(Template, path: String)
    case tags(TextTemplate, path: String)
  }

  private indirect enum Node: Sendable {
    case verbatim(Value)
    case text(Text)
    case list([Node])
    case members([(key: Text, value: Node)])
  }

  private let tree: Value
  private let root: Node

  /// - Throws: the first text that does not parse, with its field path.
  public init(_ tree: Value, mode: TemplateMode, options: TemplateOptions = .init()) throws(TemplateError) {
    self.tree = tree
    root = try ObjectTemplate.compile(tree, path: "", mode: mode, options: options)
  }

  /// - Throws: the first text that fails, with its field path.
  public func render(_ parameters: Parameters) throws(TemplateError) -> Value {
    if parameters.values.isEmpty { return tree }
    let data = TemplateData(parameters)
    return try ObjectTemplate.render(root, parameters, data)
  }

  private static func compile(
    _ value: Value, path: String, mode: TemplateMode, options: TemplateOptions
  ) throws(TemplateError) -> Node {
    switch value {
    case .string(let source): return .text(try text(source, path: path, mode: mode, options: options))
    case .array(let items):
      var nodes: [Node] = []
      for (index, item) in items.enumerated() {
        nodes.append(try compile(item, path: "\(path)[\(index)]", mode: mode, options: options))
      }
      return .list(nodes)
    case .object(let members):
      if !isTemplated(value, mode, options) { return .verbatim(value) }
      var nodes: [(key: Text, value: Node)] = []
      for pair in members where !pair.value.isNull {
        let inner = path.isEmpty ? pair.key : "\(path).\(pair.key)"
        let key = try text(pair.key, path: inner, mode: mode, options: options)
        nodes.append((key, try compile(pair.value, path: inner, mode: mode, options: options)))
      }
      return .members(nodes)
    default: return .verbatim(value)
    }
  }

  /// Whether rendering gives something else: some text may be a template, or a null member is dropped.
  private static func isTemplated(_ value: Value, _ mode: TemplateMode, _ options: TemplateOptions) -> Bool {
    let open = Array((mode == .goTemplate ? options.delimiters.left : "{{").utf8)
    func isTemplated(_ value: Value) -> Bool {
      switch value {
      case .string(let text): Array(text.utf8).firstOffset(of: open) != nil
      case .array(let items): items.contains(where: isTemplated)
      case .object(let members):
        members.contains { $0.value.isNull || Array($0.key.utf8).firstOffset(of: open) != nil || isTemplated($0.value) }
      default: false
      }
    }
    return isTemplated(value)
  }

  private static func text(
    _ source: String, path: String, mode: TemplateMode, options: TemplateOptions
  ) throws(TemplateError) -> Text {
    let open = mode == .goTemplate ? options.delimiters.left : "{{"
    guard Array(source.utf8).firstRange(of: Array(open.utf8)) != nil else { return .literal(source) }
    do {
      switch mode {
      case .goTemplate: return .program(try Template(source, options: options), path: path)
      case .parameters: return .tags(try TextTemplate(source, options: options), path: path)
      }
    } catch {
      throw error.at(path)
    }
  }

  private static func render(
    _ text: Text, _ parameters: Parameters, _ data: TemplateData
  ) throws(TemplateError) -> String {
    switch text {
    case .literal(let source): return source
    case .program(let template, let path):
      do { return String(decoding: try template.renderBytes(data), as: UTF8.self) } catch { throw error.at(path) }
    case .tags(let template, let path):
      do { return try template.render(parameters) } catch { throw error.at(path) }
    }
  }

  private static func render(
    _ node: Node, _ parameters: Parameters, _ data: TemplateData
  ) throws(TemplateError) -> Value {
    switch node {
    case .verbatim(let value): return value
    case .text(let text): return .string(try render(text, parameters, data))
    case .list(let nodes):
      var items: [Value] = []
      items.reserveCapacity(nodes.count)
      for node in nodes { items.append(try render(node, parameters, data)) }
      return .array(items)
    case .members(let nodes):
      var pairs = ContiguousArray<Object.Pair>()
      pairs.reserveCapacity(nodes.count)
      var hasRenderedKey = false
      for (key, node) in nodes {
        let value = try render(node, parameters, data)
        if case .literal(let name) = key {
          pairs.append(Object.Pair(key: name, value: value))
        } else {
          hasRenderedKey = true
          pairs.append(Object.Pair(key: try render(key, parameters, data), value: value))
        }
      }
      return .object(hasRenderedKey ? Object(pairs.lazy.map { ($0.key, $0.value) }) : Object(uniquePairs: pairs))
    }
  }
}

extension TemplateError {
  /// The same error, in that field of a tree.
  func at(_ path: String) -> TemplateError {
    var error = self
    error.fieldPath = path
    return error
  }
}
