// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

/// Comments of Bitbucket Data Center, which have versions: who edits must know the newest one. forge-apis section 5.3.
extension BitbucketDataCenterClient {
  /// The list of comments wants the path of a file, so general comments are read from the activities, with the replies below them.
  func comments(_ repository: RepositoryRef, _ number: Int, since: Timestamp?) async throws(ForgeError) -> [Comment] {
    try await read(repository, number).map(\.comment).created(since: since)
  }

  func ownComment(_ repository: RepositoryRef, _ number: Int, marker: String) async throws(ForgeError) -> Comment? {
    try await read(repository, number).first { $0.isOwn && $0.comment.body.contains(marker) }?.comment
  }

  func createComment(_ repository: RepositoryRef, _ number: Int, body: String) async throws(ForgeError) -> Comment {
    let url = session.url("\(path(repository))/pull-requests/\(number)/comments")
    return try comment(
      try await session.value(url, method: "POST", json: ["text": text(body)], what: "\(repository)#\(number)"))
  }

  func editComment(_ repository: RepositoryRef, _ number: Int, id: String, body: String) async throws(ForgeError) {
    try await versioned(repository, number, id) { (url, version, what) async throws(ForgeError) in
      _ = try await session.send(
        url, method: "PUT", json: ["text": text(body), "version": .int(version)], what: what)
    }
  }

  func deleteComment(_ repository: RepositoryRef, _ number: Int, id: String) async throws(ForgeError) {
    do throws(ForgeError) {
      try await versioned(repository, number, id) { (url, version, what) async throws(ForgeError) in
        let query = PercentEncoding.query([("version", String(version))])
        try await session.delete(url + query, what: what)
      }
    } catch {
      guard case .notFound = error else { throw error }
    }
  }

  /// Giving the same reaction twice changes nothing.
  func acknowledge(
    _ repository: RepositoryRef, _ number: Int, commentID: String, _ acknowledgement: Acknowledgement
  ) async throws(ForgeError) {
    let emoticon =
      switch acknowledgement {
      case .seen: "eyes"
      case .done: "thumbsup"
      case .refused: "thumbsdown"
      }
    let place = path(repository).dropFirst("/api/1.0".utf8.count)
    let comment = PercentEncoding.component(commentID)
    let url = session.url(
      "/comment-likes/latest\(place)/pull-requests/\(number)/comments/\(comment)/reactions/\(emoticon)")
    _ = try await session.send(url, method: "PUT", what: "comment \(commentID) on \(repository)#\(number)")
  }

  /// Acts on the newest version, and once more when somebody was quicker.
  private func versioned(
    _ repository: RepositoryRef, _ number: Int, _ id: String,
    _ act: (_ url: String, _ version: Int64, _ what: String) async throws(ForgeError) -> Void
  ) async throws(ForgeError) {
    let url = session.url("\(path(repository))/pull-requests/\(number)/comments/\(PercentEncoding.component(id))")
    let what = "comment \(id) on \(repository)#\(number)"
    func attempt() async throws(ForgeError) {
      guard let version = try await session.value(url, what: what)["version"]?.int else {
        throw .malformed(host: host, detail: "\(what) has no version")
      }
      try await act(url, version, what)
    }
    do throws(ForgeError) { try await attempt() } catch {
      guard case .refused(_, 409, _) = error else { throw error }
      try await attempt()
    }
  }

  private func text(_ body: String) -> Value {
    .string(PlainMarkdown.without(html: body).fitted(toScalars: BitbucketDataCenterClient.commentLimit))
  }

  private func comment(_ value: Value) throws(ForgeError) -> Comment {
    let wire = WireObject(value: value, host: host, name: "a comment")
    return Comment(
      id: String(try wire.requiredNumber("id")), body: StickyMarker.fromLinkDefinition(wire.text("text")),
      author: wire.text("author", "name"),
      authorIsBot: wire.text("author", "type") == "SERVICE", createdAt: wire.instant("createdDate"))
  }
}

// MARK: Activities

extension BitbucketDataCenterClient {
  private struct Read {
    let comment: Comment
    let isOwn: Bool
  }

  /// All general comments, oldest first. Activities come newest first, and there is no end before the last page: an old comment
  /// may have a new reply.
  private func read(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> [Read] {
    try await ForgeError.retryingOnceIfIncomplete { () async throws(ForgeError) -> [Read] in
      var walk = pages(
        "\(path(repository))/pull-requests/\(number)/activities", [], of: "comments on \(repository)#\(number)")
      var found: [Comment] = []
      var own = ""
      while let page = try await walk.next() {
        own = ownName(page.headers)
        for row in page.items where isGeneral(row) { try gather(row["comment"] ?? .null, into: &found) }
      }
      return found.sorted { (Int($0.id) ?? 0) < (Int($1.id) ?? 0) }.map {
        Read(comment: $0, isOwn: !own.isEmpty && $0.author.lowercased() == own.lowercased())
      }
    }
  }

  /// Every answer of the API names the account that asked, with signs encoded that a header cannot hold.
  private func ownName(_ headers: Headers) -> String {
    guard let name = headers["x-ausername"] else { return "" }
    return PercentEncoding.decoded(name) ?? name
  }

  private func isGeneral(_ row: Value) -> Bool {
    row["action"]?.string == "COMMENTED" && row["commentAction"]?.string == "ADDED"
      && row["commentAnchor"]?.object == nil
  }

  private func gather(_ value: Value, into found: inout [Comment]) throws(ForgeError) {
    found.append(try comment(value))
    for reply in value["comments"]?.array ?? [] { try gather(reply, into: &found) }
  }
}
