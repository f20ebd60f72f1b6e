// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Documents

extension PreviewSpec {
  /// `spec.hold`: why nothing new of the pull request goes into the cluster. What runs stays, except where the reason says that
  /// nothing is to run.
  public struct Hold: Sendable, Hashable {
    public var reason: Reason
    public var message: String
    /// Since when, for reasons that end by the clock.
    public var since: Timestamp?
    /// Place in the queue, from 1; 0 for none.
    public var position: Int
    /// Which of several pull requests it is about, as `owner/name#number`; "" when there is one, or all are meant.
    public var pullRequest = ""

    public init(reason: Reason, message: String, since: Timestamp? = nil, position: Int = 0) {
      self.reason = reason
      self.message = message
      self.since = since
      self.position = position
    }

    init(_ fields: Fields) throws(ValidationError) {
      reason = try fields.string("reason").flatMap(Reason.init(rawValue:)) ?? .awaitingApproval
      message = try fields.string("message") ?? ""
      since = try fields.timestamp("since")
      position = try fields.int("position") ?? 0
      pullRequest = try fields.string("pullRequest") ?? ""
    }

    var value: Value {
      var result: Value = ["reason": .string(reason.rawValue), "message": .string(message)]
      if let since { result["since"] = .string(since.description) }
      if !pullRequest.isEmpty { result["pullRequest"] = .string(pullRequest) }
      if position > 0 { result["position"] = .int(Int64(position)) }
      return result
    }
  }

  /// An image that was waited for and found.
  public struct Image: Sendable, Hashable {
    public var name: String
    /// "" where the registry tells none.
    public var digest: String

    public init(name: String, digest: String) {
      self.name = name
      self.digest = digest
    }

    init(_ value: Value) {
      name = value["name"]?.string ?? ""
      digest = value["digest"]?.string ?? ""
    }

    var value: Value { ["name": .string(name), "digest": .string(digest)] }
  }

  /// Every pull request behind it.
  public var pullRequests: [PullRequestReference] { (pullRequest.map { [$0] } ?? []) + others }

  /// The commit that is wanted; of several pull requests all head commits in their order, joined by `+`.
  public var head: String { pullRequests.map(\.headSHA).joined(separator: "+") }
}
