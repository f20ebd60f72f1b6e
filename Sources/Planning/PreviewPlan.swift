// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Documents
public import Forge
public import KubeModel
public import PreviewAPI

/// Everything that is known when a Preview is planned, gathered completely before.
public struct PreviewFacts: Sendable {
  public var preview: Preview
  /// Objects that exist, of those wanted and those in the inventory.
  public var live: [ObjectRef: KubeObject]
  /// Objects about which the API server gave no answer, and its words. They are neither there nor gone.
  public var unread: [ObjectRef: String]
  /// How far the live objects are, by the rules of their kinds.
  public var readiness: [ObjectRef: Readiness]
  /// What the last attempts to act said, by object; "" names the pull request.
  public var failures: [String: String]
  /// What the preview's URL said; nil: it was not asked.
  public var probe: ProbeAnswer?
  /// Changes of some of the objects do not reach us by themselves.
  public var isPartlyUnwatched = false
  /// Applications whose destination cluster Argo CD no longer knows: nobody can clean up there.
  public var orphaned: Set<ObjectRef> = []
  /// What the pull request's forge can do.
  public var capabilities: Set<Capability>
  /// Of the forges of further pull requests.
  public var capabilitiesByForge: [String: Set<Capability>] = [:]
  /// The end of what failed hooks printed, by Job.
  public var hookTails: [ObjectRef: String] = [:]
  /// Time zone of the sleep schedules.
  public var zone = TimeZone.utc
  /// Workloads in the preview's own namespace; nil: not asked for, or no answer.
  public var workloads: [KubeObject]?
  /// When a person last commented on the pull request; nil: not known.
  public var commentedAt: Timestamp?
  public var now: Timestamp

  public init(
    preview: Preview, live: [ObjectRef: KubeObject] = [:], unread: [ObjectRef: String] = [:],
    readiness: [ObjectRef: Readiness] = [:], failures: [String: String] = [:],
    capabilities: Set<Capability> = Set(Capability.allCases), now: Timestamp
  ) {
    self.preview = preview
    self.live = live
    self.unread = unread
    self.readiness = readiness
    self.failures = failures
    self.capabilities = capabilities
    self.now = now
  }
}

public struct PreviewPlan: Sendable, Equatable {
  /// In this order; the first that fails in a stage ends what depends on it.
  public var actions: [Action] = []
  /// The status as it should read; what the actions learn (UIDs, comment id) is added by whoever performs them.
  public var status: PreviewStatus
  /// When to look again though nothing has happened.
  public var lookAgain: Duration?
}

/// Decides what happens to a Preview. Same facts, same plan.
public func plan(_ facts: PreviewFacts) -> PreviewPlan {
  var facts = facts
  facts.preview.status = facts.preview.status.readdressed(to: facts.preview.spec)
  if facts.preview.isTerminating { return teardown(facts) }
  facts.preview.status = facts.preview.status.having(
    facts.preview.spec, commentedAt: facts.commentedAt, now: facts.now)
  if let pause = pause(facts) { return layDown(facts, pause) }
  var plan = bringUp(facts)
  plan.lookAgain = [plan.lookAgain, untilNextHour(plan.status, facts)].compactMap { $0 }.min()
  return plan
}

/// Until the clock alone changes something: the end, and the warning before it.
private func untilNextHour(_ status: PreviewStatus, _ facts: PreviewFacts) -> Duration? {
  guard let end = status.expiresAt else { return nil }
  let moments = [end, end - facts.preview.spec.lifetime.warnBefore].filter { $0 > facts.now }
  return moments.min().map { max(.seconds(1), $0 - facts.now) }
}

