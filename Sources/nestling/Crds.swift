// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import Documents
internal import KubeModel
internal import PreviewAPI

extension Command {
  static let crds = Command(
    "crds", "Print the definitions of our resources",
    examples: ["nestling crds | kubectl apply --server-side -f -"],
    flags: [OutputFormat.flag([.yaml, .json, .name], fallback: .yaml)],
    run: { call in
      let format = OutputFormat(call)
      if format == .yaml {
        Terminal.print(YAML.text(documents: CustomResources.all()))
      } else {
        Terminal.print(documentText(CustomResources.all().map { .init($0) }, format, isSingle: false) ?? "")
      }
      return .done
    })
}
