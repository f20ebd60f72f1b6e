// SPDX-License-Identifier: Apache-2.0

/// Makes trees of statements and expressions from parsed templates: variables become slots, functions are looked up,
/// constants get the type of the parameter they are given for.
struct Compiler {
  private let trees: [String: Parser.Tree]
  private let order: [String]
  private let options: TemplateOptions
  private var nodes: [Node] = []
  /// The variables in sight with their slots, innermost last.
  private var scope: [(name: String, slot: Int)] = []
  private var slotCount = 1

  init(trees: [String: Parser.Tree], options: TemplateOptions) {
    self.trees = trees
    self.options = options
    order = trees.keys.sorted { $0.precedes($1) }
  }

  mutating func compile(main: String, source: [UInt8]) -> Program.Content {
    var templates: [CompiledTemplate] = []
    for name in order {
      guard let tree = trees[name] else { continue }
      scope = [("$", 0)]
      slotCount = Compiler.countDeclarations(tree.root) + 1
      nextSlot = 1
      templates.append(CompiledTemplate(name: name, body: statement(tree.root), slotCount: slotCount))
    }
    let empty = CompiledTemplate(name: main, body: SequenceStatement([]), slotCount: 1)
    return Program.Content(
      name: main, source: source, options: options, nodes: nodes, main: templates.first { $0.name == main } ?? empty,
      templates: templates)
  }

  private var nextSlot = 1

  private mutating func declare(_ name: String) -> Int {
    let slot = nextSlot
    nextSlot += 1
    scope.append((name, slot))
    return slot
  }

  private func slot(of name: String) -> Int? { scope.last { $0.name == name }?.slot }

  private mutating func leave(_ depth: Int) { scope.removeLast(scope.count - depth) }

