// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import HTTPTransport

// Environments, which hold the address, and deployments, which hold the state. forge-apis section 2.4.

extension GitLabClient {
  func setDeployment(
    _ repository: RepositoryRef, id: String, _ deployment: Deployment
  ) async throws(ForgeError) -> String {
    guard let word = deployment.state.gitlabWord else {
      try await stop(repository, deployment.environment)
      return id
    }
    try await ensure(repository, deployment.environment, url: deployment.url)
    if !id.isEmpty, try await move(repository, id, to: word) { return id }
    let answer: Value
    do throws(ForgeError) {
      answer = try await session.value(
        session.url(path(repository) + "/deployments"), method: "POST",
        json: [
          "environment": .string(deployment.environment), "sha": .string(deployment.sha),
          "ref": .string(deployment.branch), "tag": false, "status": .string(word),
        ], what: "\(repository)")
    } catch {
      // The branch of a fork is not in the project: then the environment alone holds the address. forge-apis section 2.4.
      if case .refused(_, 400, let detail) = error, detail.hasPrefix("ref ") { return "" }
      throw error
    }
    guard let fresh = answer["id"]?.int else { throw .malformed(host: host, detail: "a deployment without an id") }
    return String(fresh)
  }

  /// An environment must be stopped before it can be deleted; without the right to delete it stays as stopped.
  func removeDeployment(_ repository: RepositoryRef, environment: String) async throws(ForgeError) {
    guard let id = try await stop(repository, environment) else { return }
    let url = session.url("\(path(repository))/environments/\(id)")
    do throws(ForgeError) {
      _ = try await unlessMissing(in: repository) { () async throws(ForgeError) -> HTTPResponse in
        try await session.send(url, method: "DELETE", what: "environment \(environment)")
      }
    } catch {
      guard case .forbidden = error else { throw error }
    }
  }

  /// False when the deployment is gone or cannot go that way: states only move forward.
  private func move(_ repository: RepositoryRef, _ id: String, to word: String) async throws(ForgeError) -> Bool {
    let url = session.url("\(path(repository))/deployments/\(PercentEncoding.component(id))")
    let response = try await session.answer(url, method: "PUT", json: ["status": .string(word)])
    if (200..<300).contains(response.status) { return true }
    guard [400, 404].contains(response.status) else {
      try session.demandSuccess(response, what: "deployment \(id) of \(repository)")
      return false
    }
    let current = try await unlessMissing(in: repository) { () async throws(ForgeError) -> Value in
      try await session.value(url, what: "deployment \(id)")
    }
    return current?["status"]?.string == word
  }

  /// Makes the environment, or gives it the address.
  private func ensure(_ repository: RepositoryRef, _ name: String, url: String) async throws(ForgeError) {
    var body: Value = [:]
    if !url.isEmpty { body["external_url"] = .string(url) }
    guard let found = try await environment(repository, name) else {
      body["name"] = .string(name)
      body["tier"] = "development"
      _ = try await session.send(
        session.url(path(repository) + "/environments"), method: "POST", json: body, what: "\(repository)")
      return
    }
    guard !url.isEmpty, found["external_url"]?.string != url, let id = found["id"]?.int else { return }
    _ = try await session.send(
      session.url("\(path(repository))/environments/\(id)"), method: "PUT", json: body, what: "environment \(name)")
  }

  /// Its number; nil when there is none.
  @discardableResult
  private func stop(_ repository: RepositoryRef, _ name: String) async throws(ForgeError) -> Int64? {
    guard let found = try await environment(repository, name), let id = found["id"]?.int else { return nil }
    if found["state"]?.string != "stopped" {
      _ = try await session.send(
        session.url("\(path(repository))/environments/\(id)/stop"), method: "POST", json: ["force": true],
        what: "environment \(name)")
    }
    return id
  }

  private func environment(_ repository: RepositoryRef, _ name: String) async throws(ForgeError) -> Value? {
    let url = session.url(path(repository) + "/environments", [("name", name)])
    return try await session.value(url, what: "\(repository)").array?.first { $0["name"]?.string == name }
  }
}

extension Deployment.State {
  /// Nil for inactive, which is a state of the environment.
  fileprivate var gitlabWord: String? {
    switch self {
    case .pending, .inProgress: "running"
    case .success: "success"
    case .failure: "failed"
    case .inactive: nil
    }
  }
}
