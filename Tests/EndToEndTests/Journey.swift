// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeClient
import KubeModel
import PreviewAPI
import TestKit
import Testing

/// A comment on a pull request.
struct PostedComment {
  var id: Int64
  var body: String
}

/// A repository of one's own on a running sandbox, a PreviewSet for it, and what a person does with them.
struct Journey {
  static let repository = "acme/site"
  let sandbox: SandboxProcess
  let cluster: LiveKubeAPI
  let work: GitWork
  /// The first commit of `main`.
  let root: String

  /// Makes the repository as `git init --bare` would, and pushes `main` over HTTP.
  init(_ sandbox: SandboxProcess) async throws {
    self.sandbox = sandbox
    cluster = try sandbox.cluster()
    let home = try sandbox.scratch.folder("home")
    try await GitWork.bare(sandbox.state + "/git/acme/site.git", home: home)
    work = try await GitWork.clone(
      sandbox.url + "/acme/site.git", into: sandbox.scratch.path + "/work", home: home)
    try await work.git("checkout", "--quiet", "-B", "main")
    root = try await work.push(["web/index.html": "<h1>main</h1>\n"], message: "Begin", to: "main")
  }

  // MARK: the set

  func set(
    name: String = "site", api: String? = nil, poll: Int = 30, _ change: (inout Value) -> Void = { _ in }
  ) throws -> KubeObject {
    var set = try YAML.parse(
      """
      apiVersion: nestling.dev/v1alpha1
      kind: PreviewSet
      metadata: {name: \(name), namespace: argocd}
      spec:
        goTemplate: true
        goTemplateOptions: ["missingkey=error"]
        generators:
          - pullRequest:
              gitea:
                api: \(api ?? sandbox.url)
                owner: acme
                repo: site
                tokenRef: {secretName: sandbox-forge, key: token}
              requeueAfterSeconds: \(poll)
        template:
          metadata: {name: "\(name)-{{.number}}"}
          spec:
            project: default
            source: {repoURL: "\(sandbox.url)/acme/site.git", targetRevision: "{{.head_sha}}", path: web}
            destination: {server: https://kubernetes.default.svc, namespace: "{{.preview.namespace}}"}
            syncPolicy: {automated: {prune: true}}
        preview:
          url: "http://\(name)-{{.number}}.localhost:\(sandbox.port)/"
      """)
    change(&set)
    return KubeObject(set)
  }

  func create(_ object: KubeObject) async throws { _ = try await cluster.create(object) }

