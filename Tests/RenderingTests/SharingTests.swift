// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeModel
import PreviewAPI
import Templating
import Testing

@testable import Rendering

@Suite struct `Parameter sets with one key are one preview` {
  private func rendering(_ preview: Value, _ inputs: [RenderInput], name: String = "{{.service}}-{{.preview.name}}")
    throws -> Rendering
  {
    var object = KubeObject(kind: Names.previewSet, namespace: "argocd", name: "market")
    object.value["spec"] = [
      "goTemplate": true, "goTemplateOptions": ["missingkey=error"], "generators": [],
      "template": [
        "metadata": ["name": .string(name)],
        "spec": [
          "project": "p", "source": ["repoURL": "r", "path": "{{.service}}", "targetRevision": "{{.sha}}"],
          "destination": ["namespace": "{{.preview.namespace}}"],
        ],
      ], "preview": preview,
    ]
    return try Renderer(PreviewSet(object)).previews(inputs)
  }

  private func input(
    _ repository: String, _ number: Int, _ service: String, branch: String = "feat/x", withheld: Bool = false,
    isStranger: Bool = false, standsIn: String? = nil
  ) -> RenderInput {
    let reference = PullRequestReference(
      forge: "gitea", host: "git.test", repository: repository, number: number, headSHA: "\(number)", branch: branch,
      author: "ann", title: "t", url: "", source: [:])
    var values: Object = ["branch": .string(branch), "number": .string("\(number)"), "sha": .string("\(number)")]
    if !withheld { values["service"] = .string(service) }
    if standsIn != nil { values["sha"] = "main" }
    return RenderInput(
      parameters: Parameters(values), pullRequest: reference, isStranger: isStranger, isWithheld: withheld,
      standsIn: standsIn != nil, origin: standsIn ?? repository)
  }

  /// Revisions of the Applications by preview: `acme/shop#1: web 1, till main`.
  private func revisions(_ made: Rendering) -> [String] {
    made.previews.map { preview in
      let services = preview.manifests.filter { $0.kind == Names.application }.map {
        "\($0.spec.at("source", "path")?.string ?? "") \($0.spec.at("source", "targetRevision")?.string ?? "")"
      }
      return "\(preview.members.map(\.label).joined(separator: " ")): \(services.joined(separator: ", "))"
    }
  }

  @Test func `a branch stands in until a pull request of its repository comes into the same preview`() throws {
    let shop = [input("acme/shop", 1, "web"), input("acme/shop", 1, "till", standsIn: "acme/pay")]
    let key: Value = ["key": "{{.branch}}"]
    #expect(try revisions(rendering(key, shop)) == ["acme/shop#1: web 1, till main"])
    let pay = [input("acme/pay", 9, "web", standsIn: "acme/shop"), input("acme/pay", 9, "till")]
    #expect(try revisions(rendering(key, shop + pay)) == ["acme/shop#1 acme/pay#9: web 1, till 9"])
  }

  @Test func `a stranger's pull request of the same branch answers for no component of another's preview`() throws {
    let made = try rendering(
      ["key": "{{.branch}}"],
      [
        input("acme/shop", 1, "web"), input("acme/pay", 9, "web", isStranger: true, standsIn: "acme/shop"),
        input("acme/pay", 9, "till", isStranger: true), input("acme/shop", 1, "till", standsIn: "acme/pay"),
      ])
    #expect(made.failures.isEmpty)
    #expect(revisions(made) == ["acme/shop#1: web 1, till main", "acme/pay#9: web main, till 9"])
  }

  @Test func `whoever shares by something else than the branch answers as well`() throws {
    let made = try rendering(
      ["key": "both"],
      [
        input("acme/shop", 1, "web", branch: "one"), input("acme/shop", 1, "till", branch: "one", standsIn: "acme/pay"),
        input("acme/pay", 9, "till", branch: "two"),
      ])
    #expect(made.failures.isEmpty)
    #expect(revisions(made) == ["acme/shop#1 acme/pay#9: web 1, till 9"])
  }

  @Test func `of several that could stand in the first does, for all its services`() throws {
    let made = try rendering(
      ["key": "{{.branch}}"],
      [
        input("acme/shop", 1, "web"), input("acme/cart", 2, "cart"),
        input("acme/shop", 1, "till", standsIn: "acme/pay"), input("acme/cart", 2, "till", standsIn: "acme/pay"),
        input("acme/shop", 1, "ledger", standsIn: "acme/pay"),
      ])
    #expect(made.failures.isEmpty)
    #expect(revisions(made) == ["acme/shop#1 acme/cart#2: web 1, cart 2, till main, ledger main"])
  }

