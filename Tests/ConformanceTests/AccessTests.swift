// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import TestKit
internal import Testing

@Suite struct `Who may do what` {
  @Test(arguments: Backend.all) func `whom nobody granted anything may do nothing, and is told what`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      let list = try await bed.call("GET", bed.configMaps, as: bed.account)
      #expect((list.status, list.reason) == (403, "Forbidden"))
      #expect(
        list.message
          == "configmaps is forbidden: User \"\(bed.account)\" cannot list resource \"configmaps\" in API group \"\" in the namespace \"\(bed.namespace)\""
      )
      let one = try await bed.call("GET", "/apis/apps/v1/namespaces/\(bed.namespace)/deployments/d", as: "ann")
      #expect(
        one.message
          == "deployments.apps \"d\" is forbidden: User \"ann\" cannot get resource \"deployments\" in API group \"apps\" in the namespace \"\(bed.namespace)\""
      )
      let wide = try await bed.call("GET", "/api/v1/configmaps", as: "ann")
      #expect(wide.message.hasSuffix("at the cluster scope"))
    }
  }

  @Test(arguments: Backend.all) func `a role allows its verbs on its resources in its namespace, and no more`(
    _ server: Backend
  ) async throws {
    try await server.run { bed in
      try await bed.grant([["apiGroups": [""], "resources": ["configmaps"], "verbs": ["get", "list", "patch"]]])
      #expect(try await bed.call("GET", bed.configMaps, as: bed.account).status == 200)
      #expect(try await bed.call("GET", "/api/v1/namespaces/kube-system/configmaps", as: bed.account).status == 403)
      #expect(try await bed.call("GET", "/api/v1/namespaces/\(bed.namespace)/secrets", as: bed.account).status == 403)
      #expect(try await bed.call("POST", bed.configMaps, ["metadata": ["name": "a"]], as: bed.account).status == 403)
    }
  }

  @Test(arguments: Backend.all) func `applying what is not there needs the right to create, too`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      try await bed.grant([["apiGroups": [""], "resources": ["configmaps"], "verbs": ["patch"]]])
      let body: Value = ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a"], "data": ["x": "1"]]
      func apply() async throws -> Int {
        try await bed.call(
          "PATCH", "\(bed.configMaps)/a?fieldManager=m", body, type: "application/apply-patch+yaml", as: bed.account
        ).status
      }
      #expect(try await apply() == 403)
      _ = try await bed.makeConfigMap("a")
      #expect(try await apply() == 200)
      _ = try await bed.call("DELETE", "\(bed.configMaps)/a")
      try await bed.grant([["apiGroups": [""], "resources": ["configmaps"], "verbs": ["create"]]], name: "more")
      #expect(try await apply() == 201)
    }
  }

  @Test(arguments: Backend.all) func `a rule may name objects and subresources`(_ server: Backend) async throws {
    try await server.run { bed in
      try await bed.grant([
        ["apiGroups": ["apps"], "resources": ["deployments/scale"], "verbs": ["get"], "resourceNames": ["d"]]
      ])
      let path = "/apis/apps/v1/namespaces/\(bed.namespace)/deployments"
      for name in ["d", "e"] { try await bed.call("POST", path, Bed.deployment(name)) }
      #expect(try await bed.call("GET", "\(path)/d/scale", as: bed.account).status == 200)
      #expect(try await bed.call("GET", "\(path)/e/scale", as: bed.account).status == 403)
      #expect(try await bed.call("GET", "\(path)/d", as: bed.account).status == 403)
    }
  }

  @Test(arguments: Backend.all) func `the roles every cluster has are there`(_ server: Backend) async throws {
    try await server.run { bed in
      try await bed.call(
        "POST", "/apis/rbac.authorization.k8s.io/v1/namespaces/\(bed.namespace)/rolebindings",
        [
          "metadata": ["name": "edit"], "roleRef": ["kind": "ClusterRole", "name": "edit"],
          "subjects": [["kind": "Group", "name": .string("system:serviceaccounts:\(bed.namespace)")]],
        ])
      try await bed.settles("the binding holds") { _ in
        try await bed.call("POST", "\(bed.configMaps)?dryRun=All", ["metadata": ["name": "a"]], as: bed.account).status
          == 201
      }
      #expect(
        try await bed.call("GET", "/apis/rbac.authorization.k8s.io/v1/clusterroles", as: bed.account).status == 403)
    }
  }

  @Test(arguments: Backend.all) func `nobody hands out more than they have`(_ server: Backend) async throws {
    try await server.run { bed in
      try await bed.grant([
        [
          "apiGroups": ["rbac.authorization.k8s.io"], "resources": ["roles", "rolebindings"],
          "verbs": ["create"],
        ], ["apiGroups": [""], "resources": ["configmaps"], "verbs": ["get"]],
      ])
      let group = "/apis/rbac.authorization.k8s.io/v1/namespaces/\(bed.namespace)"
      func role(_ name: String, _ verbs: Value) -> Value {
        [
          "metadata": ["name": .string(name)],
          "rules": [["apiGroups": [""], "resources": ["configmaps"], "verbs": verbs]],
        ]
      }
      #expect(try await bed.call("POST", "\(group)/roles", role("same", ["get"]), as: bed.account).status == 201)
      let more = try await bed.call("POST", "\(group)/roles", role("more", ["get", "delete"]), as: bed.account)
      #expect(more.status == 403)
      #expect(more.message.contains("is attempting to grant RBAC permissions not currently held"))
      let bound = try await bed.call(
        "POST", "\(group)/rolebindings",
        [
          "metadata": ["name": "root"], "roleRef": ["kind": "ClusterRole", "name": "cluster-admin"],
          "subjects": [["kind": "User", "name": "ann"]],
        ], as: bed.account)
      #expect(bound.status == 403)
    }
  }

  @Test(
    arguments: Backend.all, [("get", "configmaps", true), ("delete", "configmaps", false), ("get", "secrets", false)])
  func `reviews answer as the request would be`(
    _ server: Backend, _ question: (verb: String, resource: String, isAllowed: Bool)
  ) async throws {
    try await server.run { bed in
      try await bed.grant([["apiGroups": [""], "resources": ["configmaps"], "verbs": ["get"]]])
      let attributes: Value = [
        "verb": .string(question.verb), "resource": .string(question.resource), "namespace": .string(bed.namespace),
      ]
      let wanted = Value.bool(question.isAllowed)
      let root = "/apis/authorization.k8s.io/v1"
      let own = try await bed.call(
        "POST", "\(root)/selfsubjectaccessreviews", ["spec": ["resourceAttributes": attributes]], as: bed.account)
      #expect((own.status, own.value.at("status", "allowed")) == (201, wanted))
      let spec: Value = ["spec": ["user": .string(bed.account), "resourceAttributes": attributes]]
      let other = try await bed.call("POST", "\(root)/subjectaccessreviews", spec)
      #expect(other.value.at("status", "allowed") == wanted)
      let local = try await bed.call("POST", "\(root)/namespaces/\(bed.namespace)/localsubjectaccessreviews", spec)
      #expect(local.value.at("status", "allowed") == wanted)
      #expect(try await bed.call("POST", "\(root)/subjectaccessreviews", spec, as: bed.account).status == 403)
    }
  }
}

