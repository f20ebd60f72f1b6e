// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

/// Comments stand in threads and are numbered within them: their id here is `thread/comment`. forge-apis section 6.3.
extension AzureDevOpsClient {
  /// Characters of a comment that the server takes.
  private static let commentLimit = 150_000
  /// Property of a thread that holds the marker too: it survives when somebody edits the comment.
  private static let markerProperty = "nestling.marker"

  func comments(_ repository: RepositoryRef, _ number: Int, since: Timestamp?) async throws(ForgeError) -> [Comment] {
    var all: [Comment] = []
    for thread in try await threads(repository, number) { all += try read(thread) }
    return all.created(since: since).sorted {
      ($0.createdAt ?? Timestamp(seconds: 0)) < ($1.createdAt ?? Timestamp(seconds: 0))
    }
  }

  func ownComment(_ repository: RepositoryRef, _ number: Int, marker: String) async throws(ForgeError) -> Comment? {
    let own = try await ownIdentity(repository)
    let threads = try await threads(repository, number).sorted { ($0["id"]?.int ?? 0) < ($1["id"]?.int ?? 0) }
    for thread in threads {
      let isMarked = thread.at("properties", AzureDevOpsClient.markerProperty, "$value")?.string == marker
      let comments = try read(thread).filter { $0.author == own }
      if let found = comments.first(where: { $0.body.contains(marker) }) { return found }
      if isMarked, let first = comments.first { return first }
    }
    return nil
  }

  /// A closed thread: an active one counts as unresolved, which policies may hold against the pull request.
  func createComment(_ repository: RepositoryRef, _ number: Int, body: String) async throws(ForgeError) -> Comment {
    var thread: Value = [
      "comments": [["parentCommentId": 0, "content": content(body), "commentType": "text"]], "status": "closed",
    ]
    if let marker = StickyMarker.leading(body) {
      thread["properties"] = [
        AzureDevOpsClient.markerProperty: ["$type": "System.String", "$value": .string(String(marker))]
      ]
    }
    let url = url(repository, "/pullRequests/\(number)/threads")
    let answer = try await session.value(url, method: "POST", json: thread, what: "\(repository)#\(number)")
    guard let comment = try read(answer).first else {
      throw .malformed(host: host, detail: "a new thread without its comment")
    }
    return comment
  }

  func editComment(_ repository: RepositoryRef, _ number: Int, id: String, body: String) async throws(ForgeError) {
    let what = "comment \(id) on \(repository)#\(number)"
    let answer = try await session.value(
      commentURL(repository, number, id), method: "PATCH", json: ["content": content(body)], what: what)
    // A deleted comment stays as an empty shell, which may take the text and show nothing.
    if answer["isDeleted"]?.bool == true { throw .notFound(what: what, host: host) }
  }

  func deleteComment(_ repository: RepositoryRef, _ number: Int, id: String) async throws(ForgeError) {
    try await session.delete(commentURL(repository, number, id), what: "comment \(id) on \(repository)#\(number)")
  }

  private func commentURL(_ repository: RepositoryRef, _ number: Int, _ id: String) -> String {
    let place = RepositoryRef(path: id)
    return url(
      repository,
      "/pullRequests/\(number)/threads/\(PercentEncoding.component(place.owner))/comments/\(PercentEncoding.component(place.name))"
    )
  }

  private func content(_ body: String) -> Value { .string(body.fitted(toScalars: AzureDevOpsClient.commentLimit)) }

  /// All at once; those on lines of code have a context.
  private func threads(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> [Value] {
    let what = "comments on \(repository)#\(number)"
    let answer = try await session.value(url(repository, "/pullRequests/\(number)/threads"), what: what)
    guard let threads = answer["value"]?.array else { throw .malformed(host: host, detail: "\(what): not a list") }
    if let count = answer["count"]?.int, count != Int64(threads.count) {
      throw .incomplete(host: host, detail: "\(what): \(threads.count) of \(count)")
    }
    return threads.filter { $0["isDeleted"]?.bool != true && $0["threadContext"]?.object == nil }
  }

  /// What people and programs wrote; the forge's own notes are comments too, of another type.
  private func read(_ thread: Value) throws(ForgeError) -> [Comment] {
    let identifier = try WireObject(value: thread, host: host, name: "a thread").requiredNumber("id")
    var comments: [Comment] = []
    for value in thread["comments"]?.array ?? []
    where value["isDeleted"]?.bool != true && value["commentType"]?.string != "system" {
      let wire = WireObject(value: value, host: host, name: "a comment")
      comments.append(
        Comment(
          id: "\(identifier)/\(try wire.requiredNumber("id"))", body: wire.text("content"),
          author: wire.text("author", "id"), createdAt: wire.instant("publishedDate")))
    }
    return comments
  }
}
