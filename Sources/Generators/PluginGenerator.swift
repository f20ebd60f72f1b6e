// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Templating

extension GeneratorKind {
  /// Sets that a service of one's own answers (appset-engine section 5.9).
  static let plugin = GeneratorKind(
    name: "plugin", summary: "One set per map in the answer of an HTTP service.",
    schema: [
      "type": "object", "required": ["configMapRef"],
      "properties": [
        "configMapRef": [
          "type": "object", "required": ["name"], "description": "ConfigMap with baseUrl and token.",
          "properties": ["name": ["type": "string"]],
        ],
        "input": [
          "type": "object", "description": "parameters: what the service is asked with.",
          "x-kubernetes-preserve-unknown-fields": true,
        ],
        "values": valuesSchema, "requeueAfterSeconds": requeueSchema, "template": templateSchema,
      ],
    ], interval: { body, _ in Body(body, path: "").interval(default: .seconds(1800)) }
  ) { call throws(GeneratorError) in
    let body = call.body
    let name = try Body(body["configMapRef"] ?? .object([:]), path: body.path("configMapRef")).required("name")
    let input = body.value.at("input", "parameters") ?? .object([:])
    let response: Value
    do throws(SourceError) { response = try await call.run.ports.plugin(name, input) } catch {
      throw .source(error, path: body.path)
    }
    let answers = response.at("output", "parameters") ?? .null
    guard answers.isNull || answers.array != nil else {
      throw .source(.refused("plugin \(name) answered output.parameters with \(answers.kindName)"), path: body.path)
    }
    let values = call.run.renderer.values(of: body)
    var outcome = GeneratorOutcome()
    for answer in answers.array ?? [] {
      outcome.add(body.path) { () throws(GeneratorError) in
        guard let members = answer.isNull ? [:] : answer.object else {
          throw .source(.refused("plugin \(name) answered with \(answer.kindName) for a set"), path: body.path)
        }
        var parameters = Parameters(call.run.context.isGoTemplate ? members : Printing.flattened(members))
        parameters.values["generator"] = ["input": ["parameters": input]]
        return GeneratedSet(parameters: try values.added(to: parameters), origin: body.path)
      }
    }
    return outcome
  }
}
