// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Cryptography
internal import Documents
public import HTTPTransport

/// The API of Azure DevOps Services, on its two hosts. forge-apis section 6; shapes after Microsoft's examples.
public struct AzureDevOpsDialect: ForgeDialect {
  public let kind = "azuredevops"
  /// What the addresses of both hosts begin with.
  public let base = "https:/"
  public let validators = ForgeValidators.none
  public var routes: [ForgeRoute] {
    pullRoutes + commentRoutes + commitRoutes + repositoryRoutes + identityRoutes
  }
  public init() {}

  /// A personal access token is a password without a user.
  public func account(asking call: ForgeCall, in world: ForgeWorld) throws(ForgeRefusal) -> ForgeWorld.Account? {
    guard let value = call.headers["Authorization"] else { return nil }
    let basic = "Basic "
    guard value.hasPrefix(basic), let bytes = try? Base64.decode(String(value.dropFirst(basic.utf8.count))),
      bytes.first == UInt8(ascii: ":"),
      let login = world.tokens[String(decoding: bytes.dropFirst(), as: UTF8.self)], let account = world.account(login)
    else { throw ForgeRefusal(401, "TF400813: The user '' is not authorized to access this resource.") }
    return account
  }

  /// Credentials that are refused get a page for people, and no word of it in the status.
  public func answer(to refusal: ForgeRefusal) -> HTTPResponse {
    if refusal.status == 401 {
      return HTTPResponse(
        status: 203, headers: ["Content-Type": "text/html; charset=utf-8"],
        body: Array("<!DOCTYPE html><html><title>Azure DevOps Services | Sign In</title></html>".utf8))
    }
    let body: Value = [
      "$id": "1", "innerException": .null, "message": .string(refusal.message), "typeKey": "VssServiceException",
      "errorCode": 0, "eventId": 3000,
    ]
    return .answer(body.merged(with: refusal.extra), refusal.status)
  }

  public func answer(to limit: ForgeLimit, until: Timestamp, now: Timestamp) -> HTTPResponse {
    var response = answer(
      to: ForgeRefusal(429, "TF400733: The request has been canceled: Request was blocked due to exceeding usage."))
    switch limit {
    case .primary:
      response.headers["X-RateLimit-Remaining"] = "0"
      response.headers["X-RateLimit-Reset"] = "\(until.seconds)"
    case .secondary: response.headers["Retry-After"] = "\((until - now).components.seconds)"
    case .secondaryWithoutWait: break
    }
    return response
  }

  public func budget(left: Int, of limit: Int, until: Timestamp) -> [(name: String, value: String)] {
    [
      ("X-RateLimit-Resource", "globaltstu"), ("X-RateLimit-Limit", "\(limit)"), ("X-RateLimit-Remaining", "\(left)"),
      ("X-RateLimit-Reset", "\(until.seconds)"),
    ]
  }
}

extension AzureDevOpsDialect {
  /// A call of a repository; every call names the version of the API.
  func under(
    _ method: String, _ tail: String, query: Set<String> = [], members: Set<String>? = nil,
    _ answer: @escaping ForgeRoute.Answer
  ) -> ForgeRoute {
    versioned(
      method, "dev.azure.com/{organization}/{project}/_apis/git/repositories/{repo}" + tail, query: query,
      members: members, answer)
  }

  func versioned(
    _ method: String, _ pattern: String, query: Set<String> = [], members: Set<String>? = nil,
    isPreview: Bool = false, _ answer: @escaping ForgeRoute.Answer
  ) -> ForgeRoute {
    ForgeRoute(method, pattern, query: query.union(["api-version"]), members: members) {
      (call, world) throws(ForgeRefusal) in
      guard let version = call.query("api-version"), version == (isPreview ? "7.1-preview.1" : "7.1") else {
        throw ForgeRefusal(
          400, "The requested REST API version of \(call.query("api-version") ?? "") is out of range for this server.")
      }
      return try answer(call, &world)
    }
  }

  func repository(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal) -> ForgeWorld.Repository {
    let owner = "\(call["organization"])/\(call["project"])"
    do throws(ForgeRefusal) { return try call.repository("\(owner)/\(call["repo"])", in: world) } catch {
      throw ForgeRefusal(
        404,
        "TF401019: The Git repository with name or identifier \(call["repo"]) does not exist or you do not have permissions"
      )
    }
  }

  func pull(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal) -> (ForgeWorld.Repository, ForgeWorld.Pull) {
    let repository = try repository(call, world)
    guard let number = Int(call["number"]), let pull = world.pull(number, in: repository.id) else {
      throw ForgeRefusal(404, "TF401180: The requested pull request was not found.")
    }
    return (repository, pull)
  }

  /// Rows by number; without `$top` there are 101, and never more than a thousand.
  func page(_ items: [Value], _ call: ForgeCall, default size: Int = 101) -> HTTPResponse {
    let top = min(max(call.number("$top", default: size), 0), 1000)
    return list(Array(items.dropFirst(max(call.number("$skip", default: 0), 0)).prefix(top)))
  }

  func list(_ items: [Value]) -> HTTPResponse {
    .answer(["value": .array(items), "count": .int(Int64(items.count))])
  }

  /// Identities and objects have GUIDs.
  public static func guid(_ id: Int64) -> String {
    let digits = String(id)
    return "00000000-0000-0000-0000-" + String(repeating: "0", count: 12 - digits.utf8.count) + digits
  }

  static func account(_ guid: String, in world: ForgeWorld) -> ForgeWorld.Account? {
    world.accounts.first { AzureDevOpsDialect.guid($0.id) == guid }
  }
}
