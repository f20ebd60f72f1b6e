// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import HTTPTransport

// Deployments and environments. forge-apis section 1.4.

extension GitHubClient {
  /// A deployment belongs to one commit. Transient ones are not made inactive by a newer one, so that is done here.
  func setDeployment(
    _ repository: RepositoryRef, id: String, _ deployment: Deployment
  ) async throws(ForgeError) -> String {
    let calls = calls(repository)
    var current = id
    if current.isEmpty {
      let earlier = try await deployments(calls, repository, deployment.environment)
      if let same = earlier.first(where: { $0["sha"]?.string == deployment.sha }) {
        current = try identifier(same)
      } else {
        current = try await deploy(calls, repository, deployment)
        if let replaced = earlier.first { try await retire(calls, repository, try identifier(replaced)) }
      }
    }
    try await report(
      calls, repository, current, state: deployment.state.githubWord, url: deployment.url,
      description: deployment.description)
    return current
  }

  /// The environment itself goes only with administration rights; without them it stays, empty.
  func removeDeployment(_ repository: RepositoryRef, environment: String) async throws(ForgeError) {
    let calls = calls(repository)
    for deployment in try await deployments(calls, repository, environment) {
      let id = try identifier(deployment)
      try await retire(calls, repository, id)
      _ = try await calls.unlessMissing(in: repository) { () async throws(ForgeError) -> HTTPResponse in
        try await calls.session.send(
          address(calls, repository, id), method: "DELETE", what: "deployment \(id) of \(repository)")
      }
    }
    let url = calls.session.url(
      "\(calls.path(repository))/environments/\(PercentEncoding.component(environment))")
    do throws(ForgeError) {
      _ = try await calls.unlessMissing(in: repository) { () async throws(ForgeError) -> HTTPResponse in
        try await calls.session.send(url, method: "DELETE", what: "environment \(environment)")
      }
    } catch {
      guard case .forbidden = error else { throw error }
    }
  }

  /// Newest first.
  private func deployments(
    _ calls: Conversation, _ repository: RepositoryRef, _ environment: String
  ) async throws(ForgeError) -> [Value] {
    try await walk(
      calls, repository, "/deployments", query: [("environment", environment)], identity: "id",
      what: "deployments of \(repository)"
    ).all()
  }

  /// `auto_merge` would merge the base into the branch, and `required_contexts` wait for every check: both are on unless said
  /// otherwise.
  private func deploy(
    _ calls: Conversation, _ repository: RepositoryRef, _ deployment: Deployment
  ) async throws(ForgeError) -> String {
    let answer = try await calls.session.value(
      calls.session.url(calls.path(repository) + "/deployments"), method: "POST",
      json: [
        "ref": .string(deployment.sha), "environment": .string(deployment.environment), "auto_merge": false,
        "required_contexts": [], "transient_environment": true, "production_environment": false,
        "description": .string(deployment.description.shortened(toBytes: CommitStatus.descriptionLimit)),
      ], what: "commit \(deployment.sha) of \(repository)")
    return try identifier(answer)
  }

  private func retire(_ calls: Conversation, _ repository: RepositoryRef, _ id: String) async throws(ForgeError) {
    _ = try await calls.unlessMissing(in: repository) { () async throws(ForgeError) in
      try await report(calls, repository, id, state: Deployment.State.inactive.githubWord, url: "", description: "")
    }
  }

  private func report(
    _ calls: Conversation, _ repository: RepositoryRef, _ id: String, state: String, url: String, description: String
  ) async throws(ForgeError) {
    var body: Value = [
      "state": .string(state), "auto_inactive": false,
      "description": .string(description.shortened(toBytes: CommitStatus.descriptionLimit)),
    ]
    if !url.isEmpty { body["environment_url"] = .string(url) }
    _ = try await calls.session.send(
      address(calls, repository, id) + "/statuses", method: "POST", json: body,
      what: "deployment \(id) of \(repository)")
  }

  private func address(_ calls: Conversation, _ repository: RepositoryRef, _ id: String) -> String {
    calls.session.url("\(calls.path(repository))/deployments/\(PercentEncoding.component(id))")
  }

  /// A 202 has a message and no deployment.
  private func identifier(_ value: Value) throws(ForgeError) -> String {
    guard let id = value["id"]?.int else {
      throw .malformed(host: host, detail: value["message"]?.string ?? "a deployment without an id")
    }
    return String(id)
  }
}

extension Deployment.State {
  fileprivate var githubWord: String {
    switch self {
    case .pending: "queued"
    case .inProgress: "in_progress"
    case .success: "success"
    case .failure: "failure"
    case .inactive: "inactive"
    }
  }
}
