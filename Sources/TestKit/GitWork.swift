// SPDX-License-Identifier: Apache-2.0
internal import KubeClient

/// A work tree and the `git` command, as a person has them, without anything of the person's own settings.
public struct GitWork: Sendable {
  /// The work tree.
  public let folder: String
  private let home: String

  /// An empty bare repository whose default branch is `main`.
  public static func bare(_ path: String, home: String) async throws {
    try await git(["init", "--quiet", "--bare", "--initial-branch=main", path], in: home, home: home)
  }

  /// - Parameter url: http or a path.
  public static func clone(_ url: String, into folder: String, home: String) async throws -> GitWork {
    try await git(["clone", "--quiet", url, folder], in: home, home: home)
    return GitWork(folder: folder, home: home)
  }

  @discardableResult
  public func git(_ words: String...) async throws -> String {
    try await GitWork.git(words, in: folder, home: home)
  }

  /// A new branch from another, or the branch as it is on the remote.
  public func branch(_ name: String, from start: String = "origin/main") async throws {
    try await git("checkout", "--quiet", "--no-track", "-B", name, start)
  }

  /// Writes files, commits them and pushes the branch; answers with the commit.
  public func push(_ files: [String: String], message: String, to branch: String) async throws -> String {
    for (path, text) in files {
      let parts = path.split(separator: "/")
      var made = folder
      for part in parts.dropLast() {
        made += "/" + part
        try TextFile.makeFolder(made)
      }
      try TextFile.write(text, to: folder + "/" + path)
    }
    try await git("add", "--all")
    try await git("commit", "--quiet", "--message", message)
    try await git("push", "--quiet", "origin", "HEAD:refs/heads/\(branch)")
    return try await git("rev-parse", "HEAD")
  }

  private static var programs: String { ProcessEnvironment.current["PATH"] ?? "/usr/bin:/bin" }

  @discardableResult
  private static func git(_ words: [String], in folder: String, home: String) async throws -> String {
    let environment = [
      "PATH": programs, "HOME": home, "LC_ALL": "C", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_TERMINAL_PROMPT": "0", "GIT_AUTHOR_NAME": "Ann", "GIT_AUTHOR_EMAIL": "ann@example.com",
      "GIT_COMMITTER_NAME": "Ann", "GIT_COMMITTER_EMAIL": "ann@example.com",
    ]
    let output = try await Subprocess("git", words, environment: environment, directory: folder).run()
    guard output.exitCode == 0 else {
      throw KitFailure("git \(words.joined(separator: " ")): \(output.exitCode), \(output.errorExcerpt)")
    }
    return String(decoding: output.standardOutput.filter { $0 != 0x0A }, as: UTF8.self)
  }
}
