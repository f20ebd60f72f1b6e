// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Files beside the tests.
enum Files {
  static let fixtures = folder(of: #filePath) + "/Fixtures"
  /// The checkout.
  static let root = "/" + folder(of: #filePath).split(separator: "/").dropLast(2).joined(separator: "/")

  struct Missing: Error { var path: String }

  private static func folder(of path: String) -> String {
    path[..<(path.lastIndex(of: "/") ?? path.endIndex)].description
  }

  static func text(_ path: String) throws -> String {
    guard let file = fopen(path, "r") else { throw Missing(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else { return }
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    fwrite(bytes, 1, bytes.count, file)
  }

  /// Names of the folders in a folder.
  static func folders(in path: String) -> [String] { entries(path).filter(\.isFolder).map(\.name).sorted() }

  /// Every file below a folder that ends in `/`, as paths from there.
  static func all(in root: String, below: String = "") -> [String] {
    entries(root + below).flatMap { entry in
      entry.isFolder ? all(in: root, below: below + entry.name + "/") : [below + entry.name]
    }.sorted()
  }

  private static func entries(_ path: String) -> [(name: String, isFolder: Bool)] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var found: [(String, Bool)] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { found.append((name, entry.pointee.d_type == UInt8(DT_DIR))) }
    }
    return found
  }
}
