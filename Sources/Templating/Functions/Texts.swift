// SPDX-License-Identifier: Apache-2.0
internal import Naming

/// How the string functions work; bytes where Sprig works on bytes, characters where it works on characters.
enum Texts {
  static func trimmed(_ bytes: [UInt8], where condition: (Unicode.Scalar) -> Bool) -> ArraySlice<UInt8> {
    var first = bytes.count
    var end = 0
    bytes.forEachRune { scalar, range in
      if condition(scalar) { return }
      first = min(first, range.lowerBound)
      end = range.upperBound
    }
    return first < end ? bytes[first..<end] : []
  }

  static func trimAll(_ set: GoValue, _ value: GoValue) -> GoValue {
    let set = Set(set.bytes.runes)
    return GoValue(text: trimmed(value.bytes) { set.contains($0) })
  }

  /// `mapped` where ASCII maps to ASCII.
  static func cased(
    _ value: GoValue, _ range: ClosedRange<UInt8>, _ map: (Unicode.Scalar) -> Unicode.Scalar
  ) -> GoValue {
    guard case .string(let text) = value, text.utf8.allSatisfy({ $0 < 0x80 }) else { return mapped(value, map) }
    guard text.utf8.contains(where: { range.contains($0) }) else { return value }
    return .string(
      String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
        var place = 0
        for byte in text.utf8 {
          buffer[place] = range.contains(byte) ? byte ^ 0x20 : byte
          place += 1
        }
        return place
      })
  }

  static func mapped(_ value: GoValue, _ map: (Unicode.Scalar) -> Unicode.Scalar) -> GoValue {
    var output: [UInt8] = []
    let bytes = value.bytes
    output.reserveCapacity(bytes.count)
    bytes.forEachRune { scalar, _ in output.append(map(scalar)) }
    return GoValue(text: output)
  }

  /// `strings.Title`
  static func title(_ value: GoValue) -> GoValue {
    var last: Unicode.Scalar = " "
    return mapped(value) { scalar in
      defer { last = scalar }
      return isSeparator(last) ? scalar.goTitle : scalar
    }
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return !scalar.isGoAlphanumeric }
    return !scalar.isGoLetter && !scalar.isGoDigit && scalar.isGoSpace
  }

  static func untitle(_ value: GoValue) -> GoValue {
    var isNext = true
    return mapped(value) { scalar in
      if scalar.isGoSpace {
        isNext = true
      } else if isNext {
        isNext = false
        return scalar.goLower
      }
      return scalar
    }
  }

  /// A lower-case letter at the start of a word becomes a title-case letter, all others change sides.
  static func swapCase(_ value: GoValue) -> GoValue {
    var isAfterSpace = true
    return mapped(value) { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter:
        isAfterSpace = false
        return scalar.goLower
      case .lowercaseLetter:
        defer { isAfterSpace = false }
        return isAfterSpace ? scalar.goTitle : scalar.goUpper
      default:
        isAfterSpace = scalar.isGoSpace
        return scalar
      }
    }
  }

  /// Sprig takes each byte for a character here.
  static func initials(_ value: GoValue) -> GoValue {
    var isNext = true
    var output: [UInt8] = []
    for byte in value.bytes {
      let scalar = Unicode.Scalar(byte)
      if scalar.isGoSpace {
        isNext = true
      } else if isNext {
        output.append(scalar)
        isNext = false
      }
    }
    return GoValue(text: output)
  }

  /// Sprig takes each byte for a character here, but only when there is a space.
  static func withoutSpace(_ value: GoValue) -> GoValue {
    let bytes = value.bytes
    let kept = bytes.map { Unicode.Scalar($0) }.filter { !$0.isGoSpace }
    return kept.count == bytes.count ? value : GoValue(text: Array(runes: kept))
  }

  static func substring(_ start: Int, _ end: Int, _ bytes: [UInt8]) throws(Failure) -> GoValue {
    let range: (Int, Int) =
      if start < 0 { (0, end) } else if end < 0 || end > bytes.count { (start, bytes.count) } else { (start, end) }
    guard range.0 <= range.1, range.1 >= 0, range.1 <= bytes.count else {
      throw .function("runtime error: slice bounds out of range [\(range.0):\(range.1)]")
    }
    return GoValue(text: bytes[range.0..<range.1])
  }

  /// `goutils.AbbreviateFull`; widths are at least 4.
  static func abbreviated(_ bytes: [UInt8], _ left: Int, _ width: Int) -> [UInt8] {
    let marker = Array("...".utf8)
    if bytes.count <= width || bytes.isEmpty { return bytes }
    var offset = max(0, min(left, bytes.count))
    if bytes.count - offset < width - 3 { offset = bytes.count - (width - 3) }
    if offset <= 4 { return bytes[..<(width - 3)] + marker }
    if width < 7 { return [] }
    if offset + width - 3 < bytes.count {
      return marker + abbreviated(Array(bytes[offset...]), 0, width - 3)
    }
    return marker + bytes[(bytes.count - (width - 3))...]
  }

  /// `goutils.WrapCustom`
  static func wrapped(_ bytes: [UInt8], _ width: Int, _ separator: [UInt8], breaksWords: Bool) -> [UInt8] {
    let width = max(width, 1)
    var output: [UInt8] = []
    var offset = 0
    while bytes.count - offset > width {
      if bytes[offset] == 0x20 {
        offset += 1
        continue
      }
      if let space = bytes[offset...(offset + width)].lastIndex(of: 0x20) {
        output += bytes[offset..<space] + separator
        offset = space + 1
      } else if breaksWords {
        output += bytes[offset..<(offset + width)] + separator
        offset += width
      } else if let space = bytes[(offset + width)...].firstIndex(of: 0x20) {
        output += bytes[offset..<space] + separator
        offset = space + 1
      } else {
        output += bytes[offset...]
        offset = bytes.count
      }
    }
    return output + bytes[offset...]
  }

  /// A text in double quotes, quickly where nothing in it needs an escape.
  static func quoted(_ value: GoValue) -> GoValue {
    guard case .string(let text) = value,
      text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
    else { return GoValue(text: Quoting.quotedBytes(value.textBytes)) }
    return .string("\"" + text + "\"")
  }

  /// `strings.ReplaceAll` of one byte by one, both ASCII, in place of which nothing needs to be moved; nil for all else.
  static func replaced(_ value: GoValue, _ old: GoValue, _ new: GoValue) -> GoValue? {
    guard case .string(let text) = value, case .string(let old) = old, case .string(let new) = new,
      old.utf8.count == 1, new.utf8.count == 1, let from = old.utf8.first, let to = new.utf8.first
    else { return nil }
    guard text.utf8.contains(from) else { return value }
    return .string(
      String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
        var place = 0
        for byte in text.utf8 {
          buffer[place] = byte == from ? to : byte
          place += 1
        }
        return place
      })
  }

  static func joined(_ parts: [[UInt8]], separator: [UInt8]) -> [UInt8] { Array(parts.joined(separator: separator)) }

  static func indented(_ bytes: [UInt8], _ count: Int64, _ state: inout Evaluation) throws(Failure) -> [UInt8] {
    if count < 0 { throw .function("strings: negative Repeat count") }
    let lines = 1 + bytes.count { $0 == 0x0A }
    try state.reserve(Int(count), times: lines)
    let pad = [UInt8](repeating: 0x20, count: Int(count))
    return pad + bytes.replacing([0x0A], with: [0x0A] + pad)
  }

  /// Accounts for the parts that a text would be split into.
  static func reserveParts(
    of bytes: [UInt8], _ separator: [UInt8], _ state: inout Evaluation
  ) throws(Failure) {
    try state.reserve(separator.isEmpty ? bytes.count : bytes.count(of: separator) + 1, times: 64)
  }

  static func partMap(
    _ bytes: [UInt8], _ separator: [UInt8], limit: Int, _ state: inout Evaluation
  ) throws(Failure) -> GoValue {
    try reserveParts(of: bytes, separator, &state)
    let parts = bytes.split(by: separator, limit: limit)
    let pairs = parts.enumerated().map { ("_\($0.offset)", GoValue(text: $0.element)) }
    return .map(GoMap(pairs, type: .map(key: .string, element: .string)))
  }
}

