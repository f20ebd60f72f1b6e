// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel

extension Conversion {
  /// Inputs become generators, resources stay resources in our template language.
  mutating func convert(resourceSet object: KubeObject, _ providers: [KubeObject]) {
    var generators: [Value] = []
    var inputs: [String: String] = [:]
    for provider in providers where object.names(provider) {
      let read = InputProvider(provider)
      for complaint in read.complaints { note(.lost, provider, complaint.field, complaint.message) }
      if let generator = read.generator { generators.append(generator) }
      inputs.merge(read.inputs) { first, _ in first }
    }
    addStatic(object, &generators, &inputs)
    addMissing(object, providers)
    var template = FluxTemplate(inputs: inputs)
    let resources = resources(object).map { labelled(converted($0, &template), object) }
    for name in template.unknown.sorted() {
      note(.lost, object, "inputs.\(name)", "no generator gives it; it is left as .\(name)")
    }
    for field in ["dependsOn", "wait", "steps", "inputStrategy"] where object.spec[field] != nil {
      note(.lost, object, "spec.\(field)", "has no counterpart; previews do not wait for each other")
    }
    var spec: Value = [
      "goTemplate": true, "goTemplateOptions": ["missingkey=error"], "generators": .array(generators),
      "resources": .array(resources), "preview": [:],
    ]
    if let account = object.spec["serviceAccountName"] { spec["serviceAccountName"] = account }
    sets.append(shell(of: object, spec: spec))
    note(
      .differs, object, "",
      "each preview gets a namespace of its own, and objects may stand only there and beside the set")
  }

  /// `spec.inputs`: rows of a list generator.
  private mutating func addStatic(_ object: KubeObject, _ generators: inout [Value], _ inputs: inout [String: String]) {
    let rows = object.spec["inputs"]?.array ?? []
    guard !rows.isEmpty else { return }
    generators.append(["list": ["elements": .array(rows)]])
    for pair in rows.flatMap({ $0.object ?? [:] }) {
      if let other = inputs[pair.key], other != ".\(pair.key)" {
        note(
          .lost, object, "spec.inputs.\(pair.key)",
          "the templates read \(other), which a pull request has; rename one of the two")
      } else {
        inputs[pair.key] = ".\(pair.key)"
      }
    }
  }

  private mutating func addMissing(_ object: KubeObject, _ providers: [KubeObject]) {
    for (place, source) in (object.spec["inputsFrom"]?.array ?? []).enumerated() {
      let name = source["name"]?.string
      let isThere = providers.contains { name == nil ? object.names($0) : $0.name == name && object.names($0) }
      if !isThere {
        note(
          .lost, object, "spec.inputsFrom[\(place)]",
          "ResourceSetInputProvider \(name ?? "by selector") is not in the input; give it with another -f")
      }
    }
  }

  private mutating func resources(_ object: KubeObject) -> [Value] {
    let listed = object.spec["resources"]?.array ?? []
    guard let text = object.spec["resourcesTemplate"]?.string else { return listed }
    let words = ["range", "if", "else", "with", "define", "end", "template"]
    let isPlain = !words.contains { word in ["<< ", "<<- ", "<<"].contains { text.contains($0 + word) } }
    guard isPlain, let documents = try? YAML.documents(text) else {
      note(
        .lost, object, "spec.resourcesTemplate",
        "a template over several documents has no counterpart; write its objects under spec.resources")
      return listed
    }
    return listed + documents.filter { !$0.isNull }
  }

  private func converted(_ value: Value, _ template: inout FluxTemplate) -> Value {
    switch value {
    case .string(let text): return .string(template.converted(text))
    case .array(let items): return .array(items.map { converted($0, &template) })
    case .object(let members):
      return .object(
        Object(members.map { pair in (template.converted(pair.key), converted(pair.value, &template)) }))
    default: return value
    }
  }

  /// `spec.commonMetadata` over every object.
  private func labelled(_ value: Value, _ object: KubeObject) -> Value {
    var result = value
    var metadata = result["metadata"] ?? [:]
    for key in ["labels", "annotations"] {
      guard let common = object.spec.at("commonMetadata", key)?.object else { continue }
      var all = metadata[key] ?? [:]
      for pair in common { all[pair.key] = pair.value }
      metadata[key] = all
    }
    result["metadata"] = metadata
    return result
  }
}
