// SPDX-License-Identifier: Apache-2.0

/// Folders and files as one commit has them, wherever they are kept.
///
/// Paths are relative, separated by `/`, without a leading or trailing one.
public protocol FileTree: Sendable {
  /// Full SHA of the commit; "" for a plain folder.
  var sha: String { get }
  /// All folders, parents first and siblings in byte order, without the root.
  func directories() async throws(GitError) -> [String]
  /// All files and symbolic links to files, in byte order of their paths.
  func files() async throws(GitError) -> [String]
  /// The bytes of each file; nil where there is none. A longer one than `limit` (bytes) fails with `tooLarge`.
  func contents(_ paths: [String], limit: Int) async throws(GitError) -> [[UInt8]?]
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
