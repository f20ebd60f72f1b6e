// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPTransport

// Statuses, pipelines, environments, deployments. forge-apis sections 2.4 and 2.5.

extension GitLabDialect {
  var statusRoutes: [ForgeRoute] {
    [
      under(
        "POST", "/statuses/{sha}",
        members: ["state", "name", "context", "ref", "target_url", "description", "coverage", "pipeline_id"]
      ) { (call, world) throws(ForgeRefusal) in
        let project = try project(call, world)
        try demandDeveloper(call, in: project)
        return try report(call, in: project, &world)
      },
      under(
        "GET", "/repository/commits/{sha}/statuses",
        query: ["all", "ref", "name", "stage", "pipeline_id", "order_by", "sort", "per_page", "page"]
      ) { (call, world) throws(ForgeRefusal) in
        let project = try project(call, world)
        guard world.knows(call["sha"], in: project) else {
          throw ForgeRefusal(404, "", extra: ["message": "404 Commit Not Found"])
        }
        let newest = world.newestStatuses(of: call["sha"], in: project.id).filter { !$0.isCheckRun }
        return page(newest.map { json($0, call["sha"], world) }, call)
      },
      under(
        "GET", "/pipelines",
        query: ["sha", "ref", "source", "status", "order_by", "sort", "per_page", "page"]
      ) { (call, world) throws(ForgeRefusal) in
        let project = try project(call, world)
        let sha = call.query("sha") ?? ""
        let runs = world.newestStatuses(of: sha, in: project.id).filter(\.isCheckRun)
        return page(
          runs.map { run in
            [
              "id": .int(run.id), "sha": .string(sha), "ref": "main", "status": .string(run.state),
              "source": "merge_request_event", "web_url": .string(run.url),
            ]
          }, call)
      },
    ]
  }

  private func report(_ call: ForgeCall, in project: ForgeWorld.Repository, _ world: inout ForgeWorld)
    throws(ForgeRefusal) -> HTTPResponse
  {
    let words = ["pending", "running", "success", "failed", "canceled", "skipped"]
    guard let state = call.json["state"]?.string, words.contains(state) else {
      throw ForgeRefusal(400, "", extra: ["error": "state does not have a valid value"])
    }
    for member in ["target_url", "description"] where (call.json[member]?.string ?? "").unicodeScalars.count > 255 {
      throw ForgeRefusal(400, "", extra: ["message": [member: ["is too long (maximum is 255 characters)"]]])
    }
    guard world.knows(call["sha"], in: project) else {
      throw ForgeRefusal(404, "", extra: ["message": "404 Commit Not Found"])
    }
    let name = call.json["name"]?.string ?? call.json["context"]?.string ?? "default"
    let old = world.newestStatuses(of: call["sha"], in: project.id).first { $0.key == name }
    guard old?.state != state else {
      throw ForgeRefusal(
        400,
        "Cannot transition status via :enqueue from :\(state) (Reason(s): Status cannot transition via \"enqueue\")")
    }
    let status = world.addStatus(
      ForgeWorld.Status(
        id: 0, key: name, state: state, text: call.json["description"]?.string ?? "",
        url: call.json["target_url"]?.string ?? "", createdAt: call.now, by: call.login), to: call["sha"],
      in: project.id)
    return .answer(json(status, call["sha"], world), 201)
  }

  private func json(_ status: ForgeWorld.Status, _ sha: String, _ world: ForgeWorld) -> Value {
    [
      "id": .int(status.id), "name": .string(status.key), "status": .string(status.state), "sha": .string(sha),
      "ref": "main", "target_url": status.url.isEmpty ? .null : .string(status.url),
      "description": .string(status.text), "allow_failure": false, "author": user(status.by, world),
      "created_at": .string(status.createdAt.milliText),
    ]
  }
}

// MARK: Environments and deployments

extension GitLabDialect {
  var environmentRoutes: [ForgeRoute] {
    [
      under("GET", "/environments", query: ["name", "search", "states", "per_page", "page"]) {
        (call, world) throws(ForgeRefusal) in
        let project = try project(call, world)
        let named = project.environments.filter { environment in
          call.query("name").map { $0 == environment.name } ?? true
        }
        return page(named.map(json), call)
      },
      under("POST", "/environments", members: ["name", "external_url", "description", "tier", "auto_stop_setting"]) {
        (call, world) throws(ForgeRefusal) in
        let project = try project(call, world)
        try demandDeveloper(call, in: project)
        let name = try call.text("name", missing: ForgeRefusal(400, "", extra: ["error": "name is missing"]))
        guard !project.environments.contains(where: { $0.name == name }) else {
          throw ForgeRefusal(400, "", extra: ["message": ["name": ["has already been taken"]]])
        }
        let fresh = ForgeWorld.Environment(
          id: world.nextID(), name: name, url: call.json["external_url"]?.string ?? "")
        world.change(repository: project.id) { $0.environments.append(fresh) }
        return .answer(json(fresh), 201)
      },
      under("PUT", "/environments/{environment}", members: ["external_url", "tier", "description"]) {
        (call, world) throws(ForgeRefusal) in
        try change(call, &world) { $0.url = call.json["external_url"]?.string ?? $0.url }
      },
      under("POST", "/environments/{environment}/stop", members: ["force"]) { (call, world) throws(ForgeRefusal) in
        try change(call, &world) { $0.isStopped = true }
      },
      under("DELETE", "/environments/{environment}") { (call, world) throws(ForgeRefusal) in
        let (project, environment) = try environment(call, world)
        guard environment.isStopped else { throw ForgeRefusal(403, "403 Forbidden") }
        world.change(repository: project.id) { $0.environments.removeAll { $0.id == environment.id } }
        return HTTPResponse(status: 204)
      },
    ]
  }

