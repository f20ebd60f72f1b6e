// SPDX-License-Identifier: Apache-2.0
internal import Clocks
public import Documents
internal import Forge
internal import Git
public import PreviewAPI

/// What the world would answer, from a document: generation without a network, and repeatable (api.md section 6, `--inputs`).
///
/// Nothing is implied: a repository that is not listed is not found.
public struct OfflinePorts: Sendable {
  private let pullRequests: [String: [PullRequest]]
  private let repositories: [String: String]
  private let sources: OfflineSources

  /// - Parameter folder: what relative paths in the document start from; that of the document.
  public init(_ document: Value, folder: String) throws(ValidationError) {
    let isEmpty = document.isNull
    guard isEmpty || document.object != nil else {
      throw ValidationError(field: "inputs", message: "expected a map, found \(document.kindName)")
    }
    var pulls: [String: [PullRequest]] = [:]
    for pair in document["pullRequests"]?.object ?? [:] {
      guard let rows = pair.value.array else {
        throw ValidationError(field: "pullRequests.\(pair.key)", message: "expected a list of pull requests")
      }
      pulls[pair.key] = try rows.enumerated().map { place, row throws(ValidationError) in
        try OfflinePorts.pullRequest(row, of: pair.key, field: "pullRequests.\(pair.key)[\(place)]")
      }
    }
    var paths: [String: String] = [:]
    for pair in document["repositories"]?.object ?? [:] {
      guard let path = pair.value.string else {
        throw ValidationError(field: "repositories.\(pair.key)", message: "expected a path")
      }
      paths[pair.key] = path.hasPrefix("/") ? path : folder + "/" + path
    }
    (pullRequests, repositories) = (pulls, paths)
    sources = OfflineSources(document)
  }

  public var ports: GeneratorPorts {
    var ports = GeneratorPorts(
      forge: { kind, member throws(ForgeError) in
        let path = repositoryPath(member)
        let client = OfflineForge(kind: kind, member: member, pullRequests: pullRequests)
        return .init(client: client, repository: OfflinePorts.repository(path))
      },
      git: { url, revision throws(GitError) in
        guard let path = repositories[url] else { throw .repositoryNotFound(repository: url) }
        let repository = LocalRepository(path: path, name: url)
        if await repository.exists() { return try await repository.tree(revision) }
        return try FolderTree(path: path, name: url)
      })
    let sources = sources
    ports.clusters = { () throws(SourceError) in sources.clusters() }
    ports.repositories = { provider, member, _ throws(SourceError) in try sources.repositories(provider, member) }
    ports.plugin = { name, _ throws(SourceError) in try sources.plugin(name) }
    ports.objects = { apiVersion, resource throws(SourceError) in sources.objects(apiVersion, resource) }
    return ports
  }

  static func repository(_ path: String) -> RepositoryRef {
    guard let slash = path.lastIndex(of: "/") else { return RepositoryRef(owner: "", name: path) }
    return RepositoryRef(owner: String(path[..<slash]), name: String(path[path.index(after: slash)...]))
  }

  /// Fields named as parameters are.
  private static func pullRequest(
    _ row: Value, of path: String, field: String
  ) throws(ValidationError) -> PullRequest {
    func text(_ key: String) -> String { row[key].map { $0.string ?? JSON.text($0) } ?? "" }
    guard let number = row["number"]?.int ?? Int64(text("number")), number > 0 else {
      throw ValidationError(field: field + ".number", message: "is required; give the number of the pull request")
    }
    let state = PullRequest.State(rawValue: row["state"]?.string ?? "open")
    guard let state else { throw ValidationError(field: field + ".state", message: "is not open, closed or merged") }
    var pull = PullRequest(
      repository: repository(path), number: Int(number), state: state, title: text("title"), branch: text("branch"),
      targetBranch: text("target_branch"), headSHA: text("head_sha"), author: text("author"))
    pull.body = text("body")
    pull.baseSHA = text("base_sha")
    pull.authorAssociation = text("author_association")
    pull.labels = (row["labels"]?.array ?? []).compactMap(\.string)
    pull.isDraft = row["draft"]?.bool ?? false
    pull.isFork = row["fork"]?.bool ?? false
    pull.headRepository = text("head_repository")
    pull.headCloneURL = text("head_clone_url")
    pull.url = text("url")
    pull.createdAt = Timestamp(text("created_at"))
    pull.updatedAt = Timestamp(text("updated_at"))
    pull.milestone = text("milestone")
    pull.authorIsBot = pull.author.hasSuffix("[bot]")
    return pull
  }
}

/// A forge that knows what a document says and takes nothing.
private struct OfflineForge: ForgeClient {
  let host: String
  private let pullRequests: [String: [PullRequest]]

  init(kind: String, member: Value, pullRequests: [String: [PullRequest]]) {
    let publicHosts = [
      "github": "api.github.com", "gitlab": "gitlab.com", "bitbucket": "api.bitbucket.org",
      "azuredevops": "dev.azure.com",
    ]
    let api = member["api"]?.string ?? ""
    let authority = api.firstRange(of: "://").map { api[$0.upperBound...].prefix { $0 != "/" } } ?? ""
    host = authority.isEmpty ? publicHosts[kind] ?? kind : String(authority)
    self.pullRequests = pullRequests
  }

  private func listed(_ repository: RepositoryRef) throws(ForgeError) -> [PullRequest] {
    let path = repository.owner.isEmpty ? repository.name : repository.description
    guard let pulls = pullRequests[path] else { throw .notFound(what: "repository \(path)", host: host) }
    return pulls
  }

  func openPullRequests(_ repository: RepositoryRef) async throws(ForgeError) -> Listing {
    Listing(pullRequests: try listed(repository).filter { $0.state == .open })
  }

  func pullRequest(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> PullRequest? {
    try listed(repository).first { $0.number == number }
  }

  func ownComment(_: RepositoryRef, _: Int, marker: String) async throws(ForgeError) -> Comment? { nil }
  func createComment(_: RepositoryRef, _: Int, body: String) async throws(ForgeError) -> Comment { throw refusal }
  func editComment(_: RepositoryRef, _: Int, id: String, body: String) async throws(ForgeError) { throw refusal }
  func setStatus(_: RepositoryRef, sha: String, _: CommitStatus) async throws(ForgeError) { throw refusal }

  private var refusal: ForgeError {
    .refused(host: host, status: 0, detail: "this is a recording, which takes nothing")
  }
}
