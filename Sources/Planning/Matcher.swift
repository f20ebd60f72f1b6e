// SPDX-License-Identifier: Apache-2.0
internal import Patterns
internal import PreviewAPI

/// A word or, between slashes, a regular expression (unanchored). Titles match words anywhere, others whole.
struct Matcher: Sendable {
  let text: String
  private let isWhole: Bool
  private let expression: RegularExpression?

  init(_ text: String, isWhole: Bool, field: String) throws(ValidationError) {
    self.text = text
    self.isWhole = isWhole
    guard text.utf8.count > 2, text.hasPrefix("/"), text.hasSuffix("/") else {
      expression = nil
      return
    }
    do {
      expression = try RegularExpression(String(text.dropFirst().dropLast()))
    } catch {
      throw ValidationError(field: field, message: "“\(text)” is not a regular expression: \(error)")
    }
  }

  func matches(_ candidate: String) -> Bool {
    if let expression { return expression.isMatch(candidate) }
    return isWhole ? candidate == text : candidate.contains(text)
  }

  /// - Parameter field: below `spec.preview.select`.
  static func list(_ texts: [String], _ field: String, isWhole: Bool = true) throws(ValidationError) -> [Matcher] {
    var result: [Matcher] = []
    for (place, text) in texts.enumerated() {
      result.append(try Matcher(text, isWhole: isWhole, field: "spec.preview.select.\(field)[\(place)]"))
    }
    return result
  }
}
