// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Forge
internal import KubeModel
internal import Naming
internal import PreviewAPI

// What the pull request is told: one comment, one commit status, one deployment object, each only when it changed.

/// Adds what the pull requests must be told and have not been told yet.
func tell(_ plan: inout PreviewPlan, _ facts: PreviewFacts) {
  guard let first = facts.preview.spec.pullRequest else { return }
  if facts.preview.spec.others.isEmpty {
    tellFirst(&plan, facts)
  } else {
    var faced = facts
    faced.preview = facts.preview.facing(first)
    tellFirst(&plan, faced)
  }
  tellOthers(&plan, facts)
}

/// What the pull request must be told that a preview faces.
func tellFirst(_ plan: inout PreviewPlan, _ facts: PreviewFacts) {
  let preview = facts.preview
  guard let pullRequest = preview.spec.pullRequest else { return }
  if preview.spec.feedback.isCommentOn {
    let body = commentBody(plan.status, preview, pullRequest)
    let hash = ShortHash.hex(body, digits: 16)
    if preview.status.commentID.isEmpty || preview.status.commentHash != hash {
      plan.actions.append(.comment(id: preview.status.commentID, body: body, hash: hash))
    }
  }
  if !preview.spec.feedback.statusContext.isEmpty, facts.capabilities.contains(.commitStatuses) {
    let status = commitStatus(plan.status, preview)
    let memo = "\(pullRequest.headSHA) \(status.state.rawValue) \(ShortHash.hex(status.description + status.targetURL))"
    if preview.status.lastStatus != memo {
      plan.actions.append(.setStatus(sha: pullRequest.headSHA, status, memo: memo))
    }
  }
  if let deployment = deployment(plan.status, facts) { plan.actions.append(deployment) }
}

private func commitStatus(_ status: PreviewStatus, _ preview: Preview) -> CommitStatus {
  let message = status.readyMessage
  let (state, text): (CommitStatus.State, String) =
    switch status.phase {
    case .ready where preview.spec.hold == nil: (.success, "Preview ready")
    case .asleep: (.success, "Preview asleep")
    case .failed, .degraded: (.failure, message)
    case .awaitingApproval, .ready, .queued, .waiting, .expired, .stopped: (.pending, message)
    case .deploying, .terminating, nil: (.pending, "Preview is being deployed")
    }
  return CommitStatus(
    state: state, context: preview.spec.feedback.statusContext,
    description: text.shortened(toBytes: CommitStatus.descriptionLimit), targetURL: status.url)
}

/// The deployment object's next state; nil when the forge has none, when nothing was deployed yet, or when it has been said.
private func deployment(_ status: PreviewStatus, _ facts: PreviewFacts) -> Action? {
  let preview = facts.preview
  let environment = preview.spec.feedback.environment
  guard let pullRequest = preview.spec.pullRequest, !environment.isEmpty, facts.capabilities.contains(.deployments)
  else { return nil }
  let state: Deployment.State
  switch status.phase {
  case .ready: state = .success
  case .degraded, .failed: state = .failure
  case .deploying: state = .inProgress
  case .asleep, .stopped, .expired: state = .inactive
  // What waits has changed nothing: the object goes on telling of what runs.
  case .awaitingApproval, .queued, .waiting, .terminating, nil: return nil
  }
  let sha = shownSHA(status, preview, pullRequest)
  if state == .inactive, preview.status.lastDeployment.isEmpty { return nil }
  let deployment = Deployment(
    environment: environment, sha: sha, branch: pullRequest.branch, state: state,
    url: state == .success ? status.url : "",
    description: (state == .failure ? status.readyMessage : headline(status.phase)).shortened(
      toBytes: CommitStatus.descriptionLimit))
  let commit = "\(environment) \(sha)"
  let memo = "\(commit) \(state.rawValue) \(ShortHash.hex(deployment.description + deployment.url))"
  guard preview.status.lastDeployment != memo else { return nil }
  // One object per commit: the id of another commit's is of no use.
  let id = preview.status.lastDeployment.hasPrefix(commit + " ") ? preview.status.deploymentID : ""
  return .setDeployment(id: id, deployment, memo: memo)
}

/// What runs: while a new commit waits for a person, that is the one before it.
func shownSHA(_ status: PreviewStatus, _ preview: Preview, _ pullRequest: PullRequestReference) -> String {
  preview.spec.hold == nil || status.deployedSHA.isEmpty ? pullRequest.headSHA : status.deployedSHA
}

func headline(_ phase: Phase?) -> String {
  switch phase {
  case .ready: "Preview ready"
  case .degraded: "Preview degraded"
  case .failed: "Preview failed"
  case .awaitingApproval: "Preview waits for approval"
  case .queued: "Preview waits for a free place"
  case .waiting: "Preview waits for its checks"
  case .asleep: "Preview asleep"
  case .expired: "Preview expired"
  case .stopped: "Preview stopped"
  case .terminating: "Preview is being removed"
  case .deploying, nil: "Preview is being deployed"
  }
}

extension PreviewStatus {
  /// The sentence of the Ready condition.
  var readyMessage: String { conditions.first { $0.type == "Ready" }?.message ?? "" }
}
