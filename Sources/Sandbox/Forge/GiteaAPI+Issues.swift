// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Git
internal import HTTPServing

// /repos/{owner}/{repo}/issues, labels, statuses: what hangs on a pull request or a commit.

extension GiteaAPI {
  func addIssueRoutes(_ router: inout Router) {
    addCommentRoutes(&router)
    addReactionRoutes(&router)
    addLabelRoutes(&router)
    addStatusRoutes(&router)
    let issue = "repos/{owner}/{repo}/issues/{number}"
    on(&router, "GET", issue, .anyone) { .json(200, try await $0.json.issue(try $0.pull())) }
    on(&router, "GET", "repos/{owner}/{repo}/issues", .anyone) { question in
      let state = question.request.query("state") ?? "open"
      let isOpen: Bool? = state == "all" ? nil : state != "closed"
      let since = question.request.query("since").flatMap { Timestamp($0) }
      let isPulls = question.request.query("type") != "issues"
      let pulls = try question.forge.store.pulls(of: question.repository(), isOpen: isOpen)
        .filter { isPulls && (since == nil || $0.updatedAt >= since ?? $0.updatedAt) }
      return try await question.page(pulls) { try await question.json.issue($0) }
    }
  }

  private func addCommentRoutes(_ router: inout Router) {
    let list = "repos/{owner}/{repo}/issues/{number}/comments"
    let one = "repos/{owner}/{repo}/issues/comments/{id}"
    on(&router, "GET", list, .anyone) { question in  // all of them: Gitea does not page this one
      let comments = try question.forge.store.comments(of: try question.pull())
      let since = question.request.query("since").flatMap { Timestamp($0) }
      let before = question.request.query("before").flatMap { Timestamp($0) }
      let wanted = comments.filter { comment in
        since.map { comment.updatedAt >= $0 } ?? true && before.map { comment.updatedAt <= $0 } ?? true
      }
      var response = ServerResponse.json(200, .array(try wanted.map { try question.json.comment($0) }))
      response.headers.append(("X-Total-Count", "\(wanted.count)"))
      return response
    }
    on(&router, "GET", "repos/{owner}/{repo}/issues/comments", .anyone) { question in
      let since = question.request.query("since").flatMap { Timestamp($0) } ?? Timestamp(seconds: 0)
      let comments = try question.forge.store.comments(of: question.repository(), since: since)
      return try await question.page(comments) { try question.json.comment($0) }
    }
    on(&router, "POST", list, .user) { question in
      let body = try question.body()["body"]?.string ?? ""
      let comment = try await question.forge.comment(body, on: try question.pull(), by: try question.someone())
      return .json(201, try question.json.comment(comment))
    }
    on(&router, "GET", one, .anyone) { .json(200, try $0.json.comment(try $0.comment())) }
    on(&router, "PATCH", one, .user) { question in
      let comment = try question.comment()
      if !question.isMine(comment.authorID) { try question.requireWrite() }
      let body = try question.body()["body"]?.string ?? ""
      guard !body.isEmpty else { throw ForgeFailure.unprocessable("[Body]: Required") }
      let edited = try await question.forge.edit(comment, body: body, by: try question.someone())
      return .json(200, try question.json.comment(edited))
    }
    on(&router, "DELETE", one, .user) { question in
      let comment = try question.comment()
      if !question.isMine(comment.authorID) { try question.requireWrite() }
      try await question.forge.delete(comment, by: try question.someone())
      return .empty(204)
    }
  }

  /// REACTIONS of a Gitea that nobody configured.
  private static let reactions = ["+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes"]

  private func addReactionRoutes(_ router: inout Router) {
    let pattern = "repos/{owner}/{repo}/issues/comments/{id}/reactions"
    on(&router, "GET", pattern, .anyone) { question in
      let reactions = try question.forge.store.reactions(to: try question.comment())
      return .json(200, .array(try reactions.map { try question.json.reaction($0) }))
    }
    on(&router, "POST", pattern, .user) { question in
      let content = try question.body()["content"]?.string ?? ""
      guard Self.reactions.contains(content) else {
        throw ForgeFailure.forbidden("'\(content)' is not an allowed reaction")
      }
      let (user, comment) = (try question.someone(), try question.comment())
      let isNew = try question.forge.store.react(content, by: user, to: comment)
      let reaction = ForgeReaction(userID: user.id, content: content, createdAt: question.forge.now())
      return .json(isNew ? 201 : 200, try question.json.reaction(reaction))
    }
    on(&router, "DELETE", pattern, .user) { question in
      let content = try question.body()["content"]?.string ?? ""
      try question.forge.store.unreact(content, by: try question.someone(), to: try question.comment())
      return .empty(200)
    }
  }

