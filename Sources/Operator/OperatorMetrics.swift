// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import ControllerRuntime
internal import KubeModel
internal import PreviewAPI
internal import Telemetry

/// Names and words of what the machinery reports: the one place for metrics and log lines of watches, queues and leases.
struct OperatorMetrics: Sendable {
  private let registry: Metrics
  private let reconciles: Counter
  private let durations: Histogram
  private let depth: Gauge
  private let objects: Gauge
  private let blocked: Gauge
  private let leader: Gauge
  private let relists: Counter
  let webhooks: Counter
  let forges: ForgeMetrics
  private let process: ProcessMetrics

  init(_ registry: Metrics) {
    self.registry = registry
    reconciles = registry.counter(
      "nestling_reconciles_total", help: "Reconciles by queue and outcome.", labels: ["queue", "outcome"])
    durations = registry.histogram(
      "nestling_reconcile_duration_seconds", help: "How long reconciles take.", labels: ["queue"])
    depth = registry.gauge(
      "nestling_queue_keys", help: "Keys in the work queues by state.", labels: ["queue", "state"])
    objects = registry.gauge("nestling_objects", help: "Objects in the stores.", labels: ["kind"])
    blocked = registry.gauge(
      "nestling_deletions_blocked", help: "Previews whose deletion waits for an object that does not go away.")
    leader = registry.gauge("nestling_leader", help: "1 while this instance leads.")
    relists = registry.counter("nestling_watch_relists_total", help: "Full lists after the first.", labels: ["kind"])
    forges = ForgeMetrics(registry)
    process = ProcessMetrics(registry)
    webhooks = registry.counter(
      "nestling_webhooks_total", help: "Webhook deliveries by forge and answer.", labels: ["forge", "answer"])
  }

  var text: String { registry.exposition }

  func observe(
    _ sets: WorkQueue<ObjectKey>.Snapshot, _ previewKeys: WorkQueue<ObjectKey>.Snapshot, sets setCount: Int,
    previews: [KubeObject]
  ) {
    for (name, snapshot) in [("sets", sets), ("previews", previewKeys)] {
      depth.set(Double(snapshot.ready), name, "ready")
      depth.set(Double(snapshot.scheduled), name, "scheduled")
      depth.set(Double(snapshot.inFlight), name, "in-flight")
      depth.set(Double(snapshot.failing), name, "failing")
    }
    objects.set(Double(setCount), "PreviewSet")
    objects.set(Double(previews.count), "Preview")
    let stuck = previews.count { preview in
      preview.conditions.contains { $0.type == Reason.deletionBlocked.rawValue && $0.status == "True" }
    }
    blocked.set(Double(stuck))
    process.observe()
  }

  /// Takes the machinery's notices to log and registry.
  func report(_ logger: Logger) -> Report {
    { notice in
      count(notice)
      say(notice, logger)
    }
  }

  private func count(_ notice: Notice) {
    switch notice {
    case .reconciled(let queue, _, let took, _):
      reconciles.increment(queue, "done")
      durations.observe(took, queue)
    case .failed(let queue, _, let took, _, _):
      reconciles.increment(queue, "failed")
      durations.observe(took, queue)
    case .leading: leader.set(1)
    case .lostLease, .following: leader.set(0)
    case .relisting(let kind, _): relists.increment(kind.kind)
    default: break
    }
  }

  private func say(_ notice: Notice, _ logger: Logger) {
    switch notice {
    case .listed(let kind, let count, _, _, _): logger.debug("listed", [.kind: kind.kind, .count: count])
    case .relisting(let kind, let why): logger.info("listing anew", [.kind: kind.kind, .reason: why])
    case .watchInterrupted(let kind, let why, let retry):
      logger.warning("watch interrupted", [.kind: kind.kind, .error: why, .after: retry])
    case .unreadable(let kind, let why): logger.warning("an object cannot be read", [.kind: kind.kind, .error: why])
    case .absentKind(let kind):
      logger.info("the cluster does not know this kind; looking again later", [.kind: kind.description])
    case .reconciled(let queue, let key, let took, _):
      logger.debug("reconciled", [.component: queue, .key: key, .duration: took])
    case .failed(let queue, let key, _, let error, let disposition):
      logger.warning("reconcile failed", [.component: queue, .key: key, .error: error, .outcome: "\(disposition)"])
    case .leading(let identity, let lease): logger.info("leading", [.name: identity, .object: lease])
    case .following(let holder, let lease): logger.info("another instance leads", [.name: holder, .object: lease])
    case .leaseUnreachable(let lease, let why):
      logger.warning("the lease cannot be reached", [.object: lease, .error: why])
    case .lostLease(let lease): logger.error("lost the lease; nothing is written any more", [.object: lease])
    case .serviceStarted(let name), .serviceReady(let name): logger.debug("service", [.service: name])
    case .serviceEnded(let name, let error):
      if let error {
        logger.error("service ended", [.service: name, .error: error])
      } else {
        logger.debug("service ended", [.service: name])
      }
    case .serviceOverdue(let name): logger.warning("service is slow to stop", [.service: name])
    case .eventsDropped(let count): logger.warning("events dropped", [.count: count])
    case .eventFailed(let why): logger.warning("an event could not be written", [.error: why])
    }
  }
}
