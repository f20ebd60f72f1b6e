// SPDX-License-Identifier: Apache-2.0

/// Writes block-style YAML.
///
/// The layout follows libyaml's emitter step by step (as Go's yaml.v2 does), because `toYaml` must give the same bytes: where
/// lists are indented, when a key needs `?`, and that long lines are folded at a space after column 80.
struct YAMLWriter {
  private(set) var output: [UInt8] = []
  let sortedKeys: Bool

  private var indent = -1
  private var column = 0
  /// The last thing written was white space (so that no space is needed before the next).
  private var isAfterSpace = true
  /// Nothing but indentation and indicators stands on the line so far.
  private var isAtIndentation = true

  private static let width = 80
  /// A longer key is written after `? `, as libyaml does.
  private static let longestSimpleKey = 128

  /// Where a node stands.
  private enum Context { case root, item, value, simpleKey, longKey }

  init(sortedKeys: Bool) { self.sortedKeys = sortedKeys }

  mutating func write(document: Value) {
    write(document, .root)
    breakAndIndent()
  }

  private mutating func write(_ value: Value, _ context: Context) {
    switch value {
    case .null: writeWord("null")
    case .bool(let flag): writeWord(flag ? "true" : "false")
    case .int(let number): writeWord(String(number))
    case .double(let number): writeWord(YAMLWriter.text(of: number))
    case .string(let text): write(text, context)
    case .array(let items): write(items, context)
    case .object(let members): write(members)
    }
  }

  /// Whole numbers that fit an integer are written as one, as they come out of Go's way through JSON.
  private static func text(of number: Double) -> String {
    if number.isNaN { return ".nan" }
    if number.isInfinite { return number < 0 ? "-.inf" : ".inf" }
    if number == 0 { return "0" }
    let plain = NumberText.json(number)
    return Int64(plain) != nil || UInt64(plain) != nil ? plain : NumberText.general(number)
  }

  // MARK: collections

  private mutating func write(_ items: [Value], _ context: Context) {
    if items.isEmpty {
      writeIndicator("[]", needsSpace: true)
      return
    }
    let outer = indent
    let isUnderKey = context == .value && !isAtIndentation
    if !isUnderKey { indent = indent < 0 ? 0 : indent + 2 }
    for item in items {
      breakAndIndent()
      writeIndicator("-", needsSpace: true, keepsIndentation: true)
      write(item, .item)
    }
    indent = outer
  }

  private mutating func write(_ members: Object) {
    if members.isEmpty {
      writeIndicator("{}", needsSpace: true)
      return
    }
    let outer = indent
    indent = indent < 0 ? 0 : indent + 2
    for pair in sortedKeys ? members.naturallySortedPairs : members.pairs {
      breakAndIndent()
      if pair.key.utf8.count <= YAMLWriter.longestSimpleKey, writeSimple(pair.key) {
        writeIndicator(":")
      } else if YAMLWriter.isSimpleKey(pair.key) {
        write(pair.key, .simpleKey)
        writeIndicator(":")
      } else {
        writeIndicator("?", needsSpace: true, keepsIndentation: true)
        write(pair.key, .longKey)
        breakAndIndent()
        writeIndicator(":", needsSpace: true, keepsIndentation: true)
      }
      write(pair.value, .value)
    }
    indent = outer
  }

  private static func isSimpleKey(_ key: String) -> Bool {
    key.utf8.count <= longestSimpleKey && !ScalarShape(key).hasBreaks
  }

  // MARK: scalars

  private mutating func writeWord(_ word: String) {
    if !isAfterSpace { put(0x20) }
    output.append(contentsOf: word.utf8)
    column += word.utf8.count
    isAfterSpace = false
    isAtIndentation = false
  }

