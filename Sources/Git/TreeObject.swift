// SPDX-License-Identifier: Apache-2.0
internal import CGit2

/// A tree as Git stores it: rows of mode, name and id (gitformat-pack(5) leaves that to fsck; it is `100644 name\0` and twenty
/// bytes of id).
///
/// Read here because libgit2 makes objects of rows and keeps every tree in its cache, which takes as long again as reading it.
struct TreeObject: ~Copyable {
  /// One row; the name may be any bytes but `/` and NUL.
  struct Row {
    let kind: TreeEntry.Kind
    let name: UnsafeBufferPointer<UInt8>
    let id: git_oid
  }

  private let object: OpaquePointer
  private let repository: String

  /// - Throws: `corrupt` when there is no such object, or it is no tree.
  init(_ handle: Handle, _ id: git_oid) throws(GitError) {
    let object = try handle.object(id)
    guard git_odb_object_type(object) == GIT_OBJECT_TREE else {
      git_odb_object_free(object)
      throw TreeObject.broken(handle.name)
    }
    self.object = object
    repository = handle.name
  }

  deinit { git_odb_object_free(object) }

  private static func broken(_ repository: String) -> GitError {
    .corrupt(repository: repository, detail: "a tree that cannot be read")
  }

  /// The rows in Git's order: by bytes, folders as if their names ended in a slash. So a walk meets files in byte order of paths.
  func forEach(_ body: (Row) throws(GitError) -> Void) throws(GitError) {
    let bytes = UnsafeBufferPointer(
      start: git_odb_object_data(object)?.assumingMemoryBound(to: UInt8.self), count: git_odb_object_size(object))
    var place = 0
    while place < bytes.count {
      var mode: UInt32 = 0
      while place < bytes.count, case let digit = bytes[place] &- 0x30, digit < 8 {
        mode = mode << 3 | UInt32(digit)
        place += 1
      }
      let start = place + 1
      guard place < bytes.count, bytes[place] == 0x20, let end = bytes[start...].firstIndex(of: 0), end > start,
        end + 20 < bytes.count
      else { throw TreeObject.broken(repository) }
      var id = git_oid()
      withUnsafeMutableBytes(of: &id) { $0.copyBytes(from: bytes[(end + 1)..<(end + 21)]) }
      try body(Row(kind: TreeObject.kind(mode), name: UnsafeBufferPointer(rebasing: bytes[start..<end]), id: id))
      place = end + 21
    }
  }

  private static func kind(_ mode: UInt32) -> TreeEntry.Kind {
    switch mode & 0o170000 {
    case 0o040000: .directory
    case 0o120000: .link
    case 0o160000: .submodule
    default: mode & 0o111 == 0 ? .file : .executable
    }
  }
}
