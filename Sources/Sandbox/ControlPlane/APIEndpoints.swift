// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPServing

/// One request on its way to what it means: discovery, or a verb on a kind.
struct APIEndpoints: Sendable {
  var plane: ControlPlane
  var request: ServerRequest
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
    if group == "authorization.k8s.io" || group == "authentication.k8s.io" {
      return try APIReviews.answer(request, group: group, version: version, plural: rest[0])
    }
    let (plural, version) = (rest[0], version)
    guard
      let resource = try plane.run({ (state) throws(APIFailure) in
        state.registry.find(group: group, version: version, plural: plural)
      }), rest.count <= 3, resource.isNamespaced || namespace == nil
    else { throw .noSuchPath }
    let call = APICall(
      plane: plane, request: request, resource: resource, namespace: namespace,
      name: rest.count > 1 ? rest[1] : nil, subresource: rest.count > 2 ? rest[2] : nil)
    return try call.answer()
  }
}

/// Questions about oneself, which are answered, not kept.
enum APIReviews {
  static func answer(
    _ request: ServerRequest, group: String, version: String, plural: String
  ) throws(APIFailure) -> ServerResponse {
    guard request.method == "POST", version == "v1",
      let kind = kinds.first(where: { $0.group == group && $0.plural == plural })
    else { throw .noSuchPath }
    var review = try APIBody.value(request, accepting: APIBody.objectTypes)
    review["status"] =
      switch kind.plural {
      case "selfsubjectreviews": ["userInfo": ["username": "nestling-sandbox", "groups": ["system:masters"]]]
      case "selfsubjectrulesreviews":
        [
          "incomplete": false, "nonResourceRules": [["verbs": ["*"], "nonResourceURLs": ["*"]]],
          "resourceRules": [["verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]]],
        ]
      default: ["allowed": true]
      }
    return APIReply.json(review, status: 201)
  }

  static let kinds: [(group: String, plural: String, kind: String)] = [
    ("authorization.k8s.io", "selfsubjectaccessreviews", "SelfSubjectAccessReview"),
    ("authorization.k8s.io", "selfsubjectrulesreviews", "SelfSubjectRulesReview"),
    ("authentication.k8s.io", "selfsubjectreviews", "SelfSubjectReview"),
  ]
}
