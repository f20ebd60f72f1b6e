// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import KubeModel
import PreviewAPI

@testable import Planning

/// What a pass over the set finds out, with the gates in the order in which the operator has them.
extension Model {
  mutating func observe(isFaulty: Bool) -> SetFacts {
    var facts = SetFacts(set: confirmedSet(), existing: grounds.values.map(\.preview))
    facts.now = now
    facts.revision = "r\(template)"
    // A forge that says nothing at all, one whose list is cut, and one that does not even know a number.
    let isSilent = isFaulty && dice.chance(8)
    facts.isGenerationComplete = !isSilent
    var gated: [(number: Int, spec: PreviewSpec)] = []
    for (number, pull) in pulls.sorted(by: { $0.key < $1.key }) {
      let key = Given.spec(number).key
      if isSilent || isFaulty && dice.chance(6) {
        facts.fates[key] = isSilent || dice.chance(2) ? .unknown("a page for people") : fate(of: pull)
        continue
      }
      guard pull.isOpen else {
        facts.fates[key] = fate(of: pull)
        continue
      }
      guard !pull.isPoisoned else {
        facts.failedKeys.insert(key)
        continue
      }
      let existing = grounds[number]?.preview
      let decision = decide(number, pull, existing)
      if decision.verdict == .skip {
        facts.unselected[key] = decision
      } else {
        gated.append((number, spec(number, pull, existing, decision)))
      }
    }
    queueUp(&gated)
    facts.desired = gated.map { DesiredPreview(name: "shop-\($0.number)", spec: filled($0.spec, $0.number)) }
    return facts
  }

  /// The set as it stands in the cluster, with what waits for a person and perhaps that person's word.
  private func confirmedSet() -> PreviewSet {
    var result = set
    result.object.value["status"] = ["pausedDeletions": .array(paused.map { .string($0) })]
    if isConfirmed { result.object.annotations[Annotations.approveDeletion] = "all" }
    return result
  }

  private func fate(of pull: Told) -> Fate {
    switch pull.value.state {
    case .closed: .closed
    case .merged: .merged
    case .open: pull.qualifies ? .openAndWanted : .openButUnwanted("a rule keeps it out")
    }
  }

  private mutating func decide(_ number: Int, _ pull: Told, _ existing: Preview?) -> Decision {
    var approved = existing?.spec.control.approvedSHA ?? ""
    if var existing, selection.isApprovedByLabel(pull.value, before: existing.spec.pullRequest) {
      approved = pull.value.headSHA
      existing.spec.control.approvedSHA = approved
      existing.object.value["spec"]?["control"] = existing.spec.control.value
      grounds[number]?.preview = existing
    }
    let candidate = Candidate(pull.value, isRunning: existing != nil, approvedSHA: approved)
    guard case .decided(let decision) = selection.judge(candidate) else {
      preconditionFailure("nothing has to be asked of the forge here")
    }
    return decision
  }

  private func spec(_ number: Int, _ pull: Told, _ existing: Preview?, _ decision: Decision) -> PreviewSpec {
    var spec = Given.spec(number, sha: pull.value.headSHA)
    spec.pullRequest?.labels = pull.value.labels.sorted()
    spec.lifetime = set.preview?.lifetime ?? LifetimeSettings()
    if let existing, let rest = rest(of: existing, as: spec, now: now) {
      spec.hold = PreviewSpec.Hold(reason: rest.reason, message: rest.message)
    } else if decision.verdict == .hold {
      spec.hold = PreviewSpec.Hold(reason: decision.reason, message: decision.message)
    } else {
      spec.hold = waitingHold(pull, existing)
    }
    return spec
  }

  private func waitingHold(_ pull: Told, _ existing: Preview?) -> PreviewSpec.Hold? {
    guard let settings = set.preview?.wait else { return nil }
    switch waitState(of: existing, head: pull.value.headSHA, images: [], now: now) {
    case .over: return nil
    case .gaveUp(let hold): return hold
    case .since(let since):
      let state: Check.State = pull.checked.contains(pull.value.headSHA) ? .success : .pending
      let answers = WaitAnswers(checks: [Check(name: "build", state: state)])
      switch waiting(settings, images: [], answers: answers, since: since, now: now) {
      case .over, .asks: return nil
      case .goesOn(let reason, let message): return PreviewSpec.Hold(reason: reason, message: message, since: since)
      case .gaveUp(let message): return PreviewSpec.Hold(reason: .waitTimedOut, message: message, since: now)
      }
    }
  }

  private func queueUp(_ gated: inout [(number: Int, spec: PreviewSpec)]) {
    let wanted = Set(gated.map(\.number))
    func contender(_ number: Int, _ hasPlace: Bool) -> Contender {
      Contender(
        key: "\(number)", author: "", labels: [], hasPlace: hasPlace,
        since: grounds[number]?.preview.spec.queuedSince ?? now, number: number)
    }
    func hasPlace(_ number: Int) -> Bool { grounds[number]?.preview.hasPlace ?? false }
    let contenders =
      grounds.keys.filter { hasPlace($0) && !wanted.contains($0) }.map { contender($0, true) }
      + gated.filter { hasPlace($0.number) || $0.spec.hold == nil }.map { contender($0.number, hasPlace($0.number)) }
    let queued = queue(contenders, Caps(total: limit))
    for place in gated.indices where gated[place].spec.hold == nil {
      guard let waits = queued["\(gated[place].number)"] else { continue }
      gated[place].spec.queuedSince = grounds[gated[place].number]?.preview.spec.queuedSince ?? now
      gated[place].spec.hold = PreviewSpec.Hold(reason: .queued, message: waits.message, position: waits.position)
    }
  }

  /// With its objects, or those it has while nothing new may reach the cluster.
  private func filled(_ spec: PreviewSpec, _ number: Int) -> PreviewSpec {
    var result = spec
    let before = grounds[number]?.preview.spec
    switch spec.hold?.reason {
    case nil:
      result.manifests = manifests(number, spec.head)
      result.hooks = hooks
    case .stopped, .expired: (result.manifests, result.hooks) = ([], before?.hooks ?? [])
    default: (result.manifests, result.hooks) = (before?.manifests ?? [], before?.hooks ?? [])
    }
    return result
  }

  func manifests(_ number: Int, _ head: String) -> [KubeObject] {
    var application = Given.application("shop-\(number)")
    application.value["spec"]?["source"] = ["targetRevision": .string(head), "path": .string("v\(template)")]
    // The template's versions differ in what they make.
    let map = template.isMultiple(of: 3) ? "settings" : "facts"
    return [
      Given.namespace("preview-shop-\(number)"), Given.configMap(map, in: "preview-shop-\(number)"), application,
    ]
  }

  private var hooks: [PreviewSpec.Hook] {
    (set.preview?.hooks ?? []).map { settings in
      var job = KubeObject(kind: GroupVersionKind(group: "batch", version: "v1", kind: "Job"), name: "")
      job.value["spec"] = settings.template["spec"]
      return PreviewSpec.Hook(
        moment: settings.moment, name: settings.name, runsOnce: settings.moment == .afterDeploy, job: job)
    }
  }
}
