// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

// Objects as Azure DevOps writes them.

extension AzureDevOpsDialect {
  private var site: String { "https://dev.azure.com" }

  /// Labels are left out when there are none; nothing says when it was changed; a fork is told by its source.
  func json(
    _ pull: ForgeWorld.Pull, in repository: ForgeWorld.Repository, _ world: ForgeWorld, isListed: Bool = false
  ) -> Value {
    let states: [ForgeWorld.Pull.State: Value] = [.open: "active", .closed: "abandoned", .merged: "completed"]
    var value: Value = [
      "repository": json(repository), "pullRequestId": .int(Int64(pull.number)), "codeReviewId": .int(pull.id),
      "status": states[pull.state] ?? "active", "createdBy": user(pull.author, world), "title": .string(pull.title),
      // Lists cut it.
      "description": .string(isListed ? String(pull.body.prefix(400)) : pull.body),
      "creationDate": date(pull.createdAt), "sourceRefName": .string("refs/heads/\(pull.branch)"),
      "targetRefName": .string("refs/heads/\(pull.target)"), "mergeStatus": "succeeded",
      "isDraft": .bool(pull.isDraft), "lastMergeSourceCommit": ["commitId": .string(pull.sha)],
      "lastMergeTargetCommit": ["commitId": .string(pull.targetSHA)], "reviewers": [],
      "url": .string("\(site)/_apis/git/repositories/\(repository.id)/pullRequests/\(pull.number)"),
    ]
    if !pull.labels.isEmpty {
      value["labels"] = .array(pull.labels.map { ["id": "1", "name": .string($0), "active": true] })
    }
    if pull.head != repository.id {
      let source = pull.head.flatMap { world.repository(id: $0) }
      value["forkSource"] = [
        "name": .string("refs/heads/\(pull.branch)"),
        "repository": source.map { json($0) } ?? ["id": .string(AzureDevOpsDialect.guid(0))],
      ]
    }
    return value
  }

  func json(_ repository: ForgeWorld.Repository) -> Value {
    let place = "\(site)/\(repository.owner)/_git/\(repository.name)"
    let project = repository.owner.split(separator: "/").last.map(String.init) ?? ""
    var value: Value = [
      "id": .string(AzureDevOpsDialect.guid(repository.id)), "name": .string(repository.name),
      "project": ["id": .string(AzureDevOpsDialect.projectID), "name": .string(project), "state": "wellFormed"],
      "remoteUrl": .string(place.replacing("https://", with: "https://acme@")), "webUrl": .string(place),
      "sshUrl": .string("git@ssh.dev.azure.com:v3/\(repository.path)"), "isDisabled": .bool(repository.isArchived),
    ]
    if !repository.branches.isEmpty { value["defaultBranch"] = .string("refs/heads/\(repository.defaultBranch)") }
    return value
  }

  static let projectID = "d350c9c0-7749-4ff8-a78f-f9c1f0e56729"

  /// A thread is named after the comment that began it, and numbers its comments.
  func thread(
    _ root: ForgeWorld.Comment, among all: [ForgeWorld.Comment], _ world: ForgeWorld
  ) -> Value {
    let comments = [root] + all.filter { $0.parent == root.id }
    var properties: Value = [:]
    for (name, value) in root.properties { properties[name] = ["$type": "System.String", "$value": .string(value)] }
    return [
      "id": .int(root.id), "status": "closed", "isDeleted": false, "properties": properties,
      "threadContext": root.isInline ? ["filePath": "/README.md"] : .null, "publishedDate": date(root.createdAt),
      "comments": .array(comments.enumerated().map { json($1, number: $0 + 1, world) }),
    ]
  }

  /// A deleted comment keeps its place and loses its words.
  func json(_ comment: ForgeWorld.Comment, number: Int, _ world: ForgeWorld) -> Value {
    var value: Value = [
      "id": .int(Int64(number)), "parentCommentId": .int(number == 1 ? 0 : 1), "author": user(comment.author, world),
      "commentType": comment.isSystem ? "system" : "text", "publishedDate": date(comment.createdAt),
      "lastUpdatedDate": date(comment.updatedAt),
    ]
    if comment.isDeleted { value["isDeleted"] = true } else { value["content"] = .string(comment.body) }
    return value
  }

  func json(_ status: ForgeWorld.Status) -> Value {
    let slash = status.key.lastIndex(of: "/")
    let genre = slash.map { String(status.key[..<$0]) } ?? ""
    let name = slash.map { String(status.key[status.key.index(after: $0)...]) } ?? status.key
    return [
      "id": .int(status.id), "state": .string(status.state), "description": .string(status.text),
      "context": ["name": .string(name), "genre": .string(genre)], "creationDate": date(status.createdAt),
      "targetUrl": .string(status.url),
    ]
  }

  /// Builds of pull requests run on the merge and name the head in what triggered them.
  func build(_ status: ForgeWorld.Status, of sha: String) -> Value {
    let isDone = status.state != "pending"
    return [
      "id": .int(status.id), "definition": ["name": .string(status.key)], "status": isDone ? "completed" : "inProgress",
      "result": isDone ? .string(status.state) : .null, "sourceVersion": .string(String(sha.reversed())),
      "triggerInfo": ["pr.sourceSha": .string(sha)], "_links": ["web": ["href": .string(status.url)]],
    ]
  }

  func user(_ login: String, _ world: ForgeWorld) -> Value {
    guard let account = world.account(login) else { return .null }
    return [
      "id": .string(AzureDevOpsDialect.guid(account.id)), "displayName": .string(login),
      "uniqueName": .string("\(login)@example.com"), "descriptor": .string("aad.\(account.id)"),
    ]
  }

  /// With seven digits of a second.
  private func date(_ instant: Timestamp) -> Value { .string(String(instant.microText.dropLast()) + "0Z") }
}
