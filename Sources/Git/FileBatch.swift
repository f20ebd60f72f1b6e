// SPDX-License-Identifier: Apache-2.0
internal import CGit2

/// Some files on their way from the walk that finds them over the thread that reads them to the one that makes something of them:
/// their paths in one buffer, their contents in another, so that handing them on does not cost allocations for each.
struct FileBatch: Sendable {
  private struct File {
    /// Where the path ends; it begins where the one before it ends.
    let path: Int
    let id: git_oid
    let isLink: Bool
    /// Where the content ends, in the same way; nil for a link that leads nowhere.
    var content: Int?
  }

  private var files: [File] = []
  private var paths: [UInt8] = []
  private var contents: [UInt8] = []

  var isEmpty: Bool { files.isEmpty }
  /// Large enough to be worth a task, small enough that no core waits long for the first or the last one.
  var isFull: Bool { files.count == 500 }

  mutating func append(_ path: [UInt8], _ id: git_oid, isLink: Bool) {
    paths += path
    files.append(File(path: paths.count, id: id, isLink: isLink))
  }

  /// Calls for each file what appends its content, and says whether there is one.
  mutating func read(
    _ content: (
      _ path: ArraySlice<UInt8>, _ id: git_oid, _ isLink: Bool, _ contents: inout [UInt8]
    ) throws(GitError) -> Bool
  ) throws(GitError) {
    var start = 0
    for place in files.indices {
      let file = files[place]
      if try content(paths[start..<file.path], file.id, file.isLink, &contents) {
        files[place].content = contents.count
      }
      start = file.path
    }
  }

  func forEach(_ body: (TreeFile) -> Void) {
    var (start, begin) = (0, 0)
    for file in files {
      let path = String(decoding: paths[start..<file.path], as: UTF8.self)
      body(TreeFile(path: path, bytes: file.content.map { contents[begin..<$0] }))
      (start, begin) = (file.path, file.content ?? begin)
    }
  }
}
