// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Naming
internal import Templating

extension GeneratorKind {
  /// The clusters that Argo CD knows (appset-engine section 5.2), by name where the original's order is random.
  static let clusters = GeneratorKind(
    name: "clusters", summary: "One set per cluster that Argo CD knows.",
    schema: [
      "type": "object",
      "properties": [
        "selector": [
          "type": "object", "description": "Label selector over the clusters' Secrets.",
          "x-kubernetes-preserve-unknown-fields": true,
        ],
        "flatList": ["type": "boolean", "description": "One set with all clusters in a list."],
        "values": valuesSchema, "template": templateSchema,
      ],
    ], reachesOut: false
  ) { call throws(GeneratorError) in
    let body = call.body
    let isFlat = try body.flag("flatList")
    let selector = try LabelSelector(
      Body(body["selector"] ?? .object([:]), path: body.path("selector")), checksValues: true)
    let all = try await call.clusters()
    let chosen = all.filter { selector.isEmpty || ($0.isDescribed && selector.accepts($0.labels)) }
    let values = call.run.renderer.values(of: body)
    var outcome = GeneratorOutcome()
    for cluster in chosen {
      outcome.add(body.path) { () throws(GeneratorError) in
        let parameters = cluster.parameters(isGoTemplate: call.run.context.isGoTemplate)
        return GeneratedSet(parameters: try values.added(to: parameters), origin: body.path)
      }
    }
    guard isFlat else { return outcome }
    // A list that lacks one is wrong, not incomplete.
    guard outcome.failures.isEmpty else { return GeneratorOutcome(failures: outcome.failures) }
    outcome.sets = [GeneratedSet(parameters: flatList(outcome.sets.map(\.parameters)), origin: body.path)]
    return outcome
  }

  private static func flatList(_ clusters: [Parameters]) -> Parameters {
    var types: [String: GoType] = ["/clusters": .maps]
    for (place, cluster) in clusters.enumerated() {
      for (pointer, type) in cluster.types { types["/clusters/\(place)\(pointer)"] = type }
    }
    return Parameters(["clusters": .array(clusters.map { .object($0.values) })], types: types)
  }
}

extension GeneratorCall {
  /// Clusters by name (of two with one name the last), the local one at the end unless a Secret describes it.
  func clusters() async throws(GeneratorError) -> [ClusterRecord] {
    let records: [ClusterRecord]
    do throws(SourceError) { records = try await run.ports.clusters() } catch { throw .source(error, path: body.path) }
    let byName = Dictionary(records.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    let sorted = byName.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    guard !records.contains(where: { $0.server == ClusterRecord.localServer }) else { return sorted }
    var local = ClusterRecord(name: "in-cluster", server: ClusterRecord.localServer)
    local.isDescribed = false
    return sorted + [local]
  }
}

extension ClusterRecord {
  static let localServer = "https://kubernetes.default.svc"

  func parameters(isGoTemplate: Bool) -> Parameters {
    var parameters = Parameters([
      "name": .string(name), "nameNormalized": .string(Slug.normalize(name)), "server": .string(server),
      "project": .string(project),
    ])
    var metadata = Object()
    for (key, texts) in [("labels", labels), ("annotations", annotations)] where !texts.isEmpty {
      let sorted = texts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      if isGoTemplate {
        metadata[key] = .object(Object(sorted.map { ($0.key, .string($0.value)) }))
        parameters.types["/metadata/" + key] = .stringMap
      } else {
        for (name, text) in sorted { parameters.values["metadata.\(key).\(name)"] = .string(text) }
      }
    }
    // Without a Secret there is no metadata at all, with one there is, be it empty.
    if isGoTemplate, isDescribed { parameters.values["metadata"] = .object(metadata) }
    return parameters
  }
}
