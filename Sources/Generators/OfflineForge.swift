// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import PreviewAPI

/// A row of `pullRequests` in an inputs document: its fields are named as parameters are.
struct RecordedPullRequest: Sendable {
  var pull: PullRequest
  /// As written: GitLab has states that other forges do not have.
  var state: String

  init(_ row: Value, of path: String, field: String) throws(ValidationError) {
    func text(_ key: String) -> String { row[key].map { $0.string ?? JSON.text($0) } ?? "" }
    guard let number = row["number"]?.int ?? Int64(text("number")), number > 0 else {
      throw ValidationError(field: field + ".number", message: "is required; give the number of the pull request")
    }
    state = row["state"]?.string ?? "open"
    if state == "opened" { state = "open" }
    guard let known = PullRequest.State(rawValue: state == "locked" ? "closed" : state) else {
      throw ValidationError(field: field + ".state", message: "is not open, closed, merged or locked")
    }
    pull = PullRequest(
      repository: OfflinePorts.repository(path), number: Int(number), state: known, title: text("title"),
      branch: text("branch"), targetBranch: text("target_branch"), headSHA: text("head_sha"), author: text("author"))
    pull.body = text("body")
    pull.baseSHA = text("base_sha")
    pull.authorAssociation = text("author_association")
    pull.labels = (row["labels"]?.array ?? []).compactMap(\.string)
    pull.isDraft = row["draft"]?.bool ?? false
    pull.isFork = row["fork"]?.bool ?? false
    pull.headRepository = text("head_repository")
    pull.headCloneURL = text("head_clone_url")
    pull.url = text("url")
    pull.createdAt = Timestamp(text("created_at"))
    pull.updatedAt = Timestamp(text("updated_at"))
    pull.milestone = text("milestone")
    pull.authorIsBot = pull.author.hasSuffix("[bot]")
  }
}

/// A forge that knows what a document says and takes nothing.
struct OfflineForge: ForgeClient {
  let host: String
  private let recorded: [String: [RecordedPullRequest]]?
  private let branchesOf: @Sendable (RepositoryRef) -> [Branch]
  /// Which states a listing holds; nil for all.
  private let state: String?

  init(
    kind: String, member: Value, recorded: [String: [RecordedPullRequest]]?, context: GeneratorContext,
    branches: @escaping @Sendable (RepositoryRef) -> [Branch]
  ) {
    let publicHosts = [
      "github": "api.github.com", "gitlab": "gitlab.com", "bitbucket": "api.bitbucket.org",
      "azuredevops": "dev.azure.com",
    ]
    let api = member["api"]?.string ?? ""
    let authority = api.firstRange(of: "://").map { api[$0.upperBound...].prefix { $0 != "/" } } ?? ""
    host = authority.isEmpty ? publicHosts[kind] ?? kind : String(authority)
    self.recorded = recorded
    branchesOf = branches
    state = OfflineForge.state(kind, member, context)
  }

  /// GitLab is asked for the state that is written, and without one for all (appset-controller A.6); previews are of what is
  /// open.
  private static func state(_ kind: String, _ member: Value, _ context: GeneratorContext) -> String? {
    guard kind == "gitlab" else { return "open" }
    let written = member["pullRequestState"]?.string ?? ""
    if written.isEmpty { return context.hasPreviewParameters ? "open" : nil }
    return written == "opened" ? "open" : written
  }

  private func rows(_ repository: RepositoryRef) throws(ForgeError) -> [RecordedPullRequest] {
    let path = repository.owner.isEmpty ? repository.name : repository.description
    guard let rows = recorded?[path] else {
      throw .notFound(
        what: "repository \(path)" + (recorded == nil ? " (no inputs for pullRequests)" : ""), host: host)
    }
    return rows
  }

  func openPullRequests(_ repository: RepositoryRef) async throws(ForgeError) -> Listing {
    Listing(pullRequests: try rows(repository).filter { state == nil || $0.state == state }.map(\.pull))
  }

  func pullRequest(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> PullRequest? {
    try rows(repository).first { $0.pull.number == number }?.pull
  }

  func branches(_ repository: RepositoryRef) async throws(ForgeError) -> [Branch] { branchesOf(repository) }

  func ownComment(_: RepositoryRef, _: Int, marker: String) async throws(ForgeError) -> Comment? { nil }
  func createComment(_: RepositoryRef, _: Int, body: String) async throws(ForgeError) -> Comment { throw refusal }
  func editComment(_: RepositoryRef, _: Int, id: String, body: String) async throws(ForgeError) { throw refusal }
  func setStatus(_: RepositoryRef, sha: String, _: CommitStatus) async throws(ForgeError) { throw refusal }

  private var refusal: ForgeError {
    .refused(host: host, status: 0, detail: "this is a recording, which takes nothing")
  }
}
