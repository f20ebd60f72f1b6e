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

extension SetReconciler {
  /// The single place that turns plan and results into the set's status, events and the outcome.
  func report(_ plan: SetPlan, _ results: SetResults, _ observed: SetObservation, _ set: PreviewSet) async throws
    -> Outcome
  {
    if results.isFinalizerGone { return .awaitChange }
    var status: Value = .object([:])
    status["observedGeneration"] = .int(set.object.generation)
    status["conditions"] = .array(
      settled(conditions(plan, results, observed, set), set).map(\.value))
    status["previews"] = counts(observed.facts.existing)
    status["pullRequests"] = decisions(observed)
    status["sources"] = .array(observed.generation.sources.map(sourceValue))
    try await write(status, set)
    if !results.failures.isEmpty { throw Retry(message: results.failures.values.sorted().first ?? "") }
    if set.object.deletionTimestamp != nil { return .requeue(after: .seconds(2)) }
    return .requeue(after: max(observed.askAgain, .milliseconds(100)))
  }

  /// A specification that cannot work: said, and left alone until it changes. Its Previews stay as they are.
  func stall(_ object: KubeObject, _ rejection: Rejection) async throws -> Outcome {
    world.logger.warning("set stalled", [.set: object.ref.description, .error: rejection.message])
    if object.deletionTimestamp != nil { return try await release(object) }
    let conditions = [
      condition("Ready", false, .invalidSpec, rejection.message),
      condition("Stalled", true, .invalidSpec, rejection.message),
      condition("Reconciling", false, .invalidSpec, ""),
    ]
    let settled = settled(conditions, of: object)
    if object.conditions.first(where: { $0.type == "Stalled" })?.message != rejection.message {
      world.events.record(EventNote(.warning, about: object, reason: Reason.invalidSpec.rawValue, rejection.message))
    }
    var status = object.status
    status["observedGeneration"] = .int(object.generation)
    status["conditions"] = .array(settled.map(\.value))
    try await patch(status, object)
    return .awaitChange
  }

  /// A broken set that is being deleted still takes its Previews along.
  private func release(_ object: KubeObject) async throws -> Outcome {
    var bare = object
    bare.value["spec"] = ["generators": [], "template": ["metadata": ["name": "x"], "spec": [:]]]
    let admitted: Admitted
    do throws(Rejection) { admitted = try admit(bare) } catch { return .awaitChange }
    let observed = await observe(admitted)
    let results = await perform(Planning.plan(observed.facts), admitted.set)
    if !results.failures.isEmpty { throw Retry(message: results.failures.values.sorted().first ?? "") }
    return results.isFinalizerGone ? .awaitChange : .requeue(after: .seconds(2))
  }

  // MARK: Conditions

  private func condition(_ type: String, _ holds: Bool, _ reason: Reason, _ message: String) -> Condition {
    Condition(type: type, status: holds ? "True" : "False", reason: reason.rawValue, message: message)
  }

  private func conditions(
    _ plan: SetPlan, _ results: SetResults, _ observed: SetObservation, _ set: PreviewSet
  ) -> [Condition] {
    let (reason, message) = summary(plan, results, observed, set)
    let isReady = reason == .upToDate
    let isMoving = observed.facts.existing.contains { [.deploying, nil, .terminating].contains($0.status.phase) }
    var result = [
      condition("Ready", isReady, reason, message),
      condition("Reconciling", isMoving, isMoving ? .deploying : .upToDate, ""),
      stalled(observed),
    ]
    if !plan.pausedDeletions.isEmpty {
      result.append(condition("DeletionPaused", true, .deletionPaused, pauseMessage(plan)))
    }
    for failure in observed.generation.failures {
      if case .forge(.rateLimited(let host, let until), _) = failure.cause {
        let text = "the rate limit of \(host) is used up" + (until.map { " until \($0)" } ?? "")
        result.append(condition("RateLimited", true, .rateLimited, text))
        break
      }
    }
    if !set.inertFields.isEmpty {
      result.append(
        condition(
          "FieldNotActedOn", true, .fieldNotActedOn,
          "\(set.inertFields.joined(separator: ", ")) has no effect in this version"))
    }
    return result
  }

  /// What time does not heal waits for a person; it is looked at again all the same, since Secrets and repositories change
  /// without telling us.
  private func stalled(_ observed: SetObservation) -> Condition {
    guard let failure = observed.generation.failures.first(where: { !$0.isTransient }) else {
      return condition("Stalled", false, .upToDate, "")
    }
    return condition("Stalled", true, reason(of: failure), failure.description)
  }

  private func reason(of failure: GenerationFailure) -> Reason {
    switch failure.cause {
    case .forge(.rateLimited, _): .rateLimited
    case .forge where failure.isTransient: .forgeUnavailable
    default: .generatorFailed
    }
  }

