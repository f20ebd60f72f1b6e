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
    }

    var value: Value {
      var result: Value = ["reason": .string(reason.rawValue), "message": .string(message)]
      if let since { result["since"] = .string(since.description) }
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
}
