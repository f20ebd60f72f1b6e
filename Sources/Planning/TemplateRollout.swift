// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel
internal import Naming
public import PreviewAPI

// A changed template reaches the previews of a set a few at a time: one goes ahead, and the rest follows once it is through. A new
// head commit is no change of the template and is never held up.

/// Names the state of everything in a set that its previews' objects are made from.
public func templateRevision(of set: PreviewSet) -> String {
  let spec = set.object.spec
  let parts = [
    "goTemplate", "goTemplateOptions", "generators", "template", "templatePatch", "resources", "serviceAccountName",
  ].map { spec[$0] ?? .null }
  let settings = ["url", "namespace"].map { spec.at("preview", $0) ?? .null }
  return ShortHash.hex(JSON.text(.array(parts + settings)), digits: 10)
}

extension SetFacts {
  /// Whether a changed template may still be on its way.
  public var hasOlderTemplates: Bool {
    self.set.preview?.rollout != nil && existing.contains { $0.revision != revision }
  }
}

/// How far a changed template has got.
public struct TemplateRollout: Sendable, Equatable {
  /// Previews that are updated in this pass; what the API server is asked about first.
  public var next: [String] = []
  /// Previews that wait for their turn.
  public var waiting: [String] = []
  /// Why it goes no further until the set changes or a preview recovers; nil while it goes on.
  public var stopped: String?

  public init() {}
}

/// Holds back updates that come from a changed template alone, all but as many as may be on their way.
func staged(_ plan: SetPlan, _ facts: SetFacts) -> SetPlan {
  guard let settings = facts.set.preview?.rollout else { return plan }
  let changed = templateUpdates(plan, facts)
  guard !changed.isEmpty else { return plan }
  var result = plan
  var rollout = TemplateRollout()
  rollout.stopped = stop(changed, facts)
  rollout.next = rollout.stopped == nil ? Array(changed.prefix(room(settings, facts))) : []
  rollout.waiting = Array(changed.dropFirst(rollout.next.count))
  let held = Set(rollout.waiting)
  result.actions.removeAll { if case .apply(let object) = $0 { held.contains(object.name) } else { false } }
  result.rollout = rollout
  return result
}

/// Previews whose objects would change though their head commit has not: those that run well first, since only they can
/// tell whether the template is to blame.
private func templateUpdates(_ plan: SetPlan, _ facts: SetFacts) -> [String] {
  let existing = Dictionary(facts.existing.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  let wanted = Dictionary(facts.desired.map { ($0.name, $0.spec) }, uniquingKeysWith: { first, _ in first })
  return plan.actions.compactMap { action -> Preview? in
    guard case .apply(let object) = action, let before = existing[object.name], let spec = wanted[object.name],
      spec.hold == nil, spec.manifests != before.spec.manifests,
      spec.head == before.spec.head,
      before.revision != facts.revision
    else { return nil }
    return before
  }.sorted { ($0.status.phase == .ready ? 0 : 1, $0.name) < ($1.status.phase == .ready ? 0 : 1, $1.name) }.map(\.name)
}

/// What the API server refuses, or a preview that was ready at its commit and is not any more with the new template.
private func stop(_ changed: [String], _ facts: SetFacts) -> String? {
  if let name = changed.first(where: { facts.refusals[$0] != nil }), let words = facts.refusals[name] {
    return "the objects of \(name) would be refused: \(words)"
  }
  let broken = updated(facts).first { preview in
    [.failed, .degraded].contains(preview.status.phase) && preview.isSettled
      && preview.status.deployedSHA == preview.spec.head
  }
  guard let broken else { return nil }
  let words = broken.status.conditions.first { $0.type == "Ready" }?.message ?? ""
  return "\(broken.name) was ready before and is not any more: \(words)"
}

private func updated(_ facts: SetFacts) -> [Preview] {
  facts.existing.filter { $0.revision == facts.revision && !$0.isTerminating }
}

/// One as long as none has come through, then what the set allows; those on their way count.
private func room(_ settings: RolloutSettings, _ facts: SetFacts) -> Int {
  let updated = updated(facts)
  let isProven = updated.contains { $0.isSettled && ![.deploying, nil].contains($0.status.phase) }
  let moving = updated.count { !$0.isSettled || [.deploying, nil].contains($0.status.phase) }
  return max(0, (isProven ? settings.maxUpdate.of(facts.existing.count) : 1) - moving)
}

extension Preview {
  /// Of the templates that it was made from; "" for one from before they were told apart.
  fileprivate var revision: String { object.annotations[Annotations.templateRevision] ?? "" }
  /// What its status says is about its present spec.
  fileprivate var isSettled: Bool { status.observedGeneration == object.generation }
}
