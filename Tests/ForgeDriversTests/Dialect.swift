// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import ForgeDrivers
import HTTPTransport
import Testing

/// One driver and how its forge lays out pages, so that one suite can run over every driver.
struct Dialect: Sendable, CustomTestStringConvertible {
  let kind: String
  let api: String
  /// Path of the API at its host.
  let prefix: String
  /// Elements of a full page.
  let pageSize: Int
  /// Value of Authorization for the token `s3cret`.
  let authorization: String
  let pages: @Sendable (_ request: HTTPRequest, _ total: Int, _ hasNext: Bool) -> Headers

  var testDescription: String { kind }

  static let all: [Dialect] = [.github, .gitea]

  static let github = Dialect(
    kind: "github", api: "https://api.github.com", prefix: "", pageSize: 100, authorization: "Bearer s3cret",
    pages: { request, _, hasNext in
      guard hasNext else { return [:] }
      let next = (request.query("page").flatMap { Int($0) } ?? 1) + 1
      return ["Link": "<https://api.github.com\(request.path)?per_page=100&page=\(next)>; rel=\"next\""]
    })

  static let gitea = Dialect(
    kind: "gitea", api: "https://gitea.example.com:3000", prefix: "/api/v1", pageSize: 50,
    authorization: "token s3cret",
    pages: { _, total, hasNext in
      // The host in Link is what the server thinks it is called.
      ["X-Total-Count": "\(total)", "Link": hasNext ? "<http://localhost:3000/?page=2>; rel=\"next\"" : ""]
    })

  var driver: ForgeDriver {
    get throws { try #require(ForgeDriver.named(kind)) }
  }

  static let repository = RepositoryRef(owner: "acme", name: "shop")
  static let now = Timestamp(seconds: 1_772_000_000)
  static let clock = TimeSource(now: { Dialect.now }, sleep: { _ in })

  func client(_ http: RecordedHTTP, labels: [String] = [], body: Value = [:]) throws -> any ForgeClient {
    var source = ForgeSource(api: api, repository: Dialect.repository, body: body)
    source.token = SecretText("s3cret")
    source.labels = labels
    return try driver.makeClient(source: source, http: http, clock: Dialect.clock)
  }

  /// A client of a forge that answers everything alike.
  func client(answering response: HTTPResponse) throws -> any ForgeClient {
    try client(RecordedHTTP { (_) throws(TransportError) in response })
  }

  /// A page of a list, cut as the forge cuts it. A list is asked for by its `page`, which the first request may leave out.
  func page(of items: [Value], for request: HTTPRequest, size: Int? = nil) -> HTTPResponse {
    let size = size ?? pageSize
    let page = request.query("page").flatMap { Int($0) } ?? 1
    let start = min((page - 1) * size, items.count)
    let end = min(start + size, items.count)
    return .json(.array(Array(items[start..<end])), headers: pages(request, items.count, end < items.count))
  }

  var pulls: String { prefix + "/repos/acme/shop/pulls" }
  var repositoryPath: String { prefix + "/repos/acme/shop" }
  func comments(_ number: Int) -> String { "\(prefix)/repos/acme/shop/issues/\(number)/comments" }

  static func pull(_ number: Int, labels: [String] = []) -> Value {
    let repository: Value = ["id": 1, "full_name": "acme/shop", "clone_url": "https://forge/acme/shop.git"]
    return [
      "number": .int(Int64(number)), "state": "open", "title": .string("Change \(number)"), "draft": false,
      "labels": .array(labels.map { ["name": .string($0)] }), "user": ["login": "ada", "type": "User"],
      "head": ["ref": .string("branch-\(number)"), "sha": .string("sha-\(number)"), "repo": repository],
      "base": ["ref": "main", "sha": "sha-0", "repo": repository],
    ]
  }

  static func comment(_ id: Int, by login: String, _ body: String, type: String = "User") -> Value {
    ["id": .int(Int64(id)), "body": .string(body), "user": ["login": .string(login), "type": .string(type)]]
  }
}
