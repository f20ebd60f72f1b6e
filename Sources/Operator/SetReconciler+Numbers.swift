// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import Generators
internal import Planning
internal import PreviewAPI
internal import Rendering

/// The figures about a set: previews by phase, a decision per pull request, the last listing per repository.
extension SetReconciler {
  func counts(_ previews: [Preview]) -> Value {
    func count(_ phases: [Phase?]) -> Value { .int(Int64(previews.count { phases.contains($0.status.phase) })) }
    return [
      "total": .int(Int64(previews.count)), "ready": count([.ready]), "deploying": count([.deploying, nil]),
      "queued": count([.queued, .waiting, .awaitingApproval]), "failed": count([.failed, .degraded]),
    ]
  }

  func decisions(_ observed: SetObservation) -> Value {
    let failures = Dictionary(
      observed.rendering.failures.compactMap { failure in failure.pullRequest.map { ($0.key, failure) } },
      uniquingKeysWith: { first, _ in first })
    let newestFirst = observed.judged.sorted {
      ($0.value.reference.number, $0.key) > ($1.value.reference.number, $1.key)
    }
    return .array(
      newestFirst.prefix(200).map { key, judged in
        decisionValue(judged, failures[key])
      })
  }

  private func decisionValue(_ judged: Judged, _ failure: RenderFailure?) -> Value {
    let (reference, decision) = (judged.reference, judged.decision)
    let hasFailed = failure != nil || judged.problem != nil
    return [
      "repository": .string(reference.repository), "number": .int(Int64(reference.number)),
      "headSHA": .string(reference.headSHA), "title": .string(reference.title.shortened(toBytes: 100)),
      "decision": .string(hasFailed ? "failed" : decision.verdict.rawValue),
      "reason": .string((failure?.reason ?? decision.reason).rawValue),
      "message": .string(failure?.description ?? decision.message), "preview": .string(judged.preview),
      "rules": .array(
        decision.trail.map {
          ["rule": .string($0.rule.rawValue), "outcome": .string($0.outcome.rawValue), "message": .string($0.message)]
        }),
    ]
  }

  func sourceValue(_ source: SourceReport) -> Value {
    var result: Value = [
      "repository": .string(source.repository), "host": .string(source.host), "count": .int(Int64(source.count)),
      "complete": .bool(source.isComplete),
    ]
    if let error = source.error { result["error"] = .string(error.words) }
    return result
  }
}
