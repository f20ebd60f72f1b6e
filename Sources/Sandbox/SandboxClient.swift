// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography
public import Documents
internal import HTTPServing
public import HTTPTransport
internal import WebPages

/// Why a running sandbox did not do as asked.
public enum SandboxClientError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No sandbox has ever run on that folder.
  case noSandbox(String)
  case notRunning(url: String)
  case invalid(String)
  /// The forge's own words.
  case refused(status: Int, message: String)
  case file(FileFailure)

  public var description: String {
    switch self {
    case .noSandbox(let state): "no sandbox has run on \(state); start one with: nestling sandbox --state \(state)"
    case .notRunning(let url): "the sandbox at \(url) does not answer; start it with: nestling sandbox"
    case .invalid(let message): message
    case .refused(404, _): "there is no such repository, branch or pull request"
    case .refused(let status, let message): "the forge refused (\(status)): \(message)"
    case .file(let failure): failure.description
    }
  }
}

/// What people do on the forge, from outside: over HTTP, with the token that `DIR/sandbox.json` holds.
///
/// Everything goes through the Gitea API that any client would use. `author` makes the administrator act for that person
/// (Gitea's `Sudo`); who does not exist is made.
public struct SandboxClient: Sendable {
  /// A pull request as the forge words it.
  public struct Pull: Sendable {
    /// The forge's JSON.
    public var value: Value
    public var number: Int64 { value["number"]?.int ?? 0 }
    public var title: String { value["title"]?.string ?? "" }
    /// `open`, `closed` or `merged`.
    public var state: String { value["merged"]?.bool == true ? "merged" : value["state"]?.string ?? "" }
    public var isDraft: Bool { value["draft"]?.bool ?? false }
    public var author: String { value.at("user", "login")?.string ?? "" }
    public var branch: String { value.at("head", "ref")?.string ?? "" }
    public var headSHA: String { value.at("head", "sha")?.string ?? "" }
    /// `OWNER/REPO` the branch is in; nil when that is gone.
    public var headRepository: String? { value.at("head", "repo", "full_name")?.string }
    public var base: String { value.at("base", "ref")?.string ?? "" }
    public var labels: [String] { (value["labels"]?.array ?? []).compactMap { $0["name"]?.string } }
    public var url: String { value["html_url"]?.string ?? "" }
    public var updatedAt: String { value["updated_at"]?.string ?? "" }
  }

  public struct Comment: Sendable {
    public var value: Value
    public var id: Int64 { value["id"]?.int ?? 0 }
    public var author: String { value.at("user", "login")?.string ?? "" }
    public var body: String { value["body"]?.string ?? "" }
    public var createdAt: String { value["created_at"]?.string ?? "" }
    public var updatedAt: String { value["updated_at"]?.string ?? "" }
  }

  /// What to open.
  public struct Opening: Sendable {
    public var branch: String
    /// "" takes the branch's name.
    public var title = ""
    public var body = ""
    public var labels: [String] = []
    public var isDraft = false
    public var author: String?
    /// From a fork of the author's, who then needs no right to push.
    public var isFork = false
    public init(branch: String) { self.branch = branch }
  }

  let client: any HTTPClient
  let token: String
  /// `http://localhost:PORT`
  public let url: String

  /// Reads `STATE/sandbox.json`.
  public init(state: String, client: any HTTPClient) throws(SandboxClientError) {
    let bytes: [UInt8]
    do throws(FileFailure) { bytes = try Files.read(SandboxFacts.path(state), limit: 1 << 20) } catch {
      throw .noSandbox(state)
    }
    guard let value = try? JSON.parse(bytes), let facts = SandboxFacts(value), facts.port > 0 else {
      throw .noSandbox(state)
    }
    self.init(url: "http://localhost:\(facts.port)", token: facts.adminToken, client: client)
  }

  public init(url: String, token: String, client: any HTTPClient) {
    self.url = url
    self.token = token
    self.client = client
  }

  // MARK: pull requests

  /// Opens a pull request. A branch that is not there is made from the default branch, with a small change.
  public func open(_ opening: Opening, in repository: String) async throws(SandboxClientError) -> Pull {
    let parts = try owner(repository)
    if let author = opening.author { try await ensureUser(author) }
    let fallback = try await send("GET", "repos/\(repository)")["default_branch"]?.string ?? "main"
    var (source, head) = (repository, opening.branch)
    if opening.isFork {
      guard let author = opening.author, author != parts.owner else {
        throw .invalid("a fork needs --author: somebody other than \(parts.owner)")
      }
      // An existing fork is a conflict, and then has the branch all the same.
      _ = try await send("POST", "repos/\(repository)/forks", .object([:]), as: author, allowing: [409])
      (source, head) = ("\(author)/\(parts.name)", "\(author):\(opening.branch)")
    } else if let author = opening.author {
      try await grantPush(author, on: repository)
    }
    if try await !hasBranch(opening.branch, in: source) {
      _ = try await edit(
        source, branch: opening.branch, from: fallback, files: nil, message: "Change for \(opening.branch)",
        author: opening.author)
    }
    var title = opening.title.isEmpty ? opening.branch : opening.title
    if opening.isDraft, !isDraft(title) { title = "WIP: " + title }
    let labels = try await labelIDs(opening.labels, in: repository)
    let body: Value = [
      "title": .string(title), "body": .string(opening.body), "head": .string(head), "base": .string(fallback),
      "labels": .array(labels.map { .int($0) }),
    ]
    return Pull(value: try await send("POST", "repos/\(repository)/pulls", body, as: opening.author))
  }

