// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI

/// What is rolled out: Applications in steps, and changed templates a few previews at a time.
extension SetReconciler {
  /// The Applications of a set with RollingSync, each read live; nil for any other set.
  func rolling(_ set: PreviewSet, _ desired: [DesiredPreview]) async -> RollingFacts? {
    guard let strategy = set.rollingSync else { return nil }
    var applications: [RollingApplication] = []
    for manifest in desired.flatMap(\.spec.manifests) where manifest.kind == Names.application {
      let live = try? await world.kube.get(manifest.ref)
      applications.append(RollingApplication(wanted: manifest, live: live, set.applicationRules))
    }
    let previous = (set.object.status["applicationStatus"]?.array ?? []).compactMap { RollingProgress($0) }
    return RollingFacts(
      strategy: strategy, applications: applications, previous: previous, now: world.clock.now())
  }

  /// Asks the API server whether it would take what a changed template makes of the previews that are next.
  func rehearsed(_ observed: SetObservation) async -> SetObservation {
    guard observed.facts.hasOlderTemplates, let next = Planning.plan(observed.facts).rollout?.next, !next.isEmpty else {
      return observed
    }
    var result = observed
    for name in next {
      guard let desired = observed.facts.desired.first(where: { $0.name == name }),
        let existing = observed.facts.existing.first(where: { $0.name == name })
      else { continue }
      result.facts.refusals[name] = await refusal(of: desired, existing)
    }
    return result
  }

  /// What is applied in another account's name is that account's to try.
  private func refusal(of desired: DesiredPreview, _ existing: Preview) async -> String? {
    for manifest in desired.spec.manifests where manifest.annotations[Annotations.appliedAs] == nil {
      do throws(KubeError) {
        try await world.kube.rehearse(stamped(manifest, for: existing), manager: Names.fieldManager)
      } catch {
        // The preview itself explains this one, or makes the object anew where the set allows it.
        if case .invalid(let message) = error, isImmutableField(message), isReplaceable(manifest.kind) { continue }
        return "\(manifest.ref): \(words(of: error))"
      }
    }
    return nil
  }
}
