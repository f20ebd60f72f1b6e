// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Git
internal import HTTPServing

// Repositories, branches, who may do what; hooks and accounts.

extension GiteaAPI {
  func addRepositoryRoutes(_ router: inout Router) {
    let repo = "repos/{owner}/{repo}"
    on(&router, "GET", repo, .anyone) { .json(200, try await $0.json.repository(try $0.repository())) }
    on(&router, "GET", repo + "/branches", .anyone) { question in
      let repository = try question.repository()
      return try await question.page(try await question.forge.git(repository).branches()) {
        try await question.json.branch($0.name, sha: $0.sha, in: repository)
      }
    }
    on(&router, "GET", repo + "/branches/{branch...}", .anyone) { question in
      let (repository, name) = (try question.repository(), question.parameters["branch"])
      guard let sha = try await question.forge.tip(name, of: repository) else { throw ForgeFailure.notFound("branch") }
      return .json(200, try await question.json.branch(name, sha: sha, in: repository))
    }
    on(&router, "POST", repo + "/forks", .user) { question in
      let name = try question.body()["name"]?.string
      let copy = try await question.forge.fork(question.repository(), to: question.someone(), name: name)
      return .json(202, try await question.json.repository(copy))
    }
    let lists: [(String, String)] = [("orgs/{owner}/repos", "owner"), ("users/{owner}/repos", "owner")]
    for (pattern, parameter) in lists {
      on(&router, "GET", pattern, .anyone) { question in
        let repositories = try question.forge.repositories(owner: question.parameters[parameter])
        guard !repositories.isEmpty else { throw ForgeFailure.notFound("owner") }
        return try await question.page(repositories) { try await question.json.repository($0) }
      }
    }
    on(&router, "GET", "repos/search", .anyone) { question in
      let words = question.request.query("q")?.lowercased() ?? ""
      let found = try question.forge.repositories().filter { words.isEmpty || $0.fullName.lowercased().contains(words) }
      var response = try await question.page(found) { try await question.json.repository($0) }
      if case .bytes(let bytes) = response.body {
        response.body = .bytes(JSON.bytes(["ok": true, "data": try JSON.parse(bytes)]))
      }
      return response
    }
    addPermissionRoutes(&router)
  }

  private func addPermissionRoutes(_ router: inout Router) {
    let collaborator = "repos/{owner}/{repo}/collaborators/{user}"
    on(&router, "GET", collaborator, .user) { question in
      let user = try Self.named(question)
      return .empty(try question.forge.store.isCollaborator(user, on: question.repository()) ? 204 : 404)
    }
    on(&router, "PUT", collaborator, .user) { question in
      try question.requireAdministration()
      let permission = try question.body()["permission"]?.string ?? "write"
      guard ["read", "write", "admin"].contains(permission) else {
        throw ForgeFailure.unprocessable("[Permission]: read, write or admin")
      }
      try question.forge.store.grant(permission, to: Self.named(question), on: question.repository())
      return .empty(204)
    }
    on(&router, "GET", collaborator + "/permission", .user) { question in
      let user = try Self.named(question)
      if !question.isMine(user.id) {
        guard try ["admin", "owner"].contains(question.permission) else {
          throw ForgeFailure.forbidden(
            "Only admins can query all permissions, repo admins can query all repo permissions,"
              + " collaborators can query only their own")
        }
      }
      let permission = try question.forge.store.permission(of: user, on: question.repository())
      return .json(
        200, ["permission": .string(permission), "role_name": .string(permission), "user": question.json.user(user)])
    }
    on(&router, "GET", "users/{user}", .anyone) { .json(200, $0.json.user(try Self.named($0))) }
    on(&router, "GET", "orgs/{org}/teams", .user) { _ in .json(200, []) }
    on(&router, "GET", "orgs/{org}/members/{user}", .user) { question in
      let isOwner = question.parameters["org"].lowercased() == question.parameters["user"].lowercased()
      return .empty(isOwner ? 204 : 404)
    }
  }

