// SPDX-License-Identifier: Apache-2.0

/// Writes values as JSON into one growing buffer.
struct JSONWriter {
  private(set) var output: [UInt8] = []
  let pretty: Bool
  let htmlSafe: Bool
  let sortedKeys: Bool

  init(pretty: Bool, htmlSafe: Bool, sortedKeys: Bool) {
    self.pretty = pretty
    self.htmlSafe = htmlSafe
    self.sortedKeys = sortedKeys
    output.reserveCapacity(512)
  }

  mutating func write(_ value: Value, depth: Int) {
    switch value {
    case .null: put("null")
    case .bool(let flag): put(flag ? "true" : "false")
    case .int(let number): put(number)
    case .double(let number): output.append(contentsOf: NumberText.json(number).utf8)
    case .string(let text): put(quoted: text)
    case .array(let items): write(items, depth: depth + 1)
    case .object(let members): write(members, depth: depth + 1)
    }
  }

  private mutating func write(_ items: [Value], depth: Int) {
    if items.isEmpty { return put("[]") }
    output.append(UInt8(ascii: "["))
    var isFirst = true
    for item in items {
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      if pretty { breakLine(depth) }
      write(item, depth: depth)
    }
    if pretty { breakLine(depth - 1) }
    output.append(UInt8(ascii: "]"))
  }

  private mutating func write(_ members: Object, depth: Int) {
    if members.isEmpty { return put("{}") }
    output.append(UInt8(ascii: "{"))
    var isFirst = true
    for pair in sortedKeys ? members.pairsByKey : members.pairs {
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      if pretty { breakLine(depth) }
      put(quoted: pair.key)
      output.append(UInt8(ascii: ":"))
      if pretty { output.append(0x20) }
      write(pair.value, depth: depth)
    }
    if pretty { breakLine(depth - 1) }
    output.append(UInt8(ascii: "}"))
  }

  private mutating func breakLine(_ depth: Int) {
    output.append(0x0A)
    for _ in 0..<depth * 2 { output.append(0x20) }
  }

  @inline(__always) private mutating func put(_ word: StaticString) {
    output.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  private mutating func put(_ number: Int64) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var rest = number.magnitude
      var start = 20
      repeat {
        start -= 1
        digits[start] = UInt8(truncatingIfNeeded: rest % 10) + 0x30
        rest /= 10
      } while rest > 0
      if number < 0 {
        start -= 1
        digits[start] = UInt8(ascii: "-")
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: digits[start..<20]))
    }
  }

  // MARK: strings

  private mutating func put(quoted text: String) {
    output.append(UInt8(ascii: "\""))
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { putEscaped($0) }
    if isDone == nil { Array(text.utf8).withUnsafeBufferPointer { putEscaped($0) } }
    output.append(UInt8(ascii: "\""))
  }

  private mutating func putEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
    var run = 0
    var place = 0
    while place < bytes.count {
      let byte = bytes[unchecked: place]
      if isPlain(byte) {
        place += 1
        continue
      }
      let length = byte == 0xE2 ? lineSeparatorLength(bytes, at: place) : 1
      if length > 0 {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[run..<place]))
        putEscape(of: byte, last: bytes[place + length - 1])
        run = place + length
      }
      place += max(length, 1)
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[run..<bytes.count]))
  }

  /// Whether a byte certainly stands as it is.
  @inline(__always) private func isPlain(_ byte: UInt8) -> Bool {
    if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0xE2 { return false }
    return !htmlSafe || (byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "&"))
  }

  /// U+2028 and U+2029 (E2 80 A8/A9) are always escaped, as in Go: they end a line in old JavaScript.
  private func lineSeparatorLength(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
    place + 2 < bytes.count && bytes[place + 1] == 0x80 && bytes[place + 2] | 1 == 0xA9 ? 3 : 0
  }

  private mutating func putEscape(of byte: UInt8, last: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): put("\\\"")
    case UInt8(ascii: "\\"): put("\\\\")
    case 0x08: put("\\b")
    case 0x0C: put("\\f")
    case 0x0A: put("\\n")
    case 0x0D: put("\\r")
    case 0x09: put("\\t")
    case 0xE2: put(last == 0xA8 ? "\\u2028" : "\\u2029")
    default:
      put("\\u00")
      output.append((byte >> 4) + 0x30)
      let low = byte & 15
      output.append(low < 10 ? low + 0x30 : low + 0x57)
    }
  }
}
