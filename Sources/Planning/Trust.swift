// SPDX-License-Identifier: Apache-2.0
public import Forge
public import PreviewAPI

extension Selection {
  /// A fork is judged by `forks`. A pull request from the repository itself needs push rights, except where the forge says that
  /// its author is none of the trusted: anybody may open one between two branches that are there. CONTRIBUTOR (had a change
  /// merged once) is no trust.
  func byTrust(_ pullRequest: PullRequest, _ approvedSHA: String) -> Finding {
    if pullRequest.isFork, rules.forks == .deny {
      return .failed(.forkDenied, "it comes from a fork, and forks get no preview here")
    }
    if rules.forks == .allow { return .passed("nobody needs an approval here") }
    let isTrusted = rules.trust.contains(pullRequest.authorAssociation)
    if isTrusted { return .passed("its author is \(pullRequest.authorAssociation)") }
    if !pullRequest.isFork, pullRequest.authorAssociation.isEmpty || pullRequest.authorIsBot {
      return .passed("its branch is in the repository itself")
    }
    if !approvedSHA.isEmpty, approvedSHA == pullRequest.headSHA {
      return .passed("commit \(pullRequest.headSHA.prefix(7)) is approved")
    }
    let whose = pullRequest.isFork ? "it comes from a fork" : "its author is not a member"
    return .held(
      .awaitingApproval, "\(whose); a maintainer must approve commit \(pullRequest.headSHA.prefix(7)) first")
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
