// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import ControllerRuntime
public import Documents
internal import Generators
public import Git
public import KubeClient
public import KubeModel
internal import Planning
internal import PreviewAPI
public import Registries
internal import Rendering
internal import Telemetry

/// What a set would change in a cluster. Made by the lines that the operator runs, which stop before anything is performed.
public struct Forecast: Sendable {
  /// One object that would be made, changed or taken away.
  public struct Change: Sendable, Equatable {
    public enum Kind: String, Sendable { case create, update, delete }
    public var kind: Kind
    public var object: ObjectRef
    /// Name of the Preview that it belongs to; "" for an Application of an ApplicationSet.
    public var preview: String
    /// Why it would go; "" otherwise.
    public var reason = ""
    /// What an update would change.
    public var differences: [Difference] = []

    public init(
      kind: Kind, object: ObjectRef, preview: String, reason: String = "", differences: [Difference] = []
    ) {
      self.kind = kind
      self.object = object
      self.preview = preview
      self.reason = reason
      self.differences = differences
    }
  }

  public var set: ObjectRef
  public var changes: [Change] = []
  /// Previews that stay although nothing wants them just now, with the reason.
  public var kept: [String: String] = [:]
  /// Previews whose deletion would wait for a person.
  public var paused: [String] = []
  /// What could not be found out or would fail, one line each.
  public var complaints: [String] = []

  public init(set: ObjectRef) { self.set = set }
}

/// Whom a forecast asks.
public struct ForecastWorld: Sendable {
  public var kube: any KubeAPI
  public var forges: [ForgePort]
  public var mirrors: Mirrors
  public var registries: RegistryClient
  public var plugin: PluginPort?
  public var argoNamespace = "argocd"
  public var clock: TimeSource = .system
  public init(
    kube: any KubeAPI, forges: [ForgePort], mirrors: Mirrors, registries: RegistryClient, plugin: PluginPort? = nil
  ) {
    self.kube = kube
    self.forges = forges
    self.mirrors = mirrors
    self.registries = registries
    self.plugin = plugin
  }
}

extension Forecast {
  /// - Parameter document: a PreviewSet, or an ApplicationSet, as it would be applied; it need not be in the cluster.
  /// - Throws: `KubeError` when the cluster cannot be read. What is wrong with the set is a complaint.
  public static func of(_ document: KubeObject, _ outside: ForecastWorld) async throws -> Forecast {
    let set = try await located(document, outside.kube)
    var forecast = Forecast(set: set.ref)
    let admitted: Admitted
    do throws(Rejection) { admitted = try admit(set) } catch {
      forecast.complaints = [error.message]
      return forecast
    }
    let shell = try await Shell(outside)
    let observed = await shell.sets.rehearsed(await shell.sets.observe(admitted))
    forecast.complaints =
      observed.generation.failures.map(\.description) + observed.rendering.failures.map(\.description)
    if set.kind == Names.applicationSet {
      try await forecast.compareApplications(observed, outside.kube)
    } else {
      let plan = Planning.plan(observed.facts)
      (forecast.kept, forecast.paused) = (plan.kept, plan.pausedDeletions)
      for name in plan.rollout?.waiting ?? [] {
        forecast.kept[name] = "a changed template reaches it later, in its turn"
      }
      if let stopped = plan.rollout?.stopped { forecast.complaints.append(stopped) }
      for action in plan.actions { try await forecast.foresee(action, observed, shell.previews) }
    }
    return forecast
  }

  /// The set as it would be in the cluster: what is written, with the identity and the marks of what is there.
  private static func located(_ document: KubeObject, _ kube: any KubeAPI) async throws(KubeError) -> KubeObject {
    guard document.kind == Names.previewSet, let live = try await kube.get(document.ref) else { return document }
    var set = live
    set.value["spec"] = document.spec
    set[metadata: "generation"] = .int(live.generation + 1)
    return set
  }

  // MARK: Previews

