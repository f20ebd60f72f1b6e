// SPDX-License-Identifier: Apache-2.0
public import Forge
public import PreviewAPI

extension Selection {
  /// A fork is judged by `forks`, and then by how its author stands to the repository. A pull request from the repository itself
  /// proves nothing either: anybody may open one between two branches that are there. Where the forge does not say how the author
  /// stands, it is asked what the author may do. CONTRIBUTOR (had a change merged once) is no trust, and neither is silence.
  func byTrust(_ candidate: Candidate) -> Finding {
    let pullRequest = candidate.pullRequest
    if pullRequest.isFork, rules.forks == .deny {
      return .failed(.forkDenied, "it comes from a fork, and forks get no preview here")
    }
    if rules.forks == .allow { return .passed("nobody needs an approval here") }
    if rules.trust.contains(pullRequest.authorAssociation) {
      return .passed("its author is \(pullRequest.authorAssociation)")
    }
    if !candidate.approvedSHA.isEmpty, candidate.approvedSHA == pullRequest.headSHA {
      return .passed("commit \(pullRequest.headSHA.prefix(7)) is approved")
    }
    if pullRequest.isFork { return waits(pullRequest, "it comes from a fork") }
    guard pullRequest.authorAssociation.isEmpty else {
      // Only who may push has a bot in the repository.
      return pullRequest.authorIsBot
        ? .passed("its branch is in the repository itself, and its author a bot of it")
        : waits(pullRequest, "its author is not a member")
    }
    return byPermission(candidate)
  }

  /// Whether somebody has to let each commit of it through, be it that this has happened: it comes from a stranger.
  ///
  /// - Parameter candidate: with the answers that its decision took.
  public func isStranger(_ candidate: Candidate) -> Bool {
    var unapproved = candidate
    unapproved.approvedSHA = ""
    guard case .held = byTrust(unapproved) else { return false }
    return true
  }

  private func byPermission(_ candidate: Candidate) -> Finding {
    let pullRequest = candidate.pullRequest
    guard let needed = rules.trustedPermission else { return waits(pullRequest, "nobody is trusted here") }
    if candidate.wasLetThrough { return .passed("commit \(pullRequest.headSHA.prefix(7)) was let through before") }
    switch candidate.permission {
    case nil: return .asks(.permission)
    case .known(let power)? where power >= needed:
      return .passed("its author \(pullRequest.author) has the permission \(power.rawValue)")
    case .known?: return waits(pullRequest, "its author \(pullRequest.author) may not push here")
    case .unknown(let why)?:
      return waits(pullRequest, "whether its author \(pullRequest.author) may push here is not known (\(why))")
    }
  }

  private func waits(_ pullRequest: PullRequest, _ why: String) -> Finding {
    .held(.awaitingApproval, "\(why); a maintainer must approve commit \(pullRequest.headSHA.prefix(7)) first")
  }

  /// Whether the approval label was set on just this head commit: it was seen without the label before, and the head has not
  /// moved since. A label that comes along with a new commit approves nothing.
  ///
  /// - Parameter before: the pull request as the preview knew it.
  public func isApprovedByLabel(_ pullRequest: PullRequest, before: PullRequestReference?) -> Bool {
    guard !rules.approvalLabel.isEmpty, let before, before.headSHA == pullRequest.headSHA else { return false }
    return pullRequest.labels.contains(rules.approvalLabel) && !before.labels.contains(rules.approvalLabel)
  }
}

extension SelectionSettings {
  /// The permission that stands for the trusted associations where a forge has none: owners administrate, members and collaborators
  /// write. nil: nobody is trusted.
  fileprivate var trustedPermission: Permission? {
    if trust.contains("COLLABORATOR") || trust.contains("MEMBER") { return .write }
    return trust.contains("OWNER") ? .admin : nil
  }
}
