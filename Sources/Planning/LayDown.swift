// SPDX-License-Identifier: Apache-2.0
internal import KubeModel
internal import PreviewAPI

/// Why nothing of a preview is to run now: somebody stopped it, its time is over, or it has not been let through yet.
func pause(_ facts: PreviewFacts) -> PreviewVerdict? {
  let (status, spec) = (facts.preview.status, facts.preview.spec)
  if let rest = rest(status, spec, now: facts.now) {
    return PreviewVerdict(phase: phase(of: rest.reason), reason: rest.reason, message: rest.message)
  }
  guard let hold = spec.hold, spec.manifests.isEmpty else { return nil }
  return PreviewVerdict(phase: phase(of: hold.reason), reason: hold.reason, message: hold.message)
}

private func phase(of reason: Reason) -> Phase {
  switch reason {
  case .stopped: .stopped
  case .expired: .expired
  case .queued: .queued
  case .waitingForChecks, .waitingForImages, .waitTimedOut: .waiting
  default: .awaitingApproval
  }
}

/// Takes everything of a preview away but its record, in the order of a teardown.
func layDown(_ facts: PreviewFacts, _ pause: PreviewVerdict) -> PreviewPlan {
  let preview = facts.preview
  var plan = PreviewPlan(status: preview.status)
  if !preview.object.finalizers.contains(Names.finalizer) { plan.actions.append(.addFinalizer) }
  var verdict = pause
  plan.status.phase = verdict.phase
  plan.status.url = preview.spec.url
  plan.status.observedGeneration = preview.object.generation
  plan.status.queuePosition = preview.spec.hold?.position ?? 0
  plan.status.applications = []
  plan.status.warning = ""
  plan.status.hooks = hookStates(facts)
  // Whatever comes back gets the whole time to become ready.
  plan.status.deployingSince = nil
  plan.status.observedSHA = ""
  if let removal = removal(facts) {
    plan.actions += removal.actions
    verdict.message += "; \(removal.message)"
    plan.lookAgain = .seconds(1)
    plan.status.conditions = conditions(verdict, facts, previous: preview.status.conditions)
    if let blocked = blockade(removal, facts) { plan.status.conditions.append(blocked) }
  } else {
    plan.status.inventory = []
    plan.status.namespaceUID = ""
    plan.status.deployedSHA = ""
    plan.status.conditions = conditions(verdict, facts, previous: preview.status.conditions)
  }
  tell(&plan, facts)
  return plan
}
