// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

/// The API of Gitea and Forgejo. forge-apis section 3.
struct GiteaClient: ListingClient {
  let capabilities: Set<Capability>
  let session: Session
  let share = ListingShare()
  let labels: [String]
  private let identity = Remembered<Identity>()

  init(session: Session, labels: [String], capabilities: Set<Capability>) {
    self.session = session
    self.labels = labels
    self.capabilities = capabilities
  }

  var host: String { session.host }
  private var calls: Conversation { Conversation(session: session) }

  /// Fifty at a time, which is the server's own cap; a server with a lower one silently gives fewer.
  private func walk(
    _ path: String, query: [(name: String, value: String)] = [], identity: String?, member: String? = nil,
    alwaysPages: Bool = true, what: String
  ) -> PageWalk {
    PageWalk(
      session, path: path, query: query, size: ("limit", 50), style: .counted(alwaysPages: alwaysPages),
      identity: identity, member: member, what: what)
  }

  func readOpenPullRequests(_ repository: RepositoryRef) async throws(ForgeError) -> Listing {
    try await ForgeError.retryingOnceIfIncomplete { () async throws(ForgeError) -> Listing in
      var walk = walk(
        calls.path(repository) + "/pulls", query: [("state", "open"), ("sort", "oldest")], identity: "number",
        what: "\(repository)")
      var listing = ListingBuilder()
      while let page = try await walk.next() {
        listing.note(page)
        for item in page.items { listing.add(try pullRequest(item, in: repository), having: labels) }
      }
      return listing.listing
    }
  }

