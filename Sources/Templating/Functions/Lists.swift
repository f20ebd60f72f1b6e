// SPDX-License-Identifier: Apache-2.0

extension FunctionFamily {
  static let lists = FunctionFamily(name: "lists", functions: basic + Lists.withMust)

  private static let basic: [Function] = [
    .many("list", [], rest: .any, "A list of the arguments.") { values, _ in .list(GoList(values)) },
    .many("tuple", [], rest: .any, "The same as list.") { values, _ in .list(GoList(values)) },
    .many("concat", [], rest: .any, "The items of all lists in one.") { values, _ throws(Failure) in
      var items: [GoValue] = []
      for value in values { items += try Lists.items(value, "Cannot concat type", " as list") }
      return .list(GoList(items, isNil: items.isEmpty))
    },
    .one("until", .int, "The numbers below the argument.") { count, state throws(Failure) in
      try Lists.range(0, count.asInt64, count.asInt64 < 0 ? -1 : 1, &state)
    },
    .many("untilStep", [.int, .int, .int], "Numbers from a start up to an end in steps.") {
      values, state throws(Failure) in
      try Lists.range(values[0].asInt64, values[1].asInt64, values[2].asInt64, &state)
    },
    .many("seq", [], rest: .int, "Numbers as seq of the shell prints them.") { values, state throws(Failure) in
      try Lists.sequence(values.map(\.asInt64), &state)
    },
  ]
}

enum Lists {
  /// Each of these exists twice: the second one's error is an error in Go too, not a panic.
  static let withMust: [Function] =
    [
      Function.two("append", .any, .any, "The list with one more item at the end.") { list, item, _ throws(Failure) in
        .list(GoList(try items(list, "Cannot push on type") + [item]))
      },
      .two("push", .any, .any, "The same as append.") { list, item, _ throws(Failure) in
        .list(GoList(try items(list, "Cannot push on type") + [item]))
      },
      .two("prepend", .any, .any, "The list with one more item at the beginning.") { list, item, _ throws(Failure) in
        .list(GoList([item] + (try items(list, "Cannot prepend on type"))))
      },
      .one("first", .any, "The first item.") { list, _ throws(Failure) in
        try items(list, "Cannot find first on type").first ?? .null
      },
      .one("last", .any, "The last item.") { list, _ throws(Failure) in
        try items(list, "Cannot find last on type").last ?? .null
      },
      .one("rest", .any, "All items but the first.") { list, _ throws(Failure) in
        let items = try items(list, "Cannot find rest on type")
        return .list(GoList(Array(items.dropFirst()), isNil: items.isEmpty))
      },
      .one("initial", .any, "All items but the last.") { list, _ throws(Failure) in
        let items = try items(list, "Cannot find initial on type")
        return .list(GoList(items.dropLast(), isNil: items.isEmpty))
      },
      .one("reverse", .any, "The items in reverse order.") { list, _ throws(Failure) in
        .list(GoList(try items(list, "Cannot find reverse on type").reversed()))
      },
      .one("compact", .any, "The items that are not empty.") { list, _ throws(Failure) in
        .list(GoList(try items(list, "Cannot compact on type").filter { !$0.isEmpty }))
      },
      .one("uniq", .any, "Each item once.") { list, state throws(Failure) in
        var kept: [GoValue] = []
        for item in try items(list, "Cannot find uniq on type") {
          if try !contains(kept, item, &state) { kept.append(item) }
        }
        return .list(GoList(kept))
      },
      .many("without", [.any], rest: .any, "The items that are none of the arguments.") {
        values, state throws(Failure) in
        var kept: [GoValue] = []
        for item in try items(values[0], "Cannot find without on type") {
          if try !contains(values.dropFirst(), item, &state) { kept.append(item) }
        }
        return .list(GoList(kept))
      },
      .two("has", .any, .any, "Whether the list has the item.") { needle, list, state throws(Failure) in
        if list.isNull { return .bool(false) }
        return .bool(try contains(try items(list, "Cannot find has on type"), needle, &state))
      },
      .many("slice", [.any], rest: .any, "The items from one position to another.") { values, _ throws(Failure) in
        try slice(values)
      },
      .two("chunk", .int, .any, "The items in lists of that size.") { size, list, _ throws(Failure) in
        try chunk(Int(size.asInt64), try items(list, "Cannot chunk type"))
      },
    ].flatMap { [$0, $0.named(mustName($0.name), "The same as \($0.name).")] }

