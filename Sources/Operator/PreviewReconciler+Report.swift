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
    results.enter(into: &status.told)
    for other in results.others {
      let place = status.toldOthers.firstIndex { $0.pullRequest.key == other.pullRequest.key }
      var entry = place.map { status.toldOthers[$0] } ?? PreviewStatus.ToldOther(other.pullRequest, .init())
      entry.pullRequest = other.pullRequest
      other.results.enter(into: &entry.told)
      if let place { status.toldOthers[place] = entry } else { status.toldOthers.append(entry) }
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

extension PreviewResults {
  /// What a pull request was told is remembered.
  fileprivate func enter(into told: inout PreviewStatus.Told) {
    if let comment { (told.commentID, told.commentHash) = comment }
    if let lastStatus { told.lastStatus = lastStatus }
    if let deployment { (told.deploymentID, told.lastDeployment) = (deployment.id, deployment.memo) }
  }
}

/// Something that time may heal failed and has been said; the key is tried again with growing delays.
struct Retry: Error, CustomStringConvertible {
  var message: String
  var description: String { message }
}
