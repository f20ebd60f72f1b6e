// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Git
import HTTPServing
import HTTPTransport
import KubeClient
import KubeModel
import Locks
import TestKit
import Testing

@testable import Sandbox

/// A cluster where somebody changes an Application in the moment before a sync of it is reported: the report conflicts.
private final class HastyCluster: KubeAPI {
  private let inner: any KubeAPI
  private let pending = Mutex<[Value]>([])

  init(_ inner: any KubeAPI) { self.inner = inner }

  /// The patches come one before each of the next reports.
  func intervene(_ patches: [Value]) { pending.withLock { $0 = patches } }
  var isDone: Bool { pending.withLock { $0.isEmpty } }

  func patch(
    _ ref: ObjectRef, _ type: PatchType, _ body: Value, subresource: String?
  ) async throws(KubeError) -> KubeObject? {
    if body.at("status", "operationState") != nil {
      let next = pending.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      if let next { _ = try await inner.patch(ref, .merge, next, subresource: nil) }
    }
    return try await inner.patch(ref, type, body, subresource: subresource)
  }

  func get(_ ref: ObjectRef) async throws(KubeError) -> KubeObject? { try await inner.get(ref) }
  func list(
    _ kind: GroupVersionKind, namespace: String?, _ options: ListOptions
  ) async throws(KubeError) -> ListPage { try await inner.list(kind, namespace: namespace, options) }
  func watch(
    _ kind: GroupVersionKind, namespace: String?, from resourceVersion: String, _ options: ListOptions
  ) async throws(KubeError) -> WatchStream {
    try await inner.watch(kind, namespace: namespace, from: resourceVersion, options)
  }
  func create(_ object: KubeObject) async throws(KubeError) -> KubeObject { try await inner.create(object) }
  func replace(_ object: KubeObject, subresource: String?) async throws(KubeError) -> KubeObject {
    try await inner.replace(object, subresource: subresource)
  }
  func apply(
    _ object: KubeObject, manager: String, force: Bool, subresource: String?
  ) async throws(KubeError) -> KubeObject {
    try await inner.apply(object, manager: manager, force: force, subresource: subresource)
  }
  func delete(
    _ ref: ObjectRef, _ preconditions: Preconditions, _ propagation: Propagation
  ) async throws(KubeError) -> Bool { try await inner.delete(ref, preconditions, propagation) }
  func isNamespaced(_ kind: GroupVersionKind) async throws(KubeError) -> Bool { try await inner.isNamespaced(kind) }
  func rehearse(_ object: KubeObject, manager: String) async throws(KubeError) {
    try await inner.rehearse(object, manager: manager)
  }
  func kind(ofResource plural: String, group: String, version: String) async throws(KubeError) -> GroupVersionKind {
    try await inner.kind(ofResource: plural, group: group, version: version)
  }
  func impersonating(user: String, groups: [String]) -> any KubeAPI { self }
}

/// A deployer of its own on such a cluster, with a repository of two commits.
private struct HastyBed: Sendable {
  let cluster: HastyCluster
  let sites: SiteTable
  let main: String
  let head: String
  let ref = ObjectRef(Application.kind, namespace: "argocd", name: "app")

  static func with(_ body: (HastyBed) async throws -> Void) async throws {
    let scratch = try ScratchFolder("sandbox")
    let shop = try await LocalRepository.create(path: scratch.path + "/shop.git")
    func commit(_ text: String, on branch: String) async throws -> String {
      try await shop.commit(
        files: ["web/index.html": Array(text.utf8)], on: branch, message: text,
        author: .init(name: "Ann", email: "a@example.com", time: .now))
    }
    let (head, main) = (try await commit("head", on: "change"), try await commit("main", on: "main"))
    let plane = try ControlPlane(path: ":memory:")
    let server = Server(settings: ServerSettings(port: 0), handler: plane.handler)
    let port = try await server.start()
    let live = LiveKubeAPI(
      config: ClusterConfig(
        server: "http://127.0.0.1:\(port)", proxy: "", credentials: .token(plane.token), namespace: "default",
        name: "test"), client: CurlClient())
    for object in ArgoDefinitions.all.map({ KubeObject($0) }) + ArgoDefinitions.objects {
      _ = try await live.apply(object, manager: "test", force: true, subresource: nil)
    }
    let bed = HastyBed(cluster: HastyCluster(live), sites: SiteTable(), main: main, head: head)
    let deployer = Deployer(
      api: bed.cluster, sites: bed.sites, clock: .system, port: { 80 }, repository: { _ in shop }, notice: { _ in })
    let work = Task { await deployer.run() }
    let result: (any Error)?
    do {
      try await body(bed)
      result = nil
    } catch { result = error }
    work.cancel()
    await work.value
    await server.stop(grace: .seconds(2))
    if let result { throw result }
  }

