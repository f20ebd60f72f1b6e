// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import Documents
public import KubeModel
public import PreviewAPI

// A set with RollingSync syncs its Applications step by step. An Application is
//
//   Waiting ──its step is open and has room──▶ Pending ──an operation began──▶ Progressing ──Synced and Healthy──▶ Healthy
//      ▲                                                                                                              │
//      └──────────────────── what it is to be, or the revision it compares with, has changed ◀───────────────────────┘
//
// and one that is found Synced without us goes ahead by itself. A step is open when everything in the steps before is Healthy.

/// An Application of such a set, as wanted and as live.
public struct RollingApplication: Sendable, Hashable {
  public var ref: ObjectRef
  /// What Argo CD is asked when its turn comes.
  public var operation: Value
  public var name: String { ref.name }
  /// Of the wanted one: what the steps choose by.
  public var labels: [String: String]
  /// nil as long as it is not in the cluster.
  public var live: Live?

  public struct Live: Sendable, Hashable {
    /// The live spec is the wanted one.
    public var isCurrent: Bool
    public var sync: String
    public var health: String
    /// Revisions that Argo CD compares with.
    public var revisions: [String]
    public var operationStarted: Timestamp?
    /// An operation is asked for and not begun.
    public var hasOperation: Bool
    /// A condition says that it cannot be synced at all.
    public var hasError: Bool
  }

  public init(ref: ObjectRef, labels: [String: String] = [:], operation: Value = [:], live: Live? = nil) {
    self.ref = ref
    self.labels = labels
    self.operation = operation
    self.live = live
  }

  public init(wanted: KubeObject, live: KubeObject?, _ rules: ApplicationRules) {
    self.init(ref: wanted.ref, labels: wanted.labels, operation: syncOperation(wanted))
    self.live = live.map { Live(of: $0, wanted: yielding(wanted, to: $0, rules)) }
  }
}

extension RollingApplication.Live {
  init(of live: KubeObject, wanted: KubeObject) {
    isCurrent = stands(wanted.spec, in: live.spec)
    sync = live.status.at("sync", "status")?.string ?? ""
    health = live.status.at("health", "status")?.string ?? ""
    let revision = live.status.at("sync", "revision")?.string ?? ""
    let several = (live.status.at("sync", "revisions")?.array ?? []).compactMap(\.string)
    revisions = several.isEmpty ? [revision].filter { !$0.isEmpty } : several
    operationStarted = live.status.at("operationState", "startedAt")?.string.flatMap { Timestamp($0) }
    hasOperation = live.value["operation"].map { !$0.isNull } ?? false
    hasError = live.conditions.contains { ["InvalidSpecError", "UnknownError"].contains($0.type) }
  }
}

/// Argo CD's own automation is off, since the steps are ours; whether it is on at all stays as written.
public func withoutAutoSync(_ object: KubeObject) -> KubeObject {
  guard object.kind == Names.application, object.value.at("spec", "syncPolicy", "automated")?.object != nil else {
    return object
  }
  var result = object
  result.value["spec"]?["syncPolicy"]?["automated"]?["enabled"] = false
  return result
}

/// As Argo CD's own automation would ask.
private func syncOperation(_ wanted: KubeObject) -> Value {
  let policy = wanted.value.at("spec", "syncPolicy")
  var sync: Value = ["prune": .bool(policy?.at("automated", "prune")?.bool ?? false)]
  if let options = policy?["syncOptions"] { sync["syncOptions"] = options }
  return [
    "initiatedBy": ["username": "nestling", "automated": true], "sync": sync,
    "retry": policy?["retry"] ?? ["limit": 5],
  ]
}

/// The steps of a set with RollingSync, and the syncs that are due.
func inSteps(_ plan: SetPlan, _ facts: SetFacts) -> SetPlan {
  guard let rolling = facts.rolling else { return plan }
  var result = plan
  let steps = Planning.plan(rolling)
  result.rolling = steps
  for application in rolling.applications where steps.syncs.contains(application.name) {
    result.actions.append(.sync(application.ref, operation: application.operation))
  }
  return result
}

/// Which Previews of a deleted set go now: all, or with `deletionOrder: Reverse` the last one of the last step, once the one
/// before it is gone.
func leaving(_ set: PreviewSet, _ previews: [Preview]) -> [Preview] {
  let left = previews.filter { !$0.isTerminating }
  guard let strategy = set.rollingSync, strategy.deletesInReverse else { return left }
  guard left.count == previews.count else { return [] }
  func step(_ preview: Preview) -> Int {
    let applications = preview.spec.manifests.filter { $0.kind == Names.application }
    return applications.compactMap { strategy.steps(of: $0.labels).first }.max() ?? -1
  }
  return left.max { (step($0), $0.name) < (step($1), $1.name) }.map { [$0] } ?? []
}

/// One row of `status.applicationStatus`.
public struct RollingProgress: Sendable, Hashable {
  public enum State: String, Sendable {
    case waiting = "Waiting"
    case pending = "Pending"
    case progressing = "Progressing"
    case healthy = "Healthy"
  }
  public var application: String
  public var state: State
  /// From 1; -1 when no step chooses it, and then it is never synced.
  public var step: Int
  public var message: String
  public var revisions: [String]
  public var since: Timestamp

  public init(
    application: String, state: State, step: Int, message: String = "", revisions: [String] = [], since: Timestamp
  ) {
    self.application = application
    self.state = state
    self.step = step
    self.message = message
    self.revisions = revisions
    self.since = since
  }

