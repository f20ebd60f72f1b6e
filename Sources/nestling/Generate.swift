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
      clusters, repositories), so that the result is the same everywhere; without it every question has no answer.
      """,
    examples: ["nestling generate -f shop.yaml --inputs world.yaml -o name"],
    flags: [
      Flag("file", short: "f", value: "FILE", "the set, YAML or JSON, - for standard input", isRepeatable: true),
      Flag("inputs", value: "FILE", "what the world answers"),
      OutputFormat.flag([.yaml, .json, .name], fallback: .yaml),
    ],
    run: { call in
      guard !call.values("file").isEmpty else {
        throw UsageError("nestling generate: which set? write -f FILE")
      }
      let file = call.value("inputs")
      let inputs = try offlinePorts(try file.map { try readInputs($0) } ?? [:], file)
      var result = GeneratedObjects()
      for file in call.values("file") {
        for set in try readSets(file) {
          let one = await GeneratedObjects.of(set, inputs)
          result.objects += one.objects
          result.complaints += one.complaints
        }
      }
      let format = OutputFormat(call)
      if format == .yaml {
        Terminal.print(YAML.text(documents: result.objects.map(\.value)))
      } else {
        Terminal.print(documentText(result.objects, format, isSingle: false) ?? "")
      }
      // What could be rendered is printed all the same.
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

  /// The file's sets, each checked; what is wrong is named with file and field.
  static func readSets(_ file: String) throws -> [PreviewSet] {
    let name = file == "-" ? "standard input" : file
    let documents = try YAML.documents(try Terminal.readText(file), source: name).flatMap(members)
    guard !documents.isEmpty else { throw Failure("\(name) holds no document") }
    return try documents.enumerated().map { place, document in
      do throws(ValidationError) {
        return try PreviewSet(KubeObject(document))
      } catch {
        throw Failure("\(name)\(documents.count > 1 ? ", document \(place + 1)" : ""): \(error)")
      }
    }
  }

  /// A List's items, or the document itself; an empty document is none.
  private static func members(_ document: Value) -> [Value] {
    if document.isNull { return [] }
    return document["kind"] == "List" ? document["items"]?.array ?? [] : [document]
  }

  private static func readInputs(_ file: String) throws -> Value {
    let inputs = try YAML.parse(try Terminal.readText(file), source: file)
    if inputs.isNull { return [:] }
    guard inputs.object != nil else { throw Failure("\(file): expected a map of inputs, found \(inputs.kindName)") }
    return inputs
  }
}
