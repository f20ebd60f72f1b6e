// SPDX-License-Identifier: Apache-2.0
public import Clocks

/// A repository on a forge. `path` is everything before the name: an owner, an organisation, nested groups.
public struct RepositoryRef: Sendable, Hashable, CustomStringConvertible {
  public var owner: String
  public var name: String
  public init(owner: String, name: String) {
    self.owner = owner
    self.name = name
  }
  /// Everything before the last slash is the owner; without a slash there is none.
  public init(path: String) {
    guard let slash = path.lastIndex(of: "/") else {
      self.init(owner: "", name: path)
      return
    }
    self.init(owner: String(path[..<slash]), name: String(path[path.index(after: slash)...]))
  }
  /// `owner/name`; the name alone where a forge knows the repository by a number.
  public var description: String { owner.isEmpty ? name : "\(owner)/\(name)" }
}

/// A pull request (GitLab: merge request) as every forge can describe it. forge-apis section 7.1.
public struct PullRequest: Sendable, Hashable {
  public enum State: String, Sendable { case open, closed, merged }

  public var repository: RepositoryRef
  public var number: Int
  public var state: State
  public var title: String
  public var body: String = ""
  /// Head branch name, without `refs/heads/`.
  public var branch: String
  public var targetBranch: String
  /// Full head commit.
  public var headSHA: String
  public var baseSHA: String = ""
  public var author: String
  /// What `ForgeClient.permission` knows the author by, where that is not the name that is shown; "" where it is.
  public var authorAccount = ""
  public var authorIsBot = false
  /// OWNER, MEMBER, COLLABORATOR, CONTRIBUTOR, …, NONE where the forge tells; "" where it does not.
  public var authorAssociation: String = ""
  public var labels: [String] = []
  public var isDraft = false
  /// True when the head is in another repository, and when the forge cannot say (a deleted fork).
  public var isFork = false
  /// `owner/name` of the head; "" when it is gone.
  public var headRepository: String = ""
  public var headCloneURL: String = ""
  /// Web page.
  public var url: String = ""
  public var createdAt: Timestamp?
  public var updatedAt: Timestamp?
  public var milestone: String = ""

  public init(
    repository: RepositoryRef, number: Int, state: State, title: String, branch: String, targetBranch: String,
    headSHA: String, author: String
  ) {
    self.repository = repository
    self.number = number
    self.state = state
    self.title = title
    self.branch = branch
    self.targetBranch = targetBranch
    self.headSHA = headSHA
    self.author = author
  }
}

/// Open pull requests of one repository. Complete or not at all: a listing that could not be read to its end, or whose pages
/// contradict each other, is thrown as `ForgeError.incomplete`, so that absence from this list at least means "not listed".
public struct Listing: Sendable, Equatable {
  public var pullRequests: [PullRequest]
  /// True when the forge said that nothing changed and kept pages were used (304).
  public var isFromCache = false
  /// Calls left in the forge's budget, when it tells.
  public var rateRemaining: Int?
  /// When the whole list was asked for; single pull requests in it may be newer. Nil for what is not kept.
  public var readAt: Timestamp?
  public init(pullRequests: [PullRequest], isFromCache: Bool = false, rateRemaining: Int? = nil) {
    self.pullRequests = pullRequests
    self.isFromCache = isFromCache
    self.rateRemaining = rateRemaining
  }
}

/// What a forge says has changed in a repository. Only where to look: what it became is read from the forge.
public enum ListingChange: Sendable, Hashable {
  case pullRequest(Int)
  /// The pull requests whose head is this branch of the repository itself.
  case branch(String)
  /// It does not say which.
  case anything
}
