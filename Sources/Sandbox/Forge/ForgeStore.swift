// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography

/// What the forge remembers besides Git: users, pull requests, labels, comments, statuses, hooks and deliveries.
///
/// Rows in SQLite, so that a killed forge goes on where it was. All calls are short and synchronous.
struct ForgeStore: Sendable {
  let database: SQLiteDatabase
  let now: @Sendable () -> Timestamp

  /// - Parameter path: the database file, or ":memory:".
  init(path: String, now: @escaping @Sendable () -> Timestamp) throws(SQLiteError) {
    database = try SQLiteDatabase(path: path, schema: ForgeStore.schema)
    self.now = now
  }

  private static let schema = """
    CREATE TABLE IF NOT EXISTS users(id INTEGER PRIMARY KEY, login TEXT NOT NULL UNIQUE COLLATE NOCASE,
      full_name TEXT NOT NULL, is_admin INTEGER NOT NULL, created INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS tokens(digest TEXT PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users(id));
    CREATE TABLE IF NOT EXISTS repositories(id INTEGER PRIMARY KEY, owner TEXT NOT NULL, name TEXT NOT NULL,
      parent_id INTEGER, created INTEGER NOT NULL, UNIQUE(owner, name));
    CREATE TABLE IF NOT EXISTS collaborators(repository_id INTEGER NOT NULL, user_id INTEGER NOT NULL,
      permission TEXT NOT NULL, PRIMARY KEY(repository_id, user_id));
    CREATE TABLE IF NOT EXISTS heads(repository_id INTEGER NOT NULL, branch TEXT NOT NULL, sha TEXT NOT NULL,
      PRIMARY KEY(repository_id, branch));
    CREATE TABLE IF NOT EXISTS pulls(id INTEGER PRIMARY KEY, repository_id INTEGER NOT NULL, number INTEGER NOT NULL,
      title TEXT NOT NULL, body TEXT NOT NULL, author_id INTEGER NOT NULL, base_ref TEXT NOT NULL,
      head_repository_id INTEGER NOT NULL, head_ref TEXT NOT NULL, head_sha TEXT NOT NULL, is_open INTEGER NOT NULL,
      merged INTEGER, merge_sha TEXT, merged_by_id INTEGER, merge_base TEXT, created INTEGER NOT NULL,
      updated INTEGER NOT NULL, closed INTEGER, UNIQUE(repository_id, number));
    CREATE INDEX IF NOT EXISTS open_pulls ON pulls(is_open, repository_id);
    CREATE TABLE IF NOT EXISTS labels(id INTEGER PRIMARY KEY, repository_id INTEGER NOT NULL, name TEXT NOT NULL,
      color TEXT NOT NULL, description TEXT NOT NULL, UNIQUE(repository_id, name));
    CREATE TABLE IF NOT EXISTS pull_labels(pull_id INTEGER NOT NULL, label_id INTEGER NOT NULL,
      PRIMARY KEY(pull_id, label_id));
    CREATE TABLE IF NOT EXISTS comments(id INTEGER PRIMARY KEY AUTOINCREMENT, pull_id INTEGER NOT NULL,
      author_id INTEGER NOT NULL, body TEXT NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL);
    CREATE INDEX IF NOT EXISTS comments_of_pull ON comments(pull_id);
    CREATE TABLE IF NOT EXISTS reactions(comment_id INTEGER NOT NULL, user_id INTEGER NOT NULL, content TEXT NOT NULL,
      created INTEGER NOT NULL, PRIMARY KEY(comment_id, user_id, content));
    CREATE TABLE IF NOT EXISTS statuses(id INTEGER PRIMARY KEY, repository_id INTEGER NOT NULL, sha TEXT NOT NULL,
      state TEXT NOT NULL, context TEXT NOT NULL, target_url TEXT NOT NULL, description TEXT NOT NULL,
      creator_id INTEGER NOT NULL, created INTEGER NOT NULL);
    CREATE INDEX IF NOT EXISTS statuses_of_commit ON statuses(repository_id, sha);
    CREATE TABLE IF NOT EXISTS hooks(id INTEGER PRIMARY KEY AUTOINCREMENT, repository_id INTEGER, url TEXT NOT NULL,
      secret TEXT NOT NULL, events TEXT NOT NULL, is_active INTEGER NOT NULL, created INTEGER NOT NULL,
      updated INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS deliveries(id INTEGER PRIMARY KEY AUTOINCREMENT, hook_id INTEGER NOT NULL,
      uuid TEXT NOT NULL, event TEXT NOT NULL, type TEXT NOT NULL, body BLOB NOT NULL, attempts INTEGER NOT NULL,
      due INTEGER NOT NULL, outcome TEXT);
    CREATE INDEX IF NOT EXISTS due_deliveries ON deliveries(outcome, due);
    """

  func stamp() -> SQLiteValue { .integer(now().microseconds) }
}

// MARK: users and tokens

extension ForgeStore {
  private static func user(_ row: SQLiteRow) -> ForgeUser {
    ForgeUser(
      id: row.integer(0), login: row.text(1), fullName: row.text(2), isAdmin: row.integer(3) != 0,
      createdAt: Timestamp(microseconds: row.integer(4)))
  }
  private static let userColumns = "SELECT users.id, login, full_name, is_admin, users.created FROM users "

