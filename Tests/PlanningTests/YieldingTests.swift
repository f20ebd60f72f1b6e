// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeModel
import PreviewAPI
import Testing

@testable import Planning

@Suite struct `What others may change about an Application survives its update` {
  private func application(_ yaml: String) throws -> KubeObject {
    var value = try YAML.parse(yaml)
    value["apiVersion"] = .string(Names.application.apiVersion)
    value["kind"] = .string(Names.application.kind)
    var object = KubeObject(value)
    object.name = "shop-7"
    return object
  }

  private func rules(_ yaml: String) throws -> ApplicationRules {
    var spec = try YAML.parse(yaml)
    spec["generators"] = []
    spec["template"] = ["metadata": ["name": "x"], "spec": [:]]
    var object = KubeObject(kind: Names.previewSet, namespace: "argocd", name: "shop")
    object.value["spec"] = spec
    return try PreviewSet(object).applicationRules
  }

  private static let cases: [(String, rules: String, wanted: String, live: String, applied: String)] = [
    (
      "without rules everything wanted is applied", "{}",
      "{metadata: {labels: {a: new}}, spec: {project: new}}",
      "{metadata: {labels: {a: old, b: x}}, spec: {project: old}}",
      "{metadata: {labels: {a: new}}, spec: {project: new}}"
    ),
    (
      "Argo CD's own bookkeeping stays", "{}",
      "{metadata: {annotations: {argocd.argoproj.io/refresh: normal, notified.notifications.argoproj.io: '{}'}}}",
      "{metadata: {annotations: {argocd.argoproj.io/refresh: hard, argocd.argoproj.io/hydrate: normal}}}",
      "{metadata: {annotations: {argocd.argoproj.io/refresh: hard, notified.notifications.argoproj.io: '{}'}}}"
    ),
    (
      "preserved keys keep their live value, and get the wanted one where there is none",
      "{preservedFields: {annotations: [a, c], labels: [l]}}",
      "{metadata: {annotations: {a: new, b: new, c: new}, labels: {l: new}}}",
      "{metadata: {annotations: {a: old, b: old}, labels: {l: old}}}",
      "{metadata: {annotations: {a: old, b: new, c: new}, labels: {l: old}}}"
    ),
    (
      "a pointer keeps the live value, also its absence",
      "{ignoreApplicationDifferences: [{jsonPointers: [/spec/source/targetRevision, /spec/syncPolicy]}]}",
      "{spec: {source: {targetRevision: new, path: new}, syncPolicy: {automated: {}}}}",
      "{spec: {source: {targetRevision: pinned, path: old}}}", "{spec: {source: {targetRevision: pinned, path: new}}}"
    ),
    (
      "what is only live is taken over where its parent is wanted",
      "{ignoreApplicationDifferences: [{jsonPointers: [/spec/source/helm, /spec/absent/deeper]}]}",
      "{spec: {source: {path: p}}}", "{spec: {source: {helm: {values: v}}, absent: {deeper: 1}}}",
      "{spec: {source: {path: p, helm: {values: v}}}}"
    ),
    (
      "a rule for another Application is none for this",
      "{ignoreApplicationDifferences: [{name: other, jsonPointers: [/spec/a]}]}",
      "{spec: {a: new}}", "{spec: {a: old}}", "{spec: {a: new}}"
    ),
    (
      "a chosen list item is found again at another place, and its siblings are updated",
      "{ignoreApplicationDifferences: [{jqPathExpressions: ['.spec.sources[] | select(.ref == \"v\").targetRevision']}]}",
      "{spec: {sources: [{ref: v, targetRevision: new}, {chart: c, targetRevision: '2'}]}}",
      "{spec: {sources: [{chart: c, targetRevision: '1'}, {ref: v, targetRevision: pinned}]}}",
      "{spec: {sources: [{ref: v, targetRevision: pinned}, {chart: c, targetRevision: '2'}]}}"
    ),
    (
      "status, names and kinds are nobody's to leave",
      "{ignoreApplicationDifferences: [{jqPathExpressions: ['.status, .kind, .metadata.name, .spec.a']}]}",
      "{spec: {a: new}}", "{spec: {a: old}, status: {x: 1}}", "{spec: {a: old}}"
    ),
  ]

