// SPDX-License-Identifier: Apache-2.0
internal import Dashboard
internal import HTTPServing
internal import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI

extension Cluster {
  /// The sandbox's front: the dashboard with all buttons, and behind it what the operator answers.
  func front(_ rest: @escaping Handler) -> Handler {
    let pages = Pages(ports(in: nil, isReadOnly: false), links: [("Forge", "/-/forge"), ("Metrics", "/metrics")])
    return { request in
      if let response = await pages.answer(request) { return response }
      return await rest(request)
    }
  }

  /// What the dashboard is over: this cluster, with the rights of whoever started it.
  ///
  /// - Parameter isReadOnly: whoever looks can ask for nothing.
  func ports(in namespace: String?, isReadOnly: Bool) -> Ports {
    let ask: @Sendable (Request) async -> Answer = { await answer($0) }
    return Ports(
      snapshot: { () async throws(NoSnapshot) -> Snapshot in try await snapshot(of: namespace) },
      ask: isReadOnly ? nil : ask)
  }

  private func snapshot(of namespace: String?) async throws(NoSnapshot) -> Snapshot {
    do {
      async let sets = objects(.previewSets, namespace, [])
      async let previews = objects(.previews, namespace, [])
      return Snapshot(sets: try await sets, previews: try await previews)
    } catch {
      throw NoSnapshot("The cluster does not tell its previews: \(failureLine(error))")
    }
  }

  private func answer(_ request: Request) async -> Answer {
    let command = PreviewCommand(words: request.words)
    if case .unknown(let why) = command { return .refused(why) }
    do {
      let preview = try Preview(try await objects(.previews, request.namespace, [request.name])[0])
      let named = PullRequestName(request.pullRequest).flatMap { $0.among(preview.spec.pullRequests) }
      return .done(try await ask(command, of: preview, on: named))
    } catch {
      return .refused(failureLine(error))
    }
  }
}