  func pullRequest(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> PullRequest? {
    guard let value = try await calls.pullRequest(repository, number) else { return nil }
    return try pullRequest(value, in: repository)
  }

  func changedFiles(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> ChangedFiles {
    let walk = walk(
      "\(calls.path(repository))/pulls/\(number)/files", identity: nil, what: "files of \(repository)#\(number)")
    return try Conversation.changedFiles(try await walk.all(), host: host)
  }
}

// MARK: Comments

extension GiteaClient {
  func ownComment(_ repository: RepositoryRef, _ number: Int, marker: String) async throws(ForgeError) -> Comment? {
    let own = try await identity.value(whoAmI)
    return try await ForgeError.retryingOnceIfIncomplete { () async throws(ForgeError) -> Comment? in
      try await calls.comment(
        repository, number, marker: marker, walk: comments(repository, number), isOwn: own.wrote)
    }
  }

  func comments(_ repository: RepositoryRef, _ number: Int, since: Timestamp?) async throws(ForgeError) -> [Comment] {
    let query = since.map { [(name: "since", value: $0.description)] } ?? []
    return try Conversation.comments(
      try await comments(repository, number, query: query).all(), since: since, calls.comment)
  }

  /// Servers send all comments at once and say how many there are; should one page them, the pages are read.
  private func comments(
    _ repository: RepositoryRef, _ number: Int, query: [(name: String, value: String)] = []
  ) -> PageWalk {
    PageWalk(
      session, path: "\(calls.path(repository))/issues/\(number)/comments", query: query, size: nil,
      style: .counted(alwaysPages: false), identity: "id", what: "comments on \(repository)#\(number)")
  }

  func createComment(_ repository: RepositoryRef, _ number: Int, body: String) async throws(ForgeError) -> Comment {
    try await calls.createComment(repository, number, body: body)
  }

  func editComment(_ repository: RepositoryRef, _ number: Int, id: String, body: String) async throws(ForgeError) {
    try await calls.editComment(repository, number, id: id, body: body)
  }

  func deleteComment(_ repository: RepositoryRef, _ number: Int, id: String) async throws(ForgeError) {
    try await calls.deleteComment(repository, number, id: id)
  }

  func acknowledge(
    _ repository: RepositoryRef, _ number: Int, commentID: String, _ acknowledgement: Acknowledgement
  ) async throws(ForgeError) {
    try await calls.react(repository, number, id: commentID, acknowledgement.githubWord)
  }
}

// MARK: Commits, people, repositories

extension GiteaClient {
  func setStatus(_ repository: RepositoryRef, sha: String, _ status: CommitStatus) async throws(ForgeError) {
    try await calls.setStatus(repository, sha: sha, status)
  }

  /// Actions report here too. What a request calls `state` an answer calls `status`.
  func checks(_ repository: RepositoryRef, sha: String) async throws(ForgeError) -> [Check] {
    let statuses = try await walk(
      "\(calls.path(repository))/commits/\(PercentEncoding.component(sha))/status", identity: "id",
      member: "statuses", what: "statuses of \(sha)"
    ).all()
    return CheckStates.newest(
      statuses.map { status in
        Check(
          name: status["context"]?.string ?? "",
          state: CheckStates.state(status["status"]?.string ?? status["state"]?.string ?? ""),
          url: status["target_url"]?.string ?? "")
      })
  }

  /// Only administrators of a repository may ask about others; a lack of that right is thrown, and nobody passes for it.
  func permission(_ repository: RepositoryRef, user: String) async throws(ForgeError) -> Permission {
    try await calls.permission(repository, user: user)
  }

  func branches(_ repository: RepositoryRef) async throws(ForgeError) -> [Branch] {
    try await calls.branches(
      walk(calls.path(repository) + "/branches", identity: "name", what: "branches of \(repository)"), sha: "id")
  }

  func hasPath(_ repository: RepositoryRef, revision: String, path: String) async throws(ForgeError) -> Bool {
    try await calls.hasPath(repository, revision: revision, path: path)
  }

  /// An owner is an organisation or a person. Labels are the repository's labels for issues, as ApplicationSet has it.
  func repositories(of owner: String, settings: Value) async throws(ForgeError) -> [Repository] {
    let leavesArchived = settings["excludeArchivedRepos"]?.bool ?? false
    var repositories: [Repository] = []
    for item in try await listed(owner) {
      var repository = try calls.repository(item, https: "html_url")
      if leavesArchived && repository.isArchived { continue }
      let labels = walk(
        calls.path(repository.ref) + "/labels", identity: "id", what: "labels of \(repository.ref)")
      repository.labels = try await labels.all().compactMap { $0["name"]?.string }
      repositories.append(repository)
    }
    return repositories
  }

  private func listed(_ owner: String) async throws(ForgeError) -> [Value] {
    let tail = "/\(PercentEncoding.component(owner))/repos"
    do throws(ForgeError) {
      return try await walk("/orgs" + tail, identity: "id", what: "organisation \(owner)").all()
    } catch {
      guard case .notFound = error else { throw error }
      return try await walk("/users" + tail, identity: "id", what: "owner \(owner)").all()
    }
  }
}

// MARK: Pull requests

extension GiteaClient {
  private func pullRequest(_ value: Value, in repository: RepositoryRef) throws(ForgeError) -> PullRequest {
    var pull = try WirePullRequest.common(value, in: repository, host: host)
    if value["draft"]?.bool == nil { pull.isDraft = GiteaClient.isWorkInProgress(pull.title) }
    if pull.branch == "refs/pull/\(pull.number)/head", let label = value.at("head", "label")?.string, !label.isEmpty {
      // The branch is gone; its name survives in the label.
      pull.branch = label
    }
    pull.authorIsBot = GiteaClient.isBot(value["user"])
    return pull
  }

  /// The server's default prefixes, for servers too old to say `draft`.
  private static func isWorkInProgress(_ title: String) -> Bool {
    let lowered = title.lowercased()
    return lowered.hasPrefix("wip:") || lowered.hasPrefix("[wip]")
  }

  /// The API does not tell bots from people: the account of Actions is -2, and `[bot]` is a custom that came from GitHub.
  private static func isBot(_ user: Value?) -> Bool {
    user?["id"]?.int == -2 || WirePullRequest.login(user).hasSuffix("[bot]")
  }
}

// MARK: Who we are

extension GiteaClient {
  /// By whom a comment must be to be ours.
  private enum Identity: Sendable {
    case login(String)
    /// Tokens without `read:user`, and Forgejo's tokens for single repositories, may not ask: then the marker alone decides.
    case unknown

    func wrote(_ comment: Value) -> Bool {
      switch self {
      case .login(let login): WirePullRequest.login(comment["user"]).lowercased() == login.lowercased()
      case .unknown: true
      }
    }
  }

  private func whoAmI() async throws(ForgeError) -> Identity {
    try await calls.ownLogin().map(Identity.login) ?? .unknown
  }
}
