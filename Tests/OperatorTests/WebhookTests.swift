// SPDX-License-Identifier: Apache-2.0
import Clocks
import ControllerRuntime
import Cryptography
import Documents
import Forge
import ForgeDrivers
import HTTPServing
import KubeClient
import KubeModel
import Locks
import PreviewAPI
import Telemetry
import TestKit
import Testing

@testable import Operator

@Suite struct `Webhooks` {
  private final class Heard: Sendable {
    let sets = Mutex<[ObjectKey]>([])
    let consequences = Mutex<[Consequence?]>([])
  }

  /// Two sets, `shop` and `other`, each reading the repository of its name.
  private func intake(
    secrets: [String], acceptsUnsigned: Bool = false, heard: Heard, clock: TimeSource = .system,
    kube: (any KubeAPI)? = nil
  ) async throws -> (handler: Handler, secrets: WebhookSecrets) {
    let sets = Store<KubeObject>(Names.previewSet)
    for (name, repository) in [("shop", "shop"), ("other", "other")] {
      var object = KubeObject(kind: Names.previewSet, namespace: "argocd", name: name)
      object[metadata: "resourceVersion"] = "1"
      var member: Value = ["owner": "acme", "repo": .string(repository)]
      if kube != nil { member["webhookSecretRef"] = ["secretName": .string(name), "key": "hook"] }
      object.value["spec"] = ["generators": [["pullRequest": ["gitea": member]]]]
      await sets.upsert(object)
    }
    let ports = ForgeDriver.all.map { driver in
      ForgePort(
        kind: driver.kind, capabilities: driver.capabilities, intake: driver.intake, references: [],
        source: { (value) throws(ForgeError) in try driver.source(from: value) },
        makeClient: { (_) throws(ForgeError) in throw ForgeError.unreachable(host: "", detail: "") })
    }
    let cluster: any KubeAPI
    if let kube { cluster = kube } else { cluster = try await FakeCluster().api }
    let known = WebhookSecrets(
      secrets.map { Array($0.utf8) }, acceptsUnsigned: acceptsUnsigned, kube: cluster, clock: clock)
    var router = Router()
    WebhookIntake(
      ports, secrets: known, sets: sets, logger: .silent,
      answers: Metrics().counter("answers", help: "", labels: ["forge", "answer"]),
      act: { _, event, _, keys in
        heard.sets.withLock { $0 += keys }
        heard.consequences.withLock { $0.append(consequence(of: event)) }
      }
    ).add(to: &router)
    return (router.handler, known)
  }

  private func delivery(_ id: String = "d1", path: String = "/webhooks/gitea", secret: String = "s") -> ServerRequest {
    let body = Array(
      #"{"action":"opened","number":7,"pull_request":{"number":7},"repository":{"name":"shop","full_name":"acme/shop","owner":{"login":"acme"}}}"#
        .utf8)
    let signature = Hex.encode(HMAC.sha256(key: Array(secret.utf8), message: body))
    return ServerRequest(
      method: "POST", path: path,
      headers: [
        ("X-Gitea-Event", "pull_request"), ("X-Gitea-Delivery", id), ("X-Gitea-Signature", signature),
        ("Content-Type", "application/json"),
      ], body: body)
  }

  @Test func `a signed delivery concerns exactly the sets that read the repository`() async throws {
    let heard = Heard()
    let handler = try await intake(secrets: ["old", "s"], heard: heard).handler
    #expect(await handler(delivery()).status == 202)
    #expect(heard.sets.withLock { $0 } == [ObjectKey(namespace: "argocd", name: "shop")])
    #expect(heard.consequences.withLock { $0 } == [.look(.pullRequest(7))])
  }

  @Test func `the shared route finds the forge by its headers`() async throws {
    let handler = try await intake(secrets: ["s"], heard: Heard()).handler
    #expect(await handler(delivery(path: "/api/webhook")).status == 202)
    var anonymous = delivery(path: "/api/webhook")
    anonymous.headers = []
    #expect(await handler(anonymous).status == 400)
  }

  @Test func `a wrong signature, and none configured, are refused before anything is read`() async throws {
    let heard = Heard()
    #expect(await (try intake(secrets: ["s"], heard: heard)).handler(delivery(secret: "forged")).status == 401)
    #expect(await (try intake(secrets: [], heard: heard)).handler(delivery()).status == 401)
    #expect(heard.consequences.withLock { $0 }.isEmpty)
    let open = try await intake(secrets: [], acceptsUnsigned: true, heard: heard).handler
    #expect(await open(delivery(secret: "forged")).status == 202)
  }

