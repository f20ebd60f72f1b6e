// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import Documents

/// The port through which a forge is asked. One value per host and credential.
public protocol ForgeClient: Sendable {
  /// `api.github.com`, `gitea.example.com:3000`: names the forge in keys, statuses and messages.
  var host: String { get }

  /// Every open pull request, to the last page, in the forge's order. Throws `incomplete` rather than return a part.
  func openPullRequests(_ repository: RepositoryRef) async throws(ForgeError) -> Listing
  /// The same, shared by all who ask for it: one that is being read or is younger than `age` is handed out as it is.
  func openPullRequests(_ repository: RepositoryRef, notOlderThan age: Duration) async throws(ForgeError) -> Listing
  /// The forge has told of a change: no listing is handed out any more that was read before and not mended since.
  func noteChange(_ change: ListingChange, in repository: RepositoryRef) async
  /// What was asked so far, and what the forge says is left.
  var usage: ForgeUsage { get }
  /// The pull request, open or not; nil when the repository answers but has no such number.
  func pullRequest(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> PullRequest?
  /// The oldest comment by ourselves whose body contains the marker, over all pages.
  func ownComment(_ repository: RepositoryRef, _ number: Int, marker: String) async throws(ForgeError) -> Comment?
  func createComment(_ repository: RepositoryRef, _ number: Int, body: String) async throws(ForgeError) -> Comment
  /// Throws `notFound` when somebody deleted it.
  func editComment(_ repository: RepositoryRef, _ number: Int, id: String, body: String) async throws(ForgeError)
  func setStatus(_ repository: RepositoryRef, sha: String, _ status: CommitStatus) async throws(ForgeError)

  /// What this forge, with these credentials, can do; a plan asks for nothing that is missing here.
  var capabilities: Set<Capability> { get }
  /// Comments of everybody, oldest first, over all pages; those created before `since` may be left out.
  func comments(_ repository: RepositoryRef, _ number: Int, since: Timestamp?) async throws(ForgeError) -> [Comment]
  /// Does nothing when the comment is gone already.
  func deleteComment(_ repository: RepositoryRef, _ number: Int, id: String) async throws(ForgeError)
  /// Puts a reaction on a comment; giving the same one twice changes nothing. `Capability.reactions`
  func acknowledge(_ repository: RepositoryRef, _ number: Int, commentID: String, _ acknowledgement: Acknowledgement)
    async throws(ForgeError)
  /// Paths against the merge base. `Capability.changedFiles`
  func changedFiles(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> ChangedFiles
  /// Checks and statuses of a commit, the newest of each name.
  func checks(_ repository: RepositoryRef, sha: String) async throws(ForgeError) -> [Check]
  /// What a user may do in the repository; `none` for a stranger. Asked anew each time, never kept. `Capability.permissions`
  /// - Parameter user: as `Comment.author` has it.
  func permission(_ repository: RepositoryRef, user: String) async throws(ForgeError) -> Permission
  /// Creates the deployment or moves it on. `Capability.deployments`
  /// - Parameter id: what an earlier call returned; "" to find the one of this environment and commit or to make it.
  /// - Returns: its id, to be kept.
  func setDeployment(_ repository: RepositoryRef, id: String, _ deployment: Deployment) async throws(ForgeError)
    -> String
  /// Makes every deployment of the environment inactive and removes the environment; nothing to do when there is none.
  func removeDeployment(_ repository: RepositoryRef, environment: String) async throws(ForgeError)
  /// Every repository of an organisation, group or project, to the last page.
  /// - Parameter settings: the scmProvider member as written, for what only one driver knows (`includeSubgroups`, `topic`, …).
  func repositories(of owner: String, settings: Value) async throws(ForgeError) -> [Repository]
  func branches(_ repository: RepositoryRef) async throws(ForgeError) -> [Branch]
  /// Whether a file or folder stands at this path in the commit or branch.
  func hasPath(_ repository: RepositoryRef, revision: String, path: String) async throws(ForgeError) -> Bool
  /// A password for Git over HTTPS, of those whose credentials for the API are none for Git; the same one until shortly before it
  /// ends.
  func gitToken(_ repository: RepositoryRef) async throws(ForgeError) -> SecretText
}

/// What a client does not have: each call says so by name. A driver implements what its forge offers and lists it in
/// `capabilities`.
extension ForgeClient {
  public var capabilities: Set<Capability> { [] }
  public var usage: ForgeUsage { ForgeUsage() }
  /// Reads, where listings are not shared.
  public func openPullRequests(
    _ repository: RepositoryRef, notOlderThan age: Duration
  ) async throws(ForgeError) -> Listing {
    try await openPullRequests(repository)
  }
  public func noteChange(_ change: ListingChange, in repository: RepositoryRef) async {}
  public func comments(_ repository: RepositoryRef, _ number: Int, since: Timestamp?) async throws(ForgeError)
    -> [Comment]
  {
    throw lacking("listing of comments")
  }
  public func deleteComment(_ repository: RepositoryRef, _ number: Int, id: String) async throws(ForgeError) {
    throw lacking("deleting of comments")
  }
  public func acknowledge(
    _ repository: RepositoryRef, _ number: Int, commentID: String, _ acknowledgement: Acknowledgement
  ) async throws(ForgeError) { throw lacking("reactions") }
  public func changedFiles(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> ChangedFiles {
    throw lacking("listing of changed files")
  }
  public func checks(_ repository: RepositoryRef, sha: String) async throws(ForgeError) -> [Check] {
    throw lacking("listing of checks")
  }
  public func permission(_ repository: RepositoryRef, user: String) async throws(ForgeError) -> Permission {
    throw lacking("asking for permissions")
  }
  public func setDeployment(_ repository: RepositoryRef, id: String, _ deployment: Deployment) async throws(ForgeError)
    -> String
  {
    throw lacking("deployment objects")
  }
  public func removeDeployment(_ repository: RepositoryRef, environment: String) async throws(ForgeError) {
    throw lacking("deployment objects")
  }
  public func repositories(of owner: String, settings: Value) async throws(ForgeError) -> [Repository] {
    throw lacking("listing of repositories")
  }
  public func branches(_ repository: RepositoryRef) async throws(ForgeError) -> [Branch] {
    throw lacking("listing of branches")
  }
  public func hasPath(_ repository: RepositoryRef, revision: String, path: String) async throws(ForgeError) -> Bool {
    throw lacking("reading of trees")
  }
  public func gitToken(_ repository: RepositoryRef) async throws(ForgeError) -> SecretText {
    throw lacking("tokens for Git")
  }

  private func lacking(_ what: String) -> ForgeError { .unsupported(host: host, what: what) }
}

/// What a forge tells us by webhook, once proven and decoded. Only names what to re-read: the payload itself is never believed.
public struct ForgeEvent: Sendable, Hashable {
  public enum Kind: String, Sendable { case pullRequest, comment, push, status, ping }
  public var kind: Kind
  /// Its name is "" when the forge names only the owner: then every repository of the owner may be concerned.
  public var repository: RepositoryRef
  /// nil when the event concerns a branch or commit, not one pull request.
  public var number: Int?
  /// Branch of a push or sha of a status, for interest; "" otherwise.
  public var reference: String
  /// The forge's id of this delivery, "" if it sends none.
  public var deliveryID: String
  public init(kind: Kind, repository: RepositoryRef, number: Int?, reference: String = "", deliveryID: String = "") {
    self.kind = kind
    self.repository = repository
    self.number = number
    self.reference = reference
    self.deliveryID = deliveryID
  }
}

/// One HTTP attempt to tell us something: lower-cased header names, raw body.
public struct Delivery: Sendable {
  public var headers: [String: String]
  public var body: [UInt8]
  public init(headers: [String: String], body: [UInt8]) {
    self.headers = headers
    self.body = body
  }
}

/// The port through which a forge's webhooks come in.
public protocol ForgeIntake: Sendable {
  /// Whether the headers look like this forge's, for routes that several forges share.
  func recognises(_ delivery: Delivery) -> Bool
  /// True when the signature over the raw body is by one of the secrets; compared in constant time.
  func verify(_ delivery: Delivery, secrets: [[UInt8]]) -> Bool
  /// The events of a proven delivery; empty when it is none that we know. Throws `malformed`.
  func decode(_ delivery: Delivery) throws(ForgeError) -> [ForgeEvent]
}
