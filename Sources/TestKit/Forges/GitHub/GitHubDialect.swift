// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Cryptography
internal import Documents
public import HTTPTransport

/// GitHub's REST API, version 2022-11-28. forge-apis section 1; shapes after the recordings of octokit and go-scm.
public struct GitHubDialect: ForgeDialect {
  public let kind = "github"
  public let base = "https://api.github.com"
  public let validators = ForgeValidators.free
  public var routes: [ForgeRoute] { pullRoutes + commentRoutes + reportRoutes + deploymentRoutes + repositoryRoutes }
  public init() {}

  static let documentation = "https://docs.github.com/rest"

  public func account(asking call: ForgeCall, in world: ForgeWorld) throws(ForgeRefusal) -> ForgeWorld.Account? {
    guard call.headers["User-Agent"]?.isEmpty == false else {
      throw ForgeRefusal(403, "Request forbidden by administrative rules. Please add a User-Agent header")
    }
    guard call.headers["Accept"] == "application/vnd.github+json" else {
      throw ForgeRefusal(415, "Unsupported 'Accept' header: must accept 'application/vnd.github+json'")
    }
    guard call.headers["X-GitHub-Api-Version"] == "2022-11-28" else {
      throw ForgeRefusal(400, "\"\(call.headers["X-GitHub-Api-Version"] ?? "")\" is not a valid version")
    }
    guard let value = call.headers["Authorization"] else { return nil }
    guard value.hasPrefix("Bearer ") || value.hasPrefix("token ") else { throw ForgeRefusal(401, "Bad credentials") }
    let token = String(value.drop { $0 != " " }.dropFirst())
    if token.split(separator: ".").count == 3 { return try app(token, call, in: world) }
    if let ticket = world.tickets[token] {
      guard ticket.expiry > call.now else { throw ForgeRefusal(401, "Bad credentials") }
      return ForgeWorld.Account(id: -1, login: ticket.app + "[bot]", isBot: true, isInstallation: true)
    }
    guard let login = world.tokens[token], let account = world.account(login) else {
      throw ForgeRefusal(401, "Bad credentials")
    }
    return account
  }

  /// The App that signed the token. PKCS #1 signatures have no chance in them, so that the same key signs the same.
  private func app(_ token: String, _ call: ForgeCall, in world: ForgeWorld) throws(ForgeRefusal) -> ForgeWorld.Account
  {
    let parts = token.split(separator: ".").map(String.init)
    guard let text = try? Base64.decode(parts[1], alphabet: .url, isPadded: false), let claims = try? JSON.parse(text),
      let app = world.apps.first(where: { "\($0.id)" == claims["iss"]?.scalarText }),
      let key = try? RSAPrivateKey(pem: Array(app.keyPEM.utf8)),
      let signature = try? key.signature(over: Array("\(parts[0]).\(parts[1])".utf8)),
      parts[2] == Base64.encode(signature, alphabet: .url, isPadded: false)
    else { throw ForgeRefusal(401, "A JSON web token could not be decoded") }
    guard let issued = claims["iat"]?.int, let expiry = claims["exp"]?.int, issued <= call.now.seconds,
      expiry > call.now.seconds, expiry <= call.now.seconds + 600
    else { throw ForgeRefusal(401, "'Expiration time' claim ('exp') is too far in the future") }
    guard call.path == "/app" || call.path.hasPrefix("/app/") || call.path.hasSuffix("/installation") else {
      throw ForgeRefusal(403, "Resource not accessible by integration")
    }
    return ForgeWorld.Account(id: app.id, login: app.slug, isBot: true)
  }

  public func answer(to refusal: ForgeRefusal) -> HTTPResponse {
    let body: Value = [
      "message": .string(refusal.message), "documentation_url": .string(GitHubDialect.documentation),
      "status": .string("\(refusal.status)"),
    ]
    // GitHub hides calls that it does not have.
    return .answer(body.merged(with: refusal.extra), refusal.status == 405 ? 404 : refusal.status)
  }

