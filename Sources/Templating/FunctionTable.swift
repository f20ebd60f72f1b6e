// SPDX-License-Identifier: Apache-2.0
internal import Naming

/// A function that templates may call: one row of a table.
struct Function: Sendable {
  typealias Unary = @Sendable (GoValue, inout Evaluation) throws(Failure) -> GoValue
  typealias Binary = @Sendable (GoValue, GoValue, inout Evaluation) throws(Failure) -> GoValue
  typealias Ternary = @Sendable (GoValue, GoValue, GoValue, inout Evaluation) throws(Failure) -> GoValue

  /// By number of arguments, so that the usual calls build no array of them.
  enum Body: Sendable {
    case none(@Sendable (inout Evaluation) throws(Failure) -> GoValue)
    case one(Unary)
    case two(Binary)
    case three(Ternary)
    case many(@Sendable ([GoValue], inout Evaluation) throws(Failure) -> GoValue)
    /// `and` and `or` do not evaluate all arguments.
    case shortCircuit(isOr: Bool)

    func call(_ values: [GoValue], _ state: inout Evaluation) throws(Failure) -> GoValue {
      switch self {
      case .none(let body): try body(&state)
      case .one(let body): try body(values[0], &state)
      case .two(let body): try body(values[0], values[1], &state)
      case .three(let body): try body(values[0], values[1], values[2], &state)
      case .many(let body): try body(values, &state)
      case .shortCircuit: values.last ?? .null
      }
    }
  }

  let name: String
  let parameters: [StaticType]
  /// The type of further arguments, when there may be any number of them.
  let variadic: StaticType?
  let isHermetic: Bool
  let summary: String
  let body: Body
  /// The same for the number of arguments that it mostly has, when it takes any number.
  var usual: Body?

  static func none(
    _ name: String, isHermetic: Bool = true, _ summary: String,
    _ body: @escaping @Sendable (inout Evaluation) throws(Failure) -> GoValue
  ) -> Function {
    Function(name: name, parameters: [], variadic: nil, isHermetic: isHermetic, summary: summary, body: .none(body))
  }

  static func one(
    _ name: String, _ parameter: StaticType, isHermetic: Bool = true, _ summary: String,
    _ body: @escaping Unary
  ) -> Function {
    Function(
      name: name, parameters: [parameter], variadic: nil, isHermetic: isHermetic, summary: summary, body: .one(body))
  }

  static func two(
    _ name: String, _ first: StaticType, _ second: StaticType, isHermetic: Bool = true, _ summary: String,
    _ body: @escaping Binary
  ) -> Function {
    Function(
      name: name, parameters: [first, second], variadic: nil, isHermetic: isHermetic, summary: summary,
      body: .two(body))
  }

  static func three(
    _ name: String, _ parameters: [StaticType], _ summary: String, _ body: @escaping Ternary
  ) -> Function {
    Function(
      name: name, parameters: parameters, variadic: nil, isHermetic: true, summary: summary, body: .three(body))
  }

  static func many(
    _ name: String, _ parameters: [StaticType], rest: StaticType? = nil, isHermetic: Bool = true, _ summary: String,
    _ body: @escaping @Sendable ([GoValue], inout Evaluation) throws(Failure) -> GoValue
  ) -> Function {
    Function(
      name: name, parameters: parameters, variadic: rest, isHermetic: isHermetic, summary: summary, body: .many(body))
  }

  /// With what it does when it has this usual number of arguments.
  func mostly(_ usual: Body) -> Function {
    var function = self
    function.usual = usual
    return function
  }

  /// The same function under another name.
  func named(_ name: String, _ summary: String) -> Function {
    Function(
      name: name, parameters: parameters, variadic: variadic, isHermetic: isHermetic, summary: summary, body: body,
      usual: usual)
  }

  func parameterType(at place: Int) -> StaticType {
    if place >= 0, place < parameters.count { return parameters[place] }
    return variadic ?? .any
  }

  /// How it is called, for the reference page.
  var signature: String {
    ([name] + parameters.map(\.name) + (variadic.map { [$0.name + "..."] } ?? [])).joined(separator: " ")
  }
}

/// The functions of one file.
struct FunctionFamily: Sendable {
  let name: String
  let functions: [Function]
}

/// All functions. The language's own `slice` is missing because Sprig's replaces it.
enum FunctionTable {
  static let families: [FunctionFamily] = [
    .builtins, .strings, .lists, .dicts, .defaults, .reflection, .conversion, .numbers, .documents,
    .expressions, .encoding, .random, .paths, .links, .versions, .dates, .passwords,
    .certificates,
  ]

  static let byName: [String: Function] = {
    var table: [String: Function] = [:]
    for family in families {
      for function in family.functions { table[function.name] = function }
    }
    return table
  }()

  /// What to try instead of a function that does not exist: a parameter, which the old form writes without a dot, or a function of
  /// nearly that name.
  static func hint(for name: String) -> String {
    let near = suggestion(for: name, among: byName.keys.sorted()).map { ", or did you mean the function \($0)?" }
    return "; a parameter of that name is written .\(name)" + (near ?? "")
  }
}
