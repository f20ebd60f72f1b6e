// SPDX-License-Identifier: Apache-2.0
internal import Forge

/// The forges' words for how far a check is, taken together: no two forges mean different things by one of them.
enum CheckStates {
  static func state(_ word: String) -> Check.State {
    switch word.lowercased() {
    case "success", "successful", "neutral", "skipped", "completed": .success
    case "pending", "queued", "in_progress", "inprogress", "waiting", "requested", "created", "waiting_for_resource",
      "preparing", "running", "scheduled", "manual", "canceling", "":
      .pending
    // Also what no list names yet: a gate must not open by a word that nobody knows.
    default: .failure
    }
  }

  /// One of each name, the later one, in the order of first appearance.
  static func newest(_ checks: [Check]) -> [Check] {
    var names: [String] = []
    var newest: [String: Check] = [:]
    for check in checks where newest.updateValue(check, forKey: check.name) == nil { names.append(check.name) }
    return names.compactMap { newest[$0] }
  }
}
