// SPDX-License-Identifier: Apache-2.0
internal import CGit2
internal import Glibc

/// One bare copy on disk, worked on by one thread at a time.
struct BareMirror {
  let path: String
  let name: String

  /// Asks the server what a revision is now, fetches it unless it is here, and returns the full SHA of the commit.
  func update(_ conversation: Conversation, _ revision: String) throws(GitError) -> String {
    let handle = try open()
    let session = try Session.open(conversation, into: handle)
    let offered = try session.advertisement()
    let missing = GitError.revisionNotFound(repository: name, revision: revision)
    if let (reference, sha) = offered.find(revision) {
      if !handle.hasCommit(sha) { try session.download([reference]) }
      let commit = try handle.resolve(sha)
      keep(commit, as: reference, in: handle)
      return commit
    }
    guard isHexadecimal(revision), revision.utf8.count >= 7 else { throw missing }
    if isFullSHA(revision) {
      let sha = revision.lowercased()
      if handle.hasCommit(sha) { return sha }
      try session.download([offered.reference(at: sha) ?? sha])
      guard handle.hasCommit(sha) else { throw missing }
      keep(sha, as: sha, in: handle)
      return sha
    }
    return try expand(revision, session, offered, handle)
  }

  /// An abbreviated commit: known here, or somewhere in the branches.
  private func expand(
    _ revision: String, _ session: borrowing Session, _ offered: Advertisement, _ handle: Handle
  ) throws(GitError) -> String {
    do throws(GitError) { return try handle.resolve(revision) } catch {
      let branches = offered.shas.keys.filter { $0.hasPrefix("refs/heads/") }.sorted()
      try session.download(branches)
      for branch in branches {
        if let sha = offered.shas[branch] { keep(sha, as: branch, in: handle) }
      }
      return try handle.resolve(revision)
    }
  }

  private func open() throws(GitError) -> Handle {
    do throws(GitError) { return try Handle.open(path, name: name) } catch .repositoryNotFound {
      return try Handle.create(path, defaultBranch: "main", name: name)
    }
  }

  /// Names the commit, so that the next negotiation can offer it. Flat names, because a branch `a` may give way to `a/b`.
  private func keep(_ sha: String, as reference: String, in handle: Handle) {
    let flat = String(reference.map { $0 == "/" ? "%" : $0 })
    guard var id = git_oid(hex: sha) else { return }
    var raw: OpaquePointer?
    // Not being able to keep a name only makes the next fetch larger.
    _ = git_reference_create(
      &raw, handle.raw, "refs/kept/" + (flat.utf8.count < 200 ? flat : sha), &id, 1, nil)
    git_reference_free(raw)
  }
}

extension LocalRepository {
  /// Whether this full SHA is a commit that is here.
  func contains(_ sha: String) async -> Bool {
    (try? await onHandle { handle throws(GitError) in handle.hasCommit(sha.lowercased()) }) ?? false
  }
}

/// Removes a folder and everything in it; never follows symbolic links.
func removeTree(_ path: String) {
  guard let directory = opendir(path) else {
    unlink(path)
    return
  }
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name == "." || name == ".." { continue }
    let child = path + "/" + name
    if entry.pointee.d_type == UInt8(DT_DIR) { removeTree(child) } else { unlink(child) }
  }
  closedir(directory)
  rmdir(path)
}
