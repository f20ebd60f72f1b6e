// SPDX-License-Identifier: Apache-2.0

/// Cuts a template into tokens, one at a time, as the parser asks for them.
///
/// Follows `text/template/parse`, whose messages are part of what users know.
struct Lexer {
  private enum State {
    case text
    case inside
    case done
  }

  private let input: [UInt8]
  private let left: [UInt8]
  private let right: [UInt8]
  private var state = State.text
  private var position = 0
  private var start = 0
  private var line = 1
  private var startLine = 1
  private var parentheses = 0

  init(_ input: [UInt8], delimiters: TemplateOptions.Delimiters) {
    self.input = input
    left = Array((delimiters.left.isEmpty ? "{{" : delimiters.left).utf8)
    right = Array((delimiters.right.isEmpty ? "}}" : delimiters.right).utf8)
  }

  /// The next token; after the end or an error, `end` for ever.
  mutating func next() -> Token {
    while true {
      switch state {
      case .done: return Token(kind: .end, position: position, line: startLine, text: "EOF")
      case .text: if let token = text() { return token }
      case .inside: if let token = inside() { return token }
      }
    }
  }

  // MARK: outside actions

  private mutating func text() -> Token? {
    guard let open = input.firstOffset(of: left, from: position) else {
      position = input.count
      state = .done
      guard position > start else { return emit(.end) }
      line += newlines(start..<position)
      return emit(.text)
    }
    if open > position {
      position = open
      let trims = isLeftTrim(at: open + left.count)
      let trimmed = trims ? spacesBefore(open, from: start) : 0
      position -= trimmed
      line += newlines(start..<position)
      let token = emit(.text)
      position += trimmed
      ignore()
      if !token.text.isEmpty { return token }
    }
    return leftDelimiter()
  }

  private mutating func leftDelimiter() -> Token? {
    position += left.count
    let marker = isLeftTrim(at: position) ? 2 : 0
    if input.matches(Array("/*".utf8), at: position + marker) {
      position += marker
      ignore()
      return comment()
    }
    let token = emit(.leftDelimiter)
    state = .inside
    position += marker
    ignore()
    parentheses = 0
    return token
  }

  private mutating func comment() -> Token? {
    guard let close = input.firstOffset(of: Array("*/".utf8), from: position + 2) else {
      return failure("unclosed comment")
    }
    position = close + 2
    guard let trims = rightDelimiter(at: position) else {
      return failure("comment ends before closing delimiter")
    }
    position += (trims ? 2 : 0) + right.count
    if trims { position += spaces(at: position) }
    ignore()
    return nil
  }

  // MARK: inside actions

  private mutating func inside() -> Token? {
    if rightDelimiter(at: position) != nil {
      return parentheses == 0 ? closeAction() : failure("unclosed left paren")
    }
    guard let rune = advance() else { return failure("unclosed action") }
    switch rune {
    case " ", "\t", "\r", "\n":
      back(rune)
      return space()
    case "=": return emit(.assign)
    case ":": return advance() == "=" ? emit(.declare) : failure("expected :=")
    case "|": return emit(.pipe)
    case "\"": return quoted()
    case "`": return rawQuoted()
    case "$": return atTerminator() ? emit(.variable) : fieldOrVariable(.variable)
    case "'": return characterConstant()
    case "." where position < input.count && !(0x30...0x39).contains(input[position]):
      return fieldOrVariable(.field)
    case ".", "+", "-", "0"..."9":
      back(rune)
      return number()
    case _ where rune.isGoAlphanumeric:
      back(rune)
      return identifier()
    case "(":
      parentheses += 1
      return emit(.leftParenthesis)
    case ")":
      parentheses -= 1
      return parentheses < 0 ? failure("unexpected right paren") : emit(.rightParenthesis)
    case _ where rune.isASCII && rune.value >= 0x20 && rune.value < 0x7F: return emit(.character)
    default: return failure("unrecognized character in action: \(Quoting.unicodeName(rune))")
    }
  }

  private mutating func closeAction() -> Token {
    let trims = rightDelimiter(at: position) ?? false
    if trims {
      position += 2
      ignore()
    }
    position += right.count
    let token = emit(.rightDelimiter)
    if trims {
      position += spaces(at: position)
      ignore()
    }
    state = .text
    return token
  }

  /// A run of spaces; the last one may belong to a ` -}}`.
  private mutating func space() -> Token {
    var count = 0
    while position < input.count, input[position].isTemplateSpace {
      if input[position] == 0x0A { line += 1 }
      position += 1
      count += 1
    }
    if isRightTrim(at: position - 1), input.matches(right, at: position + 1) {
      position -= 1
      if input[position] == 0x0A { line -= 1 }
      if count == 1 { return closeAction() }
    }
    return emit(.space)
  }

  private mutating func identifier() -> Token {
    skipAlphanumerics()
    let word = String(decoding: input[start..<position], as: UTF8.self)
    guard atTerminator() else { return badCharacter() }
    if let keyword = Token.Kind.keywords[word] { return emit(keyword) }
    return emit(word == "true" || word == "false" ? .bool : .identifier)
  }

  private mutating func fieldOrVariable(_ kind: Token.Kind) -> Token {
    if atTerminator() { return emit(kind == .variable ? .variable : .dot) }
    skipAlphanumerics()
    return atTerminator() ? emit(kind) : badCharacter()
  }

  private mutating func characterConstant() -> Token {
    scanQuoted(until: "'") ? emit(.characterConstant) : failure("unterminated character constant")
  }

  private mutating func quoted() -> Token {
    scanQuoted(until: "\"") ? emit(.string) : failure("unterminated quoted string")
  }

