// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import Generators
import KubeClient
import KubeModel
import Locks
import Operator
import PreviewAPI
import TestKit
import Testing

/// On the machine's own clock: what is waited for comes by a watch, long before the minute after which a failure is tried again.
@Suite struct `Generators read the cluster, and what they read wakes the set` {
  @Test(.timeLimit(.minutes(2))) func `a cluster Secret comes and goes with its Application`() async throws {
    try await SmallWorld(clock: .system).run { cluster in
      _ = try await cluster.create(set([["clusters": ["selector": ["matchLabels": ["env": "prod"]]]]]))
      _ = try await condition("Ready", of: shop, cluster) { $0.reason == "UpToDate" }
      _ = try await cluster.create(clusterSecret("east", env: "prod"))
      _ = try await cluster.create(clusterSecret("west", env: "test"))
      try await applications(["app-east"], cluster)
      _ = try await cluster.patch(
        clusterSecret("west", env: "").ref, .merge, ["metadata": ["labels": ["env": "prod"]]], subresource: nil)
      try await applications(["app-east", "app-west"], cluster)
      _ = try await cluster.delete(clusterSecret("east", env: "").ref, Preconditions(), .background)
      try await applications(["app-west"], cluster)
    }
  }

  @Test(.timeLimit(.minutes(2))) func `a Secret that was missing wakes the set when it appears`() async throws {
    let forge = ListedForge(repositories: [])
    try await SmallWorld(clock: .system, forges: [forge.port]).run { cluster in
      _ = try await cluster.create(set([["scmProvider": ["gitea": ["owner": "acme", "tokenRef": token]]]]))
      let stalled = try await condition("Stalled", of: shop, cluster) { $0.status == "True" }
      #expect(stalled.message.contains("there is no Secret argocd/forge; create it or name another"))
      _ = try await cluster.create(forgeSecret)
      _ = try await condition("Ready", of: shop, cluster) { $0.reason == "UpToDate" }
    }
  }

  @Test(.timeLimit(.minutes(2)))
  func `repositories of an organisation are filtered before their branches are asked for`() async throws {
    let forge = ListedForge(repositories: ["shop", "docs", "till"])
    let generator: Value = [
      "scmProvider": [
        "gitea": ["owner": "acme", "tokenRef": token], "cloneProtocol": "https",
        "filters": [["repositoryMatch": "^(shop|till)$"], ["pathsExist": ["deploy"]]],
      ]
    ]
    try await SmallWorld(forges: [forge.port]).run { cluster in
      _ = try await cluster.create(forgeSecret)
      _ = try await cluster.create(set([generator], name: "{{.organization}}-{{.repository}}-{{.short_sha_7}}"))
      try await applications(["acme-shop-5a5a5a5"], cluster)
    }
    #expect(forge.asked == ["shop", "till"])
  }

