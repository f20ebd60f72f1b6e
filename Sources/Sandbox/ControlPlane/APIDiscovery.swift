// SPDX-License-Identifier: Apache-2.0
internal import Cryptography
internal import Documents
internal import HTTPServing

/// What clients ask to find out what there is: groups, versions, kinds, schemas.
struct APIDiscovery: Sendable {
  var plane: ControlPlane
  var prefix: String

  /// The version we claim: that of the API whose behaviour we follow.
  private static let version: Value = [
    "major": "1", "minor": "32", "gitVersion": "v1.32.0+nestling", "gitCommit": "", "gitTreeState": "clean",
    "buildDate": "2025-01-01T00:00:00Z", "goVersion": "", "compiler": "swift", "platform": "linux/amd64",
  ]

  /// nil when the path is about objects.
  func answer(_ parts: [String], _ request: ServerRequest) throws(APIFailure) -> ServerResponse? {
    let registry = try plane.run { (state) throws(APIFailure) in state.registry }
    switch (parts.first, parts.count) {
    case (nil, _): return APIReply.json(["paths": ["/api", "/apis", "/healthz", "/openapi/v3", "/version"]])
    case ("version", 1): return APIReply.json(APIDiscovery.version)
    case ("api", 1):
      return APIReply.json(["kind": "APIVersions", "versions": ["v1"], "serverAddressByClientCIDRs": []])
    case ("apis", 1):
      return APIReply.json([
        "kind": "APIGroupList", "apiVersion": "v1", "groups": .array(groups(registry).map { group($0, versions: $1) }),
      ])
    case ("apis", 2):
      guard let found = groups(registry).first(where: { $0.name == parts[1] }) else { throw .noSuchPath }
      var value = group(found.name, versions: found.versions)
      value["kind"] = "APIGroup"
      value["apiVersion"] = "v1"
      return APIReply.json(value)
    case ("api", 2): return try resources("", parts[1], registry)
    case ("apis", 3): return try resources(parts[1], parts[2], registry)
    case ("openapi", 2...): return try openAPI(Array(parts.dropFirst()), request, registry)
    default: return nil
    }
  }

  private func groups(_ registry: APIRegistry) -> [(name: String, versions: [String])] {
    registry.groups.filter { !$0.name.isEmpty }
      + Set(APIReviews.kinds.map(\.group)).sorted().map { (name: $0, versions: ["v1"]) }
  }

  private func group(_ name: String, versions: [String]) -> Value {
    let list = versions.map { version -> Value in
      ["groupVersion": .string("\(name)/\(version)"), "version": .string(version)]
    }
    return ["name": .string(name), "versions": .array(list), "preferredVersion": list[0]]
  }

  private func resources(_ group: String, _ version: String, _ registry: APIRegistry) throws(APIFailure)
    -> ServerResponse
  {
    var rows: [Value] = []
    for resource in registry.resources(group: group, version: version) {
      rows.append(row(resource))
      for name in resource.subresources { rows.append(part(resource, name)) }
    }
    for review in APIReviews.kinds where review.group == group && version == "v1" {
      rows.append([
        "name": .string(review.plural), "singularName": .string(review.kind.lowercased()),
        "namespaced": .bool(review.isNamespaced),
        "kind": .string(review.kind), "verbs": ["create"],
      ])
    }
    guard !rows.isEmpty else { throw .noSuchPath }
    return APIReply.json([
      "kind": "APIResourceList", "apiVersion": "v1",
      "groupVersion": .string(group.isEmpty ? version : "\(group)/\(version)"), "resources": .array(rows),
    ])
  }

  private func row(_ resource: APIResource) -> Value {
    var row: Value = [
      "name": .string(resource.plural), "singularName": .string(resource.singular),
      "namespaced": .bool(resource.isNamespaced), "kind": .string(resource.kind),
      "verbs": resource.storage == "/namespaces"
        ? ["create", "delete", "get", "list", "patch", "update", "watch"]
        : ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
    ]
    if !resource.shortNames.isEmpty { row["shortNames"] = .array(resource.shortNames.map { .string($0) }) }
    if !resource.categories.isEmpty { row["categories"] = .array(resource.categories.map { .string($0) }) }
    return row
  }

  private func part(_ resource: APIResource, _ name: String) -> Value {
    var row: Value = [
      "name": .string("\(resource.plural)/\(name)"), "singularName": "", "namespaced": .bool(resource.isNamespaced),
      "kind": .string(resource.kind), "verbs": name == "finalize" ? ["update"] : ["get", "patch", "update"],
    ]
    if name == "scale" {
      row["kind"] = "Scale"
      row["group"] = "autoscaling"
      row["version"] = "v1"
    }
    return row
  }

  // MARK: schemas

  private func openAPI(
    _ parts: [String], _ request: ServerRequest, _ registry: APIRegistry
  ) throws(APIFailure) -> ServerResponse {
    if parts == ["v2"] {
      // kubectl asks for protobuf only and does without when it cannot have it.
      guard request.header("Accept")?.contains("json") ?? true else {
        throw .notAcceptable(["application/json"])
      }
      return APIReply.json(OpenAPIDocument.v2(registry.resources))
    }
    guard parts.first == "v3" else { throw .noSuchPath }
    let documents = registry.groups.flatMap { group in
      group.versions.map { (group: group.name, version: $0) }
    }
    func path(_ group: String, _ version: String) -> String {
      group.isEmpty ? "api/\(version)" : "apis/\(group)/\(version)"
    }
    func bytes(_ group: String, _ version: String) -> [UInt8] {
      JSON.bytes(OpenAPIDocument.v3(registry.resources(group: group, version: version)))
    }
    if parts.count == 1 {
      let paths = documents.map { document -> (String, Value) in
        let place = path(document.group, document.version)
        // Clients keep documents on disk under this address, so it has to change with what they say.
        let hash = Hex.encode(Digest.sha256(bytes(document.group, document.version))).prefix(32)
        return (place, ["serverRelativeURL": .string("\(prefix)/openapi/v3/\(place)?hash=\(hash)")])
      }
      return APIReply.json(["paths": .object(Object(paths))])
    }
    let place = parts.dropFirst().joined(separator: "/")
    guard let document = documents.first(where: { path($0.group, $0.version) == place }) else { throw .noSuchPath }
    return ServerResponse(
      status: 200, headers: [("Content-Type", "application/json")],
      body: .bytes(bytes(document.group, document.version)))
  }
}
