// SPDX-License-Identifier: Apache-2.0

/// How a statement ended.
enum Flow {
  case onward
  case breakLoop
  case continueLoop
}

/// Something that writes to the output.
protocol Statement: AnyObject, Sendable {
  func execute(_ state: inout Evaluation) throws(Failure) -> Flow
}

final class TextStatement: Statement {
  private let bytes: [UInt8]
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func execute(_ state: inout Evaluation) throws(Failure) -> Flow {
    state.output.append(contentsOf: bytes)
    try state.checkOutput()
    return .onward
  }
}

final class SequenceStatement: Statement {
  private let statements: [any Statement]
  init(_ statements: [any Statement]) { self.statements = statements }

  func execute(_ state: inout Evaluation) throws(Failure) -> Flow {
    for place in statements.indices {
      try state.step()
      let flow = try statements[place].execute(&state)
      if flow != .onward { return flow }
    }
    return .onward
  }
}

/// `{{pipeline}}`; one that declares or assigns writes nothing.
final class ActionStatement: Statement {
  private let pipeline: any Expression
  private let node: Int32
  private let isWritten: Bool

  init(_ pipeline: any Expression, node: Int32, isWritten: Bool) {
    self.pipeline = pipeline
    self.node = node
    self.isWritten = isWritten
  }

  func execute(_ state: inout Evaluation) throws(Failure) -> Flow {
    state.node = node
    let operand = try pipeline.evaluate(&state)
    if isWritten {
      state.node = node
      try state.write(operand.value)
    }
    return .onward
  }
}

final class LoopControlStatement: Statement {
  private let flow: Flow
  init(_ flow: Flow) { self.flow = flow }
  func execute(_ state: inout Evaluation) throws(Failure) -> Flow { flow }
}

/// `{{if}}`, and `{{with}}`, which also sets dot.
final class BranchStatement: Statement {
  private let condition: any Expression
  private let then: any Statement
  private let otherwise: (any Statement)?
  private let setsDot: Bool
  private let node: Int32

  init(
    _ condition: any Expression, then: any Statement, otherwise: (any Statement)?, setsDot: Bool, node: Int32
  ) {
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
    self.setsDot = setsDot
    self.node = node
  }

  func execute(_ state: inout Evaluation) throws(Failure) -> Flow {
    state.node = node
    let operand = try condition.evaluate(&state)
    try state.enter()
    let flow: Flow
    if !operand.value.isTrue {
      flow = try otherwise?.execute(&state) ?? .onward
    } else if setsDot {
      let saved = state.dot
      state.dot = operand
      flow = try then.execute(&state)
      state.dot = saved
    } else {
      flow = try then.execute(&state)
    }
    state.leave()
    return flow
  }
}

/// `{{range}}` over a list, a map by key, or the numbers below an integer.
final class RangeStatement: Statement {
  /// What an iteration sets: slots, or nil for a variable that does not exist.
  struct Variables: Sendable {
    let count: Int
    let names: [String]
    let slots: (Int?, Int?)

    init(slots: [Int?], names: [String]) {
      count = slots.count
      self.names = names
      self.slots = (slots.first ?? nil, slots.count > 1 ? slots[1] : nil)
    }
  }

  private let pipeline: any Expression
  private let variables: Variables
  private let body: any Statement
  private let otherwise: (any Statement)?
  private let node: Int32

  init(
    _ pipeline: any Expression, variables: Variables, body: any Statement, otherwise: (any Statement)?, node: Int32
  ) {
    self.pipeline = pipeline
    self.variables = variables
    self.body = body
    self.otherwise = otherwise
    self.node = node
  }