  private mutating func write(_ text: String, _ context: Context) {
    if writeSimple(text) { return }
    let outer = indent
    indent = indent < 0 ? 2 : indent + 2
    defer { indent = outer }
    let bytes = Array(text.utf8)
    let mayFold = context != .simpleKey
    switch style(of: bytes, ScalarShape(bytes), isKey: context == .simpleKey) {
    case .plain: writePlain(bytes, mayFold: mayFold)
    case .single: writeSingleQuoted(bytes, mayFold: mayFold)
    case .double: writeDoubleQuoted(bytes, mayFold: mayFold)
    case .literal: writeLiteral(bytes)
    }
  }

  /// Most keys and many values are one plain word: beginning with a letter, but no boolean or null, made of characters that mean
  /// nothing in YAML, without spaces at which to fold. False when the text is not so; then nothing was written.
  private mutating func writeSimple(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { bytes in
      guard YAMLScalar.isSimpleWord(bytes) else { return false }
      if !isAfterSpace { put(0x20) }
      output.append(contentsOf: bytes)
      column += bytes.count
      isAfterSpace = false
      isAtIndentation = false
      return true
    } ?? false
  }

  private enum Style { case plain, single, double, literal }

  private func style(of bytes: [UInt8], _ shape: ScalarShape, isKey: Bool) -> Style {
    if bytes.contains(0x0A) { return shape.allowsBlock && !isKey ? .literal : .double }
    guard bytes.withUnsafeBufferPointer({ YAMLScalar.isWritablePlain($0) }) else { return .double }
    if isKey && shape.hasBreaks { return .double }
    // Go writes a key `<<` plain, although it reads back as a merge; so does who asks for Go's order.
    if isKey, !sortedKeys, bytes.elementsEqual("<<".utf8) { return .double }
    if shape.allowsPlain { return .plain }
    return shape.allowsSingleQuotes ? .single : .double
  }

  private mutating func writePlain(_ bytes: [UInt8], mayFold: Bool) {
    if !isAfterSpace { put(0x20) }
    writeFolding(bytes, mayFold: mayFold, isQuoted: false)
    isAfterSpace = false
    isAtIndentation = false
  }

  private mutating func writeSingleQuoted(_ bytes: [UInt8], mayFold: Bool) {
    writeIndicator("'", needsSpace: true)
    writeFolding(bytes, mayFold: mayFold, isQuoted: true)
    writeIndicator("'")
    isAfterSpace = false
    isAtIndentation = false
  }

