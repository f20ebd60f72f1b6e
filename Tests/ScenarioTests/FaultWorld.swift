// SPDX-License-Identifier: Apache-2.0
import Clocks
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
  /// The cluster without trouble, as people and Argo CD see it.
  let cluster: LiveKubeAPI
  let forge: ForgeSimulator
  let shop: Int64
  private let scratch: ScratchFolder

  /// - Parameter pace: how many times as fast as the machine's the clock goes.
  init(pace: Int = 60) async throws {
    clock = .fast(pace)
    plane = try ControlPlane(path: ":memory:", clock: clock)
    cluster = FaultWorld.api(plane.token, HandlerClient(plane.handler), clock)
    var world = ForgeWorld()
    world.addAccount("nestling", token: "s3cret")
    world.addAccount("ann")
    shop = world.addRepository("acme/shop", roles: ["nestling": .admin, "ann": .write]).id
    forge = ForgeSimulator(GiteaDialect(), world: world, clock: clock)
    scratch = try ScratchFolder("fault-world")
    let definitions =
      CustomResources.all(generators: GeneratorKind.all.map { ($0.name, $0.schema) }) + [FaultWorld.application]
    for definition in definitions {
      _ = try await cluster.apply(KubeObject(definition), manager: "test", force: true, subresource: nil)
    }
    for name in ["argocd", "nestling-system"] {
      _ = try await cluster.create(
        KubeObject(["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": .string(name)]]))
    }
    _ = try await cluster.create(
      KubeObject([
        "apiVersion": "v1", "kind": "Secret", "metadata": ["name": "forge", "namespace": "argocd"],
        "stringData": ["token": "s3cret"],
      ]))
  }

  static func api(_ token: String, _ client: any HTTPClient, _ clock: TimeSource, server: String? = nil) -> LiveKubeAPI
  {
    LiveKubeAPI(
      config: ClusterConfig(server: server ?? "http://127.0.0.1:6443", proxy: "", credentials: .token(token)),
      client: client, clock: clock)
  }

  /// An operator that reaches the cluster by way of this client.
  func makeOperator(
    _ client: any HTTPClient, server: String? = nil, identity: String = "nestling", elects: Bool = false
  ) -> PreviewOperator {
    var settings = OperatorSettings()
    settings.port = nil
    settings.identity = identity
    settings.electsLeader = elects
    let (forge, clock) = (forge, clock)
    let ports = ForgeDriver.all.map { driver in
      ForgePort(
        kind: driver.kind, capabilities: driver.capabilities, intake: driver.intake, references: driver.references,
        source: { (settings) throws(ForgeError) in try driver.source(from: settings) },
        makeClient: { (source) throws(ForgeError) in
          try driver.makeClient(source: source, http: forge, clock: clock)
        })
    }
    return PreviewOperator(
      settings: settings, kube: FaultWorld.api(plane.token, client, clock, server: server), forges: ports,
      mirrors: Mirrors(root: scratch.path, client: HandlerClient { _ in .text(404, "") }),
      registries: RegistryClient(http: HandlerClient { _ in .text(404, "") }), clock: clock,
      logger: .silent, metrics: Metrics())
  }

  /// Runs operators and the stand-in for Argo CD while `body` plays. The errors that operators end with come back.
  func run(_ operators: [PreviewOperator], _ body: () async throws -> Void) async throws -> [(any Error)?] {
    let (stops, stop) = AsyncStream.makeStream(of: Void.self)
    let ended = Ended(stops)
    let argo = Task { try await deploy() }
    let running = operators.map { nestling in Task { try await nestling.run(until: { await ended.wait() }) } }
    let outcome: Result<Void, any Error>
    do {
      try await body()
      outcome = .success(())
    } catch {
      outcome = .failure(error)
    }
    stop.finish()
    var errors: [(any Error)?] = []
    for task in running {
      do {
        try await task.value
        errors.append(nil)
      } catch { errors.append(error) }
    }
    argo.cancel()
    try outcome.get()
    return errors
  }

  // MARK: Argo CD

  /// Says of every Application that it is synced and healthy, and lets go of those that are deleted.
  private func deploy() async throws {
    while !Task.isCancelled {
      for live in try await cluster.listAll(Names.application, namespace: nil).items {
        if live.deletionTimestamp != nil {
          _ = try await cluster.patch(live.ref, .merge, ["metadata": ["finalizers": .null]], subresource: nil)
          continue
        }
        let source = live.spec["source"] ?? [:]
        guard live.status.at("sync", "comparedTo", "source") != source else { continue }
        let revision = source["targetRevision"] ?? ""
        let status: Value = [
          "sync": [
            "status": "Synced", "revision": revision,
            "comparedTo": ["source": source, "destination": live.spec["destination"] ?? [:]],
          ],
          "health": ["status": "Healthy"], "operationState": ["phase": "Succeeded"],
          "resources": [["kind": "Deployment", "name": "web"]],
        ]
        _ = try await cluster.patch(live.ref, .merge, ["status": status], subresource: nil)
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  private static let application: Value = [
    "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
    "metadata": ["name": "applications.argoproj.io"],
    "spec": [
      "group": "argoproj.io", "scope": "Namespaced", "names": ["kind": "Application", "plural": "applications"],
      "versions": [
        [
          "name": "v1alpha1", "served": true, "storage": true,
          "schema": ["openAPIV3Schema": ["type": "object", "x-kubernetes-preserve-unknown-fields": true]],
        ]
      ],
    ],
  ]

  // MARK: what people do

  func makeSet(every seconds: Int64 = 10) async throws {
    _ = try await cluster.create(
      KubeObject([
        "apiVersion": "nestling.dev/v1alpha1", "kind": "PreviewSet",
        "metadata": ["name": "shop", "namespace": "argocd"],
        "spec": [
          "goTemplate": true,
          "generators": [
            [
              "pullRequest": [
                "gitea": [
                  "api": "https://gitea.example.com:3000", "owner": "acme", "repo": "shop",
                  "tokenRef": ["secretName": "forge", "key": "token"],
                ],
                "requeueAfterSeconds": .int(seconds),
              ]
            ]
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
          "preview": [
            "url": "http://shop-{{.number}}.localhost/", "safety": ["maxDeletions": 50, "maxDeletionPercent": 100],
          ],
        ],
      ]))
  }

  @discardableResult
  func open(_ branch: String) -> Int {
    forge.happen { world, now in world.open(branch, in: shop, branch: branch, by: "ann", now: now) }.number
  }

  func preview(_ number: Int) async throws -> KubeObject? {
    try await cluster.get(ObjectRef(Names.preview, namespace: "argocd", name: "shop-shop-\(number)"))
  }

  func phases() async throws -> [String: Int] {
    var result: [String: Int] = [:]
    for preview in try await cluster.listAll(Names.preview, namespace: nil).items {
      result[preview.status["phase"]?.string ?? "", default: 0] += 1
    }
    return result
  }

  // MARK: what is left in the end

  private static let kinds: [(group: String, kind: String)] = [
    ("", "Namespace"), ("", "ConfigMap"), ("", "Secret"), ("", "ServiceAccount"), ("", "ResourceQuota"),
    ("", "LimitRange"), ("networking.k8s.io", "NetworkPolicy"), ("rbac.authorization.k8s.io", "Role"),
    ("rbac.authorization.k8s.io", "RoleBinding"),
  ]

  /// All objects and all that the forge was told, without what differs between two lives that went alike: identities, times and
  /// the names of commits.
  func endState() async throws -> String {
    var parts: [String] = []
    let kinds =
      FaultWorld.kinds.map { GroupVersionKind(group: $0.group, version: "v1", kind: $0.kind) }
      + [Names.application, Names.preview, Names.previewSet]
    for kind in kinds {
      for object in try await cluster.listAll(kind, namespace: nil).items {
        parts.append(YAML.text(FaultWorld.timeless(object.value)))
      }
    }
    let world = forge.world
    for pull in world.pulls[shop] ?? [] {
      for comment in pull.comments where !comment.isDeleted {
        parts.append("comment on \(pull.number): \(comment.body)")
      }
      for status in world.newestStatuses(of: pull.sha, in: shop) {
        parts.append("status of \(pull.number): \(status.key) \(status.state) \(status.text)")
      }
    }
    var text = parts.joined(separator: "\n---\n")
    for pull in world.pulls[shop] ?? [] {
      for (name, long) in [("head", pull.sha), ("base", pull.targetSHA)] {
        text = text.replacing(long, with: "\(name)-of-\(pull.number)")
        text = text.replacing(long.prefix(7), with: "\(name)-of-\(pull.number)")
      }
    }
    return text
  }

  private static let fleeting: Set = [
    "uid", "resourceVersion", "creationTimestamp", "managedFields", "generation", "observedGeneration",
    "lastTransitionTime", "namespaceUID", "commentID", "commentHash", "hash", "deployingSince", "lastActivityAt",
    "sources", "since", "at", "updatedAt", "createdAt", "statusHash", "nestling.dev/owner-uid",
  ]

  private static func timeless(_ value: Value) -> Value {
    switch value {
    case .object(let members):
      var result = Object()
      for pair in members where !fleeting.contains(pair.key) && pair.value != [] {
        result[pair.key] = timeless(pair.value)
      }
      return .object(result)
    case .array(let items): return .array(items.map(timeless))
    default: return value
    }
  }
}

/// One signal that several wait for.
private actor Ended {
  private var task: Task<Void, Never>
  init(_ stops: AsyncStream<Void>) { task = Task { for await _ in stops {} } }
  func wait() async { await task.value }
}
