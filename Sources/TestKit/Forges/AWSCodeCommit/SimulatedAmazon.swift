// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Documents
public import HTTPTransport
internal import Locks

/// CodeCommit, the tagging service and STS of one region in memory, reached as an HTTP client. Written from AWS's API references.
///
/// Strict: every signature is computed anew over what has come; a member that a call does not document is a complaint.
public final class SimulatedAmazon: HTTPClient {
  public struct Repository: Sendable {
    public var name: String
    public var branches: [String]
    public var defaultBranch: String?
    public var tags: [String: String]
    public var files: Set<String>
    public init(
      _ name: String, branches: [String] = ["main"], defaultBranch: String? = "main", tags: [String: String] = [:],
      files: Set<String> = ["README.md"]
    ) {
      self.name = name
      self.branches = branches
      self.defaultBranch = defaultBranch
      self.tags = tags
      self.files = files
    }
  }

  public struct World: Sendable {
    public var repositories: [Repository] = []
    /// Secret keys by access key.
    public var keys: [String: String] = [:]
    /// Session tokens that temporary access keys must come with.
    public var sessions: [String: String] = [:]
    /// Roles that may be taken on, and how often they were.
    public var roles: [String: Int] = [:]
    /// Elements of a page.
    public var page = 2
    public var calls: [String] = []
    public var complaints: [String] = []
    public init() {}
  }

  public static let account = "123456789012"
  private let region: String
  private let clock: TimeSource
  private let state: Mutex<World>

  public init(region: String, world: World, clock: TimeSource) {
    self.region = region
    self.clock = clock
    state = Mutex(world)
  }

