// SPDX-License-Identifier: Apache-2.0
import ControllerRuntime
import Cryptography
import Documents
import Forge
import ForgeDrivers
import HTTPServing
import KubeModel
import Locks
import PreviewAPI
import Telemetry
import Testing

@testable import Operator

@Suite struct `Webhooks` {
  private final class Woken: Sendable {
    let keys = Mutex<[ObjectKey]>([])
    let forgotten = Mutex<[String]>([])
  }

  private func intake(secrets: [String], acceptsUnsigned: Bool = false, woken: Woken) async throws -> Handler {
    let sets = Store<KubeObject>(Names.previewSet)
    for (name, repository) in [("shop", "shop"), ("other", "other")] {
      var object = KubeObject(kind: Names.previewSet, namespace: "argocd", name: name)
      object[metadata: "resourceVersion"] = "1"
      object.value["spec"] = [
        "generators": [["pullRequest": ["gitea": ["owner": "acme", "repo": .string(repository)]]]]
      ]
      await sets.upsert(object)
    }
    let ports = ForgeDriver.all.map { driver in
      ForgePort(
        kind: driver.kind, capabilities: driver.capabilities, intake: driver.intake, references: [],
        source: { (value) throws(ForgeError) in try driver.source(from: value) },
        makeClient: { (_) throws(ForgeError) in throw ForgeError.unreachable(host: "", detail: "") })
    }
    var router = Router()
    WebhookIntake(
      ports, secrets: secrets.map { Array($0.utf8) }, acceptsUnsigned: acceptsUnsigned, sets: sets, logger: .silent,
      answers: Metrics().counter("answers", help: "", labels: ["forge", "answer"]),
      forget: { kind, repository in woken.forgotten.withLock { $0.append("\(kind) \(repository)") } },
      wake: { key in woken.keys.withLock { $0.append(key) } }, hear: { _, _ in }
    ).add(to: &router)
    return router.handler
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

  @Test func `a signed delivery wakes exactly the sets that read the repository`() async throws {
    let woken = Woken()
    let handler = try await intake(secrets: ["old", "s"], woken: woken)
    #expect(await handler(delivery()).status == 202)
    #expect(woken.keys.withLock { $0 } == [ObjectKey(namespace: "argocd", name: "shop")])
    // What was listed before the event is not handed out any more.
    #expect(woken.forgotten.withLock { $0 } == ["gitea acme/shop"])
  }

  @Test func `the shared route finds the forge by its headers`() async throws {
    let woken = Woken()
    let handler = try await intake(secrets: ["s"], woken: woken)
    #expect(await handler(delivery(path: "/api/webhook")).status == 202)
    var anonymous = delivery(path: "/api/webhook")
    anonymous.headers = []
    #expect(await handler(anonymous).status == 400)
  }

  @Test func `a wrong signature, and none configured, are refused before anything is read`() async throws {
    let woken = Woken()
    #expect(await (try intake(secrets: ["s"], woken: woken))(delivery(secret: "forged")).status == 401)
    #expect(await (try intake(secrets: [], woken: woken))(delivery()).status == 401)
    #expect(woken.keys.withLock { $0 }.isEmpty)
  }

  @Test func `a replayed delivery wakes nobody`() async throws {
    let woken = Woken()
    let handler = try await intake(secrets: ["s"], woken: woken)
    _ = await handler(delivery())
    #expect(await handler(delivery()).status == 204)
    #expect(woken.keys.withLock { $0.count } == 1)
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
    let concerned = concernedSets([event], kind: "gitea", [set(generators)]) { member in
      try? ForgeDriver.gitea.source(from: member).repository
    }
    #expect(concerned.isEmpty == !isConcerned)
  }
}
