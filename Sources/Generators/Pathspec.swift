// SPDX-License-Identifier: Apache-2.0
internal import Patterns

/// One pathspec, as `git ls-files -- <pattern>` reads it at the root of a repository (gitglossary(7), "pathspec").
///
/// A name, a folder with everything below it, or a pattern in which `*` and `?` also match slashes. The magic words `glob`,
/// `literal`, `icase`, `top` and `exclude` are known, in their long and short forms.
struct Pathspec: Sendable {
  private enum Form: Sendable {
    /// A name or a folder, whatever characters are in it.
    case literal([UInt8], asFolder: [UInt8])
    case pattern(Glob)
  }

  private let form: Form
  private let ignoresCase: Bool
  private let isExclusion: Bool

  /// Nil when the pattern leads out of the repository or uses magic that is not known.
  init?(_ text: String) {
    guard let (words, rest) = Pathspec.magic(text), let path = Pathspec.normalized(rest) else { return nil }
    guard words.allSatisfy(["glob", "literal", "icase", "exclude", "top"].contains) else { return nil }
    ignoresCase = words.contains("icase")
    isExclusion = words.contains("exclude")
    let pattern = ignoresCase ? path.lowercased() : path
    if words.contains("literal") || pattern.hasPrefix(":") {
      form = .literal(Array(pattern.utf8), asFolder: Array((pattern.hasSuffix("/") ? pattern : pattern + "/").utf8))
    } else if let glob = try? Glob(pattern, dialect: words.contains("glob") ? .doublestar : .pathspec) {
      form = .pattern(glob)
    } else {
      return nil
    }
  }

  func selects(_ path: [UInt8]) -> Bool {
    let path = folded(path)
    let isHit: Bool =
      switch form {
      case .pattern(let glob): glob.matches(path)
      case .literal(let name, let asFolder): name.isEmpty || path == name || path.starts(with: asFolder)
      }
    return isHit != isExclusion
  }

  /// Whether something below a folder may be selected.
  func maySelect(below folder: [UInt8]) -> Bool {
    if isExclusion { return true }
    let folder = folded(folder)
    switch form {
    case .pattern(let glob): return glob.mayMatch(below: folder)
    case .literal(let name, let asFolder):
      let start = folder + [UInt8(ascii: "/")]
      return name.isEmpty || start.starts(with: asFolder) || name.starts(with: start)
    }
  }

  private func folded(_ path: [UInt8]) -> [UInt8] {
    ignoresCase ? Array(String(decoding: path, as: UTF8.self).lowercased().utf8) : path
  }

  /// The magic words in front, and what follows them.
  private static func magic(_ text: String) -> (words: [String], rest: Substring)? {
    guard text.hasPrefix(":") else { return ([], text[...]) }
    var rest = text.dropFirst()
    if rest.hasPrefix("(") {
      guard let close = rest.firstIndex(of: ")") else { return nil }
      let words = rest[..<close].dropFirst().split(separator: ",").map(String.init)
      return (words, rest[close...].dropFirst())
    }
    var words: [String] = []
    while let mark = rest.first, "!^/:".contains(mark) {
      rest.removeFirst()
      if mark == ":" { break }
      words.append(mark == "/" ? "top" : "exclude")
    }
    return (words, rest)
  }

  /// Without `.` and `..`; nil for what is outside.
  private static func normalized(_ path: Substring) -> String? {
    if path.hasPrefix("/") { return nil }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/") + (path.hasSuffix("/") && !parts.isEmpty ? "/" : "")
  }
}
