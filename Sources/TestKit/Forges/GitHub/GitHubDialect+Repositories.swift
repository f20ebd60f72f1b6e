// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPTransport

// Accounts, Apps, repositories, branches, contents, permissions. forge-apis sections 1.6, 1.7 and 1.11.

extension GitHubDialect {
  var repositoryRoutes: [ForgeRoute] { ownRoutes + appRoutes + listRoutes + treeRoutes }

  private var ownRoutes: [ForgeRoute] {
    [
      ForgeRoute("GET", "user") { (call, world) throws(ForgeRefusal) in
        guard let account = call.account else { throw ForgeRefusal(401, "Requires authentication") }
        if account.isInstallation { throw ForgeRefusal(403, "Resource not accessible by integration") }
        return .answer(user(account.login, world))
      }
    ]
      + under("GET", "/collaborators/{user}/permission") { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        try call.demand(.write, in: repository, "Must have push access to view collaborator permission.")
        guard world.account(call["user"]) != nil else { throw ForgeRefusal(404, "\(call["user"]) is not a user") }
        let words: [ForgeWorld.Role: Value] = [.none: "none", .read: "read", .write: "write", .admin: "admin"]
        let word = words[repository.role(of: call["user"])] ?? "none"
        return .answer(["permission": word, "role_name": word, "user": user(call["user"], world)])
      }
  }

  private var appRoutes: [ForgeRoute] {
    [
      ForgeRoute("GET", "app") { (call, world) throws(ForgeRefusal) in
        guard let app = world.apps.first(where: { $0.id == call.account?.id }) else {
          throw ForgeRefusal(401, "A JSON web token could not be decoded")
        }
        return .answer(["id": .int(app.id), "slug": .string(app.slug), "name": .string(app.slug)])
      },
      ForgeRoute("GET", "repos/{owner}/{repo}/installation") { (call, world) throws(ForgeRefusal) in
        guard let app = world.apps.first(where: { $0.id == call.account?.id }),
          let id = app.installations[call["owner"]]
        else { throw ForgeRefusal(404, "Not Found") }
        return .answer(["id": .int(id), "account": ["login": .string(call["owner"])], "app_id": .int(app.id)])
      },
      ForgeRoute("GET", "orgs/{owner}/installation") { (call, world) throws(ForgeRefusal) in
        guard let app = world.apps.first(where: { $0.id == call.account?.id }),
          let id = app.installations[call["owner"]]
        else { throw ForgeRefusal(404, "Not Found") }
        return .answer(["id": .int(id), "account": ["login": .string(call["owner"])], "app_id": .int(app.id)])
      },
      ForgeRoute(
        "POST", "app/installations/{installation}/access_tokens",
        members: ["repositories", "repository_ids", "permissions"]
      ) { (call, world) throws(ForgeRefusal) in
        guard let app = world.apps.first(where: { $0.id == call.account?.id }),
          let owner = app.installations.first(where: { "\($0.value)" == call["installation"] })?.key
        else { throw ForgeRefusal(404, "Not Found") }
        let token = "ghs_\(world.nextID())"
        let expiry = call.now + .seconds(3600)
        world.tickets[token] = ForgeWorld.Ticket(owner: owner, app: app.slug, expiry: expiry)
        return .answer(
          [
            "token": .string(token), "expires_at": .string(expiry.description), "permissions": ["contents": "read"],
            "repository_selection": "all",
          ], 201)
      },
    ]
  }

  private var listRoutes: [ForgeRoute] {
    let query: Set<String> = ["type", "sort", "direction", "per_page", "page"]
    return [
      ForgeRoute("GET", "orgs/{owner}/repos", query: query) { (call, world) throws(ForgeRefusal) in
        let visible = world.repositories.filter { $0.owner == call["owner"] && call.role(in: $0) >= .read }
        guard !visible.isEmpty else { throw ForgeRefusal(404, "Not Found") }
        return page(visible.map { json($0) }, call)
      }
    ]
      + under("GET", "") { (call, world) throws(ForgeRefusal) in .answer(json(try repository(call, world))) }
      + under("GET", "/branches", query: ["protected", "per_page", "page"]) { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        let branches: [Value] = repository.branches.sorted { $0.key < $1.key }.map { name, sha in
          ["name": .string(name), "commit": ["sha": .string(sha)], "protected": false]
        }
        return page(branches, call, repository)
      }
      + under("GET", "/branches/{branch}") { (call, world) throws(ForgeRefusal) in
        guard let sha = try repository(call, world).branches[call["branch"]] else {
          throw ForgeRefusal(404, "Branch not found")
        }
        return .answer(["name": .string(call["branch"]), "commit": ["sha": .string(sha)], "protected": false])
      }
  }

  private var treeRoutes: [ForgeRoute] {
    under("GET", "/contents/{path...}", query: ["ref"]) { (call, world) throws(ForgeRefusal) in
      let repository = try repository(call, world)
      let path = call["path"]
      if let ref = call.query("ref"), world.resolve(ref, in: repository) == nil {
        throw ForgeRefusal(404, "No commit found for the ref \(ref)")
      }
      if repository.files.contains(path) {
        return .answer(["type": "file", "path": .string(path), "encoding": "base64", "content": "SGVsbG8=\n"])
      }
      let inside = repository.files.filter { $0.hasPrefix(path + "/") }.sorted()
      guard !inside.isEmpty else { throw ForgeRefusal(404, "Not Found") }
      return .answer(.array(inside.map { ["type": "file", "path": .string($0)] }))
    }
  }
}
