// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge

/// Webhooks of bitbucket.org. forge-apis section 4.9.
struct BitbucketCloudIntake: ForgeIntake {
  /// Data Center sends the same event header, but neither of these.
  func recognises(_ delivery: Delivery) -> Bool {
    delivery.headers["x-event-key"] != nil
      && (delivery.headers["x-hook-uuid"] != nil || delivery.headers["x-attempt-number"] != nil)
  }

  func verify(_ delivery: Delivery, secrets: [[UInt8]]) -> Bool {
    Webhook.isSigned(delivery.body, header: delivery.headers["x-hub-signature"], secrets: secrets)
  }

  func decode(_ delivery: Delivery) throws(ForgeError) -> [ForgeEvent] {
    guard let name = delivery.headers["x-event-key"], let kind = BitbucketCloudIntake.kind(of: name) else { return [] }
    let value = try Webhook.json(of: delivery)
    let wire = WireObject(value: value, host: "webhook", name: name)
    let repository = RepositoryRef(path: try wire.required("repository", "full_name"))
    guard !repository.owner.isEmpty, !repository.name.isEmpty else {
      throw Webhook.malformed("\(name) without a repository")
    }
    func event(_ number: Int?, _ reference: String = "") -> ForgeEvent {
      ForgeEvent(
        kind: kind, repository: repository, number: number, reference: reference,
        deliveryID: delivery.headers["x-request-uuid"] ?? "")
    }
    switch kind {
    case .pullRequest, .comment: return [event(try wire.requiredNumber("pullrequest", "id"))]
    case .status: return [event(nil, try commit(wire))]
    case .push:
      return try changes(wire).map { event(nil, $0) }
    case .ping: return []
    }
  }

  private static func kind(of name: String) -> ForgeEvent.Kind? {
    switch name {
    case "pullrequest:created", "pullrequest:updated", "pullrequest:fulfilled", "pullrequest:rejected": .pullRequest
    case "pullrequest:comment_created", "pullrequest:comment_updated", "pullrequest:comment_deleted": .comment
    case "repo:push": .push
    case "repo:commit_status_created", "repo:commit_status_updated": .status
    default: nil
    }
  }

  /// Branches by their names; a deleted one has only an old side.
  private func changes(_ wire: WireObject) throws(ForgeError) -> [String] {
    guard let changes = wire.value.at("push", "changes")?.array else {
      throw Webhook.malformed("\(wire.name) without push.changes")
    }
    return changes.compactMap { change in
      let side = change["new"]?.object == nil ? change["old"] : change["new"]
      guard let name = side?["name"]?.string else { return nil }
      return side?["type"]?.string == "tag" ? "refs/tags/" + name : name
    }
  }

  /// The commit's name stands only in the address of a link.
  private func commit(_ wire: WireObject) throws(ForgeError) -> String {
    let link = try wire.required("commit_status", "links", "commit", "href")
    return link.split(separator: "/").last.map(String.init) ?? ""
  }
}
