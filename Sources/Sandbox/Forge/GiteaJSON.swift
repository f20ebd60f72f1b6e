// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Git
internal import HTTPServing

/// Words the forge's records as Gitea 1.22 does (modules/structs, services/convert).
struct GiteaJSON: Sendable {
  let forge: LocalForge
  /// Who asks; decides what `permissions` say.
  var viewer: ForgeUser?

  static let version = "1.22.6"
  private var base: String { forge.baseURL }

  static func time(_ instant: Timestamp?) -> Value { instant.map { .string($0.description) } ?? .null }

  func user(_ user: ForgeUser) -> Value {
    [
      "id": .int(user.id), "login": .string(user.login), "login_name": "", "source_id": 0,
      "full_name": .string(user.fullName), "email": .string(LocalForge.email(user.login)),
      "avatar_url": .string("\(base)/avatars/\(user.id)"), "html_url": .string("\(base)/\(user.login)"),
      "language": "", "is_admin": .bool(user.isAdmin), "last_login": "0001-01-01T00:00:00Z",
      "created": Self.time(user.createdAt), "restricted": false, "active": true, "prohibit_login": false,
      "location": "", "website": "", "description": "", "visibility": "public", "followers_count": 0,
      "following_count": 0, "starred_repos_count": 0, "username": .string(user.login),
    ]
  }

  func user(id: Int64?) throws -> Value {
    guard let id, let found = try forge.store.user(id: id) else { return .null }
    return user(found)
  }

  func repository(_ repository: ForgeRepository, isNested: Bool = false) async throws -> Value {
    let local = forge.git(repository)
    let branch = try await local.defaultBranch() ?? "main"
    let isEmpty = try await forge.tip(branch, of: repository) == nil
    let owner = try forge.store.ensureUser(repository.owner)
    var parent = Value.null
    if !isNested, let id = repository.parentID, let row = try forge.store.repository(id: id),
      let found = try forge.repository(owner: row.owner, name: row.name)
    {
      parent = try await self.repository(found, isNested: true)
    }
    let openPulls = try forge.store.pulls(of: repository, isOpen: true).count
    let url = "\(base)/\(repository.fullName)"
    return [
      "id": .int(repository.id), "owner": user(owner), "name": .string(repository.name),
      "full_name": .string(repository.fullName), "description": "", "empty": .bool(isEmpty), "private": false,
      "fork": .bool(repository.parentID != nil), "template": false, "parent": parent, "mirror": false, "size": 0,
      "language": "", "languages_url": .string("\(base)/api/v1/repos/\(repository.fullName)/languages"),
      "html_url": .string(url), "url": .string("\(base)/api/v1/repos/\(repository.fullName)"), "link": "",
      "ssh_url": .string("git@localhost:\(repository.fullName).git"), "clone_url": .string(url + ".git"),
      "original_url": "", "website": "", "stars_count": 0, "forks_count": 0, "watchers_count": 1,
      "open_issues_count": 0, "open_pr_counter": .int(Int64(openPulls)), "release_counter": 0,
      "default_branch": .string(branch), "archived": false, "created_at": Self.time(repository.createdAt),
      "updated_at": Self.time(repository.createdAt), "archived_at": "1970-01-01T00:00:00Z",
      "permissions": try permissions(on: repository), "has_issues": true,
      "internal_tracker": [
        "enable_time_tracker": false, "allow_only_contributors_to_track_time": true, "enable_issue_dependencies": false,
      ],
      "has_wiki": false, "has_pull_requests": true, "has_projects": false, "has_releases": false, "has_packages": false,
      "has_actions": false, "ignore_whitespace_conflicts": false, "allow_merge_commits": true, "allow_rebase": false,
      "allow_rebase_explicit": false, "allow_squash_merge": false, "allow_fast_forward_only_merge": false,
      "allow_rebase_update": false, "default_delete_branch_after_merge": false, "default_merge_style": "merge",
      "default_allow_maintainer_edit": false, "avatar_url": "", "internal": false, "mirror_interval": "",
      "object_format_name": "sha1", "mirror_updated": "0001-01-01T00:00:00Z", "repo_transfer": .null, "topics": .null,
    ]
  }

  private func permissions(on repository: ForgeRepository) throws -> Value {
    let permission = try viewer.map { try forge.store.permission(of: $0, on: repository) } ?? "read"
    let isAdmin = permission == "admin" || permission == "owner"
    return ["admin": .bool(isAdmin), "push": .bool(isAdmin || permission == "write"), "pull": true]
  }

