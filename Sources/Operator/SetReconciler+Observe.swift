// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import ControllerRuntime
internal import Documents
internal import Forge
internal import Generators
internal import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI
internal import Rendering
internal import Telemetry

/// Everything a pass over a set found out.
struct SetObservation: Sendable {
  var facts: SetFacts
  var generation: Generation
  var rendering: Rendering
  /// By key.
  var judged: [String: Judged]
  /// When the world is to be asked again.
  var askAgain: Duration
}

extension SetReconciler {
  /// Gathers everything the planner may want to know; asks the forge only when it is time.
  func observe(_ admitted: Admitted) async -> SetObservation {
    let set = admitted.set
    let existing = await existingPreviews(of: set)
    guard set.object.deletionTimestamp == nil else {
      _ = await rivals(of: set, [], existing)
      return SetObservation(
        facts: SetFacts(set: set, existing: existing), generation: Generation(),
        rendering: Rendering(), judged: [:], askAgain: pollInterval)
    }
    let policies = Policies(await policies.all(), governing: set.namespace)
    let docket = Docket(admitted, existing)
    let (generation, askAgain, isFresh) = await generated(set, policies, docket)
    let (seen, inputs) = await judge(generation, docket)
    if isFresh { await hearLater(generation, docket) }
    var judged = seen
    var rendering = admitted.renderer.previews(inputs)
    var facts = SetFacts(
      set: set, existing: existing, failedKeys: rendering.failedKeys,
      unselected: judged.mapValues(\.decision).filter { $0.value.verdict == .skip },
      isGenerationComplete: generation.isComplete)
    facts.failedKeys.formUnion(unclear(existing, judged, rendering))
    facts.caps = policies.caps
    facts.runningElsewhere = await runningElsewhere(set, policies)
    let rivals = await rivals(of: set, rendering.previews, existing)
    facts.now = world.clock.now()
    facts.fates = await fates(of: existing, judged, generation, admitted)
    facts.unread = generation.unread(of: existing)
    for preview in existing {
      let decisions = preview.spec.pullRequests.map { judged[$0.key]?.decision }
      if let first = decisions.first ?? nil, decisions.allSatisfy({ $0?.verdict == .skip }) {
        facts.unselected[preview.spec.key] = first
      }
    }
    let gated = await gated(rendering.previews, judged, existing, admitted, facts)
    for one in gated {
      let preview = one.rendered
      if facts.failedKeys.contains(preview.key) || lacks(one, facts, generation) {
        facts.failedKeys.insert(preview.key)
        continue
      }
      do throws(RenderFailure) {
        if let rival = rivals[preview.name] { throw collision(preview, rival) }
        let wanted = try await desired(one, set)
        if let refusal = policies.refusal(of: wanted, in: set) { throw forbidden(preview, refusal) }
        facts.desired.append(wanted)
        for member in preview.members {
          guard let own = judged[member.key]?.decision else { continue }
          judged[member.key]?.preview = preview.name
          judged[member.key]?.decision = own.behind(one.verdicts, hold: one.spec.hold)
        }
      } catch {
        rendering.failures.append(error)
        facts.failedKeys.insert(preview.key)
      }
    }
    let made = Set(facts.desired.map(\.name))
    for preview in existing where !made.contains(preview.name) && isUnmade(preview, judged, facts) {
      facts.fates[preview.spec.key] = .openButUnwanted("the set's templates no longer make it")
    }
    facts.rolling = await rolling(set, facts.desired)
    facts.revision = set.preview == nil ? "" : templateRevision(of: set)
    return SetObservation(
      facts: facts, generation: generation, rendering: rendering, judged: judged,
      askAgain: interval(gated, askAgain))
  }

  /// Previews with a pull request of which something is not known: no answer of its forge, or templates that fail for it.
  private func unclear(_ existing: [Preview], _ judged: [String: Judged], _ rendering: Rendering) -> Set<String> {
    let keys = Set(
      judged.filter { $0.value.problem != nil }.keys + rendering.failures.compactMap { $0.pullRequest?.key })
    return Set(existing.filter { $0.spec.pullRequests.contains { keys.contains($0.key) } }.map(\.spec.key)).union(keys)
  }

  /// Whether a preview would lose something only because nothing is known of it: of those that share it one is missing and the
  /// forge has not said that it is gone, or a generator failed that has no part in it now and had one before.
  private func lacks(_ one: Gated, _ facts: SetFacts, _ generation: Generation) -> Bool {
    guard let existing = one.existing else { return false }
    if !existing.spec.others.isEmpty, facts.fates[existing.spec.key]?.isFinal == false { return true }
    let entries = Set(one.rendered.origins.map { entry(of: $0) })
    let failed = Set(generation.failures.map { entry(of: $0.origin) }).subtracting(entries)
    guard !failed.isEmpty, !one.rendered.isWithheld else { return false }
    // Some get their namespace only later.
    func name(_ object: KubeObject) -> String { "\(object.kind) \(object.name)" }
    let made = Set(one.rendered.manifests.map(name))
    return existing.spec.manifests.contains { !made.contains(name($0)) }
  }