  private static func mustName(_ name: String) -> String { "must" + name.prefix(1).uppercased() + name.dropFirst() }

  /// The items of a list, or Sprig's complaint.
  static func items(_ value: GoValue, _ complaint: String, _ suffix: String = "") throws(Failure) -> [GoValue] {
    switch value {
    case .list(let list): return list.items
    case .null: throw .function("runtime error: invalid memory address or nil pointer dereference")
    default: throw .function("\(complaint) \(value.type.kind)\(suffix)")
    }
  }

  private static func contains(
    _ items: some Sequence<GoValue>, _ needle: GoValue, _ state: inout Evaluation
  ) throws(Failure) -> Bool {
    for item in items {
      try state.step()
      if try DeepEquality.isEqual(needle, item, &state) { return true }
    }
    return false
  }

  private static func slice(_ values: [GoValue]) throws(Failure) -> GoValue {
    guard case .list(let list) = values[0] else {
      _ = try items(values[0], "list should be type of slice or array but")
      return .null
    }
    if list.items.isEmpty { return .null }
    let start = values.count > 1 ? values[1].asInt64 : 0
    let end = values.count > 2 ? values[2].asInt64 : Int64(list.items.count)
    guard start >= 0, start <= end, end <= list.items.count else {
      throw .function("reflect.Value.Slice: slice index out of bounds")
    }
    return .list(GoList(Array(list.items[Int(start)..<Int(end)]), type: list.type))
  }

  private static func chunk(_ size: Int, _ items: [GoValue]) throws(Failure) -> GoValue {
    let type = StaticType.slice(.list)
    // Sprig computes the number of chunks in floats, so that a negative size gives none, one of a single
    // item, or more than there can be.
    let count = (Double(items.count - 1) / Double(size)).rounded(.down) + 1
    if count == 0 { return .list(GoList([], type: type)) }
    if size < -1, items.count == 1 { return .list(GoList([.list(GoList(items))], type: type)) }
    guard size > 0 else { throw .function("runtime error: makeslice: len out of range") }
    var chunks: [GoValue] = []
    var place = 0
    while place < items.count {
      let end = min(items.count, place + min(size, items.count))
      chunks.append(.list(GoList(Array(items[place..<end]))))
      place = end
    }
    return .list(GoList(chunks, type: type))
  }

  static func range(
    _ start: Int64, _ stop: Int64, _ step: Int64, _ state: inout Evaluation
  ) throws(Failure) -> GoValue {
    .list(GoList(try numbers(start, stop, step, &state).map { .int($0) }, type: .slice(.int)))
  }

  private static func numbers(
    _ start: Int64, _ stop: Int64, _ step: Int64, _ state: inout Evaluation
  ) throws(Failure) -> [Int64] {
    if stop < start ? step >= 0 : step <= 0 { return [] }
    let (distance, overflow) = stop.subtractingReportingOverflow(start)
    let count = overflow ? UInt64.max : distance.magnitude / step.magnitude
    try state.reserve(Int(clamping: count), times: 16)
    return Array(stride(from: start, to: stop, by: Int(step)))
  }

  static func sequence(_ numbers: [Int64], _ state: inout Evaluation) throws(Failure) -> GoValue {
    let bounds: (start: Int64, step: Int64, end: Int64)
    var increment: Int64 = 1
    switch numbers.count {
    case 1:
      if numbers[0] < 1 { increment = -1 }
      bounds = (1, increment, numbers[0])
    case 2:
      if numbers[1] < numbers[0] { increment = -1 }
      bounds = (numbers[0], increment, numbers[1])
    case 3:
      if numbers[2] < numbers[0] {
        increment = -1
        if numbers[1] > 0 { return .string("") }
      }
      bounds = (numbers[0], numbers[1], numbers[2])
    default: return .string("")
    }
    let list = try self.numbers(bounds.start, bounds.end &+ increment, bounds.step, &state)
    return .string(list.map { String($0) }.joined(separator: " "))
  }
}

extension GoValue {
  /// Sprig's `empty`.
  var isEmpty: Bool {
    switch self {
    case .instant, .version, .certificate: false
    default: !isTrue
    }
  }
}
