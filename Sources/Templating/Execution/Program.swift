// SPDX-License-Identifier: Apache-2.0

/// The compiled form of a template and of those it defines: a tree of final classes, variables as slot numbers.
struct Program: Sendable {
  final class Content: Sendable {
    let name: String
    let source: [UInt8]
    let options: TemplateOptions
    /// What errors can be reported at.
    let nodes: [Node]
    let main: CompiledTemplate
    let templates: [CompiledTemplate]

    init(
      name: String, source: [UInt8], options: TemplateOptions, nodes: [Node], main: CompiledTemplate,
      templates: [CompiledTemplate]
    ) {
      self.name = name
      self.source = source
      self.options = options
      self.nodes = nodes
      self.main = main
      self.templates = templates
    }
  }

  private let content: Content

  init(source: [UInt8], name: String, options: TemplateOptions) throws(TemplateError) {
    var parser = Parser(source, name: name, options: options) { FunctionTable.byName[$0] }
    let trees = try parser.parse()
    var compiler = Compiler(trees: trees, options: options)
    content = compiler.compile(main: name, source: source)
  }

  func execute(_ root: GoValue) throws(TemplateError) -> [UInt8] {
    var evaluation = Evaluation(content, root: root)
    do {
      evaluation.makeFrame(content.main, dot: evaluation.dot)
      _ = try content.main.body.execute(&evaluation)
    } catch {
      throw evaluation.complete(error)
    }
    return evaluation.output
  }
}

/// One template of a text.
struct CompiledTemplate: Sendable {
  let name: String
  let body: any Statement
  let slotCount: Int
}

extension Evaluation {
  /// Room for the variables of a template; the first is `$`.
  mutating func makeFrame(_ template: CompiledTemplate, dot: Operand) {
    let size = base + template.slotCount
    if slots.count < size { slots.append(contentsOf: repeatElement(.missing, count: size - slots.count)) }
    slots[base] = dot
    self.dot = dot
    templateName = template.name
  }
}
