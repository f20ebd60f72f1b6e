// SPDX-License-Identifier: Apache-2.0
internal import ControllerRuntime
internal import Cryptography
internal import Documents
internal import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI
internal import Telemetry

extension PreviewReconciler {
  /// Asks for the deletion of exactly this object, as the account that applied it while that may, else ourselves.
  func delete(_ ref: ObjectRef, _ uid: String, _ preview: Preview) async throws(KubeError) {
    let account = preview.status.inventory.first { $0.ref == ref }?.account ?? ""
    do throws(KubeError) {
      _ = try await cluster(for: account).delete(ref, Preconditions(uid: uid), .background)
    } catch {
      switch error {
      // Another object of that name by now: not ours, and what we meant is gone.
      case .conflict: return
      case .forbidden where !account.isEmpty:
        _ = try await world.kube.delete(ref, Preconditions(uid: uid), .background)
      default: throw error
      }
    }
    world.logger.info("deleted", [.preview: preview.label, .object: ref.description])
  }

  /// Takes finalizers off an object that is going, of the state that was looked at.
  func release(
    _ ref: ObjectRef, _ uid: String, _ finalizers: [String], _ facts: PreviewFacts
  ) async throws(KubeError) {
    guard let live = facts.live[ref], live.uid == uid else { return }
    let left = live.finalizers.filter { !finalizers.contains($0) }
    _ = try await world.kube.patch(
      ref, .merge,
      [
        "metadata": [
          "resourceVersion": .string(live.resourceVersion), "finalizers": .array(left.map { .string($0) }),
        ]
      ], subresource: nil)
    let why = facts.orphaned.contains(ref) ? "Argo CD no longer knows its cluster" : "a person asked for it"
    world.events.record(
      EventNote(
        .warning, about: facts.preview.object, reason: Reason.finalizersRemoved.rawValue,
        "\(ref) lost \(finalizers.joined(separator: ", ")): \(why)"))
    world.logger.warning(
      "finalizers removed", [.preview: facts.preview.label, .object: ref.description, .reason: why])
  }

  /// Applications that wait for their resources to go from a cluster that Argo CD no longer knows. Only where Argo CD keeps its
  /// clusters can that be known: in its own namespace, which has its ConfigMap.
  func orphans(_ facts: PreviewFacts) async -> Set<ObjectRef> {
    let waiting = facts.live.values.filter {
      $0.kind == Names.application && $0.deletionTimestamp != nil && !$0.finalizers.isEmpty
        && !Destination($0).isInCluster
    }
    var result: Set<ObjectRef> = []
    for (namespace, applications) in Dictionary(grouping: waiting, by: { $0.namespace ?? "" }) {
      guard let clusters = await clusters(in: namespace) else { continue }
      for application in applications where !Destination(application).isAmong(clusters) {
        result.insert(application.ref)
      }
    }
    return result
  }

  /// nil: no answer, or not Argo CD's namespace.
  private func clusters(in namespace: String) async -> [KubeObject]? {
    do throws(KubeError) {
      let settings = ObjectRef(
        GroupVersionKind(group: "", version: "v1", kind: "ConfigMap"), namespace: namespace, name: "argocd-cm")
      guard try await world.kube.get(settings) != nil else { return nil }
      return try await world.kube.listAll(
        GroupVersionKind(group: "", version: "v1", kind: "Secret"), namespace: namespace,
        ListOptions(labelSelector: "argocd.argoproj.io/secret-type=cluster")
      ).items
    } catch {
      return nil
    }
  }
}

/// Where an Application deploys to: a cluster by address or by name.
struct Destination {
  var server: String
  var name: String

  init(_ application: KubeObject) {
    let destination = application.spec["destination"]
    server = Destination.trimmed(destination?["server"]?.string ?? "")
    name = destination?["name"]?.string ?? ""
  }

  var isInCluster: Bool {
    server == "https://kubernetes.default.svc" || name == "in-cluster" || (server.isEmpty && name.isEmpty)
  }

  /// - Parameter clusters: Argo CD's cluster Secrets.
  func isAmong(_ clusters: [KubeObject]) -> Bool {
    clusters.contains { cluster in
      func text(_ key: String) -> String {
        let bytes = cluster.value.at("data", key)?.string.flatMap { try? Base64.decode($0) }
        return bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
      }
      return server.isEmpty ? text("name") == name : Destination.trimmed(text("server")) == server
    }
  }

  private static func trimmed(_ server: String) -> String {
    server.hasSuffix("/") ? String(server.dropLast()) : server
  }
}
