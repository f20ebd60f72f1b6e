// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// Which pull requests qualify; all rules must hold.
public struct SelectionSettings: Sendable {
  public enum Drafts: String, Sendable, CaseIterable { case skip, include, keep }
  public enum Forks: String, Sendable, CaseIterable { case deny, approve, allow }

  public var labelsAll: [String]
  public var labelsAny: [String]
  public var labelsNone: [String]
  public var drafts: Drafts
  public var authorsInclude: [String]
  public var authorsExclude: [String]
  public var titlesInclude: [String]
  public var titlesExclude: [String]
  /// By head branch, and by the branch that it wants to go into.
  public var branchesInclude: [String]
  public var branchesExclude: [String]
  public var targetBranchesInclude: [String]
  public var targetBranchesExclude: [String]
  /// Globs (`**` crosses folders) over the files changed against the merge base: one file must be included and not excluded.
  public var pathsInclude: [String]
  public var pathsExclude: [String]
  public var forks: Forks
  /// Author associations that need no approval.
  public var trust: [String]
  /// Setting this label on a pull request lets the head commit through that it has then; "" for no such label.
  public var approvalLabel: String

  public static let defaultTrust = ["OWNER", "MEMBER", "COLLABORATOR"]

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown([
      "labels", "drafts", "authors", "titles", "branches", "targetBranches", "paths", "forks", "trust", "approvalLabel",
    ])
    let labels = try fields.map("labels")
    try labels.refuseUnknown(["all", "any", "none"])
    labelsAll = try labels.strings("all")
    labelsAny = try labels.strings("any")
    labelsNone = try labels.strings("none")
    drafts = try fields.choice("drafts", Drafts.self) ?? .include
    (authorsInclude, authorsExclude) = try fields.inAndOut("authors")
    (titlesInclude, titlesExclude) = try fields.inAndOut("titles")
    (branchesInclude, branchesExclude) = try fields.inAndOut("branches")
    (targetBranchesInclude, targetBranchesExclude) = try fields.inAndOut("targetBranches")
    (pathsInclude, pathsExclude) = try fields.inAndOut("paths")
    forks = try fields.choice("forks", Forks.self) ?? .approve
    trust = fields.any("trust") == nil ? SelectionSettings.defaultTrust : try fields.strings("trust")
    approvalLabel = try fields.string("approvalLabel") ?? ""
  }
}

extension Fields {
  /// A pair of lists: `{include: [], exclude: []}`.
  fileprivate func inAndOut(_ key: String) throws(ValidationError) -> ([String], [String]) {
    let pair = try map(key)
    try pair.refuseUnknown(["include", "exclude"])
    return (try pair.strings("include"), try pair.strings("exclude"))
  }
}
