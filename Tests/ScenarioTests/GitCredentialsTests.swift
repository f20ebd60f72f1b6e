// SPDX-License-Identifier: Apache-2.0
import Documents
import HTTPServing
import KubeClient
import KubeModel
import Locks
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
