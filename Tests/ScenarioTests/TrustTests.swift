// SPDX-License-Identifier: Apache-2.0
import Documents
import Forge
import HTTPServing
import KubeClient
import KubeModel
import Locks
import Operator
import PreviewAPI
import TestKit
import Testing

/// A forge with pull requests and nothing else; who may push is told by `powers`.
final class PaperForge: ForgeClient {
  let host = "git.test"
  let pulls = Mutex<[PullRequest]>([])
  private let powers: [String: Permission]?
  /// Whose permissions were asked for.
  let asked = Mutex<[String]>([])

  /// - Parameter powers: nil for a forge that does not tell.
  init(_ pulls: [PullRequest], powers: [String: Permission]? = [:]) {
    self.powers = powers
    self.pulls.withLock { $0 = pulls }
  }

  static func pull(
    _ number: Int, of repository: String = "acme/shop", branch: String = "cart", author: String = "eve",
    isFork: Bool = false
  ) -> PullRequest {
    var result = PullRequest(
      repository: RepositoryRef(path: repository), number: number, state: .open, title: "Cart", branch: branch,
      targetBranch: "main", headSHA: "\(number)a1b2c3d4e5f60718293a4b5c6d7e8f90123456", author: author)
    result.isFork = isFork
    return result
  }

  var port: ForgePort {
    ForgePort(
      kind: "gitea", capabilities: [.permissions], intake: DeafIntake(), references: [],
      source: { settings in
        let path = "\(settings["owner"]?.string ?? "")/\(settings["repo"]?.string ?? "")"
        return ForgeSource(repository: RepositoryRef(path: path), body: settings)
      }, makeClient: { _ in self })
  }

  func permission(_: RepositoryRef, user: String) async throws(ForgeError) -> Permission {
    asked.withLock { $0.append(user) }
    guard let powers else { throw .unsupported(host: host, what: "asking for permissions") }
    return powers[user] ?? .none
  }
  func openPullRequests(_ repository: RepositoryRef) async throws(ForgeError) -> Listing {
    Listing(pullRequests: pulls.withLock { $0 }.filter { $0.repository == repository && $0.state == .open })
  }
  func pullRequest(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> PullRequest? {
    pulls.withLock { $0 }.first { $0.repository == repository && $0.number == number }
  }
  func branches(_ repository: RepositoryRef) async throws(ForgeError) -> [Branch] {
    [Branch(name: "main", sha: "\(repository.name)-main")]
  }
  func ownComment(_: RepositoryRef, _: Int, marker: String) async throws(ForgeError) -> Forge.Comment? { nil }
  func createComment(_: RepositoryRef, _: Int, body: String) async throws(ForgeError) -> Forge.Comment {
    throw .unsupported(host: host, what: "comments")
  }
  func editComment(_: RepositoryRef, _: Int, id: String, body: String) async throws(ForgeError) {}
  func setStatus(_: RepositoryRef, sha: String, _: CommitStatus) async throws(ForgeError) {}
}

private struct DeafIntake: ForgeIntake {
  func recognises(_: Delivery) -> Bool { false }
  func verify(_: Delivery, secrets: [[UInt8]]) -> Bool { false }
  func decode(_: Delivery) throws(ForgeError) -> [ForgeEvent] { [] }
}

@Suite struct `Before an approval nothing of a pull request is fetched` {
  private static let pulls: Value = ["pullRequest": ["gitea": ["owner": "acme", "repo": "shop"]]]

  private func plainSet() -> KubeObject {
    var wanted = set([Self.pulls])
    wanted.value["spec"]?["template"]?["metadata"]?["name"] = "shop-{{.number}}"
    wanted.value["spec"]?["template"]?["spec"]?["source"]?["path"] = "apps"
    return wanted
  }

  private func set(_ generators: [Value]) -> KubeObject {
    var object = KubeObject(kind: Names.previewSet, namespace: "argocd", name: "shop")
    object.value["spec"] = [
      "goTemplate": true, "generators": .array(generators), "syncPolicy": ["preserveResourcesOnDeletion": true],
      "template": [
        "metadata": ["name": "shop-{{.number}}-{{.path.basename}}"],
        "spec": [
          "project": "default", "source": ["repoURL": "https://git.test/acme/shop.git", "path": "{{.path.path}}"],
          "destination": ["server": "https://kubernetes.default.svc", "namespace": "{{.preview.namespace}}"],
        ],
      ], "preview": ["feedback": ["comment": false, "status": ""]],
    ]
    return object
  }

