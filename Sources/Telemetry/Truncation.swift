// SPDX-License-Identifier: Apache-2.0

/// Shortens text whose length somebody else decides.
public enum Truncation {
  /// The text itself, or its beginning (whole characters) and how many bytes are missing.
  public static func cut(_ text: String, to limit: Int = Logger.longestText) -> String {
    let bytes = text.utf8
    guard bytes.count > limit else { return text }
    var end = bytes.index(bytes.startIndex, offsetBy: limit)
    while end > bytes.startIndex, bytes[end] & 0xC0 == 0x80 { end = bytes.index(before: end) }
    let kept = text[..<end]
    return kept + "… (\(bytes.count - kept.utf8.count) more bytes)"
  }
}
