// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeModel
import PreviewAPI
import Templating
import Testing

@testable import Rendering

/// Renders one Application from an ApplicationSet whose spec has these members besides a template.
private func application(
  _ template: String, spec: String = "{}", parameters: Object = ["n": "a"],
  kind: GroupVersionKind = Names.applicationSet
) throws -> (applications: [Value], failures: [String]) {
  var object = KubeObject(kind: kind, namespace: "argocd", name: "s")
  var body = try YAML.parse(spec)
  body["goTemplate"] = true
  body["generators"] = []
  body["template"] = try YAML.parse(template)
  object.value["spec"] = body
  let renderer = try Renderer(PreviewSet(object))
  let made = renderer.applications([RenderInput(parameters: Parameters(parameters), origin: "g")])
  return (made.applications.map(\.value), made.failures.map(\.description))
}

@Suite struct `An Application is printed as Argo CD's own type would` {
  private func spec(_ text: String) throws -> Value {
    let made = try application("{metadata: {name: x}, spec: \(text)}").applications
    return try #require(made.first?["spec"])
  }

  @Test(arguments: [
    // What is empty goes where the type says omitempty, and stays where it does not.
    (
      "{project: p, source: {repoURL: '', path: '', helm: {releaseName: '', skipCrds: false}}}",
      "{project: p, source: {repoURL: '', helm: {}}, destination: {}}"
    ),
    ("{}", "{project: '', destination: {}}"),
    (
      "{project: p, syncPolicy: {automated: {prune: false}, retry: {limit: 0, backoff: {factor: 0}}}}",
      "{project: p, syncPolicy: {automated: {prune: false}, retry: {backoff: {factor: 0}}}, destination: {}}"
    ),
    (
      "{project: p, revisionHistoryLimit: 0, sources: [], info: [{name: a}]}",
      "{project: p, revisionHistoryLimit: 0, info: [{name: a, value: ''}], destination: {}}"
    ),
    (
      "{project: p, ignoreDifferences: [{name: d, jsonPointers: ['']}]}",
      "{project: p, ignoreDifferences: [{name: d, jsonPointers: [''], kind: ''}], destination: {}}"
    ),
    (
      "{project: p, source: {repoURL: r, kustomize: {replicas: [{name: d, count: '{{.n}}'}]}}}",
      "{project: p, source: {repoURL: r, kustomize: {replicas: [{name: d, count: a}]}}, destination: {}}"
    ),
    (
      "{project: p, source: {repoURL: r, plugin: {parameters: [{name: k, string: ''}]}}}",
      "{project: p, source: {repoURL: r, plugin: {parameters: [{name: k, string: ''}]}}, destination: {}}"
    ),
    // What the type does not have goes.
    ("{project: p, sauce: 1, source: {repoURL: r, repoUrl: q}}", "{project: p, source: {repoURL: r}, destination: {}}"),
    // Free-form values keep what they are, but for null members (section 11.5).
    (
      "{project: p, source: {repoURL: r, helm: {valuesObject: {s: '{{.n}}', num: 3, e: '', gone: null, l: [null], f: false}}}}",
      "{project: p, source: {repoURL: r, helm: {valuesObject: {s: a, num: 3, e: '', l: [null], f: false}}}, destination: {}}"
    ),
  ])
  func `what is empty`(_ written: String, _ printed: String) throws {
    let (found, wanted) = (try spec(written), try YAML.parse(printed))
    #expect(found == wanted, "\(JSON.text(found))")
  }

  @Test func `a label that is null is empty, not absent`() throws {
    let made = try application("{metadata: {name: x, labels: {a: null, b: '{{.n}}'}}, spec: {project: p}}").applications
    #expect(made.first?.at("metadata", "labels") == ["a": "", "b": "a"])
  }

