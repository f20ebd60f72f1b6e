// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// Writes values as `encoding/json` does: keys in order, bytes that are no UTF-8 as `\\ufffd`.
struct JSONText {
  private(set) var output: [UInt8] = []
  private let pretty: Bool
  private let htmlSafe: Bool
  private var depth = 0
  /// The maps that are being written, outermost first.
  private var open: [GoMap] = []

  init(pretty: Bool, htmlSafe: Bool) {
    self.pretty = pretty
    self.htmlSafe = htmlSafe
  }

  /// Accounts for what it writes as it goes, because a value can hold another one many times over.
  mutating func write(_ value: GoValue, _ state: inout Evaluation) throws(Failure) {
    try state.step()
    if output.count > state.textBound { try state.reserve(bytes: output.count) }
    if depth > GoValue.deepest { throw .bound(.nesting, "a value contains itself") }
    switch value {
    case .null: output.append("null")
    case .bool(let flag): output.append(flag ? "true" : "false")
    case .int(let number): output.append(decimal: number)
    case .integer(let number, let kind):
      if kind.isSigned { output.append(decimal: number) } else { output.append(String(UInt64(bitPattern: number))) }
    case .double(let number):
      if !number.isFinite { throw .function("json: unsupported value: \(GoNumber.text(number))") }
      output.append(NumberText.json(number))
    case .complex: throw .function("json: unsupported type: complex128")
    case .string(let text): quoted(text)
    case .bytes(let bytes): quoted(bytes)
    case .instant(let time): quoted(try time.marshalled(by: "MarshalJSON"))
    case .version(let version): quoted(Array(version.description.utf8))
    case .certificate:
      try members((value.fields ?? []).map { GoMap.Pair(key: $0.name, value: $0.value) }, &state)
    case .list(let list): try items(list, &state)
    case .map(let map): try map.isNil ? output.append("null") : self.map(map, &state)
    }
  }

  private mutating func items(_ list: GoList, _ state: inout Evaluation) throws(Failure) {
    if list.isNil { return output.append("null") }
    // Go writes bytes as text.
    if list.type == .slice(.integer(.uint8)) {
      return quoted(Base64.encoded(list.items.map { UInt8(truncatingIfNeeded: $0.unsigned ?? 0) }))
    }
    if list.items.isEmpty { return output.append("[]") }
    depth += 1
    output.append(UInt8(ascii: "["))
    for (place, item) in list.items.enumerated() {
      separate(place)
      try write(item, &state)
    }
    depth -= 1
    breakLine()
    output.append(UInt8(ascii: "]"))
  }

  private mutating func map(_ map: GoMap, _ state: inout Evaluation) throws(Failure) {
    // Nobody nests values so deep; then it pays to look for the map among those that hold it.
    if depth > JSONText.deepWithoutCycle, open.contains(where: { $0 === map }) {
      throw .function("json: unsupported value: encountered a cycle via \(map.type.name)")
    }
    open.append(map)
    // Keys that are numbers are in the order of their digits here.
    try members(
      map.hasTextKeys ? map.sortedPairs : ContiguousArray(map.pairs.sorted { $0.key.precedes($1.key) }), &state)
    open.removeLast()
  }

  private static let deepWithoutCycle = 50

  private mutating func members(
    _ pairs: some Collection<GoMap.Pair>, _ state: inout Evaluation
  ) throws(Failure) {
    if pairs.isEmpty { return output.append("{}") }
    depth += 1
    output.append(UInt8(ascii: "{"))
    for (place, pair) in pairs.enumerated() {
      separate(place)
      quoted(pair.key)
      output.append(pretty ? ": " : ":")
      try write(pair.value, &state)
    }
    depth -= 1
    breakLine()
    output.append(UInt8(ascii: "}"))
  }

  private mutating func separate(_ place: Int) {
    if place > 0 { output.append(UInt8(ascii: ",")) }
    breakLine()
  }

  private mutating func breakLine() {
    guard pretty else { return }
    output.append(0x0A)
    output += repeatElement(0x20, count: depth * 2)
  }

  // MARK: strings

  /// Most texts need no escape at all.
  private mutating func quoted(_ text: String) {
    let isSimple = text.utf8.allSatisfy { $0 < 0x80 && isPlain($0) }
    guard isSimple else { return quoted(Array(text.utf8)) }
    output.append(UInt8(ascii: "\""))
    output.append(text)
    output.append(UInt8(ascii: "\""))
  }

  private mutating func quoted(_ bytes: [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte < 0x80 {
        if isPlain(byte) { output.append(byte) } else { escaped(byte) }
        place += 1
        continue
      }
      let (scalar, width) = UTF8Decoding.decode(bytes, at: place)
      if width == 1 {
        output.append("\\ufffd")
      } else if scalar == "\u{2028}" || scalar == "\u{2029}" {
        output.append(scalar == "\u{2028}" ? "\\u2028" : "\\u2029")
      } else {
        output += bytes[place..<place + width]
      }
      place += width
    }
    output.append(UInt8(ascii: "\""))
  }

  private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): false
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): !htmlSafe
    default: true
    }
  }

  private mutating func escaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): output.append("\\\"")
    case UInt8(ascii: "\\"): output.append("\\\\")
    case 0x08: output.append("\\b")
    case 0x0C: output.append("\\f")
    case 0x0A: output.append("\\n")
    case 0x0D: output.append("\\r")
    case 0x09: output.append("\\t")
    default: output.append("\\u" + Quoting.hex(UInt32(byte), digits: 4))
    }
  }
}
