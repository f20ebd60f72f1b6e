// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import ControllerRuntime
internal import Documents
internal import Forge
public import Git
public import HTTPServing
public import KubeClient
internal import KubeModel
internal import Locks
public import PreviewAPI
public import Registries
public import Telemetry

/// The whole operator: watches, queues, workers, webhooks, health and metrics. It knows a cluster through `KubeAPI`, forges
/// through their ports, and nothing else; whether that cluster is real is not its business.
public final class PreviewOperator: Sendable {
  private let settings: OperatorSettings
  private let clock: TimeSource
  private let logger: Logger
  private let metrics: OperatorMetrics
  private let world: World
  private let election: LeaderElection?
  private let kube: any KubeAPI

  private let sets = Store<KubeObject>(Names.previewSet)
  private let previews = Store<KubeObject>(Names.preview)
  private let secrets = Store<Bool>(GroupVersionKind(group: "", version: "v1", kind: "Secret")) { _ in true }
  private let watches: KindWatches
  private let policies = Store<KubeObject>(Names.previewPolicy)
  /// Of each Application only whose it is; what it says is read live.
  private let applications: Store<ObjectKey?>
  private let owners = PreviewOwners()
  private let setQueue: WorkQueue<ObjectKey>
  private let previewQueue: WorkQueue<ObjectKey>
  private let generations: Generations
  private let sources: LiveSources
  private let answers = Answers()
  private let webhookSecrets: WebhookSecrets
  private let boundPort = Mutex<UInt16>(0)

  /// - Parameter plugin: how the services behind plugin generators are asked; without one they cannot be.
  public init(
    settings: OperatorSettings, kube: any KubeAPI, forges: [ForgePort], mirrors: Mirrors,
    registries: RegistryClient,
    plugin: PluginPort? = nil, probe: @escaping URLProbe = { _, _ in .failed("nothing here can ask URLs") },
    clock: TimeSource = .system, logger: Logger, metrics: Metrics
  ) {
    self.settings = settings
    self.kube = kube
    self.clock = clock
    self.logger = logger
    self.metrics = OperatorMetrics(metrics)
    let noted = self.metrics.report(logger)
    election =
      settings.electsLeader
      ? LeaderElection(
        kube, namespace: settings.leaseNamespace, name: settings.shard.lease, identity: settings.identity, clock: clock,
        report: noted) : nil
    let fence = election?.fence ?? .open
    let fenced = FencedKubeAPI(inner: kube, fence: fence)
    let (owners, shard) = (owners, settings.shard)
    let previewQueue = WorkQueue<ObjectKey>(clock: clock, lane: { owners.set(of: $0).description })
    self.previewQueue = previewQueue
    let wakePreview: @Sendable (ObjectKey) async -> Void = { key in
      if shard.owns(owners.set(of: key)) { await previewQueue.add(key) }
    }
    world = World(
      kube: fenced, forges: Forges(forges, kube), mirrors: mirrors, registries: registries, clock: clock,
      logger: logger,
      events: EventRecorder(
        fenced, component: "nestling", instance: settings.identity, clock: clock, report: noted),
      fence: fence, probe: probe, inbox: CommentInbox(wake: wakePreview))
    applications = Store(Names.application, keep: owner)
    setQueue = WorkQueue(clock: clock)
    watches = KindWatches(kube, clock: clock, report: noted, wake: wakePreview)
    let generations = Generations(clock)
    self.generations = generations
    let (sets, setQueue, argoNamespace) = (sets, setQueue, settings.argoNamespace)
    let webhookSecrets = WebhookSecrets(
      settings.webhookSecrets, acceptsUnsigned: settings.acceptsUnsignedWebhooks, kube: kube, clock: clock)
    self.webhookSecrets = webhookSecrets
    sources = LiveSources(
      kube: kube, forges: world.forges, mirrors: mirrors, plugin: plugin ?? LiveSources.noPlugins,
      argoNamespace: argoNamespace,
      watches: SourceWatches(kube, argoNamespace: argoNamespace, clock: clock, report: noted) { place, name in
        if place.kind == .secret { await webhookSecrets.forget(namespace: place.namespace, name: name) }
        for key in concernedSets(place, name, await sets.all(), argoNamespace: argoNamespace)
        where shard.owns(key) {
          await generations.invalidate(key)
          await setQueue.add(key)
        }
      })
  }

  /// Port of health, metrics and webhooks, once it listens; 0 before.
  public var port: UInt16 { boundPort.withLock { $0 } }

  /// Whether everything that a reconcile reads has been listed.
  public var isReady: Bool {
    [sets.hasSynced, previews.hasSynced, policies.hasSynced, applications.hasSynced].allSatisfy { $0 }
  }

