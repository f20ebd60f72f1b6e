// SPDX-License-Identifier: Apache-2.0

/// Reads JSON by recursive descent over raw bytes. Containers are gathered on build stacks and moved out when they close.
struct JSONReader: ~Copyable {
  private var pairs = BuildStack<Object.Pair>()
  private var values = BuildStack<Value>()
  private var interner = KeyInterner()
  private var scratch: [UInt8] = []
  private let text: UnsafeBufferPointer<UInt8>
  private var place = 0
  private let unreadableNumbersAreNull: Bool

  init(_ text: UnsafeBufferPointer<UInt8>, unreadableNumbersAreNull: Bool = false) {
    self.text = text
    self.unreadableNumbersAreNull = unreadableNumbersAreNull
  }

  /// The whole text as one value.
  mutating func document() throws(JSONFault) -> Value {
    // A byte order mark is not JSON, but editors leave one.
    if text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF { place = 3 }
    skipSpace()
    let result = try value(depth: 0)
    skipSpace()
    if place < text.count { throw fault("there is more text after the end of the value") }
    return result
  }

  private func fault(_ message: String, at offset: Int? = nil) -> JSONFault {
    JSONFault(message: message, offset: offset ?? place)
  }

  /// The byte at the reading place, 0 at the end (which no rule accepts).
  @inline(__always) private var current: UInt8 { place < text.count ? text[unchecked: place] : 0 }

  @inline(__always) private mutating func skipSpace() {
    while place < text.count {
      let byte = text[unchecked: place]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      place += 1
    }
  }

