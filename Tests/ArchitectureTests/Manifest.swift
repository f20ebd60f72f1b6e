// SPDX-License-Identifier: Apache-2.0

/// The targets of Package.swift in the order they are written.
struct Manifest {
  struct Target: Sendable {
    var name: String
    var dependencies: [String]
    var isTest: Bool
  }
  var targets: [Target]

  /// Reads `room(...)`, `tests(...)`, `.target(...)` and `.executableTarget(...)` from `targets:` on. The manifest is ours, so
  /// its form is known; a form that is not found here shows as an unknown module in another test.
  init(_ text: String) {
    let text = Manifest.withoutComments(text)
    guard let start = Manifest.range(of: "targets: [\n", in: text[...])?.upperBound else {
      targets = []
      return
    }
    var rest = text[start...]
    targets = []
    while let (call, body) = Manifest.nextCall(&rest) {
      let strings = Manifest.strings(body)
      guard let name = strings.first else { continue }
      let dependencies = call == ".target" ? [] : Manifest.firstList(body).map { Manifest.strings($0) } ?? []
      targets.append(Target(name: name, dependencies: dependencies, isTest: call == "tests"))
    }
  }

  static let house = Manifest(House.text("Package.swift") ?? "")

  func dependencies(of name: String) -> Set<String>? {
    targets.first { $0.name == name }.map { Set($0.dependencies) }
  }

  private static func withoutComments(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let slashes = range(of: "//", in: line) else { return String(line) }
      return String(line[..<slashes.lowerBound])
    }.joined(separator: "\n")
  }

  private static func nextCall(_ rest: inout Substring) -> (String, Substring)? {
    let calls = ["room", "tests", ".target", ".executableTarget"]
    let found = calls.compactMap { call in range(of: call + "(", in: rest).map { (call, $0) } }
    guard let (call, place) = found.min(by: { $0.1.lowerBound < $1.1.lowerBound }) else { return nil }
    var depth = 1
    var end = place.upperBound
    while end < rest.endIndex, depth > 0 {
      if rest[end] == "(" { depth += 1 }
      if rest[end] == ")" { depth -= 1 }
      end = rest.index(after: end)
    }
    let body = rest[place.upperBound..<end]
    rest = rest[end...]
    return (call, body)
  }

  /// What stands between quotes.
  private static func strings(_ text: Substring) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  private static func firstList(_ text: Substring) -> Substring? {
    guard let open = text.firstIndex(of: "["), let close = text[open...].firstIndex(of: "]") else { return nil }
    return text[open...close]
  }

  private static func range(of word: String, in text: Substring) -> Range<String.Index>? {
    var place = text.startIndex
    while place < text.endIndex {
      if text[place...].hasPrefix(word) { return place..<text.index(place, offsetBy: word.count) }
      place = text.index(after: place)
    }
    return nil
  }
}
