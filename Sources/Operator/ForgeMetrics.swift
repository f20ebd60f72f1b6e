// SPDX-License-Identifier: Apache-2.0
internal import Forge
internal import Telemetry

/// What the forges are asked, by host: the account that each client keeps, as metrics.
struct ForgeMetrics: Sendable {
  private let calls: Counter
  private let notModified: Counter
  private let heldBack: Counter
  private let remaining: Gauge
  private let limit: Gauge

  init(_ registry: Metrics) {
    calls = registry.counter(
      "nestling_forge_calls_total", help: "Requests that a forge answered.", labels: ["host"])
    notModified = registry.counter(
      "nestling_forge_not_modified_total", help: "Of these, answered with “not modified” (304).", labels: ["host"])
    heldBack = registry.counter(
      "nestling_forge_held_back_total", help: "Requests not sent because the forge had asked to wait.",
      labels: ["host"])
    remaining = registry.gauge(
      "nestling_forge_budget_remaining", help: "Requests left, of the credential with the fewest.", labels: ["host"])
    limit = registry.gauge(
      "nestling_forge_budget_limit", help: "Requests that this credential has in all.", labels: ["host"])
  }

  func observe(_ usage: [String: ForgeUsage]) {
    for (host, usage) in usage {
      calls.raise(to: Double(usage.calls), host)
      notModified.raise(to: Double(usage.notModified), host)
      heldBack.raise(to: Double(usage.heldBack), host)
      set(remaining, usage.remaining, host)
      set(limit, usage.limit, host)
    }
  }

  /// Forges that tell nothing have no series.
  private func set(_ gauge: Gauge, _ value: Int?, _ host: String) {
    if let value { gauge.set(Double(value), host) } else { gauge.remove(host) }
  }
}
