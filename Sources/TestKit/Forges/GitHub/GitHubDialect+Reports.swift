// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPTransport

// Commit statuses, check runs, deployments. forge-apis sections 1.4 and 1.5.

extension GitHubDialect {
  var reportRoutes: [ForgeRoute] {
    under("POST", "/statuses/{sha}", members: ["state", "context", "description", "target_url"]) {
      (call, world) throws(ForgeRefusal) in
      let repository = try repository(call, world)
      try call.demand(.write, in: repository, "Resource not accessible by personal access token")
      guard world.knows(call["sha"], in: repository) else {
        throw ForgeRefusal(422, "No commit found for SHA: \(call["sha"])")
      }
      guard let state = call.json["state"]?.string, ["error", "failure", "pending", "success"].contains(state) else {
        throw GitHubDialect.invalid("Status", "state", "custom", message: "state is not included in the list")
      }
      let text = call.json["description"]?.string ?? ""
      guard text.unicodeScalars.count <= 140 else {
        throw GitHubDialect.invalid(
          "Status", "description", "custom", message: "description is too long (maximum is 140 characters)")
      }
      let status = world.addStatus(
        ForgeWorld.Status(
          id: 0, key: call.json["context"]?.string ?? "default", state: state, text: text,
          url: call.json["target_url"]?.string ?? "", createdAt: call.now, by: call.login), to: call["sha"],
        in: repository.id)
      return .answer(json(status, world), 201)
    }
      + under("GET", "/commits/{ref}/status", query: ["per_page", "page"]) { (call, world) throws(ForgeRefusal) in
        let (repository, sha) = try commit(call, world)
        let newest = world.newestStatuses(of: sha, in: repository.id).filter { !$0.isCheckRun }
        return page(newest.map { json($0, world) }, call, repository) { part in
          [
            "state": .string(combined(newest.map(\.state))), "sha": .string(sha),
            "total_count": .int(Int64(newest.count)), "statuses": .array(part), "repository": json(repository),
          ]
        }
      }
      + under(
        "GET", "/commits/{ref}/check-runs", query: ["filter", "check_name", "status", "app_id", "per_page", "page"]
      ) { (call, world) throws(ForgeRefusal) in
        let (repository, sha) = try commit(call, world)
        let runs = world.newestStatuses(of: sha, in: repository.id).filter(\.isCheckRun)
        return page(runs.map { checkRun($0, sha) }, call, repository) { part in
          ["total_count": .int(Int64(runs.count)), "check_runs": .array(part)]
        }
      }
  }

  private func commit(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal) -> (ForgeWorld.Repository, String) {
    let repository = try repository(call, world)
    guard let sha = world.resolve(call["ref"], in: repository) else {
      throw ForgeRefusal(422, "No commit found for SHA: \(call["ref"])")
    }
    return (repository, sha)
  }

  /// Without any status it is pending.
  private func combined(_ states: [String]) -> String {
    if states.isEmpty || states.contains("pending") && !states.contains("failure") { return "pending" }
    return states.contains("failure") || states.contains("error") ? "failure" : "success"
  }

  private func json(_ status: ForgeWorld.Status, _ world: ForgeWorld) -> Value {
    [
      "id": .int(status.id), "state": .string(status.state), "context": .string(status.key),
      "description": .string(status.text), "target_url": status.url.isEmpty ? .null : .string(status.url),
      "created_at": .string(status.createdAt.description), "creator": user(status.by, world),
    ]
  }

  /// A state in the world is a conclusion, or the status of a run that has none yet.
  private func checkRun(_ run: ForgeWorld.Status, _ sha: String) -> Value {
    let isRunning = ["queued", "in_progress", "waiting", "requested", "pending"].contains(run.state)
    return [
      "id": .int(run.id), "name": .string(run.key), "head_sha": .string(sha),
      "status": isRunning ? .string(run.state) : "completed", "conclusion": isRunning ? .null : .string(run.state),
      "html_url": .string(run.url), "details_url": .string(run.url), "started_at": .string(run.createdAt.description),
      "app": ["slug": "github-actions"],
    ]
  }
}

// MARK: Deployments

extension GitHubDialect {
  var deploymentRoutes: [ForgeRoute] { deploymentStateRoutes + deploymentRemovalRoutes }

