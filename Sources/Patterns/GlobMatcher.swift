// SPDX-License-Identifier: Apache-2.0

/// One pattern without braces, with what can be said of it before any path is known.
///
/// Nearly every path of a repository is decided by the plain text at the pattern's beginning and end, compared as bytes.
struct GlobAlternative: Sendable {
  private let tokens: [GlobToken]
  private let dialect: Glob.Dialect
  /// Plain text (UTF-8) that every match begins and ends with; they do not overlap in the pattern.
  private let head: [UInt8]
  private let tail: [UInt8]
  /// Whether there is nothing but one star between them.
  private let isOneStar: Bool
  /// How many slashes every match has; nil when that depends.
  private let slashes: Int?

  init(_ tokens: [GlobToken], _ dialect: Glob.Dialect) {
    self.tokens = tokens
    self.dialect = dialect
    let first = tokens.firstIndex { !$0.isPlain } ?? tokens.endIndex
    let last = tokens.lastIndex { !$0.isPlain } ?? tokens.startIndex
    var head = GlobToken.bytes(tokens[..<first])[...]
    var tail = GlobToken.bytes(tokens[max(first, min(last + 1, tokens.endIndex))...])[...]
    if dialect == .doublestar, tokens.contains(where: { $0.isDoubleStar }) {
      // `a/**/b` matches `a/b`, too.
      if head.last == UInt8(ascii: "/") { head.removeLast() }
      if tail.first == UInt8(ascii: "/") { tail.removeFirst() }
    }
    (self.head, self.tail) = (Array(head), Array(tail))
    var isOneStar = false
    if first == last, first < tokens.endIndex, case .star = tokens[first] {
      isOneStar = dialect != .doublestar || !tokens[first].isDoubleStar
    }
    self.isOneStar = isOneStar
    let depends = tokens.contains { token in
      switch token {
      case .star: dialect == .pathspec || dialect == .doublestar && token.isDoubleStar
      case .any: dialect == .pathspec
      case .set: dialect != .doublestar && token.matches("/")
      case .scalar: false
      }
    }
    slashes = depends ? nil : tokens.count { $0 == .scalar("/") }
  }

  func matches(_ path: [UInt8]) -> Bool {
    guard path.count >= head.count + tail.count, path.hasPrefix(head), path.hasSuffix(tail) else { return false }
    if isOneStar {
      return dialect == .pathspec || !path[head.count..<(path.count - tail.count)].contains(UInt8(ascii: "/"))
    }
    let name = Array(String(decoding: path, as: UTF8.self).unicodeScalars)
    return dialect == .doublestar
      ? GlobMatcher.byComponents(tokens, name) : GlobMatcher.flat(tokens, name, starsStop: dialect == .path)
  }

  func mayMatch(below folder: [UInt8]) -> Bool {
    if let slashes, folder.count(where: { $0 == UInt8(ascii: "/") }) >= slashes { return false }
    return folder.hasPrefix(head) || head.isBelow(folder)
  }
}

/// Asked of every path of a repository, so nothing is allocated for an answer.
extension [UInt8] {
  func hasPrefix(_ head: [UInt8]) -> Bool {
    guard count >= head.count else { return false }
    for place in head.indices where self[place] != head[place] { return false }
    return true
  }

  func hasSuffix(_ tail: [UInt8]) -> Bool {
    let offset = count - tail.count
    guard offset >= 0 else { return false }
    for place in tail.indices where self[offset + place] != tail[place] { return false }
    return true
  }

  /// Whether this path begins with a folder's and a slash after it.
  func isBelow(_ folder: [UInt8]) -> Bool {
    count > folder.count && self[folder.count] == UInt8(ascii: "/") && hasPrefix(folder)
  }
}

/// Matching by remembering only the latest star: when the rest fails, that star takes one more. Earlier stars need not be tried
/// again, because whatever they could take, the latest one can.
enum GlobMatcher {
  /// - Parameter starsStop: whether `*` and `?` stop at a slash.
  static func flat(_ tokens: [GlobToken], _ name: [Unicode.Scalar], starsStop: Bool) -> Bool {
    flat(tokens[...], name[...], starsStop: starsStop)
  }

  private static func flat(
    _ tokens: ArraySlice<GlobToken>, _ name: ArraySlice<Unicode.Scalar>, starsStop: Bool
  ) -> Bool {
    var token = tokens.startIndex
    var place = name.startIndex
    var star: (afterToken: Int, taken: Int)?
    while true {
      if token < tokens.endIndex, case .star = tokens[token] {
        token += 1
        star = (token, place)
      } else if token < tokens.endIndex, place < name.endIndex, fits(tokens[token], name[place], starsStop) {
        token += 1
        place += 1
      } else if token == tokens.endIndex, place == name.endIndex {
        return true
      } else {
        guard let latest = star, latest.taken < name.endIndex, !(starsStop && name[latest.taken] == "/") else {
          return false
        }
        star = (latest.afterToken, latest.taken + 1)
        token = latest.afterToken
        place = latest.taken + 1
      }
    }
  }

  private static func fits(_ token: GlobToken, _ scalar: Unicode.Scalar, _ starsStop: Bool) -> Bool {
    if starsStop, scalar == "/", token == .any { return false }
    return token.matches(scalar)
  }

  /// As doublestar does: components one by one, where `**` as a whole component takes any number of them.
  static func byComponents(_ tokens: [GlobToken], _ name: [Unicode.Scalar]) -> Bool {
    let wanted = tokens.split(separator: .scalar("/"), omittingEmptySubsequences: false)
    let given = name.split(separator: "/", omittingEmptySubsequences: false)
    var component = 0
    var place = 0
    var star: (afterComponent: Int, taken: Int)?
    while true {
      if component < wanted.count, isDoubleStar(wanted[component]) {
        component += 1
        star = (component, place)
      } else if component < wanted.count, place < given.count, flat(wanted[component], given[place], starsStop: true) {
        component += 1
        place += 1
      } else if component == wanted.count, place == given.count {
        return true
      } else {
        guard let latest = star, latest.taken < given.count else { return false }
        star = (latest.afterComponent, latest.taken + 1)
        component = latest.afterComponent
        place = latest.taken + 1
      }
    }
  }

  private static func isDoubleStar(_ component: ArraySlice<GlobToken>) -> Bool {
    component.count == 1 && component.first == .star(count: 2)
  }
}
