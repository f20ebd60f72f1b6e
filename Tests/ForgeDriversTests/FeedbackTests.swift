// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import ForgeDrivers
import HTTPTransport
import Testing

/// Comments and statuses, over every driver.
struct FeedbackTests {
  private let marker = StickyMarker(key: "apps/shop").text

  @Test(arguments: Dialect.all)
  func `the own comment is found on the second page`(_ dialect: Dialect) async throws {
    let chatter = (1...dialect.pageSize + 2).map { Dialect.comment($0, by: "ada", "chatter") }
    let all = chatter + [Dialect.comment(700, by: "Nestling", marker + "\n\nReady")]
    let http = server(dialect, comments: all)
    let comment = try await dialect.client(http).ownComment(Dialect.repository, 7, marker: marker)
    #expect(comment == Comment(id: "700", body: marker + "\n\nReady", author: "Nestling"))
    #expect(http.requests.filter { $0.path == dialect.comments(7) }.count == 2)
  }

  @Test(arguments: Dialect.all)
  func `of two own comments the older one counts, and a marker pasted by others does not`(_ dialect: Dialect)
    async throws
  {
    let all = [
      Dialect.comment(1, by: "mallory", marker), Dialect.comment(2, by: "nestling", "no marker"),
      Dialect.comment(4, by: "nestling", marker), Dialect.comment(3, by: "nestling", marker),
    ]
    let client = try dialect.client(server(dialect, comments: all))
    #expect(try await client.ownComment(Dialect.repository, 7, marker: marker)?.id == "3")
    #expect(try await client.ownComment(Dialect.repository, 7, marker: "<!-- other -->") == nil)
  }

  @Test(arguments: Dialect.all)
  func `who we are is asked once`(_ dialect: Dialect) async throws {
    let http = server(dialect, comments: [])
    let client = try dialect.client(http)
    for _ in 0..<3 { #expect(try await client.ownComment(Dialect.repository, 7, marker: marker) == nil) }
    #expect(http.requests.filter { $0.path == dialect.prefix + "/user" }.count == 1)
  }

  @Test(arguments: Dialect.all)
  func `a comment page that breaks off is not taken for the absence of a comment`(_ dialect: Dialect) async throws {
    let chatter = (1...dialect.pageSize + 2).map { Dialect.comment($0, by: "ada", "chatter") }
    let http = RecordedHTTP { (request) throws(TransportError) in
      if request.path == dialect.prefix + "/user" { return .json(["login": "nestling"]) }
      return request.query("page") == "2" ? .text("", status: 500) : dialect.page(of: chatter, for: request)
    }
    let client = try dialect.client(http)
    await #expect(throws: ForgeError.unavailable(host: client.host, status: 500)) {
      try await client.ownComment(Dialect.repository, 7, marker: marker)
    }
  }

  @Test(arguments: Dialect.all)
  func `comments are created and edited`(_ dialect: Dialect) async throws {
    let http = RecordedHTTP { (request) throws(TransportError) in
      .json(Dialect.comment(9, by: "nestling", "hello"), status: request.method == "POST" ? 201 : 200)
    }
    let client = try dialect.client(http)
    let comment = try await client.createComment(Dialect.repository, 7, body: "hello")
    #expect(comment == Comment(id: "9", body: "hello", author: "nestling"))
    try await client.editComment(Dialect.repository, 7, id: comment.id, body: "bye")
    let sent = http.requests
    #expect(sent.map(\.method) == ["POST", "PATCH"])
    #expect(sent.map(\.path) == [dialect.comments(7), dialect.prefix + "/repos/acme/shop/issues/comments/9"])
    #expect(sent.map(\.json) == [["body": "hello"], ["body": "bye"]])
    #expect(sent.allSatisfy { $0.headers["Content-Type"] == "application/json" })
  }

