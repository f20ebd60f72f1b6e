// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Cryptography
internal import Documents
public import HTTPTransport

/// The API of bitbucket.org. forge-apis section 4; shapes after the recordings of go-scm and of Jenkins' plugin.
public struct BitbucketCloudDialect: ForgeDialect {
  public let kind = "bitbucket"
  public let base = "https://api.bitbucket.org/2.0"
  public let validators = ForgeValidators.none
  public var routes: [ForgeRoute] { pullRoutes + commentRoutes + commitRoutes + repositoryRoutes }
  public init() {}

  /// An API token is the password of its account. Access tokens, which are bearers, belong to no account.
  public func account(asking call: ForgeCall, in world: ForgeWorld) throws(ForgeRefusal) -> ForgeWorld.Account? {
    guard let value = call.headers["Authorization"] else { return nil }
    let parts = value.split(separator: " ").map(String.init)
    if parts.first == "Basic", parts.count == 2, let bytes = try? Base64.decode(parts[1]) {
      let pair = String(decoding: bytes, as: UTF8.self).split(separator: ":", maxSplits: 1).map(String.init)
      if pair.count == 2, world.tokens[pair[1]] == pair[0], let account = world.account(pair[0]) { return account }
    }
    if parts.first == "Bearer", parts.count == 2, let login = world.tokens[parts[1]], var account = world.account(login)
    {
      account.isInstallation = true
      return account
    }
    throw ForgeRefusal(401, "Invalid credentials")
  }

  public func answer(to refusal: ForgeRefusal) -> HTTPResponse {
    if refusal.status == 401 { return HTTPResponse(status: 401, headers: ["Content-Type": "text/plain"]) }
    let error: Value = ["message": .string(refusal.message)]
    return .answer(["type": "error", "error": error.merged(with: refusal.extra)], refusal.status)
  }

  /// Nothing says when to come back.
  public func answer(to limit: ForgeLimit, until: Timestamp, now: Timestamp) -> HTTPResponse {
    HTTPResponse(
      status: 429, headers: ["Content-Type": "text/plain"],
      body: Array("Rate limit for this resource has been exceeded".utf8))
  }

  public func budget(left: Int, of limit: Int, until: Timestamp) -> [(name: String, value: String)] { [] }
}

extension BitbucketCloudDialect {
  func under(
    _ method: String, _ tail: String, query: Set<String> = [], members: Set<String>? = nil,
    _ answer: @escaping ForgeRoute.Answer
  ) -> ForgeRoute {
    ForgeRoute(method, "repositories/{owner}/{repo}" + tail, query: query, members: members, answer)
  }

  func repository(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal) -> ForgeWorld.Repository {
    try call.repository("\(call["owner"])/\(call["repo"])", in: world)
  }

  func pull(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal) -> (ForgeWorld.Repository, ForgeWorld.Pull) {
    let repository = try repository(call, world)
    return (repository, try call.pull("number", in: repository, world))
  }

  /// `next` is the whole address of the next page, with everything that was asked.
  func page(_ items: [Value], _ call: ForgeCall, maximum: Int = 100) throws(ForgeRefusal) -> HTTPResponse {
    let size = call.number("pagelen", default: 10)
    guard (1...maximum).contains(size) else { throw ForgeRefusal(400, "Invalid pagelen") }
    let page = max(call.number("page", default: 1), 1)
    let part = pageOf(items, page: page, size: size)
    var body: Value = [
      "values": .array(part.items), "pagelen": .int(Int64(size)), "page": .int(Int64(page)),
      "size": .int(Int64(items.count)),
    ]
    if page < part.pages {
      let query = call.query.filter { $0.name != "page" } + [("page", String(page + 1))]
      body["next"] = .string(base + call.path + PercentEncoding.query(query))
    }
    return .answer(body)
  }

  /// People are named by uuids in braces.
  public static func uuid(_ id: Int64) -> String {
    let digits = String(id)
    return "{00000000-0000-0000-0000-" + String(repeating: "0", count: 12 - digits.utf8.count) + digits + "}"
  }

  static func account(_ uuid: String, in world: ForgeWorld) -> ForgeWorld.Account? {
    world.accounts.first { BitbucketCloudDialect.uuid($0.id) == uuid }
  }
}
