// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

/// The REST API of Azure DevOps. forge-apis section 6.
///
/// A repository's owner is `organisation/project`. Comments name their author by the identity's id, which is also what `permission`
/// takes; a pull request's author is the part of the sign-in name before the @, as ApplicationSet has it.
struct AzureDevOpsClient: ListingClient {
  let session: Session
  let share = ListingShare()
  /// `api-version` of every call.
  let version: String
  let labels: [String]
  /// Knows groups and their members; servers of one's own have none.
  private let directory: AzureDirectory?
  /// Our identity's id, by organisation.
  private let identities = RememberedEach<String, String>()

  let capabilities: Set<Capability>

  init(
    session: Session, version: String, labels: [String], directory: AzureDirectory?, capabilities: Set<Capability>
  ) {
    self.session = session
    self.capabilities = directory == nil ? capabilities.subtracting([.permissions]) : capabilities
    self.version = version
    self.labels = labels
    self.directory = directory
  }

  var host: String { session.host }

  /// Rows are skipped by number, so a pull request that closes meanwhile hides another one: what vanishes is asked by number.
  func readOpenPullRequests(_ repository: RepositoryRef) async throws(ForgeError) -> Listing {
    try await ForgeError.retryingOnceIfIncomplete { () async throws(ForgeError) -> Listing in
      var walk = PageWalk(
        session, path: path(repository) + "/pullrequests",
        query: [("searchCriteria.status", "active"), ("api-version", version)], size: ("$top", 100), style: .skipped,
        identity: "pullRequestId", what: "\(repository)")
      var listing = ListingBuilder()
      while let page = try await walk.next() {
        listing.note(page)
        for item in page.items {
          if let pull = try await whole(item, in: repository) { listing.add(pull, having: labels) }
        }
      }
      return listing.listing
    }
  }

  func pullRequest(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> PullRequest? {
    let url = url(repository, "/pullRequests/\(number)")
    let place = path(repository) + PercentEncoding.query([("api-version", version)])
    guard let value = try await session.numbered(url, number, in: repository, repositoryPath: place) else { return nil }
    guard let pull = try await whole(value, in: repository) else {
      throw .malformed(host: host, detail: "pull request \(number) has no head commit yet")
    }
    return pull
  }

  /// The head is told once the merge has been tried; before that it is where the source branch stands. Nil when there is neither.
  private func whole(_ value: Value, in repository: RepositoryRef) async throws(ForgeError) -> PullRequest? {
    var pull = try AzurePullRequest.read(value, in: repository, host: host, base: session.base)
    guard pull.headSHA.isEmpty else { return pull }
    var source = path(repository)
    if let fork = value.at("forkSource", "repository", "id")?.string {
      source = "/\(organization(repository))/_apis/git/repositories/\(PercentEncoding.component(fork))"
    }
    let heads = try await heads(at: source, prefix: pull.branch, what: "branch \(pull.branch) of \(repository)")
    guard let head = heads.first(where: { $0.name == pull.branch }) else { return nil }
    pull.headSHA = head.sha
    return pull
  }

  func changedFiles(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> ChangedFiles {
    let what = "\(repository)#\(number)"
    let iterations = try await session.value(url(repository, "/pullRequests/\(number)/iterations"), what: what)
    guard let last = (iterations["value"]?.array ?? []).compactMap({ $0["id"]?.int }).max() else {
      return .unknown("\(host) has not compared it yet")
    }
    var paths: [String] = []
    var skip: Int64 = 0
    for _ in 0..<PageWalk.maximumPages {
      let address = url(
        repository, "/pullRequests/\(number)/iterations/\(last)/changes",
        [("$compareTo", "0"), ("$top", "2000"), ("$skip", String(skip))])
      let page = try await session.value(address, what: what)
      for entry in page["changeEntries"]?.array ?? [] where entry.at("item", "isFolder")?.bool != true {
        paths += [entry.at("item", "path")?.string, entry["originalPath"]?.string].compactMap { $0 }
      }
      // Absent or 0: that was the last page.
      guard let next = page["nextSkip"]?.int, next > 0 else { return .paths(paths) }
      guard next > skip else { return .unknown("the list of files goes in a circle") }
      skip = next
    }
    return .unknown("more than \(PageWalk.maximumPages) pages of files")
  }

  /// By the project's own groups, nested ones counted: administrators, contributors, readers. Rights that were given to a single
  /// repository are not seen.
  /// - Parameter user: the id of a comment's author.
  func permission(_ repository: RepositoryRef, user: String) async throws(ForgeError) -> Permission {
    guard let directory else { throw .unsupported(host: host, what: "asking for permissions") }
    let organization = organization(repository)
    let project = "/\(organization)/_apis/projects/\(project(repository))"
    let answer = try await session.value(session.url(project, [("api-version", version)]), what: "\(repository)")
    guard let id = answer["id"]?.string else { throw .malformed(host: host, detail: "a project without an id") }
    return try await directory.permission(of: user, project: id, organization: organization)
  }

  /// The id of the account that asks.
  func ownIdentity(_ repository: RepositoryRef) async throws(ForgeError) -> String {
    let organization = organization(repository)
    return try await identities.value(organization) { () async throws(ForgeError) -> String in
      let url = session.url("/\(organization)/_apis/connectionData")
      let answer: Value
      do throws(ForgeError) { answer = try await session.value(url, what: "the own account") } catch {
        // Nothing that was asked about is gone, so this must not look as if it were.
        if case .notFound = error { throw .malformed(host: host, detail: "no connectionData there; check `api`") }
        throw error
      }
      guard let id = answer.at("authenticatedUser", "id")?.string else {
        throw ForgeError.malformed(host: host, detail: "the own account has no id")
      }
      return id
    }
  }
}

// MARK: Addresses

extension AzureDevOpsClient {
  func path(_ repository: RepositoryRef) -> String {
    "\(projectPath(repository))/_apis/git/repositories/\(PercentEncoding.component(repository.name))"
  }

  /// An address below the repository's.
  func url(_ repository: RepositoryRef, _ tail: String, _ query: [(name: String, value: String)] = []) -> String {
    session.url(path(repository) + tail, query + [("api-version", version)])
  }

  func projectPath(_ repository: RepositoryRef) -> String {
    "/\(organization(repository))/\(project(repository))"
  }

  /// Percent-encoded.
  func organization(_ repository: RepositoryRef) -> String {
    PercentEncoding.component(String(repository.owner.prefix { $0 != "/" }))
  }

  private func project(_ repository: RepositoryRef) -> String {
    PercentEncoding.component(RepositoryRef(path: repository.owner).name)
  }
}
