// SPDX-License-Identifier: Apache-2.0
internal import CGit2
internal import Clocks

extension LocalRepository {
  /// Makes an empty bare repository, and the folders above it; an existing one is left as it is.
  public static func create(path: String, defaultBranch: String = "main") async throws(GitError) -> LocalRepository {
    let repository = LocalRepository(path: path)
    if await repository.exists() { return repository }
    return try await BlockingThreads.reading.run { () throws(GitError) in
      _ = try Handle.create(path, defaultBranch: defaultBranch)
      return repository
    }
  }

  /// Commits files on a branch, on top of what it has (or of `startingFrom`, when the branch is new), and returns the SHA.
  ///
  /// - Parameter files: whole path to bytes; nil removes the file. Everything else stays.
  public func commit(
    files: [String: [UInt8]?], on branch: String, startingFrom start: String? = nil, message: String,
    author: Signature
  ) async throws(GitError) -> String {
    try await onHandle { handle throws(GitError) in
      let reference = "refs/heads/" + branch
      let current = try handle.target(of: reference)
      let parent: git_oid? = if let current { current } else if let start { try handle.id(start) } else { nil }
      var index: OpaquePointer?
      try handle.check(git_index_new(&index))
      defer { git_index_free(index) }
      if let parent {
        let tree = try handle.findTree(parent.hex)
        defer { git_tree_free(tree) }
        try handle.check(git_index_read_tree(index, tree))
      }
      for (path, bytes) in files.sorted(by: { $0.key < $1.key }) { try handle.stage(path, bytes, in: index) }
      let commit = try handle.writeCommit(
        index, parents: parent.map { [$0] } ?? [], message: message, author: author)
      try handle.move(reference, to: commit, from: current)
      return commit.hex
    }
  }

  /// Merges a commit into a branch with a merge commit and returns its SHA; `conflict` leaves everything as it was.
  public func merge(
    _ revision: String, into branch: String, message: String, author: Signature
  ) async throws(GitError) -> String {
    try await onHandle { handle throws(GitError) in
      let reference = "refs/heads/" + branch
      guard let ours = try handle.target(of: reference) else {
        throw .revisionNotFound(repository: handle.name, revision: branch)
      }
      let theirs = try handle.id(revision)
      let index = try handle.mergedIndex(ours, theirs)
      defer { git_index_free(index) }
      let commit = try handle.writeCommit(index, parents: [ours, theirs], message: message, author: author)
      try handle.move(reference, to: commit, from: ours)
      return commit.hex
    }
  }

  /// Whether two commits would merge without a person.
  public func canMerge(_ revision: String, into other: String) async throws(GitError) -> Bool {
    try await onHandle { handle throws(GitError) in
      do throws(GitError) {
        git_index_free(try handle.mergedIndex(try handle.id(other), try handle.id(revision)))
        return true
      } catch .conflict {
        return false
      }
    }
  }

  /// Points a reference (full name, `refs/pull/1/head`) at a commit, whatever it said before.
  public func setReference(_ reference: String, to revision: String) async throws(GitError) {
    try await onHandle { handle throws(GitError) in
      try handle.move(reference, to: try handle.id(revision), from: try handle.target(of: reference))
    }
  }

  /// True when the reference was there.
  @discardableResult
  public func deleteReference(_ reference: String) async throws(GitError) -> Bool {
    try await onHandle { handle throws(GitError) in
      guard try handle.target(of: reference) != nil else { return false }
      try handle.check(git_reference_remove(handle.raw, reference))
      return true
    }
  }

  /// Makes HEAD name this branch, which may not exist yet.
  public func setDefaultBranch(_ branch: String) async throws(GitError) {
    try await onHandle { handle throws(GitError) in
      try handle.check(git_repository_set_head(handle.raw, "refs/heads/" + branch))
    }
  }
}

extension Handle {
  /// The object that a reference names; nil when there is no such reference.
  func target(of reference: String) throws(GitError) -> git_oid? {
    var id = git_oid()
    let code = git_reference_name_to_id(&id, raw, reference)
    if code == GIT_ENOTFOUND.rawValue { return nil }
    if code == GIT_EINVALIDSPEC.rawValue {
      throw .unsupported(repository: name, detail: "\(reference) is not a name that Git allows")
    }
    try check(code)
    return id
  }

