// SPDX-License-Identifier: Apache-2.0
internal import Locks

/// All metrics of a process.
///
/// Registering gives a handle that is cheap to keep and to use from any thread. A family holds at most `maximumSeries` combinations of label
/// values; what comes after is counted together under `other`, so that label values from outside cannot fill the memory.
public final class Metrics: Sendable {
  public static let maximumSeries = 2000
  /// Seconds, as Prometheus' clients have them.
  public static let defaultBuckets: [Double] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

  private let registered = Mutex<[String: MetricFamily]>([:])

  public init() {}

  /// A number that only grows. Its name should end in `_total`.
  public func counter(_ name: String, help: String, labels: [String] = []) -> Counter {
    Counter(series: register(name, help, .counter, labels))
  }

  /// A number that goes up and down.
  public func gauge(_ name: String, help: String, labels: [String] = []) -> Gauge {
    Gauge(series: register(name, help, .gauge, labels))
  }

  /// How measured values are spread, in buckets with these upper bounds.
  public func histogram(
    _ name: String, help: String, labels: [String] = [], buckets: [Double] = Metrics.defaultBuckets
  ) -> Histogram {
    Histogram(series: register(name, help, .histogram(buckets.sorted()), labels))
  }

  /// Registering a name again gives the same family; the first kind, help and labels stay.
  private func register(_ name: String, _ help: String, _ kind: MetricFamily.Kind, _ labels: [String]) -> SeriesHandle {
    let name = MetricFamily.validName(name)
    registered.withLock { families in
      if families[name] == nil { families[name] = MetricFamily(name: name, help: help, kind: kind, labels: labels) }
    }
    return SeriesHandle(metrics: self, family: name)
  }

  func update(_ family: String, _ change: (inout MetricFamily) -> Void) {
    registered.withLock { families in
      guard let index = families.index(forKey: family) else { return }
      change(&families.values[index])
    }
  }

  func read<Result: Sendable>(_ family: String, _ body: (MetricFamily) -> Result?) -> Result? {
    registered.withLock { $0[family].flatMap(body) }
  }

  /// What there is to measure, by name, whether or not anything was measured yet.
  public var families: [(name: String, kind: String, labels: [String], help: String)] {
    registered.withLock { Array($0.values) }.sorted { $0.name < $1.name }
      .map { ($0.name, $0.kind.word, $0.labels, $0.help) }
  }

  /// Prometheus' text exposition, version 0.0.4 (`text/plain; version=0.0.4; charset=utf-8`): families by name, series by label values.
  public var exposition: String {
    let all = registered.withLock { Array($0.values) }
    return all.sorted { $0.name < $1.name }.map(\.exposition).joined()
  }
}

/// Which family of which registry.
struct SeriesHandle: Sendable {
  let metrics: Metrics
  let family: String

  func update(_ labels: [String], _ change: @escaping (inout MetricSeries, MetricFamily.Kind) -> Void) {
    metrics.update(family) { $0.update(labels, change) }
  }
  func value(_ labels: [String]) -> Double? { metrics.read(family) { $0.series[labels]?.value } }
}

/// Label values are given in the order in which the labels were registered.
public struct Counter: Sendable {
  let series: SeriesHandle

  /// Negative amounts are ignored.
  public func add(_ amount: Double = 1, _ labels: String...) { add(amount, labels: labels) }
  public func add(_ amount: Double = 1, labels: [String]) {
    guard amount >= 0 else { return }
    series.update(labels) { one, _ in one.value += amount }
  }
  /// Takes over a total that somebody else keeps; it never goes down.
  public func raise(to total: Double, _ labels: String...) {
    series.update(labels) { one, _ in one.value = max(one.value, total) }
  }
  /// One more.
  public func increment(_ labels: String...) { add(1, labels: labels) }
  /// Nil when nothing was counted yet.
  public func value(_ labels: String...) -> Double? { series.value(labels) }
}

/// Label values are given in the order in which the labels were registered.
public struct Gauge: Sendable {
  let series: SeriesHandle

  public func set(_ value: Double, _ labels: String...) { set(value, labels: labels) }
  public func set(_ value: Double, labels: [String]) { series.update(labels) { one, _ in one.value = value } }
  public func add(_ amount: Double, _ labels: String...) { series.update(labels) { one, _ in one.value += amount } }
  /// Forgets one series: what it measured is gone.
  public func remove(_ labels: String...) { series.metrics.update(series.family) { $0.series[labels] = nil } }
  /// Forgets all series, before they are set anew from a snapshot.
  public func removeAll() { series.metrics.update(series.family) { $0.series.removeAll() } }
  public func value(_ labels: String...) -> Double? { series.value(labels) }
}

/// Label values are given in the order in which the labels were registered.
public struct Histogram: Sendable {
  let series: SeriesHandle

  public func observe(_ value: Double, _ labels: String...) {
    series.update(labels) { one, kind in one.observe(value, kind) }
  }
  /// In seconds.
  public func observe(_ duration: Duration, _ labels: String...) {
    let (seconds, attoseconds) = duration.components
    let value = Double(seconds) + Double(attoseconds) / 1e18
    series.update(labels) { one, kind in one.observe(value, kind) }
  }
  /// How many values were observed.
  public func count(_ labels: String...) -> Int {
    series.metrics.read(series.family) { $0.series[labels].map { $0.counts.reduce(0, +) } } ?? 0
  }
}
