// SPDX-License-Identifier: Apache-2.0
import Documents
import Generators
import KubeClient
import KubeModel
import Operator
import PreviewAPI
import TestKit
import Testing

@Suite struct `A check-up before anything goes wrong` {
  private let account = "system:serviceaccount:nestling-system:nestling"
  private var definitions: [Value] {
    CustomResources.all(generators: GeneratorKind.all.map { ($0.name, $0.schema) })
  }

  private func findings(_ kube: any KubeAPI) async throws -> [Finding] {
    try await Checkup(kube, forges: []).findings(definitions: definitions)
  }

  private func grant(
    _ permissions: [AccessRight], _ cluster: LiveKubeAPI, readsDefinitions: Bool = true
  ) async throws {
    func list(_ texts: [String]) -> Value { .array(texts.map { .string($0) }) }
    let rules = permissions.map { permission -> Value in
      var rule: Value = [
        "apiGroups": list([permission.group]), "resources": list([permission.resource]),
        "verbs": list(permission.verbs),
      ]
      if !permission.name.isEmpty { rule["resourceNames"] = list([permission.name]) }
      return rule
    }
    let group = "rbac.authorization.k8s.io"
    _ = try await cluster.apply(
      KubeObject([
        "apiVersion": .string("\(group)/v1"), "kind": "ClusterRole", "metadata": ["name": "nestling"],
        "rules": .array(
          rules + [
            [
              "apiGroups": ["apiextensions.k8s.io"], "resources": ["customresourcedefinitions"],
              "verbs": readsDefinitions ? ["get"] : ["watch"],
            ],
            [
              "apiGroups": ["authorization.k8s.io"], "resources": ["selfsubjectaccessreviews"], "verbs": ["create"],
            ],
          ]),
      ]), manager: "test", force: true, subresource: nil)
    _ = try await cluster.apply(
      KubeObject([
        "apiVersion": .string("\(group)/v1"), "kind": "ClusterRoleBinding", "metadata": ["name": "nestling"],
        "roleRef": ["apiGroup": .string(group), "kind": "ClusterRole", "name": "nestling"],
        "subjects": [["kind": "ServiceAccount", "name": "nestling", "namespace": "nestling-system"]],
      ]), manager: "test", force: true, subresource: nil)
  }

  @Test func `without definitions it says how to install them, and looks no further`() async throws {
    let cluster = try await FakeCluster()
    let findings = try await findings(cluster.api)
    #expect(findings.count == definitions.count)
    #expect(findings.allSatisfy { $0.verdict == .bad && $0.detail.contains("nestling crds | kubectl apply") })
  }

  @Test func `a definition that the account may not read is a doubt, and the rest is looked at`() async throws {
    let cluster = try await FakeCluster(definitions: definitions)
    try await grant(AccessRight.standard, cluster.api, readsDefinitions: false)
    let findings = try await findings(cluster.api.impersonating(user: account))
    let doubts = findings.filter { $0.verdict != .good }
    #expect(doubts.map(\.subject) == definitions.map { "definition: \(KubeObject($0).name)" })
    #expect(doubts.allSatisfy { $0.verdict == .doubtful && $0.detail.contains("may not be read by this account") })
    #expect(findings.count > AccessRight.standard.count)
  }

  @Test func `with all rights everything is well`() async throws {
    let cluster = try await FakeCluster(definitions: definitions)
    try await grant(AccessRight.standard, cluster.api)
    let findings = try await findings(cluster.api.impersonating(user: account))
    #expect(findings.filter { $0.verdict != .good } == [])
    #expect(findings.count > AccessRight.standard.count)
  }

  @Test func `a right that only deletion needs is missed before it is needed`() async throws {
    let cluster = try await FakeCluster(definitions: definitions)
    var permissions = AccessRight.standard.filter { !$0.isOptional }
    let place = try #require(permissions.firstIndex { $0.resource == "namespaces" })
    permissions[place].verbs.removeAll { $0 == "delete" }
    try await grant(permissions, cluster.api)
    let findings = try await findings(cluster.api.impersonating(user: account))
    #expect(
      findings.filter { $0.verdict == .bad } == [
        Finding(
          .bad, "permission: namespaces",
          "delete not allowed, which namespaces of previews needs; give the operator's account this right")
      ])
    #expect(findings.filter { $0.verdict == .doubtful }.map(\.subject).contains("permission: serviceaccounts"))
  }

  @Test func `an old definition, a kind without rights and a broken policy are named`() async throws {
    var old = definitions
    old[0]["spec"]?["versions"] = [
      [
        "name": "v1alpha1", "served": true, "storage": true,
        "schema": ["openAPIV3Schema": ["type": "object", "x-kubernetes-preserve-unknown-fields": true]],
      ]
    ]
    let cluster = try await FakeCluster(definitions: old)
    try await grant(AccessRight.standard, cluster.api)
    var policy = KubeObject(kind: Names.previewPolicy, name: "teams")
    policy.value["spec"] = ["allow": ["kinds": ["["]]]
    _ = try await cluster.api.create(policy)
    _ = try await cluster.api.create(
      KubeObject([
        "apiVersion": "nestling.dev/v1alpha1", "kind": "PreviewSet",
        "metadata": ["name": "set", "namespace": "default"],
        "spec": [
          "generators": [], "resources": [["apiVersion": "batch/v1", "kind": "Job", "metadata": ["name": "x"]]],
        ],
      ]))
    let findings = try await findings(cluster.api.impersonating(user: account))
    let poor = findings.filter { $0.verdict != .good }
    #expect(
      poor.map(\.subject) == [
        "definition: previewsets.nestling.dev", "permission: jobs.batch", "PreviewPolicy teams",
      ])
    #expect(poor.last?.detail.contains("spec.allow.kinds") == true)
  }
}
