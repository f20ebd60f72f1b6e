// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeModel
import PreviewAPI
import Templating
import Testing

@testable import Rendering

@Suite struct `From parameters to previews` {
  private func set(
    _ preview: Value? = [:], spec extra: [(String, Value)] = [], destination: String = "{{.preview.namespace}}"
  )
    throws -> PreviewSet
  {
    var object = KubeObject(kind: Names.previewSet, namespace: "argocd", name: "shop")
    object.value["spec"] = [
      "goTemplate": true, "goTemplateOptions": ["missingkey=error"], "generators": [],
      "template": [
        "metadata": ["name": "shop-{{.number}}"],
        "spec": ["project": "p", "destination": ["namespace": .string(destination)]],
      ],
    ]
    object.value["spec"]?["preview"] = preview
    for (key, value) in extra { object.value["spec"]?[key] = value }
    return try PreviewSet(object)
  }

  private func input(_ number: Int, repository: String = "acme/shop", more: [(String, Value)] = []) -> RenderInput {
    let reference = PullRequestReference(
      forge: "gitea", host: "git.test", repository: repository, number: number, headSHA: "aaaa", branch: "b",
      author: "ann", title: "t", url: "", source: [:])
    return RenderInput(
      parameters: Parameters(Object([("number", .string("\(number)"))] + more)), pullRequest: reference, origin: "g")
  }

  @Test func `name, namespace and URL follow from the pull request and are seen by the templates`() throws {
    let renderer = try Renderer(set(["url": "https://{{.preview.name}}.{{.preview.namespace}}.test/x"]))
    let preview = try #require(renderer.previews([input(7)]).previews.first)
    #expect(preview.key == "git.test/acme/shop#7")
    #expect(preview.name == "shop-shop-7")
    #expect(preview.namespace == "preview-shop-shop-7")
    #expect(preview.url == "https://shop-shop-7.preview-shop-shop-7.test/x")
    #expect(preview.manifests.map(\.kind.kind) == ["Namespace", "NetworkPolicy", "Application"])
    #expect(preview.manifests.last?.value.at("spec", "destination", "namespace") == "preview-shop-shop-7")
  }