  private var deploymentStateRoutes: [ForgeRoute] {
    under("GET", "/deployments", query: ["environment", "ref", "sha", "task", "per_page", "page"]) {
      (call, world) throws(ForgeRefusal) in
      let repository = try repository(call, world)
      let found = repository.deployments.reversed().filter { deployment in
        [("environment", deployment.environment), ("sha", deployment.sha), ("ref", deployment.ref)]
          .allSatisfy { name, value in call.query(name).map { $0 == value } ?? true }
      }
      return page(found.map { json($0) }, call, repository)
    }
      + under(
        "POST", "/deployments",
        members: [
          "ref", "environment", "auto_merge", "required_contexts", "transient_environment", "production_environment",
          "description", "payload", "task",
        ]
      ) { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        try call.demand(.write, in: repository, "Resource not accessible by personal access token")
        return try deploy(call, in: repository, &world)
      }
      + under(
        "POST", "/deployments/{deployment}/statuses",
        members: ["state", "environment_url", "log_url", "description", "auto_inactive", "environment"]
      ) { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        try call.demand(.write, in: repository, "Resource not accessible by personal access token")
        let words = ["error", "failure", "inactive", "in_progress", "queued", "pending", "success"]
        guard let state = call.json["state"]?.string, words.contains(state) else {
          throw GitHubDialect.invalid("DeploymentStatus", "state", "invalid")
        }
        guard (call.json["description"]?.string ?? "").unicodeScalars.count <= 140 else {
          throw GitHubDialect.invalid("DeploymentStatus", "description", "custom", message: "description is too long")
        }
        let (id, url) = (Int64(call["deployment"]), call.json["environment_url"]?.string ?? "")
        guard repository.deployments.contains(where: { $0.id == id }) else { throw ForgeRefusal(404, "Not Found") }
        world.change(repository: repository.id) { repository in
          for place in repository.deployments.indices where repository.deployments[place].id == id {
            repository.deployments[place].states.append((state, url))
          }
        }
        return .answer(["id": .int(world.nextID()), "state": .string(state), "environment_url": .string(url)], 201)
      }
  }

  /// `auto_merge` and `required_contexts` have dangerous defaults, so leaving them out is refused as GitHub might at any time.
  private func deploy(_ call: ForgeCall, in repository: ForgeWorld.Repository, _ world: inout ForgeWorld)
    throws(ForgeRefusal) -> HTTPResponse
  {
    let ref = try call.text("ref", missing: GitHubDialect.invalid("Deployment", "ref"))
    guard let sha = world.resolve(ref, in: repository) else { throw ForgeRefusal(422, "No ref found for: \(ref)") }
    guard call.json["auto_merge"]?.bool == false else {
      return .answer(["message": .string("Auto-merged main into \(ref) on deployment.")], 202)
    }
    guard call.json["required_contexts"]?.array == [] else {
      throw ForgeRefusal(
        409, "Conflict: Commit status checks failed for \(ref).", extra: ["errors": [["field": "required_contexts"]]])
    }
    let name = call.json["environment"]?.string ?? "production"
    let deployment = ForgeWorld.Deployment(
      id: world.nextID(), environment: name, sha: sha, ref: ref, text: call.json["description"]?.string ?? "",
      createdAt: call.now)
    let environment = world.nextID()
    world.change(repository: repository.id) { repository in
      repository.deployments.append(deployment)
      if !repository.environments.contains(where: { $0.name == name }) {
        repository.environments.append(ForgeWorld.Environment(id: environment, name: name))
      }
    }
    return .answer(json(deployment), 201)
  }

  private var deploymentRemovalRoutes: [ForgeRoute] {
    under("DELETE", "/deployments/{deployment}") { (call, world) throws(ForgeRefusal) in
      let repository = try repository(call, world)
      try call.demand(.write, in: repository, "Resource not accessible by personal access token")
      guard let old = repository.deployments.first(where: { "\($0.id)" == call["deployment"] }) else {
        throw ForgeRefusal(404, "Not Found")
      }
      guard old.states.last?.state == "inactive" || repository.deployments.count == 1 else {
        throw ForgeRefusal(422, "We cannot delete an active deployment unless it is the only deployment")
      }
      world.change(repository: repository.id) { $0.deployments.removeAll { $0.id == old.id } }
      return HTTPResponse(status: 204)
    }
      + under("DELETE", "/environments/{name}") { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        try call.demand(.admin, in: repository, "Must have admin rights to Repository.")
        guard repository.environments.contains(where: { $0.name == call["name"] }) else {
          throw ForgeRefusal(404, "Not Found")
        }
        world.change(repository: repository.id) { repository in
          repository.environments.removeAll { $0.name == call["name"] }
          repository.deployments.removeAll { $0.environment == call["name"] }
        }
        return HTTPResponse(status: 204)
      }
  }

  private func json(_ deployment: ForgeWorld.Deployment) -> Value {
    [
      "id": .int(deployment.id), "sha": .string(deployment.sha), "ref": .string(deployment.ref), "task": "deploy",
      "environment": .string(deployment.environment), "description": .string(deployment.text),
      "transient_environment": true, "created_at": .string(deployment.createdAt.description),
    ]
  }
}
