// SPDX-License-Identifier: Apache-2.0
import Documents
import Generators
import Glibc
import PreviewAPI
import Templating
import TestKit
import Testing

/// The worked examples of the ApplicationSet engine's behaviour (Fixtures/specification/parameters.yaml), in the template modes that
/// they are about.
@Suite struct `Generators do what the specification's examples say` {
  static let examples: [WorkedExample] = {
    let text = (try? Files.text(Files.fixtures + "/specification/parameters.yaml")) ?? ""
    let rows = (try? YAML.parse(text))?.array ?? []
    return rows.flatMap { row -> [WorkedExample] in
      switch row["mode"]?.string {
      case "gt": [WorkedExample(row: row, isGoTemplate: true)]
      case "ft": [WorkedExample(row: row, isGoTemplate: false)]
      default: [WorkedExample(row: row, isGoTemplate: true), WorkedExample(row: row, isGoTemplate: false)]
      }
    }
  }()

  @Test func `all examples are read`() { #expect(Self.examples.count > 80) }

  @Test(arguments: examples) func `parameters`(_ example: WorkedExample) async throws {
    let generation = try await example.generated()
    let made = generation.sets.map { example.shown(.object($0.parameters.values)) }
    #expect(made.map(sortedJSON) == example.wanted.map(sortedJSON))
    let messages = generation.failures.map(\.description).joined(separator: "\n")
    #expect(generation.failures.isEmpty == example.words.isEmpty, "\(messages)")
    for word in example.words { #expect(messages.contains(word), "“\(word)” is missing from: \(messages)") }
  }

  private func sortedJSON(_ value: Value) -> String { JSON.text(value, sortedKeys: true) }
}

/// One row, in one mode.
struct WorkedExample: Sendable, CustomTestStringConvertible {
  let row: Value
  let isGoTemplate: Bool

  var testDescription: String { "\(row["section"]?.string ?? "") (\(isGoTemplate ? "Go templates" : "old mode"))" }
  var wanted: [Value] { (row[isGoTemplate ? "gt" : "ft"] ?? row["parameters"])?.array ?? [] }
  var words: [String] { (row["fails"]?.array ?? []).compactMap(\.string) }

  /// Only the parameters that the example is about.
  func shown(_ parameters: Value) -> Value {
    guard let names = row["only"]?.array?.compactMap(\.string) else { return parameters }
    return .object(Object((parameters.object ?? [:]).filter { names.contains($0.key) }.map { ($0.key, $0.value) }))
  }

  func generated() async throws -> Generation {
    let scratch = try ScratchFolder()
    for pair in row["files"]?.object ?? [:] { try write(pair.value.string ?? "", to: "repo/\(pair.key)", in: scratch) }
    var document = row["inputs"] ?? [:]
    if row["files"] != nil { document["repositories"] = ["repo": "repo"] }
    // `KEY` is a name in the language of the mode.
    let text = (row["entries"]?.string ?? "").split(separator: "{{KEY}}", omittingEmptySubsequences: false)
      .joined(separator: isGoTemplate ? "{{.key1}}" : "{{key1}}")
    let specs = try (try YAML.parse(text).array ?? []).enumerated().flatMap { place, entry in
      try GeneratorSpec.entries(entry, path: "spec.generators[\(place)]")
    }
    var context = GeneratorContext(
      isGoTemplate: isGoTemplate, goTemplateOptions: (row["options"]?.array ?? []).compactMap(\.string))
    context.usesNewFileGlobbing = row["globbing"] == "new"
    let ports = try OfflinePorts(document, folder: scratch.path).ports(context: context)
    return await Generators.generate(specs, context: context, ports: ports)
  }

  private func write(_ text: String, to path: String, in scratch: ScratchFolder) throws {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    _ = try scratch.folder(folder)
    let file = try #require(fopen(scratch.path + "/" + path, "w"))
    defer { fclose(file) }
    fputs(text, file)
  }
}
