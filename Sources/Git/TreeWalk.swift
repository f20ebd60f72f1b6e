// SPDX-License-Identifier: Apache-2.0
internal import Packs

/// One walk over the tree of a commit, through the folders that a scope enters.
///
/// The path grows and shrinks in one buffer. Each tree is read once, and strings are made only of what is wanted.
struct TreeWalk {
  private static let maximumDepth = 128

  private let objects: ObjectReader
  private let scope: TreeScope
  private var path: [UInt8] = []
  private var depth = 0
  private var seen = 0

  init(_ objects: ObjectReader, _ scope: TreeScope) {
    self.objects = objects
    self.scope = scope
  }

  // MARK: Folders

  private struct Folder {
    let path: [UInt8]
    let id: ObjectID
    let isWanted: Bool
    let isEntered: Bool
  }

  /// Wanted folders below a tree, parents first and siblings in byte order.
  mutating func directories(_ tree: ObjectID, into found: inout [String]) throws(GitError) {
    var folders: [Folder] = []
    let length = try descend()
    try objects.tree(tree).forEach { row throws(GitError) in
      try count()
      guard row.kind == .directory else { return }
      append(row.name)
      let (isWanted, isEntered) = (scope.selects(path), scope.enters(path))
      if isWanted || isEntered {
        folders.append(Folder(path: path, id: row.id, isWanted: isWanted, isEntered: isEntered))
      }
      path.removeLast(path.count - length)
    }
    // Git has `a-b` before `a`; people and Argo CD expect plain byte order.
    let isOrdered = zip(folders, folders.dropFirst()).allSatisfy { !$1.path.lexicographicallyPrecedes($0.path) }
    if !isOrdered { folders.sort { $0.path.lexicographicallyPrecedes($1.path) } }
    for folder in folders {
      if folder.isWanted { found.append(String(decoding: folder.path, as: UTF8.self)) }
      guard folder.isEntered else { continue }
      path = folder.path
      try directories(folder.id, into: &found)
    }
    ascend(to: length)
  }

  // MARK: Files

  /// Visits the wanted files and links below a tree, in byte order of their paths (UTF-8).
  mutating func files(
    _ tree: ObjectID, _ visit: (_ path: [UInt8], _ id: ObjectID, _ isLink: Bool) -> Void
  ) throws(GitError) {
    let length = try descend()
    try objects.tree(tree).forEach { row throws(GitError) in
      try count()
      append(row.name)
      switch row.kind {
      case .directory: if scope.enters(path) { try files(row.id, visit) }
      case .submodule: break
      case .file, .executable, .link: if scope.selects(path) { visit(path, row.id, row.kind == .link) }
      }
      path.removeLast(path.count - length)
    }
    ascend(to: length)
  }

  // MARK: The path

  /// Into the folder that the path names; the length that each entry's name is put after.
  private mutating func descend() throws(GitError) -> Int {
    depth += 1
    guard depth <= TreeWalk.maximumDepth else {
      throw .tooLarge(
        repository: objects.repository, what: "its nesting of folders", limit: "\(TreeWalk.maximumDepth) levels")
    }
    if !path.isEmpty { path.append(UInt8(ascii: "/")) }
    return path.count
  }

  private mutating func ascend(to length: Int) {
    depth -= 1
    path.removeLast(path.count - max(0, length - 1))
  }

  private mutating func append(_ name: UnsafeBufferPointer<UInt8>) {
    if name.allSatisfy({ $0 < 0x80 }) {
      path.append(contentsOf: name)
    } else {
      path.append(contentsOf: String(decoding: name, as: UTF8.self).utf8)
    }
  }

  private mutating func count() throws(GitError) {
    seen += 1
    guard seen <= GitTree.maximumEntries else {
      throw .tooLarge(
        repository: objects.repository, what: "the commit's tree", limit: "\(GitTree.maximumEntries) entries")
    }
  }
}
