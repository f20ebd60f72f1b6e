// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography
internal import Documents
internal import Git
internal import HTTPServing

/// The Gitea API over a forge: routes under /api/v1, tokens, paging and errors as Gitea 1.22 has them.
struct GiteaAPI: Sendable {
  let forge: LocalForge

  /// MAX_RESPONSE_ITEMS and DEFAULT_PAGING_NUM of a Gitea that nobody configured.
  static let maximumPage = 50
  static let defaultPage = 30

  typealias Answer = @Sendable (Question) async throws -> ServerResponse

  /// Whom a route is open to.
  enum Access: Sendable { case anyone, user }

  func addRoutes(to router: inout Router) {
    on(&router, "GET", "version", .anyone) { _ in .json(200, ["version": .string(GiteaJSON.version)]) }
    on(&router, "GET", "settings/api", .anyone) { _ in
      .json(
        200,
        [
          "max_response_items": .int(Int64(Self.maximumPage)), "default_paging_num": .int(Int64(Self.defaultPage)),
          "default_git_trees_per_page": 1000, "default_max_blob_size": 10_485_760,
        ])
    }
    on(&router, "GET", "user", .user) { .json(200, $0.json.user(try $0.someone())) }
    addPullRoutes(&router)
    addIssueRoutes(&router)
    addRepositoryRoutes(&router)
    addContentRoutes(&router)
    addAdministrationRoutes(&router)
    router.on("GET", "/api/v1/{rest...}") { _, _ in failure(.notFound("not found")) }
    for method in ["POST", "PUT", "PATCH", "DELETE"] {
      router.on(method, "/api/v1/{rest...}") { _, _ in failure(.notFound("not found")) }
    }
  }

  func on(
    _ router: inout Router, _ method: String, _ pattern: String, _ access: Access, _ answer: @escaping Answer
  ) {
    router.on(method, "/api/v1/" + pattern) { request, parameters in
      do {
        let user = try caller(of: request)
        if access == .user, user == nil { throw ForgeFailure.unauthorized("token is required") }
        let question = Question(
          forge: forge, request: request, parameters: parameters, user: user,
          json: GiteaJSON(forge: forge, viewer: user))
        return try await answer(question)
      } catch let error as ForgeFailure {
        return failure(error)
      } catch let error as GitError {
        return failure(Self.words(for: error))
      } catch let error as DocumentError {
        return failure(.unprocessable("[]: \(error)"))
      } catch {
        return .json(500, ["message": "", "url": .string(forge.baseURL + "/api/swagger")])
      }
    }
  }

  private static func words(for error: GitError) -> ForgeFailure {
    switch error {
    case .revisionNotFound, .repositoryNotFound: .notFound("not found")
    case .conflict, .moved: .conflict(error.description)
    default: .unprocessable(error.description)
    }
  }

  /// Gitea says no more than "not found", whatever was not found.
  private func failure(_ failure: ForgeFailure) -> ServerResponse {
    var message = failure.message
    if case .notFound = failure { message = "not found" }
    return .json(failure.status, ["message": .string(message), "url": .string(forge.baseURL + "/api/swagger")])
  }

  /// `Authorization: token T`, `Bearer T`, or Basic with the token as password (or as user name). A credential that is
  /// wrong is refused, even where none is needed. Administrators may act for another (`Sudo`).
  func caller(of request: ServerRequest) throws -> ForgeUser? {
    guard let header = request.header("Authorization") else { return nil }
    let parts = header.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { throw ForgeFailure.unauthorized("invalid username, password or token") }
    var candidates = [parts[1]]
    if parts[0].lowercased() == "basic" {
      let plain = (try? Base64.decode(parts[1])).map { String(decoding: $0, as: UTF8.self) } ?? ""
      let pair = plain.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      candidates = Array(pair.reversed()).filter { !$0.isEmpty && $0 != "x-oauth-basic" }
    }
    for candidate in candidates {
      guard let user = try forge.store.user(token: candidate) else { continue }
      guard let other = request.header("Sudo") else { return user }
      guard user.isAdmin else { throw ForgeFailure.forbidden("Only administrators allowed to sudo.") }
      guard let actor = try forge.store.user(login: other) else { throw ForgeFailure.notFound("user \(other)") }
      return actor
    }
    throw ForgeFailure.unauthorized("invalid username, password or token")
  }
}

