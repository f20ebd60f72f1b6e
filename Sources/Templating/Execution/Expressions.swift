// SPDX-License-Identifier: Apache-2.0
internal import Naming

/// Something that has a value.
protocol Expression: AnyObject, Sendable {
  func evaluate(_ state: inout Evaluation) throws(Failure) -> Operand
}

/// A constant with its type settled.
enum Constant: Sendable {
  case null
  case bool(Bool)
  case integer(Int64, IntegerKind)
  case double(Double)
  case complex(Complex)
  case string(String)
  case bytes([UInt8])

  var value: GoValue {
    switch self {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .integer(let number, let kind): GoValue(integer: number, kind)
    case .double(let number): .double(number)
    case .complex(let number): .complex(number)
    case .string(let text): .string(text)
    case .bytes(let bytes): .bytes(bytes)
    }
  }
}

final class ConstantExpression: Expression {
  private let constant: Constant
  private let node: Int32
  init(_ constant: Constant, node: Int32) {
    self.constant = constant
    self.node = node
  }

  func evaluate(_ state: inout Evaluation) throws(Failure) -> Operand {
    state.node = node
    return Operand(constant.value)
  }
}

/// nil given for a parameter: the zero of its type.
final class ZeroExpression: Expression {
  private let type: StaticType
  private let node: Int32
  init(_ type: StaticType, node: Int32) {
    self.type = type
    self.node = node
  }

  func evaluate(_ state: inout Evaluation) throws(Failure) -> Operand {
    state.node = node
    return Operand(type.zero, isInterface: type == .any)
  }
}

/// What can only fail, but must do so when it is reached and not before.
final class FailingExpression: Expression {
  /// At whatever was evaluated last.
  static let here: Int32 = -1

  private let message: String
  private let node: Int32
  private let piped: (any Expression)?
  init(_ message: String, node: Int32, piped: (any Expression)? = nil) {
    self.message = message
    self.node = node
    self.piped = piped
  }

  func evaluate(_ state: inout Evaluation) throws(Failure) -> Operand {
    _ = try piped?.evaluate(&state)
    if node != FailingExpression.here { state.node = node }
    throw state.failure(message)
  }
}

final class DotExpression: Expression {
  private let node: Int32
  init(node: Int32) { self.node = node }

  func evaluate(_ state: inout Evaluation) throws(Failure) -> Operand {
    state.node = node
    return state.dot
  }
}

/// `.a`, by far the most frequent path.
final class FieldExpression: Expression {
  private let name: String
  private let node: Int32
  /// Whether it is a whole pipeline: what comes out of one is the value, not the interface.
  private let isPipeline: Bool

  init(_ name: String, node: Int32, isPipeline: Bool = false) {
    self.name = name
    self.node = node
    self.isPipeline = isPipeline
  }

  var asPipeline: FieldExpression { FieldExpression(name, node: node, isPipeline: true) }

  func evaluate(_ state: inout Evaluation) throws(Failure) -> Operand {
    state.node = node
    if case .map(let map) = state.dot.value, map.hasTextKeys, let value = map[name] {
      return Operand(value, isInterface: map.isGeneric && !isPipeline)
    }
    var operand = try state.field(name, of: state.dot, node: node, arguments: nil, piped: nil)
    if isPipeline { operand.isInterface = false }
    return operand
  }
}

/// `.a.b`, `$x.a.b`, `(pipeline).a.b`, with arguments if it is a method.
final class PathExpression: Expression {
  enum Start: Sendable {
    case dot
    case slot(Int)
    case chain(any Expression)
    /// A variable that the parser knew but that no longer exists here.
    case undefined(String)
  }

  private let start: Start
  private let path: [String]
  private let node: Int32
  private let arguments: MethodArguments?

  init(_ start: Start, path: [String], node: Int32, arguments: MethodArguments?) {
    self.start = start
    self.path = path
    self.node = node
    self.arguments = arguments
  }

  func evaluate(_ state: inout Evaluation) throws(Failure) -> Operand {
    let piped: Operand? = if let expression = arguments?.piped { try expression.evaluate(&state) } else { nil }
    state.node = node
    var operand: Operand
    switch start {
    case .dot: operand = state.dot
    case .slot(let slot): operand = state.slots[state.base + slot]
    case .chain(let expression): operand = try expression.evaluate(&state)
    case .undefined(let name): throw state.failure("undefined variable: \(name)")
    }
    if path.isEmpty, arguments != nil {
      throw state.failure("can't give argument to non-function \(state.program.nodes[Int(node)])")
    }
    for (place, name) in path.enumerated() {
      let isLast = place == path.count - 1
      operand = try state.field(
        name, of: operand, node: node, arguments: isLast ? arguments : nil, piped: isLast ? piped : nil)
    }
    return operand
  }
}

