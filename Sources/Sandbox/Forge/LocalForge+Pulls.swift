// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Git

/// What a new pull request is made of.
struct PullDraft: Sendable {
  var title: String
  var body = ""
  /// `branch`, or `owner:branch` for a fork.
  var head: String
  /// nil: the default branch.
  var base: String?
  var labelIDs: [Int64] = []
}

/// What may be changed of a pull request; nil leaves it.
struct PullEdit: Sendable {
  var title: String?
  var body: String?
  var isOpen: Bool?
  var base: String?
}

extension LocalForge {
  func pull(_ number: Int64, of repository: ForgeRepository) throws -> ForgePull {
    guard let pull = try store.pull(number, of: repository) else { throw ForgeFailure.notFound("pull request") }
    return pull
  }

  func headRepository(_ pull: ForgePull) throws -> ForgeRepository? {
    guard let row = try store.repository(id: pull.headRepositoryID) else { return nil }
    return try repository(owner: row.owner, name: row.name)
  }

  /// The live tip of the head branch; nil when the branch or its repository is gone.
  func liveHead(_ pull: ForgePull) async throws -> String? {
    guard let repository = try headRepository(pull) else { return nil }
    return try await tip(pull.headRef, of: repository)
  }

  /// The commit a branch stands on; nil when there is no such branch.
  func tip(_ branch: String, of repository: ForgeRepository) async throws -> String? {
    do throws(GitError) {
      return try await git(repository).resolve("refs/heads/\(branch)")
    } catch .revisionNotFound {
      return nil
    } catch .unsupported {
      return nil
    }
  }

  func open(_ draft: PullDraft, in repository: ForgeRepository, by author: ForgeUser) async throws -> ForgePull {
    guard !draft.title.isEmpty else { throw ForgeFailure.unprocessable("[Title]: Required") }
    guard !draft.head.isEmpty else { throw ForgeFailure.unprocessable("[Head]: Required") }
    let (source, branch) = try headOf(draft.head, for: repository)
    // What is there now is not a push: it is seen before anybody watches.
    try await notice(repository, by: author)
    if source.id != repository.id { try await notice(source, by: author) }
    let fallback = try await git(repository).defaultBranch() ?? "main"
    let base = draft.base ?? fallback
    guard try await tip(base, of: repository) != nil else { throw ForgeFailure.notFound("branch \(base)") }
    guard let head = try await tip(branch, of: source) else { throw ForgeFailure.notFound("branch \(branch)") }
    guard source.id != repository.id || branch != base else {
      throw ForgeFailure.unprocessable("Invalid PullRequest: There are no changes between the head and the base")
    }
    let twin = try store.pulls(of: repository, isOpen: true).first {
      $0.headRepositoryID == source.id && $0.headRef == branch && $0.baseRef == base
    }
    guard twin == nil else {
      throw ForgeFailure.conflict("pull request already exists for these targets [id: \(twin?.number ?? 0)]")
    }
    let pull = try store.addPull(
      ForgePull(
        id: 0, repositoryID: repository.id, number: 0, title: draft.title, body: draft.body, authorID: author.id,
        baseRef: base, headRepositoryID: source.id, headRef: branch, headSHA: head, isOpen: true, createdAt: now(),
        updatedAt: now()))
    try store.setLabels(try labels(draft.labelIDs, in: repository), of: pull)
    try store.setHead(head, of: branch, in: source)
    try await keepReference(of: pull, in: repository, from: source)
    try await announce(pull, .pull, action: "opened", by: author)
    return pull
  }

  private func headOf(_ head: String, for repository: ForgeRepository) throws -> (ForgeRepository, String) {
    guard let colon = head.firstIndex(of: ":") else { return (repository, head) }
    let (owner, branch) = (String(head[..<colon]), String(head[head.index(after: colon)...]))
    if owner.lowercased() == repository.owner.lowercased() { return (repository, branch) }
    let source = try repositories(owner: owner).first { $0.parentID == repository.id }
    guard let source = try source ?? self.repository(owner: owner, name: repository.name) else {
      throw ForgeFailure.notFound("fork of \(owner)")
    }
    return (source, branch)
  }