  private func preview(
    _ number: Int, _ cluster: LiveKubeAPI, _ isWanted: (KubeObject) -> Bool
  ) async throws -> KubeObject {
    let ref = ObjectRef(Names.preview, namespace: "argocd", name: "shop-shop-\(number)")
    return try await eventually("a Preview of pull request \(number)") { look in
      let found = try await cluster.get(ref)
      let set = try await cluster.get(ObjectRef(Names.previewSet, namespace: "argocd", name: "shop"))
      look.saw(YAML.text(found?.value ?? .null) + YAML.text(set?.status ?? .null))
      return found.flatMap { isWanted($0) ? $0 : nil }
    }
  }

  @Test(.timeLimit(.minutes(2)))
  func `a matrix of pullRequest and git asks the Git server only when the head commit is approved`() async throws {
    let forge = PaperForge([PaperForge.pull(7, isFork: true)])
    let requests = Mutex<[String]>([])
    let git: Value = [
      "git": [
        "repoURL": "https://git.test/acme/shop.git", "revision": "{{.head_sha}}", "directories": [["path": "apps/*"]],
      ]
    ]
    let matrix: Value = ["matrix": ["generators": [Self.pulls, git]]]
    let world = SmallWorld(
      forges: [forge.port],
      git: { request in
        requests.withLock { $0.append(request.path) }
        return .text(404, "")
      })
    try await world.run { cluster in
      _ = try await cluster.create(set([matrix]))
      let waiting = try await preview(7, cluster) { $0.status["phase"] == "AwaitingApproval" }
      #expect(waiting.spec["manifests"] == [])
      // Another pass, brought about by a change of the set, fetches nothing either.
      _ = try await cluster.patch(
        waiting.ownerReferences.first.map { ObjectRef(Names.previewSet, namespace: "argocd", name: $0.name) }
          ?? waiting.ref, .merge, ["spec": ["preview": ["namespace": ["labels": ["a": "b"]]]]], subresource: nil)
      _ = try await condition("Ready", of: ObjectRef(Names.previewSet, namespace: "argocd", name: "shop"), cluster) {
        $0.observedGeneration == 2
      }
      #expect(requests.withLock { $0 }.isEmpty)
      let head = try #require(waiting.spec["pullRequest"]?["headSHA"])
      _ = try await cluster.patch(
        waiting.ref, .merge, ["spec": ["control": ["approvedSHA": head]]], subresource: nil)
      try await eventually("the Git server is asked") { _ in !requests.withLock { $0 }.isEmpty }
    }
  }

  @Test(.timeLimit(.minutes(2)))
  func `an outsider's pull request between two branches of the repository waits, and is asked about once`() async throws
  {
    let forge = PaperForge(
      [PaperForge.pull(7), PaperForge.pull(8, author: "ann")], powers: ["eve": .read, "ann": .write])
    try await SmallWorld(forges: [forge.port]).run { cluster in
      _ = try await cluster.create(plainSet())
      let waiting = try await preview(7, cluster) { $0.status["phase"] == "AwaitingApproval" }
      #expect(waiting.conditions.first?.message.contains("its author eve may not push here") == true)
      let runs = try await preview(8, cluster) { $0.status["phase"]?.string != nil }
      #expect(runs.spec["hold"] == nil)
      #expect(forge.asked.withLock { $0 }.sorted() == ["ann", "eve"])
    }
  }

  @Test(.timeLimit(.minutes(2)))
  func `a forge that does not tell who may push makes nobody trusted`() async throws {
    let forge = PaperForge([PaperForge.pull(7, author: "ann")], powers: nil)
    try await SmallWorld(forges: [forge.port]).run { cluster in
      _ = try await cluster.create(plainSet())
      let waiting = try await preview(7, cluster) { $0.status["phase"] == "AwaitingApproval" }
      #expect(waiting.conditions.first?.message.contains("is not known") == true)
    }
  }
}
