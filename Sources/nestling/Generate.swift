// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import Documents
internal import Generators
internal import KubeModel
internal import Operator
internal import PreviewAPI

extension Command {
  static let generate = Command(
    "generate", "Render a PreviewSet or an ApplicationSet offline",
    discussion: """
      Prints the objects that the operator would make. The inputs file holds what the world would answer (pull requests,
      clusters, repositories), so that the result is the same everywhere; without it every question has no answer. The rules
      of spec.preview (select, approvals, wait, limits) are not asked: nestling plan does that against the live forge.
      """,
    examples: ["nestling generate -f shop.yaml --inputs world.yaml -o name"],
    flags: [
      Flag("file", short: "f", value: "FILE", "the set, YAML or JSON, - for standard input", isRepeatable: true),
      Flag("inputs", value: "FILE", "what the world answers"),
      Flag("new-git-file-globbing", "match files of Git generators as Argo CD's option of that name does"),
      OutputFormat.flag([.yaml, .json, .name], fallback: .yaml),
    ],
    run: { call in
      guard !call.values("file").isEmpty else {
        throw UsageError("nestling generate: which set? write -f FILE")
      }
      let file = call.value("inputs")
      var inputs = try offlinePorts(try file.map { try readInputs($0) } ?? [:], file)
      inputs.usesNewFileGlobbing = call.isSet("new-git-file-globbing")
      var result = GeneratedObjects()
      for file in call.values("file") {
        for document in try SetDocument.read(file) {
          result.append(await document.generated(inputs))
        }
      }
      let format = OutputFormat(call)
      if format == .yaml {
        Terminal.print(YAML.text(documents: result.objects.map(\.value)))
      } else {
        Terminal.print(documentText(result.objects, format, isSingle: false) ?? "")
      }
      // What could be rendered is printed all the same.
      for note in result.notes { Terminal.complain("nestling: note: \(note)") }
      for warning in result.warnings { Terminal.complain("nestling: warning: \(warning)") }
      for complaint in result.complaints { Terminal.complain("nestling: \(complaint)") }
      return result.complaints.isEmpty ? .done : .failed
    })

  /// Paths in the inputs start from the inputs' own folder.
  private static func offlinePorts(_ inputs: Value, _ file: String?) throws -> OfflinePorts {
    let folder = file.flatMap { path in path.lastIndex(of: "/").map { String(path[..<$0]) } } ?? "."
    do throws(ValidationError) {
      return try OfflinePorts(inputs, folder: folder.isEmpty ? "/" : folder)
    } catch {
      throw Failure("\(file ?? "inputs"): \(error)")
    }
  }

  private static func readInputs(_ file: String) throws -> Value {
    let inputs = try YAML.parse(try Terminal.readText(file), source: file)
    if inputs.isNull { return [:] }
    guard inputs.object != nil else { throw Failure("\(file): expected a map of inputs, found \(inputs.kindName)") }
    return inputs
  }
}
