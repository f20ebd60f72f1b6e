// SPDX-License-Identifier: Apache-2.0

/// A call of a function of the table: which, and where it stands.
///
/// By number of arguments there are classes of their own, so that the usual calls neither build a list nor ask for its length.
/// In each of them, as in Go, what is piped is evaluated before everything else and checked after it.
struct CallSite: Sendable {
  let function: Function
  /// The function's name, and the whole call.
  let nameNode: Int32
  let callNode: Int32
  /// The type of the parameter that takes the piped value.
  let pipedType: StaticType

  /// What a function gave, counted; its failure with where and which.
  @inline(__always)
  fileprivate func result(
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

/// Marks the calls, whose results are values of their own.
protocol CallExpression: Expression {}

final class UnaryCall: CallExpression {
  private let site: CallSite
  private let body: Function.Unary
  private let argument: any Expression
  private let isPiped: Bool

  init(_ site: CallSite, _ body: @escaping Function.Unary, _ argument: any Expression, isPiped: Bool) {
    (self.site, self.body, self.argument, self.isPiped) = (site, body, argument, isPiped)
  }

  func evaluate(_ state: inout Evaluation) throws(Failure) -> Operand {
    try state.step()
    if !isPiped { state.node = site.nameNode }
    var only = try argument.evaluate(&state)
    if isPiped {
      state.node = site.nameNode
      only = try state.validated(only, site.pipedType)
    }
    return try site.result(&state) { state throws(Failure) in try body(only.value, &state) }
  }
}

final class BinaryCall: CallExpression {
  private let site: CallSite
  private let body: Function.Binary
  private let first: any Expression
  private let second: any Expression
  private let isPiped: Bool

  init(
    _ site: CallSite, _ body: @escaping Function.Binary, _ first: any Expression, _ second: any Expression,
    isPiped: Bool
  ) {
    (self.site, self.body, self.first, self.second, self.isPiped) = (site, body, first, second, isPiped)
  }

  func evaluate(_ state: inout Evaluation) throws(Failure) -> Operand {
    try state.step()
    let left: Operand
    var right: Operand
    if isPiped {
      right = try second.evaluate(&state)
      state.node = site.nameNode
      left = try first.evaluate(&state)
      right = try state.validated(right, site.pipedType)
    } else {
      state.node = site.nameNode
      left = try first.evaluate(&state)
      right = try second.evaluate(&state)
    }
    return try site.result(&state) { state throws(Failure) in try body(left.value, right.value, &state) }
  }
}

final class TernaryCall: CallExpression {
  private let site: CallSite
  private let body: Function.Ternary
  private let first: any Expression
  private let second: any Expression
  private let third: any Expression
  private let isPiped: Bool

  init(
    _ site: CallSite, _ body: @escaping Function.Ternary, _ first: any Expression, _ second: any Expression,
    _ third: any Expression, isPiped: Bool
  ) {
    (self.site, self.body, self.first, self.second, self.third) = (site, body, first, second, third)
    self.isPiped = isPiped
  }

  func evaluate(_ state: inout Evaluation) throws(Failure) -> Operand {
    try state.step()
    let piped: Operand? = isPiped ? try third.evaluate(&state) : nil
    state.node = site.nameNode
    let (one, two) = (try first.evaluate(&state), try second.evaluate(&state))
    let three = if let piped { try state.validated(piped, site.pipedType) } else { try third.evaluate(&state) }
    return try site.result(&state) { state throws(Failure) in try body(one.value, two.value, three.value, &state) }
  }
}

/// Any number of arguments.
final class ListCall: CallExpression {
  private let site: CallSite
  private let arguments: [any Expression]
  private let piped: (any Expression)?

  init(_ site: CallSite, arguments: [any Expression], piped: (any Expression)?) {
    (self.site, self.arguments, self.piped) = (site, arguments, piped)
  }

  func evaluate(_ state: inout Evaluation) throws(Failure) -> Operand {
    try state.step()
    let last: Operand? = if let piped { try piped.evaluate(&state) } else { nil }
    state.node = site.nameNode
    var values: [GoValue] = []
    values.reserveCapacity(arguments.count + 1)
    for argument in arguments { values.append(try argument.evaluate(&state).value) }
    if let last { values.append(try state.validated(last, site.pipedType).value) }
    return try site.result(&state) { state throws(Failure) in try site.function.body.call(values, &state) }
  }
}

extension CallSite {
  /// The call in the form for its number of arguments.
  func call(_ arguments: [any Expression], piped: (any Expression)?) -> any Expression {
    let all = arguments + (piped.map { [$0] } ?? [])
    return call(function.body, all, isPiped: piped != nil) ?? call(function.usual, all, isPiped: piped != nil)
      ?? ListCall(self, arguments: arguments, piped: piped)
  }

  private func call(_ body: Function.Body?, _ all: [any Expression], isPiped: Bool) -> (any Expression)? {
    if case .one(let unary)? = body, all.count == 1 { return UnaryCall(self, unary, all[0], isPiped: isPiped) }
    if case .two(let binary)? = body, all.count == 2 {
      return BinaryCall(self, binary, all[0], all[1], isPiped: isPiped)
    }
    if case .three(let ternary)? = body, all.count == 3 {
      return TernaryCall(self, ternary, all[0], all[1], all[2], isPiped: isPiped)
    }
    return nil
  }
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
        message == CallSite.refusal ? .refused(function: function.name) : .language
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
