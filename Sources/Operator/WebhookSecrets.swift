// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import KubeClient
internal import KubeModel

/// By which secrets a delivery has been proven to come from the forge.
struct Proof: Sendable, Hashable {
  /// By one of the operator's, or nothing had to be proven.
  var isGeneral: Bool
  /// Of sources that have secrets of their own.
  var sources: Set<WebhookSecretReference> = []

  var isAny: Bool { isGeneral || !sources.isEmpty }

  /// Whether what concerns this source is believed.
  /// - Parameter member: of a generator in a set of that namespace.
  func covers(_ member: Value, namespace: String) -> Bool {
    isGeneral || WebhookSecretReference(in: member, namespace: namespace).map(sources.contains) ?? false
  }
}

/// Everything that webhooks may be signed with: the operator's secrets, and those that sources name in Secrets of their sets'
/// namespaces.
actor WebhookSecrets {
  private let general: [[UInt8]]
  private let acceptsUnsigned: Bool
  private let kube: any KubeAPI
  private let clock: TimeSource
  private var kept: [WebhookSecretReference: (secrets: [[UInt8]], readAt: Timestamp)] = [:]
  /// Changes of Secrets come by their watch; this is for where it may not watch.
  private static let longest: Duration = .seconds(60)

  init(_ general: [[UInt8]], acceptsUnsigned: Bool, kube: any KubeAPI, clock: TimeSource) {
    self.general = general
    self.acceptsUnsigned = acceptsUnsigned
    self.kube = kube
    self.clock = clock
  }

  /// What a delivery proves itself with. Every secret is tried, so that the time does not tell which one fits.
  /// - Parameter sources: those of the delivery's kind of forge that name secrets.
  func proof(
    of delivery: Delivery, by intake: any ForgeIntake, _ sources: Set<WebhookSecretReference>
  ) async -> Proof {
    let isProven = !general.isEmpty && intake.verify(delivery, secrets: general)
    var proof = Proof(isGeneral: acceptsUnsigned || isProven)
    for source in sources {
      let secrets = await secrets(source)
      if !secrets.isEmpty, intake.verify(delivery, secrets: secrets) { proof.sources.insert(source) }
    }
    return proof
  }

  /// A Secret has changed.
  func forget(namespace: String, name: String) {
    kept = kept.filter { $0.key.namespace != namespace || $0.key.secretName != name }
  }

  /// What cannot be read proves nothing.
  private func secrets(_ source: WebhookSecretReference) async -> [[UInt8]] {
    let now = clock.now()
    if let known = kept[source], now - known.readAt < WebhookSecrets.longest { return known.secrets }
    let ref = ObjectRef(.secret, namespace: source.namespace, name: source.secretName)
    let found: KubeObject?
    do throws(KubeError) { found = try await kube.get(ref) } catch { return kept[source]?.secrets ?? [] }
    let secrets = WebhookSecretReference.secrets(in: found?.secretData[source.key] ?? [])
    kept[source] = (secrets, now)
    return secrets
  }
}
