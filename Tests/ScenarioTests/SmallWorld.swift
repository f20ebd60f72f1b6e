// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import Generators
import Git
import HTTPServing
import KubeClient
import KubeModel
import Operator
import PreviewAPI
import Registries
import Telemetry
import TestKit

/// A cluster in memory with an operator, without forge and deployer, both on a clock that makes a minute a second.
struct SmallWorld {
  var clock = TimeSource.fast(60)
  var forges: [ForgePort] = []
  var plugin: PluginPort?
  /// What Git servers answer.
  var git: Handler = { _ in .text(404, "") }
  /// Kinds to install beside our own: `Application` of `argoproj.io/v1alpha1`.
  var kinds = [Names.application]

  /// Runs the operator while `body` plays with the cluster.
  func run(_ body: (LiveKubeAPI) async throws -> Void) async throws {
    let cluster = try await FakeCluster(
      clock: clock,
      definitions: CustomResources.all(generators: GeneratorKind.all.map { ($0.name, $0.schema) })
        + kinds.map(SmallWorld.definition))
    let argocd = KubeObject(["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "argocd"]])
    _ = try await cluster.api.create(argocd)
    var settings = OperatorSettings()
    settings.port = nil
    let scratch = try ScratchFolder("small-world")
    let nestling = PreviewOperator(
      settings: settings, kube: cluster.api, forges: forges,
      mirrors: Mirrors(root: scratch.path, client: HandlerClient(git)),
      registries: RegistryClient(http: HandlerClient { _ in .text(404, "") }), plugin: plugin, clock: clock,
      logger: .silent, metrics: Metrics())
    let (stops, stop) = AsyncStream.makeStream(of: Void.self)
    let running = Task { try await nestling.run(until: { for await _ in stops { break } }) }
    let outcome: Result<Void, any Error>
    do {
      try await body(cluster.api)
      outcome = .success(())
    } catch {
      outcome = .failure(error)
    }
    stop.finish()
    try await running.value
    try outcome.get()
  }

  /// A kind without a schema, with a status of its own.
  private static func definition(_ kind: GroupVersionKind) -> Value {
    let plural = kind.kind.lowercased() + "s"
    return [
      "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
      "metadata": ["name": .string("\(plural).\(kind.group)")],
      "spec": [
        "group": .string(kind.group), "scope": "Namespaced",
        "names": [
          "kind": .string(kind.kind), "listKind": .string(kind.kind + "List"), "plural": .string(plural),
          "singular": .string(kind.kind.lowercased()),
        ],
        "versions": [
          [
            "name": .string(kind.version), "served": true, "storage": true,
            "schema": ["openAPIV3Schema": ["type": "object", "x-kubernetes-preserve-unknown-fields": true]],
          ]
        ],
      ],
    ]
  }
}

/// Waits until there is no such object.
func gone(_ ref: ObjectRef, _ cluster: LiveKubeAPI) async throws {
  try await eventually("the end of \(ref)") { look in
    let found = try await cluster.get(ref)
    look.saw(YAML.text(found?.value ?? .null))
    return found == nil
  }
}

/// Waits for a condition of that type that is as wanted.
func condition(
  _ type: String, of ref: ObjectRef, _ cluster: LiveKubeAPI, _ isWanted: (Condition) -> Bool
) async throws -> Condition {
  try await eventually("condition \(type) of \(ref)") { look in
    let found = try await cluster.get(ref)
    look.saw(YAML.text(found?.status ?? .null))
    return found?.conditions.first { $0.type == type && isWanted($0) }
  }
}
