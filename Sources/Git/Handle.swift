// SPDX-License-Identifier: Apache-2.0
internal import CGit2

/// An open repository. Belongs to one thread and one job: opening costs ten microseconds, sharing costs races.
final class Handle {
  let raw: OpaquePointer
  /// Path or URL, for messages.
  let name: String
  private var database: OpaquePointer?

  private init(_ raw: OpaquePointer, name: String) {
    self.raw = raw
    self.name = name
  }

  deinit {
    git_odb_free(database)
    git_repository_free(raw)
  }

  /// Opens a bare repository, or the one of a work tree, at exactly this path.
  static func open(_ path: String, name: String? = nil) throws(GitError) -> Handle {
    _ = Library.start
    var raw: OpaquePointer?
    let code = git_repository_open_ext(&raw, path, GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue, nil)
    if code == GIT_ENOTFOUND.rawValue { throw .repositoryNotFound(repository: name ?? path) }
    try Library.check(code, name ?? path)
    guard let raw else { throw .repositoryNotFound(repository: name ?? path) }
    return Handle(raw, name: name ?? path)
  }

  static func create(_ path: String, defaultBranch: String, name: String? = nil) throws(GitError) -> Handle {
    _ = Library.start
    var options = git_repository_init_options()
    git_repository_init_options_init(&options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION))
    options.flags = GIT_REPOSITORY_INIT_BARE.rawValue | GIT_REPOSITORY_INIT_MKPATH.rawValue
    var raw: OpaquePointer?
    let code = defaultBranch.withCString { branch in
      options.initial_head = branch
      return git_repository_init_ext(&raw, path, &options)
    }
    try Library.check(code, name ?? path)
    guard let raw else { throw .corrupt(repository: name ?? path, detail: "could not be created") }
    return Handle(raw, name: name ?? path)
  }

  func check(_ code: Int32) throws(GitError) { try Library.check(code, name) }

  // MARK: Finding

  /// The commit that a branch, tag, reference, commit (also abbreviated) or HEAD names. The caller frees it.
  func findCommit(_ revision: String) throws(GitError) -> OpaquePointer {
    let missing = GitError.revisionNotFound(repository: name, revision: revision)
    // A leading colon would start a search through all history.
    guard !revision.isEmpty, revision.utf8.count <= 1024, revision.utf8.first != 0x3A else { throw missing }
    var object: OpaquePointer?
    guard git_revparse_single(&object, raw, revision) == 0, let object else { throw missing }
    defer { git_object_free(object) }
    var commit: OpaquePointer?
    guard git_object_peel(&commit, object, GIT_OBJECT_COMMIT) == 0, let commit else { throw missing }
    return commit
  }

  func resolve(_ revision: String) throws(GitError) -> String {
    let commit = try findCommit(revision)
    defer { git_object_free(commit) }
    return git_commit_id(commit).pointee.hex
  }

  func hasCommit(_ sha: String) -> Bool {
    guard var id = git_oid(hex: sha) else { return false }
    var commit: OpaquePointer?
    guard git_commit_lookup(&commit, raw, &id) == 0 else { return false }
    git_commit_free(commit)
    return true
  }

  func id(_ revision: String) throws(GitError) -> git_oid {
    let commit = try findCommit(revision)
    defer { git_object_free(commit) }
    return git_commit_id(commit).pointee
  }

  /// The tree of a commit. The caller frees it.
  func findTree(_ revision: String) throws(GitError) -> OpaquePointer {
    let commit = try findCommit(revision)
    defer { git_object_free(commit) }
    var tree: OpaquePointer?
    try check(git_commit_tree(&tree, commit))
    guard let tree else { throw .corrupt(repository: name, detail: "a commit without a tree") }
    return tree
  }

  // MARK: Objects

  /// The object database.
  func objects() throws(GitError) -> OpaquePointer {
    if database == nil { try check(git_repository_odb(&database, raw)) }
    guard let database else { throw .corrupt(repository: name, detail: "without an object database") }
    return database
  }

  /// Calls with an object as it is stored.
  func withObject<Output>(
    _ id: git_oid, _ body: (OpaquePointer) throws(GitError) -> Output
  ) throws(GitError) -> Output {
    var (object, id): (OpaquePointer?, git_oid) = (nil, id)
    try check(git_odb_read(&object, try objects(), &id))
    guard let object else { throw .corrupt(repository: name, detail: "an object that is missing") }
    defer { git_odb_object_free(object) }
    return try body(object)
  }

  static func bytes(of object: OpaquePointer) -> [UInt8] {
    [UInt8](UnsafeRawBufferPointer(start: git_odb_object_data(object), count: git_odb_object_size(object)))
  }

  /// A tree as it is stored. Throws `corrupt` when there is no such object, or it is no tree.
  func tree(_ id: git_oid) throws(GitError) -> [UInt8] {
    try withObject(id) { object throws(GitError) in
      guard git_odb_object_type(object) == GIT_OBJECT_TREE else { throw TreeObject.broken(name) }
      return Handle.bytes(of: object)
    }
  }

  /// The id of a commit's tree.
  func treeID(_ revision: String) throws(GitError) -> git_oid {
    let commit = try findCommit(revision)
    defer { git_object_free(commit) }
    return git_commit_tree_id(commit).pointee
  }
}
