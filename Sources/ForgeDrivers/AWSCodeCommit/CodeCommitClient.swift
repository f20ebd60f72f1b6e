// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge

/// Repositories of an AWS account (CodeCommit API Reference, version 2015-04-13). Nothing else of it is spoken: as in
/// ApplicationSet there are no pull requests from there, and no commits of branches, which would be a call each.
struct CodeCommitClient: ForgeClient {
  private static let codeCommit = AmazonAPI.Service(
    name: "codecommit", target: "CodeCommit_20150413", token: "nextToken")
  private static let tagging = AmazonAPI.Service(
    name: "tagging", target: "ResourceGroupsTaggingAPI_20170126", token: "PaginationToken")

  let api: AmazonAPI

  var host: String { api.place.host(CodeCommitClient.codeCommit.name) }

  /// All of the account and region, or with `tagFilters` those that bear the tags: values of one key are "or", keys are "and".
  func repositories(of owner: String, settings: Value) async throws(ForgeError) -> [Repository] {
    let filters = try tagFilters(settings["tagFilters"])
    var found: [Repository] = []
    for name in filters.isEmpty ? try await allNames() : try await names(tagged: filters) {
      let answer = try await ask("GetRepository", ["repositoryName": .string(name)], what: "repository \(name)")
      found.append(try repository(answer["repositoryMetadata"] ?? .null))
    }
    return found
  }

  func branches(_ repository: RepositoryRef) async throws(ForgeError) -> [Branch] {
    try await all(
      "ListBranches", ["repositoryName": .string(repository.name)], items: "branches", what: "\(repository)"
    ).compactMap(\.string).map { Branch(name: $0, sha: "") }
  }

  /// Looks into the folder above, since reading a file would send all of it.
  func hasPath(_ repository: RepositoryRef, revision: String, path: String) async throws(ForgeError) -> Bool {
    let parts = path.split(separator: "/")
    guard let last = parts.last else { return true }
    let folder = "/" + parts.dropLast().joined(separator: "/")
    let answer: Value
    do throws(ForgeError) {
      answer = try await ask(
        "GetFolder",
        [
          "repositoryName": .string(repository.name), "commitSpecifier": .string(revision),
          "folderPath": .string(folder),
        ], what: "\(repository)")
    } catch {
      if case .refused(_, _, let detail) = error, detail.hasPrefix("FolderDoesNotExistException") { return false }
      throw error
    }
    return ["files", "subFolders", "symbolicLinks", "subModules"].contains { kind in
      (answer[kind]?.array ?? []).contains { $0["relativePath"]?.string == String(last) }
    }
  }

  // MARK: names

  private func allNames() async throws(ForgeError) -> [String] {
    try await all("ListRepositories", [:], items: "repositories", what: "the repositories")
      .compactMap { $0["repositoryName"]?.string }
  }

  /// The name ends the ARN: `arn:aws:codecommit:region:account:name`.
  private func names(tagged filters: [Value]) async throws(ForgeError) -> [String] {
    let question: Value = [
      "ResourceTypeFilters": ["codecommit:repository"], "TagFilters": .array(filters), "ResourcesPerPage": 100,
    ]
    let found = try await api.all(
      CodeCommitClient.tagging, "GetResources", question, items: "ResourceTagMappingList", what: "tagged repositories")
    return found.compactMap { $0["ResourceARN"]?.string?.split(separator: ":").last.map(String.init) }
  }

  /// Values of one key in one filter, in the order in which the keys were written.
  private func tagFilters(_ written: Value?) throws(ForgeError) -> [Value] {
    var keys: [String] = []
    var values: [String: [Value]] = [:]
    for filter in written?.array ?? [] {
      guard let key = filter["key"]?.string, !key.isEmpty else {
        throw .misconfigured(field: "tagFilters", detail: "every filter needs a key")
      }
      if values[key] == nil { keys.append(key) }
      values[key, default: []] += [filter["value"]].compactMap { $0?.string?.isEmpty == false ? $0 : nil }
    }
    return keys.map { key in
      let wanted = values[key, default: []]
      return wanted.isEmpty ? ["Key": .string(key)] : ["Key": .string(key), "Values": .array(wanted)]
    }
  }

  private func repository(_ value: Value) throws(ForgeError) -> Repository {
    let wire = WireObject(value: value, host: host, name: "a repository")
    let https = wire.text("cloneUrlHttp")
    var result = Repository(
      ref: RepositoryRef(owner: try wire.required("accountId"), name: try wire.required("repositoryName")),
      id: wire.text("repositoryId"), defaultBranch: wire.text("defaultBranch"), httpsURL: https,
      sshURL: wire.text("cloneUrlSsh"))
    // CodeCommit User Guide, "Git connection endpoints".
    let prefix = "https://git-codecommit."
    if https.hasPrefix(prefix) { result.fipsURL = "https://git-codecommit-fips." + https.dropFirst(prefix.utf8.count) }
    return result
  }

  private func ask(_ operation: String, _ body: Value, what: String) async throws(ForgeError) -> Value {
    try await api.ask(CodeCommitClient.codeCommit, operation, body, what: what)
  }

  private func all(_ operation: String, _ body: Value, items: String, what: String) async throws(ForgeError) -> [Value]
  {
    try await api.all(CodeCommitClient.codeCommit, operation, body, items: items, what: what)
  }
}

// MARK: What is not spoken

extension CodeCommitClient {
  private var silence: ForgeError { .unsupported(host: host, what: "pull requests") }

  func openPullRequests(_ repository: RepositoryRef) async throws(ForgeError) -> Listing { throw silence }
  func pullRequest(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> PullRequest? {
    throw silence
  }
  func ownComment(_ repository: RepositoryRef, _ number: Int, marker: String) async throws(ForgeError) -> Comment? {
    throw silence
  }
  func createComment(_ repository: RepositoryRef, _ number: Int, body: String) async throws(ForgeError) -> Comment {
    throw silence
  }
  func editComment(_ repository: RepositoryRef, _ number: Int, id: String, body: String) async throws(ForgeError) {
    throw silence
  }
  func setStatus(_ repository: RepositoryRef, sha: String, _ status: CommitStatus) async throws(ForgeError) {
    throw silence
  }
}
