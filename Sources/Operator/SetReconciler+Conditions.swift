// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Forge
internal import Generators
internal import KubeModel
internal import Planning
internal import PreviewAPI
internal import Rendering

/// The words about a set: which condition holds, for which reason, in which sentence.
extension SetReconciler {
  func condition(_ type: String, _ holds: Bool, _ reason: Reason, _ message: String) -> Condition {
    Condition(type: type, status: holds ? "True" : "False", reason: reason.rawValue, message: message)
  }

  func conditions(
    _ plan: SetPlan, _ results: SetResults, _ observed: SetObservation, _ set: PreviewSet
  ) -> [Condition] {
    let (reason, message) = summary(plan, results, observed, set)
    let isReady = reason == .upToDate
    let isMoving = observed.facts.existing.contains { [.deploying, nil, .terminating].contains($0.status.phase) }
    var result = [
      condition("Ready", isReady, reason, message),
      condition("Reconciling", isMoving, isMoving ? .deploying : .upToDate, ""),
      stalled(observed),
    ]
    if !plan.pausedDeletions.isEmpty {
      result.append(condition("DeletionPaused", true, .deletionPaused, pauseMessage(plan)))
    }
    for failure in observed.generation.failures {
      if let error = failure.cause.forgeError, case .rateLimited = error {
        result.append(condition("RateLimited", true, .rateLimited, error.words))
        break
      }
    }
    result += rollouts(plan)
    return result
  }

  /// What time does not heal waits for a person; it is looked at again all the same, since Secrets and repositories change
  /// without telling us.
  private func stalled(_ observed: SetObservation) -> Condition {
    guard let failure = observed.generation.failures.first(where: { !$0.isTransient }) else {
      return condition("Stalled", false, .upToDate, "")
    }
    return condition("Stalled", true, reason(of: failure), failure.description)
  }

  private func reason(of failure: GenerationFailure) -> Reason {
    switch failure.cause.forgeError {
    case .rateLimited: .rateLimited
    case .some where failure.isTransient: .forgeUnavailable
    default: .generatorFailed
    }
  }

  private func pauseMessage(_ plan: SetPlan) -> String {
    let named = plan.pausedDeletions.prefix(20).joined(separator: ", ")
    let more = plan.pausedDeletions.count > 20 ? " and \(plan.pausedDeletions.count - 20) more" : ""
    return "\(plan.pausedDeletions.count) previews would go at once: \(named)\(more). "
      + "To let them go, set the annotation \(Annotations.approveDeletion) of the PreviewSet to their names or to “all”"
  }

  /// The most important thing to say, first.
  private func summary(_ plan: SetPlan, _ results: SetResults, _ observed: SetObservation, _ set: PreviewSet) -> (
    Reason, String
  ) {
    if set.isSuspended {
      let isGoing = set.object.deletionTimestamp != nil
      return (
        .suspended,
        isGoing
          ? "spec.suspend is set: the deletion of the set waits until that is taken away"
          : "spec.suspend is set; nothing is changed"
      )
    }
    if set.isDryRun { return (.dryRun, dryRunMessage(plan)) }
    if let failure = observed.generation.failures.first {
      let more = observed.generation.failures.count > 1 ? " (and \(observed.generation.failures.count - 1) more)" : ""
      return (reason(of: failure), failure.description + more + "; nothing is deleted meanwhile")
    }
    if !plan.pausedDeletions.isEmpty { return (.deletionPaused, pauseMessage(plan)) }
    if let stopped = plan.rollout?.stopped { return (.rolloutStopped, stopped) }
    if let failure = observed.rendering.failures.first {
      let more = observed.rendering.failures.count > 1 ? " (and \(observed.rendering.failures.count - 1) more)" : ""
      return (failure.reason, failure.description + more)
    }
    if let failure = results.failures.sorted(by: { $0.key < $1.key }).first { return (.applyFailed, failure.value) }
    let failing = observed.facts.existing.filter { [.failed, .degraded].contains($0.status.phase) }
    if let first = failing.first {
      let detail = first.status.conditions.first { $0.type == "Ready" }?.message ?? ""
      return (
        .previewsFailing, "\(failing.count) of \(observed.facts.existing.count) previews fail; \(first.name): \(detail)"
      )
    }
    let count = observed.facts.existing.count
    return (.upToDate, (count == 1 ? "1 preview" : "\(count) previews") + keptMessage(plan))
  }

  /// Previews that are not deleted although no generator gave them: a listing that lies is to be seen.
  private func keptMessage(_ plan: SetPlan) -> String {
    let kept = plan.kept.sorted { $0.key < $1.key }.prefix(3).map { "\($0.key) is kept: \($0.value)" }
    let more = plan.kept.count - kept.count
    return kept.map { "; " + $0 }.joined() + (more > 0 ? "; and \(more) more" : "")
  }

  private func dryRunMessage(_ plan: SetPlan) -> String {
    let words = plan.actions.compactMap { action -> String? in
      switch action {
      case .apply(let preview): "apply \(preview.name)"
      case .delete(let name, _, let reason): "delete \(name) (\(reason.rawValue))"
      default: nil
      }
    }
    return words.isEmpty
      ? "spec.dryRun is set; there is nothing to do" : "spec.dryRun is set; it would " + words.joined(separator: ", ")
  }

  /// Keeps the time of what has not changed.
  func settled(_ conditions: [Condition], _ set: PreviewSet) -> [Condition] {
    settled(conditions, of: set.object)
  }

  func settled(_ conditions: [Condition], of object: KubeObject) -> [Condition] {
    conditions.map { new in
      var result = new
      result.observedGeneration = object.generation
      let old = object.conditions.first { $0.type == new.type && $0.status == new.status }
      result.lastTransitionTime = old?.lastTransitionTime ?? world.clock.now()
      return result
    }
  }
}
