// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeModel
import PreviewAPI
import Testing

@testable import Planning

@Suite struct `Rules of applying` {
  // MARK: conflicts

  private static func live(_ fields: Value, manager: String = Names.fieldManager) -> KubeObject {
    var object = Given.configMap("x", in: "p")
    object[metadata: "managedFields"] = [
      ["manager": "kubectl", "operation": "Update", "fieldsV1": ["f:data": ["f:theirs": [:]]]],
      ["manager": .string(manager), "operation": "Apply", "fieldsV1": fields],
    ]
    return object
  }

  private static let fields: Value = [
    "f:spec": [
      "f:replicas": [:],
      "f:containers": [#"k:{"name":"web"}"#: [".": [:], "f:image": [:]]],
      "f:sources": [:],
    ],
    "f:metadata": ["f:finalizers": [#"v:"example.com/x""#: [:]]],
  ]

  @Test func `paths are written as the API server writes them`() {
    #expect(
      Set(Self.live(Self.fields).fields(appliedBy: Names.fieldManager)) == [
        ".spec.replicas", #".spec.containers[name="web"]"#, #".spec.containers[name="web"].image"#, ".spec.sources",
        #".metadata.finalizers[="example.com/x"]"#,
      ])
    #expect(Self.live(Self.fields, manager: "other").fields(appliedBy: Names.fieldManager) == [])
  }

  private static var entry: InventoryEntry {
    InventoryEntry(
      ref: Given.configMap("x", in: "p").ref, uid: "u", hash: "h", generation: 1, owned: ownedFields(live(fields)))
  }

  struct Row: Sendable {
    var fields: [(String, String)]
    var isOurs: Bool
    init(_ fields: [(String, String)], isOurs: Bool) {
      self.fields = fields
      self.isOurs = isOurs
    }
  }

  @Test(arguments: [
    Row([(".spec.replicas", "kubectl-edit")], isOurs: true),
    Row([(#".spec.containers[name="web"].image"#, "kubectl-set")], isOurs: true),
    Row([(".spec.sources", "argocd-server")], isOurs: true),
    Row([(".spec.paused", "kubectl-edit")], isOurs: false),
    Row([(#".spec.containers[name="sidecar"].image"#, "injector")], isOurs: false),
    Row([(".spec.replicas", "kubectl-edit"), (".spec.paused", "hpa")], isOurs: false),
    Row([(".metadata.labels.x", Names.fieldManager)], isOurs: true),
  ]) func `only what was ours before is taken back`(row: Row) {
    let conflicts = row.fields.map { FieldConflict(field: $0.0, manager: $0.1) }
    #expect((verdict(on: conflicts, Self.entry) == .force) == row.isOurs)
  }

  @Test func `a refusal names field and owner`() {
    let conflicts = [
      FieldConflict(field: ".spec.replicas", manager: "hpa"), FieldConflict(field: ".spec.paused", manager: "ann"),
    ]
    guard case .refuse(let words) = verdict(on: conflicts, nil) else {
      Issue.record("forced")
      return
    }
    #expect(words.hasPrefix("spec.replicas belongs to hpa, spec.paused belongs to ann; "))
  }

  @Test func `a cause of a refused apply becomes a conflict`() {
    let cause = APIStatus.Cause(
      reason: "FieldManagerConflict", message: #"conflict with "kubectl-edit" using apps/v1"#, field: ".spec.replicas")
    #expect(FieldConflict(cause) == FieldConflict(field: ".spec.replicas", manager: "kubectl-edit"))
    #expect(FieldConflict(APIStatus.Cause(reason: "FieldValueInvalid", message: "x")) == nil)
  }

  @Test func `a field that somebody took is drift, one that somebody added is not`() {
    var wanted = Given.configMap("x", in: "p")
    wanted.value["spec"] = ["replicas": 2]
    var edited = Self.live(["f:spec": ["f:sources": [:]]])
    edited.value["spec"] = ["replicas": 3]
    #expect(hasDrifted(edited, from: Self.entry, wanted: wanted))
    edited.value["spec"] = ["replicas": 2]
    #expect(!hasDrifted(edited, from: Self.entry, wanted: wanted), "somebody else wants the same")
    #expect(!hasDrifted(Self.live(Self.fields), from: Self.entry, wanted: wanted), "as we left it")
  }

  // MARK: what cannot change

  @Test(arguments: [
    (#"Deployment.apps "web" is invalid: spec.selector: Invalid value: {}: field is immutable"#, true),
    (#"Secret "x" is invalid: data: Forbidden: field is immutable when `immutable` is set"#, true),
    (
      #"StatefulSet.apps "db" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas' are forbidden"#,
      true
    ),
    ("PersistentVolumeClaim \"d\" is invalid: spec: Forbidden: spec is immutable after creation", true),
    ("spec.clusterIPs[0]: Invalid value: \"10.0.0.2\": may not change once set", true),
    (#"RoleBinding "r" is invalid: roleRef: Invalid value: cannot change roleRef"#, true),
    (#"Deployment.apps "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0"#, false),
    ("spec.template.spec.containers: Required value", false),
  ]) func `words of what cannot change in place`(message: String, isImmutable: Bool) {
    #expect(isImmutableField(message) == isImmutable)
  }

  @Test(arguments: [
    ("apps", "Deployment", true), ("batch", "Job", true), ("", "Secret", true), ("", "Service", true),
    ("", "PersistentVolumeClaim", false), ("", "Namespace", false), ("argoproj.io", "Application", false),
    ("apiextensions.k8s.io", "CustomResourceDefinition", false),
    ("kustomize.toolkit.fluxcd.io", "Kustomization", false),
  ]) func `what holds data or other objects is never made anew`(group: String, kind: String, may: Bool) {
    #expect(isReplaceable(GroupVersionKind(group: group, version: "v1", kind: kind)) == may)
  }

  // MARK: addresses

  private static func address(_ documents: [String]) throws -> String {
    let objects = try documents.map { KubeObject(try YAML.parse($0)) }
    return externalAddress(objects, Dictionary(uniqueKeysWithValues: objects.map { ($0.ref, $0) }))
  }
  private static func ingress(_ spec: String) -> String {
    "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i, namespace: p}, spec: {\(spec)}}"
  }
  private static func route(_ spec: String) -> String {
    "{apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {name: r, namespace: p}, spec: {\(spec)}}"
  }
  private static func application(_ urls: String) -> String {
    """
    {apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: a, namespace: argocd},
     status: {summary: {externalURLs: [\(urls)]}}}
    """
  }

  @Test(arguments: [
    ([ingress("rules: [{host: a.test}]")], "http://a.test/"),
    ([ingress("rules: [{host: a.test}], tls: [{hosts: [a.test]}]")], "https://a.test/"),
    ([ingress("rules: [{host: a.test}], tls: [{hosts: [b.test]}]")], "http://a.test/"),
    ([ingress("rules: [{host: a.test}], tls: [{secretName: wildcard}]")], "https://a.test/"),
    ([ingress("rules: [{host: a.test, http: {paths: [{path: /shop}]}}]")], "http://a.test/shop"),
    ([ingress("rules: [{host: \"*.a.test\"}, {host: b.test}]")], "http://b.test/"),
    ([ingress("rules: [{}]")], ""),
    ([route("hostnames: [a.test]")], "https://a.test/"),
    ([route("hostnames: [a.test], parentRefs: [{name: g, sectionName: http}]")], "http://a.test/"),
    ([application("\"Shop|https://a.test/\", \"https://b.test/\"")], "https://a.test/"),
    ([application("\"javascript:alert(1)\"")], ""),
    ([ingress("rules: [{host: i.test}]"), application("\"https://a.test/\"")], "https://a.test/"),
    ([], ""),
  ]) func `the address that objects tell`(documents: [String], expected: String) throws {
    #expect(try Self.address(documents) == expected)
  }

  @Test(arguments: [
    ("https://a.test", "/", "https://a.test/"), ("https://a.test/", "/healthz", "https://a.test/healthz"),
    ("https://a.test/shop/", "/healthz", "https://a.test/shop/healthz"),
    ("https://a.test/?x=1", "/healthz", "https://a.test/healthz"),
  ]) func `the URL that is asked lies below the preview's`(preview: String, path: String, expected: String) {
    #expect(Probe(path: path).url(of: preview) == expected)
  }
}
