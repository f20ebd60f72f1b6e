// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import HTTPTransport

/// Calls whose paths and bodies GitHub and Gitea share: one repository's pull requests, comments and commit statuses.
struct Conversation: Sendable {
  let session: Session

  func path(_ repository: RepositoryRef) -> String {
    "/repos/\(PercentEncoding.component(repository.owner))/\(PercentEncoding.component(repository.name))"
  }

  /// The pull request as the forge writes it; nil when the repository answers and has no such number.
  func pullRequest(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> Value? {
    let url = session.url("\(path(repository))/pulls/\(number)")
    return try await unlessMissing(in: repository) { () async throws(ForgeError) -> Value in
      try await session.value(url, what: "\(repository)#\(number)")
    }
  }

  /// What `ask` answers; nil when it finds nothing and the repository answers.
  ///
  /// A missing thing and a missing or hidden repository are both a 404, but only the first one may be believed to be gone: so the
  /// repository itself is asked.
  func unlessMissing<Answer: Sendable>(
    in repository: RepositoryRef, _ ask: () async throws(ForgeError) -> Answer
  ) async throws(ForgeError) -> Answer? {
    do throws(ForgeError) { return try await ask() } catch {
      guard case .notFound = error else { throw error }
      let answer = try await session.value(session.url(path(repository)), what: "\(repository)")
      guard answer["full_name"]?.string != nil || answer["name"]?.string != nil else {
        throw .malformed(host: session.host, detail: "\(repository) does not look like a repository")
      }
      return nil
    }
  }

  /// The login these credentials write under; nil when they may not ask.
  func ownLogin() async throws(ForgeError) -> String? {
    do throws(ForgeError) {
      let user = try await session.value(session.url("/user"), what: "the own account")
      guard let login = user["login"]?.string ?? user["username"]?.string else {
        throw ForgeError.malformed(host: session.host, detail: "the own account has no login")
      }
      return login
    } catch {
      switch error {
      case .forbidden: return nil
      // Nothing that was asked about is gone, so this must not look as if it were.
      case .notFound: throw .malformed(host: session.host, detail: "no /user there; check `api`")
      default: throw error
      }
    }
  }

  /// The oldest comment that bears the marker and that `isOwn` accepts.
  func comment(
    _ repository: RepositoryRef, _ number: Int, marker: String, walk: PageWalk, isOwn: (Value) -> Bool
  ) async throws(ForgeError) -> Comment? {
    var walk = walk
    while let page = try await walk.next() {
      let own = page.items.filter { ($0["body"]?.string ?? "").contains(marker) && isOwn($0) }
      // Comments come oldest first, so no later page can hold an older one.
      if let oldest = own.min(by: { ($0["id"]?.int ?? .max) < ($1["id"]?.int ?? .max) }) { return try comment(oldest) }
    }
    return nil
  }

  func createComment(_ repository: RepositoryRef, _ number: Int, body: String) async throws(ForgeError) -> Comment {
    let url = session.url("\(path(repository))/issues/\(number)/comments")
    let answer = try await session.value(
      url, method: "POST", json: ["body": .string(body)], what: "\(repository)#\(number)")
    return try comment(answer)
  }

  func editComment(_ repository: RepositoryRef, _ number: Int, id: String, body: String) async throws(ForgeError) {
    _ = try await session.send(
      address(repository, comment: id), method: "PATCH", json: ["body": .string(body)],
      what: "comment \(id) on \(repository)#\(number)")
  }

  func deleteComment(_ repository: RepositoryRef, _ number: Int, id: String) async throws(ForgeError) {
    _ = try await unlessMissing(in: repository) { () async throws(ForgeError) -> HTTPResponse in
      try await session.send(
        address(repository, comment: id), method: "DELETE", what: "comment \(id) on \(repository)#\(number)")
    }
  }

  /// A second reaction of the same word is answered with the first one.
  func react(_ repository: RepositoryRef, _ number: Int, id: String, _ word: String) async throws(ForgeError) {
    _ = try await session.send(
      address(repository, comment: id) + "/reactions", method: "POST", json: ["content": .string(word)],
      what: "comment \(id) on \(repository)#\(number)")
  }

  func setStatus(_ repository: RepositoryRef, sha: String, _ status: CommitStatus) async throws(ForgeError) {
    let url = session.url("\(path(repository))/statuses/\(PercentEncoding.component(sha))")
    var body: Value = [
      "state": .string(status.state.rawValue), "context": .string(status.context),
      "description": .string(status.description.shortened(toBytes: CommitStatus.descriptionLimit)),
    ]
    if !status.targetURL.isEmpty { body["target_url"] = .string(status.targetURL) }
    _ = try await session.send(url, method: "POST", json: body, what: "commit \(sha) of \(repository)")
  }

  private func address(_ repository: RepositoryRef, comment id: String) -> String {
    session.url("\(path(repository))/issues/comments/\(PercentEncoding.component(id))")
  }

  func comment(_ value: Value) throws(ForgeError) -> Comment {
    let wire = WireObject(value: value, host: session.host, name: "a comment")
    return Comment(
      id: String(try wire.requiredNumber("id")), body: wire.text("body"), author: WirePullRequest.login(value["user"]),
      authorIsBot: wire.text("user", "type") == "Bot", createdAt: wire.instant("created_at"))
  }
}
