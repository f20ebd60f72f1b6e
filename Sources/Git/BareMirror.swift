// SPDX-License-Identifier: Apache-2.0
internal import CGit2
internal import Glibc

/// One bare copy on disk, worked on by one thread at a time.
struct BareMirror {
  let path: String
  let name: String

  /// Asks the server what a revision is now, fetches it unless it is here, and returns the full SHA of the commit.
  func update(_ conversation: Conversation, _ revision: String) throws(GitError) -> String {
    if packs > conversation.limits.packsBeforeRenewal { try renew(conversation) }
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

  // MARK: Renewal

  private var packs: Int { names(in: path + "/objects/pack").count { $0.hasSuffix(".pack") } }

  /// Every fetch leaves a pack, and many packs make every read slow. A fresh copy of what is still wanted takes the place of
  /// this one, since packing anew in libgit2 costs more time and memory than fetching.
  private func renew(_ conversation: Conversation) throws(GitError) {
    let (fresh, old) = (path + ".new", path + ".old")
    for leftover in [fresh, old] { removeTree(leftover) }
    let known = try Handle.open(path, name: name).references(matching: BareMirror.keptPrefix).map(\.name)
    do {
      let handle = try Handle.create(fresh, defaultBranch: "main", name: name)
      let session = try Session.open(conversation, into: handle)
      let offered = try session.advertisement().shas
      let wanted = offered.filter { known.contains(BareMirror.keptName($0.key)) }
      try session.download(wanted.keys.sorted())
      for (reference, sha) in wanted { keep(sha, as: reference, in: handle) }
    }
    guard rename(path, old) == 0, rename(fresh, path) == 0 else {
      throw .corrupt(repository: name, detail: "its mirror could not be replaced")
    }
    removeTree(old)
  }

  private func open() throws(GitError) -> Handle {
    do throws(GitError) { return try Handle.open(path, name: name) } catch .repositoryNotFound {
      return try Handle.create(path, defaultBranch: "main", name: name)
    }
  }

  private static let keptPrefix = "refs/kept/"

  /// Flat, because a branch `a` may give way to `a/b`.
  private static func keptName(_ reference: String) -> String {
    keptPrefix + String(reference.map { $0 == "/" ? "%" : $0 })
  }

  /// Names the commit, so that the next negotiation can offer it.
  private func keep(_ sha: String, as reference: String, in handle: Handle) {
    guard var id = git_oid(hex: sha) else { return }
    let name = BareMirror.keptName(reference)
    var raw: OpaquePointer?
    // Not being able to keep a name only makes the next fetch larger.
    _ = git_reference_create(
      &raw, handle.raw, name.utf8.count < 200 ? name : BareMirror.keptPrefix + sha, &id, 1, nil)
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
  var status = stat()
  guard lstat(path, &status) == 0 else { return }
  guard status.st_mode & S_IFMT == S_IFDIR else {
    unlink(path)
    return
  }
  for name in names(in: path) { removeTree(path + "/" + name) }
  rmdir(path)
}

/// What is directly in a folder, in no order, without `.` and `..`; nothing when there is no such folder.
func names(in folder: String) -> [String] {
  guard let directory = opendir(folder) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}
