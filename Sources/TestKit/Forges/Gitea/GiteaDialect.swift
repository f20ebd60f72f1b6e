// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Documents
public import HTTPTransport

/// The API of Gitea and Forgejo. forge-apis section 3; shapes after Gitea's source and the recordings of go-scm.
public struct GiteaDialect: ForgeDialect {
  public let kind = "gitea"
  public let base = "https://gitea.example.com:3000/api/v1"
  public let validators = ForgeValidators.none
  public var routes: [ForgeRoute] { pullRoutes + commentRoutes + reportRoutes + repositoryRoutes }
  public init() {}

  /// Rows of a page at most (`MAX_RESPONSE_ITEMS`), and unless asked.
  static let maximumPage = 50
  static let defaultPage = 30

  public func account(asking call: ForgeCall, in world: ForgeWorld) throws(ForgeRefusal) -> ForgeWorld.Account? {
    guard let value = call.headers["Authorization"] else { return nil }
    guard value.hasPrefix("token ") || value.hasPrefix("Bearer "),
      let login = world.tokens[String(value.drop { $0 != " " }.dropFirst())], let account = world.account(login)
    else { throw ForgeRefusal(401, "user does not exist [uid: 0, name: ]") }
    return account
  }

  public func answer(to refusal: ForgeRefusal) -> HTTPResponse {
    var message = refusal.message
    if refusal.status == 404 { message = "The target couldn't be found." }
    let body: Value = [
      "message": .string(message), "url": "https://gitea.example.com:3000/api/swagger",
    ]
    return .answer(body.merged(with: refusal.extra), refusal.status)
  }

  /// The application has no limits; proxies in front of it have, and say little.
  public func answer(to limit: ForgeLimit, until: Timestamp, now: Timestamp) -> HTTPResponse {
    var response = HTTPResponse(
      status: 429, headers: ["Content-Type": "text/html"], body: Array("<html>429 Too Many Requests</html>".utf8))
    if limit != .secondaryWithoutWait { response.headers["Retry-After"] = "\((until - now).components.seconds)" }
    return response
  }

  public func budget(left: Int, of limit: Int, until: Timestamp) -> [(name: String, value: String)] { [] }
}

extension GiteaDialect {
  func repository(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal) -> ForgeWorld.Repository {
    try call.repository("\(call["owner"])/\(call["repo"])", in: world)
  }

  func pull(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal) -> (ForgeWorld.Repository, ForgeWorld.Pull) {
    let repository = try repository(call, world)
    return (repository, try call.pull("number", in: repository, world))
  }

  /// `limit` is capped without a word; `Link` is made from what the server believes to be its address.
  func page(_ items: [Value], _ call: ForgeCall, wrap: (([Value]) -> Value)? = nil) -> HTTPResponse {
    let asked = call.number("limit", default: GiteaDialect.defaultPage)
    let size = asked <= 0 ? GiteaDialect.defaultPage : min(asked, GiteaDialect.maximumPage)
    let page = max(call.number("page", default: 1), 1)
    let part = pageOf(items, page: page, size: size)
    var response = HTTPResponse.answer(wrap?(part.items) ?? .array(part.items))
    response.headers.add("X-Total-Count", "\(items.count)")
    if page < part.pages {
      let address = "http://localhost:3000/api/v1\(call.path)?limit=\(size)&page="
      response.headers.add(
        "Link", "<\(address)\(page + 1)>; rel=\"next\",<\(address)\(part.pages)>; rel=\"last\"")
    }
    return response
  }

  func under(
    _ method: String, _ tail: String, query: Set<String> = [], members: Set<String>? = nil,
    _ answer: @escaping ForgeRoute.Answer
  ) -> ForgeRoute {
    ForgeRoute(method, "repos/{owner}/{repo}" + tail, query: query, members: members, answer)
  }
}
