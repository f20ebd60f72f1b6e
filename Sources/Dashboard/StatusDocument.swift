// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPServing
internal import KubeModel
internal import PreviewAPI

/// What the overview shows, for programs.
func statusDocument(_ snapshot: Snapshot) -> ServerResponse {
  let value: Value = [
    "sets": .array(
      snapshot.sets.map {
        ["namespace": .string($0.namespace ?? ""), "name": .string($0.name), "status": $0.status]
      }),
    "previews": .array(
      snapshot.previews.map {
        [
          "namespace": .string($0.namespace ?? ""), "name": .string($0.name),
          "pullRequest": .string($0.annotations[Annotations.pullRequest] ?? ""), "url": $0.spec["url"] ?? "",
          "phase": $0.status["phase"] ?? "", "message": .string(readyMessage($0)),
        ]
      }),
  ]
  return .text(200, JSON.text(value, pretty: true) + "\n", type: "application/json")
}
