// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import Documents
internal import ForgeDrivers
internal import Generators
internal import KubeModel
internal import PreviewAPI

extension Command {
  static let crds = Command(
    "crds", "Print the definitions of our resources",
    examples: ["nestling crds | kubectl apply --server-side -f -"],
    flags: [OutputFormat.flag([.yaml, .json, .name], fallback: .yaml)],
    run: { call in
      let format = OutputFormat(call)
      let definitions = CustomResources.ours
      if format == .yaml {
        Terminal.print(YAML.text(documents: definitions))
      } else {
        Terminal.print(documentText(definitions.map { .init($0) }, format, isSingle: false) ?? "")
      }
      return .done
    })
}

extension CustomResources {
  /// Our definitions, with the generators and forges of this binary.
  static var ours: [Value] {
    all(generators: GeneratorKind.all(describing: ForgeDriver.memberSchemas).map { ($0.name, $0.schema) })
  }
}