  @Test func `a source's own secrets prove what concerns it, and nothing else`() async throws {
    let cluster = try await FakeCluster(definitions: []).api
    for name in ["argocd"] {
      _ = try await cluster.create(
        KubeObject(["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": .string(name)]]))
    }
    func secret(_ name: String, _ hook: String) -> KubeObject {
      KubeObject([
        "apiVersion": "v1", "kind": "Secret", "metadata": ["name": .string(name), "namespace": "argocd"],
        "stringData": ["hook": .string(hook)],
      ])
    }
    let shop = try await cluster.create(secret("shop", "old\nnew\n"))
    _ = try await cluster.create(secret("other", "theirs"))
    let heard = Heard()
    let intake = try await intake(secrets: ["general"], heard: heard, kube: cluster)
    // An old and a new one, and the operator's.
    for (place, hook) in ["old", "new", "general"].enumerated() {
      #expect(await intake.handler(delivery("a\(place)", secret: hook)).status == 202)
    }
    #expect(heard.sets.withLock { $0.map(\.name) } == ["shop", "shop", "shop"])
    // Of another source: proven, and of no concern to this one.
    #expect(await intake.handler(delivery("b", secret: "theirs")).status == 202)
    #expect(heard.sets.withLock { $0.count } == 3)
    #expect(await intake.handler(delivery("c", secret: "old\nnew")).status == 401)
    // The old one is taken away: its Secret's watch says so.
    var changed = shop
    changed.value["stringData"] = ["hook": "new"]
    _ = try await cluster.replace(changed, subresource: nil)
    await intake.secrets.forget(namespace: "argocd", name: "shop")
    #expect(await intake.handler(delivery("d", secret: "old")).status == 401)
    #expect(await intake.handler(delivery("e", secret: "new")).status == 202)
  }

  @Test func `a replayed delivery concerns nobody`() async throws {
    let heard = Heard()
    let handler = try await intake(secrets: ["s"], heard: heard).handler
    _ = await handler(delivery())
    #expect(await handler(delivery()).status == 204)
    #expect(heard.sets.withLock { $0.count } == 1)
    #expect(await handler(delivery("d2")).status == 202)
  }

  @Test func `ids are forgotten in order`() {
    var seen = SeenDeliveries()
    let first = (0..<4096).map { seen.isNew("\($0)") }
    #expect(first.allSatisfy { $0 })
    let later = ["0", "next", "0"].map { seen.isNew($0) }
    #expect(later == [false, true, true])
  }
}

@Suite struct `Interest` {
  private func set(_ generators: Value) -> KubeObject {
    var object = KubeObject(kind: Names.previewSet, namespace: "n", name: "s")
    object.value["spec"] = ["generators": generators]
    return object
  }

  @Test(
    arguments: [
      ([["pullRequest": ["gitea": ["owner": "acme", "repo": "shop"]]]], true),
      ([["pullRequest": ["gitea": ["owner": "Acme", "repo": "Shop"]]]], true),
      ([["pullRequest": ["github": ["owner": "acme", "repo": "shop"]]]], false),
      ([["pullRequest": ["gitea": ["owner": "acme", "repo": "other"]]]], false),
      ([["pullRequest": ["gitea": ["owner": "acme", "repo": "{{.repo}}"]]]], true),
      ([["git": ["repoURL": "https://git.test/acme/shop.git"]]], true),
      ([["git": ["repoURL": "git@git.test:acme/shop.git"]]], true),
      ([["git": ["repoURL": "https://git.test/acme/workshop"]]], false),
      (
        [["matrix": ["generators": [["list": [:]], ["pullRequest": ["gitea": ["owner": "acme", "repo": "shop"]]]]]]],
        true
      ),
      ([["list": ["elements": []]]], false),
    ] as [(Value, Bool)])
  func `follows the generators at any depth`(_ generators: Value, _ isConcerned: Bool) {
    let event = ForgeEvent(kind: .push, repository: RepositoryRef(owner: "acme", name: "shop"), number: nil)
    let concerned = concernedSets(event, kind: "gitea", Proof(isGeneral: true), [set(generators)]) { member in
      try? ForgeDriver.gitea.source(from: member).repository
    }
    #expect(concerned.isEmpty == !isConcerned)
  }
}
