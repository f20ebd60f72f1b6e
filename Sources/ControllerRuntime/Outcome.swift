// SPDX-License-Identifier: Apache-2.0

/// The two ways a reconcile ends well.
public enum Outcome: Sendable, Equatable {
  /// Nothing to do until something changes.
  case awaitChange
  /// Look again after this span, or earlier if something changes.
  case requeue(after: Duration)
}

/// What an error means for the next attempt: the one question asked of every error.
public enum Disposition: Sendable, Equatable {
  /// It may pass: try again with growing delays.
  case retry
  /// The remote told us when (rate limit, Retry-After).
  case wait(Duration)
  /// Only a changed object or a person helps; the words say which. No attempt until something changes.
  case stall(String)
}

/// A reconcile took longer than it may.
public struct ReconcileTimedOut: Error, Sendable, Equatable, CustomStringConvertible {
  public var limit: Duration
  public var description: String { "stopped after \(limit.components.seconds)s: it took longer than it may" }
}

/// What names an object within its kind. `namespace` is nil for cluster-scoped kinds.
public struct ObjectKey: Sendable, Hashable, Comparable, CustomStringConvertible {
  public var namespace: String?
  public var name: String

  public init(namespace: String?, name: String) {
    self.namespace = namespace
    self.name = name
  }

  /// `namespace/name`, or `name`.
  public var description: String { namespace.map { "\($0)/\(name)" } ?? name }

  public static func < (left: ObjectKey, right: ObjectKey) -> Bool {
    (left.namespace ?? "", left.name) < (right.namespace ?? "", right.name)
  }
}
