// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Documents
public import HTTPTransport

/// The API of Bitbucket Data Center. forge-apis section 5; shapes after the recordings of go-scm and of Jenkins' plugin.
public struct BitbucketDataCenterDialect: ForgeDialect {
  public let kind = "bitbucketServer"
  public let base = "https://bitbucket.example.com/rest"
  public let validators = ForgeValidators.none
  public var routes: [ForgeRoute] { pullRoutes + commentRoutes + commitRoutes + repositoryRoutes }
  public init() {}

  /// Who changes something must show that no foreign page made a browser do it.
  public func account(asking call: ForgeCall, in world: ForgeWorld) throws(ForgeRefusal) -> ForgeWorld.Account? {
    if call.method != "GET", call.headers["X-Atlassian-Token"] != "no-check" {
      throw ForgeRefusal(403, "XSRF check failed")
    }
    guard let value = call.headers["Authorization"] else { return nil }
    let bearer = "Bearer "
    guard value.hasPrefix(bearer), let login = world.tokens[String(value.dropFirst(bearer.utf8.count))],
      let account = world.account(login)
    else { throw ForgeRefusal(401, "Authentication failed. Please check your credentials and try again.") }
    return account
  }

  public func answer(to refusal: ForgeRefusal) -> HTTPResponse {
    let error: Value = ["context": .null, "message": .string(refusal.message), "exceptionName": .null]
    return .answer(["errors": [error.merged(with: refusal.extra)]], refusal.status)
  }

  /// A bucket that fills again within seconds; a blocked user is told to wait for ever.
  public func answer(to limit: ForgeLimit, until: Timestamp, now: Timestamp) -> HTTPResponse {
    var response = answer(to: ForgeRefusal(429, "You have been rate limited"))
    response.headers["X-RateLimit-Limit"] = "60"
    response.headers["X-RateLimit-Remaining"] = "0"
    switch limit {
    case .primary: response.headers["Retry-After"] = "9223372036854775807"
    case .secondary: response.headers["Retry-After"] = "\((until - now).components.seconds)"
    case .secondaryWithoutWait: break
    }
    return response
  }

  public func budget(left: Int, of limit: Int, until: Timestamp) -> [(name: String, value: String)] {
    [
      ("X-RateLimit-Limit", "\(limit)"), ("X-RateLimit-Remaining", "\(left)"), ("X-RateLimit-FillRate", "5"),
      ("Retry-After", "0"),
    ]
  }
}

extension BitbucketDataCenterDialect {
  func under(
    _ method: String, _ tail: String, query: Set<String> = [], members: Set<String>? = nil,
    _ answer: @escaping ForgeRoute.Answer
  ) -> ForgeRoute {
    ForgeRoute(method, "api/1.0/projects/{project}/repos/{repo}" + tail, query: query, members: members, answer)
  }

  func repository(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal) -> ForgeWorld.Repository {
    do throws(ForgeRefusal) { return try call.repository("\(call["project"])/\(call["repo"])", in: world) } catch {
      throw ForgeRefusal(404, "Repository \(call["project"])/\(call["repo"]) does not exist.")
    }
  }

  func pull(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal) -> (ForgeWorld.Repository, ForgeWorld.Pull) {
    let repository = try repository(call, world)
    return (repository, try call.pull("number", in: repository, world))
  }

  /// Every answer names whoever asked.
  func answer(_ value: Value, _ call: ForgeCall, _ status: Int = 200) -> HTTPResponse {
    var response = HTTPResponse.answer(value, status)
    if let account = call.account { response.headers.add("X-AUSERNAME", PercentEncoding.component(account.login)) }
    return response
  }

  func page(_ items: [Value], _ call: ForgeCall, maximum: Int = 100) -> HTTPResponse {
    let size = min(max(call.number("limit", default: 25), 1), maximum)
    let start = max(call.number("start", default: 0), 0)
    let part = Array(items.dropFirst(start).prefix(size))
    let isLast = start + part.count >= items.count
    var body: Value = [
      "size": .int(Int64(part.count)), "limit": .int(Int64(size)), "start": .int(Int64(start)),
      "isLastPage": .bool(isLast), "values": .array(part),
    ]
    body["nextPageStart"] = isLast ? .null : .int(Int64(start + part.count))
    return answer(body, call)
  }
}