  private func isDraft(_ title: String) -> Bool { ForgePull.readyTitle(title) != title }

  public func pull(_ number: Int64, in repository: String) async throws(SandboxClientError) -> Pull {
    _ = try owner(repository)
    return Pull(value: try await send("GET", "repos/\(repository)/pulls/\(number)"))
  }

  /// - Parameter state: `open`, `closed` or `all`.
  public func list(_ repository: String, state: String = "open") async throws(SandboxClientError) -> [Pull] {
    _ = try owner(repository)
    var pulls: [Pull] = []
    for page in 1...200 {
      let part = try await send("GET", "repos/\(repository)/pulls?state=\(state)&limit=50&page=\(page)").array ?? []
      pulls += part.map(Pull.init)
      if part.count < 50 { break }
    }
    return pulls
  }

  /// Commits to the pull request's branch and returns the new head.
  /// - Parameter files: path to bytes, nil removes; nil altogether makes a small change.
  @discardableResult
  public func push(
    _ number: Int64, in repository: String, files: [String: [UInt8]?]? = nil, message: String = ""
  ) async throws(SandboxClientError) -> String {
    let pull = try await self.pull(number, in: repository)
    guard let source = pull.headRepository, !pull.branch.hasPrefix("refs/") else {
      throw .invalid("the branch of pull request \(number) is gone")
    }
    return try await edit(
      source, branch: pull.branch, from: pull.branch, files: files,
      message: message.isEmpty ? "Another change" : message, author: nil)
  }

  /// Commits the files of a folder on this machine, with their paths below it (and below `prefix` in the repository).
  @discardableResult
  public func push(
    _ number: Int64, in repository: String, folder: String, prefix: String = "", message: String = ""
  ) async throws(SandboxClientError) -> String {
    var files: [String: [UInt8]?] = [:]
    do throws(FileFailure) {
      for path in try Files.walk(folder) {
        files[prefix.isEmpty ? path : prefix + "/" + path] = try Files.read(folder + "/" + path)
      }
    } catch {
      throw .file(error)
    }
    guard !files.isEmpty else { throw .invalid("\(folder) has no files") }
    return try await push(number, in: repository, files: files, message: message)
  }

  public func label(
    _ number: Int64, in repository: String, add: [String] = [], remove: [String] = []
  ) async throws(SandboxClientError) {
    _ = try owner(repository)
    let path = "repos/\(repository)/issues/\(number)/labels"
    if !add.isEmpty {
      let ids = try await labelIDs(add, in: repository)
      _ = try await send("POST", path, ["labels": .array(ids.map { .int($0) })])
    }
    guard !remove.isEmpty else { return }
    let present = try await send("GET", path).array ?? []
    for label in present where remove.contains(label["name"]?.string ?? "") {
      _ = try await send("DELETE", "\(path)/\(label["id"]?.int ?? 0)")
    }
  }

  @discardableResult
  public func comment(
    _ text: String, on number: Int64, in repository: String, author: String? = nil
  ) async throws(SandboxClientError) -> Comment {
    _ = try owner(repository)
    if let author { try await ensureUser(author) }
    return Comment(
      value: try await send(
        "POST", "repos/\(repository)/issues/\(number)/comments", ["body": .string(text)], as: author))
  }

  public func comments(of number: Int64, in repository: String) async throws(SandboxClientError) -> [Comment] {
    _ = try owner(repository)
    return (try await send("GET", "repos/\(repository)/issues/\(number)/comments").array ?? []).map(Comment.init)
  }

  /// Makes a draft ready for review.
  public func ready(_ number: Int64, in repository: String) async throws(SandboxClientError) {
    let pull = try await self.pull(number, in: repository)
    try await change(number, in: repository, ["title": .string(ForgePull.readyTitle(pull.title))])
  }

  public func merge(_ number: Int64, in repository: String) async throws(SandboxClientError) {
    _ = try owner(repository)
    _ = try await send("POST", "repos/\(repository)/pulls/\(number)/merge", ["Do": "merge"])
  }

  public func close(_ number: Int64, in repository: String) async throws(SandboxClientError) {
    try await change(number, in: repository, ["state": "closed"])
  }

  public func reopen(_ number: Int64, in repository: String) async throws(SandboxClientError) {
    try await change(number, in: repository, ["state": "open"])
  }

