// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import Documents
public import KubeModel
internal import Naming
public import PreviewAPI

/// A Preview as the set wants it.
public struct DesiredPreview: Sendable, Hashable {
  public var name: String
  public var spec: PreviewSpec
  public init(name: String, spec: PreviewSpec) {
    self.name = name
    self.spec = spec
  }
}

/// What the forge said, asked by number, about a pull request that was not listed.
public enum Fate: Sendable, Hashable {
  case closed
  case merged
  /// Open, and by the set's and the generator's rules it still qualifies: its absence from the listing means nothing.
  case openAndWanted
  /// Open, but a rule no longer holds: which one.
  case openButUnwanted(String)
  /// No clear answer; why.
  case unknown(String)

  /// It is gone, or no longer wanted.
  public var isFinal: Bool {
    switch self {
    case .closed, .merged, .openButUnwanted: true
    case .openAndWanted, .unknown: false
    }
  }
}

/// Everything that is known when a set is planned, gathered completely before.
public struct SetFacts: Sendable {
  public var set: PreviewSet
  public var desired: [DesiredPreview]
  /// Previews of this set that are in the cluster.
  public var existing: [Preview]
  /// Keys that could not be rendered or named: kept as they are.
  public var failedKeys: Set<String>
  /// By key: pull requests that were listed but do not qualify, and why.
  public var unselected: [String: Decision]
  /// By key: answers for existing previews whose pull request was not listed.
  public var fates: [String: Fate]
  /// By key: the repository of an existing preview that no generator of the set reads any more.
  public var unread: [String: String] = [:]
  /// A generator failed: absence of a parameter set means nothing.
  public var isGenerationComplete: Bool
  public var now = Timestamp(seconds: 0)
  /// The most that the PreviewPolicies of the set's namespace let it ask for.
  public var caps = PolicyCaps.none
  /// Running previews of other sets that count for the same `caps.total`.
  public var runningElsewhere = 0
  /// The Applications of a set that syncs in steps.
  public var rolling: RollingFacts?
  /// Which state of the set's templates `desired` was made from; "" when nobody wants to know.
  public var revision = ""
  /// By Preview: what the API server would refuse of what a changed template makes.
  public var refusals: [String: String] = [:]

  public init(
    set: PreviewSet, desired: [DesiredPreview] = [], existing: [Preview] = [], failedKeys: Set<String> = [],
    unselected: [String: Decision] = [:], fates: [String: Fate] = [:], isGenerationComplete: Bool = true
  ) {
    self.set = set
    self.desired = desired
    self.existing = existing
    self.failedKeys = failedKeys
    self.unselected = unselected
    self.fates = fates
    self.isGenerationComplete = isGenerationComplete
  }
}

public enum SetAction: Sendable, Equatable {
  case addFinalizer
  /// Server-side apply of one of our Previews.
  case apply(KubeObject)
  case delete(name: String, uid: String, reason: Reason)
  /// Notes on a Preview when its pull request was first seen closed; nil takes the note away.
  case noteClosed(name: String, Timestamp?)
  /// Takes the set's ownership off a Preview, which then lives on by itself.
  case orphan(KubeObject)
  /// Asks Argo CD to sync an Application.
  case sync(ObjectRef, operation: Value)
  /// Takes a person's confirmation away once it has been used: it was for these deletions, not for all to come.
  case clearApproval
  case removeFinalizer
}

public struct SetPlan: Sendable, Equatable {
  public var actions: [SetAction] = []
  /// Deletions that wait for a person, by name.
  public var pausedDeletions: [String] = []
  /// Previews that stay although nothing wants them just now, with the reason.
  public var kept: [String: String] = [:]
  /// Of those, the ones whose repository the set no longer reads, with that repository.
  public var left: [String: String] = [:]
  /// Steps of a set with RollingSync.
  public var rolling: RollingPlan?
  /// A changed template on its way; nil when there is none.
  public var rollout: TemplateRollout?
  public init() {}
}

