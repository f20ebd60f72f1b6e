// SPDX-License-Identifier: Apache-2.0

/// Go's `fmt`: the verbs of `printf`, and `%v` for everything that is printed.
struct Formatter {
  var output: [UInt8]
  /// Bytes after which nothing more is written; whoever gave the bound looks at the size afterwards.
  let bound: Int

  // Flags of the verb at work.
  var plus = false
  var minus = false
  var sharp = false
  var space = false
  var zero = false
  var sharpV = false
  var plusV = false
  var width: Int?
  var precision: Int?
  /// Whether an argument is shown that does not fit its verb: then it is shown as it is, not as its `String` method has it.
  private var isComplaint = false
  private var depth = 0
  /// Whether a value was nested so deep that it may contain itself.
  private(set) var isTooDeep = false

  init(output: [UInt8] = [], bound: Int = .max) {
    self.output = output
    self.bound = bound
  }

  // MARK: whole arguments

  /// No text that a function makes of its arguments is longer: lists that hold one another twice over could be printed for
  /// ever. What is cut here is over the bound of the values anyway.
  static let longestText = 4 << 20

  /// One value with `%v`.
  static func text(_ value: GoValue) -> [UInt8] {
    switch value {
    case .string(let text): return Array(text.utf8)
    case .bytes(let bytes): return bytes
    default:
      var formatter = Formatter(bound: longestText)
      formatter.print(value, verb: "v")
      return formatter.output
    }
  }

  /// `fmt.Sprint`: a space between two operands when neither is a string.
  static func sprint(_ values: [GoValue], bound: Int) -> [UInt8] {
    var formatter = Formatter(bound: bound)
    var wasString = true
    for (place, value) in values.enumerated() {
      let isString = value.type == .string
      if place > 0, !isString, !wasString { formatter.output.append(0x20) }
      formatter.print(value, verb: "v")
      wasString = isString
    }
    return formatter.output
  }

  /// `fmt.Sprintln`
  static func sprintln(_ values: [GoValue], bound: Int) -> [UInt8] {
    var formatter = Formatter(bound: bound)
    for (place, value) in values.enumerated() {
      if place > 0 { formatter.output.append(0x20) }
      formatter.print(value, verb: "v")
    }
    formatter.output.append(0x0A)
    return formatter.output
  }

  mutating func clearFlags() {
    (plus, minus, sharp, space, zero, sharpV, plusV) = (false, false, false, false, false, false, false)
    (width, precision) = (nil, nil)
  }

  /// Whether no flag changes how a text or a whole number looks.
  private var isPlain: Bool {
    width == nil && precision == nil && !sharpV && !plus && !space
  }

  // MARK: one value

  mutating func print(_ value: GoValue, verb: Unicode.Scalar) {
    if output.count > bound { return }
    switch (value, verb) {
    case (.null, "v"), (.null, "T"): pad("<nil>")
    case (_, "T"): string(Array(value.type.name.utf8), "s")
    case (.string(let text), "v") where isPlain, (.string(let text), "s") where isPlain: output.append(text)
    case (.int(let number), "v") where isPlain, (.int(let number), "d") where isPlain: output.append(decimal: number)
    case (.null, _): bad(verb, value)
    case (.list(let list), "p"): address(isNil: list.isNil)
    case (.map(let map), "p"): address(isNil: map.isNil)
    case (.version(let version), "p") where !version.isStructure: address(isNil: false)
    case (_, "p"), (_, "w"): bad(verb, value)
    case (.bool(let flag), "t"), (.bool(let flag), "v"): pad(flag ? "true" : "false")
    case (.int(let number), _): integer(UInt64(bitPattern: number), isSigned: true, verb, value)
    case (.double(let number), _): if !float(number, verb) { bad(verb, value) }
    case (.complex(let number), _): complex(number, verb, value)
    case (.string(let text), _): if !string(Array(text.utf8), verb) { bad(verb, value) }
    case (.bytes(let bytes), _): if !string(bytes, verb) { bad(verb, value) }
    case (.list(let list), _): nested { $0.list(list, verb) }
    case (.map(let map), _): nested { $0.map(map, verb) }
    case (.integer, _), (.instant, _), (.version, _), (.certificate, _): withMethods(value, verb)
    default: bad(verb, value)
    }
  }

