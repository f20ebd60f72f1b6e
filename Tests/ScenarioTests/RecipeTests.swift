// SPDX-License-Identifier: Apache-2.0
import Documents
import Generators
import KubeModel
import Operator
import PreviewAPI
import Testing

/// The recipes of the documentation render to what stands beside them (docs/recipes/*/rendered.yaml).
@Suite struct `Recipes` {
  static let folder = Files.root + "/docs/recipes/"
  static let recipes = Files.folders(in: folder)

  @Test func `there are five`() { #expect(Self.recipes.count == 5) }

  @Test(arguments: recipes) func `render to what was reviewed`(_ recipe: String) async throws {
    let path = Self.folder + recipe
    let inputs = try OfflinePorts(try YAML.parse(try Files.text(path + "/inputs.yaml")), folder: path)
    var objects: [Value] = []
    for file in Files.all(in: path + "/") where Self.isSet(file) {
      for document in try YAML.documents(try Files.text(path + "/" + file), source: file) {
        let result = await GeneratedObjects.of(try PreviewSet(KubeObject(document)), inputs)
        #expect(result.complaints == [] && result.warnings == [])
        #expect(!result.objects.isEmpty, "\(file) gives nothing")
        objects += result.objects.map(\.value)
      }
    }
    Golden.expect(YAML.text(documents: objects), at: path + "/rendered.yaml")
  }

  /// Beside the inputs and the outcome; folders are repositories.
  private static func isSet(_ file: String) -> Bool {
    file.hasSuffix(".yaml") && !file.contains("/") && file != "inputs.yaml" && file != "rendered.yaml"
  }
}