  private mutating func value(depth: Int) throws(JSONFault) -> Value {
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string(isKey: false))
    case UInt8(ascii: "t"):
      try literal("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try literal("false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try literal("null")
      return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default:
      throw fault(place == text.count ? "the text ends where a value is expected" : "this does not begin a value")
    }
  }

  private mutating func literal(_ word: StaticString) throws(JSONFault) {
    let start = place
    for offset in 0..<word.utf8CodeUnitCount {
      guard current == word.utf8Start[offset] else { throw fault("unknown word; did you mean \(word)?", at: start) }
      place += 1
    }
  }

  // MARK: containers

  private mutating func array(depth: Int) throws(JSONFault) -> Value {
    if depth > JSON.maximumDepth { throw fault("nested deeper than \(JSON.maximumDepth) levels") }
    place += 1
    skipSpace()
    if current == UInt8(ascii: "]") {
      place += 1
      return .array([])
    }
    let mark = values.count
    while true {
      values.push(try value(depth: depth))
      skipSpace()
      if current == UInt8(ascii: ",") {
        place += 1
        skipSpace()
      } else if current == UInt8(ascii: "]") {
        place += 1
        return .array(values.popArray(from: mark))
      } else {
        throw fault("expected ',' or ']' after an item of a list")
      }
    }
  }

  private mutating func object(depth: Int) throws(JSONFault) -> Value {
    if depth > JSON.maximumDepth { throw fault("nested deeper than \(JSON.maximumDepth) levels") }
    place += 1
    skipSpace()
    if current == UInt8(ascii: "}") {
      place += 1
      return .object(Object())
    }
    let mark = pairs.count
    var seen = KeyFilter()
    while true {
      guard current == UInt8(ascii: "\"") else { throw fault("expected a key in double quotes") }
      let key = try string(isKey: true)
      skipSpace()
      guard current == UInt8(ascii: ":") else { throw fault("expected ':' after the key") }
      place += 1
      skipSpace()
      let member = try value(depth: depth)
      if seen.insert(key) {
        replaceOrPush(key, member, from: mark)
      } else {
        pairs.push(Object.Pair(key: key, value: member))
      }
      skipSpace()
      if current == UInt8(ascii: ",") {
        place += 1
        skipSpace()
      } else if current == UInt8(ascii: "}") {
        place += 1
        return .object(Object(foldingRepeats: pairs.popContiguous(from: mark)))
      } else {
        throw fault("expected ',' or '}' after a member of a map")
      }
    }
  }

  /// Small maps fold a repeated key here; large ones find it while their index is built, so that this search stays short.
  private mutating func replaceOrPush(_ key: String, _ member: Value, from mark: Int) {
    let open = pairs.elements(from: mark)
    if open.count <= Object.indexThreshold {
      for place in open.indices where sameBytes(open[place].key, key) {
        open[place].value = member
        return
      }
    }
    pairs.push(Object.Pair(key: key, value: member))
  }

  // MARK: strings

  @inline(__always) private mutating func string(isKey: Bool) throws(JSONFault) -> String {
    let start = place + 1
    var end = start
    while end < text.count {
      let byte = text[unchecked: end]
      if byte == UInt8(ascii: "\"") {
        place = end + 1
        let bytes = UnsafeBufferPointer(rebasing: text[start..<end])
        return isKey ? interner.intern(bytes) : String(decoding: bytes, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      end += 1
    }
    return try escapedString(from: start, firstSpecial: end)
  }

  private mutating func escapedString(from start: Int, firstSpecial: Int) throws(JSONFault) -> String {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: text[start..<firstSpecial])
    place = firstSpecial
    while place < text.count {
      let byte = text[place]
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return String(decoding: scratch, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape()
      case 0..<0x20: throw fault("a control character in a string must be written as an escape")
      default:
        let run = place
        while place < text.count, text[place] >= 0x20, text[place] != UInt8(ascii: "\""),
          text[place] != UInt8(ascii: "\\")
        {
          place += 1
        }
        scratch.append(contentsOf: text[run..<place])
      }
    }
    throw fault("the string that begins here has no closing quote", at: start - 1)
  }

  private mutating func escape() throws(JSONFault) {
    place += 1
    let letter = current
    place += 1
    switch letter {
    case UInt8(ascii: "n"): scratch.append(0x0A)
    case UInt8(ascii: "t"): scratch.append(0x09)
    case UInt8(ascii: "r"): scratch.append(0x0D)
    case UInt8(ascii: "b"): scratch.append(0x08)
    case UInt8(ascii: "f"): scratch.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scratch.append(letter)
    case UInt8(ascii: "u"): scratch.append(contentsOf: String(try escapedScalar()).utf8)
    default: throw fault("unknown escape in a string", at: place - 2)
    }
  }

  /// The scalar of `\uXXXX` (after the u), taking the second half of a surrogate pair with it; U+FFFD for half a pair.
  private mutating func escapedScalar() throws(JSONFault) -> Unicode.Scalar {
    let unit = try hexadecimalUnit()
    if unit >= 0xD800, unit < 0xDC00, current == UInt8(ascii: "\\"), place + 1 < text.count,
      text[place + 1] == UInt8(ascii: "u")
    {
      let afterFirst = place
      place += 2
      let low = try hexadecimalUnit()
      if low >= 0xDC00, low < 0xE000 {
        return Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)) ?? "\u{FFFD}"
      }
      place = afterFirst  // the second escape stands for itself
    }
    return Unicode.Scalar(unit) ?? "\u{FFFD}"
  }

  private mutating func hexadecimalUnit() throws(JSONFault) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      let digit: UInt32
      switch current {
      case let byte where byte >= 0x30 && byte <= 0x39: digit = UInt32(byte - 0x30)
      case let byte where byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66: digit = UInt32((byte | 0x20) - 0x57)
      default: throw fault("\\u needs four hexadecimal digits")
      }
      unit = unit << 4 | digit
      place += 1
    }
    return unit
  }

  // MARK: numbers

  private mutating func number() throws(JSONFault) -> Value {
    let start = place
    let isNegative = current == UInt8(ascii: "-")
    if isNegative { place += 1 }
    var mantissa: UInt64 = 0
    let leading = place
    var digits = readDigits(into: &mantissa)
    if digits == 0 { throw fault("a minus sign needs digits after it") }
    if digits > 1, text[leading] == 0x30 { throw fault("a number does not begin with 0", at: leading) }
    var exponent = 0
    var isWhole = true
    if current == UInt8(ascii: ".") {
      isWhole = false
      place += 1
      let fraction = readDigits(into: &mantissa)
      if fraction == 0 { throw fault("a decimal point needs digits after it") }
      digits += fraction
      exponent = -fraction
    }
    if current | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      exponent += try writtenExponent()
    }
    // -0 is a float: no integer keeps the sign.
    if isWhole, isNegative, mantissa == 0, digits == 1 { return .double(-0.0) }
    if isWhole, digits <= 18 { return .int(isNegative ? -Int64(mantissa) : Int64(mantissa)) }
    if !isWhole, digits <= 18, let exact = exactDouble(mantissa, exponent) {
      return .double(isNegative ? -exact : exact)
    }
    let written = String(decoding: text[start..<place], as: UTF8.self)
    if isWhole, let whole = Int64(written) { return .int(whole) }
    if let number = Double(written), number.isFinite { return .double(number) }
    if unreadableNumbersAreNull { return .null }
    throw fault("the number is out of range", at: start)
  }

  @inline(__always) private mutating func readDigits(into mantissa: inout UInt64) -> Int {
    let start = place
    while place < text.count, case let digit = text[unchecked: place] &- 0x30, digit < 10 {
      mantissa = mantissa &* 10 &+ UInt64(digit)
      place += 1
    }
    return place - start
  }

  private mutating func writtenExponent() throws(JSONFault) -> Int {
    place += 1
    let isNegative = current == UInt8(ascii: "-")
    if isNegative || current == UInt8(ascii: "+") { place += 1 }
    var size: UInt64 = 0
    let digits = readDigits(into: &size)
    if digits == 0 { throw fault("an exponent needs digits") }
    let bounded = digits > 6 ? 1_000_000 : Int(size)
    return isNegative ? -bounded : bounded
  }

  /// Exact when mantissa and power of ten both fit a double without rounding (Clinger's fast path).
  private func exactDouble(_ mantissa: UInt64, _ exponent: Int) -> Double? {
    guard mantissa <= 1 << 53, exponent >= -22, exponent <= 22 else { return nil }
    let power = JSONReader.powersOfTen[abs(exponent)]
    return exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}

/// A small Bloom filter over the keys of one map: it says quickly that a key has not been there yet.
struct KeyFilter {
  private var bits: UInt64 = 0

  /// Enters a key; true when it may have been there before.
  @inline(__always) mutating func insert(_ key: String) -> Bool {
    let bytes = key.utf8
    var mix = UInt64(truncatingIfNeeded: bytes.count)
    if let first = bytes.first { mix = mix &* 31 &+ UInt64(first) }
    if let last = bytes.last { mix = mix &* 31 &+ UInt64(last) }
    let bit: UInt64 = 1 << ((mix &* 0x9E37_79B9_7F4A_7C15) >> 58)
    defer { bits |= bit }
    return bits & bit != 0
  }
}

extension UnsafeBufferPointer {
  /// An element whose place was checked by the caller; bounds are still checked in debug builds.
  @inline(__always) subscript(unchecked place: Int) -> Element {
    assert(place >= 0 && place < count)
    return baseAddress.unsafelyUnwrapped[place]
  }
}
