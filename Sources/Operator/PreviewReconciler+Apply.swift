// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI
internal import Telemetry

extension PreviewReconciler {
  /// Puts one object into the cluster by server-side apply, and says what the inventory is to remember of it; nil while it is
  /// being replaced.
  func apply(
    _ object: KubeObject, hash: String, mustBeNew: Bool, _ facts: PreviewFacts
  ) async throws(KubeError) -> InventoryEntry? {
    let kube = cluster(for: object.annotations[Annotations.appliedAs] ?? "")
    let entry = facts.preview.status.inventory.first { $0.ref == object.ref }
    var wanted = object
    // Of exactly the object that was looked at: one that took its name meanwhile is another's.
    if let live = facts.live[object.ref] { wanted[metadata: "uid"] = .string(live.uid) }
    if mustBeNew { _ = try await kube.create(bare(object)) }
    let live: KubeObject
    do throws(KubeError) {
      live = try await apply(wanted, entry, kube)
    } catch {
      guard case .invalid(let words) = error, isImmutableField(words) else { throw error }
      if words.contains("metadata.uid") { throw .conflict("another object took its name at the same moment") }
      guard facts.preview.spec.terms.replacesImmutable, isReplaceable(object.kind), let old = facts.live[object.ref]
      else { throw KubeError.invalid(words + advice(object.kind)) }
      _ = try await kube.delete(object.ref, Preconditions(uid: old.uid), .background)
      world.logger.info(
        "replacing what cannot change", [.preview: facts.preview.label, .object: object.ref.description])
      return nil
    }
    if !mustBeNew, facts.live[object.ref] == nil { try await handBack(live, kube) }
    world.logger.info("applied", [.preview: facts.preview.label, .object: object.ref.description])
    return InventoryEntry(
      ref: object.ref, uid: live.uid, hash: hash, generation: live.generation, owned: ownedFields(live),
      account: object.annotations[Annotations.appliedAs] ?? "")
  }

  /// The cluster as an account sees it; "" is the operator's own.
  func cluster(for account: String) -> any KubeAPI {
    account.isEmpty ? world.kube : world.kube.impersonating(user: account, groups: [])
  }

  /// Without force; what others took from us is then taken back.
  private func apply(
    _ object: KubeObject, _ entry: InventoryEntry?, _ kube: any KubeAPI
  ) async throws(KubeError) -> KubeObject {
    do throws(KubeError) {
      return try await kube.apply(object, manager: Names.fieldManager, force: false, subresource: nil)
    } catch {
      guard case .ownedByOthers(_, let conflicts) = error else { throw error }
      switch verdict(on: conflicts, entry) {
      case .force: return try await kube.apply(object, manager: Names.fieldManager, force: true, subresource: nil)
      case .refuse(let words): throw .conflict(words)
      }
    }
  }

  /// Only what makes it ours. The rest comes by apply, so that it can be taken away by apply, too.
  private func bare(_ object: KubeObject) -> KubeObject {
    var result = KubeObject(kind: object.kind, namespace: object.namespace, name: object.name)
    result.labels = object.labels.filter { [Labels.preview, Labels.previewNamespace].contains($0.key) }
    result.annotations = object.annotations.filter { $0.key == Annotations.ownerUID }
    return result
  }

  /// Somebody made an object of that name between our look and our apply: it is theirs, and gets back what we added.
  private func handBack(_ live: KubeObject, _ kube: any KubeAPI) async throws(KubeError) {
    guard !live.makers.subtracting([Names.fieldManager]).isEmpty else { return }
    let nothing = KubeObject(kind: live.kind, namespace: live.namespace, name: live.name)
    _ = try await kube.apply(nothing, manager: Names.fieldManager, force: false, subresource: nil)
    throw .alreadyExists("somebody else made it at the same moment; it is left to them")
  }

  private func advice(_ kind: GroupVersionKind) -> String {
    isReplaceable(kind)
      ? "; it cannot change in place: delete the object, or set spec.preview.replaceImmutable: true in the PreviewSet"
      : "; it cannot change in place, and making it anew would lose what is in it: delete it by hand if that is meant"
  }
}
