// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Patterns

/// Checks a custom resource against its structural schema, with the words of apiextensions-apiserver. Its rules are in `SchemaRules`.
struct SchemaValidation {
  private var causes: [APIFailure.Cause] = []

  static func causes(_ value: Value, schema: Value) -> [APIFailure.Cause] {
    var validation = SchemaValidation()
    validation.check(value, schema, "")
    return validation.causes
  }

  private mutating func check(_ value: Value, _ schema: Value, _ path: String) {
    if value.isNull, schema["nullable"]?.bool == true { return }
    guard checkType(value, schema, path) else { return }
    checkEnum(value, schema, path)
    switch value {
    case .string(let text): checkText(text, schema, path)
    case .int, .double: checkNumber(value, schema, path)
    case .array(let items): checkItems(items, schema, path)
    case .object(let members): checkMembers(members, schema, path)
    case .bool, .null: break
    }
    checkCombinations(value, schema, path)
  }

  private mutating func invalid(_ path: String, _ shown: Value, _ why: String) {
    causes.append(.invalid(path.isEmpty ? "<nil>" : path, JSON.text(shown), why))
  }

  private mutating func checkType(_ value: Value, _ schema: Value, _ path: String) -> Bool {
    if schema["x-kubernetes-int-or-string"]?.bool == true {
      switch value {
      case .string, .int: return true
      default: break
      }
    }
    guard let type = schema["type"]?.string, !type.isEmpty else { return true }
    let fits =
      switch (type, value) {
      case ("string", .string), ("boolean", .bool), ("array", .array), ("object", .object), ("number", .int),
        ("number", .double), ("integer", .int):
        true
      case ("integer", .double(let number)): Int64(exactly: number) != nil
      default: false
      }
    if fits { return true }
    let actual =
      switch value {
      case .null: "null"
      case .bool: "boolean"
      case .int: "integer"
      case .double: "number"
      case .string: "string"
      case .array: "array"
      case .object: "object"
      }
    causes.append(
      .init(
        reason: "FieldValueTypeInvalid",
        message: "Invalid value: \"\(actual)\": \(named(path)) must be of type \(type): \"\(actual)\"", field: path))
    return false
  }

  private func named(_ path: String) -> String { path.isEmpty ? "in body" : "\(path) in body" }

  private mutating func checkEnum(_ value: Value, _ schema: Value, _ path: String) {
    guard let allowed = schema["enum"]?.array, !allowed.contains(where: { $0.isSameJSON(as: value) }) else { return }
    causes.append(
      .init(
        reason: "FieldValueNotSupported",
        message: "Unsupported value: \(JSON.text(value)): supported values: "
          + allowed.map { JSON.text($0) }.joined(separator: ", "),
        field: path))
  }

  private mutating func checkText(_ text: String, _ schema: Value, _ path: String) {
    let length = Int64(text.unicodeScalars.count)
    if let least = schema["minLength"]?.int, length < least {
      invalid(path, .string(text), "\(named(path)) should be at least \(least) chars long")
    }
    if let most = schema["maxLength"]?.int, length > most {
      causes.append(
        .init(reason: "FieldValueTooLong", message: "Too long: may not be more than \(most) bytes", field: path))
    }
    if let pattern = schema["pattern"]?.string, SchemaPatterns.matches(pattern, text) == false {
      invalid(path, .string(text), "\(named(path)) should match '\(pattern)'")
    }
    if let format = schema["format"]?.string, !hasFormat(text, format) {
      invalid(path, .string(text), "\(named(path)) must be of type \(format): \(JSON.text(.string(text)))")
    }
  }

  private func hasFormat(_ text: String, _ format: String) -> Bool {
    switch format {
    case "date-time": Timestamp(text) != nil
    case "date": Timestamp(text + "T00:00:00Z") != nil
    case "duration": Duration(text: text) != nil
    default: true  // unknown formats are ignored, as upstream does
    }
  }

