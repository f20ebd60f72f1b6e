// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPServing

/// Questions about who may do what, which are answered, not kept (authorization.k8s.io and authentication.k8s.io).
struct APIReviews: Sendable {
  var plane: ControlPlane
  var identity: APIIdentity

  static let kinds: [(group: String, plural: String, kind: String, isNamespaced: Bool)] = [
    ("authorization.k8s.io", "selfsubjectaccessreviews", "SelfSubjectAccessReview", false),
    ("authorization.k8s.io", "selfsubjectrulesreviews", "SelfSubjectRulesReview", false),
    ("authorization.k8s.io", "subjectaccessreviews", "SubjectAccessReview", false),
    ("authorization.k8s.io", "localsubjectaccessreviews", "LocalSubjectAccessReview", true),
    ("authentication.k8s.io", "selfsubjectreviews", "SelfSubjectReview", false),
  ]

  static func isReview(_ group: String) -> Bool { kinds.contains { $0.group == group } }

  func answer(
    _ request: ServerRequest, group: String, version: String, plural: String, namespace: String?
  ) throws(APIFailure) -> ServerResponse {
    guard version == "v1", let kind = APIReviews.kinds.first(where: { $0.group == group && $0.plural == plural }),
      kind.isNamespaced == (namespace != nil)
    else { throw .noSuchPath }
    guard request.method == "POST" else { throw .notAllowed() }
    var review = try APIBody.value(request, accepting: APIBody.objectTypes)
    let spec = review["spec"] ?? [:]
    switch plural {
    case "selfsubjectreviews":
      review["status"] = ["userInfo": ["username": .string(identity.user), "groups": list(identity.groups)]]
    case "selfsubjectrulesreviews":
      review["status"] = try rules(in: spec["namespace"]?.string ?? "")
    case "selfsubjectaccessreviews":
      review["status"] = try verdict(identity, spec, namespace: nil)
    default:
      try plane.run { (state) throws(APIFailure) in
        try state.authorize(
          identity, AccessRequest(verb: "create", group: group, resource: plural, namespace: namespace ?? ""))
      }
      let subject = APIIdentity(
        user: spec["user"]?.string ?? "", groups: (spec["groups"]?.array ?? []).compactMap(\.string))
      guard !subject.user.isEmpty || !subject.groups.isEmpty else {
        throw .badRequest("spec.user: Invalid value: \"\": at least one of user or group must be specified")
      }
      review["status"] = try verdict(subject, spec, namespace: namespace)
    }
    return APIReply.json(review, status: 201)
  }

  private func verdict(_ subject: APIIdentity, _ spec: Value, namespace: String?) throws(APIFailure) -> Value {
    if spec["nonResourceAttributes"] != nil {
      return ["allowed": .bool(subject.isAdministrator), "reason": "the sandbox grants paths to administrators only"]
    }
    guard let wanted = spec["resourceAttributes"] else {
      throw .badRequest("spec.resourceAttributes: Invalid value: null: say what is to be done to which resource")
    }
    func text(_ key: String) -> String { wanted[key]?.string ?? "" }
    if let namespace, namespace != text("namespace") {
      throw .badRequest("spec.resourceAttributes.namespace: must be the namespace of the request, \(namespace)")
    }
    let request = AccessRequest(
      verb: text("verb"), group: text("group"), resource: text("resource"), subresource: text("subresource"),
      namespace: text("namespace"), name: text("name"))
    let isAllowed = try plane.run { (state) throws(APIFailure) in state.allows(subject, request) }
    return isAllowed ? ["allowed": true] : ["allowed": false, "reason": "no rule of a role bound to it allows it"]
  }

  private func rules(in namespace: String) throws(APIFailure) -> Value {
    if identity.isAdministrator {
      return [
        "incomplete": false, "nonResourceRules": [["verbs": ["*"], "nonResourceURLs": ["*"]]],
        "resourceRules": [["verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]]],
      ]
    }
    let rules = try plane.run { (state) throws(APIFailure) in state.rules(of: identity, in: namespace) }
    return ["incomplete": false, "nonResourceRules": [], "resourceRules": .array(rules.map(\.value))]
  }

  private func list(_ texts: [String]) -> Value { .array(texts.map { .string($0) }) }
}
