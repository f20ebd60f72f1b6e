// SPDX-License-Identifier: Apache-2.0
internal import Documents

extension FunctionFamily {
  static let documents = FunctionFamily(
    name: "documents",
    functions: [
      .one("fromJson", .string, "The value of a JSON text; nil for what is none.") { text, _ in
        (try? DocumentText.json(text, unreadableNumbersAreNull: true)) ?? .null
      },
      .one("mustFromJson", .string, "The value of a JSON text.") { text, _ throws(Failure) in
        try DocumentText.json(text)
      },
      .one("toJson", .any, "As JSON on one line; empty for what JSON cannot hold.") { value, state throws(Failure) in
        try DocumentText.swallowing(value, &state, pretty: false)
      },
      .one("mustToJson", .any, "As JSON on one line.") { value, state throws(Failure) in
        try DocumentText.text(value, &state)
      },
      .one("toPrettyJson", .any, "As indented JSON; empty for what JSON cannot hold.") {
        value, state throws(Failure) in try DocumentText.swallowing(value, &state, pretty: true)
      },
      .one("mustToPrettyJson", .any, "As indented JSON.") { value, state throws(Failure) in
        try DocumentText.text(value, &state, pretty: true)
      },
      .one("toRawJson", .any, "As JSON on one line, with <, > and & as they are.") { value, state throws(Failure) in
        try DocumentText.text(value, &state, htmlSafe: false)
      },
      .one("mustToRawJson", .any, "The same as toRawJson.") { value, state throws(Failure) in
        try DocumentText.text(value, &state, htmlSafe: false)
      },
      .one("toYaml", .any, "As YAML, keys in order, without a line end.") { value, state throws(Failure) in
        let document = try DocumentText.reread(DocumentText.document(value, &state))
        var bytes = Array(YAML.text(document, sortedKeys: true).utf8)
        if bytes.last == 0x0A { bytes.removeLast() }
        return GoValue(text: bytes)
      },
      .one("fromYaml", .string, "The map of a YAML text.") { text, _ throws(Failure) in
        switch try DocumentText.yaml(text) {
        case .map(let map): return .map(map)
        case .null: return .map(GoMap())
        case let other:
          throw .function("json: cannot unmarshal \(other.type.name) into Go value of type map[string]interface {}")
        }
      },
      .one("fromYamlArray", .string, "The list of a YAML text.") { text, _ throws(Failure) in
        switch try DocumentText.yaml(text) {
        case .list(let list): return .list(list)
        case .null: return .list(GoList([]))
        case let other:
          throw .function("json: cannot unmarshal \(other.type.name) into Go value of type []interface {}")
        }
      },
    ])
}

private enum DocumentText {
  static func json(_ text: GoValue, unreadableNumbersAreNull: Bool = false) throws(Failure) -> GoValue {
    let bytes = text.bytes
    if bytes.hasPrefix([0xEF, 0xBB, 0xBF]) {
      throw .function("invalid character 'ï' looking for beginning of value")
    }
    do {
      return GoValue(try JSON.parse(bytes, unreadableNumbersAreNull: unreadableNumbersAreNull))
    } catch {
      throw .function(error.message)
    }
  }

  static func yaml(_ text: GoValue) throws(Failure) -> GoValue {
    if case .bytes = text { throw .function("error converting YAML to JSON: yaml: invalid leading UTF-8 octet") }
    do { return GoValue(try YAML.parse(text.text ?? "")) } catch {
      throw .function("error converting YAML to JSON: \(error.description)")
    }
  }

  /// A document as Go's YAML library sees it: it reads the JSON of the value as YAML, where some characters are refused and
  /// U+0085 ends a line, which within quotes folds into a space.
  static func reread(_ document: Value) throws(Failure) -> Value {
    switch document {
    case .string(let text): return .string(try reread(text))
    case .array(let items):
      var result: [Value] = []
      for item in items { result.append(try reread(item)) }
      return .array(result)
    case .object(let members):
      var result = Object()
      for pair in members {
        if pair.key.unicodeScalars.contains("\u{85}") {
          throw .function("error converting JSON to YAML: yaml: line 1: did not find expected ',' or '}'")
        }
        result[try reread(pair.key)] = try reread(pair.value)
      }
      return .object(result)
    default: return document
    }
  }

  private static func reread(_ text: String) throws(Failure) -> String {
    var hasLineEnd = false
    for scalar in text.unicodeScalars where scalar.value >= 0x7F {
      switch scalar.value {
      case 0x85: hasLineEnd = true
      case 0x7F...0x9F, 0xFFFE...0xFFFF:
        throw .function("error converting JSON to YAML: yaml: control characters are not allowed")
      default: break
      }
    }
    return hasLineEnd ? folded(text) : text
  }

  private static func folded(_ text: String) -> String {
    let lines = text.unicodeScalars.split(separator: "\u{85}", omittingEmptySubsequences: false)
    var result = String.UnicodeScalarView()
    var emptyLines = 0
    for (place, line) in lines.enumerated() {
      var line = line
      if place > 0 { line = line.drop { $0 == " " } }
      if place < lines.count - 1 { while line.last == " " { line.removeLast() } }
      if place > 0, place < lines.count - 1, line.isEmpty {
        emptyLines += 1
        continue
      }
      if place > 0 {
        result.append(contentsOf: emptyLines == 0 ? [" "] : Array(repeating: "\n", count: emptyLines))
        emptyLines = 0
      }
      result.append(contentsOf: line)
    }
    return String(result)
  }

  static func text(
    _ value: GoValue, _ state: inout Evaluation, pretty: Bool = false, htmlSafe: Bool = true
  ) throws(Failure) -> GoValue {
    var writer = JSONText(pretty: pretty, htmlSafe: htmlSafe)
    try writer.write(value, &state)
    return GoValue(text: writer.output)
  }

  /// What JSON cannot hold gives an empty text; bounds still hold.
  static func swallowing(
    _ value: GoValue, _ state: inout Evaluation, pretty: Bool
  ) throws(Failure) -> GoValue {
    do throws(Failure) { return try text(value, &state, pretty: pretty) } catch {
      if case .function = error { return .string("") }
      throw error
    }
  }

  /// A value as a document, for YAML; accounts for its size first.
  static func document(_ value: GoValue, depth: Int = 0, _ state: inout Evaluation) throws(Failure) -> Value {
    try state.step()
    try state.reserve(bytes: 16)
    if depth > GoValue.deepest { throw .bound(.nesting, "a value contains itself") }
    switch value {
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .int(let number): return .int(number)
    case .integer(let number, let kind):
      return kind.isSigned || number >= 0 ? .int(number) : .double(Double(UInt64(bitPattern: number)))
    case .double(let number):
      if !number.isFinite { throw .function("json: unsupported value: \(GoNumber.text(number))") }
      return .double(number)
    case .complex: throw .function("json: unsupported type: complex128")
    case .string, .bytes:
      let text = value.text ?? ""
      try state.reserve(bytes: text.utf8.count)
      return .string(text)
    case .instant(let time): return .string(try time.marshalled(by: "MarshalJSON"))
    case .version(let version): return .string(version.description)
    case .certificate(let pair): return ["Cert": .string(pair.certificate), "Key": .string(pair.key)]
    case .list(let list):
      if list.isNil { return .null }
      var items: [Value] = []
      for item in list.items { items.append(try document(item, depth: depth + 1, &state)) }
      return .array(items)
    case .map(let map):
      if map.isNil { return .null }
      var members = Object()
      for pair in map.sortedPairs { members[pair.key] = try document(pair.value, depth: depth + 1, &state) }
      return .object(members)
    }
  }
}
