// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// Structural OpenAPI schemas (apiextensions.k8s.io/v1) built from small words, so that a field is one row.
enum Schema {
  static func text(
    _ description: String, default value: String? = nil, choices: [String]? = nil, pattern: String? = nil,
    atLeast least: Int64? = nil
  )
    -> Value
  {
    var result: Value = ["type": "string", "description": .string(description)]
    if let value { result["default"] = .string(value) }
    if let choices { result["enum"] = .array(choices.map { .string($0) }) }
    if let pattern { result["pattern"] = .string(pattern) }
    if let least { result["minLength"] = .int(least) }
    return result
  }

  /// Several texts, each with its description.
  static func texts(_ rows: [(String, String)]) -> [(String, Value)] { rows.map { ($0.0, text($0.1)) } }

  /// A rule that says more than a type can (CEL, `x-kubernetes-validations`); of what the sandbox evaluates, too.
  static func ruled(_ schema: Value, _ rule: String, _ message: String) -> Value {
    var result = schema
    let rules = schema["x-kubernetes-validations"]?.array ?? []
    result["x-kubernetes-validations"] = .array(rules + [["rule": .string(rule), "message": .string(message)]])
    return result
  }

  static func flag(_ description: String) -> Value { ["type": "boolean", "description": .string(description)] }

  static func whole(_ description: String, minimum: Int64? = nil, maximum: Int64? = nil) -> Value {
    var result: Value = ["type": "integer", "format": "int64", "description": .string(description)]
    if let minimum { result["minimum"] = .int(minimum) }
    if let maximum { result["maximum"] = .int(maximum) }
    return result
  }

  static func map(_ description: String, required: [String] = [], _ properties: [(String, Value)]) -> Value {
    var result: Value = [
      "type": "object", "description": .string(description), "properties": .object(Object(properties)),
    ]
    if !required.isEmpty { result["required"] = .array(required.map { .string($0) }) }
    return result
  }

  /// Rules between two durations of a map, both of which are given. Spans with days are left to the decoder: CEL knows none.
  static func ordered(_ schema: Value, _ shorter: String, _ sign: String, _ longer: String, _ message: String) -> Value
  {
    ruled(
      schema,
      "!has(self.\(shorter)) || !has(self.\(longer)) || self.\(shorter).contains('d') || self.\(longer).contains('d') || "
        + "duration(self.\(shorter)) \(sign) duration(self.\(longer))",
      message)
  }

  /// A list in which no two items have one name.
  static func named(_ list: Value) -> Value {
    var result = list
    result["x-kubernetes-list-type"] = "map"
    result["x-kubernetes-list-map-keys"] = ["name"]
    return result
  }

  static func list(_ description: String, of items: Value, atMost most: Int64? = nil) -> Value {
    var result: Value = ["type": "array", "description": .string(description), "items": items]
    if let most { result["maxItems"] = .int(most) }
    return result
  }

  static func strings(_ description: String) -> Value { list(description, of: ["type": "string"]) }

  static func stringMap(_ description: String) -> Value {
    ["type": "object", "description": .string(description), "additionalProperties": ["type": "string"]]
  }

  /// Anything below: checked by whoever decodes it.
  static func open(_ description: String) -> Value {
    ["type": "object", "description": .string(description), "x-kubernetes-preserve-unknown-fields": true]
  }

  static func duration(_ description: String) -> Value {
    var result = text(
      description + " A duration such as 90s, 15m or 72h.", pattern: #"^([0-9]+(\.[0-9]+)?(ms|s|m|h|d))+$|^0$"#)
    // Bounds what a rule over it may cost, which the API server reckons before it takes the definition.
    result["maxLength"] = .int(Duration.longestText)
    return result
  }

  static func moment(_ description: String) -> Value {
    ["type": "string", "format": "date-time", "nullable": true, "description": .string(description)]
  }

  static let time: Value = ["type": "string", "format": "date-time"]

  static let conditions: Value = [
    "type": "array", "description": "What programs read: Ready, Reconciling, Stalled and others.",
    "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["type"],
    "items": map(
      "One condition.", required: ["type", "status"],
      [
        ("type", text("What it is about.")),
        ("status", text("Whether it is so.", choices: ["True", "False", "Unknown"])),
        ("reason", text("Why, for programs.")), ("message", text("Why, for people.")),
        ("observedGeneration", whole("Generation of the spec that it speaks of.")),
        ("lastTransitionTime", moment("When the status changed last.")),
      ]),
  ]
}
