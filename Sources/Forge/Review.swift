// SPDX-License-Identifier: Apache-2.0

/// The files that a pull request changes against its merge base.
public enum ChangedFiles: Sendable, Hashable {
  /// All of them: paths without a leading slash, old and new path of a renamed one.
  case known([String])
  /// The forge cut the list or has none; to be treated as “everything may have changed”. Says why.
  case unknown(String)
}

/// One check or commit status on a commit, by the newest answer of its name.
public struct Check: Sendable, Hashable {
  public enum State: String, Sendable { case pending, success, failure }
  public var name: String
  /// Skipped and neutral checks count as success, as the forges' own merge gates have it; cancelled and timed out as failure.
  public var state: State
  /// Web page; "" for none.
  public var url: String
  public init(name: String, state: State, url: String = "") {
    self.name = name
    self.state = state
    self.url = url
  }
}

/// What a user may do in a repository, in the order of power. Finer levels of a forge go to the next lower one (GitHub's triage
/// to read, maintain to write; GitLab's Developer to write, Maintainer to admin).
public enum Permission: String, Sendable, Hashable, CaseIterable, Comparable {
  case none, read, write, admin

  private var rank: Int { Permission.allCases.firstIndex(of: self) ?? 0 }
  public static func < (left: Permission, right: Permission) -> Bool { left.rank < right.rank }
}

/// A repository as a forge lists it for an organisation, a group or a project.
public struct Repository: Sendable, Hashable {
  public var ref: RepositoryRef
  /// The forge's identifier: a number or a text; "" where it has none.
  public var id: String
  public var defaultBranch: String
  public var httpsURL: String
  public var sshURL: String
  /// For HTTPS by way of endpoints that FIPS 140 asks for; "" where the forge has none.
  public var fipsURL = ""
  /// Labels or topics.
  public var labels: [String]
  public var isArchived: Bool
  public init(
    ref: RepositoryRef, id: String = "", defaultBranch: String, httpsURL: String, sshURL: String, labels: [String] = [],
    isArchived: Bool = false
  ) {
    self.ref = ref
    self.id = id
    self.defaultBranch = defaultBranch
    self.httpsURL = httpsURL
    self.sshURL = sshURL
    self.labels = labels
    self.isArchived = isArchived
  }
}

/// A branch and the commit it stands at.
public struct Branch: Sendable, Hashable {
  public var name: String
  public var sha: String
  public init(name: String, sha: String) {
    self.name = name
    self.sha = sha
  }
}
