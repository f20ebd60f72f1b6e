// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge

/// GitHub's REST API: github.com, data residency on ghe.com, Enterprise Server. forge-apis section 1.
struct GitHubClient: ForgeClient {
  /// Characters of a comment that every version takes (the documented limit is 65 536).
  static let commentLimit = 65_000

  private let session: Session
  private let labels: [String]
  /// Set for Apps, whose own login cannot be asked for with their installation tokens.
  private let app: GitHubApp?
  private let identity = Remembered<Identity>()

  init(session: Session, labels: [String], app: GitHubApp?) {
    self.session = session
    self.labels = labels
    self.app = app
  }

  var host: String { session.host }

  /// An App has a token of its own for each account that installed it, so the session depends on the repository.
  private func calls(_ repository: RepositoryRef) -> Conversation {
    guard let app else { return Conversation(session: session) }
    return Conversation(
      session: session.authorized { () async throws(ForgeError) -> String? in
        try await app.authorization(for: repository)
      })
  }

  /// In order of creation, oldest first: a pull request opened meanwhile then shifts no page.
  func openPullRequests(_ repository: RepositoryRef) async throws(ForgeError) -> Listing {
    let calls = calls(repository)
    return try await ForgeError.retryingOnceIfIncomplete { () async throws(ForgeError) -> Listing in
      var walk = PageWalk(
        calls.session, path: calls.path(repository) + "/pulls",
        query: [("state", "open"), ("sort", "created"), ("direction", "asc")], size: ("per_page", 100), style: .linked,
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

  func ownComment(_ repository: RepositoryRef, _ number: Int, marker: String) async throws(ForgeError) -> Comment? {
    let own = try await identity.value(whoAmI)
    let calls = calls(repository)
    return try await ForgeError.retryingOnceIfIncomplete { () async throws(ForgeError) -> Comment? in
      let walk = PageWalk(
        calls.session, path: "\(calls.path(repository))/issues/\(number)/comments", query: [], size: ("per_page", 100),
        style: .linked, identity: "id", what: "comments on \(repository)#\(number)")
      return try await calls.comment(repository, number, marker: marker, walk: walk, isOwn: own.wrote)
    }
  }

  func createComment(_ repository: RepositoryRef, _ number: Int, body: String) async throws(ForgeError) -> Comment {
    try await calls(repository).createComment(repository, number, body: fitted(body))
  }

  func editComment(_ repository: RepositoryRef, _ number: Int, id: String, body: String) async throws(ForgeError) {
    try await calls(repository).editComment(repository, number, id: id, body: fitted(body))
  }

  func setStatus(_ repository: RepositoryRef, sha: String, _ status: CommitStatus) async throws(ForgeError) {
    try await calls(repository).setStatus(repository, sha: sha, status)
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

  private func fitted(_ body: String) -> String {
    guard body.unicodeScalars.count > GitHubClient.commentLimit else { return body }
    let note = "\n\n…"
    let room = GitHubClient.commentLimit - note.unicodeScalars.count
    return String(String.UnicodeScalarView(body.unicodeScalars.prefix(room))) + note
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
