// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI
internal import Rendering

extension PreviewReconciler {
  /// Gathers everything the planner may want to know. Each object is asked for on its own: one without an answer is a fact
  /// about that one.
  func observe(_ preview: Preview) async throws -> PreviewFacts {
    var facts = PreviewFacts(
      preview: preview, capabilities: world.forges.capabilities(preview.spec.pullRequest?.forge ?? ""),
      now: world.clock.now())
    let refs = Set(preview.spec.manifests.map(\.ref) + preview.status.inventory.map(\.ref))
    await withTaskGroup(of: (ObjectRef, Result<KubeObject?, KubeError>).self) { group in
      for ref in refs { group.addTask { (ref, await look(ref)) } }
      for await (ref, answer) in group {
        switch answer {
        case .success(let live?): facts.live[ref] = live
        case .success(nil): break
        case .failure(let error): facts.unread[ref] = words(of: error)
        }
      }
    }
    for manifest in preview.spec.manifests {
      guard let live = facts.live[manifest.ref] else { continue }
      facts.readiness[manifest.ref] = readiness(
        of: live, wanted: yielding(manifest, to: live, preview.spec.applicationRules))
    }
    return facts
  }

  private func look(_ ref: ObjectRef) async -> Result<KubeObject?, KubeError> {
    do throws(KubeError) {
      return .success(try await world.kube.get(ref))
    } catch {
      switch error {
      // Without its kind an object cannot exist; when it is to be applied, the apply says what is missing.
      case .noSuchKind, .notFound: return .success(nil)
      default: return .failure(error)
      }
    }
  }
}
