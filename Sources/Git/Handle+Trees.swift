// SPDX-License-Identifier: Apache-2.0
internal import CGit2

extension Handle {
  private static let maximumDepth = 128
  private static let maximumLinks = 8

  /// The tree at a path below another; nil when it is not a folder. The caller frees it.
  func subtree(_ root: OpaquePointer, _ folder: String) throws(GitError) -> OpaquePointer? {
    var tree: OpaquePointer?
    if folder.isEmpty {
      try check(git_object_dup(&tree, root))
      return tree
    }
    var entry: OpaquePointer?
    guard git_tree_entry_bypath(&entry, root, folder) == 0 else { return nil }
    defer { git_tree_entry_free(entry) }
    guard git_tree_entry_type(entry) == GIT_OBJECT_TREE else { return nil }
    try check(git_tree_lookup(&tree, raw, git_tree_entry_id(entry)))
    return tree
  }

  func collect(
    _ tree: OpaquePointer, prefix: String, recursive: Bool, depth: Int, into found: inout [TreeEntry]
  ) throws(GitError) {
    guard depth < Handle.maximumDepth else {
      throw .tooLarge(repository: name, what: "its nesting of folders", limit: "\(Handle.maximumDepth) levels")
    }
    var children: [(entry: TreeEntry, id: git_oid)] = []
    for place in 0..<git_tree_entrycount(tree) {
      guard let entry = git_tree_entry_byindex(tree, place), let text = git_tree_entry_name(entry),
        let id = git_tree_entry_id(entry)
      else { continue }
      let kind = Handle.kind(git_tree_entry_filemode(entry))
      children.append((TreeEntry(path: prefix + String(cString: text), kind: kind, sha: id.pointee.hex), id.pointee))
    }
    // Git orders folders as if their names ended in a slash; people and Argo CD expect plain byte order.
    children.sort { $0.entry.path.utf8.lexicographicallyPrecedes($1.entry.path.utf8) }
    for (entry, id) in children {
      guard found.count < GitTree.maximumEntries else {
        throw .tooLarge(repository: name, what: "the commit's tree", limit: "\(GitTree.maximumEntries) entries")
      }
      found.append(entry)
      guard recursive, entry.kind == .directory else { continue }
      var (below, id): (OpaquePointer?, git_oid) = (nil, id)
      try check(git_tree_lookup(&below, raw, &id))
      guard let below else { continue }
      defer { git_tree_free(below) }
      try collect(below, prefix: entry.path + "/", recursive: true, depth: depth + 1, into: &found)
    }
  }

  /// Bytes of the file at a path; nil when there is none.
  func read(_ path: String, in root: OpaquePointer, limit: Int) throws(GitError) -> [UInt8]? {
    var path = path
    for _ in 0...Handle.maximumLinks {
      var entry: OpaquePointer?
      guard !path.isEmpty, git_tree_entry_bypath(&entry, root, path) == 0 else { return nil }
      defer { git_tree_entry_free(entry) }
      guard git_tree_entry_type(entry) == GIT_OBJECT_BLOB, let id = git_tree_entry_id(entry) else { return nil }
      let isLink = git_tree_entry_filemode(entry) == GIT_FILEMODE_LINK
      let bytes = try blob(id.pointee, path: path, limit: limit)
      guard isLink else { return bytes }
      guard let target = linkTarget(String(decoding: bytes, as: UTF8.self), from: path) else { return nil }
      path = target
    }
    return nil
  }

  /// What is in a file. The path is for the message.
  func blob(_ id: git_oid, path: String, limit: Int) throws(GitError) -> [UInt8] {
    // The header tells the size before anything is inflated.
    var (count, type, id) = (0, GIT_OBJECT_INVALID, id)
    try check(git_odb_read_header(&count, &type, try objects(), &id))
    guard count <= limit else { throw .tooLarge(repository: name, what: path, limit: "\(limit) bytes") }
    return try withObject(id) { object in Handle.bytes(of: object) }
  }

  private static func kind(_ mode: git_filemode_t) -> TreeEntry.Kind {
    switch mode {
    case GIT_FILEMODE_TREE: .directory
    case GIT_FILEMODE_BLOB_EXECUTABLE: .executable
    case GIT_FILEMODE_LINK: .link
    case GIT_FILEMODE_COMMIT: .submodule
    default: .file
    }
  }
}

/// Where a symbolic link leads, from the root of the tree; nil when that is outside of it.
func linkTarget(_ target: String, from path: String) -> String? {
  guard !target.hasPrefix("/") else { return nil }
  var parts = path.split(separator: "/").dropLast()
  for part in target.split(separator: "/") where part != "." {
    if part != ".." {
      parts.append(part)
    } else if parts.popLast() == nil {
      return nil
    }
  }
  return parts.joined(separator: "/")
}