  /// A value whose type may know how to show itself.
  private mutating func withMethods(_ value: GoValue, _ verb: Unicode.Scalar) {
    if !isComplaint, "vsxXq".unicodeScalars.contains(verb), let text = value.methodText(isGoSyntax: sharpV) {
      let saved = sharpV
      sharpV = false
      string(Array(text.utf8), verb)
      sharpV = saved
      return
    }
    if case .integer(let number, let kind) = value {
      return integer(UInt64(bitPattern: number), isSigned: kind.isSigned, verb, value)
    }
    structure(value, verb)
  }

  /// `&{1 2 3}`
  private mutating func structure(_ value: GoValue, _ verb: Unicode.Scalar) {
    let type = value.type.name
    let isPointer = type.utf8.first == UInt8(ascii: "*")
    if isPointer { output.append(UInt8(ascii: "&")) }
    if sharpV { output.append(isPointer ? String(type.dropFirst()) : type) }
    output.append(0x7B)
    for (place, field) in (value.fields ?? []).enumerated() {
      if place > 0 { output.append(sharpV ? ", " : " ") }
      if plusV || sharpV { output.append(field.name + ":") }
      if field.value.isNull { location(verb) } else { print(field.value, verb: verb) }
    }
    output.append(0x7D)
  }

  /// The zone of a time in UTC, which is a nil pointer.
  private mutating func location(_ verb: Unicode.Scalar) {
    switch verb {
    case "v": sharpV ? output.append("(*time.Location)(nil)") : pad("<nil>")
    case "b", "o", "d", "x", "X": integer(0, isSigned: false, verb, .null)
    default:
      output.append("%!")
      output.append(verb)
      output.append("(*time.Location=")
      pad("<nil>")
      output.append(0x29)
    }
  }

  /// Nothing depends on addresses here: nil is 0, everything else the same number.
  private mutating func address(isNil: Bool) {
    sharp.toggle()
    integer(isNil ? 0 : 0xC0_0001_2345, isSigned: false, "x", .null)
    sharp.toggle()
  }

  /// `%!d(string=hi)`
  mutating func bad(_ verb: Unicode.Scalar, _ value: GoValue) {
    output += "%!".utf8
    output.append(verb)
    output.append(0x28)
    if value.isNull {
      output += "<nil>".utf8
    } else {
      output += value.type.name.utf8
      output.append(0x3D)
      let saved = isComplaint
      isComplaint = true
      print(value, verb: "v")
      isComplaint = saved
    }
    output.append(0x29)
  }

  private mutating func nested(_ body: (inout Formatter) -> Void) {
    if isTooDeep { return }
    depth += 1
    if depth > GoValue.deepest { isTooDeep = true } else { body(&self) }
    depth -= 1
  }

  private mutating func list(_ list: GoList, _ verb: Unicode.Scalar) {
    if sharpV {
      output += list.type.name.utf8
      if list.isNil {
        output += "(nil)".utf8
        return
      }
    }
    output.append(sharpV ? 0x7B : 0x5B)
    for (place, item) in list.items.enumerated() {
      if output.count > bound { return }
      if place > 0 { output += (sharpV ? ", " : " ").utf8 }
      element(item, verb, of: list.elementType)
    }
    output.append(sharpV ? 0x7D : 0x5D)
  }

  private mutating func map(_ map: GoMap, _ verb: Unicode.Scalar) {
    if sharpV {
      output += map.type.name.utf8
      output += (map.isNil ? "(nil)" : "{").utf8
      if map.isNil { return }
    } else {
      output += "map[".utf8
    }
    for (place, pair) in map.sortedPairs.enumerated() {
      if output.count > bound { return }
      if place > 0 { output += (sharpV ? ", " : " ").utf8 }
      print(map.keyValue(pair.key), verb: verb)
      output.append(0x3A)
      element(pair.value, verb, of: map.elementType)
    }
    output.append(sharpV ? 0x7D : 0x5D)
  }