/// The functions that Argo CD adds for names.
enum Names {
  static func normalize(_ value: GoValue) -> String { Slug.normalize(value.text ?? "") }

  static func slugify(_ values: [GoValue]) throws(Failure) -> String {
    guard let last = values.last else { return "" }
    let maximum = values.count > 1 ? try int(values[0]) : Slug.defaultMaximum
    let isSmart = values.count > 2 ? try bool(values[1]) : true
    return try slugify(last, maximum: maximum, isSmart: isSmart)
  }

  static func int(_ value: GoValue) throws(Failure) -> Int {
    guard case .int(let number) = value else { throw conversion(value, "int") }
    return Int(number)
  }

  static func bool(_ value: GoValue) throws(Failure) -> Bool {
    guard case .bool(let flag) = value else { throw conversion(value, "bool") }
    return flag
  }

  static func slugify(_ last: GoValue, maximum: Int, isSmart: Bool) throws(Failure) -> String {
    guard let text = last.text else { throw conversion(last, "string") }
    if !isSmart, maximum < 0 { throw .function("runtime error: slice bounds out of range [:\(maximum)]") }
    return Slug.slugify(text, maximum: maximum, isSmart: isSmart)
  }

  private static func conversion(_ value: GoValue, _ type: String) -> Failure {
    .function("interface conversion: interface {} is \(value.isNull ? "nil" : value.type.name), not \(type)")
  }
}

extension Unicode.Scalar {
  /// `unicode.ToUpper`: one character for one character, so letters whose upper case has two stay.
  var goUpper: Unicode.Scalar {
    if isASCII { return ("a"..."z").contains(self) ? Unicode.Scalar(UInt8(value) - 32) : self }
    return single(properties.uppercaseMapping)
  }

  /// `unicode.ToLower`
  var goLower: Unicode.Scalar {
    if isASCII { return ("A"..."Z").contains(self) ? Unicode.Scalar(UInt8(value) + 32) : self }
    return self == "\u{130}" ? "i" : single(properties.lowercaseMapping)
  }

  /// `unicode.ToTitle`
  var goTitle: Unicode.Scalar { isASCII ? goUpper : single(properties.titlecaseMapping) }

  private func single(_ mapping: String) -> Unicode.Scalar {
    let scalars = mapping.unicodeScalars
    if scalars.count == 1, let only = scalars.first { return only }
    // Greek with iota subscript has a simple mapping beside the full one.
    switch value {
    case 0x1F80...0x1F87, 0x1F90...0x1F97, 0x1FA0...0x1FA7: return Unicode.Scalar(value + 8) ?? self
    case 0x1FB3, 0x1FC3, 0x1FF3: return Unicode.Scalar(value + 9) ?? self
    default: return self
    }
  }
}
