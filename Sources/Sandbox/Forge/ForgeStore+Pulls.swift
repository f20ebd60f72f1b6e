// SPDX-License-Identifier: Apache-2.0
internal import Clocks

// Pull requests, their labels, comments and reactions.

extension ForgeStore {
  private static let pullColumns = """
    SELECT id, repository_id, number, title, body, author_id, base_ref, head_repository_id, head_ref, head_sha, is_open,
    merged, merge_sha, merged_by_id, merge_base, created, updated, closed FROM pulls
    """

  private static func pull(_ row: SQLiteRow) -> ForgePull {
    func time(_ place: Int) -> Timestamp? { row.optionalInteger(place).map(Timestamp.init(microseconds:)) }
    return ForgePull(
      id: row.integer(0), repositoryID: row.integer(1), number: row.integer(2), title: row.text(3), body: row.text(4),
      authorID: row.integer(5), baseRef: row.text(6), headRepositoryID: row.integer(7), headRef: row.text(8),
      headSHA: row.text(9), isOpen: row.integer(10) != 0, mergedAt: time(11), mergeSHA: row.optionalText(12),
      mergedByID: row.optionalInteger(13), mergeBase: row.optionalText(14),
      createdAt: Timestamp(microseconds: row.integer(15)), updatedAt: Timestamp(microseconds: row.integer(16)),
      closedAt: time(17))
  }

  /// Newest first. `isOpen` nil: all.
  func pulls(of repository: ForgeRepository, isOpen: Bool? = nil) throws -> [ForgePull] {
    let filter = isOpen.map { " AND is_open = \($0 ? 1 : 0)" } ?? ""
    return try database.run(
      Self.pullColumns + " WHERE repository_id = ?1\(filter) ORDER BY number DESC", [.integer(repository.id)]
    ).map(Self.pull)
  }

  /// Open pull requests of every repository.
  func openPulls() throws -> [ForgePull] {
    try database.run(Self.pullColumns + " WHERE is_open = 1 ORDER BY id").map(Self.pull)
  }

  func pull(_ number: Int64, of repository: ForgeRepository) throws -> ForgePull? {
    try database.run(
      Self.pullColumns + " WHERE repository_id = ?1 AND number = ?2", [.integer(repository.id), .integer(number)]
    ).first.map(Self.pull)
  }

  func pull(id: Int64) throws -> ForgePull? {
    try database.run(Self.pullColumns + " WHERE id = ?1", [.integer(id)]).first.map(Self.pull)
  }

  /// Stores a new pull request under the repository's next number; id, number and times of `draft` are ignored.
  func addPull(_ draft: ForgePull) throws -> ForgePull {
    let time = now().microseconds
    let id = try database.transaction { connection in
      let rows = try connection.run(
        "SELECT COALESCE(MAX(number), 0) FROM pulls WHERE repository_id = ?1", [.integer(draft.repositoryID)])
      let last = rows.first?.integer(0) ?? 0
      try connection.run(
        """
        INSERT INTO pulls(repository_id, number, title, body, author_id, base_ref, head_repository_id, head_ref, head_sha,
        is_open, created, updated) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1, ?10, ?10)
        """,
        [
          .integer(draft.repositoryID), .integer(last + 1), .text(draft.title), .text(draft.body),
          .integer(draft.authorID), .text(draft.baseRef), .integer(draft.headRepositoryID), .text(draft.headRef),
          .text(draft.headSHA), .integer(time),
        ])
      return connection.lastInsertedID
    }
    guard let pull = try pull(id: id) else { throw ForgeFailure.notFound("pull request") }
    return pull
  }

  /// Writes what may change of a pull request and stamps it.
  func save(_ pull: ForgePull) throws -> ForgePull {
    func time(_ instant: Timestamp?) -> SQLiteValue { instant.map { .integer($0.microseconds) } ?? .null }
    func text(_ text: String?) -> SQLiteValue { text.map { .text($0) } ?? .null }
    var saved = pull
    saved.updatedAt = now()
    try database.run(
      """
      UPDATE pulls SET title = ?2, body = ?3, base_ref = ?4, head_sha = ?5, is_open = ?6, merged = ?7, merge_sha = ?8,
      merged_by_id = ?9, merge_base = ?10, updated = ?11, closed = ?12 WHERE id = ?1
      """,
      [
        .integer(saved.id), .text(saved.title), .text(saved.body), .text(saved.baseRef), .text(saved.headSHA),
        .integer(saved.isOpen ? 1 : 0), time(saved.mergedAt), text(saved.mergeSHA),
        saved.mergedByID.map { .integer($0) } ?? .null, text(saved.mergeBase), time(saved.updatedAt),
        time(saved.closedAt),
      ])
    return saved
  }

  func touch(_ pull: ForgePull) throws {
    try database.run("UPDATE pulls SET updated = ?2 WHERE id = ?1", [.integer(pull.id), stamp()])
  }
}

// MARK: labels

extension ForgeStore {
  private static func label(_ row: SQLiteRow) -> ForgeLabel {
    ForgeLabel(
      id: row.integer(0), repositoryID: row.integer(1), name: row.text(2), color: row.text(3), text: row.text(4))
  }
  private static let labelColumns = "SELECT id, repository_id, name, color, description FROM labels "