  /// Moves a reference only if it still is where the caller saw it (nil: did not exist).
  func move(_ reference: String, to id: git_oid, from current: git_oid?) throws(GitError) {
    var (raw, id): (OpaquePointer?, git_oid) = (nil, id)
    let code: Int32
    if var current {
      code = git_reference_create_matching(&raw, self.raw, reference, &id, 1, &current, "nestling")
    } else {
      code = git_reference_create(&raw, self.raw, reference, &id, 0, "nestling")
    }
    git_reference_free(raw)
    if code == GIT_EMODIFIED.rawValue || code == GIT_EEXISTS.rawValue {
      throw .moved(repository: name, reference: reference)
    }
    try check(code)
  }

  func stage(_ path: String, _ bytes: [UInt8]?, in index: OpaquePointer?) throws(GitError) {
    guard let bytes else {
      git_index_remove(index, path, 0)
      return
    }
    let isPlain = path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part != "." && part != ".." && part.lowercased() != ".git"
    }
    guard isPlain else { throw .unsupported(repository: name, detail: "\(path) is not a path that Git allows") }
    var entry = git_index_entry()
    entry.mode = UInt32(GIT_FILEMODE_BLOB.rawValue)
    try check(bytes.withUnsafeBytes { git_blob_create_from_buffer(&entry.id, raw, $0.baseAddress, $0.count) })
    let code = path.withCString { text in
      entry.path = text
      return git_index_add(index, &entry)
    }
    if code < 0 { throw .unsupported(repository: name, detail: "\(path) is not a path that Git allows") }
  }

  /// The index of a clean merge; the caller frees it.
  func mergedIndex(_ ours: git_oid, _ theirs: git_oid) throws(GitError) -> OpaquePointer {
    let (left, right) = (try findCommit(ours.hex), try findCommit(theirs.hex))
    defer {
      git_object_free(left)
      git_object_free(right)
    }
    var index: OpaquePointer?
    try check(git_merge_commits(&index, raw, left, right, nil))
    guard let index else { throw .corrupt(repository: name, detail: "the merge has no result") }
    guard git_index_has_conflicts(index) == 1 else { return index }
    defer { git_index_free(index) }
    throw .conflict(repository: name, paths: conflicts(in: index))
  }

  private func conflicts(in index: OpaquePointer) -> [String] {
    var iterator: OpaquePointer?
    guard git_index_conflict_iterator_new(&iterator, index) == 0 else { return [] }
    defer { git_index_conflict_iterator_free(iterator) }
    var (base, ours, theirs):
      (UnsafePointer<git_index_entry>?, UnsafePointer<git_index_entry>?, UnsafePointer<git_index_entry>?)
    var paths: [String] = []
    while git_index_conflict_next(&base, &ours, &theirs, iterator) == 0 {
      if let path = (ours ?? theirs ?? base)?.pointee.path { paths.append(String(cString: path)) }
    }
    return paths
  }

  func writeCommit(
    _ index: OpaquePointer?, parents: [git_oid], message: String, author: LocalRepository.Signature
  ) throws(GitError) -> git_oid {
    var treeID = git_oid()
    try check(git_index_write_tree_to(&treeID, index, raw))
    var tree: OpaquePointer?
    try check(git_tree_lookup(&tree, raw, &treeID))
    defer { git_tree_free(tree) }
    var signature: UnsafeMutablePointer<git_signature>?
    try check(git_signature_new(&signature, author.name, author.email, author.time.seconds, 0))
    defer { git_signature_free(signature) }
    var commits: [OpaquePointer?] = []
    defer { for commit in commits { git_object_free(commit) } }
    for parent in parents { commits.append(try findCommit(parent.hex)) }
    var id = git_oid()
    try check(
      git_commit_create(
        &id, raw, nil, signature, signature, "UTF-8", message.hasSuffix("\n") ? message : message + "\n", tree,
        commits.count, &commits))
    return id
  }
}
