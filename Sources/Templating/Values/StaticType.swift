// SPDX-License-Identifier: Apache-2.0

/// A type of Go as templates see it: what `printf "%T"` shows, and what a parameter of a function asks for.
enum StaticType: Sendable, Hashable {
  /// `interface {}`
  case any
  /// `reflect.Value`: any value, the invalid one included.
  case value
  case bool
  case string
  case integer(IntegerKind)
  case float64
  case complex128
  indirect case slice(StaticType)
  indirect case map(key: StaticType, element: StaticType)
  /// `time.Time`
  case instant
  /// `*semver.Version`
  case version
  /// `semver.Version`
  case versionStructure
  /// `sprig.certificate`
  case certificate
  /// The type of a nil interface.
  case none

  static let int = StaticType.integer(.int)
  static let int64 = StaticType.integer(.int64)
  static let duration = StaticType.integer(.duration)
  static let list = StaticType.slice(.any)
  static let strings = StaticType.slice(.string)
  static let dict = StaticType.map(key: .string, element: .any)

  /// Go's spelling.
  var name: String {
    switch self {
    case .any: "interface {}"
    case .value: "reflect.Value"
    case .bool: "bool"
    case .string: "string"
    case .integer(let kind): kind.rawValue
    case .float64: "float64"
    case .complex128: "complex128"
    case .slice(let element): "[]" + element.name
    case .map(let key, let element): "map[\(key.name)]\(element.name)"
    case .instant: "time.Time"
    case .version: "*semver.Version"
    case .versionStructure: "semver.Version"
    case .certificate: "sprig.certificate"
    case .none: "<nil>"
    }
  }

  /// `reflect.Kind`'s spelling.
  var kind: String {
    switch self {
    case .any: "interface"
    case .value, .instant, .certificate, .versionStructure: "struct"
    case .bool: "bool"
    case .string: "string"
    case .integer(.duration): "int64"
    case .integer(.month), .integer(.weekday): "int"
    case .integer(let kind): kind.rawValue
    case .float64: "float64"
    case .complex128: "complex128"
    case .slice: "slice"
    case .map: "map"
    case .version: "ptr"
    case .none: "invalid"
    }
  }

  /// Whether nil can be given for it.
  var canBeNil: Bool {
    switch self {
    case .any, .value, .slice, .map, .version: true
    default: false
    }
  }

  /// The value Go gives a variable that nobody has set.
  var zero: GoValue {
    switch self {
    case .bool: .bool(false)
    case .string: .string("")
    case .integer(let kind): GoValue(integer: 0, kind)
    case .float64: .double(0)
    case .complex128: .complex(Complex(0, 0))
    case .slice: .list(GoList([], type: self, isNil: true))
    case .map: .map(GoMap(type: self, isNil: true))
    case .instant: .instant(.zero)
    case .any, .value, .version, .versionStructure, .certificate, .none: .null
    }
  }
}

/// The integer types of Go that values can have; raw values are Go's spelling.
enum IntegerKind: String, Sendable, Hashable {
  case int
  case int8
  case int16
  case int32
  case int64
  case uint
  case uint8
  case uint16
  case uint32
  case uint64
  case duration = "time.Duration"
  case month = "time.Month"
  case weekday = "time.Weekday"

  var isSigned: Bool {
    switch self {
    case .uint, .uint8, .uint16, .uint32, .uint64: false
    default: true
    }
  }
}

/// A complex constant: all that templates can do with one is print and compare it.
struct Complex: Sendable, Hashable {
  let real: Double
  let imaginary: Double
  init(_ real: Double, _ imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }
}
