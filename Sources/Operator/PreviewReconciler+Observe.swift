// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import ControllerRuntime
internal import Documents
internal import Forge
internal import Telemetry
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
    for forge in Set(preview.spec.others.map(\.forge) + preview.status.toldOthers.map(\.pullRequest.forge)) {
      facts.capabilitiesByForge[forge] = world.forges.capabilities(forge)
    }
    facts.zone = TimeZone.named(preview.spec.lifetime.sleep.timeZone) ?? .utc
    facts.workloads = await workloads(of: preview)
    let accounts = accounts(of: preview)
    let copies = copySources(of: preview)
    let jobs = hookJobs(of: preview)
    let refs = Set(
      (preview.spec.manifests + jobs).map(\.ref) + preview.status.inventory.map(\.ref) + copies
        + copyTargets(of: preview))
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
    for job in jobs {
      if case .failed? = facts.readiness[job.ref] { facts.hookTails[job.ref] = await lastWords(of: job.ref) }
    }
    if preview.isTerminating { facts.orphaned = await orphans(facts) }
    return facts
  }

  /// The end of what a failed Job printed: the kubelet keeps it in the status of its pod. Nil when there is none.
  private func lastWords(of job: ObjectRef) async -> String? {
    let pods = GroupVersionKind(group: "", version: "v1", kind: "Pod")
    let options = ListOptions(labelSelector: "job-name=\(job.name)")
    guard let page = try? await world.kube.list(pods, namespace: job.namespace, options) else { return nil }
    let ended = page.items.flatMap { $0.status["containerStatuses"]?.array ?? [] }
      .compactMap { $0.at("state", "terminated") }.filter { $0["exitCode"] != 0 }
    let last = ended.max { ($0["finishedAt"]?.string ?? "") < ($1["finishedAt"]?.string ?? "") }
    return last?["message"]?.string.map {
      $0.split(separator: "\n").suffix(5).joined(separator: " | ").shortened(toBytes: 1000)
    }
  }

  /// In whose name each object is applied, as far as that is not ours.
  private func accounts(of preview: Preview) -> [ObjectRef: String] {
    var result: [ObjectRef: String] = [:]
    for entry in preview.status.inventory where !entry.account.isEmpty { result[entry.ref] = entry.account }
    for manifest in preview.spec.manifests { result[manifest.ref] = manifest.annotations[Annotations.appliedAs] }
    return result
  }

  private static let workloadKinds = [
    GroupVersionKind(group: "apps", version: "v1", kind: "Deployment"),
    GroupVersionKind(group: "apps", version: "v1", kind: "StatefulSet"),
    GroupVersionKind(group: "batch", version: "v1", kind: "CronJob"),
  ]

  /// What can be scaled to zero in the preview's own namespace; asked for only where sleep is a matter.
  private func workloads(of preview: Preview) async -> [KubeObject]? {
    let spec = preview.spec
    guard spec.ownsNamespace, !preview.status.namespaceUID.isEmpty,
      spec.lifetime.sleep != SleepSettings() || spec.control.isAsleep || preview.status.isScaledDown
    else { return nil }
    var result: [KubeObject] = []
    for kind in PreviewReconciler.workloadKinds {
      var options = ListOptions()
      do throws(KubeError) {
        repeat {
          let page = try await world.kube.list(kind, namespace: spec.namespace, options)
          result += page.items
          options.continueToken = page.continueToken
        } while options.continueToken != nil
      } catch {
        if case .noSuchKind = error { continue }
        world.logger.warning("workloads cannot be listed", [.preview: preview.label, .error: words(of: error)])
        return nil
      }
    }
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
