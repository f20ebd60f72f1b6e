// SPDX-License-Identifier: Apache-2.0
import Clocks
import ControllerRuntime
import Documents
import Forge
import ForgeDrivers
import Generators
import Git
import HTTPServing
import HTTPTransport
import KubeClient
import KubeModel
import Operator
import PreviewAPI
import Registries
import Sandbox
import Telemetry
import TestKit

/// API server, forge and a stand-in for Argo CD in memory; operators reach the cluster by whatever way the test gives them.
struct FaultWorld: Sendable {
  let clock: TimeSource
  let plane: ControlPlane
  /// To the API server without a socket.
  let client: HandlerClient
  /// The cluster without trouble, as people and Argo CD see it.
  let cluster: LiveKubeAPI
  let forge: ForgeSimulator
  let simulated: SimulatedForge
  let shop: Int64
  /// What the operators log.
  let lines = Lines()
  private let scratch: ScratchFolder

  init(_ simulation: Simulation, kind: String = "gitea") async throws {
    try await self.init(clock: simulation.clock, kind: kind, on: simulation)
  }

  /// - Parameter kind: of forge.
  init(clock: TimeSource = .fast(60), kind: String = "gitea", on executor: (any TaskExecutor)? = nil) async throws {
    self.clock = clock
    plane = try ControlPlane(path: ":memory:", clock: clock)
    client = HandlerClient(on: executor, plane.handler)
    cluster = FaultWorld.api(plane.token, client, clock)
    simulated = .named(kind)
    forge = simulated.simulator(clock: clock)
    shop = forge.world.shop
    scratch = try ScratchFolder("fault-world")
    for definition in FaultWorld.definitions {
      _ = try await cluster.apply(KubeObject(definition), manager: "test", force: true, subresource: nil)
    }
    for name in ["argocd", "nestling-system"] {
      _ = try await cluster.create(
        KubeObject(["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": .string(name)]]))
    }
    _ = try await cluster.create(
      KubeObject([
        "apiVersion": "v1", "kind": "Secret", "metadata": ["name": "forge", "namespace": "argocd"],
        "stringData": ["token": .string(SimulatedForge.token), "hook": .string("old\n" + SimulatedForge.hookSecret)],
      ]))
  }

  private static let definitions =
    CustomResources.all(generators: GeneratorKind.all.map { ($0.name, $0.schema) }) + [ArgoStandIn.definition]

  private static func api(
    _ token: String, _ client: any HTTPClient, _ clock: TimeSource, server: String? = nil
  ) -> LiveKubeAPI {
    LiveKubeAPI(
      config: ClusterConfig(server: server ?? "http://127.0.0.1:6443", proxy: "", credentials: .token(token)),
      client: client, clock: clock)
  }

  /// An operator that reaches the cluster by way of this client.
  /// - Parameters:
  ///   - chaos: what goes wrong with its calls to cluster and forge.
  ///   - registry: where images are looked for; without one there are none.
  func makeOperator(
    _ client: any HTTPClient, server: String? = nil, identity: String = "nestling", elects: Bool = false,
    chaos: Chaos? = nil, registry: (any HTTPClient)? = nil
  ) -> PreviewOperator {
    var settings = OperatorSettings()
    settings.port = nil
    settings.identity = identity
    settings.electsLeader = elects
    let clock = clock
    let api = FaultWorld.api(plane.token, client, clock, server: server)
    let kube: any KubeAPI = if let chaos { ChaoticKubeAPI(api, chaos) } else { api }
    let http = Conditional(chaos.map { ChaoticHTTP(forge, $0) as any HTTPClient } ?? forge)
    let ports = ForgeDriver.all.map { driver in
      ForgePort(
        kind: driver.kind, capabilities: driver.capabilities, intake: driver.intake, references: driver.references,
        source: { (settings) throws(ForgeError) in try driver.source(from: settings) },
        makeClient: { (source) throws(ForgeError) in
          try driver.makeClient(source: source, http: http, clock: clock)
        })
    }
    let nothing = HandlerClient { _ in .text(404, "") }
    return PreviewOperator(
      settings: settings, kube: kube, forges: ports,
      mirrors: Mirrors(root: scratch.path, client: nothing), registries: RegistryClient(http: registry ?? nothing),
      clock: clock,
      logger: Logger(level: .debug, format: .text, clock: clock, sink: lines.sink), metrics: Metrics())
  }

  /// Runs operators and the stand-in for Argo CD while `body` plays. The errors that operators end with come back.
  func run(_ operators: [PreviewOperator], _ body: () async throws -> Void) async throws -> [(any Error)?] {
    try await withThrowingTaskGroup(of: Void.self) { argo in
      argo.addTask { await ArgoStandIn(cluster: cluster, clock: clock).run() }
      defer { argo.cancelAll() }
      return try await withThrowingTaskGroup(of: (place: Int, error: (any Error)?).self) { group in
        let stop = Latch()
        for (place, nestling) in operators.enumerated() {
          group.addTask {
            do { try await nestling.run(until: { try? await stop.wait() }) } catch { return (place, error) }
            return (place, nil)
          }
        }
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
        stop.open()
        var errors = [(any Error)?](repeating: nil, count: operators.count)
        for try await ended in group { errors[ended.place] = ended.error }
        try outcome.get()
        return errors
      }
    }
  }

  /// Asks by the world's time.
  func eventually(
    _ what: String, within span: Duration, every pause: Duration = .seconds(5),
    holds condition: (Look) async throws -> Bool
  ) async throws {
    try await TestKit.eventually(what, within: span, by: clock, every: pause, holds: condition)
  }

  // MARK: what people do and see

  @discardableResult
  func open(_ branch: String) -> Int {
    forge.happen { world, now in world.open(branch, in: shop, branch: branch, by: "ada", now: now) }.number
  }

  func settle(_ state: ForgeWorld.Pull.State, _ number: Int) {
    forge.happen { world, now in world.settle(state, number, in: shop, now: now) }
  }

  /// What stands on a pull request, oldest first.
  func comments(on number: Int, of repository: Int64? = nil) -> [String] {
    forge.world.pull(number, in: repository ?? shop)?.comments.filter { !$0.isDeleted }.map(\.body) ?? []
  }

  /// Ready at the present head, and the one comment says so.
  func waitUntilReady(_ number: Int) async throws {
    try await eventually("Ready of pull request \(number)", within: .seconds(3600)) { look in
      let found = try await preview(number)
      look.saw(YAML.text(found?.status ?? .null) + comments(on: number).joined(separator: "\n---\n"))
      guard let found, found.status["phase"]?.string == "Ready", let sha = found.status["deployedSHA"]?.string,
        sha == forge.world.pull(number, in: shop)?.sha
      else { return false }
      return comments(on: number).count == 1
        && comments(on: number).allSatisfy { $0.contains("### Preview ready") && $0.contains(sha.prefix(7)) }
    }
  }

  /// Nothing of it is left, and the one comment says why.
  func waitUntilGone(_ number: Int, because reason: String) async throws {
    let remains = [
      ObjectRef(Names.preview, namespace: "argocd", name: "shop-shop-\(number)"),
      ObjectRef(Names.application, namespace: "argocd", name: "shop-\(number)"),
      ObjectRef(Names.namespace, namespace: nil, name: "preview-shop-shop-\(number)"),
    ]
    try await eventually("the end of pull request \(number)", within: .seconds(3600)) { look in
      for ref in remains {
        guard let found = try await cluster.get(ref) else { continue }
        look.saw(YAML.text(found.value))
        return false
      }
      look.saw(comments(on: number).joined(separator: "\n---\n"))
      return comments(on: number).count == 1
        && comments(on: number).allSatisfy { $0.contains("is gone: the pull request was \(reason)") }
    }
  }

  func preview(_ number: Int) async throws -> KubeObject? {
    try await cluster.get(ObjectRef(Names.preview, namespace: "argocd", name: "shop-shop-\(number)"))
  }

  /// What stands against each Preview that is not ready.
  func obstacles() async throws -> String {
    try await cluster.listAll(Names.preview, namespace: nil).items
      .filter { $0.status["phase"]?.string != "Ready" }
      .map { preview in
        let ready = preview.conditions.first { $0.type == "Ready" }
        return "\(preview.name) is \(preview.status["phase"]?.string ?? "new"): \(ready?.message ?? "")"
      }.joined(separator: "\n")
  }

  func phases() async throws -> [String: Int] {
    var result: [String: Int] = [:]
    for preview in try await cluster.listAll(Names.preview, namespace: nil).items {
      result[preview.status["phase"]?.string ?? "", default: 0] += 1
    }
    return result
  }

  /// Previews without a pull request, of one Application each, in a namespace that is there.
  func makePlainSet(count: Int) async throws {
    _ = try await cluster.create(
      KubeObject(["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "apps"]]))
    _ = try await cluster.create(
      KubeObject([
        "apiVersion": "nestling.dev/v1alpha1", "kind": "PreviewSet",
        "metadata": ["name": "plain", "namespace": "argocd"],
        "spec": [
          "goTemplate": true,
          "generators": [
            ["list": ["elements": .array((1...count).map { ["name": .string("plain-\($0)")] })]]
          ],
          "template": [
            "metadata": ["name": "{{.name}}"],
            "spec": [
              "project": "default",
              "source": ["repoURL": "https://gitea.example.com:3000/acme/shop.git", "path": "web"],
              "destination": ["server": "https://kubernetes.default.svc", "namespace": "apps"],
            ],
          ],
          "preview": [:],
        ],
      ]))
  }

  /// Previews that are ready, as the sets count them.
  func readyCount() async throws -> Int64 {
    try await cluster.listAll(Names.previewSet, namespace: nil).items.reduce(0) {
      $0 + ($1.status.at("previews", "ready")?.int ?? 0)
    }
  }

  /// One set, whose previews have an Application and a ConfigMap.
  /// - Parameters:
  ///   - preview: members of `spec.preview` beside the usual ones.
  ///   - change: what else is different, before it is made.
  func makeSet(
    every seconds: Int64 = 10, preview: Object = [:], change: (inout KubeObject) -> Void = { _ in }
  ) async throws {
    var member = simulated.member
    member["webhookSecretRef"] = ["secretName": "forge", "key": "hook"]
    var rules: Object = [
      "url": "http://shop-{{.number}}.localhost/", "safety": ["maxDeletions": 50, "maxDeletionPercent": 100],
    ]
    for pair in preview { rules[pair.key] = pair.value }
    var set =
      KubeObject([
        "apiVersion": "nestling.dev/v1alpha1", "kind": "PreviewSet",
        "metadata": ["name": "shop", "namespace": "argocd"],
        "spec": [
          "goTemplate": true,
          "generators": [
            ["pullRequest": .object([simulated.kind: member, "requeueAfterSeconds": .int(seconds)])]
          ],
          "template": [
            "metadata": ["name": "shop-{{.number}}"],
            "spec": [
              "project": "default",
              "source": [
                "repoURL": "https://gitea.example.com:3000/acme/shop.git", "targetRevision": "{{.head_sha}}",
                "path": "web",
              ],
              "destination": ["server": "https://kubernetes.default.svc", "namespace": "{{.preview.namespace}}"],
            ],
          ],
          "resources": [
            [
              "apiVersion": "v1", "kind": "ConfigMap",
              "metadata": ["name": "facts", "namespace": "{{.preview.namespace}}"], "data": ["sha": "{{.head_sha}}"],
            ]
          ],
          "preview": .object(rules),
        ],
      ])
    change(&set)
    _ = try await cluster.create(set)
  }

  /// Has the forge tell an operator of what happened since the last call, each thing twice.
  /// - Returns: the answers' statuses.
  @discardableResult
  func tell(_ nestling: PreviewOperator) async -> [Int] {
    var statuses: [Int] = []
    for delivery in forge.takeDeliveries().flatMap({ [$0, $0] }) {
      let request = ServerRequest(
        method: "POST", path: "/webhooks/\(simulated.kind)", headers: delivery.headers, body: delivery.body)
      statuses.append(await nestling.handler(request).status)
    }
    return statuses
  }
}
