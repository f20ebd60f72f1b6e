// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

// Comments are notes, among which the system's own are mixed. forge-apis section 2.3.

extension GitLabClient {
  /// Characters of a note.
  static let noteLimit = 1_000_000

  func ownComment(_ repository: RepositoryRef, _ number: Int, marker: String) async throws(ForgeError) -> Comment? {
    let own = try await identity.value(whoAmI)
    return try await notes(repository, number).first { comment in
      comment.body.contains(marker) && (own.map { $0.lowercased() == comment.author.lowercased() } ?? true)
    }
  }

  func comments(_ repository: RepositoryRef, _ number: Int, since: Timestamp?) async throws(ForgeError) -> [Comment] {
    try await notes(repository, number).filter { comment in
      guard let since, let created = comment.createdAt else { return true }
      return created >= since
    }
  }

  private func notes(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> [Comment] {
    let walk = walk(
      "\(path(repository))/merge_requests/\(number)/notes",
      query: [("sort", "asc"), ("order_by", "created_at"), ("activity_filter", "only_comments")], identity: "id",
      what: "notes on \(repository)!\(number)")
    var comments: [Comment] = []
    for item in try await walk.all() where item["system"]?.bool != true { comments.append(try comment(item)) }
    return comments
  }

  func createComment(_ repository: RepositoryRef, _ number: Int, body: String) async throws(ForgeError) -> Comment {
    let answer = try await session.value(
      address(repository, number) + "/notes", method: "POST", json: ["body": .string(harmless(body))],
      what: "\(repository)!\(number)")
    return try comment(answer)
  }

  func editComment(_ repository: RepositoryRef, _ number: Int, id: String, body: String) async throws(ForgeError) {
    _ = try await session.send(
      note(repository, number, id), method: "PUT", json: ["body": .string(harmless(body))],
      what: "note \(id) on \(repository)!\(number)")
  }

  func deleteComment(_ repository: RepositoryRef, _ number: Int, id: String) async throws(ForgeError) {
    _ = try await unlessMissing(in: repository) { () async throws(ForgeError) -> HTTPResponse in
      try await session.send(
        note(repository, number, id), method: "DELETE", what: "note \(id) on \(repository)!\(number)")
    }
  }

  /// The second award of a name is refused, as 404, 409 or 400 according to the version, in the same words.
  func acknowledge(
    _ repository: RepositoryRef, _ number: Int, commentID: String, _ acknowledgement: Acknowledgement
  ) async throws(ForgeError) {
    let url = note(repository, number, commentID) + "/award_emoji"
    let response = try await session.answer(url, method: "POST", json: ["name": .string(acknowledgement.gitlabName)])
    if [400, 404, 409].contains(response.status),
      Refusal.detail(response).lowercased().contains("already been taken")
    {
      return
    }
    try session.demandSuccess(response, what: "note \(commentID) on \(repository)!\(number)")
  }

  private func note(_ repository: RepositoryRef, _ number: Int, _ id: String) -> String {
    "\(address(repository, number))/notes/\(PercentEncoding.component(id))"
  }

  private func comment(_ value: Value) throws(ForgeError) -> Comment {
    let wire = WireObject(value: value, host: host, name: "a note")
    return Comment(
      id: String(try wire.requiredNumber("id")), body: wire.text("body"),
      author: value.at("author", "username")?.string ?? "ghost",
      authorIsBot: GitLabClient.isBot(value["author"]), createdAt: wire.instant("created_at"))
  }

  /// The login these credentials write under; nil when they may not ask, and then the marker alone decides.
  private func whoAmI() async throws(ForgeError) -> String? {
    do throws(ForgeError) {
      let user = try await session.value(session.url("/user"), what: "the own account")
      guard let login = user["username"]?.string else {
        throw ForgeError.malformed(host: host, detail: "the own account has no username")
      }
      return login
    } catch {
      switch error {
      case .forbidden: return nil
      case .notFound: throw .malformed(host: host, detail: "no /user there; check `api`")
      default: throw error
      }
    }
  }

  /// GitLab carries out a line that begins with a slash (`/merge`), under our account. Outside of code such a slash is escaped,
  /// which Markdown does not show.
  private func harmless(_ body: String) -> String {
    var isCode = false
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
      return line.hasPrefix("/") && !isCode ? "\\" + line : String(line)
    }
    return lines.joined(separator: "\n").fitted(toScalars: GitLabClient.noteLimit)
  }
}

extension Acknowledgement {
  fileprivate var gitlabName: String {
    switch self {
    case .seen: "eyes"
    case .done: "thumbsup"
    case .refused: "confused"
    }
  }
}
