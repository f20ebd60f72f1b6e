// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Generators
import Git
import HTTPServing
import KubeClient
import KubeModel
import Operator
import PreviewAPI
import Telemetry
import TestKit
import Testing

@Suite struct `What is not ours is not touched, and what does not go is named` {
  @Test(.timeLimit(.minutes(5)))
  func `an Application and a namespace of somebody else's are refused and outlive the preview`() async throws {
    try await withOperator { cluster in
      let theirs = [
        try await cluster.create(
          KubeObject([
            "apiVersion": "argoproj.io/v1alpha1", "kind": "Application",
            "metadata": ["name": "app-a", "namespace": "argocd"], "spec": ["project": "theirs"],
          ])),
        try await cluster.create(
          KubeObject(["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "preview-b"]])),
      ]
      _ = try await cluster.create(set(["a", "b"]))
      for name in ["a", "b"] {
        let failed = try await condition("Ready", of: preview(name), cluster) { $0.reason == "NotOurs" }
        #expect(failed.message.contains(name == "a" ? "Application argocd/app-a" : "Namespace preview-b"))
      }
      _ = try await cluster.delete(set([]).ref, Preconditions(), .background)
      try await gone(set([]).ref, cluster)
      try await gone(ObjectRef(Names.namespace, namespace: nil, name: "preview-a"), cluster)
      for object in theirs {
        #expect(try await cluster.get(object.ref)?.value == object.value)
      }
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `a finalizer that holds an object up is named, and teardown goes on when it is gone`() async throws {
    try await withOperator { cluster in
      _ = try await cluster.create(set(["a", "b"]))
      let application = ObjectRef(Names.application, namespace: "argocd", name: "app-a")
      let other = ObjectRef(Names.application, namespace: "argocd", name: "app-b")
      try await eventually("the Applications") { _ in
        let found = (try await cluster.get(application), try await cluster.get(other))
        return found.0 != nil && found.1 != nil
      }
      _ = try await cluster.patch(
        application, .merge,
        ["metadata": ["finalizers": ["resources-finalizer.argocd.argoproj.io", "example.com/held"]]], subresource: nil)
      _ = try await cluster.delete(set([]).ref, Preconditions(), .background)
      try await eventually("both Applications are asked to go") { _ in
        let found = (try await cluster.get(application), try await cluster.get(other))
        return found.0?.deletionTimestamp != nil && found.1?.deletionTimestamp != nil
      }
      // Argo CD, which is not here, does its part. One preview never holds up another.
      _ = try await cluster.patch(
        application, .merge, ["metadata": ["finalizers": ["example.com/held"]]], subresource: nil)
      _ = try await cluster.patch(other, .merge, ["metadata": ["finalizers": .null]], subresource: nil)
      try await gone(preview("b"), cluster)
      let blocked = try await condition("DeletionBlocked", of: preview("a"), cluster) {
        $0.status == "True" && !$0.message.contains("argocd.argoproj.io")
      }
      #expect(blocked.message == "Application argocd/app-a: held by finalizer example.com/held")
      #expect(try await cluster.get(ObjectRef(Names.namespace, namespace: nil, name: "preview-a")) != nil)

      _ = try await cluster.patch(application, .merge, ["metadata": ["finalizers": .null]], subresource: nil)
      try await gone(set([]).ref, cluster)
      try await gone(ObjectRef(Names.namespace, namespace: nil, name: "preview-a"), cluster)
    }
  }

  // MARK: the small world of these

  /// A cluster in memory with an operator, both on a clock that makes a minute a second.
  private func withOperator(_ body: (LiveKubeAPI) async throws -> Void) async throws {
    let clock = TimeSource.fast(60)
    let application = try YAML.parse(
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: applications.argoproj.io}
      spec:
        group: argoproj.io
        scope: Namespaced
        names: {kind: Application, listKind: ApplicationList, plural: applications, singular: application}
        versions:
          - name: v1alpha1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
      """)
    let cluster = try await FakeCluster(
      clock: clock,
      definitions: CustomResources.all(generators: GeneratorKind.all.map { ($0.name, $0.schema) }) + [application])
    let argocd = KubeObject(["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "argocd"]])
    _ = try await cluster.api.create(argocd)
    var settings = OperatorSettings()
    settings.port = nil
    let scratch = try ScratchFolder("foreign")
    let nestling = PreviewOperator(
      settings: settings, kube: cluster.api, forges: [],
      mirrors: Mirrors(root: scratch.path, client: HandlerClient { _ in .text(404, "") }), clock: clock,
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

  /// One preview per name, without pull requests.
  private func set(_ names: [String]) -> KubeObject {
    KubeObject([
      "apiVersion": "nestling.dev/v1alpha1", "kind": "PreviewSet", "metadata": ["name": "set", "namespace": "argocd"],
      "spec": [
        "goTemplate": true,
        "generators": [["list": ["elements": .array(names.map { ["name": .string($0)] })]]],
        "template": [
          "metadata": ["name": "app-{{.name}}"],
          "spec": [
            "project": "default", "source": ["repoURL": "https://example.com/x.git", "path": "."],
            "destination": ["server": "https://kubernetes.default.svc", "namespace": "{{.preview.namespace}}"],
          ],
        ],
        "preview": ["name": "{{.name}}", "namespace": ["name": "preview-{{.name}}"]],
      ],
    ])
  }

  private func preview(_ name: String) -> ObjectRef { ObjectRef(Names.preview, namespace: "argocd", name: name) }

  private func gone(_ ref: ObjectRef, _ cluster: LiveKubeAPI) async throws {
    try await eventually("the end of \(ref)") { look in
      let found = try await cluster.get(ref)
      look.saw(YAML.text(found?.value ?? .null))
      return found == nil
    }
  }

  private func condition(
    _ type: String, of ref: ObjectRef, _ cluster: LiveKubeAPI, _ isWanted: (Condition) -> Bool
  ) async throws -> Condition {
    try await eventually("condition \(type) of \(ref)") { look in
      let found = try await cluster.get(ref)
      look.saw(YAML.text(found?.status ?? .null))
      return found?.conditions.first { $0.type == type && isWanted($0) }
    }
  }
}