  func labels(of repository: ForgeRepository) throws -> [ForgeLabel] {
    try database.run(Self.labelColumns + "WHERE repository_id = ?1 ORDER BY name", [.integer(repository.id)])
      .map(Self.label)
  }

  func labels(of pull: ForgePull) throws -> [ForgeLabel] {
    try database.run(
      Self.labelColumns + "JOIN pull_labels ON label_id = id WHERE pull_id = ?1 ORDER BY name", [.integer(pull.id)]
    ).map(Self.label)
  }

  func label(named name: String, in repository: ForgeRepository) throws -> ForgeLabel? {
    try labels(of: repository).first { $0.name == name }
  }

  /// The label of that name, made if there is none.
  func ensureLabel(
    _ name: String, color: String, text: String, in repository: ForgeRepository
  ) throws -> ForgeLabel {
    try database.run(
      "INSERT INTO labels(repository_id, name, color, description) VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
      [.integer(repository.id), .text(name), .text(color), .text(text)])
    guard let label = try label(named: name, in: repository) else { throw ForgeFailure.notFound("label \(name)") }
    return label
  }

  func setLabels(_ labels: [ForgeLabel], of pull: ForgePull) throws {
    try database.transaction { connection in
      try connection.run("DELETE FROM pull_labels WHERE pull_id = ?1", [.integer(pull.id)])
      for label in labels {
        try connection.run(
          "INSERT INTO pull_labels(pull_id, label_id) VALUES(?1, ?2) ON CONFLICT DO NOTHING",
          [.integer(pull.id), .integer(label.id)])
      }
    }
    try touch(pull)
  }
}

// MARK: comments and reactions

extension ForgeStore {
  private static func comment(_ row: SQLiteRow) -> ForgeComment {
    ForgeComment(
      id: row.integer(0), pullID: row.integer(1), authorID: row.integer(2), body: row.text(3),
      createdAt: Timestamp(microseconds: row.integer(4)), updatedAt: Timestamp(microseconds: row.integer(5)))
  }
  private static let commentColumns = "SELECT id, pull_id, author_id, body, created, updated FROM comments "

  /// In order of writing.
  func comments(of pull: ForgePull) throws -> [ForgeComment] {
    try database.run(Self.commentColumns + "WHERE pull_id = ?1 ORDER BY id", [.integer(pull.id)]).map(Self.comment)
  }

  /// Comments of all pull requests of a repository changed since, in order of writing.
  func comments(of repository: ForgeRepository, since: Timestamp) throws -> [ForgeComment] {
    try database.run(
      Self.commentColumns
        + "WHERE pull_id IN (SELECT id FROM pulls WHERE repository_id = ?1) AND updated >= ?2 ORDER BY id",
      [.integer(repository.id), .integer(since.microseconds)]
    ).map(Self.comment)
  }

  func commentCount(of pull: ForgePull) throws -> Int64 {
    try database.run("SELECT COUNT(*) FROM comments WHERE pull_id = ?1", [.integer(pull.id)]).first?.integer(0) ?? 0
  }

  func comment(id: Int64) throws -> ForgeComment? {
    try database.run(Self.commentColumns + "WHERE id = ?1", [.integer(id)]).first.map(Self.comment)
  }

  func addComment(_ body: String, by author: ForgeUser, on pull: ForgePull) throws -> ForgeComment {
    let id = try database.transaction { connection in
      try connection.run(
        "INSERT INTO comments(pull_id, author_id, body, created, updated) VALUES(?1, ?2, ?3, ?4, ?4)",
        [.integer(pull.id), .integer(author.id), .text(body), stamp()])
      return connection.lastInsertedID
    }
    try touch(pull)
    guard let comment = try comment(id: id) else { throw ForgeFailure.notFound("comment") }
    return comment
  }

  func setBody(_ body: String, of comment: ForgeComment) throws -> ForgeComment {
    try database.run(
      "UPDATE comments SET body = ?2, updated = ?3 WHERE id = ?1", [.integer(comment.id), .text(body), stamp()])
    return try self.comment(id: comment.id) ?? comment
  }

  func delete(_ comment: ForgeComment) throws {
    try database.transaction { connection in
      try connection.run("DELETE FROM reactions WHERE comment_id = ?1", [.integer(comment.id)])
      try connection.run("DELETE FROM comments WHERE id = ?1", [.integer(comment.id)])
    }
  }

  func reactions(to comment: ForgeComment) throws -> [ForgeReaction] {
    try database.run(
      "SELECT user_id, content, created FROM reactions WHERE comment_id = ?1 ORDER BY created",
      [.integer(comment.id)]
    ).map {
      ForgeReaction(
        userID: $0.integer(0), content: $0.text(1), createdAt: Timestamp(microseconds: $0.integer(2)))
    }
  }

  /// Whether it is new.
  func react(_ content: String, by user: ForgeUser, to comment: ForgeComment) throws -> Bool {
    try database.transaction { connection in
      try connection.run(
        "INSERT INTO reactions(comment_id, user_id, content, created) VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        [.integer(comment.id), .integer(user.id), .text(content), stamp()])
      return connection.changes > 0
    }
  }

  func unreact(_ content: String, by user: ForgeUser, to comment: ForgeComment) throws {
    try database.run(
      "DELETE FROM reactions WHERE comment_id = ?1 AND user_id = ?2 AND content = ?3",
      [.integer(comment.id), .integer(user.id), .text(content)])
  }
}
