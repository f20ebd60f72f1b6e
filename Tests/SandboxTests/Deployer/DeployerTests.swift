// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Git
import HTTPTransport
import KubeClient
import KubeModel
import TestKit
import Testing

@testable import Sandbox

/// A whole sandbox, used only as other programs use it: its Kubernetes API, its forge and its web over HTTP.
final class SandboxBed: Sendable {
  let scratch: ScratchFolder
  let sandbox: LocalSandbox
  let client = CurlClient()
  let kube: LiveKubeAPI

  init(_ scratch: ScratchFolder) async throws {
    self.scratch = scratch
    sandbox = try LocalSandbox(SandboxSettings(state: scratch.path + "/state"))
    try await sandbox.start()
    kube = LiveKubeAPI(config: sandbox.cluster, client: client)
  }

  var shop: LocalRepository { LocalRepository(path: sandbox.state + "/git/acme/shop.git") }

  func application(
    _ name: String, revision: String, path: String = "web", namespace: String = "default",
    annotations: [String: String] = [:], policy: Value = ["automated": ["prune": true]], finalizers: [String] = []
  ) -> KubeObject {
    var object = KubeObject(kind: Application.kind, namespace: "argocd", name: name)
    object.annotations = annotations
    object.finalizers = finalizers
    object.value["spec"] = [
      "project": "default",
      "source": [
        "repoURL": .string(sandbox.url + "/acme/shop.git"), "targetRevision": .string(revision), "path": .string(path),
      ],
      "destination": ["server": "https://kubernetes.default.svc", "namespace": .string(namespace)],
      "syncPolicy": policy,
    ]
    return object
  }

  func ref(_ name: String) -> ObjectRef { ObjectRef(Application.kind, namespace: "argocd", name: name) }

  /// The Application once its status is as wanted.
  func settled(
    _ name: String, _ what: String, _ isSettled: @escaping @Sendable (Value) -> Bool
  ) async throws -> KubeObject {
    let kube = self.kube
    let ref = ref(name)
    return try await eventually("\(name): \(what)") { _ in
      let object = try await kube.get(ref)
      return object.flatMap { isSettled($0.status) ? $0 : nil }
    }
  }

  func web(
    _ path: String, host: String, method: String = "GET", headers: [String: String] = [:]
  ) async throws -> HTTPResponse {
    var request = HTTPRequest(method, "http://127.0.0.1:\(sandbox.port)\(path)")
    request.headers["Host"] = "\(host):\(sandbox.port)"
    for (name, value) in headers { request.headers[name] = value }
    request.proxy = ""
    return try await client.send(request)
  }
}

func withSandbox(_ body: (SandboxBed) async throws -> Void) async throws {
  let bed = try await SandboxBed(ScratchFolder("sandbox"))
  do { try await body(bed) } catch {
    await bed.sandbox.stop()
    throw error
  }
  await bed.sandbox.stop()
}

@Sendable private func isReady(_ status: Value) -> Bool {
  status.at("sync", "status") == "Synced" && status.at("health", "status") == "Healthy"
}

struct `The deployer in Argo CD's place` {
  @Test func `an Application becomes a site, with the status Argo CD sets`() async throws {
    try await withSandbox { bed in
      let sha = try await bed.shop.resolve("feature/spring-sale")
      _ = try await bed.kube.create(
        bed.application("shop-1", revision: sha, annotations: ["nestling.dev/url": "http://sale.localhost:1/"]))
      let status = try await bed.settled("shop-1", "ready", isReady).status
      let spec = bed.application("shop-1", revision: sha).spec
      #expect(status.at("sync", "revision")?.string == sha)
      #expect(status.at("sync", "comparedTo", "source") == spec["source"])
      #expect(status.at("sync", "comparedTo", "destination") == spec["destination"])
      #expect(status.at("operationState", "phase") == "Succeeded")
      #expect(status.at("operationState", "syncResult", "revision")?.string == sha)
      #expect(status["resources"]?.array?.count == 1)
      #expect(status["sourceType"] == "Directory")
      #expect(status.at("summary", "externalURLs")?.array == ["http://sale.localhost:1/"])
      #expect(status["reconciledAt"]?.string.flatMap { Timestamp($0) } != nil)
      #expect(status["conditions"] == nil)
      let page = try await bed.web("/", host: "sale.localhost")
      #expect(page.status == 200)
      #expect(page.text.contains("Spring sale"))
      #expect(page.headers["Content-Type"] == "text/html; charset=utf-8")
      let record = ObjectRef(
        GroupVersionKind(apiVersion: "v1", kind: "ConfigMap"), namespace: "default", name: "shop-1")
      let labels = try await bed.kube.get(record)?.labels
      #expect(labels == ["app.kubernetes.io/instance": "shop-1"])
    }
  }