  @Test(arguments: cases.indices) func `is applied as it should be`(_ index: Int) throws {
    let (name, rules, wanted, live, applied) = Self.cases[index]
    let result = yielding(try application(wanted), to: try application(live), try self.rules(rules))
    #expect(result == (try application(applied)), "\(name)")
  }

  @Test func `other kinds do not yield`() throws {
    var wanted = Given.configMap("c", in: "n")
    wanted.labels = ["l": "new"]
    var live = wanted
    live.labels = ["l": "old"]
    #expect(yielding(wanted, to: live, try rules("{preservedFields: {labels: [l]}}")) == wanted)
  }

  @Test(arguments: [
    (
      "{jsonPointers: [spec/a]}",
      "spec.ignoreApplicationDifferences[0].jsonPointers[0]: “spec/a” is no pointer into spec"
    ),
    ("{jsonPointers: ['']}", "spec.ignoreApplicationDifferences[0].jsonPointers[0]: “” is no pointer into spec"),
    (
      "{jsonPointers: [/status]}",
      "spec.ignoreApplicationDifferences[0].jsonPointers[0]: “/status” is no pointer into spec"
    ),
    (
      "{jqPathExpressions: ['.a', 'env']}",
      "spec.ignoreApplicationDifferences[0].jqPathExpressions[1]: “env” is not a path of jq that is known here"
    ),
  ])
  func `a rule that cannot be followed is refused by its field`(_ rule: String, _ message: String) throws {
    let rules = try rules("{ignoreApplicationDifferences: [\(rule)]}")
    let error = #expect(throws: ValidationError.self) { try check(rules) }
    #expect(error?.description.hasPrefix(message) == true, "\(String(describing: error))")
  }

  // MARK: in the plan of a preview

  private func plan(_ policy: String, drift: Bool = true, extra: [KubeObject] = []) throws -> PreviewPlan {
    var application = Given.application("shop-7")
    application.value["spec"] = ["source": ["targetRevision": "new"]]
    var spec = Given.spec(7, manifests: [application])
    spec.applicationRules = try rules(policy)
    let preview = try Given.preview(7, spec: spec)
    var live = stamped(application, for: preview)
    live[metadata: "uid"] = "app"
    live[metadata: "generation"] = 2
    if drift { live.value["spec"] = ["source": ["targetRevision": "by hand"]] }
    var status = PreviewStatus()
    status.inventory = ([live] + extra).map {
      InventoryEntry(
        ref: $0.ref, uid: $0.uid, hash: hash(of: stamped(application, for: preview)), generation: 1)
    }
    return Planning.plan(
      PreviewFacts(
        preview: try Given.preview(7, spec: spec, status: status),
        live: Dictionary(uniqueKeysWithValues: ([live] + extra).map { ($0.ref, $0) }), now: noon))
  }

  private func changes(_ plan: PreviewPlan) -> [Action] {
    plan.actions.filter { if case .apply = $0 { true } else if case .delete = $0 { true } else { false } }
  }

  @Test func `a change by hand is taken back, unless the set leaves it or creates only`() throws {
    #expect(changes(try plan("{}")).count == 1)
    #expect(
      changes(try plan("{ignoreApplicationDifferences: [{jsonPointers: [/spec/source/targetRevision]}]}")).isEmpty)
    #expect(changes(try plan("{syncPolicy: {applicationsSync: create-only}}")).isEmpty)
    #expect(changes(try plan("{syncPolicy: {applicationsSync: create-delete}}")).isEmpty)
    #expect(changes(try plan("{syncPolicy: {applicationsSync: create-update}}")).count == 1)
  }

  @Test func `an Application that is no longer wanted goes only where the set may delete`() throws {
    var old = stamped(Given.application("old"), for: try Given.preview(7))
    old[metadata: "uid"] = "old"
    #expect(changes(try plan("{}", drift: false, extra: [old])) == [.delete(old.ref, uid: "old")])
    #expect(changes(try plan("{syncPolicy: {applicationsSync: create-update}}", drift: false, extra: [old])).isEmpty)
  }
}
