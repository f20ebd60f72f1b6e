// SPDX-License-Identifier: Apache-2.0

/// How one operator runs.
public struct OperatorSettings: Sendable {
  /// Watches only this namespace; nil for all.
  public var namespace: String?
  public var address = "0.0.0.0"
  /// For health, metrics and webhooks; 0 lets the system choose, nil does not listen (then `handler` is for whoever does).
  public var port: UInt16? = 8080
  /// How often a forge is listed when a set does not say.
  public var pollInterval: Duration = .seconds(60)
  /// Any of these may have signed a webhook.
  public var webhookSecrets: [[UInt8]] = []
  /// Takes unsigned webhooks too; for closed networks only.
  public var acceptsUnsignedWebhooks = false
  /// Argo CD's own namespace: cluster Secrets, and what the generators plugin and clusterDecisionResource read.
  public var argoNamespace = "argocd"
  /// Waits for a Lease before writing anything.
  public var electsLeader = false
  /// Which sets are ours.
  public var shard = Shard.whole
  /// Namespace of the Lease.
  public var leaseNamespace = "nestling-system"
  /// Differs between instances.
  public var identity = "nestling"
  public var setWorkers = 2
  public var previewWorkers = 4

  public init() {}
}
