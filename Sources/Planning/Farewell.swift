// SPDX-License-Identifier: Apache-2.0
internal import Forge
internal import KubeModel
internal import Naming
internal import PreviewAPI

// The last words, once everything is gone.

/// Nil when it has been said or nobody is to be told.
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
  let body = marker(of: preview).body(
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

/// Ends the memory of a commit status that has said its last word.
let removedMemo = " removed"

/// The last word of the commit status: nothing is left that could succeed or fail. Nil when it has been said.
func farewellStatus(_ facts: PreviewFacts) -> Action? {
  let preview = facts.preview
  guard let pullRequest = preview.spec.pullRequest, !preview.status.lastStatus.isEmpty else { return nil }
  let status = CommitStatus(
    state: .success, context: preview.spec.feedback.statusContext, description: "Preview removed")
  let memo = pullRequest.headSHA + removedMemo
  return preview.status.lastStatus == memo ? nil : .setStatus(sha: pullRequest.headSHA, status, memo: memo)
}

/// The forge's environment goes with the preview. Nil when there never was one, or when it has gone.
func farewellDeployment(_ facts: PreviewFacts) -> Action? {
  let environment = facts.preview.spec.feedback.environment
  guard !environment.isEmpty, !facts.preview.status.lastDeployment.isEmpty else { return nil }
  return .removeDeployment(environment: environment)
}