  @Test func `files are served with validators and nothing beyond the folder`() async throws {
    try await withSandbox { bed in
      let sha = try await bed.shop.commit(
        files: ["web/docs/index.html": Array("docs".utf8), "web/style.css": Array("b{}".utf8)], on: "main",
        message: "More", author: .init(name: "Ann", email: "a@example.com", time: .now))
      _ = try await bed.kube.create(bed.application("files", revision: sha))
      _ = try await bed.settled("files", "ready", isReady)
      let host = "files.localhost"
      let style = try await bed.web("/style.css", host: host)
      #expect(style.headers["Content-Type"] == "text/css; charset=utf-8")
      let tag = try #require(style.headers["ETag"])
      let again = try await bed.web("/style.css", host: host, headers: ["If-None-Match": tag])
      #expect(again.status == 304)
      #expect(again.body.isEmpty)
      let folder = try await bed.web("/docs", host: host)
      #expect(folder.status == 302)
      #expect(folder.headers["Location"] == "/docs/")
      let docs = try await bed.web("/docs/", host: host)
      #expect(docs.text == "docs")
      for path in ["/nothing", "/../README.md", "/%2e%2e/README.md", "/..%2FREADME.md", "/README.md", "//README.md"] {
        let answer = try await bed.web(path, host: host)
        #expect(answer.status == 404, "\(path)")
      }
      let written = try await bed.web("/", host: host, method: "POST")
      #expect(written.status == 405)
      let stranger = try await bed.web("/", host: "nobody.localhost")
      #expect(stranger.status == 404)
    }
  }

  @Test func `a new revision is deployed and a missing path is a comparison error`() async throws {
    try await withSandbox { bed in
      let (main, feature) = (try await bed.shop.resolve("main"), try await bed.shop.resolve("feature/spring-sale"))
      _ = try await bed.kube.create(bed.application("app", revision: main))
      _ = try await bed.settled("app", "ready", isReady)
      func point(_ revision: String, _ path: String) async throws {
        let patch: Value = ["spec": ["source": ["targetRevision": .string(revision), "path": .string(path)]]]
        _ = try await bed.kube.patch(bed.ref("app"), .merge, patch, subresource: nil)
      }
      try await point(feature, "web")
      let newer = try await bed.settled("app", "new revision") {
        $0.at("sync", "revision")?.string == feature && isReady($0)
      }
      #expect(newer.status["history"]?.array?.compactMap { $0["revision"]?.string } == [main, feature])
      try await point(feature, "nowhere")
      let broken = try await bed.settled("app", "error") { $0["conditions"] != nil }
      #expect(broken.conditions.map(\.type) == ["ComparisonError"])
      #expect(broken.status.at("sync", "status") == "Unknown")
      #expect(broken.status.at("sync", "comparedTo", "source", "path") == "nowhere")
      try await point(String(repeating: "1", count: 40), "web")
      let unknown = try await bed.settled("app", "unresolved") {
        $0["conditions"]?.array?.first?["message"]?.string?.contains("unable to resolve") == true
      }
      #expect(unknown.status.at("sync", "status") == "Unknown")
      let page = try await bed.web("/", host: "app.localhost")
      #expect(page.text.contains("Spring sale"), "what is deployed stays")
    }
  }

