// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import PreviewAPI

/// A preview of which somebody asks something: what that comes to depends on how far from running it is.
struct Asking {
  let preview: Preview
  let now: Timestamp

  private enum Standing {
    case runs, asleep, stopped, expired
    /// It was never let through, and nothing ran before; why.
    case held(PreviewSpec.Hold)
  }

  private var spec: PreviewSpec { preview.spec }

  /// A wish that the operator has not looked at yet counts as fulfilled.
  private var standing: Standing {
    let mark = preview.status.activity.wishMark
    let isNew = !mark.isEmpty && mark != wishMark(spec)
    if spec.control.isStopped { return .stopped }
    let isOver = preview.status.phase == .expired || preview.status.expiresAt.map { $0 <= now } ?? false
    if isOver, !isNew { return .expired }
    if let hold = spec.hold, spec.manifests.isEmpty, ![.stopped, .expired].contains(hold.reason) { return .held(hold) }
    if preview.status.phase == .asleep || (spec.control.isAsleep && isNew) { return .asleep }
    return .runs
  }

  private func change(_ members: Value, _ told: String) -> Wish {
    var members = members
    members["askedAt"] = .string(now.microText)
    return .change(members, told: told)
  }

  /// What keeps a newer commit out; "" for nothing.
  private var alsoHeld: String { spec.hold.map { "; \($0.message)" } ?? "" }

  private var restWords: String {
    spec.control.isStopped ? "it is stopped; `deploy` brings it back" : "it has expired; `deploy` brings it back"
  }

  // MARK: coming and going

  func deploy() -> Wish {
    let members: Value = ["stopped": false, "asleep": false]
    if spec.hold?.reason == .waitTimedOut { return change(members, "its checks and images are waited for anew") }
    switch standing {
    case .stopped, .expired: return change(members, "it comes back as soon as nothing else holds it up")
    case .asleep: return change(members, "it will be scaled up again")
    case .held(let hold) where hold.reason == .awaitingApproval: return .refusal("nothing may run yet: \(hold.message)")
    case .held(let hold): return .answer("it is deployed by itself as soon as it may: \(hold.message)")
    case .runs: return .answer("it is deployed already\(alsoHeld); `redeploy` applies everything anew")
    }
  }

  func redeploy() -> Wish {
    let members: Value = ["stopped": false, "asleep": false, "redeployAt": .string(now.microText)]
    switch standing {
    case .held(let hold) where hold.reason == .waitTimedOut: return deploy()
    case .held(let hold): return .refusal("nothing of it has been applied yet: \(hold.message)")
    case .stopped, .expired, .asleep: return change(members, "it comes back, and everything is applied anew")
    case .runs: return change(members, "everything is applied anew\(alsoHeld)")
    }
  }

  func stop() -> Wish {
    let members: Value = ["stopped": true]
    return switch standing {
    case .stopped: .answer("it is stopped already; `deploy` brings it back")
    case .expired: change(members, "nothing of it runs, and it stays so until somebody says `deploy`")
    case .held: change(members, "it will not run before somebody says `deploy`")
    case .asleep, .runs: change(members, "everything of it will be removed; `deploy` brings it back")
    }
  }

  func sleep() -> Wish {
    let members: Value = ["asleep": true]
    return switch standing {
    case .stopped, .expired: .refusal("nothing of it is there to sleep: \(restWords)")
    case .held(let hold): .refusal("nothing of it runs yet: \(hold.message)")
    case .asleep where spec.control.isAsleep: .answer("it is asleep already; `wake` or a push brings it back")
    case .asleep: change(members, "it stays asleep until `wake`, a push or its schedule")
    case .runs: change(members, "it will be scaled to zero; `wake` or a push brings it back")
    }
  }

  func wake() -> Wish {
    switch standing {
    case .stopped, .expired: .refusal("it is not asleep: \(restWords)")
    case .held(let hold): .refusal("nothing of it runs yet: \(hold.message)")
    case .asleep: change(["asleep": false], "it will be scaled up again")
    case .runs: .answer("it is awake already")
    }
  }

  // MARK: how long it lives

  func pin() -> Wish {
    guard expires else { return .answer("its set lets nothing expire, so there is nothing to pin") }
    let until = now + spec.lifetime.maximumPin
    return change(["pinnedUntil": .string(until.description)], comingBack("it does not expire before \(until)"))
  }

  func unpin() -> Wish {
    guard let until = spec.control.pinnedUntil, until > now else { return .answer("it is not pinned") }
    return change(["pinnedUntil": .null], "it may expire again")
  }

  func extend(_ span: Duration) -> Wish {
    guard expires else { return .answer("its set lets nothing expire, so there is nothing to extend") }
    guard spec.lifetime.idle != nil else {
      return .refusal("it has no idle limit to extend, only an age at which it ends\(endWords); `pin` puts that off")
    }
    let until = max(now, preview.status.expiresAt ?? now) + span
    var told = comingBack("its idle limit ends no sooner than \(until)")
    if let most = mostAge, most < until, case .runs = standing { told += ", but its age ends it at \(most)" }
    return change(["extendedUntil": .string(until.description)], told)
  }

  private var expires: Bool { spec.lifetime.idle != nil || spec.lifetime.maximum != nil }
  private var endWords: String { preview.status.expiresAt.map { " at \($0)" } ?? "" }

  private var mostAge: Timestamp? {
    guard let alive = preview.status.activity.aliveSince, let span = spec.lifetime.maximum else { return nil }
    return alive + span
  }

  /// Whoever asks that an expired preview live longer wants it back; a stopped one stays away.
  private func comingBack(_ told: String) -> String {
    switch standing {
    case .expired: "it comes back, and \(told)"
    case .stopped: "\(told); \(restWords)"
    case .asleep, .runs, .held: told
    }
  }

  // MARK: approving

  /// An approval is for a commit that is a head now; whoever read another one has to read again.
  func approve(_ sha: String, _ pullRequest: PullRequestReference?) -> Wish {
    let members = pullRequest.map { [$0] } ?? waitingFirst
    guard let first = members.first, !first.headSHA.isEmpty else {
      return .refusal("this preview belongs to no pull request; there is nothing to approve")
    }
    guard let meant = members.first(where: { $0.headSHA.hasPrefix(sha) }) else {
      return .refusal(
        "commit \(sha.prefix(12)) is not the head any more, \(first.headSHA.prefix(12)) is; read that and approve it")
    }
    let commit = "commit \(meant.headSHA.prefix(7))"
    if spec.control.approves(meant) { return .answer("\(commit) is approved already\(stillHeld)") }
    // What rests may have to wait for a person afterwards.
    guard [.awaitingApproval, .stopped, .expired].contains(spec.hold?.reason) else {
      return .answer("\(commit) needs no approval\(alsoHeld)")
    }
    let told = "\(commit) may be deployed; the next push asks again"
    return change(approval(of: meant, in: spec), spec.control.isStopped ? "\(told); \(restWords)" : told)
  }

  /// What keeps it back beside the approval that it has.
  private var stillHeld: String {
    spec.control.isStopped ? "; \(restWords)" : spec.hold?.reason == .awaitingApproval ? "" : alsoHeld
  }

  /// The one that waits for a person comes first.
  private var waitingFirst: [PullRequestReference] {
    let waiting = spec.pullRequests.filter { $0.label == spec.hold?.pullRequest }
    return waiting + spec.pullRequests.filter { $0.label != spec.hold?.pullRequest }
  }
}
