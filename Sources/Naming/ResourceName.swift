// SPDX-License-Identifier: Apache-2.0

/// Names that Kubernetes accepts.
public enum ResourceName {
  /// Longest DNS label (RFC 1123).
  public static let labelLimit = 63
  private static let hashDigits = 8

  /// A DNS label made of parts joined by dashes: `a-z`, `0-9` and `-`, beginning and ending with a letter or digit.
  ///
  /// What may not stand in a label is transliterated or becomes a dash, runs of dashes become one. A name longer than the limit is
  /// cut and ends in `-` and eight digits of the hash of the parts as they were given, so that names that differ only behind
  /// the cut stay different. Names that were only cleaned get no hash: `Feat/A` and `feat-a` give the same label, and whoever needs them
  /// apart adds a part that is unique, such as the number of the pull request. If nothing is left, the hash alone is the name.
  public static func label(_ parts: [String], limit: Int = labelLimit) -> String {
    var cleaned: [UInt8] = []
    for part in parts {
      for scalar in part.unicodeScalars { append(scalar, to: &cleaned) }
      appendDash(to: &cleaned)
    }
    let name = cleaned[...].trimming { $0 == UInt8(ascii: "-") }
    if !name.isEmpty, name.count <= limit { return String(decoding: name, as: UTF8.self) }
    // NUL cannot stand in a part that matters, so ["a", "bc"] and ["ab", "c"] hash differently.
    let hash = ShortHash.hex(parts.joined(separator: "\0"), digits: min(hashDigits, max(limit, 1)))
    let head = name.prefix(max(limit - hashDigits - 1, 0)).trimming { $0 == UInt8(ascii: "-") }
    return head.isEmpty ? hash : String(decoding: head, as: UTF8.self) + "-" + hash
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    var ascii: [UInt8] = []
    Transliteration.append(scalar, to: &ascii)
    for byte in ascii {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): output.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): output.append(byte | 0x20)
      default: appendDash(to: &output)
      }
    }
  }

  private static func appendDash(to output: inout [UInt8]) {
    if let last = output.last, last != UInt8(ascii: "-") { output.append(UInt8(ascii: "-")) }
  }

  /// Whether Kubernetes takes this as a DNS label: at most 63 of `a-z`, `0-9`, `-`, a letter or digit at both ends.
  public static func isLabel(_ text: String) -> Bool {
    text.utf8.count <= labelLimit && isPlain(text.utf8[...])
  }

  /// Whether Kubernetes takes this as a DNS subdomain, the rule for most object names: labels joined by dots, at most 253 bytes
  /// (single labels may be longer than 63 there).
  public static func isSubdomain(_ text: String) -> Bool {
    text.utf8.count <= 253
      && text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy(isPlain)
  }

  private static func isPlain(_ label: Substring.UTF8View) -> Bool {
    guard let first = label.first, let last = label.last, isAlphanumeric(first), isAlphanumeric(last) else {
      return false
    }
    return label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")) || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
  }
}
