// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import HTTPTransport

/// Pull requests as Azure DevOps writes them. forge-apis section 6.1.
enum AzurePullRequest {
  /// The head is "" until the merge has been tried. There is no instant of the last change, and lists cut the description.
  /// - Parameter base: of the API, for answers without the address of the page.
  static func read(
    _ value: Value, in repository: RepositoryRef, host: String, base: String
  ) throws(ForgeError) -> PullRequest {
    let name = value["pullRequestId"]?.int.map { "pull request \($0)" } ?? "a pull request"
    let wire = WireObject(value: value, host: host, name: name)
    var pull = PullRequest(
      repository: repository, number: try wire.requiredNumber("pullRequestId"), state: try state(wire),
      title: try wire.required("title"), branch: Webhook.shortReference(try wire.required("sourceRefName")),
      targetBranch: Webhook.shortReference(try wire.required("targetRefName")),
      headSHA: wire.text("lastMergeSourceCommit", "commitId"), author: author(value["createdBy"]))
    pull.authorAccount = wire.text("createdBy", "id")
    pull.body = wire.text("description")
    pull.baseSHA = wire.text("lastMergeTargetCommit", "commitId")
    pull.labels = (value["labels"]?.array ?? []).filter { $0["active"]?.bool != false }.compactMap {
      $0["name"]?.string
    }
    pull.isDraft = wire.flag("isDraft") ?? false
    pull.isFork = wire.isMap("forkSource")
    let page = page(repository, base)
    pull.url = (value.at("repository", "webUrl")?.string ?? page) + "/pullrequest/\(pull.number)"
    if pull.isFork {
      let source = value.at("forkSource", "repository")
      let project = [RepositoryRef(path: repository.owner).owner, source?.at("project", "name")?.string ?? ""]
      if let name = source?["name"]?.string { pull.headRepository = (project + [name]).joined(separator: "/") }
      pull.headCloneURL = source?["remoteUrl"]?.string ?? ""
    } else {
      pull.headRepository = repository.description
      pull.headCloneURL = value.at("repository", "remoteUrl")?.string ?? page
    }
    pull.createdAt = wire.instant("creationDate")
    return pull
  }

  private static func author(_ user: Value?) -> String {
    let name = user?["uniqueName"]?.string ?? user?["displayName"]?.string ?? "ghost"
    return String(name.prefix { $0 != "@" })
  }

  private static func state(_ wire: WireObject) throws(ForgeError) -> PullRequest.State {
    switch try wire.required("status") {
    case "active": .open
    case "completed": .merged
    case "abandoned": .closed
    case let other: throw .malformed(host: wire.host, detail: "\(wire.name) is \(other.shortened(toBytes: 40))")
    }
  }

  /// Where the repository is shown and cloned from.
  static func page(_ repository: RepositoryRef, _ base: String) -> String {
    "\(base)/\(PercentEncoding.path(repository.owner))/_git/\(PercentEncoding.component(repository.name))"
  }
}