  func label(_ label: ForgeLabel) throws -> Value {
    let name = try forge.store.repository(id: label.repositoryID)?.fullName ?? ""
    return [
      "id": .int(label.id), "name": .string(label.name), "exclusive": false, "is_archived": false,
      "color": .string(label.color), "description": .string(label.text),
      "url": .string("\(base)/api/v1/repos/\(name)/labels/\(label.id)"),
    ]
  }

  func pull(_ pull: ForgePull) async throws -> Value {
    let store = forge.store
    guard let row = try store.repository(id: pull.repositoryID) else { throw ForgeFailure.notFound("repository") }
    let url = "\(base)/\(row.fullName)/pulls/\(pull.number)"
    let (head, headSHA) = try await headBranch(pull)
    let baseTip = try await forge.tip(pull.baseRef, of: row) ?? ""
    let facts = baseTip.isEmpty ? nil : await forge.merges.facts(forge.git(row), base: baseTip, head: pull.headSHA)
    let mergeBase = pull.mergeBase ?? facts?.base ?? ""
    let mergeable = pull.isOpen && !pull.isDraft && facts?.isClean == true
    return [
      "id": .int(pull.id), "url": .string(url), "number": .int(pull.number), "user": try user(id: pull.authorID),
      "title": .string(pull.title), "body": .string(pull.body),
      "labels": .array(try store.labels(of: pull).map { try label($0) }), "milestone": .null, "assignee": .null,
      "assignees": .null, "requested_reviewers": [], "requested_reviewers_teams": [],
      "state": pull.isOpen ? "open" : "closed", "draft": .bool(pull.isDraft), "is_locked": false,
      "comments": .int(try store.commentCount(of: pull)), "html_url": .string(url), "diff_url": .string(url + ".diff"),
      "patch_url": .string(url + ".patch"), "mergeable": .bool(mergeable), "merged": .bool(pull.isMerged),
      "merged_at": Self.time(pull.mergedAt), "merge_commit_sha": pull.mergeSHA.map { .string($0) } ?? .null,
      "merged_by": try user(id: pull.mergedByID), "allow_maintainer_edit": false,
      "base": [
        "label": .string(pull.baseRef), "ref": .string(pull.baseRef), "sha": .string(baseTip),
        "repo_id": .int(row.id), "repo": try await repository(row),
      ],
      "head": try await branch(pull, ref: head, sha: headSHA), "merge_base": .string(mergeBase), "due_date": .null,
      "created_at": Self.time(pull.createdAt), "updated_at": Self.time(pull.updatedAt),
      "closed_at": Self.time(pull.closedAt), "pin_order": 0,
    ]
  }

  /// Once the branch is gone, the reference that the forge keeps stands in its place.
  private func headBranch(_ pull: ForgePull) async throws -> (ref: String, sha: String) {
    if let live = try await forge.liveHead(pull) { return (pull.headRef, live) }
    return ("refs/pull/\(pull.number)/head", pull.headSHA)
  }

  private func branch(_ pull: ForgePull, ref: String, sha: String) async throws -> Value {
    let source = try forge.headRepository(pull)
    var words = Value.null
    if let source { words = try await repository(source) }
    return [
      "label": .string(pull.headRef), "ref": .string(ref), "sha": .string(sha),
      "repo_id": .int(source?.id ?? -1),
      "repo": words,
    ]
  }

  /// A pull request as the issue that it also is.
  func issue(_ pull: ForgePull) async throws -> Value {
    guard let row = try forge.store.repository(id: pull.repositoryID) else { throw ForgeFailure.notFound("repository") }
    let url = "\(base)/\(row.fullName)/pulls/\(pull.number)"
    return [
      "id": .int(pull.id), "url": .string("\(base)/api/v1/repos/\(row.fullName)/issues/\(pull.number)"),
      "html_url": .string(url), "number": .int(pull.number), "user": try user(id: pull.authorID),
      "original_author": "", "original_author_id": 0, "title": .string(pull.title), "body": .string(pull.body),
      "ref": "", "assets": [], "labels": .array(try forge.store.labels(of: pull).map { try label($0) }),
      "milestone": .null, "assignee": .null, "assignees": .null, "state": pull.isOpen ? "open" : "closed",
      "is_locked": false, "comments": .int(try forge.store.commentCount(of: pull)),
      "created_at": Self.time(pull.createdAt), "updated_at": Self.time(pull.updatedAt),
      "closed_at": Self.time(pull.closedAt), "due_date": .null,
      "pull_request": [
        "merged": .bool(pull.isMerged), "merged_at": Self.time(pull.mergedAt), "draft": .bool(pull.isDraft),
        "html_url": .string(url),
      ],
      "repository": [
        "id": .int(row.id), "name": .string(row.name), "owner": .string(row.owner), "full_name": .string(row.fullName),
      ],
      "pin_order": 0,
    ]
  }