  /// Returns once everything that a reconcile reads has been listed. Throws `CancellationError`.
  public func waitUntilReady() async throws {
    try await sets.waitForSync()
    try await previews.waitForSync()
    try await policies.waitForSync()
    try await applications.waitForSync()
  }

  /// Looks at once where the clock would have looked later.
  private func act(on event: ForgeEvent, kind: String, _ proof: Proof, concerned: [ObjectKey]) async {
    switch consequence(of: event) {
    case .look(let change):
      guard !concerned.isEmpty else { return }
      await world.forges.note(change, kind: kind, in: event.repository)
      for key in concerned where settings.shard.owns(key) {
        await generations.invalidate(key)
        await setQueue.add(key)
      }
    case .recheck(let sha):
      guard await answers.forgetWaits(event.repository, sha: sha) else { return }
      for key in concerned where settings.shard.owns(key) { await setQueue.add(key) }
    case .listen:
      for object in await previews.all(where: { concerns(kind, event, proof, $0) }) {
        await world.inbox.note(object.key, asOf: nil)
      }
    case nil: break
    }
  }

  /// Runs until `stopped` returns: servers first, then watches, then, once stores have synced and the lease is ours, workers.
  public func run(until stopped: @escaping @Sendable () async -> Void) async throws {
    await connectStoresToQueues()
    try await Services(services(), clock: clock, report: metrics.report(logger)).run(until: stopped)
  }

  private func connectStoresToQueues() async {
    let (setQueue, previewQueue, owners, shard) = (setQueue, previewQueue, owners, settings.shard)
    await sets.subscribe { change in
      guard shard.owns(change.key) else { return }
      // Our own status writes come back too; they change nothing that a reconcile reads.
      if let old = change.old, let new = change.new, old.generation == new.generation,
        old.annotations == new.annotations, old.finalizers == new.finalizers,
        old.deletionTimestamp == new.deletionTimestamp
      {
        return
      }
      await setQueue.add(change.key)
    }
    await previews.subscribe { change in
      let set = owners.note(change)
      guard shard.owns(set) else { return }
      await previewQueue.add(change.key)
      if set == change.key { return }
      if change.new == nil || change.old?.spec["control"] != change.new?.spec["control"] {
        await setQueue.add(set)
      } else if change.old?.status["phase"] != change.new?.status["phase"]
        || change.old?.status["observedGeneration"] != change.new?.status["observedGeneration"]
        || Self.hasLeft(change.old, change.new)
      {
        await setQueue.add(set, after: Self.counting)
      }
    }
    let sets = sets
    await policies.subscribe { _ in
      for key in await sets.keys where shard.owns(key) { await setQueue.add(key) }
    }
    let previews = previews
    await secrets.subscribe { change in
      for object in await previews.all() where copies(object, change.key) && shard.owns(owners.set(of: object.key)) {
        await previewQueue.add(object.key)
      }
    }
    await applications.subscribe { change in
      guard let key = change.new ?? change.old ?? nil, shard.owns(owners.set(of: key)) else { return }
      await previewQueue.add(key)
      // A step may be through.
      let set = owners.set(of: key)
      if await sets.get(set)?.spec.at("strategy", "type") == "RollingSync" { await setQueue.add(set) }
    }
  }

  /// How long the progress of previews waits for the set to take note of it: of many that move at once it takes note once.
  private static let counting = Duration.seconds(1)

  /// Nothing of it runs any more, so its place is free.
  private static func hasLeft(_ old: KubeObject?, _ new: KubeObject?) -> Bool {
    func isEmpty(_ object: KubeObject?) -> Bool { object?.status["inventory"]?.array?.isEmpty ?? true }
    return !isEmpty(old) && isEmpty(new)
  }

  // MARK: Services in the order of their start

  private func services() -> [Service] {
    let report = metrics.report(logger)
    var services = settings.port.map { [serving($0)] } ?? []
    services.append(recording())
    services.append(
      watching(
        "watch previewsets", Watcher(sets, kube, namespace: settings.namespace, clock: clock, report: report), sets))
    services.append(
      watching(
        "watch previews", Watcher(previews, kube, namespace: settings.namespace, clock: clock, report: report), previews
      ))
    // Cluster-scoped. A cluster without the kind has no policies; one that does not let us read them is waited for.
    services.append(
      watching(
        "watch policies", Watcher(policies, kube, isOptional: true, clock: clock, report: report), policies))
    services.append(
      watching(
        "watch applications",
        Watcher(
          applications, kube, namespace: settings.namespace, options: ListOptions(labelSelector: Labels.preview),
          isOptional: true, clock: clock, report: report), applications))
    let sourceWatches = sources.watches
    services.append(Service("watch sources", run: { await sourceWatches.run() }, stop: { sourceWatches.stop() }))
    let watches = watches
    services.append(Service("watch kinds", run: { await watches.run() }))
    // Rights to list Secrets are not everybody's to give: without them copies are looked after by the clock.
    let copyable = Watcher(
      secrets, kube, options: ListOptions(labelSelector: Labels.copy + "=true"), isOptional: true, clock: clock,
      report: report)
    services.append(Service("watch secrets to copy", run: { await copyable.run() }))
    if let election {
      services.append(
        Service(
          "lead", run: { try await election.run() }, ready: { try await election.waitUntilLeading() },
          stop: { election.stop() }))
    }
    return services + working()
  }

