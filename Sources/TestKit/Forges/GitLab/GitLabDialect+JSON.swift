// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

// Objects as GitLab writes them.

extension GitLabDialect {
  func json(_ pull: ForgeWorld.Pull, in project: ForgeWorld.Repository, _ world: ForgeWorld) -> Value {
    let states: [ForgeWorld.Pull.State: Value] = [.open: "opened", .closed: "closed", .merged: "merged"]
    return [
      "id": .int(pull.id), "iid": .int(Int64(pull.number)), "project_id": .int(project.id),
      "title": .string(pull.title), "description": pull.body.isEmpty ? .null : .string(pull.body),
      "state": states[pull.state] ?? "locked", "created_at": .string(pull.createdAt.milliText),
      "updated_at": .string(pull.updatedAt.milliText),
      "merged_at": pull.state == .merged ? .string(pull.updatedAt.milliText) : .null,
      "target_branch": .string(pull.target), "source_branch": .string(pull.branch),
      "author": user(pull.author, world), "source_project_id": pull.head.map { .int($0) } ?? .null,
      "target_project_id": .int(project.id), "labels": .array(pull.labels.map { .string($0) }),
      "draft": .bool(pull.isDraft), "work_in_progress": .bool(pull.isDraft), "milestone": .null,
      "sha": pull.sha.isEmpty ? .null : .string(pull.sha), "merge_status": "can_be_merged",
      "web_url": .string("\(GitLabDialect.site)/\(project.path)/-/merge_requests/\(pull.number)"),
    ]
  }

  func json(_ file: ForgeWorld.FileChange) -> Value {
    [
      "old_path": .string(file.previous ?? file.path), "new_path": .string(file.path), "a_mode": "100644",
      "b_mode": "100644", "diff": "", "new_file": .bool(file.kind == .added),
      "renamed_file": .bool(file.kind == .renamed), "deleted_file": .bool(file.kind == .removed),
    ]
  }

  func json(
    _ note: ForgeWorld.Comment, on pull: ForgeWorld.Pull, in project: ForgeWorld.Repository, _ world: ForgeWorld
  ) -> Value {
    [
      "id": .int(note.id), "body": .string(note.body), "author": user(note.author, world),
      "system": .bool(note.isSystem), "internal": false, "type": note.isInline ? "DiffNote" : .null,
      "noteable_type": "MergeRequest", "noteable_iid": .int(Int64(pull.number)), "project_id": .int(project.id),
      "created_at": .string(note.createdAt.milliText), "updated_at": .string(note.updatedAt.milliText),
    ]
  }

  func json(_ project: ForgeWorld.Repository) -> Value {
    [
      "id": .int(project.id), "path": .string(project.name), "name": .string(project.name),
      "path_with_namespace": .string(project.path),
      "namespace": ["full_path": .string(project.owner), "kind": "group"],
      "default_branch": project.branches.isEmpty ? .null : .string(project.defaultBranch),
      "http_url_to_repo": .string("\(GitLabDialect.site)/\(project.path).git"),
      "ssh_url_to_repo": .string("git@gitlab.example.com:\(project.path).git"),
      "web_url": .string("\(GitLabDialect.site)/\(project.path)"), "archived": .bool(project.isArchived),
      "visibility": project.isPublic ? "public" : "private", "topics": .array(project.topics.map { .string($0) }),
    ]
  }

  func user(_ login: String, _ world: ForgeWorld) -> Value {
    guard let account = world.account(login) else { return .null }
    return [
      "id": .int(account.id), "username": .string(account.login), "name": .string(account.login), "state": "active",
    ]
  }
}
