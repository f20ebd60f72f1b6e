// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPTransport

// Pull requests, their files and comments. forge-apis sections 5.1 to 5.3.

extension BitbucketDataCenterDialect {
  var pullRoutes: [ForgeRoute] {
    [
      under(
        "GET", "/pull-requests",
        query: [
          "state", "direction", "at", "order", "draft", "filterText", "withAttributes", "withProperties", "start",
          "limit",
        ]
      ) { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        let states: [String: ForgeWorld.Pull.State] = ["OPEN": .open, "DECLINED": .closed, "MERGED": .merged]
        let word = call.query("state") ?? "OPEN"
        guard word == "ALL" || states[word] != nil else { throw ForgeRefusal(400, "\(word) is no state") }
        var pulls = (world.pulls[repository.id] ?? []).filter { word == "ALL" || $0.state == states[word] }
        if call.query("order") != "OLDEST" { pulls.reverse() }
        return page(pulls.map { json($0, in: repository, world) }, call)
      },
      under("GET", "/pull-requests/{number}") { (call, world) throws(ForgeRefusal) in
        let (repository, pull) = try pull(call, world)
        return answer(json(pull, in: repository, world), call)
      },
      under(
        "GET", "/pull-requests/{number}/changes", query: ["changeScope", "withComments", "start", "limit"]
      ) { (call, world) throws(ForgeRefusal) in
        page(try pull(call, world).1.files.map(json), call, maximum: 1000)
      },
      // Newest first; replies stand within the comment that they answer.
      under("GET", "/pull-requests/{number}/activities", query: ["start", "limit", "fromId", "fromType"]) {
        (call, world) throws(ForgeRefusal) in
        let (_, pull) = try pull(call, world)
        var rows: [Value] = [["id": 1, "action": "OPENED", "user": user(pull.author, world)]]
        for comment in pull.comments where comment.parent == nil && !comment.isDeleted {
          var row: Value = [
            "id": .int(comment.id + 1), "action": "COMMENTED", "commentAction": "ADDED",
            "comment": json(comment, among: pull.comments, world), "user": user(comment.author, world),
          ]
          if comment.isInline { row["commentAnchor"] = ["path": "README.md", "line": 1] }
          rows.append(row)
        }
        return page(rows.reversed(), call)
      },
    ]
  }

  var commentRoutes: [ForgeRoute] {
    [
      under("POST", "/pull-requests/{number}/comments", members: ["text", "parent", "severity"]) {
        (call, world) throws(ForgeRefusal) in
        let (repository, pull) = try pull(call, world)
        try call.demand(.read, in: repository, "You are not permitted to access this resource")
        let comment = world.addComment(
          try text(call), by: call.login, on: pull.number, in: repository.id, now: call.now)
        if let parent = call.json.at("parent", "id")?.int {
          world.change(comment: comment.id, in: repository.id) { $0.parent = parent }
        }
        return answer(json(comment, among: [], world), call, 201)
      },
      under("GET", "/pull-requests/{number}/comments/{comment}") { (call, world) throws(ForgeRefusal) in
        let (_, pull, comment) = try comment(call, world)
        return answer(json(comment, among: pull.comments, world), call)
      },
      under("PUT", "/pull-requests/{number}/comments/{comment}", members: ["text", "version"]) {
        (call, world) throws(ForgeRefusal) in
        let (repository, _, comment) = try comment(call, world)
        try demandAuthor(of: comment, in: repository, call)
        let text = try text(call)
        try demand(version: call.json["version"]?.int, of: comment)
        world.change(comment: comment.id, in: repository.id) { comment in
          comment.body = text
          comment.version += 1
          comment.updatedAt = call.now
        }
        guard let edited = world.comment(comment.id, in: repository.id) else { throw ForgeRefusal(404, "Not Found") }
        return answer(json(edited.comment, among: edited.pull.comments, world), call)
      },
      under("DELETE", "/pull-requests/{number}/comments/{comment}", query: ["version"]) {
        (call, world) throws(ForgeRefusal) in
        let (repository, pull, comment) = try comment(call, world)
        try demandAuthor(of: comment, in: repository, call)
        try demand(version: call.query("version").flatMap { Int64($0) }, of: comment)
        if pull.comments.contains(where: { $0.parent == comment.id && !$0.isDeleted }) {
          throw ForgeRefusal(409, "The comment has replies and cannot be deleted")
        }
        world.change(comment: comment.id, in: repository.id) { $0.isDeleted = true }
        return HTTPResponse(status: 204)
      },
      ForgeRoute(
        "PUT",
        "comment-likes/latest/projects/{project}/repos/{repo}/pull-requests/{number}/comments/{comment}/reactions/{name}"
      ) { (call, world) throws(ForgeRefusal) in
        let (repository, _, comment) = try comment(call, world)
        try call.demand(.read, in: repository, "You are not permitted to access this resource")
        let reaction = ForgeWorld.Reaction(id: world.nextID(), account: call.login, name: call["name"])
        world.change(comment: comment.id, in: repository.id) { comment in
          if !comment.reactions.contains(where: { $0.account == reaction.account && $0.name == reaction.name }) {
            comment.reactions.append(reaction)
          }
        }
        return answer(["emoticon": ["shortcut": .string(call["name"])]], call)
      },
    ]
  }

  private func text(_ call: ForgeCall) throws(ForgeRefusal) -> String {
    guard let text = call.json["text"]?.string, !text.isEmpty, text.unicodeScalars.count < 32_768 else {
      throw ForgeRefusal(
        400, "Please enter a non-empty value less than 32768 characters", extra: ["context": "text"])
    }
    return text
  }

  private func demand(version: Int64?, of comment: ForgeWorld.Comment) throws(ForgeRefusal) {
    guard version == Int64(comment.version) else {
      throw ForgeRefusal(409, "You are attempting to modify a comment based on out-of-date information.")
    }
  }

  private func demandAuthor(
    of comment: ForgeWorld.Comment, in repository: ForgeWorld.Repository, _ call: ForgeCall
  ) throws(ForgeRefusal) {
    guard comment.author == call.login || call.role(in: repository) == .admin else {
      throw ForgeRefusal(401, "You are not permitted to access this resource")
    }
  }

  private func comment(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal)
    -> (ForgeWorld.Repository, ForgeWorld.Pull, ForgeWorld.Comment)
  {
    let (repository, pull) = try pull(call, world)
    guard let id = Int64(call["comment"]), let comment = pull.comments.first(where: { $0.id == id && !$0.isDeleted })
    else { throw ForgeRefusal(404, "Comment \(call["comment"]) does not exist.") }
    return (repository, pull, comment)
  }
}
