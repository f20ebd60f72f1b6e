// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// Files that a test leaves nothing of.
enum ControlPlaneFile {
  struct Failed: Error {}

  /// A path in a new folder of its own.
  static func path(_ name: String = "state.db") throws -> String {
    let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(root)/nestling-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failed() }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) + "/" + name
  }

  static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    rmdir(String(path.prefix { $0 != "\0" }.reversed().drop { $0 != "/" }.dropFirst().reversed()))
  }
}
