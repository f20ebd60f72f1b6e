// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Generators
internal import KubeModel
internal import PreviewAPI
internal import Rendering

/// A large repository against Git itself: 10,000 folders with two files each, of which one is read.
func gitBench() async throws {
  let base = try Shell.output("mktemp -d").split(whereSeparator: \.isNewline).joined()
  defer { _ = try? Shell.output("rm -rf \(Shell.quoted(base))") }
  let repository = base + "/apps.git"
  try makeRepository(repository, folders: 10_000)
  let git = "git --git-dir \(Shell.quoted(repository))"
  let read = "grep 'config.json$' | cut -c13-52 | \(git) cat-file --batch"
  let ports = try OfflinePorts(["repositories": ["apps": .string(repository)]], folder: base)
  let rows: [(name: String, command: String, selection: String)] = [
    ("folders", "\(git) ls-tree -r -t main", "directories: [{path: apps/*}]"),
    ("files", "\(git) ls-tree -r main | \(read)", "files: [{path: apps/*/config.json}]"),
  ]
  print("\n| 10,000 folders, 20,000 files | Git itself | generator | of Git |\n| --- | --- | --- | --- |")
  for row in rows {
    var (rounds, count): ([(git: Double, own: Double)], Int) = ([], 0)
    // In turns, so that what else the machine does meets both; the round in the middle is one that it met evenly.
    for _ in 0..<15 {
      let git = try timed { _ = try Shell.output(row.command + " > /dev/null") }
      let generation = try await generated(row.selection, ports)
      rounds.append((git, generation.seconds))
      count = generation.count
    }
    rounds.sort { $0.own / $0.git < $1.own / $1.git }
    let (git, own) = rounds[rounds.count / 2]
    print(
      "| \(row.name): \(count) sets | \(tenths(git * 1000)) ms | \(tenths(own * 1000)) ms "
        + "| \(Double(Int(own / git * 100)) / 100) |")
  }
}

/// One run with nothing kept from another: the repository is opened anew, as Git opens it.
private func generated(_ selection: String, _ inputs: OfflinePorts) async throws -> (seconds: Double, count: Int) {
  let entry = try YAML.parse("{git: {repoURL: apps, revision: main, \(selection)}}")
  let specs = try GeneratorSpec.entries(entry, path: "spec.generators[0]")
  let context = GeneratorContext(isGoTemplate: true)
  let start = ContinuousClock.now
  let generation = await generate(specs, context: context, ports: inputs.ports(context: context))
  return (seconds(start.duration(to: .now)), generation.sets.count)
}

private func makeRepository(_ path: String, folders: Int) throws {
  let stream = path + ".stream"
  var text = "commit refs/heads/main\ncommitter Ann <ann@example.com> 1700000000 +0000\ndata 1\nx\n"
  for number in 0..<folders {
    let config =
      #"{"name": "app-\#(number)", "team": "team-\#(number % 40)", "replicas": \#(number % 5), "hosts": ["a"]}"#
    let manifest = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app-\(number)}\n"
    for (name, content) in [("config.json", config), ("manifest.yaml", manifest)] {
      text += "M 100644 inline apps/app-\(number)/\(name)\ndata \(content.utf8.count)\n\(content)\n"
    }
  }
  try Repository.write(text, to: stream)
  let (git, input) = ("git --git-dir \(Shell.quoted(path))", Shell.quoted(stream))
  _ = try Shell.output(
    "git init -q --bare \(Shell.quoted(path)) && \(git) fast-import --quiet < \(input) && \(git) gc -q && rm \(input)")
}

// MARK: List elements to Applications

/// List elements on their way to Applications: time and memory, from 10 to 100,000.
func listBench() async throws {
  print("\n| list elements | to Applications | each | memory of each |\n| --- | --- | --- | --- |")
  for count in [10, 100, 1000, 10_000, 100_000] {
    let set = try listSet(count)
    let (span, memory) = try await rendered(set, runs: count > 10_000 ? 2 : 5)
    let each = count < 10_000 ? "–" : "\(memory / 1024) KiB"
    print("| \(count) | \(tenths(span * 1000)) ms | \(tenths(span / Double(count) * 1_000_000)) µs | \(each) |")
  }
}

/// Seconds of the fastest run, and bytes for each Application.
private func rendered(_ set: PreviewSet, runs: Int) async throws -> (seconds: Double, memory: Int) {
  var (best, memory) = (Double.infinity, 0)
  let context = GeneratorContext(isGoTemplate: true)
  let ports = try OfflinePorts([:], folder: "/").ports(context: context)
  for _ in 0..<runs {
    let before = residentBytes()
    let start = ContinuousClock.now
    let generation = await generate(set.generators, context: context, ports: ports)
    let inputs = generation.sets.map { RenderInput(parameters: $0.parameters, origin: $0.origin) }
    let (applications, _) = try Renderer(set).applications(inputs)
    best = min(best, seconds(start.duration(to: .now)))
    memory = max(memory, (residentBytes() - before) / max(1, applications.count))
  }
  return (best, memory)
}

private func listSet(_ count: Int) throws -> PreviewSet {
  let elements = (0..<count).map { number -> Value in
    ["name": .string("app-\(number)"), "team": .string("team-\(number % 40)"), "url": "https://kubernetes.default.svc"]
  }
  var object = KubeObject(kind: Names.applicationSet, namespace: "argocd", name: "bench")
  object.value["spec"] = [
    "goTemplate": true, "goTemplateOptions": ["missingkey=error"],
    "generators": [["list": ["elements": .array(elements)]]],
    "template": [
      "metadata": ["name": "{{.name}}", "labels": ["team": "{{.team}}"], "annotations": ["note": "{{.name | upper}}"]],
      "spec": [
        "project": "{{.team}}",
        "source": [
          "repoURL": "https://git.example.com/apps.git", "targetRevision": "main", "path": "apps/{{.name}}",
          "helm": ["valueFiles": ["values-{{.team}}.yaml"], "parameters": [["name": "name", "value": "{{.name}}"]]],
        ],
        "destination": ["server": "{{.url}}", "namespace": "{{.name}}"],
        "syncPolicy": ["automated": ["prune": true], "syncOptions": ["CreateNamespace=true"]],
      ],
    ],
  ]
  return try PreviewSet(object)
}

// MARK: Measuring

func seconds(_ span: Duration) -> Double {
  Double(span.components.seconds) + Double(span.components.attoseconds) * 1e-18
}

private func timed(_ body: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try body()
  return seconds(start.duration(to: .now))
}