  private mutating func scanQuoted(until quote: Unicode.Scalar) -> Bool {
    while let rune = advance() {
      if rune == quote { return true }
      if rune == "\n" { return false }
      if rune == "\\" {
        guard let escaped = advance(), escaped != "\n" else { return false }
      }
    }
    return false
  }

  private mutating func rawQuoted() -> Token {
    while let rune = advance() {
      if rune == "`" { return emit(.rawString) }
    }
    return failure("unterminated raw quoted string")
  }

  private mutating func number() -> Token {
    guard scanNumber() else { return badNumber() }
    if let sign = peek(), sign == "+" || sign == "-" {
      // Complex: 1+2i. No spaces, must end in 'i'.
      guard scanNumber(), input[position - 1] == UInt8(ascii: "i") else { return badNumber() }
      return emit(.complex)
    }
    return emit(.number)
  }

  private mutating func scanNumber() -> Bool {
    accept("+-")
    var digits = "0123456789_"
    if accept("0") {
      if accept("xX") {
        digits = "0123456789abcdefABCDEF_"
      } else if accept("oO") {
        digits = "01234567_"
      } else if accept("bB") {
        digits = "01_"
      }
    }
    acceptRun(digits)
    if accept(".") { acceptRun(digits) }
    if digits.utf8.count == 11, accept("eE") {
      accept("+-")
      acceptRun("0123456789_")
    }
    if digits.utf8.count == 23, accept("pP") {
      accept("+-")
      acceptRun("0123456789_")
    }
    accept("i")
    if let rune = peek(), rune.isGoAlphanumeric {
      _ = advance()
      return false
    }
    return true
  }

  // MARK: the cursor

  private func peek() -> Unicode.Scalar? {
    position < input.count ? UTF8Decoding.decode(input, at: position).scalar : nil
  }

  private mutating func advance() -> Unicode.Scalar? {
    guard position < input.count else { return nil }
    let (scalar, width) = UTF8Decoding.decode(input, at: position)
    position += width
    if scalar == "\n" { line += 1 }
    return scalar
  }

  private mutating func back(_ rune: Unicode.Scalar) {
    // Bytes that are not UTF-8 are read one at a time.
    position -= rune == UTF8Decoding.replacement && !endsWithReplacement ? 1 : rune.utf8.count
    if rune == "\n" { line -= 1 }
  }

  private var endsWithReplacement: Bool { input.matches([0xEF, 0xBF, 0xBD], at: position - 3) }

  @discardableResult
  private mutating func accept(_ set: String) -> Bool {
    guard position < input.count, set.utf8.contains(input[position]) else { return false }
    position += 1
    return true
  }

  private mutating func acceptRun(_ set: String) { while accept(set) {} }

  private mutating func skipAlphanumerics() {
    while let rune = peek(), rune.isGoAlphanumeric { _ = advance() }
  }

  /// Whether what follows may follow an identifier.
  private func atTerminator() -> Bool {
    guard let rune = peek() else { return true }
    switch rune {
    case " ", "\t", "\r", "\n", ".", ",", "|", ":", ")", "(": return true
    default: return input.matches(right, at: position)
    }
  }

  private func isLeftTrim(at place: Int) -> Bool {
    place + 1 < input.count && input[place] == 0x2D && input[place + 1].isTemplateSpace
  }

  private func isRightTrim(at place: Int) -> Bool {
    place >= 0 && place + 1 < input.count && input[place].isTemplateSpace && input[place + 1] == 0x2D
  }

  /// Nil without a right delimiter here, otherwise whether it trims.
  private func rightDelimiter(at place: Int) -> Bool? {
    if isRightTrim(at: place), input.matches(right, at: place + 2) { return true }
    return input.matches(right, at: place) ? false : nil
  }

  private func spaces(at place: Int) -> Int {
    (input[place...].firstIndex { !$0.isTemplateSpace } ?? input.count) - place
  }

  private func spacesBefore(_ end: Int, from start: Int) -> Int {
    end - ((input[start..<end].lastIndex { !$0.isTemplateSpace } ?? start - 1) + 1)
  }

  private func newlines(_ range: Range<Int>) -> Int { input[range].count { $0 == 0x0A } }

  private mutating func emit(_ kind: Token.Kind) -> Token {
    let token = Token(
      kind: kind, position: start, line: startLine,
      text: kind == .end ? "EOF" : String(decoding: input[start..<position], as: UTF8.self))
    start = position
    startLine = line
    return token
  }

  private mutating func ignore() {
    line += newlines(start..<position)
    start = position
    startLine = line
  }

  private mutating func badCharacter() -> Token {
    failure("bad character \(peek().map(Quoting.unicodeName) ?? "U+FFFFFFFFFFFFFFFF")")
  }

  private mutating func badNumber() -> Token {
    failure("bad number syntax: \(Quoting.quoted(Array(input[start..<position])))")
  }

  private mutating func failure(_ message: String) -> Token {
    state = .done
    return Token(kind: .error, position: start, line: startLine, text: message)
  }
}

extension UInt8 {
  /// What separates words inside actions and is trimmed by trim markers.
  var isTemplateSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0D || self == 0x0A }
}

extension Unicode.Scalar {
  /// Letters, digits and the underscore.
  var isGoAlphanumeric: Bool {
    if isASCII { return self == "_" || isASCIILetter || isASCIIDigit }
    return isGoLetter || isGoDigit
  }

  var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }

  /// `unicode.IsLetter`
  var isGoLetter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  /// `unicode.IsDigit`
  var isGoDigit: Bool { properties.generalCategory == .decimalNumber }
}
