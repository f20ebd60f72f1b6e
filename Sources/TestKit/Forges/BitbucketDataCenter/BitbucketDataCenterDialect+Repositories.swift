// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPTransport

// Builds, permissions, repositories, branches, sources. forge-apis sections 5.4 to 5.6 and 5.11.

extension BitbucketDataCenterDialect {
  /// Builds are kept by commit, whatever repository has it. The server takes any name of a commit.
  var commitRoutes: [ForgeRoute] {
    [
      ForgeRoute(
        "POST", "build-status/1.0/commits/{sha}",
        members: ["key", "state", "url", "name", "description", "ref", "parent", "buildNumber", "duration"]
      ) { (call, world) throws(ForgeRefusal) in
        guard call.account != nil else { throw ForgeRefusal(401, "Authentication required") }
        let key = try call.text("key", missing: ForgeRefusal(400, "key is required"))
        let url = try call.text("url", missing: ForgeRefusal(400, "url is required"))
        let states = ["SUCCESSFUL", "FAILED", "INPROGRESS", "CANCELLED", "UNKNOWN"]
        guard let state = call.json["state"]?.string, states.contains(state), key.utf8.count <= 255,
          url.utf8.count <= 450, call.json["description"]?.string?.utf8.count ?? 0 <= 255
        else { throw ForgeRefusal(400, "a field has no valid value") }
        let repository = world.repositories.first { world.knows(call["sha"], in: $0) }
        world.addStatus(
          ForgeWorld.Status(
            id: 0, key: key, state: state, text: call.json["description"]?.string ?? "", url: url, createdAt: call.now,
            by: call.login), to: call["sha"], in: repository?.id ?? 0)
        return HTTPResponse(status: 204)
      },
      ForgeRoute("GET", "build-status/1.0/commits/{sha}", query: ["orderBy", "start", "limit"]) {
        (call, world) throws(ForgeRefusal) in
        let repository = world.repositories.first { world.knows(call["sha"], in: $0) }
        let statuses = world.newestStatuses(of: call["sha"], in: repository?.id ?? 0)
        return page(statuses.reversed().map(json), call)
      },
    ]
  }

  var repositoryRoutes: [ForgeRoute] {
    [
      // The filter finds parts of names; only whoever has the permission is shown.
      ForgeRoute(
        "GET", "api/1.0/users",
        query: [
          "filter", "group", "permission", "permission.projectKey", "permission.repositorySlug", "start", "limit",
        ]
      ) { (call, world) throws(ForgeRefusal) in
        guard call.account != nil else { throw ForgeRefusal(401, "Authentication required") }
        let path = "\(call.query("permission.projectKey") ?? "")/\(call.query("permission.repositorySlug") ?? "")"
        let repository = try call.repository(path, in: world)
        let words: [String: ForgeWorld.Role] = ["REPO_READ": .read, "REPO_WRITE": .write, "REPO_ADMIN": .admin]
        guard let role = words[call.query("permission") ?? ""] else { throw ForgeRefusal(400, "no such permission") }
        let filter = (call.query("filter") ?? "").lowercased()
        let found = world.accounts.filter { account in
          account.login.lowercased().contains(filter) && repository.role(of: account.login) >= role
        }
        return page(found.map { user($0.login, world) }, call)
      },
      ForgeRoute("GET", "api/1.0/projects/{project}/repos", query: ["start", "limit"]) {
        (call, world) throws(ForgeRefusal) in
        let shown = world.repositories.filter { $0.owner == call["project"] && call.role(in: $0) >= .read }
        guard !shown.isEmpty else { throw ForgeRefusal(404, "Project \(call["project"]) does not exist.") }
        return page(shown.map { json($0) }, call)
      },
      under("GET", "") { (call, world) throws(ForgeRefusal) in answer(json(try repository(call, world)), call) },
      under("GET", "/default-branch") { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        guard let sha = repository.branches[repository.defaultBranch] else { return HTTPResponse(status: 204) }
        return answer(branch(repository.defaultBranch, sha, in: repository), call)
      },
      under("GET", "/branches", query: ["filterText", "orderBy", "details", "start", "limit"]) {
        (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        return page(
          repository.branches.sorted { $0.key < $1.key }.map { branch($0, $1, in: repository) }, call, maximum: 1000)
      },
      under("GET", "/browse/{path...}", query: ["at", "start", "limit"]) { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        let heads = "refs/heads/"
        if let at = call.query("at") {
          let revision = at.hasPrefix(heads) ? String(at.dropFirst(heads.utf8.count)) : at
          guard world.resolve(revision, in: repository) != nil else {
            throw ForgeRefusal(404, "The commit or branch '\(at)' does not exist.")
          }
        }
        let path = call["path"]
        if repository.files.contains(path) { return answer(["lines": [["text": "Hello"]], "isLastPage": true], call) }
        guard path.isEmpty || repository.files.contains(where: { $0.hasPrefix(path + "/") }) else {
          throw ForgeRefusal(404, "The path \"\(path)\" does not exist.")
        }
        return answer(["path": ["toString": .string(path)], "children": ["values": []]], call)
      },
    ]
  }

  private func branch(_ name: String, _ sha: String, in repository: ForgeWorld.Repository) -> Value {
    [
      "id": .string("refs/heads/\(name)"), "displayId": .string(name), "type": "BRANCH", "latestCommit": .string(sha),
      "isDefault": .bool(name == repository.defaultBranch),
    ]
  }
}
