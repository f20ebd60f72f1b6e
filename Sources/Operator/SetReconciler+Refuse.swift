// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import KubeModel
internal import Planning
internal import PreviewAPI
internal import Telemetry

/// Comments that one pass writes at most: a set that meets a hundred old pull requests must not run into the forge's limits.
private let mostTurnaways = 10

extension SetReconciler {
  /// Tells candidates that are refused why, each once. What was told stands in the set's status.
  /// - Returns: hashes of what has been told, by key of the pull request; what could not be said is tried with the next listing.
  func refuse(_ observed: SetObservation, _ admitted: Admitted) async -> [String: String] {
    let set = admitted.set
    guard let selection = admitted.selection, set.preview?.feedback.isCommentOn == true,
      set.object.deletionTimestamp == nil
    else { return [:] }
    let before = told(set)
    let present = Set(observed.facts.existing.flatMap { $0.spec.pullRequests.map(\.key) })
    var result: [String: String] = [:]
    var written = 0
    for (key, judged) in shown(observed.judged) where !present.contains(key) {
      let isListedByLabel = judged.reference.source["labels"]?.array?.isEmpty == false
      guard selection.isCandidate(judged.decision, isListedByLabel: isListedByLabel) else { continue }
      let turnaway = Turnaway(judged.decision, set: "\(set.namespace)/\(set.name)")
      if before[key] == turnaway.hash {
        result[key] = turnaway.hash
        continue
      }
      guard written < mostTurnaways, !set.isSuspended, !set.isDryRun else {
        result[key] = before[key]
        continue
      }
      written += 1
      do throws(ForgeError) {
        try await say(turnaway, to: judged.reference, set.namespace)
        result[key] = turnaway.hash
      } catch {
        result[key] = before[key]
        world.logger.warning("a refusal could not be told", [.set: set.object.ref.description, .error: error.words])
      }
    }
    return result
  }

  private func say(_ turnaway: Turnaway, to reference: PullRequestReference, _ namespace: String)
    async throws(ForgeError)
  {
    guard world.forges.capabilities(reference.forge).contains(.stickyComments) else { return }
    let connection = try await world.forges.connect(reference.forge, reference.source, namespace: namespace)
    let (client, repository) = (connection.client, connection.repository)
    guard let own = try await client.ownComment(repository, reference.number, marker: turnaway.marker.text) else {
      _ = try await client.createComment(repository, reference.number, body: turnaway.body)
      return
    }
    if own.body != turnaway.body, turnaway.isReplaceable(own.body) {
      try await client.editComment(repository, reference.number, id: own.id, body: turnaway.body)
    }
  }

  private func told(_ set: PreviewSet) -> [String: String] {
    Dictionary(
      (set.object.status["pullRequests"]?.array ?? []).compactMap { entry in
        guard let key = entry["key"]?.string, let told = entry["told"]?.string else { return nil }
        return (key, told)
      }, uniquingKeysWith: { first, _ in first })
  }
}
