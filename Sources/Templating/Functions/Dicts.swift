// SPDX-License-Identifier: Apache-2.0

extension FunctionFamily {
  static let dicts = FunctionFamily(
    name: "dicts",
    functions: [
      .many("dict", [], rest: .any, "A map of keys and values in turn.") { values, _ in
        let map = GoMap()
        for place in stride(from: 0, to: values.count, by: 2) {
          let key = String(decoding: values[place].textBytes, as: UTF8.self)
          map[key] = place + 1 < values.count ? values[place + 1] : .string("")
        }
        return .map(map)
      },
      .two("get", .dict, .string, "The value of a key; an empty text when there is none.") { dict, key, _ in
        dict.dict?[key.text ?? ""] ?? .string("")
      },
      .many("set", [.dict, .string, .any], "Sets a key; changes the map itself.") { values, _ throws(Failure) in
        guard let map = values[0].dict, !map.isNil else { throw .function("assignment to entry in nil map") }
        map[values[1].text ?? ""] = values[2]
        return values[0]
      },
      .two("unset", .dict, .string, "Removes a key; changes the map itself.") { dict, key, _ in
        dict.dict?[key.text ?? ""] = nil
        return dict
      },
      .two("hasKey", .dict, .string, "Whether the map has the key.") { dict, key, _ in
        .bool(dict.dict?[key.text ?? ""] != nil)
      },
      .many("pluck", [.string], rest: .dict, "The values of a key in all maps.") { values, _ in
        let key = values[0].text ?? ""
        return .list(GoList(values.dropFirst().compactMap { $0.dict?[key] }))
      },
      .many("keys", [], rest: .dict, "The keys of all maps.") { values, _ in
        GoValue(strings: values.flatMap { $0.dict?.sortedPairs.map(\.key) ?? [] })
      },
      .one("values", .dict, "The values of a map, by key.") { dict, _ in
        .list(GoList(dict.dict?.sortedPairs.map(\.value) ?? []))
      },
      .many("pick", [.dict], rest: .string, "A map with only these keys.") { values, _ in
        let result = GoMap()
        for key in values.dropFirst().compactMap(\.text) {
          if let value = values[0].dict?[key] { result[key] = value }
        }
        return .map(result)
      },
      .many("omit", [.dict], rest: .string, "A map without these keys.") { values, _ in
        let omitted = Set(values.dropFirst().compactMap(\.text))
        let pairs = values[0].dict?.pairs.filter { !omitted.contains($0.key) } ?? []
        return .map(GoMap(pairs.map { ($0.key, $0.value) }))
      },
      .many("merge", [.dict], rest: .dict, "Fills what is empty in the first map from the others; changes it.") {
        values, state throws(Failure) in try Merging.merge(values, overwrites: false, &state)
      },
      .many("mustMerge", [.dict], rest: .dict, "The same as merge.") { values, state throws(Failure) in
        try Merging.merge(values, overwrites: false, &state)
      },
      .many("mergeOverwrite", [.dict], rest: .dict, "Puts the other maps over the first one; changes it.") {
        values, state throws(Failure) in try Merging.merge(values, overwrites: true, &state)
      },
      .many("mustMergeOverwrite", [.dict], rest: .dict, "The same as mergeOverwrite.") {
        values, state throws(Failure) in try Merging.merge(values, overwrites: true, &state)
      },
      .many("dig", [], rest: .any, "The value at a path of keys, or the default; the map comes last.") {
        values, _ throws(Failure) in try Digging.dig(values)
      },
      .one("deepCopy", .any, "A copy that shares nothing.") { value, state throws(Failure) in
        try Copying.copied(value, depth: 0, &state)
      },
      .one("mustDeepCopy", .any, "The same as deepCopy.") { value, state throws(Failure) in
        try Copying.copied(value, depth: 0, &state)
      },
    ])
}

extension GoValue {
  /// The map of a map parameter.
  fileprivate var dict: GoMap? { if case .map(let map) = self { map } else { nil } }
}