  public func answer(to limit: ForgeLimit, until: Timestamp, now: Timestamp) -> HTTPResponse {
    let reset = "\(until.seconds)"
    switch limit {
    case .primary:
      return .answer(
        [
          "message": "API rate limit exceeded for user ID 1.",
          "documentation_url": .string(GitHubDialect.documentation + "/overview/rate-limits-for-the-rest-api"),
        ], 403,
        [
          "X-RateLimit-Limit": "5000", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": reset,
          "X-RateLimit-Resource": "core",
        ])
    case .secondary, .secondaryWithoutWait:
      var headers: Headers = ["X-RateLimit-Remaining": "4000", "X-RateLimit-Reset": "\(now.seconds + 3000)"]
      if limit == .secondary { headers["Retry-After"] = "\((until - now).components.seconds)" }
      return .answer(
        [
          "message": "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
          "documentation_url": .string(
            GitHubDialect.documentation + "/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits"),
        ], 403, headers)
    }
  }

  public func budget(left: Int, of limit: Int, until: Timestamp) -> [(name: String, value: String)] {
    [
      ("X-RateLimit-Limit", "\(limit)"), ("X-RateLimit-Remaining", "\(left)"),
      ("X-RateLimit-Used", "\(limit - left)"), ("X-RateLimit-Reset", "\(until.seconds)"),
      ("X-RateLimit-Resource", "core"),
    ]
  }
}

extension GitHubDialect {
  func repository(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal) -> ForgeWorld.Repository {
    if let id = Int64(call["id"]), let found = world.repository(id: id) {
      return try call.repository(found.path, in: world)
    }
    return try call.repository("\(call["owner"])/\(call["repo"])", in: world)
  }

  func pull(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal) -> (ForgeWorld.Repository, ForgeWorld.Pull) {
    let repository = try repository(call, world)
    return (repository, try call.pull("number", in: repository, world))
  }

  static func invalid(_ resource: String, _ field: String, _ code: String = "missing_field", message: String? = nil)
    -> ForgeRefusal
  {
    var error: Value = ["resource": .string(resource), "field": .string(field), "code": .string(code)]
    if let message { error["message"] = .string(message) }
    return ForgeRefusal(422, "Validation Failed", extra: ["errors": [error]])
  }

  /// 30 a page unless asked, never more than 100; `Link` names the repository by its number.
  func page(
    _ items: [Value], _ call: ForgeCall, _ repository: ForgeWorld.Repository? = nil, wrap: (([Value]) -> Value)? = nil
  ) -> HTTPResponse {
    let size = min(max(call.number("per_page", default: 30), 1), 100)
    let page = max(call.number("page", default: 1), 1)
    let part = pageOf(items, page: page, size: size)
    var response = HTTPResponse.answer(wrap?(part.items) ?? .array(part.items))
    if part.pages > 1, page <= part.pages {
      var path = call.path
      if let repository {
        let tail = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst(call["id"].isEmpty ? 4 : 3)
        path = (["", "repositories", "\(repository.id)"] + tail.map(String.init)).joined(separator: "/")
      }
      let rest = call.query.filter { $0.name != "page" }.map { "\($0.name)=\(PercentEncoding.component($0.value))&" }
      func link(_ number: Int, _ relation: String) -> String {
        "<\(base)\(path)?\(rest.joined())page=\(number)>; rel=\"\(relation)\""
      }
      var links = page > 1 ? [link(page - 1, "prev")] : []
      if page < part.pages { links += [link(page + 1, "next"), link(part.pages, "last")] }
      if page > 1 { links.append(link(1, "first")) }
      response.headers.add("Link", links.joined(separator: ", "))
    }
    return response
  }

  /// A route under a repository, which is also reached by its number.
  func under(
    _ method: String, _ tail: String, query: Set<String> = [], members: Set<String>? = nil,
    _ answer: @escaping ForgeRoute.Answer
  ) -> [ForgeRoute] {
    ["repos/{owner}/{repo}", "repositories/{id}"].map {
      ForgeRoute(method, "\($0)\(tail)", query: query, members: members, answer)
    }
  }
}
