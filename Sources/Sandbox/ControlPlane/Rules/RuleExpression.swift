// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

/// A rule of `x-kubernetes-validations`, parsed: the part of CEL that speaks of one value and its former self.
///
/// Source: the CEL language definition, and Kubernetes' "Validation rules" for what of it schemas may use. What is not here is
/// refused when a definition is installed, never skipped.
indirect enum RuleExpression: Sendable, Equatable {
  case literal(Value)
  case list([RuleExpression])
  case name(String)
  case member(RuleExpression, String)
  case index(RuleExpression, RuleExpression)
  /// `has(a.b)`
  case has(RuleExpression, String)
  case not(RuleExpression)
  case negative(RuleExpression)
  case binary(RuleOperator, RuleExpression, RuleExpression)
  /// `a ? b : c`
  case choice(RuleExpression, RuleExpression, RuleExpression)
  /// The first argument is what the method is called on.
  case call(RuleFunction, [RuleExpression])
  /// `list.all(x, …)` and its kin.
  case quantified(RuleQuantifier, RuleExpression, variable: String, RuleExpression)
}

enum RuleOperator: String, Sendable {
  case or = "||"
  case and = "&&"
  case equal = "=="
  case unequal = "!="
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="
  case within = "in"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
  case remainder = "%"

  /// How tightly it binds.
  var rank: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .unequal, .less, .atMost, .greater, .atLeast, .within: 3
    case .plus, .minus: 4
    case .times, .over, .remainder: 5
    }
  }
}

enum RuleFunction: String, Sendable {
  case size, startsWith, endsWith, contains, matches, duration

  /// Whether it stands before its argument: `duration('1h')`; `size` may.
  var isPlain: Bool { self == .duration }
  var hasPlainForm: Bool { isPlain || self == .size }
}

enum RuleQuantifier: String, Sendable { case all, exists, existsOne = "exists_one" }

/// Why a rule cannot be read or has no answer.
struct RuleError: Error, Sendable, Equatable { var message: String }

extension RuleExpression {
  /// Whether it speaks of the value as it was, and so holds only for changes.
  var isTransition: Bool { names.contains("oldSelf") }

  private var names: Set<String> {
    switch self {
    case .literal: []
    case .name(let name): [name]
    case .list(let items), .call(_, let items): items.reduce(into: []) { $0.formUnion($1.names) }
    case .member(let base, _), .has(let base, _), .not(let base), .negative(let base): base.names
    case .index(let left, let right), .binary(_, let left, let right), .quantified(_, let left, _, let right):
      left.names.union(right.names)
    case .choice(let test, let yes, let no): test.names.union(yes.names).union(no.names)
    }
  }

  /// - Parameter scope: `self`, perhaps `oldSelf`, and the variables of quantifiers.
  func value(_ scope: [String: Value]) throws(RuleError) -> Value {
    switch self {
    case .literal(let value): return value
    case .list(let items):
      var values: [Value] = []
      for item in items { values.append(try item.value(scope)) }
      return .array(values)
    case .name(let name):
      guard let value = scope[name] else { throw RuleError(message: "undeclared reference to '\(name)'") }
      return value
    case .member(let base, let name):
      guard let value = try base.value(scope)[name] else { throw RuleError(message: "no such key: \(name)") }
      return value
    case .index(let base, let place): return try item(try base.value(scope), try place.value(scope))
    case .has(let base, let name): return .bool(try base.value(scope)[name] != nil)
    case .not(let inner): return .bool(!(try inner.truth(scope)))
    case .negative(let inner): return try RuleArithmetic.apply(.minus, .int(0), try inner.value(scope))
    case .binary(.and, let left, let right): return try both(left, right, scope, decisive: false)
    case .binary(.or, let left, let right): return try both(left, right, scope, decisive: true)
    case .binary(let sign, let left, let right):
      return try RuleArithmetic.apply(sign, try left.value(scope), try right.value(scope))
    case .choice(let test, let yes, let no): return try (try test.truth(scope) ? yes : no).value(scope)
    case .call(let function, let arguments): return try call(function, arguments, scope)
    case .quantified(let quantifier, let base, let variable, let body):
      return try quantify(quantifier, try base.value(scope), variable, body, scope)
    }
  }

  func truth(_ scope: [String: Value]) throws(RuleError) -> Bool {
    guard let truth = try value(scope).bool else { throw RuleError(message: "no such overload: not a boolean") }
    return truth
  }

  /// One side that decides is enough, even when the other has no answer (CEL: "Logical Operators").
  private func both(
    _ left: RuleExpression, _ right: RuleExpression, _ scope: [String: Value], decisive: Bool
  ) throws(RuleError) -> Value {
    let first: Result<Bool, RuleError>
    do throws(RuleError) { first = .success(try left.truth(scope)) } catch { first = .failure(error) }
    if case .success(decisive) = first { return .bool(decisive) }
    let second = try right.truth(scope)
    if second == decisive { return .bool(decisive) }
    return .bool(try first.get())
  }

