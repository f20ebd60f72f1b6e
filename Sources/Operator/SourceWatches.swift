// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import ControllerRuntime
internal import Generators
internal import KubeClient
internal import KubeModel

/// Watches what generators read of the cluster, each place from the moment that a set first reads it: nothing is listed for
/// which no set asks. Of what is seen only the descriptions of Argo CD's clusters are kept.
actor SourceWatches {
  private typealias Watch = (place: SourcePlace, store: Store<ClusterRecord?>)
  private let kube: any KubeAPI
  private let clock: TimeSource
  private let argoNamespace: String
  private let report: Report
  private let changed: @Sendable (SourcePlace, _ name: String) async -> Void
  private var stores: [SourcePlace: Store<ClusterRecord?>] = [:]
  private let (begun, begin) = AsyncStream.makeStream(of: Watch.self)

  /// - Parameter changed: told of every object that came, changed or went.
  init(
    _ kube: any KubeAPI, argoNamespace: String, clock: TimeSource, report: @escaping Report,
    changed: @escaping @Sendable (SourcePlace, _ name: String) async -> Void
  ) {
    self.kube = kube
    self.argoNamespace = argoNamespace
    self.clock = clock
    self.report = report
    self.changed = changed
  }

  /// Begins to watch a place, unless it is watched already.
  func watch(_ place: SourcePlace) async {
    guard stores[place] == nil else { return }
    let store = Store(place.kind, keep: { ClusterRecord($0) })
    stores[place] = store
    let changed = self.changed
    await store.subscribe { change in await changed(place, change.key.name) }
    begin.yield((place, store))
  }

  /// The clusters that Argo CD knows; nil as long as they have not been listed.
  func clusters() async -> [ClusterRecord]? {
    let place = SourcePlace(kind: .secret, namespace: argoNamespace)
    guard let store = stores[place], store.hasSynced else { return nil }
    return await store.all().compactMap { $0 }
  }

  /// Runs the watches until `stop`.
  nonisolated func run() async {
    await withDiscardingTaskGroup { group in
      for await (place, store) in begun {
        let watcher = Watcher(
          store, kube, namespace: place.namespace, isOptional: true, clock: clock, report: report)
        group.addTask { await watcher.run() }
      }
      group.cancelAll()
    }
  }

  nonisolated func stop() { begin.finish() }
}
