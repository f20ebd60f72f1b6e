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
