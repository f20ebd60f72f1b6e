// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import Generators
internal import Planning
internal import PreviewAPI
internal import Rendering

/// As many as status holds, newest first. Those without a preview come before all others: nothing else says why they have none.
func shown(_ judged: [String: Judged]) -> [(key: String, value: Judged)] {
  let newestFirst = judged.sorted { ($0.value.reference.number, $0.key) > ($1.value.reference.number, $1.key) }
  guard newestFirst.count > PreviewSet.longestStatusList else { return newestFirst }
  let byNeed = newestFirst.filter { $0.value.preview.isEmpty } + newestFirst.filter { !$0.value.preview.isEmpty }
  let chosen = Set(byNeed.prefix(PreviewSet.longestStatusList).map(\.key))
  return newestFirst.filter { chosen.contains($0.key) }
}

/// The figures about a set: previews by phase, a decision per pull request, the last listing per repository.
extension SetReconciler {
  func counts(_ previews: [Preview]) -> Value {
    func count(_ phases: [Phase?]) -> Value { .int(Int64(previews.count { phases.contains($0.status.phase) })) }
    return [
      "total": .int(Int64(previews.count)), "ready": count([.ready]), "deploying": count([.deploying, nil]),
      "queued": count([.queued, .waiting, .awaitingApproval]), "failed": count([.failed, .degraded]),
    ]
  }

  /// - Parameter told: what refused ones have been told, by key.
  func decisions(_ observed: SetObservation, told: [String: String]) -> Value {
    let failures = Dictionary(
      observed.rendering.failures.compactMap { failure in failure.pullRequest.map { ($0.key, failure) } },
      uniquingKeysWith: { first, _ in first })
    return .array(
      shown(observed.judged).map { key, judged in
        var value = decisionValue(judged, failures[key])
        if let told = told[key] { (value["key"], value["told"]) = (.string(key), .string(told)) }
        return value
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

  /// The last listings, failed ones first, as many as status holds.
  func listings(_ sources: [SourceReport]) -> Value {
    let failed = sources.filter { $0.error != nil }
    let shown = failed + sources.filter { $0.error == nil }
    return .array(shown.prefix(PreviewSet.longestStatusList).map(sourceValue))
  }

  /// How many a list that is cut leaves out; when it is whole, what takes away a former number, if there is one.
  func omitted(_ count: Int, formerly: Value?) -> Value? {
    count > PreviewSet.longestStatusList
      ? .int(Int64(count - PreviewSet.longestStatusList)) : formerly.map { _ in .null }
  }

  private func sourceValue(_ source: SourceReport) -> Value {
    var result: Value = [
      "repository": .string(source.repository), "host": .string(source.host), "count": .int(Int64(source.count)),
      "complete": .bool(source.isComplete),
    ]
    if let error = source.error { result["error"] = .string(error.words) }
    if let readAt = source.readAt {
      result["listedAt"] = .string(Timestamp(seconds: readAt.seconds).description)
      result["notModified"] = .bool(source.isFromCache)
    }
    if let left = source.rateRemaining { result["rateRemaining"] = .int(Int64(left)) }
    return result
  }

  /// A status without what changes with every listing: that alone is no reason to write.
  func lasting(_ status: Value) -> Value {
    var status = status
    status["sources"] = .array(
      (status["sources"]?.array ?? []).map { source in
        var source = source
        for field in ["listedAt", "notModified", "rateRemaining"] { source[field] = nil }
        return source
      })
    return status
  }
}
