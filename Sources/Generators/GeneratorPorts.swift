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

  public init(
    forge: @escaping @Sendable (_ kind: String, _ member: Value) async throws(ForgeError) -> BoundForge,
    git: @escaping @Sendable (_ url: String, _ revision: String) async throws(GitError) -> any FileTree
  ) {
    self.forge = forge
    self.git = git
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
