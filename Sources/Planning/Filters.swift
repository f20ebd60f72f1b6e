// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel
internal import PreviewAPI

// Policies are filters over a plan: each takes actions away and says so.

/// `syncPolicy.applicationsSync` without the right to update: what exists stays as it is, and learns of that rule.
func permitted(_ desired: DesiredPreview, over existing: Preview?, _ set: PreviewSet) -> DesiredPreview {
  guard let existing, !set.applicationsSync.allowsUpdate else { return desired }
  var result = desired
  result.spec = existing.spec
  result.spec.control = desired.spec.control
  result.spec.applicationRules = desired.spec.applicationRules
  return result
}

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
  let approval = facts.set.object.annotations[Annotations.approveDeletion] ?? ""
  let approved = Set(approval.split(separator: ",").map { trimmed($0) })
  let going = deletions(plan).filter { !approved.contains($0) && !approved.contains("all") }
  let running = facts.existing.count { !$0.isTerminating }
  let isOverShare = running >= 10 && going.count * 100 > running * safety.maxDeletionPercent
  // What was paused once waits for a person by name: a smaller rest is no reason to let it go.
  let remembered = Set((facts.set.object.status["pausedDeletions"]?.array ?? []).compactMap(\.string))
  let held = going.count > safety.maxDeletions || isOverShare ? going : going.filter(remembered.contains)
  var result = withoutDeletions(plan, sparing: { held.contains($0) }) { plan, name in plan.pausedDeletions.append(name)
  }
  // A confirmation is for what is paused at that moment, used or not: never a blank cheque for what comes later.
  if !approved.isEmpty { result.actions.append(.clearApproval) }
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
