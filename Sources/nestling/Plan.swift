// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import Documents
internal import HTTPTransport
internal import KubeModel
internal import Operator
internal import PreviewAPI
internal import Registries

extension Command {
  static let plan = Command(
    "plan", "Show what a PreviewSet or an ApplicationSet would change in the cluster",
    discussion: """
      Asks the live forge and the live cluster as the operator does, and stops before anything is done. A set need not be in
      the cluster yet. Exit code 3 says that there are changes.
      """,
    examples: ["nestling plan -f shop.yaml", "nestling plan -f shop.yaml -o json"],
    flags: [
      Flag("file", short: "f", value: "FILE", "the set, YAML or JSON, - for standard input", isRepeatable: true),
      OutputFormat.flag([.table, .json, .yaml]),
      Flag("argocd-namespace", value: "NAME", "where Argo CD keeps its clusters", fallback: "argocd"),
      Flag("state", value: "DIR", "folder for Git mirrors; it can be lost", fallback: "/tmp/nestling-plan"),
    ] + clusterFlags,
    run: { call in
      guard !call.values("file").isEmpty else { throw UsageError("nestling plan: which set? write -f FILE") }
      let cluster = try await Cluster.connect(call)
      let http = CurlClient(version: Version.current)
      var world = ForecastWorld(
        kube: cluster.api, forges: forgePorts(http), mirrors: mirrors(call.value("state") ?? "", http),
        registries: RegistryClient(http: http), plugin: pluginPort(http))
      world.argoNamespace = call.value("argocd-namespace") ?? "argocd"
      var forecasts: [Forecast] = []
      for file in call.values("file") {
        for document in try SetDocument.read(file) {
          let set = try document.set()
          var object = set.object
          object.namespace = object.namespace ?? cluster.namespace
          forecasts.append(try await Forecast.of(object, world))
        }
      }
      print(forecasts, OutputFormat(call))
      let complaints = forecasts.flatMap { forecast in forecast.complaints.map { "\(forecast.set): \($0)" } }
      for complaint in complaints { Terminal.complain("nestling: \(complaint)") }
      if !complaints.isEmpty { return .failed }
      return forecasts.allSatisfy { $0.changes.isEmpty && $0.paused.isEmpty } ? .done : .changes
    })

  private static func print(_ forecasts: [Forecast], _ format: OutputFormat) {
    switch format {
    case .json: Terminal.print(JSON.text(.array(forecasts.map(\.value)), pretty: true) + "\n")
    case .yaml: Terminal.print(YAML.text(.array(forecasts.map(\.value))))
    default: Terminal.print(forecasts.map(\.text).joined(separator: "\n"))
    }
  }
}

extension Forecast {
  /// For programs.
  var value: Value {
    [
      "set": Forecast.value(of: set), "changes": .array(changes.map(\.value)),
      "kept": .object(Object(kept.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
      "paused": .array(paused.map { .string($0) }), "complaints": .array(complaints.map { .string($0) }),
    ]
  }

  fileprivate static func value(of ref: ObjectRef) -> Value {
    var result: Value = ["apiVersion": .string(ref.kind.apiVersion), "kind": .string(ref.kind.kind)]
    if let namespace = ref.namespace { result["namespace"] = .string(namespace) }
    result["name"] = .string(ref.name)
    return result
  }

  /// For people: a line per object, indented below its Preview, and a line per field.
  var text: String {
    var lines = ["\(set)"]
    for change in changes {
      let stands = change.object.kind == Names.preview || change.preview.isEmpty
      let margin = stands ? "  " : "      "
      let reason = change.reason.isEmpty ? "" : "  (\(change.reason))"
      lines.append(margin + change.kind.sign + " \(change.object)" + reason)
      lines += change.differences.prefix(40).map { margin + "      " + $0.line }
      let more = change.differences.count - 40
      if more > 0 { lines.append(margin + "      … and \(more) more fields") }
    }
    lines += kept.sorted { $0.key < $1.key }.map { "  = \($0.key) is kept: \($0.value)" }
    if !paused.isEmpty {
      lines.append(
        "  ! too many deletions at once; these would wait for `nestling approve-deletion`: "
          + paused.joined(separator: ", "))
    }
    func count(_ kind: Change.Kind) -> Int { changes.count { $0.kind == kind } }
    if !changes.isEmpty {
      lines.append("Objects to create: \(count(.create)), to update: \(count(.update)), to delete: \(count(.delete)).")
    } else if !paused.isEmpty {
      lines.append("Nothing changes until a person lets the \(paused.count) deletions go.")
    } else {
      lines.append(complaints.isEmpty ? "No changes." : "What would change is not known.")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Forecast.Change {
  fileprivate var value: Value {
    var result: Value = [
      "action": .string(kind.rawValue), "object": Forecast.value(of: object), "preview": .string(preview),
    ]
    if !reason.isEmpty { result["reason"] = .string(reason) }
    if !differences.isEmpty {
      result["differences"] = .array(
        differences.map { difference in
          var row: Value = ["path": .string(difference.path)]
          if let old = difference.old { row["old"] = old }
          if let new = difference.new { row["new"] = new }
          return row
        })
    }
    return result
  }
}

extension Forecast.Change.Kind {
  fileprivate var sign: String {
    switch self {
    case .create: "+"
    case .update: "~"
    case .delete: "-"
    }
  }
}

extension Difference {
  /// `spec.replicas: 1 → 2`; long values are cut, and line ends and control characters escaped as JSON has them.
  fileprivate var line: String {
    func short(_ value: Value?) -> String {
      guard let text = value.map({ JSON.text($0) }) else { return "(none)" }
      return text.count > 120 ? text.prefix(117) + "…" : text
    }
    return "\(path): \(short(old)) → \(short(new))"
  }
}
