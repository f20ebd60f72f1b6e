// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeClient
import KubeModel
import PreviewAPI
import TestKit
import Testing

/// The program as a shell sees it: what goes to which stream, and with which exit code it ends.
@Suite struct `nestling generate, as a program` {
  private let scratch: ScratchFolder
  private let sets: String

  init() throws {
    scratch = try ScratchFolder("generate")
    sets = scratch.path + "/sets.yaml"
    try TextFile.write(Self.documents, to: sets)
  }

  @Test func `prints what can be rendered, and says where the rest fails`() async throws {
    let (code, output, complaint) = try await run(["-f", sets, "-o", "name"])
    #expect(code == 1)
    #expect(
      output == """
        application.argoproj.io/fleet-b
        application.argoproj.io/fleet-a
        configmap/settings

        """)
    let lines = complaint.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("nestling: ApplicationSet argocd/fleet: ") == true, "\(complaint)")
    for words in [
      "spec.generators[0].list {name=c}: ", "spec.template: spec.source.path: ", "no entry for key \"env\"",
    ] {
      #expect(complaint.contains(words), "\(words) is not in: \(complaint)")
    }
  }

  @Test(arguments: ["yaml", "json"]) func `in documents that can be read again`(_ format: String) async throws {
    let (code, output, _) = try await run(["-f", sets, "-o", format])
    #expect(code == 1)
    let objects =
      format == "yaml" ? try YAML.documents(output) : try #require(JSON.parse(output)["items"]?.array)
    #expect(objects.map { KubeObject($0).name } == ["fleet-b", "fleet-a", "settings"])
    #expect(objects.first?.at("spec", "source", "path") == "apps/prod")
  }

  @Test func `ends with 0 and without a word when all is well, with 2 when asked wrongly`() async throws {
    try TextFile.write(Self.documents.replacing("      - {name: c}\n", with: ""), to: sets)
    let (code, output, complaint) = try await run(["-f", sets, "-o", "name"])
    #expect(code == 0 && complaint.isEmpty && output.hasSuffix("configmap/settings\n"), "\(complaint)")
    let (usage, nothing, hint) = try await run([])
    #expect(usage == 2 && nothing.isEmpty)
    #expect(hint.contains("-f FILE"))
    let (missing, none, words) = try await run(["-f", scratch.path + "/other.yaml"])
    #expect(missing == 1 && none.isEmpty && words.contains("other.yaml"))
  }

  @Test func `says that the rules of previews are not asked, and what stays of a set that cannot be read`() async throws
  {
    let inputs = scratch.path + "/world.yaml"
    try TextFile.write("pullRequests: {a/b: [{number: 1, branch: x, head_sha: '0'}]}", to: inputs)
    try TextFile.write(
      """
      apiVersion: nestling.dev/v1alpha1
      kind: PreviewSet
      metadata: {name: shop, namespace: argocd}
      spec:
        generators: [{pullRequest: {github: {owner: a, repo: b}}}]
        template: {metadata: {name: 'shop-{{number}}'}, spec: {project: p, destination: {name: x}}}
        preview: {}
      ---
      apiVersion: argoproj.io/v1alpha1
      kind: ApplicationSetList
      items: [{metadata: {name: nested}, spec: {generators: [], spec: {template: {}}}}]
      """, to: sets)
    let (code, output, complaint) = try await run(["-f", sets, "--inputs", inputs, "-o", "name"])
    #expect(code == 1 && output.contains("application.argoproj.io/shop-1\n"))
    for words in [
      "note: PreviewSet argocd/shop: 1 pull requests, each as if it were let through",
      "document 2: spec.template: is required",
      "warning: ApplicationSet nested: spec.spec: there is no such field, Argo CD takes no notice of it",
    ] { #expect(complaint.contains(words), "\(words) is not in: \(complaint)") }
    try TextFile.write("pullRequest: {}", to: inputs)
    let (refused, _, words) = try await run(["-f", sets, "--inputs", inputs])
    #expect(refused == 1)
    #expect(
      words.contains("world.yaml: pullRequest: inputs have no such member; did you mean pullRequests?"), "\(words)")
  }

  @Test func `convert ends with 1 when what comes out could not be applied, or something is lost`() async throws {
    func convert(_ spec: String, _ more: String = "") async throws -> (code: Int, complaint: String) {
      try TextFile.write(
        "{apiVersion: argoproj.io/v1alpha1, kind: ApplicationSet, metadata: {name: s}, spec: \(spec)}\n" + more,
        to: sets)
      let result = try await Subprocess(
        BuiltBinary.path(), ["convert", "-f", sets], environment: BuiltBinary.environment(home: scratch.path),
        directory: scratch.path
      ).run()
      return (result.exitCode, String(decoding: result.standardError, as: UTF8.self))
    }
    let plain = "generators: [], template: {metadata: {name: x}, spec: {project: p}}"
    #expect(try await convert("{\(plain)}").code == 0)
    let unknown = try await convert("{\(plain), strategy: {rollingUpdate: {}}}")
    #expect(unknown.code == 1)
    #expect(unknown.complaint.contains("spec.strategy.rollingUpdate: there is no such field"), "\(unknown.complaint)")
    let lossy = try await convert("{\(plain)}", "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: c}}")
    #expect(lossy.code == 1 && lossy.complaint.contains("lost: ConfigMap c"), "\(lossy.complaint)")
  }

  private func run(_ words: [String]) async throws -> (code: Int, output: String, complaint: String) {
    let output = try await Subprocess(
      BuiltBinary.path(), ["generate"] + words, environment: BuiltBinary.environment(home: scratch.path),
      directory: scratch.path
    ).run()
    return (
      output.exitCode, String(decoding: output.standardOutput, as: UTF8.self),
      String(decoding: output.standardError, as: UTF8.self)
    )
  }

  private static let documents = """
    apiVersion: argoproj.io/v1alpha1
    kind: ApplicationSet
    metadata: {name: fleet, namespace: argocd}
    spec:
      goTemplate: true
      goTemplateOptions: [missingkey=error]
      generators:
      - list:
          elements:
          - {name: b, env: prod}
          - {name: c}
          - {name: a, env: dev}
      template:
        metadata: {name: "fleet-{{.name}}"}
        spec:
          project: default
          source: {repoURL: https://git.test/x.git, path: "apps/{{.env}}"}
          destination: {server: https://kubernetes.default.svc, namespace: web}
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: bystander}
    ---
    apiVersion: nestling.dev/v1alpha1
    kind: PreviewSet
    metadata: {name: maps, namespace: argocd}
    spec:
      goTemplate: true
      generators: [{list: {elements: [{name: settings}]}}]
      resources:
      - {apiVersion: v1, kind: ConfigMap, metadata: {name: "{{.name}}", namespace: argocd}}
    """
}