  func create() async throws {
    var object = KubeObject(kind: Application.kind, namespace: "argocd", name: "app")
    object.value["spec"] = [
      "project": "default",
      "source": ["repoURL": "http://localhost/shop.git", "targetRevision": .string(head), "path": "web"],
      "destination": ["server": "https://kubernetes.default.svc", "namespace": "default"],
      "syncPolicy": ["automated": ["prune": true]],
    ]
    _ = try await cluster.create(object)
    _ = try await settled("deployed") { $0.status.at("sync", "status") == "Synced" }
  }

  func point(_ revision: String) -> Value { ["spec": ["source": ["targetRevision": .string(revision)]]] }

  func settled(_ what: String, _ isSettled: @escaping @Sendable (KubeObject) -> Bool) async throws -> KubeObject {
    try await eventually(what) { _ in try await cluster.get(ref).flatMap { isSettled($0) ? $0 : nil } }
  }
}

struct `The deployer when a report of it is lost` {
  private func expectHead(_ bed: HastyBed, history: [String]) async throws {
    let done = try await bed.settled("back at the head commit") { app in
      bed.cluster.isDone && app.spec.at("source", "targetRevision")?.string == bed.head
        && app.status["history"]?.array?.count == history.count && app.status.at("sync", "status") == "Synced"
    }
    #expect(done.status.at("sync", "revision")?.string == bed.head)
    #expect(done.status.at("sync", "comparedTo", "source") == done.spec["source"])
    #expect(done.status.at("operationState", "syncResult", "revision")?.string == bed.head)
    #expect(done.status.at("health", "status") == "Healthy")
    #expect(done.status["history"]?.array?.compactMap { $0["revision"]?.string } == history)
    #expect(bed.sites.site(at: "app.localhost")?.revision == bed.head)
  }

  @Test func `a revision that is put back during its sync is deployed again`() async throws {
    try await HastyBed.with { bed in
      try await bed.create()
      bed.cluster.intervene([bed.point(bed.head)])
      _ = try await bed.cluster.patch(bed.ref, .merge, bed.point("main"), subresource: nil)
      try await expectHead(bed, history: [bed.head, bed.main, bed.head])
    }
  }

  @Test func `a report that conflicts twice still tells of every sync`() async throws {
    try await HastyBed.with { bed in
      try await bed.create()
      bed.cluster.intervene([bed.point(bed.head), ["metadata": ["annotations": ["touched": "by somebody"]]]])
      _ = try await bed.cluster.patch(bed.ref, .merge, bed.point("main"), subresource: nil)
      try await expectHead(bed, history: [bed.head, bed.main, bed.head])
    }
  }

  @Test func `a record of another revision is replaced, though the status tells of a success`() async throws {
    try await HastyBed.with { bed in
      try await bed.create()
      // As it stands after a sync whose report never came through, because the program ended for instance.
      let record = ObjectRef(
        GroupVersionKind(apiVersion: "v1", kind: "ConfigMap"), namespace: "default", name: "app")
      _ = try await bed.cluster.patch(record, .merge, ["data": ["revision": .string(bed.main)]], subresource: nil)
      let refresh: Value = ["metadata": ["annotations": [Application.refresh: "normal"]]]
      _ = try await bed.cluster.patch(bed.ref, .merge, refresh, subresource: nil)
      try await expectHead(bed, history: [bed.head, bed.head])
      let kept = try await bed.cluster.get(record)
      #expect(kept?.value.at("data", "revision")?.string == bed.head)
    }
  }
}