  private func watching<Item>(_ name: String, _ watcher: Watcher<Item>, _ store: Store<Item>) -> Service {
    Service(name, run: { await watcher.run() }, ready: { try await store.waitForSync() })
  }

  private func recording() -> Service {
    let events = world.events
    return Service("events", run: { await events.run() }, stop: { events.stop() })
  }

  private func working() -> [Service] {
    let report = metrics.report(logger)
    let (clock, setQueue, previewQueue, shard) = (clock, setQueue, previewQueue, settings.shard)
    let setReconciler = SetReconciler(
      world: world, sets: sets, previews: previews, policies: policies, generations: generations, claims: NameClaims(),
      sources: sources, answers: answers,
      wake: { if shard.owns($0) { await setQueue.add($0) } }, pollInterval: settings.pollInterval)
    let previewReconciler = PreviewReconciler(world: world, sets: sets, watches: watches, secrets: secrets)
    let setWorkers = Workers(
      "sets", setQueue, count: settings.setWorkers, clock: clock,
      disposition: { Operator.disposition(of: $0, now: clock.now()) }, report: report,
      reconcile: { try await setReconciler.reconcile($0) })
    let previewWorkers = Workers(
      "previews", previewQueue, count: settings.previewWorkers, clock: clock,
      disposition: { Operator.disposition(of: $0, now: clock.now()) }, report: report,
      reconcile: { try await previewReconciler.reconcile($0) })
    return [
      Service("preview workers", run: { await previewWorkers.run() }, stop: { await previewQueue.shutDown() }),
      Service("set workers", run: { await setWorkers.run() }, stop: { await setQueue.shutDown() }),
    ]
  }

  private func serving(_ port: UInt16) -> Service {
    let listening = Latch()
    let server = Server(
      settings: ServerSettings(address: settings.address, port: port, maximumBody: 5 << 20),
      handler: handler)
    let stopping = Latch()
    return Service(
      "serve",
      run: {
        let port = try await server.start()
        self.boundPort.withLock { $0 = port }
        self.logger.info("serving health, metrics and webhooks", [.address: "\(self.settings.address):\(port)"])
        listening.open()
        try? await stopping.wait()
        await server.stop(grace: .seconds(1))
      },
      ready: { try await listening.wait() }, stop: { stopping.open() })
  }

  /// What `/metrics` tells, in the order of names.
  public static var metricFamilies: [(name: String, kind: String, labels: [String], help: String)] {
    let registry = Metrics()
    _ = OperatorMetrics(registry)
    return registry.families
  }

  /// Health, metrics and webhooks.
  public var handler: Handler {
    var router = Router()
    router.on("GET", "/healthz") { _, _ in .text(200, "ok\n") }
    router.on("GET", "/readyz") { _, _ in
      self.isReady ? .text(200, "ok\n") : .text(503, "not everything is listed yet\n")
    }
    router.on("GET", "/metrics") { _, _ in
      await self.metrics.observe(
        self.setQueue.snapshot, self.previewQueue.snapshot, sets: self.sets.count, previews: self.previews.all())
      self.metrics.forges.observe(await self.world.forges.usage())
      return .text(200, self.metrics.text, type: "text/plain; version=0.0.4; charset=utf-8")
    }
    WebhookIntake(
      world.forges.ports, secrets: webhookSecrets, sets: sets, logger: logger, answers: metrics.webhooks,
      act: { await self.act(on: $1, kind: $0, $2, concerned: $3) }
    ).add(to: &router)
    return router.handler
  }
}

/// Whether a Preview copies this Secret.
private func copies(_ preview: KubeObject, _ secret: ObjectKey) -> Bool {
  (preview.value.at("spec", "terms", "copySecrets")?.array ?? []).contains {
    $0["name"]?.string == secret.name && $0["namespace"]?.string == secret.namespace
  }
}
