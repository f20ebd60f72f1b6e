// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

extension AzureDevOpsClient {
  /// The forge shows a status as `genre/name`; the context is cut at its last slash to make the two.
  func setStatus(_ repository: RepositoryRef, sha: String, _ status: CommitStatus) async throws(ForgeError) {
    let context = RepositoryRef(path: status.context)
    let state =
      switch status.state {
      case .pending: "pending"
      case .success: "succeeded"
      case .failure: "failed"
      case .error: "error"
      }
    var body: Value = [
      "state": .string(state), "context": ["name": .string(context.name), "genre": .string(context.owner)],
      "description": .string(status.description.shortened(toBytes: CommitStatus.descriptionLimit)),
    ]
    if !status.targetURL.isEmpty { body["targetUrl"] = .string(status.targetURL) }
    let url = url(repository, "/commits/\(PercentEncoding.component(sha))/statuses")
    _ = try await session.send(url, method: "POST", json: body, what: "commit \(sha) of \(repository)")
  }

  /// Statuses of the commit, and builds of Azure Pipelines: those of pull requests run on the merge and leave no status behind.
  func checks(_ repository: RepositoryRef, sha: String) async throws(ForgeError) -> [Check] {
    let what = "commit \(sha) of \(repository)"
    let answer = try await session.value(
      url(
        repository, "/commits/\(PercentEncoding.component(sha))/statuses", [("latestOnly", "true"), ("top", "1000")]),
      what: what)
    guard let statuses = answer["value"]?.array else { throw .malformed(host: host, detail: "\(what): not a list") }
    let checks = statuses.map(AzureCheck.of(status:)) + (try await builds(repository, sha: sha))
    var names: Set<String> = []
    return checks.filter { names.insert($0.name).inserted }
  }

  /// The newest build of each definition among the last hundred of the repository; none for tokens that may not read builds.
  private func builds(_ repository: RepositoryRef, sha: String) async throws(ForgeError) -> [Check] {
    let value = try await session.value(url(repository, ""), what: "\(repository)")
    guard let id = value["id"]?.string else { throw .malformed(host: host, detail: "a repository without an id") }
    let url = session.url(
      projectPath(repository) + "/_apis/build/builds",
      [
        ("repositoryId", id), ("repositoryType", "TfsGit"), ("$top", "100"),
        ("queryOrder", "queueTimeDescending"), ("api-version", version),
      ])
    do throws(ForgeError) {
      let answer = try await session.value(url, what: "builds of \(repository)")
      return (answer["value"]?.array ?? []).filter { AzureCheck.isOf($0, sha: sha) }.map(AzureCheck.of(build:))
    } catch {
      switch error {
      case .forbidden, .unauthorized: return []
      default: throw error
      }
    }
  }
}

/// Statuses and builds as checks.
enum AzureCheck {
  static func of(status: Value) -> Check {
    let parts = [status.at("context", "genre")?.string ?? "", status.at("context", "name")?.string ?? ""]
    let state: Check.State =
      switch status["state"]?.string {
      case "succeeded", "notApplicable": .success
      case "failed", "error": .failure
      default: .pending
      }
    return Check(
      name: parts.filter { !$0.isEmpty }.joined(separator: "/"), state: state,
      url: status["targetUrl"]?.string?.trimmingASCIISpace() ?? "")
  }

  static func of(build: Value) -> Check {
    let state: Check.State =
      switch (build["status"]?.string, build["result"]?.string) {
      case ("completed", "succeeded"), ("completed", "partiallySucceeded"): .success
      case ("completed", _): .failure
      default: .pending
      }
    return Check(
      name: build.at("definition", "name")?.string ?? "", state: state,
      url: build.at("_links", "web", "href")?.string ?? "")
  }

  /// A build of a pull request names the head beside the merge on which it ran.
  static func isOf(_ build: Value, sha: String) -> Bool {
    build["sourceVersion"]?.string == sha || build.at("triggerInfo", "pr.sourceSha")?.string == sha
  }
}

// MARK: Repositories

extension AzureDevOpsClient {
  /// Those of a project, all at once. A disabled one answers nothing else, and counts as archived.
  /// - Parameter owner: `organisation/project`
  func repositories(of owner: String, settings: Value) async throws(ForgeError) -> [Repository] {
    let any = RepositoryRef(owner: owner, name: "")
    let url = session.url(projectPath(any) + "/_apis/git/repositories", [("api-version", version)])
    let answer = try await session.value(url, what: "repositories of \(owner)")
    guard let items = answer["value"]?.array else {
      throw .malformed(host: host, detail: "repositories of \(owner): not a list")
    }
    var repositories: [Repository] = []
    for item in items {
      let wire = WireObject(value: item, host: host, name: "a repository")
      repositories.append(
        Repository(
          ref: RepositoryRef(owner: owner, name: try wire.required("name")), id: try wire.required("id"),
          defaultBranch: Webhook.shortReference(wire.text("defaultBranch")), httpsURL: wire.text("remoteUrl"),
          sshURL: wire.text("sshUrl"), isArchived: wire.flag("isDisabled") ?? false))
    }
    return repositories
  }

  func branches(_ repository: RepositoryRef) async throws(ForgeError) -> [Branch] {
    try await heads(at: path(repository), prefix: "", what: "branches of \(repository)")
  }

  /// Branches whose names begin with `prefix`.
  func heads(at repositoryPath: String, prefix: String, what: String) async throws(ForgeError) -> [Branch] {
    let walk = PageWalk(
      session, path: repositoryPath + "/refs", query: [("filter", "heads/" + prefix), ("api-version", version)],
      size: ("$top", 1000), style: .continued, identity: "name", what: what)
    return try await walk.all { (item) throws(ForgeError) -> Branch? in
      let wire = WireObject(value: item, host: host, name: "a branch")
      guard wire.text("name").hasPrefix("refs/heads/") else { return nil }
      return Branch(name: Webhook.shortReference(try wire.required("name")), sha: try wire.required("objectId"))
    }
  }

  func hasPath(_ repository: RepositoryRef, revision: String, path place: String) async throws(ForgeError) -> Bool {
    func item(_ path: String) -> String {
      url(
        repository, "/items",
        [
          ("path", "/" + path), ("versionDescriptor.version", revision),
          ("versionDescriptor.versionType", revision.isCommitName ? "commit" : "branch"), ("$format", "json"),
        ])
    }
    return try await session.isThere(
      item(place.trimmingSlashes()), root: item(""), what: "\(revision) of \(repository)")
  }
}