  /// Of a preview that is not among what is wanted: its pull requests are listed and qualify, and everything could be rendered, so a
  /// template of its key or name has changed.
  private func isUnmade(_ preview: Preview, _ judged: [String: Judged], _ facts: SetFacts) -> Bool {
    facts.isGenerationComplete && !preview.spec.pullRequests.isEmpty && !facts.failedKeys.contains(preview.spec.key)
      && preview.spec.pullRequests.allSatisfy { judged[$0.key]?.decision.verdict == .include }
  }

  /// `spec.generators[0]` of `spec.generators[0].matrix.generators[1].git`.
  private func entry(of origin: String) -> String { String(origin.prefix { $0 != "]" }) }

  /// Who else has or wants the names that this set gives. A name that another has is never taken over.
  private func rivals(of set: PreviewSet, _ wanted: [RenderedPreview], _ existing: [Preview]) async -> [String: String]
  {
    let key = ObjectKey(namespace: set.object.namespace, name: set.name)
    // What exists counts also while the forge is silent and nothing is wanted.
    let own = Set(existing.map(\.name))
    let (others, affected) = await claims.enter(key, own.union(wanted.map(\.name)))
    for rival in affected { await wake(rival) }
    var rivals = others.mapValues { $0.map { "PreviewSet \($0)" }.joined(separator: " and ") }
    for preview in wanted where rivals[preview.name] == nil && !own.contains(preview.name) {
      guard let found = await previews.get(namespace: set.namespace, name: preview.name),
        !found.ownerReferences.contains(where: { $0.uid == set.object.uid })
      else { continue }
      let owner = found.ownerReferences.first { $0.kind == Names.previewSet.kind }
      rivals[preview.name] = owner.map { "PreviewSet \($0.name)" } ?? "a Preview that somebody made by hand"
    }
    return rivals
  }

  private func collision(_ preview: RenderedPreview, _ rival: String) -> RenderFailure {
    RenderFailure(
      subject: preview.pullRequest?.label ?? preview.key, field: "spec.preview.name",
      message: "“\(preview.name)” is also a name of \(rival); neither is touched until the names differ",
      reason: .nameCollision, pullRequest: preview.pullRequest)
  }

  private func forbidden(_ preview: RenderedPreview, _ refusal: String) -> RenderFailure {
    RenderFailure(
      subject: preview.pullRequest?.label ?? preview.key, field: "", message: refusal,
      reason: .notAllowedByPolicy, pullRequest: preview.pullRequest)
  }

  /// Previews of other sets that count for the same cap.
  private func runningElsewhere(_ set: PreviewSet, _ policies: Policies) async -> Int {
    guard policies.caps.total != nil else { return 0 }
    return await previews.all { object in
      object.deletionTimestamp == nil && policies.sharesTotal(with: object.namespace ?? "")
        && !object.ownerReferences.contains { $0.uid == set.object.uid }
    }.count
  }

  /// A pull request that changed since its comments were read may have new ones; a forge that does not tell is asked each time.
  private func hearLater(_ generation: Generation, _ docket: Docket) async {
    for item in generation.sets {
      guard let pullRequest = item.pullRequest,
        let preview = docket.previews[PullRequestReference(pullRequest, item).key]?.first,
        preview.isListening, !preview.isTerminating
      else { continue }
      let key = ObjectKey(namespace: preview.namespace, name: preview.name)
      if let updatedAt = pullRequest.updatedAt, world.inbox.isRead(key, upTo: updatedAt) { continue }
      await world.inbox.note(key, asOf: pullRequest.updatedAt)
    }
  }

  private func existingPreviews(of set: PreviewSet) async -> [Preview] {
    await previews.all { object in
      object.namespace == set.object.namespace
        && (object.ownerReferences.contains { $0.kind == Names.previewSet.kind && $0.uid == set.object.uid }
          || set.object.deletionTimestamp == nil && isOrphan(object, of: set))
    }.compactMap { object in
      do { return try Preview(object) } catch {
        world.logger.error("a Preview cannot be read", [.preview: object.ref.description, .error: "\(error)"])
        return nil
      }
    }
  }

  private func generated(_ set: PreviewSet, _ policies: Policies, _ docket: Docket) async -> (
    Generation, askAgain: Duration, isFresh: Bool
  ) {
    let key = ObjectKey(namespace: set.object.namespace, name: set.name)
    if let known = await generations.current(key, specGeneration: set.object.generation),
      await !isLetThrough(known.generation, docket)
    {
      return (known.generation, known.askAgain, false)
    }
    await generations.begin(key)
    var context = GeneratorContext(isGoTemplate: set.isGoTemplate, goTemplateOptions: set.goTemplateOptions)
    context.hasPreviewParameters = set.object.kind == Names.previewSet
    context.isHermetic = set.isHermetic
    await sources.watch(for: set)
    var ports = sources.ports(for: set, policies)
    ports.listingAge = await generations.shareableAge(key)
    ports.mayRead = { await mayRead($0, docket) }
    let generation = await generate(set.generators, context: context, ports: ports)
    let interval = interval(set, generation, quiet: await generations.quiet(key, with: generation))
    let askAgain = await generations.keep(
      generation, for: key, specGeneration: set.object.generation, interval: interval)
    return (generation, askAgain, true)
  }

  /// Something was withheld, and somebody has let it through since.
  private func isLetThrough(_ generation: Generation, _ docket: Docket) async -> Bool {
    for item in generation.sets where item.isWithheld {
      if await mayRead(item, docket) { return true }
    }
    return false
  }
}