/// One call of the API: who asks, and for what.
struct Question: Sendable {
  let forge: LocalForge
  let request: ServerRequest
  let parameters: PathParameters
  let user: ForgeUser?
  let json: GiteaJSON

  func someone() throws -> ForgeUser {
    guard let user else { throw ForgeFailure.unauthorized("token is required") }
    return user
  }

  func repository() throws -> ForgeRepository {
    guard let found = try forge.repository(owner: parameters["owner"], name: parameters["repo"]) else {
      throw ForgeFailure.notFound("repository")
    }
    return found
  }

  func pull() throws -> ForgePull {
    guard let number = Int64(parameters["number"]) else { throw ForgeFailure.notFound("pull request") }
    return try forge.pull(number, of: repository())
  }

  /// The comment, if it belongs to this repository.
  func comment() throws -> ForgeComment {
    guard let id = Int64(parameters["id"]), let comment = try forge.store.comment(id: id),
      let pull = try forge.store.pull(id: comment.pullID), pull.repositoryID == (try repository()).id
    else { throw ForgeFailure.notFound("comment") }
    return comment
  }

  /// The request's JSON object; an empty body is an empty object.
  func body() throws -> Value {
    if request.body.isEmpty { return .object([:]) }
    let value = try JSON.parse(request.body)
    guard value.object != nil else { throw ForgeFailure.unprocessable("[]: not an object") }
    return value
  }

  var permission: String {
    get throws { try user.map { try forge.store.permission(of: $0, on: repository()) } ?? "read" }
  }

  func requireWrite() throws {
    guard try ["write", "admin", "owner"].contains(permission) else {
      throw ForgeFailure.forbidden("user should have a permission to write to a repo")
    }
  }

  func requireAdministration() throws {
    guard try ["admin", "owner"].contains(permission) else {
      throw ForgeFailure.forbidden("user should be an owner or a collaborator with admin write of a repository")
    }
  }

  func isMine(_ authorID: Int64) -> Bool { user?.id == authorID }

  /// One page of a whole list, with the headers that say so.
  func page<Item: Sendable>(
    _ items: [Item], _ word: (Item) async throws -> Value
  ) async throws -> ServerResponse {
    let page = max(1, request.query("page").flatMap { Int($0) } ?? 1)
    let asked = request.query("limit").flatMap { Int($0) } ?? GiteaAPI.defaultPage
    let limit = min(asked > 0 ? asked : GiteaAPI.defaultPage, GiteaAPI.maximumPage)
    let start = min((min(page, 1_000_000) - 1) * limit, items.count)
    var worded: [Value] = []
    for item in items[start..<min(start + limit, items.count)] { worded.append(try await word(item)) }
    var response = ServerResponse.json(200, .array(worded))
    response.headers += pagingHeaders(page: page, limit: limit, total: items.count)
    return response
  }

  private func pagingHeaders(page: Int, limit: Int, total: Int) -> [(name: String, value: String)] {
    let last = max(1, (total + limit - 1) / limit)
    func link(_ number: Int, _ relation: String) -> String {
      var items = request.query.filter { $0.name != "page" && $0.name != "limit" }
      items += [("limit", "\(limit)"), ("page", "\(number)")]
      let query = items.sorted { $0.name < $1.name }
        .map { PercentCoding.encode($0.name) + "=" + PercentCoding.encode($0.value) }.joined(separator: "&")
      return "<\(forge.baseURL)\(request.rawPath)?\(query)>; rel=\"\(relation)\""
    }
    var links: [String] = []
    if page < last { links += [link(page + 1, "next"), link(last, "last")] }
    if page > 1 { links += [link(1, "first"), link(min(page - 1, last), "prev")] }
    var headers: [(name: String, value: String)] = [
      ("Access-Control-Expose-Headers", "X-Total-Count, Link"), ("X-Total-Count", "\(total)"),
    ]
    if !links.isEmpty { headers.append(("Link", links.joined(separator: ","))) }
    return headers
  }
}

extension ServerResponse {
  static func json(_ status: Int, _ value: Value) -> ServerResponse {
    ServerResponse(
      status: status, headers: [("Content-Type", "application/json;charset=utf-8")], body: .bytes(JSON.bytes(value)))
  }
  static func empty(_ status: Int) -> ServerResponse { ServerResponse(status: status) }
}
