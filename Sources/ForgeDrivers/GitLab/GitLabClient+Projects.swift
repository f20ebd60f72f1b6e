// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import HTTPTransport

// Projects of a group, branches, paths. forge-apis section 2.11.

extension GitLabClient {
  func repositories(of owner: String, settings: Value) async throws(ForgeError) -> [Repository] {
    func flag(_ name: String, _ value: Bool) -> Bool { settings[name]?.bool ?? value }
    var query: [(name: String, value: String)] = [
      ("include_subgroups", "\(flag("includeSubgroups", false))"),
      ("with_shared", "\(flag("includeSharedProjects", true))"), ("order_by", "id"), ("sort", "asc"),
    ]
    // Left out it means both kinds; `true` would mean none but archived ones.
    if !flag("includeArchivedRepos", false) { query.append(("archived", "false")) }
    if let topic = settings["topic"]?.string, !topic.isEmpty { query.append(("topic", topic)) }
    let walk = walk(
      "/groups/\(PercentEncoding.component(owner))/projects", query: query, identity: "id", what: "group \(owner)")
    var repositories: [Repository] = []
    for item in try await walk.all() { repositories.append(try repository(item)) }
    return repositories
  }

  private func repository(_ value: Value) throws(ForgeError) -> Repository {
    let wire = WireObject(value: value, host: host, name: "a project")
    return Repository(
      ref: RepositoryRef(path: try wire.required("path_with_namespace")),
      id: String(try wire.requiredNumber("id")), defaultBranch: wire.text("default_branch"),
      httpsURL: wire.text("http_url_to_repo"), sshURL: wire.text("ssh_url_to_repo"),
      labels: (value["topics"]?.array ?? value["tag_list"]?.array ?? []).compactMap(\.string),
      isArchived: wire.flag("archived") ?? false)
  }

  func branches(_ repository: RepositoryRef) async throws(ForgeError) -> [Branch] {
    let walk = walk(
      path(repository) + "/repository/branches", identity: "name", what: "branches of \(repository)")
    var branches: [Branch] = []
    for item in try await walk.all() {
      let wire = WireObject(value: item, host: host, name: "a branch")
      branches.append(Branch(name: try wire.required("name"), sha: try wire.required("commit", "id")))
    }
    return branches
  }

  /// A file, or a folder in which something lies. Before version 17.7 a folder that is not there is an empty one.
  func hasPath(_ repository: RepositoryRef, revision: String, path inside: String) async throws(ForgeError) -> Bool {
    let inside = inside.trimmingSlashes()
    let file = session.url(
      "\(path(repository))/repository/files/\(PercentEncoding.component(inside))", [("ref", revision)])
    let found = try await unlessMissing(in: repository) { () async throws(ForgeError) -> HTTPResponse in
      try await session.send(file, what: "\(inside) in \(repository)")
    }
    if found != nil { return true }
    let tree = session.url(
      path(repository) + "/repository/tree", [("path", inside), ("ref", revision), ("per_page", "1")])
    let entries = try await unlessMissing(in: repository) { () async throws(ForgeError) -> Value in
      try await session.value(tree, what: "\(inside) in \(repository)")
    }
    return entries?.array?.isEmpty == false
  }
}
