// SPDX-License-Identifier: Apache-2.0
internal import Clocks

// What the forge says about commits and to whom it tells events: statuses, hooks, deliveries.

extension ForgeStore {
  private static let statusColumns =
    "SELECT id, repository_id, sha, state, context, target_url, description, creator_id, created FROM statuses "

  private static func status(_ row: SQLiteRow) -> ForgeStatus {
    ForgeStatus(
      id: row.integer(0), repositoryID: row.integer(1), sha: row.text(2), state: row.text(3), context: row.text(4),
      targetURL: row.text(5), text: row.text(6), creatorID: row.integer(7),
      createdAt: Timestamp(microseconds: row.integer(8)))
  }

  /// All reports about a commit, newest first.
  func statuses(of sha: String, in repository: ForgeRepository) throws -> [ForgeStatus] {
    try database.run(
      Self.statusColumns + "WHERE repository_id = ?1 AND sha = ?2 ORDER BY id DESC",
      [.integer(repository.id), .text(sha)]
    ).map(Self.status)
  }

  /// The newest report of each context.
  func newestStatuses(of sha: String, in repository: ForgeRepository) throws -> [ForgeStatus] {
    var seen: Set<String> = []
    return try statuses(of: sha, in: repository).filter { seen.insert($0.context).inserted }
  }

  /// Id and time of `draft` are ignored.
  func addStatus(_ draft: ForgeStatus) throws -> ForgeStatus {
    let id = try database.transaction { connection in
      try connection.run(
        """
        INSERT INTO statuses(repository_id, sha, state, context, target_url, description, creator_id, created)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """,
        [
          .integer(draft.repositoryID), .text(draft.sha), .text(draft.state), .text(draft.context),
          .text(draft.targetURL), .text(draft.text), .integer(draft.creatorID), stamp(),
        ])
      return connection.lastInsertedID
    }
    let rows = try database.run(Self.statusColumns + "WHERE id = ?1", [.integer(id)])
    guard let status = rows.first.map(Self.status) else { throw ForgeFailure.notFound("status") }
    return status
  }
}

extension ForgeStore {
  private static let hookColumns =
    "SELECT id, repository_id, url, secret, events, is_active, created, updated FROM hooks "

  private static func hook(_ row: SQLiteRow) -> ForgeHook {
    ForgeHook(
      id: row.integer(0), repositoryID: row.optionalInteger(1), url: row.text(2), secret: row.text(3),
      events: row.text(4).split(separator: ",").map(String.init), isActive: row.integer(5) != 0,
      createdAt: Timestamp(microseconds: row.integer(6)), updatedAt: Timestamp(microseconds: row.integer(7)))
  }

  /// The hooks of one repository; nil: those of all repositories.
  func hooks(of repository: ForgeRepository?) throws -> [ForgeHook] {
    guard let repository else {
      return try database.run(Self.hookColumns + "WHERE repository_id IS NULL ORDER BY id").map(Self.hook)
    }
    return try database.run(Self.hookColumns + "WHERE repository_id = ?1 ORDER BY id", [.integer(repository.id)])
      .map(Self.hook)
  }

  func hook(id: Int64) throws -> ForgeHook? {
    try database.run(Self.hookColumns + "WHERE id = ?1", [.integer(id)]).first.map(Self.hook)
  }

  /// Id and times of `draft` are ignored.
  func addHook(_ draft: ForgeHook) throws -> ForgeHook {
    let id = try database.transaction { connection in
      try connection.run(
        """
        INSERT INTO hooks(repository_id, url, secret, events, is_active, created, updated)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?6)
        """,
        [
          draft.repositoryID.map { .integer($0) } ?? .null, .text(draft.url), .text(draft.secret),
          .text(draft.events.joined(separator: ",")), .integer(draft.isActive ? 1 : 0), stamp(),
        ])
      return connection.lastInsertedID
    }
    guard let hook = try hook(id: id) else { throw ForgeFailure.notFound("hook") }
    return hook
  }

  func save(_ hook: ForgeHook) throws {
    try database.run(
      "UPDATE hooks SET url = ?2, secret = ?3, events = ?4, is_active = ?5, updated = ?6 WHERE id = ?1",
      [
        .integer(hook.id), .text(hook.url), .text(hook.secret), .text(hook.events.joined(separator: ",")),
        .integer(hook.isActive ? 1 : 0), stamp(),
      ])
  }

  func delete(_ hook: ForgeHook) throws {
    try database.transaction { connection in
      try connection.run("DELETE FROM deliveries WHERE hook_id = ?1", [.integer(hook.id)])
      try connection.run("DELETE FROM hooks WHERE id = ?1", [.integer(hook.id)])
    }
  }
}

extension ForgeStore {
  /// A queue that grows beyond this loses its oldest entries: a hook nobody listens to must not fill the disk.
  static let maximumDeliveries: Int64 = 10_000

  func addDelivery(_ delivery: ForgeDelivery) throws {
    try database.transaction { connection in
      try connection.run(
        "INSERT INTO deliveries(hook_id, uuid, event, type, body, attempts, due) VALUES(?1, ?2, ?3, ?4, ?5, 0, ?6)",
        [
          .integer(delivery.hookID), .text(delivery.uuid), .text(delivery.event.name), .text(delivery.event.type),
          .blob(delivery.body), stamp(),
        ])
      try connection.run(
        "DELETE FROM deliveries WHERE id <= ?1", [.integer(connection.lastInsertedID - Self.maximumDeliveries)])
    }
  }

  /// Deliveries whose time has come, oldest first; none that would overtake an earlier one of its hook.
  func dueDeliveries(limit: Int64 = 50) throws -> [ForgeDelivery] {
    try database.run(
      """
      SELECT id, hook_id, uuid, event, type, body, attempts FROM deliveries AS one
      WHERE outcome IS NULL AND due <= ?1 AND NOT EXISTS (SELECT 1 FROM deliveries AS earlier WHERE earlier.outcome IS NULL
      AND earlier.due > ?1 AND earlier.hook_id = one.hook_id AND earlier.id < one.id) ORDER BY id LIMIT ?2
      """,
      [stamp(), .integer(limit)]
    ).map { row in
      ForgeDelivery(
        id: row.integer(0), hookID: row.integer(1), uuid: row.text(2),
        event: ForgeEventKind(name: row.text(3), type: row.text(4)), body: row.blob(5),
        attempts: Int(row.integer(6)))
    }
  }

  /// `outcome` nil: to be tried again at `due`.
  func settle(_ delivery: ForgeDelivery, outcome: String?, due: Timestamp) throws {
    try database.run(
      "UPDATE deliveries SET attempts = attempts + 1, outcome = ?2, due = ?3 WHERE id = ?1",
      [.integer(delivery.id), outcome.map { .text($0) } ?? .null, .integer(due.microseconds)])
  }
}
