// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Git
import KubeClient
import KubeModel
import PreviewAPI
import Sandbox
import TestKit
import Testing

@Suite struct `Five services over two repositories share a preview` {
  @Test(.timeLimit(.minutes(5)))
  func `by branch name, with main where a repository has none, until the last pull request is closed`() async throws {
    try await Bed.with { bed in
      try await furnish(bed)
      _ = try await bed.cluster.create(market(bed))
      let pay = try await open("acme/pay", bed)
      try await phase("Ready", bed)
      #expect(try await revisions(bed, of: ["till", "ledger"]) == [pay.headSHA])
      let main = try await revisions(bed, of: ["web", "cart", "search"])
      #expect(main.count == 1 && main != [pay.headSHA])
      try await comment("### Preview ready", on: pay.number, in: "acme/pay", bed)

      let shop = try await open("acme/shop", bed)
      try await eventually("the shop's services follow its pull request") { _ in
        try await revisions(bed, of: ["web", "cart", "search"]) == [shop.headSHA]
      }
      try await phase("Ready", bed)
      try await comment("Shared with `acme/pay#\(pay.number)`", on: shop.number, in: "acme/shop", bed)
      try await comment("Shared with `acme/shop#\(shop.number)`", on: pay.number, in: "acme/pay", bed)
      let namespaces = try await bed.cluster.listAll(Names.namespace, namespace: nil).items.map(\.name)
      #expect(namespaces.count { $0.hasPrefix("preview-market") } == 1)

      try await bed.forge.close(pay.number, in: "acme/pay")
      try await comment("### No part in the preview any more", on: pay.number, in: "acme/pay", bed)
      try await eventually("the payments fall back to main") { _ in
        try await revisions(bed, of: ["till", "ledger"]) != [pay.headSHA]
      }
      try await bed.forge.close(shop.number, in: "acme/shop")
      try await eventually("nothing is left") { look in
        let left = try await bed.cluster.listAll(Names.application, namespace: "argocd").items.map(\.name)
        look.saw(left.joined(separator: "\n"))
        return try await preview(bed) == nil && !left.contains { $0.hasSuffix("feat-tills") }
      }
      try await comment("is gone: the pull request was closed", on: shop.number, in: "acme/shop", bed)
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `a stranger's pull request of the same branch name waits by itself and holds up nobody`() async throws {
    try await Bed.with { bed in
      try await furnish(bed)
      _ = try await bed.cluster.create(market(bed))
      let shop = try await open("acme/shop", bed)
      try await phase("Ready", bed)
      var opening = SandboxClient.Opening(branch: "feat-tills")
      (opening.author, opening.isFork) = ("eve", true)
      let pay = try await bed.forge.open(opening, in: "acme/pay")
      try await comment("### Preview waits for approval", on: pay.number, in: "acme/pay", bed)
      try await bed.forge.comment("/preview approve", on: pay.number, in: "acme/pay")
      try await comment("### Preview ready", on: pay.number, in: "acme/pay", bed)
      #expect(try await !revisions(bed, of: ["till", "ledger"]).contains(pay.headSHA))
      try await comment("### Preview ready", on: shop.number, in: "acme/shop", bed)
    }
  }

  // MARK: parts

  private func furnish(_ bed: Bed) async throws {
    let folder = bed.sandbox.state + "/git/acme"
    let author = LocalRepository.Signature(name: "Ann", email: "ann@acme.test", time: Timestamp.now)
    func page(_ text: String) -> [UInt8] { Array("<h1>\(text)</h1>\n".utf8) }
    let pay = try await LocalRepository.create(path: folder + "/pay.git")
    _ = try await pay.commit(
      files: ["till/index.html": page("till"), "ledger/index.html": page("ledger")], on: "main", message: "Payments",
      author: author)
    _ = try await LocalRepository(path: folder + "/shop.git").commit(
      files: ["cart/index.html": page("cart"), "search/index.html": page("search")], on: "main", message: "Services",
      author: author)
  }

  private func market(_ bed: Bed) -> KubeObject {
    func half(_ repository: String, _ services: [String]) -> Value {
      [
        "matrix": [
          "generators": [
            [
              "pullRequest": [
                "gitea": [
                  "api": .string(bed.sandbox.url), "owner": "acme", "repo": .string(repository),
                  "tokenRef": ["secretName": "sandbox-forge", "key": "token"],
                ], "requeueAfterSeconds": 10, "fallbackBranch": "main",
              ]
            ], ["list": ["elements": .array(services.map { ["service": .string($0)] })]],
          ]
        ]
      ]
    }
    var set = KubeObject(kind: Names.previewSet, namespace: "argocd", name: "market")
    set.value["spec"] = [
      "goTemplate": true, "goTemplateOptions": ["missingkey=error"],
      "generators": [half("shop", ["web", "cart", "search"]), half("pay", ["till", "ledger"])],
      "template": [
        "metadata": ["name": "{{.service}}-{{.preview.name}}"],
        "spec": [
          "project": "default",
          "source": [
            "repoURL": .string("\(bed.sandbox.url)/{{.pr.repository}}.git"), "targetRevision": "{{.head_sha}}",
            "path": "{{.service}}",
          ],
          "destination": ["server": "https://kubernetes.default.svc", "namespace": "{{.preview.namespace}}"],
          "syncPolicy": ["automated": ["prune": true]],
        ],
      ], "preview": ["key": "{{.branch}}"],
    ]
    return set
  }

  private func open(_ repository: String, _ bed: Bed) async throws -> SandboxClient.Pull {
    try await bed.forge.open(SandboxClient.Opening(branch: "feat-tills"), in: repository)
  }

  private func preview(_ bed: Bed) async throws -> KubeObject? {
    try await bed.cluster.get(ObjectRef(Names.preview, namespace: "argocd", name: "market-feat-tills"))
  }

  private func revisions(_ bed: Bed, of services: [String]) async throws -> Set<String> {
    var found: Set<String> = []
    for service in services {
      let ref = ObjectRef(Names.application, namespace: "argocd", name: "\(service)-market-feat-tills")
      found.insert(try await bed.cluster.get(ref)?.value.at("spec", "source", "targetRevision")?.string ?? "none")
    }
    return found
  }

  private func phase(_ wanted: String, _ bed: Bed) async throws {
    try await eventually("\(wanted) of the shared preview") { look in
      let found = try await preview(bed)
      let set = try await bed.cluster.get(ObjectRef(Names.previewSet, namespace: "argocd", name: "market"))
      look.saw(YAML.text(found?.value ?? .null) + YAML.text(set?.status ?? .null))
      return found?.status["phase"]?.string == wanted
    }
  }

  private func comment(_ text: String, on number: Int64, in repository: String, _ bed: Bed) async throws {
    try await eventually("a comment with “\(text)” on \(repository)#\(number)") { look in
      let bodies = try await bed.forge.comments(of: number, in: repository).map(\.body)
      look.saw(bodies.joined(separator: "\n---\n"))
      let own = bodies.filter { $0.contains("nestling:argocd/market") }
      return own.count == 1 && own[0].contains(text)
    }
  }
}
