// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import ControllerRuntime
internal import Documents
internal import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI
internal import Telemetry

/// What acting on a set taught.
struct SetResults {
  /// By Preview: what went wrong.
  var failures: [String: String] = [:]
  var isFinalizerGone = false
}

extension SetReconciler {
  /// Carries out a plan, each action on its own: one refused Preview does not hold up another.
  func perform(_ plan: SetPlan, _ set: PreviewSet) async -> SetResults {
    var results = SetResults()
    for action in plan.actions {
      // A confirmation that could not be carried out stays for the next attempt.
      if action == .clearApproval, !results.failures.isEmpty { continue }
      do throws(KubeError) {
        try await perform(action, set, &results)
      } catch {
        results.failures[action.subject] = "\(action.subject): \(words(of: error))"
        world.logger.warning(
          "an action failed", [.set: set.object.ref.description, .object: action.subject, .error: words(of: error)])
      }
    }
    return results
  }

  private func perform(_ action: SetAction, _ set: PreviewSet, _ results: inout SetResults) async throws(KubeError) {
    switch action {
    case .addFinalizer: try await world.write(Finalizer.adding(Names.finalizer, to: set.object), to: set.object)
    case .apply(let preview):
      try await refuseStranger(preview, set)
      _ = try await world.kube.apply(preview, manager: Names.fieldManager, force: true, subresource: nil)
      world.logger.info("preview wanted", [.set: set.object.ref.description, .preview: preview.name])
    case .delete(let name, let uid, let reason):
      let ref = ObjectRef(Names.preview, namespace: set.namespace, name: name)
      if set.object.deletionTimestamp != nil, try await !isStillOwned(ref, set) { return }
      // The reason first, so that the last comment can tell it.
      _ = try await world.kube.patch(
        ref, .merge, ["metadata": ["annotations": [Annotations.teardownReason: .string(reason.rawValue)]]],
        subresource: nil)
      do throws(KubeError) {
        _ = try await world.kube.delete(ref, Preconditions(uid: uid), .background)
      } catch KubeError.conflict {
        // Another Preview of that name by now: what we meant is gone.
      }
      world.logger.info(
        "preview no longer wanted",
        [.set: set.object.ref.description, .preview: name, .reason: reason.rawValue])
    case .noteClosed(let name, let moment):
      _ = try await world.kube.patch(
        ObjectRef(Names.preview, namespace: set.namespace, name: name), .merge,
        ["metadata": ["annotations": [Annotations.closedAt: moment.map { .string($0.description) } ?? .null]]],
        subresource: nil)
    case .orphan(let preview):
      let others = preview.ownerReferences.filter { $0.uid != set.object.uid }
      _ = try await world.kube.patch(
        preview.ref, .merge, ["metadata": ["ownerReferences": .array(others.map(\.value))]], subresource: nil)
      world.logger.info(
        "preview is left behind", [.set: set.object.ref.description, .preview: preview.name])
    case .sync(let application, let operation):
      _ = try await world.kube.patch(application, .merge, ["operation": operation], subresource: nil)
      world.logger.info("sync in steps", [.set: set.object.ref.description, .object: application.description])
    case .clearApproval:
      _ = try await world.kube.patch(
        set.object.ref, .merge, ["metadata": ["annotations": [Annotations.approveDeletion: .null]]], subresource: nil)
    case .removeFinalizer:
      try await world.write(Finalizer.removing(Names.finalizer, from: set.object), to: set.object)
      results.isFinalizerGone = true
    }
  }
}

extension SetReconciler {
  /// What `kubectl delete --cascade=orphan` has set free must not go because our copy lags behind.
  private func isStillOwned(_ ref: ObjectRef, _ set: PreviewSet) async throws(KubeError) -> Bool {
    try await world.kube.get(ref)?.ownerReferences.contains { $0.uid == set.object.uid } ?? false
  }

  /// Of two sets that give one name at the same moment, and whose leaders do not know of each other, the later one gives way.
  private func refuseStranger(_ preview: KubeObject, _ set: PreviewSet) async throws(KubeError) {
    guard await previews.get(preview.key) == nil, let found = try await world.kube.get(preview.ref) else { return }
    guard let owner = found.ownerReferences.first(where: { $0.kind == Names.previewSet.kind }),
      owner.uid != set.object.uid
    else { return }
    throw .conflict("“\(preview.name)” is also a name of PreviewSet \(owner.name), which has it already")
  }
}

extension SetAction {
  fileprivate var subject: String {
    switch self {
    case .addFinalizer, .removeFinalizer: "the set's finalizer"
    case .clearApproval: "the set's annotation \(Annotations.approveDeletion)"
    case .apply(let preview): preview.name
    case .delete(let name, _, _), .noteClosed(let name, _): name
    case .orphan(let preview): preview.name
    case .sync(let application, _): application.description
    }
  }
}
