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
  public var forks: Forks
  /// Author associations that need no approval.
  public var trust: [String]

  public static let defaultTrust = ["OWNER", "MEMBER", "COLLABORATOR"]

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(["labels", "drafts", "authors", "titles", "paths", "forks", "trust"])
    let labels = try fields.map("labels")
    try labels.refuseUnknown(["all", "any", "none"])
    labelsAll = try labels.strings("all")
    labelsAny = try labels.strings("any")
    labelsNone = try labels.strings("none")
    drafts = try fields.choice("drafts", Drafts.self) ?? .include
    let authors = try fields.map("authors")
    authorsInclude = try authors.strings("include")
    authorsExclude = try authors.strings("exclude")
    let titles = try fields.map("titles")
    titlesInclude = try titles.strings("include")
    titlesExclude = try titles.strings("exclude")
    forks = try fields.choice("forks", Forks.self) ?? .approve
    trust = fields.any("trust") == nil ? SelectionSettings.defaultTrust : try fields.strings("trust")
    guard try fields.map("paths").value.object?.isEmpty ?? true else {
      throw ValidationError(
        field: fields.path("paths"), message: "is not available in this version; remove it from the set")
    }
  }
}
