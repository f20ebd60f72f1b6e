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
    /// Everything that is the same each time, and what comes in which place of it.
    case list([Value], [(place: Int, node: Node)])
    case members(ContiguousArray<Object.Pair>, [(place: Int, node: Node)])
    /// Members of which some key is a template.
    case keyed([(key: Text, value: Node)])

    /// What it always gives.
    var constant: Value? { if case .verbatim(let value) = self { value } else { nil } }
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
    var pass = Pass(parameters: parameters, data: TemplateData(parameters))
    return try pass.render(root)
  }

  private static func compile(
    _ value: Value, path: String, mode: TemplateMode, options: TemplateOptions
  ) throws(TemplateError) -> Node {
    switch value {
    case .string(let source):
      let text = try text(source, path: path, mode: mode, options: options)
      if case .literal = text { return .verbatim(value) }
      return .text(text)
    case .array(let items):
      var (fixed, parts): ([Value], [(place: Int, node: Node)]) = ([], [])
      for (place, item) in items.enumerated() {
        let node = try compile(item, path: "\(path)[\(place)]", mode: mode, options: options)
        if node.constant == nil { parts.append((place, node)) }
        fixed.append(node.constant ?? .null)
      }
      return parts.isEmpty ? .verbatim(.array(fixed)) : .list(fixed, parts)
    case .object(let members):
      var nodes: [(key: Text, value: Node)] = []
      for pair in members where !pair.value.isNull {
        let inner = path.isEmpty ? pair.key : "\(path).\(pair.key)"
        let key = try text(pair.key, path: inner, mode: mode, options: options)
        nodes.append((key, try compile(pair.value, path: inner, mode: mode, options: options)))
      }
      return self.members(nodes)
    default: return .verbatim(value)
    }
  }

  private static func members(_ nodes: [(key: Text, value: Node)]) -> Node {
    var (fixed, parts): (ContiguousArray<Object.Pair>, [(place: Int, node: Node)]) = ([], [])
    for (place, (key, node)) in nodes.enumerated() {
      guard case .literal(let name) = key else { return .keyed(nodes) }
      if node.constant == nil { parts.append((place, node)) }
      fixed.append(Object.Pair(key: name, value: node.constant ?? .null))
    }
    return parts.isEmpty ? .verbatim(.object(Object(uniquePairs: fixed))) : .members(fixed, parts)
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

  /// One rendering of the whole tree.
  private struct Pass {
    let parameters: Parameters
    let data: TemplateData
    var buffers = EvaluationBuffers()

    mutating func render(_ text: Text) throws(TemplateError) -> String {
      switch text {
      case .literal(let source): return source
      case .program(let template, let path):
        do { return try template.text(data, &buffers) } catch { throw error.at(path) }
      case .tags(let template, let path):
        do { return try template.render(parameters) } catch { throw error.at(path) }
      }
    }

    mutating func render(_ node: Node) throws(TemplateError) -> Value {
      switch node {
      case .verbatim(let value): return value
      case .text(let text): return .string(try render(text))
      case .list(var items, let parts):
        for (place, part) in parts { items[place] = try render(part) }
        return .array(items)
      case .members(var pairs, let parts):
        for (place, part) in parts { pairs[place].value = try render(part) }
        return .object(Object(uniquePairs: pairs))
      case .keyed(let nodes):
        var members = Object()
        for (key, node) in nodes {
          let value = try render(node)
          members[try render(key)] = value
        }
        return .object(members)
      }
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
