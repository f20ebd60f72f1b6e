// SPDX-License-Identifier: Apache-2.0
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
      return try await mirrors.tree(try secrets.remote(url), revision)
    }
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
