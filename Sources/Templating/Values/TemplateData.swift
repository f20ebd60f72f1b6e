// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// One set of parameters as values of Go; for one rendering, because functions can change maps.
struct TemplateData {
  let root: GoValue

  init(_ parameters: Parameters) {
    self.init(.object(parameters.values), types: parameters.types)
  }

  /// Any document; the empty pointer names the document itself.
  init(_ document: Value, types: [String: GoType]) {
    var root = GoValue(document)
    if types.isEmpty {
      self.root = root
      return
    }
    let deepestFirst = types.map { (path: TemplateData.segments($0.key), type: $0.value) }
      .sorted { $0.path.count > $1.path.count }
    for (path, type) in deepestFirst { root = TemplateData.convert(root, path[...], type) }
    self.root = root
  }

  /// The reference tokens of a JSON pointer.
  private static func segments(_ pointer: String) -> [String] {
    pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { part in
      part.contains("~") ? String(part).replacing(all: "~1", with: "/").replacing(all: "~0", with: "~") : String(part)
    }
  }

  private static func convert(_ value: GoValue, _ path: ArraySlice<String>, _ type: GoType) -> GoValue {
    guard let head = path.first else { return value.converted(to: type) }
    switch value {
    case .map(let map):
      if let child = map[head] { map[head] = convert(child, path.dropFirst(), type) }
      return value
    case .list(let list):
      guard let place = Int(head), list.items.indices.contains(place) else { return value }
      var items = list.items
      items[place] = convert(items[place], path.dropFirst(), type)
      return .list(GoList(items, type: list.type))
    default: return value
    }
  }
}

extension String {
  /// Every occurrence replaced, by bytes.
  func replacing(all old: String, with new: String) -> String {
    String(decoding: Array(utf8).replacing(Array(old.utf8), with: Array(new.utf8)), as: UTF8.self)
  }
}

extension GoValue {
  /// What decoding JSON into `interface{}` gives: every number is a float64.
  init(_ value: Value) {
    switch value {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .int(let number): self = .double(Double(number))
    case .double(let number): self = .double(number)
    case .string(let text): self = .string(text)
    case .array(let items): self = .list(GoList(items))
    case .object(let members): self = .map(GoMap(members))
    }
  }

  /// The value with the static type a generator gives it; unchanged when it cannot have that type.
  fileprivate func converted(to type: GoType) -> GoValue {
    switch (type, self) {
    case (.int, .double(let number)): .int(Int64(clamping: number))
    case (.int32, .double(let number)): .integer(Int64(clamping: number), .int32)
    case (.int64, .double(let number)): .integer(Int64(clamping: number), .int64)
    case (.uint, .double(let number)): .integer(Int64(bitPattern: UInt64(clamping: number)), .uint)
    case (.uint64, .double(let number)): .integer(Int64(bitPattern: UInt64(clamping: number)), .uint64)
    case (.strings, .list), (.strings, .null), (.ints, .list), (.bools, .list), (.maps, .list):
      retyped(list: type.staticType)
    case (.stringMap, .map), (.stringMap, .null), (.intMap, .map), (.intKeyedStrings, .map), (.mapOfMaps, .map),
      (.map, .null):
      retyped(map: type.staticType)
    default: self
    }
  }

  private func retyped(list type: StaticType) -> GoValue {
    guard case .list(let list) = self else { return type.zero }
    guard case .slice(.integer) = type else { return .list(GoList(list.items, type: type)) }
    return .list(GoList(list.items.map(\.asInt), type: type))
  }

  private func retyped(map type: StaticType) -> GoValue {
    guard case .map(let map) = self else { return type.zero }
    guard case .map(_, .integer) = type else { return .map(GoMap(map.pairs.map { ($0.key, $0.value) }, type: type)) }
    return .map(GoMap(map.pairs.map { ($0.key, $0.value.asInt) }, type: type))
  }

  private var asInt: GoValue { if case .double(let number) = self { .int(Int64(clamping: number)) } else { self } }
}

extension GoType {
  var staticType: StaticType {
    switch self {
    case .int: .int
    case .int32: .integer(.int32)
    case .int64: .int64
    case .uint: .integer(.uint)
    case .uint64: .integer(.uint64)
    case .strings: .strings
    case .ints: .slice(.int)
    case .bools: .slice(.bool)
    case .maps: .slice(.dict)
    case .stringMap: .map(key: .string, element: .string)
    case .intMap: .map(key: .string, element: .int)
    case .intKeyedStrings: .map(key: .int, element: .string)
    case .mapOfMaps: .map(key: .string, element: .dict)
    case .map: .dict
    }
  }
}

extension FixedWidthInteger {
  /// The number towards zero, or the nearest bound; 0 for NaN.
  init(clamping number: Double) {
    if number.isNaN {
      self = 0
    } else if number >= Double(Self.max) {
      self = .max
    } else if number <= Double(Self.min) {
      self = .min
    } else {
      self = Self(number)
    }
  }
}
