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

  /// A row reads as a sentence: with these rules, this pull request meets that reason.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let select: Value
    let candidate: Candidate
    let reason: Reason

    init(
      _ sentence: String, _ select: Value, _ pullRequest: PullRequest = Given.pullRequest(), isRunning: Bool = false,
      approved: String = "", changed: ChangedFiles? = nil, may: PermissionAnswer = .known(.write), before: Bool = false,
      meets reason: Reason
    ) {
      testDescription = sentence
      self.select = select
      var candidate = Candidate(pullRequest, isRunning: isRunning, approvedSHA: approved, changedFiles: changed)
      candidate.permission = may
      candidate.wasLetThrough = before
      self.candidate = candidate
      self.reason = reason
    }
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
  static func botOfTheHouse() -> PullRequest {
    var result = bot()
    result.authorAssociation = "NONE"
    return result
  }
  static func labelled(_ labels: String...) -> PullRequest { Given.pullRequest(labels: labels) }
  static let draft = Given.pullRequest(draft: true)
  static let web: Value = ["paths": ["include": ["web/**"], "exclude": ["**/*.md"]]]

  static let rows: [Row] = [
    Row("without rules everything qualifies", [:], meets: .included),
    Row("without rules a draft qualifies", [:], draft, meets: .included),
    Row("a label of “all” that is missing keeps it out", ["labels": ["all": ["preview"]]], meets: .missingLabel),
    Row("labels are told apart by case", ["labels": ["all": ["preview"]]], labelled("Preview"), meets: .missingLabel),
    Row("all labels of “all” let it in", ["labels": ["all": ["preview"]]], labelled("preview"), meets: .included),
    Row("one label of “any” is enough", ["labels": ["any": ["a", "b"]]], labelled("b"), meets: .included),
    Row("none of “any” keeps it out", ["labels": ["any": ["a", "b"]]], labelled("c"), meets: .missingLabel),
    Row("“any” takes expressions", ["labels": ["any": ["/^env:/"]]], labelled("env:qa"), meets: .included),
    Row(
      "a label of “none” keeps it out", ["labels": ["none": ["/^no-/"]]], labelled("no-preview"), meets: .excludedLabel),
    Row("drafts are skipped when asked", ["drafts": "skip"], draft, meets: .draft),
    Row("skip takes a running one away, too", ["drafts": "skip"], draft, isRunning: true, meets: .draft),
    Row("keep keeps a running one", ["drafts": "keep"], draft, isRunning: true, meets: .included),
    Row("keep makes none for a new draft", ["drafts": "keep"], draft, meets: .draft),
    Row("the group of bots is left out", ["authors": ["exclude": ["bots"]]], bot(), meets: .excludedAuthor),
    Row(
      "a person who is called bots is no bot", ["authors": ["exclude": ["bots"]]],
      Given.pullRequest(author: "bots"), meets: .included),
    Row("only those included", ["authors": ["include": ["bob"]]], meets: .excludedAuthor),
    Row("a word of a title leaves it out", ["titles": ["exclude": ["cart"]]], meets: .excludedTitle),
    Row("a title that is not among those included", ["titles": ["include": ["/^feat/"]]], meets: .excludedTitle),
    Row("a branch that is left out", ["branches": ["exclude": ["/^fix/"]]], meets: .excludedBranch),
    Row("a branch that is included", ["branches": ["include": ["fix"]]], meets: .included),
    Row(
      "a target that is not among those included", ["targetBranches": ["include": ["release"]]], meets: .excludedBranch),
    Row("a changed file that counts", web, changed: .known(["web/a/b.js"]), meets: .included),
    Row(
      "changed files that are excluded do not count", web, changed: .known(["web/README.md"]), meets: .noRelevantChange),
    Row("changed files elsewhere do not count", web, changed: .known(["api/main.go"]), meets: .noRelevantChange),
    Row("nothing changed is nothing that counts", web, changed: .known([]), meets: .noRelevantChange),
    Row("a list that the forge cut counts as changed", web, changed: .unknown("300 of 900 files"), meets: .included),
    Row(
      "only excludes: another file counts", ["paths": ["exclude": ["docs/**"]]], changed: .known(["a"]),
      meets: .included),
    Row("forks that are denied", ["forks": "deny"], fork(), meets: .forkDenied),
    Row("a member's fork is denied all the same", ["forks": "deny"], fork("MEMBER"), meets: .forkDenied),
    Row("forks that are allowed", ["forks": "allow"], fork(), meets: .included),
    Row("a fork waits for an approval", [:], fork(), meets: .awaitingApproval),
    Row("author association CONTRIBUTOR is no trust", [:], fork("CONTRIBUTOR"), meets: .awaitingApproval),
    Row("a member's fork is trusted", [:], fork("MEMBER"), meets: .included),
    Row("an approval of the head lets it through", [:], fork(), approved: "aaaa", meets: .included),
    Row("an approval of another commit does not", [:], fork(), approved: "bbbb", meets: .awaitingApproval),
    Row("an outsider between two existing branches waits", [:], outsider("NONE"), meets: .awaitingApproval),
    Row("a contributor in the repository waits", [:], outsider("CONTRIBUTOR"), meets: .awaitingApproval),
    Row("a collaborator is trusted", [:], outsider("COLLABORATOR"), meets: .included),
    Row("whom the set trusts is trusted", ["trust": ["CONTRIBUTOR"]], fork("CONTRIBUTOR"), meets: .included),
    Row("where no association is told, who may push is trusted", [:], may: .known(.write), meets: .included),
    Row("where no association is told, a reader waits", [:], may: .known(.read), meets: .awaitingApproval),
    Row("a stranger to the repository waits", [:], may: .known(.none), meets: .awaitingApproval),
    Row("a forge that tells nothing makes nobody trusted", [:], may: .unknown("no"), meets: .awaitingApproval),
    Row("a reader's approved commit goes", [:], approved: "aaaa", may: .known(.read), meets: .included),
    Row("a commit that was let through stays so", [:], may: .unknown("no"), before: true, meets: .included),
    Row("only owners trusted: a writer waits", ["trust": ["OWNER"]], may: .known(.write), meets: .awaitingApproval),
    Row("only owners trusted: an administrator goes", ["trust": ["OWNER"]], may: .known(.admin), meets: .included),
    Row("nobody trusted: an administrator waits", ["trust": []], may: .known(.admin), meets: .awaitingApproval),
    Row("a writer's fork waits all the same", [:], fork(), may: .known(.write), meets: .awaitingApproval),
    Row("a bot of the repository needs no approval", [:], botOfTheHouse(), meets: .included),
  ]

  @Test(arguments: rows) func `each rule has its reason`(_ row: Row) throws {
    guard case .decided(let decision) = try selection(row.select).judge(row.candidate) else {
      Issue.record("it asks for more")
      return
    }
    #expect(decision.reason == row.reason)
    #expect(decision.trail.map(\.rule) == Rule.selecting)
    #expect(
      decision.trail.filter { $0.outcome == .failed || $0.outcome == .held }.count == (row.reason == .included ? 0 : 1))
  }

  @Test func `the forge is asked for files only when every cheaper rule has passed`() throws {
    let rules: Value = ["labels": ["all": ["preview"]], "paths": ["include": ["web/**"]]]
    #expect(try selection(rules).judge(Candidate(Self.labelled("preview"))) == .asks(.changedFiles))
    var known = Candidate(Self.labelled("preview"), changedFiles: .known(["web/x"]))
    #expect(try selection(rules).judge(known) == .asks(.permission))
    known.pullRequest.authorAssociation = "MEMBER"
    guard case .decided = try selection(rules).judge(known) else {
      Issue.record("it asks for a permission although the forge says how the author stands")
      return
    }
    guard case .decided(let decision) = try selection(rules).judge(Candidate(Given.pullRequest())) else {
      Issue.record("it asks although the label is missing")
      return
    }
    #expect(decision.trail.first { $0.rule == .paths }?.outcome == .notAsked)
  }

  @Test func `an outsider whom the labels keep out is not told to wait for an approval`() throws {
    guard case .decided(let decision) = try selection(["labels": ["all": ["preview"]]]).judge(Candidate(Self.fork()))
    else {
      Issue.record("it asks for more")
      return
    }
    #expect(decision.verdict == .skip)
  }

  struct Labelling: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let before: PullRequestReference?
    let labels: [String]
    let isApproval: Bool
  }

  static let labellings: [Labelling] = [
    Labelling(
      testDescription: "set on the head that waited", before: Given.reference(7), labels: ["ok"], isApproval: true),
    Labelling(
      testDescription: "came along with a new commit", before: Given.reference(7, sha: "old"), labels: ["ok"],
      isApproval: false),
    Labelling(testDescription: "there from the first look on", before: nil, labels: ["ok"], isApproval: false),
    Labelling(testDescription: "another label", before: Given.reference(7), labels: ["okay"], isApproval: false),
    Labelling(
      testDescription: "has been there before",
      before: {
        var before = Given.reference(7)
        before.labels = ["ok"]
        return before
      }(), labels: ["ok"], isApproval: false),
  ]

  @Test(arguments: labellings) func `a label approves only the head commit it was set on`(_ row: Labelling) throws {
    let rules = try selection(["approvalLabel": "ok"])
    #expect(rules.isApprovedByLabel(Given.pullRequest(labels: row.labels), before: row.before) == row.isApproval)
  }

  @Test func `a broken pattern names its field`() throws {
    let broken: [(Value, String)] = [
      (["labels": ["any": ["ok", "/(/"]]], "labels.any[1]"), (["paths": ["include": ["[a"]]], "paths.include[0]"),
      (["branches": ["exclude": ["/[/"]]], "branches.exclude[0]"),
    ]
    for (select, field) in broken {
      #expect {
        try selection(select)
      } throws: {
        ($0 as? ValidationError)?.field == "spec.preview.select.\(field)"
      }
    }
  }
}
