// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Git
internal import HTTPServing

// /repos/{owner}/{repo}/pulls

extension GiteaAPI {
  func addPullRoutes(_ router: inout Router) {
    let base = "repos/{owner}/{repo}/pulls"
    on(&router, "GET", base, .anyone) { question in
      let pulls = try Self.selected(question)
      return try await question.page(pulls) { try await question.json.pull($0) }
    }
    on(&router, "POST", base, .user) { try await Self.create($0) }
    on(&router, "GET", base + "/{number}", .anyone) { question in
      let number = question.parameters["number"]
      guard number.hasSuffix(".diff") else { return .json(200, try await question.json.pull(try question.pull())) }
      let pull = try question.forge.pull(Int64(number.dropLast(5)) ?? 0, of: question.repository())
      var response = ServerResponse.text(200, "")
      response.body = .bytes(try await question.forge.diff(of: pull))
      return response
    }
    on(&router, "PATCH", base + "/{number}", .user) { try await Self.change($0) }
    on(&router, "GET", base + "/{number}/merge", .anyone) { try $0.pull().isMerged ? .empty(204) : .empty(404) }
    on(&router, "POST", base + "/{number}/merge", .user) { try await Self.merge($0) }
    on(&router, "GET", base + "/{number}/files", .anyone) { try await Self.files($0) }
    on(&router, "GET", base + "/{number}/commits", .anyone) { question in
      let (pull, repository) = (try question.pull(), try question.repository())
      let range = try await question.forge.range(of: pull)
      let commits = try await question.forge.git(repository).commits(from: range.head, notIn: range.base, limit: 250)
      return try await question.page(commits) { commit in
        [
          "sha": .string(commit.sha),
          "html_url": .string("\(forge.baseURL)/\(repository.fullName)/commit/\(commit.sha)"),
          "created": .string(commit.committer.time.description),
          "commit": question.json.payloadCommit(commit, in: repository),
          "parents": .array(commit.parents.map { ["sha": .string($0)] }),
        ]
      }
    }
  }

  /// By state, labels (ids), base branch and author, in the order asked for.
  private static func selected(_ question: Question) throws -> [ForgePull] {
    let repository = try question.repository()
    let isOpen: Bool? =
      switch question.request.query("state") ?? "open" {
      case "all": nil
      case "closed": false
      default: true
      }
    var pulls = try question.forge.store.pulls(of: repository, isOpen: isOpen)
    let labels = question.request.query.filter { $0.name == "labels" }
      .flatMap { $0.value.split(separator: ",") }.compactMap { Int64($0) }
    if !labels.isEmpty {
      pulls = try pulls.filter { pull in
        let has = Set(try question.forge.store.labels(of: pull).map(\.id))
        return labels.allSatisfy(has.contains)
      }
    }
    if let base = question.request.query("base_branch"), !base.isEmpty { pulls = pulls.filter { $0.baseRef == base } }
    if let poster = question.request.query("poster"), !poster.isEmpty {
      let id = try question.forge.store.user(login: poster)?.id
      pulls = pulls.filter { $0.authorID == id }
    }
    return sorted(pulls, by: question.request.query("sort") ?? "")
  }

  private static func sorted(_ pulls: [ForgePull], by order: String) -> [ForgePull] {
    switch order {
    case "oldest": pulls.reversed()
    case "recentupdate": pulls.sorted { ($0.updatedAt, $0.id) > ($1.updatedAt, $1.id) }
    case "leastupdate": pulls.sorted { ($0.updatedAt, $0.id) < ($1.updatedAt, $1.id) }
    case "recentclose":
      pulls.sorted { ($0.closedAt ?? $0.createdAt, $0.id) > ($1.closedAt ?? $1.createdAt, $1.id) }
    default: pulls
    }
  }

  private static func create(_ question: Question) async throws -> ServerResponse {
    let (user, repository, body) = (try question.someone(), try question.repository(), try question.body())
    let draft = PullDraft(
      title: body["title"]?.string ?? "", body: body["body"]?.string ?? "", head: body["head"]?.string ?? "",
      base: body["base"]?.string, labelIDs: body["labels"]?.array?.compactMap(\.int) ?? [])
    let pull = try await question.forge.open(draft, in: repository, by: user)
    return .json(201, try await question.json.pull(pull))
  }

  private static func change(_ question: Question) async throws -> ServerResponse {
    let (user, pull, body) = (try question.someone(), try question.pull(), try question.body())
    if !question.isMine(pull.authorID) { try question.requireWrite() }
    var edit = PullEdit(title: body["title"]?.string, body: body["body"]?.string, base: body["base"]?.string)
    switch body["state"]?.string {
    case "open": edit.isOpen = true
    case "closed": edit.isOpen = false
    case nil: break
    case .some(let other): throw ForgeFailure.unprocessable("[State]: unknown state \(other)")
    }
    let changed = try await question.forge.edit(pull, edit, by: user)
    if let ids = body["labels"]?.array?.compactMap(\.int) {
      try question.requireWrite()
      let labels = try question.forge.labels(ids, in: question.repository())
      try await question.forge.setLabels(labels, of: changed, by: user)
    }
    return .json(201, try await question.json.pull(try question.pull()))
  }

  private static func merge(_ question: Question) async throws -> ServerResponse {
    let (user, pull, body) = (try question.someone(), try question.pull(), try question.body())
    try question.requireWrite()
    guard let style = body["Do"]?.string ?? body["do"]?.string else {
      throw ForgeFailure.unprocessable("[Do]: Required")
    }
    guard style == "merge" else { throw ForgeFailure.notAllowed("Invalid merge style: \(style) is not allowed here") }
    let title = body["MergeTitleField"]?.string ?? ""
    let text = body["MergeMessageField"]?.string ?? ""
    let message = title.isEmpty ? nil : text.isEmpty ? title : "\(title)\n\n\(text)"
    _ = try await question.forge.merge(
      pull, message: message, expected: body["head_commit_id"]?.string,
      deletesBranch: body["delete_branch_after_merge"]?.bool ?? false, by: user)
    return .empty(200)
  }

  private static func files(_ question: Question) async throws -> ServerResponse {
    let (pull, repository) = (try question.pull(), try question.repository())
    let range = try await question.forge.range(of: pull)
    let changes = try await question.forge.changes(from: range.base, to: range.head, in: repository)
    let root = "\(question.forge.baseURL)/\(repository.fullName)"
    var response = try await question.page(changes) { change in
      var file: Value = [
        "filename": .string(change.path), "status": .string(change.status), "additions": .int(change.additions),
        "deletions": .int(change.deletions), "changes": .int(change.additions + change.deletions),
        "html_url": .string("\(root)/src/commit/\(range.head)/\(change.path)"),
        "contents_url": .string(
          "\(question.forge.baseURL)/api/v1/repos/\(repository.fullName)/contents/\(change.path)?ref=\(range.head)"),
        "raw_url": .string("\(root)/raw/commit/\(range.head)/\(change.path)"),
      ]
      if let previous = change.previousPath { file["previous_filename"] = .string(previous) }
      return file
    }
    let limit = min(question.request.query("limit").flatMap { Int($0) } ?? defaultPage, maximumPage)
    let (page, pages) = (
      max(1, question.request.query("page").flatMap { Int($0) } ?? 1),
      (changes.count + max(1, limit) - 1) / max(1, limit)
    )
    response.headers += [
      ("X-Page", "\(page)"), ("X-PerPage", "\(limit)"), ("X-PageCount", "\(pages)"),
      ("X-HasMore", page < pages ? "true" : "false"), ("X-Total", "\(changes.count)"),
    ]
    return response
  }
}
