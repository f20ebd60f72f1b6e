// SPDX-License-Identifier: Apache-2.0
public import Clocks

/// What one client has asked of its forge so far, and what the forge says is left: facts for metrics and status.
public struct ForgeUsage: Sendable, Hashable {
  /// Requests that were answered, kept answers (304) among them.
  public var calls = 0
  /// Of these, those that were answered with “not modified”, which most forges do not count.
  public var notModified = 0
  /// Requests that were not sent because the forge had asked to wait.
  public var heldBack = 0
  /// What is left of the budget, by the newest answer; nil where the forge does not tell.
  public var remaining: Int?
  public var limit: Int?
  /// When the budget is full again.
  public var resetsAt: Timestamp?
  /// Until when nothing is sent; nil while nothing stands in the way.
  public var limitedUntil: Timestamp?
  public init() {}

  /// Two accounts as one: sums, the tighter budget, the longer wait.
  public func adding(_ other: ForgeUsage) -> ForgeUsage {
    var sum = self
    sum.calls += other.calls
    sum.notModified += other.notModified
    sum.heldBack += other.heldBack
    if let left = other.remaining, left <= sum.remaining ?? .max {
      (sum.remaining, sum.limit, sum.resetsAt) = (left, other.limit, other.resetsAt)
    }
    sum.limitedUntil = [sum.limitedUntil, other.limitedUntil].compactMap { $0 }.max()
    return sum
  }
}
