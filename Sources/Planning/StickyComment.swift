// SPDX-License-Identifier: Apache-2.0
internal import Forge
internal import KubeModel
internal import Naming
public import PreviewAPI

/// Adds what the pull request must be told and has not been told yet.
func tell(_ plan: inout PreviewPlan, _ facts: PreviewFacts) {
  let preview = facts.preview
  guard let pullRequest = preview.spec.pullRequest else { return }
  if preview.spec.feedback.isCommentOn {
    let body = commentBody(plan.status, preview, pullRequest)
    let hash = ShortHash.hex(body, digits: 16)
    if preview.status.commentID.isEmpty || preview.status.commentHash != hash {
      plan.actions.append(.comment(id: preview.status.commentID, body: body, hash: hash))
    }
  }
  if !preview.spec.feedback.statusContext.isEmpty {
    let status = commitStatus(plan.status, preview)
    let memo = "\(pullRequest.headSHA) \(status.state.rawValue) \(ShortHash.hex(status.description + status.targetURL))"
    if preview.status.lastStatus != memo {
      plan.actions.append(.setStatus(sha: pullRequest.headSHA, status, memo: memo))
    }
  }
}

/// The last word, once everything is gone; nil when it has been said or nobody is to be told.
func farewellComment(_ facts: PreviewFacts) -> Action? {
  let preview = facts.preview
  guard let pullRequest = preview.spec.pullRequest, preview.spec.feedback.isCommentOn else { return nil }
  let reason = preview.object.annotations[Annotations.teardownReason].flatMap(Reason.init(rawValue:)) ?? .deletedByHand
  let why =
    switch reason {
    case .merged: "the pull request was merged"
    case .closed: "the pull request was closed"
    case .notSelected: "the pull request no longer qualifies"
    case .setDeleted: "the PreviewSet `\(preview.setName)` was deleted"
    case .notGenerated: "the PreviewSet `\(preview.setName)` no longer asks for it"
    default: "somebody deleted it"
    }
  let body = marker(preview).body(
    """
    ### Preview removed

    The preview of this pull request is gone: \(why). \(whatWent(preview)) no longer exist.

    <sub>Last commit \(shortSHA(pullRequest.headSHA)) · preview `\(preview.name)` · Nestling</sub>
    """)
  let hash = ShortHash.hex(body, digits: 16)
  return preview.status.commentHash == hash ? nil : .comment(id: preview.status.commentID, body: body, hash: hash)
}

/// Only what was ours is said to be gone.
private func whatWent(_ preview: Preview) -> String {
  preview.status.namespaceUID.isEmpty
    ? "Its applications" : "Its applications and its namespace `\(preview.spec.namespace)`"
}

/// The last word of the commit status: nothing is left that could succeed or fail. Nil when it has been said.
func farewellStatus(_ facts: PreviewFacts) -> Action? {
  let preview = facts.preview
  guard let pullRequest = preview.spec.pullRequest, !preview.status.lastStatus.isEmpty else { return nil }
  let status = CommitStatus(
    state: .success, context: preview.spec.feedback.statusContext, description: "Preview removed")
  let memo = "\(pullRequest.headSHA) removed"
  return preview.status.lastStatus == memo ? nil : .setStatus(sha: pullRequest.headSHA, status, memo: memo)
}

/// One comment per pull request and PreviewSet.
public func commentMarker(of preview: Preview) -> String { marker(preview).text }

private func marker(_ preview: Preview) -> StickyMarker { StickyMarker(key: "\(preview.namespace)/\(preview.setName)") }

private func shortSHA(_ sha: String) -> String { "`\(sha.prefix(7))`" }

/// The default Markdown: state first, then the link, then what is behind it.
func commentBody(_ status: PreviewStatus, _ preview: Preview, _ pullRequest: PullRequestReference) -> String {
  let ready = status.conditions.first { $0.type == "Ready" }
  var parts: [String] = ["### " + headline(status.phase)]
  // Where nothing runs, an address would only mislead.
  if !preview.spec.url.isEmpty, status.phase != .failed {
    let isUp = status.phase == .ready || status.phase == .degraded
    parts.append(isUp ? "**<\(preview.spec.url)>**" : "It will be at <\(preview.spec.url)>.")
  }
  if status.phase != .ready || preview.spec.hold != nil, let message = ready?.message, !isFleeting(status) {
    parts.append(quoted(message))
  }
  if let hold = preview.spec.hold, hold.reason == .awaitingApproval {
    parts.append(approvalCommand(preview, pullRequest))
  }
  if !status.applications.isEmpty, status.phase != .deploying {
    var table = "| Application | Sync | Health |\n|---|---|---|"
    for application in status.applications {
      table += "\n| `\(application.name)` | \(application.sync) | \(application.health) |"
    }
    parts.append(table)
  }
  parts.append(
    "<sub>Commit \(shortSHA(shownSHA(status, preview, pullRequest))) · namespace `\(preview.spec.namespace)` · Nestling</sub>"
  )
  return marker(preview).body(parts.joined(separator: "\n\n"))
}

/// How a maintainer lets exactly this commit through.
private func approvalCommand(_ preview: Preview, _ pullRequest: PullRequestReference) -> String {
  """
  A maintainer who has read the change lets this commit through with:

  ```sh
  kubectl -n \(preview.namespace) patch preview \(preview.name) --type merge \\
    -p '{"spec":{"control":{"approvedSHA":"\(pullRequest.headSHA)"}}}'
  ```
  """
}

/// What runs: while a new commit waits for a person, that is the one before it.
private func shownSHA(_ status: PreviewStatus, _ preview: Preview, _ pullRequest: PullRequestReference) -> String {
  preview.spec.hold == nil || status.deployedSHA.isEmpty ? pullRequest.headSHA : status.deployedSHA
}

/// While deploying the message changes every second; the comment must not.
private func isFleeting(_ status: PreviewStatus) -> Bool { status.phase == .deploying || status.phase == nil }

private func headline(_ phase: Phase?) -> String {
  switch phase {
  case .ready: "Preview ready"
  case .degraded: "Preview degraded"
  case .failed: "Preview failed"
  case .awaitingApproval: "Preview waits for approval"
  case .terminating: "Preview is being removed"
  default: "Preview is being deployed"
  }
}

/// Messages carry remote text: as a code block it cannot become markup, a mention or a link.
private func quoted(_ message: String) -> String {
  "```\n" + message.replacing("```", with: "'''").shortened(toBytes: 2000) + "\n```"
}

private func commitStatus(_ status: PreviewStatus, _ preview: Preview) -> CommitStatus {
  let message = status.conditions.first { $0.type == "Ready" }?.message ?? ""
  let (state, text): (CommitStatus.State, String) =
    switch status.phase {
    case .ready where preview.spec.hold == nil: (.success, "Preview ready")
    case .failed, .degraded: (.failure, message)
    case .awaitingApproval, .ready: (.pending, message)
    default: (.pending, "Preview is being deployed")
    }
  return CommitStatus(
    state: state, context: preview.spec.feedback.statusContext,
    description: text.shortened(toBytes: CommitStatus.descriptionLimit), targetURL: preview.spec.url)
}