/// Commands joined by `|`; the last one holds those before it. Declares or assigns variables.
final class PipelineExpression: Expression {
  private let last: any Expression
  private let slots: [Int?]
  private let names: [String]
  private let node: Int32

  init(_ last: any Expression, slots: [Int?], names: [String], node: Int32) {
    self.last = last
    self.slots = slots
    self.names = names
    self.node = node
  }

  func evaluate(_ state: inout Evaluation) throws(Failure) -> Operand {
    state.node = node
    var operand = try last.evaluate(&state)
    operand.isInterface = false
    if slots.isEmpty { return operand }
    for (place, slot) in slots.enumerated() {
      guard let slot else { throw state.failure("undefined variable: \(names[place])") }
      state.slots[state.base + slot] = operand
    }
    return operand
  }
}

/// A command before a `|`: what follows sees the value, not the interface.
final class StageExpression: Expression {
  private let command: any Expression
  init(_ command: any Expression) { self.command = command }

  func evaluate(_ state: inout Evaluation) throws(Failure) -> Operand {
    var operand = try command.evaluate(&state)
    operand.isInterface = false
    return operand
  }
}

/// A value given for a parameter: it must have the parameter's type.
final class ArgumentExpression: Expression {
  private let expression: any Expression
  private let type: StaticType
  private let node: Int32

  init(_ expression: any Expression, type: StaticType, node: Int32) {
    self.expression = expression
    self.type = type
    self.node = node
  }

  func evaluate(_ state: inout Evaluation) throws(Failure) -> Operand {
    state.node = node
    return try state.validated(expression.evaluate(&state), type)
  }
}

extension Evaluation {
  /// `validateType`: a value as one of the asked type, or Go's complaint.
  @inline(__always)
  func validated(_ operand: Operand, _ type: StaticType) throws(Failure) -> Operand {
    switch (type, operand.value) {
    case (_, .null): return try converted(operand, type)
    case (.any, _), (.value, _), (.string, .string): return operand
    default: return operand.value.isAssignable(to: type) ? operand : try converted(operand, type)
    }
  }

  private func converted(_ operand: Operand, _ type: StaticType) throws(Failure) -> Operand {
    if operand.isMissing {
      if type.canBeNil { return Operand(type.zero) }
      throw failure("invalid value; expected \(type.name)")
    }
    if type == .any || type == .value { return operand }
    let got = operand.value.isNull ? "interface {}" : operand.value.type.name
    throw failure("wrong type for value; expected \(type.name); got \(got)")
  }

  /// `evalField`: a member of a map, or a method of a value.
  mutating func field(
    _ name: String, of receiver: Operand, node: Int32, arguments: MethodArguments?, piped: Operand?
  ) throws(Failure) -> Operand {
    switch receiver.value {
    case .map(let map) where map.hasTextKeys:
      if arguments != nil { throw failure("\(name) is not a method but has arguments") }
      if let value = map[name] { return Operand(value, isInterface: map.isGeneric) }
      switch program.options.missingKey {
      case .default: return .missing
      case .zero: return Operand(map.elementType.zero, isInterface: map.isGeneric)
      case .error:
        let known = map.pairs.prefix(1000).map(\.key)
        throw failure("map has no entry for key \(Quoting.quoted(name))").hinting(didYouMean(name, among: known))
      }
    case .null:
      if receiver.isInterface { throw failure("nil pointer evaluating interface {}.\(name)") }
      if program.options.missingKey == .error { throw failure("nil data; no entry for key \(Quoting.quoted(name))") }
      return .missing
    default:
      if let method = Methods.find(name, of: receiver.value.type) {
        return try call(method, on: receiver.value, node: node, arguments: arguments, piped: piped)
      }
      if case .certificate = receiver.value, let field = receiver.value.fields?.first(where: { $0.name == name }) {
        if arguments != nil { throw failure("\(name) has arguments but cannot be invoked as function") }
        return Operand(field.value)
      }
      let type = receiver.isInterface ? "interface {}" : receiver.value.type.name
      throw failure("can't evaluate field \(name) in type \(type)")
    }
  }
}
