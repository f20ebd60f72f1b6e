// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Documents
public import HTTPTransport

/// GitLab's REST API, version 4. forge-apis section 2; shapes after the recordings of go-scm and go-gitlab.
public struct GitLabDialect: ForgeDialect {
  public let kind = "gitlab"
  public let base = "https://gitlab.example.com/api/v4"
  public let validators = ForgeValidators.counted
  public var routes: [ForgeRoute] {
    mergeRequestRoutes + noteRoutes + statusRoutes + environmentRoutes + deploymentRoutes + projectRoutes
  }
  public init() {}

  static let site = "https://gitlab.example.com"

  public func account(asking call: ForgeCall, in world: ForgeWorld) throws(ForgeRefusal) -> ForgeWorld.Account? {
    var token = call.headers["PRIVATE-TOKEN"]
    if let value = call.headers["Authorization"] {
      guard value.hasPrefix("Bearer ") else { throw ForgeRefusal(401, "401 Unauthorized") }
      token = String(value.dropFirst("Bearer ".count))
    }
    guard let token else { return nil }
    guard let login = world.tokens[token], let account = world.account(login) else {
      throw ForgeRefusal(401, "401 Unauthorized")
    }
    return account
  }

  /// `message` is a text, a map of lists or a list, and sometimes it is called `error`.
  public func answer(to refusal: ForgeRefusal) -> HTTPResponse {
    if let message = refusal.extra["message"] { return .answer(["message": message], refusal.status) }
    if let error = refusal.extra["error"] { return .answer(["error": error], refusal.status) }
    let words = [401: "401 Unauthorized", 404: "404 Not found", 405: "405 Method Not Allowed"]
    return .answer(["message": .string(words[refusal.status] ?? refusal.message)], refusal.status)
  }

  /// The middleware answers in plain text; limits of the application in JSON, without any header.
  public func answer(to limit: ForgeLimit, until: Timestamp, now: Timestamp) -> HTTPResponse {
    if limit == .secondaryWithoutWait {
      return .answer(
        ["message": ["error": "This endpoint has been requested too many times. Try again later."]], 429)
    }
    var response = HTTPResponse(
      status: 429, headers: ["Content-Type": "text/plain"], body: Array("Retry later\n".utf8))
    for field in budget(left: 0, of: 2000, until: until) { response.headers.add(field.name, field.value) }
    response.headers.add("Retry-After", "\((until - now).components.seconds)")
    return response
  }

  public func budget(left: Int, of limit: Int, until: Timestamp) -> [(name: String, value: String)] {
    [
      ("RateLimit-Limit", "\(limit)"), ("RateLimit-Name", "throttle_authenticated_api"),
      ("RateLimit-Observed", "\(limit - left)"), ("RateLimit-Remaining", "\(left)"),
      ("RateLimit-Reset", "\(until.seconds)"),
    ]
  }
}

extension GitLabDialect {
  /// By number or by the whole path in one segment.
  func project(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal) -> ForgeWorld.Repository {
    let path = Int64(call["id"]).flatMap { world.repository(id: $0)?.path } ?? call["id"]
    return try call.repository(path, in: world)
  }

  func mergeRequest(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal)
    -> (ForgeWorld.Repository, ForgeWorld.Pull)
  {
    let project = try project(call, world)
    return (project, try call.pull("iid", in: project, world))
  }

  func demandDeveloper(_ call: ForgeCall, in project: ForgeWorld.Repository) throws(ForgeRefusal) {
    try call.demand(.write, in: project, "403 Forbidden")
  }

  /// 20 a page unless asked, never more than 100; `x-next-page` is there and empty on the last one.
  func page(_ items: [Value], _ call: ForgeCall) -> HTTPResponse {
    let size = min(max(call.number("per_page", default: 20), 1), 100)
    let page = max(call.number("page", default: 1), 1)
    let part = pageOf(items, page: page, size: size)
    var response = HTTPResponse.answer(.array(part.items))
    let rest = call.query.filter { $0.name != "page" }.map { "&\($0.name)=\(PercentEncoding.component($0.value))" }
    func link(_ number: Int, _ relation: String) -> String {
      "<\(base)\(call.path)?page=\(number)\(rest.joined())>; rel=\"\(relation)\""
    }
    var links = page > 1 ? [link(page - 1, "prev")] : []
    if page < part.pages { links.append(link(page + 1, "next")) }
    links += [link(1, "first"), link(part.pages, "last")]
    for (name, value) in [
      ("Link", links.joined(separator: ", ")), ("X-Next-Page", page < part.pages ? "\(page + 1)" : ""),
      ("X-Page", "\(page)"), ("X-Per-Page", "\(size)"), ("X-Total", "\(items.count)"),
      ("X-Total-Pages", "\(part.pages)"),
    ] { response.headers.add(name, value) }
    return response
  }

  func under(
    _ method: String, _ tail: String, query: Set<String> = [], members: Set<String>? = nil,
    _ answer: @escaping ForgeRoute.Answer
  ) -> ForgeRoute {
    ForgeRoute(method, "projects/{id}" + tail, query: query, members: members, answer)
  }

  static func bad(_ words: String) -> ForgeRefusal { ForgeRefusal(400, words) }
}
