// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

/// GitHub's REST API: github.com, data residency on ghe.com, Enterprise Server. forge-apis section 1.
struct GitHubClient: ListingClient {
  /// Characters of a comment that every version takes (the documented limit is 65 536).
  static let commentLimit = 65_000

  let capabilities: Set<Capability>
  let session: Session
  let share = ListingShare()
  let labels: [String]
  /// Set for Apps, whose own login cannot be asked for with their installation tokens.
  private let app: GitHubApp?
  private let identity = Remembered<Identity>()

  init(session: Session, labels: [String], app: GitHubApp?, capabilities: Set<Capability>) {
    self.session = session
    self.labels = labels
    self.app = app
    self.capabilities = capabilities
  }

  var host: String { session.host }
  var usage: ForgeUsage {
    let now = session.clock.now()
    return app?.usage(now: now) ?? session.allowance.usage(now: now)
  }

  func gitToken(_ repository: RepositoryRef) async throws(ForgeError) -> SecretText {
    guard let app else { throw .unsupported(host: host, what: "tokens for Git without an App") }
    return try await app.token(for: repository)
  }

  /// An App has a token of its own for each account that installed it, so the session depends on the repository.
  func calls(_ repository: RepositoryRef) -> Conversation {
    guard let app else { return Conversation(session: session) }
    return Conversation(
      session: session.authorized(app.allowance(for: repository.owner)) { () async throws(ForgeError) -> String? in
        try await app.authorization(for: repository)
      })
  }

  /// A list below the repository, a hundred a page.
  func walk(
    _ calls: Conversation, _ repository: RepositoryRef, _ tail: String,
    query: [(name: String, value: String)] = [], identity: String?, member: String? = nil, what: String
  ) -> PageWalk {
    PageWalk(
      calls.session, path: calls.path(repository) + tail, query: query, size: ("per_page", 100), style: .linked,
      identity: identity, member: member, what: what)
  }

  /// In order of creation, oldest first: a pull request opened meanwhile then shifts no page.
  func readOpenPullRequests(_ repository: RepositoryRef) async throws(ForgeError) -> Listing {
    let calls = calls(repository)
    return try await ForgeError.retryingOnceIfIncomplete { () async throws(ForgeError) -> Listing in
      var walk = walk(
        calls, repository, "/pulls", query: [("state", "open"), ("sort", "created"), ("direction", "asc")],
        identity: "number", what: "\(repository)")
      var listing = ListingBuilder()
      while let page = try await walk.next() {
        listing.note(page)
        for item in page.items { listing.add(try pullRequest(item, in: repository), having: labels) }
      }
      return listing.listing
    }
  }

  func pullRequest(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> PullRequest? {
    guard let value = try await calls(repository).pullRequest(repository, number) else { return nil }
    return try pullRequest(value, in: repository)
  }

  private func pullRequest(_ value: Value, in repository: RepositoryRef) throws(ForgeError) -> PullRequest {
    var pull = try WirePullRequest.common(value, in: repository, host: host)
    guard !pull.headSHA.isEmpty else {
      throw .malformed(host: host, detail: "pull request \(pull.number) has no head.sha")
    }
    pull.authorIsBot = value.at("user", "type")?.string == "Bot"
    pull.authorAssociation = value["author_association"]?.string ?? ""
    return pull
  }
}

// MARK: Comments

extension GitHubClient {
  func ownComment(_ repository: RepositoryRef, _ number: Int, marker: String) async throws(ForgeError) -> Comment? {
    let own = try await identity.value(whoAmI)
    let calls = calls(repository)
    return try await ForgeError.retryingOnceIfIncomplete { () async throws(ForgeError) -> Comment? in
      try await calls.comment(
        repository, number, marker: marker, walk: comments(calls, repository, number), isOwn: own.wrote)
    }
  }

  /// `since` looks at the last change, so that an old comment which was edited comes too.
  func comments(_ repository: RepositoryRef, _ number: Int, since: Timestamp?) async throws(ForgeError) -> [Comment] {
    let calls = calls(repository)
    let query = since.map { [(name: "since", value: $0.description)] } ?? []
    return try Conversation.comments(
      try await comments(calls, repository, number, query: query).all(), since: since, calls.comment)
  }

  private func comments(
    _ calls: Conversation, _ repository: RepositoryRef, _ number: Int, query: [(name: String, value: String)] = []
  ) -> PageWalk {
    walk(
      calls, repository, "/issues/\(number)/comments", query: query, identity: "id",
      what: "comments on \(repository)#\(number)")
  }

  func createComment(_ repository: RepositoryRef, _ number: Int, body: String) async throws(ForgeError) -> Comment {
    try await calls(repository).createComment(repository, number, body: fitted(body))
  }

  func editComment(_ repository: RepositoryRef, _ number: Int, id: String, body: String) async throws(ForgeError) {
    try await calls(repository).editComment(repository, number, id: id, body: fitted(body))
  }

  func deleteComment(_ repository: RepositoryRef, _ number: Int, id: String) async throws(ForgeError) {
    try await calls(repository).deleteComment(repository, number, id: id)
  }

  func acknowledge(
    _ repository: RepositoryRef, _ number: Int, commentID: String, _ acknowledgement: Acknowledgement
  ) async throws(ForgeError) {
    try await calls(repository).react(repository, number, id: commentID, acknowledgement.githubWord)
  }

  private func fitted(_ body: String) -> String { body.fitted(toScalars: GitHubClient.commentLimit) }
}

extension Acknowledgement {
  /// GitHub's word, which Gitea took over.
  var githubWord: String {
    switch self {
    case .seen: "eyes"
    case .done: "+1"
    case .refused: "confused"
    }
  }
}

// MARK: Who we are

extension GitHubClient {
  /// By whom a comment must be to be ours.
  enum Identity: Sendable, Equatable {
    case login(String)
    /// Installation tokens (an App's, `GITHUB_TOKEN` of Actions) may not ask who they are, but they write as a bot, and a person who
    /// pastes our marker is none.
    case anyBot

    func wrote(_ comment: Value) -> Bool {
      switch self {
      case .login(let login): comment.at("user", "login")?.string?.lowercased() == login.lowercased()
      case .anyBot:
        comment.at("user", "type")?.string == "Bot" || comment["performed_via_github_app"]?.object != nil
      }
    }
  }

  private func whoAmI() async throws(ForgeError) -> Identity {
    if let app { return .login(try await app.slug() + "[bot]") }
    return try await Conversation(session: session).ownLogin().map(Identity.login) ?? .anyBot
  }
}
