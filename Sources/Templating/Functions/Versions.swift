// SPDX-License-Identifier: Apache-2.0
internal import Patterns

extension FunctionFamily {
  static let versions = FunctionFamily(
    name: "versions",
    functions: [
      .one("semver", .string, "A version with Major, Minor, Patch, Prerelease, Metadata and Original.") {
        text, _ throws(Failure) in
        guard let version = SemanticVersion(text.text ?? "") else { throw .function("Invalid Semantic Version") }
        return .version(version)
      },
      .two("semverCompare", .string, .string, "Whether the version (second) meets the constraint (first).") {
        constraint, text, _ throws(Failure) in
        let constraint = try VersionConstraint(constraint.text ?? "")
        guard let version = SemanticVersion(text.text ?? "") else { throw .function("Invalid Semantic Version") }
        return .bool(constraint.accepts(version))
      },
    ])
}

/// Constraints joined by commas or spaces, groups of them by `||`, as the library behind Sprig reads them.
private struct VersionConstraint {
  private struct Term {
    let operation: String
    let version: SemanticVersion
    var isDirty = false
    var isMinorDirty = false
    var isPatchDirty = false
  }

  private let groups: [(terms: [Term], hasPrerelease: Bool)]

  private static let versionPattern =
    #"v?([0-9|x|X|\*]+)(\.[0-9|x|X|\*]+)?(\.[0-9|x|X|\*]+)?(-([0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*))?(\+([0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*))?"#
  private static let operations = #"=>|>=|=<|<=|!=|~>|=|>|<|~|\^|"#
  private static let term = #"^\s*(\#(operations))\s*(\#(versionPattern))\s*$"#
  private static let range = #"\s*(\#(versionPattern))\s+-\s+(\#(versionPattern))\s*"#
  private static let search = #"(\#(operations))\s*(\#(versionPattern))"#
  private static let whole =
    #"^(\s*(\#(operations))\s*(\#(versionPattern))\s*)((?:\s+|,\s*)(\#(operations))\s*(\#(versionPattern))\s*)*$"#

  init(_ text: String) throws(Failure) {
    var text = text
    for match in try VersionConstraint.expression(VersionConstraint.range).allMatches(in: text) {
      text = VersionConstraint.replaceFirst(
        match.text, in: text, with: ">= \(match[1] ?? ""), <= \(match[11] ?? "") ")
    }
    var groups: [(terms: [Term], hasPrerelease: Bool)] = []
    for part in Array(text.utf8).split(by: Array("||".utf8)) {
      let part = String(decoding: part, as: UTF8.self)
      guard try VersionConstraint.expression(VersionConstraint.whole).isMatch(part) else {
        throw .function("improper constraint: \(part)")
      }
      var terms: [Term] = []
      for match in try VersionConstraint.expression(VersionConstraint.search).allMatches(in: part) {
        terms.append(try VersionConstraint.parse(match.text))
      }
      groups.append((terms, terms.contains { !$0.version.prerelease.isEmpty }))
    }
    self.groups = groups
  }

  private static func expression(_ pattern: String) throws(Failure) -> RegularExpression {
    do { return try RegularExpression(pattern) } catch { throw .function(error.description) }
  }

  private static func replaceFirst(_ old: String, in text: String, with new: String) -> String {
    let (bytes, old) = (Array(text.utf8), Array(old.utf8))
    guard let range = bytes.firstRange(of: old) else { return text }
    return String(decoding: bytes[..<range.lowerBound] + Array(new.utf8) + bytes[range.upperBound...], as: UTF8.self)
  }

  private static func isWild(_ part: String?) -> Bool {
    guard let part, !part.isEmpty else { return true }
    return ["x", "X", "*", ".x", ".X", ".*"].contains(part)
  }

  private static func parse(_ text: String) throws(Failure) -> Term {
    guard let match = try expression(term).firstMatch(in: text) else { throw .function("improper constraint: \(text)") }
    let suffix = match[6] ?? ""
    var source = match[2] ?? ""
    var (isDirty, isMinorDirty, isPatchDirty) = (false, false, false)
    if isWild(match[3]) {
      source = "0.0.0" + suffix
      isDirty = true
    } else if isWild(match[4]) {
      source = "\(match[3] ?? "").0.0\(suffix)"
      (isDirty, isMinorDirty) = (true, true)
    } else if isWild(match[5]) {
      source = "\(match[3] ?? "")\(match[4] ?? "").0\(suffix)"
      (isDirty, isPatchDirty) = (true, true)
    }
    guard let version = SemanticVersion(source) else { throw .function("constraint Parser Error") }
    return Term(
      operation: match[1] ?? "", version: version, isDirty: isDirty, isMinorDirty: isMinorDirty,
      isPatchDirty: isPatchDirty)
  }

  // MARK: checking

  func accepts(_ version: SemanticVersion) -> Bool {
    groups.contains { group in
      // A version before a release counts only where some term of the group names one.
      if !version.prerelease.isEmpty, !group.hasPrerelease { return false }
      return group.terms.allSatisfy { VersionConstraint.check($0, version) }
    }
  }

  private static func check(_ term: Term, _ version: SemanticVersion) -> Bool {
    let wanted = term.version
    let order = version.compare(wanted)
    switch term.operation {
    case "", "=": return term.isDirty ? tilde(term, version, order) : order == 0
    case "!=": return differs(term, version, order)
    case ">":
      if !term.isDirty || version.major != wanted.major {
        return term.isDirty ? version.major > wanted.major : order > 0
      }
      if term.isMinorDirty { return false }
      if term.isPatchDirty { return version.minor > wanted.minor }
      return order > 0
    case "<": return order < 0
    case ">=", "=>": return order >= 0
    case "<=", "=<":
      if !term.isDirty { return order <= 0 }
      if version.major > wanted.major { return false }
      return !(version.major == wanted.major && version.minor > wanted.minor && !term.isMinorDirty)
    case "~", "~>": return tilde(term, version, order)
    default: return caret(term, version, order)
    }
  }

  private static func differs(_ term: Term, _ version: SemanticVersion, _ order: Int) -> Bool {
    guard term.isDirty else { return order != 0 }
    if term.version.major != version.major { return true }
    if term.isMinorDirty { return false }
    if term.version.minor != version.minor { return true }
    if term.isPatchDirty {
      return SemanticVersion.compare(prerelease: version.prerelease, term.version.prerelease) != 0
    }
    return term.version.patch != version.patch || order != 0
  }

  private static func tilde(_ term: Term, _ version: SemanticVersion, _ order: Int) -> Bool {
    if order < 0 { return false }
    let wanted = term.version
    if wanted.major == 0, wanted.minor == 0, wanted.patch == 0, !term.isMinorDirty, !term.isPatchDirty { return true }
    return version.major == wanted.major && (version.minor == wanted.minor || term.isMinorDirty)
  }

  private static func caret(_ term: Term, _ version: SemanticVersion, _ order: Int) -> Bool {
    if order < 0 { return false }
    let wanted = term.version
    if wanted.major > 0 || term.isMinorDirty { return version.major == wanted.major }
    if version.major > 0 { return false }
    if wanted.minor > 0 || term.isPatchDirty { return version.minor == wanted.minor }
    if version.minor > 0 { return false }
    return wanted.patch == version.patch
  }
}
