// SPDX-License-Identifier: Apache-2.0
import Cryptography
import Documents
import Forge
import Git
import KubeModel
import Testing

@testable import Operator

@Suite struct `Repository Secrets are found as Argo CD finds them` {
  private func secret(_ type: String, _ data: [String: String]) -> KubeObject {
    var object = KubeObject(
      kind: GroupVersionKind(group: "", version: "v1", kind: "Secret"), namespace: "argocd", name: data["url"] ?? "x")
    object.labels = ["argocd.argoproj.io/secret-type": type]
    object.value["data"] = .object(Object(data.map { ($0.key, .string(Base64.encode(Array($0.value.utf8)))) }))
    return object
  }

  private func remote(_ url: String, _ secrets: KubeObject...) throws -> GitRemote {
    try RepositorySecrets(secrets: secrets, knownHosts: nil, certificates: nil).login(url).remote
  }

  @Test(arguments: [
    ("https://git.test/acme/shop.git", "https://git.test/acme/shop"),
    ("https://GIT.test/Acme/Shop", "https://git.test/acme/shop.git"),
    ("git@git.test:acme/shop.git", "ssh://git@git.test/acme/shop"), ("https://git.test/a/", "https://git.test/a.git"),
  ])
  func `by the URL, however it is written`(_ written: String, _ asked: String) throws {
    let login = written.hasPrefix("git@") ? ["sshPrivateKey": "K"] : ["username": "u", "password": "p"]
    let found = try remote(asked, secret("repository", login.merging(["url": written]) { $1 }))
    #expect(
      found.credentials
        == (written.hasPrefix("git@") ? .sshKey(Array("K".utf8)) : .password(username: "u", password: "p")))
  }

  @Test func `by the longest prefix among repo-creds`() throws {
    let found = try remote(
      "https://git.test/acme/shop.git", secret("repo-creds", ["url": "https://git.test", "password": "short"]),
      secret("repo-creds", ["url": "https://git.test/acme/", "bearerToken": "long"]),
      secret("repo-creds", ["url": "https://git.test/other", "password": "no"]))
    #expect(found.credentials == .token("long"))
  }

  @Test func `a repository without a login is completed, with one it wins`() throws {
    let template = secret("repo-creds", ["url": "https://git.test/acme", "username": "t", "password": "t"])
    let bare = secret(
      "repository", ["url": "https://git.test/acme/shop", "proxy": "http://proxy.test", "insecure": "true"])
    let found = try remote("https://git.test/acme/shop.git", template, bare)
    #expect(found.credentials == .password(username: "t", password: "t"))
    #expect(found.proxy == "http://proxy.test" && found.isInsecure)
    let own = secret("repository", ["url": "https://git.test/acme/shop", "password": "own\n"])
    #expect(
      try remote("https://git.test/acme/shop.git", template, own).credentials
        == .password(username: "git", password: "own"))
  }

  @Test func `not for Helm, not of a project, not for others`() throws {
    for data in [["type": "helm"], ["project": "team"], ["url": "https://git.test/elsewhere"]] {
      let all = ["url": "https://git.test/acme/shop", "password": "p"].merging(data) { $1 }
      #expect(try remote("https://git.test/acme/shop", secret("repository", all)).credentials == nil)
    }
  }

  @Test func `hosts and certificates come from Argo CD's ConfigMaps`() throws {
    func map(_ key: String, _ text: String) -> KubeObject { KubeObject(["data": .object([key: .string(text)])]) }
    let secrets = RepositorySecrets(
      secrets: [], knownHosts: map("ssh_known_hosts", "git.test ssh-rsa A"), certificates: map("git.test", "PEM"))
    #expect(try secrets.login("https://u@git.test:8443/a").remote.caPEM == Array("PEM".utf8))
    #expect(try secrets.login("https://other.test/a").remote.caPEM == nil)
    #expect(try secrets.login("git@git.test:a").remote.knownHosts == Array("git.test ssh-rsa A".utf8))
  }

  @Test func `a GitHub App is there to be asked, over https`() throws {
    let app = secret(
      "repo-creds",
      [
        "url": "https://github.test/acme", "githubAppID": "7", "githubAppInstallationID": "99",
        "githubAppPrivateKey": "PRIVATE", "githubAppEnterpriseBaseUrl": "https://github.test/api/v3",
      ])
    let secrets = RepositorySecrets(secrets: [app], knownHosts: nil, certificates: nil)
    let login = try secrets.login("https://github.test/acme/shop.git")
    #expect(login.remote.credentials == nil)
    #expect(login.app?.api == "https://github.test/api/v3")
    #expect(login.app?.keys["githubAppPrivateKey"]?.revealed == "PRIVATE")
    #expect("\(login)".contains("PRIVATE") == false)
    // A password beside it wins.
    let both = secret("repository", ["url": "https://github.test/a/b", "password": "p", "githubAppPrivateKey": "K"])
    #expect(try remote("https://github.test/a/b", both).credentials == .password(username: "git", password: "p"))
  }

  @Test func `a client certificate is a login over https, alone or beside a password, and never prints`() throws {
    let pair = ["url": "https://git.test/acme/shop", "tlsClientCertData": "CERT\n", "tlsClientCertKey": "KEY"]
    let expected = GitRemote.Identity(certificatePEM: Array("CERT".utf8), keyPEM: Array("KEY".utf8))
    let alone = try RepositorySecrets(secrets: [secret("repository", pair)], knownHosts: nil, certificates: nil)
      .login("https://git.test/acme/shop.git")
    #expect(alone.remote.identity == expected && alone.remote.credentials == nil && alone.app == nil)
    #expect(!"\(alone)".contains("KEY") && !String(reflecting: alone).contains("KEY"))
    let both = try remote("https://git.test/acme/shop", secret("repository", pair.merging(["password": "p"]) { $1 }))
    #expect(both.identity == expected && both.credentials == .password(username: "git", password: "p"))
    let half = pair.filter { $0.key != "tlsClientCertKey" }
    #expect(throws: GitError.self) { try remote("https://git.test/acme/shop", secret("repository", half)) }
  }

  @Test func `what cannot be used is said, and what is secret is not`() throws {
    let app = secret("repository", ["url": "git@github.com:acme/shop", "githubAppPrivateKey": "PRIVATE"])
    let error = #expect(throws: GitError.self) { try remote("git@github.com:acme/shop.git", app) }
    #expect(error?.description.contains("GitHub App for https") == true)
    #expect("\(String(describing: error))".contains("PRIVATE") == false)
  }
}
