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
  /// What the pull request's forge can do.
  public var capabilities: Set<Capability>
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
  facts.preview.isTerminating ? teardown(facts) : bringUp(facts)
}

private func bringUp(_ facts: PreviewFacts) -> PreviewPlan {
  let preview = facts.preview
  var plan = PreviewPlan(status: preview.status)
  if !preview.object.finalizers.contains(Names.finalizer) { plan.actions.append(.addFinalizer) }
  let wanted = preview.spec.manifests.map { stamped($0, for: preview) }
    .enumerated().sorted { (Stage($0.element.kind), $0.offset) < (Stage($1.element.kind), $1.offset) }.map(\.element)
  let foreign = wanted.filter { object in facts.live[object.ref].map { !isOurs($0, of: preview) } ?? false }
  var pending: [KubeObject] = []
  // Nothing is put into a namespace that is not ours although it should be.
  if !foreign.contains(where: { $0.kind == Names.namespace }) {
    pending = wanted.filter { !foreign.contains($0) && needsApply($0, facts) }
  }
  plan.actions += intents(pending, facts)
  plan.actions += pending.map { object in
    .apply(
      facts.yielded(object), hash: hash(of: object),
      mustBeNew: object.kind == Names.namespace && facts.live[object.ref] == nil)
  }
  plan.actions += prunes(wanted, facts)
  judge(&plan, facts, wanted: wanted, pending: pending, foreign: foreign)
  tell(&plan, facts)
  return plan
}

private func needsApply(_ object: KubeObject, _ facts: PreviewFacts) -> Bool {
  guard facts.unread[object.ref] == nil else { return false }
  guard let live = facts.live[object.ref], live.deletionTimestamp == nil else { return facts.live[object.ref] == nil }
  if facts.isFixed(object) { return false }
  guard let entry = facts.preview.status.inventory.first(where: { $0.ref == object.ref }), entry.uid == live.uid,
    entry.hash == hash(of: object)
  else { return true }
  // The generation moved without us: somebody changed it. Only what we want back counts; the rest is theirs.
  return live.generation != entry.generation && !stands(facts.yielded(object).value, in: live.value)
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

/// Entries for what is about to be made and is not written down yet.
private func intents(_ pending: [KubeObject], _ facts: PreviewFacts) -> [Action] {
  let known = Set(facts.preview.status.inventory.map(\.ref))
  let new = pending.filter { !known.contains($0.ref) }
    .map { InventoryEntry(ref: $0.ref, uid: "", hash: "", generation: 0) }
  return new.isEmpty ? [] : [.recordIntent(new)]
}

/// What we applied once and no longer want: a set difference over the inventory.
private func prunes(_ wanted: [KubeObject], _ facts: PreviewFacts) -> [Action] {
  let refs = Set(wanted.map(\.ref))
  return facts.preview.status.inventory.filter { !refs.contains($0.ref) }.compactMap { entry in
    guard let live = facts.live[entry.ref], isOurs(live, of: facts.preview), live.deletionTimestamp == nil else {
      return nil
    }
    if entry.ref.kind == Names.application, !facts.preview.spec.applicationRules.sync.allowsDelete { return nil }
    return .delete(entry.ref, uid: live.uid)
  }
}

/// Phase, reason and message from what is observed.
private func judge(
  _ plan: inout PreviewPlan, _ facts: PreviewFacts, wanted: [KubeObject], pending: [KubeObject], foreign: [KubeObject]
) {
  let spec = facts.preview.spec
  let head = spec.pullRequest?.headSHA ?? ""
  var status = plan.status
  status.url = spec.url
  status.observedGeneration = facts.preview.object.generation
  status.applications = wanted.filter { $0.kind.kind == Names.application.kind }.map { applicationState($0, facts) }
  status.inventory = keptInventory(wanted, facts)
  if spec.hold == nil,
    status.observedSHA != head || status.deployingSince == nil || !pending.isEmpty && status.phase == .ready
  {
    status.deployingSince = facts.now
    status.observedSHA = head
  }
  // What was ready and moves again gets the whole time anew.
  if status.phase == .ready, wanted.contains(where: { facts.readiness[$0.ref] != .ready }) {
    status.deployingSince = facts.now
  }
  let verdict = verdict(facts, wanted: wanted, pending: pending, foreign: foreign, since: status.deployingSince)
  status.phase = verdict.phase
  if verdict.phase == .ready, spec.hold == nil { status.deployedSHA = head }
  status.conditions = conditions(verdict, facts, previous: facts.preview.status.conditions)
  plan.status = status
  plan.lookAgain = verdict.lookAgain
}

/// Entries stay until their object is seen to be gone.
private func keptInventory(_ wanted: [KubeObject], _ facts: PreviewFacts) -> [InventoryEntry] {
  let refs = Set(wanted.map(\.ref))
  return facts.preview.status.inventory.filter {
    refs.contains($0.ref) || facts.live[$0.ref] != nil || facts.unread[$0.ref] != nil
  }
}

private func applicationState(_ wanted: KubeObject, _ facts: PreviewFacts) -> PreviewStatus.ApplicationState {
  let status = facts.live[wanted.ref]?.status
  let link = status?.at("summary", "externalURLs")?.array?.first?.string ?? ""
  return PreviewStatus.ApplicationState(
    name: wanted.name, sync: status?.at("sync", "status")?.string ?? "Unknown",
    health: status?.at("health", "status")?.string ?? "Unknown",
    url: link.split(separator: "|").last.map(String.init) ?? "")
}
