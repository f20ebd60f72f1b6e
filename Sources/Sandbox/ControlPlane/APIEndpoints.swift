// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPServing

/// One request on its way to what it means: discovery, or a verb on a kind.
struct APIEndpoints: Sendable {
  var plane: ControlPlane
  var request: ServerRequest
  var identity: APIIdentity
  /// The path in front of ours, for links.
  var prefix: String

  func answer() throws(APIFailure) -> ServerResponse {
    let parts = request.rawPath.split(separator: "/").map { PercentCoding.decode(String($0)) }
    if let document = try APIDiscovery(plane: plane, prefix: prefix).answer(parts, request) { return document }
    if request.path == "/version/openapi" { throw .noSuchPath }
    switch parts.first {
    case "api" where parts.count > 2: return try resource("", parts[1], Array(parts[2...]))
    case "apis" where parts.count > 3: return try resource(parts[1], parts[2], Array(parts[3...]))
    default: throw .noSuchPath
    }
  }

  private func resource(_ group: String, _ version: String, _ rest: [String]) throws(APIFailure) -> ServerResponse {
    var (namespace, rest): (String?, [String]) = (nil, rest)
    if rest.count > 2, rest[0] == "namespaces", !["status", "finalize"].contains(rest[2]) {
      namespace = rest[1]
      rest = Array(rest[2...])
    }
    if APIReviews.isReview(group) {
      guard rest.count == 1 else { throw .noSuchPath }
      return try APIReviews(plane: plane, identity: identity).answer(
        request, group: group, version: version, plural: rest[0], namespace: namespace)
    }
    let (plural, version) = (rest[0], version)
    guard
      let resource = try plane.run({ (state) throws(APIFailure) in
        state.registry.find(group: group, version: version, plural: plural)
      }), rest.count <= 3, resource.isNamespaced || namespace == nil
    else { throw .noSuchPath }
    let call = APICall(
      plane: plane, request: request, identity: identity, resource: resource, namespace: namespace,
      name: rest.count > 1 ? rest[1] : nil, subresource: rest.count > 2 ? rest[2] : nil)
    return try call.answer()
  }
}