  func comment(_ comment: ForgeComment) throws -> Value {
    guard let pull = try forge.store.pull(id: comment.pullID),
      let row = try forge.store.repository(id: pull.repositoryID)
    else { throw ForgeFailure.notFound("pull request") }
    let url = "\(base)/\(row.fullName)/pulls/\(pull.number)"
    return [
      "id": .int(comment.id), "html_url": .string("\(url)#issuecomment-\(comment.id)"),
      "pull_request_url": .string(url), "issue_url": "", "user": try user(id: comment.authorID),
      "original_author": "", "original_author_id": 0, "body": .string(comment.body), "assets": [],
      "created_at": Self.time(comment.createdAt), "updated_at": Self.time(comment.updatedAt),
    ]
  }

  func reaction(_ reaction: ForgeReaction) throws -> Value {
    [
      "user": try user(id: reaction.userID), "content": .string(reaction.content),
      "created_at": Self.time(reaction.createdAt),
    ]
  }

  /// Asked for with `state`, answered with `status`: so is Gitea.
  func status(_ status: ForgeStatus) throws -> Value {
    let name = try forge.store.repository(id: status.repositoryID)?.fullName ?? ""
    return [
      "id": .int(status.id), "status": .string(status.state), "target_url": .string(status.targetURL),
      "description": .string(status.text),
      "url": .string("\(base)/api/v1/repos/\(name)/statuses/\(status.sha)"), "context": .string(status.context),
      "creator": try user(id: status.creatorID), "created_at": Self.time(status.createdAt),
      "updated_at": Self.time(status.createdAt),
    ]
  }

  func combined(_ newest: [ForgeStatus], of sha: String, in repository: ForgeRepository) async throws -> Value {
    [
      "state": .string(ForgeStatus.combined(newest)), "sha": .string(sha), "total_count": .int(Int64(newest.count)),
      "statuses": newest.isEmpty ? .null : .array(try newest.map { try status($0) }),
      "repository": try await self.repository(repository),
      "commit_url": .string("\(base)/api/v1/repos/\(repository.fullName)/commits/\(sha)"),
      "url": .string("\(base)/api/v1/repos/\(repository.fullName)/commits/\(sha)/status"),
    ]
  }

  /// A hook as answers have it: never with its secret.
  func hook(_ hook: ForgeHook) -> Value {
    [
      "id": .int(hook.id), "type": "gitea", "branch_filter": "",
      "config": ["content_type": "json", "url": .string(hook.url)],
      "events": .array(hook.events.map { .string($0) }), "authorization_header": "", "active": .bool(hook.isActive),
      "updated_at": Self.time(hook.updatedAt), "created_at": Self.time(hook.createdAt),
    ]
  }

  /// A commit as branch lists and pushes have it (structs.PayloadCommit).
  func payloadCommit(_ commit: LocalRepository.Commit, in repository: ForgeRepository) -> Value {
    func person(_ who: LocalRepository.Signature) -> Value {
      ["name": .string(who.name), "email": .string(who.email), "username": ""]
    }
    return [
      "id": .string(commit.sha), "message": .string(commit.message),
      "url": .string("\(base)/\(repository.fullName)/commit/\(commit.sha)"), "author": person(commit.author),
      "committer": person(commit.committer), "verification": .null,
      "timestamp": .string(commit.committer.time.description), "added": .null, "removed": .null, "modified": .null,
    ]
  }

  func branch(_ name: String, sha: String, in repository: ForgeRepository) async throws -> Value {
    let commit = try await forge.git(repository).commit(sha)
    return [
      "name": .string(name), "commit": payloadCommit(commit, in: repository), "protected": false,
      "required_approvals": 0, "enable_status_check": false, "status_check_contexts": [], "user_can_push": true,
      "user_can_merge": true, "effective_branch_protection_name": "",
    ]
  }
}
