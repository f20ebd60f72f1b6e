// SPDX-License-Identifier: Apache-2.0
internal import Clocks

/// A value inside a template, with the dynamic type it has in Go.
///
/// Maps are shared, as in Go: `set` changes what everyone sees. Everything else is a value. What is rare and large is boxed, so that
/// a value is three words and travels in registers.
enum GoValue {
  /// nil, and the invalid value that a missing key yields.
  case null
  case bool(Bool)
  /// Go's `int`, by far the most frequent.
  case int(Int64)
  /// All other integers; unsigned ones as their bit pattern.
  case integer(Int64, IntegerKind)
  case double(Double)
  case complex(Complex)
  case string(String)
  /// A Go string that is not UTF-8.
  case bytes([UInt8])
  case list(GoList)
  case map(GoMap)
  indirect case instant(GoTime)
  case version(SemanticVersion)
  case certificate(Certificate)

  /// How deep containers may lie in one another. A map can be made to contain itself.
  static let deepest = 200

  init(integer number: Int64, _ kind: IntegerKind) {
    self = kind == .int ? .int(number) : .integer(number, kind)
  }

  /// A Go string of these bytes.
  init(text bytes: [UInt8]) { self = bytes.withUnsafeBufferPointer { GoValue(text: $0) } }

  init(text bytes: ArraySlice<UInt8>) { self = bytes.withUnsafeBufferPointer { GoValue(text: $0) } }

  init(text bytes: UnsafeBufferPointer<UInt8>) {
    // Most texts are ASCII, which is seen much faster than the library validates.
    if bytes.isASCII {
      self = .string(String(decoding: bytes, as: UTF8.self))
    } else if let text = String(validating: bytes, as: UTF8.self) {
      self = .string(text)
    } else {
      self = .bytes(Array(bytes))
    }
  }

  /// A `[]string`.
  init(strings: [String]) { self = .list(GoList(strings.map { .string($0) }, type: .strings)) }

  /// The dynamic type.
  var type: StaticType {
    switch self {
    case .null: .none
    case .bool: .bool
    case .int: .int
    case .integer(_, let kind): .integer(kind)
    case .double: .float64
    case .complex: .complex128
    case .string, .bytes: .string
    case .list(let list): list.type
    case .map(let map): map.type
    case .instant: .instant
    case .version(let version): version.isStructure ? .versionStructure : .version
    case .certificate: .certificate
    }
  }

  var isNull: Bool { if case .null = self { true } else { false } }

  /// Go's truth: not the zero of its type.
  var isTrue: Bool {
    switch self {
    case .null: false
    case .bool(let flag): flag
    case .int(let number), .integer(let number, _): number != 0
    case .double(let number): number != 0
    case .complex(let number): number.real != 0 || number.imaginary != 0
    case .string(let text): !text.utf8.isEmpty
    case .bytes(let bytes): !bytes.isEmpty
    case .list(let list): list.count > 0
    case .map(let map): map.count > 0
    case .instant, .version, .certificate: true
    }
  }

  /// The bytes of a Go string.
  var stringBytes: [UInt8]? {
    switch self {
    case .string(let text): Array(text.utf8)
    case .bytes(let bytes): bytes
    default: nil
    }
  }

  /// Calls with the bytes of a Go string where they are, without a copy; with none for what is no string.
  @inline(__always)
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    switch self {
    case .string(let text):
      if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
      return Array(text.utf8).withUnsafeBufferPointer(body)
    case .bytes(let bytes): return bytes.withUnsafeBufferPointer(body)
    default: return body(UnsafeBufferPointer(start: nil, count: 0))
    }
  }

  /// A Go string as text, with each byte that is not UTF-8 replaced.
  var text: String? {
    switch self {
    case .string(let text): text
    case .bytes(let bytes): String(String.UnicodeScalarView(bytes.runes))
    default: nil
    }
  }

  /// Any signed integer.
  var signed: Int64? {
    switch self {
    case .int(let number): number
    case .integer(let number, let kind): kind.isSigned ? number : nil
    default: nil
    }
  }

  /// Any unsigned integer.
  var unsigned: UInt64? {
    if case .integer(let number, let kind) = self, !kind.isSigned { UInt64(bitPattern: number) } else { nil }
  }

  /// Whether a value of this dynamic type can be given where `type` is asked for.
  func isAssignable(to type: StaticType) -> Bool {
    switch (type, self) {
    case (.any, _), (.value, _): true
    case (.string, .string), (.string, .bytes), (.integer(.int), .int), (.bool, .bool), (.float64, .double): true
    case (.slice, .list(let list)): list.type == type
    case (.map, .map(let map)): map.type == type
    default: self.type == type
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  var isASCII: Bool { reduce(0) { $0 | $1 } < 0x80 }

  func begins(with head: UnsafeBufferPointer<UInt8>) -> Bool {
    count >= head.count && self[..<head.count].elementsEqual(head)
  }

  func ends(with tail: UnsafeBufferPointer<UInt8>) -> Bool {
    count >= tail.count && self[(count - tail.count)...].elementsEqual(tail)
  }

  /// Some of the bytes, to be used while all of them are there.
  func part(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: self[range]) }
}
