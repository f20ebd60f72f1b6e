// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// What somebody wants to do: the attributes that RBAC looks at.
struct AccessRequest: Sendable, Equatable {
  var verb: String
  var group = ""
  var resource = ""
  var subresource = ""
  /// Empty for the whole cluster.
  var namespace = ""
  /// Empty for a whole collection.
  var name = ""

  /// As rules name it: `pods/log`.
  var qualified: String { subresource.isEmpty ? resource : "\(resource)/\(subresource)" }
}

/// One rule of a Role or ClusterRole (rbac.authorization.k8s.io/v1 PolicyRule).
struct AccessRule: Sendable, Equatable {
  var verbs: [String]
  var groups: [String]
  var resources: [String]
  var names: [String]

  init(_ value: Value) {
    func texts(_ key: String) -> [String] { (value[key]?.array ?? []).compactMap(\.string) }
    verbs = texts("verbs")
    groups = texts("apiGroups")
    resources = texts("resources")
    names = texts("resourceNames")
  }

  /// As `kubernetes/plugin/pkg/auth/authorizer/rbac` reads it.
  func allows(_ request: AccessRequest) -> Bool {
    func has(_ list: [String], _ text: String) -> Bool { list.contains("*") || list.contains(text) }
    let isNamed = names.isEmpty || names.contains(request.name)
    let isResource =
      has(resources, request.qualified)
      || (!request.subresource.isEmpty && resources.contains("*/\(request.subresource)"))
    return has(verbs, request.verb) && has(groups, request.group) && isResource && isNamed
  }

  /// Every single thing that it allows; a `*` stands for itself, so that only a `*` covers it.
  var parts: [AccessRequest] {
    var result: [AccessRequest] = []
    for verb in verbs {
      for group in groups {
        for resource in resources {
          let pair = resource.split(separator: "/", maxSplits: 1).map(String.init)
          for name in names.isEmpty ? [""] : names {
            result.append(
              AccessRequest(
                verb: verb, group: group, resource: pair.first ?? "", subresource: pair.count > 1 ? pair[1] : "",
                name: name))
          }
        }
      }
    }
    return result
  }

  var value: Value {
    func list(_ texts: [String]) -> Value { .array(texts.map { .string($0) }) }
    var result: Value = ["verbs": list(verbs), "apiGroups": list(groups), "resources": list(resources)]
    if !names.isEmpty { result["resourceNames"] = list(names) }
    return result
  }
}

/// Role-based access control over the objects that are kept here.
extension ControlState {
  private static let group = "rbac.authorization.k8s.io"

  /// What somebody may do in a namespace; empty for the whole cluster.
  func rules(of identity: APIIdentity, in namespace: String) -> [AccessRule] {
    var result: [AccessRule] = []
    for (_, binding) in all("\(ControlState.group)/clusterrolebindings") where binds(binding, identity, "") {
      result += rules(binding, in: "")
    }
    guard !namespace.isEmpty else { return result }
    for (_, binding) in all("\(ControlState.group)/rolebindings", namespace: namespace)
    where binds(binding, identity, namespace) { result += rules(binding, in: namespace) }
    return result
  }

  func allows(_ identity: APIIdentity, _ request: AccessRequest) -> Bool {
    identity.isAdministrator || rules(of: identity, in: request.namespace).contains { $0.allows(request) }
  }

  private func binds(_ binding: Value, _ identity: APIIdentity, _ namespace: String) -> Bool {
    (binding["subjects"]?.array ?? []).contains { subject in
      identity.isMeant(
        by: subject["kind"]?.string ?? "", name: subject["name"]?.string ?? "",
        namespace: subject["namespace"]?.string ?? namespace)
    }
  }

  private func rules(_ binding: Value, in namespace: String) -> [AccessRule] {
    let isRole = binding.at("roleRef", "kind")?.string == "Role"
    let place = ControlRef(
      storage: "\(ControlState.group)/\(isRole ? "roles" : "clusterroles")", namespace: isRole ? namespace : "",
      name: binding.at("roleRef", "name")?.string ?? "")
    return (object(place)?["rules"]?.array ?? []).map { AccessRule($0) }
  }

