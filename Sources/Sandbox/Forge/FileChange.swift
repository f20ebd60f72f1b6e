// SPDX-License-Identifier: Apache-2.0
internal import Git

/// One file that a pull request touches, in Gitea's words (`added`, `changed`, `deleted`, `renamed`, `copied`).
struct FileChange: Sendable, Equatable {
  var path: String
  var previousPath: String?
  var status: String
  var additions: Int64
  var deletions: Int64
}

extension LocalForge {
  /// What a pull request compares: where its branch left the base, and its head.
  func range(of pull: ForgePull) async throws -> (base: String, head: String) {
    guard let repository = try store.repository(id: pull.repositoryID) else {
      throw ForgeFailure.notFound("repository")
    }
    var head = pull.headSHA
    if pull.isOpen, let live = try await liveHead(pull), pull.headRepositoryID == pull.repositoryID { head = live }
    if let recorded = pull.mergeBase { return (recorded, head) }
    guard let tip = try await tip(pull.baseRef, of: repository) else { throw ForgeFailure.notFound("base branch") }
    return (try await git(repository).mergeBase(tip, head) ?? tip, head)
  }

  /// The whole difference as a patch.
  func diff(of pull: ForgePull) async throws -> [UInt8] {
    guard let repository = try store.repository(id: pull.repositoryID) else {
      throw ForgeFailure.notFound("repository")
    }
    let range = try await range(of: pull)
    let outcome = try await ChildProcess.git([
      "--git-dir=" + path(repository), "diff", "--no-ext-diff", "--no-textconv", "--end-of-options", range.base,
      range.head,
    ]).run()
    guard outcome.status == 0 else { throw ForgeFailure.notFound("commits to compare") }
    return outcome.output
  }

  /// The files that differ between two commits, renames found, lines counted.
  func changes(from base: String, to head: String, in repository: ForgeRepository) async throws -> [FileChange] {
    let outcome = try await ChildProcess.git([
      "--git-dir=" + path(repository), "diff-tree", "-r", "-z", "-M", "--raw", "--numstat", "--no-ext-diff",
      "--end-of-options", base, head,
    ]).run()
    guard outcome.status == 0 else { throw ForgeFailure.notFound("commits to compare") }
    return FileChange.read(outcome.output)
  }
}

extension FileChange {
  /// Reads `git diff-tree -z --raw --numstat`: first all raw records (`:mode mode sha sha STATUS`, path, for a rename a second
  /// path), then all counts (`added TAB deleted TAB path`, or an empty path and then both names).
  static func read(_ output: [UInt8]) -> [FileChange] {
    var fields = output.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }[...]
    var changes: [FileChange] = []
    while let head = fields.first, head.hasPrefix(":") {
      fields.removeFirst()
      let letter = head.split(separator: " ").last?.first ?? "M"
      guard var path = fields.popFirst() else { break }
      var previous: String?
      if letter == "R" || letter == "C", let next = fields.popFirst() { (previous, path) = (path, next) }
      changes.append(
        FileChange(path: path, previousPath: previous, status: words[letter] ?? "changed", additions: 0, deletions: 0))
    }
    while let head = fields.popFirst(), !head.isEmpty {
      let parts = head.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3 else { continue }
      var path = parts[2]
      if path.isEmpty, fields.count >= 2 {
        fields.removeFirst()
        path = fields.removeFirst()
      }
      guard let place = changes.firstIndex(where: { $0.path == path }) else { continue }
      // Binary files have dashes for counts.
      changes[place].additions = Int64(parts[0]) ?? 0
      changes[place].deletions = Int64(parts[1]) ?? 0
    }
    return changes
  }

  private static let words: [Character: String] = [
    "A": "added", "M": "changed", "T": "changed", "D": "deleted", "R": "renamed", "C": "copied",
  ]
}
