// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import ControllerRuntime
internal import Documents
internal import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI
internal import Telemetry

extension PreviewReconciler {
  /// The single place that turns plan and results into status, events and the outcome.
  func report(_ plan: PreviewPlan, _ results: PreviewResults, _ preview: Preview) async throws -> Outcome {
    if results.isFinalizerGone { return .awaitChange }
    let status = entered(results, into: plan.status)
    try await write(status, preview, hasIntents: !results.recorded.isEmpty)
    if status.phase != preview.status.phase { announce(status, preview) }
    if results.shouldRetry { throw Retry(message: results.failures.values.sorted().first ?? "") }
    return plan.lookAgain.map { .requeue(after: $0) } ?? .awaitChange
  }

  private func entered(_ results: PreviewResults, into planned: PreviewStatus) -> PreviewStatus {
    var status = planned
    for entry in results.recorded + results.applied {
      if let place = status.inventory.firstIndex(where: { $0.ref == entry.ref }) {
        if !entry.uid.isEmpty { status.inventory[place] = entry }
      } else {
        status.inventory.append(entry)
      }
      if entry.ref.kind == Names.namespace, !entry.uid.isEmpty { status.namespaceUID = entry.uid }
    }
    if let comment = results.comment {
      status.commentID = comment.id
      status.commentHash = comment.hash
    }
    if let memo = results.lastStatus { status.lastStatus = memo }
    if let deployment = results.deployment {
      status.deploymentID = deployment.id
      status.lastDeployment = deployment.memo
    }
    return status
  }

  /// Nothing changed, nothing sent.
  private func write(_ status: PreviewStatus, _ preview: Preview, hasIntents: Bool) async throws(KubeError) {
    guard status != preview.status || hasIntents else { return }
    _ = try await world.kube.patch(preview.object.ref, .merge, ["status": status.value], subresource: "status")
  }

  private func announce(_ status: PreviewStatus, _ preview: Preview) {
    let ready = status.conditions.first { $0.type == "Ready" }
    let severity: EventNote.Severity = status.phase == .failed || status.phase == .degraded ? .warning : .normal
    let message = ready?.message ?? ""
    world.events.record(EventNote(severity, about: preview.object, reason: status.phase?.rawValue ?? "", message))
    world.logger.info(
      "preview is \(status.phase?.rawValue ?? "")", [.preview: preview.label, .reason: message])
  }
}

/// Something that time may heal failed and has been said; the key is tried again with growing delays.
struct Retry: Error, CustomStringConvertible {
  var message: String
  var description: String { message }
}
