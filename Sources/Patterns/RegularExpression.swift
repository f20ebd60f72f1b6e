// SPDX-License-Identifier: Apache-2.0
internal import CRE2

/// A compiled regular expression of RE2's language, which is that of Go's regexp package: time linear in the text, no look-around, no
/// back-references, leftmost-first.
///
/// Compile once and keep: compiling costs some microseconds, a match about a tenth of one. Offsets are bytes of UTF-8.
public struct RegularExpression: Sendable {
  /// The pattern as written.
  public let pattern: String
  /// Names of the groups, by number; nil for those without. The first is the whole match.
  public let groupNames: [String?]
  private let compiled: CompiledPattern

  /// Longer patterns are refused.
  public static let longestPattern = 64 * 1024
  /// RE2's own limit for the program and its caches, per pattern.
  private static let memoryLimit: Int64 = 8 << 20

  public init(_ pattern: String) throws(PatternError) {
    guard pattern.utf8.count <= RegularExpression.longestPattern else { throw .tooLarge(pattern: pattern) }
    self.pattern = pattern
    compiled = try CompiledPattern(pattern, memoryLimit: RegularExpression.memoryLimit)
    groupNames = compiled.groupNames
  }

  /// Number of groups, the whole match not counted.
  public var groupCount: Int { groupNames.count - 1 }

  /// Whether the pattern matches anywhere.
  public func isMatch(_ text: String) -> Bool {
    TextBytes.with(text) { compiled.match($0, from: 0, isFull: false, into: nil) }
  }

  /// Whether the pattern matches the text as a whole.
  public func isFullMatch(_ text: String) -> Bool {
    TextBytes.with(text) { compiled.match($0, from: 0, isFull: true, into: nil) }
  }

  /// The leftmost match with its groups.
  public func firstMatch(in text: String) -> Match? {
    find(text, isFull: false)
  }

  /// The match of the whole text with its groups.
  public func fullMatch(of text: String) -> Match? {
    find(text, isFull: true)
  }

  private func find(_ text: String, isFull: Bool) -> Match? {
    TextBytes.with(text) { bytes in
      var spans = SpanBuffer(groupNames.count)
      return compiled.match(bytes, from: 0, isFull: isFull, into: &spans) ? Match(spans.ranges, bytes, groupNames) : nil
    }
  }

  /// All matches that do not overlap, from left to right, by Go's rule: an empty match right after another match does not count.
  /// - Parameter limit: at most so many; nil for all.
  public func allMatches(in text: String, limit: Int? = nil) -> [Match] {
    TextBytes.with(text) { bytes in
      var found: [Match] = []
      scan(bytes, limit: limit) { found.append(Match($0, bytes, groupNames)) }
      return found
    }
  }

  /// Byte ranges of all matches; as `allMatches` without the groups.
  private func ranges(in bytes: UnsafeBufferPointer<UInt8>, limit: Int?) -> [Range<Int>] {
    var found: [Range<Int>] = []
    scan(bytes, limit: limit, groups: 1) { if let whole = $0[0] { found.append(whole) } }
    return found
  }

