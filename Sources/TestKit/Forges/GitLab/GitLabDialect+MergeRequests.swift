// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPTransport

// Merge requests and their notes. forge-apis sections 2.1 to 2.3.

extension GitLabDialect {
  var mergeRequestRoutes: [ForgeRoute] {
    [
      under(
        "GET", "/merge_requests",
        query: [
          "state", "labels", "source_branch", "target_branch", "updated_after", "order_by", "sort", "per_page", "page",
        ]
      ) { (call, world) throws(ForgeRefusal) in
        let project = try project(call, world)
        let words: [String: ForgeWorld.Pull.State?] = [
          "opened": .open, "closed": .closed, "merged": .merged, "all": nil, "locked": nil,
        ]
        guard let wanted = words[call.query("state") ?? "all"] else {
          throw ForgeRefusal(400, "", extra: ["error": "state does not have a valid value"])
        }
        var pulls = (world.pulls[project.id] ?? []).filter { wanted == nil || $0.state == wanted }
        if call.query("order_by") == "updated_at" {
          pulls.sort { ($0.updatedAt, $0.number) < ($1.updatedAt, $1.number) }
        }
        if call.query("sort") != "asc" { pulls.reverse() }
        return page(pulls.map { json($0, in: project, world) }, call)
      },
      under("GET", "/merge_requests/{iid}") { (call, world) throws(ForgeRefusal) in
        let (project, pull) = try mergeRequest(call, world)
        var value = json(pull, in: project, world)
        value["changes_count"] = .string(pull.areFilesCut ? "1000+" : "\(pull.files.count)")
        value["diff_refs"] = [
          "base_sha": .string(pull.targetSHA), "start_sha": .string(pull.targetSHA), "head_sha": .string(pull.sha),
        ]
        return .answer(value)
      },
      under("GET", "/merge_requests/{iid}/diffs", query: ["per_page", "page"]) { (call, world) throws(ForgeRefusal) in
        page(try mergeRequest(call, world).1.files.map(json), call)
      },
    ]
  }

  var noteRoutes: [ForgeRoute] {
    [
      under(
        "GET", "/merge_requests/{iid}/notes", query: ["sort", "order_by", "activity_filter", "per_page", "page"]
      ) { (call, world) throws(ForgeRefusal) in
        let (project, pull) = try mergeRequest(call, world)
        var notes = pull.comments.filter { !$0.isDeleted }
        if call.query("sort") != "asc" { notes.reverse() }
        return page(notes.map { json($0, on: pull, in: project, world) }, call)
      },
      under("POST", "/merge_requests/{iid}/notes", members: ["body", "internal", "created_at"]) {
        (call, world) throws(ForgeRefusal) in
        let (project, pull) = try mergeRequest(call, world)
        try call.demand(.read, in: project, "403 Forbidden")
        let body = try noteBody(call)
        let comment = world.addComment(body, by: call.login, on: pull.number, in: project.id, now: call.now)
        return .answer(json(comment, on: pull, in: project, world), 201)
      },
      under("PUT", "/merge_requests/{iid}/notes/{note}", members: ["body"]) { (call, world) throws(ForgeRefusal) in
        let (project, pull, note) = try ownNote(call, world)
        let body = try noteBody(call)
        world.change(comment: note.id, in: project.id) { comment in
          comment.body = body
          comment.updatedAt = call.now
        }
        guard let edited = world.comment(note.id, in: project.id) else { throw ForgeRefusal(404, "") }
        return .answer(json(edited.comment, on: pull, in: project, world))
      },
      under("DELETE", "/merge_requests/{iid}/notes/{note}") { (call, world) throws(ForgeRefusal) in
        let (project, _, note) = try ownNote(call, world)
        world.change(comment: note.id, in: project.id) { $0.isDeleted = true }
        return HTTPResponse(status: 204)
      },
      under("POST", "/merge_requests/{iid}/notes/{note}/award_emoji", members: ["name"]) {
        (call, world) throws(ForgeRefusal) in
        let (project, _, note) = try note(call, world)
        try call.demand(.read, in: project, "403 Forbidden")
        let names = ["thumbsup", "thumbsdown", "eyes", "rocket", "white_check_mark", "x", "confused"]
        guard let name = call.json["name"]?.string, names.contains(name) else {
          throw GitLabDialect.bad("400 Bad request - Award Emoji {:name=>[\"is not a valid emoji name\"]}")
        }
        guard !note.reactions.contains(where: { $0.name == name && $0.account == call.login }) else {
          throw ForgeRefusal(404, "", extra: ["message": "404 Award Emoji Name has already been taken Not Found"])
        }
        let award = ForgeWorld.Reaction(id: world.nextID(), account: call.login, name: name)
        world.change(comment: note.id, in: project.id) { $0.reactions.append(award) }
        return .answer(
          ["id": .int(award.id), "name": .string(name), "user": user(call.login, world), "awardable_type": "Note"], 201)
      },
    ]
  }

  private func note(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal)
    -> (ForgeWorld.Repository, ForgeWorld.Pull, ForgeWorld.Comment)
  {
    let (project, pull) = try mergeRequest(call, world)
    guard let note = pull.comments.first(where: { "\($0.id)" == call["note"] && !$0.isDeleted }) else {
      throw ForgeRefusal(404, "404 Not found")
    }
    return (project, pull, note)
  }

  private func ownNote(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal)
    -> (ForgeWorld.Repository, ForgeWorld.Pull, ForgeWorld.Comment)
  {
    let found = try note(call, world)
    if found.2.author != call.login { try call.demand(.admin, in: found.0, "403 Forbidden") }
    return found
  }

  /// A line that begins with a slash would be carried out. No test wants that, so it is as if nobody had the right.
  private func noteBody(_ call: ForgeCall) throws(ForgeRefusal) -> String {
    let body = try call.text("body", missing: ForgeRefusal(400, "", extra: ["error": "body is missing"]))
    guard body.unicodeScalars.count <= 1_000_000 else {
      throw GitLabDialect.bad("400 Bad request - Note {:note=>[\"is too long (maximum is 1000000 characters)\"]}")
    }
    guard !body.split(separator: "\n").contains(where: { $0.hasPrefix("/") }) else {
      throw ForgeRefusal(403, "a quick action")
    }
    return body
  }
}
