// SPDX-License-Identifier: Apache-2.0
public import Clocks

/// What a forge knows, in no forge's words: accounts, repositories, pull requests and what is said about them. The dialects
/// (`ForgeDialect`) put it into their forge's words.
public struct ForgeWorld: Sendable {
  public struct Account: Sendable, Hashable {
    public var id: Int64
    public var login: String
    public var isBot = false
    /// Acts for an App's installation and not for a person.
    public var isInstallation = false
  }

  public enum Role: Int, Sendable, Comparable {
    case none, read, write, admin
    public static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }
  }

  public struct Repository: Sendable {
    public var id: Int64
    /// Owner, workspace or project; nested groups with slashes.
    public var owner: String
    public var name: String
    public var defaultBranch = "main"
    /// Head commit by name.
    public var branches: [String: String] = [:]
    /// Paths of the files of every branch and commit that is asked for.
    public var files: Set<String> = ["README.md"]
    public var topics: [String] = []
    public var isArchived = false
    public var isPublic = true
    /// By login. Whoever is not named may read what is public.
    public var roles: [String: Role] = [:]
    /// The repository it was forked from.
    public var parent: Int64?
    public var environments: [Environment] = []
    public var deployments: [Deployment] = []
    public var path: String { "\(owner)/\(name)" }
    public func role(of login: String) -> Role { roles[login] ?? (isPublic ? .read : .none) }
  }

  public struct FileChange: Sendable, Equatable {
    public enum Kind: Sendable { case added, changed, removed, renamed }
    public var path: String
    public var previous: String?
    public var kind: Kind
    public init(_ path: String, _ kind: Kind = .changed, previous: String? = nil) {
      self.path = path
      self.kind = kind
      self.previous = previous
    }
  }

  public struct Pull: Sendable {
    public enum State: Sendable { case open, closed, merged }
    public var number: Int
    public var id: Int64
    public var title: String
    public var body = ""
    public var author: String
    /// Repository of the head; nil when that fork was deleted.
    public var head: Int64?
    public var branch: String
    public var sha: String
    public var target: String
    public var targetSHA: String
    public var labels: [String] = []
    public var isDraft = false
    public var state = State.open
    public var createdAt: Timestamp
    public var updatedAt: Timestamp
    public var files: [FileChange] = [FileChange("README.md")]
    /// The forge says that it does not show all files.
    public var areFilesCut = false
    public var comments: [Comment] = []
  }

  public struct Comment: Sendable {
    public var id: Int64
    public var author: String
    public var body: String
    public var createdAt: Timestamp
    public var updatedAt: Timestamp
    /// Grows with every edit.
    public var version = 0
    /// The comment that it answers.
    public var parent: Int64?
    /// Written by the forge itself about what happened.
    public var isSystem = false
    /// Stands at a line of the difference.
    public var isInline = false
    public var isDeleted = false
    public var reactions: [Reaction] = []
    /// What some forges let a client keep beside a comment.
    public var properties: [String: String] = [:]
  }

  public struct Reaction: Sendable, Equatable {
    public var id: Int64
    public var account: String
    /// In the forge's word.
    public var name: String
  }

  /// A commit status or build, by its key; the newest of a key counts.
  public struct Status: Sendable {
    public var id: Int64
    public var key: String
    /// In the forge's word.
    public var state: String
    public var text: String
    public var url: String
    public var createdAt: Timestamp
    public var by: String
    /// Pipelines and check runs are told apart from what clients report.
    public var isCheckRun = false
  }

  public struct Environment: Sendable {
    public var id: Int64
    public var name: String
    public var url = ""
    public var isStopped = false
  }

  public struct Deployment: Sendable {
    public var id: Int64
    public var environment: String
    public var sha: String
    public var ref: String
    /// States in the forge's words, newest last, and the address that each named.
    public var states: [(state: String, url: String)] = []
    public var text = ""
    public var createdAt: Timestamp
  }

  /// A GitHub App or what is like it: proves itself with a signed token and acts through installations.
  public struct App: Sendable {
    public var id: Int64
    public var slug: String
    public var keyPEM: String
    /// Installation by owner.
    public var installations: [String: Int64]

    public init(id: Int64, slug: String, keyPEM: String, installations: [String: Int64]) {
      (self.id, self.slug, self.keyPEM, self.installations) = (id, slug, keyPEM, installations)
    }
  }

  public struct Ticket: Sendable {
    public var owner: String
    public var app: String
    public var expiry: Timestamp
  }

  public struct CommitKey: Sendable, Hashable {
    public var repository: Int64
    public var sha: String
  }

  public var accounts: [Account] = []
  /// Login by token.
  public var tokens: [String: String] = [:]
  public var repositories: [Repository] = []
  /// By repository, in the order of their numbers.
  public var pulls: [Int64: [Pull]] = [:]
  public var statuses: [CommitKey: [Status]] = [:]
  public var apps: [App] = []
  /// Installation tokens.
  public var tickets: [String: Ticket] = [:]
  private var lastID: Int64 = 1000

  public init() {}

  public mutating func nextID() -> Int64 {
    lastID += 1
    return lastID
  }

  /// Forty digits that no other call returns.
  public mutating func nextSHA() -> String {
    var generator = SeededRandom(seed: UInt64(bitPattern: nextID()))
    let digits = Array("0123456789abcdef")
    return String((0..<40).map { _ in digits[Int(generator.next() >> 60)] })
  }
}

