// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import Generators
internal import Planning
internal import PreviewAPI

extension SetReconciler {
  /// Asks the forge by number about every running preview whose pull request was not listed: only its word for that number
  /// lets a preview go. What was listed, and left out by the set's own generators, needs no asking.
  func fates(
    of existing: [Preview], _ judged: [String: Judged], _ generation: Generation, _ admitted: Admitted
  ) async -> [String: Fate] {
    var fates: [String: Fate] = [:]
    for preview in existing where !preview.isTerminating {
      // Of several that share a preview the one that is not surely gone decides.
      for reference in preview.spec.pullRequests where judged[reference.key] == nil {
        let isLeftOut = generation.leavesOut(reference)
        let fate = isLeftOut ? .openButUnwanted(leftOutWords) : await fate(of: reference, preview, admitted)
        if fates[preview.spec.key]?.isFinal ?? true { fates[preview.spec.key] = fate }
      }
    }
    return fates
  }

  private func fate(of reference: PullRequestReference, _ preview: Preview, _ admitted: Admitted) async -> Fate {
    do throws(ForgeError) {
      let connection = try await world.forges.connect(reference.forge, reference.source, namespace: preview.namespace)
      guard let pullRequest = try await connection.client.pullRequest(connection.repository, reference.number) else {
        return .unknown("the forge knows no pull request of that number")
      }
      switch pullRequest.state {
      case .closed: return .closed
      case .merged: return .merged
      case .open: return try await fateOfOpen(pullRequest, reference, preview, admitted)
      }
    } catch {
      return .unknown(error.words)
    }
  }

  /// Open but not listed: either a rule took it out, which is a reason to go, or the listing is wrong, which is none.
  private func fateOfOpen(
    _ pullRequest: PullRequest, _ reference: PullRequestReference, _ preview: Preview, _ admitted: Admitted
  ) async throws(ForgeError) -> Fate {
    let wanted = (reference.source["labels"]?.array ?? []).compactMap(\.string)
    if let label = wanted.first(where: { !pullRequest.labels.contains($0) }) {
      return .openButUnwanted("the generator's label “\(label)” is missing")
    }
    if let selection = admitted.selection {
      var reference = reference
      reference.headSHA = pullRequest.headSHA
      var candidate = Candidate(pullRequest, isRunning: true)
      if preview.spec.control.approves(reference) { candidate.approvedSHA = pullRequest.headSHA }
      candidate.wasLetThrough = preview.hasLetThrough(reference)
      let decision = try await decide(&candidate, selection, reference, namespace: preview.namespace)
      if decision.verdict == .skip { return .openButUnwanted(decision.message) }
    }
    return .openAndWanted
  }
}

private let leftOutWords = "labels or filters of the set's generators leave it out"

extension Generation {
  /// Whether the pull request is listed and every generator that reads its repository passes it over.
  fileprivate func leavesOut(_ reference: PullRequestReference) -> Bool {
    let readings = readings(of: reference)
    return isComplete && !readings.isEmpty && readings.allSatisfy { $0.passedOver.contains(reference.number) }
  }

  fileprivate func readings(of reference: PullRequestReference) -> [SourceReport] {
    sources.filter {
      $0.host == reference.host && $0.repository.lowercased() == reference.repository.lowercased()
    }
  }

  /// Previews whose repositories none of the generators reads: by key, those repositories. Nothing while that is not sure.
  func unread(of existing: [Preview]) -> [String: String] {
    guard isComplete else { return [:] }
    var result: [String: String] = [:]
    for preview in existing where !preview.isTerminating && !preview.spec.pullRequests.isEmpty {
      guard preview.spec.pullRequests.allSatisfy({ readings(of: $0).isEmpty }) else { continue }
      result[preview.spec.key] = Set(preview.spec.pullRequests.map(\.repository)).sorted().joined(separator: " and ")
    }
    return result
  }
}
