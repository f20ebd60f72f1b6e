// SPDX-License-Identifier: Apache-2.0
internal import CGit2
public import Clocks

/// A repository on this machine's disk, bare or with a work tree (which is never touched).
///
/// A value: every operation opens the repository on a thread of its own pool and closes it again. `revision` may be a branch,
/// a tag, a full reference name, HEAD or a commit.
public struct LocalRepository: Sendable, Hashable {
  public let path: String
  /// How messages call it: the path, or the URL it stands for.
  public let name: String

  public init(path: String, name: String? = nil) {
    self.path = path
    self.name = name ?? path
  }

  /// A named commit.
  public struct Reference: Sendable, Hashable {
    /// `main` for a branch, `refs/pull/1/head` for a reference.
    public var name: String
    public var sha: String
  }

  /// What a commit says about itself.
  public struct Commit: Sendable, Hashable {
    public var sha: String
    public var parents: [String]
    public var author: Signature
    public var committer: Signature
    public var message: String
    /// First line of the message.
    public var title: String { message.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? "" }
  }

  /// Who, and when.
  public struct Signature: Sendable, Hashable {
    public var name: String
    public var email: String
    public var time: Timestamp
    public init(name: String, email: String, time: Timestamp) {
      self.name = name
      self.email = email
      self.time = time
    }
  }

  /// False when there is no repository at the path.
  public func exists() async -> Bool {
    (try? await onHandle { _ throws(GitError) in true }) ?? false
  }

  /// Branches in byte order of their names.
  public func branches() async throws(GitError) -> [Reference] {
    try await references(matching: "refs/heads/").map { Reference(name: String($0.name.dropFirst(11)), sha: $0.sha) }
  }

  /// References whose full name begins so, in byte order; each with the commit it leads to.
  public func references(matching prefix: String = "refs/") async throws(GitError) -> [Reference] {
    try await onHandle { handle throws(GitError) in try handle.references(matching: prefix) }
  }

  /// The branch that HEAD names, also before its first commit; nil when HEAD is detached.
  public func defaultBranch() async throws(GitError) -> String? {
    try await onHandle { handle throws(GitError) in try handle.defaultBranch() }
  }

  /// Full SHA of the commit; throws `revisionNotFound`.
  public func resolve(_ revision: String) async throws(GitError) -> String {
    try await onHandle { handle throws(GitError) in try handle.resolve(revision) }
  }

  /// The tree at a revision, which is resolved now and stays.
  public func tree(_ revision: String) async throws(GitError) -> GitTree {
    GitTree(sha: try await resolve(revision), path: path, name: name)
  }

  public func commit(_ revision: String) async throws(GitError) -> Commit {
    try await onHandle { handle throws(GitError) in try handle.describe(revision) }
  }

  /// Commits reachable from one revision and, if given, not from another; newest first, at most `limit`.
  public func commits(
    from revision: String, notIn excluded: String? = nil, limit: Int = 1000
  ) async throws(GitError) -> [Commit] {
    try await onHandle { handle throws(GitError) in
      var commits: [Commit] = []
      for sha in try handle.history(revision, notIn: excluded, limit: limit) {
        commits.append(try handle.describe(sha))
      }
      return commits
    }
  }

  /// The best common ancestor; nil when the histories have nothing in common.
  public func mergeBase(_ left: String, _ right: String) async throws(GitError) -> String? {
    try await onHandle { handle throws(GitError) in
      var (result, left, right) = (git_oid(), try handle.id(left), try handle.id(right))
      let code = git_merge_base(&result, handle.raw, &left, &right)
      if code == GIT_ENOTFOUND.rawValue { return nil }
      try handle.check(code)
      return result.hex
    }
  }

  /// True when `revision` contains `ancestor`; a commit contains itself.
  public func isAncestor(_ ancestor: String, of revision: String) async throws(GitError) -> Bool {
    try await onHandle { handle throws(GitError) in
      var (ancestor, revision) = (try handle.id(ancestor), try handle.id(revision))
      if git_oid_equal(&ancestor, &revision) == 1 { return true }
      let answer = git_graph_descendant_of(handle.raw, &revision, &ancestor)
      try handle.check(answer)
      return answer == 1
    }
  }

  /// How many commits each has that the other lacks.
  public func distance(_ left: String, _ right: String) async throws(GitError) -> (ahead: Int, behind: Int) {
    try await onHandle { handle throws(GitError) in
      var (ahead, behind, left, right) = (0, 0, try handle.id(left), try handle.id(right))
      try handle.check(git_graph_ahead_behind(&ahead, &behind, handle.raw, &left, &right))
      return (ahead, behind)
    }
  }

  /// Paths that differ between two commits, in byte order; for a pull request compare the merge base with the head.
  public func changedPaths(from base: String, to head: String) async throws(GitError) -> [String] {
    try await onHandle { handle throws(GitError) in try handle.changedPaths(base, head) }
  }

  func onHandle<Output: Sendable>(
    _ work: @escaping @Sendable (Handle) throws(GitError) -> Output
  ) async throws(GitError) -> Output {
    let (path, name) = (path, name)
    return try await BlockingThreads.reading.run { () throws(GitError) in
      try work(try Handle.open(path, name: name))
    }
  }
}
