// SPDX-License-Identifier: Apache-2.0

/// A replacement text with `$` references, by the rules of Go's `Regexp.Expand`.
struct ReplacementTemplate {
  private enum Part {
    case literal([UInt8])
    /// The groups of that name in order; the first that took part stands.
    case groups([Int])
  }

  private var parts: [Part] = []

  var needsGroups: Bool { parts.contains { if case .groups = $0 { true } else { false } } }

  init(_ template: String, groupNames: [String?]) {
    var rest = template.unicodeScalars[...]
    while let dollar = rest.firstIndex(of: "$") {
      append(rest[..<dollar])
      rest = rest[rest.index(after: dollar)...]
      if rest.first == "$" {
        append(rest.prefix(1))
        rest.removeFirst()
      } else if let name = ReplacementTemplate.takeName(&rest) {
        parts.append(.groups(ReplacementTemplate.groups(of: name, groupNames)))
      } else {
        parts.append(.literal([UInt8(ascii: "$")]))  // malformed: stands for itself
      }
    }
    append(rest)
  }

  private mutating func append(_ text: Substring.UnicodeScalarView) {
    if !text.isEmpty { parts.append(.literal(Array(String(text).utf8))) }
  }

  /// The name after a dollar sign, with or without braces; nil (and nothing taken) when there is none.
  private static func takeName(_ rest: inout Substring.UnicodeScalarView) -> String? {
    var inner = rest
    let isBraced = inner.first == "{"
    if isBraced { inner.removeFirst() }
    let name = inner.prefix { $0 == "_" || $0.properties.generalCategory.isLetterOrDigit }
    if name.isEmpty { return nil }
    inner = inner[name.endIndex...]
    if isBraced {
      guard inner.first == "}" else { return nil }
      inner.removeFirst()
    }
    rest = inner
    return String(name)
  }

  private static func groups(of name: String, _ groupNames: [String?]) -> [Int] {
    let isNumber = name.utf8.allSatisfy { $0 &- 0x30 < 10 } && (name == "0" || name.utf8.first != 0x30)
    if isNumber { return Int(name).flatMap { groupNames.indices.contains($0) ? [$0] : nil } ?? [] }
    return groupNames.indices.filter { groupNames[$0] == name }
  }

  func append(to output: inout [UInt8], _ ranges: [Range<Int>?], _ bytes: UnsafeBufferPointer<UInt8>) {
    for part in parts {
      switch part {
      case .literal(let text): output.append(contentsOf: text)
      case .groups(let candidates):
        if let range = candidates.lazy.compactMap({ ranges[$0] }).first { output.append(contentsOf: bytes[range]) }
      }
    }
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
    default: false
    }
  }
}
