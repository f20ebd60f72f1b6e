// SPDX-License-Identifier: Apache-2.0
internal import ControllerRuntime
internal import Documents
internal import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI
internal import Telemetry

/// What acting taught: entered into the status by `report`.
struct PreviewResults {
  /// By object, and "" for the pull request: what went wrong.
  var failures: [String: String] = [:]
  var recorded: [InventoryEntry] = []
  var applied: [InventoryEntry] = []
  var comment: (id: String, hash: String)?
  var lastStatus: String?
  /// nil: nothing was said about it; an empty memo: it is gone.
  var deployment: (id: String, memo: String)?
  /// What was said to further pull requests.
  var others: [(pullRequest: PullRequestReference, results: PreviewResults)] = []
  var isFinalizerGone = false
  /// Something failed that time may heal.
  var shouldRetry = false

  /// The pull request could not be told something.
  mutating func owes(_ what: String) {
    failures[""] = what
    shouldRetry = true
  }
}

extension PreviewReconciler {
  /// Carries out what goes to the cluster, each action on its own; but what a failed namespace would have held is left
  /// alone, and nothing is pruned while something could not be applied.
  func perform(_ actions: [Action], _ facts: PreviewFacts) async -> PreviewResults {
    let preview = facts.preview
    var results = PreviewResults()
    for action in actions {
      // What is to take the place of something that runs must be there before that goes.
      if case .delete = action, !results.failures.isEmpty, !preview.isTerminating { continue }
      do throws(KubeError) {
        try await perform(action, facts, &results)
      } catch {
        let subject = action.subject ?? preview.object.ref.description
        results.failures[subject] = "\(subject): \(words(of: error))"
        results.shouldRetry = true
        world.logger.warning("an action failed", [.preview: preview.label, .object: subject, .error: words(of: error)])
        if action.isFoundation { break }
      }
    }
    return results
  }

  private func perform(
    _ action: Action, _ facts: PreviewFacts, _ results: inout PreviewResults
  ) async throws(KubeError) {
    let preview = facts.preview
    switch action {
    case .addFinalizer: try await world.write(Finalizer.adding(Names.finalizer, to: preview.object), to: preview.object)
    case .recordIntent(let entries):
      var status = preview.status
      status.inventory += entries
      _ = try await world.kube.patch(
        preview.object.ref, .merge, ["status": ["inventory": .array(status.inventory.map(\.value))]],
        subresource: "status")
      results.recorded = entries
    case .apply(let object, let hash, let mustBeNew):
      if let entry = try await apply(object, hash: hash, mustBeNew: mustBeNew, facts) { results.applied.append(entry) }
    case .delete(let ref, let uid): try await delete(ref, uid, preview)
    case .release(let ref, let uid, let finalizers): try await release(ref, uid, finalizers, facts)
    case .scale(let ref, let patch):
      _ = try await world.kube.patch(ref, .merge, patch, subresource: nil)
      world.logger.info("scaled", [.preview: preview.label, .object: ref.description])
    case .resync(let ref, let patch):
      _ = try await world.kube.patch(ref, .merge, patch, subresource: nil)
      world.logger.info("asked to sync anew", [.preview: preview.label, .object: ref.description])
    case .comment, .setStatus, .setDeployment, .removeDeployment, .also, .removeFinalizer: break  // said by `tell`
    }
  }
}

extension Action {
  /// The object it is about, as failures name it.
  fileprivate var subject: String? {
    switch self {
    case .apply(let object, _, _): object.ref.description
    case .delete(let ref, _), .release(let ref, _, _), .resync(let ref, _), .scale(let ref, _): ref.description
    default: nil
    }
  }

  /// What everything after it stands on.
  fileprivate var isFoundation: Bool {
    switch self {
    case .addFinalizer, .recordIntent: true
    case .apply(let object, _, _): object.kind == Names.namespace
    default: false
    }
  }
}

extension Preview {
  /// `namespace/name`, for logs.
  var label: String { "\(namespace)/\(name)" }
}
