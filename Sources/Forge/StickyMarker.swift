// SPDX-License-Identifier: Apache-2.0

/// The hidden line by which the one comment of a preview is found again.
///
/// An HTML comment is kept in the body and not shown by the forges that take HTML; for others there is `asLinkDefinition`. The blank line after it matters:
/// without it the next paragraph is read as part of the HTML block.
public struct StickyMarker: Sendable, Hashable {
  /// The line itself.
  public let text: String

  /// - Parameter key: names what the comment is about; two comments on one pull request need different keys.
  public init(key: String) {
    text = StickyMarker.opening + StickyMarker.harmless(key) + StickyMarker.closing
  }

  /// A comment body that can be found again.
  public func body(_ content: String) -> String { text + "\n\n" + content }

  /// Whether a body bears this marker.
  public func isIn(_ body: String) -> Bool { body.contains(text) }

  /// The marker at the beginning of a text; nil when it begins with none.
  public static func leading(_ text: String) -> Substring? {
    guard text.hasPrefix(opening), let end = text.firstRange(of: closing) else { return nil }
    return text[..<end.upperBound]
  }

  /// The text with the marker at its beginning, if there is one, written as a link definition that nothing refers to: for forges
  /// that show HTML comments as text. It is not shown either (CommonMark section 4.7) and stays in the body.
  public static func asLinkDefinition(_ text: String) -> String {
    guard let marker = leading(text) else { return text }
    let key = marker.dropFirst(opening.count).dropLast(closing.count)
    return definitionOpening + key + definitionClosing + text[marker.endIndex...]
  }

  /// The reverse: a text that begins with such a definition gets its marker back.
  public static func fromLinkDefinition(_ text: String) -> String {
    guard text.hasPrefix(definitionOpening), let end = text.firstRange(of: definitionClosing) else { return text }
    let key = text[..<end.lowerBound].dropFirst(definitionOpening.count)
    return opening + key + closing + text[end.upperBound...]
  }

  private static let opening = "<!-- nestling:"
  private static let closing = " -->"
  private static let definitionOpening = "[nestling:"
  private static let definitionClosing = "]: https://nestling.invalid/"

  /// `>` and a pair of dashes would end the HTML comment early (HTML section 13.6), so they are written as `%XX`.
  private static func harmless(_ key: String) -> String {
    var result = ""
    for scalar in key.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "/", ".", "_", ":", "#": result.unicodeScalars.append(scalar)
      case "-" where result.unicodeScalars.last != "-": result.unicodeScalars.append(scalar)
      default:
        for byte in String(scalar).utf8 {
          result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
      }
    }
    return result
  }
}
