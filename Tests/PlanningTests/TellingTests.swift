// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import KubeModel
import PreviewAPI
import Testing

@testable import Planning

@Suite("What the pull request is told")
struct TellingTests {
  private func facts(
    environment: String = "pr-7", template: String = "", ready: Bool = true, status: PreviewStatus = PreviewStatus(),
    terminating: Bool = false
  ) throws -> PreviewFacts {
    var spec = Given.spec(7, manifests: [Given.application("shop")])
    spec.feedback.environment = environment
    spec.feedback.template = template
    let preview = try Given.preview(7, spec: spec, status: status, isTerminating: terminating)
    guard !terminating else { return PreviewFacts(preview: preview, now: noon) }
    let wanted = stamped(Given.application("shop"), for: preview)
    var live = wanted
    live[metadata: "uid"] = "app-uid"
    var settled = preview
    settled.status.inventory = [InventoryEntry(ref: wanted.ref, uid: "app-uid", hash: hash(of: wanted), generation: 0)]
    return PreviewFacts(
      preview: settled, live: [wanted.ref: live],
      readiness: [wanted.ref: ready ? .ready : .progressing("syncs")], now: noon)
  }

  private func deployment(_ plan: PreviewPlan) -> (id: String, Deployment, memo: String)? {
    for case .setDeployment(let id, let deployment, let memo) in plan.actions { return (id, deployment, memo) }
    return nil
  }

  private func body(_ plan: PreviewPlan) -> String {
    for case .comment(_, let body, _) in plan.actions { return body }
    return ""
  }

  @Test func `a deployment object goes from in progress to success and is told nothing twice`() throws {
    let moving = try #require(deployment(plan(try facts(ready: false))))
    #expect(moving.1.state == .inProgress)
    #expect(moving.1.environment == "pr-7")
    #expect(moving.1.url.isEmpty)
    var status = PreviewStatus()
    (status.deploymentID, status.lastDeployment) = ("42", moving.memo)
    let ready = try #require(deployment(plan(try facts(status: status))))
    #expect(ready.id == "42")
    #expect(ready.1.state == .success)
    #expect(ready.1.url == "http://shop-7.test")
    status.lastDeployment = ready.memo
    #expect(deployment(plan(try facts(status: status))) == nil)
  }

  @Test func `what is about to be said is in doubt, so that it is said again should its outcome get lost`() throws {
    let first = plan(try facts(ready: false))
    var told = PreviewStatus()
    for action in first.actions {
      switch action {
      case .comment(_, _, let hash): (told.commentID, told.commentHash) = ("1", hash)
      case .setStatus(_, _, let memo): told.lastStatus = memo
      case .setDeployment(_, _, let memo): (told.deploymentID, told.lastDeployment) = ("42", memo)
      default: continue
      }
    }
    #expect(plan(try facts(ready: false, status: told)).actions == [])
    // Then it was ready for a moment, which was told, and whoever told it could not write it down.
    let doubted = told.doubting(plan(try facts(status: told)).actions)
    let again = plan(try facts(ready: false, status: doubted))
    #expect(body(again) == body(first))
    #expect(deployment(again)?.id == "42", "no second deployment object of one commit")
    #expect(again.actions.contains { if case .setStatus = $0 { true } else { false } })
    #expect(doubted.doubting(again.actions) == doubted, "nothing is to be written down twice")
  }

  @Test func `another commit gets a deployment object of its own`() throws {
    var status = PreviewStatus()
    (status.deploymentID, status.lastDeployment) = ("42", "pr-7 bbbb success 0")
    #expect(deployment(plan(try facts(status: status)))?.id == "")
  }

  @Test func `a forge without deployment objects is asked for none`() throws {
    var facts = try facts()
    facts.capabilities.remove(.deployments)
    #expect(deployment(plan(facts)) == nil)
    #expect(body(plan(facts)).contains("Preview ready"))
  }

  @Test func `the environment is removed before the comment says that everything is gone`() throws {
    var status = PreviewStatus()
    status.lastDeployment = "pr-7 aaaa success 0"
    let actions = plan(try facts(status: status, terminating: true)).actions
    #expect(actions.first == .removeDeployment(environment: "pr-7"))
    #expect(actions.last == .removeFinalizer)
  }

  @Test func `the set's own template writes the comment`() throws {
    let template =
      "{{.headline}} of {{.pr.repository}}#{{.pr.number}}: {{.url}}{{range .applications}} {{.name}}{{end}}"
    #expect(
      body(plan(try facts(template: template)))
        .hasSuffix("\n\nPreview ready of acme/shop#7: http://shop-7.test shop"))
  }

  @Test func `a template that fails leaves the default comment and says why`() throws {
    let body = body(plan(try facts(template: "{{index .applications 9}}")))
    #expect(body.contains("http://shop-7.test"))
    #expect(body.contains("spec.preview.feedback.comment.template"))
  }

  @Test(arguments: [
    (Phase.ready, CommitStatus.State.success), (.degraded, .failure), (.failed, .failure), (.deploying, .pending),
    (.queued, .pending), (.waiting, .pending), (.awaitingApproval, .pending), (.expired, .pending),
    (.stopped, .pending), (.asleep, .success),
  ])
  func `the commit status of each phase`(_ phase: Phase, _ state: CommitStatus.State) throws {
    var facts = try facts()
    facts.preview.status.phase = phase
    var plan = PreviewPlan(status: facts.preview.status)
    tell(&plan, facts)
    let said = plan.actions.compactMap { if case .setStatus(_, let status, _) = $0 { status.state } else { nil } }
    #expect(said == [state])
  }

  @Test func `a comment of any length stays within what every forge keeps`() throws {
    let body = body(plan(try facts(template: "{{repeat 40000 \"é\"}}")))
    #expect(body.utf8.count < 32_700)
    #expect(body.contains("…"))
  }
}
