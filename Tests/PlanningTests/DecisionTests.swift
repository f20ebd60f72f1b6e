// SPDX-License-Identifier: Apache-2.0
import Documents
import Forge
import PreviewAPI
import Testing

@testable import Planning

@Suite struct `Decisions about a pull request` {
  private func selection(_ select: Value) throws -> Selection {
    let set = try Given.set(preview: ["select": select])
    return try Selection(#require(set.preview).select)
  }

  struct Case: Sendable {
    var select: Value
    var pullRequest: PullRequest
    var isRunning = false
    var approved = ""
    var reason: Reason
  }

  static func fork(_ association: String = "") -> PullRequest {
    var result = Given.pullRequest()
    result.isFork = true
    result.authorAssociation = association
    return result
  }
  static func outsider(_ association: String) -> PullRequest {
    var result = Given.pullRequest()
    result.authorAssociation = association
    return result
  }
  static func bot() -> PullRequest {
    var result = Given.pullRequest(author: "renovate[bot]")
    result.authorIsBot = true
    return result
  }

  static let cases: [Case] = [
    Case(select: [:], pullRequest: Given.pullRequest(), reason: .included),
    Case(select: [:], pullRequest: Given.pullRequest(draft: true), reason: .included),
    Case(select: ["labels": ["all": ["preview"]]], pullRequest: Given.pullRequest(), reason: .missingLabel),
    Case(
      select: ["labels": ["all": ["preview"]]], pullRequest: Given.pullRequest(labels: ["Preview"]),
      reason: .missingLabel),
    Case(
      select: ["labels": ["all": ["preview"]]], pullRequest: Given.pullRequest(labels: ["preview"]), reason: .included),
    Case(select: ["labels": ["any": ["a", "b"]]], pullRequest: Given.pullRequest(labels: ["b"]), reason: .included),
    Case(
      select: ["labels": ["any": ["a", "b"]]], pullRequest: Given.pullRequest(labels: ["c"]), reason: .missingLabel),
    Case(
      select: ["labels": ["none": ["/^no-/"]]], pullRequest: Given.pullRequest(labels: ["no-preview"]),
      reason: .excludedLabel),
    Case(select: ["drafts": "skip"], pullRequest: Given.pullRequest(draft: true), reason: .draft),
    Case(select: ["drafts": "skip"], pullRequest: Given.pullRequest(draft: true), isRunning: true, reason: .draft),
    Case(select: ["drafts": "keep"], pullRequest: Given.pullRequest(draft: true), isRunning: true, reason: .included),
    Case(select: ["drafts": "keep"], pullRequest: Given.pullRequest(draft: true), reason: .draft),
    Case(select: ["authors": ["exclude": ["bots"]]], pullRequest: bot(), reason: .excludedAuthor),
    Case(select: ["authors": ["exclude": ["bots"]]], pullRequest: Given.pullRequest(author: "bots"), reason: .included),
    Case(select: ["authors": ["include": ["bob"]]], pullRequest: Given.pullRequest(), reason: .excludedAuthor),
    Case(select: ["titles": ["exclude": ["cart"]]], pullRequest: Given.pullRequest(), reason: .excludedTitle),
    Case(select: ["titles": ["include": ["/^feat/"]]], pullRequest: Given.pullRequest(), reason: .excludedTitle),
    Case(select: ["forks": "deny"], pullRequest: fork(), reason: .forkDenied),
    Case(select: ["forks": "deny"], pullRequest: fork("MEMBER"), reason: .forkDenied),
    Case(select: ["forks": "allow"], pullRequest: fork(), reason: .included),
    Case(select: [:], pullRequest: fork(), reason: .awaitingApproval),
    Case(select: [:], pullRequest: fork("CONTRIBUTOR"), reason: .awaitingApproval),
    Case(select: [:], pullRequest: fork("MEMBER"), reason: .included),
    Case(select: [:], pullRequest: fork(), approved: "aaaa", reason: .included),
    Case(select: [:], pullRequest: fork(), approved: "bbbb", reason: .awaitingApproval),
    Case(select: [:], pullRequest: outsider("NONE"), reason: .awaitingApproval),
    Case(select: [:], pullRequest: outsider("COLLABORATOR"), reason: .included),
  ]

  @Test(arguments: cases) func `each rule has its reason`(_ row: Case) throws {
    let decision = try selection(row.select).decide(
      row.pullRequest, isRunning: row.isRunning, approvedSHA: row.approved)
    #expect(decision.reason == row.reason)
  }

  @Test func `a broken regular expression names its field`() throws {
    #expect {
      try selection(["labels": ["any": ["ok", "/(/"]]])
    } throws: {
      ($0 as? ValidationError)?.field == "spec.preview.select.labels.any[1]"
    }
  }
}