  /// An item of a container: a nil interface prints as such whatever the verb.
  private mutating func element(_ item: GoValue, _ verb: Unicode.Scalar, of type: StaticType) {
    guard item.isNull else { return print(item, verb: verb) }
    output += (sharpV ? "\(type.name)(nil)" : "<nil>").utf8
  }

  // MARK: strings

  /// False for a verb that strings do not have.
  @discardableResult
  mutating func string(_ bytes: [UInt8], _ verb: Unicode.Scalar) -> Bool {
    switch verb {
    case "v" where !sharpV, "s": pad(truncated(bytes))
    case "v", "q": quoted(truncated(bytes))
    case "x", "X": hexadecimal(bytes, isUpper: verb == "X")
    default: return false
    }
    return true
  }

  private func truncated(_ bytes: [UInt8]) -> [UInt8] {
    guard let precision else { return bytes }
    var count = 0
    var end = bytes.count
    bytes.forEachRune { _, range in
      if count == precision { end = min(end, range.lowerBound) }
      count += 1
    }
    return Array(bytes[..<end])
  }

  private mutating func quoted(_ bytes: [UInt8]) {
    if sharp, bytes.allSatisfy({ ($0 >= 0x20 || $0 == 0x09) && $0 != 0x60 && $0 != 0x7F }),
      bytes.isEmpty || String(validating: bytes, as: UTF8.self) != nil
    {
      return pad([0x60] + bytes + [0x60])
    }
    pad(Array(Quoting.quoted(bytes, asciiOnly: plus).utf8))
  }

  private mutating func hexadecimal(_ bytes: [UInt8], isUpper: Bool) {
    let bytes = bytes.prefix(precision ?? bytes.count)
    var text: [UInt8] = []
    let prefix: [UInt8] = isUpper ? [0x30, 0x58] : [0x30, 0x78]
    for (place, byte) in bytes.enumerated() {
      if place > 0, space { text.append(0x20) }
      if sharp, place == 0 || space { text += prefix }
      let digits = Quoting.hex(UInt32(byte), digits: 2)
      text += (isUpper ? digits.uppercased() : digits).utf8
    }
    pad(text)
  }

  // MARK: padding

  mutating func pad(_ text: String) { pad(Array(text.utf8)) }

  mutating func pad(_ bytes: [UInt8]) {
    let missing = (width ?? 0) - (width == nil ? 0 : bytes.runes.count)
    if missing <= 0 {
      output += bytes
    } else if minus {
      output += bytes
      padding(missing)
    } else {
      padding(missing)
      output += bytes
    }
  }

  mutating func padding(_ count: Int) {
    let count = min(count, max(0, bound - output.count) &+ 1)
    output += repeatElement(zero && !minus ? 0x30 : 0x20, count: max(count, 0))
  }
}

extension GoValue {
  /// What the type's `String` method gives, or its `GoString` method; nil when it has none.
  func methodText(isGoSyntax: Bool) -> String? {
    switch self {
    case .integer(let number, let kind): isGoSyntax ? nil : kind.text(number)
    case .instant(let time): isGoSyntax ? time.goSyntax : time.description
    case .version(let version): isGoSyntax ? nil : version.description
    default: nil
    }
  }
}

extension IntegerKind {
  /// What the type's `String` method gives, when it has one.
  func text(_ number: Int64) -> String? {
    switch self {
    case .duration: GoDuration.text(number)
    case .month: (1...12).contains(number) ? GoTime.months[Int(number) - 1] : "%!Month(\(number))"
    case .weekday: (0...6).contains(number) ? GoTime.weekdays[Int(number)] : "%!Weekday(\(number))"
    default: nil
    }
  }
}
