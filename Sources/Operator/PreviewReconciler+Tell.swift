// SPDX-License-Identifier: Apache-2.0
internal import ControllerRuntime
internal import Documents
internal import Forge
internal import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI
internal import Telemetry

extension PreviewReconciler {
  /// Tells the pull request, and lets go of the Preview when its teardown is over. A comment that cannot be written for now
  /// holds the finalizer; one that can never be written does not.
  /// - Returns: the preview as it is written down now.
  func tell(_ actions: [Action], about preview: Preview, _ results: inout PreviewResults) async -> Preview {
    var doubted = preview
    doubted.status = preview.status.doubting(actions)
    if doubted.status != preview.status {
      do throws(KubeError) {
        let live = try await world.kube.patch(
          preview.object.ref, .merge, ["status": ["feedback": doubted.status.value["feedback"] ?? [:]]],
          subresource: "status")
        if let live { doubted.object = live }
      } catch {
        // Nothing is said of which it cannot be known afterwards that it was said.
        note(error, preview, &results)
        return preview
      }
    }
    await say(actions, about: doubted, &results)
    return doubted
  }

  private func say(_ actions: [Action], about preview: Preview, _ results: inout PreviewResults) async {
    for action in actions {
      do {
        switch action {
        case .comment(let id, let body, let hash):
          results.comment = (try await comment(id, body, preview), hash)
        case .setStatus(let sha, let status, let memo):
          try await setStatus(sha, status, preview)
          results.lastStatus = memo
        case .setDeployment(let id, let deployment, let memo):
          results.deployment = (try await setDeployment(id, deployment, preview), memo)
        case .removeDeployment(let environment):
          try await removeDeployment(environment, preview)
          results.deployment = ("", "")
        case .also(let member, let inner):
          var said = PreviewResults()
          await say([inner], about: preview.facing(member), &said)
          if let failure = said.failures[""] { results.failures[""] = "\(member.label): \(failure)" }
          results.shouldRetry = results.shouldRetry || said.shouldRetry
          results.others.append((member, said))
        case .removeFinalizer:
          guard !results.shouldRetry else { continue }
          try await world.write(Finalizer.removing(Names.finalizer, from: preview.object), to: preview.object)
          results.isFinalizerGone = true
          world.logger.info("preview is gone", [.preview: preview.label])
        default: continue
        }
      } catch {
        note(error, preview, &results)
        // That everything is gone is said when it is true.
        if case .removeDeployment = action, results.shouldRetry { return }
      }
    }
  }

  private func note(_ error: any Error, _ preview: Preview, _ results: inout PreviewResults) {
    let text: String
    switch error {
    case let error as ForgeError:
      text = error.words
      results.shouldRetry = results.shouldRetry || error.isTransient
    case let error as KubeError:
      text = words(of: error)
      results.shouldRetry = true
    default:
      text = "\(error)"
      results.shouldRetry = true
    }
    results.failures[""] = text
    world.logger.warning("the pull request could not be told", [.preview: preview.label, .error: text])
  }

  private func connect(_ preview: Preview) async throws(ForgeError) -> Connection? {
    guard world.fence.isLeader() else {
      throw ForgeError.unreachable(host: "", detail: "another instance leads now; nothing is said")
    }
    guard let pullRequest = preview.spec.pullRequest else { return nil }
    return try await world.forges.connect(pullRequest.forge, pullRequest.source, namespace: preview.namespace)
  }

  /// Edits our comment or, where there is none yet, makes it: looked for first, since a lost answer or a crash may have left one.
  private func comment(_ id: String, _ body: String, _ preview: Preview) async throws(ForgeError) -> String {
    guard let connection = try await connect(preview), let number = preview.spec.pullRequest?.number else { return id }
    let (client, repository) = (connection.client, connection.repository)
    if !id.isEmpty {
      do throws(ForgeError) {
        try await client.editComment(repository, number, id: id, body: body)
        return id
      } catch ForgeError.notFound {
        // Somebody deleted it: the next lines make a new one.
      }
    }
    if let own = try await client.ownComment(repository, number, marker: commentMarker(of: preview)) {
      if own.body != body { try await client.editComment(repository, number, id: own.id, body: body) }
      return own.id
    }
    return try await client.createComment(repository, number, body: body).id
  }

  private func setDeployment(_ id: String, _ deployment: Deployment, _ preview: Preview) async throws(ForgeError)
    -> String
  {
    guard let connection = try await connect(preview) else { return id }
    return try await connection.client.setDeployment(connection.repository, id: id, deployment)
  }

  private func removeDeployment(_ environment: String, _ preview: Preview) async throws(ForgeError) {
    guard let connection = try await connect(preview) else { return }
    try await connection.client.removeDeployment(connection.repository, environment: environment)
  }

  private func setStatus(_ sha: String, _ status: CommitStatus, _ preview: Preview) async throws(ForgeError) {
    guard let connection = try await connect(preview) else { return }
    try await connection.client.setStatus(connection.repository, sha: sha, status)
  }
}
