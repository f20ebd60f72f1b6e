// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeClient
import KubeModel
import PreviewAPI
import TestKit
import Testing

@Suite struct `Bad input is said once and clearly, and harms nobody else` {
  @Test(.timeLimit(.minutes(10)))
  func `a broken template stalls its set only, and deletes nothing`() async throws {
    try await SandboxProcess.with("--no-sample") { sandbox in
      let journey = try await Journey(sandbox)
      try await journey.create(try journey.set())
      try await journey.create(try journey.set(name: "other"))
      let number = try await journey.open(branch: "first", says: "one")
      let ready = try await journey.waitUntilReady(number)
      try await eventually("the other set's preview") { _ in
        try await journey.cluster.get(journey.preview(number, of: "other"))?.status["phase"]?.string == "Ready"
      }

      // A template that cannot be parsed: named with field and line.
      _ = try await journey.cluster.patch(
        journey.set().ref, .merge, ["spec": ["template": ["metadata": ["name": "site-\n{{ .number"]]]],
        subresource: nil)
      let stalled = try await journey.condition("Stalled", of: "site") { $0["status"]?.string == "True" }
      let message = stalled["message"]?.string ?? ""
      #expect(message.contains("spec.template"), "\(message)")
      #expect(message.contains("line 2") || message.contains(":2"), "\(message)")

      // The other set goes on with a pushed commit; the broken one's preview stays as it is.
      let sha = try await journey.push(to: "first", says: "one more")
      try await eventually("the other set's preview at the new commit") { look in
        let found = try await journey.cluster.get(journey.preview(number, of: "other"))
        look.saw("\(found?.status ?? .null)")
        return found?.status["phase"]?.string == "Ready" && found?.status["deployedSHA"]?.string == sha
      }
      let kept = try #require(await journey.cluster.get(journey.preview(number)))
      #expect(kept.uid == ready.uid && kept.deletionTimestamp == nil)
      #expect(kept.spec == ready.spec)

      // Mended: it catches up.
      _ = try await journey.cluster.patch(
        journey.set().ref, .merge, ["spec": ["template": ["metadata": ["name": "site-{{.number}}"]]]],
        subresource: nil)
      #expect(try await journey.waitUntilReady(number, at: sha).uid == ready.uid)
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func `a missing Secret and a missing repository are named`() async throws {
    try await SandboxProcess.with("--no-sample") { sandbox in
      let journey = try await Journey(sandbox)
      try await journey.create(
        try journey.set(name: "secretless") {
          $0.edit("gitea") { $0["tokenRef"] = ["secretName": "no-such-secret", "key": "token"] }
        })
      try await journey.create(
        try journey.set(name: "lost") { $0.edit("gitea") { $0["repo"] = "no-such-repository" } })
      let secretless = try await journey.condition("Ready", of: "secretless") { $0["status"]?.string == "False" }
      let words = secretless["message"]?.string ?? ""
      #expect(words.contains("Secret argocd/no-such-secret"), "\(words)")
      #expect(words.contains("create it or name another"), "\(words)")
      let lost = try await journey.condition("Ready", of: "lost") { $0["status"]?.string == "False" }
      let others = lost["message"]?.string ?? ""
      #expect(others.contains("acme/no-such-repository"), "\(others)")

      // Once the Secret is there, the set works; touched, so that we need not wait for the next poll.
      let token = try #require(
        await journey.cluster.get(
          ObjectRef(
            GroupVersionKind(group: "", version: "v1", kind: "Secret"), namespace: "argocd", name: "sandbox-forge")))
      var copy = KubeObject(["apiVersion": "v1", "kind": "Secret"])
      copy.name = "no-such-secret"
      copy.namespace = "argocd"
      copy.value["data"] = token.value["data"]
      try await journey.create(copy)
      _ = try await journey.cluster.patch(
        ObjectRef(Names.previewSet, namespace: "argocd", name: "secretless"), .merge,
        ["spec": ["goTemplateOptions": ["missingkey=zero"]]], subresource: nil)
      _ = try await journey.condition("Ready", of: "secretless") {
        $0["status"]?.string == "True"
      }
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func `a token that is not accepted, and a kubeconfig that cannot be read, are named`() async throws {
    try await SandboxProcess.with("--no-sample") { sandbox in
      let journey = try await Journey(sandbox)
      var secret = KubeObject(["apiVersion": "v1", "kind": "Secret", "stringData": ["token": "not-the-token"]])
      (secret.name, secret.namespace) = ("wrong", "argocd")
      try await journey.create(secret)
      try await journey.create(
        try journey.set { $0.edit("gitea") { $0["tokenRef"] = ["secretName": "wrong", "key": "token"] } })
      let refused = try await journey.condition("Ready", of: "site") { $0["status"]?.string == "False" }
      let message = refused["message"]?.string ?? ""
      #expect(message.contains("does not accept the credentials") && message.contains("renew the token"), "\(message)")
      #expect(!message.contains("not-the-token"))

      let file = sandbox.scratch.path + "/broken"
      try TextFile.write("apiVersion: v1\nkind: Config\nclusters:\n  - name: [\n", to: file)
      let output = try await sandbox.result(
        of: try BuiltBinary.path(), ["controller", "--kubeconfig", file, "--listen", "127.0.0.1:0"])
      let complaint = String(decoding: output.standardError, as: UTF8.self)
      #expect(output.exitCode == 1)
      #expect(complaint.hasPrefix("nestling controller: \(file):"), "\(complaint)")
      #expect(complaint.split(separator: "\n").count == 1, "\(complaint)")
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func `two sets that give one name are both told, and neither preview is touched`() async throws {
    try await SandboxProcess.with("--no-sample") { sandbox in
      let journey = try await Journey(sandbox)
      try await journey.create(try journey.set())
      let number = try await journey.open(branch: "first", says: "one")
      let ready = try await journey.waitUntilReady(number)
      try await journey.create(
        try journey.set(name: "rival") { $0["spec"]?["preview"]?["name"] = "site-site-{{.number}}" })
      for (set, other) in [("site", "rival"), ("rival", "site")] {
        let ready = try await journey.condition("Ready", of: set) { $0["reason"]?.string == "NameCollision" }
        let message = ready["message"]?.string ?? ""
        #expect(message.contains("“site-site-\(number)”") && message.contains("PreviewSet \(other)"), "\(message)")
      }
      let kept = try #require(await journey.cluster.get(journey.preview(number)))
      #expect(kept.uid == ready.uid && kept.ownerReferences == ready.ownerReferences && kept.spec == ready.spec)
      #expect(try await journey.cluster.get(journey.application(number, of: "rival")) == nil)

      // The rival leaves: the first set is well again by itself.
      _ = try await journey.cluster.delete(
        ObjectRef(Names.previewSet, namespace: "argocd", name: "rival"), Preconditions(), .background)
      _ = try await journey.condition("Ready", of: "site") { $0["status"]?.string == "True" }
      #expect(try await journey.cluster.get(journey.preview(number))?.uid == ready.uid)
      #expect(try await journey.comments(number).count == 1)
    }
  }
}

extension Journey {
  /// Waits until that condition of a set is as wanted.
  func condition(
    _ type: String, of set: String, within span: Duration = .seconds(90), _ isWanted: (Value) -> Bool
  ) async throws -> Value {
    try await eventually("condition \(type) of \(set)", within: span) { look in
      let status = try await setStatus(set)
      look.saw(YAML.text(status))
      return (status["conditions"]?.array ?? []).first { $0["type"]?.string == type && isWanted($0) }
    }
  }
}

extension Value {
  /// Changes the generator's member for a forge.
  mutating func edit(_ forge: String, _ change: (inout Value) -> Void) {
    var generators = self.at("spec", "generators")?.array ?? []
    guard !generators.isEmpty, var member = generators[0].at("pullRequest", forge) else { return }
    change(&member)
    generators[0]["pullRequest"]?[forge] = member
    self["spec"]?["generators"] = .array(generators)
  }
}