  @Test func `without an automated policy nothing is deployed until somebody asks`() async throws {
    try await withSandbox { bed in
      _ = try await bed.kube.create(bed.application("manual", revision: "main", policy: .object([:])))
      let idle = try await bed.settled("manual", "compared") { $0.at("sync", "status") == "OutOfSync" }
      #expect(idle.status["operationState"] == nil)
      #expect(idle.status.at("health", "status") == "Missing")
      let before = try await bed.web("/", host: "manual.localhost")
      #expect(before.status == 404)
      let operation: Value = ["operation": ["sync": ["revision": "main"], "initiatedBy": ["username": "ann"]]]
      _ = try await bed.kube.patch(bed.ref("manual"), .merge, operation, subresource: nil)
      let done = try await bed.settled("manual", "synced", isReady)
      #expect(done.value["operation"] == nil)
      #expect(done.status.at("operationState", "operation", "initiatedBy", "username") == "ann")
    }
  }

  @Test func `a missing namespace fails the sync until it is there`() async throws {
    try await withSandbox { bed in
      _ = try await bed.kube.create(bed.application("early", revision: "main", namespace: "preview-1"))
      let failed = try await bed.settled("early", "failed") { $0.at("operationState", "phase") == "Failed" }
      #expect(failed.status.at("operationState", "message")?.string == "namespaces \"preview-1\" not found")
      #expect(failed.conditions.map(\.type) == ["SyncError"])
      let namespace = GroupVersionKind(apiVersion: "v1", kind: "Namespace")
      _ = try await bed.kube.create(KubeObject(kind: namespace, name: "preview-1"))
      let done = try await bed.settled("early", "synced", isReady)
      #expect(done.conditions.isEmpty)
    }
  }

  @Test func `deletion takes the site away before the finalizer goes`() async throws {
    try await withSandbox { bed in
      _ = try await bed.kube.create(bed.application("going", revision: "main", finalizers: [Application.finalizer]))
      _ = try await bed.settled("going", "ready", isReady)
      _ = try await bed.kube.delete(bed.ref("going"), Preconditions(), .background)
      _ = try await eventually("gone") { _ in try await bed.kube.get(bed.ref("going")) == nil ? true : nil }
      let page = try await bed.web("/", host: "going.localhost")
      #expect(page.status == 404)
      let record = ObjectRef(GroupVersionKind(apiVersion: "v1", kind: "ConfigMap"), namespace: "default", name: "going")
      let left = try await bed.kube.get(record)
      #expect(left == nil)
    }
  }

  @Test func `a refresh is honoured and a steady state is not written`() async throws {
    try await withSandbox { bed in
      _ = try await bed.kube.create(bed.application("calm", revision: "main"))
      let calm = try await bed.settled("calm", "ready", isReady)
      let asked: Value = ["metadata": ["annotations": ["argocd.argoproj.io/refresh": "hard"]]]
      _ = try await bed.kube.patch(bed.ref("calm"), .merge, asked, subresource: nil)
      let fresh = try await eventually("refreshed") { _ in
        let object = try await bed.kube.get(bed.ref("calm"))
        return object.flatMap { !Application($0).isRefreshWanted ? $0 : nil }
      }
      #expect(fresh.status["operationState"] == calm.status["operationState"])
      // Another Application goes through a whole life meanwhile; the calm one is not touched by that.
      _ = try await bed.kube.create(bed.application("other", revision: "main"))
      _ = try await bed.settled("other", "ready", isReady)
      let later = try await bed.kube.get(bed.ref("calm"))
      #expect(later?.resourceVersion == fresh.resourceVersion)
    }
  }
}

struct `A sandbox as a whole` {
  @Test func `a deployed branch follows its pushes and a fixed commit does not`() async throws {
    try await withSandbox { bed in
      let main = try await bed.shop.resolve("main")
      _ = try await bed.kube.create(bed.application("follows", revision: "main"))
      _ = try await bed.kube.create(bed.application("fixed", revision: main))
      _ = try await bed.settled("follows", "ready", isReady)
      let fixed = try await bed.settled("fixed", "ready", isReady)
      #expect(Application(fixed).isCalm)
      let next = try await bed.shop.commit(
        files: ["web/index.html": Array("next".utf8)], on: "main", message: "Next",
        author: .init(name: "Ann", email: "a@example.com", time: .now))
      _ = try await bed.settled("follows", "moved") { $0.at("sync", "revision")?.string == next && isReady($0) }
      let page = try await bed.web("/", host: "fixed.localhost")
      #expect(page.headers["X-Preview-Commit"] == main)
    }
  }

