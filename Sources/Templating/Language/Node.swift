// SPDX-License-Identifier: Apache-2.0

/// A part of the parsed template. Positions are byte offsets; texts are what error messages show in angle brackets.
indirect enum Node: Sendable {
  case list(position: Int, nodes: [Node])
  case text(position: Int, bytes: [UInt8])
  case action(position: Int, pipe: Pipe)
  case ifElse(Branch)
  case with(Branch)
  case range(Branch)
  case template(position: Int, name: String, pipe: Pipe?)
  case breakLoop(position: Int)
  case continueLoop(position: Int)
  case end(position: Int)
  case otherwise(position: Int)

  case identifier(position: Int, name: String)
  case variable(position: Int, path: [String])
  case dot(position: Int)
  case null(position: Int)
  case field(position: Int, path: [String])
  case chain(position: Int, node: Node, fields: [String])
  case bool(position: Int, isTrue: Bool)
  case number(position: Int, NumberLiteral)
  case string(position: Int, quoted: String, value: [UInt8])
  case pipe(Pipe)
  case command(Command)

  struct Command: Sendable {
    let position: Int
    var arguments: [Node]
  }

  struct Pipe: Sendable {
    let position: Int
    var isAssignment = false
    var declarations: [(position: Int, name: String)] = []
    var commands: [Command] = []
  }

  struct Branch: Sendable {
    let pipe: Pipe
    let list: Node
    let otherwise: Node?
  }

  var position: Int {
    switch self {
    case .list(let position, _), .text(let position, _), .action(let position, _), .template(let position, _, _),
      .breakLoop(let position), .continueLoop(let position), .end(let position), .otherwise(let position),
      .identifier(let position, _), .variable(let position, _), .dot(let position), .null(let position),
      .field(let position, _), .chain(let position, _, _), .bool(let position, _), .number(let position, _),
      .string(let position, _, _):
      position
    case .ifElse(let branch), .with(let branch), .range(let branch): branch.pipe.position
    case .pipe(let pipe): pipe.position
    case .command(let command): command.position
    }
  }
}

extension Node: CustomStringConvertible {
  var description: String {
    switch self {
    case .list(_, let nodes): nodes.map(\.description).joined()
    case .text(_, let bytes): String(decoding: bytes, as: UTF8.self)
    case .action(_, let pipe): "{{\(pipe)}}"
    case .ifElse(let branch): branch.description(keyword: "if")
    case .with(let branch): branch.description(keyword: "with")
    case .range(let branch): branch.description(keyword: "range")
    case .template(_, let name, let pipe):
      "{{template \(Quoting.quoted(Array(name.utf8)))\(pipe.map { " \($0)" } ?? "")}}"
    case .breakLoop: "{{break}}"
    case .continueLoop: "{{continue}}"
    case .end: "{{end}}"
    case .otherwise: "{{else}}"
    case .identifier(_, let name): name
    case .variable(_, let path): path.joined(separator: ".")
    case .dot: "."
    case .null: "nil"
    case .field(_, let path): path.map { "." + $0 }.joined()
    case .chain(_, let node, let fields):
      { if case .pipe = node { "(\(node))" } else { node.description } }() + fields.map { "." + $0 }.joined()
    case .bool(_, let isTrue): isTrue ? "true" : "false"
    case .number(_, let number): number.text
    case .string(_, let quoted, _): quoted
    case .pipe(let pipe): pipe.description
    case .command(let command): command.description
    }
  }
}

extension Node.Command: CustomStringConvertible {
  var description: String {
    arguments.map { argument in
      if case .pipe(let pipe) = argument { "(\(pipe))" } else { argument.description }
    }.joined(separator: " ")
  }
}

extension Node.Pipe: CustomStringConvertible {
  var description: String {
    var text = ""
    if !declarations.isEmpty {
      text = declarations.map(\.name).joined(separator: ", ") + (isAssignment ? " = " : " := ")
    }
    return text + commands.map(\.description).joined(separator: " | ")
  }
}

extension Node.Branch {
  func description(keyword: String) -> String {
    "{{\(keyword) \(pipe)}}\(list)\(otherwise.map { "{{else}}\($0)" } ?? ""){{end}}"
  }
}
