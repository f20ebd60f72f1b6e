// SPDX-License-Identifier: Apache-2.0
public import Clocks

extension Array where Element == Condition {
  /// The condition of that type.
  public subscript(type: String) -> Condition? { first { $0.type == type } }

  /// With this condition in place of the one of its type, or at the end.
  ///
  /// `lastTransitionTime` says since when the *status* is what it is: it stays as long as the status does, whatever becomes of
  /// reason and message (API conventions, "Typical status properties"; the same as Go's `meta.SetStatusCondition`).
  public func setting(_ condition: Condition, at now: Timestamp) -> [Condition] {
    var result = self
    var new = condition
    guard let place = firstIndex(where: { $0.type == condition.type }) else {
      new.lastTransitionTime = condition.lastTransitionTime ?? now
      return result + [new]
    }
    let old = self[place]
    if old.status == new.status {
      new.lastTransitionTime = old.lastTransitionTime ?? now
    } else {
      new.lastTransitionTime = condition.lastTransitionTime ?? now
    }
    result[place] = new
    return result
  }

  /// Without the condition of that type.
  public func removing(_ type: String) -> [Condition] { filter { $0.type != type } }
}
