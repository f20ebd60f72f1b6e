// SPDX-License-Identifier: Apache-2.0
internal import Forge
internal import Git
internal import KubeClient
internal import KubeModel
internal import Locks

extension LiveSources {
  /// Trees of repositories for one pass over a set: credentials are read once, when first needed, from Secrets of the set's
  /// namespace, then from Argo CD's.
  func repositories(namespace: String)
    -> @Sendable (_ url: String, _ revision: String) async throws(GitError) -> GitTree
  {
    let known = Mutex<RepositorySecrets?>(nil)
    return { (url, revision) async throws(GitError) in
      let secrets: RepositorySecrets
      if let found = known.withLock({ $0 }) {
        secrets = found
      } else {
        secrets = try await repositorySecrets(namespace: namespace, url)
        known.withLock { $0 = secrets }
      }
      return try await mirrors.tree(try await remote(try secrets.login(url)), revision)
    }
  }

  /// With the token of its GitHub App, where it has one. Clients of Apps are shared by all sets, and so are their tokens.
  private func remote(_ login: RepositoryLogin) async throws(GitError) -> GitRemote {
    guard let app = login.app else { return login.remote }
    var remote = login.remote
    let path = RepositorySecrets.normalized(remote.url).split(separator: "/").suffix(2).joined(separator: "/")
    do throws(ForgeError) {
      let token = try await forges.connect(app).gitToken(RepositoryRef(path: path))
      // The user's name is the one that GitHub documents for installations.
      remote.credentials = .password(username: "x-access-token", password: token.revealed)
    } catch {
      let detail = "the GitHub App of the \(app.secret): \(error.words)"
      throw error.isTransient
        ? .unreachable(repository: remote.shown, detail: detail)
        : .unsupported(repository: remote.shown, detail: detail)
    }
    return remote
  }

  private func repositorySecrets(namespace: String, _ url: String) async throws(GitError) -> RepositorySecrets {
    let options = ListOptions(labelSelector: "\(RepositorySecrets.label) in (repository,repo-creds)")
    var secrets: [KubeObject] = []
    for place in namespace == argoNamespace ? [argoNamespace] : [namespace, argoNamespace] {
      secrets +=
        try await read(url) { () async throws(KubeError) in
          try await kube.listAll(.secret, namespace: place, options).items
        } ?? []
    }
    let maps = [RepositorySecrets.knownHosts, RepositorySecrets.certificates]
    var found: [KubeObject?] = []
    for name in maps {
      found.append(
        try await read(url) { () async throws(KubeError) in
          try await kube.get(ObjectRef(.configMap, namespace: argoNamespace, name: name))
        } ?? nil)
    }
    return RepositorySecrets(secrets: secrets, knownHosts: found[0], certificates: found[1])
  }

  /// What may not be read is as if it were not there: many repositories need no credentials. What cannot be read at the moment is
  /// not taken for that.
  private func read<Output>(
    _ url: String, _ ask: () async throws(KubeError) -> Output
  ) async throws(GitError) -> Output? {
    do throws(KubeError) { return try await ask() } catch {
      guard error.isTransient else { return nil }
      throw .unreachable(repository: GitRemote(url: url).shown, detail: "its credentials: \(words(of: error))")
    }
  }
}
