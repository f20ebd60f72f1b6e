// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import ControllerRuntime
internal import KubeClient
internal import KubeModel
internal import Locks
internal import PreviewAPI

/// Watches every kind that previews consist of, from the moment a preview first has one: what somebody edits or deletes by hand
/// is noticed at once, and what becomes ready or fails too. Of each object only whose it is is kept.
final class KindWatches: Sendable {
  private let kube: any KubeAPI
  private let clock: TimeSource
  private let report: Report
  private let wake: @Sendable (ObjectKey) async -> Void
  private let stores = Mutex<[GroupVersionKind: Store<ObjectKey?>]>([:])
  private let news: AsyncStream<Store<ObjectKey?>>
  private let announce: AsyncStream<Store<ObjectKey?>>.Continuation

  /// More kinds than any set of templates has.
  private static let maximum = 200

  init(
    _ kube: any KubeAPI, clock: TimeSource, report: @escaping Report,
    wake: @escaping @Sendable (ObjectKey) async -> Void
  ) {
    self.kube = kube
    self.clock = clock
    self.report = report
    self.wake = wake
    (news, announce) = AsyncStream.makeStream()
  }

  /// Has a kind watched from now on. True when it is watched already and has been listed.
  func cover(_ kind: GroupVersionKind) -> Bool {
    stores.withLock { stores in
      if let store = stores[kind] { return store.hasSynced }
      guard stores.count < KindWatches.maximum else { return false }
      let store = Store<ObjectKey?>(kind, keep: owner)
      stores[kind] = store
      announce.yield(store)
      return false
    }
  }

  /// Runs until the task is cancelled.
  func run() async {
    await withDiscardingTaskGroup { group in
      for await store in news {
        await store.subscribe { [wake] change in
          if let key = change.new ?? change.old ?? nil { await wake(key) }
        }
        let watcher = Watcher(
          store, kube, options: ListOptions(labelSelector: Labels.preview), isOptional: true, clock: clock,
          report: report)
        group.addTask { await watcher.run() }
      }
    }
  }
}

/// Whose an object is, by our labels.
func owner(_ object: KubeObject) -> ObjectKey? {
  guard let name = object.labels[Labels.preview], let namespace = object.labels[Labels.previewNamespace] else {
    return nil
  }
  return ObjectKey(namespace: namespace, name: name)
}
