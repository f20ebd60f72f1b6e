// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Testing

@Suite struct `Rules of a schema` {
  /// Installs widgets with one more rule in their schema.
  private func define(_ bed: Bed, _ rule: String, _ message: String, on path: [String] = ["spec"]) async throws {
    try bed.needs(minor: 25)
    let rules: Value = [["rule": .string(rule), "message": .string(message)]]
    let steps = ["schema", "openAPIV3Schema"] + path.flatMap { ["properties", $0] } + ["x-kubernetes-validations"]
    try await bed.defineWidgets { $0 = $0.merged(with: steps.reversed().reduce(rules) { [$1: $0] }) }
  }

  @Test(arguments: Backend.all) func `a rule speaks of the value and is told in its own words`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      try await define(bed, "!has(self.code) || self.size < 5", "what has a code is small")
      #expect(try await bed.call("POST", bed.widgets, bed.widget("a", ["size": 9])).status == 201)
      #expect(try await bed.call("POST", bed.widgets, bed.widget("b", ["size": 4, "code": "x"])).status == 201)
      let refused = try await bed.call("POST", bed.widgets, bed.widget("c", ["size": 9, "code": "x"]))
      #expect(refused.status == 422)
      // Before 1.36 the type stands where newer servers show a value or nothing.
      #expect(refused.message.hasPrefix("Widget.\(bed.group) \"c\" is invalid: spec: Invalid value: "))
      #expect(refused.message.hasSuffix(": what has a code is small"))
    }
  }

  @Test(arguments: Backend.all) func `a rule about the former value holds for changes only`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      try await define(bed, "self >= oldSelf", "it only grows", on: ["spec", "size"])
      #expect(try await bed.call("POST", bed.widgets, bed.widget("w", ["size": 3])).status == 201)
      #expect(try await bed.merge("\(bed.widgets)/w", ["spec": ["size": 4]]).status == 200)
      let refused = try await bed.merge("\(bed.widgets)/w", ["spec": ["size": 2]])
      #expect(refused.status == 422)
      #expect(refused.causes.count == 1)
      #expect(refused.causes.first?.hasPrefix("spec.size: Invalid value: ") == true)
      #expect(refused.causes.first?.hasSuffix(": it only grows") == true)
      let applied = try await bed.apply("\(bed.widgets)/w", bed.widget("w", ["size": 1]), manager: "m", force: true)
      #expect(applied.status == 422)
    }
  }

  @Test(
    arguments: Backend.all,
    [("self.nothing == 1", "undefined field"), ("self.size ==", "compilation failed"), ("self.size +", "compilation")])
  func `a rule that cannot be compiled keeps the definition out`(
    _ server: Backend, _ bad: (rule: String, text: String)
  ) async throws {
    try await server.run { bed in
      try bed.needs(minor: 25)
      let schema: Value = [
        "type": "object",
        "properties": [
          "spec": [
            "type": "object", "properties": ["size": ["type": "integer"]],
            "x-kubernetes-validations": [["rule": .string(bad.rule)]],
          ]
        ],
      ]
      let answer = try await bed.call(
        "POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions?dryRun=All",
        [
          "metadata": ["name": .string("widgets.\(bed.group)")],
          "spec": [
            "group": .string(bed.group), "scope": "Namespaced", "names": ["plural": "widgets", "kind": "Widget"],
            "versions": [["name": "v1", "served": true, "storage": true, "schema": ["openAPIV3Schema": schema]]],
          ],
        ])
      #expect(answer.status == 422)
      #expect(answer.message.contains(bad.text))
    }
  }
}