  @Test func `without pull request and Application a preview is told apart by its name`() throws {
    let map: Value = ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "settings-{{.app}}"]]
    func rendered(_ preview: Value?) throws -> [RenderedPreview] {
      let set = try set(preview, spec: [("template", .null), ("resources", [map])])
      let inputs = ["web", "api"].map {
        RenderInput(parameters: Parameters(Object([("app", .string($0))])), pullRequest: nil, origin: "g")
      }
      return try Renderer(set).previews(inputs).previews
    }
    let named = try rendered(["name": "{{.app}}", "namespace": ["name": "preview-{{.app}}"]])
    #expect(named.map(\.key) == ["web", "api"])
    #expect(named.map(\.namespace) == ["preview-web", "preview-api"])
    // Nothing tells them apart: they are one.
    let nameless = try rendered(nil)
    #expect(nameless.map(\.name) == ["shop"])
    #expect(nameless.first?.manifests.map(\.name) == ["settings-web", "settings-api"])
  }

  @Test func `parameter sets of one pull request share one preview`() throws {
    let set = try set(spec: [
      ("template", ["metadata": ["name": "{{.app}}-{{.number}}"], "spec": ["project": "p"]])
    ])
    let rendering = try Renderer(set).previews([
      input(7, more: [("app", "web")]), input(7, more: [("app", "api")]), input(8, more: [("app", "web")]),
    ])
    #expect(rendering.previews.count == 2)
    #expect(
      rendering.previews.first?.manifests.filter { $0.kind == Names.application }.map(\.name) == ["web-7", "api-7"])
    #expect(rendering.previews.first?.manifests.filter { $0.kind == Names.namespace }.count == 1)
  }

  @Test func `two keys with one name are an error on both`() throws {
    let rendering = try Renderer(set()).previews([
      input(7, repository: "acme/shop"), input(7, repository: "other/shop"),
    ])
    #expect(rendering.previews.isEmpty)
    #expect(rendering.failures.map(\.reason) == [.nameCollision, .nameCollision])
    #expect(rendering.failedKeys.count == 2)
  }

  @Test func `a template that fails stops only its own parameter set`() throws {
    let set = try set(spec: [
      ("template", ["metadata": ["name": "shop-{{.number}}", "labels": ["t": "{{.team}}"]], "spec": ["project": "p"]])
    ])
    let rendering = try Renderer(set).previews([input(7), input(8, more: [("team", "a")])])
    #expect(rendering.previews.map(\.name) == ["shop-shop-8"])
    #expect(rendering.failures.first?.subject == "acme/shop#7")
    #expect(rendering.failures.first?.message.contains("team") == true)
    #expect(rendering.failedKeys == ["git.test/acme/shop#7"])
  }

  @Test func `a group of which one half fails is kept back whole`() throws {
    let set = try set(spec: [
      ("template", ["metadata": ["name": "{{.app}}-{{.number}}"], "spec": ["project": "p"]])
    ])
    let rendering = try Renderer(set).previews([input(7, more: [("app", "web")]), input(7)])
    #expect(rendering.previews.isEmpty)
    #expect(rendering.failedKeys == ["git.test/acme/shop#7"])
  }

  @Test(arguments: [
    ("shop-pr-<no value>", "missingkey=error"), ("shop-{{.number}}", "spec.goTemplate: true"), ("Shop", "slugify"),
  ])
  func `a text that is no name tells how it came to be`(_ text: String, _ advice: String) {
    #expect(remedy(forName: text).contains(advice))
  }

  @Test func `a template that cannot be read is found when the set arrives`() throws {
    #expect(throws: RenderFailure.self) { try Renderer(set(["url": "{{ .x "])) }
    #expect(throws: RenderFailure.self) {
      try Renderer(set(spec: [("template", ["metadata": ["name": "{{ end }}"], "spec": [:]])]))
    }
  }

  @Test(arguments: [
    ("spec.generators[0].list.values", #"{"list": {"elements": [], "values": {"a": "{{ .x"}}}"#),
    (
      "spec.generators[0].list.template",
      #"{"list": {"elements": [], "template": {"metadata": {"name": "{{ nope }}"}}}}"#
    ),
    (
      "spec.generators[0].matrix.generators[1].list",
      #"{"matrix": {"generators": [{"list": {"elements": []}}, {"list": {"elements": [{"a": "{{ if }}"}]}}]}}"#
    ),
    (
      "spec.generators[0].merge.generators[1].list.values",
      #"{"merge": {"generators": [{"list": {}}, {"list": {"values": {"a": "{{ end }}"}}}], "mergeKeys": ["a"]}}"#
    ),
  ])
  func `a template inside a generator that cannot be read is found when the set arrives`(
    field: String, generator: String
  ) throws {
    let generators = Value.array([try JSON.parse(generator)])
    let error = #expect(throws: RenderFailure.self) { try Renderer(set(spec: [("generators", generators)])) }
    #expect(error?.field == field)
  }

  @Test func `what depends on time or chance is refused when the set arrives, unless the set allows it`() throws {
    let resources: Value = [["kind": "ConfigMap", "data": ["at": "{{ now | unixEpoch }}"]]]
    let error = #expect(throws: RenderFailure.self) { try Renderer(set(spec: [("resources", resources)])) }
    #expect(error?.field == "spec.resources[0]")
    #expect(error?.message.contains("depends on time or chance") == true)
    _ = try Renderer(set(["allowNonDeterministicTemplates": true], spec: [("resources", resources)]))
  }

  @Test func `a name that is no DNS label is refused, not bent`() throws {
    let rendering = try Renderer(set(["namespace": ["name": "Team_{{.number}}"]])).previews([input(7)])
    #expect(rendering.failures.first?.field == "spec.preview.namespace.name")
  }

  @Test func `a literal destination is the namespace and is marked as literal`() throws {
    let preview = try #require(try Renderer(set(destination: "staging")).previews([input(7)]).previews.first)
    #expect(preview.namespace == "staging")
    #expect(preview.hasLiteralNamespace)
    let templated = try #require(try Renderer(set(destination: "pr-{{.number}}")).previews([input(7)]).previews.first)
    #expect(templated.namespace == "pr-7")
    #expect(!templated.hasLiteralNamespace)
  }

  @Test func `without spec.preview there is no namespace of ours`() throws {
    let preview = try #require(try Renderer(set(nil, destination: "x")).previews([input(7)]).previews.first)
    #expect(preview.manifests.map(\.kind.kind) == ["Application"])
    #expect(!preview.ownsNamespace)
  }

  @Test func `an isolated namespace keeps out of private ranges`() throws {
    let preview = try #require(
      try Renderer(set(["namespace": ["quota": ["pods": 20]]])).previews([input(7)]).previews.first)
    let policy = try #require(preview.manifests.first { $0.kind.kind == "NetworkPolicy" })
    let text = JSON.text(policy.value)
    #expect(text.contains("169.254.0.0/16") && text.contains("10.0.0.0/8"))
    let quota = try #require(preview.manifests.first { $0.kind.kind == "ResourceQuota" })
    #expect(quota.value.at("spec", "hard", "pods") == "20")
    let space = try #require(preview.manifests.first)
    #expect(space.labels["pod-security.kubernetes.io/enforce"] == "baseline")
  }
}

