// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge

/// Webhooks of Bitbucket Data Center. forge-apis section 5.9. There is none for a reopened pull request and none for builds.
struct BitbucketDataCenterIntake: ForgeIntake {
  func recognises(_ delivery: Delivery) -> Bool {
    delivery.headers["x-event-key"] != nil && delivery.headers["x-hook-uuid"] == nil
      && delivery.headers["x-attempt-number"] == nil
  }

  func verify(_ delivery: Delivery, secrets: [[UInt8]]) -> Bool {
    Webhook.isSigned(delivery.body, header: delivery.headers["x-hub-signature"], secrets: secrets)
  }

  /// The button “Test connection” sends `diagnostics:ping`, which concerns no repository.
  func decode(_ delivery: Delivery) throws(ForgeError) -> [ForgeEvent] {
    guard let name = delivery.headers["x-event-key"], let kind = BitbucketDataCenterIntake.kind(of: name) else {
      return []
    }
    let wire = WireObject(value: try Webhook.json(of: delivery), host: "webhook", name: name)
    let place = kind == .push ? wire.value["repository"] : wire.value.at("pullRequest", "toRef", "repository")
    guard let full = BitbucketDataCenterPullRequest.full(place) else {
      throw Webhook.malformed("\(name) without a repository")
    }
    func event(_ number: Int?, _ reference: String = "") -> ForgeEvent {
      ForgeEvent(
        kind: kind, repository: RepositoryRef(path: full), number: number, reference: reference,
        deliveryID: delivery.headers["x-request-id"] ?? "")
    }
    guard kind == .push else { return [event(try wire.requiredNumber("pullRequest", "id"))] }
    guard let changes = wire.value["changes"]?.array else { throw Webhook.malformed("\(name) without changes") }
    return changes.compactMap { change in
      (change.at("ref", "id")?.string ?? change["refId"]?.string).map { event(nil, Webhook.shortReference($0)) }
    }
  }

  private static func kind(of name: String) -> ForgeEvent.Kind? {
    switch name {
    case "pr:opened", "pr:from_ref_updated", "pr:modified", "pr:merged", "pr:declined", "pr:deleted": .pullRequest
    case "pr:comment:added", "pr:comment:edited", "pr:comment:deleted": .comment
    case "repo:refs_changed": .push
    default: nil
    }
  }
}