  private mutating func foresee(
    _ action: SetAction, _ observed: SetObservation, _ previews: PreviewReconciler
  ) async throws {
    switch action {
    case .apply(let object):
      let existing = observed.facts.existing.first { $0.name == object.name }
      try await foresee(object, existing, previews)
    case .delete(let name, _, let reason):
      let existing = observed.facts.existing.first { $0.name == name }
      let refs = [ObjectRef(Names.preview, namespace: set.namespace, name: name)]
      for ref in refs + (existing?.status.inventory.map(\.ref) ?? []) {
        changes.append(Change(kind: .delete, object: ref, preview: name, reason: reason.rawValue))
      }
    case .addFinalizer, .removeFinalizer, .clearApproval, .orphan, .noteClosed, .sync: break
    }
  }

  /// A Preview as the set would write it, through the plan of its own loop.
  private mutating func foresee(
    _ wanted: KubeObject, _ existing: Preview?, _ previews: PreviewReconciler
  ) async throws {
    var object = wanted
    if let existing {
      object = existing.object
      var spec = wanted.spec
      spec["control"] = existing.object.spec["control"]
      object.value["spec"] = spec
    }
    let preview = try Preview(object)
    let facts = try await previews.observe(preview)
    let own = Change(
      kind: existing == nil ? .create : .update, object: wanted.ref, preview: wanted.name,
      differences: existing.map { Forecast.differences(of: bare(wanted.spec), from: bare($0.object.spec)) } ?? [])
    let plan = Planning.plan(facts)
    var inside: [Change] = []
    for case .apply(let object, _, _) in plan.actions {
      let live = facts.live[object.ref]
      let old = existing?.spec.manifests.first { $0.ref == object.ref }
      inside.append(
        Change(
          kind: live == nil ? .create : .update, object: object.ref, preview: wanted.name,
          differences: live.map { Forecast.changes(of: object, over: $0, before: old) } ?? []))
    }
    for case .delete(let ref, _) in plan.actions {
      inside.append(Change(kind: .delete, object: ref, preview: wanted.name, reason: Reason.notGenerated.rawValue))
    }
    // What is applied again as it stands changes nothing.
    inside.removeAll { $0.kind == .update && $0.differences.isEmpty }
    if own.kind == .create || !own.differences.isEmpty || !inside.isEmpty { changes += [own] + inside }
    for condition in plan.status.conditions where condition.reason == Reason.notOurs.rawValue {
      complaints.append("\(wanted.name): \(condition.message)")
    }
  }

  /// The objects of a Preview are told on their own.
  private func bare(_ spec: Value) -> Value {
    var spec = spec
    spec["manifests"] = nil
    spec["control"] = nil
    return spec
  }

  // MARK: Applications of an ApplicationSet

  private mutating func compareApplications(_ observed: SetObservation, _ kube: any KubeAPI) async throws(KubeError) {
    let wanted = observed.facts.desired.flatMap(\.spec.manifests).filter { $0.kind == Names.application }
    let live = try await kube.listAll(Names.application, namespace: set.namespace).items
    let own = live.filter { object in
      object.ownerReferences.contains { $0.isController && $0.kind == set.kind.kind && $0.name == set.name }
    }
    let rules = observed.facts.set.applicationRules
    for object in wanted {
      guard let found = live.first(where: { $0.name == object.name }) else {
        changes.append(Change(kind: .create, object: object.ref, preview: ""))
        continue
      }
      let differences = Forecast.changes(of: yielding(object, to: found, rules), over: found, before: nil)
      if !differences.isEmpty, rules.sync.allowsUpdate {
        changes.append(Change(kind: .update, object: object.ref, preview: "", differences: differences))
      }
    }
    let names = Set(wanted.map(\.name)).union(observed.facts.failedKeys)
    for object in own where !names.contains(object.name) {
      if !observed.generation.isComplete {
        kept[object.name] = "a generator failed, so its absence means nothing"
      } else if !rules.sync.allowsDelete {
        kept[object.name] = "spec.syncPolicy.applicationsSync is \(rules.sync.rawValue), which deletes nothing"
      } else {
        changes.append(
          Change(kind: .delete, object: object.ref, preview: "", reason: Reason.notGenerated.rawValue))
      }
    }
  }