  static func named(_ question: Question) throws -> ForgeUser {
    guard let user = try question.forge.store.user(login: question.parameters["user"]) else {
      throw ForgeFailure.notFound("user")
    }
    return user
  }

  func addAdministrationRoutes(_ router: inout Router) {
    on(&router, "POST", "admin/users", .user) { question in
      guard try question.someone().isAdmin else { throw ForgeFailure.forbidden("Only administrators") }
      let body = try question.body()
      guard let login = body["username"]?.string, LocalForge.isName(login) else {
        throw ForgeFailure.unprocessable("[Username]: Required")
      }
      guard try question.forge.store.user(login: login) == nil else {
        throw ForgeFailure.unprocessable("user already exists [name: \(login)]")
      }
      let user = try question.forge.store.ensureUser(login, fullName: body["full_name"]?.string ?? "")
      return .json(201, question.json.user(user))
    }
    on(&router, "POST", "user/repos", .user) { question in
      let body = try question.body()
      guard let name = body["name"]?.string, LocalForge.isName(name) else {
        throw ForgeFailure.unprocessable("[Name]: Required")
      }
      let user = try question.someone()
      guard try question.forge.repository(owner: user.login, name: name) == nil else {
        throw ForgeFailure.conflict("The repository with the same name already exists.")
      }
      let made = try await question.forge.createRepository(
        owner: user.login, name: name, defaultBranch: body["default_branch"]?.string ?? "main")
      return .json(201, try await question.json.repository(made))
    }
    addHookRoutes(&router)
  }

  private func addHookRoutes(_ router: inout Router) {
    let list = "repos/{owner}/{repo}/hooks"
    on(&router, "GET", list, .user) { question in
      try question.requireAdministration()
      return try await question.page(try question.forge.store.hooks(of: question.repository())) {
        question.json.hook($0)
      }
    }
    on(&router, "POST", list, .user) { question in
      try question.requireAdministration()
      let body = try question.body()
      guard let url = body.at("config", "url")?.string, url.hasPrefix("http://") || url.hasPrefix("https://") else {
        throw ForgeFailure.unprocessable("Invalid url")
      }
      guard body["type"]?.string != nil else { throw ForgeFailure.unprocessable("[Type]: Required") }
      let hook = try question.forge.store.addHook(
        ForgeHook(
          id: 0, repositoryID: question.repository().id, url: url, secret: body.at("config", "secret")?.string ?? "",
          events: (body["events"]?.array ?? []).compactMap(\.string).filter { !$0.contains(",") },
          isActive: body["active"]?.bool ?? false, createdAt: question.forge.now(), updatedAt: question.forge.now()))
      return .json(201, question.json.hook(hook))
    }
    on(&router, "GET", list + "/{id}", .user) { .json(200, $0.json.hook(try Self.hook($0))) }
    on(&router, "PATCH", list + "/{id}", .user) { question in
      var hook = try Self.hook(question)
      let body = try question.body()
      if let url = body.at("config", "url")?.string { hook.url = url }
      if let secret = body.at("config", "secret")?.string { hook.secret = secret }
      if let events = body["events"]?.array { hook.events = events.compactMap(\.string) }
      if let isActive = body["active"]?.bool { hook.isActive = isActive }
      try question.forge.store.save(hook)
      return .json(200, question.json.hook(try question.forge.store.hook(id: hook.id) ?? hook))
    }
    on(&router, "DELETE", list + "/{id}", .user) { question in
      try question.forge.store.delete(Self.hook(question))
      return .empty(204)
    }
  }

  private static func hook(_ question: Question) throws -> ForgeHook {
    try question.requireAdministration()
    guard let id = Int64(question.parameters["id"]), let hook = try question.forge.store.hook(id: id),
      hook.repositoryID == (try question.repository()).id
    else { throw ForgeFailure.notFound("hook") }
    return hook
  }
}
