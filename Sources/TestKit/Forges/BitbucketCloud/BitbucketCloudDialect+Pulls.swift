// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPTransport

// Pull requests, their files and comments. forge-apis sections 4.1 to 4.3.

extension BitbucketCloudDialect {
  var pullRoutes: [ForgeRoute] {
    [
      under("GET", "/pullrequests", query: ["state", "q", "sort", "pagelen", "page", "fields"]) {
        (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        let states = call.query.filter { $0.name == "state" }.map(\.value)
        let words: [ForgeWorld.Pull.State: String] = [.open: "OPEN", .closed: "DECLINED", .merged: "MERGED"]
        guard states.allSatisfy({ ["OPEN", "MERGED", "DECLINED", "SUPERSEDED"].contains($0) }) else {
          throw ForgeRefusal(400, "Invalid state")
        }
        let wanted = states.isEmpty ? ["OPEN"] : states
        var pulls = (world.pulls[repository.id] ?? []).filter { wanted.contains(words[$0.state] ?? "") }
        switch call.query("sort") ?? "-updated_on" {
        case "created_on": break
        case "-created_on": pulls.reverse()
        case "updated_on": pulls.sort { ($0.updatedAt, $0.number) < ($1.updatedAt, $1.number) }
        case "-updated_on": pulls.sort { ($0.updatedAt, $0.number) > ($1.updatedAt, $1.number) }
        default: throw ForgeRefusal(400, "Invalid sort field")
        }
        return try page(pulls.map { json($0, in: repository, world) }, call, maximum: 50)
      },
      under("GET", "/pullrequests/{number}", query: ["fields"]) { (call, world) throws(ForgeRefusal) in
        let (repository, pull) = try pull(call, world)
        return .answer(json(pull, in: repository, world))
      },
      // The difference lies at an address of its own.
      under("GET", "/pullrequests/{number}/diffstat", query: ["pagelen", "page"]) {
        (call, world) throws(ForgeRefusal) in
        let (repository, pull) = try pull(call, world)
        let spec = PercentEncoding.component("\(repository.path):\(pull.sha.prefix(12))..\(pull.targetSHA.prefix(12))")
        let place = "\(base)/repositories/\(PercentEncoding.path(repository.path))/diffstat/\(spec)"
        return HTTPResponse(
          status: 302, headers: ["Location": "\(place)?from_pullrequest_id=\(pull.number)&topic=true"])
      },
      under("GET", "/diffstat/{spec}", query: ["from_pullrequest_id", "topic", "pagelen", "page"]) {
        (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        guard let pull = world.pull(call.number("from_pullrequest_id", default: 0), in: repository.id) else {
          throw ForgeRefusal(404, "Not Found")
        }
        if pull.areFilesCut { return HTTPResponse(status: 555) }
        return try page(pull.files.map(json), call)
      },
    ]
  }

  var commentRoutes: [ForgeRoute] {
    [
      under("GET", "/pullrequests/{number}/comments", query: ["q", "sort", "pagelen", "page", "fields"]) {
        (call, world) throws(ForgeRefusal) in
        let (_, pull) = try pull(call, world)
        let filter = call.query("q") ?? ""
        guard ["", "deleted=false"].contains(filter) else { throw ForgeRefusal(400, "Invalid query") }
        var comments = pull.comments.filter { filter.isEmpty || !$0.isDeleted }
        switch call.query("sort") ?? "created_on" {
        case "created_on": break
        case "-created_on": comments.reverse()
        default: throw ForgeRefusal(400, "Invalid sort field")
        }
        return try page(comments.map { json($0, world) }, call)
      },
      under("POST", "/pullrequests/{number}/comments", members: ["content", "parent", "inline", "pending"]) {
        (call, world) throws(ForgeRefusal) in
        let (repository, pull) = try pull(call, world)
        try call.demand(.read, in: repository, "Access denied")
        let comment = world.addComment(
          try raw(call), by: call.login, on: pull.number, in: repository.id, now: call.now)
        if let parent = call.json.at("parent", "id")?.int {
          world.change(comment: comment.id, in: repository.id) { $0.parent = parent }
        }
        return .answer(json(comment, world), 201)
      },
      under("PUT", "/pullrequests/{number}/comments/{comment}", members: ["content"]) {
        (call, world) throws(ForgeRefusal) in
        let (repository, comment) = try ownComment(call, world)
        let body = try raw(call)
        world.change(comment: comment.id, in: repository.id) { comment in
          comment.body = body
          comment.updatedAt = call.now
        }
        return .answer(json(comment, world))
      },
      under("DELETE", "/pullrequests/{number}/comments/{comment}") { (call, world) throws(ForgeRefusal) in
        let (repository, comment) = try ownComment(call, world)
        world.change(comment: comment.id, in: repository.id) { $0.isDeleted = true }
        return HTTPResponse(status: 204)
      },
    ]
  }

  private func raw(_ call: ForgeCall) throws(ForgeRefusal) -> String {
    guard let raw = call.json.at("content", "raw")?.string, !raw.isEmpty else {
      throw ForgeRefusal(400, "content: This field is required.")
    }
    return raw
  }

  private func ownComment(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal)
    -> (ForgeWorld.Repository, ForgeWorld.Comment)
  {
    let (repository, pull) = try pull(call, world)
    guard let id = Int64(call["comment"]), let comment = pull.comments.first(where: { $0.id == id && !$0.isDeleted })
    else { throw ForgeRefusal(404, "Not Found") }
    guard comment.author == call.login || call.role(in: repository) == .admin else {
      throw ForgeRefusal(403, "Access denied")
    }
    return (repository, comment)
  }
}
