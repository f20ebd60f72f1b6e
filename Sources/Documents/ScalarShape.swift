// SPDX-License-Identifier: Apache-2.0

/// Which ways of writing a text are open, by what stands in it (libyaml's `analyze_scalar`, in block context).
struct ScalarShape {
  private(set) var hasBreaks = false
  private(set) var allowsPlain = true
  private(set) var allowsSingleQuotes = true
  private(set) var allowsBlock = true

  init(_ text: String) { self.init(Array(text.utf8)) }

  init(_ bytes: [UInt8]) {
    if bytes.isEmpty {
      allowsBlock = false
      return
    }
    var scan = Scan()
    if bytes.starts(with: [0x2D, 0x2D, 0x2D]) || bytes.starts(with: [0x2E, 0x2E, 0x2E]) { scan.hasIndicators = true }
    var place = 0
    while place < bytes.count {
      scan.step(bytes, at: place)
      place += ScalarShape.length(bytes[place])
    }
    conclude(scan)
  }

  private mutating func conclude(_ scan: Scan) {
    hasBreaks = scan.hasBreaks
    if scan.hasEdgeSpace || scan.hasBreaks || scan.hasIndicators || scan.hasEdgeBreak { allowsPlain = false }
    if scan.endsInSpace { allowsBlock = false }
    if scan.hasSpaceAfterBreak {
      allowsPlain = false
      allowsSingleQuotes = false
    }
    if scan.hasSpaceBeforeBreak || scan.hasUnprintable {
      allowsPlain = false
      allowsSingleQuotes = false
      allowsBlock = false
    }
  }

  private struct Scan {
    var hasIndicators = false
    var hasBreaks = false
    var hasUnprintable = false
    var hasEdgeSpace = false
    var endsInSpace = false
    var hasEdgeBreak = false
    var hasSpaceAfterBreak = false
    var hasSpaceBeforeBreak = false
    private var isAfterBlank = true
    private var wasSpace = false
    private var wasBreak = false

    mutating func step(_ bytes: [UInt8], at place: Int) {
      let byte = bytes[place]
      let next = place + ScalarShape.length(byte)
      let isLast = next >= bytes.count
      let isBeforeBlank = isLast || bytes[next] == 0x20 || bytes[next] == 0x09
      noteIndicator(byte, isFirst: place == 0, isBeforeBlank: isBeforeBlank)
      if !ScalarShape.isPrintable(bytes, at: place) { hasUnprintable = true }
      let isBreak = ScalarShape.breakLength(bytes, at: place) > 0
      if byte == 0x20 {
        if place == 0 || isLast { hasEdgeSpace = true }
        if isLast { endsInSpace = true }
        if wasBreak { hasSpaceAfterBreak = true }
      } else if isBreak {
        hasBreaks = true
        if place == 0 || isLast { hasEdgeBreak = true }
        if wasSpace { hasSpaceBeforeBreak = true }
      }
      wasSpace = byte == 0x20
      wasBreak = isBreak
      isAfterBlank = byte == 0x20 || byte == 0x09 || isBreak
    }

    private mutating func noteIndicator(_ byte: UInt8, isFirst: Bool, isBeforeBlank: Bool) {
      switch byte {
      case UInt8(ascii: "#"): if isFirst || isAfterBlank { hasIndicators = true }
      case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
        UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"),
        UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
        if isFirst { hasIndicators = true }
      case UInt8(ascii: "?"), UInt8(ascii: "-"): if isFirst && isBeforeBlank { hasIndicators = true }
      case UInt8(ascii: ":"): if isBeforeBlank { hasIndicators = true }
      default: break
      }
    }
  }

  // MARK: characters

  /// Bytes of the character that begins with this byte.
  static func length(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  /// Length of the line break here (LF, CR, NEL, LS, PS); 0 for none.
  static func breakLength(_ bytes: [UInt8], at place: Int) -> Int {
    switch bytes[place] {
    case 0x0A, 0x0D: return 1
    case 0xC2: return place + 1 < bytes.count && bytes[place + 1] == 0x85 ? 2 : 0
    case 0xE2: return place + 2 < bytes.count && bytes[place + 1] == 0x80 && bytes[place + 2] | 1 == 0xA9 ? 3 : 0
    default: return 0
    }
  }

  /// libyaml's idea of what may be written as it is: no control characters, no byte order mark, nothing beyond U+FFFF.
  static func isPrintable(_ bytes: [UInt8], at place: Int) -> Bool {
    let byte = bytes[place]
    if byte < 0x80 { return byte == 0x0A || (byte >= 0x20 && byte <= 0x7E) }
    guard place + 1 < bytes.count else { return false }
    let second = bytes[place + 1]
    switch byte {
    case 0xC2: return second >= 0xA0
    case 0xC3..<0xED, 0xEE: return true
    case 0xED: return second < 0xA0
    case 0xEF:
      guard place + 2 < bytes.count else { return false }
      let third = bytes[place + 2]
      return !(second == 0xBB && third == 0xBF) && !(second == 0xBF && (third == 0xBE || third == 0xBF))
    default: return false
    }
  }

  /// What must stand after `|` so that the line breaks at the end come back: `-` for none, `+` for more than one.
  static func chomping(_ bytes: [UInt8]) -> StaticString? {
    guard let last = lastBreak(bytes[...]) else { return "-" }
    let before = bytes[..<last]
    return before.isEmpty || lastBreak(before) != nil ? "+" : nil
  }

  /// Where the line break that ends these bytes begins, if they end in one.
  private static func lastBreak(_ bytes: ArraySlice<UInt8>) -> Int? {
    let whole = Array(bytes.suffix(3))
    for start in whole.indices.reversed() where breakLength(whole, at: start) == whole.count - start {
      return bytes.endIndex - (whole.count - start)
    }
    return nil
  }
}