  func execute(_ state: inout Evaluation) throws(Failure) -> Flow {
    state.node = node
    let operand = try pipeline.evaluate(&state)
    let saved = state.dot
    var hasRun = true
    try state.enter()
    switch operand.value {
    case .list(let list): hasRun = try iterate(list, &state)
    case .map(let map): hasRun = try iterate(map, &state)
    case .int(let count): hasRun = try iterate(count, &state) { .int($0) }
    case .integer(let count, let kind):
      let bound = kind.isSigned ? count : count < 0 ? .max : count
      hasRun = try iterate(bound, &state) { .integer($0, kind) }
    case .null: hasRun = false
    default:
      let text = String(decoding: Formatter.text(operand.value), as: UTF8.self)
      throw state.failure("range can't iterate over \(text)")
    }
    state.dot = saved
    state.leave()
    if hasRun { return .onward }
    // Go ends this range, and not the one around it, with a break in its else; the parser lets only such pass.
    let flow = try otherwise?.execute(&state) ?? .onward
    return flow == .breakLoop ? .onward : flow
  }

  private func iterate(_ list: GoList, _ state: inout Evaluation) throws(Failure) -> Bool {
    let (items, isInterface) = (list.items, list.elementType == .any)
    for place in items.indices {
      let element = Operand(items[place], isInterface: isInterface)
      if try !run(index: .int(Int64(place)), element, &state) { break }
    }
    return !items.isEmpty
  }

  private func iterate(_ map: GoMap, _ state: inout Evaluation) throws(Failure) -> Bool {
    let pairs = map.sortedPairs
    let isInterface = map.isGeneric
    for pair in pairs {
      let element = Operand(pair.value, isInterface: isInterface)
      if try !run(index: map.keyValue(pair.key), element, &state) { break }
    }
    return !pairs.isEmpty
  }

  private func iterate(
    _ count: Int64, _ state: inout Evaluation, _ value: (Int64) -> GoValue
  ) throws(Failure) -> Bool {
    if variables.count > 1 {
      throw state.failure("can't use \(count) to iterate over more than one variable")
    }
    var number: Int64 = 0
    while number < count {
      if try !run(index: .null, Operand(value(number)), &state) { break }
      number += 1
    }
    return count > 0
  }

  /// One iteration; false after a `{{break}}`.
  private func run(index: GoValue, _ element: Operand, _ state: inout Evaluation) throws(Failure) -> Bool {
    try state.step()
    if variables.count == 1 {
      try set(variables.slots.0, 0, element, &state)
    } else if variables.count > 1 {
      try set(variables.slots.0, 0, Operand(index), &state)
      try set(variables.slots.1, 1, element, &state)
    }
    state.dot = element
    return try body.execute(&state) != .breakLoop
  }

  @inline(__always)
  private func set(
    _ slot: Int?, _ variable: Int, _ operand: Operand, _ state: inout Evaluation
  ) throws(Failure) {
    guard let slot else { throw state.failure("undefined variable: \(variables.names[variable])") }
    state.slots[state.base + slot] = operand
  }
}

/// `{{template "name" pipeline}}`
final class TemplateStatement: Statement {
  private let name: String
  /// Among the program's templates; nil when there is none of that name.
  private let index: Int?
  private let pipeline: (any Expression)?
  private let node: Int32
  private let frameSize: Int

  init(_ name: String, index: Int?, pipeline: (any Expression)?, node: Int32, frameSize: Int) {
    self.name = name
    self.index = index
    self.pipeline = pipeline
    self.node = node
    self.frameSize = frameSize
  }

  func execute(_ state: inout Evaluation) throws(Failure) -> Flow {
    state.node = node
    guard let index else { throw state.failure("template \(Quoting.quoted(name)) not defined") }
    try state.enterTemplate()
    let argument = try pipeline?.evaluate(&state) ?? .missing
    let saved = (state.dot, state.base, state.templateName, state.node)
    // Templates do not see the variables of those that call them.
    state.base += frameSize
    let template = state.program.templates[index]
    state.makeFrame(template, dot: argument)
    state.node = node
    _ = try template.body.execute(&state)
    state.leave()
    (state.dot, state.base, state.templateName, state.node) = saved
    return .onward
  }
}
