// SPDX-License-Identifier: Apache-2.0

/// A regular expression or glob that cannot be used.
public enum PatternError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Not a regular expression of RE2's language (which has no look-around and no back-references).
  /// - Parameters:
  ///   - reason: in Go's words, such as `missing closing )`.
  ///   - part: where, as far as known; at most 200 bytes.
  case malformed(pattern: String, reason: String, part: String)
  /// Longer than we compile (`RegularExpression.longestPattern`), or it needs too much memory.
  case tooLarge(pattern: String)
  /// Not a glob: an unclosed `[` or `{`, or a backslash at the end.
  case malformedGlob(pattern: String)

  /// As Go's regexp package puts it: ``error parsing regexp: missing closing ): `(` ``; for globs as package path.
  public var description: String {
    switch self {
    case .malformed(_, let reason, let part): "error parsing regexp: \(reason): `\(part)`"
    case .tooLarge(let pattern): "error parsing regexp: expression too large: `\(pattern.prefix(60))`"
    case .malformedGlob: "syntax error in pattern"
    }
  }
}
