// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

// Objects as bitbucket.org writes them.

extension BitbucketCloudDialect {
  private var site: String { "https://bitbucket.org" }

  /// Commits have twelve digits; there are no labels; the source of a deleted fork is null.
  func json(_ pull: ForgeWorld.Pull, in repository: ForgeWorld.Repository, _ world: ForgeWorld) -> Value {
    let head = pull.head.flatMap { world.repository(id: $0) }
    let states: [ForgeWorld.Pull.State: Value] = [.open: "OPEN", .closed: "DECLINED", .merged: "MERGED"]
    return [
      "type": "pullrequest", "id": .int(Int64(pull.number)), "title": .string(pull.title),
      "description": .string(pull.body), "state": states[pull.state] ?? "OPEN", "draft": .bool(pull.isDraft),
      "author": user(pull.author, world), "merge_commit": .null, "close_source_branch": false, "reason": "",
      "source": end(pull.branch, pull.sha, head), "destination": end(pull.target, pull.targetSHA, repository),
      "created_on": date(pull.createdAt), "updated_on": date(pull.updatedAt),
      "links": ["html": ["href": .string("\(site)/\(repository.path)/pull-requests/\(pull.number)")]],
    ]
  }

  private func end(_ branch: String, _ sha: String, _ repository: ForgeWorld.Repository?) -> Value {
    [
      "branch": ["name": .string(branch)], "commit": ["type": "commit", "hash": .string(String(sha.prefix(12)))],
      "repository": repository.map { brief($0) } ?? .null,
    ]
  }

  func brief(_ repository: ForgeWorld.Repository) -> Value {
    [
      "type": "repository", "name": .string(repository.name), "full_name": .string(repository.path),
      "uuid": .string(BitbucketCloudDialect.uuid(repository.id)),
      "links": ["html": ["href": .string("\(site)/\(repository.path)")]],
    ]
  }

  func json(_ repository: ForgeWorld.Repository) -> Value {
    var value = brief(repository)
    value["slug"] = .string(repository.name)
    value["is_private"] = .bool(!repository.isPublic)
    value["mainbranch"] =
      repository.branches.isEmpty ? .null : ["type": "branch", "name": .string(repository.defaultBranch)]
    value["links"]?["clone"] = [
      ["name": "https", "href": .string("https://nestling@bitbucket.org/\(repository.path).git")],
      ["name": "ssh", "href": .string("git@bitbucket.org:\(repository.path).git")],
    ]
    return value
  }

  /// A deleted comment keeps its place and loses its words.
  func json(_ comment: ForgeWorld.Comment, _ world: ForgeWorld) -> Value {
    var value: Value = [
      "type": "pullrequest_comment", "id": .int(comment.id),
      "content": [
        "type": "rendered", "markup": "markdown", "raw": .string(comment.isDeleted ? "" : comment.body),
        "html": "<p></p>",
      ], "user": user(comment.author, world), "deleted": .bool(comment.isDeleted), "pending": false,
      "created_on": date(comment.createdAt), "updated_on": date(comment.updatedAt),
    ]
    if let parent = comment.parent { value["parent"] = ["id": .int(parent)] }
    if comment.isInline { value["inline"] = ["path": "README.md", "to": 1] }
    return value
  }

  func json(_ status: ForgeWorld.Status) -> Value {
    [
      "type": "build", "key": .string(status.key), "name": .string(status.key), "state": .string(status.state),
      "description": .string(status.text), "url": .string(status.url), "refname": .null,
      "created_on": date(status.createdAt), "updated_on": date(status.createdAt),
    ]
  }

  func json(_ file: ForgeWorld.FileChange) -> Value {
    let words: [ForgeWorld.FileChange.Kind: Value] = [
      .added: "added", .changed: "modified", .removed: "removed", .renamed: "renamed",
    ]
    func side(_ path: String) -> Value { ["path": .string(path), "type": "commit_file"] }
    return [
      "type": "diffstat", "status": words[file.kind] ?? "modified", "lines_added": 1, "lines_removed": 1,
      "old": file.kind == .added ? .null : side(file.previous ?? file.path),
      "new": file.kind == .removed ? .null : side(file.path),
    ]
  }

  /// Nobody has a login; nicknames can be chosen.
  func user(_ login: String, _ world: ForgeWorld) -> Value {
    guard let account = world.account(login) else { return .null }
    return [
      "type": account.isBot ? "app_user" : "user", "display_name": .string(login), "nickname": .string(login),
      "uuid": .string(BitbucketCloudDialect.uuid(account.id)), "account_id": .string("557058:\(account.id)"),
    ]
  }

  /// With microseconds and an offset.
  private func date(_ instant: Timestamp) -> Value {
    .string(String(instant.microText.dropLast()) + "+00:00")
  }
}
