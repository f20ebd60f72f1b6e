// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography
internal import Documents
internal import Git

// Events as Gitea words them (services/webhook/notifier.go), put in the queue of every hook that wants them.

extension LocalForge {
  static let noCommit = String(repeating: "0", count: 40)

  func announce(
    _ pull: ForgePull, _ kind: ForgeEventKind, action: String, by user: ForgeUser, extra: [(String, Value)] = []
  ) async throws {
    guard let repository = try store.repository(id: pull.repositoryID) else { return }
    guard let hooks = try interested(in: kind, repository) else { return }
    let json = GiteaJSON(forge: self)
    var body: Value = [
      "action": .string(action), "number": .int(pull.number), "pull_request": try await json.pull(pull),
      "requested_reviewer": .null, "repository": try await json.repository(repository), "sender": json.user(user),
      "commit_id": "", "review": .null,
    ]
    for (key, value) in extra { body[key] = value }
    try enqueue(body, kind, to: hooks)
  }

  func announce(
    _ comment: ForgeComment, on pull: ForgePull, action: String, by user: ForgeUser, extra: [(String, Value)] = []
  ) async throws {
    guard let repository = try store.repository(id: pull.repositoryID) else { return }
    guard let hooks = try interested(in: .comment, repository) else { return }
    let json = GiteaJSON(forge: self)
    var body: Value = [
      "action": .string(action), "issue": try await json.issue(pull), "pull_request": try await json.pull(pull),
      "comment": try json.comment(comment), "repository": try await json.repository(repository),
      "sender": json.user(user), "is_pull": true,
    ]
    for (key, value) in extra { body[key] = value }
    try enqueue(body, .comment, to: hooks)
  }

  func announce(_ status: ForgeStatus, in repository: ForgeRepository) async throws {
    guard let hooks = try interested(in: .status, repository) else { return }
    let json = GiteaJSON(forge: self)
    let creator = try store.user(id: status.creatorID)
    let commit = try await git(repository).commit(status.sha)
    let body: Value = [
      "commit": json.payloadCommit(commit, in: repository), "context": .string(status.context),
      "created_at": .string(status.createdAt.description), "description": .string(status.text), "id": .int(status.id),
      "repository": try await json.repository(repository), "sender": creator.map(json.user) ?? .null,
      "sha": .string(status.sha), "state": .string(status.state), "target_url": .string(status.targetURL),
      "updated_at": .string(status.createdAt.description),
    ]
    try enqueue(body, .status, to: hooks)
  }

  /// A branch moved (or came, or went).
  func pushed(
    _ branch: String, from before: String?, to after: String?, in repository: ForgeRepository, by user: ForgeUser?
  ) async throws {
    guard let hooks = try interested(in: .push, repository) else { return }
    let json = GiteaJSON(forge: self)
    let local = git(repository)
    var commits: [LocalRepository.Commit] = []
    if let after { commits = (try? await local.commits(from: after, notIn: before, limit: 20)) ?? [] }
    let (old, new) = (before ?? LocalForge.noCommit, after ?? LocalForge.noCommit)
    let pusher = json.user(try user ?? administrator())
    let body: Value = [
      "ref": .string("refs/heads/" + branch), "before": .string(old), "after": .string(new),
      "compare_url": .string("\(baseURL)/\(repository.fullName)/compare/\(old)...\(new)"),
      "commits": .array(commits.map { json.payloadCommit($0, in: repository) }),
      "total_commits": .int(Int64(commits.count)),
      "head_commit": commits.first.map { json.payloadCommit($0, in: repository) } ?? .null,
      "repository": try await json.repository(repository), "pusher": pusher, "sender": pusher,
    ]
    try enqueue(body, .push, to: hooks)
  }

  /// nil when nobody listens, so that nothing has to be worded.
  private func interested(in kind: ForgeEventKind, _ repository: ForgeRepository) throws -> [ForgeHook]? {
    let hooks = try (store.hooks(of: repository) + store.hooks(of: nil)).filter { $0.wants(kind) }
    return hooks.isEmpty ? nil : hooks
  }

  private func enqueue(_ body: Value, _ kind: ForgeEventKind, to hooks: [ForgeHook]) throws {
    let bytes = JSON.bytes(body, pretty: true)
    for hook in hooks {
      try store.addDelivery(
        ForgeDelivery(id: 0, hookID: hook.id, uuid: LocalForge.uuid(), event: kind, body: bytes, attempts: 0))
    }
    deliveries.wake()
  }

  /// A random UUID (RFC 9562, version 4).
  static func uuid() -> String {
    var bytes = SecureRandom.bytes(16)
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let text = Array(Hex.encode(bytes))
    return [text[0..<8], text[8..<12], text[12..<16], text[16..<20], text[20..<32]].map { String($0) }
      .joined(separator: "-")
  }
}
