// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import PreviewAPI
internal import Templating

extension GeneratorKind {
  /// Clusters that another controller chose, read from the status of its objects (appset-engine section 5.7).
  ///
  /// A ConfigMap without `matchKey`, and a status without the list, are errors here; the original takes them for nothing chosen,
  /// or panics.
  static let clusterDecisionResource = GeneratorKind(
    name: "clusterDecisionResource", summary: "One set per cluster that the status of an object names.",
    schema: [
      "type": "object", "required": ["configMapRef"],
      "properties": [
        "configMapRef": ["type": "string", "description": "ConfigMap that says which objects, and what matches."],
        "name": ["type": "string", "description": "The one object; or labelSelector."],
        "labelSelector": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
        "values": valuesSchema, "requeueAfterSeconds": requeueSchema, "template": templateSchema,
      ],
    ], interval: { body, context in Body(body, path: "").interval(default: context.gitInterval) }
  ) { call throws(GeneratorError) in
    let body = call.body
    let definition = try await decisionDefinition(call)
    let objects = try await call.objects(definition.apiVersion, definition.resource)
    let chosen = try select(objects, body)
    guard !chosen.isEmpty else {
      throw .source(
        .notFound("no object of \(definition.resource) in \(definition.apiVersion) is chosen"), path: body.path)
    }
    var decisions: [Object] = []
    for object in chosen {
      guard let status = object["status"]?.object, !status.isEmpty else { continue }
      guard let list = status[definition.listKey]?.array else {
        throw .source(
          .refused("status.\(definition.listKey) of \(object.at("metadata", "name")?.string ?? "") is not a list"),
          path: body.path)
      }
      decisions += list.compactMap(\.object)
    }
    let clusters = Dictionary(try await call.clusters().map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    var outcome = GeneratorOutcome()
    for decision in decisions {
      guard let match = decision[definition.matchKey], let cluster = clusters[Printing.text(match)] else { continue }
      outcome.add(body.path) { () throws(GeneratorError) in
        GeneratedSet(
          parameters: try parameters(cluster, decision, body, call.run.context.isGoTemplate), origin: body.path)
      }
    }
    return outcome
  }

  private struct Definition {
    var apiVersion: String
    var resource: String
    var listKey: String
    var matchKey: String
  }

  private static func decisionDefinition(_ call: GeneratorCall) async throws(GeneratorError) -> Definition {
    let name = try call.body.required("configMapRef")
    let maps = try await call.objects("v1", "configmaps")
    guard let map = maps.first(where: { $0.at("metadata", "name")?.string == name }) else {
      throw .source(.notFound("there is no ConfigMap \(name)"), path: call.body.path("configMapRef"))
    }
    func text(_ key: String) -> String { map.at("data", key)?.string ?? "" }
    let apiVersion = text("apiVersion")
    guard let slash = apiVersion.firstIndex(of: "/"), slash != apiVersion.startIndex, !text("kind").isEmpty else {
      throw call.body.wrong(
        "configMapRef", "ConfigMap \(name) needs apiVersion (group/version) and kind (a plural name)")
    }
    guard !text("matchKey").isEmpty else {
      throw call.body.wrong("configMapRef", "ConfigMap \(name) needs matchKey: which member names the cluster")
    }
    return Definition(
      apiVersion: apiVersion, resource: text("kind"),
      listKey: text("statusListKey").isEmpty ? "clusters" : text("statusListKey"), matchKey: text("matchKey"))
  }

  private static func select(_ objects: [Value], _ body: Body) throws(GeneratorError) -> [Value] {
    let name = try body.string("name") ?? ""
    guard name.isEmpty != (body["labelSelector"] == nil) else {
      throw .invalid(ValidationError(field: body.path, message: "give either name or labelSelector"))
    }
    guard let selector = body["labelSelector"] else {
      return objects.filter { $0.at("metadata", "name")?.string == name }
    }
    let labels = try LabelSelector(Body(selector, path: body.path("labelSelector")), checksValues: true)
    return objects.filter { object in
      let pairs = (object.at("metadata", "labels")?.object ?? [:]).map { ($0.key, $0.value.string ?? "") }
      return labels.accepts(Dictionary(pairs, uniquingKeysWith: { $1 }))
    }
  }

  /// The values of this kind are taken as they are, not rendered.
  private static func parameters(
    _ cluster: ClusterRecord, _ decision: Object, _ body: Body, _ isGoTemplate: Bool
  ) throws(GeneratorError) -> Parameters {
    var parameters = Parameters(["name": .string(cluster.name), "server": .string(cluster.server)])
    for pair in decision { parameters.values[pair.key] = .string(Printing.text(pair.value)) }
    let values = try body.texts("values")
    if isGoTemplate, !values.isEmpty {
      parameters.values["values"] = .object(Object(values.map { ($0.key, .string($0.text)) }))
      parameters.types["/values"] = .stringMap
    } else {
      for (key, text) in values { parameters.values["values." + key] = .string(text) }
    }
    return parameters
  }
}

extension GeneratorCall {
  func objects(_ apiVersion: String, _ resource: String) async throws(GeneratorError) -> [Value] {
    do throws(SourceError) { return try await run.ports.objects(apiVersion, resource) } catch {
      throw .source(error, path: body.path)
    }
  }
}
