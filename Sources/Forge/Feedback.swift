// SPDX-License-Identifier: Apache-2.0
public import Clocks

/// A comment on a pull request.
public struct Comment: Sendable, Hashable {
  /// The forge's own identifier, as text.
  public var id: String
  public var body: String
  /// Who wrote it: the login, or where people have none that is theirs alone (Bitbucket Cloud, Azure DevOps) the account's id.
  public var author: String
  public var authorIsBot = false
  public var createdAt: Timestamp?
  public init(id: String, body: String, author: String, authorIsBot: Bool = false, createdAt: Timestamp? = nil) {
    self.id = id
    self.body = body
    self.author = author
    self.authorIsBot = authorIsBot
    self.createdAt = createdAt
  }
}

/// How a command in a comment is acknowledged, as a reaction of the nearest meaning that the forge has.
public enum Acknowledgement: String, Sendable, Hashable, CaseIterable {
  /// Read, and being acted on (eyes).
  case seen
  /// Done as asked (thumbs up).
  case done
  /// Not done (confused, thumbs down).
  case refused
}

/// A commit status: one line under a commit, found again by its context.
public struct CommitStatus: Sendable, Hashable {
  public enum State: String, Sendable { case pending, success, failure, error }
  public var state: State
  public var context: String
  /// At most 140 bytes are kept by the strictest forge.
  public var description: String
  /// Link of the line; "" for none.
  public var targetURL: String
  public init(state: State, context: String, description: String, targetURL: String = "") {
    self.state = state
    self.context = context
    self.description = description
    self.targetURL = targetURL
  }
}

/// The forge's deployment or environment object for one preview: what puts “View deployment” on a pull request.
public struct Deployment: Sendable, Hashable {
  public enum State: String, Sendable, CaseIterable { case pending, inProgress, success, failure, inactive }
  /// Name of the environment, one per preview.
  public var environment: String
  public var sha: String
  /// Head branch, for forges that want one beside the commit.
  public var branch: String
  public var state: State
  /// Where the preview can be reached; "" while it cannot.
  public var url: String
  public var description: String
  public init(environment: String, sha: String, branch: String, state: State, url: String, description: String) {
    self.environment = environment
    self.sha = sha
    self.branch = branch
    self.state = state
    self.url = url
    self.description = description
  }
}