  private func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, limit: Int?, groups: Int? = nil, _ deliver: ([Range<Int>?]) -> Void
  ) {
    var spans = SpanBuffer(groups ?? groupNames.count)
    var place = 0
    var previousEnd = -1
    var count = 0
    while count < limit ?? .max, let whole = next(bytes, from: place, &spans) {
      // An empty match is stepped over by one character; right after another match it is none.
      let isStuck = whole.upperBound == place
      let counts = !isStuck || whole.lowerBound != previousEnd
      place = isStuck ? bytes.characterEnd(after: place) : whole.upperBound
      previousEnd = whole.upperBound
      guard counts else { continue }
      deliver(spans.ranges)
      count += 1
    }
  }

  /// The next match from this place on. RE2 goes by bytes, so that an empty match (of `\B`) may lie within a character: none for Go.
  private func next(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ spans: inout SpanBuffer) -> Range<Int>? {
    var place = start
    while place <= bytes.count, compiled.match(bytes, from: place, isFull: false, into: &spans),
      let whole = spans.ranges[0]
    {
      guard whole.isEmpty, whole.lowerBound < bytes.count, bytes[whole.lowerBound] & 0xC0 == 0x80 else { return whole }
      place = whole.lowerBound + 1
    }
    return nil
  }

  // MARK: replacing and splitting

  /// Replaces every match by an expansion of the template, with Go's rules: `$1`, `${1}`, `$name`, `${name}`, `$$` for a dollar sign.
  /// In the form without braces the name is as long as letters, digits and underscores go: `$1x` is `${1x}`. A group that does not
  /// exist or took no part is empty.
  public func replaceAll(in text: String, with template: String) -> String {
    let parts = ReplacementTemplate(template, groupNames: groupNames)
    return replace(in: text, groups: parts.needsGroups ? groupNames.count : 1) { output, ranges, bytes in
      parts.append(to: &output, ranges, bytes)
    }
  }

  /// Replaces every match by this text as it is.
  public func replaceAllLiteral(in text: String, with replacement: String) -> String {
    let literal = Array(replacement.utf8)
    return replace(in: text, groups: 1) { output, _, _ in output.append(contentsOf: literal) }
  }

  private func replace(
    in text: String, groups: Int, _ expand: (inout [UInt8], [Range<Int>?], UnsafeBufferPointer<UInt8>) -> Void
  ) -> String {
    TextBytes.with(text) { bytes in
      var spans = SpanBuffer(groups)
      var output: [UInt8] = []
      var copied = 0
      var place = 0
      while let whole = next(bytes, from: place, &spans) {
        output.append(contentsOf: bytes[copied..<whole.lowerBound])
        // Not for an empty match right after another one, or patterns that match both would replace twice.
        if whole.upperBound > copied || whole.lowerBound == 0 { expand(&output, spans.ranges, bytes) }
        copied = whole.upperBound
        place = max(bytes.characterEnd(after: place), whole.upperBound)
      }
      output.append(contentsOf: bytes[copied...])
      return String(decoding: output, as: UTF8.self)
    }
  }

  /// The pieces between matches, by Go's rules.
  /// - Parameter limit: at most so many pieces, the last one holding the rest; 0 for none at all, nil for all.
  public func split(_ text: String, limit: Int? = nil) -> [String] {
    if limit == 0 { return [] }
    if text.isEmpty, !pattern.isEmpty { return [""] }
    return TextBytes.with(text) { bytes in
      var pieces: [String] = []
      var begin = 0
      var end = 0
      for match in ranges(in: bytes, limit: limit) {
        if let limit, pieces.count == limit - 1 { break }
        end = match.lowerBound
        if match.upperBound != 0 { pieces.append(bytes.string(begin..<end)) }
        begin = match.upperBound
      }
      if end != bytes.count { pieces.append(bytes.string(begin..<bytes.count)) }
      return pieces
    }
  }

  /// The text as a pattern that matches just it.
  public static func quoteMeta(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      if "\\.+*?()|[]{}^$".unicodeScalars.contains(scalar) { output += "\\" }
      output.unicodeScalars.append(scalar)
    }
    return output
  }
}

/// Where a pattern matched.
public struct Match: Sendable, Equatable {
  /// Byte range of each group, the whole match first; nil for groups that took no part.
  public let ranges: [Range<Int>?]
  /// Text of each group, the whole match first; nil for groups that took no part.
  public let groups: [String?]
  private let names: [String?]

  init(_ ranges: [Range<Int>?], _ bytes: UnsafeBufferPointer<UInt8>, _ names: [String?]) {
    self.ranges = ranges
    self.names = names
    groups = ranges.map { $0.map(bytes.string) }
  }

  /// The text that matched.
  public var text: String { groups.first.flatMap { $0 } ?? "" }
  /// Byte range of the whole match.
  public var range: Range<Int> { ranges.first.flatMap { $0 } ?? 0..<0 }

  /// A group by number (0 is the whole match); nil when there is none or it took no part.
  public subscript(group: Int) -> String? { groups.indices.contains(group) ? groups[group] : nil }
  /// A group by name.
  public subscript(name: String) -> String? { names.firstIndex(of: name).flatMap { groups[$0] } }
}
