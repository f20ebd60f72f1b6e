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

  func sourceValue(_ source: SourceReport) -> Value {
    var result: Value = [
      "repository": .string(source.repository), "host": .string(source.host), "count": .int(Int64(source.count)),
      "complete": .bool(source.isComplete),
    ]
    if let error = source.error { result["error"] = .string(error.words) }
    return result
  }
}