private func bringUp(_ facts: PreviewFacts) -> PreviewPlan {
  let preview = facts.preview
  var plan = PreviewPlan(status: preview.status)
  if !preview.object.finalizers.contains(Names.finalizer) { plan.actions.append(.addFinalizer) }
  let copies = SecretCopies(facts)
  let slumber = slumber(preview.status, preview.spec, zone: facts.zone, now: facts.now)
  let wanted = (preview.spec.manifests + copies.objects)
    .map { stamped(slumber.why == nil ? $0 : drowsy($0), for: preview) }
    .enumerated().sorted { (Stage($0.element.kind), $0.offset) < (Stage($1.element.kind), $1.offset) }.map(\.element)
  var hooks = progress(.beforeDeploy, facts)
  let isPrepared = hooks == .done
  plan.status.hooks = hookStates(facts)
  let foreign = wanted.filter { object in facts.live[object.ref].map { isForeign($0, to: preview) } ?? false }
  var pending: [KubeObject] = []
  if mayBuild(wanted, foreign, facts) {
    pending = wanted.filter { object in
      (isPrepared || Stage(object.kind) <= .accounts) && !foreign.contains(object) && needsApply(object, facts)
    }
    if pending.isEmpty {
      if isPrepared, wanted.allSatisfy({ facts.readiness[$0.ref] == .ready }) { hooks = progress(.afterDeploy, facts) }
      if case .starts(let job) = hooks { pending.append(job) }
    }
  }
  if case .replaces(let job, let uid) = hooks { plan.actions.append(.delete(job, uid: uid)) }
  plan.actions += intents(pending, facts)
  plan.actions += pending.map { object in
    .apply(
      facts.yielded(object), hash: hash(of: object),
      mustBeNew: object.kind == Names.namespace && facts.live[object.ref] == nil)
  }
  if isRedeployWanted(preview) {
    plan.actions += pending.compactMap { object in
      resyncing(object.kind, preview.spec.control.redeployAt).map { .resync(object.ref, $0) }
    }
    // Carried out when nothing of it failed; until then it is tried again.
    if facts.failures.allSatisfy({ $0.key.isEmpty }) { plan.status.redeployedAt = preview.spec.control.redeployAt }
  }
  let stays = Set((wanted + hookJobs(of: preview)).map(\.ref)).union(copies.kept)
  if isPrepared { plan.actions += prunes(stays, facts) }
  let sight = Sight(
    facts: facts, wanted: wanted, pending: pending, foreign: foreign, problems: copies.problems, hooks: hooks,
    asleep: slumber.why)
  judge(&plan, sight, stays)
  rock(&plan, sight, slumber)
  tell(&plan, facts)
  return plan
}

private func needsApply(_ object: KubeObject, _ facts: PreviewFacts) -> Bool {
  guard facts.unread[object.ref] == nil else { return false }
  guard let live = facts.live[object.ref], live.deletionTimestamp == nil else { return facts.live[object.ref] == nil }
  if facts.isFixed(object) { return false }
  if isRedeployWanted(facts.preview) { return true }
  guard let entry = facts.preview.status.inventory.first(where: { $0.ref == object.ref }), entry.uid == live.uid,
    entry.hash == hash(of: object)
  else { return true }
  return hasDrifted(live, from: entry, wanted: facts.yielded(object))
}

/// Nothing is put into a namespace that is not ours although it should be, nor into one that is going, nor while nobody says whose
/// it is.
private func mayBuild(_ wanted: [KubeObject], _ foreign: [KubeObject], _ facts: PreviewFacts) -> Bool {
  !foreign.contains { $0.kind == Names.namespace } && goingNamespace(wanted, facts) == nil
    && !wanted.contains { $0.kind == Names.namespace && facts.unread[$0.ref] != nil }
}

/// A namespace that somebody deletes under us; it is made anew once it is gone.
func goingNamespace(_ wanted: [KubeObject], _ facts: PreviewFacts) -> ObjectRef? {
  wanted.first { $0.kind == Names.namespace && facts.live[$0.ref]?.deletionTimestamp != nil }?.ref
}

extension PreviewFacts {
  /// An object as it is to be applied, with what the live one keeps.
  fileprivate func yielded(_ object: KubeObject) -> KubeObject {
    live[object.ref].map { yielding(object, to: $0, preview.spec.applicationRules) } ?? object
  }

  /// An existing Application of a set that creates only.
  fileprivate func isFixed(_ object: KubeObject) -> Bool {
    object.kind == Names.application && !preview.spec.applicationRules.sync.allowsUpdate
  }
}

/// A wish to redeploy that is newer than the one carried out last.
private func isRedeployWanted(_ preview: Preview) -> Bool {
  guard let wish = preview.spec.control.redeployAt else { return false }
  return preview.status.redeployedAt.map { $0 < wish } ?? true
}

/// What makes a deliverer sync again although nothing changed: Argo CD's operation, Flux's request. Nil for other kinds.
private func resyncing(_ kind: GroupVersionKind, _ moment: Timestamp?) -> Value? {
  switch (kind.group, kind.kind) {
  case ("argoproj.io", "Application"):
    return [
      "metadata": ["annotations": ["argocd.argoproj.io/refresh": "hard"]],
      "operation": ["initiatedBy": ["username": "nestling", "automated": true], "sync": [:]],
    ]
  case (let group, _) where group.hasSuffix("toolkit.fluxcd.io"):
    let text = moment?.microText ?? ""
    return ["metadata": ["annotations": ["reconcile.fluxcd.io/requestedAt": .string(text)]]]
  default: return nil
  }
}

/// Entries for what is about to be made and is not written down yet.
private func intents(_ pending: [KubeObject], _ facts: PreviewFacts) -> [Action] {
  let known = Set(facts.preview.status.inventory.map(\.ref))
  let new = pending.filter { !known.contains($0.ref) }
    .map { object in
      InventoryEntry(
        ref: object.ref, uid: "", hash: "", generation: 0, account: object.annotations[Annotations.appliedAs] ?? "")
    }
  return new.isEmpty ? [] : [.recordIntent(new)]
}

