// SPDX-License-Identifier: Apache-2.0

/// Makes trees of tokens. Follows `text/template/parse` step by step, because its errors depend on the order of steps.
struct Parser {
  struct Tree: Sendable {
    let name: String
    let root: Node
  }

  private let source: [UInt8]
  private let name: String
  private let limits: TemplateLimits
  private let function: (String) -> Function?
  private let functions: TemplateOptions.Functions
  private var lexer: Lexer
  /// Up to three tokens of look-ahead, the latest read at 0.
  private var lookahead = [Token](repeating: Token(kind: .end, position: 0, line: 1, text: ""), count: 3)
  private var peeked = 0
  private var variables = ["$"]
  private var actionLine: Int?
  private var rangeDepth = 0
  private var nesting = 0
  private(set) var trees: [String: Tree] = [:]

  init(
    _ source: [UInt8], name: String, options: TemplateOptions, function: @escaping (String) -> Function?
  ) {
    self.source = source
    self.name = name
    self.function = function
    functions = options.functions
    limits = options.limits
    lexer = Lexer(source, delimiters: options.delimiters)
  }

  /// All templates of the text, by name.
  mutating func parse() throws(TemplateError) -> [String: Tree] {
    let position = peek().position
    var nodes: [Node] = []
    while peek().kind != .end {
      if peek().kind == .leftDelimiter {
        let delimiter = next()
        if nextNonSpace().kind == .define {
          try definition()
          continue
        }
        back(2, delimiter)
      }
      let node = try textOrAction()
      switch node {
      case .end, .otherwise: throw failure("unexpected \(node)")
      default: nodes.append(node)
      }
    }
    try add(Tree(name: name, root: .list(position: position, nodes: nodes)))
    return trees
  }

  // MARK: tokens

  private mutating func next() -> Token {
    if peeked > 0 { peeked -= 1 } else { lookahead[0] = lexer.next() }
    return lookahead[peeked]
  }

  private mutating func back() { peeked += 1 }

  private mutating func back(_ count: Int, _ first: Token, _ second: Token? = nil) {
    if let second {
      lookahead[1] = second
      lookahead[2] = first
    } else {
      lookahead[1] = first
    }
    peeked = count
  }

  private mutating func peek() -> Token {
    if peeked > 0 { return lookahead[peeked - 1] }
    peeked = 1
    lookahead[0] = lexer.next()
    return lookahead[0]
  }

  private mutating func nextNonSpace() -> Token {
    while true {
      let token = next()
      if token.kind != .space { return token }
    }
  }

  private mutating func peekNonSpace() -> Token {
    let token = nextNonSpace()
    back()
    return token
  }

  private mutating func expect(_ kind: Token.Kind, _ context: String) throws(TemplateError) -> Token {
    let token = nextNonSpace()
    if token.kind != kind { throw unexpected(token, context) }
    return token
  }

  // MARK: errors

  private func failure(_ message: String, cause: TemplateError.Cause = .language) -> TemplateError {
    let token = lookahead[0]
    let place = SourcePosition(offset: token.position, in: source)
    let isOnLine = place.line == token.line
    return TemplateError(
      stage: .parse, cause: cause, message: "template: \(name):\(token.line): \(message)", templateName: name,
      line: token.line, column: isOnLine ? place.column : nil, sourceLine: isOnLine ? place.text : nil)
  }

  private func unexpected(_ token: Token, _ context: String) -> TemplateError {
    guard token.kind == .error else { return failure("unexpected \(token.description) in \(context)") }
    var extra = ""
    if let actionLine, actionLine != token.line {
      extra =
        token.text.hasSuffix(" action")
        ? " started at \(name):\(actionLine)" : " in action started at \(name):\(actionLine)"
    }
    return failure(token.text + extra)
  }

  /// What one level takes of the stack, in halves of a block.
  private enum Weight {
    static let block = 2
    static let parenthesis = 3
  }

  private mutating func enter(_ weight: Int) throws(TemplateError) {
    nesting += weight
    if nesting > limits.nesting {
      throw failure("nested more than \(limits.nesting) deep", cause: .bound(.nesting))
    }
  }

  // MARK: definitions

  private mutating func add(_ tree: Tree) throws(TemplateError) {
    if let known = trees[tree.name], !known.root.isBlank {
      if !tree.root.isBlank {
        throw failure("template: multiple definition of template \(Quoting.quoted(Array(tree.name.utf8)))")
      }
      return
    }
    trees[tree.name] = tree
  }

  /// A tree within the text has variables and loops of its own.
  private mutating func subtree(
    _ body: (inout Parser) throws(TemplateError) -> (list: Node, end: Node), context: String
  ) throws(TemplateError) -> Node {
    let saved = (variables, rangeDepth)
    variables = ["$"]
    rangeDepth = 0
    let (list, end) = try body(&self)
    (variables, rangeDepth) = saved
    if case .end = end { return list }
    throw failure("unexpected \(end) in \(context)")
  }

