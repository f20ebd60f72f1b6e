// SPDX-License-Identifier: Apache-2.0
public import Forge
public import PreviewAPI

/// The rules between a pull request and its preview, in the order in which they are asked: what costs nothing first.
public enum Rule: String, Sendable, Hashable, CaseIterable {
  case labels, drafts, authors, titles, branches, paths, trust
  /// The gates behind selection: stopped or expired, checks and images, a free place.
  case lifetime, wait, limits

  /// Those that look at the pull request alone.
  public static let selecting: [Rule] = [.labels, .drafts, .authors, .titles, .branches, .paths, .trust]
  public static let gates: [Rule] = [.lifetime, .wait, .limits]
}

/// What one rule said about one pull request.
public struct RuleVerdict: Sendable, Hashable {
  public enum Outcome: String, Sendable {
    case passed, failed
    /// Not now: something has to happen first.
    case held
    /// An earlier rule settled it.
    case notAsked
  }
  public var rule: Rule
  public var outcome: Outcome
  /// Half a sentence; "" when there is nothing to say.
  public var message: String

  public init(_ rule: Rule, _ outcome: Outcome, _ message: String = "") {
    self.rule = rule
    self.outcome = outcome
    self.message = message
  }
}

/// What the rules say about one pull request.
public struct Decision: Sendable, Hashable {
  public enum Verdict: String, Sendable { case include, hold, skip }
  public var verdict: Verdict
  public var reason: Reason
  /// One sentence for the pull request's author.
  public var message: String
  /// Every rule in order with what it said, so that a person can walk through them.
  public var trail: [RuleVerdict]

  public init(_ verdict: Verdict, _ reason: Reason, _ message: String, trail: [RuleVerdict] = []) {
    self.verdict = verdict
    self.reason = reason
    self.message = message
    self.trail = trail
  }

  /// The same with what the gates said; those that are missing were not asked.
  public func behind(_ gates: [RuleVerdict], hold: PreviewSpec.Hold?) -> Decision {
    var result = self
    result.trail += Rule.gates.map { rule in gates.first { $0.rule == rule } ?? RuleVerdict(rule, .notAsked) }
    if let hold { (result.verdict, result.reason, result.message) = (.hold, hold.reason, hold.message) }
    return result
  }

  /// For sets without rules.
  public static let unruled = Decision(
    .include, .included, "it qualifies: without spec.preview a set takes every pull request, as an ApplicationSet does",
    trail: [RuleVerdict(.trust, .notAsked, "without spec.preview nobody has to approve, not even forks and strangers")])
}

/// A question that only the world can answer, asked when everything cheaper has passed.
public enum Question: Sendable, Hashable {
  case changedFiles
  /// What the author may do in the repository.
  case permission
}

/// What a forge says about a person's rights in a repository.
public enum PermissionAnswer: Sendable, Hashable {
  case known(Permission)
  /// It does not tell; why.
  case unknown(String)
}

/// A decision, or what has to be known before there can be one.
public enum Judgement: Sendable, Hashable {
  case decided(Decision)
  case asks(Question)
}

/// What one rule finds.
enum Finding {
  case passed(String = "")
  case failed(Reason, String)
  case held(Reason, String)
  case asks(Question)
}

/// Asks rule after rule until one settles it.
func walk(_ rules: [Rule], _ finding: (Rule) -> Finding) -> Judgement {
  var trail: [RuleVerdict] = []
  func settled(_ verdict: Decision.Verdict, _ rule: RuleVerdict, _ reason: Reason) -> Judgement {
    let rest = rules.dropFirst(trail.count + 1).map { RuleVerdict($0, .notAsked) }
    return .decided(Decision(verdict, reason, rule.message, trail: trail + [rule] + rest))
  }
  for rule in rules {
    switch finding(rule) {
    case .passed(let message): trail.append(RuleVerdict(rule, .passed, message))
    case .failed(let reason, let message): return settled(.skip, RuleVerdict(rule, .failed, message), reason)
    case .held(let reason, let message): return settled(.hold, RuleVerdict(rule, .held, message), reason)
    case .asks(let question): return .asks(question)
    }
  }
  return .decided(Decision(.include, .included, "it qualifies", trail: trail))
}
