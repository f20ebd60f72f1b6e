// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import ForgeDrivers
import HTTPServing
import KubeClient
import KubeModel
import Locks
import Operator
import PreviewAPI
import TestKit
import Testing

@Suite struct `Git repositories in a cluster` {
  @Test(.timeLimit(.minutes(2))) func `are asked with the login of Argo CD's repository Secrets`() async throws {
    let seen = Mutex<[String: String]>([:])
    // Says nothing of the repository to strangers, and to friends that it is not there.
    let git: Handler = { request in
      let proof = request.header("authorization") ?? ""
      seen.withLock { $0[request.path] = proof }
      return .text(proof.isEmpty ? 401 : 404, "")
    }
    try await SmallWorld(git: git).run { cluster in
      _ = try await cluster.create(
        secret("creds", "repo-creds", ["url": "https://git.test/acme", "username": "nestling", "password": "t0ken"]))
      for (name, url) in [("own", "https://git.test/acme/apps.git"), ("strange", "https://git.test/other/apps.git")] {
        _ = try await cluster.create(set(name, url))
      }
      let own = try await condition("Ready", of: ref("own"), cluster) { $0.status == "False" }
      #expect(own.message.contains("there is no Git repository at https://git.test/acme/apps.git"))
      let strange = try await condition("Ready", of: ref("strange"), cluster) { $0.status == "False" }
      #expect(strange.message.contains("refused the credentials"))
    }
    let proofs = seen.withLock { $0 }
    #expect(proofs["/acme/apps.git/info/refs"] == "Basic bmVzdGxpbmc6dDBrZW4=")
    #expect(proofs["/other/apps.git/info/refs"]?.isEmpty == true)
  }

  @Test(.timeLimit(.minutes(2))) func `are asked as a GitHub App with one token of its installation`() async throws {
    let minted = Mutex(0)
    let seen = Mutex<Set<String>>([])
    let github = HandlerClient { request in
      guard request.path == "/api/v3/app/installations/99/access_tokens" else { return .text(404, "{}") }
      let number = minted.withLock { count in
        count += 1
        return count
      }
      return .text(
        201, #"{"token": "ghs_\#(number)", "expires_at": "2099-01-01T00:00:00Z"}"#, type: "application/json")
    }
    let git: Handler = { request in
      let proof = request.header("authorization") ?? ""
      if !proof.isEmpty { seen.withLock { _ = $0.insert(proof) } }
      return .text(proof.isEmpty ? 401 : 404, "")
    }
    let world = SmallWorld(forges: [port(.github, github)], git: git)
    try await world.run { cluster in
      _ = try await cluster.create(
        secret(
          "app", "repo-creds",
          [
            "url": "https://github.test/acme", "githubAppID": "7", "githubAppInstallationID": "99",
            "githubAppPrivateKey": .string(PublishedKey.rsa),
            "githubAppEnterpriseBaseUrl": "https://github.test/api/v3",
          ]))
      for name in ["one", "two"] {
        _ = try await cluster.create(set(name, "https://github.test/acme/\(name).git"))
        let found = try await condition("Ready", of: ref(name), cluster) { $0.status == "False" }
        #expect(found.message.contains("there is no Git repository at https://github.test/acme/\(name).git"))
      }
    }
    // x-access-token:ghs_1
    #expect(seen.withLock { $0 } == ["Basic eC1hY2Nlc3MtdG9rZW46Z2hzXzE="])
    #expect(minted.withLock { $0 } == 1)
  }

  private func port(_ driver: ForgeDriver, _ http: HandlerClient) -> ForgePort {
    ForgePort(
      kind: driver.kind, capabilities: driver.capabilities, intake: driver.intake, references: driver.references,
      source: { (settings) throws(ForgeError) in try driver.source(from: settings) },
      makeClient: { (source) throws(ForgeError) in
        try driver.makeClient(source: source, http: http, clock: .system)
      })
  }

  private func ref(_ name: String) -> ObjectRef { ObjectRef(Names.previewSet, namespace: "argocd", name: name) }

  private func set(_ name: String, _ url: String) -> KubeObject {
    var object = KubeObject(kind: Names.previewSet, namespace: "argocd", name: name)
    object.value["spec"] = [
      "goTemplate": true,
      "generators": [["git": ["repoURL": .string(url), "revision": "main", "directories": [["path": "*"]]]]],
      "template": ["metadata": ["name": "{{.path.basename}}"], "spec": ["project": "default"]],
    ]
    return object
  }

  private func secret(_ name: String, _ type: String, _ data: Value) -> KubeObject {
    KubeObject([
      "apiVersion": "v1", "kind": "Secret", "stringData": data,
      "metadata": [
        "name": .string(name), "namespace": "argocd", "labels": ["argocd.argoproj.io/secret-type": .string(type)],
      ],
    ])
  }
}
