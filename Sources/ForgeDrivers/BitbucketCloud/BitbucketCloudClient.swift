// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

/// The API of bitbucket.org. forge-apis section 4.
///
/// People have no logins there: comments name their author by uuid, which is also what `permission` takes; a pull request's author
/// is shown by a nickname, as ApplicationSet has it, which proves nothing; `authorAccount` is the uuid.
struct BitbucketCloudClient: ListingClient {
  /// Characters of a comment; the forge names no limit, this is that of its sibling.
  private static let commentLimit = 32_000

  let session: Session
  let share = ListingShare()
  private let commits: BitbucketCommits
  private let identity = Remembered<Identity>()

  let capabilities: Set<Capability>

  init(session: Session, capabilities: Set<Capability>) {
    self.session = session
    self.capabilities = capabilities
    commits = BitbucketCommits(session: session)
  }

  var host: String { session.host }

  /// In order of creation, oldest first: a pull request opened meanwhile then shifts no page. Fifty is the most that the server takes.
  func readOpenPullRequests(_ repository: RepositoryRef) async throws(ForgeError) -> Listing {
    try await ForgeError.retryingOnceIfIncomplete { () async throws(ForgeError) -> Listing in
      var walk = PageWalk(
        session, path: path(repository) + "/pullrequests", query: [("state", "OPEN"), ("sort", "created_on")],
        size: ("pagelen", 50), style: .addressed, identity: "id", what: "\(repository)")
      var listing = ListingBuilder()
      var items: [Value] = []
      while let page = try await walk.next() {
        listing.note(page)
        items += page.items
      }
      try await commits.prepare(items, in: repository)
      for item in items {
        if let pull = try await listed(item, in: repository) { listing.add(pull, having: []) }
      }
      return listing.listing
    }
  }