/// What `merge` does to two maps, key by key.
private enum Merging {
  static func merge(_ values: [GoValue], overwrites: Bool, _ state: inout Evaluation) throws(Failure) -> GoValue {
    var target = values[0]
    for source in values.dropFirst() {
      guard case .map(let map) = source else { continue }
      if case .map(let old) = target, old.isNil, !map.isNil { target = .map(GoMap(type: old.type)) }
      guard case .map(let into) = target else { continue }
      try merge(map, into: into, overwrites: overwrites, depth: 0, &state)
    }
    return target
  }

  private static func merge(
    _ source: GoMap, into target: GoMap, overwrites: Bool, depth: Int, _ state: inout Evaluation
  ) throws(Failure) {
    if source === target { return }
    if depth > GoValue.deepest { throw .bound(.nesting, "a value contains itself") }
    for pair in source.pairs {
      try state.step()
      let old = target[pair.key]
      if source.isGeneric ? pair.value.isNull : pair.value.isNil {
        if overwrites { try put(pair, of: source, into: target) }
        continue
      }
      if case .map(let inner)? = old, case .map(let new) = pair.value {
        if !inner.isNil { try merge(new, into: inner, overwrites: overwrites, depth: depth + 1, &state) }
        if inner.count > 0 { continue }
      }
      // A list is never merged with what is there, only put in its place.
      if overwrites || old?.isEmpty ?? true { try put(pair, of: source, into: target) }
    }
  }

  /// Go's maps have a type of element, and what is no interface there takes only that type.
  private static func put(_ pair: GoMap.Pair, of source: GoMap, into target: GoMap) throws(Failure) {
    guard target.isGeneric || target.elementType == source.elementType else {
      throw .function(
        "reflect.Value.SetMapIndex: value of type \(source.elementType.name) is not assignable to type "
          + target.elementType.name)
    }
    target[pair.key] = pair.value
  }
}

private enum Digging {
  static func dig(_ values: [GoValue]) throws(Failure) -> GoValue {
    guard values.count >= 3 else { throw .function("dig needs at least three arguments") }
    var map = try dict(values[values.count - 1])
    var keys: [String] = []
    for key in values.dropLast(2) {
      guard let key = key.text else { throw conversion(key, "string") }
      keys.append(key)
    }
    for (place, key) in keys.enumerated() {
      guard let next = map[key] else { return values[values.count - 2] }
      if place == keys.count - 1 { return next }
      map = try dict(next)
    }
    return .null
  }

  private static func dict(_ value: GoValue) throws(Failure) -> GoMap {
    guard let map = value.dict, map.type == .dict else { throw conversion(value, "map[string]interface {}") }
    return map
  }

  private static func conversion(_ value: GoValue, _ type: String) -> Failure {
    .function("interface conversion: interface {} is \(value.isNull ? "nil" : value.type.name), not \(type)")
  }
}

private enum Copying {
  static func copied(_ value: GoValue, depth: Int, _ state: inout Evaluation) throws(Failure) -> GoValue {
    try state.step()
    if depth > GoValue.deepest { throw .bound(.nesting, "a value contains itself") }
    switch value {
    case .null where depth == 0: throw .function("reflect: call of reflect.Value.Type on zero Value")
    case .list(let list):
      var items: [GoValue] = []
      for item in list.items { items.append(try copied(item, depth: depth + 1, &state)) }
      return .list(GoList(items, type: list.type, isNil: list.isNil))
    case .map(let map):
      if map.isNil { return value }
      let copy = GoMap(type: map.type)
      for pair in map.pairs { copy[pair.key] = try copied(pair.value, depth: depth + 1, &state) }
      return .map(copy)
    case .version:
      // The library behind it cannot copy a version's parts, which are private.
      return .version(SemanticVersion(major: 0, minor: 0, patch: 0, original: ""))
    default: return value
    }
  }
}
