// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Templating

extension Parameters {
  /// These parameters with others laid over them: maps are merged key by key, everything else (lists and empty things too)
  /// is replaced. Maps of any Go type merge with each other, where the original panics.
  func overlaid(with other: Parameters) -> Parameters {
    var types: [String: GoType] = [:]
    let merged = Parameters.merge(
      (.object(values), self.types), (.object(other.values), other.types), pointer: "", into: &types)
    return Parameters(merged.object ?? [:], types: types)
  }

  /// All values as the texts that Go prints.
  func texts() -> Parameters {
    var result = Object()
    for pair in values {
      result[pair.key] = .string(Printing.text(pair.value, type: types["/" + Printing.escaped(pair.key)]))
    }
    return Parameters(result)
  }

  private typealias Typed = (value: Value, types: [String: GoType])

  private static func merge(
    _ base: Typed, _ over: Typed, pointer: String, into types: inout [String: GoType]
  ) -> Value {
    guard case .object(var members) = base.value, case .object(let others) = over.value else {
      keep(over.types, under: pointer, into: &types)
      return over.value
    }
    if let type = base.types[pointer], type == over.types[pointer] { types[pointer] = type }
    for pair in members where others[pair.key] == nil {
      keep(base.types, under: pointer + "/" + Printing.escaped(pair.key), into: &types)
    }
    for pair in others {
      let place = pointer + "/" + Printing.escaped(pair.key)
      if let old = members[pair.key] {
        members[pair.key] = merge((old, base.types), (pair.value, over.types), pointer: place, into: &types)
      } else {
        keep(over.types, under: place, into: &types)
        members[pair.key] = pair.value
      }
    }
    return .object(members)
  }

  private static func keep(_ types: [String: GoType], under pointer: String, into result: inout [String: GoType]) {
    for (place, type) in types where place == pointer || place.hasPrefix(pointer + "/") { result[place] = type }
  }
}
