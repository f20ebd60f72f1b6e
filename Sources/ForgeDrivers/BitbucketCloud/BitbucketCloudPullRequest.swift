// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge

/// Pull requests as bitbucket.org writes them. forge-apis section 4.1.
enum BitbucketCloudPullRequest {
  /// The head is as short as the forge gives it: twelve digits; "" when it gives none.
  static func read(_ value: Value, in repository: RepositoryRef, host: String) throws(ForgeError) -> PullRequest {
    let name = value["id"]?.int.map { "pull request \($0)" } ?? "a pull request"
    let wire = WireObject(value: value, host: host, name: name)
    var pull = PullRequest(
      repository: repository, number: try wire.requiredNumber("id"), state: try state(wire),
      title: try wire.required("title"), branch: try wire.required("source", "branch", "name"),
      targetBranch: try wire.required("destination", "branch", "name"), headSHA: wire.text("source", "commit", "hash"),
      author: author(value["author"]))
    pull.body = value["description"]?.string ?? wire.text("summary", "raw")
    pull.baseSHA = wire.text("destination", "commit", "hash")
    pull.authorAccount = wire.text("author", "uuid")
    pull.authorIsBot = wire.text("author", "type") == "app_user"
    pull.isDraft = wire.flag("draft") ?? false
    pull.isFork = isFork(wire)
    pull.headRepository = wire.text("source", "repository", "full_name")
    let page = wire.text("source", "repository", "links", "html", "href")
    pull.headCloneURL = page.isEmpty ? "" : page + ".git"
    pull.url = wire.text("links", "html", "href")
    pull.createdAt = wire.instant("created_on")
    pull.updatedAt = wire.instant("updated_on")
    return pull
  }

  private static func author(_ user: Value?) -> String {
    user?["nickname"]?.string ?? user?["display_name"]?.string ?? "ghost"
  }

  private static func state(_ wire: WireObject) throws(ForgeError) -> PullRequest.State {
    switch try wire.required("state") {
    case "OPEN": .open
    case "MERGED": .merged
    case "DECLINED", "SUPERSEDED": .closed
    case let other: throw .malformed(host: wire.host, detail: "\(wire.name) is \(other.shortened(toBytes: 40))")
    }
  }

  /// The source repository is null when the fork was deleted.
  private static func isFork(_ wire: WireObject) -> Bool {
    let source = wire.text("source", "repository", "uuid")
    return source.isEmpty || source != wire.text("destination", "repository", "uuid")
  }
}