  private func addLabelRoutes(_ router: inout Router) {
    let all = "repos/{owner}/{repo}/labels"
    let some = "repos/{owner}/{repo}/issues/{number}/labels"
    on(&router, "GET", all, .anyone) { question in
      try await question.page(try question.forge.store.labels(of: question.repository())) {
        try question.json.label($0)
      }
    }
    on(&router, "POST", all, .user) { question in
      try question.requireWrite()
      let body = try question.body()
      guard let name = body["name"]?.string, !name.isEmpty else { throw ForgeFailure.unprocessable("[Name]: Required") }
      let color = body["color"]?.string ?? ""
      let digits = color.hasPrefix("#") ? String(color.dropFirst()) : color
      guard digits.utf8.count == 6, UInt32(digits, radix: 16) != nil else {
        throw ForgeFailure.unprocessable("bad color: \(color)")
      }
      let label = try question.forge.store.ensureLabel(
        name, color: digits.lowercased(), text: body["description"]?.string ?? "", in: question.repository())
      return .json(201, try question.json.label(label))
    }
    on(&router, "GET", some, .anyone) { question in
      .json(200, .array(try question.forge.store.labels(of: try question.pull()).map { try question.json.label($0) }))
    }
    on(&router, "POST", some, .user) { question in
      let present = try question.forge.store.labels(of: try question.pull())
      return try await Self.setLabels(question) { named in present + named.filter { !present.contains($0) } }
    }
    on(&router, "PUT", some, .user) { try await Self.setLabels($0) { $0 } }
    on(&router, "DELETE", some, .user) { question in
      try question.requireWrite()
      try await question.forge.setLabels([], of: try question.pull(), by: try question.someone())
      return .empty(204)
    }
    on(&router, "DELETE", some + "/{label}", .user) { question in
      try question.requireWrite()
      let pull = try question.pull()
      let rest = try question.forge.store.labels(of: pull).filter {
        "\($0.id)" != question.parameters["label"] && $0.name != question.parameters["label"]
      }
      try await question.forge.setLabels(rest, of: pull, by: try question.someone())
      return .empty(204)
    }
  }

  /// `labels`: ids or names.
  private static func setLabels(
    _ question: Question, _ combine: ([ForgeLabel]) -> [ForgeLabel]
  ) async throws -> ServerResponse {
    try question.requireWrite()
    let known = try question.forge.store.labels(of: question.repository())
    let named = try (question.body()["labels"]?.array ?? []).map { wanted in
      guard let label = known.first(where: { $0.id == wanted.int || $0.name == wanted.string }) else {
        throw ForgeFailure.notFound("label")
      }
      return label
    }
    let pull = try question.pull()
    try await question.forge.setLabels(combine(named), of: pull, by: try question.someone())
    return .json(200, .array(try question.forge.store.labels(of: pull).map { try question.json.label($0) }))
  }

  private func addStatusRoutes(_ router: inout Router) {
    on(&router, "POST", "repos/{owner}/{repo}/statuses/{sha}", .user) { question in
      try question.requireWrite()
      let (repository, body) = (try question.repository(), try question.body())
      let status = try await question.forge.report(
        ForgeStatus(
          id: 0, repositoryID: repository.id, sha: question.parameters["sha"], state: body["state"]?.string ?? "",
          context: body["context"]?.string ?? "default", targetURL: body["target_url"]?.string ?? "",
          text: body["description"]?.string ?? "", creatorID: try question.someone().id,
          createdAt: question.forge.now()), in: repository)
      return .json(201, try question.json.status(status))
    }
    let list: Answer = { question in
      let repository = try question.repository()
      let sha = try await question.forge.git(repository).resolve(question.parameters["sha"])
      let state = question.request.query("state")
      let statuses = try question.forge.store.statuses(of: sha, in: repository)
        .filter { state == nil || state == "" || $0.state == state }
      return try await question.page(statuses) { try question.json.status($0) }
    }
    on(&router, "GET", "repos/{owner}/{repo}/statuses/{sha}", .anyone, list)
    on(&router, "GET", "repos/{owner}/{repo}/commits/{sha}/statuses", .anyone, list)
    on(&router, "GET", "repos/{owner}/{repo}/commits/{sha}/status", .anyone) { question in
      let repository = try question.repository()
      let sha = try await question.forge.git(repository).resolve(question.parameters["sha"])
      let newest = try question.forge.store.newestStatuses(of: sha, in: repository)
      return .json(200, try await question.json.combined(newest, of: sha, in: repository))
    }
  }
}