  func labels(_ ids: [Int64], in repository: ForgeRepository) throws -> [ForgeLabel] {
    let known = try store.labels(of: repository)
    return try ids.map { id in
      guard let label = known.first(where: { $0.id == id }) else { throw ForgeFailure.notFound("label \(id)") }
      return label
    }
  }

  /// Points refs/pull/N/head of the base repository at the head commit seen last, objects included.
  private func keepReference(
    of pull: ForgePull, in repository: ForgeRepository, from source: ForgeRepository
  ) async throws {
    let reference = "refs/pull/\(pull.number)/head"
    if source.id == repository.id {
      try await git(repository).setReference(reference, to: pull.headSHA)
    } else {
      try await fetch(from: source, into: repository, references: ["refs/heads/\(pull.headRef):\(reference)"])
    }
  }

  /// Title, body, base and state, with the events they cause.
  func edit(_ pull: ForgePull, _ change: PullEdit, by user: ForgeUser) async throws -> ForgePull {
    guard let repository = try store.repository(id: pull.repositoryID) else {
      throw ForgeFailure.notFound("repository")
    }
    if let base = change.base, try await tip(base, of: repository) == nil {
      throw ForgeFailure.notFound("branch \(base)")
    }
    var edited = pull
    var changes = Value.object([:])
    if let title = change.title, !title.isEmpty, title != pull.title {
      edited.title = title
      changes["title"] = ["from": .string(pull.title)]
    }
    if let body = change.body, body != pull.body {
      edited.body = body
      changes["body"] = ["from": .string(pull.body)]
    }
    if let base = change.base, base != pull.baseRef {
      edited.baseRef = base
      changes["ref"] = ["from": .string(pull.baseRef)]
    }
    if changes != .object([:]) {
      edited = try store.save(edited)
      try await announce(edited, .pull, action: "edited", by: user, extra: [("changes", changes)])
    }
    guard let isOpen = change.isOpen, isOpen != pull.isOpen else { return edited }
    return try await isOpen ? reopen(edited, in: repository, by: user) : close(edited, by: user)
  }

  private func close(_ pull: ForgePull, by user: ForgeUser) async throws -> ForgePull {
    var closed = pull
    closed.isOpen = false
    closed.closedAt = now()
    closed = try store.save(closed)
    try await announce(closed, .pull, action: "closed", by: user)
    return closed
  }

  private func reopen(_ pull: ForgePull, in repository: ForgeRepository, by user: ForgeUser) async throws -> ForgePull {
    guard !pull.isMerged else { throw ForgeFailure.unprocessable("cannot reopen a merged pull request") }
    guard let source = try headRepository(pull), let head = try await liveHead(pull) else {
      throw ForgeFailure.unprocessable("the head branch of this pull request is gone")
    }
    var opened = pull
    opened.isOpen = true
    opened.closedAt = nil
    opened.headSHA = head
    opened = try store.save(opened)
    try store.setHead(head, of: pull.headRef, in: source)
    try await keepReference(of: opened, in: repository, from: source)
    try await announce(opened, .pull, action: "reopened", by: user)
    return opened
  }

