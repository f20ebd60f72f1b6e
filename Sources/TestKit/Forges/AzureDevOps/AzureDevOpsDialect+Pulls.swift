// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPTransport

// Pull requests, their files and threads. forge-apis sections 6.1 to 6.3.

extension AzureDevOpsDialect {
  var pullRoutes: [ForgeRoute] {
    [
      under(
        "GET", "/pullrequests",
        query: [
          "searchCriteria.status", "searchCriteria.targetRefName", "searchCriteria.sourceRefName",
          "searchCriteria.sourceRepositoryId", "searchCriteria.creatorId", "$top", "$skip",
        ]
      ) { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        let states: [String: ForgeWorld.Pull.State] = ["active": .open, "abandoned": .closed, "completed": .merged]
        let word = call.query("searchCriteria.status") ?? "active"
        guard word == "all" || states[word] != nil else { throw ForgeRefusal(400, "\(word) is no status") }
        let pulls = (world.pulls[repository.id] ?? []).filter { word == "all" || $0.state == states[word] }
        // The newest come first.
        return page(pulls.reversed().map { json($0, in: repository, world, isListed: true) }, call)
      },
      under("GET", "/pullRequests/{number}") { (call, world) throws(ForgeRefusal) in
        let (repository, pull) = try pull(call, world)
        return .answer(json(pull, in: repository, world))
      },
      under("GET", "/pullRequests/{number}/iterations") { (call, world) throws(ForgeRefusal) in
        let (_, pull) = try pull(call, world)
        return list([["id": 1], ["id": 2, "sourceRefCommit": ["commitId": .string(pull.sha)]]])
      },
      under("GET", "/pullRequests/{number}/iterations/{iteration}/changes", query: ["$compareTo", "$top", "$skip"]) {
        (call, world) throws(ForgeRefusal) in
        let (_, pull) = try pull(call, world)
        guard call["iteration"] == "2" else { throw ForgeRefusal(404, "no such iteration") }
        let top = min(call.number("$top", default: 100), 2000)
        let skip = call.number("$skip", default: 0)
        let entries = pull.files.dropFirst(skip).prefix(top).map(change)
        let more = skip + entries.count < pull.files.count
        return .answer([
          "changeEntries": .array(Array(entries)), "nextSkip": .int(more ? Int64(skip + entries.count) : 0),
          "nextTop": .int(more ? Int64(top) : 0),
        ])
      },
    ]
  }

  private func change(_ file: ForgeWorld.FileChange) -> Value {
    let words: [ForgeWorld.FileChange.Kind: Value] = [
      .added: "add", .changed: "edit", .removed: "delete", .renamed: "rename, edit",
    ]
    var value: Value = [
      "changeId": 1, "item": ["path": .string("/" + file.path)], "changeType": words[file.kind] ?? "edit",
    ]
    if let previous = file.previous { value["originalPath"] = .string("/" + previous) }
    return value
  }

  var commentRoutes: [ForgeRoute] {
    [
      // All at once.
      under("GET", "/pullRequests/{number}/threads") { (call, world) throws(ForgeRefusal) in
        let (_, pull) = try pull(call, world)
        return list(pull.comments.filter { $0.parent == nil }.map { thread($0, among: pull.comments, world) })
      },
      under(
        "POST", "/pullRequests/{number}/threads", members: ["comments", "status", "properties", "threadContext"]
      ) { (call, world) throws(ForgeRefusal) in
        let (repository, pull) = try pull(call, world)
        try call.demand(.read, in: repository, "TF401027: You need the Git 'PullRequestContribute' permission")
        guard let first = call.json["comments"]?.array?.first else { throw ForgeRefusal(400, "no comments") }
        let comment = world.addComment(
          try content(first), by: call.login, on: pull.number, in: repository.id, now: call.now)
        for property in call.json["properties"]?.object ?? [:] {
          let value = property.value["$value"]?.string ?? ""
          world.change(comment: comment.id, in: repository.id) { $0.properties[property.key] = value }
        }
        guard let made = world.comment(comment.id, in: repository.id) else { throw ForgeRefusal(404, "Not Found") }
        return .answer(thread(made.comment, among: [], world))
      },
      under("PATCH", "/pullRequests/{number}/threads/{thread}/comments/{comment}", members: ["content"]) {
        (call, world) throws(ForgeRefusal) in
        let (repository, comment) = try ownComment(call, world)
        let content = try content(call.json)
        world.change(comment: comment.id, in: repository.id) { comment in
          comment.body = content
          comment.updatedAt = call.now
        }
        return .answer(json(comment, number: Int(call["comment"]) ?? 0, world))
      },
      under("DELETE", "/pullRequests/{number}/threads/{thread}/comments/{comment}") {
        (call, world) throws(ForgeRefusal) in
        let (repository, comment) = try ownComment(call, world)
        world.change(comment: comment.id, in: repository.id) { $0.isDeleted = true }
        return HTTPResponse(status: 200)
      },
    ]
  }

  private func content(_ comment: Value) throws(ForgeRefusal) -> String {
    guard let content = comment["content"]?.string, !content.isEmpty else { throw ForgeRefusal(400, "no content") }
    guard content.unicodeScalars.count <= 150_000 else {
      throw ForgeRefusal(400, "A discussion comment cannot be longer than 150000 characters.")
    }
    return content
  }

  private func ownComment(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal)
    -> (ForgeWorld.Repository, ForgeWorld.Comment)
  {
    let (repository, pull) = try pull(call, world)
    let thread = pull.comments.filter {
      String($0.id) == call["thread"] || $0.parent.map(String.init) == call["thread"]
    }
    guard let number = Int(call["comment"]), number >= 1, number <= thread.count else {
      throw ForgeRefusal(404, "The comment does not exist.")
    }
    guard thread[number - 1].author == call.login else { throw ForgeRefusal(403, "not your comment") }
    return (repository, thread[number - 1])
  }
}
