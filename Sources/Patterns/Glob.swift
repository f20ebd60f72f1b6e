// SPDX-License-Identifier: Apache-2.0

/// A compiled shell-like pattern over slash-separated paths, in one of three dialects.
///
/// | | `.path` | `.doublestar` | `.pathspec` |
/// |---|---|---|---|
/// | as in | Go's `path.Match` | bmatcuk/doublestar | `git ls-files -- pattern` |
/// | `*`, `?` | do not match `/` | do not match `/` | match `/`, too |
/// | `**` | like `*` | as a whole component: any depth, also none | like `*` |
/// | `{a,b}` | literal | alternatives | literal |
/// | `[!a]` | a class with `!` | not a | not a |
/// | a directory's name | itself | itself | all below it, too |
///
/// In all of them `[^a]` negates, a backslash takes the next character as it is, a leading dot is nothing special, case matters.
/// Matching takes time proportional to pattern times path.
public struct Glob: Sendable {
  public enum Dialect: Sendable { case path, doublestar, pathspec }

  public let pattern: String
  public let dialect: Dialect
  /// The pattern, or what its braces unfold to.
  private let alternatives: [GlobAlternative]
  /// The pattern as the name of a folder: without slashes at its end.
  private let folder: [UInt8]

  /// How many patterns the braces of one may unfold to.
  public static let maximumAlternatives = 1000
  public static let longestPattern = 4096

  /// - Throws: `malformedGlob`; never for `.pathspec`, where a class that is not closed matches nothing but its own text. Pathspec
  ///   magic (`:(glob)…`, `:!…`) is not supported and is malformed.
  public init(_ pattern: String, dialect: Dialect) throws(PatternError) {
    guard pattern.utf8.count <= Glob.longestPattern else { throw .tooLarge(pattern: pattern) }
    self.pattern = pattern
    self.dialect = dialect
    folder = pattern.utf8.reversed().drop { $0 == UInt8(ascii: "/") }.reversed()
    switch dialect {
    case .path:
      alternatives = [
        GlobAlternative(try GlobParser.tokens(pattern[...].unicodeScalars, dialect, whole: pattern), dialect)
      ]
    case .doublestar:
      var unfolded: [GlobAlternative] = []
      for text in try BraceExpansion.expand(Glob.relative(pattern), limit: Glob.maximumAlternatives, whole: pattern) {
        unfolded.append(GlobAlternative(try GlobParser.tokens(text[...], dialect, whole: pattern), dialect))
      }
      alternatives = unfolded
    case .pathspec:
      if pattern.hasPrefix(":") { throw .malformedGlob(pattern: pattern) }
      do throws(PatternError) {
        alternatives = [
          GlobAlternative(try GlobParser.tokens(pattern[...].unicodeScalars, dialect, whole: pattern), dialect)
        ]
      } catch {
        alternatives = []
      }
    }
  }

  /// The doublestar engine walks a directory: `/a`, `./a` and `a` name the same file.
  private static func relative(_ pattern: String) -> String {
    var rest = pattern[...]
    while rest.hasPrefix("/") || rest.hasPrefix("./") { rest = rest.drop { $0 == "." }.dropFirst() }
    return String(rest)
  }

  /// Whether the pattern matches the path as a whole.
  public func matches(_ path: String) -> Bool { matches(Array(path.utf8)) }

  /// The same for a path as UTF-8.
  public func matches(_ path: [UInt8]) -> Bool {
    if dialect == .pathspec, isSelfOrParent(of: path) { return true }
    return alternatives.contains { $0.matches(path) }
  }

  /// Whether something below a folder (UTF-8) may match. False only where nothing can, so that a walk need not go there.
  public func mayMatch(below folder: [UInt8]) -> Bool {
    // What is below the pattern's own folder belongs to a pathspec, and so does that folder.
    if dialect == .pathspec, isSelfOrParent(of: folder) || self.folder.isBelow(folder) {
      return true
    }
    return alternatives.contains { $0.mayMatch(below: folder) }
  }

  private func isSelfOrParent(of path: [UInt8]) -> Bool {
    folder.isEmpty || path.count == folder.count && path.hasPrefix(folder) || path.isBelow(folder)
  }

  /// Go's `path.Match`, for the directories of the git generator.
  public static func pathMatch(pattern: String, path: String) throws(PatternError) -> Bool {
    try Glob(pattern, dialect: .path).matches(path)
  }

  /// doublestar, for the files of the git generator with the new globbing.
  public static func doublestarMatch(pattern: String, path: String) throws(PatternError) -> Bool {
    try Glob(pattern, dialect: .doublestar).matches(path)
  }
}