/// Decides what happens to the Previews of a set. Same facts, same plan.
public func plan(_ facts: SetFacts) -> SetPlan {
  let set = facts.set
  if set.object.deletionTimestamp != nil { return farewell(facts) }
  var plan = SetPlan()
  if !set.object.finalizers.contains(Names.finalizer) { plan.actions.append(.addFinalizer) }
  let byName = Dictionary(facts.existing.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  for rendered in facts.desired {
    let desired = permitted(rendered, over: byName[rendered.name], set)
    let wanted = previewObject(
      desired, of: set, runningSHA: byName[desired.name]?.status.deployedSHA ?? "", revision: facts.revision)
    if let existing = byName[desired.name] {
      if existing.object.annotations[Annotations.closedAt] != nil {
        plan.actions.append(.noteClosed(name: existing.name, nil))
      }
      // One that is going is created anew once it is gone; its deletion brings the set back here.
      if existing.isTerminating { continue }
      if isUpToDate(existing, desired, wanted) { continue }
    }
    plan.actions.append(.apply(wanted))
  }
  let wantedNames = Set(facts.desired.map(\.name))
  for preview in facts.existing where !wantedNames.contains(preview.name) && !preview.isTerminating {
    switch lingering(fate(of: preview, facts), preview, facts) {
    case .note: plan.actions.append(.noteClosed(name: preview.name, facts.now))
    case .go(let reason): plan.actions.append(.delete(name: preview.name, uid: preview.object.uid, reason: reason))
    case .stay(let why):
      plan.kept[preview.name] = why
      guard let repository = facts.unread[preview.spec.key] else { continue }
      plan.left[preview.name] = repository
      plan.kept[preview.name] = "no generator reads \(repository) any more; it stays until its pull request is closed"
    }
  }
  return staged(limited(permitted(inSteps(plan, facts), set), facts), facts)
}

/// A deleted set takes its Previews along and waits for them, or leaves them behind where somebody wants that.
private func farewell(_ facts: SetFacts) -> SetPlan {
  var plan = SetPlan()
  let leaves = leavesPreviews(facts.set)
  for preview in leaves ? facts.existing : leaving(facts.set, facts.existing) {
    plan.actions.append(
      leaves
        ? .orphan(preview.object)
        : .delete(name: preview.name, uid: preview.object.uid, reason: .setDeleted))
  }
  if facts.existing.isEmpty, facts.set.object.finalizers.contains(Names.finalizer) {
    plan.actions.append(.removeFinalizer)
  }
  return plan
}

/// `kubectl delete --cascade=orphan` (which the API server notes as a finalizer), our annotation, or a set that may not delete
/// (appset-engine section 2.4).
private func leavesPreviews(_ set: PreviewSet) -> Bool {
  set.object.finalizers.contains("orphan") || set.object.annotations[Annotations.onDeletion] == "orphan"
    || !set.applicationsSync.allowsDelete
}

/// A Preview that a set of this name left behind: one without an owner, with our label.
public func isOrphan(_ preview: KubeObject, of set: PreviewSet) -> Bool {
  preview.namespace == set.object.namespace && preview.labels[Labels.set] == ResourceName.label([set.name])
    && !preview.ownerReferences.contains { $0.kind == Names.previewSet.kind }
}

private enum Verdict {
  case go(Reason)
  /// Its pull request is seen closed for the first time, and it is to stay for a while.
  case note
  case stay(String)
}

/// `lifetime.keepAfterClose`: what goes since its pull request was closed stays that long.
private func lingering(_ verdict: Verdict, _ preview: Preview, _ facts: SetFacts) -> Verdict {
  let span = facts.set.preview?.lifetime.keepAfterClose ?? .zero
  guard case .go(let reason) = verdict, [.closed, .merged].contains(reason), span > .zero else { return verdict }
  guard let closed = preview.object.annotations[Annotations.closedAt].flatMap({ Timestamp($0) }) else { return .note }
  let end = closed + span
  return end <= facts.now ? verdict : .stay("its pull request is closed; it goes at \(end)")
}

/// Silence is not absence (api.md section 4, promise 1).
private func fate(of preview: Preview, _ facts: SetFacts) -> Verdict {
  let key = preview.spec.key
  if facts.failedKeys.contains(key) { return .stay("its templates fail; see the set's status") }
  if facts.unselected[key] != nil { return .go(.notSelected) }
  guard preview.spec.pullRequest != nil else {
    return facts.isGenerationComplete ? .go(.notGenerated) : .stay("a generator failed, so its absence means nothing")
  }
  switch facts.fates[key] {
  case .closed: return .go(.closed)
  case .merged: return .go(.merged)
  case .openButUnwanted: return .go(.notSelected)
  case .openAndWanted: return .stay("the forge says that it is open, though it was not listed")
  case .unknown(let why): return .stay("the forge has not said that it is closed: \(why)")
  case nil: return .stay("the forge has not been asked about it yet")
  }
}

/// The object to apply for a desired Preview. The column of commits shows what runs, which a held head commit does not.
func previewObject(
  _ desired: DesiredPreview, of set: PreviewSet, runningSHA: String, revision: String = ""
) -> KubeObject {
  var object = KubeObject(kind: Names.preview, namespace: set.namespace, name: desired.name)
  var labels = [Labels.set: ResourceName.label([set.name]), Labels.managedBy: Names.fieldManager]
  if let pullRequest = desired.spec.pullRequest {
    let isHeld = desired.spec.hold != nil && !runningSHA.isEmpty
    labels[Labels.sha] = String((isHeld ? runningSHA : pullRequest.headSHA).prefix(7))
    object.annotations = [Annotations.pullRequest: desired.spec.pullRequests.map(\.label).joined(separator: ", ")]
  }
  if !revision.isEmpty { object.annotations[Annotations.templateRevision] = revision }
  object.labels = labels.filter { !$0.value.isEmpty }
  object.finalizers = [Names.finalizer]
  object.ownerReferences = [
    OwnerReference(
      apiVersion: Names.previewSet.apiVersion, kind: Names.previewSet.kind, name: set.name, uid: set.object.uid)
  ]
  object.value["spec"] = desired.spec.value
  return object
}

private func isUpToDate(_ existing: Preview, _ desired: DesiredPreview, _ wanted: KubeObject) -> Bool {
  var spec = existing.spec
  spec.control = desired.spec.control
  return spec == desired.spec
    && wanted.labels.allSatisfy { existing.object.labels[$0.key] == $0.value }
    && wanted.annotations.allSatisfy { existing.object.annotations[$0.key] == $0.value }
    && existing.object.finalizers.contains(Names.finalizer)
    && existing.object.ownerReferences.map(\.uid).contains(wanted.ownerReferences.first?.uid ?? "")
}
