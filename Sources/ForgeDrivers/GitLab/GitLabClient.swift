// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

/// GitLab's REST API, version 4. A pull request is a merge request, its number the `iid`. forge-apis section 2.
struct GitLabClient: ListingClient {
  let capabilities: Set<Capability>
  let session: Session
  let share = ListingShare()
  let labels: [String]
  let identity = Remembered<String?>()

  init(session: Session, labels: [String], capabilities: Set<Capability>) {
    self.session = session
    self.labels = labels
    self.capabilities = capabilities
  }

  var host: String { session.host }

  /// A project is named by its whole path as one segment, or by its number, which has no owner.
  func path(_ repository: RepositoryRef) -> String { "/projects/" + PercentEncoding.component(repository.description) }

  func walk(
    _ path: String, query: [(name: String, value: String)] = [], identity: String?, what: String
  ) -> PageWalk {
    PageWalk(
      session, path: path, query: query, size: ("per_page", 100), style: .linked, identity: identity, what: what)
  }

  /// In order of creation, oldest first: a merge request opened meanwhile then shifts no page. One without a commit has nothing to
  /// be deployed and is left out.
  func readOpenPullRequests(_ repository: RepositoryRef) async throws(ForgeError) -> Listing {
    try await ForgeError.retryingOnceIfIncomplete { () async throws(ForgeError) -> Listing in
      var walk = walk(
        path(repository) + "/merge_requests",
        query: [("state", "opened"), ("order_by", "created_at"), ("sort", "asc")], identity: "iid",
        what: "\(repository)")
      var listing = ListingBuilder()
      while let page = try await walk.next() {
        listing.note(page)
        for item in page.items {
          let pull = try pullRequest(item, in: repository)
          if !pull.headSHA.isEmpty { listing.add(pull, having: labels) }
        }
      }
      return listing.listing
    }
  }

  func pullRequest(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> PullRequest? {
    let answer = try await unlessMissing(in: repository) { () async throws(ForgeError) -> Value in
      try await session.value(address(repository, number), what: "\(repository)!\(number)")
    }
    return try answer.map { (value) throws(ForgeError) in try pullRequest(value, in: repository) }
  }

  /// Lists have no `diff_refs`. forge-apis section 2.2.
  func asListed(_ pull: PullRequest) -> PullRequest {
    var pull = pull
    pull.baseSHA = ""
    return pull
  }

  func address(_ repository: RepositoryRef, _ number: Int) -> String {
    session.url("\(path(repository))/merge_requests/\(number)")
  }

  /// What `ask` answers; nil when it finds nothing and the project answers. GitLab hides what one may not see.
  func unlessMissing<Answer: Sendable>(
    in repository: RepositoryRef, _ ask: () async throws(ForgeError) -> Answer
  ) async throws(ForgeError) -> Answer? {
    do throws(ForgeError) { return try await ask() } catch {
      guard case .notFound = error else { throw error }
      let answer = try await session.value(session.url(path(repository)), what: "\(repository)")
      guard answer["path_with_namespace"]?.string != nil else {
        throw .malformed(host: session.host, detail: "\(repository) does not look like a project")
      }
      return nil
    }
  }
}

// MARK: Pull requests

extension GitLabClient {
  private func pullRequest(_ value: Value, in repository: RepositoryRef) throws(ForgeError) -> PullRequest {
    let name = value["iid"]?.int.map { "merge request \($0)" } ?? "a merge request"
    let wire = WireObject(value: value, host: host, name: name)
    var pull = PullRequest(
      repository: repository, number: try wire.requiredNumber("iid"), state: try state(wire),
      title: try wire.required("title"), branch: try wire.required("source_branch"),
      targetBranch: try wire.required("target_branch"),
      headSHA: value["sha"]?.string ?? wire.text("diff_refs", "head_sha"),
      author: value.at("author", "username")?.string ?? "ghost")
    pull.body = wire.text("description")
    pull.baseSHA = wire.text("diff_refs", "base_sha")
    pull.authorIsBot = GitLabClient.isBot(value["author"])
    // Maps with `name` when details were asked for.
    pull.labels = (value["labels"]?.array ?? []).compactMap { $0.string ?? $0["name"]?.string }
    pull.isDraft = wire.flag("draft") ?? wire.flag("work_in_progress") ?? false
    // The source is null when that fork was deleted.
    pull.isFork = wire.number("source_project_id").map { $0 != wire.number("target_project_id") } ?? true
    pull.url = wire.text("web_url")
    if !pull.isFork {
      pull.headRepository = repository.description
      pull.headCloneURL = GitLabClient.cloneURL(ofMergeRequest: pull.url)
    }
    pull.createdAt = wire.instant("created_at")
    pull.updatedAt = wire.instant("updated_at")
    pull.milestone = wire.text("milestone", "title")
    return pull
  }

  private func state(_ wire: WireObject) throws(ForgeError) -> PullRequest.State {
    switch try wire.required("state") {
    // Locked is what it is for the moment of merging.
    case "opened", "locked": .open
    case "closed": .closed
    case "merged": .merged
    case let other: throw .malformed(host: host, detail: "\(wire.name) is \(other.shortened(toBytes: 40))")
    }
  }

  /// `https://host/group/project/-/merge_requests/7` is below the project's page, whose clone has `.git`.
  private static func cloneURL(ofMergeRequest page: String) -> String {
    guard let mark = page.range(of: "/-/merge_requests/") ?? page.range(of: "/merge_requests/") else { return "" }
    return page[..<mark.lowerBound] + ".git"
  }

  /// Tokens of projects and groups act as accounts with names of this form; notes do not say so otherwise.
  static func isBot(_ user: Value?) -> Bool {
    if let isBot = user?["bot"]?.bool { return isBot }
    let login = user?["username"]?.string ?? ""
    return (login.hasPrefix("project_") || login.hasPrefix("group_")) && login.contains("_bot")
  }
}

extension String {
  /// The first place where `text` stands.
  fileprivate func range(of text: String) -> Range<Index>? {
    var place = startIndex
    while place < endIndex {
      if self[place...].hasPrefix(text) { return place..<index(place, offsetBy: text.count) }
      place = index(after: place)
    }
    return nil
  }
}