  func pullRequest(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> PullRequest? {
    let url = session.url("\(path(repository))/pullrequests/\(number)")
    guard let value = try await session.numbered(url, number, in: repository, repositoryPath: path(repository)) else {
      return nil
    }
    guard let pull = try await listed(value, in: repository) else {
      throw .malformed(host: host, detail: "pull request \(number) has no source.commit")
    }
    return pull
  }

  /// Nil while the head is not known, for instance when its branch is gone.
  private func listed(_ value: Value, in repository: RepositoryRef) async throws(ForgeError) -> PullRequest? {
    var pull = try BitbucketCloudPullRequest.read(value, in: repository, host: host)
    guard !pull.headSHA.isEmpty else { return nil }
    pull.headSHA = try await commits.whole(pull.headSHA, of: value, in: repository)
    return pull
  }

  /// Paths in both names of a renamed file. Status 555 is the forge's word for a difference that took too long.
  func changedFiles(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> ChangedFiles {
    let walk = PageWalk(
      session, path: "\(path(repository))/pullrequests/\(number)/diffstat", query: [], size: ("pagelen", 100),
      style: .addressed, identity: nil, what: "\(repository)#\(number)")
    do throws(ForgeError) {
      let files = try await walk.all { (item) throws(ForgeError) in
        [item.at("new", "path")?.string, item.at("old", "path")?.string].compactMap { $0 }
      }
      return .paths(files.joined())
    } catch {
      switch error {
      case .unavailable(_, 555): return .unknown("\(host) took too long to compare")
      case .incomplete(_, let detail): return .unknown(detail)
      default: throw error
      }
    }
  }

  /// The effective permission, teams and projects counted. The credentials must administer the repository.
  /// - Parameter user: the uuid or account id of a comment's author; a nickname can be anybody's and gives `none`.
  func permission(_ repository: RepositoryRef, user: String) async throws(ForgeError) -> Permission {
    let isUUID = user.hasPrefix("{") && user.hasSuffix("}")
    let isPlain = user.utf8.allSatisfy {
      $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    guard isPlain, isUUID || user.utf8.count >= 24 else { return .none }
    let field = isUUID ? "uuid" : "account_id"
    let workspace = PercentEncoding.component(repository.owner)
    let url = session.url(
      "/workspaces/\(workspace)/permissions/repositories/\(PercentEncoding.component(repository.name))",
      [("q", "user.\(field)=\"\(user)\"")])
    let answer = try await session.value(url, what: "permissions in \(repository)")
    switch answer["values"]?.array?.first?["permission"]?.string {
    case "admin": return .admin
    case "write": return .write
    case "read": return .read
    default: return .none
    }
  }

  func path(_ repository: RepositoryRef) -> String {
    "/repositories/\(PercentEncoding.component(repository.owner))/\(PercentEncoding.component(repository.name))"
  }
}

// MARK: Comments

extension BitbucketCloudClient {
  /// Comments on lines of code are left out, and so are those that were deleted, which the forge keeps as empty shells.
  private func readComments(
    _ repository: RepositoryRef, _ number: Int, isWanted: (Value) -> Bool
  ) async throws(ForgeError) -> [Comment] {
    let walk = PageWalk(
      session, path: "\(path(repository))/pullrequests/\(number)/comments",
      query: [("q", "deleted=false"), ("sort", "created_on")], size: ("pagelen", 100), style: .addressed,
      identity: "id", what: "comments on \(repository)#\(number)")
    return try await walk.all { (item) throws(ForgeError) -> Comment? in
      let isGone = item["deleted"]?.bool == true || item["inline"]?.object != nil || item["pending"]?.bool == true
      return isGone || !isWanted(item) ? nil : try comment(item)
    }
  }

  func comments(_ repository: RepositoryRef, _ number: Int, since: Timestamp?) async throws(ForgeError) -> [Comment] {
    try await readComments(repository, number) { _ in true }.created(since: since)
  }

  func ownComment(_ repository: RepositoryRef, _ number: Int, marker: String) async throws(ForgeError) -> Comment? {
    let own = try await identity.value(whoAmI)
    let marker = StickyMarker.asLinkDefinition(marker)
    let comments = try await readComments(repository, number) { item in
      item.at("content", "raw")?.string?.contains(marker) == true && own.wrote(item)
    }
    return comments.min { (Int($0.id) ?? .max) < (Int($1.id) ?? .max) }
  }

  func createComment(_ repository: RepositoryRef, _ number: Int, body: String) async throws(ForgeError) -> Comment {
    let url = session.url("\(path(repository))/pullrequests/\(number)/comments")
    return try comment(
      try await session.value(url, method: "POST", json: content(body), what: "\(repository)#\(number)"))
  }

  func editComment(_ repository: RepositoryRef, _ number: Int, id: String, body: String) async throws(ForgeError) {
    let what = "comment \(id) on \(repository)#\(number)"
    _ = try await session.send(commentURL(repository, number, id), method: "PUT", json: content(body), what: what)
  }

  func deleteComment(_ repository: RepositoryRef, _ number: Int, id: String) async throws(ForgeError) {
    try await session.delete(commentURL(repository, number, id), what: "comment \(id) on \(repository)#\(number)")
  }

  private func commentURL(_ repository: RepositoryRef, _ number: Int, _ id: String) -> String {
    session.url("\(path(repository))/pullrequests/\(number)/comments/\(PercentEncoding.component(id))")
  }

  private func content(_ body: String) -> Value {
    let text = PlainMarkdown.without(html: body).fitted(toScalars: BitbucketCloudClient.commentLimit)
    return ["content": ["raw": .string(text)]]
  }

  private func comment(_ value: Value) throws(ForgeError) -> Comment {
    let wire = WireObject(value: value, host: host, name: "a comment")
    return Comment(
      id: String(try wire.requiredNumber("id")), body: StickyMarker.fromLinkDefinition(wire.text("content", "raw")),
      author: wire.text("user", "uuid"),
      authorIsBot: wire.text("user", "type") == "app_user", createdAt: wire.instant("created_on"))
  }
}

// MARK: Who we are

extension BitbucketCloudClient {
  private enum Identity: Sendable {
    case uuid(String)
    /// Access tokens of a repository, project or workspace have no account, and write as an app.
    case anyApp

    func wrote(_ comment: Value) -> Bool {
      switch self {
      case .uuid(let uuid): comment.at("user", "uuid")?.string == uuid
      case .anyApp: comment.at("user", "type")?.string == "app_user"
      }
    }
  }

  private func whoAmI() async throws(ForgeError) -> Identity {
    do throws(ForgeError) {
      let user = try await session.value(session.url("/user"), what: "the own account")
      guard let uuid = user["uuid"]?.string else {
        throw ForgeError.malformed(host: host, detail: "the own account has no uuid")
      }
      return .uuid(uuid)
    } catch {
      switch error {
      case .forbidden, .unauthorized: return .anyApp
      // Nothing that was asked about is gone, so this must not look as if it were.
      case .notFound: throw .malformed(host: host, detail: "no /user there; check `api`")
      default: throw error
      }
    }
  }
}
