// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import KubeModel
internal import Naming
public import PreviewAPI

// Several pull requests that share a preview: each sees it as its own.

extension Preview {
  /// The preview as one of its pull requests sees it: that one first, with what it was told and heard, and its own commit.
  public func facing(_ member: PullRequestReference) -> Preview {
    var result = self
    result.status = status.facing(member, in: spec)
    result.spec.pullRequest = member
    result.spec.others = spec.pullRequests.filter { $0.key != member.key }
    let own = object.annotations[heardAnnotation(member)]
    if member.key != spec.pullRequest?.key || own != nil { result.object.annotations[Annotations.heard] = own }
    return result
  }

  /// Where it is kept how far the comments of this pull request are read: of the first in the annotation that lone ones have.
  public func heardAnnotation(_ member: PullRequestReference) -> String {
    let own = "\(Annotations.heard)-\(ShortHash.hex(member.key, digits: 8))"
    return member.key == spec.pullRequest?.key && object.annotations[own] == nil ? Annotations.heard : own
  }
}

extension PreviewStatus {
  fileprivate func facing(_ member: PullRequestReference, in spec: PreviewSpec) -> PreviewStatus {
    var result = self
    if member.key != spec.pullRequest?.key {
      result.told = toldOthers.first { $0.pullRequest.key == member.key }?.told ?? Told()
    }
    let commits = deployedSHA.split(separator: "+").map(String.init)
    if commits.count > 1 {
      let place = spec.pullRequests.firstIndex { $0.key == member.key }
      result.deployedSHA = commits.count == spec.pullRequests.count ? place.map { commits[$0] } ?? "" : ""
    }
    return result
  }

  /// The memory of what was told, sorted by who is first now: when the first one leaves, another takes its place.
  func readdressed(to spec: PreviewSpec) -> PreviewStatus {
    guard let first = spec.pullRequest else { return self }
    var result = self
    if let was = toldTo, was.key != first.key {
      result.toldOthers.append(ToldOther(was, told))
      result.told = Told()
    }
    if let place = result.toldOthers.firstIndex(where: { $0.pullRequest.key == first.key }) {
      result.told = result.toldOthers.remove(at: place).told
    }
    result.toldOthers.removeAll { other in
      !spec.others.contains { $0.key == other.pullRequest.key } && hasParted(other, spec)
    }
    result.toldTo = spec.others.isEmpty && result.toldOthers.isEmpty ? nil : first
    return result
  }

  private func hasParted(_ other: ToldOther, _ spec: PreviewSpec) -> Bool {
    let isCommentDone = other.told.commentID.isEmpty || other.told.commentHash == partedHash
    let isStatusDone = other.told.lastStatus.isEmpty || other.told.lastStatus.hasSuffix(removedMemo)
    return (isCommentDone || !spec.feedback.isCommentOn) && isStatusDone && other.told.lastDeployment.isEmpty
  }
}

/// In place of a hash: the last word to a pull request that has left.
private let partedHash = "parted"

/// Tells those beside the first what they have not been told yet, and those that have left that they have.
func tellOthers(_ plan: inout PreviewPlan, _ facts: PreviewFacts) {
  let preview = facts.preview
  for member in preview.spec.others {
    var part = PreviewPlan(status: plan.status.facing(member, in: preview.spec))
    tellFirst(&part, facts.facing(member))
    plan.actions += part.actions.map { .also(member, $0) }
  }
  for left in plan.status.toldOthers where !preview.spec.others.contains(where: { $0.key == left.pullRequest.key }) {
    let seen = facts.facing(left.pullRequest)
    let words = [farewellDeployment(seen), partingComment(seen), farewellStatus(seen)].compactMap { $0 }
    plan.actions += words.map { .also(left.pullRequest, $0) }
  }
}

/// The last words to all of them, once everything is gone.
func lastWords(_ facts: PreviewFacts) -> [Action] {
  func words(_ facts: PreviewFacts) -> [Action] {
    [farewellDeployment(facts), farewellComment(facts), farewellStatus(facts)].compactMap { $0 }
  }
  var others = facts.preview.spec.others
  for left in facts.preview.status.toldOthers where !others.contains(where: { $0.key == left.pullRequest.key }) {
    others.append(left.pullRequest)
  }
  return words(facts) + others.flatMap { member in words(facts.facing(member)).map { .also(member, $0) } }
}

extension PreviewFacts {
  fileprivate func facing(_ member: PullRequestReference) -> PreviewFacts {
    var result = self
    result.preview = preview.facing(member)
    result.capabilities = capabilitiesByForge[member.forge] ?? capabilities
    return result
  }
}

/// nil when it has been said, or there is no comment to say it in.
private func partingComment(_ facts: PreviewFacts) -> Action? {
  let preview = facts.preview
  guard preview.spec.feedback.isCommentOn, !preview.status.commentID.isEmpty, preview.status.commentHash != partedHash
  else { return nil }
  let body = marker(of: preview).body(
    """
    ### No part in the preview any more

    This pull request is closed or no longer qualifies. The preview `\(preview.name)` goes on for \(sharers(preview.spec.others)).

    <sub>Nestling</sub>
    """)
  return .comment(id: preview.status.commentID, body: body, hash: partedHash)
}

/// `acme/pay#3` and `acme/shop#7`, for a comment.
func sharers(_ others: [PullRequestReference]) -> String {
  others.map { "`\($0.label)`" }.joined(separator: ", ")
}