  /// Merges with a merge commit. `expected`: the head the caller has seen; another one is a conflict.
  func merge(
    _ pull: ForgePull, message: String?, expected: String?, deletesBranch: Bool, by user: ForgeUser
  ) async throws -> ForgePull {
    guard let repository = try store.repository(id: pull.repositoryID) else {
      throw ForgeFailure.notFound("repository")
    }
    guard pull.isOpen else { throw ForgeFailure.notAllowed("The PR is already closed") }
    guard !pull.isDraft else { throw ForgeFailure.notAllowed("Work in progress PRs cannot be merged") }
    _ = try await notice(repository, by: user)
    if pull.headRepositoryID != repository.id, let source = try headRepository(pull) {
      try await notice(source, by: user)
    }
    var merged = try self.pull(pull.number, of: repository)
    guard expected == nil || expected == "" || expected == merged.headSHA else {
      throw ForgeFailure.conflict("head out of date")
    }
    let local = git(repository)
    merged.mergeBase = try await local.mergeBase("refs/heads/\(merged.baseRef)", merged.headSHA)
    let text =
      message
      ?? "Merge pull request '\(merged.title)' (#\(merged.number)) from \(merged.headRef) into \(merged.baseRef)"
    let commit = try await mergeCommit(merged.headSHA, into: merged.baseRef, of: local, message: text, by: user)
    merged.mergeSHA = commit
    merged.mergedAt = now()
    merged.closedAt = merged.mergedAt
    merged.mergedByID = user.id
    merged.isOpen = false
    merged = try store.save(merged)
    try await announce(merged, .pull, action: "closed", by: user)
    if deletesBranch, let source = try headRepository(merged) {
      try await git(source).deleteReference("refs/heads/\(merged.headRef)")
    }
    try await notice(repository, by: user)
    return merged
  }

  private func mergeCommit(
    _ head: String, into branch: String, of local: LocalRepository, message: String, by user: ForgeUser
  ) async throws -> String {
    do {
      return try await local.merge(head, into: branch, message: message, author: signature(user))
    } catch GitError.conflict {
      throw ForgeFailure.conflict("There was a merge conflict, the pull request cannot be merged")
    }
  }
}

// MARK: labels, comments, statuses

extension LocalForge {
  func setLabels(_ labels: [ForgeLabel], of pull: ForgePull, by user: ForgeUser) async throws {
    let before = try store.labels(of: pull)
    let wanted = Set(labels.map(\.id))
    guard Set(before.map(\.id)) != wanted else { return }
    try store.setLabels(labels, of: pull)
    guard let pull = try store.pull(id: pull.id) else { return }
    let json = GiteaJSON(forge: self)
    let changes: Value = [
      "added_labels": .array(
        try labels.filter { label in !before.contains { $0.id == label.id } }.map { try json.label($0) }),
      "removed_labels": .array(try before.filter { !wanted.contains($0.id) }.map { try json.label($0) }),
    ]
    try await announce(
      pull, .pullLabel, action: labels.isEmpty ? "label_cleared" : "label_updated", by: user,
      extra: [("changes", changes)])
  }

  func comment(_ body: String, on pull: ForgePull, by user: ForgeUser) async throws -> ForgeComment {
    guard !body.isEmpty else { throw ForgeFailure.unprocessable("[Body]: Required") }
    let comment = try store.addComment(body, by: user, on: pull)
    try await announce(comment, on: pull, action: "created", by: user)
    return comment
  }

  func edit(_ comment: ForgeComment, body: String, by user: ForgeUser) async throws -> ForgeComment {
    let edited = try store.setBody(body, of: comment)
    if edited.body != comment.body, let pull = try store.pull(id: comment.pullID) {
      try await announce(
        edited, on: pull, action: "edited", by: user,
        extra: [("changes", ["body": ["from": .string(comment.body)]])])
    }
    return edited
  }

  func delete(_ comment: ForgeComment, by user: ForgeUser) async throws {
    try store.delete(comment)
    if let pull = try store.pull(id: comment.pullID) {
      try await announce(comment, on: pull, action: "deleted", by: user)
    }
  }

  func report(_ draft: ForgeStatus, in repository: ForgeRepository) async throws -> ForgeStatus {
    guard draft.sha.utf8.count == 40 || draft.sha.utf8.count == 64,
      (try? await git(repository).resolve(draft.sha)) != nil
    else { throw ForgeFailure.notFound("commit \(draft.sha)") }
    guard ForgeStatus.states.contains(draft.state) else {
      throw ForgeFailure.unprocessable("unknown commit status: \(draft.state)")
    }
    let status = try store.addStatus(draft)
    try await announce(status, in: repository)
    return status
  }
}
