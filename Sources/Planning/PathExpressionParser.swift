// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// Reads a path expression by recursive descent. From the loosest: `|`, `,`, `or`, `and`, comparisons, then terms with suffixes.
struct PathExpressionParser {
  private typealias Node = PathExpression.Node
  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  private static let longest = 2000
  private static let deepest = 50

  static func parse(_ text: String) throws(PathExpressionError) -> PathExpression.Node {
    guard text.utf8.count <= longest else { throw PathExpressionError(description: "is longer than \(longest) bytes") }
    var parser = PathExpressionParser(bytes: Array(text.utf8))
    let node = try parser.pipe()
    parser.skipSpaces()
    guard parser.place == parser.bytes.count else { throw parser.unexpected("the end") }
    return node
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  // MARK: operators

  private mutating func pipe() throws(PathExpressionError) -> Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= PathExpressionParser.deepest else { throw PathExpressionError(description: "is nested too deeply") }
    var node = try comma()
    while take("|") { node = .pipe(node, try comma()) }
    return node
  }

  private mutating func comma() throws(PathExpressionError) -> Node {
    var node = try either()
    while take(",") { node = .comma(node, try either()) }
    return node
  }

  private mutating func either() throws(PathExpressionError) -> Node {
    var node = try both()
    while takeWord("or") { node = .any(node, try both()) }
    return node
  }

  private mutating func both() throws(PathExpressionError) -> Node {
    var node = try comparison()
    while takeWord("and") { node = .all(node, try comparison()) }
    return node
  }

  private mutating func comparison() throws(PathExpressionError) -> Node {
    let left = try term()
    for sign in PathExpression.Comparison.allCases where take(sign.rawValue) {
      return .compare(left, sign, try term())
    }
    return left
  }

  // MARK: terms

  private mutating func term() throws(PathExpressionError) -> Node {
    var node = try start()
    while true {
      if take("?") { continue }
      if take("[") {
        node = .pipe(node, try bracket())
      } else if peek(".") {
        place += 1
        if take("[") { node = .pipe(node, try bracket()) } else { node = .pipe(node, .field(try name())) }
      } else {
        return node
      }
    }
  }

  private mutating func start() throws(PathExpressionError) -> Node {
    skipSpaces()
    if take("..") { return .descend }
    if take("(") {
      let node = try pipe()
      guard take(")") else { throw unexpected("“)”") }
      return node
    }
    if take(".") {
      guard let next, isWord(next) || next == UInt8(ascii: "\"") else { return .identity }
      return .field(try name())
    }
    guard let next else { throw unexpected("an expression") }
    if next == UInt8(ascii: "\"") { return .literal(.string(try quoted())) }
    if next == UInt8(ascii: "-") || isDigit(next) { return .literal(try number()) }
    return try word()
  }

  private mutating func word() throws(PathExpressionError) -> Node {
    let start = place
    guard let next, isWord(next) else { throw unexpected("an expression") }
    let text = try name()
    if let constant = ["true": Value.bool(true), "false": false, "null": .null][text] { return .literal(constant) }
    guard let function = PathExpression.Function(rawValue: text) else {
      place = start
      let known = PathExpression.Function.allCases.map(\.rawValue).joined(separator: ", ")
      throw unexpected("a path or one of the functions \(known)")
    }
    guard function.arity == 1 else { return .call(function, []) }
    guard take("(") else { throw unexpected("“(”") }
    let argument = try pipe()
    guard take(")") else { throw unexpected("“)”") }
    return .call(function, [argument])
  }

  /// After `[`: nothing, a number or a quoted key.
  private mutating func bracket() throws(PathExpressionError) -> Node {
    skipSpaces()
    if take("]") { return .iterate }
    let node: Node
    if next == UInt8(ascii: "\"") {
      node = .field(try quoted())
    } else {
      guard let index = try number().int else { throw unexpected("a whole number") }
      node = .index(Int(index))
    }
    guard take("]") else { throw unexpected("“]”") }
    return node
  }

  private mutating func name() throws(PathExpressionError) -> String {
    if next == UInt8(ascii: "\"") { return try quoted() }
    let start = place
    while let byte = next, isWord(byte) || (place > start && isDigit(byte)) { place += 1 }
    guard place > start else { throw unexpected("a name") }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func number() throws(PathExpressionError) -> Value {
    let start = place
    while let byte = next, isDigit(byte) || "-+.eE".utf8.contains(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard let value = try? JSON.parse(text), value.double != nil else {
      place = start
      throw unexpected("a number")
    }
    return value
  }

  /// A JSON string; jq's interpolation is not for paths.
  private mutating func quoted() throws(PathExpressionError) -> String {
    let start = place
    place += 1
    while let byte = next, byte != UInt8(ascii: "\"") { place += byte == UInt8(ascii: "\\") ? 2 : 1 }
    place = min(place + 1, bytes.count)
    guard let text = try? JSON.parse(String(decoding: bytes[start..<place], as: UTF8.self)).string else {
      place = start
      throw unexpected("a text in double quotes")
    }
    return text
  }

  // MARK: bytes

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpaces() {
    while let byte = next, byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { place += 1 }
  }

  private func peek(_ text: String) -> Bool { bytes[place...].starts(with: text.utf8) }

  private mutating func take(_ text: String) -> Bool {
    skipSpaces()
    guard peek(text) else { return false }
    place += text.utf8.count
    return true
  }

  private mutating func takeWord(_ text: String) -> Bool {
    let start = place
    if take(text), next.map({ !isWord($0) && !isDigit($0) }) ?? true { return true }
    place = start
    return false
  }

  private func isWord(_ byte: UInt8) -> Bool { (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x5F }
  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private func unexpected(_ wanted: String) -> PathExpressionError {
    let found =
      place < bytes.count ? "found “\(String(decoding: bytes[place...].prefix(20), as: UTF8.self))”" : "it ends"
    return PathExpressionError(description: "expected \(wanted) at byte \(place + 1), \(found)")
  }
}
