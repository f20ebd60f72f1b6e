// SPDX-License-Identifier: Apache-2.0
public import Forge
internal import Patterns
public import PreviewAPI

/// What the rules say about one pull request.
public struct Decision: Sendable, Hashable {
  public enum Verdict: String, Sendable { case include, hold, skip }
  public var verdict: Verdict
  public var reason: Reason
  /// One sentence for the pull request's author.
  public var message: String

  public init(_ verdict: Verdict, _ reason: Reason, _ message: String) {
    self.verdict = verdict
    self.reason = reason
    self.message = message
  }
}

/// Judges pull requests by `spec.preview.select`, the cheap rules first. Patterns are compiled once.
public struct Selection: Sendable {
  private let rules: SelectionSettings
  private let labelsAll: [Matcher]
  private let labelsAny: [Matcher]
  private let labelsNone: [Matcher]
  private let authorsInclude: [Matcher]
  private let authorsExclude: [Matcher]
  private let titlesInclude: [Matcher]
  private let titlesExclude: [Matcher]

  /// Throws when a regular expression between slashes cannot be read.
  public init(_ rules: SelectionSettings) throws(ValidationError) {
    func matchers(_ texts: [String], _ field: String, isWhole: Bool = true) throws(ValidationError) -> [Matcher] {
      var result: [Matcher] = []
      for (place, text) in texts.enumerated() {
        result.append(try Matcher(text, isWhole: isWhole, field: "spec.preview.select.\(field)[\(place)]"))
      }
      return result
    }
    self.rules = rules
    labelsAll = try matchers(rules.labelsAll, "labels.all")
    labelsAny = try matchers(rules.labelsAny, "labels.any")
    labelsNone = try matchers(rules.labelsNone, "labels.none")
    authorsInclude = try matchers(rules.authorsInclude, "authors.include")
    authorsExclude = try matchers(rules.authorsExclude, "authors.exclude")
    titlesInclude = try matchers(rules.titlesInclude, "titles.include", isWhole: false)
    titlesExclude = try matchers(rules.titlesExclude, "titles.exclude", isWhole: false)
  }

  /// - Parameters:
  ///   - isRunning: it has a preview already; matters for `drafts: keep`.
  ///   - approvedSHA: the head commit that a person let through, "" for none.
  public func decide(_ pullRequest: PullRequest, isRunning: Bool, approvedSHA: String) -> Decision {
    if let label = labelsAll.first(where: { wanted in !pullRequest.labels.contains(where: wanted.matches) }) {
      return Decision(.skip, .missingLabel, "the label “\(label.text)” is missing")
    }
    if !labelsAny.isEmpty, !pullRequest.labels.contains(where: { label in labelsAny.contains { $0.matches(label) } }) {
      let wanted = labelsAny.map { "“\($0.text)”" }.joined(separator: ", ")
      return Decision(.skip, .missingLabel, "none of the labels \(wanted) is set")
    }
    if let label = pullRequest.labels.first(where: { label in labelsNone.contains { $0.matches(label) } }) {
      return Decision(.skip, .excludedLabel, "the label “\(label)” keeps it out")
    }
    if pullRequest.isDraft, rules.drafts == .skip || (rules.drafts == .keep && !isRunning) {
      return Decision(.skip, .draft, "it is a draft")
    }
    if let decision = judgeAuthor(pullRequest) ?? judgeTitle(pullRequest) { return decision }
    return judgeTrust(pullRequest, approvedSHA) ?? Decision(.include, .included, "it qualifies")
  }

  private func judgeAuthor(_ pullRequest: PullRequest) -> Decision? {
    func matches(_ matcher: Matcher) -> Bool {
      matcher.text == "bots" ? pullRequest.authorIsBot : matcher.matches(pullRequest.author)
    }
    if authorsExclude.contains(where: matches) {
      return Decision(.skip, .excludedAuthor, "its author \(pullRequest.author) is left out")
    }
    if !authorsInclude.isEmpty, !authorsInclude.contains(where: matches) {
      return Decision(.skip, .excludedAuthor, "its author \(pullRequest.author) is not among those included")
    }
    return nil
  }

  private func judgeTitle(_ pullRequest: PullRequest) -> Decision? {
    if titlesExclude.contains(where: { $0.matches(pullRequest.title) }) {
      return Decision(.skip, .excludedTitle, "its title is left out")
    }
    if !titlesInclude.isEmpty, !titlesInclude.contains(where: { $0.matches(pullRequest.title) }) {
      return Decision(.skip, .excludedTitle, "its title is not among those included")
    }
    return nil
  }

  /// A fork is judged by `forks`. A pull request from the repository itself needs push rights, except where the forge says that
  /// its author is none of the trusted; CONTRIBUTOR (had a change merged once) is no trust.
  private func judgeTrust(_ pullRequest: PullRequest, _ approvedSHA: String) -> Decision? {
    let isOutsider = !pullRequest.authorAssociation.isEmpty && !rules.trust.contains(pullRequest.authorAssociation)
    guard rules.forks != .allow, pullRequest.isFork || (isOutsider && !pullRequest.authorIsBot) else { return nil }
    if !pullRequest.isFork || !rules.trust.contains(pullRequest.authorAssociation) {
      if rules.forks == .deny, pullRequest.isFork {
        return Decision(.skip, .forkDenied, "it comes from a fork, and forks get no preview here")
      }
      if !approvedSHA.isEmpty, approvedSHA == pullRequest.headSHA { return nil }
      let whose = pullRequest.isFork ? "it comes from a fork" : "its author is not a member"
      return Decision(
        .hold, .awaitingApproval,
        "\(whose); a maintainer must approve commit \(pullRequest.headSHA.prefix(7)) first")
    }
    return rules.forks == .deny
      ? Decision(.skip, .forkDenied, "it comes from a fork, and forks get no preview here") : nil
  }
}

/// A word or, between slashes, a regular expression (unanchored). Titles match words anywhere, others whole.
private struct Matcher: Sendable {
  let text: String
  private let isWhole: Bool
  private let expression: RegularExpression?

  init(_ text: String, isWhole: Bool, field: String) throws(ValidationError) {
    self.text = text
    self.isWhole = isWhole
    guard text.utf8.count > 2, text.hasPrefix("/"), text.hasSuffix("/") else {
      expression = nil
      return
    }
    do {
      expression = try RegularExpression(String(text.dropFirst().dropLast()))
    } catch {
      throw ValidationError(field: field, message: "“\(text)” is not a regular expression: \(error)")
    }
  }

  func matches(_ candidate: String) -> Bool {
    if let expression { return expression.isMatch(candidate) }
    return isWhole ? candidate == text : candidate.contains(text)
  }
}
