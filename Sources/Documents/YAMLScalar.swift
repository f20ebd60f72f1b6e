// SPDX-License-Identifier: Apache-2.0

/// What a plain scalar means in YAML 1.1, by the rules of Go's yaml.v2 (`resolve.go`).
enum YAMLScalar {
  /// A plain scalar as null, boolean, number or text.
  static func resolve(_ bytes: UnsafeBufferPointer<UInt8>) -> Value {
    guard let first = bytes.first else { return .null }
    let found: Value? =
      switch first {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"): number(bytes)
      case UInt8(ascii: "."): point(bytes)
      case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
        UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"),
        UInt8(ascii: "~"):
        bytes.count <= 5 ? words[String(decoding: bytes, as: UTF8.self)] : nil
      default: nil
      }
    return found ?? .string(String(decoding: bytes, as: UTF8.self))
  }

  /// Whether this text, written plain, would be read back as text, by any reader of YAML 1.1: also dates and numbers to the base
  /// of 60 (`1:30`), which we ourselves leave alone, are not.
  static func isWritablePlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    guard case .string = resolve(bytes) else { return false }
    if first &- 0x30 < 10 || first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      return !isTimestamp(bytes) && !isSexagesimal(bytes)
    }
    return true
  }

  /// Whether this is one word of ASCII letters, digits and `-_./`, beginning with a letter, that is text however it is read.
  static func isSimpleWord(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, first | 0x20 >= 0x61, first | 0x20 <= 0x7A else { return false }
    for byte in bytes {
      let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
      guard isLetter || (byte >= 0x2D && byte <= 0x39) || byte == UInt8(ascii: "_") else { return false }
    }
    if bytes.count > 5 { return true }
    if case .string = resolve(bytes) { return true } else { return false }
  }

  static func isMerge(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count == 2 && bytes[0] == UInt8(ascii: "<") && bytes[1] == UInt8(ascii: "<")
  }

  private static let words: [String: Value] = {
    var words: [String: Value] = ["~": .null, "null": .null, "Null": .null, "NULL": .null]
    for word in ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"] { words[word] = .bool(true) }
    for word in ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"] {
      words[word] = .bool(false)
    }
    return words
  }()

  // MARK: numbers

  private static func point(_ bytes: UnsafeBufferPointer<UInt8>) -> Value? {
    let text = String(decoding: bytes, as: UTF8.self)
    switch text {
    case ".nan", ".NaN", ".NAN": return .double(.nan)
    case ".inf", ".Inf", ".INF": return .double(.infinity)
    default: return isDecimal(Array(bytes)) ? finiteDouble(text) : nil
    }
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Value? {
    if let quick = shortInteger(bytes) { return .int(quick) }
    var plain = [UInt8](bytes)
    switch String(decoding: bytes, as: UTF8.self) {
    case "+.inf", "+.Inf", "+.INF": return .double(.infinity)
    case "-.inf", "-.Inf", "-.INF": return .double(-.infinity)
    default: break
    }
    plain.removeAll { $0 == UInt8(ascii: "_") }
    if let whole = integer(plain) { return whole }
    return isDecimal(plain) ? finiteDouble(String(decoding: plain, as: UTF8.self)) : nil
  }

  /// Up to 18 digits without prefix, sign or underscore: nearly every integer there is.
  private static func shortInteger(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard bytes.count <= 18, bytes.count == 1 || bytes[0] != 0x30 else { return nil }
    var sum: Int64 = 0
    for byte in bytes {
      guard byte &- 0x30 < 10 else { return nil }
      sum = sum * 10 + Int64(byte - 0x30)
    }
    return sum
  }

  /// Go's `ParseInt(text, 0, 64)`, then `ParseUint`: a sign, then 0x, 0o, 0b or a leading 0 for octal. Above `Int64` as a double,
  /// which is what reading through JSON makes of it.
  private static func integer(_ plain: [UInt8]) -> Value? {
    var rest = plain[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    let isSigned = isNegative || rest.first == UInt8(ascii: "+")
    if isSigned { rest.removeFirst() }
    var radix = 10
    if rest.count > 1, rest.first == 0x30 {
      rest.removeFirst()
      switch rest.first.map({ $0 | 0x20 }) {
      case UInt8(ascii: "x"): radix = 16
      case UInt8(ascii: "o"): radix = 8
      case UInt8(ascii: "b"): radix = 2
      default: radix = 0
      }
      if radix == 0 { radix = 8 } else { rest.removeFirst() }
    }
    guard let first = rest.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "+"),
      let size = UInt64(String(decoding: rest, as: UTF8.self), radix: radix)
    else { return nil }
    if isNegative {
      if size == 1 << 63 { return .int(.min) }
      return size < 1 << 63 ? .int(-Int64(size)) : nil
    }
    if let whole = Int64(exactly: size) { return .int(whole) }
    return isSigned ? nil : .double(Double(size))
  }

  /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
  private static func isDecimal(_ plain: [UInt8]) -> Bool {
    var rest = plain[...]
    func digits() -> Int {
      let run = rest.prefix { $0 &- 0x30 < 10 }.count
      rest.removeFirst(run)
      return run
    }
    func take(_ one: UInt8, _ other: UInt8) -> Bool {
      guard let first = rest.first, first == one || first == other else { return false }
      rest.removeFirst()
      return true
    }
    _ = take(UInt8(ascii: "-"), UInt8(ascii: "+"))
    let whole = digits()
    if take(UInt8(ascii: "."), UInt8(ascii: ".")) {
      if digits() == 0, whole == 0 { return false }
    } else if whole == 0 {
      return false
    }
    if take(UInt8(ascii: "e"), UInt8(ascii: "E")) {
      _ = take(UInt8(ascii: "-"), UInt8(ascii: "+"))
      if digits() == 0 { return false }
    }
    return rest.isEmpty
  }

  private static func finiteDouble(_ text: String) -> Value? {
    // Swift wants digits on both sides of the point.
    var normal = text.first == "+" ? String(text.dropFirst()) : text
    if normal.hasPrefix(".") { normal = "0" + normal }
    if normal.hasPrefix("-.") { normal = "-0" + normal.dropFirst() }
    guard let number = Double(normal) ?? Double(normal.replacingPointBeforeEnd), number.isFinite else { return nil }
    return .double(number)
  }

  // MARK: dates

  /// Dates stay text when they are read, but Go quotes text that looks like one. `2006-1-2`, or with a time after `T`, `t` or
  /// a space: `15:4:5`, a fraction, and a zone (which the space form does not have).
  static func isTimestamp(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var scan = DateScan(rest: bytes[...])
    guard scan.digits(4...4) != nil, scan.take("-"), let month = scan.digits(1...2), scan.take("-"),
      let day = scan.digits(1...2), (1...12).contains(month), (1...31).contains(day)
    else { return false }
    if scan.rest.isEmpty { return true }
    let hasZone = scan.take("T") || scan.take("t")
    guard hasZone || scan.take(" "), let hour = scan.digits(1...2), scan.take(":"), let minute = scan.digits(1...2),
      scan.take(":"), let second = scan.digits(1...2), hour < 24, minute < 60, second < 60
    else { return false }
    if scan.take("."), scan.digits(1...18) == nil { return false }
    if !hasZone { return scan.rest.isEmpty }
    if scan.take("Z") { return scan.rest.isEmpty }
    guard scan.take("+") || scan.take("-"), scan.digits(2...2) != nil, scan.take(":"), scan.digits(2...2) != nil else {
      return false
    }
    return scan.rest.isEmpty
  }

  /// `[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?`
  private static func isSexagesimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var scan = DateScan(rest: bytes[...])
    _ = scan.take("-") || scan.take("+")
    guard let first = scan.rest.first, first &- 0x30 < 10 else { return false }
    scan.rest = scan.rest.drop { $0 &- 0x30 < 10 || $0 == UInt8(ascii: "_") }
    var parts = 0
    while scan.take(":") {
      guard let part = scan.digits(1...2), part < 60 else { return false }
      parts += 1
    }
    if parts == 0 { return false }
    if scan.take(".") { scan.rest = scan.rest.drop { $0 &- 0x30 < 10 || $0 == UInt8(ascii: "_") } }
    return scan.rest.isEmpty
  }

  private struct DateScan {
    var rest: Slice<UnsafeBufferPointer<UInt8>>

    mutating func take(_ letter: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: letter) else { return false }
      rest.removeFirst()
      return true
    }

    mutating func digits(_ allowed: ClosedRange<Int>) -> Int? {
      let run = rest.prefix { $0 &- 0x30 < 10 }.prefix(allowed.upperBound)
      guard allowed.contains(run.count) else { return nil }
      rest.removeFirst(run.count)
      return run.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
  }
}

extension String {
  /// `5.` and `5.e3` as Swift writes them: `5.0`, `5.0e3`.
  fileprivate var replacingPointBeforeEnd: String {
    guard let point = utf8.firstIndex(of: UInt8(ascii: ".")) else { return self }
    let next = utf8.index(after: point)
    return String(self[..<next]) + "0" + String(self[next...])
  }
}
