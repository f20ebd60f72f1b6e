// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography
internal import Documents
internal import Glibc

/// Where an object is kept.
struct ControlRef: Hashable, Sendable, Comparable {
  /// `group/plural`
  var storage: String
  /// Empty for cluster-scoped objects.
  var namespace: String
  var name: String
  static func < (left: ControlRef, right: ControlRef) -> Bool {
    (left.storage, left.namespace, left.name) < (right.storage, right.namespace, right.name)
  }
}

/// One write, as watchers see it.
struct ControlChange: Sendable {
  var ref: ControlRef
  var revision: Int64
  var old: Value?
  /// nil for a deletion.
  var new: Value?
  /// The new state, or the last one with the revision of the deletion.
  var last: Value
}

/// All objects and their history: a mirror in memory of what SQLite keeps. Used inside `ControlPlane`'s lock only.
///
/// Every write is one transaction of the object and the revision counter; memory and watchers follow only after the commit, so
/// that nobody sees what a crash would take back.
final class ControlState {
  let database: SQLiteDatabase
  let clock: TimeSource
  var registry = APIRegistry()
  private(set) var objects: [String: [ControlRef: Value]] = [:]
  private(set) var byUID: [String: ControlRef] = [:]
  private(set) var dependents: [String: Set<ControlRef>] = [:]
  private(set) var revision: Int64
  /// The last writes, oldest first. Older ones are forgotten: a watch from before them is answered 410.
  private(set) var history: [ControlChange] = []
  /// Watches can start after this revision.
  private(set) var compacted: Int64
  let historyLimit: Int
  var watchers: [ObjectIdentifier: APIWatcher] = [:]
  /// Objects to look at again: owners gone, namespaces ending, definitions changed.
  var work: [ControlRef] = []
  var isWorkQueued: Set<ControlRef> = []
  private let token: String

  private static let schema = """
    CREATE TABLE IF NOT EXISTS objects(storage TEXT NOT NULL, namespace TEXT NOT NULL, name TEXT NOT NULL,
      body BLOB NOT NULL, PRIMARY KEY(storage, namespace, name)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS facts(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    """

  /// - Parameter path: the database file, or `:memory:`.
  init(path: String, clock: TimeSource, historyLimit: Int) throws {
    if path != ":memory:" {
      // Ours alone, for the token is in it; SQLite gives its other files the same rights.
      let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      if file >= 0 { close(file) }
    }
    database = try SQLiteDatabase(path: path, schema: ControlState.schema)
    self.clock = clock
    self.historyLimit = historyLimit
    let facts = try database.run("SELECT name, value FROM facts")
    func fact(_ name: String) -> String? { facts.first { $0.text(0) == name }?.text(1) }
    revision = Int64(fact("revision") ?? "") ?? 1
    compacted = revision
    if let known = fact("token") {
      token = known
    } else {
      token = SecureRandom.bytes(24).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
      try database.run("INSERT INTO facts VALUES('token', ?)", [.text(token)])
    }
    for row in try database.run("SELECT storage, namespace, name, body FROM objects") {
      let ref = ControlRef(storage: row.text(0), namespace: row.text(1), name: row.text(2))
      index(ref, nil, try JSON.parse(row.blob(3)))
    }
    for definition in all(APIResource.customResourceDefinitions).map(\.value) { registry.install(definition) }
    // What was interrupted is taken up again.
    for (ref, value) in objects.values.joined() where value.isDeleting || !value.metaOwners.isEmpty { enqueue(ref) }
  }

  /// What a client must show; it stays the same for the life of the database.
  var bearerToken: String { token }

  func object(_ ref: ControlRef) -> Value? { objects[ref.storage]?[ref] }

  /// The objects of one kind in the order of their names.
  func all(_ storage: String, namespace: String? = nil) -> [(ref: ControlRef, value: Value)] {
    (objects[storage] ?? [:]).filter { namespace == nil || $0.key.namespace == namespace }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Writes one object (nil deletes it) and tells the watchers. Returns it with its new resourceVersion.
  /// - Parameter last: what a deleted object was like in the end, when that differs from what is kept.
  @discardableResult
  func commit(_ ref: ControlRef, _ new: Value?, last: Value? = nil) throws(APIFailure) -> Value {
    let old = object(ref)
    let next = revision + 1
    var value = new ?? last ?? old ?? .null
    value[meta: "resourceVersion"] = .string(String(next))
    do {
      try database.transaction { connection in
        if new != nil {
          try connection.run(
            "INSERT INTO objects VALUES(?, ?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body",
            [.text(ref.storage), .text(ref.namespace), .text(ref.name), .blob(JSON.bytes(value))])
        } else {
          try connection.run(
            "DELETE FROM objects WHERE storage = ? AND namespace = ? AND name = ?",
            [.text(ref.storage), .text(ref.namespace), .text(ref.name)])
        }
        try connection.run(
          "INSERT INTO facts VALUES('revision', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
          [.text(String(next))])
      }
    } catch { throw .internalError(error) }
    revision = next
    let kept = new == nil ? nil : value
    index(ref, old, kept)
    let change = ControlChange(ref: ref, revision: next, old: old, new: kept, last: value)
    remember(change)
    for watcher in watchers.values { watcher.tell(change) }
    follow(change, before: old)
    return value
  }

  private func remember(_ change: ControlChange) {
    history.append(change)
    if history.count > historyLimit * 2 { history.removeFirst(history.count - historyLimit) }
    if history.count > historyLimit { compacted = max(compacted, history[history.count - historyLimit - 1].revision) }
  }

  /// Writes after this revision; nil when some of them are forgotten.
  func changes(after revision: Int64) -> ArraySlice<ControlChange>? {
    guard revision >= compacted else { return nil }
    let first = history.firstIndex { $0.revision > revision } ?? history.endIndex
    return history[first...]
  }

  /// The objects of one kind as they were at an earlier revision; nil when that is forgotten.
  func all(_ storage: String, namespace: String?, at earlier: Int64) -> [(ref: ControlRef, value: Value)]? {
    guard let later = changes(after: earlier) else { return nil }
    var past = objects[storage] ?? [:]
    for change in later.reversed() where change.ref.storage == storage {
      past[change.ref] = change.old
    }
    return past.filter { namespace == nil || $0.key.namespace == namespace }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func index(_ ref: ControlRef, _ old: Value?, _ new: Value?) {
    if let old {
      byUID[old.metaUID] = nil
      for owner in old.metaOwners { dependents[owner["uid"]?.string ?? ""]?.remove(ref) }
    }
    objects[ref.storage, default: [:]][ref] = new
    if let new {
      byUID[new.metaUID] = ref
      for owner in new.metaOwners { dependents[owner["uid"]?.string ?? "", default: []].insert(ref) }
    }
  }

  func enqueue(_ ref: ControlRef) {
    if isWorkQueued.insert(ref).inserted { work.append(ref) }
  }
}
