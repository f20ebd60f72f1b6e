// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import ControllerRuntime
internal import Documents
internal import Generators
internal import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI
internal import Telemetry

extension SetReconciler {
  /// The single place that turns plan and results into the set's status, events and the outcome.
  /// - Parameter told: what refused pull requests have been told.
  func report(
    _ plan: SetPlan, _ results: SetResults, _ observed: SetObservation, told: [String: String], _ set: PreviewSet
  ) async throws -> Outcome {
    if results.isFinalizerGone { return .awaitChange }
    var status: Value = .object([:])
    status["observedGeneration"] = .int(set.object.generation)
    let summary = SetSummary(plan: plan, observed: observed, failures: results.failures)
    status["conditions"] = .array(settled(summary.conditions, of: set.object).map(\.value))
    status["pausedDeletions"] = .array(plan.pausedDeletions.map { .string($0) })
    status["previews"] = counts(observed.facts.existing)
    status["pullRequests"] = decisions(observed, told: told)
    status["pullRequestsOmitted"] = omitted(
      observed.judged.count, formerly: set.object.status["pullRequestsOmitted"])
    status["sources"] = listings(observed.generation.sources)
    status["sourcesOmitted"] = omitted(
      observed.generation.sources.count, formerly: set.object.status["sourcesOmitted"])
    if let rolling = plan.rolling { status["applicationStatus"] = .array(rolling.progress.map(\.value)) }
    try await patch(status, set.object)
    announce(status, set)
    announceDecisions(status, set)
    if !results.failures.isEmpty { throw Retry(message: results.failures.values.sorted().first ?? "") }
    if set.object.deletionTimestamp != nil { return .requeue(after: .seconds(2)) }
    let isRolling = plan.rolling?.openStep != nil
    return .requeue(
      after: max(min(observed.askAgain, isRolling ? .seconds(10) : observed.askAgain), .milliseconds(100)))
  }

  /// One event for each pull request about which the rules now say something else. What was never wanted is not news.
  private func announceDecisions(_ status: Value, _ set: PreviewSet) {
    func name(_ entry: Value) -> String { "\(entry["repository"]?.string ?? "")#\(entry["number"]?.int ?? 0)" }
    let before = Dictionary(
      (set.object.status["pullRequests"]?.array ?? []).map { (name($0), $0["reason"]) },
      uniquingKeysWith: { first, _ in first })
    for entry in status["pullRequests"]?.array ?? [] {
      let isNews = before[name(entry)].map { $0 != entry["reason"] } ?? (entry["decision"] != "skip")
      guard isNews else { continue }
      world.events.record(
        EventNote(
          .normal, about: set.object, reason: entry["reason"]?.string ?? "",
          "\(name(entry)): \(entry["message"]?.string ?? "")"))
    }
  }

  /// Log and events tell each change of reason once.
  private func announce(_ status: Value, _ set: PreviewSet) {
    let conditions = (status["conditions"]?.array ?? []).map(Condition.init)
    guard let ready = conditions.first(where: { $0.type == "Ready" }),
      ready.reason != set.object.conditions.first(where: { $0.type == "Ready" })?.reason
    else { return }
    let isWell = ready.status == "True"
    let isNormal = ready.reason == Reason.upToDate.rawValue
    world.events.record(
      EventNote(isNormal ? .normal : .warning, about: set.object, reason: ready.reason, ready.message))
    if isWell {
      world.logger.info("set is ready", [.set: set.object.ref.description])
    } else {
      world.logger.warning(
        "set is not ready", [.set: set.object.ref.description, .reason: ready.reason, .error: ready.message])
    }
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

  /// Keeps the time of what has not changed.
  private func settled(_ conditions: [Condition], of object: KubeObject) -> [Condition] {
    conditions.map { new in
      var result = new
      result.observedGeneration = object.generation
      let old = object.conditions.first { $0.type == new.type && $0.status == new.status }
      result.lastTransitionTime = old?.lastTransitionTime ?? world.clock.now()
      return result
    }
  }

  /// Nothing changed, nothing sent.
  private func patch(_ status: Value, _ object: KubeObject) async throws(KubeError) {
    guard lasting(status) != lasting(object.status) else { return }
    _ = try await world.kube.patch(object.ref, .merge, ["status": status], subresource: "status")
  }
}
