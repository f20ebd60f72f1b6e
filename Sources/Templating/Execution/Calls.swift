// SPDX-License-Identifier: Apache-2.0

/// A call of a function of the table.
final class CallExpression: Expression {
  private let function: Function
  private let arguments: [any Expression]
  private let piped: (any Expression)?
  /// The type of the parameter that takes the piped value.
  private let pipedType: StaticType
  /// The function's name, and the whole call.
  private let nameNode: Int32
  private let callNode: Int32

  init(
    _ function: Function, arguments: [any Expression], piped: (any Expression)?, pipedType: StaticType,
    nameNode: Int32, callNode: Int32
  ) {
    self.function = function
    self.arguments = arguments
    self.piped = piped
    self.pipedType = pipedType
    self.nameNode = nameNode
    self.callNode = callNode
  }

  func evaluate(_ state: inout Evaluation) throws(Failure) -> Operand {
    try state.step()
    let last: Operand? = if let piped { try piped.evaluate(&state) } else { nil }
    state.node = nameNode
    switch (function.body, arguments.count) {
    case (.one(let body), 0):
      guard let last else { break }
      let only = try state.validated(last, pipedType).value
      return try result(&state) { state throws(Failure) in try body(only, &state) }
    case (.one(let body), 1):
      let only = try arguments[0].evaluate(&state).value
      return try result(&state) { state throws(Failure) in try body(only, &state) }
    case (.two(let body), 1):
      guard let last else { break }
      let first = try arguments[0].evaluate(&state).value
      let second = try state.validated(last, pipedType).value
      return try result(&state) { state throws(Failure) in try body(first, second, &state) }
    case (.two(let body), 2):
      let first = try arguments[0].evaluate(&state).value
      let second = try arguments[1].evaluate(&state).value
      return try result(&state) { state throws(Failure) in try body(first, second, &state) }
    default: break
    }
    var values: [GoValue] = []
    values.reserveCapacity(arguments.count + 1)
    for argument in arguments { values.append(try argument.evaluate(&state).value) }
    if let last { values.append(try state.validated(last, pipedType).value) }
    let body = function.body
    return try result(&state) { state throws(Failure) in try body.call(values, &state) }
  }

  @inline(__always)
  private func result(
    _ state: inout Evaluation, _ body: (inout Evaluation) throws(Failure) -> GoValue
  ) throws(Failure) -> Operand {
    do throws(Failure) {
      let value = try body(&state)
      try state.account(for: value)
      return Operand(value)
    } catch {
      throw state.failed(error, calling: function, node: callNode)
    }
  }

  static let refusal =
    "its result depends on time or chance, and so would change what is made at every poll"
}

/// `and` and `or`, which stop at the argument that decides.
final class ShortCircuitExpression: Expression {
  private let isOr: Bool
  private let arguments: [any Expression]
  private let piped: (any Expression)?
  private let node: Int32

  init(isOr: Bool, arguments: [any Expression], piped: (any Expression)?, node: Int32) {
    self.isOr = isOr
    self.arguments = arguments
    self.piped = piped
    self.node = node
  }

  func evaluate(_ state: inout Evaluation) throws(Failure) -> Operand {
    try state.step()
    let last: Operand? = if let piped { try piped.evaluate(&state) } else { nil }
    state.node = node
    var operand = Operand.missing
    for argument in arguments {
      operand = try argument.evaluate(&state)
      if operand.value.isTrue == isOr { return operand }
    }
    return last ?? operand
  }
}

extension Evaluation {
  /// Adds where and which to a function's failure.
  mutating func failed(_ failure: Failure, calling function: Function, node: Int32) -> Failure {
    self.node = node
    switch failure {
    case .error: return failure
    case .function(let message):
      let cause: TemplateError.Cause =
        message == CallExpression.refusal ? .refused(function: function.name) : .language
      return self.failure("error calling \(function.name): \(message)", cause: cause)
    case .bound(let bound, let message):
      return self.failure("error calling \(function.name): \(message)", cause: .bound(bound))
    }
  }

  /// Counts what a function made.
  @inline(__always)
  mutating func account(for value: GoValue) throws(Failure) {
    switch value {
    case .string(let text): try reserve(bytes: text.utf8.count)
    case .bytes(let bytes): try reserve(bytes: bytes.count)
    case .list(let list): try reserve(bytes: list.count * 16)
    default: break
    }
  }

  /// `evalCall` for a method.
  mutating func call(
    _ method: Method, on receiver: GoValue, node: Int32, arguments: MethodArguments?, piped: Operand?
  ) throws(Failure) -> Operand {
    let given = (arguments?.arguments.count ?? 0) + (piped == nil ? 0 : 1)
    guard given == method.parameters.count else {
      throw failure("wrong number of args for \(method.name): want \(method.parameters.count) got \(given)")
    }
    if let refusal = method.refusal { throw failure(refusal) }
    var values: [GoValue] = []
    for (place, argument) in (arguments?.arguments ?? []).enumerated() {
      values.append(try argument.value(as: method.parameters[place], &self))
    }
    if let piped, let type = method.parameters.last { values.append(try validated(piped, type).value) }
    do throws(Failure) { return Operand(try method.body(receiver, values)) } catch {
      self.node = node
      if case .function(let message) = error {
        throw failure("error calling \(method.name): \(message)")
      }
      throw error
    }
  }
}

/// What follows `.Method`: the types are known only once the receiver is.
final class MethodArguments: Sendable {
  struct Argument: Sendable {
    /// By type of parameter.
    let expressions: [StaticType: any Expression]
    let fallback: any Expression

    func value(as type: StaticType, _ state: inout Evaluation) throws(Failure) -> GoValue {
      if let expression = expressions[type] { return try expression.evaluate(&state).value }
      return try state.validated(fallback.evaluate(&state), type).value
    }
  }

  let arguments: [Argument]
  let piped: (any Expression)?

  init(_ arguments: [Argument], piped: (any Expression)?) {
    self.arguments = arguments
    self.piped = piped
  }
}

/// A method of a value that is not a map.
struct Method: Sendable {
  let name: String
  let parameters: [StaticType]
  /// Why templates cannot call it although it is there.
  let refusal: String?
  let body: @Sendable (GoValue, [GoValue]) throws(Failure) -> GoValue

  init(
    _ name: String, _ parameters: [StaticType] = [], refusal: String? = nil,
    _ body: @escaping @Sendable (GoValue, [GoValue]) throws(Failure) -> GoValue
  ) {
    self.name = name
    self.parameters = parameters
    self.refusal = refusal
    self.body = body
  }

  /// A method with more results than templates can take.
  static func unusable(_ name: String, _ parameters: [StaticType] = [], because refusal: String) -> Method {
    Method(name, parameters, refusal: refusal) { _, _ throws(Failure) in .null }
  }
}
