// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import HTTPTransport

extension BitbucketDataCenterClient {
  /// By the call that every version has. The same key replaces. The server demands a link, which then leads to the commit.
  func setStatus(_ repository: RepositoryRef, sha: String, _ status: CommitStatus) async throws(ForgeError) {
    let commit = PercentEncoding.component(sha)
    let page = web + path(repository).dropFirst("/api/1.0".utf8.count) + "/commits/\(commit)"
    let body: Value = [
      "key": .string(BitbucketStatus.key(status.context, limit: 255)), "name": .string(status.context),
      "state": .string(BitbucketStatus.word(status.state)),
      "description": .string(status.description.shortened(toBytes: CommitStatus.descriptionLimit)),
      "url": .string(status.targetURL.isEmpty ? page : status.targetURL),
    ]
    let url = session.url("/build-status/1.0/commits/\(commit)")
    _ = try await session.send(url, method: "POST", json: body, what: "commit \(sha) of \(repository)")
  }

  func checks(_ repository: RepositoryRef, sha: String) async throws(ForgeError) -> [Check] {
    let walk = pages(
      "/build-status/1.0/commits/\(PercentEncoding.component(sha))", [("orderBy", "NEWEST")], identity: nil,
      of: "commit \(sha) of \(repository)")
    return try await BitbucketStatus.checks(walk.all { (item) throws(ForgeError) in item }, date: "dateAdded")
  }
}

// MARK: Repositories

extension BitbucketDataCenterClient {
  /// The default branch costs a question for each; an empty repository has none.
  func repositories(of owner: String, settings: Value) async throws(ForgeError) -> [Repository] {
    let walk = pages("/api/1.0/projects/\(PercentEncoding.component(owner))/repos", [], of: "repositories of \(owner)")
    var repositories: [Repository] = []
    for item in try await walk.all({ (item) throws(ForgeError) in item }) {
      let wire = WireObject(value: item, host: host, name: "a repository")
      let ref = RepositoryRef(owner: owner, name: try wire.required("slug"))
      func clone(_ name: String) -> String {
        item.at("links", "clone")?.array?.first { $0["name"]?.string == name }?["href"]?.string ?? ""
      }
      repositories.append(
        Repository(
          ref: ref, id: String(try wire.requiredNumber("id")), defaultBranch: try await defaultBranch(ref),
          httpsURL: clone("http"), sshURL: clone("ssh"), isArchived: wire.flag("archived") ?? false))
    }
    return repositories
  }

  /// Before 7.5 the branch had another address; "" when there is none.
  private func defaultBranch(_ repository: RepositoryRef) async throws(ForgeError) -> String {
    let what = "default branch of \(repository)"
    for place in ["/default-branch", "/branches/default"] {
      do throws(ForgeError) {
        let response = try await session.send(session.url(path(repository) + place), what: what)
        return response.status == 204 ? "" : try session.decoded(response)["displayId"]?.string ?? ""
      } catch {
        guard case .notFound = error else { throw error }
      }
    }
    return ""
  }

  func branches(_ repository: RepositoryRef) async throws(ForgeError) -> [Branch] {
    let walk = pages(path(repository) + "/branches", [("details", "false")], of: "branches of \(repository)")
    return try await walk.all { (item) throws(ForgeError) in
      let wire = WireObject(value: item, host: host, name: "a branch")
      return Branch(name: try wire.required("displayId"), sha: try wire.required("latestCommit"))
    }
  }

  func hasPath(_ repository: RepositoryRef, revision: String, path place: String) async throws(ForgeError) -> Bool {
    let at = [("at", revision.isCommitName ? revision : "refs/heads/" + revision), ("limit", "1")]
    let root = path(repository) + "/browse/"
    return try await session.isThere(
      session.url(root + PercentEncoding.path(place.trimmingSlashes()), at), root: session.url(root, at),
      what: "\(revision) of \(repository)")
  }
}
