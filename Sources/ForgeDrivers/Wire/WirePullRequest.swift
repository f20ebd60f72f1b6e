// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge

/// What GitHub's and Gitea's pull requests have in common, which is nearly all: Gitea's API is modelled on GitHub's.
enum WirePullRequest {
  /// - Parameter repository: as it was asked for; a renamed repository answers under its new name.
  static func common(_ value: Value, in repository: RepositoryRef, host: String) throws(ForgeError) -> PullRequest {
    let number = value["number"]?.int.map { "pull request \($0)" } ?? "a pull request"
    let wire = WireObject(value: value, host: host, name: number)
    var pull = PullRequest(
      repository: repository, number: try wire.requiredNumber("number"), state: try state(wire),
      title: try wire.required("title"), branch: try wire.required("head", "ref"),
      targetBranch: try wire.required("base", "ref"), headSHA: try wire.required("head", "sha"),
      author: login(wire.value["user"]))
    pull.body = wire.text("body")
    pull.baseSHA = wire.text("base", "sha")
    pull.labels = (value["labels"]?.array ?? []).compactMap { $0["name"]?.string }
    pull.isDraft = wire.flag("draft") ?? false
    pull.isFork = isFork(wire)
    pull.headRepository = wire.text("head", "repo", "full_name")
    pull.headCloneURL = wire.text("head", "repo", "clone_url")
    pull.url = wire.text("html_url")
    pull.createdAt = wire.instant("created_at")
    pull.updatedAt = wire.instant("updated_at")
    pull.milestone = wire.text("milestone", "title")
    return pull
  }

  /// The login of an account; accounts that were deleted are null, and shown as `ghost`.
  static func login(_ user: Value?) -> String { user?["login"]?.string ?? user?["username"]?.string ?? "ghost" }

  private static func state(_ wire: WireObject) throws(ForgeError) -> PullRequest.State {
    switch try wire.required("state") {
    case "open": .open
    case "closed": wire.flag("merged") == true || !wire.text("merged_at").isEmpty ? .merged : .closed
    case let other: throw .malformed(host: wire.host, detail: "\(wire.name) is \(other.shortened(toBytes: 40))")
    }
  }

  /// `head.repo` is null when the fork was deleted. `head.repo.fork` says something else: whether that repository is itself a fork
  /// of something.
  private static func isFork(_ wire: WireObject) -> Bool {
    guard wire.isMap("head", "repo") else { return true }
    guard let head = wire.number("head", "repo", "id"),
      let base = wire.number("base", "repo", "id") ?? wire.number("base", "repo_id")
    else { return true }
    return head != base
  }
}

extension PullRequest {
  /// Whether it bears all of these labels, to the letter.
  func hasAll(of labels: [String]) -> Bool { labels.allSatisfy(self.labels.contains) }
}
