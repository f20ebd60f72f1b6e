// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import HTTPTransport

// Files, statuses and checks, permissions, repositories. forge-apis sections 1.2, 1.5, 1.6 and 1.11.

extension GitHubClient {
  /// GitHub shows this many files of a pull request at most, and does not say that there are more.
  static let fileLimit = 3000

  func changedFiles(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> ChangedFiles {
    let files = try await walk(
      calls(repository), repository, "/pulls/\(number)/files", identity: nil, what: "files of \(repository)#\(number)"
    ).all()
    guard files.count < GitHubClient.fileLimit else {
      return .unknown("\(host) lists no more than \(GitHubClient.fileLimit) files")
    }
    return try Conversation.changedFiles(files, host: host)
  }

  func setStatus(_ repository: RepositoryRef, sha: String, _ status: CommitStatus) async throws(ForgeError) {
    try await calls(repository).setStatus(repository, sha: sha, status)
  }

  /// Two systems, both of which count: statuses by context and check runs by name.
  func checks(_ repository: RepositoryRef, sha: String) async throws(ForgeError) -> [Check] {
    let calls = calls(repository)
    let commit = "/commits/\(PercentEncoding.component(sha))"
    let statuses = try await walk(
      calls, repository, commit + "/status", identity: "id", member: "statuses", what: "statuses of \(sha)"
    ).all()
    let runs = try await walk(
      calls, repository, commit + "/check-runs", query: [("filter", "latest")], identity: "id", member: "check_runs",
      what: "checks of \(sha)"
    ).all()
    return CheckStates.newest(
      statuses.map { status in
        Check(
          name: status["context"]?.string ?? "", state: CheckStates.state(status["state"]?.string ?? ""),
          url: status["target_url"]?.string ?? "")
      }
        + runs.sorted { ($0["id"]?.int ?? 0) < ($1["id"]?.int ?? 0) }.map { run in
          // Without a conclusion it is under way, whatever its status is called.
          Check(
            name: run["name"]?.string ?? "", state: CheckStates.state(run["conclusion"]?.string ?? ""),
            url: run["html_url"]?.string ?? "")
        })
  }

  func permission(_ repository: RepositoryRef, user: String) async throws(ForgeError) -> Permission {
    try await calls(repository).permission(repository, user: user)
  }

  func branches(_ repository: RepositoryRef) async throws(ForgeError) -> [Branch] {
    let calls = calls(repository)
    return try await calls.branches(
      walk(calls, repository, "/branches", identity: "name", what: "branches of \(repository)"), sha: "sha")
  }

  func hasPath(_ repository: RepositoryRef, revision: String, path: String) async throws(ForgeError) -> Bool {
    try await calls(repository).hasPath(repository, revision: revision, path: path)
  }

  func repositories(of owner: String, settings: Value) async throws(ForgeError) -> [Repository] {
    let calls = calls(RepositoryRef(owner: owner, name: ""))
    let walk = PageWalk(
      calls.session, path: "/orgs/\(PercentEncoding.component(owner))/repos", query: [("type", "all")],
      size: ("per_page", 100), style: .linked, identity: "id", what: "organisation \(owner)")
    let leavesArchived = settings["excludeArchivedRepos"]?.bool ?? false
    var repositories: [Repository] = []
    for item in try await walk.all() {
      let repository = try calls.repository(item, https: "clone_url")
      if !(leavesArchived && repository.isArchived) { repositories.append(repository) }
    }
    return repositories
  }
}