extension Bed {
  fileprivate var account: String { "system:serviceaccount:\(namespace):deployer" }

  /// Lets the account do what the rules say, and waits until the server knows.
  fileprivate func grant(_ rules: [Value], name: String = "some") async throws {
    let group = "/apis/rbac.authorization.k8s.io/v1/namespaces/\(namespace)"
    try await call("POST", "\(group)/roles", ["metadata": ["name": .string(name)], "rules": .array(rules)])
    try await call(
      "POST", "\(group)/rolebindings",
      [
        "metadata": ["name": .string(name)],
        "roleRef": ["apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": .string(name)],
        "subjects": [["kind": "ServiceAccount", "name": "deployer", "namespace": .string(namespace)]],
      ])
    let rule = rules.first
    func first(_ key: String) -> String { rule?[key]?.array?.first?.string ?? "" }
    let resource = first("resources").split(separator: "/").map { Value.string(String($0)) }
    var wanted: Value = [
      "verb": .string(first("verbs")), "group": .string(first("apiGroups")), "resource": resource[0],
      "namespace": .string(namespace), "name": .string(first("resourceNames")),
    ]
    if resource.count > 1 { wanted["subresource"] = resource[1] }
    let question: Value = ["spec": ["user": .string(account), "resourceAttributes": wanted]]
    try await settles("the grant holds") { look in
      let answer = try await call("POST", "/apis/authorization.k8s.io/v1/subjectaccessreviews", question)
      look.saw(JSON.text(answer.value))
      return answer.value.at("status", "allowed") == true
    }
  }
}
