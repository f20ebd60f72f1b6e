// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// `fieldSelector`: comma-separated `path=value`, `path==value`, `path!=value`; a backslash escapes comma, equals, backslash.
struct APIFieldSelector: Sendable {
  struct Requirement: Sendable, Equatable {
    var path: String
    var value: String
    var isNegated: Bool
  }
  var requirements: [Requirement] = []

  init(_ text: String, for resource: APIResource) throws(APIFailure) {
    for part in APIFieldSelector.split(text) where !part.isEmpty {
      guard let place = part.firstIndex(of: "=") else {
        throw .badRequest("invalid selector: '\(text)'; can't understand '\(part)'")
      }
      var path = part[..<place]
      let isNegated = path.hasSuffix("!")
      if isNegated { path = path.dropLast() }
      var value = part[part.index(after: place)...]
      if value.hasPrefix("=") { value = value.dropFirst() }
      let label = String(path)
      guard ["metadata.name", "metadata.namespace"].contains(label) || resource.fieldLabels.contains(label) else {
        throw .badRequest("field label not supported: \(label)")
      }
      requirements.append(Requirement(path: label, value: APIFieldSelector.unescaped(value), isNegated: isNegated))
    }
  }

  func matches(_ stored: Value) -> Bool {
    requirements.allSatisfy { (APIFieldSelector.read($0.path, stored) == $0.value) != $0.isNegated }
  }

  private static func read(_ path: String, _ value: Value) -> String {
    // An Event's source is an object, of which the selector means the component.
    let steps = path == "source" ? ["source", "component"] : path.split(separator: ".").map(String.init)
    return APIJSONPath.text(value.at(steps) ?? .null)
  }

  private static func split(_ text: String) -> [String] {
    var parts = [""]
    var isEscaped = false
    for character in text {
      if character == ",", !isEscaped {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return parts
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if character == "\\", !isEscaped {
        isEscaped = true
      } else {
        result.append(character)
        isEscaped = false
      }
    }
    return result
  }
}

/// `labelSelector` in text, equality- and set-based.
struct APILabelSelector: Sendable {
  enum Requirement: Sendable {
    case exists(String), absent(String)
    case isIn(String, Set<String>), notIn(String, Set<String>)
  }
  var requirements: [Requirement] = []

  init(_ text: String) throws(APIFailure) {
    for part in APILabelSelector.split(text) {
      let part = APILabelSelector.trimmed(part)
      if part.isEmpty { continue }
      guard let requirement = APILabelSelector.requirement(part) else {
        throw .badRequest("unable to parse requirement: found '\(part)', expected: a label selector")
      }
      requirements.append(requirement)
    }
  }

  func matches(_ value: Value) -> Bool {
    let labels = value.at("metadata", "labels")
    return requirements.allSatisfy { requirement in
      switch requirement {
      case .exists(let key): labels?[key] != nil
      case .absent(let key): labels?[key] == nil
      case .isIn(let key, let values): labels?[key]?.string.map(values.contains) ?? false
      // A label that is absent is not in any set (labels.Requirement.Matches).
      case .notIn(let key, let values): !(labels?[key]?.string.map(values.contains) ?? false)
      }
    }
  }

  private static func requirement(_ text: String) -> Requirement? {
    if text.hasPrefix("!") {
      let key = trimmed(String(text.dropFirst()))
      return isKey(key) ? .absent(key) : nil
    }
    if text.hasSuffix(")"), let open = text.firstIndex(of: "(") {
      let words = text[..<open].split(separator: " ").map(String.init)
      let values = text[text.index(after: open)...].dropLast().split(separator: ",", omittingEmptySubsequences: false)
      guard words.count == 2, isKey(words[0]) else { return nil }
      let set = Set(values.map { trimmed(String($0)) })
      return words[1] == "in" ? .isIn(words[0], set) : words[1] == "notin" ? .notIn(words[0], set) : nil
    }
    guard let place = text.firstIndex(of: "=") else { return isKey(text) ? .exists(text) : nil }
    var key = text[..<place]
    let isNegated = key.hasSuffix("!")
    if isNegated { key = key.dropLast() }
    var value = text[text.index(after: place)...]
    if value.hasPrefix("=") { value = value.dropFirst() }
    let name = trimmed(String(key))
    let wanted: Set = [trimmed(String(value))]
    guard isKey(name) else { return nil }
    return isNegated ? .notIn(name, wanted) : .isIn(name, wanted)
  }

  private static func isKey(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { MetadataRules.isWord($0) || [0x2D, 0x2E, 0x2F, 0x5F].contains($0) }
  }

  /// Commas inside parentheses do not separate.
  private static func split(_ text: String) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return parts
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
