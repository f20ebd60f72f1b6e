// SPDX-License-Identifier: Apache-2.0
internal import Documents
public import KubeModel

/// One difference in a store. `old` is nil for what came, `new` for what went.
public struct Change<Item: Sendable>: Sendable {
  public var key: ObjectKey
  public var old: Item?
  public var new: Item?

  public init(key: ObjectKey, old: Item?, new: Item?) {
    self.key = key
    self.old = old
    self.new = new
  }
}

/// How much a list differed from the copy before it.
public struct Differences: Sendable, Equatable {
  public var added = 0
  public var changed = 0
  public var removed = 0

  public init(added: Int = 0, changed: Int = 0, removed: Int = 0) {
    self.added = added
    self.changed = changed
    self.removed = removed
  }
}

/// The local copy of the objects of one kind, fed by a `Watcher`.
///
/// `keep` decides what is kept of each object: for large kinds only the fields that are read.
///
/// Guarantees: a subscriber hears of every difference between what it was last told and the copy, in order, after the copy
/// has changed; one who subscribes late hears of everything that is there. Objects with an unchanged resourceVersion are no
/// difference. Caveat: the copy lags behind the server; before an irrevocable step read the live object.
public actor Store<Item: Sendable> {
  public typealias Subscriber = @Sendable (Change<Item>) async -> Void

  private struct Entry {
    var resourceVersion: String
    var item: Item
  }

  public nonisolated let kind: GroupVersionKind
  private let keep: @Sendable (KubeObject) -> Item
  private var entries: [ObjectKey: Entry] = [:]
  private var subscribers: [Subscriber] = []
  private nonisolated let synced = Latch()

  public init(_ kind: GroupVersionKind, keep: @escaping @Sendable (KubeObject) -> Item) {
    self.kind = kind
    self.keep = keep
  }

  /// Whether a complete list has been taken over (or the kind is known to be absent).
  public nonisolated var hasSynced: Bool { synced.isOpen }
  /// Returns once `hasSynced`. Throws `CancellationError`.
  public nonisolated func waitForSync() async throws { try await synced.wait() }

  public func get(_ key: ObjectKey) -> Item? { entries[key]?.item }
  public func get(namespace: String?, name: String) -> Item? { get(ObjectKey(namespace: namespace, name: name)) }
  public var count: Int { entries.count }
  public var keys: [ObjectKey] { entries.keys.sorted() }
  /// Every item, ordered by namespace and name.
  public func all() -> [Item] { keys.compactMap { entries[$0]?.item } }
  public func all(where isWanted: (Item) -> Bool) -> [Item] { all().filter(isWanted) }

  /// Calls `subscriber` for everything that is there, and from then on for every change.
  public func subscribe(_ subscriber: @escaping Subscriber) async {
    subscribers.append(subscriber)
    let present = keys.compactMap { key in entries[key].map { Change(key: key, old: nil, new: $0.item) } }
    for change in present { await subscriber(change) }
  }

  /// Takes over a complete list.
  @discardableResult
  public func replace(_ objects: [KubeObject]) async -> Differences {
    var differences = Differences()
    var changes: [Change<Item>] = []
    var gone = Set(entries.keys)
    for object in objects {
      gone.remove(object.key)
      guard let change = take(object) else { continue }
      if change.old == nil { differences.added += 1 } else { differences.changed += 1 }
      changes.append(change)
    }
    for key in gone.sorted() {
      changes.append(Change(key: key, old: entries.removeValue(forKey: key)?.item, new: nil))
      differences.removed += 1
    }
    synced.open()
    for change in changes { await tell(change) }
    return differences
  }

  /// Takes over one object as the server sent it.
  public func upsert(_ object: KubeObject) async {
    if let change = take(object) { await tell(change) }
  }

  public func remove(_ object: KubeObject) async {
    guard let old = entries.removeValue(forKey: object.key) else { return }
    await tell(Change(key: object.key, old: old.item, new: nil))
  }

  /// The kind is not installed: there is nothing to wait for. What was there stays, for silence is not absence.
  public func markAbsent() { synced.open() }

  private func take(_ object: KubeObject) -> Change<Item>? {
    let old = entries[object.key]
    if let old, !object.resourceVersion.isEmpty, old.resourceVersion == object.resourceVersion { return nil }
    let item = keep(object)
    entries[object.key] = Entry(resourceVersion: object.resourceVersion, item: item)
    return Change(key: object.key, old: old?.item, new: item)
  }

  private func tell(_ change: Change<Item>) async {
    for subscriber in subscribers { await subscriber(change) }
  }
}

extension Store where Item == KubeObject {
  /// Keeps the whole object but its managed fields, which nobody here reads and which are often half of it.
  public init(_ kind: GroupVersionKind) {
    self.init(kind) { object in
      var object = object
      if object.metadata["managedFields"] != nil { object[metadata: "managedFields"] = nil }
      return object
    }
  }
}

extension KubeObject {
  /// What names it within its kind.
  public var key: ObjectKey { ObjectKey(namespace: namespace, name: name) }
}