  private mutating func checkNumber(_ value: Value, _ schema: Value, _ path: String) {
    guard let number = value.double else { return }
    if let least = schema["minimum"]?.double {
      let isStrict = schema["exclusiveMinimum"]?.bool == true
      if number < least || (isStrict && number == least) {
        let words = isStrict ? "greater than" : "greater than or equal to"
        invalid(path, value, "\(named(path)) should be \(words) \(APIJSONPath.text(schema["minimum"] ?? .null))")
      }
    }
    if let most = schema["maximum"]?.double {
      let isStrict = schema["exclusiveMaximum"]?.bool == true
      if number > most || (isStrict && number == most) {
        let words = isStrict ? "less than" : "less than or equal to"
        invalid(path, value, "\(named(path)) should be \(words) \(APIJSONPath.text(schema["maximum"] ?? .null))")
      }
    }
    if let step = schema["multipleOf"]?.double, step > 0, (number / step).rounded() != number / step {
      invalid(path, value, "\(named(path)) should be a multiple of \(APIJSONPath.text(schema["multipleOf"] ?? .null))")
    }
    if schema["format"]?.string == "int32", let whole = value.int, Int32(exactly: whole) == nil {
      invalid(path, value, "\(named(path)) must be of type int32: \"\(whole)\"")
    }
  }

  private mutating func checkItems(_ items: [Value], _ schema: Value, _ path: String) {
    if let least = schema["minItems"]?.int, items.count < least {
      invalid(path, .int(Int64(items.count)), "\(named(path)) should have at least \(least) items")
    }
    if let most = schema["maxItems"]?.int, items.count > most {
      causes.append(
        .init(
          reason: "FieldValueTooMany", message: "Too many: \(items.count): must have at most \(most) items",
          field: path))
    }
    if let inner = schema["items"] {
      for (place, item) in items.enumerated() { check(item, inner, "\(path)[\(place)]") }
    }
    checkUnique(items, schema, path)
  }

  private mutating func checkUnique(_ items: [Value], _ schema: Value, _ path: String) {
    let keys = (schema["x-kubernetes-list-map-keys"]?.array ?? []).compactMap(\.string)
    let isMap = schema["x-kubernetes-list-type"]?.string == "map"
    guard isMap || schema["x-kubernetes-list-type"]?.string == "set" else { return }
    var seen: Set<Value> = []
    for (place, item) in items.enumerated() {
      let key: Value = isMap ? .object(Object(keys.map { ($0, item[$0] ?? .null) })) : item
      if !seen.insert(key).inserted {
        causes.append(
          .init(
            reason: "FieldValueDuplicate", message: "Duplicate value: \(JSON.text(key))", field: "\(path)[\(place)]"))
      }
    }
  }

  private mutating func checkMembers(_ members: Object, _ schema: Value, _ path: String) {
    func inner(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
    for key in (schema["required"]?.array ?? []).compactMap(\.string) where members[key] == nil {
      causes.append(.required(inner(key)))
    }
    if let least = schema["minProperties"]?.int, members.count < least {
      invalid(path, .int(Int64(members.count)), "\(named(path)) should have at least \(least) properties")
    }
    if let most = schema["maxProperties"]?.int, members.count > most {
      causes.append(
        .init(
          reason: "FieldValueTooMany", message: "Too many: \(members.count): must have at most \(most) items",
          field: path))
    }
    for pair in members {
      if path.isEmpty, ["apiVersion", "kind", "metadata"].contains(pair.key) { continue }
      if let property = schema["properties"]?[pair.key] {
        check(pair.value, property, inner(pair.key))
      } else if let rest = schema["additionalProperties"], rest.object != nil {
        check(pair.value, rest, inner(pair.key))
      }
    }
  }

  private mutating func checkCombinations(_ value: Value, _ schema: Value, _ path: String) {
    func fits(_ inner: Value) -> Bool {
      var trial = SchemaValidation()
      trial.check(value, inner, path)
      return trial.causes.isEmpty
    }
    let quoted = "\"\(path)\""
    for inner in schema["allOf"]?.array ?? [] where !fits(inner) {
      invalid(path, "", "\(quoted) must validate all the schemas (allOf)")
      break
    }
    if let any = schema["anyOf"]?.array, !any.contains(where: fits) {
      invalid(path, "", "\(quoted) must validate at least one schema (anyOf)")
    }
    if let one = schema["oneOf"]?.array {
      let count = one.filter(fits).count
      if count != 1 {
        let found = count == 0 ? "Found none valid" : "Found \(count) valid alternatives"
        invalid(path, "", "\(quoted) must validate one and only one schema (oneOf). \(found)")
      }
    }
    if let no = schema["not"], fits(no) { invalid(path, "", "\(quoted) must not validate the schema (not)") }
  }
}
