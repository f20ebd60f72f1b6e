// SPDX-License-Identifier: Apache-2.0
import Documents
import Forge
import Planning
import PreviewAPI
import Testing

@Suite("Who is told that there is no preview")
struct TurnawayTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let select: Value
    let pullRequest: PullRequest
    let isTold: Bool

    init(_ sentence: String, _ select: Value, _ pullRequest: PullRequest, isTold: Bool) {
      testDescription = sentence
      self.select = select
      self.pullRequest = pullRequest
      self.isTold = isTold
    }
  }

  private static func pull(_ labels: [String] = [], draft: Bool = false, fork: Bool = false) -> PullRequest {
    var result = Given.pullRequest(labels: labels, draft: draft)
    result.isFork = fork
    result.authorAssociation = "MEMBER"
    return result
  }

  static let rows = [
    Row("a fork, where forks are denied", ["forks": "deny"], pull(fork: true), isTold: true),
    Row("a draft that nobody asked for", ["drafts": "skip"], pull(draft: true), isTold: false),
    Row(
      "a draft with the label that asks for it", ["drafts": "skip", "labels": ["any": ["preview"]]],
      pull(["preview"], draft: true), isTold: true),
    Row("one without the label", ["labels": ["all": ["preview"]]], pull(), isTold: false),
    Row(
      "one with a label that keeps it out", ["labels": ["all": ["preview"], "none": ["no-preview"]]],
      pull(["preview", "no-preview"]), isTold: false),
    Row("one that is taken", ["labels": ["all": ["preview"]]], pull(["preview"]), isTold: false),
  ]

  private func decision(_ row: Row) throws -> (Selection, Decision) {
    let selection = try Selection(#require(Given.set(preview: ["select": row.select]).preview).select)
    guard case .decided(let decision) = selection.judge(Candidate(row.pullRequest)) else { throw Undecided() }
    return (selection, decision)
  }
  private struct Undecided: Error {}

  @Test(arguments: rows) func `only a candidate is told`(_ row: Row) throws {
    let (selection, decision) = try decision(row)
    #expect(selection.isCandidate(decision) == row.isTold)
  }

  @Test func `where the generator lists by label, whatever is listed was asked for`() throws {
    let (selection, decision) = try decision(Self.rows[1])
    #expect(selection.isCandidate(decision, isListedByLabel: true))
  }

  @Test func `the words give way to a preview's, and take the place of no others`() throws {
    let (_, decision) = try decision(Self.rows[0])
    let turnaway = Turnaway(decision, set: "argocd/shop")
    #expect(turnaway.body.contains("it comes from a fork, and forks get no preview here"))
    #expect(turnaway.isReplaceable(turnaway.body))
    #expect(!turnaway.isReplaceable(turnaway.marker.body("### Preview removed")))
    #expect(!turnaway.isReplaceable(StickyMarker(key: "argocd/other").body("### No preview")))
    #expect(turnaway.hash != Turnaway(decision, set: "argocd/other").hash)
  }
}
