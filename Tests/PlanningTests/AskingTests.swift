// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import KubeModel
import PreviewAPI
import Testing

@testable import Planning

/// What is asked, of whom, and what comes of it.
struct AskingRow: Sendable, CustomTestStringConvertible {
  enum Standing: String, Sendable {
    case ready, asleep, stopped, expired, unapproved, queued, timedOut, newCommitWaits, pinned, ageless, old
  }
  enum Outcome: Sendable { case changed, answered, refused }
  var command: PreviewCommand
  var standing: Standing
  var outcome: Outcome
  /// In what is told.
  var words: String

  init(_ command: PreviewCommand, _ standing: Standing, _ outcome: Outcome, _ words: String) {
    (self.command, self.standing, self.outcome, self.words) = (command, standing, outcome, words)
  }
  var testDescription: String { "\(command) of one that is \(standing.rawValue)" }

  func preview() throws -> Preview {
    var spec = Given.spec(7, sha: "aaaabbbbcccc", manifests: [Given.application("shop-7")])
    var status = PreviewStatus()
    status.phase = .ready
    spec.lifetime.idle = .seconds(7200)
    status.expiresAt = noon + .seconds(3600)
    status.activity.aliveSince = noon - .seconds(3600)
    func hold(_ reason: Reason, _ message: String) {
      spec.manifests = []
      status.phase = .waiting
      spec.hold = PreviewSpec.Hold(reason: reason, message: message, since: noon)
    }
    switch standing {
    case .ready: break
    case .asleep: (status.phase, spec.control.isAsleep) = (.asleep, true)
    case .stopped:
      hold(.stopped, "somebody stopped it")
      (status.phase, spec.control.isStopped) = (.stopped, true)
    case .expired:
      hold(.expired, "it expired")
      (status.phase, status.expiresAt) = (.expired, noon)
    case .unapproved: hold(.awaitingApproval, "a maintainer must approve commit aaaabbb first")
    case .queued: hold(.queued, "3 previews run, and 3 may")
    case .timedOut: hold(.waitTimedOut, "gave up after 30m")
    case .newCommitWaits: spec.hold = PreviewSpec.Hold(reason: .waitingForChecks, message: "waits for check “build”")
    case .pinned: spec.control.pinnedUntil = noon + .seconds(60)
    case .ageless: spec.lifetime.idle = nil
    case .old: (spec.lifetime.idle, spec.lifetime.maximum) = (nil, .seconds(7200))
    }
    status.activity.wishMark = wishMark(spec)
    var preview = try Given.preview(7, spec: spec, status: status)
    preview.object.value["spec"]?["control"] = spec.control.value
    return try Preview(preview.object)
  }
}

