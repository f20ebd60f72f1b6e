// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

// Objects as Bitbucket Data Center writes them.

extension BitbucketDataCenterDialect {
  private var site: String { "https://bitbucket.example.com" }

  func json(_ pull: ForgeWorld.Pull, in repository: ForgeWorld.Repository, _ world: ForgeWorld) -> Value {
    let head = pull.head.flatMap { world.repository(id: $0) }
    let states: [ForgeWorld.Pull.State: Value] = [.open: "OPEN", .closed: "DECLINED", .merged: "MERGED"]
    var value: Value = [
      "id": .int(Int64(pull.number)), "version": 0, "title": .string(pull.title), "state": states[pull.state] ?? "OPEN",
      "open": .bool(pull.state == .open), "closed": .bool(pull.state != .open), "draft": .bool(pull.isDraft),
      "createdDate": date(pull.createdAt), "updatedDate": date(pull.updatedAt), "locked": false,
      "fromRef": end(pull.branch, pull.sha, head), "toRef": end(pull.target, pull.targetSHA, repository),
      "author": ["user": user(pull.author, world), "role": "AUTHOR", "approved": false], "reviewers": [],
      "links": [
        "self": [
          [
            "href": .string(
              "\(site)/projects/\(repository.owner)/repos/\(repository.name)/pull-requests/\(pull.number)")
          ]
        ]
      ],
    ]
    // An empty description is left out.
    if !pull.body.isEmpty { value["description"] = .string(pull.body) }
    return value
  }

  /// A fork that was deleted leaves its side without a repository.
  private func end(_ branch: String, _ sha: String, _ repository: ForgeWorld.Repository?) -> Value {
    var value: Value = [
      "id": .string("refs/heads/\(branch)"), "displayId": .string(branch), "latestCommit": .string(sha),
    ]
    if let repository { value["repository"] = json(repository) }
    return value
  }

  func json(_ repository: ForgeWorld.Repository) -> Value {
    [
      "id": .int(repository.id), "slug": .string(repository.name), "name": .string(repository.name), "scmId": "git",
      "project": ["key": .string(repository.owner), "id": 7, "type": "NORMAL"],
      "public": .bool(repository.isPublic), "archived": .bool(repository.isArchived),
      "links": [
        "clone": [
          ["name": "http", "href": .string("\(site)/scm/\(repository.path).git")],
          ["name": "ssh", "href": .string("ssh://git@bitbucket.example.com:7999/\(repository.path).git")],
        ]
      ],
    ]
  }

  func json(_ comment: ForgeWorld.Comment, among all: [ForgeWorld.Comment], _ world: ForgeWorld) -> Value {
    let replies = all.filter { $0.parent == comment.id && !$0.isDeleted }
    return [
      "id": .int(comment.id), "version": .int(Int64(comment.version)), "text": .string(comment.body),
      "author": user(comment.author, world), "createdDate": date(comment.createdAt),
      "updatedDate": date(comment.updatedAt), "severity": "NORMAL", "state": "OPEN",
      "comments": .array(replies.map { json($0, among: all, world) }),
    ]
  }

  func json(_ status: ForgeWorld.Status) -> Value {
    [
      "key": .string(status.key), "name": .string(status.key), "state": .string(status.state),
      "url": .string(status.url), "description": .string(status.text), "dateAdded": date(status.createdAt),
    ]
  }

  func json(_ file: ForgeWorld.FileChange) -> Value {
    let words: [ForgeWorld.FileChange.Kind: Value] = [
      .added: "ADD", .changed: "MODIFY", .removed: "DELETE", .renamed: "MOVE",
    ]
    var value: Value = [
      "path": ["toString": .string(file.path)], "type": words[file.kind] ?? "UNKNOWN", "nodeType": "FILE",
    ]
    if let previous = file.previous { value["srcPath"] = ["toString": .string(previous)] }
    return value
  }

  func user(_ login: String, _ world: ForgeWorld) -> Value {
    guard let account = world.account(login) else { return .null }
    return [
      "id": .int(account.id), "name": .string(login), "slug": .string(login), "displayName": .string(login),
      "active": true, "type": account.isBot ? "SERVICE" : "NORMAL",
    ]
  }

  /// Milliseconds.
  private func date(_ instant: Timestamp) -> Value { .int(instant.microseconds / 1000) }
}
