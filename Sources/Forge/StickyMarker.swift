// SPDX-License-Identifier: Apache-2.0

/// The hidden line by which the one comment of a preview is found again.
///
/// An HTML comment is kept in the body and never shown, by every forge that renders CommonMark. The blank line after it matters:
/// without it the next paragraph is read as part of the HTML block.
public struct StickyMarker: Sendable, Hashable {
  /// The line itself.
  public let text: String

  /// - Parameter key: names what the comment is about; two comments on one pull request need different keys.
  public init(key: String) {
    text = "<!-- nestling:\(StickyMarker.harmless(key)) -->"
  }

  /// A comment body that can be found again.
  public func body(_ content: String) -> String { text + "\n\n" + content }

  /// Whether a body bears this marker.
  public func isIn(_ body: String) -> Bool { body.contains(text) }

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