  @Test(arguments: [
    (
      "{project: p, syncPolicy: {automated: {prune: '{{.n}}'}}}",
      "spec.template.spec.syncPolicy.automated.prune: expected true or false, found a string; a template gives text only"
    ),
    ("{project: 3}", "spec.template.spec.project: expected a string, found a number; quote it"),
    ("{project: p, sources: {}}", "spec.template.spec.sources: expected a list"),
    (
      "{project: p, source: {repoURL: r, helm: {parameters: [{name: a, value: true}]}}}",
      "helm.parameters[0].value: expected a string"
    ),
  ])
  func `a value that its field cannot have is refused when the set arrives`(_ spec: String, _ words: String) {
    #expect(throws: RenderFailure.self) {
      do { _ = try application("{metadata: {name: x}, spec: \(spec)}") } catch {
        #expect("\(error)".contains(words), "\(error)")
        throw error
      }
    }
  }

  @Test func `unknown fields of a generator's template are named, too`() throws {
    var object = KubeObject(kind: Names.applicationSet, namespace: "argocd", name: "s")
    object.value["spec"] = [
      "generators": [["list": ["elements": [], "template": ["spec": ["source": ["revision": "x"]]]]]],
      "template": ["metadata": ["name": "x"], "spec": ["project": "p"]],
    ]
    let renderer = try Renderer(PreviewSet(object))
    #expect(renderer.unknownFields == ["spec.generators[0].list.template.spec.source.revision"])
  }

  @Test func `unknown fields are named; a PreviewSet keeps them for a newer Argo CD`() throws {
    var object = KubeObject(kind: Names.previewSet, namespace: "argocd", name: "s")
    object.value["spec"] = [
      "generators": [],
      "template": ["metadata": ["name": "x", "foo": "y"], "spec": ["project": "p", "newer": "{{n}}"]],
    ]
    let renderer = try Renderer(PreviewSet(object))
    #expect(renderer.unknownFields == ["spec.template.metadata.foo", "spec.template.spec.newer"])
    let made = renderer.applications([RenderInput(parameters: Parameters(["n": "a"]), origin: "g")]).applications
    #expect(made.first?.spec["newer"] == "a")
  }

  @Test func `a name that Kubernetes refuses fails a PreviewSet's parameter set and is said of an ApplicationSet's`()
    throws
  {
    let template = "{metadata: {name: 'App_{{.n}}'}, spec: {project: p}}"
    #expect(try application(template).applications.first?.at("metadata", "name") == "App_a")
    let ours = try application(template, kind: Names.previewSet)
    #expect(ours.applications.isEmpty && ours.failures.first?.contains("not a name that Kubernetes takes") == true)
  }
}

@Suite struct `A templatePatch is a strategic merge patch` {
  private static let template = """
    {metadata: {name: app, finalizers: [f]}, spec: {project: p, source: {repoURL: r, path: q, helm: {valuesObject: {a: {x: 1}, l: [1]}}},
     destination: {name: d}, syncPolicy: {syncOptions: [A=1]}}}
    """

  private func patched(_ patch: String) throws -> (Value?, [String]) {
    let made = try application(Self.template, spec: JSON.text(["templatePatch": .string(patch)]))
    return (made.applications.first, made.failures)
  }

