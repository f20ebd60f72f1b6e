// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPTransport

// Commits, build statuses, accounts, permissions, repositories, branches, sources. forge-apis sections 4.4 to 4.6 and 4.11.

extension BitbucketCloudDialect {
  var commitRoutes: [ForgeRoute] {
    [
      under("GET", "/commit/{sha}") { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        return .answer(["type": "commit", "hash": .string(try commit(call["sha"], in: repository, world))])
      },
      under("GET", "/commit/{sha}/statuses", query: ["pagelen", "page", "refname", "q", "sort"]) {
        (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        let sha = try commit(call["sha"], in: repository, world)
        return try page(world.newestStatuses(of: sha, in: repository.id).map(json), call)
      },
      // The same key overwrites.
      under(
        "POST", "/commit/{sha}/statuses/build", members: ["key", "state", "name", "description", "url", "refname"]
      ) { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        try call.demand(.read, in: repository, "Access denied")
        let sha = try commit(call["sha"], in: repository, world)
        let key = try call.text("key", missing: ForgeRefusal(400, "key: This field is required."))
        let url = try call.text("url", missing: ForgeRefusal(400, "url: This field is required."))
        let states = ["INPROGRESS", "SUCCESSFUL", "FAILED", "STOPPED"]
        guard let state = call.json["state"]?.string, states.contains(state) else {
          throw ForgeRefusal(400, "state: Select a valid choice.")
        }
        guard key.utf8.count <= 40 else {
          throw ForgeRefusal(400, "key: Ensure this value has at most 40 characters (it has \(key.utf8.count)).")
        }
        let status = world.addStatus(
          ForgeWorld.Status(
            id: 0, key: key, state: state, text: call.json["description"]?.string ?? "", url: url, createdAt: call.now,
            by: call.login), to: sha, in: repository.id)
        return .answer(json(status), 201)
      },
    ]
  }

  /// The whole name of a commit that is given by its first digits.
  private func commit(
    _ name: String, in repository: ForgeWorld.Repository, _ world: ForgeWorld
  ) throws(ForgeRefusal) -> String {
    let known = Array(repository.branches.values) + (world.pulls[repository.id] ?? []).map(\.sha)
    guard name.utf8.count >= 7, let found = known.first(where: { $0.hasPrefix(name) }) else {
      throw ForgeRefusal(404, "Commit not found")
    }
    return found
  }

  var repositoryRoutes: [ForgeRoute] { accountRoutes + listRoutes }

  private var accountRoutes: [ForgeRoute] {
    [
      ForgeRoute("GET", "user") { (call, world) throws(ForgeRefusal) in
        guard let account = call.account else { throw ForgeRefusal(401, "") }
        if account.isInstallation { throw ForgeRefusal(403, "This token has no account") }
        return .answer(user(account.login, world))
      },
      ForgeRoute(
        "GET", "workspaces/{owner}/permissions/repositories/{repo}", query: ["q", "sort", "pagelen", "page"]
      ) { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        try call.demand(.admin, in: repository, "Your credentials lack one or more required privilege scopes.")
        let prefix = "user.uuid=\""
        guard let filter = call.query("q"), filter.hasPrefix(prefix), filter.hasSuffix("\"") else {
          throw ForgeRefusal(400, "Invalid query")
        }
        let asked = String(filter.dropFirst(prefix.utf8.count).dropLast())
        let account = BitbucketCloudDialect.account(asked, in: world)
        let words: [ForgeWorld.Role: Value] = [.read: "read", .write: "write", .admin: "admin"]
        guard let account, let word = repository.roles[account.login].flatMap({ words[$0] }) else {
          return try page([], call)
        }
        return try page(
          [["type": "repository_permission", "permission": word, "user": user(account.login, world)]], call)
      },
    ]
  }

  private var listRoutes: [ForgeRoute] {
    [
      ForgeRoute("GET", "repositories/{owner}", query: ["role", "q", "sort", "pagelen", "page"]) {
        (call, world) throws(ForgeRefusal) in
        let all = world.repositories.filter { $0.owner == call["owner"] }
        guard !all.isEmpty else { throw ForgeRefusal(404, "No workspace with identifier '\(call["owner"])'.") }
        let isMember = call.query("role") == "member"
        let shown = all.filter { isMember ? $0.roles[call.login] != nil : call.role(in: $0) >= .read }
        return try page(shown.sorted { $0.name < $1.name }.map { json($0) }, call)
      },
      under("GET", "") { (call, world) throws(ForgeRefusal) in .answer(json(try repository(call, world))) },
      under("GET", "/refs/branches", query: ["q", "sort", "pagelen", "page"]) { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        return try page(repository.branches.sorted { $0.key < $1.key }.map { branch($0, $1) }, call)
      },
      under("GET", "/refs/branches/{name}") { (call, world) throws(ForgeRefusal) in
        guard let sha = try repository(call, world).branches[call["name"]] else { throw ForgeRefusal(404, "Not Found") }
        return .answer(branch(call["name"], sha))
      },
      under("GET", "/src/{sha}/{path...}", query: ["format", "max_depth", "pagelen", "page", "q"]) {
        (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        _ = try commit(call["sha"], in: repository, world)
        let path = call["path"]
        let isFolder = path.isEmpty || repository.files.contains { $0.hasPrefix(path + "/") }
        guard isFolder || repository.files.contains(path) else {
          throw ForgeRefusal(404, "No such file or directory: \(path)")
        }
        return .answer(["type": isFolder ? "commit_directory" : "commit_file", "path": .string(path)])
      },
    ]
  }

  private func branch(_ name: String, _ sha: String) -> Value {
    ["type": "branch", "name": .string(name), "target": ["type": "commit", "hash": .string(sha)]]
  }
}
