// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Forge
internal import Planning
internal import PreviewAPI

/// What forges said about head commits and need not be asked again. Lost on restart, when it is asked once more.
actor Answers {
  private struct Files {
    var headSHA: String
    var files: ChangedFiles
  }
  private struct Power {
    var headSHA: String
    var answer: PermissionAnswer
    var at: Timestamp
  }
  private var permissions: [String: Power] = [:]
  private var waits: [WaitSubject: (answers: WaitAnswers, at: Timestamp)] = [:]
  /// By pull request: only its newest commit matters.
  private var files: [String: Files] = [:]

  func changedFiles(_ pullRequest: PullRequestReference) -> ChangedFiles? {
    files[pullRequest.key].flatMap { $0.headSHA == pullRequest.headSHA ? $0.files : nil }
  }

  func keep(_ answer: ChangedFiles, for pullRequest: PullRequestReference) {
    // Closed ones are never taken out one by one; asking some again is cheaper than watching for them.
    if files.count >= 10_000 { files.removeAll() }
    files[pullRequest.key] = Files(headSHA: pullRequest.headSHA, files: answer)
  }

  /// Good news holds for the commit, bad news for ten minutes.
  func permission(_ pullRequest: PullRequestReference, now: Timestamp) -> PermissionAnswer? {
    guard let known = permissions[pullRequest.key], known.headSHA == pullRequest.headSHA else { return nil }
    if case .known(let power) = known.answer, power >= .write { return known.answer }
    return now - known.at < .seconds(600) ? known.answer : nil
  }

  func keep(_ answer: PermissionAnswer, for pullRequest: PullRequestReference, now: Timestamp) {
    if permissions.count >= 10_000 { permissions.removeAll() }
    permissions[pullRequest.key] = Power(headSHA: pullRequest.headSHA, answer: answer, at: now)
  }

  /// What was said about a waiting commit since then.
  func wait(_ subject: WaitSubject, notBefore moment: Timestamp) -> WaitAnswers? {
    waits[subject].flatMap { $0.at > moment ? $0.answers : nil }
  }

  func keep(_ answer: WaitAnswers, for subject: WaitSubject, at now: Timestamp) {
    if waits.count >= 10_000 { waits.removeAll() }
    waits[subject] = (answer, now)
  }

  /// A check has ended: what was said about its commit is out of date. Without a repository's name about all of the owner, since then
  /// the forge does not name the commit that waits either.
  /// - Returns: whether anybody waits for it.
  func forgetWaits(_ repository: RepositoryRef, sha: String) -> Bool {
    let owner = repository.owner.lowercased() + "/"
    let concerned = waits.keys.filter { subject in
      subject.commits.contains { commit in
        repository.name.isEmpty ? commit.repository.lowercased().hasPrefix(owner) : commit.sha == sha
      }
    }
    for subject in concerned { waits[subject] = nil }
    return !concerned.isEmpty
  }
}

/// What is asked of the world while a preview waits.
struct WaitSubject: Sendable, Hashable {
  struct Commit: Sendable, Hashable {
    var pullRequest: String
    var repository: String
    var sha: String
  }
  /// UID of the set.
  var set: String
  /// Of all that share the preview.
  var commits: [Commit]
  var images: [String]
}
