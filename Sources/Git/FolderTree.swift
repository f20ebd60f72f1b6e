// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// A plain folder in the place of a repository, for work without a network; `.git` is left out.
public struct FolderTree: FileTree {
  public let sha = ""
  private let path: String
  private let name: String

  /// Throws `repositoryNotFound` when there is no such folder.
  public init(path: String, name: String? = nil) throws(GitError) {
    self.path = path
    self.name = name ?? path
    guard FolderTree.kind(path) == S_IFDIR else { throw .repositoryNotFound(repository: self.name) }
  }

  public func directories(_ scope: TreeScope) async throws(GitError) -> [String] {
    let found = try await walk()
    // As Git has it: a folder is there because of the files below it.
    var parents: Set<Substring> = []
    for file in found where !file.isDirectory {
      var path = file.path[...]
      while let slash = path.lastIndex(of: "/") {
        path = path[..<slash]
        guard parents.insert(path).inserted else { break }
      }
    }
    return found.filter { $0.isDirectory && parents.contains($0.path[...]) }.map(\.path)
      .filter { scope.selects(Array($0.utf8)) }
  }

  public func files<Part: Sendable>(
    _ scope: TreeScope, limit: Int, into empty: Part, _ add: @escaping @Sendable (inout Part, TreeFile) -> Void
  ) async throws(GitError) -> [Part] {
    let paths = try await walk().filter { !$0.isDirectory }.map(\.path).filter { scope.selects(Array($0.utf8)) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var part = empty
    for (path, bytes) in zip(paths, try await contents(paths, limit: limit)) {
      add(&part, TreeFile(path: path, bytes: bytes?[...]))
    }
    return [part]
  }

  public func contents(_ paths: [String], limit: Int) async throws(GitError) -> [[UInt8]?] {
    let (root, name) = (path, name)
    return try await BlockingThreads.reading.run { () throws(GitError) in
      var all: [[UInt8]?] = []
      for path in paths { all.append(try FolderTree.read(path, root: root, name: name, limit: limit)) }
      return all
    }
  }

  private func walk() async throws(GitError) -> [(path: String, isDirectory: Bool)] {
    let (root, name) = (path, name)
    let found = try await BlockingThreads.reading.run { () throws(GitError) -> [Found] in
      var found: [Found] = []
      try FolderTree.collect(root, "", name: name, into: &found)
      return found
    }
    return found.map { ($0.path, $0.isDirectory) }
  }

  private struct Found: Sendable {
    var path: String
    var isDirectory: Bool
  }

  private static func collect(
    _ root: String, _ prefix: String, name: String, into found: inout [Found]
  ) throws(GitError) {
    let children = names(in: root + "/" + prefix).filter { $0 != ".git" }
    for child in children.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard found.count < GitTree.maximumEntries else {
        throw .tooLarge(repository: name, what: "the folder", limit: "\(GitTree.maximumEntries) entries")
      }
      let isDirectory = kind(root + "/" + prefix + child) == S_IFDIR
      found.append(Found(path: prefix + child, isDirectory: isDirectory))
      if isDirectory { try collect(root, prefix + child + "/", name: name, into: &found) }
    }
  }

  /// Type of what is at a path, links not followed; nil when there is nothing.
  private static func kind(_ path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private static func read(_ path: String, root: String, name: String, limit: Int) throws(GitError) -> [UInt8]? {
    // A link that leads out of the folder is not followed.
    guard let real = realPath(root + "/" + path), let base = realPath(root), real.hasPrefix(base + "/"),
      kind(real) == S_IFREG
    else { return nil }
    let file = open(real, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = Glibc.read(file, &buffer, buffer.count), count > 0 {
      bytes += buffer[..<count]
      if bytes.count > limit { throw .tooLarge(repository: name, what: path, limit: "\(limit) bytes") }
    }
    return bytes
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
