// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeClient
import KubeModel
import PreviewAPI
import TestKit
import Testing

/// Others write to the same cluster: autoscalers, people, owners of Secrets, administrators.
@Suite struct `Among neighbours` {
  private static func core(_ kind: String) -> GroupVersionKind {
    GroupVersionKind(group: "", version: "v1", kind: kind)
  }
  private let space = ObjectRef(Names.namespace, namespace: nil, name: "preview-a")
  private let preview = ObjectRef(Names.preview, namespace: "argocd", name: "a")
  private let settings = ObjectRef(core("ConfigMap"), namespace: "preview-a", name: "settings")
  private let web = ObjectRef(
    GroupVersionKind(group: "apps", version: "v1", kind: "Deployment"), namespace: "preview-a", name: "web")

  // MARK: fields

  @Test(.timeLimit(.minutes(5)))
  func `a field of somebody else's is named with its owner and left alone`() async throws {
    try await SmallWorld(kinds: []).run { cluster in
      var set = set([deployment(replicas: nil)])
      _ = try await cluster.create(set)
      _ = try await found(web, cluster)
      var scaled = deployment(replicas: 5)
      scaled["metadata"] = ["name": "web", "namespace": "preview-a"]
      scaled["spec"] = ["replicas": 5]
      _ = try await cluster.apply(KubeObject(scaled), manager: "autoscaler", force: false, subresource: nil)
      set.value["spec"]?["resources"] = [deployment(replicas: 2)]
      _ = try await cluster.apply(set, manager: "test", force: true, subresource: nil)
      let refused = try await condition("Ready", of: preview, cluster) { $0.reason == "ApplyFailed" }
      #expect(refused.message.contains("spec.replicas belongs to autoscaler"))
      #expect(try await cluster.get(web)?.spec["replicas"]?.int == 5)
      // Its owner lets go of it, and the preview goes on by itself.
      scaled["spec"] = nil
      _ = try await cluster.apply(KubeObject(scaled), manager: "autoscaler", force: false, subresource: nil)
      try await eventually("two replicas") { _ in try await cluster.get(web)?.spec["replicas"]?.int == 2 }
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `what is edited or deleted by hand is put right, and additions stay`() async throws {
    try await SmallWorld(kinds: []).run { cluster in
      _ = try await cluster.create(set([map]))
      _ = try await condition("Ready", of: preview, cluster) { $0.status == "True" }
      let edited: Value = [
        "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "settings", "namespace": "preview-a"],
        "data": ["color": "red", "theirs": "too"],
      ]
      _ = try await cluster.apply(KubeObject(edited), manager: "ann", force: true, subresource: nil)
      try await eventually("the color is back") { look in
        let live = try await cluster.get(settings)
        look.saw(YAML.text(live?.value ?? .null))
        return live?.value.at("data", "color")?.string == "blue"
          && live?.value.at("data", "theirs")?.string == "too"
      }
      let old = try await cluster.get(settings)?.uid
      _ = try await cluster.delete(settings, Preconditions(), .background)
      try await eventually("the ConfigMap is made anew") { _ in
        let live = try await cluster.get(settings)
        return live != nil && live?.uid != old
      }
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `a namespace deleted by hand is made anew with everything in it`() async throws {
    try await SmallWorld(kinds: []).run { cluster in
      _ = try await cluster.create(set([map]))
      _ = try await condition("Ready", of: preview, cluster) { $0.status == "True" }
      let old = try await cluster.get(space)?.uid
      _ = try await cluster.delete(space, Preconditions(), .background)
      try await eventually("namespace and ConfigMap are there again") { look in
        let (live, map) = (try await cluster.get(space), try await cluster.get(settings))
        look.saw(YAML.text(try await cluster.get(preview)?.status ?? .null))
        return live != nil && live?.uid != old && map != nil
      }
      _ = try await condition("Ready", of: preview, cluster) { $0.status == "True" }
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `what cannot change in place is explained, and made anew where the set allows it`() async throws {
    try await SmallWorld(kinds: []).run { cluster in
      var fixed = map
      fixed["immutable"] = true
      var set = set([fixed])
      _ = try await cluster.create(set)
      _ = try await condition("Ready", of: preview, cluster) { $0.status == "True" }
      let old = try await cluster.get(settings)?.uid
      fixed["data"] = ["color": "green"]
      set.value["spec"]?["resources"] = [fixed]
      _ = try await cluster.apply(set, manager: "test", force: true, subresource: nil)
      let refused = try await condition("Ready", of: preview, cluster) { $0.reason == "ApplyFailed" }
      #expect(refused.message.contains("field is immutable"))
      #expect(refused.message.contains("spec.preview.replaceImmutable: true"))
      set.value["spec"]?["preview"]?["replaceImmutable"] = true
      _ = try await cluster.apply(set, manager: "test", force: true, subresource: nil)
      try await eventually("a green ConfigMap") { _ in
        let live = try await cluster.get(settings)
        return live?.value.at("data", "color")?.string == "green" && live?.uid != old
      }
    }
  }

  // MARK: Secrets

  @Test(.timeLimit(.minutes(5)))
  func `a copied Secret follows its source, and goes when its owner says so`() async throws {
    try await SmallWorld(kinds: []).run { cluster in
      _ = try await cluster.create(KubeObject(kind: Names.namespace, name: "shared"))
      let source = ObjectRef(Self.core("Secret"), namespace: "shared", name: "regcred")
      let copy = ObjectRef(source.kind, namespace: "preview-a", name: "regcred")
      _ = try await cluster.create(
        KubeObject([
          "apiVersion": "v1", "kind": "Secret", "type": "kubernetes.io/dockerconfigjson",
          "metadata": ["name": "regcred", "namespace": "shared"], "data": [".dockerconfigjson": "e30="],
        ]))
      _ = try await cluster.create(
        set([map], namespace: ["copySecrets": [["name": "regcred", "namespace": "shared"]]]))
      let refused = try await condition("Ready", of: preview, cluster) { $0.reason == "SecretUnavailable" }
      #expect(refused.message.contains("its owner allows it with the label nestling.dev/copy=true"))
      #expect(try await cluster.get(copy) == nil)

      try await label(source, "true", cluster)
      #expect(try await found(copy, cluster).value["type"]?.string == "kubernetes.io/dockerconfigjson")
      let account = try await found(
        ObjectRef(Self.core("ServiceAccount"), namespace: "preview-a", name: "default"), cluster)
      #expect(account.value["imagePullSecrets"] == [["name": "regcred"]])
      _ = try await condition("Ready", of: preview, cluster) { $0.status == "True" }

      _ = try await cluster.patch(source, .merge, ["data": [".dockerconfigjson": "eyJhIjoxfQ=="]], subresource: nil)
      try await eventually("the copy is rotated") { _ in
        try await cluster.get(copy)?.value.at("data", ".dockerconfigjson")?.string == "eyJhIjoxfQ=="
      }
      let status = YAML.text(try await cluster.get(preview)?.value ?? .null)
      #expect(!status.contains("eyJhIjoxfQ=="), "no content stands in the Preview")
      try await label(source, "false", cluster)
      try await gone(copy, cluster)
    }
  }

  // MARK: accounts

  @Test(.timeLimit(.minutes(5)))
  func `with an account resources get its rights, no more and no fewer`() async throws {
    try await SmallWorld(kinds: []).run { cluster in
      _ = try await cluster.create(KubeObject(kind: Names.namespace, name: "other"))
      let elsewhere: Value = [
        "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "settings", "namespace": "other"],
      ]
      _ = try await cluster.create(set([map, elsewhere], account: "deployer"))
      let live = try await found(settings, cluster)
      #expect(live.annotations[Annotations.appliedAs] == "system:serviceaccount:argocd:deployer")
      let refused = try await condition("Ready", of: preview, cluster) { $0.reason == "ApplyFailed" }
      #expect(refused.message.contains("system:serviceaccount:argocd:deployer"))
      #expect(refused.message.contains("in the namespace \"other\""))
      // Whoever has a say there lets the account in.
      _ = try await cluster.create(
        KubeObject([
          "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding",
          "metadata": ["name": "previews", "namespace": "other"],
          "roleRef": ["apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "edit"],
          "subjects": [["kind": "ServiceAccount", "name": "deployer", "namespace": "argocd"]],
        ]))
      _ = try await condition("Ready", of: preview, cluster) { $0.status == "True" }
      _ = try await cluster.delete(set([]).ref, Preconditions(), .background)
      try await gone(preview, cluster)
      #expect(try await cluster.get(ObjectRef(settings.kind, namespace: "other", name: "settings")) == nil)
      #expect(try await cluster.get(ObjectRef(Names.namespace, namespace: nil, name: "other")) != nil)
    }
  }

  // MARK: policies

  @Test(.timeLimit(.minutes(5)))
  func `a policy forbids and is named; what runs stays, and what it allows goes on`() async throws {
    try await SmallWorld(kinds: []).run { cluster in
      var policy = KubeObject(kind: Names.previewPolicy, name: "teams")
      policy.value["spec"] = ["allow": ["kinds": ["ConfigMap"]]]
      _ = try await cluster.create(policy)
      var set = set([map, deployment(replicas: 1)])
      _ = try await cluster.create(set)
      let refused = try await condition("Ready", of: set.ref, cluster) { $0.reason == "NotAllowedByPolicy" }
      #expect(refused.message.contains("PreviewPolicy teams does not allow the kind Deployment.apps"))
      #expect(try await cluster.get(preview) == nil)
      set.value["spec"]?["resources"] = [map]
      _ = try await cluster.apply(set, manager: "test", force: true, subresource: nil)
      _ = try await condition("Ready", of: preview, cluster) { $0.status == "True" }
      policy.value["spec"] = ["require": ["quota": true]]
      _ = try await cluster.apply(policy, manager: "test", force: true, subresource: nil)
      _ = try await condition("Ready", of: set.ref, cluster) {
        $0.message.contains("requires spec.preview.namespace.quota")
      }
      #expect(try await cluster.get(preview)?.deletionTimestamp == nil)
      #expect(try await cluster.get(settings) != nil)
    }
  }

  // MARK: what does not go

  @Test(.timeLimit(.minutes(5)))
  func `finalizers are forced when a person says so`() async throws {
    try await SmallWorld(kinds: []).run { cluster in
      _ = try await cluster.create(set([map]))
      _ = try await condition("Ready", of: preview, cluster) { $0.status == "True" }
      _ = try await cluster.patch(
        settings, .merge, ["metadata": ["finalizers": ["example.com/held"]]], subresource: nil)
      _ = try await cluster.delete(set([]).ref, Preconditions(), .background)
      let blocked = try await condition("DeletionBlocked", of: preview, cluster) { $0.status == "True" }
      #expect(blocked.message == "ConfigMap preview-a/settings: held by finalizer example.com/held")
      _ = try await cluster.patch(
        preview, .merge, ["metadata": ["annotations": [Annotations.forceFinalizers: "true"]]], subresource: nil)
      try await gone(preview, cluster)
      try await gone(space, cluster)
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `an Application whose cluster Argo CD has forgotten does not hold its preview`() async throws {
    try await SmallWorld().run { cluster in
      let settings = KubeObject(kind: Self.core("ConfigMap"), namespace: "argocd", name: "argocd-cm")
      _ = try await cluster.create(settings)
      var set = set([])
      set.value["spec"]?["template"] = [
        "metadata": ["name": "app-{{.name}}", "finalizers": ["resources-finalizer.argocd.argoproj.io"]],
        "spec": [
          "project": "default", "source": ["repoURL": "https://example.com/x.git", "path": "."],
          "destination": ["server": "https://1.2.3.4", "namespace": "{{.preview.namespace}}"],
        ],
      ]
      _ = try await cluster.create(set)
      _ = try await found(ObjectRef(Names.application, namespace: "argocd", name: "app-a"), cluster)
      _ = try await cluster.delete(set.ref, Preconditions(), .background)
      try await gone(preview, cluster)
      try await gone(set.ref, cluster)
    }
  }

  // MARK: the objects of these

  private var map: Value {
    ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "settings"], "data": ["color": "blue"]]
  }

  private func deployment(replicas: Int64?) -> Value {
    var spec: Value = [
      "selector": ["matchLabels": ["app": "web"]],
      "template": [
        "metadata": ["labels": ["app": "web"]], "spec": ["containers": [["name": "web", "image": "web:1"]]],
      ],
    ]
    if let replicas { spec["replicas"] = .int(replicas) }
    return ["apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "web"], "spec": spec]
  }

  /// A set of one preview without a pull request.
  private func set(_ resources: [Value], namespace: Value = [:], account: String? = nil) -> KubeObject {
    var space = namespace
    space["name"] = "preview-{{.name}}"
    var spec: Value = [
      "goTemplate": true, "generators": [["list": ["elements": [["name": "a"]]]]], "resources": .array(resources),
      "preview": ["name": "{{.name}}", "namespace": space],
    ]
    if let account { spec["serviceAccountName"] = .string(account) }
    return KubeObject([
      "apiVersion": "nestling.dev/v1alpha1", "kind": "PreviewSet", "metadata": ["name": "set", "namespace": "argocd"],
      "spec": spec,
    ])
  }

  private func found(_ ref: ObjectRef, _ cluster: LiveKubeAPI) async throws -> KubeObject {
    try await eventually("\(ref)") { look in
      look.saw(YAML.text(try await cluster.get(preview)?.status ?? .null))
      return try await cluster.get(ref)
    }
  }

  private func label(_ ref: ObjectRef, _ value: String, _ cluster: LiveKubeAPI) async throws {
    _ = try await cluster.patch(ref, .merge, ["metadata": ["labels": [Labels.copy: .string(value)]]], subresource: nil)
  }
}
