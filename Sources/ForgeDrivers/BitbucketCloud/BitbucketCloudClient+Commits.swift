// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import HTTPTransport
internal import Naming

extension BitbucketCloudClient {
  /// The same key overwrites. The forge demands a link, which then leads to the commit.
  func setStatus(_ repository: RepositoryRef, sha: String, _ status: CommitStatus) async throws(ForgeError) {
    let commit = PercentEncoding.component(sha)
    let page =
      "https://bitbucket.org/\(PercentEncoding.path("\(repository.owner)/\(repository.name)"))/commits/\(commit)"
    let body: Value = [
      "key": .string(BitbucketStatus.key(status.context, limit: 40)),
      "state": .string(BitbucketStatus.word(status.state)),
      "name": .string(status.context),
      "description": .string(status.description.shortened(toBytes: CommitStatus.descriptionLimit)),
      "url": .string(status.targetURL.isEmpty ? page : status.targetURL),
    ]
    let url = session.url("\(path(repository))/commit/\(commit)/statuses/build")
    _ = try await session.send(url, method: "POST", json: body, what: "commit \(sha) of \(repository)")
  }

  func checks(_ repository: RepositoryRef, sha: String) async throws(ForgeError) -> [Check] {
    let walk = PageWalk(
      session, path: "\(path(repository))/commit/\(PercentEncoding.component(sha))/statuses", query: [],
      size: ("pagelen", 100), style: .addressed, identity: "key", what: "commit \(sha) of \(repository)")
    return try await BitbucketStatus.checks(walk.all { (item) throws(ForgeError) in item }, date: "updated_on")
  }
}

// MARK: Repositories

extension BitbucketCloudClient {
  /// Those of a workspace in which the asking account is a member, as ApplicationSet has it.
  func repositories(of owner: String, settings: Value) async throws(ForgeError) -> [Repository] {
    let walk = PageWalk(
      session, path: "/repositories/\(PercentEncoding.component(owner))",
      query: [("role", "member"), ("sort", "slug")],
      size: ("pagelen", 100), style: .addressed, identity: "uuid", what: "repositories of \(owner)")
    return try await walk.all { (item) throws(ForgeError) -> Repository? in
      let wire = WireObject(value: item, host: host, name: "a repository")
      // Old answers have no slug; the last part of the full name is one.
      let slug = wire.text("slug").isEmpty ? RepositoryRef(path: wire.text("full_name")).name : wire.text("slug")
      func clone(_ name: String) -> String {
        item.at("links", "clone")?.array?.first { $0["name"]?.string == name }?["href"]?.string ?? ""
      }
      return Repository(
        ref: RepositoryRef(owner: owner, name: slug), id: try wire.required("uuid"),
        defaultBranch: wire.text("mainbranch", "name"), httpsURL: clone("https"), sshURL: clone("ssh"))
    }
  }

  func branches(_ repository: RepositoryRef) async throws(ForgeError) -> [Branch] {
    let walk = PageWalk(
      session, path: path(repository) + "/refs/branches", query: [("sort", "name")], size: ("pagelen", 100),
      style: .addressed, identity: "name", what: "branches of \(repository)")
    return try await walk.all { (item) throws(ForgeError) in
      let wire = WireObject(value: item, host: host, name: "a branch")
      return Branch(name: try wire.required("name"), sha: try wire.required("target", "hash"))
    }
  }

  /// A branch whose name has a slash would be read as a path, so branches are looked up first.
  func hasPath(_ repository: RepositoryRef, revision: String, path place: String) async throws(ForgeError) -> Bool {
    var commit = revision
    if !revision.isCommitName {
      let url = session.url("\(path(repository))/refs/branches/\(PercentEncoding.component(revision))")
      let branch = try await session.value(url, what: "branch \(revision) of \(repository)")
      guard let hash = branch.at("target", "hash")?.string else {
        throw .malformed(host: host, detail: "branch \(revision) has no target.hash")
      }
      commit = hash
    }
    let root = "\(path(repository))/src/\(commit)/"
    return try await session.isThere(
      session.url(root + PercentEncoding.path(place.trimmingSlashes()), [("format", "meta")]),
      root: session.url(root, [("format", "meta")]), what: "\(revision) of \(repository)")
  }
}
