// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography
internal import HTTPTransport
internal import Locks

/// Sends queued events to their hooks, signed, one after another per hook, and tries again when nobody answers.
///
/// *Guarantees*: the queue is in the store, so a restart loses nothing; whoever causes an event never waits; the order per hook
/// is kept. *Caveat*: unlike Gitea, which never repeats a delivery by itself, this one tries a few times: on one machine the
/// listener is often just restarting.
final class HookDeliveries: Sendable {
  private let store: ForgeStore
  private let client: any HTTPClient
  private let clock: TimeSource
  private let signal = WakeUp()

  static let maximumAttempts = 6
  /// DELIVER_TIMEOUT of Gitea.
  static let timeout = Duration.seconds(5)

  init(store: ForgeStore, client: any HTTPClient, clock: TimeSource) {
    self.store = store
    self.client = client
    self.clock = clock
  }

  /// There is something to send.
  func wake() { signal.wake() }

  /// Delivers until cancelled.
  func run(report: @Sendable (String) -> Void) async {
    while !Task.isCancelled {
      do {
        let due = try store.dueDeliveries()
        if due.isEmpty {
          await signal.wait(atMost: .seconds(1), clock: clock)
        } else {
          await send(due, report: report)
        }
      } catch {
        report("the queue of hook deliveries cannot be read: \(error)")
        do { try await clock.sleep(.seconds(1)) } catch { return }
      }
    }
  }

  /// Hooks are served side by side, each in order.
  private func send(_ due: [ForgeDelivery], report: @Sendable (String) -> Void) async {
    await withTaskGroup(of: [String].self) { group in
      for (_, queue) in Dictionary(grouping: due, by: \.hookID) {
        group.addTask {
          var complaints: [String] = []
          for delivery in queue.sorted(by: { $0.id < $1.id }) where !Task.isCancelled {
            do {
              if let complaint = try await self.attempt(delivery) {
                complaints.append(complaint)
                break  // what follows must not overtake it
              }
            } catch {
              complaints.append("\(error)")
              break
            }
          }
          return complaints
        }
      }
      for await complaints in group { complaints.forEach(report) }
    }
  }

  /// One attempt; what went wrong, if it will be tried again.
  private func attempt(_ delivery: ForgeDelivery) async throws -> String? {
    var isDone = false
    guard let hook = try store.hook(id: delivery.hookID), hook.isActive else {
      try store.settle(delivery, outcome: "no hook", due: clock.now())
      return nil
    }
    var outcome: String
    do throws(TransportError) {
      let status = try await client.send(HookDeliveries.request(delivery, to: hook)).status
      outcome = "\(status)"
      // An answer is an answer: only a server in trouble is asked again.
      if status < 500 && status != 429 { isDone = true }
    } catch .cancelled {
      return nil
    } catch {
      outcome = "\(error)"
    }
    if isDone {
      try store.settle(delivery, outcome: outcome, due: clock.now())
      return nil
    }
    let isLast = delivery.attempts + 1 >= HookDeliveries.maximumAttempts
    let pause = Duration.milliseconds(500 << delivery.attempts)
    try store.settle(delivery, outcome: isLast ? outcome : nil, due: clock.now() + pause)
    return "hook \(hook.id): delivery \(delivery.uuid) failed\(isLast ? " for good" : ""): \(outcome)"
  }

  /// Headers as Gitea's modules/webhook sends them, its aliases for Gogs and GitHub included. Without a secret the signatures
  /// are there and empty.
  static func request(_ delivery: ForgeDelivery, to hook: ForgeHook) -> HTTPRequest {
    let key = Array(hook.secret.utf8)
    let sha256 = key.isEmpty ? "" : Hex.encode(HMAC.sha256(key: key, message: delivery.body))
    let sha1 = key.isEmpty ? "" : Hex.encode(HMAC.sha1(key: key, message: delivery.body))
    var headers: Headers = ["Content-Type": "application/json"]
    for vendor in ["Gitea", "Gogs"] {
      headers.add("X-\(vendor)-Delivery", delivery.uuid)
      headers.add("X-\(vendor)-Event", delivery.event.name)
      headers.add("X-\(vendor)-Event-Type", delivery.event.type)
      headers.add("X-\(vendor)-Signature", sha256)
    }
    headers.add("X-Hub-Signature", "sha1=" + sha1)
    headers.add("X-Hub-Signature-256", "sha256=" + sha256)
    headers.add("X-GitHub-Delivery", delivery.uuid)
    headers.add("X-GitHub-Event", delivery.event.name)
    headers.add("X-GitHub-Event-Type", delivery.event.type)
    headers.add("X-Gitea-Hook-Installation-Target-Type", hook.repositoryID == nil ? "system" : "repository")
    var request = HTTPRequest("POST", hook.url, headers: headers, body: delivery.body)
    request.timeout = timeout
    request.proxy = ""
    request.maximumBody = 1 << 20
    return request
  }
}
