// SPDX-License-Identifier: Apache-2.0
internal import Patterns

/// One pathspec, as `git ls-files -- <pattern>` reads it at the root of a repository (gitglossary(7), "pathspec").
///
/// A name, a folder with everything below it, or a pattern in which `*` and `?` also match slashes. The magic words `glob`,
/// `literal`, `icase`, `top` and `exclude` are known, in their long and short forms.
struct Pathspec: Sendable {
  private var pattern: [UInt8]
  private var isLiteral = false
  private var isGlob = false
  private var ignoresCase = false
  private var isExclusion = false

  /// Nil when the pattern leads out of the repository or uses magic that is not known.
  init?(_ text: String) {
    var rest = text[...]
    pattern = []
    if rest.hasPrefix(":(") {
      guard let close = rest.firstIndex(of: ")") else { return nil }
      for word in rest[rest.index(rest.startIndex, offsetBy: 2)..<close].split(separator: ",") {
        switch word {
        case "glob": isGlob = true
        case "literal": isLiteral = true
        case "icase": ignoresCase = true
        case "exclude": isExclusion = true
        case "top": break
        default: return nil
        }
      }
      rest = rest[rest.index(after: close)...]
    } else if rest.hasPrefix(":") {
      rest.removeFirst()
      while let mark = rest.first, "!^/:".contains(mark) {
        rest.removeFirst()
        if mark == ":" { break }
        if mark != "/" { isExclusion = true }
      }
    }
    guard let path = Pathspec.normalized(rest) else { return nil }
    pattern = Array((ignoresCase ? path.lowercased() : path).utf8)
  }

  func selects(_ path: String) -> Bool {
    let path = ignoresCase ? path.lowercased() : path
    return matches(Array(path.utf8), path) != isExclusion
  }

  private func matches(_ bytes: [UInt8], _ path: String) -> Bool {
    if pattern.isEmpty || bytes == pattern { return true }
    let isFolder = pattern.last == 0x2F
    if bytes.starts(with: pattern), isFolder || bytes[pattern.count] == 0x2F { return true }
    if isLiteral || !pattern.contains(where: { [0x2A, 0x3F, 0x5B, 0x5C].contains($0) }) { return false }
    if isGlob { return Glob.doublestarMatch(pattern: String(decoding: pattern, as: UTF8.self), path: path) }
    return wildcardMatch(pattern, bytes)
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

/// Git's wildmatch without WM_PATHNAME: `*` any run, `?` any byte, `[…]` a class, `\` takes the next byte as it is.
///
/// Going back to the last star only is enough when stars match everything, and keeps the time quadratic at worst.
func wildcardMatch(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
  var (place, at) = (0, 0)
  var star: (place: Int, at: Int)?
  while at < text.count {
    if place < pattern.count, pattern[place] == 0x2A {
      star = (place + 1, at)
      place += 1
    } else if let next = oneMatch(pattern, place, text[at]) {
      place = next
      at += 1
    } else if let last = star {
      star = (last.place, last.at + 1)
      (place, at) = (last.place, last.at + 1)
    } else {
      return false
    }
  }
  while place < pattern.count, pattern[place] == 0x2A { place += 1 }
  return place == pattern.count
}

/// Where the pattern goes on when its next element matches the byte.
private func oneMatch(_ pattern: [UInt8], _ place: Int, _ byte: UInt8) -> Int? {
  guard place < pattern.count else { return nil }
  switch pattern[place] {
  case 0x3F: return place + 1
  case 0x5C where place + 1 < pattern.count: return pattern[place + 1] == byte ? place + 2 : nil
  case 0x5B: return classMatch(pattern, place + 1, byte)
  default: return pattern[place] == byte ? place + 1 : nil
  }
}

/// `[abc]`, `[a-z]`, `[!x]`, `[^x]`, `[[:digit:]]`; an unclosed class matches nothing.
private func classMatch(_ pattern: [UInt8], _ start: Int, _ byte: UInt8) -> Int? {
  var place = start
  let isNegated = place < pattern.count && (pattern[place] == 0x21 || pattern[place] == 0x5E)
  if isNegated { place += 1 }
  let first = place
  var isHit = false
  while place < pattern.count, pattern[place] != 0x5D || place == first {
    if pattern[place] == 0x5B, place + 1 < pattern.count, pattern[place + 1] == 0x3A,
      let close = pattern[(place + 2)...].firstIndex(of: 0x3A), close + 1 < pattern.count, pattern[close + 1] == 0x5D
    {
      guard let isMember = isIn(String(decoding: pattern[(place + 2)..<close], as: UTF8.self), byte) else { return nil }
      isHit = isHit || isMember
      place = close + 2
      continue
    }
    if pattern[place] == 0x5C, place + 1 < pattern.count { place += 1 }
    let low = pattern[place]
    place += 1
    guard place + 1 < pattern.count, pattern[place] == 0x2D, pattern[place + 1] != 0x5D else {
      isHit = isHit || low == byte
      continue
    }
    place += pattern[place + 1] == 0x5C && place + 2 < pattern.count ? 2 : 1
    isHit = isHit || (low <= byte && byte <= pattern[place])
    place += 1
  }
  guard place < pattern.count else { return nil }
  return isHit != isNegated ? place + 1 : nil
}

/// POSIX classes in the C locale; nil for one that does not exist.
private func isIn(_ name: String, _ byte: UInt8) -> Bool? {
  let isDigit = byte >= 0x30 && byte <= 0x39
  let (isUpper, isLower) = (byte >= 0x41 && byte <= 0x5A, byte >= 0x61 && byte <= 0x7A)
  let isGraph = byte > 0x20 && byte < 0x7F
  switch name {
  case "alnum": return isDigit || isUpper || isLower
  case "alpha": return isUpper || isLower
  case "blank": return byte == 0x20 || byte == 0x09
  case "cntrl": return byte < 0x20 || byte == 0x7F
  case "digit": return isDigit
  case "graph": return isGraph
  case "lower": return isLower
  case "print": return isGraph || byte == 0x20
  case "punct": return isGraph && !(isDigit || isUpper || isLower)
  case "space": return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  case "upper": return isUpper
  case "xdigit": return isDigit || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
  default: return nil
  }
}