  /// An Application and a namespace that are somebody else's; answers once the deployer has said what it thinks of it.
  func placeForeignObjects() async throws {
    try await create(KubeObject(["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "foreign"]]))
    try await create(
      KubeObject([
        "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "theirs", "namespace": "foreign"],
        "data": ["key": "value"],
      ]))
    try await create(
      KubeObject([
        "apiVersion": "argoproj.io/v1alpha1", "kind": "Application",
        "metadata": ["name": "theirs", "namespace": "argocd"],
        "spec": [
          "project": "default", "destination": ["server": "https://kubernetes.default.svc", "namespace": "foreign"],
          "source": [
            "repoURL": .string(sandbox.url + "/acme/site.git"), "targetRevision": .string(root), "path": "web",
          ],
        ],
      ]))
    let theirs = ObjectRef(Names.application, namespace: "argocd", name: "theirs")
    try await eventually("a status of the foreign Application") { look in
      let found = try await cluster.get(theirs)
      look.saw(YAML.text(found?.status ?? .null))
      return found?.status.at("sync", "status")?.string != nil && found?.status.at("health", "status")?.string != nil
    }
  }

  // MARK: what a person does

  /// Pushes a branch with Git and opens a pull request from it; answers with its number.
  func open(branch: String, says text: String, _ options: String...) async throws -> Int {
    try await work.git("fetch", "--quiet", "origin")
    try await work.branch(branch)
    _ = try await work.push(["web/index.html": "<h1>\(text)</h1>\n"], message: text, to: branch)
    let printed = try await sandbox.pr(Journey.repository, "open", "--branch", branch, "--title", "Let it say \(text)")
    return try #require(Int(printed.filter { !$0.isWhitespace }), "pr open printed: \(printed)")
  }

  /// Another commit on the branch that was opened last.
  func push(to branch: String, says text: String) async throws -> String {
    try await work.git("checkout", "--quiet", branch)
    return try await work.push(["web/index.html": "<h1>\(text)</h1>\n"], message: text, to: branch)
  }

  // MARK: what a person sees

  func preview(_ number: Int, of set: String = "site") -> ObjectRef {
    ObjectRef(Names.preview, namespace: "argocd", name: "\(set)-site-\(number)")
  }
  func application(_ number: Int, of set: String = "site") -> ObjectRef {
    ObjectRef(Names.application, namespace: "argocd", name: "\(set)-\(number)")
  }
  func namespace(_ number: Int, of set: String = "site") -> ObjectRef {
    ObjectRef(Names.namespace, namespace: nil, name: "preview-\(set)-site-\(number)")
  }

  /// The pull request's comments, as the forge's command prints them.
  func comments(_ number: Int) async throws -> [PostedComment] {
    let printed = try await sandbox.pr(Journey.repository, "comments", "\(number)", "-o", "json")
    return (try JSON.parse(printed).array ?? []).map {
      PostedComment(id: $0["id"]?.int ?? 0, body: $0["body"]?.string ?? "")
    }
  }

  /// Waits until the comment tells a URL that is up; answers with both.
  func readyComment(_ number: Int) async throws -> (comment: PostedComment, url: String) {
    try await eventually("a comment with the URL on pull request \(number)") { look in
      let comments = try await comments(number)
      look.saw(comments.map(\.body).joined(separator: "\n"))
      guard let comment = comments.first, let start = comment.body.firstRange(of: "**<http"),
        let end = comment.body[start.upperBound...].firstIndex(of: ">")
      else { return nil }
      return (comment, "http" + comment.body[start.upperBound..<end])
    }
  }

  func waitUntilReady(_ number: Int, at sha: String? = nil) async throws -> KubeObject {
    try await eventually("Preview \(number) is Ready") { look in
      let found = try await cluster.get(preview(number))
      look.saw(YAML.text(found?.status ?? "no such Preview") + "the set: " + YAML.text(try await setStatus()))
      guard let found, found.status["phase"]?.string == "Ready" else { return nil }
      guard sha == nil || found.spec.at("pullRequest", "headSHA")?.string == sha else { return nil }
      guard sha == nil || found.status["deployedSHA"]?.string == sha else { return nil }
      return found
    }
  }

  func setStatus(_ name: String = "site") async throws -> Value {
    try await cluster.get(ObjectRef(Names.previewSet, namespace: "argocd", name: name))?.status ?? .null
  }

  func waitForPage(_ url: String, says text: String) async throws {
    try await eventually("\(url) says \(text)") { look in
      let page = try await sandbox.page(url)
      look.saw(page ?? "no page")
      return page == "<h1>\(text)</h1>\n"
    }
  }

  /// Waits until nothing of that pull request's preview is left and its one comment says why.
  func waitUntilGone(_ number: Int, because reason: String) async throws {
    try await eventually("everything of pull request \(number) is gone") { look in
      for ref in [preview(number), application(number), namespace(number)] {
        if let found = try await cluster.get(ref) {
          look.saw("\(ref): \(YAML.text(found.value))")
          return false
        }
      }
      let comments = try await comments(number)
      look.saw(comments.map(\.body).joined(separator: "\n---\n"))
      return comments.count == 1 && comments[0].body.contains("is gone: the pull request was \(reason)")
    }
  }

  // MARK: what there is

  /// Every object of every kind the server knows, by name, with UID and version; without what records by its nature (Events,
  /// Leases) and the versions of PreviewSets, whose status we are asked to write.
  func inventory() async throws -> [String: String] {
    let config = try sandbox.config()
    func document(_ path: String) async throws -> Value {
      let page = try await sandbox.page(config.server + path)
      return try JSON.parse(try #require(page, "\(path)"))
    }
    var versions = ["/api/v1"]
    for group in try await document("/apis")["groups"]?.array ?? [] {
      if let version = group.at("preferredVersion", "groupVersion")?.string { versions.append("/apis/" + version) }
    }
    var found: [String: String] = [:]
    for version in versions {
      for resource in try await document(version)["resources"]?.array ?? [] {
        guard let name = resource["name"]?.string, !name.contains("/"), !["events", "leases"].contains(name),
          (resource["verbs"]?.array ?? []).contains("list")
        else { continue }
        for item in try await document(version + "/" + name)["items"]?.array ?? [] {
          let object = KubeObject(item)
          let version = name == "previewsets" ? "" : " at \(object.resourceVersion)"
          found["\(name) \(object.namespace ?? "")/\(object.name)"] = object.uid + version
        }
      }
    }
    return found
  }
}