  private mutating func register(_ node: Node) -> Int32 {
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  /// An upper bound of the slots a template needs, so that a call knows where the callee's begin.
  private static func countDeclarations(_ node: Node) -> Int {
    switch node {
    case .list(_, let nodes): nodes.reduce(0) { $0 + countDeclarations($1) }
    case .action(_, let pipe): countDeclarations(pipe)
    case .template(_, _, let pipe): pipe.map { countDeclarations($0) } ?? 0
    case .ifElse(let branch), .with(let branch), .range(let branch):
      countDeclarations(branch.pipe) + countDeclarations(branch.list)
        + (branch.otherwise.map { countDeclarations($0) } ?? 0)
    case .pipe(let pipe): countDeclarations(pipe)
    case .chain(_, let node, _): countDeclarations(node)
    default: 0
    }
  }

  private static func countDeclarations(_ pipe: Node.Pipe) -> Int {
    pipe.commands.reduce(pipe.declarations.count) { sum, command in
      command.arguments.reduce(sum) { $0 + countDeclarations($1) }
    }
  }

  // MARK: statements

  private mutating func statement(_ node: Node) -> any Statement {
    switch node {
    case .list(_, let nodes):
      let statements = nodes.map { statement($0) }
      return statements.count == 1 ? statements[0] : SequenceStatement(statements)
    case .text(_, let bytes): return TextStatement(bytes)
    case .action(_, let pipe):
      let number = register(node)
      return ActionStatement(pipeline(pipe), node: number, isWritten: pipe.declarations.isEmpty)
    case .ifElse(let branch): return self.branch(branch, node, setsDot: false)
    case .with(let branch): return self.branch(branch, node, setsDot: true)
    case .range(let branch): return range(branch, node)
    case .template(_, let name, let pipe):
      let number = register(node)
      let argument = pipe.map { pipeline($0) }
      return TemplateStatement(
        name, index: order.firstIndex(of: name), pipeline: argument, node: number, frameSize: slotCount)
    case .breakLoop: return LoopControlStatement(.breakLoop)
    case .continueLoop: return LoopControlStatement(.continueLoop)
    default: return SequenceStatement([])
    }
  }

  private mutating func branch(_ branch: Node.Branch, _ node: Node, setsDot: Bool) -> any Statement {
    let depth = scope.count
    let number = register(node)
    let condition = pipeline(branch.pipe)
    let inner = scope.count
    let then = statement(branch.list)
    leave(inner)
    let otherwise = branch.otherwise.map { statement($0) }
    leave(depth)
    return BranchStatement(condition, then: then, otherwise: otherwise, setsDot: setsDot, node: number)
  }

  private mutating func range(_ branch: Node.Branch, _ node: Node) -> any Statement {
    let depth = scope.count
    let number = register(node)
    let pipe = pipeline(branch.pipe)
    let names = branch.pipe.declarations.map(\.name)
    let slots: [Int?]
    if branch.pipe.isAssignment {
      slots = names.map { slot(of: $0) }
    } else {
      slots = scope.suffix(names.count).map { .some($0.slot) }
    }
    let inner = scope.count
    let body = statement(branch.list)
    leave(inner)
    let otherwise = branch.otherwise.map { statement($0) }
    leave(depth)
    return RangeStatement(
      pipe, variables: .init(slots: slots, names: names), body: body, otherwise: otherwise, node: number)
  }

  // MARK: expressions

  private mutating func pipeline(_ pipe: Node.Pipe) -> any Expression {
    let number = register(.pipe(pipe))
    var last: (any Expression)?
    for (stage, command) in pipe.commands.enumerated() {
      let expression = self.command(command, piped: last, pipeline: number)
      last = stage == pipe.commands.count - 1 ? expression : StageExpression(expression)
    }
    let names = pipe.declarations.map(\.name)
    let slots: [Int?] = pipe.isAssignment ? names.map { slot(of: $0) } : names.map { .some(declare($0)) }
    guard let last else { return FailingExpression("empty pipeline", node: number) }
    // What makes a value of its own needs nothing around it.
    if names.isEmpty, last is any CallExpression || last is ConstantExpression { return last }
    if names.isEmpty, let field = last as? FieldExpression { return field.asPipeline }
    return PipelineExpression(last, slots: slots, names: names, node: number)
  }

  private mutating func command(
    _ command: Node.Command, piped: (any Expression)?, pipeline: Int32
  ) -> any Expression {
    let first = command.arguments[0]
    switch first {
    case .identifier(_, let name):
      return call(name, first, whole: .command(command), Array(command.arguments.dropFirst()), piped)
    case .field, .variable, .chain:
      let arguments = methodArguments(Array(command.arguments.dropFirst()), piped)
      return path(first, arguments)
    case .null:
      if let failing = giving(first, command, piped, pipeline) { return failing }
      return FailingExpression("nil is not a command", node: register(first))
    default:
      if let failing = giving(first, command, piped, pipeline) { return failing }
      return value(first, as: .any)
    }
  }

  /// Arguments for what is not a function.
  private mutating func giving(
    _ first: Node, _ command: Node.Command, _ piped: (any Expression)?, _ pipeline: Int32
  ) -> (any Expression)? {
    guard command.arguments.count > 1 || piped != nil else { return nil }
    // Go does not go to a parenthesized pipeline before it complains about its arguments.
    let node: Int32
    if case .pipe = first { node = piped == nil ? pipeline : FailingExpression.here } else { node = register(first) }
    return FailingExpression("can't give argument to non-function \(first)", node: node, piped: piped)
  }

  private mutating func methodArguments(_ nodes: [Node], _ piped: (any Expression)?) -> MethodArguments? {
    if nodes.isEmpty, piped == nil { return nil }
    var arguments: [MethodArguments.Argument] = []
    for node in nodes {
      var expressions: [StaticType: any Expression] = [:]
      for type in Methods.parameterTypes { expressions[type] = argument(node, type) }
      arguments.append(.init(expressions: expressions, fallback: argument(node, .any)))
    }
    return MethodArguments(arguments, piped: piped)
  }

  private mutating func path(_ node: Node, _ arguments: MethodArguments?) -> any Expression {
    let number = register(node)
    switch node {
    case .field(_, let path) where path.count == 1 && arguments == nil: return FieldExpression(path[0], node: number)
    case .field(_, let path): return PathExpression(.dot, path: path, node: number, arguments: arguments)
    case .variable(_, let path):
      let start: PathExpression.Start = slot(of: path[0]).map { .slot($0) } ?? .undefined(path[0])
      return PathExpression(start, path: Array(path.dropFirst()), node: number, arguments: arguments)
    case .chain(_, .null, _):
      return FailingExpression("indirection through explicit nil in \(node)", node: number)
    case .chain(_, let inner, let fields):
      return PathExpression(.chain(value(inner, as: .any)), path: fields, node: number, arguments: arguments)
    default: return FailingExpression("can't evaluate command \(Quoting.quoted(node.description))", node: number)
    }
  }

  private mutating func call(
    _ name: String, _ node: Node, whole: Node, _ arguments: [Node], _ piped: (any Expression)?
  ) -> any Expression {
    let nameNode = register(node)
    guard let function = FunctionTable.byName[name] else {
      return FailingExpression("\(Quoting.quoted(name)) is not a defined function", node: nameNode, piped: piped)
    }
    let given = arguments.count + (piped == nil ? 0 : 1)
    let fixed = function.parameters.count
    if function.variadic != nil, given < fixed {
      return FailingExpression(
        "wrong number of args for \(name): want at least \(fixed) got \(arguments.count)", node: nameNode, piped: piped)
    }
    if function.variadic == nil, given != fixed {
      return FailingExpression(
        "wrong number of args for \(name): want \(fixed) got \(given)", node: nameNode, piped: piped)
    }
    var expressions: [any Expression] = []
    for (place, argument) in arguments.enumerated() {
      expressions.append(self.argument(argument, function.parameterType(at: place)))
    }
    if name == "call" {
      let site = CallSite(
        function: function.calling(arguments.first?.description), nameNode: nameNode, callNode: register(whole),
        pipedType: .value)
      return site.call(expressions, piped: piped)
    }
    if case .shortCircuit(let isOr) = function.body {
      return ShortCircuitExpression(isOr: isOr, arguments: expressions, piped: piped, node: nameNode)
    }
    let site = CallSite(
      function: function, nameNode: nameNode, callNode: register(whole),
      pipedType: function.parameterType(at: given - 1))
    return site.call(expressions, piped: piped)
  }

  /// What a word means where any type will do.
  private mutating func value(_ node: Node, as type: StaticType) -> any Expression {
    switch node {
    case .dot: return DotExpression(node: register(node))
    case .field, .variable, .chain: return path(node, nil)
    case .pipe(let pipe): return pipeline(pipe)
    case .identifier(_, let name): return call(name, node, whole: node, [], nil)
    default: return constant(node, as: type)
    }
  }

  private mutating func argument(_ node: Node, _ type: StaticType) -> any Expression {
    switch node {
    case .dot, .field, .variable, .pipe, .identifier, .chain:
      let number = register(node)
      return ArgumentExpression(value(node, as: type), type: type, node: number)
    case .null:
      let number = register(node)
      if type.canBeNil { return ZeroExpression(type, node: number) }
      return FailingExpression("cannot assign nil to \(type.name)", node: number)
    default: return constant(node, as: type)
    }
  }

  private mutating func constant(_ node: Node, as type: StaticType) -> any Expression {
    let number = register(node)
    switch Constants.typed(node, as: type) {
    case .success(let constant): return ConstantExpression(constant, node: number)
    case .failure(let complaint): return FailingExpression(complaint.message, node: number)
    }
  }
}