  @Test func `started again on its folder it goes on where it was`() async throws {
    let scratch = try ScratchFolder("sandbox")
    let first = try await SandboxBed(scratch)
    let client = try SandboxClient(state: first.sandbox.state, client: first.client)
    let pull = try await client.open(.init(branch: "feature/spring-sale"), in: "acme/shop")
    try await client.comment("hello", on: pull.number, in: "acme/shop", author: "ann")
    _ = try await first.kube.create(first.application("stays", revision: pull.headSHA))
    _ = try await first.settled("stays", "ready", isReady)
    #expect(throws: SandboxError.inUse(first.sandbox.state)) {
      _ = try LocalSandbox(SandboxSettings(state: scratch.path + "/state"))
    }
    #expect((try? Files.read(first.sandbox.kubeconfigPath)) != nil)
    await first.sandbox.stop()
    #expect((try? Files.read(first.sandbox.kubeconfigPath)) == nil, "nothing it promises works any more")

    let second = try await SandboxBed(scratch)
    let again = try SandboxClient(state: second.sandbox.state, client: second.client)
    let comments = try await again.comments(of: pull.number, in: "acme/shop")
    #expect(comments.map(\.author) == ["ann"])
    let page = try await eventually("the site") { _ in
      let page = try await second.web("/", host: "stays.localhost")
      return page.status == 200 ? page : nil
    }
    #expect(page.text.contains("Spring sale"))
    #expect(second.sandbox.adminToken == first.sandbox.adminToken)
    await second.sandbox.stop()
  }

  @Test func `the client does what a person does`() async throws {
    try await withSandbox { bed in
      let client = try SandboxClient(state: bed.sandbox.state, client: bed.client)
      var opening = SandboxClient.Opening(branch: "new-idea")
      (opening.title, opening.labels, opening.isDraft, opening.author) = ("An idea", ["preview"], true, "ann")
      let pull = try await client.open(opening, in: "acme/shop")
      #expect(pull.isDraft)
      #expect(pull.labels == ["preview"])
      #expect(pull.author == "ann")
      let head = try await client.push(pull.number, in: "acme/shop", message: "Better")
      #expect(head != pull.headSHA)
      try await client.label(pull.number, in: "acme/shop", add: ["big", "new"], remove: ["preview"])
      try await client.ready(pull.number, in: "acme/shop")
      let ready = try await client.pull(pull.number, in: "acme/shop")
      #expect(!ready.isDraft)
      #expect(ready.title == "An idea")
      #expect(ready.labels == ["big", "new"])
      #expect(ready.headSHA == head)
      try await client.close(pull.number, in: "acme/shop")
      try await client.reopen(pull.number, in: "acme/shop")
      try await client.merge(pull.number, in: "acme/shop")
      let states = try await client.list("acme/shop", state: "all").map(\.state)
      #expect(states == ["merged"])
      await #expect(throws: SandboxClientError.self) { try await client.merge(99, in: "acme/shop") }
    }
  }

  @Test func `a repository that appears in the folder is on the forge`() async throws {
    try await withSandbox { bed in
      let path = bed.sandbox.state + "/git/late/one.git"
      let late = try await LocalRepository.create(path: path)
      _ = try await late.commit(
        files: ["index.html": Array("late".utf8)], on: "main", message: "First",
        author: .init(name: "Ann", email: "a@example.com", time: .now))
      let client = try SandboxClient(state: bed.sandbox.state, client: bed.client)
      let pull = try await client.open(.init(branch: "change"), in: "late/one")
      #expect(pull.number == 1)
    }
  }
}
