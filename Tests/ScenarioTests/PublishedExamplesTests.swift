// SPDX-License-Identifier: Apache-2.0
import Documents
import Generators
import KubeModel
import Operator
import PreviewAPI
import Testing

/// Argo CD's published examples (Fixtures/MANIFEST.md), each against one world.
@Suite struct `Argo CD's published examples generate` {
  /// Broken as published (a proposal among them): the original fails on them too, and says less.
  static let broken = [
    "matrix/list-and-list.yaml": "no entry for key \"path\"",
    "matrix/matrix-and-union-in-matrix.yaml": "unknown generator “union”",
    "matrix/matrix-and-union-in-matrix-fasttemplate.yaml": "unknown generator “union”",
    "design-doc/clusters.yaml": "duplicate name", "design-doc/proposal/filters.yaml": "duplicate name",
  ]
  static let folder = Files.fixtures + "/examples/argo-cd/applicationset/examples/"
  static let files = Files.all(in: folder).filter {
    $0.hasSuffix(".yaml") && (try? Files.text(folder + $0))?.contains("kind: ApplicationSet") == true
  }

  @Test func `all are there`() { #expect(Self.files.count == 49) }

  @Test(arguments: files) func `with Applications`(_ file: String) async throws {
    let result = try await generated(file)
    if let words = Self.broken[file] {
      #expect(result.complaints.joined().contains(words))
    } else {
      #expect(result.complaints == [] && !result.objects.isEmpty)
    }
  }

  /// The names of all, to be looked at by a person when they change.
  @Test func `with the names on record`() async throws {
    var lines = ""
    for file in Self.files {
      lines += "\(file): " + (try await generated(file)).objects.map(\.name).joined(separator: " ") + "\n"
    }
    Golden.expect(lines, at: Files.fixtures + "/examples/names.txt")
  }

  private func generated(_ file: String) async throws -> GeneratedObjects {
    let document = try YAML.parse(try Files.text(Self.folder + file))
    let inputs = try YAML.parse(try Files.text(Files.fixtures + "/examples/inputs.yaml"))
    return await GeneratedObjects.of(
      try PreviewSet(KubeObject(document)), try OfflinePorts(inputs, folder: Files.fixtures + "/examples"))
  }
}
