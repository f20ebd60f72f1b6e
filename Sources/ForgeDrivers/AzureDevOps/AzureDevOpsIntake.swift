// SPDX-License-Identifier: Apache-2.0
internal import Cryptography
internal import Documents
internal import Forge
internal import HTTPTransport

/// Service hooks of Azure DevOps, which are not signed: they bring a password or a header of one's own. forge-apis section 6.9.
struct AzureDevOpsIntake: ForgeIntake {
  /// Header that a subscription may send the secret in, instead of as a password.
  private static let tokenHeader = "x-nestling-token"
  private static let foreignEvents = [
    "x-github-event", "x-gitlab-event", "x-gitea-event", "x-forgejo-event", "x-gogs-event", "x-event-key",
  ]

  /// The event is named in the body alone, which is not read before the sender is proven: so these are what is no other forge's and
  /// brings something to prove itself with.
  func recognises(_ delivery: Delivery) -> Bool {
    AzureDevOpsIntake.foreignEvents.allSatisfy { delivery.headers[$0] == nil } && claim(delivery) != nil
  }

  func verify(_ delivery: Delivery, secrets: [[UInt8]]) -> Bool {
    guard let claim = claim(delivery) else { return false }
    var isProven = false
    // Every secret is tried, so that the time does not tell which one fits.
    for secret in secrets where !secret.isEmpty {
      let isMatch = ConstantTime.areEqual(Array(claim.utf8), secret)
      isProven = isProven || isMatch
    }
    return isProven
  }

  /// A finished build names only its project: then the name of the repository is "".
  func decode(_ delivery: Delivery) throws(ForgeError) -> [ForgeEvent] {
    let value = try Webhook.json(of: delivery)
    guard let name = value["eventType"]?.string, let kind = AzureDevOpsIntake.kind(of: name) else { return [] }
    let resource = value["resource"] ?? .null
    let pull = resource["pullRequest"] ?? resource
    guard let repository = AzureRepository.ref(kind == .status ? resource : pull["repository"]) else {
      throw Webhook.malformed("\(name) without a repository; let the subscription send all resource details")
    }
    func event(_ number: Int?, _ reference: String = "") -> ForgeEvent {
      ForgeEvent(
        kind: kind, repository: repository, number: number, reference: reference, deliveryID: value["id"]?.string ?? "")
    }
    switch kind {
    case .push:
      let updates = resource["refUpdates"]?.array ?? []
      return updates.compactMap { $0["name"]?.string }.map { event(nil, Webhook.shortReference($0)) }
    case .status: return [event(nil, resource["sourceVersion"]?.string ?? "")]
    default:
      return [event(try WireObject(value: pull, host: "webhook", name: name).requiredNumber("pullRequestId"))]
    }
  }

  /// What is offered as proof: the password, or the header.
  private func claim(_ delivery: Delivery) -> String? {
    delivery.headers[AzureDevOpsIntake.tokenHeader]
      ?? delivery.headers["authorization"].flatMap { Credentials.basic(in: $0)?.password }
  }

  /// An attempt to merge is an event too, also while the pull request stays open.
  private static func kind(of name: String) -> ForgeEvent.Kind? {
    switch name {
    case "git.pullrequest.created", "git.pullrequest.updated", "git.pullrequest.merged": .pullRequest
    case "ms.vss-code.git-pullrequest-comment-event": .comment
    case "git.push": .push
    case "build.complete": .status
    default: nil
    }
  }
}

/// Which repository an event is about.
enum AzureRepository {
  /// `organisation/project` and the name, "" when the event is about the whole project. The organisation stands only in addresses.
  static func ref(_ value: Value?) -> RepositoryRef? {
    guard let project = value?.at("project", "name")?.string,
      let address = value?["remoteUrl"]?.string ?? value?["url"]?.string,
      let organization = organization(in: address, project: project)
    else { return nil }
    return RepositoryRef(owner: "\(organization)/\(project)", name: value?["name"]?.string ?? "")
  }

  /// `dev.azure.com/ORG/…`, `ORG.visualstudio.com/…`, and before the project on a server of one's own.
  private static func organization(in address: String, project: String) -> String? {
    let parts = address.split(separator: "/").dropFirst().map(String.init)
    guard let host = parts.first?.split(separator: "@").last.map(String.init) else { return nil }
    if host.hasSuffix(".visualstudio.com") { return host.split(separator: ".").first.map(String.init) }
    let path = Array(parts.dropFirst().prefix { $0 != "_git" && $0 != "_apis" })
    if host == AzureDevOpsSettings.publicHost { return path.first }
    // A repository that is named like its project leaves the project out of its address.
    let isProject = path.count > 1 && path.last.flatMap(PercentEncoding.decoded) == project
    return isProject ? path.dropLast().last : path.last
  }
}
