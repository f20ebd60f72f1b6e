// SPDX-License-Identifier: Apache-2.0

extension FunctionFamily {
  /// What `text/template` itself brings.
  static let builtins = FunctionFamily(
    name: "builtins",
    functions: [
      Function(
        name: "and", parameters: [.value], variadic: .value, isHermetic: true,
        summary: "The first empty argument, or the last one.", body: .shortCircuit(isOr: false)),
      Function(
        name: "or", parameters: [.value], variadic: .value, isHermetic: true,
        summary: "The first argument that is not empty, or the last one.", body: .shortCircuit(isOr: true)),
      .one("not", .value, "Whether the argument is empty.") { value, _ in .bool(!value.isTrue) },
      .one("len", .value, "The number of items, or of bytes of a string.") { value, _ throws(Failure) in
        try Builtins.length(value)
      },
      .many("index", [.value], rest: .value, "The item at a key or position, level by level.") {
        values, _ throws(Failure) in try Builtins.index(values)
      },
      .many("call", [.value], rest: .value, "Calls a function value; templates have none.") {
        values, _ throws(Failure) in throw Builtins.notCallable(values[0], as: nil)
      },
      .many("print", [], rest: .any, "The arguments as text, with a space between two that are not strings.") {
        values, state throws(Failure) in try Builtins.checked(Formatter.sprint(values, bound: state.textBound), &state)
      },
      .many("println", [], rest: .any, "The arguments as text with spaces between and a line end.") {
        values, state throws(Failure) in
        try Builtins.checked(Formatter.sprintln(values, bound: state.textBound), &state)
      },
      .many("printf", [.string], rest: .any, "Formats with Go's verbs.") { values, state throws(Failure) in
        let format = values[0].stringBytes ?? []
        return try Builtins.checked(
          Formatter.sprintf(format, Array(values.dropFirst()), bound: state.textBound), &state)
      },
      .many("html", [], rest: .any, "The arguments as text, escaped for HTML.") { values, state throws(Failure) in
        GoValue(text: Escaping.html(try Builtins.joined(values, &state)))
      },
      .many("js", [], rest: .any, "The arguments as text, escaped for JavaScript strings.") {
        values, state throws(Failure) in GoValue(text: Escaping.javaScript(try Builtins.joined(values, &state)))
      },
      .many("urlquery", [], rest: .any, "The arguments as text, escaped for a URL's query.") {
        values, state throws(Failure) in GoValue(text: Escaping.query(try Builtins.joined(values, &state)))
      },
      .many("eq", [.value], rest: .value, "Whether the first argument equals any of the others.") {
        values, _ throws(Failure) in .bool(try Comparison.isEqual(values[0], values.dropFirst()))
      }.mostly(.two { left, right, _ throws(Failure) in .bool(try Comparison.isEqual(left, right)) }),
      .two("ne", .value, .value, "Whether the arguments differ.") { left, right, _ throws(Failure) in
        .bool(try !Comparison.isEqual(left, right))
      },
      .two("lt", .value, .value, "Whether the first argument is less.") { left, right, _ throws(Failure) in
        .bool(try Comparison.isLess(left, right))
      },
      .two("le", .value, .value, "Whether the first argument is less or equal.") { left, right, _ throws(Failure) in
        .bool(try Comparison.isLessOrEqual(left, right))
      },
      .two("gt", .value, .value, "Whether the first argument is greater.") { left, right, _ throws(Failure) in
        .bool(try !Comparison.isLessOrEqual(left, right))
      },
      .two("ge", .value, .value, "Whether the first argument is greater or equal.") { left, right, _ throws(Failure) in
        .bool(try !Comparison.isLess(left, right))
      },
    ])
}

private enum Builtins {
  /// No value of a template is a function.
  static func notCallable(_ value: GoValue, as callee: String?) -> Failure {
    if value.isNull { return .function("call of nil") }
    // What comes out of a pipe is called as `reflect.Value` spells itself.
    let callee = callee ?? value.text ?? "<\(value.type.name) Value>"
    return .function("non-function \(callee) of type \(value.type.name)")
  }

  static func checked(_ bytes: [UInt8], _ state: inout Evaluation) throws(Failure) -> GoValue {
    if bytes.count > state.textBound { try state.reserve(bytes: bytes.count) }
    return GoValue(text: bytes)
  }

  /// The arguments as `print` has them; a missing one reads `<no value>`.
  static func joined(_ values: [GoValue], _ state: inout Evaluation) throws(Failure) -> [UInt8] {
    if values.count == 1, let bytes = values[0].stringBytes { return bytes }
    let values = values.map { $0.isNull ? .string("<no value>") : $0 }
    let bytes = Formatter.sprint(values, bound: state.textBound)
    try state.reserve(bytes: bytes.count)
    return bytes
  }

  static func length(_ value: GoValue) throws(Failure) -> GoValue {
    switch value {
    case .null: throw .function("len of nil pointer")
    case .string(let text): .int(Int64(text.utf8.count))
    case .bytes(let bytes): .int(Int64(bytes.count))
    case .list(let list): .int(Int64(list.items.count))
    case .map(let map): .int(Int64(map.count))
    case .version: throw .function("len of type \(StaticType.versionStructure.name)")
    default: throw .function("len of type \(value.type.name)")
    }
  }

  static func index(_ values: [GoValue]) throws(Failure) -> GoValue {
    if values[0].isNull { throw .function("index of untyped nil") }
    var value = values[0]
    for index in values.dropFirst() {
      switch value {
      case .null: throw .function("index of nil pointer")
      case .list(let list): value = list.items[try position(index, list.items.count)]
      case .string, .bytes:
        let bytes = value.stringBytes ?? []
        value = .integer(Int64(bytes[try position(index, bytes.count)]), .uint8)
      case .map(let map): value = try member(index, of: map)
      case .version: throw .function("can't index item of type \(StaticType.versionStructure.name)")
      default: throw .function("can't index item of type \(value.type.name)")
      }
    }
    return value
  }

  private static func position(_ index: GoValue, _ count: Int) throws(Failure) -> Int {
    if index.isNull { throw .function("cannot index slice/array with nil") }
    guard let number = index.signed ?? index.unsigned.map({ Int64(bitPattern: $0) }) else {
      throw .function("cannot index slice/array with type \(index.type.name)")
    }
    guard number >= 0, number < count else { throw .function("index out of range: \(number)") }
    return Int(number)
  }

  private static func member(_ index: GoValue, of map: GoMap) throws(Failure) -> GoValue {
    if index.isNull { throw .function("value is nil; should be of type \(map.keyType.name)") }
    switch (map.keyType, index) {
    case (.string, .string(let key)): return map[key] ?? map.elementType.zero
    case (.integer(.int), .int(let key)): return map[String(key)] ?? map.elementType.zero
    case (.string, .bytes): return map.elementType.zero
    default: throw .function("value has type \(index.type.name); should be \(map.keyType.name)")
    }
  }
}

extension Function {
  /// `call` with the text of what it is to call, for its complaint; nil when that comes out of a pipe.
  func calling(_ callee: String?) -> Function {
    Function(
      name: name, parameters: parameters, variadic: variadic, isHermetic: isHermetic, summary: summary,
      body: .many { values, _ throws(Failure) in throw Builtins.notCallable(values[0], as: callee) })
  }
}
