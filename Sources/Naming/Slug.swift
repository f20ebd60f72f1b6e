// SPDX-License-Identifier: Apache-2.0

/// Texts that may stand in names and host names, made of any text by the rules of Argo CD's ApplicationSet controller. All are pure:
/// unlike there, no call changes what a later one gives.
public enum Slug {
  /// Longest result of `branch(_:)`, and the default of `slugify`: leaves 13 characters of a DNS label for what is put around it.
  public static let defaultMaximum = 50

  /// Lower-case text of `a-z`, `0-9`, `.` and `-`, at most 253 bytes: each other character becomes one dash (runs stay), dashes and
  /// dots at both ends are removed.
  public static func normalize(_ text: String) -> String {
    if isNormal(text) { return text }
    var output: [UInt8] = []
    output.reserveCapacity(min(text.utf8.count, 253))
    for scalar in text.unicodeScalars {
      output.append(normalized(scalar))
      if output.count == 253 { break }
    }
    return string(output[...].trimming { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") })
  }

  /// Whether nothing is to be done, as for most names.
  private static func isNormal(_ text: String) -> Bool {
    let bytes = text.utf8.span
    if bytes.isEmpty { return true }
    func isEdge(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") }
    guard bytes.count <= 253, !isEdge(bytes[0]), !isEdge(bytes[bytes.count - 1]) else { return false }
    for place in bytes.indices {
      switch bytes[place] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "-"), UInt8(ascii: "."): break
      default: return false
      }
    }
    return true
  }

  private static func normalized(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar {
    case "a"..."z", "0"..."9", ".", "-": UInt8(truncatingIfNeeded: scalar.value)
    case "A"..."Z": UInt8(truncatingIfNeeded: scalar.value) | 0x20
    case "\u{130}": UInt8(ascii: "i")  // İ and the Kelvin sign have ASCII letters as their simple lower case
    case "\u{212A}": UInt8(ascii: "k")
    default: UInt8(ascii: "-")
    }
  }

  /// `normalize`, then single dashes only (dots become dashes) and no more than `maximum` bytes.
  /// - Parameters:
  ///   - maximum: in bytes. When smart, 0 or less means without limit; when not, it gives nothing.
  ///   - isSmart: cuts at a dash where there is one; otherwise cuts hard, before dashes are collapsed.
  public static func slugify(_ text: String, maximum: Int = defaultMaximum, isSmart: Bool = true) -> String {
    slug(Array(normalize(text).utf8), maximum: maximum, isSmart: isSmart)
  }

  /// The `branch_slug` of a pull request: underscores become dashes, `&` and `@` words, other scripts are transliterated; at
  /// most 50 bytes, cut at a dash where there is one. May be empty, and two branches may share one.
  public static func branch(_ text: String) -> String {
    var output: [UInt8] = []
    for scalar in text.unicodeScalars.trimmingWhitespace {
      switch scalar {
      case "_": output.append(UInt8(ascii: "-"))
      case "&": output.append(contentsOf: "and".utf8)
      case "@": output.append(contentsOf: "at".utf8)
      case "\"", "'", "\u{2019}": break
      case "\u{2012}"..."\u{2015}": output.append(UInt8(ascii: "-"))
      default: Transliteration.append(scalar, to: &output)
      }
    }
    return slug(output, maximum: defaultMaximum, isSmart: true)
  }

  /// The slug algorithm over ASCII text.
  private static func slug(_ ascii: [UInt8], maximum: Int, isSmart: Bool) -> String {
    // The hard cut comes before cleaning, so that dashes which fall away later still count.
    let source = !isSmart && ascii.count >= maximum ? ascii.prefix(max(maximum, 0)) : ascii[...]
    var cleaned: [UInt8] = []
    for byte in source {
      let kept = slugByte(byte)
      if kept != UInt8(ascii: "-") || cleaned.last != kept { cleaned.append(kept) }
    }
    let isEdge: (UInt8) -> Bool = { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    let trimmed = Array(cleaned[...].trimming(isEdge))
    guard isSmart, maximum > 0, trimmed.count > maximum else { return string(trimmed[...]) }
    let dash = trimmed[...maximum].lastIndex(of: UInt8(ascii: "-"))
    return string(trimmed[..<(dash ?? maximum)])
  }

  private static func slugByte(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): byte
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    default: UInt8(ascii: "-")
    }
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension ArraySlice<UInt8> {
  func trimming(_ isEdge: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !isEdge($0) }), let last = lastIndex(where: { !isEdge($0) }) else {
      return []
    }
    return self[first...last]
  }
}

extension String.UnicodeScalarView {
  fileprivate var trimmingWhitespace: Substring.UnicodeScalarView {
    let head = drop { $0.properties.isWhitespace }
    guard let last = head.lastIndex(where: { !$0.properties.isWhitespace }) else { return head[head.endIndex...] }
    return head[...last]
  }
}
