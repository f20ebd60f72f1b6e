// SPDX-License-Identifier: Apache-2.0

extension Formatter {
  /// `fmt.Sprintf`
  static func sprintf(_ format: [UInt8], _ arguments: [GoValue], bound: Int) -> [UInt8] {
    var formatter = Formatter(bound: bound)
    formatter.printf(format, arguments)
    return formatter.output
  }

  private mutating func printf(_ format: [UInt8], _ arguments: [GoValue]) {
    var cursor = FormatCursor(format: format, arguments: arguments)
    while cursor.place < format.count, output.count <= bound {
      let next = format[cursor.place...].firstIndex(of: 0x25) ?? format.count
      output += format[cursor.place..<next]
      cursor.place = next + 1
      if next == format.count { break }
      clearFlags()
      verb(&cursor)
    }
    extra(cursor)
  }

  private mutating func verb(_ cursor: inout FormatCursor) {
    cursor.isIndexGood = true
    flags(&cursor)
    var isAfterIndex = cursor.argumentIndex()
    isAfterIndex = width(&cursor, isAfterIndex: isAfterIndex)
    isAfterIndex = precision(&cursor, isAfterIndex: isAfterIndex)
    if !isAfterIndex { _ = cursor.argumentIndex() }
    guard cursor.place < cursor.format.count else {
      output += "%!(NOVERB)".utf8
      return
    }
    let (verb, length) = UTF8Decoding.decode(cursor.format, at: cursor.place)
    cursor.place += length
    if verb == "%" {
      output.append(0x25)
    } else if !cursor.isIndexGood {
      complain(verb, "BADINDEX")
    } else if cursor.argument >= cursor.arguments.count {
      complain(verb, "MISSING")
    } else {
      if verb == "v" || verb == "w" {
        (sharpV, plusV) = (sharp, plus)
        (sharp, plus) = (false, false)
      }
      print(cursor.arguments[cursor.argument], verb: verb)
      cursor.argument += 1
    }
  }

  private mutating func complain(_ verb: Unicode.Scalar, _ what: String) {
    output += "%!".utf8
    output.append(verb)
    output += "(\(what))".utf8
  }

  private mutating func flags(_ cursor: inout FormatCursor) {
    while cursor.place < cursor.format.count {
      switch cursor.format[cursor.place] {
      case UInt8(ascii: "#"): sharp = true
      case UInt8(ascii: "0"): zero = true
      case UInt8(ascii: "+"): plus = true
      case UInt8(ascii: "-"): minus = true
      case UInt8(ascii: " "): space = true
      default: return
      }
      cursor.place += 1
    }
  }

  private mutating func width(_ cursor: inout FormatCursor, isAfterIndex: Bool) -> Bool {
    if cursor.take(UInt8(ascii: "*")) {
      width = cursor.integerArgument()
      if let given = width {
        if given < 0 { minus = true }
        width = abs(given)
      } else {
        output += "%!(BADWIDTH)".utf8
      }
      return false
    }
    width = cursor.number()
    if isAfterIndex, width != nil { cursor.isIndexGood = false }
    return isAfterIndex
  }

  private mutating func precision(_ cursor: inout FormatCursor, isAfterIndex: Bool) -> Bool {
    guard cursor.place + 1 < cursor.format.count, cursor.take(UInt8(ascii: ".")) else { return isAfterIndex }
    if isAfterIndex { cursor.isIndexGood = false }
    let isAfterIndex = cursor.argumentIndex()
    if cursor.take(UInt8(ascii: "*")) {
      precision = cursor.integerArgument()
      if let given = precision, given < 0 { precision = nil }
      if precision == nil { output += "%!(BADPREC)".utf8 }
      return false
    }
    precision = cursor.number() ?? 0
    return isAfterIndex
  }

  private mutating func extra(_ cursor: FormatCursor) {
    guard !cursor.isReordered, cursor.argument < cursor.arguments.count else { return }
    clearFlags()
    output += "%!(EXTRA ".utf8
    for (place, value) in cursor.arguments[cursor.argument...].enumerated() {
      if place > 0 { output += ", ".utf8 }
      if value.isNull {
        output += "<nil>".utf8
      } else {
        output += value.type.name.utf8
        output.append(0x3D)
        print(value, verb: "v")
      }
    }
    output.append(0x29)
  }
}

/// Where `printf` stands in its format and in its arguments.
private struct FormatCursor {
  let format: [UInt8]
  let arguments: [GoValue]
  var place = 0
  var argument = 0
  var isIndexGood = true
  var isReordered = false

  mutating func take(_ byte: UInt8) -> Bool {
    guard place < format.count, format[place] == byte else { return false }
    place += 1
    return true
  }

  /// Digits; nil when there are none. A number beyond a million ends the format, as in Go.
  mutating func number() -> Int? {
    var result: Int?
    while place < format.count, (0x30...0x39).contains(format[place]) {
      result = (result ?? 0) * 10 + Int(format[place] - 0x30)
      place += 1
      if let number = result, number > 1_000_000 {
        place = format.count
        return nil
      }
    }
    return result
  }

  /// `[3]`; true when there was one that counts.
  mutating func argumentIndex() -> Bool {
    guard place < format.count, format[place] == 0x5B else { return false }
    isReordered = true
    guard format.count - place >= 3, let close = format[place...].firstIndex(of: 0x5D) else {
      isIndexGood = false
      place += 1
      return false
    }
    let digits = format[(place + 1)..<close]
    place = close + 1
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let index = Int(String(decoding: digits, as: UTF8.self)), index <= 1_000_000
    else {
      isIndexGood = false
      return false
    }
    guard index >= 1, index <= arguments.count else {
      isIndexGood = false
      return true
    }
    argument = index - 1
    return true
  }

  /// The next argument, when it is an integer of bearable size.
  mutating func integerArgument() -> Int? {
    guard argument < arguments.count else { return nil }
    defer { argument += 1 }
    let value = arguments[argument]
    guard let number = value.signed ?? value.unsigned.flatMap({ Int64(exactly: $0) }), number.magnitude <= 1_000_000
    else {
      return nil
    }
    return Int(number)
  }
}
