// SPDX-License-Identifier: Apache-2.0
internal import Packs

/// A tree as Git stores it: rows of mode, name and id (gitformat-pack(5) leaves that to fsck; it is `100644 name\0` and twenty
/// bytes of id).
///
/// Read here because libgit2 makes objects of rows and keeps every tree in its cache, which takes as long again as reading it.
struct TreeObject {
  /// One row; the name may be any bytes but `/` and NUL.
  struct Row {
    let kind: TreeEntry.Kind
    let name: UnsafeBufferPointer<UInt8>
    let id: ObjectID
  }

  private let bytes: [UInt8]
  private let repository: String

  init(_ bytes: [UInt8], repository: String) {
    self.bytes = bytes
    self.repository = repository
  }

  static func broken(_ repository: String) -> GitError {
    .corrupt(repository: repository, detail: "a tree that cannot be read")
  }

  /// The rows in Git's order: by bytes, folders as if their names ended in a slash. So a walk meets files in byte order of paths.
  func forEach(_ body: (Row) throws(GitError) -> Void) throws(GitError) {
    try bytes.withUnsafeBufferPointer { bytes throws(GitError) in
      var place = 0
      while place < bytes.count {
        var mode: UInt32 = 0
        while place < bytes.count, case let digit = bytes[place] &- 0x30, digit < 8 {
          mode = mode << 3 | UInt32(digit)
          place += 1
        }
        let start = place + 1
        guard place < bytes.count, bytes[place] == 0x20, let end = bytes[start...].firstIndex(of: 0), end > start,
          end + ObjectID.size < bytes.count
        else { throw TreeObject.broken(repository) }
        let next = end + 1 + ObjectID.size
        let id = ObjectID(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[(end + 1)..<next]))
        try body(Row(kind: TreeObject.kind(mode), name: UnsafeBufferPointer(rebasing: bytes[start..<end]), id: id))
        place = next
      }
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
