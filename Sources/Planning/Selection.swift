// SPDX-License-Identifier: Apache-2.0
public import Forge
internal import Patterns
public import PreviewAPI

/// A pull request and what is known of it beyond the listing.
public struct Candidate: Sendable {
  public var pullRequest: PullRequest
  /// It has a preview already; matters for `drafts: keep`.
  public var isRunning: Bool
  /// Head commit that a person let through; "" for none.
  public var approvedSHA: String
  /// nil: not asked yet.
  public var changedFiles: ChangedFiles?
  /// What its author may do in the repository; nil: not asked yet.
  public var permission: PermissionAnswer?
  /// Just this head commit was let through before.
  public var wasLetThrough = false

  public init(
    _ pullRequest: PullRequest, isRunning: Bool = false, approvedSHA: String = "", changedFiles: ChangedFiles? = nil
  ) {
    self.pullRequest = pullRequest
    self.isRunning = isRunning
    self.approvedSHA = approvedSHA
    self.changedFiles = changedFiles
  }
}

/// Judges pull requests by `spec.preview.select`. Patterns are compiled once.
public struct Selection: Sendable {
  let rules: SelectionSettings
  private let labelsAll: [Matcher]
  private let labelsAny: [Matcher]
  private let labelsNone: [Matcher]
  private let authors: InAndOut
  private let titles: InAndOut
  private let branches: InAndOut
  private let targets: InAndOut
  private let pathsInclude: [Glob]
  private let pathsExclude: [Glob]

  /// Throws when a regular expression between slashes or a glob cannot be read.
  public init(_ rules: SelectionSettings) throws(ValidationError) {
    self.rules = rules
    labelsAll = try Matcher.list(rules.labelsAll, "labels.all")
    labelsAny = try Matcher.list(rules.labelsAny, "labels.any")
    labelsNone = try Matcher.list(rules.labelsNone, "labels.none")
    authors = try InAndOut(rules.authorsInclude, rules.authorsExclude, "authors")
    titles = try InAndOut(rules.titlesInclude, rules.titlesExclude, "titles", isWhole: false)
    branches = try InAndOut(rules.branchesInclude, rules.branchesExclude, "branches")
    targets = try InAndOut(rules.targetBranchesInclude, rules.targetBranchesExclude, "targetBranches")
    pathsInclude = try globs(rules.pathsInclude, "paths.include")
    pathsExclude = try globs(rules.pathsExclude, "paths.exclude")
  }

  public func judge(_ candidate: Candidate) -> Judgement {
    walk(Rule.selecting) { rule in
      switch rule {
      case .labels: byLabels(candidate.pullRequest)
      case .drafts: byDraft(candidate)
      case .authors: byAuthor(candidate.pullRequest)
      case .titles: byTitle(candidate.pullRequest)
      case .branches: byBranches(candidate.pullRequest)
      case .paths: byPaths(candidate)
      case .trust: byTrust(candidate)
      case .lifetime, .wait, .limits: .passed()
      }
    }
  }

  private func byLabels(_ pullRequest: PullRequest) -> Finding {
    if let label = labelsAll.first(where: { wanted in !pullRequest.labels.contains(where: wanted.matches) }) {
      return .failed(.missingLabel, "the label “\(label.text)” is missing")
    }
    if !labelsAny.isEmpty, !pullRequest.labels.contains(where: { label in labelsAny.contains { $0.matches(label) } }) {
      let wanted = labelsAny.map { "“\($0.text)”" }.joined(separator: ", ")
      return .failed(.missingLabel, "none of the labels \(wanted) is set")
    }
    if let label = pullRequest.labels.first(where: { label in labelsNone.contains { $0.matches(label) } }) {
      return .failed(.excludedLabel, "the label “\(label)” keeps it out")
    }
    return .passed(labelsAll.isEmpty && labelsAny.isEmpty ? "no label is asked for" : "its labels are as asked")
  }

  private func byDraft(_ candidate: Candidate) -> Finding {
    guard candidate.pullRequest.isDraft else { return .passed("it is no draft") }
    switch rules.drafts {
    case .include: return .passed("it is a draft, and drafts are included")
    case .keep where candidate.isRunning: return .passed("it became a draft; what runs is kept")
    case .skip, .keep: return .failed(.draft, "it is a draft")
    }
  }

  private func byAuthor(_ pullRequest: PullRequest) -> Finding {
    func matches(_ matcher: Matcher) -> Bool {
      matcher.text == "bots" ? pullRequest.authorIsBot : matcher.matches(pullRequest.author)
    }
    if authors.exclude.contains(where: matches) {
      return .failed(.excludedAuthor, "its author \(pullRequest.author) is left out")
    }
    if !authors.include.isEmpty, !authors.include.contains(where: matches) {
      return .failed(.excludedAuthor, "its author \(pullRequest.author) is not among those included")
    }
    return .passed("its author is \(pullRequest.author)")
  }

  private func byTitle(_ pullRequest: PullRequest) -> Finding {
    titles.problem(pullRequest.title).map { .failed(.excludedTitle, "its title is \($0)") } ?? .passed()
  }

  private func byBranches(_ pullRequest: PullRequest) -> Finding {
    if let problem = branches.problem(pullRequest.branch) {
      return .failed(.excludedBranch, "its branch \(pullRequest.branch) is \(problem)")
    }
    if let problem = targets.problem(pullRequest.targetBranch) {
      return .failed(.excludedBranch, "its target \(pullRequest.targetBranch) is \(problem)")
    }
    return .passed("\(pullRequest.branch) into \(pullRequest.targetBranch)")
  }

  /// A file counts when it is included and not excluded. A list that the forge cut proves nothing: it is taken as changed.
  private func byPaths(_ candidate: Candidate) -> Finding {
    guard !pathsInclude.isEmpty || !pathsExclude.isEmpty else { return .passed("changed files do not matter") }
    switch candidate.changedFiles {
    case nil: return .asks(.changedFiles)
    case .unknown(let why)?: return .passed("taken as changed: \(why)")
    case .known(let files)?:
      let counting = files.first { file in
        (pathsInclude.isEmpty || pathsInclude.contains { $0.matches(file) })
          && !pathsExclude.contains { $0.matches(file) }
      }
      guard let counting else {
        return .failed(.noRelevantChange, "none of its \(files.count) changed files is one that counts here")
      }
      return .passed("\(counting) is changed")
    }
  }
}

/// Lists of what to take and what to leave.
private struct InAndOut: Sendable {
  let include: [Matcher]
  let exclude: [Matcher]

  init(_ include: [String], _ exclude: [String], _ field: String, isWhole: Bool = true) throws(ValidationError) {
    self.include = try Matcher.list(include, "\(field).include", isWhole: isWhole)
    self.exclude = try Matcher.list(exclude, "\(field).exclude", isWhole: isWhole)
  }

  /// nil when the text may pass.
  func problem(_ text: String) -> String? {
    if exclude.contains(where: { $0.matches(text) }) { return "left out" }
    if !include.isEmpty, !include.contains(where: { $0.matches(text) }) { return "not among those included" }
    return nil
  }
}

private func globs(_ patterns: [String], _ field: String) throws(ValidationError) -> [Glob] {
  var result: [Glob] = []
  for (place, pattern) in patterns.enumerated() {
    do throws(PatternError) { result.append(try Glob(pattern, dialect: .doublestar)) } catch {
      throw ValidationError(
        field: "spec.preview.select.\(field)[\(place)]", message: "“\(pattern)” is not a glob: \(error)")
    }
  }
  return result
}