  public var world: World { state.withLock { $0 } }
  public func change(_ body: (inout World) -> Void) { state.withLock { body(&$0) } }

  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let now = clock.now()
    return state.withLock { world in
      switch Origin(request.url)?.host {
      case "codecommit.\(region).amazonaws.com": call(request, "codecommit", "CodeCommit_20150413", &world, now)
      case "tagging.\(region).amazonaws.com":
        call(request, "tagging", "ResourceGroupsTaggingAPI_20170126", &world, now)
      case "sts.\(region).amazonaws.com": sts(request, &world, now)
      default: refuse("UnknownEndpoint", request.url)
      }
    }
  }

  public func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    throw .other(host: region, detail: "the simulator has no streams")
  }

  // MARK: JSON 1.1

  private func call(
    _ request: HTTPRequest, _ service: String, _ target: String, _ world: inout World, _ now: Timestamp
  ) -> HTTPResponse {
    if let refusal = ReceivedSignature(request).refusal(service, region, world.keys, world.sessions, now) {
      return refuse(refusal, "the request is not signed as it must be")
    }
    guard request.headers["Content-Type"] == "application/x-amz-json-1.1",
      let operation = request.headers["X-Amz-Target"], operation.hasPrefix(target + ".")
    else { return refuse("UnknownOperationException", "") }
    let name = String(operation.dropFirst(target.utf8.count + 1))
    let body = (try? JSON.parse(request.body ?? [])) ?? .null
    world.calls.append(name)
    switch name {
    case "ListRepositories":
      document(body, ["nextToken", "sortBy", "order"], &world)
      let all = world.repositories.map { repository -> Value in
        ["repositoryName": .string(repository.name), "repositoryId": .string(id(repository))]
      }
      return page(all, "repositories", "nextToken", body, world.page)
    case "GetRepository":
      document(body, ["repositoryName"], &world)
      return with(body, world) { repository in
        .answer(["repositoryMetadata": metadata(repository)])
      }
    case "ListBranches":
      document(body, ["repositoryName", "nextToken"], &world)
      return with(body, world) { page($0.branches.map { .string($0) }, "branches", "nextToken", body, world.page) }
    case "GetFolder":
      document(body, ["repositoryName", "commitSpecifier", "folderPath"], &world)
      return with(body, world) { folder($0, body) }
    case "GetResources":
      document(body, ["PaginationToken", "ResourceTypeFilters", "TagFilters", "ResourcesPerPage"], &world)
      let arns = world.repositories.filter { bears($0, body["TagFilters"]?.array ?? []) }.map { repository -> Value in
        ["ResourceARN": .string("arn:aws:codecommit:\(region):\(SimulatedAmazon.account):\(repository.name)")]
      }
      return page(arns, "ResourceTagMappingList", "PaginationToken", body, world.page)
    default: return refuse("UnknownOperationException", "")
    }
  }

  private func document(_ body: Value, _ known: Set<String>, _ world: inout World) {
    for key in body.object?.keys ?? [] where !known.contains(key) { world.complaints.append("member \(key)") }
  }

  private func with(_ body: Value, _ world: World, _ answer: (Repository) -> HTTPResponse) -> HTTPResponse {
    let name = body["repositoryName"]?.string ?? ""
    guard let repository = world.repositories.first(where: { $0.name == name }) else {
      return refuse("RepositoryDoesNotExistException", "\(name) does not exist")
    }
    return answer(repository)
  }

  private func page(_ items: [Value], _ member: String, _ token: String, _ body: Value, _ size: Int) -> HTTPResponse {
    let start = body[token]?.string.flatMap { Int($0.dropFirst(5)) } ?? 0
    let end = min(start + size, items.count)
    var answer: Value = [:]
    answer[member] = .array(Array(items[min(start, end)..<end]))
    if end < items.count { answer[token] = .string("token\(end)") }
    return .answer(answer)
  }

  private func metadata(_ repository: Repository) -> Value {
    let tail = ".\(region).amazonaws.com/v1/repos/\(repository.name)"
    var result: Value = [
      "accountId": .string(SimulatedAmazon.account), "repositoryName": .string(repository.name),
      "repositoryId": .string(id(repository)), "cloneUrlHttp": .string("https://git-codecommit" + tail),
      "cloneUrlSsh": .string("ssh://git-codecommit" + tail),
    ]
    if let branch = repository.defaultBranch { result["defaultBranch"] = .string(branch) }
    return result
  }

  private func id(_ repository: Repository) -> String { "id-of-\(repository.name)" }

  private func folder(_ repository: Repository, _ body: Value) -> HTTPResponse {
    guard repository.branches.contains(body["commitSpecifier"]?.string ?? "") else {
      return refuse("CommitDoesNotExistException", "no such commit")
    }
    guard let path = body["folderPath"]?.string, path.hasPrefix("/") else {
      return refuse("InvalidPathException", "a fully qualified path is needed")
    }
    let prefix = path == "/" ? "" : String(path.dropFirst()) + "/"
    let inside = repository.files.filter { $0.hasPrefix(prefix) }.map {
      $0.dropFirst(prefix.utf8.count).split(separator: "/")
    }
    guard !inside.isEmpty else { return refuse("FolderDoesNotExistException", "no such folder") }
    func entries(_ names: [Substring]) -> Value {
      .array(Set(names).sorted().map { ["relativePath": .string(String($0))] })
    }
    return .answer([
      "files": entries(inside.filter { $0.count == 1 }.map { $0[0] }),
      "subFolders": entries(inside.filter { $0.count > 1 }.map { $0[0] }), "subModules": [], "symbolicLinks": [],
    ])
  }

  private func bears(_ repository: Repository, _ filters: [Value]) -> Bool {
    filters.allSatisfy { filter in
      guard let value = repository.tags[filter["Key"]?.string ?? ""] else { return false }
      return filter["Values"]?.array?.contains(.string(value)) ?? true
    }
  }

  // MARK: STS

  private func sts(_ request: HTTPRequest, _ world: inout World, _ now: Timestamp) -> HTTPResponse {
    var form: [String: String] = [:]
    for pair in String(decoding: request.body ?? [], as: UTF8.self).split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      form[parts[0]] = parts.count > 1 ? PercentEncoding.decoded(parts[1]) : ""
    }
    let (action, role) = (form["Action"] ?? "", form["RoleArn"] ?? "")
    world.calls.append(action)
    if action == "AssumeRole" {
      if let refusal = ReceivedSignature(request).refusal("sts", region, world.keys, world.sessions, now) {
        return xmlRefusal(403, refusal)
      }
    } else if form["WebIdentityToken"] != "token of the pod" {
      return xmlRefusal(400, "InvalidIdentityToken")
    }
    guard form["Version"] == "2011-06-15", form["RoleSessionName"]?.isEmpty == false, let uses = world.roles[role]
    else {
      return xmlRefusal(403, "AccessDenied")
    }
    world.roles[role] = uses + 1
    let id = "ASIA\(role.utf8.count)-\(uses)"
    world.keys[id] = "temporary/secret+\(uses)"
    world.sessions[id] = "session/\(uses)=="
    let xml = """
      <\(action)Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><\(action)Result><Credentials>
      <AccessKeyId>\(id)</AccessKeyId><SecretAccessKey>temporary/secret+\(uses)</SecretAccessKey>
      <SessionToken>session/\(uses)==</SessionToken><Expiration>\((now + .seconds(3600)).description)</Expiration>
      </Credentials></\(action)Result></\(action)Response>
      """
    return HTTPResponse(status: 200, headers: ["Content-Type": "text/xml"], body: Array(xml.utf8))
  }

  private func xmlRefusal(_ status: Int, _ code: String) -> HTTPResponse {
    let xml =
      "<ErrorResponse><Error><Type>Sender</Type><Code>\(code)</Code><Message>no</Message></Error></ErrorResponse>"
    return HTTPResponse(status: status, headers: ["Content-Type": "text/xml"], body: Array(xml.utf8))
  }

  private func refuse(_ code: String, _ message: String) -> HTTPResponse {
    .answer(["__type": .string(code), "message": .string(message)], 400)
  }
}
