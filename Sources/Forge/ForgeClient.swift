// SPDX-License-Identifier: Apache-2.0

/// The port through which a forge is asked. One value per host and credential.
public protocol ForgeClient: Sendable {
  /// `api.github.com`, `gitea.example.com:3000`: names the forge in keys, statuses and messages.
  var host: String { get }

  /// Every open pull request, to the last page, in the forge's order. Throws `incomplete` rather than return a part.
  func openPullRequests(_ repository: RepositoryRef) async throws(ForgeError) -> Listing
  /// The pull request, open or not; nil when the repository answers but has no such number.
  func pullRequest(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> PullRequest?
  /// The oldest comment by ourselves whose body contains the marker, over all pages.
  func ownComment(_ repository: RepositoryRef, _ number: Int, marker: String) async throws(ForgeError) -> Comment?
  func createComment(_ repository: RepositoryRef, _ number: Int, body: String) async throws(ForgeError) -> Comment
  /// Throws `notFound` when somebody deleted it.
  func editComment(_ repository: RepositoryRef, _ number: Int, id: String, body: String) async throws(ForgeError)
  func setStatus(_ repository: RepositoryRef, sha: String, _ status: CommitStatus) async throws(ForgeError)
}

/// What a forge tells us by webhook, once proven and decoded. Only names what to re-read: the payload itself is never believed.
public struct ForgeEvent: Sendable, Hashable {
  public enum Kind: String, Sendable { case pullRequest, comment, push, status, ping }
  public var kind: Kind
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
