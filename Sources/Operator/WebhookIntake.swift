// SPDX-License-Identifier: Apache-2.0
internal import ControllerRuntime
internal import Documents
internal import Forge
internal import HTTPServing
internal import KubeModel
internal import Locks
internal import PreviewAPI
internal import Telemetry

/// Takes the forges' webhooks in: believes only what is signed, reads only what it is about, and drops the content. A lost,
/// doubled or late delivery changes nothing but timing.
final class WebhookIntake: Sendable {
  /// What is done about an event that was proven: the forge's kind, the event, its proof, and the sets that it concerns.
  typealias Act = @Sendable (_ kind: String, ForgeEvent, Proof, [ObjectKey]) async -> Void

  private let ports: [ForgePort]
  private let secrets: WebhookSecrets
  private let sets: Store<KubeObject>
  private let act: Act
  private let logger: Logger
  private let answers: Counter
  private let seen = Mutex(SeenDeliveries())

  init(
    _ ports: [ForgePort], secrets: WebhookSecrets, sets: Store<KubeObject>, logger: Logger, answers: Counter,
    act: @escaping Act
  ) {
    self.ports = ports
    self.secrets = secrets
    self.sets = sets
    self.logger = logger
    self.answers = answers
    self.act = act
  }

  /// `/webhooks/<forge>`, and `/api/webhook` as Argo CD has it, where the headers tell the forge.
  func add(to router: inout Router) {
    for port in ports {
      router.on("POST", "/webhooks/\(port.kind)") { request, _ in await self.counted(request, port) }
    }
    router.on("POST", "/api/webhook") { request, _ in
      let delivery = self.delivery(request)
      guard let port = self.ports.first(where: { $0.intake.recognises(delivery) }) else {
        return .text(400, "these headers are no forge's; use /webhooks/<forge>\n")
      }
      return await self.counted(request, port)
    }
  }

  private func counted(_ request: ServerRequest, _ port: ForgePort) async -> ServerResponse {
    let response = await answer(request, port)
    answers.increment(port.kind, "\(response.status)")
    return response
  }

  private func delivery(_ request: ServerRequest) -> Delivery {
    Delivery(
      headers: Dictionary(
        request.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first }),
      body: request.body)
  }

  private func answer(_ request: ServerRequest, _ port: ForgePort) async -> ServerResponse {
    let delivery = delivery(request)
    let sets = await sets.all()
    let proof = await secrets.proof(of: delivery, by: port.intake, webhookSecrets(kind: port.kind, sets))
    guard proof.isAny else {
      logger.warning("webhook refused: the signature is by none of the configured secrets", [.forge: port.kind])
      return .text(401, "the signature is by none of the configured secrets\n")
    }
    let events: [ForgeEvent]
    do throws(ForgeError) {
      events = try port.intake.decode(delivery)
    } catch {
      return .text(400, error.words + "\n")
    }
    let fresh = events.filter { event in
      event.deliveryID.isEmpty
        || seen.withLock { $0.isNew("\(port.kind) \(event.deliveryID) \(event.repository)#\(event.number ?? 0)") }
    }
    guard !fresh.isEmpty else { return ServerResponse(status: 204) }
    var woken: Set<ObjectKey> = []
    for event in fresh {
      let concerned = concernedSets(event, kind: port.kind, proof, sets) { try? port.source($0).repository }
      await act(port.kind, event, proof, concerned)
      woken.formUnion(concerned)
    }
    return .text(202, "\(woken.count) sets are concerned\n")
  }
}

/// Delivery ids of late, to ignore replays; the oldest is forgotten.
struct SeenDeliveries {
  private var ids: Set<String> = []
  private var order: [String] = []
  private var oldest = 0
  private let limit = 4096

  mutating func isNew(_ id: String) -> Bool {
    guard ids.insert(id).inserted else { return false }
    if order.count < limit {
      order.append(id)
    } else {
      ids.remove(order[oldest])
      order[oldest] = id
      oldest = (oldest + 1) % limit
    }
    return true
  }
}
