// SPDX-License-Identifier: Apache-2.0
internal import Packs

/// Some files on their way from the walk that finds them to the thread that reads them and makes something of them. Their paths
/// are in one buffer, so that handing them on does not cost an allocation for each.
struct FileBatch: Sendable {
  private struct File {
    /// Where the path ends; it begins where the one before it ends.
    let path: Int
    let id: ObjectID
    let isLink: Bool
  }

  private var files: [File] = []
  private var paths: [UInt8] = []

  var isEmpty: Bool { files.isEmpty }
  /// Large enough to be worth a job, small enough that no core waits long for the first or the last one.
  var isFull: Bool { files.count == 500 }

  mutating func append(_ path: [UInt8], _ id: ObjectID, isLink: Bool) {
    paths += path
    files.append(File(path: paths.count, id: id, isLink: isLink))
  }

  /// Calls with each file once it is read, in order.
  func read(_ objects: ObjectReader, limit: Int, _ body: (TreeFile) -> Void) throws(GitError) {
    var start = 0
    for file in files {
      let path = paths[start..<file.path]
      let bytes =
        file.isLink
        ? try objects.target(of: path, limit: limit) : try objects.blob(file.id, path: path, limit: limit)
      body(TreeFile(path: String(decoding: path, as: UTF8.self), bytes: bytes.map { $0[...] }))
      start = file.path
    }
  }
}
