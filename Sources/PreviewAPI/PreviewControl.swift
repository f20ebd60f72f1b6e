// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import Documents

extension PreviewSpec {
  /// `spec.control`: what people asked for, by comment, command line, dashboard or kubectl. The operator writes here only in a
  /// person's name and never clears another's wish silently.
  public struct Control: Sendable, Hashable {
    /// Head commit that a person let through; it holds for this commit only.
    public var approvedSHA: String = ""
    /// Head commits let through of further pull requests that share the preview, by `owner/name#number`.
    public var approvals: [String: String] = [:]
    /// Does not expire before this moment.
    public var pinnedUntil: Timestamp?
    /// The idle limit ends no sooner than this moment.
    public var extendedUntil: Timestamp?
    /// Nothing runs until somebody deploys it again.
    public var isStopped = false
    /// Scaled to zero until somebody wakes it.
    public var isAsleep = false
    /// Everything is applied and synced anew once, for a wish of this moment.
    public var redeployAt: Timestamp?
    /// When somebody last asked for something by comment, command line or dashboard: a repeated wish is a new one.
    public var askedAt: Timestamp?

    public init(approvedSHA: String = "") { self.approvedSHA = approvedSHA }

    init(_ fields: Fields) throws(ValidationError) {
      approvedSHA = try fields.string("approvedSHA") ?? ""
      for pair in try fields.map("approvals").value.object ?? [:] { approvals[pair.key] = pair.value.string }
      pinnedUntil = try fields.timestamp("pinnedUntil")
      extendedUntil = try fields.timestamp("extendedUntil")
      isStopped = try fields.bool("stopped") ?? false
      isAsleep = try fields.bool("asleep") ?? false
      redeployAt = try fields.timestamp("redeployAt")
      askedAt = try fields.timestamp("askedAt")
    }

    /// The document that reads back as this.
    public var value: Value {
      var result: Value = .object([:])
      if !approvedSHA.isEmpty { result["approvedSHA"] = .string(approvedSHA) }
      if !approvals.isEmpty {
        result["approvals"] = .object(Object(approvals.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
      }
      for (name, moment) in [("pinnedUntil", pinnedUntil), ("extendedUntil", extendedUntil)] {
        if let moment { result[name] = .string(moment.description) }
      }
      for (name, moment) in [("redeployAt", redeployAt), ("askedAt", askedAt)] {
        if let moment { result[name] = .string(moment.microText) }
      }
      if isStopped { result["stopped"] = true }
      if isAsleep { result["asleep"] = true }
      return result
    }
  }
}

extension PreviewSpec.Control {
  /// Whether a person let the head commit of this pull request through.
  public func approves(_ pullRequest: PullRequestReference) -> Bool {
    guard !pullRequest.headSHA.isEmpty else { return false }
    return approvedSHA == pullRequest.headSHA || approvals[pullRequest.label] == pullRequest.headSHA
  }
}