  private mutating func definition() throws(TemplateError) {
    let context = "define clause"
    let token = nextNonSpace()
    guard token.kind == .string || token.kind == .rawString else { throw unexpected(token, context) }
    let name = try unquoted(token)
    _ = try expect(.rightDelimiter, context)
    let root = try subtree({ parser throws(TemplateError) in try parser.itemList() }, context: context)
    try add(Tree(name: name, root: root))
  }

  private func unquoted(_ token: Token) throws(TemplateError) -> String {
    guard let bytes = Quoting.unquoted(token.text) else { throw failure("invalid syntax") }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: statements

  private mutating func itemList() throws(TemplateError) -> (list: Node, end: Node) {
    let position = peekNonSpace().position
    var nodes: [Node] = []
    while peekNonSpace().kind != .end {
      let node = try textOrAction()
      switch node {
      case .end, .otherwise: return (.list(position: position, nodes: nodes), node)
      default: nodes.append(node)
      }
    }
    throw failure("unexpected EOF")
  }

  private mutating func textOrAction() throws(TemplateError) -> Node {
    let token = nextNonSpace()
    switch token.kind {
    case .text: return .text(position: token.position, bytes: Array(token.text.utf8))
    case .leftDelimiter:
      actionLine = token.line
      let node = try action()
      actionLine = nil
      return node
    default: throw unexpected(token, "input")
    }
  }

  private mutating func action() throws(TemplateError) -> Node {
    let token = nextNonSpace()
    switch token.kind {
    case .block: return try blockControl()
    case .breakKeyword: return try loopControl(token, "{{break}}")
    case .continueKeyword: return try loopControl(token, "{{continue}}")
    case .elseKeyword: return try elseControl()
    case .endKeyword: return .end(position: try expect(.rightDelimiter, "end").position)
    case .ifKeyword: return .ifElse(try control("if"))
    case .range: return .range(try control("range"))
    case .template: return try templateControl()
    case .with: return .with(try control("with"))
    default:
      back()
      let position = peek().position
      return .action(position: position, pipe: try pipeline("command", end: .rightDelimiter))
    }
  }

  private mutating func loopControl(_ keyword: Token, _ text: String) throws(TemplateError) -> Node {
    let token = nextNonSpace()
    if token.kind != .rightDelimiter { throw unexpected(token, text) }
    if rangeDepth == 0 { throw failure("\(text) outside {{range}}") }
    return keyword.kind == .breakKeyword
      ? .breakLoop(position: keyword.position) : .continueLoop(position: keyword.position)
  }

  private mutating func control(_ context: String) throws(TemplateError) -> Node.Branch {
    try enter(Weight.block)
    defer { nesting -= Weight.block }
    let depth = variables.count
    let pipe = try pipeline(context, end: .rightDelimiter)
    if context == "range" { rangeDepth += 1 }
    let (list, end) = try itemList()
    if context == "range" { rangeDepth -= 1 }
    var otherwise: Node?
    if case .otherwise(let position) = end {
      // {{else if}} is {{else}}{{if}} with one {{end}} for both.
      if context == "if", peek().kind == .ifKeyword {
        _ = next()
        otherwise = .list(position: position, nodes: [.ifElse(try control("if"))])
      } else if context == "with", peek().kind == .with {
        _ = next()
        otherwise = .list(position: position, nodes: [.with(try control("with"))])
      } else {
        let (list, end) = try itemList()
        guard case .end = end else { throw failure("expected end; found \(end)") }
        otherwise = list
      }
    }
    variables.removeLast(variables.count - depth)
    return Node.Branch(pipe: pipe, list: list, otherwise: otherwise)
  }

  private mutating func elseControl() throws(TemplateError) -> Node {
    let token = peekNonSpace()
    if token.kind == .ifKeyword || token.kind == .with { return .otherwise(position: token.position) }
    return .otherwise(position: try expect(.rightDelimiter, "else").position)
  }

  private mutating func blockControl() throws(TemplateError) -> Node {
    let context = "block clause"
    let token = nextNonSpace()
    let name = try templateName(token, context)
    let pipe = try pipeline(context, end: .rightDelimiter)
    let root = try subtree({ parser throws(TemplateError) in try parser.itemList() }, context: context)
    try add(Tree(name: name, root: root))
    return .template(position: token.position, name: name, pipe: pipe)
  }

  private mutating func templateControl() throws(TemplateError) -> Node {
    let context = "template clause"
    let token = nextNonSpace()
    let name = try templateName(token, context)
    var pipe: Node.Pipe?
    if nextNonSpace().kind != .rightDelimiter {
      back()
      pipe = try pipeline(context, end: .rightDelimiter)
    }
    return .template(position: token.position, name: name, pipe: pipe)
  }

  private func templateName(_ token: Token, _ context: String) throws(TemplateError) -> String {
    guard token.kind == .string || token.kind == .rawString else { throw unexpected(token, context) }
    return try unquoted(token)
  }

  // MARK: pipelines

  private mutating func pipeline(_ context: String, end: Token.Kind) throws(TemplateError) -> Node.Pipe {
    if end == .rightParenthesis { try enter(Weight.parenthesis) }
    defer { if end == .rightParenthesis { nesting -= Weight.parenthesis } }
    var pipe = Node.Pipe(position: peekNonSpace().position)
    try declarations(&pipe, context)
    while true {
      let token = nextNonSpace()
      switch token.kind {
      case end:
        try check(pipe, context)
        return pipe
      case .bool, .characterConstant, .complex, .dot, .field, .identifier, .number, .nilKeyword, .rawString, .string,
        .variable, .leftParenthesis:
        back()
        pipe.commands.append(try command())
      default: throw unexpected(token, context)
      }
    }
  }

  private mutating func declarations(_ pipe: inout Node.Pipe, _ context: String) throws(TemplateError) {
    while peekNonSpace().kind == .variable {
      let variable = next()
      // Space is a token, so telling `$x foo` from `$x := foo` takes three tokens of look-ahead.
      let after = peek()
      let following = peekNonSpace()
      if following.kind == .assign || following.kind == .declare {
        pipe.isAssignment = following.kind == .assign
        _ = nextNonSpace()
        declare(variable, &pipe)
        return
      }
      if following.kind == .character, following.text == "," {
        _ = nextNonSpace()
        declare(variable, &pipe)
        guard context == "range", pipe.declarations.count < 2 else {
          throw failure("too many declarations in \(context)")
        }
        switch peekNonSpace().kind {
        case .variable, .rightDelimiter, .rightParenthesis: continue
        default: throw failure("range can only initialize variables")
        }
      }
      if after.kind == .space { back(3, variable, after) } else { back(2, variable) }
      return
    }
  }

  private mutating func declare(_ token: Token, _ pipe: inout Node.Pipe) {
    pipe.declarations.append((token.position, token.text))
    variables.append(token.text)
  }

  private func check(_ pipe: Node.Pipe, _ context: String) throws(TemplateError) {
    if pipe.commands.isEmpty { throw failure("missing value for \(context)") }
    for (stage, command) in pipe.commands.enumerated().dropFirst() {
      switch command.arguments[0] {
      case .bool, .dot, .null, .number, .string:
        throw failure("non executable command in pipeline stage \(stage + 1)")
      default: break
      }
    }
  }

  private mutating func command() throws(TemplateError) -> Node.Command {
    var command = Node.Command(position: peekNonSpace().position, arguments: [])
    words: while true {
      _ = peekNonSpace()
      if let operand = try operand() { command.arguments.append(operand) }
      let token = next()
      switch token.kind {
      case .space: continue
      case .rightDelimiter, .rightParenthesis:
        back()
        break words
      case .pipe: break words
      default: throw unexpected(token, "operand")
      }
    }
    if command.arguments.isEmpty { throw failure("empty command") }
    return command
  }

  private mutating func operand() throws(TemplateError) -> Node? {
    guard let node = try term() else { return nil }
    guard peek().kind == .field else { return node }
    let position = peek().position
    var fields: [String] = []
    while peek().kind == .field { fields.append(String(next().text.dropFirst())) }
    switch node {
    case .field(_, let path): return .field(position: position, path: path + fields)
    case .variable(_, let path): return .variable(position: position, path: path + fields)
    case .bool, .string, .number, .null, .dot:
      throw failure("unexpected . after term \(Quoting.quoted(Array(node.description.utf8)))")
    default: return .chain(position: position, node: node, fields: fields)
    }
  }

  private mutating func term() throws(TemplateError) -> Node? {
    let token = nextNonSpace()
    switch token.kind {
    case .identifier:
      guard let function = function(token.text) else {
        throw failure("function \(Quoting.quoted(Array(token.text.utf8))) not defined")
          .hinting(FunctionTable.hint(for: token.text))
      }
      if functions == .hermetic, !function.isHermetic {
        throw failure(
          "function \(Quoting.quoted(token.text)) is not allowed here: \(CallSite.refusal)",
          cause: .refused(function: token.text))
      }
      return .identifier(position: token.position, name: token.text)
    case .dot: return .dot(position: token.position)
    case .nilKeyword: return .null(position: token.position)
    case .variable:
      guard variables.contains(token.text) else {
        throw failure("undefined variable \(Quoting.quoted(Array(token.text.utf8)))")
      }
      return .variable(position: token.position, path: [token.text])
    case .field: return .field(position: token.position, path: [String(token.text.dropFirst())])
    case .bool: return .bool(position: token.position, isTrue: token.text == "true")
    case .characterConstant, .complex, .number:
      switch NumberLiteral.parse(token.text, token.kind) {
      case .success(let number): return .number(position: token.position, number)
      case .failure(let error): throw failure(error.message)
      }
    case .leftParenthesis: return .pipe(try pipeline("parenthesized pipeline", end: .rightParenthesis))
    case .string, .rawString:
      guard let value = Quoting.unquoted(token.text) else { throw failure("invalid syntax") }
      return .string(position: token.position, quoted: token.text, value: value)
    default:
      back()
      return nil
    }
  }
}

extension Node {
  /// Whether nothing but white space would be written.
  var isBlank: Bool {
    switch self {
    case .list(_, let nodes): nodes.allSatisfy(\.isBlank)
    case .text(_, let bytes): bytes.runes.allSatisfy(\.isGoSpace)
    default: false
    }
  }
}