  private func environment(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal)
    -> (ForgeWorld.Repository, ForgeWorld.Environment)
  {
    let project = try project(call, world)
    try demandDeveloper(call, in: project)
    guard let found = project.environments.first(where: { "\($0.id)" == call["environment"] }) else {
      throw ForgeRefusal(404, "404 Not found")
    }
    return (project, found)
  }

  private func change(_ call: ForgeCall, _ world: inout ForgeWorld, _ body: (inout ForgeWorld.Environment) -> Void)
    throws(ForgeRefusal) -> HTTPResponse
  {
    var (project, changed) = try environment(call, world)
    body(&changed)
    let new = changed
    world.change(repository: project.id) { project in
      for place in project.environments.indices where project.environments[place].id == new.id {
        project.environments[place] = new
      }
    }
    return .answer(json(new))
  }

  private func json(_ environment: ForgeWorld.Environment) -> Value {
    [
      "id": .int(environment.id), "name": .string(environment.name),
      "external_url": environment.url.isEmpty ? .null : .string(environment.url),
      "state": environment.isStopped ? "stopped" : "available",
    ]
  }

  var deploymentRoutes: [ForgeRoute] {
    [
      under("POST", "/deployments", members: ["environment", "sha", "ref", "tag", "status"]) {
        (call, world) throws(ForgeRefusal) in
        let project = try project(call, world)
        try demandDeveloper(call, in: project)
        return try deploy(call, in: project, &world)
      },
      under("GET", "/deployments/{deployment}") { (call, world) throws(ForgeRefusal) in
        .answer(json(try deployment(call, world).1))
      },
      under("PUT", "/deployments/{deployment}", members: ["status"]) { (call, world) throws(ForgeRefusal) in
        let (project, old) = try deployment(call, world)
        let status = call.json["status"]?.string ?? ""
        // Forward only: from running to an end.
        guard old.states.last?.state == "running", ["success", "failed", "canceled"].contains(status) else {
          throw ForgeRefusal(
            400, "", extra: ["message": ["status": [.string("cannot transition via \"\(status)\"")]]])
        }
        world.change(repository: project.id) { project in
          for place in project.deployments.indices where project.deployments[place].id == old.id {
            project.deployments[place].states.append((status, ""))
          }
          if status == "success" { project.start(old.environment) }
        }
        return .answer(json(try deployment(call, world).1))
      },
    ]
  }

  private func deployment(_ call: ForgeCall, _ world: ForgeWorld) throws(ForgeRefusal)
    -> (ForgeWorld.Repository, ForgeWorld.Deployment)
  {
    let project = try project(call, world)
    try demandDeveloper(call, in: project)
    guard let found = project.deployments.first(where: { "\($0.id)" == call["deployment"] }) else {
      throw ForgeRefusal(404, "404 Not found")
    }
    return (project, found)
  }

  /// All members are required, and the branch must be one of the project.
  private func deploy(_ call: ForgeCall, in project: ForgeWorld.Repository, _ world: inout ForgeWorld)
    throws(ForgeRefusal) -> HTTPResponse
  {
    func missing(_ member: String) -> ForgeRefusal {
      ForgeRefusal(400, "", extra: ["error": .string("\(member) is missing")])
    }
    let name = try call.text("environment", missing: missing("environment"))
    let sha = try call.text("sha", missing: missing("sha"))
    let ref = try call.text("ref", missing: missing("ref"))
    let status = try call.text("status", missing: missing("status"))
    guard call.json["tag"]?.bool != nil else { throw missing("tag") }
    guard project.branches[ref] != nil else {
      throw ForgeRefusal(400, "", extra: ["message": ["ref": ["The branch or tag does not exist"]]])
    }
    guard ["running", "success", "failed", "canceled"].contains(status) else {
      throw ForgeRefusal(400, "", extra: ["error": "status does not have a valid value"])
    }
    let fresh = ForgeWorld.Deployment(
      id: world.nextID(), environment: name, sha: sha, ref: ref, states: [(status, "")], createdAt: call.now)
    let environment = ForgeWorld.Environment(id: world.nextID(), name: name)
    world.change(repository: project.id) { project in
      project.deployments.append(fresh)
      if !project.environments.contains(where: { $0.name == name }) { project.environments.append(environment) }
      if status == "success" { project.start(name) }
    }
    return .answer(json(fresh), 201)
  }

  private func json(_ deployment: ForgeWorld.Deployment) -> Value {
    [
      "id": .int(deployment.id), "ref": .string(deployment.ref), "sha": .string(deployment.sha),
      "status": .string(deployment.states.last?.state ?? ""),
      "environment": ["name": .string(deployment.environment)], "deployable": .null,
    ]
  }
}

extension ForgeWorld.Repository {
  /// What is deployed to a stopped environment starts it again (GitLab's `Deployments::UpdateEnvironmentService`).
  fileprivate mutating func start(_ name: String) {
    for place in environments.indices where environments[place].name == name { environments[place].isStopped = false }
  }
}
