// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPTransport

// Pull requests, their files and comments. forge-apis sections 1.1 to 1.3.

extension GitHubDialect {
  var pullRoutes: [ForgeRoute] {
    under(
      "GET", "/pulls", query: ["state", "head", "base", "sort", "direction", "per_page", "page"]
    ) { (call, world) throws(ForgeRefusal) in
      let repository = try repository(call, world)
      let isOldestFirst = call.query("direction") == "asc" && call.query("sort") != nil
      let state = call.query("state") ?? "open"
      guard ["open", "closed", "all"].contains(state) else {
        throw GitHubDialect.invalid("PullRequest", "state", "invalid")
      }
      var pulls = (world.pulls[repository.id] ?? []).filter {
        state == "all" || ($0.state == .open) == (state == "open")
      }
      if call.query("sort") == "updated" { pulls.sort { ($0.updatedAt, $0.number) < ($1.updatedAt, $1.number) } }
      if !isOldestFirst { pulls.reverse() }
      return page(pulls.map { json($0, in: repository, world) }, call, repository)
    }
      + under("GET", "/pulls/{number}") { (call, world) throws(ForgeRefusal) in
        let (repository, pull) = try pull(call, world)
        var value = json(pull, in: repository, world)
        value["merged"] = .bool(pull.state == .merged)
        value["changed_files"] = .int(Int64(pull.areFilesCut ? 4711 : pull.files.count))
        return .answer(value)
      }
      + under("GET", "/pulls/{number}/files", query: ["per_page", "page"]) { (call, world) throws(ForgeRefusal) in
        let (repository, pull) = try pull(call, world)
        // What lies beyond the three thousandth is not shown, and nothing says so.
        let rest = pull.areFilesCut ? (pull.files.count..<3000).map { ForgeWorld.FileChange("generated/\($0)") } : []
        return page((pull.files + rest).map(json), call, repository)
      }
  }

  var commentRoutes: [ForgeRoute] {
    under("GET", "/issues/{number}/comments", query: ["since", "per_page", "page"]) {
      (call, world) throws(ForgeRefusal) in
      let (repository, pull) = try pull(call, world)
      let since = call.query("since") ?? ""
      let shown = pull.comments.filter { !$0.isDeleted && $0.updatedAt.description >= since }
      return page(shown.map { json($0, on: pull, in: repository, world) }, call, repository)
    }
      + under("POST", "/issues/{number}/comments", members: ["body"]) { (call, world) throws(ForgeRefusal) in
        let (repository, pull) = try pull(call, world)
        try call.demand(.read, in: repository, "Resource not accessible by integration")
        let body = try commentBody(call)
        let comment = world.addComment(body, by: call.login, on: pull.number, in: repository.id, now: call.now)
        return .answer(json(comment, on: pull, in: repository, world), 201)
      }
      + under("PATCH", "/issues/comments/{comment}", members: ["body"]) { (call, world) throws(ForgeRefusal) in
        let (repository, pull, comment) = try ownComment(call, world)
        let body = try commentBody(call)
        world.change(comment: comment.id, in: repository.id) { comment in
          comment.body = body
          comment.updatedAt = call.now
        }
        guard let edited = world.comment(comment.id, in: repository.id) else { throw ForgeRefusal(404, "Not Found") }
        return .answer(json(edited.comment, on: pull, in: repository, world))
      }
      + under("DELETE", "/issues/comments/{comment}") { (call, world) throws(ForgeRefusal) in
        let (repository, _, comment) = try ownComment(call, world)
        world.change(comment: comment.id, in: repository.id) { $0.isDeleted = true }
        return HTTPResponse(status: 204)
      }
      + reactionRoutes
  }

  private var reactionRoutes: [ForgeRoute] {
    under("POST", "/issues/comments/{comment}/reactions", members: ["content"]) { (call, world) throws(ForgeRefusal) in
      let (repository, _, comment) = try comment(call, world)
      try call.demand(.read, in: repository, "Resource not accessible by integration")
      let words = ["+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes"]
      guard let content = call.json["content"]?.string, words.contains(content) else {
        throw GitHubDialect.invalid("Reaction", "content", "invalid")
      }
      if let old = comment.reactions.first(where: { $0.name == content && $0.account == call.login }) {
        return .answer(json(old, world), 200)
      }
      let reaction = ForgeWorld.Reaction(id: world.nextID(), account: call.login, name: content)
      world.change(comment: comment.id, in: repository.id) { $0.reactions.append(reaction) }
      return .answer(json(reaction, world), 201)
    }
      + under("GET", "/issues/comments/{comment}/reactions", query: ["content", "per_page", "page"]) {
        (call, world) throws(ForgeRefusal) in
        let (repository, _, comment) = try comment(call, world)
        return page(comment.reactions.map { json($0, world) }, call, repository)
      }
  }

  private func comment(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal)
    -> (ForgeWorld.Repository, ForgeWorld.Pull, ForgeWorld.Comment)
  {
    let repository = try repository(call, world)
    guard let id = Int64(call["comment"]), let found = world.comment(id, in: repository.id) else {
      throw ForgeRefusal(404, "Not Found")
    }
    return (repository, found.pull, found.comment)
  }

  /// A comment that whoever asks may change: their own, or with write access any.
  private func ownComment(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal)
    -> (ForgeWorld.Repository, ForgeWorld.Pull, ForgeWorld.Comment)
  {
    let found = try comment(call, world)
    if found.2.author != call.login { try call.demand(.write, in: found.0, "Must have admin rights to Repository.") }
    return found
  }

  private func commentBody(_ call: ForgeCall) throws(ForgeRefusal) -> String {
    let body = try call.text("body", missing: GitHubDialect.invalid("IssueComment", "body"))
    guard body.unicodeScalars.count <= 65_536 else {
      throw GitHubDialect.invalid(
        "IssueComment", "data", "unprocessable", message: "Body is too long (maximum is 65536 characters)")
    }
    return body
  }
}