  @Test(arguments: [
    ("spec:\n", "spec", "{project: p, destination: {}}"),
    ("spec: {project: other, info: [{name: i, value: v}]}", "spec.project", "p"),
    ("metadata: {namespace: other}", "metadata.namespace", "argocd"),
    ("metadata: {name: '{{.n}}-2'}", "metadata.name", "a-2"),
    ("metadata: {finalizers: [g, f]}", "metadata.finalizers", "[f, g]"),
    ("metadata: {$deleteFromPrimitiveList/finalizers: [f], finalizers: [g]}", "metadata.finalizers", "[g]"),
    ("metadata: {labels: {$patch: replace, a: b}}", "metadata.labels", "{a: b}"),
    ("spec: {syncPolicy: {syncOptions: [B=2]}}", "spec.syncPolicy.syncOptions", "[B=2]"),
    ("spec: {source: {$retainKeys: [repoURL, chart], chart: c}}", "spec.source", "{repoURL: r, chart: c}"),
    (
      "spec: {syncPolicy: {$patch: delete}}", "spec",
      "{project: p, source: {repoURL: r, path: q, helm: {valuesObject: {a: {x: 1}, l: [1]}}}, destination: {name: d}}"
    ),
    ("operation: {sync: {revision: '{{.n}}'}}", "operation.sync.revision", "a"),
    ("operation: {sync: {revision: '', dryRun: false}, retry: {limit: 0}, x: 1}", "operation", "{sync: {}, retry: {}}"),
    ("{{ if eq .n \"a\" }}\nspec:\n  source: {path: '{{ .n }}'}\n{{ end }}", "spec.source.path", "a"),
    ("{{ if eq .n \"b\" }}\nspec:\n  source: {path: '{{ .n }}'}\n{{ end }}", "spec.source.path", "q"),
    (
      "{\"spec\": {\"source\": {\"helm\": {\"valueFiles\": [\"{{.n}}.yaml\"]}}}}", "spec.source.helm.valueFiles",
      "[a.yaml]"
    ),
    ("# nothing", "spec.source.path", "q"), ("", "spec.source.path", "q"),
    // Below valuesObject, where the original fails for want of type information.
    (
      "spec: {source: {helm: {valuesObject: {a: {z: 2}, l: [2], k: {g: null, h: 1}}}}}",
      "spec.source.helm.valuesObject", "{a: {x: 1, z: 2}, l: [2], k: {h: 1}}"
    ),
    ("unknown: 1\nspec: {bogus: {a: b}}", "spec.bogus", "~"),
  ])
  func `with a result`(_ patch: String, _ path: String, _ wanted: String) throws {
    let (found, failures) = try patched(patch)
    #expect(failures == [])
    let value = found?.at(path.split(separator: ".").map(String.init)) ?? .null
    #expect(value == (try YAML.parse(wanted)), "\(JSON.text(value))")
  }

  @Test(arguments: [
    ("hello", "must render to a map"), ("{a: b}", "cannot be read"), ("spec: [", "cannot be read"),
    ("metadata: {labels: {a: 1}}", "metadata.labels.a: expected a string"),
    ("spec: {syncPolicy: {automated: {prune: \"true\"}}}", "automated.prune: expected true or false"),
    ("spec: {source: {$retainKeys: [path], path: q, chart: z}}", "$retainKeys"),
    ("spec: {destination: {$patch: foo}}", "$patch is replace or delete"),
    ("spec: {destination: {$patch: merge}}", "$patch is replace or delete"),
    ("operation: {sync: {prune: 1}}", "operation.sync.prune: expected true or false"),
  ])
  func `or an error that says where`(_ patch: String, _ words: String) throws {
    let (found, failures) = try patched(patch)
    #expect(found == nil && failures.first?.contains(words) == true, "\(failures)")
  }
}

@Suite struct `A generator's template is laid over the set's` {
  private func filled(_ override: String, from template: String) throws -> Value {
    merged(override: try YAML.parse(override), over: try YAML.parse(template))
  }

  @Test(arguments: [
    ("{a: '', b: gen}", "{a: spec, b: spec, c: spec}", "{a: spec, b: gen, c: spec}"),
    ("{prune: false}", "{prune: true}", "{prune: true}"), ("{l: [1]}", "{l: [2, 3]}", "{l: [1]}"),
    ("{l: []}", "{l: [2, 3]}", "{l: [2, 3]}"),
    (
      "{source: {path: g}}", "{source: {repoURL: r, path: s}, sources: [{repoURL: t}]}",
      "{source: {repoURL: r, path: g}, sources: [{repoURL: t}]}"
    ),
    ("{valuesObject: {a: 1}}", "{valuesObject: {b: 2}}", "{valuesObject: {a: 1}}"),
    ("{valuesObject: {}}", "{valuesObject: {b: 2}}", "{valuesObject: {}}"),
    ("{destination: {name: n}}", "{destination: {server: s}}", "{destination: {name: n, server: s}}"),
  ])
  func `and what it leaves empty is filled`(_ override: String, _ template: String, _ wanted: String) throws {
    #expect(try filled(override, from: template) == (try YAML.parse(wanted)))
  }
}
