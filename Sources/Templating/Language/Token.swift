// SPDX-License-Identifier: Apache-2.0

/// A word of the template language.
struct Token {
  enum Kind: Int {
    case error
    case bool
    case character
    case characterConstant
    case complex
    case assign
    case declare
    case end
    case field
    case identifier
    case leftDelimiter
    case leftParenthesis
    case number
    case pipe
    case rawString
    case rightDelimiter
    case rightParenthesis
    case space
    case string
    case text
    case variable
    // Keywords come last: error messages show them in angle brackets.
    case block
    case dot
    case breakKeyword
    case continueKeyword
    case define
    case elseKeyword
    case endKeyword
    case ifKeyword
    case nilKeyword
    case range
    case template
    case with

    var isKeyword: Bool { rawValue >= Kind.block.rawValue }

    static let keywords: [String: Kind] = [
      ".": .dot, "block": .block, "break": .breakKeyword, "continue": .continueKeyword, "define": .define,
      "else": .elseKeyword, "end": .endKeyword, "if": .ifKeyword, "range": .range, "nil": .nilKeyword,
      "template": .template, "with": .with,
    ]
  }

  let kind: Kind
  /// Bytes before it.
  let position: Int
  /// From 1.
  let line: Int
  let text: String

  /// As parse errors show it.
  var description: String {
    if kind == .end { return "EOF" }
    if kind == .error { return text }
    if kind.isKeyword { return "<\(text)>" }
    if text.utf8.count > 10 {
      // %.10q counts characters, not bytes.
      return Quoting.quoted(Array(String(text.unicodeScalars.prefix(10)).utf8)) + "..."
    }
    return Quoting.quoted(Array(text.utf8))
  }
}
