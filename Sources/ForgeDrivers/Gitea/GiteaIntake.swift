// SPDX-License-Identifier: Apache-2.0
internal import Forge

/// Webhooks of Gitea and Forgejo. forge-apis section 3.9.
struct GiteaIntake: ForgeIntake {
  func recognises(_ delivery: Delivery) -> Bool { event(delivery) != nil }

  /// Over the JSON: for a form that is the decoded `payload` field, unlike GitHub. Without a secret the header is there and empty.
  func verify(_ delivery: Delivery, secrets: [[UInt8]]) -> Bool {
    guard let signature = header("signature", of: delivery), let signed = Webhook.payload(of: delivery) else {
      return false
    }
    return Webhook.isSigned(signed, digest: signature, secrets: secrets)
  }

  func decode(_ delivery: Delivery) throws(ForgeError) -> [ForgeEvent] {
    guard let name = event(delivery) else { return [] }
    return try Webhook.events(name, in: delivery, deliveryID: header("delivery", of: delivery) ?? "")
  }

  private func event(_ delivery: Delivery) -> String? { header("event", of: delivery) }

  private func header(_ name: String, of delivery: Delivery) -> String? {
    delivery.headers["x-forgejo-" + name] ?? delivery.headers["x-gitea-" + name]
  }
}
