// SPDX-License-Identifier: Apache-2.0
internal import Forge
internal import Generators
internal import KubeModel
internal import Planning
internal import PreviewAPI
internal import Rendering

/// The words about a set: which condition holds, for which reason, in which sentence. Pure.
///
/// `Ready`, `Reconciling` and `Stalled` agree with each other as kstatus reads them: what time or another pull request may heal is not
/// ready, what waits for a person is stalled as well.
struct SetSummary {
  let plan: SetPlan
  let observed: SetObservation
  /// By Preview: what could not be carried out.
  let failures: [String: String]

  private var set: PreviewSet { observed.facts.set }

  var conditions: [Condition] {
    let (reason, message) = headline
    let isReady = [.upToDate, .repositoryNotRead].contains(reason)
    let moving = observed.facts.existing.count { [.deploying, nil, .terminating].contains($0.status.phase) }
    var result = [
      condition("Ready", isReady, reason, message),
      condition(
        "Reconciling", moving > 0, moving > 0 ? .deploying : reason,
        moving > 0 ? "\(moving) of \(observed.facts.existing.count) previews are being deployed or removed" : ""),
      stalled.map { condition("Stalled", true, $0.reason, $0.message) } ?? condition("Stalled", false, reason, ""),
    ]
    if !plan.pausedDeletions.isEmpty {
      result.append(condition("DeletionPaused", true, .deletionPaused, pauseMessage))
    }
    if !plan.left.isEmpty { result.append(condition("RepositoryNotRead", true, .repositoryNotRead, leftMessage)) }
    for failure in observed.generation.failures {
      if let error = failure.cause.forgeError, case .rateLimited = error {
        result.append(condition("RateLimited", true, .rateLimited, error.words))
        break
      }
    }
    return result + rollouts
  }

  /// What time does not heal waits for a person; it is looked at again all the same, since Secrets and repositories change
  /// without telling us.
  private var stalled: (reason: Reason, message: String)? {
    if let failure = observed.generation.failures.first(where: { !$0.isTransient }) {
      return (reason(of: failure), failure.description)
    }
    if let stopped = plan.rollout?.stopped { return (.rolloutStopped, stopped) }
    // As long as one comes through, the set works.
    guard observed.facts.desired.isEmpty, let failure = observed.rendering.failures.first,
      observed.rendering.failures.allSatisfy({ $0.reason != .awaitingApproval })
    else { return nil }
    return (failure.reason, failure.description)
  }

  private func reason(of failure: GenerationFailure) -> Reason {
    switch failure.cause.forgeError {
    case .rateLimited: .rateLimited
    case .some where failure.isTransient: .forgeUnavailable
    default: .generatorFailed
    }
  }

  // MARK: sentences

  /// The most important thing to say, first.
  private var headline: (Reason, String) {
    if set.isSuspended {
      let isGoing = set.object.deletionTimestamp != nil
      return (
        .suspended,
        isGoing
          ? "spec.suspend is set: the deletion of the set waits until that is taken away"
          : "spec.suspend is set; nothing is changed"
      )
    }
    if set.isDryRun { return (.dryRun, dryRunMessage) }
    if let failure = observed.generation.failures.first {
      let more = more(observed.generation.failures.count)
      return (reason(of: failure), failure.description + more + "; nothing is deleted meanwhile")
    }
    if !plan.pausedDeletions.isEmpty { return (.deletionPaused, pauseMessage) }
    if let stopped = plan.rollout?.stopped { return (.rolloutStopped, stopped) }
    if let failure = observed.rendering.failures.first {
      return (failure.reason, failure.description + more(observed.rendering.failures.count))
    }
    if let failure = failures.sorted(by: { $0.key < $1.key }).first { return (.applyFailed, failure.value) }
    let failing = observed.facts.existing.filter { [.failed, .degraded].contains($0.status.phase) }
    if let first = failing.first {
      let detail = first.status.conditions.first { $0.type == "Ready" }?.message ?? ""
      return (
        .previewsFailing, "\(failing.count) of \(observed.facts.existing.count) previews fail; \(first.name): \(detail)"
      )
    }
    if !plan.left.isEmpty { return (.repositoryNotRead, leftMessage) }
    let count = observed.facts.existing.count
    return (.upToDate, (count == 1 ? "1 preview" : "\(count) previews") + keptMessage)
  }

  private func more(_ count: Int) -> String { count > 1 ? " (and \(count - 1) more)" : "" }

  private func named(_ names: [String]) -> String {
    names.prefix(20).joined(separator: ", ") + (names.count > 20 ? " and \(names.count - 20) more" : "")
  }

  private var pauseMessage: String {
    "\(plan.pausedDeletions.count) previews would go at once: \(named(plan.pausedDeletions)). "
      + "To let them go, set the annotation \(Annotations.approveDeletion) of the PreviewSet to their names or to “all”"
  }

  private var leftMessage: String {
    let (names, repositories) = (plan.left.keys.sorted(), Set(plan.left.values).sorted().joined(separator: ", "))
    let many = names.count > 1
    return
      "\(names.count) \(many ? "previews belong" : "preview belongs") to a repository that no generator of the set "
      + "reads any more (\(repositories)): \(named(names)). \(many ? "Each" : "It") stays until the forge says that its pull request is "
      + "closed; to have it gone now, delete the Preview (nestling delete, or kubectl delete preview); to keep it, read the "
      + "repository again"
  }

  /// Previews that are not deleted although no generator gave them: a listing that lies is to be seen.
  private var keptMessage: String {
    let kept = plan.kept.sorted { $0.key < $1.key }.prefix(3).map { "\($0.key) is kept: \($0.value)" }
    let more = plan.kept.count - kept.count
    return kept.map { "; " + $0 }.joined() + (more > 0 ? "; and \(more) more" : "")
  }

  private var dryRunMessage: String {
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

  // MARK: templates and syncs on their way

  private var rollouts: [Condition] {
    var result: [Condition] = []
    if let rollout = plan.rollout {
      let waiting = "\(rollout.waiting.count) previews wait for the changed template"
      result.append(
        condition(
          "TemplateRollout", rollout.stopped == nil, rollout.stopped == nil ? .rollingOut : .rolloutStopped,
          rollout.stopped.map { "\($0); \(waiting)" } ?? waiting))
    }
    if let rolling = plan.rolling {
      let step = rolling.openStep
      result.append(
        condition(
          "RolloutProgressing", step != nil, step == nil ? .rolloutComplete : .rollingOut,
          step.map { "step \($0) is being synced" } ?? ""))
      if !rolling.issues.isEmpty {
        result.append(condition("InvalidRolloutConfig", true, .invalidRollout, rolling.issues.joined(separator: "; ")))
      }
    }
    return result
  }
}

func condition(_ type: String, _ holds: Bool, _ reason: Reason, _ message: String) -> Condition {
  Condition(type: type, status: holds ? "True" : "False", reason: reason.rawValue, message: message)
}