  private func item(_ base: Value, _ place: Value) throws(RuleError) -> Value {
    if let items = base.array, let index = place.int, items.indices.contains(Int(index)) { return items[Int(index)] }
    if let key = place.string, let value = base[key] { return value }
    throw RuleError(message: "no such key: \(JSON.text(place))")
  }

  private func call(
    _ function: RuleFunction, _ arguments: [RuleExpression], _ scope: [String: Value]
  ) throws(RuleError) -> Value {
    var values: [Value] = []
    for argument in arguments { values.append(try argument.value(scope)) }
    if function == .size, values.count == 1 {
      switch values[0] {
      case .string(let text): return .int(Int64(text.unicodeScalars.count))
      case .array(let items): return .int(Int64(items.count))
      case .object(let members): return .int(Int64(members.count))
      default: throw RuleError(message: "no such overload: size")
      }
    }
    if function == .duration { return try duration(values) }
    guard values.count == 2, let text = values[0].string, let other = values[1].string else {
      throw RuleError(message: "no such overload: \(function.rawValue)")
    }
    switch function {
    case .startsWith: return .bool(text.hasPrefix(other))
    case .endsWith: return .bool(text.hasSuffix(other))
    case .contains: return .bool(other.isEmpty || text.firstRange(of: other) != nil)
    case .matches: return .bool(SchemaPatterns.matches(other, text) ?? false)
    case .size, .duration: throw RuleError(message: "no such overload: \(function.rawValue)")
    }
  }

  /// In seconds, so that durations compare with each other. CEL reads what Go's time.ParseDuration does: no days.
  private func duration(_ values: [Value]) throws(RuleError) -> Value {
    guard let text = values.first?.string else { throw RuleError(message: "no such overload: duration") }
    guard !text.utf8.contains(UInt8(ascii: "d")), let span = Duration(text: text) else {
      throw RuleError(message: "type conversion error from '\(text)' to 'google.protobuf.Duration'")
    }
    return .double(Double(span.wholeMicroseconds) / 1_000_000)
  }

  private func quantify(
    _ quantifier: RuleQuantifier, _ base: Value, _ variable: String, _ body: RuleExpression, _ scope: [String: Value]
  ) throws(RuleError) -> Value {
    guard let items = base.array ?? base.object.map({ $0.keys.map { .string($0) } }) else {
      throw RuleError(message: "no such overload: \(quantifier.rawValue)")
    }
    var count = 0
    for item in items where try body.truth(scope.merging([variable: item]) { $1 }) { count += 1 }
    return switch quantifier {
    case .all: .bool(count == items.count)
    case .exists: .bool(count > 0)
    case .existsOne: .bool(count == 1)
    }
  }
}

/// Operators on two values of one type.
enum RuleArithmetic {
  static func apply(_ sign: RuleOperator, _ left: Value, _ right: Value) throws(RuleError) -> Value {
    switch sign {
    case .equal: return .bool(left.isSameJSON(as: right))
    case .unequal: return .bool(!left.isSameJSON(as: right))
    case .within:
      if let items = right.array { return .bool(items.contains { $0.isSameJSON(as: left) }) }
      if let members = right.object, let key = left.string { return .bool(members[key] != nil) }
    case .less, .atMost, .greater, .atLeast:
      if let order = order(left, right) { return .bool(holds(sign, order)) }
    default:
      if let result = try number(sign, left, right) ?? text(sign, left, right) { return result }
    }
    throw RuleError(message: "no such overload: \(sign.rawValue)")
  }

  /// -1, 0 or 1.
  private static func order(_ left: Value, _ right: Value) -> Int? {
    if let one = left.string, let two = right.string { return one == two ? 0 : one < two ? -1 : 1 }
    guard let one = left.double, let two = right.double else { return nil }
    return one == two ? 0 : one < two ? -1 : 1
  }

  private static func holds(_ sign: RuleOperator, _ order: Int) -> Bool {
    switch sign {
    case .less: order < 0
    case .atMost: order <= 0
    case .greater: order > 0
    default: order >= 0
    }
  }

  private static func number(_ sign: RuleOperator, _ left: Value, _ right: Value) throws(RuleError) -> Value? {
    guard case .int(let one) = left, case .int(let two) = right else { return nil }
    if two == 0, sign == .over || sign == .remainder { throw RuleError(message: "division by zero") }
    let (result, isTooLarge) =
      switch sign {
      case .plus: one.addingReportingOverflow(two)
      case .minus: one.subtractingReportingOverflow(two)
      case .times: one.multipliedReportingOverflow(by: two)
      case .over: one.dividedReportingOverflow(by: two)
      default: one.remainderReportingOverflow(dividingBy: two)
      }
    if isTooLarge { throw RuleError(message: "integer overflow") }
    return .int(result)
  }

  private static func text(_ sign: RuleOperator, _ left: Value, _ right: Value) -> Value? {
    guard sign == .plus else { return nil }
    if let one = left.string, let two = right.string { return .string(one + two) }
    if let one = left.array, let two = right.array { return .array(one + two) }
    return nil
  }
}