  private func pauseMessage(_ plan: SetPlan) -> String {
    "\(plan.pausedDeletions.count) previews would go at once: \(plan.pausedDeletions.joined(separator: ", ")). "
      + "To let them go, set the annotation \(Annotations.approveDeletion) of the PreviewSet to their names or to “all”"
  }

  /// The most important thing to say, first.
  private func summary(_ plan: SetPlan, _ results: SetResults, _ observed: SetObservation, _ set: PreviewSet) -> (
    Reason, String
  ) {
    if set.isSuspended { return (.suspended, "spec.suspend is set; nothing is changed") }
    if set.isDryRun { return (.dryRun, dryRunMessage(plan)) }
    if let failure = observed.generation.failures.first {
      let more = observed.generation.failures.count > 1 ? " (and \(observed.generation.failures.count - 1) more)" : ""
      return (reason(of: failure), failure.description + more + "; nothing is deleted meanwhile")
    }
    if !plan.pausedDeletions.isEmpty { return (.deletionPaused, pauseMessage(plan)) }
    if let failure = observed.rendering.failures.first {
      let more = observed.rendering.failures.count > 1 ? " (and \(observed.rendering.failures.count - 1) more)" : ""
      return (failure.reason, failure.description + more)
    }
    if let failure = results.failures.sorted(by: { $0.key < $1.key }).first { return (.applyFailed, failure.value) }
    let failing = observed.facts.existing.filter { [.failed, .degraded].contains($0.status.phase) }
    if let first = failing.first {
      let detail = first.status.conditions.first { $0.type == "Ready" }?.message ?? ""
      return (
        .previewsFailing, "\(failing.count) of \(observed.facts.existing.count) previews fail; \(first.name): \(detail)"
      )
    }
    return (.upToDate, "\(observed.facts.existing.count) previews")
  }

  private func dryRunMessage(_ plan: SetPlan) -> String {
    let words = plan.actions.compactMap { action -> String? in
      switch action {
      case .apply(let preview): "apply \(preview.name)"
      case .delete(let name, _, let reason): "delete \(name) (\(reason.rawValue))"
      default: nil
      }
    }
    return words.isEmpty
      ? "spec.dryRun is set; there is nothing to do" : "spec.dryRun is set; it would " + words.joined(separator: ", ")
  }

  /// Keeps the time of what has not changed.
  private func settled(_ conditions: [Condition], _ set: PreviewSet) -> [Condition] {
    settled(conditions, of: set.object)
  }

  private func settled(_ conditions: [Condition], of object: KubeObject) -> [Condition] {
    conditions.map { new in
      var result = new
      result.observedGeneration = object.generation
      let old = object.conditions.first { $0.type == new.type && $0.status == new.status }
      result.lastTransitionTime = old?.lastTransitionTime ?? world.clock.now()
      return result
    }
  }

  // MARK: Numbers and decisions

  private func counts(_ previews: [Preview]) -> Value {
    func count(_ phases: [Phase?]) -> Value { .int(Int64(previews.count { phases.contains($0.status.phase) })) }
    return [
      "total": .int(Int64(previews.count)), "ready": count([.ready]), "deploying": count([.deploying, nil]),
      "queued": count([.queued, .waiting, .awaitingApproval]), "failed": count([.failed, .degraded]),
    ]
  }

  private func decisions(_ observed: SetObservation) -> Value {
    let failures = Dictionary(
      observed.rendering.failures.compactMap { failure in failure.pullRequest.map { ($0.key, failure) } },
      uniquingKeysWith: { first, _ in first })
    let newestFirst = observed.judged.sorted {
      ($0.value.reference.number, $0.key) > ($1.value.reference.number, $1.key)
    }
    return .array(
      newestFirst.prefix(200).map { key, judged in
        let reference = judged.reference
        let failure = failures[key]
        return [
          "repository": .string(reference.repository), "number": .int(Int64(reference.number)),
          "headSHA": .string(reference.headSHA),
          "decision": .string(failure == nil ? judged.decision.verdict.rawValue : "failed"),
          "reason": .string((failure?.reason ?? judged.decision.reason).rawValue),
          "message": .string(failure?.description ?? judged.decision.message), "preview": .string(judged.preview),
        ]
      })
  }

  private func sourceValue(_ source: SourceReport) -> Value {
    var result: Value = [
      "repository": .string(source.repository), "host": .string(source.host), "count": .int(Int64(source.count)),
      "complete": .bool(source.isComplete),
    ]
    if let error = source.error { result["error"] = .string(words(of: error)) }
    return result
  }

  // MARK: Writing

  /// Nothing changed, nothing sent.
  private func write(_ status: Value, _ set: PreviewSet) async throws(KubeError) {
    guard status != set.object.status else { return }
    try await patch(status, set.object)
  }

  private func patch(_ status: Value, _ object: KubeObject) async throws(KubeError) {
    guard status != object.status else { return }
    _ = try await world.kube.patch(object.ref, .merge, ["status": status], subresource: "status")
  }
}
