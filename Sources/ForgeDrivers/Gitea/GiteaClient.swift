// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge

/// The API of Gitea and Forgejo. forge-apis section 3.
struct GiteaClient: ForgeClient {
  private let session: Session
  private let labels: [String]
  private let identity = Remembered<Identity>()

  init(session: Session, labels: [String]) {
    self.session = session
    self.labels = labels
  }

  var host: String { session.host }
  private var calls: Conversation { Conversation(session: session) }

  /// Fifty at a time, which is the server's own cap; a server with a lower one silently gives fewer.
  func openPullRequests(_ repository: RepositoryRef) async throws(ForgeError) -> Listing {
    try await ForgeError.retryingOnceIfIncomplete { () async throws(ForgeError) -> Listing in
      var walk = PageWalk(
        session, path: calls.path(repository) + "/pulls", query: [("state", "open"), ("sort", "oldest")],
        size: ("limit", 50), style: .counted(alwaysPages: true), identity: "number", what: "\(repository)")
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

  /// Servers send all comments at once and say how many there are; should one page them, the pages are read.
  func ownComment(_ repository: RepositoryRef, _ number: Int, marker: String) async throws(ForgeError) -> Comment? {
    let own = try await identity.value(whoAmI)
    return try await ForgeError.retryingOnceIfIncomplete { () async throws(ForgeError) -> Comment? in
      let walk = PageWalk(
        session, path: "\(calls.path(repository))/issues/\(number)/comments", query: [], size: ("limit", 50),
        style: .counted(alwaysPages: false), identity: "id", what: "comments on \(repository)#\(number)")
      return try await calls.comment(repository, number, marker: marker, walk: walk, isOwn: own.wrote)
    }
  }

  func createComment(_ repository: RepositoryRef, _ number: Int, body: String) async throws(ForgeError) -> Comment {
    try await calls.createComment(repository, number, body: body)
  }

  func editComment(_ repository: RepositoryRef, _ number: Int, id: String, body: String) async throws(ForgeError) {
    try await calls.editComment(repository, number, id: id, body: body)
  }

  func setStatus(_ repository: RepositoryRef, sha: String, _ status: CommitStatus) async throws(ForgeError) {
    try await calls.setStatus(repository, sha: sha, status)
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