  /// Text of one line (or with U+2028 and such breaks, when quoted), folded at single spaces once a line is full.
  private mutating func writeFolding(_ bytes: [UInt8], mayFold: Bool, isQuoted: Bool) {
    var wasSpace = false
    var wasBreak = false
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      let breakLength = ScalarShape.breakLength(bytes, at: place)
      if byte == 0x20 {
        let isFoldable = !isQuoted || (place > 0 && place < bytes.count - 1)
        let isAlone = place + 1 >= bytes.count || bytes[place + 1] != 0x20
        if mayFold, !wasSpace, column > YAMLWriter.width, isFoldable, isAlone { breakAndIndent() } else { put(byte) }
        wasSpace = true
        place += 1
      } else if breakLength > 0 {
        output.append(contentsOf: bytes[place..<place + breakLength])
        column = 0
        isAtIndentation = true
        wasBreak = true
        place += breakLength
      } else {
        if wasBreak { breakAndIndent() }
        if isQuoted, byte == UInt8(ascii: "'") { put(byte) }
        put(byte)
        isAtIndentation = false
        wasSpace = false
        wasBreak = false
        place += 1
      }
    }
  }

  private mutating func writeDoubleQuoted(_ bytes: [UInt8], mayFold: Bool) {
    writeIndicator("\"", needsSpace: true)
    // As in Go's emitter, whose test for a byte order mark always looks at the first character.
    let escapesAll = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    var wasSpace = false
    var place = 0
    let last = bytes.count - 1
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x20, !escapesAll {
        if mayFold, !wasSpace, column > YAMLWriter.width, place > 0, place < last {
          breakAndIndent()
          if bytes[place + 1] == 0x20 { put(UInt8(ascii: "\\")) }
        } else {
          put(byte)
        }
        wasSpace = true
        place += 1
        continue
      }
      wasSpace = false
      let length = ScalarShape.length(byte)
      let isPlain = byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && !escapesAll
      if isPlain, ScalarShape.isPrintable(bytes, at: place), ScalarShape.breakLength(bytes, at: place) == 0 {
        for offset in 0..<length { put(bytes[place + offset]) }
      } else {
        putEscape(bytes[place..<min(place + length, bytes.count)])
      }
      place += length
    }
    writeIndicator("\"")
    isAfterSpace = false
    isAtIndentation = false
  }

  private mutating func putEscape(_ bytes: ArraySlice<UInt8>) {
    let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first?.value ?? 0xFFFD
    put(UInt8(ascii: "\\"))
    if let letter = YAMLWriter.escapes[scalar] { return put(letter) }
    let (mark, digits) =
      scalar <= 0xFF ? (UInt8(ascii: "x"), 2) : scalar <= 0xFFFF ? (UInt8(ascii: "u"), 4) : (UInt8(ascii: "U"), 8)
    put(mark)
    let text = String(scalar, radix: 16, uppercase: true)
    for _ in text.utf8.count..<digits { put(0x30) }
    for byte in text.utf8 { put(byte) }
  }

  private static let escapes: [UInt32: UInt8] = [
    0x00: UInt8(ascii: "0"), 0x07: UInt8(ascii: "a"), 0x08: UInt8(ascii: "b"), 0x09: UInt8(ascii: "t"),
    0x0A: UInt8(ascii: "n"), 0x0B: UInt8(ascii: "v"), 0x0C: UInt8(ascii: "f"), 0x0D: UInt8(ascii: "r"),
    0x1B: UInt8(ascii: "e"), 0x22: UInt8(ascii: "\""), 0x5C: UInt8(ascii: "\\"), 0x85: UInt8(ascii: "N"),
    0xA0: UInt8(ascii: "_"), 0x2028: UInt8(ascii: "L"), 0x2029: UInt8(ascii: "P"),
  ]

  private mutating func writeLiteral(_ bytes: [UInt8]) {
    writeIndicator("|", needsSpace: true)
    if bytes[0] == 0x20 || ScalarShape.breakLength(bytes, at: 0) > 0 { writeIndicator("2") }
    if let chomping = ScalarShape.chomping(bytes) { writeIndicator(chomping) }
    putBreak()
    isAtIndentation = true
    isAfterSpace = true
    var isLineStart = true
    var place = 0
    while place < bytes.count {
      let breakLength = ScalarShape.breakLength(bytes, at: place)
      if breakLength > 0 {
        output.append(contentsOf: bytes[place..<place + breakLength])
        column = 0
        isAtIndentation = true
        isLineStart = true
        place += breakLength
      } else {
        if isLineStart { breakAndIndent() }
        put(bytes[place])
        isAtIndentation = false
        isLineStart = false
        place += 1
      }
    }
  }

  // MARK: what libyaml calls writing indicators and indents

  private mutating func put(_ byte: UInt8) {
    output.append(byte)
    if byte & 0xC0 != 0x80 { column += 1 }
  }

  private mutating func putBreak() {
    output.append(0x0A)
    column = 0
  }

  private mutating func writeIndicator(
    _ text: StaticString, needsSpace: Bool = false, keepsIndentation: Bool = false
  ) {
    if needsSpace && !isAfterSpace { put(0x20) }
    for offset in 0..<text.utf8CodeUnitCount { put(text.utf8Start[offset]) }
    isAfterSpace = false
    isAtIndentation = isAtIndentation && keepsIndentation
  }

  private mutating func breakAndIndent() {
    let target = max(indent, 0)
    if !isAtIndentation || column > target || (column == target && !isAfterSpace) { putBreak() }
    while column < target { put(0x20) }
    isAfterSpace = true
    isAtIndentation = true
  }
}
