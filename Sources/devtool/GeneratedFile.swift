// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import ForgeDrivers
internal import Generators
internal import PreviewAPI

/// A file that is printed from the lists in the code.
struct GeneratedFile {
  /// Below the checkout.
  var path: String
  var text: String

  /// Every one. `nestling` must stand beside this program: the command line is printed by itself.
  static func all() throws -> [GeneratedFile] {
    let charts = definitions.map { definition in
      let plural = definition.at("spec", "names", "plural")?.string ?? ""
      return GeneratedFile(path: "charts/nestling/crds/\(plural).yaml", text: yamlNote + YAML.text(definition))
    }
    return charts + [
      GeneratedFile(path: "deploy/crds.yaml", text: yamlNote + YAML.text(documents: definitions)),
      GeneratedFile(path: "docs/reference/cli.md", text: pageNote + (try commandLine())),
      GeneratedFile(path: "docs/reference/functions.md", text: pageNote + functionsPage()),
      GeneratedFile(path: "docs/reference/generators.md", text: pageNote + generatorsPage()),
      GeneratedFile(path: "docs/reference/metrics.md", text: pageNote + metricsPage()),
      GeneratedFile(path: "docs/reference/fields.md", text: pageNote + fieldsPage(definitions)),
    ]
  }

  /// Our CustomResourceDefinitions.
  static var definitions: [Value] {
    CustomResources.all(
      generators: GeneratorKind.all(describing: ForgeDriver.memberSchemas).map { ($0.name, $0.schema) })
  }

  private static let yamlNote = "# Printed by: make generate. Do not edit.\n"
  private static let pageNote = "<!-- Printed by: make generate. Do not edit. -->\n\n"

  private static func commandLine() throws -> String {
    try Shell.output(Shell.quoted(try Shell.nestling()) + " reference")
  }
}