  @Test func `five services of two repositories get one name, one namespace and its guards once`() throws {
    let made = try rendering(
      ["key": "{{.branch}}"],
      [
        input("acme/shop", 1, "web"), input("acme/shop", 1, "cart"), input("acme/shop", 1, "search"),
        input("acme/pay", 9, "till"), input("acme/pay", 9, "ledger"),
      ])
    let preview = try #require(made.previews.first)
    #expect(made.previews.count == 1 && made.failures.isEmpty)
    #expect(preview.members.map(\.label) == ["acme/shop#1", "acme/pay#9"])
    let applications = preview.manifests.filter { $0.kind == Names.application }
    #expect(applications.count == 5 && preview.manifests.count { $0.kind == Names.namespace } == 1)
    #expect(
      Set(applications.map { $0.value.at("spec", "destination", "namespace")?.string }) == [preview.namespace])
    #expect(applications.allSatisfy { $0.name.hasSuffix(preview.name) })
  }

  @Test func `a stranger shares with nobody whatever branch they name`() throws {
    let made = try rendering(
      ["key": "{{.branch}}"],
      [
        input("acme/shop", 1, "web"), input("acme/pay", 9, "till", isStranger: true),
        input("acme/shop", 1, "cart", isStranger: false),
      ])
    #expect(made.failures.isEmpty)
    #expect(made.previews.map { $0.members.map(\.label) } == [["acme/shop#1"], ["acme/pay#9"]])
    #expect(made.previews.map(\.name) == ["market-feat-x-79b4cc55", "market-pay-9"])
  }

  @Test(arguments: [["name": "{{.branch | slugify}}"], ["url": "https://{{.branch | slugify}}.test"]] as [Value])
  func `a stranger who wants the name or address of another is refused, alone`(_ preview: Value) throws {
    let made = try rendering(
      preview, [input("acme/pay", 9, "till", isStranger: true), input("acme/shop", 1, "web")])
    #expect(made.previews.flatMap(\.members).map(\.label) == ["acme/shop#1"])
    #expect(made.failures.map(\.subject) == ["acme/pay#9"])
    #expect(made.failures.first?.reason == .nameCollision)
  }

  @Test func `a name made of a key keeps keys apart that are spelled alike`() throws {
    let made = try rendering(
      ["key": "{{.branch}}"], ["feat/x", "feat_x", "feat-x"].map { input("acme/shop", 1, "web", branch: $0) })
    #expect(Set(made.previews.map(\.name)).count == 3 && made.failures.isEmpty)
    #expect(made.previews.map(\.name).contains("market-feat-x"))
    #expect(made.previews.allSatisfy { $0.name.hasPrefix("market-feat-x") && $0.name.utf8.count <= 63 })
  }

  @Test func `two of them may not make one object differently`() throws {
    let made = try rendering(
      ["key": "{{.branch}}"], [input("acme/shop", 1, "web"), input("acme/pay", 9, "till")], name: "one")
    #expect(made.previews.isEmpty && made.failedKeys == ["feat/x"])
    #expect(made.failures.first?.description.contains("is made differently by another parameter set") == true)
  }

  @Test func `one that fails keeps the whole as it is`() throws {
    let made = try rendering(
      ["key": "{{.branch}}"], [input("acme/shop", 1, "web"), input("acme/pay", 9, "Ünfit name")])
    #expect(made.previews.isEmpty && made.failedKeys == ["feat/x"])
  }

  @Test func `what is withheld is a preview without objects`() throws {
    let made = try rendering(["url": "https://{{.service}}.test"], [input("acme/shop", 7, "", withheld: true)])
    let preview = try #require(made.previews.first)
    #expect(preview.name == "market-shop-7" && preview.isWithheld && preview.manifests.isEmpty && preview.url.isEmpty)
  }

  @Test func `a name that needs what is withheld says what to do`() throws {
    let made = try rendering(["name": "{{.service}}-{{.number}}"], [input("acme/shop", 7, "", withheld: true)])
    #expect(made.previews.isEmpty)
    #expect(made.failures.first?.reason == .awaitingApproval)
    #expect(made.failures.first?.message.contains("make it of the pull request's own parameters") == true)
  }

  @Test(arguments: [
    ("https://\(String(repeating: "x", count: 70)).test", "70 characters; at most 63 fit"),
    ("https://feat_x.test/", "only letters, digits and dashes"), ("https://a..test", "two dots in a row"),
    ("https://-a.test", "no dash at an end"), ("https://", "has no host"),
    ("https://{{.branch}}.preview.test/", "does not end with “.preview.test”"),
    (#"https://{{.branch | replace "/" "."}}.preview.test:8080/"#, "more than one label below “preview.test”"),
  ])
  func `an address that DNS does not take is refused with a reason`(_ url: String, _ words: String) throws {
    let made = try rendering(["url": .string(url)], [input("acme/shop", 7, "web")])
    #expect(made.previews.isEmpty && made.failures.first?.reason == .invalidAddress)
    #expect(made.failures.first?.message.contains(words) == true)
  }

  @Test(arguments: [
    ("https://{{.branch | slugify}}.preview.test/a/b", "https://feat-x.preview.test/a/b"),
    ("https://pr-{{.number}}.{{.service}}.test", "https://pr-7.web.test"),
    ("http://web.pr-{{.number}}.test:{{.number}}0", "http://web.pr-7.test:70"),
    (#"{{ printf "https://%s.test" .service }}"#, "https://web.test"),
  ])
  func `an address may be made as one likes where nobody chooses what ends its host`(_ url: String, _ made: String)
    throws
  {
    #expect(try rendering(["url": .string(url)], [input("acme/shop", 7, "web")]).previews.first?.url == made)
  }

  @Test(arguments: ["https://Shop-7.Preview.ACME.dev/x?y", "http://shop.localhost:8080/", "http://[::1]:80/"])
  func `an address that DNS takes stands`(_ url: String) throws {
    #expect(try rendering(["url": .string(url)], [input("acme/shop", 7, "web")]).previews.first?.url == url)
  }

  @Test func `two previews at one address are refused, both`() throws {
    let made = try rendering(
      ["url": "https://demo.test"], [input("acme/shop", 7, "web"), input("acme/shop", 8, "web")])
    #expect(made.previews.isEmpty && made.failures.count == 2)
    #expect(made.failures.allSatisfy { $0.reason == .nameCollision && $0.field == "spec.preview.url" })
  }
}
