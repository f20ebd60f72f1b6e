// SPDX-License-Identifier: Apache-2.0
internal import CGit2
internal import Packs

/// What the threads that read one commit share.
struct ObjectSource: Sendable {
  let packs: Packs
  let path: String
  let name: String
  /// The commit.
  let sha: String
  /// Its tree.
  let tree: ObjectID

  init(_ handle: Handle, path: String, sha: String) throws(GitError) {
    let folder = String(cString: git_repository_commondir(handle.raw)) + "objects/pack/"
    packs = Packs(names(in: folder).filter { $0.hasSuffix(".idx") }.map { folder + $0.dropLast(4) })
    (self.path, name, self.sha) = (path, handle.name, sha)
    tree = ObjectID(try handle.treeID(sha))
  }
}

/// Reads many objects of one repository, for one thread: from its packs, and through libgit2 what is not in them (or not readable).
final class ObjectReader {
  private let source: ObjectSource
  private let packed: PackReader
  private var opened: Handle?

  init(_ source: ObjectSource) {
    self.source = source
    packed = PackReader(source.packs)
  }

  var repository: String { source.name }

  /// A tree as it is stored. Throws `corrupt` when there is no such object, or it is no tree.
  func tree(_ id: ObjectID) throws(GitError) -> TreeObject {
    let bytes: [UInt8]
    switch try packedObject(id, limit: GitTree.maximumFolder, "the list of a folder") {
    case .some(let object) where object.kind == .tree: bytes = object.bytes
    case .some: throw TreeObject.broken(repository)
    case nil: bytes = try handle().tree(git_oid(id))
    }
    return TreeObject(bytes, repository: repository)
  }

  /// What is in a file. The path (UTF-8) is for the message.
  func blob(_ id: ObjectID, path: ArraySlice<UInt8>, limit: Int) throws(GitError) -> [UInt8] {
    if let object = try packedObject(id, limit: limit, String(decoding: path, as: UTF8.self)), object.kind == .blob {
      return object.bytes
    }
    return try handle().blob(git_oid(id), path: String(decoding: path, as: UTF8.self), limit: limit)
  }

  /// What is in the file that a symbolic link leads to; nil when it leads nowhere.
  func target(of path: ArraySlice<UInt8>, limit: Int) throws(GitError) -> [UInt8]? {
    let handle = try handle()
    let root = try handle.findTree(source.sha)
    defer { git_tree_free(root) }
    return try handle.read(String(decoding: path, as: UTF8.self), in: root, limit: limit)
  }

  private func packedObject(
    _ id: ObjectID, limit: Int, _ what: @autoclosure () -> String
  ) throws(GitError) -> PackedObject? {
    do throws(ObjectTooLarge) { return try packed.read(id, limit: limit) } catch {
      throw .tooLarge(repository: repository, what: what(), limit: "\(limit) bytes")
    }
  }

  private func handle() throws(GitError) -> Handle {
    if let opened { return opened }
    let handle = try Handle.open(source.path, name: source.name)
    opened = handle
    return handle
  }
}

extension ObjectID {
  init(_ id: git_oid) { self = withUnsafeBytes(of: id) { ObjectID($0) } }
}

extension git_oid {
  init(_ id: ObjectID) {
    self.init()
    id.withBytes { bytes in withUnsafeMutableBytes(of: &self) { $0.copyMemory(from: bytes) } }
  }
}