  /// Throws what the API server answers to who may not.
  func authorize(_ identity: APIIdentity, _ request: AccessRequest) throws(APIFailure) {
    guard !allows(identity, request) else { return }
    let place =
      request.namespace.isEmpty ? "at the cluster scope" : "in the namespace \"\(request.namespace)\""
    let subject = request.group.isEmpty ? request.resource : "\(request.resource).\(request.group)"
    let name = request.name.isEmpty ? "" : " \"\(request.name)\""
    var details: Value = ["kind": .string(request.resource)]
    if !request.name.isEmpty { details["name"] = .string(request.name) }
    if !request.group.isEmpty { details["group"] = .string(request.group) }
    throw APIFailure(
      code: 403, reason: "Forbidden",
      message: "\(subject)\(name) is forbidden: User \"\(identity.user)\" cannot \(request.verb) resource "
        + "\"\(request.qualified)\" in API group \"\(request.group)\" \(place)",
      details: details)
  }

  /// Nobody hands out more than they have (apiserver's rbac escalation check): a role's rules, or those a binding refers to.
  func refuseEscalation(
    _ value: Value, _ resource: APIResource, by identity: APIIdentity
  ) throws(APIFailure) {
    guard !identity.isAdministrator, resource.group == ControlState.group else { return }
    let isBinding = resource.plural.hasSuffix("bindings")
    let namespace = value.metaNamespace
    let verb = isBinding ? "bind" : "escalate"
    let target = value.at("roleRef", "kind")?.string == "Role" ? "roles" : "clusterroles"
    let permission = AccessRequest(
      verb: verb, group: ControlState.group, resource: isBinding ? target : resource.plural, namespace: namespace,
      name: isBinding ? value.at("roleRef", "name")?.string ?? "" : value.metaName)
    if allows(identity, permission) { return }
    let wanted = isBinding ? rules(value, in: namespace) : (value["rules"]?.array ?? []).map { AccessRule($0) }
    let held = rules(of: identity, in: namespace)
    let missing = wanted.filter { rule in !rule.parts.allSatisfy { part in held.contains { $0.allows(part) } } }
    guard !missing.isEmpty else { return }
    throw .forbidden(
      resource, value.metaName,
      "user \"\(identity.user)\" (groups=\(JSON.text(.array(identity.groups.map { .string($0) })))) is attempting to "
        + "grant RBAC permissions not currently held:\n" + missing.map { JSON.text($0.value) }.joined(separator: "\n"))
  }
}

/// The roles that every cluster has, as far as previews use them: with the built-in kinds of this server.
enum DefaultRoles {
  static let all: [(name: String, rules: [Value])] = [
    ("cluster-admin", [rule(["*"], ["*"], ["*"])]),
    ("admin", edited + [rule(["rbac.authorization.k8s.io"], ["roles", "rolebindings"], write + read)]),
    ("edit", edited), ("view", viewed),
  ]

  private static let read = ["get", "list", "watch"]
  private static let write = ["create", "update", "patch", "delete", "deletecollection"]
  private static let core = [
    "configmaps", "services", "serviceaccounts", "pods", "endpoints", "persistentvolumeclaims",
  ]
  private static let workloads = ["deployments", "statefulsets", "daemonsets", "replicasets"]

  private static let edited =
    viewed + [
      rule([""], core + ["secrets"], write + read), rule(["apps"], workloads + workloads.map { "\($0)/scale" }, write),
      rule(["batch"], ["jobs", "cronjobs"], write), rule(["autoscaling"], ["horizontalpodautoscalers"], write),
      rule(["policy"], ["poddisruptionbudgets"], write),
      rule(["networking.k8s.io"], ["ingresses", "networkpolicies"], write),
    ]
  private static let viewed = [
    rule([""], core + ["events", "namespaces", "resourcequotas", "limitranges"], read),
    rule(["apps"], workloads + workloads.map { "\($0)/scale" }, read), rule(["batch"], ["jobs", "cronjobs"], read),
    rule(["autoscaling"], ["horizontalpodautoscalers"], read), rule(["policy"], ["poddisruptionbudgets"], read),
    rule(["networking.k8s.io"], ["ingresses", "networkpolicies"], read),
  ]

  private static func rule(_ groups: [String], _ resources: [String], _ verbs: [String]) -> Value {
    func list(_ texts: [String]) -> Value { .array(texts.map { .string($0) }) }
    return ["apiGroups": list(groups), "resources": list(resources), "verbs": list(verbs)]
  }
}