  @Test(arguments: Dialect.all)
  func `editing a comment that somebody deleted is not found`(_ dialect: Dialect) async throws {
    let client = try dialect.client(answering: .json(["message": "Not Found"], status: 404))
    await #expect(throws: ForgeError.notFound(what: "comment 9 on acme/shop#7", host: client.host)) {
      try await client.editComment(Dialect.repository, 7, id: "9", body: "bye")
    }
  }

  @Test(arguments: Dialect.all)
  func `a status is shortened to what every forge keeps`(_ dialect: Dialect) async throws {
    let http = RecordedHTTP { (_) throws(TransportError) in .json([:], status: 201) }
    let client = try dialect.client(http)
    let long = String(repeating: "ä", count: 100)
    try await client.setStatus(
      Dialect.repository, sha: "abc", CommitStatus(state: .failure, context: "preview/shop", description: long))
    let request = try #require(http.requests.first)
    #expect(request.path == dialect.prefix + "/repos/acme/shop/statuses/abc")
    #expect(request.json?["state"] == "failure")
    #expect(request.json?["context"] == "preview/shop")
    #expect(request.json?["description"] == .string(String(repeating: "ä", count: 68) + "…"))
    #expect(request.json?.object?.keys.contains("target_url") == false)
  }

  @Test(arguments: Dialect.all)
  func `names go into the path encoded`(_ dialect: Dialect) async throws {
    let http = RecordedHTTP { (_) throws(TransportError) in .json([:], status: 201) }
    try await dialect.client(http).setStatus(
      RepositoryRef(owner: "a b", name: "x/../y"), sha: "a?b",
      CommitStatus(state: .pending, context: "c", description: "", targetURL: "https://e"))
    #expect(http.requests.first?.path == dialect.prefix + "/repos/a%20b/x%2F..%2Fy/statuses/a%3Fb")
    #expect(http.requests.first?.json?["target_url"] == "https://e")
  }

  @Test func `GitHub keeps comments below its limit, in characters`() async throws {
    let http = RecordedHTTP { (_) throws(TransportError) in .json(Dialect.comment(1, by: "x", ""), status: 201) }
    let body = marker + String(repeating: "é", count: 70_000)
    _ = try await Dialect.github.client(http).createComment(Dialect.repository, 7, body: body)
    let sent = try #require(http.requests.first?.json?["body"]?.string)
    #expect(sent.unicodeScalars.count == 65_000)
    #expect(sent.hasPrefix(marker) && sent.hasSuffix("\n\n…"))
  }

  private func server(_ dialect: Dialect, comments: [Value]) -> RecordedHTTP {
    RecordedHTTP { (request) throws(TransportError) in
      request.path == dialect.prefix + "/user"
        ? .json(["login": "nestling", "id": 42]) : dialect.page(of: comments, for: request)
    }
  }
}

struct StickyMarkerTests {
  @Test func `a marker cannot be ended early and differs with its key`() {
    #expect(StickyMarker(key: "apps/shop").text == "<!-- nestling:apps/shop -->")
    #expect(StickyMarker(key: "a-->b").text == "<!-- nestling:a-%2D%3Eb -->")
    #expect(StickyMarker(key: "a").text != StickyMarker(key: "a-").text)
    #expect(StickyMarker(key: "a").isIn(StickyMarker(key: "a").body("hello")))
    #expect(!StickyMarker(key: "a").isIn(StickyMarker(key: "ab").body("hello")))
  }

  @Test func `a marker respelled as a link definition comes back as it was, and other texts stay`() {
    let body = StickyMarker(key: "a--b/c>").body("hello")
    let respelled = StickyMarker.asLinkDefinition(body)
    #expect(respelled == "[nestling:a-%2Db/c%3E]: https://nestling.invalid/\n\nhello")
    #expect(StickyMarker.fromLinkDefinition(respelled) == body)
    for text in ["", "hello", "<!-- other -->\n\nhello", "<!-- nestling:unended", "[nestling:x] hello"] {
      #expect(StickyMarker.asLinkDefinition(text) == text)
      #expect(StickyMarker.fromLinkDefinition(text) == text)
    }
  }

  @Test(arguments: [("abc", 3, "abc"), ("abcd", 3, "…"), ("abcdef", 5, "ab…"), ("äöü", 5, "ä…"), ("abc", 2, "")])
  func `texts are cut between characters`(text: String, limit: Int, expected: String) {
    #expect(text.shortened(toBytes: limit) == expected)
  }
}
