// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeModel
import PreviewAPI
import Testing

@Suite struct `A specification that cannot work names its field` {
  private func set(_ spec: String, kind: String = "PreviewSet") throws -> PreviewSet {
    let version = kind == "ApplicationSet" ? "argoproj.io/v1alpha1" : "nestling.dev/v1alpha1"
    return try PreviewSet(
      KubeObject(try YAML.parse("apiVersion: \(version)\nkind: \(kind)\nmetadata: {name: s, namespace: n}\n" + spec)))
  }

  static let template = "template: {metadata: {name: x}, spec: {}}"

  @Test(arguments: [
    ("", "spec"),
    ("spec: {template: {metadata: {}, spec: {}}}", "spec.generators"),
    ("spec: {generators: {}, \(template)}", "spec.generators"),
    ("spec: {generators: [3], \(template)}", "spec.generators[0]"),
    ("spec: {generators: []}", "spec.template"),
    ("spec: {generators: [], template: {spec: {}}}", "spec.template.metadata"),
    ("spec: {generators: [], template: {metadata: {name: x}}}", "spec.template.spec"),
    ("spec: {generators: [], goTemplate: 'true', \(template)}", "spec.goTemplate"),
    ("spec: {generators: [], syncPolicy: {applicationsSync: never}, \(template)}", "spec.syncPolicy.applicationsSync"),
    ("spec: {generators: [], preview: {urls: x}, \(template)}", "spec.preview.urls"),
    ("spec: {generators: [], preview: {select: {drafts: maybe}}, \(template)}", "spec.preview.select.drafts"),
    (
      "spec: {generators: [], preview: {select: {labels: {all: [1]}}}, \(template)}",
      "spec.preview.select.labels.all[0]"
    ),
    ("spec: {generators: [], preview: {namespace: {network: closed}}, \(template)}", "spec.preview.namespace.network"),
    ("spec: {generators: [], preview: {ready: {timeout: soon}}, \(template)}", "spec.preview.ready.timeout"),
    (
      "spec: {generators: [], preview: {safety: {maxDeletionPercent: 101}}, \(template)}",
      "spec.preview.safety.maxDeletionPercent"
    ),
    ("spec: {generators: [], preview: {wait: {check: [a]}}, \(template)}", "spec.preview.wait.check"),
    ("spec: {generators: [], preview: {wait: {timeout: 0s}}, \(template)}", "spec.preview.wait.timeout"),
    (
      "spec: {generators: [], preview: {lifetime: {sleep: {schedule: at seven}}}, \(template)}",
      "spec.preview.lifetime.sleep.schedule"
    ),
    ("spec: {generators: [], preview: {limits: {total: -1}}, \(template)}", "spec.preview.limits.total"),
    ("spec: {generators: [], preview: {lifetime: {idle: soon}}, \(template)}", "spec.preview.lifetime.idle"),
    (
      "spec: {generators: [], preview: {lifetime: {sleep: {wake: '0 7 * * *'}}}, \(template)}",
      "spec.preview.lifetime.sleep.wake"
    ),
    (
      "spec: {generators: [], preview: {hooks: {beforeDelete: [{}]}}, \(template)}",
      "spec.preview.hooks.beforeDelete[0].name"
    ),
    (
      "spec: {generators: [], preview: {hooks: {afterDeploy: [{name: x, template: {spec: {}}}]}}, \(template)}",
      "spec.preview.hooks.afterDeploy[0].template"
    ),
    ("spec: {generators: [], preview: {select: {paths: {only: [a]}}}, \(template)}", "spec.preview.select.paths.only"),
  ])
  func `with its full path`(_ spec: String, _ field: String) {
    #expect {
      try set(spec)
    } throws: {
      ($0 as? ValidationError)?.field == field
    }
  }

  @Test func `the defaults are those of the contract`() throws {
    let preview = try #require(try set("spec: {generators: [], preview: {}, \(Self.template)}").preview)
    #expect(preview.select.drafts == .include)
    #expect(preview.select.forks == .approve)
    #expect(preview.select.trust == ["OWNER", "MEMBER", "COLLABORATOR"])
    #expect(preview.namespace.network == .isolated(allowing: []))
    #expect(preview.namespace.podSecurity == .baseline)
    #expect(preview.namespace.quota == nil)
    #expect(preview.feedback.isCommentOn)
    #expect(preview.safety == SafetySettings(maxDeletions: 5, maxDeletionPercent: 30))
  }

  @Test func `an ApplicationSet has no rules of previews, and empty hooks are no hooks`() throws {
    #expect(try set("spec: {generators: [], \(Self.template)}", kind: "ApplicationSet").preview == nil)
    #expect(try set("spec: {generators: [], preview: {hooks: {beforeDeploy: []}}, \(Self.template)}").preview != nil)
  }

  @Test func `AllAtOnce asks for no steps`() throws {
    let set = try set("spec: {generators: [], strategy: {type: AllAtOnce}, preview: {}, \(Self.template)}")
    #expect(set.rollingSync == nil)
  }
}

@Suite struct `A Preview` {
  @Test func `comes back from its document as it went in, without what is people's`() throws {
    var spec = PreviewSpec(
      key: "k", pullRequest: nil, namespace: "ns", ownsNamespace: true, url: "http://x.test",
      manifests: [KubeObject(kind: Names.namespace, name: "ns")],
      hold: PreviewSpec.Hold(reason: .awaitingApproval, message: "wait"),
      feedback: PreviewSpec.Feedback(isCommentOn: true, statusContext: "c"), readyTimeout: .seconds(60))
    var object = KubeObject(kind: Names.preview, namespace: "n", name: "p")
    object.value["spec"] = try YAML.parse(YAML.text(spec.value))
    #expect(try Preview(object).spec == spec)
    object.value["spec"]?["control"] = ["approvedSHA": "abc"]
    spec.control.approvedSHA = "abc"
    #expect(try Preview(object).spec == spec)
    #expect(spec.value["control"] == nil)
  }

  @Test func `a status that nobody understands reads as empty`() {
    #expect(PreviewStatus(["phase": "Dancing", "inventory": 3]) == PreviewStatus())
  }
}

@Suite struct `The definitions` {
  @Test func `are structural: every schema has a type or is open`() {
    func check(_ schema: Value, _ path: String) {
      let isOpen = schema["x-kubernetes-preserve-unknown-fields"]?.bool == true
      // The API server takes this one for a type of its own.
      let isNumberOrText = schema["x-kubernetes-int-or-string"]?.bool == true
      #expect(schema["type"]?.string != nil || isOpen || isNumberOrText, "\(path) has no type")
      // The API server keeps no empty text: what it serves would never be what was sent.
      #expect(schema["description"] != "", "\(path)")
      for pair in schema["properties"]?.object ?? [:] { check(pair.value, "\(path).\(pair.key)") }
      if let items = schema["items"] { check(items, path + "[]") }
    }
    for definition in CustomResources.all() {
      for version in definition.at("spec", "versions")?.array ?? [] {
        check(version.at("schema", "openAPIV3Schema") ?? .null, definition.at("spec", "names", "kind")?.string ?? "")
      }
    }
  }

  @Test func `every reason says what it means`() {
    for reason in Reason.allCases { #expect(reason.meaning.hasSuffix(".")) }
  }
}
