// SPDX-License-Identifier: Apache-2.0
internal import ControllerRuntime
internal import KubeModel

/// Which sets want or have a Preview of which name. Two sets of one namespace that give one name collide, and both must know:
/// whoever's situation changes is to be looked at again.
actor NameClaims {
  private var names: [ObjectKey: Set<String>] = [:]

  /// Replaces what a set claims.
  /// - Returns: the other claimants of its names, and the sets whose collisions began or ended with this.
  func enter(_ set: ObjectKey, _ claimed: Set<String>) -> (rivals: [String: [String]], affected: [ObjectKey]) {
    let changed = claimed.symmetricDifference(names[set] ?? [])
    names[set] = claimed.isEmpty ? nil : claimed
    var rivals: [String: [String]] = [:]
    var affected: [ObjectKey] = []
    for (other, theirs) in names where other != set && other.namespace == set.namespace {
      for name in theirs.intersection(claimed) { rivals[name, default: []].append(other.name) }
      if !theirs.isDisjoint(with: changed) { affected.append(other) }
    }
    return (rivals.mapValues { $0.sorted() }, affected)
  }
}
