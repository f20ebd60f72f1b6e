// SPDX-License-Identifier: Apache-2.0

// Go's `strings` package, on bytes: what Sprig's functions are made of.

extension Array where Element == UInt8 {
  /// Where `pattern` first stands at or after `start`.
  func firstOffset(of pattern: [UInt8], from start: Int = 0) -> Int? {
    guard let head = pattern.first else { return start <= count ? start : nil }
    var place = start
    let last = count - pattern.count
    while place <= last {
      if self[place] == head, matches(pattern, at: place) { return place }
      place += 1
    }
    return nil
  }

  func matches(_ pattern: [UInt8], at place: Int) -> Bool {
    guard place >= 0, place + pattern.count <= count else { return false }
    for (offset, byte) in pattern.enumerated() where self[place + offset] != byte { return false }
    return true
  }

  /// How often `pattern` stands in the bytes, without overlaps.
  func count(of pattern: [UInt8]) -> Int {
    var count = 0
    var place = 0
    while let next = firstOffset(of: pattern, from: place) {
      count += 1
      place = next + Swift.max(pattern.count, 1)
    }
    return count
  }

  func firstRange(of pattern: [UInt8]) -> Range<Int>? {
    firstOffset(of: pattern).map { $0..<$0 + pattern.count }
  }

  func hasPrefix(_ pattern: [UInt8]) -> Bool { matches(pattern, at: 0) }
  func hasSuffix(_ pattern: [UInt8]) -> Bool { matches(pattern, at: count - pattern.count) }

  /// `strings.ReplaceAll`: an empty `old` stands before every character and at the end.
  func replacing(_ old: [UInt8], with new: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    if old.isEmpty {
      var place = 0
      while place < count {
        output += new
        let width = UTF8Decoding.decode(self, at: place).width
        output += self[place..<place + width]
        place += width
      }
      return output + new
    }
    var place = 0
    while let next = firstOffset(of: old, from: place) {
      output += self[place..<next]
      output += new
      place = next + old.count
    }
    return output + self[place...]
  }

  /// `strings.SplitN`: an empty separator splits into characters; a negative limit is none.
  func split(by separator: [UInt8], limit: Int = -1) -> [[UInt8]] {
    if limit == 0 { return [] }
    if separator.isEmpty { return explode(limit) }
    var parts: [[UInt8]] = []
    var place = 0
    while limit < 0 || parts.count < limit - 1, let next = firstOffset(of: separator, from: place) {
      parts.append(Array(self[place..<next]))
      place = next + separator.count
    }
    parts.append(Array(self[place...]))
    return parts
  }

  private func explode(_ limit: Int) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var place = 0
    while place < count {
      if limit > 0, parts.count == limit - 1 {
        parts.append(Array(self[place...]))
        return parts
      }
      let width = UTF8Decoding.decode(self, at: place).width
      parts.append(Array(self[place..<place + width]))
      place += width
    }
    return parts
  }

  /// Each character in turn; bytes that are not UTF-8 come as U+FFFD of width 1.
  func forEachRune(_ body: (_ scalar: Unicode.Scalar, _ range: Range<Int>) -> Void) {
    var place = 0
    while place < count {
      let (scalar, width) = UTF8Decoding.decode(self, at: place)
      body(scalar, place..<place + width)
      place += width
    }
  }

  /// The characters, as Go's `[]rune`.
  var runes: [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    forEachRune { scalar, _ in result.append(scalar) }
    return result
  }

  init(runes: some Sequence<Unicode.Scalar>) {
    self = []
    for rune in runes { append(rune) }
  }

  /// The scalar's UTF-8.
  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      append(contentsOf: String(scalar).utf8)
    }
  }
}

/// `utf8.DecodeRune`
enum UTF8Decoding {
  static let replacement: Unicode.Scalar = "\u{FFFD}"

  static func decode(_ bytes: [UInt8], at place: Int) -> (scalar: Unicode.Scalar, width: Int) {
    let first = bytes[place]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, place + width <= bytes.count else { return (replacement, 1) }
    var value = UInt32(first) & (0xFF >> (UInt32(width) + 1))
    for offset in 1..<width {
      let byte = bytes[place + offset]
      guard byte & 0xC0 == 0x80 else { return (replacement, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let smallest: UInt32 = width == 4 ? 0x10000 : width == 3 ? 0x800 : 0x80
    guard value >= smallest, let scalar = Unicode.Scalar(value) else { return (replacement, 1) }
    return (scalar, width)
  }
}