@Suite struct `Whoever asks is told the truth` {
  static let rows: [AskingRow] = [
    AskingRow(.deploy, .stopped, .changed, "comes back"), AskingRow(.deploy, .expired, .changed, "comes back"),
    AskingRow(.deploy, .asleep, .changed, "scaled up"), AskingRow(.deploy, .timedOut, .changed, "waited for anew"),
    AskingRow(.deploy, .ready, .answered, "`redeploy`"),
    AskingRow(.deploy, .newCommitWaits, .answered, "waits for check “build”"),
    AskingRow(.deploy, .queued, .answered, "3 previews run"),
    AskingRow(.deploy, .unapproved, .refused, "must approve commit aaaabbb"),
    AskingRow(.redeploy, .ready, .changed, "applied anew"),
    AskingRow(.redeploy, .newCommitWaits, .changed, "waits for check “build”"),
    AskingRow(.redeploy, .stopped, .changed, "comes back"),
    AskingRow(.redeploy, .timedOut, .changed, "waited for anew"),
    AskingRow(.redeploy, .queued, .refused, "nothing of it has been applied yet: 3 previews run"),
    AskingRow(.redeploy, .unapproved, .refused, "must approve"),
    AskingRow(.stop, .ready, .changed, "removed"), AskingRow(.stop, .stopped, .answered, "stopped already"),
    AskingRow(.stop, .queued, .changed, "will not run before"), AskingRow(.stop, .expired, .changed, "stays so"),
    AskingRow(.sleep, .ready, .changed, "scaled to zero"), AskingRow(.sleep, .asleep, .answered, "asleep already"),
    AskingRow(.sleep, .queued, .refused, "nothing of it runs yet: 3 previews run"),
    AskingRow(.sleep, .expired, .refused, "`deploy` brings it back"),
    AskingRow(.wake, .asleep, .changed, "scaled up"), AskingRow(.wake, .ready, .answered, "awake already"),
    AskingRow(.wake, .expired, .refused, "it has expired; `deploy` brings it back"),
    AskingRow(.wake, .stopped, .refused, "it is stopped; `deploy` brings it back"),
    AskingRow(.wake, .unapproved, .refused, "must approve"),
    AskingRow(.pin, .ready, .changed, "does not expire before"), AskingRow(.pin, .ageless, .answered, "nothing to pin"),
    AskingRow(.pin, .expired, .changed, "it comes back"), AskingRow(.pin, .stopped, .changed, "it is stopped"),
    AskingRow(.unpin, .pinned, .changed, "may expire"), AskingRow(.unpin, .ready, .answered, "not pinned"),
    AskingRow(.extend(.seconds(60)), .ready, .changed, "ends no sooner"),
    AskingRow(.extend(.seconds(60)), .ageless, .answered, "nothing to extend"),
    AskingRow(.extend(.seconds(60)), .old, .refused, "`pin` puts that off"),
    AskingRow(.extend(.seconds(60)), .expired, .changed, "it comes back"),
    AskingRow(.approve(sha: ""), .unapproved, .changed, "commit aaaabbb may be deployed"),
    AskingRow(.approve(sha: ""), .ready, .answered, "commit aaaabbb needs no approval"),
    AskingRow(.approve(sha: ""), .queued, .answered, "needs no approval; 3 previews run"),
    AskingRow(.approve(sha: ""), .stopped, .changed, "it is stopped; `deploy` brings it back"),
  ]

  @Test(arguments: rows) func `what was done, or why nothing was and what to say instead`(_ row: AskingRow) throws {
    let wish = try wish(row.command, of: row.preview(), now: noon)
    let outcome: AskingRow.Outcome =
      switch wish {
      case .change: .changed
      case .answer: .answered
      case .refusal: .refused
      }
    #expect(outcome == row.outcome && wish.told.contains(row.words), "\(wish.told)")
  }

  @Test func `an approved commit is approved already, and what else it waits for is said`() throws {
    var spec = Given.spec(7, sha: "aaaabbbbcccc")
    spec.hold = PreviewSpec.Hold(reason: .queued, message: "3 previews run, and 3 may")
    var object = try Given.preview(7, spec: spec).object
    object.value["spec"]?["control"] = ["approvedSHA": "aaaabbbbcccc"]
    let wish = wish(.approve(sha: "aaaabbb"), of: try Preview(object), now: noon)
    #expect(wish == .answer("commit aaaabbb is approved already; 3 previews run, and 3 may"))
  }

  @Test func `an end by age comes before an end that was put off`() throws {
    let row = AskingRow(.extend(.seconds(86_400)), .ready, .changed, "")
    var spec = try row.preview().spec
    spec.lifetime.maximum = .seconds(7200)
    let preview = try Given.preview(7, spec: spec, status: row.preview().status)
    #expect(wish(row.command, of: preview, now: noon).told.contains("its age ends it at \(noon + .seconds(3600))"))
  }

  /// What the answers say is what the planner does.
  @Test(arguments: [PreviewCommand.wake, .sleep, .deploy, .pin, .stop])
  func `a change of what expired is seen as such by the planner, and an answer changes nothing`(
    _ command: PreviewCommand
  ) throws {
    let row = try AskingRow(command, .expired, .changed, "").preview()
    var status = row.status.having(row.spec, now: noon - .seconds(10_000))
    status.phase = .expired
    let preview = try Given.preview(7, spec: row.spec, status: status)
    var asked = preview.spec
    if let patch = wish(command, of: preview, now: noon).patch {
      var object = preview.object
      object.value = object.value.merged(with: patch)
      asked = try Preview(object).spec
    }
    let now = noon + .seconds(1)
    #expect(
      (rest(preview.status.having(asked, now: now), asked, now: now) == nil) == [.deploy, .pin].contains(command))
  }
}
