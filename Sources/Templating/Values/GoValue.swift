// SPDX-License-Identifier: Apache-2.0
internal import Clocks

/// A value inside a template, with the dynamic type it has in Go.
///
/// Maps are shared, as in Go: `set` changes what everyone sees. Everything else is a value.
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
  case instant(GoTime)
  case version(SemanticVersion)
  case certificate(Certificate)

  /// How deep containers may lie in one another. A map can be made to contain itself.
  static let deepest = 200

  init(integer number: Int64, _ kind: IntegerKind) {
    self = kind == .int ? .int(number) : .integer(number, kind)
  }

  /// A Go string of these bytes.
  init(text bytes: [UInt8]) {
    if let text = String(validating: bytes, as: UTF8.self) { self = .string(text) } else { self = .bytes(bytes) }
  }

  init(text bytes: ArraySlice<UInt8>) {
    if let text = String(validating: bytes, as: UTF8.self) { self = .string(text) } else { self = .bytes(Array(bytes)) }
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

  /// A Go string as text, with what is not UTF-8 replaced.
  var text: String? {
    switch self {
    case .string(let text): text
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
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