// MARK: Looking things up

extension ForgeWorld {
  public func account(_ login: String) -> Account? {
    accounts.first { $0.login.lowercased() == login.lowercased() }
  }
  public func account(id: Int64) -> Account? { accounts.first { $0.id == id } }
  public func repository(_ path: String) -> Repository? {
    repositories.first { $0.path.lowercased() == path.lowercased() }
  }
  public func repository(id: Int64) -> Repository? { repositories.first { $0.id == id } }
  public func pull(_ number: Int, in repository: Int64) -> Pull? {
    pulls[repository]?.first { $0.number == number }
  }
  public func comment(_ id: Int64, in repository: Int64) -> (pull: Pull, comment: Comment)? {
    for pull in pulls[repository] ?? [] {
      if let comment = pull.comments.first(where: { $0.id == id && !$0.isDeleted }) { return (pull, comment) }
    }
    return nil
  }
  /// Every report on a commit, oldest first.
  public func allStatuses(of sha: String, in repository: Int64) -> [Status] {
    statuses[CommitKey(repository: repository, sha: sha)] ?? []
  }
  /// Newest of each key, oldest key first.
  public func newestStatuses(of sha: String, in repository: Int64) -> [Status] {
    var keys: [String] = []
    var newest: [String: Status] = [:]
    for status in allStatuses(of: sha, in: repository) {
      if newest.updateValue(status, forKey: status.key) == nil { keys.append(status.key) }
    }
    return keys.compactMap { newest[$0] }
  }
  /// Whether the repository has that commit: a branch's, or a pull request's, forks included.
  public func knows(_ sha: String, in repository: Repository) -> Bool {
    repository.branches.values.contains(sha)
      || (pulls[repository.id] ?? []).contains { $0.sha == sha || $0.targetSHA == sha }
  }
  /// The commit of a branch name or commit.
  public func resolve(_ revision: String, in repository: Repository) -> String? {
    repository.branches[revision] ?? (knows(revision, in: repository) ? revision : nil)
  }
}

// MARK: Changing them

extension ForgeWorld {
  @discardableResult
  public mutating func addAccount(_ login: String, isBot: Bool = false, token: String? = nil) -> Account {
    let account = Account(id: nextID(), login: login, isBot: isBot)
    accounts.append(account)
    if let token { tokens[token] = login }
    return account
  }

  /// An App that is installed for one owner.
  @discardableResult
  public mutating func addApp(_ slug: String, keyPEM: String, for owner: String) -> App {
    let app = App(id: nextID(), slug: slug, keyPEM: keyPEM, installations: [owner: nextID()])
    apps.append(app)
    return app
  }

  @discardableResult
  public mutating func addRepository(_ path: String, roles: [String: Role] = [:]) -> Repository {
    let parts = path.split(separator: "/").map(String.init)
    var repository = Repository(
      id: nextID(), owner: parts.dropLast().joined(separator: "/"), name: parts.last ?? "", roles: roles)
    repository.branches["main"] = nextSHA()
    repositories.append(repository)
    return repository
  }

  public mutating func change(repository id: Int64, _ body: (inout Repository) -> Void) {
    guard let place = repositories.firstIndex(where: { $0.id == id }) else { return }
    body(&repositories[place])
  }

  public mutating func change(pull number: Int, in repository: Int64, _ body: (inout Pull) -> Void) {
    guard let place = pulls[repository]?.firstIndex(where: { $0.number == number }) else { return }
    body(&pulls[repository]![place])
  }

  /// Does nothing when no pull request of the repository has that comment.
  public mutating func change(comment id: Int64, in repository: Int64, _ body: (inout Comment) -> Void) {
    for (place, pull) in (pulls[repository] ?? []).enumerated() {
      guard let index = pull.comments.firstIndex(where: { $0.id == id }) else { continue }
      body(&pulls[repository]![place].comments[index])
    }
  }

  @discardableResult
  public mutating func addComment(
    _ body: String, by author: String, on number: Int, in repository: Int64, now: Timestamp
  ) -> Comment {
    let comment = Comment(id: nextID(), author: author, body: body, createdAt: now, updatedAt: now)
    change(pull: number, in: repository) { pull in
      pull.comments.append(comment)
      pull.updatedAt = now
    }
    return comment
  }

  /// Adds a report; whether an older one of the key goes is the dialect's business.
  @discardableResult
  public mutating func addStatus(_ status: Status, to sha: String, in repository: Int64) -> Status {
    var added = status
    added.id = nextID()
    statuses[CommitKey(repository: repository, sha: sha), default: []].append(added)
    return added
  }
}