  func user(id: Int64) throws -> ForgeUser? {
    try database.run(Self.userColumns + "WHERE users.id = ?1", [.integer(id)]).first.map(Self.user)
  }

  func user(login: String) throws -> ForgeUser? {
    try database.run(Self.userColumns + "WHERE login = ?1", [.text(login)]).first.map(Self.user)
  }

  /// The user of that name, made if there is none.
  func ensureUser(_ login: String, fullName: String = "", isAdmin: Bool = false) throws -> ForgeUser {
    try database.run(
      "INSERT INTO users(login, full_name, is_admin, created) VALUES(?1, ?2, ?3, ?4) ON CONFLICT(login) DO NOTHING",
      [.text(login), .text(fullName), .integer(isAdmin ? 1 : 0), stamp()])
    guard let user = try user(login: login) else { throw ForgeFailure.notFound("user \(login)") }
    return user
  }

  /// Only the digest of a token is kept.
  func user(token: String) throws -> ForgeUser? {
    try database.run(
      Self.userColumns + "JOIN tokens ON tokens.user_id = users.id WHERE digest = ?1", [.text(Self.digest(token))]
    ).first.map(Self.user)
  }

  func setToken(_ token: String, of user: ForgeUser) throws {
    try database.run(
      "INSERT INTO tokens(digest, user_id) VALUES(?1, ?2) ON CONFLICT(digest) DO UPDATE SET user_id = excluded.user_id",
      [.text(Self.digest(token)), .integer(user.id)])
  }

  private static func digest(_ token: String) -> String { Hex.encode(Digest.sha256(Array(token.utf8))) }
}

// MARK: repositories

extension ForgeStore {
  private static func repository(_ row: SQLiteRow) -> ForgeRepository {
    ForgeRepository(
      id: row.integer(0), owner: row.text(1), name: row.text(2), parentID: row.optionalInteger(3),
      createdAt: Timestamp(microseconds: row.integer(4)))
  }

  func repository(id: Int64) throws -> ForgeRepository? {
    try database.run(
      "SELECT id, owner, name, parent_id, created FROM repositories WHERE id = ?1", [.integer(id)]
    ).first.map(Self.repository)
  }

  /// The row of that repository, made if there is none. Its owner becomes a user.
  func ensureRepository(owner: String, name: String, parent: Int64? = nil) throws -> ForgeRepository {
    let find = "SELECT id, owner, name, parent_id, created FROM repositories WHERE owner = ?1 AND name = ?2"
    if let row = try database.run(find, [.text(owner), .text(name)]).first { return Self.repository(row) }
    _ = try ensureUser(owner)
    try database.run(
      "INSERT INTO repositories(owner, name, parent_id, created) VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
      [.text(owner), .text(name), parent.map { .integer($0) } ?? .null, stamp()])
    guard let row = try database.run(find, [.text(owner), .text(name)]).first else {
      throw ForgeFailure.notFound("repository \(owner)/\(name)")
    }
    return Self.repository(row)
  }

  /// `owner`, `admin`, `write` or `read`: repositories of the sandbox are public.
  func permission(of user: ForgeUser, on repository: ForgeRepository) throws -> String {
    if user.login.lowercased() == repository.owner.lowercased() { return "owner" }
    if user.isAdmin { return "admin" }
    return try database.run(
      "SELECT permission FROM collaborators WHERE repository_id = ?1 AND user_id = ?2",
      [.integer(repository.id), .integer(user.id)]
    ).first?.text(0) ?? "read"
  }

  func grant(_ permission: String, to user: ForgeUser, on repository: ForgeRepository) throws {
    try database.run(
      """
      INSERT INTO collaborators(repository_id, user_id, permission) VALUES(?1, ?2, ?3)
      ON CONFLICT DO UPDATE SET permission = excluded.permission
      """,
      [.integer(repository.id), .integer(user.id), .text(permission)])
  }

  func isCollaborator(_ user: ForgeUser, on repository: ForgeRepository) throws -> Bool {
    try !database.run(
      "SELECT 1 FROM collaborators WHERE repository_id = ?1 AND user_id = ?2",
      [.integer(repository.id), .integer(user.id)]
    ).isEmpty
  }

  /// Branch tips seen last; pushes are noticed by comparing with them.
  func heads(of repository: ForgeRepository) throws -> [String: String] {
    let rows = try database.run("SELECT branch, sha FROM heads WHERE repository_id = ?1", [.integer(repository.id)])
    return Dictionary(rows.map { ($0.text(0), $0.text(1)) }, uniquingKeysWith: { $1 })
  }

  /// nil forgets the branch.
  func setHead(_ sha: String?, of branch: String, in repository: ForgeRepository) throws {
    guard let sha else {
      try database.run(
        "DELETE FROM heads WHERE repository_id = ?1 AND branch = ?2", [.integer(repository.id), .text(branch)])
      return
    }
    try database.run(
      """
      INSERT INTO heads(repository_id, branch, sha) VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET sha = excluded.sha
      """,
      [.integer(repository.id), .text(branch), .text(sha)])
  }
}
