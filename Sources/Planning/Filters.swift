// SPDX-License-Identifier: Apache-2.0
internal import KubeModel
internal import PreviewAPI

// Policies are filters over a plan: each takes actions away and says so.

/// `syncPolicy.applicationsSync` without the right to delete.
func permitted(_ plan: SetPlan, _ set: PreviewSet) -> SetPlan {
  guard !set.applicationsSync.allowsDelete else { return plan }
  return withoutDeletions(plan) { plan, name in
    plan.kept[name] = "spec.syncPolicy.applicationsSync is \(set.applicationsSync.rawValue), which deletes nothing"
  }
}

/// `spec.preview.safety`: never more deletions in one sweep than allowed; the rest waits for a person, all of them together,
/// since nobody can tell which of them are the wrong ones.
func limited(_ plan: SetPlan, _ facts: SetFacts) -> SetPlan {
  let safety = facts.set.preview?.safety ?? .standard
  let approved = facts.set.object.annotations[Annotations.approveDeletion] ?? ""
  let approvedNames = Set(approved.split(separator: ",").map { trimmed($0) })
  let going = deletions(plan).filter { !approvedNames.contains($0) && !approvedNames.contains("all") }
  let running = facts.existing.count { !$0.isTerminating }
  let isOverShare = running >= 10 && going.count * 100 > running * safety.maxDeletionPercent
  guard going.count > safety.maxDeletions || isOverShare else { return withUsedApproval(plan, approvedNames) }
  return withoutDeletions(plan, sparing: { going.contains($0) }) { plan, name in plan.pausedDeletions.append(name) }
}

private func withUsedApproval(_ plan: SetPlan, _ names: Set<String>) -> SetPlan {
  guard !names.isEmpty, !deletions(plan).isEmpty else { return plan }
  var result = plan
  result.actions.append(.clearApproval)
  return result
}

/// `spec.suspend` and `spec.dryRun`: nothing is done.
public func withheld(_ plan: SetPlan) -> SetPlan {
  var result = plan
  result.actions = []
  return result
}

private func deletions(_ plan: SetPlan) -> [String] {
  plan.actions.compactMap { if case .delete(let name, _, _) = $0 { name } else { nil } }
}

private func withoutDeletions(
  _ plan: SetPlan, sparing isSpared: (String) -> Bool = { _ in true }, note: (inout SetPlan, String) -> Void
) -> SetPlan {
  var result = plan
  result.actions = []
  for action in plan.actions {
    if case .delete(let name, _, _) = action, isSpared(name) {
      note(&result, name)
    } else {
      result.actions.append(action)
    }
  }
  return result
}

private func trimmed(_ text: Substring) -> String {
  String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
}
