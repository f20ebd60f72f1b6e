// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import ControllerRuntime
internal import Documents
internal import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI

/// Makes one environment match its Preview: namespace, objects, feedback; and takes it away again.
struct PreviewReconciler: Sendable {
  let world: World
  let sets: Store<KubeObject>
  let watches: KindWatches
  /// Secrets whose owners let them be copied; which, not what is in them.
  let secrets: Store<Bool>

  func reconcile(_ key: ObjectKey) async throws -> Outcome {
    let ref = ObjectRef(Names.preview, namespace: key.namespace, name: key.name)
    guard let object = try await world.kube.get(ref) else {
      world.inbox.read(key, upTo: nil)
      return .awaitChange
    }
    var preview = try Preview(object)
    guard await !isWithheld(preview) else { return .awaitChange }
    let heard = try await hear(preview)
    preview = heard.preview
    var facts = try await observe(preview)
    facts.commentedAt = heard.lastTalk
    let plan = Planning.plan(facts)
    var results = await perform(plan.actions.filter { !$0.isFeedback }, facts)
    if preview.spec.pullRequests.contains(where: { !preview.facing($0).heard.owed.isEmpty }) {
      results.owes("a command could not be answered yet")
    }
    facts.failures = results.failures
    // Planned again with what was learned: the same function says how it went, to the pull request and in status.
    let feedback = Planning.plan(facts).actions.filter(\.isFeedback)
    facts.preview = await tell(feedback, about: preview, &results)
    facts.failures = results.failures
    return try await report(Planning.plan(facts), results, facts.preview)
  }

  /// A suspended set changes nothing, its Previews included.
  private func isWithheld(_ preview: Preview) async -> Bool {
    let set = await sets.get(namespace: preview.namespace, name: preview.setName)
    guard let set, set.deletionTimestamp == nil else { return false }
    return set.spec["suspend"]?.bool == true || set.spec["dryRun"]?.bool == true
  }
}

extension Action {
  /// Goes to the forge; everything else goes to the cluster.
  var isFeedback: Bool {
    switch self {
    case .comment, .setStatus, .setDeployment, .removeDeployment, .also, .removeFinalizer: true
    default: false
    }
  }
}
