// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPTransport

// Accounts, members, projects, branches, files. forge-apis sections 2.6 and 2.11.

extension GitLabDialect {
  var projectRoutes: [ForgeRoute] { memberRoutes + treeRoutes }

  private var memberRoutes: [ForgeRoute] {
    [
      ForgeRoute("GET", "user") { (call, world) throws(ForgeRefusal) in
        guard let account = call.account else { throw ForgeRefusal(401, "401 Unauthorized") }
        return .answer(user(account.login, world))
      },
      ForgeRoute("GET", "users", query: ["username", "per_page", "page"]) { (call, world) throws(ForgeRefusal) in
        guard call.account != nil else { throw ForgeRefusal(403, "403 Forbidden - Not authorized to access users") }
        let found = world.account(call.query("username") ?? "")
        return page(found.map { [user($0.login, world)] } ?? [], call)
      },
      under("GET", "/members/all/{user}") { (call, world) throws(ForgeRefusal) in
        let project = try project(call, world)
        guard call.account != nil else { throw ForgeRefusal(401, "401 Unauthorized") }
        guard let account = Int64(call["user"]).flatMap({ world.account(id: $0) }),
          let role = project.roles[account.login]
        else { throw ForgeRefusal(404, "404 Not found") }
        let levels: [ForgeWorld.Role: Value] = [.none: 5, .read: 20, .write: 30, .admin: 40]
        var value = user(account.login, world)
        value["access_level"] = levels[role] ?? 0
        return .answer(value)
      },
      // Projects shared with the group come along unless said otherwise; the world knows no such.
      ForgeRoute(
        "GET", "groups/{group}/projects",
        query: [
          "include_subgroups", "with_shared", "archived", "simple", "topic", "search", "order_by", "sort", "per_page",
          "page",
        ]
      ) { (call, world) throws(ForgeRefusal) in
        let group = call["group"]
        let all = world.repositories.filter { $0.owner == group || $0.owner.hasPrefix(group + "/") }
        guard !all.isEmpty else { throw ForgeRefusal(404, "", extra: ["message": "404 Group Not Found"]) }
        let wanted = all.filter { project in
          call.role(in: project) >= .read
            && (project.owner == group || call.query("include_subgroups") == "true")
            && (call.query("archived").map { "\(project.isArchived)" == $0 } ?? true)
            && (call.query("topic").map(project.topics.contains) ?? true)
        }
        return page(wanted.map { json($0) }, call)
      },
    ]
  }

  private var treeRoutes: [ForgeRoute] {
    [
      under("GET", "") { (call, world) throws(ForgeRefusal) in .answer(json(try project(call, world))) },
      under("GET", "/repository/branches", query: ["search", "regex", "per_page", "page"]) {
        (call, world) throws(ForgeRefusal) in
        let project = try project(call, world)
        let branches: [Value] = project.branches.sorted { $0.key < $1.key }.map { name, sha in
          [
            "name": .string(name), "commit": ["id": .string(sha)], "default": .bool(name == project.defaultBranch),
            "protected": false, "merged": false,
          ]
        }
        return page(branches, call)
      },
      under("GET", "/repository/files/{path}", query: ["ref"]) { (call, world) throws(ForgeRefusal) in
        let project = try project(call, world)
        guard let ref = call.query("ref") else { throw ForgeRefusal(400, "", extra: ["error": "ref is missing"]) }
        guard world.resolve(ref, in: project) != nil, project.files.contains(call["path"]) else {
          throw ForgeRefusal(404, "", extra: ["message": "404 File Not Found"])
        }
        return .answer(["file_path": .string(call["path"]), "encoding": "base64", "content": "SGVsbG8="])
      },
      under("GET", "/repository/tree", query: ["path", "ref", "recursive", "per_page", "page"]) {
        (call, world) throws(ForgeRefusal) in
        let project = try project(call, world)
        let path = call.query("path") ?? ""
        let inside = project.files.filter { $0.hasPrefix(path + "/") }.sorted()
        guard !inside.isEmpty else { throw ForgeRefusal(404, "", extra: ["message": "404 Tree Not Found"]) }
        return page(inside.map { ["name": .string($0), "type": "blob", "path": .string($0)] }, call)
      },
    ]
  }
}
