// SPDX-License-Identifier: Apache-2.0

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
