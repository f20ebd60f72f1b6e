// SPDX-License-Identifier: Apache-2.0
import Documents
import Generators
import KubeModel
import Operator
import PreviewAPI
import Testing

/// Whole ApplicationSets with the Applications that Argo CD makes of them (Fixtures/appset/README.md).
@Suite struct `ApplicationSets give the Applications that Argo CD gives` {
  static let cases = Files.folders(in: Files.fixtures + "/appset")

  @Test(arguments: cases) func `as recorded`(_ name: String) async throws {
    let folder = Files.fixtures + "/appset/" + name
    let document = try YAML.parse(try Files.text(folder + "/set.yaml"))
    let expected = try JSON.parse(try Files.text(folder + "/expect.json"))
    let inputs = (try? Files.text(folder + "/inputs.yaml")).map { try? YAML.parse($0) } ?? [:]
    let result: GeneratedObjects
    do {
      let set = try PreviewSet(KubeObject(document))
      result = await GeneratedObjects.of(set, try OfflinePorts(inputs ?? [:], folder: folder))
    } catch {
      var failed = GeneratedObjects()
      failed.complaints = ["\(error)"]
      result = failed
    }
    compare(result, expected)
  }

  private func compare(_ result: GeneratedObjects, _ expected: Value) {
    let ignored = Set((expected["ignore_names"]?.array ?? []).compactMap(\.string))
    let made = result.objects.filter { !ignored.contains($0.name) }
    let wanted = (expected["applications"]?.array ?? []).map(KubeObject.init).filter { !ignored.contains($0.name) }
    if expected["ordered"]?.bool == true {
      #expect(made.map(\.name) == wanted.map(\.name))
    } else {
      #expect(made.map(\.name).sorted() == wanted.map(\.name).sorted())
    }
    for want in wanted {
      guard let found = made.first(where: { $0.name == want.name }) else { continue }
      let differences = bare(want.value).differences(from: bare(found.value))
      #expect(differences.isEmpty, "\(want.name): \(differences.map { "\($0)" }.joined(separator: "\n"))")
    }
    if let words = expected["error_contains"]?.array {
      #expect(!result.complaints.isEmpty, "an error was expected")
      let text = result.complaints.joined(separator: "\n").lowercased()
      for word in words.compactMap(\.string) {
        #expect(text.contains(word.lowercased()), "“\(word)” is missing from: \(text)")
      }
    } else {
      #expect(result.complaints == [])
    }
  }

  /// Absent, null and an empty map are one.
  private func bare(_ value: Value) -> Value {
    switch value {
    case .object(let members):
      .object(
        Object(
          members.map { ($0.key, bare($0.value)) }.filter { !$0.1.isNull && $0.1 != .object([:]) && $0.1 != .array([]) }
        ))
    case .array(let items): .array(items.map(bare))
    // JSON knows one kind of number.
    case .int(let number): .double(Double(number))
    default: value
    }
  }
}
