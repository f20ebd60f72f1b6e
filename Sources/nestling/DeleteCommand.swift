// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Commands
internal import Documents
internal import KubeClient
internal import KubeModel
internal import PreviewAPI

extension Command {
  static let delete = Command(
    "delete", "Delete a preview with everything that belongs to it",
    discussion:
      "While its pull request is open and qualifies, the set makes the preview again; to keep it away, stop it. "
      + "--force-finalizers is for what will never go by itself: objects past their deadline lose their finalizers, and what "
      + "those were to clean up stays behind.",
    examples: ["nestling delete shop-shop-12 --wait", "nestling delete shop-shop-12 --force-finalizers"],
    arguments: [preview],
    flags: [
      Flag("force-finalizers", "take finalizers off objects that do not go in time"),
      Flag("wait", "return when they are gone"),
    ] + clusterFlags,
    run: { call in
      let cluster = try await Cluster.connect(call)
      let found = try await cluster.preview(named: call.argument(0) ?? "").object
      let isForced = call.isSet("force-finalizers")
      if isForced {
        _ = try await cluster.api.patch(
          found.ref, .merge, ["metadata": ["annotations": [Annotations.forceFinalizers: "true"]]], subresource: nil)
      }
      if found.deletionTimestamp == nil {
        _ = try await cluster.api.delete(found.ref, Preconditions(uid: found.uid), .background)
      }
      let how = isForced ? "; finalizers are taken off what does not go in time" : ""
      Terminal.print("\(found.name): is being removed\(how)\n")
      if call.isSet("wait") { try await waitUntilGone(found.ref, cluster) }
      return .done
    })

  /// Tells what holds a preview up, each time that changes.
  private static func waitUntilGone(_ ref: ObjectRef, _ cluster: Cluster) async throws {
    var said = ""
    while let object = try await cluster.api.get(ref), object.deletionTimestamp != nil {
      let blocked = object.conditions.first { $0.type == "DeletionBlocked" && $0.status == "True" }
      if let message = blocked?.message, message != said {
        Terminal.complain("\(ref.name): \(message)")
        said = message
      }
      try await TimeSource.system.sleep(.seconds(1))
    }
    Terminal.print("\(ref.name): is gone\n")
  }
}
