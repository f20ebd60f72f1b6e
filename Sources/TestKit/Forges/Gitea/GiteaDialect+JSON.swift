// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

// Objects as Gitea writes them.

extension GiteaDialect {
  private var site: String { "https://gitea.example.com:3000" }

  /// A branch that is gone is named by the pull request's own reference; a fork that is gone is -1.
  func json(_ pull: ForgeWorld.Pull, in repository: ForgeWorld.Repository, _ world: ForgeWorld) -> Value {
    let head = pull.head.flatMap { world.repository(id: $0) }
    let isBranchThere = head?.branches[pull.branch] != nil
    return [
      "id": .int(pull.id), "number": .int(Int64(pull.number)), "title": .string(pull.title),
      "body": .string(pull.body), "user": user(pull.author, world),
      "labels": .array(pull.labels.map { ["id": 1, "name": .string($0), "color": "ededed"] }), "milestone": .null,
      "state": pull.state == .open ? "open" : "closed", "draft": .bool(pull.isDraft), "comments": 0,
      "html_url": .string("\(site)/\(repository.path)/pulls/\(pull.number)"),
      "merged": .bool(pull.state == .merged),
      "merged_at": pull.state == .merged ? .string(pull.updatedAt.description) : .null,
      "head": [
        "label": .string(pull.branch), "ref": .string(isBranchThere ? pull.branch : "refs/pull/\(pull.number)/head"),
        "sha": .string(pull.sha), "repo_id": .int(head?.id ?? -1), "repo": head.map { json($0) } ?? .null,
      ],
      "base": [
        "label": .string(pull.target), "ref": .string(pull.target), "sha": .string(pull.targetSHA),
        "repo_id": .int(repository.id), "repo": json(repository),
      ],
      "created_at": .string(pull.createdAt.description), "updated_at": .string(pull.updatedAt.description),
    ]
  }

  func json(_ repository: ForgeWorld.Repository) -> Value {
    [
      "id": .int(repository.id), "owner": ["login": .string(repository.owner), "id": 7],
      "name": .string(repository.name), "full_name": .string(repository.path),
      "private": .bool(!repository.isPublic), "fork": .bool(repository.parent != nil),
      "empty": .bool(repository.branches.isEmpty), "html_url": .string("\(site)/\(repository.path)"),
      "clone_url": .string("\(site)/\(repository.path).git"),
      "ssh_url": .string("git@gitea.example.com:\(repository.path).git"),
      "default_branch": .string(repository.defaultBranch), "archived": .bool(repository.isArchived),
      "topics": .array(repository.topics.map { .string($0) }),
    ]
  }

  func json(_ file: ForgeWorld.FileChange) -> Value {
    let words: [ForgeWorld.FileChange.Kind: Value] = [
      .added: "added", .changed: "changed", .removed: "deleted", .renamed: "renamed",
    ]
    var value: Value = [
      "filename": .string(file.path), "status": words[file.kind] ?? "changed", "additions": 1, "deletions": 0,
      "changes": 1,
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
      "html_url": .string("\(site)/\(repository.path)/pulls/\(pull.number)#issuecomment-\(comment.id)"),
      "issue_url": "", "pull_request_url": .string("\(site)/\(repository.path)/pulls/\(pull.number)"),
    ]
  }

  func json(_ reaction: ForgeWorld.Reaction, _ world: ForgeWorld) -> Value {
    ["user": user(reaction.account, world), "content": .string(reaction.name), "created_at": "2026-01-01T00:00:00Z"]
  }

  func user(_ login: String, _ world: ForgeWorld) -> Value {
    let account = world.account(login)
    return [
      "id": .int(account?.id ?? -1), "login": .string(account == nil ? "Ghost" : login), "username": .string(login),
      "full_name": "",
    ]
  }
}
