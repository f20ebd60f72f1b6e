// SPDX-License-Identifier: Apache-2.0
public import Documents

/// One set of parameters: what a template sees as `.`.
///
/// Go templates are typed and some functions accept only some types, so values whose Go type is not what decoded JSON would
/// have are named here (appset-engine section 3.4, "Static typing matters").
public struct Parameters: Sendable, Hashable {
  public var values: Object
  /// JSON pointer (RFC 6901) into `values` → Go type. Everything else has the type that decoding JSON into
  /// `interface{}` gives it; in particular every number is a float64.
  public var types: [String: GoType]

  public init(_ values: Object = [:], types: [String: GoType] = [:]) {
    self.values = values
    self.types = types
  }
}

/// The Go types that generators give to parameters; raw values are Go's own spelling.
public enum GoType: String, Sendable, Hashable {
  case int
  case int32
  case int64
  case uint
  case uint64
  case strings = "[]string"
  case ints = "[]int"
  case bools = "[]bool"
  case maps = "[]map[string]interface {}"
  case stringMap = "map[string]string"
  case intMap = "map[string]int"
  case intKeyedStrings = "map[int]string"
  case mapOfMaps = "map[string]map[string]interface {}"
  case map = "map[string]interface {}"
}
