// SPDX-License-Identifier: Apache-2.0
internal import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI
internal import Rendering

extension SetReconciler {
  /// From what the templates made to what the cluster is to hold.
  /// Throws for objects that a set may not make.
  func desired(_ gated: Gated, _ set: PreviewSet) async throws(RenderFailure) -> DesiredPreview {
    var spec = gated.spec
    switch spec.hold?.reason {
    case nil:
      spec.manifests = try await placed(gated.rendered, gated.existing, set)
      spec.hooks = gated.rendered.hooks
    // What runs stays as it is, and so does what cleans it up; nothing of the new commit reaches the cluster.
    case let reason:
      let isResting = reason == .stopped || reason == .expired
      spec.manifests = isResting ? [] : gated.existing?.spec.manifests ?? []
      spec.hooks = gated.existing?.spec.hooks ?? []
      spec.terms.copySecrets = isResting ? [] : gated.existing?.spec.terms.copySecrets ?? []
    }
    return DesiredPreview(name: gated.rendered.name, spec: spec)
  }

  /// Everything of the Preview but its objects and what the gates say.
  func baseSpec(_ rendered: RenderedPreview, _ existing: Preview?, _ set: PreviewSet, _ caps: PolicyCaps) -> PreviewSpec
  {
    // Who spoke for all of them goes on doing so as long as it is there.
    let first = rendered.members.first { $0.key == existing?.spec.pullRequest?.key } ?? rendered.pullRequest
    var spec = PreviewSpec(
      key: rendered.key, pullRequest: first, namespace: rendered.namespace,
      ownsNamespace: rendered.ownsNamespace, url: rendered.url, manifests: [],
      feedback: PreviewSpec.Feedback(isCommentOn: false, statusContext: ""))
    spec.others = rendered.members.filter { $0.key != first?.key }
    // Its templates may need what nobody has let through.
    if rendered.isWithheld, let existing { (spec.namespace, spec.url) = (existing.spec.namespace, existing.spec.url) }
    if let settings = set.preview {
      if rendered.pullRequest != nil {
        spec.feedback = PreviewSpec.Feedback(
          isCommentOn: settings.feedback.isCommentOn, template: settings.feedback.commentTemplate ?? "",
          statusContext: settings.feedback.statusContext ?? "preview/\(set.name)", environment: rendered.environment)
      }
      spec.readyTimeout = settings.ready.timeout
      spec.lifetime = settings.lifetime
      spec.terms = PreviewSpec.Terms(
        probe: settings.ready.probe, replacesImmutable: settings.replacesImmutable,
        copySecrets: settings.namespace.copySecrets)
    }
    if let settings = set.preview, rendered.pullRequest != nil, settings.commands.isEnabled {
      spec.commands = settings.commands
    }
    spec.applicationRules = set.applicationRules
    spec.lifetime.idle = PolicyCaps.stricter(spec.lifetime.idle, caps.idle)
    spec.lifetime.maximum = PolicyCaps.stricter(spec.lifetime.maximum, caps.maximum)
    return spec
  }

  /// Gives namespaced objects without a namespace the preview's, and leaves alone a namespace that the template names literally
  /// and that somebody else made: it gets neither isolation nor quota.
  private func placed(
    _ rendered: RenderedPreview, _ existing: Preview?, _ set: PreviewSet
  ) async throws(RenderFailure) -> [KubeObject] {
    var manifests: [KubeObject] = []
    let isForeign = await isForeign(rendered, existing)
    for manifest in rendered.manifests {
      var object = manifest
      if isForeign, isGuard(object, inNamespace: rendered.namespace) { continue }
      if object.namespace == nil, object.kind != Names.namespace, await isNamespaced(object.kind) {
        object.namespace = rendered.namespace
      }
      if set.rollingSync != nil { object = withoutAutoSync(object) }
      if object.kind != Names.namespace {
        try check(object, rendered, allowed: isForeign ? [set.namespace] : [set.namespace, rendered.namespace])
      }
      if manifests.contains(where: { $0.ref == object.ref && isGuard($0, inNamespace: rendered.namespace) }) {
        throw refusal(rendered, "\(object.ref) is a name of Nestling's own; give it another")
      }
      manifests.append(object)
    }
    return manifests
  }

  /// What is applied with the operator's rights may stand only where a set has a say: in the preview's own namespace and in the
  /// set's. What an account applies in its own name may stand wherever that account may put it.
  private func check(_ object: KubeObject, _ rendered: RenderedPreview, allowed: [String]) throws(RenderFailure) {
    if object.annotations[Annotations.appliedAs] != nil { return }
    guard let namespace = object.namespace, allowed.contains(namespace) else {
      throw refusal(
        rendered,
        "\(object.ref) may not be made by a set; put it into the preview's namespace or the set's, or give "
          + "spec.serviceAccountName an account that may")
    }
  }

  private func refusal(_ rendered: RenderedPreview, _ message: String) -> RenderFailure {
    RenderFailure(
      subject: rendered.pullRequest?.label ?? rendered.key, field: "spec.resources",
      message: message, reason: .notAllowed, pullRequest: rendered.pullRequest)
  }

  private func isForeign(_ rendered: RenderedPreview, _ existing: Preview?) async -> Bool {
    guard rendered.hasLiteralNamespace else { return false }
    let ref = ObjectRef(Names.namespace, namespace: nil, name: rendered.namespace)
    guard let live = try? await world.kube.get(ref) else { return false }
    return existing.map { !isOurs(live, of: $0) } ?? true
  }

  private func isNamespaced(_ kind: GroupVersionKind) async -> Bool {
    do throws(KubeError) {
      return try await world.kube.isNamespaced(kind)
    } catch {
      // An unknown kind fails when it is applied, with its name; most kinds are namespaced.
      return true
    }
  }
}