/// What we applied once and no longer want: a set difference over the inventory.
private func prunes(_ stays: Set<ObjectRef>, _ facts: PreviewFacts) -> [Action] {
  facts.preview.status.inventory.filter { !stays.contains($0.ref) }.compactMap { entry in
    guard let live = facts.live[entry.ref], isOurs(live, of: facts.preview), live.deletionTimestamp == nil else {
      return nil
    }
    if entry.ref.kind == Names.application, !facts.preview.spec.applicationRules.sync.allowsDelete { return nil }
    return .delete(entry.ref, uid: live.uid)
  }
}

/// Takes workloads to sleep or up again, once those who would undo it stand still.
private func rock(_ plan: inout PreviewPlan, _ sight: Sight, _ slumber: Slumber) {
  let (facts, isAsleep) = (sight.facts, slumber.why != nil)
  let changes =
    isAsleep && !deliverersStand(sight.wanted, pending: sight.pending) ? [] : scalings(facts, isAsleep: isAsleep)
  plan.actions += changes
  plan.status.isScaledDown =
    isAsleep || (plan.status.isScaledDown && (facts.workloads == nil || !changes.isEmpty))
  if isAsleep, !changes.isEmpty || !sight.pending.isEmpty { plan.lookAgain = .seconds(1) }
  let turn = slumber.changesAt.map { max(.seconds(1), $0 - facts.now) }
  plan.lookAgain = [plan.lookAgain, turn].compactMap { $0 }.min()
}

/// Phase, reason and message from what is observed.
private func judge(_ plan: inout PreviewPlan, _ sight: Sight, _ stays: Set<ObjectRef>) {
  let (facts, wanted, pending) = (sight.facts, sight.wanted, sight.pending)
  let spec = facts.preview.spec
  let head = spec.head
  var status = plan.status
  status.url = address(facts, wanted)
  if status.headSHA != head { (status.headSHA, status.headSince) = (head, facts.now) }
  status.queuePosition = 0
  status.warning = warning(status, spec, now: facts.now) ?? ""
  status.observedGeneration = facts.preview.object.generation
  status.applications = wanted.filter { $0.kind.kind == Names.application.kind }.map { applicationState($0, facts) }
  status.inventory = keptInventory(stays, facts)
  if spec.hold == nil,
    status.observedSHA != head || status.deployingSince == nil || !pending.isEmpty && status.phase == .ready
  {
    status.deployingSince = facts.now
    status.observedSHA = head
  }
  // The time of a hook is not the time of what it prepares.
  if (status.phase == .asleep && sight.asleep == nil) || status.hooks != facts.preview.status.hooks {
    status.deployingSince = facts.now
  }
  // What was ready and moves again gets the whole time anew.
  if status.phase == .ready, wanted.contains(where: { facts.readiness[$0.ref] != .ready }) {
    status.deployingSince = facts.now
  }
  let verdict = verdict(sight, since: status.deployingSince)
  status.phase = verdict.phase
  if verdict.phase == .ready, spec.hold == nil { status.deployedSHA = head }
  status.conditions = conditions(verdict, facts, previous: facts.preview.status.conditions)
  plan.status = status
  // What nobody tells us we look for.
  plan.lookAgain = verdict.lookAgain ?? (facts.isPartlyUnwatched ? .seconds(60) : nil)
}

/// The set's URL, else what the objects say; an object that could not be read takes no address away.
private func address(_ facts: PreviewFacts, _ wanted: [KubeObject]) -> String {
  guard facts.preview.spec.url.isEmpty else { return facts.preview.spec.url }
  let found = externalAddress(wanted, facts.live)
  return found.isEmpty && !facts.unread.isEmpty ? facts.preview.status.url : found
}

/// Entries stay until their object is seen to be gone.
private func keptInventory(_ stays: Set<ObjectRef>, _ facts: PreviewFacts) -> [InventoryEntry] {
  facts.preview.status.inventory.filter {
    stays.contains($0.ref) || facts.live[$0.ref] != nil || facts.unread[$0.ref] != nil
  }
}

private func applicationState(_ wanted: KubeObject, _ facts: PreviewFacts) -> PreviewStatus.ApplicationState {
  if facts.unread[wanted.ref] != nil,
    let known = facts.preview.status.applications.first(where: { $0.name == wanted.name })
  {
    return known
  }
  let live = facts.live[wanted.ref]
  let status = live?.status
  return PreviewStatus.ApplicationState(
    name: wanted.name, sync: status?.at("sync", "status")?.string ?? "Unknown",
    health: status?.at("health", "status")?.string ?? "Unknown",
    url: live.flatMap { applicationAddresses($0).first } ?? "")
}
