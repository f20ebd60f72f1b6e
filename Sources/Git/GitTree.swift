// SPDX-License-Identifier: Apache-2.0
internal import CGit2

/// The tree of one commit in a repository on disk, read without a work tree.
public struct GitTree: FileTree {
  /// A tree with more entries is refused rather than walked.
  public static let maximumEntries = 500_000
  /// Bytes of one folder's list of what is in it.
  static let maximumFolder = 64 << 20

  public let sha: String
  let path: String
  let name: String

  init(sha: String, path: String, name: String) {
    self.sha = sha
    self.path = path
    self.name = name
  }

  /// Everything below a folder ("" is the root), parents before children, siblings in byte order of their names; nil when
  /// there is no such folder. Submodules are named, not entered.
  public func entries(under folder: String = "", recursive: Bool = true) async throws(GitError) -> [TreeEntry]? {
    try await onHandle { handle throws(GitError) in
      let root = try handle.findTree(sha)
      defer { git_tree_free(root) }
      guard let tree = try handle.subtree(root, folder) else { return nil }
      defer { git_tree_free(tree) }
      var found: [TreeEntry] = []
      try handle.collect(tree, prefix: folder.isEmpty ? "" : folder + "/", recursive: recursive, depth: 0, into: &found)
      return found
    }
  }

  /// The direct children of a folder; nil when there is no such folder.
  public func list(_ folder: String = "") async throws(GitError) -> [TreeEntry]? {
    try await entries(under: folder, recursive: false)
  }

  public func directories(_ scope: TreeScope) async throws(GitError) -> [String] {
    try await onHandle { handle throws(GitError) in
      let source = try ObjectSource(handle, path: path, sha: sha)
      var (walk, found) = (TreeWalk(ObjectReader(source), scope), [String]())
      try walk.directories(source.tree, into: &found)
      return found
    }
  }

  public func files<Part: Sendable>(
    _ scope: TreeScope, limit: Int, into empty: Part, _ add: @escaping @Sendable (inout Part, TreeFile) -> Void
  ) async throws(GitError) -> [Part] {
    let source = try await onHandle { handle throws(GitError) in try ObjectSource(handle, path: path, sha: sha) }
    let (batches, sink) = AsyncStream.makeStream(of: FileBatch.self)
    async let walking = GitTree.walk(source, scope, into: sink)
    let parts = await withTaskGroup(of: (place: Int, part: Result<Part, GitError>).self) { group in
      var count = 0
      for await batch in batches {
        group.addTask { [count] in
          (count, await GitTree.read(batch, of: source, limit: limit, into: empty, add))
        }
        count += 1
      }
      var parts = [Result<Part, GitError>?](repeating: nil, count: count)
      for await (place, part) in group { parts[place] = part }
      return parts
    }
    // The stream ends early for a task that is cancelled, and a part of the files is not the files.
    let count = try await walking.get()
    var made: [Part] = []
    for case .some(let part) in parts { made.append(try part.get()) }
    guard made.count == count else { throw .cancelled }
    return made
  }

  /// Finds the files of a scope; the number of batches.
  private static func walk(
    _ source: ObjectSource, _ scope: TreeScope, into batches: AsyncStream<FileBatch>.Continuation
  ) async -> Result<Int, GitError> {
    defer { batches.finish() }
    return await BlockingThreads.reading.outcome { () throws(GitError) in
      var (walk, batch, count) = (TreeWalk(ObjectReader(source), scope), FileBatch(), 0)
      func send() {
        batches.yield(batch)
        (batch, count) = (FileBatch(), count + 1)
      }
      try walk.files(source.tree) { path, id, isLink in
        batch.append(path, id, isLink: isLink)
        if batch.isFull { send() }
      }
      if !batch.isEmpty { send() }
      return count
    }
  }

  /// Reads some files and makes what is wanted of them.
  private static func read<Part: Sendable>(
    _ batch: FileBatch, of source: ObjectSource, limit: Int, into empty: Part,
    _ add: @escaping @Sendable (inout Part, TreeFile) -> Void
  ) async -> Result<Part, GitError> {
    await BlockingThreads.reading.outcome { () throws(GitError) in
      var part = empty
      try batch.read(ObjectReader(source), limit: limit) { add(&part, $0) }
      return part
    }
  }

  /// One file, following symbolic links that stay inside the tree; nil when there is none.
  public func file(_ path: String, limit: Int = 16 << 20) async throws(GitError) -> [UInt8]? {
    try await contents([path], limit: limit)[0]
  }

  public func contents(_ paths: [String], limit: Int) async throws(GitError) -> [[UInt8]?] {
    try await onHandle { handle throws(GitError) in
      let root = try handle.findTree(sha)
      defer { git_tree_free(root) }
      var all: [[UInt8]?] = []
      for path in paths { all.append(try handle.read(path, in: root, limit: limit)) }
      return all
    }
  }

  private func onHandle<Output: Sendable>(
    _ work: @escaping @Sendable (Handle) throws(GitError) -> Output
  ) async throws(GitError) -> Output {
    let (path, name) = (path, name)
    return try await BlockingThreads.reading.run { () throws(GitError) in
      try work(try Handle.open(path, name: name))
    }
  }
}
