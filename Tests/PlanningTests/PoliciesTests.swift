// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeModel
import PreviewAPI
import Testing

@testable import Planning

@Suite struct `A policy caps what sets may ask` {
  private static func policy(_ spec: Value, name: String = "teams") -> KubeObject {
    var object = KubeObject(kind: Names.previewPolicy, name: name)
    object.value["spec"] = spec
    return object
  }

  /// A preview with a guarded namespace, an Application in `argocd` and a Deployment.
  private static var desired: DesiredPreview {
    var application = Given.application("shop-7")
    application.value["spec"] = ["project": "previews", "destination": ["namespace": "preview-shop-7"]]
    var quota = KubeObject(
      kind: GroupVersionKind(group: "", version: "v1", kind: "ResourceQuota"), namespace: "preview-shop-7",
      name: Names.quota)
    quota.value["spec"] = ["hard": ["pods": "20"]]
    let deployment = KubeObject(
      kind: GroupVersionKind(group: "apps", version: "v1", kind: "Deployment"), namespace: "preview-shop-7",
      name: "web")
    return DesiredPreview(
      name: "shop-7",
      spec: Given.spec(7, manifests: [Given.namespace("preview-shop-7"), quota, application, deployment]))
  }

  private static func refusal(_ policies: [KubeObject], preview: Value = [:], spec: [(String, Value)] = []) throws
    -> String?
  {
    let set = try Given.set(preview: preview, spec: spec)
    return Policies(policies, governing: set.namespace).refusal(of: desired, in: set)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var spec: Value
    /// Words of the refusal; nil: allowed.
    var refusal: String?
    init(_ what: String, _ spec: Value, _ refusal: String? = nil) {
      testDescription = what
      self.spec = spec
      self.refusal = refusal
    }
  }

  private static let rows = [
    Row("an empty policy allows anything", [:]),
    Row("one for other namespaces is of no concern", ["namespaces": ["team-*"], "allow": ["kinds": []]]),
    Row("one for this namespace is", ["namespaces": ["argo*"], "allow": ["kinds": []]], "the kind Deployment.apps"),
    Row("a repository by glob", ["allow": ["forges": [["host": "git.test", "repositories": ["acme/*"]]]]]),
    Row(
      "another repository", ["allow": ["forges": [["host": "git.test", "repositories": ["other/**"]]]]],
      "acme/shop of git.test"),
    Row("another host", ["allow": ["forges": [["host": "github.com"]]]], "acme/shop of git.test"),
    Row("all of a host", ["allow": ["forges": [["host": "*.test"]]]]),
    Row("no forge at all", ["allow": ["forges": []]], "(spec.allow.forges)"),
    Row("the preview's namespace", ["allow": ["previewNamespaces": ["preview-*"]]]),
    Row(
      "another preview namespace", ["allow": ["previewNamespaces": ["pr-*"]]],
      "the preview namespace preview-shop-7"),
    Row("the Application's namespace", ["allow": ["applications": ["namespaces": ["argocd"]]]]),
    Row(
      "Applications elsewhere only", ["allow": ["applications": ["namespaces": ["teams"]]]],
      "Application argocd/shop-7 with the namespace argocd"),
    Row("the project", ["allow": ["applications": ["projects": ["prev*"]]]]),
    Row(
      "another project", ["allow": ["applications": ["projects": ["default"]]]],
      "the project previews of Application argocd/shop-7"),
    Row("kinds of a group; guards need no leave", ["allow": ["kinds": ["*.apps"]]]),
    Row("other kinds", ["allow": ["kinds": ["ConfigMap"]]], "the kind Deployment.apps under spec.resources"),
    Row("isolation, which is the default", ["require": ["network": "isolated"]]),
    Row("a level that the default has", ["require": ["podSecurity": "baseline"]]),
    Row("a stricter level", ["require": ["podSecurity": "restricted"]], "podSecurity: restricted or stricter"),
    Row("a quota", ["require": ["quota": true]], "requires spec.preview.namespace.quota"),
    Row("a typing error allows nothing", ["allow": ["kindes": []]], "cannot be read: spec.allow.kindes: no such field"),
    Row("a broken pattern allows nothing", ["allow": ["kinds": ["["]]], "spec.allow.kinds: “[” is not a pattern"),
  ]

  @Test(arguments: rows) func `each rule`(row: Row) throws {
    let refusal = try Self.refusal([Self.policy(row.spec)])
    guard let words = row.refusal else {
      #expect(refusal == nil)
      return
    }
    #expect(refusal?.contains(words) == true, "\(refusal ?? "allowed")")
    #expect(refusal?.contains("PreviewPolicy teams") == true)
  }

  @Test func `what is required can be given`() throws {
    let policy = Self.policy(["require": ["network": "isolated", "podSecurity": "restricted", "quota": true]])
    let settings: Value = [
      "namespace": ["podSecurity": "restricted", "quota": ["pods": 3], "network": ["allow": ["db"]]]
    ]
    #expect(try Self.refusal([policy], preview: settings) == nil)
    #expect(try Self.refusal([policy], preview: ["namespace": ["network": "open"]])?.contains("network") == true)
  }

  @Test func `GitHub is known by the host that people see`() {
    let policies = Policies(
      [Self.policy(["allow": ["forges": [["host": "github.com", "repositories": ["acme/**"]]]]])], governing: "argocd")
    #expect(policies.refusal(host: "api.github.com", repository: "acme/shop") == nil)
    #expect(policies.refusal(host: "api.github.com", repository: "evil/shop") != nil)
  }

  @Test func `of several policies all hold, and of caps the stricter`() throws {
    let policies = Policies(
      [
        Self.policy(["limits": ["total": 50, "perSet": 10], "lifetime": ["idle": "72h"]], name: "a"),
        Self.policy(
          ["limits": ["total": 20, "perAuthor": 3], "lifetime": ["idle": "24h", "max": "720h"]], name: "b"),
        Self.policy(["namespaces": ["other"], "limits": ["total": 1]], name: "c"),
      ], governing: "argocd")
    #expect(
      policies.caps
        == PolicyCaps(total: 20, perSet: 10, perAuthor: 3, idle: .seconds(86400), maximum: .seconds(2_592_000)))
    #expect(policies.sharesTotal(with: "anything"))
    #expect(Policies([], governing: "argocd").caps == .none)
    let both = [Self.policy([:], name: "a"), Self.policy(["allow": ["kinds": []]], name: "b")]
    #expect(try Self.refusal(both)?.contains("PreviewPolicy b") == true)
  }
}
