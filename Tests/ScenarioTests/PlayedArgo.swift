// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import KubeClient
import KubeModel
import PreviewAPI
import TestKit

/// Argo CD's part in a small world: what its controller writes to an Application after it has compared it, or synced it.
struct PlayedArgo {
  let cluster: LiveKubeAPI
  let clock: TimeSource

  static func application(_ name: String) -> ObjectRef {
    ObjectRef(Names.application, namespace: "argocd", name: name)
  }

  /// Finds that the cluster is not as the source has it.
  func compares(_ name: String, revision: String) async throws {
    let live = try await found(name)
    try await write(
      name, ["status": ["sync": comparison(live, "OutOfSync", revision), "health": ["status": "Healthy"]]])
  }

  /// Carries out what was asked for in `operation`.
  func syncs(_ name: String, revision: String, health: String = "Healthy") async throws {
    let live = try await found(name)
    let now: Value = .string(clock.now().description)
    try await write(
      name,
      [
        "operation": .null,
        "status": [
          "sync": comparison(live, "Synced", revision), "health": ["status": .string(health)],
          "resources": [["kind": "ConfigMap", "name": "c"]],
          "operationState": ["phase": "Succeeded", "startedAt": now, "finishedAt": now],
        ],
      ])
  }

  /// Cleans up after a deletion, and lets the Application go.
  func letsGo(_ name: String) async throws {
    try await write(name, ["metadata": ["finalizers": []]])
  }

  /// Whether a sync is asked for that nobody has begun.
  func isAsked(_ name: String) async throws -> Bool {
    try await found(name).value["operation"].map { !$0.isNull } ?? false
  }

  func found(_ name: String) async throws -> KubeObject {
    try await eventually("Application \(name)") { _ in try await cluster.get(Self.application(name)) }
  }

  private func comparison(_ live: KubeObject, _ status: String, _ revision: String) -> Value {
    var compared: Value = [:]
    for key in ["source", "destination"] { compared[key] = live.spec[key] }
    return ["status": .string(status), "revision": .string(revision), "comparedTo": compared]
  }

  private func write(_ name: String, _ patch: Value) async throws {
    _ = try await cluster.patch(Self.application(name), .merge, patch, subresource: nil)
  }
}
