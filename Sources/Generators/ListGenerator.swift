// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import PreviewAPI
internal import Templating

extension GeneratorKind {
  /// Sets written down in the specification (appset-engine section 5.1).
  static let list = GeneratorKind(
    name: "list", summary: "One set per element, as written.",
    schema: [
      "type": "object",
      "properties": [
        "elements": [
          "type": "array", "description": "One map per set.",
          "items": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
        ],
        "elementsYaml": [
          "type": "string", "description": "The same as YAML or JSON text, usually rendered by a matrix.",
        ],
        "template": templateSchema,
      ],
    ], reachesOut: false
  ) { call throws(GeneratorError) in
    let body = call.body
    var outcome = GeneratorOutcome()
    for (place, element) in try body.list("elements").enumerated() {
      let field = "\(body.path("elements"))[\(place)]"
      outcome.add(body.path) { () throws(GeneratorError) in
        try listed(element, field: field, isGoTemplate: call.run.context.isGoTemplate, origin: body.path)
      }
    }
    for (place, element) in try yamlElements(body).enumerated() {
      outcome.add(body.path) { () throws(GeneratorError) in
        guard let members = element.isNull ? [:] : element.object else {
          throw body.wrong("elementsYaml[\(place)]", "expected a map, found \(element.kindName)")
        }
        // Neither flattened nor checked in either mode: only a matrix makes use of what is not text.
        return GeneratedSet(parameters: Parameters(members), origin: body.path)
      }
    }
    return outcome
  }

  private static func yamlElements(_ body: Body) throws(GeneratorError) -> [Value] {
    guard let text = try body.string("elementsYaml"), !text.isEmpty else { return [] }
    let document: Value
    do throws(DocumentError) { document = try YAML.parse(text) } catch {
      throw body.wrong("elementsYaml", "is not YAML: \(error)")
    }
    if document.isNull { return [] }
    guard let items = document.array else {
      throw body.wrong("elementsYaml", "expected a list of maps, found \(document.kindName)")
    }
    return items
  }

  private static func listed(
    _ element: Value, field: String, isGoTemplate: Bool, origin: String
  ) throws(GeneratorError) -> GeneratedSet {
    guard let members = element.object else {
      throw .invalid(ValidationError(field: field, message: "expected a map, found \(element.kindName)"))
    }
    guard !isGoTemplate else { return GeneratedSet(parameters: Parameters(members), origin: origin) }
    var flat = Object()
    for pair in members {
      if pair.key == "values" {
        guard let values = pair.value.object else {
          throw .invalid(
            ValidationError(
              field: field + ".values", message: "expected a map of strings, found \(pair.value.kindName)"))
        }
        for value in values {
          flat["values." + value.key] = try text(value.value, field: "\(field).values.\(value.key)")
        }
      } else {
        flat[pair.key] = try text(pair.value, field: "\(field).\(pair.key)")
      }
    }
    return GeneratedSet(parameters: Parameters(flat), origin: origin)
  }

  private static func text(_ value: Value, field: String) throws(GeneratorError) -> Value {
    guard value.string != nil else {
      throw .invalid(
        ValidationError(
          field: field, message: "expected a string, found \(value.kindName); quote it, or set goTemplate: true"))
    }
    return value
  }

  /// The per-generator override; its fields are those of `spec.template`, which says what they are.
  static let templateSchema: Value = [
    "type": "object", "description": "Laid over spec.template for the sets of this generator.",
    "x-kubernetes-preserve-unknown-fields": true,
  ]

  static let valuesSchema: Value = [
    "type": "object", "description": "More parameters under values, rendered with the generator's own.",
    "additionalProperties": ["type": "string"],
  ]

  static let requeueSchema: Value = [
    "type": "integer", "format": "int64", "description": "How often to look again; 0 for never.",
  ]
}
