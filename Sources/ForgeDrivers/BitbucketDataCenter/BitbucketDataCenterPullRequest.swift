// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import HTTPTransport

/// Pull requests as Bitbucket Data Center writes them. forge-apis section 5.1.
enum BitbucketDataCenterPullRequest {
  /// - Parameter web: address of the pages, for answers without links.
  static func read(
    _ value: Value, in repository: RepositoryRef, host: String, web: String
  ) throws(ForgeError) -> PullRequest {
    let name = value["id"]?.int.map { "pull request \($0)" } ?? "a pull request"
    let wire = WireObject(value: value, host: host, name: name)
    var pull = PullRequest(
      repository: repository, number: try wire.requiredNumber("id"), state: try state(wire),
      title: try wire.required("title"), branch: try wire.required("fromRef", "displayId"),
      targetBranch: try wire.required("toRef", "displayId"), headSHA: wire.text("fromRef", "latestCommit"),
      author: value.at("author", "user", "name")?.string ?? "ghost")
    pull.body = wire.text("description")
    pull.baseSHA = wire.text("toRef", "latestCommit")
    pull.authorIsBot = wire.text("author", "user", "type") == "SERVICE"
    pull.isDraft = wire.flag("draft") ?? false
    pull.isFork = isFork(wire)
    let source = value.at("fromRef", "repository")
    pull.headRepository = full(source) ?? ""
    pull.headCloneURL =
      source?.at("links", "clone")?.array?.first { $0["name"]?.string == "http" }?["href"]?.string ?? ""
    pull.url = value.at("links", "self")?.array?.first?["href"]?.string ?? page(repository, pull.number, web)
    pull.createdAt = wire.instant("createdDate")
    pull.updatedAt = wire.instant("updatedDate")
    return pull
  }

  private static func state(_ wire: WireObject) throws(ForgeError) -> PullRequest.State {
    switch try wire.required("state") {
    case "OPEN": .open
    case "MERGED": .merged
    case "DECLINED": .closed
    case let other: throw .malformed(host: wire.host, detail: "\(wire.name) is \(other.shortened(toBytes: 40))")
    }
  }

  private static func isFork(_ wire: WireObject) -> Bool {
    guard let source = wire.number("fromRef", "repository", "id"), let target = wire.number("toRef", "repository", "id")
    else { return true }
    return source != target
  }

  /// `PROJECT/slug`
  static func full(_ repository: Value?) -> String? {
    guard let project = repository?.at("project", "key")?.string, let slug = repository?["slug"]?.string else {
      return nil
    }
    return "\(project)/\(slug)"
  }

  private static func page(_ repository: RepositoryRef, _ number: Int, _ web: String) -> String {
    let project = PercentEncoding.component(repository.owner)
    return "\(web)/projects/\(project)/repos/\(PercentEncoding.component(repository.name))/pull-requests/\(number)"
  }
}
