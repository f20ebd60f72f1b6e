// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import Generators
internal import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI
internal import Rendering
internal import Telemetry

/// What was seen of one pull request and what the rules say.
struct Judged: Sendable {
  var reference: PullRequestReference
  var decision: Decision
  /// Of its Preview; "" when it has none.
  var preview: String = ""
  /// Why there is no decision now: a question that the forge did not answer. What runs goes on as it is.
  var problem: String?
}

extension Admitted {
  /// Whether a change of labels means anything beyond selection: where it does not, it is no reason to write.
  fileprivate var remembersLabels: Bool {
    guard let preview = set.preview else { return false }
    return preview.lifetime != LifetimeSettings() || !preview.select.approvalLabel.isEmpty
      || !preview.limits.priorityLabel.isEmpty
  }
}

extension SetReconciler {
  /// What the rules say about each pull request, and the parameter sets of those that may have a preview.
  func judge(_ generation: Generation, _ byKey: [String: Preview], _ admitted: Admitted) async -> (
    [String: Judged], [RenderInput]
  ) {
    var judged: [String: Judged] = [:]
    var inputs: [RenderInput] = []
    for item in generation.sets {
      var reference: PullRequestReference?
      if let pullRequest = item.pullRequest {
        var wanted = PullRequestReference(pullRequest, item)
        if !admitted.remembersLabels { wanted.labels = [] }
        reference = wanted
        if judged[wanted.key] == nil {
          judged[wanted.key] = await judgement(of: pullRequest, wanted, byKey[wanted.key], admitted)
        }
        if let known = judged[wanted.key], known.decision.verdict == .skip || known.problem != nil { continue }
      }
      inputs.append(
        RenderInput(
          parameters: item.parameters, templateOverride: item.template, pullRequest: reference, origin: item.origin))
    }
    return (judged, inputs)
  }

  private func judgement(
    of pullRequest: PullRequest, _ reference: PullRequestReference, _ running: Preview?, _ admitted: Admitted
  ) async -> Judged {
    guard let selection = admitted.selection else { return Judged(reference: reference, decision: .unruled) }
    do throws(KubeError) { try await takeLabel(pullRequest, running, selection) } catch {
      return unanswered(reference, .applyFailed, words(of: error))
    }
    let isNow = running.map { selection.isApprovedByLabel(pullRequest, before: $0.spec.pullRequest) } ?? false
    do throws(ForgeError) {
      return Judged(
        reference: reference,
        decision: try await decide(
          Candidate(
            pullRequest, isRunning: running != nil,
            approvedSHA: isNow ? pullRequest.headSHA : running?.spec.control.approvedSHA ?? ""),
          selection, reference, namespace: admitted.set.namespace))
    } catch {
      return unanswered(reference, .forgeUnavailable, error.words)
    }
  }

  private func unanswered(_ reference: PullRequestReference, _ reason: Reason, _ why: String) -> Judged {
    Judged(reference: reference, decision: Decision(.hold, reason, why), problem: why)
  }

  /// Asks the rules and answers what they ask until they decide.
  func decide(
    _ candidate: Candidate, _ selection: Selection, _ reference: PullRequestReference, namespace: String
  ) async throws(ForgeError) -> Decision {
    var candidate = candidate
    while true {
      switch selection.judge(candidate) {
      case .decided(let decision): return decision
      case .asks(.changedFiles): candidate.changedFiles = try await changedFiles(reference, namespace)
      }
    }
  }

  /// Asked once per head commit. A forge without such lists says so, and then everything counts as changed.
  private func changedFiles(_ reference: PullRequestReference, _ namespace: String) async throws(ForgeError)
    -> ChangedFiles
  {
    if let known = await answers.changedFiles(reference) { return known }
    let files: ChangedFiles
    do throws(ForgeError) {
      let connection = try await world.forges.connect(reference.forge, reference.source, namespace: namespace)
      files = try await connection.client.changedFiles(connection.repository, reference.number)
    } catch {
      guard case .unsupported = error else { throw error }
      files = .unknown(error.words)
    }
    await answers.keep(files, for: reference)
    return files
  }

  /// Enters an approval by label into `spec.control`, in the name of whoever set it. While that fails the preview stays as it is:
  /// once it has seen the label, the label is no longer new.
  private func takeLabel(_ pullRequest: PullRequest, _ running: Preview?, _ selection: Selection)
    async throws(KubeError)
  {
    guard let running, running.spec.control.approvedSHA != pullRequest.headSHA,
      selection.isApprovedByLabel(pullRequest, before: running.spec.pullRequest)
    else { return }
    _ = try await world.kube.patch(
      running.object.ref, .merge, ["spec": ["control": ["approvedSHA": .string(pullRequest.headSHA)]]],
      subresource: nil)
    world.logger.info("approved by label", [.preview: running.label])
  }
}
