// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import KubeModel
internal import PreviewAPI

/// How long the pull request is still tried to be told after everything else is gone.
private let patienceWithForge = Duration.seconds(3600)

extension Stage {
  /// After this long an object that does not go is reported with its finalizers. Applications and namespaces wait for what is in
  /// them.
  fileprivate var deadline: Duration {
    switch self {
    case .applications, .namespace: .seconds(90)
    case .resources, .accounts, .policies: .seconds(60)
    }
  }
}

/// Takes everything away, in order, waiting for real absence at each step (api.md section 4, promise 3): Applications, other
/// objects, the namespace, the pull request's comment, and only then the Preview itself.
func teardown(_ facts: PreviewFacts) -> PreviewPlan {
  let preview = facts.preview
  var plan = PreviewPlan(status: preview.status)
  plan.status.phase = .terminating
  plan.status.observedGeneration = preview.object.generation
  guard preview.object.finalizers.contains(Names.finalizer) else { return plan }
  guard let removal = removal(facts) else {
    sayGoodbye(&plan, facts)
    return plan
  }
  plan.actions += removal.actions
  say(&plan, facts, removal)
  // A failed hook waits for a person, whose word wakes us.
  plan.lookAgain = removal.obstacle.isEmpty ? .seconds(1) : .seconds(30)
  return plan
}

/// What goes now, and what has to be gone before the next stage.
struct Removal {
  var actions: [Action]
  var waitingFor: [Remaining]
  /// A hook that has to succeed first; "" for none.
  var hook = ""
  /// Why that hook does not get there; "" while it may.
  var obstacle = ""

  /// Half a sentence for people.
  var message: String {
    hook.isEmpty
      ? "waiting for \(waitingFor.map(\.ref.description).joined(separator: ", ")) to be gone"
      : "waiting for the \(hook)"
  }
}

/// The next step of taking away everything that is ours; nil when nothing is left.
func removal(_ facts: PreviewFacts) -> Removal? {
  let remains = remaining(facts)
  guard let stage = remains.map({ Stage($0.ref.kind) }).max() else { return nil }
  if let removal = removalByHook(facts) { return removal }
  let now = remains.filter { Stage($0.ref.kind) == stage }
  return Removal(actions: now.compactMap { removal(of: $0, facts) }, waitingFor: now)
}

/// Nothing goes before the beforeDelete hooks have succeeded.
private func removalByHook(_ facts: PreviewFacts) -> Removal? {
  switch holdsRemoval(facts) {
  case .done: return nil
  case .starts(let job):
    let isKnown = facts.preview.status.inventory.contains { $0.ref == job.ref }
    let intent: [Action] =
      isKnown ? [] : [.recordIntent([InventoryEntry(ref: job.ref, uid: "", hash: "", generation: 0)])]
    return Removal(
      actions: intent + [.apply(job, hash: hash(of: job), mustBeNew: false)], waitingFor: [],
      hook: "\(job.ref) to succeed")
  case .runs(let what): return Removal(actions: [], waitingFor: [], hook: what)
  case .replaces(let job, let uid): return Removal(actions: [.delete(job, uid: uid)], waitingFor: [], hook: "\(job)")
  case .failed(let name, let message):
    return Removal(
      actions: [], waitingFor: [], hook: "beforeDelete hook \(name)",
      obstacle: "beforeDelete hook \(name) failed: \(message); when a person has seen to it: "
        + "kubectl -n \(facts.preview.namespace) annotate preview \(facts.preview.name) \(Annotations.waiveHooks)=true")
  }
}

struct Remaining {
  var ref: ObjectRef
  /// nil: the API server gave no answer about it.
  var live: KubeObject?
}

/// What is still there and ours: by inventory and by the manifests, since a crash may have come before the inventory.
private func remaining(_ facts: PreviewFacts) -> [Remaining] {
  let preview = facts.preview
  var seen: Set<ObjectRef> = []
  let refs = (preview.status.inventory.map(\.ref) + preview.spec.manifests.map(\.ref)).filter {
    seen.insert($0).inserted
  }
  return refs.compactMap { ref in
    if facts.unread[ref] != nil { return Remaining(ref: ref, live: nil) }
    guard let live = facts.live[ref], isOurs(live, of: preview) else { return nil }
    return Remaining(ref: ref, live: live)
  }
}

