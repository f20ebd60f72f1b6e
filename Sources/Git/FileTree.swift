// SPDX-License-Identifier: Apache-2.0

/// Folders and files as one commit has them, wherever they are kept.
///
/// Paths are relative, separated by `/`, without a leading or trailing one.
public protocol FileTree: Sendable {
  /// Full SHA of the commit; "" for a plain folder.
  var sha: String { get }
  /// The folders of a scope, parents first and siblings in byte order, without the root.
  func directories(_ scope: TreeScope) async throws(GitError) -> [String]
  /// The files of a scope and symbolic links to files, in byte order of their paths. They are gathered in parts, which follow one
  /// another: each begins as `empty`, and `add` is called for its files in order; parts are made side by side while the rest is
  /// read. A file of more than `limit` bytes fails with `tooLarge`.
  func files<Part: Sendable>(
    _ scope: TreeScope, limit: Int, into empty: Part, _ add: @escaping @Sendable (inout Part, TreeFile) -> Void
  ) async throws(GitError) -> [Part]
  /// The bytes of each file; nil where there is none. A longer one than `limit` (bytes) fails with `tooLarge`.
  func contents(_ paths: [String], limit: Int) async throws(GitError) -> [[UInt8]?]
}

extension FileTree {
  /// The files of a scope as they are.
  public func files(_ scope: TreeScope, limit: Int) async throws(GitError) -> [TreeFile] {
    try await files(scope, limit: limit, into: [TreeFile]()) { $0.append($1) }.flatMap { $0 }
  }
}

/// Which part of a tree is wanted. Both questions get the path as UTF-8: a walk builds paths byte by byte, and most of them
/// never become a string.
public struct TreeScope: Sendable {
  /// Whether the path itself is wanted.
  public var selects: @Sendable (_ path: [UInt8]) -> Bool
  /// Whether something below a folder may be wanted; what is not entered is not read.
  public var enters: @Sendable (_ folder: [UInt8]) -> Bool

  public init(
    selects: @escaping @Sendable (_ path: [UInt8]) -> Bool,
    enters: @escaping @Sendable (_ folder: [UInt8]) -> Bool = { _ in true }
  ) {
    self.selects = selects
    self.enters = enters
  }

  public static let everything = TreeScope(selects: { _ in true })
}

/// A file with what is in it.
public struct TreeFile: Sendable, Hashable {
  public var path: String
  /// Nil for a symbolic link that leads nowhere.
  public var bytes: ArraySlice<UInt8>?
  public init(path: String, bytes: ArraySlice<UInt8>?) {
    self.path = path
    self.bytes = bytes
  }
}

/// One entry of a folder.
public struct TreeEntry: Sendable, Hashable {
  public enum Kind: String, Sendable { case directory, file, executable, link, submodule }
  /// Whole path from the root.
  public var path: String
  public var kind: Kind
  /// SHA of the blob, tree or (submodule) commit.
  public var sha: String
  /// Last part of the path.
  public var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  public init(path: String, kind: Kind, sha: String) {
    self.path = path
    self.kind = kind
    self.sha = sha
  }
}
