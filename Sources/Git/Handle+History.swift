// SPDX-License-Identifier: Apache-2.0
internal import CGit2
internal import Clocks

extension Handle {
  func references(matching prefix: String) throws(GitError) -> [LocalRepository.Reference] {
    var iterator: OpaquePointer?
    try check(git_reference_iterator_new(&iterator, raw))
    defer { git_reference_iterator_free(iterator) }
    var found: [LocalRepository.Reference] = []
    var reference: OpaquePointer?
    while git_reference_next(&reference, iterator) == 0, let current = reference {
      defer { git_reference_free(current) }
      guard let text = git_reference_name(current), case let full = String(cString: text), full.hasPrefix(prefix)
      else { continue }
      var commit: OpaquePointer?
      guard git_reference_peel(&commit, current, GIT_OBJECT_COMMIT) == 0, let commit else { continue }
      defer { git_object_free(commit) }
      found.append(.init(name: full, sha: git_commit_id(commit).pointee.hex))
    }
    return found.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  func defaultBranch() throws(GitError) -> String? {
    var head: OpaquePointer?
    try check(git_reference_lookup(&head, raw, "HEAD"))
    defer { git_reference_free(head) }
    guard git_reference_type(head) == GIT_REFERENCE_SYMBOLIC, let target = git_reference_symbolic_target(head) else {
      return nil
    }
    let name = String(cString: target)
    return name.hasPrefix("refs/heads/") ? String(name.dropFirst(11)) : nil
  }

  func describe(_ revision: String) throws(GitError) -> LocalRepository.Commit {
    let commit = try findCommit(revision)
    defer { git_object_free(commit) }
    let parents = (0..<git_commit_parentcount(commit)).compactMap { git_commit_parent_id(commit, $0)?.pointee.hex }
    return LocalRepository.Commit(
      sha: git_commit_id(commit).pointee.hex, parents: parents, author: signature(git_commit_author(commit)),
      committer: signature(git_commit_committer(commit)),
      message: git_commit_message(commit).map { String(cString: $0) } ?? "")
  }

  private func signature(_ raw: UnsafePointer<git_signature>?) -> LocalRepository.Signature {
    guard let raw else { return .init(name: "", email: "", time: Timestamp(seconds: 0)) }
    return .init(
      name: raw.pointee.name.map { String(cString: $0) } ?? "",
      email: raw.pointee.email.map { String(cString: $0) } ?? "",
      time: Timestamp(seconds: raw.pointee.when.time))
  }

  /// SHAs, newest first.
  func history(_ revision: String, notIn excluded: String?, limit: Int) throws(GitError) -> [String] {
    var walk: OpaquePointer?
    try check(git_revwalk_new(&walk, raw))
    defer { git_revwalk_free(walk) }
    git_revwalk_sorting(walk, GIT_SORT_TOPOLOGICAL.rawValue | GIT_SORT_TIME.rawValue)
    var start = try id(revision)
    try check(git_revwalk_push(walk, &start))
    if let excluded {
      var hidden = try id(excluded)
      try check(git_revwalk_hide(walk, &hidden))
    }
    var found: [String] = []
    var next = git_oid()
    while found.count < limit, git_revwalk_next(&next, walk) == 0 { found.append(next.hex) }
    return found
  }

  func changedPaths(_ base: String, _ head: String) throws(GitError) -> [String] {
    let old = try findTree(base)
    defer { git_tree_free(old) }
    let new = try findTree(head)
    defer { git_tree_free(new) }
    var diff: OpaquePointer?
    try check(git_diff_tree_to_tree(&diff, raw, old, new, nil))
    defer { git_diff_free(diff) }
    var paths: Set<String> = []
    for place in 0..<git_diff_num_deltas(diff) {
      guard let delta = git_diff_get_delta(diff, place)?.pointee else { continue }
      for path in [delta.old_file.path, delta.new_file.path] {
        if let path { paths.insert(String(cString: path)) }
      }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
