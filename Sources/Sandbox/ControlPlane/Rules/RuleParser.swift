// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// Reads a rule (CEL language definition, "Syntax").
struct RuleParser {
  private enum Token: Equatable {
    case literal(Value)
    case name(String)
    case sign(String)
    case end
  }
  private var tokens: [Token] = []
  private var place = 0
  /// Nesting is bounded, since rules come from outside.
  private var depth = 0
  private static let deepest = 64

  static func parse(_ text: String) throws(RuleError) -> RuleExpression {
    var parser = try RuleParser(text)
    let result = try parser.expression()
    guard parser.next == .end else { throw parser.unexpected() }
    return result
  }

  // MARK: tokens

  private static let signs = ["||", "&&", "==", "!=", "<=", ">="] + "<>!+-*/%?:.,()[]{}".map { String($0) }

  private init(_ text: String) throws(RuleError) {
    var rest = Substring(text)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first == "\"" || first == "'" {
        tokens.append(.literal(.string(try RuleParser.string(&rest))))
      } else if first.isNumber {
        tokens.append(.literal(try RuleParser.number(&rest)))
      } else if first.isLetter || first == "_" {
        let word = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        rest = rest.dropFirst(word.count)
        tokens.append(RuleParser.word(word))
      } else if let sign = RuleParser.signs.first(where: { rest.hasPrefix($0) }) {
        rest = rest.dropFirst(sign.count)
        tokens.append(.sign(sign))
      } else {
        throw RuleError(message: "unexpected character '\(first)'")
      }
    }
    tokens.append(.end)
  }

  private static func word(_ word: String) -> Token {
    switch word {
    case "true": .literal(true)
    case "false": .literal(false)
    case "null": .literal(.null)
    case "in": .sign("in")
    default: .name(word)
    }
  }

  private static func string(_ rest: inout Substring) throws(RuleError) -> String {
    let quote = rest.removeFirst()
    var result = ""
    while let next = rest.popFirst() {
      if next == quote { return result }
      guard next == "\\" else {
        result.append(next)
        continue
      }
      switch rest.popFirst() {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case let other? where "\\\"'".contains(other): result.append(other)
      default: throw RuleError(message: "an escape in a string that is not read here")
      }
    }
    throw RuleError(message: "a string that does not end")
  }

  private static func number(_ rest: inout Substring) throws(RuleError) -> Value {
    let digits = String(rest.prefix { $0.isNumber || $0 == "." })
    rest = rest.dropFirst(digits.count)
    if let whole = Int64(digits) { return .int(whole) }
    if let double = Double(digits) { return .double(double) }
    throw RuleError(message: "\(digits) is not a number")
  }

  private var next: Token { tokens[place] }
  private func unexpected() -> RuleError {
    switch next {
    case .literal(let value): RuleError(message: "unexpected \(JSON.text(value))")
    case .name(let name): RuleError(message: "unexpected '\(name)'")
    case .sign(let sign): RuleError(message: "unexpected '\(sign)'")
    case .end: RuleError(message: "the rule ends in the middle")
    }
  }
  private mutating func take(_ sign: String) -> Bool {
    guard next == .sign(sign) else { return false }
    place += 1
    return true
  }
  private mutating func require(_ sign: String) throws(RuleError) {
    guard take(sign) else { throw unexpected() }
  }
  private mutating func requireName() throws(RuleError) -> String {
    guard case .name(let name) = next else { throw unexpected() }
    place += 1
    return name
  }

  // MARK: grammar

  private mutating func expression() throws(RuleError) -> RuleExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth < RuleParser.deepest else { throw RuleError(message: "nested too deeply") }
    let test = try operation(above: 0)
    guard take("?") else { return test }
    let yes = try expression()
    try require(":")
    return .choice(test, yes, try expression())
  }

  private mutating func operation(above rank: Int) throws(RuleError) -> RuleExpression {
    var left = try unary()
    while case .sign(let text) = next, let sign = RuleOperator(rawValue: text), sign.rank > rank {
      place += 1
      left = .binary(sign, left, try operation(above: sign.rank))
    }
    return left
  }

  private mutating func unary() throws(RuleError) -> RuleExpression {
    if take("!") { return .not(try unary()) }
    if take("-") { return .negative(try unary()) }
    return try access()
  }

  private mutating func access() throws(RuleError) -> RuleExpression {
    var result = try primary()
    while true {
      if take(".") {
        let name = try requireName()
        result = take("(") ? try method(name, on: result) : .member(result, RuleParser.unescaped(name))
      } else if take("[") {
        result = .index(result, try expression())
        try require("]")
      } else {
        return result
      }
    }
  }

  private mutating func primary() throws(RuleError) -> RuleExpression {
    switch next {
    case .literal(let value):
      place += 1
      return .literal(value)
    case .name(let name):
      place += 1
      return take("(") ? try function(name) : .name(name)
    case .sign("("):
      place += 1
      let inner = try expression()
      try require(")")
      return inner
    case .sign("["):
      place += 1
      return .list(try arguments(until: "]"))
    default: throw unexpected()
    }
  }

  private mutating func arguments(until end: String) throws(RuleError) -> [RuleExpression] {
    var result: [RuleExpression] = []
    if take(end) { return result }
    repeat { result.append(try expression()) } while take(",")
    try require(end)
    return result
  }

  private mutating func function(_ name: String) throws(RuleError) -> RuleExpression {
    let arguments = try arguments(until: ")")
    if name == "has", arguments.count == 1, case .member(let base, let member) = arguments[0] {
      return .has(base, member)
    }
    guard let function = RuleFunction(rawValue: name), function.hasPlainForm, arguments.count == 1 else {
      throw RuleError(message: "the function \(name) is not evaluated here")
    }
    return .call(function, arguments)
  }

  private mutating func method(_ name: String, on base: RuleExpression) throws(RuleError) -> RuleExpression {
    if let quantifier = RuleQuantifier(rawValue: name) {
      let variable = try requireName()
      try require(",")
      let body = try expression()
      try require(")")
      return .quantified(quantifier, base, variable: variable, body)
    }
    let arguments = try arguments(until: ")")
    guard let function = RuleFunction(rawValue: name), !function.isPlain,
      arguments.count == (function == .size ? 0 : 1)
    else {
      throw RuleError(message: "the method \(name) is not evaluated here")
    }
    return .call(function, [base] + arguments)
  }

  /// Names that are no CEL names are written so in schemas: `__namespace__` for `namespace` (Kubernetes, "Validation rules").
  private static func unescaped(_ name: String) -> String {
    guard name.hasPrefix("__"), name.hasSuffix("__"), name.utf8.count > 4 else { return name }
    return String(name.dropFirst(2).dropLast(2))
  }
}
