// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

/// The API of Bitbucket Data Center and Server, from 5.5 on. forge-apis section 5.
///
/// Its deployments cannot be found again by environment, only by commit and sequence number, so they could not be taken back
/// when a preview goes: they are not claimed.
struct BitbucketDataCenterClient: ListingClient {
  /// Characters of a comment; the server takes fewer than 32 768.
  static let commentLimit = 32_000

  let session: Session
  let share = ListingShare()
  /// Address of the pages: the API's without `/rest`.
  let web: String
  let capabilities: Set<Capability>

  var host: String { session.host }

  /// Oldest first: a pull request opened meanwhile then shifts no page. What the server says is left is a bucket that fills within
  /// seconds and no budget to plan with, so it is not reported.
  func readOpenPullRequests(_ repository: RepositoryRef) async throws(ForgeError) -> Listing {
    let walk = pages(
      path(repository) + "/pull-requests", [("state", "OPEN"), ("order", "OLDEST")], of: "\(repository)")
    return Listing(
      pullRequests: try await walk.all { (item) throws(ForgeError) in
        let pull = try read(item, in: repository)
        return pull.headSHA.isEmpty ? nil : pull
      })
  }

  func pullRequest(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> PullRequest? {
    let url = session.url("\(path(repository))/pull-requests/\(number)")
    guard let value = try await session.numbered(url, number, in: repository, repositoryPath: path(repository)) else {
      return nil
    }
    let pull = try read(value, in: repository)
    guard !pull.headSHA.isEmpty else {
      throw .malformed(host: host, detail: "pull request \(number) has no fromRef.latestCommit")
    }
    return pull
  }

  func changedFiles(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> ChangedFiles {
    let walk = pages(
      "\(path(repository))/pull-requests/\(number)/changes", [("changeScope", "ALL"), ("withComments", "false")],
      size: 1000, identity: nil, of: "\(repository)#\(number)")
    do throws(ForgeError) {
      let files = try await walk.all { (item) throws(ForgeError) in
        [item.at("path", "toString")?.string, item.at("srcPath", "toString")?.string].compactMap { $0 }
      }
      return .paths(files.joined())
    } catch {
      if case .incomplete(_, let detail) = error { return .unknown(detail) }
      throw error
    }
  }

  /// The effective permission, groups and projects counted: who may do more is also found among those who may do less, so the
  /// strongest is asked for first.
  func permission(_ repository: RepositoryRef, user: String) async throws(ForgeError) -> Permission {
    let words: [(String, Permission)] = [("REPO_ADMIN", .admin), ("REPO_WRITE", .write), ("REPO_READ", .read)]
    for (word, permission) in words {
      let walk = pages(
        "/api/1.0/users",
        [
          ("filter", user), ("permission", word), ("permission.projectKey", repository.owner),
          ("permission.repositorySlug", repository.name),
        ], of: "users of \(repository)")
      // The filter finds parts of names and addresses too.
      let names = try await walk.all { (item) throws(ForgeError) in item["name"]?.string?.lowercased() }
      if names.contains(user.lowercased()) { return permission }
    }
    return .none
  }

  func path(_ repository: RepositoryRef) -> String {
    let project = PercentEncoding.component(repository.owner)
    return "/api/1.0/projects/\(project)/repos/\(PercentEncoding.component(repository.name))"
  }

  func pages(
    _ path: String, _ query: [(name: String, value: String)], size: Int = 100, identity: String? = "id", of what: String
  ) -> PageWalk {
    PageWalk(
      session, path: path, query: query, size: ("limit", size), style: .started, identity: identity, what: what)
  }

  private func read(_ value: Value, in repository: RepositoryRef) throws(ForgeError) -> PullRequest {
    try BitbucketDataCenterPullRequest.read(value, in: repository, host: host, web: web)
  }
}