  /// nil for a row that cannot be read: its Application begins anew.
  public init?(_ value: Value) {
    guard let name = value["application"]?.string, let state = value["status"]?.string.flatMap(State.init(rawValue:)),
      let since = value["lastTransitionTime"]?.string.flatMap({ Timestamp($0) })
    else { return nil }
    self.init(
      application: name, state: state, step: value["step"]?.string.flatMap { Int($0) } ?? -1,
      message: value["message"]?.string ?? "",
      revisions: (value["targetRevisions"]?.array ?? []).compactMap(\.string), since: since)
  }

  public var value: Value {
    [
      "application": .string(application), "status": .string(state.rawValue), "step": .string("\(step)"),
      "message": .string(message), "targetRevisions": .array(revisions.map { .string($0) }),
      "lastTransitionTime": .string(since.description),
    ]
  }
}

public struct RollingFacts: Sendable {
  public var strategy: RollingSync
  public var applications: [RollingApplication]
  public var previous: [RollingProgress]
  public var now: Timestamp
  public init(
    strategy: RollingSync, applications: [RollingApplication], previous: [RollingProgress] = [], now: Timestamp
  ) {
    self.strategy = strategy
    self.applications = applications
    self.previous = previous
    self.now = now
  }
}

public struct RollingPlan: Sendable, Equatable {
  /// By name of the Application.
  public var progress: [RollingProgress] = []
  /// Applications to be synced now.
  public var syncs: [String] = []
  /// What is wrong with the steps, for people.
  public var issues: [String] = []
  public init() {}

  /// The first step that is not through; nil when all are.
  public var openStep: Int? { progress.filter { $0.step > 0 && $0.state != .healthy }.map(\.step).min() }
}

/// Decides which Applications of a set are synced now. Same facts, same plan.
public func plan(_ facts: RollingFacts) -> RollingPlan {
  var plan = RollingPlan()
  let known = Dictionary(facts.previous.map { ($0.application, $0) }, uniquingKeysWith: { first, _ in first })
  plan.issues = issues(facts.strategy)
  for application in facts.applications.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
    let steps = facts.strategy.steps(of: application.labels)
    if steps.count > 1 {
      plan.issues.append(
        "Application \(application.name) is in the steps \(steps.map(String.init).joined(separator: " and ")); "
          + "it is taken for the first")
    }
    plan.progress.append(advanced(application, step: steps.first ?? -1, known[application.name], facts.now))
  }
  openSteps(&plan, facts)
  let lost = facts.applications.filter { application in
    guard let live = application.live, !live.hasOperation, live.sync != "Synced" else { return false }
    return plan.progress.contains { $0.application == application.name && $0.state == .pending }
  }
  // What is pending without an operation was decided in a pass that did not get to ask for it, or just now.
  plan.syncs = lost.map(\.name).sorted()
  return plan
}

extension RollingSync {
  /// The steps, from 1, that choose an Application with these labels.
  public func steps(of labels: [String: String]) -> [Int] {
    steps.indices.filter { steps[$0].matches.allSatisfy { $0.accepts(labels) } }.map { $0 + 1 }
  }
}

private func issues(_ strategy: RollingSync) -> [String] {
  strategy.steps.enumerated().flatMap { place, step in
    step.matches.filter { !["In", "NotIn"].contains($0.condition) }.map {
      "step \(place + 1): the operator “\($0.condition)” of \($0.key) is neither In nor NotIn"
    }
  }
}

/// Where an Application has got to by itself, before steps are opened.
private func advanced(
  _ application: RollingApplication, step: Int, _ previous: RollingProgress?, _ now: Timestamp
) -> RollingProgress {
  var row =
    previous
    ?? RollingProgress(
      application: application.name, state: .waiting, step: step, message: "waits for its step", since: now)
  row.step = step
  func move(to state: RollingProgress.State, _ message: String) {
    guard row.state != state || row.message != message else { return }
    if row.state != state { row.since = now }
    (row.state, row.message) = (state, message)
  }
  guard let live = application.live else {
    move(to: .waiting, "is not in the cluster yet")
    return row
  }
  let hasMoved = !live.revisions.isEmpty && !row.revisions.isEmpty && live.revisions != row.revisions
  if !live.revisions.isEmpty { row.revisions = live.revisions }
  let isSynced = live.sync == "Synced" && live.isCurrent
  // One that was through and is out of sync again changed without us seeing how.
  if !live.isCurrent || hasMoved && !isSynced || row.state == .healthy && live.sync == "OutOfSync" {
    move(to: .waiting, step < 0 ? "no step chooses it" : "has changed and waits for its step")
    return row
  }
  if row.state == .pending, live.operationStarted.map({ $0 >= row.since }) ?? false || live.hasError {
    move(to: .progressing, live.hasError ? "cannot be synced; see its conditions" : "is being synced")
  }
  if isSynced {
    live.health == "Healthy"
      ? move(to: .healthy, "is synced and healthy") : move(to: .progressing, "is synced and becomes healthy")
  }
  return row
}

/// Lets waiting Applications go, as many as their step has room for, up to the first step that is not through.
private func openSteps(_ plan: inout RollingPlan, _ facts: RollingFacts) {
  let live = Set(facts.applications.filter { $0.live?.isCurrent ?? false }.map(\.name))
  for (place, step) in facts.strategy.steps.enumerated() {
    let members = plan.progress.indices.filter { plan.progress[$0].step == place + 1 }
    let moving = members.count { [.pending, .progressing].contains(plan.progress[$0].state) }
    var room = (step.maxUpdate?.of(members.count) ?? members.count) - moving
    for member in members where room > 0 {
      guard plan.progress[member].state == .waiting, live.contains(plan.progress[member].application) else { continue }
      plan.progress[member].state = .pending
      plan.progress[member].message = "is about to be synced"
      plan.progress[member].since = facts.now
      room -= 1
    }
    guard members.allSatisfy({ plan.progress[$0].state == .healthy }) else { return }
  }
}
