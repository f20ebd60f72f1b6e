// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// `x-kubernetes-validations` of a structural schema (apiextensions-apiserver's pkg/apiserver/schema/cel).
enum SchemaRules {
  private static let key = "x-kubernetes-validations"
  private static let evaluated: Set = ["rule", "message", "reason", "fieldPath"]

  // MARK: definitions

  /// What of a schema's rules cannot be evaluated here: such a definition is refused, for rules that are not checked look as if
  /// they were.
  static func causes(in schema: Value, at path: String) -> [APIFailure.Cause] {
    var causes: [APIFailure.Cause] = []
    for (place, rule) in (schema[key]?.array ?? []).enumerated() {
      let field = "\(path).\(key)[\(place)]"
      for pair in rule.object ?? [:] where !evaluated.contains(pair.key) {
        causes.append(.forbidden("\(field).\(pair.key)", "the sandbox does not evaluate it"))
      }
      let text = rule["rule"]?.string ?? ""
      do throws(RuleError) {
        let expression = try RuleParser.parse(text)
        _ = try schema.shape(of: expression)
      } catch {
        causes.append(
          .invalid("\(field).rule", JSON.text(.string(text)), "compilation failed: \(error.message)"))
      }
    }
    for pair in schema["properties"]?.object ?? [:] {
      causes += self.causes(in: pair.value, at: "\(path).properties[\(pair.key)]")
    }
    for inner in ["items", "additionalProperties"] {
      if let schema = schema[inner], schema.object != nil { causes += self.causes(in: schema, at: "\(path).\(inner)") }
    }
    return causes
  }

  // MARK: objects

  /// Rules that this object breaks, or breaks coming from its former self.
  static func causes(_ value: Value, old: Value?, schema: Value, at path: String = "") -> [APIFailure.Cause] {
    var causes = broken(value, old: old, schema, path)
    switch value {
    case .object(let members):
      for pair in members {
        guard let inner = schema["properties"]?[pair.key] ?? schema["additionalProperties"], inner.object != nil
        else { continue }
        causes += self.causes(
          pair.value, old: old?[pair.key], schema: inner, at: path.isEmpty ? pair.key : "\(path).\(pair.key)")
      }
    case .array(let items):
      guard let inner = schema["items"] else { break }
      for (place, item) in items.enumerated() {
        causes += self.causes(item, old: former(item, old, schema), schema: inner, at: "\(path)[\(place)]")
      }
    default: break
    }
    return causes
  }

  /// Only the items of lists with keys have a former self.
  private static func former(_ item: Value, _ old: Value?, _ schema: Value) -> Value? {
    guard schema["x-kubernetes-list-type"]?.string == "map" else { return nil }
    let keys = (schema["x-kubernetes-list-map-keys"]?.array ?? []).compactMap(\.string)
    return old?.array?.first { other in keys.allSatisfy { other[$0] == item[$0] } }
  }

  private static func broken(_ value: Value, old: Value?, _ schema: Value, _ path: String) -> [APIFailure.Cause] {
    var causes: [APIFailure.Cause] = []
    for rule in schema[key]?.array ?? [] {
      let text = rule["rule"]?.string ?? ""
      let field = path + (rule["fieldPath"]?.string ?? "")
      let shown = schema["type"]?.string ?? value.kindName
      func add(_ why: String) {
        causes.append(
          .init(
            reason: rule["reason"]?.string ?? "FieldValueInvalid", message: "Invalid value: \"\(shown)\": \(why)",
            field: field.isEmpty ? "<nil>" : field))
      }
      do throws(RuleError) {
        let expression = try RuleParser.parse(text)
        if expression.isTransition, old == nil { continue }
        var scope = ["self": value]
        scope["oldSelf"] = old
        if !(try expression.truth(scope)) { add(rule["message"]?.string ?? "failed rule: \(text)") }
      } catch {
        add("rule evaluation error: \(error.message)")
      }
    }
    return causes
  }
}

extension Value {
  /// The schema of what an expression over this schema yields, as far as it is known; an unknown field is an error, as it is
  /// where rules are compiled.
  fileprivate func shape(
    of expression: RuleExpression, _ variables: [String: Value?] = [:]
  ) throws(RuleError) -> Value? {
    switch expression {
    case .literal: return nil
    case .name("self"), .name("oldSelf"): return self
    case .name(let name):
      guard let known = variables[name] else { throw RuleError(message: "undeclared reference to '\(name)'") }
      return known
    case .member(let base, let name), .has(let base, let name):
      guard let shape = try shape(of: base, variables) else { return nil }
      if let properties = shape["properties"] {
        guard let field = properties[name] else { throw RuleError(message: "undefined field '\(name)'") }
        return field
      }
      return shape["additionalProperties"]
    case .index(let base, let place):
      _ = try shape(of: place, variables)
      let shape = try shape(of: base, variables)
      return shape?["items"] ?? shape?["additionalProperties"]
    case .not(let inner), .negative(let inner): _ = try shape(of: inner, variables)
    case .list(let items), .call(_, let items): for item in items { _ = try shape(of: item, variables) }
    case .binary(_, let left, let right):
      _ = try shape(of: left, variables)
      _ = try shape(of: right, variables)
    case .choice(let test, let yes, let no):
      for part in [test, yes, no] { _ = try shape(of: part, variables) }
    case .quantified(_, let base, let variable, let body):
      let items = try shape(of: base, variables)?["items"]
      _ = try shape(of: body, variables.merging([variable: items]) { $1 })
    }
    return nil
  }
}