@Suite struct `nestling plan, as a program` {
  @Test(.timeLimit(.minutes(5))) func `tells changes by its exit code, and errors on their own stream`() async throws {
    try await SandboxProcess.with("--no-sample") { sandbox in
      let file = sandbox.scratch.path + "/sets.yaml"
      func plan(_ words: String...) async throws -> (code: Int, output: String, complaint: String) {
        let result = try await sandbox.result(of: BuiltBinary.path(), ["plan", "-f", file] + words)
        return (
          result.exitCode, String(decoding: result.standardOutput, as: UTF8.self),
          String(decoding: result.standardError, as: UTF8.self)
        )
      }
      try TextFile.write(Self.documents(color: "blue"), to: file)
      let first = try await plan()
      #expect(first.code == 3 && first.complaint.isEmpty, "\(first.complaint)")
      for line in [
        "PreviewSet argocd/maps", "  + Preview argocd/a", "      + ConfigMap argocd/settings-a",
        "ApplicationSet argocd/fleet", "  + Application argocd/fleet-x",
      ] { #expect(first.output.contains(line + "\n"), "\(line) is not in:\n\(first.output)") }

      let cluster = try sandbox.cluster()
      let sets = try YAML.documents(Self.documents(color: "blue"))
      _ = try await cluster.create(KubeObject(sets[0]))
      try TextFile.write(YAML.text(sets[0]), to: file)
      try await eventually("a plan without changes") { look in
        let now = try await plan()
        look.saw("\(now)")
        return now.code == 0 && now.output.contains("No changes.") && now.complaint.isEmpty
      }

      try TextFile.write(YAML.text(try YAML.documents(Self.documents(color: "red"))[0]), to: file)
      let changed = try await plan("-o", "json")
      #expect(changed.code == 3)
      let changes = try JSON.parse(changed.output).array?.first?["changes"]?.array ?? []
      let update = try #require(changes.first { $0.at("object", "kind") == "ConfigMap" })
      #expect(update["action"] == "update")
      #expect(update["differences"] == [["path": "data.color", "old": "blue", "new": "red"]])
      let asYAML = try await plan("-o", "yaml")
      #expect(try YAML.parse(asYAML.output) == JSON.parse(changed.output))

      try TextFile.write(Self.documents(color: "{{.missing.deeper}}"), to: file)
      let broken = try await plan()
      #expect(broken.code == 1)
      #expect(broken.complaint.hasPrefix("nestling: PreviewSet argocd/maps: "), "\(broken.complaint)")
      #expect(broken.complaint.contains("{name=a}: spec.resources[0]: data.color: "))
      #expect(broken.output.contains("  + Application argocd/fleet-x\n"), "the other set is told all the same")
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `of a set of pull requests says nothing when nothing changes, and 3 when deletions wait`()
    async throws
  {
    try await SandboxProcess.with { sandbox in
      let cluster = try sandbox.cluster()
      func plan(_ set: KubeObject) async throws -> (code: Int, output: String) {
        let file = sandbox.scratch.path + "/set.json"
        try TextFile.write(JSON.text(set.value), to: file)
        let result = try await sandbox.result(of: BuiltBinary.path(), ["plan", "-f", file])
        return (result.exitCode, String(decoding: result.standardOutput, as: UTF8.self))
      }
      for place in 2...7 { try await sandbox.pr("acme/shop", "open", "--branch", "b\(place)", "--title", "B\(place)") }
      let ref = ObjectRef(Names.previewSet, namespace: "argocd", name: "shop")
      try await eventually("seven previews") { look in
        let status = try await cluster.get(ref)?.status
        look.saw(YAML.text(status ?? .null))
        return status?.at("previews", "ready")?.int == 7
      }
      var set = try #require(await cluster.get(ref))
      let same = try await plan(set)
      #expect(same.code == 0 && same.output.contains("No changes."), "\(same)")
      set.value["spec"]?["preview"]?["select"] = ["labels": ["all": ["preview"]]]
      let paused = try await plan(set)
      #expect(paused.code == 3 && paused.output.contains("until a person lets the 7 deletions go"), "\(paused)")
    }
  }

  private static func documents(color: String) -> String {
    """
    apiVersion: nestling.dev/v1alpha1
    kind: PreviewSet
    metadata: {name: maps, namespace: argocd}
    spec:
      goTemplate: true
      goTemplateOptions: [missingkey=error]
      generators: [{list: {elements: [{name: a}]}}]
      resources:
      - apiVersion: v1
        kind: ConfigMap
        metadata: {name: "settings-{{.name}}", namespace: argocd}
        data: {color: "\(color)"}
      preview: {name: "{{.name}}", namespace: {name: "preview-{{.name}}"}}
    ---
    apiVersion: argoproj.io/v1alpha1
    kind: ApplicationSet
    metadata: {name: fleet, namespace: argocd}
    spec:
      goTemplate: true
      generators: [{list: {elements: [{name: x}]}}]
      template:
        metadata: {name: "fleet-{{.name}}"}
        spec:
          project: default
          source: {repoURL: https://git.test/x.git, path: "."}
          destination: {server: https://kubernetes.default.svc, namespace: web}
    """
  }
}
