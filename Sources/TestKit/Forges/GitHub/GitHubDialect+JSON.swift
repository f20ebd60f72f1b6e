// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

// Objects as GitHub writes them, without the many addresses that nobody follows.

extension GitHubDialect {
  func json(_ pull: ForgeWorld.Pull, in repository: ForgeWorld.Repository, _ world: ForgeWorld) -> Value {
    let head = pull.head.flatMap { world.repository(id: $0) }
    return [
      "id": .int(pull.id), "number": .int(Int64(pull.number)),
      "url": .string("\(base)/repos/\(repository.path)/pulls/\(pull.number)"),
      "html_url": .string("https://github.com/\(repository.path)/pull/\(pull.number)"),
      "state": pull.state == .open ? "open" : "closed", "locked": false, "title": .string(pull.title),
      "user": user(pull.author, world), "body": pull.body.isEmpty ? .null : .string(pull.body),
      "created_at": .string(pull.createdAt.description), "updated_at": .string(pull.updatedAt.description),
      "merged_at": pull.state == .merged ? .string(pull.updatedAt.description) : .null, "draft": .bool(pull.isDraft),
      "labels": .array(pull.labels.map { ["id": 1, "name": .string($0), "color": "ededed", "default": false] }),
      "milestone": .null, "author_association": .string(association(pull.author, in: repository, world)),
      "head": [
        "label": .string("\(head?.owner ?? "unknown"):\(pull.branch)"), "ref": .string(pull.branch),
        "sha": .string(pull.sha), "repo": head.map { json($0) } ?? .null,
      ],
      "base": [
        "label": .string("\(repository.owner):\(pull.target)"), "ref": .string(pull.target),
        "sha": .string(pull.targetSHA), "repo": json(repository),
      ],
    ]
  }

  func json(_ repository: ForgeWorld.Repository) -> Value {
    [
      "id": .int(repository.id), "name": .string(repository.name), "full_name": .string(repository.path),
      "owner": ["login": .string(repository.owner), "type": "Organization"], "private": .bool(!repository.isPublic),
      "html_url": .string("https://github.com/\(repository.path)"), "fork": .bool(repository.parent != nil),
      "clone_url": .string("https://github.com/\(repository.path).git"),
      "ssh_url": .string("git@github.com:\(repository.path).git"),
      "default_branch": .string(repository.defaultBranch), "archived": .bool(repository.isArchived), "disabled": false,
      "topics": .array(repository.topics.map { .string($0) }),
      "visibility": repository.isPublic ? "public" : "private",
    ]
  }

  func json(_ file: ForgeWorld.FileChange) -> Value {
    let words: [ForgeWorld.FileChange.Kind: Value] = [
      .added: "added", .changed: "modified", .removed: "removed", .renamed: "renamed",
    ]
    var value: Value = [
      "sha": "bbcd538c8e72b8c175046e27cc8f907076331401", "filename": .string(file.path),
      "status": words[file.kind] ?? "changed", "additions": 1, "deletions": 0, "changes": 1,
    ]
    if let previous = file.previous { value["previous_filename"] = .string(previous) }
    return value
  }

  func json(
    _ comment: ForgeWorld.Comment, on pull: ForgeWorld.Pull, in repository: ForgeWorld.Repository, _ world: ForgeWorld
  ) -> Value {
    [
      "id": .int(comment.id), "body": .string(comment.body), "user": user(comment.author, world),
      "created_at": .string(comment.createdAt.description), "updated_at": .string(comment.updatedAt.description),
      "html_url": .string("https://github.com/\(repository.path)/pull/\(pull.number)#issuecomment-\(comment.id)"),
      "issue_url": .string("\(base)/repos/\(repository.path)/issues/\(pull.number)"),
      "author_association": .string(association(comment.author, in: repository, world)),
    ]
  }

  func json(_ reaction: ForgeWorld.Reaction, _ world: ForgeWorld) -> Value {
    ["id": .int(reaction.id), "content": .string(reaction.name), "user": user(reaction.account, world)]
  }

  /// Null for an account that is gone.
  func user(_ login: String, _ world: ForgeWorld) -> Value {
    if login.hasSuffix("[bot]") { return ["login": .string(login), "id": 49_699_333, "type": "Bot"] }
    guard let account = world.account(login) else { return .null }
    return [
      "login": .string(account.login), "id": .int(account.id), "type": account.isBot ? "Bot" : "User",
      "site_admin": false,
    ]
  }

  private func association(_ login: String, in repository: ForgeWorld.Repository, _ world: ForgeWorld) -> String {
    switch repository.roles[login] {
    case .admin: return repository.owner == login ? "OWNER" : "MEMBER"
    case .write: return "COLLABORATOR"
    default:
      // Whoever has a commit in the repository, be it one that was merged.
      let hasMerged = world.pulls[repository.id]?.contains { $0.author == login && $0.state == .merged } ?? false
      return hasMerged ? "CONTRIBUTOR" : "NONE"
    }
  }
}
