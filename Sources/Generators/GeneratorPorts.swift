// SPDX-License-Identifier: Apache-2.0
public import Documents
public import Forge
public import Git

/// The world as generators may ask it. Live values stand on forge drivers and mirrors, offline ones on a document.
public struct GeneratorPorts: Sendable {
  /// Whom to ask for the pull requests of which repository.
  public struct BoundForge: Sendable {
    public var client: any ForgeClient
    public var repository: RepositoryRef
    public init(client: any ForgeClient, repository: RepositoryRef) {
      self.client = client
      self.repository = repository
    }
  }

  /// Kind (`github`) and the member as written (`{owner, repo, tokenRef, …}`) to a client with its credentials looked up.
  public var forge: @Sendable (_ kind: String, _ member: Value) async throws(ForgeError) -> BoundForge
  /// URL and revision (branch, tag, commit, HEAD) to a tree.
  public var git: @Sendable (_ url: String, _ revision: String) async throws(GitError) -> any FileTree
  /// Clusters that Argo CD knows, with the labels of their Secrets; without the local one that needs no Secret.
  public var clusters: @Sendable () async throws(SourceError) -> [ClusterRecord] = { () throws(SourceError) in
    throw .unsupported("clusters are not known here")
  }
  /// Provider (`github`), its member as written and `cloneProtocol` to repositories in the forge's order.
  public var repositories:
    @Sendable (_ provider: String, _ member: Value, _ cloneProtocol: String) async throws(SourceError) ->
      [ForgeRepository] = {
        _, _, _ throws(SourceError) in throw .unsupported("listing repositories is not possible here")
      }
  /// ConfigMap of a plugin and the input parameters to its whole response.
  public var plugin: @Sendable (_ configMap: String, _ parameters: Value) async throws(SourceError) -> Value = {
    _, _ throws(SourceError) in throw .unsupported("plugins cannot be asked here")
  }
  /// Objects of the controller's namespace by API version and plural resource name (`v1`, `configmaps`).
  public var objects: @Sendable (_ apiVersion: String, _ resource: String) async throws(SourceError) -> [Value] = {
    _, _ throws(SourceError) in throw .unsupported("objects of a cluster cannot be read here")
  }

  /// Whether what a pull request's own parameters name may be fetched: asked for each, before any further generator is run with
  /// them. Where the answer is no the set comes back withheld.
  public var mayRead: @Sendable (GeneratedSet) async -> Bool = { _ in true }

  /// How old a listing of pull requests may be that another set has read; zero reads anew.
  public var listingAge: Duration = .zero

  /// The other ports refuse until they are set.
  public init(
    forge: @escaping @Sendable (_ kind: String, _ member: Value) async throws(ForgeError) -> BoundForge,
    git: @escaping @Sendable (_ url: String, _ revision: String) async throws(GitError) -> any FileTree
  ) {
    self.forge = forge
    self.git = git
  }
}

/// Why a source other than Git or a pull request listing has no answer.
public enum SourceError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Nobody answered, or not in time; asking again may help.
  case unreachable(String)
  /// There was an answer, and it is no: status and words.
  case refused(String)
  case notFound(String)
  case unsupported(String)
  /// A forge that was asked for more than pull requests.
  case forge(ForgeError)

  public var isTransient: Bool {
    switch self {
    case .unreachable: true
    case .forge(let error): error.isTransient
    default: false
    }
  }
  public var description: String {
    switch self {
    case .unreachable(let text), .refused(let text), .notFound(let text), .unsupported(let text): text
    case .forge(let error): error.words
    }
  }
}

/// A cluster as Argo CD's Secret describes it.
public struct ClusterRecord: Sendable, Hashable {
  public var name: String
  public var server: String
  /// Name of the AppProject that it belongs to; "" for none.
  public var project: String
  public var labels: [String: String]
  public var annotations: [String: String]
  /// False for the implicit local cluster, which has no Secret: no selector can choose it, and templates see no metadata.
  var isDescribed = true
  public init(
    name: String, server: String, project: String = "", labels: [String: String] = [:],
    annotations: [String: String] = [:]
  ) {
    self.name = name
    self.server = server
    self.project = project
    self.labels = labels
    self.annotations = annotations
  }
}

/// One repository of a forge's organisation.
public struct ForgeRepository: Sendable {
  public var organization: String
  public var name: String
  /// A number, a text, or null where the forge has none.
  public var id: Value
  /// For cloning, by the protocol that was asked for.
  public var url: String
  public var labels: [String]
  /// The default branch, or all; asked only for a repository that no filter has left out.
  public var branches: @Sendable () async throws(SourceError) -> [ForgeBranch]
  public init(
    organization: String, name: String, id: Value = .null, url: String, labels: [String] = [],
    branches: @escaping @Sendable () async throws(SourceError) -> [ForgeBranch]
  ) {
    self.organization = organization
    self.name = name
    self.id = id
    self.url = url
    self.labels = labels
    self.branches = branches
  }
}

/// One branch of a repository of a forge's organisation.
public struct ForgeBranch: Sendable {
  public var name: String
  public var sha: String
  /// Whether a file or folder is there at this branch; asked only when a filter wants to know.
  public var hasPath: @Sendable (_ path: String) async throws(SourceError) -> Bool
  public init(
    name: String, sha: String, hasPath: @escaping @Sendable (_ path: String) async throws(SourceError) -> Bool
  ) {
    self.name = name
    self.sha = sha
    self.hasPath = hasPath
  }
}

/// How the set that owns the generators is written.
public struct GeneratorContext: Sendable {
  /// `spec.goTemplate`
  public var isGoTemplate: Bool
  /// `spec.goTemplateOptions`
  public var goTemplateOptions: [String]
  /// PreviewSets have the `pr` map; ApplicationSets do not (api.md section 2).
  public var hasPreviewParameters: Bool
  /// Whether templates may call only functions whose result depends on nothing but their arguments.
  public var isHermetic = false
  /// Argo CD's `--enable-new-git-file-globbing`.
  public var usesNewFileGlobbing = false
  /// How often Git is looked at when a generator does not say.
  public var gitInterval: Duration = .seconds(180)

  public init(isGoTemplate: Bool, goTemplateOptions: [String] = [], hasPreviewParameters: Bool = false) {
    self.isGoTemplate = isGoTemplate
    self.goTemplateOptions = goTemplateOptions
    self.hasPreviewParameters = hasPreviewParameters
  }
}
