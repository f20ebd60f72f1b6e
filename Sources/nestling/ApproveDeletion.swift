// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import Documents
internal import KubeClient
internal import KubeModel
internal import PreviewAPI

extension Command {
  static let approveDeletion = Command(
    "approve-deletion", "Let deletions go that wait for a person",
    discussion: """
      A sweep that would delete more previews than spec.preview.safety allows stops and names them in the condition
      DeletionPaused. Your word counts for what is paused now, and only once.
      """,
    examples: ["nestling approve-deletion shop shop-shop-12 shop-shop-15", "nestling approve-deletion shop --all"],
    arguments: [
      Argument("SET", "the PreviewSet"),
      Argument("PREVIEW", "only these; none and --all for every paused one", isOptional: true, isRepeated: true),
    ],
    flags: [Flag("all", "every preview whose deletion is paused")] + clusterFlags,
    run: { call in
      let name = call.argument(0) ?? ""
      let cluster = try await Cluster.connect(call)
      guard let set = try await cluster.objects(.previewSets, cluster.namespace, [name]).first else { return .failed }
      let paused = (set.status["pausedDeletions"]?.array ?? []).compactMap(\.string)
      let approved = try approved(Array(call.arguments.dropFirst()), paused, all: call.isSet("all"), of: name)
      _ = try await cluster.api.patch(
        set.ref, .merge,
        ["metadata": ["annotations": [Annotations.approveDeletion: .string(approved.joined(separator: ","))]]],
        subresource: nil)
      Terminal.print(approved.map { "preview.nestling.dev/\($0) may go\n" }.joined())
      return .done
    })

  /// Names that wait; a name that does not is most likely a typing error.
  private static func approved(_ names: [String], _ paused: [String], all: Bool, of set: String) throws -> [String] {
    guard !paused.isEmpty else { throw Failure("no deletion of PreviewSet \(set) waits for anybody") }
    if all { return paused }
    guard !names.isEmpty else {
      throw UsageError(
        "nestling approve-deletion: which? write --all or names of what waits: \(paused.joined(separator: " "))")
    }
    if let stranger = names.first(where: { !paused.contains($0) }) {
      throw Failure(
        "the deletion of \(stranger) does not wait for anybody; what waits: \(paused.joined(separator: " "))")
    }
    return names
  }
}