@Suite struct `Readiness` {
  static let sha = String(repeating: "a", count: 40)

  private func application(_ change: (inout Value) -> Void = { _ in }) -> KubeObject {
    var object = wanted
    object.value["status"] = [
      "sync": [
        "status": "Synced", "revision": .string(Self.sha),
        "comparedTo": [
          "source": ["repoURL": "r", "targetRevision": .string(Self.sha)], "destination": ["namespace": "n"],
        ],
      ],
      "health": ["status": "Healthy"], "operationState": ["phase": "Succeeded"],
      "resources": [["kind": "ConfigMap", "name": "c"]],
    ]
    change(&object.value)
    return object
  }
  private var wanted: KubeObject {
    var object = KubeObject(kind: Names.application, namespace: "argocd", name: "a")
    object.value["spec"] = [
      "source": ["repoURL": "r", "targetRevision": .string(Self.sha)], "destination": ["namespace": "n"],
    ]
    return object
  }
  private func word(_ live: KubeObject) -> String {
    switch readiness(of: live, wanted: wanted) {
    case .ready: "ready"
    case .progressing: "progressing"
    case .failed: "failed"
    }
  }

  @Test func `all of the predicate must hold`() {
    let cases: [(change: (inout Value) -> Void, word: String)] = [
      ({ _ in }, "ready"),
      ({ $0["status"]?["sync"]?["revision"] = "old" }, "progressing"),
      ({ $0["status"]?["sync"]?["status"] = "OutOfSync" }, "progressing"),
      ({ $0["status"]?["sync"]?["comparedTo"]?["source"]?["targetRevision"] = "old" }, "progressing"),
      ({ $0["status"]?["health"]?["status"] = "Progressing" }, "progressing"),
      ({ $0["status"]?["health"]?["status"] = "Degraded" }, "failed"),
      ({ $0["status"]?["operationState"]?["phase"] = "Running" }, "progressing"),
      ({ $0["status"]?["operationState"]?["phase"] = "Failed" }, "failed"),
      ({ $0["status"]?["resources"] = [] }, "progressing"),
      ({ $0["status"]?["conditions"] = [["type": "ComparisonError", "message": "m"]] }, "failed"),
      ({ $0["metadata"]?["deletionTimestamp"] = "2026-01-01T00:00:00Z" }, "progressing"),
      ({ $0["status"] = nil }, "progressing"),
    ]
    for (place, row) in cases.enumerated() {
      let found = word(application(row.change))
      #expect(found == row.word, "case \(place)")
    }
  }

  @Test(arguments: [
    ("apps/v1", "Deployment", "{spec: {replicas: 2}, status: {readyReplicas: 1, updatedReplicas: 2}}", "progressing"),
    (
      "apps/v1", "Deployment",
      "{spec: {replicas: 2}, status: {replicas: 2, availableReplicas: 2, readyReplicas: 2, updatedReplicas: 2}}",
      "ready"
    ),
    (
      "apps/v1", "Deployment", "{metadata: {generation: 2}, spec: {replicas: 0}, status: {observedGeneration: 1}}",
      "progressing"
    ),
    ("batch/v1", "Job", "{status: {conditions: [{type: Complete, status: 'True'}]}}", "ready"),
    ("batch/v1", "Job", "{status: {conditions: [{type: Failed, status: 'True'}]}}", "failed"),
    ("kustomize.toolkit.fluxcd.io/v1", "Kustomization", "{}", "progressing"),
    (
      "kustomize.toolkit.fluxcd.io/v1", "Kustomization", "{status: {conditions: [{type: Ready, status: 'True'}]}}",
      "ready"
    ),
    ("example.com/v1", "Thing", "{status: {conditions: [{type: Stalled, status: 'True'}]}}", "failed"),
    ("v1", "ConfigMap", "{}", "ready"),
  ])
  func `of other kinds follows kstatus`(_ version: String, _ kind: String, _ body: String, _ expected: String) throws {
    var value = try YAML.parse(body)
    value["apiVersion"] = .string(version)
    value["kind"] = .string(kind)
    #expect(word(KubeObject(value)) == expected)
  }
}
