// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPTransport

// Statuses, accounts, permissions, repositories, branches, contents. forge-apis sections 3.4 to 3.6 and 3.11.

extension GiteaDialect {
  /// The request says `state`, the answer `status`.
  var reportRoutes: [ForgeRoute] {
    [
      under("POST", "/statuses/{sha}", members: ["state", "context", "description", "target_url"]) {
        (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        try call.demand(.write, in: repository, "user should have permission to write to code")
        let states = ["pending", "success", "error", "failure", "warning", "skipped"]
        guard let state = call.json["state"]?.string, states.contains(state) else {
          throw ForgeRefusal(422, "[State]: Required")
        }
        guard world.knows(call["sha"], in: repository) else { throw ForgeRefusal(404, "object does not exist") }
        let status = world.addStatus(
          ForgeWorld.Status(
            id: 0, key: call.json["context"]?.string ?? "default", state: state,
            text: call.json["description"]?.string ?? "", url: call.json["target_url"]?.string ?? "",
            createdAt: call.now, by: call.login), to: call["sha"], in: repository.id)
        return .answer(json(status, world), 201)
      },
      under("GET", "/commits/{ref}/status", query: ["page", "limit"]) { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        guard let sha = world.resolve(call["ref"], in: repository) else { throw ForgeRefusal(404, "Not Found") }
        let newest = world.newestStatuses(of: sha, in: repository.id)
        return page(newest.map { json($0, world) }, call) { part in
          [
            "state": .string(combined(newest.map(\.state))), "sha": .string(sha),
            "total_count": .int(Int64(newest.count)), "statuses": .array(part), "repository": json(repository),
          ]
        }
      },
    ]
  }

  private func combined(_ states: [String]) -> String {
    for (word, worst) in [("error", "error"), ("failure", "failure"), ("warning", "failure"), ("pending", "pending")]
    where states.contains(word) { return worst }
    return states.isEmpty ? "pending" : "success"
  }

  private func json(_ status: ForgeWorld.Status, _ world: ForgeWorld) -> Value {
    [
      "id": .int(status.id), "status": .string(status.state), "context": .string(status.key),
      "description": .string(status.text), "target_url": .string(status.url), "creator": user(status.by, world),
      "created_at": .string(status.createdAt.description),
    ]
  }

  var repositoryRoutes: [ForgeRoute] { accountRoutes + listRoutes }

  private var accountRoutes: [ForgeRoute] {
    [
      ForgeRoute("GET", "user") { (call, world) throws(ForgeRefusal) in
        guard let account = call.account else { throw ForgeRefusal(401, "token is required") }
        return .answer(user(account.login, world))
      },
      under("GET", "/collaborators/{user}/permission") { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        guard call.account != nil else { throw ForgeRefusal(401, "token is required") }
        guard world.account(call["user"]) != nil else { throw ForgeRefusal(404, "Not Found") }
        guard call.role(in: repository) == .admin || call.login == call["user"] else {
          throw ForgeRefusal(
            403,
            "Only admins can query all permissions, repo admins can query all repo permissions,"
              + " collaborators can query only their own")
        }
        let words: [ForgeWorld.Role: Value] = [.none: "none", .read: "read", .write: "write", .admin: "admin"]
        let word = words[repository.role(of: call["user"])] ?? "none"
        return .answer(["permission": word, "role_name": word, "user": user(call["user"], world)])
      },
      // Those who were named one by one: owners and members of teams are none of them.
      under("GET", "/collaborators/{user}") { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        return HTTPResponse(status: repository.roles[call["user"]] == .write ? 204 : 404)
      },
    ]
  }

  private var listRoutes: [ForgeRoute] {
    [
      // The world has no people who own repositories.
      ForgeRoute("GET", "users/{owner}/repos", query: ["page", "limit"]) { (_, _) throws(ForgeRefusal) in
        throw ForgeRefusal(404, "Not Found")
      },
      ForgeRoute("GET", "orgs/{owner}/repos", query: ["page", "limit"]) { (call, world) throws(ForgeRefusal) in
        let visible = world.repositories.filter { $0.owner == call["owner"] && call.role(in: $0) >= .read }
        guard !visible.isEmpty else { throw ForgeRefusal(404, "Not Found") }
        return page(visible.map { json($0) }, call)
      },
      under("GET", "") { (call, world) throws(ForgeRefusal) in .answer(json(try repository(call, world))) },
      under("GET", "/labels", query: ["page", "limit"]) { (call, world) throws(ForgeRefusal) in
        let topics = try repository(call, world).topics
        return page(topics.enumerated().map { ["id": .int(Int64($0.offset)), "name": .string($0.element)] }, call)
      },
      under("GET", "/branches", query: ["page", "limit"]) { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        let branches: [Value] = repository.branches.sorted { $0.key < $1.key }.map { name, sha in
          ["name": .string(name), "commit": ["id": .string(sha)], "protected": false]
        }
        return page(branches, call)
      },
      under("GET", "/contents/{path...}", query: ["ref"]) { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        if let ref = call.query("ref"), world.resolve(ref, in: repository) == nil {
          throw ForgeRefusal(404, "Not Found")
        }
        let path = call["path"]
        if repository.files.contains(path) {
          return .answer(["type": "file", "path": .string(path), "encoding": "base64", "content": "SGVsbG8="])
        }
        let inside = repository.files.filter { $0.hasPrefix(path + "/") }.sorted()
        guard !inside.isEmpty else { throw ForgeRefusal(404, "Not Found") }
        return .answer(.array(inside.map { ["type": "file", "path": .string($0)] }))
      },
    ]
  }
}
