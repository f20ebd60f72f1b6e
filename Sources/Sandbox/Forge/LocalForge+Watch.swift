// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Git

// Pushes are noticed by comparing branch tips with those seen last: after a push over HTTP at once, and by a cheap look every
// second at the repositories of open pull requests, because a push may come through the file system.

extension LocalForge {
  /// Looks at every repository that takes part in an open pull request until cancelled.
  func watchReferences(every interval: Duration, clock: TimeSource, report: @Sendable (String) -> Void) async {
    while !Task.isCancelled {
      let repositories = (try? repositoriesOfOpenPulls()) ?? []
      for repository in repositories where !Task.isCancelled {
        // One broken repository must not hide what is pushed to the others.
        do { try await notice(repository, by: nil) } catch {
          if !Task.isCancelled { report("\(repository.fullName): looking for pushes failed: \(error)") }
        }
      }
      do { try await clock.sleep(interval) } catch { return }
    }
  }

  private func repositoriesOfOpenPulls() throws -> [ForgeRepository] {
    let pulls = try store.openPulls()
    return try Set(pulls.flatMap { [$0.repositoryID, $0.headRepositoryID] }).sorted().compactMap { id in
      guard let row = try store.repository(id: id) else { return nil }
      return try repository(owner: row.owner, name: row.name)
    }
  }

  /// Compares a repository's branches with what was seen last, and tells hooks what changed.
  func notice(_ repository: ForgeRepository, by user: ForgeUser?) async throws {
    // What is known is read before what is there: others go on meanwhile, and what came between must not seem to be missing.
    let followed = try store.openPulls().filter { $0.headRepositoryID == repository.id }
    let known = try store.heads(of: repository)
    let live = try await git(repository).branches()
    for branch in live where known[branch.name] != branch.sha {
      guard try claim(branch.sha, of: branch.name, was: known[branch.name], in: repository) else { continue }
      // The first look at a repository finds everything "new": that is no push.
      if known.isEmpty { continue }
      try await pushed(branch.name, from: known[branch.name], to: branch.sha, in: repository, by: user)
    }
    let tips = Dictionary(live.map { ($0.name, $0.sha) }, uniquingKeysWith: { first, _ in first })
    for (branch, sha) in known where tips[branch] == nil {
      guard try claim(nil, of: branch, was: sha, in: repository) else { continue }
      try await pushed(branch, from: sha, to: nil, in: repository, by: user)
    }
    for pull in followed { try await follow(pull, in: repository, tip: tips[pull.headRef], by: user) }
  }

  /// True for the one observer who recorded the new tip: two may look at the same time.
  private func claim(_ sha: String?, of branch: String, was: String?, in repository: ForgeRepository) throws -> Bool {
    try store.database.transaction { connection in
      let key: [SQLiteValue] = [.integer(repository.id), .text(branch)]
      let row = try connection.run("SELECT sha FROM heads WHERE repository_id = ?1 AND branch = ?2", key).first
      guard row?.text(0) == was else { return false }
      if let sha {
        try connection.run(
          "INSERT INTO heads VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET sha = excluded.sha", key + [.text(sha)])
      } else {
        try connection.run("DELETE FROM heads WHERE repository_id = ?1 AND branch = ?2", key)
      }
      return true
    }
  }

  /// Moves a pull request along with its branch; closes it when the branch is gone, as Gitea does.
  private func follow(_ pull: ForgePull, in source: ForgeRepository, tip: String?, by user: ForgeUser?) async throws {
    let actor = try user ?? (try store.user(id: pull.authorID)) ?? administrator()
    guard let tip else {
      _ = try await edit(pull, PullEdit(isOpen: false), by: actor)
      return
    }
    guard tip != pull.headSHA else { return }
    // Two may look at the same time: the one whose update counts goes on.
    let isMine = try store.database.transaction { connection in
      try connection.run(
        "UPDATE pulls SET head_sha = ?3, updated = ?4 WHERE id = ?1 AND head_sha = ?2",
        [.integer(pull.id), .text(pull.headSHA), .text(tip), store.stamp()])
      return connection.changes > 0
    }
    guard isMine else { return }
    let reference = "refs/pull/\(pull.number)/head"
    guard let moved = try store.pull(id: pull.id), moved.headSHA == tip, moved.isOpen,
      let base = try store.repository(id: pull.repositoryID)
    else { return }
    if source.id == base.id {
      try await git(base).setReference(reference, to: tip)
    } else {
      try await fetch(from: source, into: base, references: ["refs/heads/\(pull.headRef):\(reference)"])
    }
    try await announce(
      moved, .pullSync, action: "synchronized", by: actor,
      extra: [("before", .string(pull.headSHA)), ("after", .string(tip)), ("commit_id", .string(tip))])
  }
}
