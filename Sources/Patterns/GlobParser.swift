// SPDX-License-Identifier: Apache-2.0

/// One element of a glob.
enum GlobToken: Sendable, Equatable {
  case scalar(Unicode.Scalar)
  /// Any one character.
  case any
  /// Any run of characters. How many asterisks stood there matters to doublestar.
  case star(count: Int)
  case set(isNegated: Bool, [ClosedRange<Unicode.Scalar>])

  /// Whether it stands for one certain character.
  var isPlain: Bool { if case .scalar = self { true } else { false } }

  /// Whether it may take slashes in doublestar, where it stands alone.
  var isDoubleStar: Bool { if case .star(let count) = self { count > 1 } else { false } }

  /// The text of plain tokens.
  static func bytes(_ tokens: ArraySlice<GlobToken>) -> [UInt8] {
    var text = String.UnicodeScalarView()
    for case .scalar(let scalar) in tokens { text.append(scalar) }
    return Array(String(text).utf8)
  }

  func matches(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .scalar(let own): own == scalar
    case .any: true
    case .star: false
    case .set(let isNegated, let ranges): ranges.contains { $0.contains(scalar) } != isNegated
    }
  }
}

/// Reads a pattern once, so that matching need not think about syntax.
struct GlobParser {
  private var rest: Substring.UnicodeScalarView
  private let dialect: Glob.Dialect
  private let whole: String

  static func tokens(
    _ pattern: Substring.UnicodeScalarView, _ dialect: Glob.Dialect, whole: String
  ) throws(PatternError) -> [GlobToken] {
    var parser = GlobParser(rest: pattern, dialect: dialect, whole: whole)
    var tokens: [GlobToken] = []
    while let scalar = parser.rest.popFirst() {
      switch scalar {
      case "*":
        if case .star(let count) = tokens.last {
          tokens[tokens.count - 1] = .star(count: count + 1)
        } else {
          tokens.append(.star(count: 1))
        }
      case "?": tokens.append(.any)
      case "[": tokens.append(try parser.set())
      case "\\": tokens.append(.scalar(try parser.escaped()))
      default: tokens.append(.scalar(scalar))
      }
    }
    return tokens
  }

  private var malformed: PatternError { .malformedGlob(pattern: whole) }

  private mutating func escaped() throws(PatternError) -> Unicode.Scalar {
    guard let scalar = rest.popFirst() else { throw malformed }
    return scalar
  }

  /// A class, after its `[`. In Go and doublestar `]` and `-` must be escaped to stand for themselves; in git's a `]` that comes
  /// first is literal, and there are named classes.
  private mutating func set() throws(PatternError) -> GlobToken {
    let isNegated = rest.first == "^" || (rest.first == "!" && dialect != .path)
    if isNegated { rest.removeFirst() }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while rest.first != "]" || ranges.isEmpty {
      if dialect == .pathspec, let named = namedClass() {
        ranges += named
        continue
      }
      let low = try member()
      var high = low
      if rest.first == "-", dialect != .pathspec || rest.dropFirst().first != "]" {
        rest.removeFirst()
        high = try member()
      }
      // A range the wrong way round is valid and empty.
      ranges.append(low <= high ? low...high : "\u{10FFFF}"..."\u{10FFFF}")
    }
    rest.removeFirst()
    return .set(isNegated: isNegated, ranges)
  }

  private mutating func member() throws(PatternError) -> Unicode.Scalar {
    guard let scalar = rest.popFirst() else { throw malformed }
    if scalar == "\\" { return try escaped() }
    if dialect != .pathspec, scalar == "-" || scalar == "]" { throw malformed }
    return scalar
  }

  private static let classes: [String: [ClosedRange<Unicode.Scalar>]] = [
    "alpha": ["a"..."z", "A"..."Z"], "digit": ["0"..."9"], "alnum": ["a"..."z", "A"..."Z", "0"..."9"],
    "lower": ["a"..."z"], "upper": ["A"..."Z"], "space": [" "..." ", "\t"..."\r"], "blank": [" "..." ", "\t"..."\t"],
    "punct": ["!"..."/", ":"..."@", "["..."`", "{"..."~"], "xdigit": ["0"..."9", "a"..."f", "A"..."F"],
    "print": [" "..."~"], "graph": ["!"..."~"], "cntrl": ["\0"..."\u{1F}", "\u{7F}"..."\u{7F}"],
  ]

  private mutating func namedClass() -> [ClosedRange<Unicode.Scalar>]? {
    guard rest.starts(with: "[:".unicodeScalars) else { return nil }
    let inner = rest.dropFirst(2)
    let name = inner.prefix { $0 >= "a" && $0 <= "z" }
    guard inner[name.endIndex...].starts(with: ":]".unicodeScalars), let ranges = GlobParser.classes[String(name)]
    else {
      return nil
    }
    rest = inner[name.endIndex...].dropFirst(2)
    return ranges
  }
}

/// Unfolds `{a,b}` into patterns without braces; nested ones, too.
enum BraceExpansion {
  typealias Text = [Unicode.Scalar]

  static func expand(
    _ pattern: String, limit: Int, whole: String
  ) throws(PatternError) -> [String.UnicodeScalarView] {
    try expand(Array(pattern.unicodeScalars)[...], limit: limit, whole: whole).map { String.UnicodeScalarView($0) }
  }

  private static func expand(_ text: ArraySlice<Unicode.Scalar>, limit: Int, whole: String) throws(PatternError)
    -> [Text]
  {
    guard let open = unescaped("{", in: text) else {
      // A closing brace alone is literal.
      return [Array(text)]
    }
    let (choices, after) = try choices(text[text.index(after: open)...], whole: whole)
    var heads: [Text] = []
    for choice in choices {
      for inner in try expand(choice, limit: limit, whole: whole) { heads.append(Array(text[..<open]) + inner) }
    }
    let tails = try expand(after, limit: limit, whole: whole)
    guard heads.count * tails.count <= limit else { throw .tooLarge(pattern: whole) }
    return heads.flatMap { head in tails.map { head + $0 } }
  }

  private static func unescaped(_ wanted: Unicode.Scalar, in text: ArraySlice<Unicode.Scalar>) -> Int? {
    var place = text.startIndex
    while place < text.endIndex {
      if text[place] == wanted { return place }
      place += text[place] == "\\" ? 2 : 1
    }
    return nil
  }

  /// The choices of a brace, after its opening; and what follows its closing.
  private static func choices(
    _ text: ArraySlice<Unicode.Scalar>, whole: String
  ) throws(PatternError) -> ([ArraySlice<Unicode.Scalar>], after: ArraySlice<Unicode.Scalar>) {
    var found: [ArraySlice<Unicode.Scalar>] = []
    var begin = text.startIndex
    var depth = 0
    var place = begin
    while place < text.endIndex {
      switch text[place] {
      case "\\": place += 1
      case "{": depth += 1
      case "}" where depth > 0: depth -= 1
      case "," where depth == 0:
        found.append(text[begin..<place])
        begin = place + 1
      case "}":
        found.append(text[begin..<place])
        return (found, text[(place + 1)...])
      default: break
      }
      place += 1
    }
    throw .malformedGlob(pattern: whole)
  }
}
