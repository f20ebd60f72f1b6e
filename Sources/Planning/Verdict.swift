// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import KubeModel
internal import PreviewAPI

/// What is said about a Preview: one phase, one reason, one sentence.
struct PreviewVerdict {
  var phase: Phase
  var reason: Reason
  var message: String
  var lookAgain: Duration?
}

/// What is judged: the facts, and what the plan has made of them.
struct Sight {
  var facts: PreviewFacts
  var wanted: [KubeObject]
  /// Of those, what is still to be applied.
  var pending: [KubeObject]
  /// Of those, what belongs to somebody else.
  var foreign: [KubeObject]
  /// What keeps objects from being wanted at all: Secrets that cannot be copied.
  var problems: [String]
  /// How far the hooks before or after deploying are.
  var hooks: HookProgress
  /// Why it sleeps; nil when it is awake.
  var asleep: String?
}

/// Whose an object is that stands in our way, as far as its labels tell, and what to do.
private func foreignWords(_ wanted: KubeObject, _ live: KubeObject?) -> String {
  if let owner = live?.labels[Labels.preview], !owner.isEmpty {
    return "\(wanted.ref) belongs to the Preview \(owner); give it another name in one of the two sets"
  }
  return "\(wanted.ref) exists and does not belong to this preview; rename it in the set or delete it"
}

/// The state machine of a living preview, as one function of what is observed (docs/concepts.md draws it).
func verdict(_ sight: Sight, since: Timestamp?) -> PreviewVerdict {
  let (facts, wanted, pending, foreign) = (sight.facts, sight.wanted, sight.pending, sight.foreign)
  if let object = foreign.first {
    return PreviewVerdict(
      phase: .failed, reason: .notOurs,
      message: foreignWords(object, facts.live[object.ref]),
      lookAgain: .seconds(60))
  }
  if let going = goingNamespace(wanted, facts) {
    return PreviewVerdict(
      phase: .deploying, reason: .deploying,
      message: "\(going) is being deleted by somebody; everything is made anew once it is gone", lookAgain: .seconds(5))
  }
  if let failure = pending.lazy.compactMap({ facts.failures[$0.ref.description] }).first {
    return PreviewVerdict(phase: .failed, reason: .applyFailed, message: failure, lookAgain: .seconds(30))
  }
  if case .failed(let name, let message) = sight.hooks {
    return PreviewVerdict(
      phase: .failed, reason: .hookFailed,
      message: "hook \(name) failed: \(message); a new commit or `redeploy` runs it again", lookAgain: .seconds(60))
  }
  if let asleep = sight.asleep {
    return PreviewVerdict(
      phase: .asleep, reason: .asleep, message: "\(asleep); `wake` or a push brings it back", lookAgain: .seconds(60))
  }
  if !pending.isEmpty {
    return PreviewVerdict(
      phase: .deploying, reason: .deploying,
      message: "applying \(pending.map(\.ref.description).joined(separator: ", "))",
      lookAgain: .seconds(1))
  }
  if case .replaces(let job, _) = sight.hooks {
    return PreviewVerdict(
      phase: .deploying, reason: .deploying, message: "runs \(job) again, which has failed", lookAgain: .seconds(1))
  }
  if case .runs(let what) = sight.hooks {
    return PreviewVerdict(
      phase: .deploying, reason: .deploying, message: "waits for the \(what)", lookAgain: .seconds(2))
  }
  if let unread = facts.unread.sorted(by: { $0.key.description < $1.key.description }).first {
    return PreviewVerdict(
      phase: facts.preview.status.phase ?? .deploying, reason: .notReady,
      message: "\(unread.key) could not be read: \(unread.value)", lookAgain: .seconds(10))
  }
  if let problem = sight.problems.first {
    return PreviewVerdict(phase: .failed, reason: .secretUnavailable, message: problem, lookAgain: .seconds(60))
  }
  return verdictOfHealth(facts, wanted, since)
}

/// Time that a failing object gets to mend itself before the preview counts as failed: controllers retry.
private let grace = Duration.seconds(30)

private func verdictOfHealth(_ facts: PreviewFacts, _ wanted: [KubeObject], _ since: Timestamp?) -> PreviewVerdict {
  var failed: [String] = []
  var progressing: [String] = []
  for object in wanted {
    switch facts.readiness[object.ref] {
    case .ready: continue
    case .failed(let why): failed.append("\(object.ref) \(why)")
    case .progressing(let why): progressing.append("\(object.ref) \(why)")
    case nil: progressing.append("\(object.ref) is not there yet")
    }
  }
  if failed.isEmpty, progressing.isEmpty, let doubt = doubtAboutURL(facts) { progressing.append(doubt) }
  let head = facts.preview.spec.head
  let lastPhase = facts.preview.status.phase
  let wasReady = facts.preview.status.deployedSHA == head && (lastPhase == .ready || lastPhase == .degraded)
  let waited = since.map { facts.now - $0 } ?? .zero
  if let first = failed.first {
    if wasReady { return PreviewVerdict(phase: .degraded, reason: .notReady, message: first, lookAgain: .seconds(10)) }
    return waited < grace
      ? PreviewVerdict(phase: .deploying, reason: .deploying, message: first, lookAgain: .seconds(2))
      : PreviewVerdict(phase: .failed, reason: .notReady, message: first, lookAgain: .seconds(10))
  }
  if let first = progressing.first {
    let timeout = facts.preview.spec.readyTimeout
    if waited > timeout {
      return PreviewVerdict(
        phase: .failed, reason: .readyTimeout, message: "not ready after \(timeout.shortText): \(first)",
        lookAgain: .seconds(30))
    }
    return PreviewVerdict(phase: .deploying, reason: .deploying, message: first, lookAgain: .seconds(2))
  }
  if let hold = facts.preview.spec.hold {
    return PreviewVerdict(
      phase: .ready, reason: hold.reason,
      message: "commit \(facts.preview.status.deployedSHA.prefix(7)) is running; \(hold.message)")
  }
  return PreviewVerdict(phase: .ready, reason: .allReady, message: "everything is ready at the wanted commit")
}

/// Ready, Reconciling and Stalled as kstatus reads them.
func conditions(_ verdict: PreviewVerdict, _ facts: PreviewFacts, previous: [Condition]) -> [Condition] {
  let generation = facts.preview.object.generation
  func condition(_ type: String, _ holds: Bool, _ reason: Reason, _ message: String) -> Condition {
    var result = Condition(
      type: type, status: holds ? "True" : "False", reason: reason.rawValue, message: message,
      observedGeneration: generation, lastTransitionTime: facts.now)
    if let old = previous.first(where: { $0.type == type }), old.status == result.status {
      result.lastTransitionTime = old.lastTransitionTime
    }
    return result
  }
  var result = [
    condition("Ready", verdict.phase == .ready, verdict.reason, verdict.message),
    condition("Reconciling", [.deploying, .terminating].contains(verdict.phase), verdict.reason, verdict.message),
    condition("Stalled", [.failed, .awaitingApproval].contains(verdict.phase), verdict.reason, verdict.message),
  ]
  if let failure = facts.failures[""] {
    result.append(condition("FeedbackFailed", true, .feedbackFailed, failure))
  }
  return result
}