  // MARK: differences

  /// What applying an object would change: fields that differ from the live ones, and fields that were given before and no
  /// longer are. What others put there is not looked at.
  private static func changes(of wanted: KubeObject, over live: KubeObject, before: KubeObject?) -> [Difference] {
    let changed = differences(of: wanted.value, from: overlap(live.value, wanted.value))
    let removed = before.map { differences(of: wanted.value, from: $0.value).filter { $0.new == nil } } ?? []
    let all = changed + removed.filter { gone in !changed.contains { $0.path == gone.path } }
    return wanted.kind.kind == "Secret" ? all.map(withoutContent) : all
  }

  private static func differences(of new: Value, from old: Value) -> [Difference] {
    new.differences(from: old, limit: 200)
  }

  /// The part of a live value that a wanted one speaks of.
  private static func overlap(_ live: Value, _ wanted: Value) -> Value {
    guard case .object(let members) = wanted, case .object(let present) = live else { return live }
    return .object(
      Object(members.compactMap { pair in present[pair.key].map { (pair.key, overlap($0, pair.value)) } }))
  }

  private static func withoutContent(_ difference: Difference) -> Difference {
    guard difference.path.hasPrefix("data") || difference.path.hasPrefix("stringData") else { return difference }
    return Difference(
      path: difference.path, old: difference.old.map { _ in "‹hidden›" }, new: difference.new.map { _ in "‹hidden›" })
  }
}

/// Both loops of the operator, with stores that are filled once and a fence that lets nobody write.
private struct Shell {
  let sets: SetReconciler
  let previews: PreviewReconciler

  init(_ outside: ForecastWorld) async throws(KubeError) {
    let kube = FencedKubeAPI(inner: outside.kube, fence: Fence { false })
    let clock = outside.clock
    let world = World(
      kube: kube, forges: Forges(outside.forges, kube), mirrors: outside.mirrors, registries: outside.registries,
      clock: clock, logger: .silent,
      events: EventRecorder(kube, component: "nestling", instance: "plan", clock: clock, report: { _ in }),
      fence: Fence { false }, probe: { _, _ in .failed("a plan asks no preview") }, inbox: CommentInbox(wake: { _ in }))
    let (sets, previews) = (Store<KubeObject>(Names.previewSet), Store<KubeObject>(Names.preview))
    let policies = try await Shell.policies(kube)
    await sets.replace(try await kube.listAll(Names.previewSet, namespace: nil).items)
    await previews.replace(try await kube.listAll(Names.preview, namespace: nil).items)
    self.previews = PreviewReconciler(
      world: world, sets: sets, watches: KindWatches(kube, clock: clock, report: { _ in }, wake: { _ in }),
      secrets: Store(.secret, keep: { _ in true }))
    self.sets = SetReconciler(
      world: world, sets: sets, previews: previews, policies: policies, generations: Generations(clock),
      claims: NameClaims(),
      sources: LiveSources(
        kube: kube, forges: world.forges, mirrors: outside.mirrors, plugin: outside.plugin ?? LiveSources.noPlugins,
        argoNamespace: outside.argoNamespace,
        watches: SourceWatches(
          kube, argoNamespace: outside.argoNamespace, clock: clock, report: { _ in }, changed: { _, _ in })),
      answers: Answers(), wake: { _ in }, pollInterval: .seconds(60))
  }
}

extension Shell {
  /// A cluster without the kind has no policies.
  private static func policies(_ kube: any KubeAPI) async throws(KubeError) -> Store<KubeObject> {
    let store = Store<KubeObject>(Names.previewPolicy)
    do throws(KubeError) {
      await store.replace(try await kube.listAll(Names.previewPolicy, namespace: nil).items)
    } catch KubeError.noSuchKind {
      await store.markAbsent()
    }
    return store
  }
}