  private func change(_ number: Int64, in repository: String, _ body: Value) async throws(SandboxClientError) {
    _ = try owner(repository)
    _ = try await send("PATCH", "repos/\(repository)/pulls/\(number)", body)
  }
}

// MARK: what these are made of

extension SandboxClient {
  private func owner(_ repository: String) throws(SandboxClientError) -> (owner: String, name: String) {
    let parts = repository.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, parts.allSatisfy(LocalForge.isName) else {
      throw .invalid("\"\(repository)\" is not OWNER/REPO")
    }
    return (parts[0], parts[1])
  }

  private func ensureUser(_ login: String) async throws(SandboxClientError) {
    guard LocalForge.isName(login) else { throw .invalid("\"\(login)\" is not a login") }
    let body: Value = [
      "username": .string(login), "email": .string(LocalForge.email(login)), "password": "",
      "must_change_password": false,
    ]
    _ = try await send("POST", "admin/users", body, allowing: [422])
  }

  private func grantPush(_ login: String, on repository: String) async throws(SandboxClientError) {
    let permission = try await send("GET", "repos/\(repository)/collaborators/\(login)/permission")["permission"]?
      .string
    guard permission == "read" || permission == "none" else { return }
    _ = try await send("PUT", "repos/\(repository)/collaborators/\(login)", ["permission": "write"])
  }

  private func hasBranch(_ branch: String, in repository: String) async throws(SandboxClientError) -> Bool {
    let name = branch.split(separator: "/").map { PercentCoding.encode(String($0)) }.joined(separator: "/")
    return try await send("GET", "repos/\(repository)/branches/\(name)", allowing: [404])["name"] != nil
  }

  /// Ids of labels by name; those that are missing are made.
  private func labelIDs(_ names: [String], in repository: String) async throws(SandboxClientError) -> [Int64] {
    var ids: [Int64] = []
    for name in names {
      let color = "#" + LabelColor.of(name)
      let label = try await send(
        "POST", "repos/\(repository)/labels", ["name": .string(name), "color": .string(color)])
      ids.append(label["id"]?.int ?? 0)
    }
    return ids
  }

  /// One commit on a branch; `from` is where a new branch begins.
  private func edit(
    _ repository: String, branch: String, from start: String, files: [String: [UInt8]?]?, message: String,
    author: String?
  ) async throws(SandboxClientError) -> String {
    var changes = files ?? [:]
    if files == nil {
      let (path, bytes) = try await smallChange(repository, at: start, words: message)
      changes[path] = bytes
    }
    let list = changes.sorted { $0.key < $1.key }.map { path, bytes -> Value in
      guard let bytes else { return ["operation": "delete", "path": .string(path)] }
      return ["operation": "upload", "path": .string(path), "content": .string(Base64.encode(bytes))]
    }
    let body: Value = [
      "branch": .string(start), "new_branch": .string(branch), "message": .string(message), "files": .array(list),
    ]
    let answer = try await send("POST", "repos/\(repository)/contents", body, as: author)
    return answer.at("commit", "sha")?.string ?? ""
  }

  /// A line more in the site's first page, or in a file of its own, so that every push changes something to be seen.
  private func smallChange(
    _ repository: String, at branch: String, words: String
  ) async throws(SandboxClientError) -> (String, [UInt8]) {
    let reference = PercentCoding.encode(branch)
    let stamp = "\(words), \(Timestamp.now.milliText)"
    for path in ["web/index.html", "index.html"] {
      let file = try await send("GET", "repos/\(repository)/contents/\(path)?ref=\(reference)", allowing: [404])
      guard let content = file["content"]?.string, let bytes = try? Base64.decode(content) else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      let line = "<p>\(Markup.escape(stamp))</p>\n"
      guard let end = text.firstRange(of: "</main>") ?? text.firstRange(of: "</body>") else {
        return (path, Array((text + line).utf8))
      }
      return (path, Array((text[..<end.lowerBound] + line + text[end.lowerBound...]).utf8))
    }
    return ("CHANGES.md", Array("- \(stamp)\n".utf8))
  }

  private func send(
    _ method: String, _ path: String, _ body: Value? = nil, as author: String? = nil, allowing: Set<Int> = []
  ) async throws(SandboxClientError) -> Value {
    var request = HTTPRequest(
      method, "\(url)/api/v1/\(path)", headers: ["Authorization": "token \(token)", "Accept": "application/json"])
    if let author { request.headers["Sudo"] = author }
    if let body {
      request.headers["Content-Type"] = "application/json"
      request.body = JSON.bytes(body)
    }
    request.proxy = ""
    request.timeout = .seconds(120)
    let response: HTTPResponse
    do throws(TransportError) { response = try await client.send(request) } catch {
      if case .unreachable = error { throw .notRunning(url: url) }
      throw .refused(status: 0, message: "\(error)")
    }
    let value = (try? JSON.parse(response.body)) ?? .null
    if (200..<300).contains(response.status) { return value }
    if allowing.contains(response.status) { return .null }
    throw .refused(status: response.status, message: value["message"]?.string ?? "")
  }
}
