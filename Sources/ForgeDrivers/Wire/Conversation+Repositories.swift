// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import HTTPTransport

// What GitHub and Gitea share about repositories: who may do what, branches, paths.

extension Conversation {
  /// By the account's name; an account that the forge does not know is a stranger.
  func permission(_ repository: RepositoryRef, user: String) async throws(ForgeError) -> Permission {
    let url = session.url("\(path(repository))/collaborators/\(PercentEncoding.component(user))/permission")
    let answer = try await unlessMissing(in: repository) { () async throws(ForgeError) -> Value in
      try await session.value(url, what: "the permission of \(user)")
    }
    switch answer?["permission"]?.string {
    case nil, "none": return .none
    case "read": return .read
    case "write": return .write
    case "admin", "owner": return .admin
    case let other?:
      throw .malformed(host: session.host, detail: "a permission called \(other.shortened(toBytes: 40))")
    }
  }

  /// - Parameter sha: the member of `commit` that holds it, which is where the two differ.
  func branches(_ walk: PageWalk, sha: String) async throws(ForgeError) -> [Branch] {
    var branches: [Branch] = []
    for item in try await walk.all() {
      let wire = WireObject(value: item, host: session.host, name: "a branch")
      branches.append(Branch(name: try wire.required("name"), sha: try wire.required("commit", sha)))
    }
    return branches
  }

  func hasPath(_ repository: RepositoryRef, revision: String, path: String) async throws(ForgeError) -> Bool {
    let inside = PercentEncoding.path(path.trimmingSlashes())
    let url = session.url("\(self.path(repository))/contents/\(inside)", [("ref", revision)])
    let found = try await unlessMissing(in: repository) { () async throws(ForgeError) -> HTTPResponse in
      try await session.send(url, what: "\(path) in \(repository)")
    }
    return found != nil
  }

  /// - Parameter https: the member that is the address for HTTPS.
  func repository(_ value: Value, https: String) throws(ForgeError) -> Repository {
    let wire = WireObject(value: value, host: session.host, name: "a repository")
    return Repository(
      ref: RepositoryRef(path: try wire.required("full_name")), id: wire.number("id").map { String($0) } ?? "",
      defaultBranch: wire.text("default_branch"), httpsURL: wire.text(https), sshURL: wire.text("ssh_url"),
      labels: (value["topics"]?.array ?? []).compactMap(\.string), isArchived: wire.flag("archived") ?? false)
  }
}
