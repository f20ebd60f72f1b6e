// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPTransport

// Pull requests, their files and comments. forge-apis sections 3.1 to 3.3.

extension GiteaDialect {
  var pullRoutes: [ForgeRoute] {
    [
      under(
        "GET", "/pulls", query: ["state", "sort", "labels", "milestone", "poster", "base_branch", "page", "limit"]
      ) { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        let state = call.query("state") ?? "open"
        guard ["open", "closed", "all"].contains(state) else { throw ForgeRefusal(422, "[State]: Invalid") }
        var pulls = (world.pulls[repository.id] ?? []).filter {
          state == "all" || ($0.state == .open) == (state == "open")
        }
        switch call.query("sort") ?? "" {
        case "oldest": break
        case "recentupdate": pulls.sort { ($0.updatedAt, $0.number) > ($1.updatedAt, $1.number) }
        case "leastupdate": pulls.sort { ($0.updatedAt, $0.number) < ($1.updatedAt, $1.number) }
        default: pulls.reverse()
        }
        return page(pulls.map { json($0, in: repository, world) }, call)
      },
      under("GET", "/pulls/{number}") { (call, world) throws(ForgeRefusal) in
        let (repository, pull) = try pull(call, world)
        return .answer(json(pull, in: repository, world))
      },
      under("GET", "/pulls/{number}/files", query: ["page", "limit", "skip-to", "whitespace"]) {
        (call, world) throws(ForgeRefusal) in
        let (_, pull) = try pull(call, world)
        var response = page(pull.files.map(json), call)
        let size = min(call.number("limit", default: GiteaDialect.defaultPage), GiteaDialect.maximumPage)
        let (number, pages) = (call.number("page", default: 1), (pull.files.count + size - 1) / max(size, 1))
        response.headers.add("X-Page", "\(number)")
        response.headers.add("X-PerPage", "\(size)")
        response.headers.add("X-PageCount", "\(pages)")
        response.headers.add("X-HasMore", number < pages ? "true" : "false")
        return response
      },
    ]
  }

  var commentRoutes: [ForgeRoute] {
    [
      under("GET", "/issues/{number}/comments", query: ["since", "before"]) { (call, world) throws(ForgeRefusal) in
        let (repository, pull) = try pull(call, world)
        let since = call.query("since") ?? ""
        let shown = pull.comments.filter { !$0.isDeleted && $0.updatedAt.description >= since }
        var response = HTTPResponse.answer(.array(shown.map { json($0, on: pull, in: repository, world) }))
        response.headers.add("X-Total-Count", "\(shown.count)")
        return response
      },
      under("POST", "/issues/{number}/comments", members: ["body", "updated_at"]) {
        (call, world) throws(ForgeRefusal) in
        let (repository, pull) = try pull(call, world)
        try call.demand(.read, in: repository, "user should have permission to write to issues")
        if repository.isArchived { throw ForgeRefusal(423, "\(repository.path) is archived") }
        let body = try call.text("body", missing: ForgeRefusal(422, "[Body]: Required"))
        let comment = world.addComment(body, by: call.login, on: pull.number, in: repository.id, now: call.now)
        return .answer(json(comment, on: pull, in: repository, world), 201)
      },
      under("PATCH", "/issues/comments/{comment}", members: ["body", "updated_at"]) {
        (call, world) throws(ForgeRefusal) in
        let (repository, pull, comment) = try ownComment(call, world)
        let body = try call.text("body", missing: ForgeRefusal(422, "[Body]: Required"))
        world.change(comment: comment.id, in: repository.id) { comment in
          comment.body = body
          comment.updatedAt = call.now
        }
        guard let edited = world.comment(comment.id, in: repository.id) else { throw ForgeRefusal(404, "Not Found") }
        return .answer(json(edited.comment, on: pull, in: repository, world))
      },
      under("DELETE", "/issues/comments/{comment}") { (call, world) throws(ForgeRefusal) in
        let (repository, _, comment) = try ownComment(call, world)
        world.change(comment: comment.id, in: repository.id) { $0.isDeleted = true }
        return HTTPResponse(status: 204)
      },
    ] + reactionRoutes
  }

  /// Reactions have no number; the words are a setting of the server.
  private var reactionRoutes: [ForgeRoute] {
    let words = ["+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes"]
    return [
      under("POST", "/issues/comments/{comment}/reactions", members: ["content"]) {
        (call, world) throws(ForgeRefusal) in
        let (repository, _, comment) = try comment(call, world)
        try call.demand(.read, in: repository, "user should have permission to write to issues")
        guard let content = call.json["content"]?.string, words.contains(content) else {
          throw ForgeRefusal(403, "'\(call.json["content"]?.string ?? "")' is not an allowed reaction")
        }
        let isThere = comment.reactions.contains { $0.name == content && $0.account == call.login }
        let reaction = ForgeWorld.Reaction(id: world.nextID(), account: call.login, name: content)
        if !isThere { world.change(comment: comment.id, in: repository.id) { $0.reactions.append(reaction) } }
        return .answer(json(reaction, world), isThere ? 200 : 201)
      },
      under("GET", "/issues/comments/{comment}/reactions") { (call, world) throws(ForgeRefusal) in
        .answer(.array(try comment(call, world).2.reactions.map { json($0, world) }))
      },
    ]
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

  private func ownComment(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal)
    -> (ForgeWorld.Repository, ForgeWorld.Pull, ForgeWorld.Comment)
  {
    let found = try comment(call, world)
    if found.2.author != call.login { try call.demand(.write, in: found.0, "user should have permission to write") }
    return found
  }
}
