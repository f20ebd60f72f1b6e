// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import ControllerRuntime
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
    let accounts = accounts(of: preview)
    let copies = copySources(of: preview)
    let refs = Set(
      preview.spec.manifests.map(\.ref) + preview.status.inventory.map(\.ref) + copies + copyTargets(of: preview))
    await withTaskGroup(of: (ObjectRef, Result<KubeObject?, KubeError>).self) { group in
      for ref in refs { group.addTask { (ref, await look(ref, as: accounts[ref] ?? "")) } }
      for await (ref, answer) in group {
        switch answer {
        case .success(let live?): facts.live[ref] = live
        case .success(nil): break
        case .failure(let error): facts.unread[ref] = words(of: error)
        }
      }
    }
    let wanted = Dictionary(preview.spec.manifests.map { ($0.ref, $0) }, uniquingKeysWith: { first, _ in first })
    for (ref, live) in facts.live {
      facts.readiness[ref] = readiness(
        of: live, wanted: wanted[ref].map { yielding($0, to: live, preview.spec.applicationRules) } ?? live,
        among: preview.spec.manifests)
    }
    let uncovered = Set(refs.map(\.kind)).subtracting([Names.application]).filter { !watches.cover($0) }
    facts.isPartlyUnwatched = !uncovered.isEmpty || !(copies.isEmpty || secrets.hasSynced)
    if let url = urlToProbe(facts), let probe = preview.spec.terms.probe {
      facts.probe = await world.probe(url, probe)
    }
    if preview.isTerminating { facts.orphaned = await orphans(facts) }
    return facts
  }

  /// In whose name each object is applied, as far as that is not ours.
  private func accounts(of preview: Preview) -> [ObjectRef: String] {
    var result: [ObjectRef: String] = [:]
    for entry in preview.status.inventory where !entry.account.isEmpty { result[entry.ref] = entry.account }
    for manifest in preview.spec.manifests { result[manifest.ref] = manifest.annotations[Annotations.appliedAs] }
    return result
  }

  /// With our own eyes, else with those of the account that applies it.
  private func look(_ ref: ObjectRef, as account: String) async -> Result<KubeObject?, KubeError> {
    do throws(KubeError) {
      return .success(try await world.kube.get(ref))
    } catch {
      if case .forbidden = error, !account.isEmpty {
        do throws(KubeError) { return .success(try await cluster(for: account).get(ref)) } catch {
          return .failure(error)
        }
      }
      switch error {
      // Without its kind an object cannot exist; when it is to be applied, the apply says what is missing.
      case .noSuchKind, .notFound: return .success(nil)
      default: return .failure(error)
      }
    }
  }
}
