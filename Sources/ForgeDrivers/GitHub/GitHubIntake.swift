// SPDX-License-Identifier: Apache-2.0
internal import Forge

/// Webhooks of GitHub. forge-apis section 1.9.
struct GitHubIntake: ForgeIntake {
  /// Gitea, Forgejo and Gogs send GitHub's headers too, beside their own.
  func recognises(_ delivery: Delivery) -> Bool {
    let names = ["x-gitea-event", "x-forgejo-event", "x-gogs-event"]
    return delivery.headers["x-github-event"] != nil && names.allSatisfy { delivery.headers[$0] == nil }
  }

  /// The signature is over the body as it came, also when that is a form.
  func verify(_ delivery: Delivery, secrets: [[UInt8]]) -> Bool {
    Webhook.isSigned(delivery.body, header: delivery.headers["x-hub-signature-256"], secrets: secrets)
  }

  func decode(_ delivery: Delivery) throws(ForgeError) -> [ForgeEvent] {
    guard let name = delivery.headers["x-github-event"] else { return [] }
    return try Webhook.events(name, in: delivery, deliveryID: delivery.headers["x-github-delivery"] ?? "")
  }
}
