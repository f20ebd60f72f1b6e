// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPServing
internal import Sandbox
internal import Testing

@Suite struct ControlPlaneAccessTests {
  private let bed: ControlPlaneBed
  private let maps = ControlPlaneBed.configMaps
  private let account = "system:serviceaccount:default:deployer"
  init() throws { bed = try ControlPlaneBed() }

  private func grant(_ rules: [Value], name: String = "some") async throws {
    let group = "/apis/rbac.authorization.k8s.io/v1/namespaces/default"
    try await bed.call("POST", "\(group)/roles", ["metadata": ["name": .string(name)], "rules": .array(rules)])
    try await bed.call(
      "POST", "\(group)/rolebindings",
      [
        "metadata": ["name": .string(name)],
        "roleRef": ["apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": .string(name)],
        "subjects": [["kind": "ServiceAccount", "name": "deployer", "namespace": "default"]],
      ])
  }

  @Test func `whom nobody granted anything may do nothing, and is told what`() async throws {
    let list = try await bed.call("GET", maps, as: account)
    #expect((list.status, list.reason) == (403, "Forbidden"))
    #expect(
      list.message
        == "configmaps is forbidden: User \"\(account)\" cannot list resource \"configmaps\" in API group \"\" in the namespace \"default\""
    )
    let one = try await bed.call("GET", "/apis/apps/v1/namespaces/default/deployments/d", as: "ann")
    #expect(
      one.message
        == "deployments.apps \"d\" is forbidden: User \"ann\" cannot get resource \"deployments\" in API group \"apps\" in the namespace \"default\""
    )
    let wide = try await bed.call("GET", "/api/v1/configmaps", as: "ann")
    #expect(wide.message.hasSuffix("at the cluster scope"))
  }

  @Test func `a role allows its verbs on its resources in its namespace, and no more`() async throws {
    try await grant([["apiGroups": [""], "resources": ["configmaps"], "verbs": ["get", "list", "patch"]]])
    #expect(try await bed.call("GET", maps, as: account).status == 200)
    #expect(try await bed.call("GET", "/api/v1/namespaces/kube-system/configmaps", as: account).status == 403)
    #expect(try await bed.call("GET", "/api/v1/namespaces/default/secrets", as: account).status == 403)
    #expect(try await bed.call("POST", maps, ["metadata": ["name": "a"]], as: account).status == 403)
  }

  @Test func `applying what is not there needs the right to create, too`() async throws {
    try await grant([["apiGroups": [""], "resources": ["configmaps"], "verbs": ["patch"]]])
    let body: Value = ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a"], "data": ["x": "1"]]
    func apply() async throws -> Int {
      try await bed.call(
        "PATCH", "\(maps)/a?fieldManager=m", body, type: "application/apply-patch+yaml", as: account
      ).status
    }
    #expect(try await apply() == 403)
    _ = try await bed.makeConfigMap("a")
    #expect(try await apply() == 200)
    _ = try await bed.call("DELETE", "\(maps)/a")
    try await grant([["apiGroups": [""], "resources": ["configmaps"], "verbs": ["create"]]], name: "more")
    #expect(try await apply() == 201)
  }

  @Test func `a rule may name objects and subresources`() async throws {
    try await grant([
      ["apiGroups": ["apps"], "resources": ["deployments/scale"], "verbs": ["get"], "resourceNames": ["d"]]
    ])
    let path = "/apis/apps/v1/namespaces/default/deployments"
    for name in ["d", "e"] { try await bed.call("POST", path, ["metadata": ["name": .string(name)], "spec": [:]]) }
    #expect(try await bed.call("GET", "\(path)/d/scale", as: account).status == 200)
    #expect(try await bed.call("GET", "\(path)/e/scale", as: account).status == 403)
    #expect(try await bed.call("GET", "\(path)/d", as: account).status == 403)
  }

  @Test func `the roles every cluster has are there`() async throws {
    try await bed.call(
      "POST", "/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings",
      [
        "metadata": ["name": "edit"], "roleRef": ["kind": "ClusterRole", "name": "edit"],
        "subjects": [["kind": "Group", "name": "system:serviceaccounts:default"]],
      ])
    #expect(try await bed.call("POST", maps, ["metadata": ["name": "a"]], as: account).status == 201)
    #expect(try await bed.call("GET", "/apis/rbac.authorization.k8s.io/v1/clusterroles", as: account).status == 403)
  }

  @Test func `nobody hands out more than they have`() async throws {
    try await grant([
      [
        "apiGroups": ["rbac.authorization.k8s.io"], "resources": ["roles", "rolebindings"],
        "verbs": ["create"],
      ], ["apiGroups": [""], "resources": ["configmaps"], "verbs": ["get"]],
    ])
    let group = "/apis/rbac.authorization.k8s.io/v1/namespaces/default"
    func role(_ name: String, _ verbs: Value) -> Value {
      [
        "metadata": ["name": .string(name)],
        "rules": [["apiGroups": [""], "resources": ["configmaps"], "verbs": verbs]],
      ]
    }
    #expect(try await bed.call("POST", "\(group)/roles", role("same", ["get"]), as: account).status == 201)
    let more = try await bed.call("POST", "\(group)/roles", role("more", ["get", "delete"]), as: account)
    #expect(more.status == 403)
    #expect(more.message.contains("is attempting to grant RBAC permissions not currently held"))
    let bound = try await bed.call(
      "POST", "\(group)/rolebindings",
      [
        "metadata": ["name": "root"], "roleRef": ["kind": "ClusterRole", "name": "cluster-admin"],
        "subjects": [["kind": "User", "name": "ann"]],
      ], as: account)
    #expect(bound.status == 403)
  }

  @Test(arguments: [("get", "configmaps", true), ("delete", "configmaps", false), ("get", "secrets", false)])
  func `reviews answer as the request would be`(_ verb: String, _ resource: String, _ isAllowed: Bool) async throws {
    try await grant([["apiGroups": [""], "resources": ["configmaps"], "verbs": ["get"]]])
    let attributes: Value = ["verb": .string(verb), "resource": .string(resource), "namespace": "default"]
    let root = "/apis/authorization.k8s.io/v1"
    let own = try await bed.call(
      "POST", "\(root)/selfsubjectaccessreviews", ["spec": ["resourceAttributes": attributes]], as: account)
    #expect((own.status, own.value.at("status", "allowed")) == (201, .bool(isAllowed)))
    let spec: Value = ["spec": ["user": .string(account), "resourceAttributes": attributes]]
    let other = try await bed.call("POST", "\(root)/subjectaccessreviews", spec)
    #expect(other.value.at("status", "allowed") == .bool(isAllowed))
    let local = try await bed.call("POST", "\(root)/namespaces/default/localsubjectaccessreviews", spec)
    #expect(local.value.at("status", "allowed") == .bool(isAllowed))
    #expect(try await bed.call("POST", "\(root)/subjectaccessreviews", spec, as: account).status == 403)
  }

  @Test func `impersonating a group without a user is refused`() async throws {
    var request = bed.request("GET", maps, nil, type: "application/json", accept: "application/json")
    request.headers.append(("Impersonate-Group", "system:masters"))
    #expect(await bed.plane.handler(request).status == 400)
  }
}
