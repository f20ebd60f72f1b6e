// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import KubeModel
import PreviewAPI
import Testing

@testable import Planning

@Suite struct `Several pull requests share a preview` {
  private static func pay(_ sha: String = "bbbb") -> PullRequestReference {
    PullRequestReference(
      forge: "gitea", host: "git.test", repository: "acme/pay", number: 9, headSHA: sha, branch: "b", author: "bob",
      title: "t", url: "", source: ["owner": "acme", "repo": "pay"])
  }

  private func shared(hold: PreviewSpec.Hold? = nil) throws -> Preview {
    var spec = Given.spec(7, manifests: [Given.namespace("preview-shop-7"), Given.application("shop-7")])
    spec.others = [Self.pay()]
    spec.hold = hold
    if hold != nil { spec.manifests = [] }
    return try Given.preview(7, spec: spec)
  }

  /// What goes to whom, in short.
  private func words(_ actions: [Action]) -> [String] {
    actions.compactMap { action in
      switch action {
      case .comment(_, let body, _): "first: \(title(body))"
      case .setStatus(let sha, let status, _): "first: \(status.state.rawValue) on \(sha)"
      case .also(let member, .comment(_, let body, _)): "\(member.label): \(title(body))"
      case .also(let member, .setStatus(let sha, let status, _)): "\(member.label): \(status.state.rawValue) on \(sha)"
      default: nil
      }
    }
  }
  private func title(_ body: String) -> Substring {
    body.split(separator: "\n").first { $0.hasPrefix("###") }?.dropFirst(4) ?? ""
  }

  @Test func `each of them is told, by a comment and on its own commit`() throws {
    var ground = Playground(try shared())
    _ = ground.step()
    #expect(
      words(ground.step()).sorted() == [
        "acme/pay#9: Preview ready", "acme/pay#9: success on bbbb", "first: Preview ready", "first: success on aaaa",
      ])
    #expect(words(ground.step()) == [])
    #expect(ground.preview.status.deployedSHA == "aaaa+bbbb")
  }

  @Test func `a comment names the others`() throws {
    let plan = plan(PreviewFacts(preview: try shared(), now: noon))
    let bodies = plan.actions.compactMap { action -> String? in
      switch action {
      case .comment(_, let body, _), .also(_, .comment(_, let body, _)): body
      default: nil
      }
    }
    #expect(bodies.count == 2 && bodies[0].contains("Shared with `acme/pay#9`"))
    #expect(bodies[1].contains("Shared with `acme/shop#7`"))
  }

  @Test func `a push to any of them makes it anew`() throws {
    var ground = Playground(try shared())
    for _ in 0..<3 { _ = ground.step() }
    ground.preview.spec.others = [Self.pay("cccc")]
    #expect(words(ground.step()).contains("acme/pay#9: success on cccc"))
    #expect(ground.preview.status.deployedSHA == "aaaa+cccc")
  }

  @Test func `whoever leaves is told that the preview goes on without it, once`() throws {
    var ground = Playground(try shared())
    for _ in 0..<3 { _ = ground.step() }
    ground.preview.spec.others = []
    #expect(
      words(ground.step()).sorted() == [
        "acme/pay#9: No part in the preview any more", "acme/pay#9: success on bbbb", "first: Preview ready",
      ])
    #expect(words(ground.step()) == [])
    #expect(ground.preview.status.toldOthers.isEmpty)
  }

  @Test func `when the first leaves, another takes its place and its comment`() throws {
    var ground = Playground(try shared())
    for _ in 0..<3 { _ = ground.step() }
    let comment = try #require(ground.preview.status.toldOthers.first).told.commentID
    ground.preview.spec.pullRequest = Self.pay()
    ground.preview.spec.others = []
    let said = words(ground.step())
    #expect(said.contains("acme/shop#7: No part in the preview any more"))
    #expect(ground.preview.status.commentID == comment)
  }

  @Test func `at the end all of them hear that everything is gone`() throws {
    var ground = Playground(try shared())
    for _ in 0..<3 { _ = ground.step() }
    ground.delete(because: .closed)
    var said: [String] = []
    for _ in 0..<6 { said += words(ground.step()) }
    #expect(said.contains("first: Preview removed") && said.contains("acme/pay#9: Preview removed"))
    #expect(ground.preview.object.finalizers.isEmpty)
  }

  @Test func `an approval is for the head of the one it is said on`() throws {
    let hold = PreviewSpec.Hold(reason: .awaitingApproval, message: "acme/pay#9: it comes from a fork")
    let preview = try shared(hold: hold)
    let wish = wish(.approve(sha: ""), of: preview, on: Self.pay(), now: noon)
    #expect(wish.patch?.at("spec", "control", "approvals", "acme/pay#9") == "bbbb")
    #expect(wish.patch?.at("spec", "control", "approvedSHA") == nil)
    var control = PreviewSpec.Control()
    control.approvals = ["acme/pay#9": "bbbb"]
    #expect(control.approves(Self.pay()) && !control.approves(Self.pay("cccc")))
    #expect(!control.approves(Given.reference(7)))
    var object = preview.object
    object.value["spec"]?["control"] = control.value
    #expect(try Preview(object).spec.control == control)
  }

  @Test func `named by the preview alone, an approval goes to the one that waits`() throws {
    var hold = PreviewSpec.Hold(reason: .awaitingApproval, message: "acme/pay#9: it comes from a fork")
    hold.pullRequest = "acme/pay#9"
    let preview = try shared(hold: hold)
    #expect(wish(.approve(sha: ""), of: preview, now: noon).patch?.at("spec", "control", "approvals") != nil)
    #expect(wish(.approve(sha: "aaaa"), of: preview, now: noon).patch?.at("spec", "control", "approvedSHA") == "aaaa")
  }

  @Test func `the comment on each says whose commit waits, and how to let it through`() throws {
    var hold = PreviewSpec.Hold(reason: .awaitingApproval, message: "acme/pay#9: it comes from a fork")
    hold.pullRequest = "acme/pay#9"
    let plan = plan(PreviewFacts(preview: try shared(hold: hold), now: noon))
    for case .comment(_, let body, _) in plan.actions {
      #expect(body.contains("acme/pay#9: it comes from a fork") && body.contains("acme/pay#9 bbbb"))
    }
  }

  @Test func `what was heard is kept for each`() throws {
    var preview = try shared()
    var heard = HeardComments()
    heard.handled = ["1"]
    preview.object.annotations[preview.heardAnnotation(Self.pay())] = heard.text
    #expect(preview.facing(Self.pay()).heard == heard)
    #expect(preview.facing(Given.reference(7)).heard == HeardComments())
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let commits: [[Check]]
    let outcome: Check.State?
  }
  private static func check(_ state: Check.State) -> Check { Check(name: "build", state: state) }
  static let rows = [
    Row(
      testDescription: "it has succeeded on all", commits: [[check(.success)], [check(.success)]], outcome: .success),
    Row(testDescription: "it runs on one", commits: [[check(.success)], [check(.pending)]], outcome: .pending),
    Row(testDescription: "it has failed on one", commits: [[check(.failure)], [check(.pending)]], outcome: .failure),
    Row(testDescription: "one has it not yet", commits: [[check(.success)], []], outcome: nil),
  ]
  @Test(arguments: rows) func `a check is awaited on the commits of all`(_ row: Row) {
    #expect(together(row.commits, ["build"]).first?.state == row.outcome)
  }
}