private func removal(of object: Remaining, _ facts: PreviewFacts) -> Action? {
  guard let live = object.live else { return nil }
  guard live.deletionTimestamp != nil else { return .delete(object.ref, uid: live.uid) }
  let finalizers = releasable(live, facts)
  return finalizers.isEmpty ? nil : .release(object.ref, uid: live.uid, finalizers: finalizers)
}

/// Argo CD's finalizer for the resources of an Application, in all its forms.
private let cascade = "resources-finalizer.argocd.argoproj.io"

/// Finalizers that nobody will take away any more. Of an Application whose cluster Argo CD no longer knows that is the one about
/// its resources, as the ApplicationSet controller has it (appset-controller D.7); of anything past its deadline it is what a
/// person says.
private func releasable(_ live: KubeObject, _ facts: PreviewFacts) -> [String] {
  if isForced(facts), isOverdue(live, facts) { return live.finalizers }
  guard facts.orphaned.contains(live.ref) else { return [] }
  return live.finalizers.filter { $0 == cascade || $0.hasPrefix(cascade + "/") }
}

private func isForced(_ facts: PreviewFacts) -> Bool {
  facts.preview.object.annotations[Annotations.forceFinalizers] == "true"
}

private func say(_ plan: inout PreviewPlan, _ facts: PreviewFacts, _ removal: Removal) {
  plan.status.hooks = hookStates(facts)
  let verdict = PreviewVerdict(phase: .terminating, reason: .tearingDown, message: removal.message)
  plan.status.conditions = conditions(verdict, facts, previous: facts.preview.status.conditions)
  if let blocked = blockade(removal, facts) { plan.status.conditions.append(blocked) }
}

/// The condition that names what does not go.
func blockade(_ removal: Removal, _ facts: PreviewFacts) -> Condition? {
  var message = removal.obstacle
  if message.isEmpty {
    guard let blocked = removal.waitingFor.first(where: { isBlocked($0, facts) }) else { return nil }
    let detail = blocked.live.map { heldBy($0) } ?? facts.unread[blocked.ref, default: "no answer"]
    message = "\(blocked.ref): \(detail)"
  }
  return Condition(
    type: "DeletionBlocked", status: "True", reason: Reason.deletionBlocked.rawValue,
    message: message, observedGeneration: facts.preview.object.generation,
    lastTransitionTime: facts.preview.status.conditions.first { $0.type == "DeletionBlocked" }?.lastTransitionTime
      ?? facts.now)
}

private func isBlocked(_ object: Remaining, _ facts: PreviewFacts) -> Bool {
  object.live.map { isOverdue($0, facts) } ?? true
}

private func isOverdue(_ live: KubeObject, _ facts: PreviewFacts) -> Bool {
  live.deletionTimestamp.map { facts.now - $0 > Stage(live.kind).deadline } ?? false
}

private func heldBy(_ live: KubeObject) -> String {
  guard !live.finalizers.isEmpty else {
    // A namespace tells in its conditions what is left in it.
    let left = live.conditions.first { $0.status == "True" && $0.type.hasSuffix("Remaining") }
    return "held by \(left?.message ?? "its own deletion, which the API server has not finished")"
  }
  let words = "held by finalizer \(live.finalizers.joined(separator: ", "))"
  // Argo CD tells what keeps it from cleaning up, such as a cluster that does not answer.
  let error = (live.status["conditions"]?.array ?? []).first { $0["type"]?.string == "DeletionError" }
  return error?["message"]?.string.map { "\(words): \($0.shortened(toBytes: 300))" } ?? words
}

/// Everything is gone: the pull request is told, and only then.
private func sayGoodbye(_ plan: inout PreviewPlan, _ facts: PreviewFacts) {
  let gone = facts.preview.status.goneAt ?? facts.now
  plan.status.goneAt = gone
  plan.status.inventory = []
  let lastWords = lastWords(facts)
  if facts.now - gone < patienceWithForge, !lastWords.isEmpty {
    plan.actions += lastWords
    plan.lookAgain = .seconds(5)
  }
  plan.actions.append(.removeFinalizer)
}