  @Test(.timeLimit(.minutes(2))) func `a plugin is asked once its ConfigMap and its token are there`() async throws {
    let questions = Mutex<[PluginQuestion]>([])
    let plugin: PluginPort = { question in
      questions.withLock { $0.append(question) }
      return PluginAnswer(status: 200, body: Array(#"{"output": {"parameters": [{"name": "one"}]}}"#.utf8))
    }
    let generator: Value = ["plugin": ["configMapRef": ["name": "my-plugin"], "input": ["parameters": ["n": 3]]]]
    try await SmallWorld(clock: .system, plugin: plugin).run { cluster in
      _ = try await cluster.create(set([generator]))
      let missing = try await condition("Stalled", of: shop, cluster) { $0.status == "True" }
      #expect(missing.message.contains("there is no ConfigMap argocd/my-plugin"))
      _ = try await cluster.create(
        configMap("my-plugin", ["baseUrl": "https://plugin.test/", "token": "$plugin:token", "requestTimeout": "5"]))
      _ = try await condition("Stalled", of: shop, cluster) { $0.message.contains("there is no Secret argocd/plugin") }
      _ = try await cluster.create(secret("plugin", ["token": "s3cret\n"]))
      try await applications(["app-one"], cluster)
    }
    let question = try #require(questions.withLock { $0.first })
    #expect(question.url == "https://plugin.test/api/v1/getparams.execute")
    #expect(question.token.revealed == "s3cret")
    #expect(question.timeout == .seconds(5))
    #expect(question.body == ["applicationSetName": "shop", "input": ["parameters": ["n": 3]]])
  }

  @Test(.timeLimit(.minutes(2))) func `decisions of another controller are followed`() async throws {
    let kind = GroupVersionKind(group: "cluster.test", version: "v1", kind: "PlacementDecision")
    var decision = KubeObject(kind: kind, namespace: "argocd", name: "fleet")
    decision.value["status"] = ["decisions": [["clusterName": "east"]]]
    let generator: Value = ["clusterDecisionResource": ["configMapRef": "placement", "name": "fleet"]]
    try await SmallWorld(clock: .system, kinds: [Names.application, kind]).run { cluster in
      for object in [clusterSecret("east", env: "a"), clusterSecret("west", env: "b"), decision] {
        _ = try await cluster.create(object)
      }
      _ = try await cluster.create(
        configMap(
          "placement",
          [
            "apiVersion": "cluster.test/v1", "kind": "placementdecisions", "statusListKey": "decisions",
            "matchKey": "clusterName",
          ]))
      _ = try await cluster.create(set([generator]))
      try await applications(["app-east"], cluster)
      _ = try await cluster.patch(
        decision.ref, .merge, ["status": ["decisions": [["clusterName": "west"]]]], subresource: nil)
      try await applications(["app-west"], cluster)
    }
  }

  // MARK: parts

  private let shop = ObjectRef(Names.previewSet, namespace: "argocd", name: "shop")
  private let token: Value = ["secretName": "forge", "key": "token"]
  private var forgeSecret: KubeObject { secret("forge", ["token": "t0ken"]) }

  private func set(_ generators: [Value], name: String = "app-{{.name}}") -> KubeObject {
    var object = KubeObject(kind: Names.previewSet, namespace: "argocd", name: "shop")
    object.value["spec"] = [
      "goTemplate": true, "generators": .array(generators),
      // No Argo CD is here to take its finalizer away.
      "syncPolicy": ["preserveResourcesOnDeletion": true],
      "template": [
        "metadata": ["name": .string(name)],
        "spec": [
          "project": "default", "source": ["repoURL": "https://git.test/x.git", "path": "."],
          "destination": ["server": "https://kubernetes.default.svc", "namespace": "default"],
        ],
      ],
    ]
    return object
  }

  private func secret(_ name: String, _ data: KeyValuePairs<String, Value>, labels: Value = [:]) -> KubeObject {
    KubeObject([
      "apiVersion": "v1", "kind": "Secret",
      "metadata": ["name": .string(name), "namespace": "argocd", "labels": labels],
      "stringData": .object(Object(data.map { ($0.key, $0.value) })),
    ])
  }

  private func clusterSecret(_ name: String, env: String) -> KubeObject {
    secret(
      name, ["name": .string(name), "server": .string("https://\(name).test")],
      labels: ["argocd.argoproj.io/secret-type": "cluster", "env": .string(env)])
  }

  private func configMap(_ name: String, _ data: Value) -> KubeObject {
    KubeObject([
      "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name), "namespace": "argocd"],
      "data": data,
    ])
  }

  /// Waits until exactly these are there.
  private func applications(_ names: [String], _ cluster: LiveKubeAPI) async throws {
    try await eventually("Applications \(names)") { look in
      let found = try await cluster.listAll(Names.application, namespace: "argocd").items.map(\.name).sorted()
      look.saw("\(found); \(YAML.text(try await cluster.get(shop)?.status ?? .null))")
      return found == names
    }
  }
}

/// A forge with repositories and nothing else; all have a branch main, and only the shop a folder deploy.
private final class ListedForge: ForgeClient {
  let host = "git.test"
  private let names: [String]
  private let branchesAsked = Mutex<[String]>([])

  init(repositories: [String]) { names = repositories }

  /// Whose branches were asked for, each once.
  var asked: [String] { Set(branchesAsked.withLock { $0 }).sorted() }

  var port: ForgePort {
    let references = [SettingsReference(field: "tokenRef", kind: .secretKey, purpose: .token)]
    return ForgePort(
      kind: "gitea", capabilities: [], intake: NoIntake(), references: references,
      source: { settings in ForgeSource(repository: RepositoryRef(owner: "acme", name: "shop"), body: settings) },
      makeClient: { _ in self },
      organisation: ForgePort.Organisation(
        name: "gitea", references: references,
        source: { settings in
          ForgeSource(
            repository: RepositoryRef(owner: settings["owner"]?.string ?? "", name: ""), body: settings)
        }))
  }

  func repositories(of owner: String, settings: Value) async throws(ForgeError) -> [Repository] {
    names.map {
      Repository(
        ref: RepositoryRef(owner: owner, name: $0), defaultBranch: "main", httpsURL: "https://git.test/\(owner)/\($0)",
        sshURL: "ssh://git.test/\(owner)/\($0)")
    }
  }

  func branches(_ repository: RepositoryRef) async throws(ForgeError) -> [Branch] {
    branchesAsked.withLock { $0.append(repository.name) }
    return [Branch(name: "other", sha: "00000000"), Branch(name: "main", sha: "5a5a5a5a5a")]
  }

  func hasPath(_ repository: RepositoryRef, revision: String, path: String) async throws(ForgeError) -> Bool {
    repository.name == "shop" && path == "deploy"
  }

  func openPullRequests(_: RepositoryRef) async throws(ForgeError) -> Listing { Listing(pullRequests: []) }
  func pullRequest(_: RepositoryRef, _: Int) async throws(ForgeError) -> PullRequest? { nil }
  func ownComment(_: RepositoryRef, _: Int, marker: String) async throws(ForgeError) -> Forge.Comment? { nil }
  func createComment(_: RepositoryRef, _: Int, body: String) async throws(ForgeError) -> Forge.Comment {
    throw .unsupported(host: host, what: "comments")
  }
  func editComment(_: RepositoryRef, _: Int, id: String, body: String) async throws(ForgeError) {}
  func setStatus(_: RepositoryRef, sha: String, _: CommitStatus) async throws(ForgeError) {}
}

private struct NoIntake: ForgeIntake {
  func recognises(_: Delivery) -> Bool { false }
  func verify(_: Delivery, secrets: [[UInt8]]) -> Bool { false }
  func decode(_: Delivery) throws(ForgeError) -> [ForgeEvent] { [] }
}
