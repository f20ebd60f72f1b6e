// SPDX-License-Identifier: Apache-2.0
public import Documents
internal import Forge
internal import Git
public import PreviewAPI

/// What the world would answer, from a document: generation without a network, and repeatable (api.md section 6, `--inputs`).
///
/// Nothing is implied: a repository that is not listed is not found.
public struct OfflinePorts: Sendable {
  private let pullRequests: [String: [RecordedPullRequest]]?
  private let repositories: [String: String]?
  private let sources: OfflineSources
  /// Argo CD's `--enable-new-git-file-globbing`.
  public var usesNewFileGlobbing = false

  /// - Parameter folder: what relative paths in the document start from; that of the document.
  public init(_ document: Value, folder: String) throws(ValidationError) {
    let isEmpty = document.isNull
    guard isEmpty || document.object != nil else {
      throw ValidationError(field: "inputs", message: "expected a map, found \(document.kindName)")
    }
    try InputsShape.check(document)
    var pulls: [String: [RecordedPullRequest]] = [:]
    for pair in document["pullRequests"]?.object ?? [:] {
      guard let rows = pair.value.array else {
        throw ValidationError(field: "pullRequests.\(pair.key)", message: "expected a list of pull requests")
      }
      pulls[pair.key] = try rows.enumerated().map { place, row throws(ValidationError) in
        try RecordedPullRequest(row, of: pair.key, field: "pullRequests.\(pair.key)[\(place)]")
      }
    }
    var paths: [String: String] = [:]
    for pair in document["repositories"]?.object ?? [:] {
      guard let path = pair.value.string else {
        throw ValidationError(field: "repositories.\(pair.key)", message: "expected a path")
      }
      paths[pair.key] = path.hasPrefix("/") ? path : folder + "/" + path
    }
    // What a document does not speak of at all is not recorded; what is missing in what it lists is not there.
    pullRequests = document["pullRequests"]?.object == nil ? nil : pulls
    repositories = document["repositories"]?.object == nil ? nil : paths
    sources = OfflineSources(document)
  }

  public var ports: GeneratorPorts { ports(context: GeneratorContext(isGoTemplate: true, hasPreviewParameters: true)) }

  /// The ports of a set that is written so.
  public func ports(context: GeneratorContext) -> GeneratorPorts {
    let (pullRequests, repositories, sources) = (pullRequests, repositories, sources)
    var ports = GeneratorPorts(
      forge: { kind, member throws(ForgeError) in
        let path = repositoryPath(member)
        let client = OfflineForge(
          kind: kind, member: member, recorded: pullRequests, context: context, branches: sources.branches)
        return .init(client: client, repository: OfflinePorts.repository(path))
      },
      git: { url, revision throws(GitError) in
        guard let path = repositories?[url] else {
          // Said apart: without the section nothing was recorded, with it the repository is not there.
          guard repositories != nil else { throw .unsupported(repository: url, detail: "no inputs for repositories") }
          throw .repositoryNotFound(repository: url)
        }
        let repository = LocalRepository(path: path, name: url)
        if await repository.exists() { return try await repository.tree(revision) }
        return try FolderTree(path: path, name: url)
      })
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
}
