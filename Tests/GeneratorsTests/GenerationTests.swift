// SPDX-License-Identifier: Apache-2.0
import Documents
import Forge
import Git
import PreviewAPI
import Templating
import Testing

@testable import Generators

/// Generators read from YAML, run against inputs read from YAML.
func generate(
  _ entries: String, inputs: String = "{}", isGoTemplate: Bool = true, options: [String] = [], preview: Bool = false
) async throws -> Generation {
  let specs = try (try YAML.parse(entries).array ?? []).enumerated().map { place, entry in
    try GeneratorSpec(entry, path: "spec.generators[\(place)]")
  }
  return await Generators.generate(
    specs,
    context: GeneratorContext(isGoTemplate: isGoTemplate, goTemplateOptions: options, hasPreviewParameters: preview),
    ports: try OfflinePorts(try YAML.parse(inputs), folder: "/nowhere").ports)
}

extension Generation {
  var values: [Value] { sets.map { .object($0.parameters.values) } }
  var messages: [String] { failures.map(\.description) }
}

@Suite struct ListTests {
  @Test(arguments: [false, true]) func `an element is a set`(_ isGoTemplate: Bool) async throws {
    let made = try await generate(
      "[{list: {elements: [{cluster: c, url: u, values: {foo: bar}}]}}]", isGoTemplate: isGoTemplate)
    let wanted: Value =
      isGoTemplate
      ? ["cluster": "c", "url": "u", "values": ["foo": "bar"]] : ["cluster": "c", "url": "u", "values.foo": "bar"]
    #expect(made.values == [wanted] && made.failures.isEmpty)
  }

  @Test func `a number without quotes stops only its own set`() async throws {
    let made = try await generate("[{list: {elements: [{k: 3}, {k: '4'}]}}]", isGoTemplate: false)
    #expect(made.values == [["k": "4"]])
    #expect(made.messages.first?.hasPrefix("spec.generators[0].list.elements[0].k: expected a string") == true)
    #expect(!made.isComplete)
  }

  @Test func `elementsYaml comes after elements, unflattened`() async throws {
    let made = try await generate(
      "[{list: {elements: [{a: '1'}], elementsYaml: '[{b: {c: 2}}]'}}]", isGoTemplate: false)
    #expect(made.values == [["a": "1"], ["b": ["c": 2]]])
  }
}

@Suite struct FailureTests {
  @Test func `an unknown generator is an error, never nothing`() async throws {
    let made = try await generate("[{carrierPigeon: {}}, {list: {elements: [{a: b}]}}]")
    #expect(made.values == [["a": "b"]])
    #expect(made.messages.first?.contains("unknown generator “carrierPigeon”") == true)
    #expect(!made.isComplete)
  }

  @Test func `an entry with only a selector yields nothing, one with nothing is an error`() async throws {
    #expect(try await generate("[{selector: {}}]").isComplete)
    #expect(try await !generate("[{}]").isComplete)
  }

  @Test func `a bad option stops everything and says so`() async throws {
    let made = try await generate("[{list: {elements: [{a: b}]}}]", options: ["missingkey=sometimes"])
    #expect(made.sets.isEmpty && made.messages.first?.contains("missingkey=sometimes") == true)
  }

  @Test func `the shortest interval wins, and zero is never`() async throws {
    func interval(_ text: String) async throws -> Duration? { try await generate(text).requeueAfter }
    #expect(try await interval("[{list: {}}]") == nil)
    #expect(try await interval("[{git: {repoURL: x, revision: y}}]") == .seconds(180))
    #expect(try await interval("[{pullRequest: {}}, {git: {requeueAfterSeconds: 0}}]") == .seconds(1800))
    #expect(
      try await interval("[{matrix: {generators: [{pullRequest: {requeueAfterSeconds: 60}}, {git: {}}]}}]")
        == .seconds(60))
  }
}

@Suite struct PullRequestTests {
  static let inputs = """
    pullRequests:
      acme/shop:
      - {number: 2, title: 'Fix: cart', branch: my_branch, target_branch: main, head_sha: 9b34ff5bd418e57d,
         labels: [preview, 'preview:team1'], author: ann, draft: true, url: 'https://f/2', created_at: '2026-01-02T03:04:05Z'}
      - {number: 3, title: t, branch: b, target_branch: main, head_sha: '59d0', labels: [], author: 'dep[bot]'}
      - {number: 4, title: t, branch: c, target_branch: main, head_sha: '59d0', labels: [preview], author: x, state: closed}
    """
  static let shop = "{pullRequest: {github: {owner: acme, repo: shop}}}"

  @Test func `parameters are Argo CD's`() async throws {
    let made = try await generate("[\(Self.shop)]", inputs: Self.inputs)
    #expect(
      made.values.first == [
        "number": "2", "title": "Fix: cart", "branch": "my_branch", "branch_slug": "my-branch",
        "target_branch": "main", "target_branch_slug": "main", "head_sha": "9b34ff5bd418e57d",
        "head_short_sha": "9b34ff5b", "head_short_sha_7": "9b34ff5", "author": "ann",
        "labels": ["preview", "preview:team1"],
      ])
    #expect(made.sets.first?.parameters.types == ["/labels": .strings])
    #expect(made.values.count == 2 && made.values.last?["head_short_sha"] == "59d0")
    #expect(made.sets.first?.pullRequest?.number == 2 && made.sets.first?.forgeHost == "api.github.com")
    #expect(made.sources == [SourceReport(repository: "acme/shop", host: "api.github.com", count: 2, isComplete: true)])
  }

  @Test func `labels are only for Go templates`() async throws {
    let made = try await generate("[\(Self.shop)]", inputs: Self.inputs, isGoTemplate: false)
    #expect(made.values.first?["labels"] == nil)
  }

  @Test func `a PreviewSet has one more name, as a map or flat`() async throws {
    let nested = try await generate("[\(Self.shop)]", inputs: Self.inputs, preview: true).values.first
    #expect(nested?.at("pr", "draft") == true && nested?.at("pr", "repository") == "acme/shop")
    #expect(nested?.at("pr", "created_at") == "2026-01-02T03:04:05Z" && nested?.object?.count == 12)
    let flat = try await generate("[\(Self.shop)]", inputs: Self.inputs, isGoTemplate: false, preview: true).values
      .first
    #expect(flat?["pr.draft"] == "true" && flat?["pr.url"] == "https://f/2" && flat?["pr"] == nil)
    #expect(flat?["pr.slug"] == nested?.at("pr", "slug"))
  }

  @Test func `slugs differ where only the owner does`() async throws {
    func slug(_ owner: String, _ name: String) -> Value? {
      let pull = PullRequest(
        repository: .init(owner: owner, name: name), number: 7, state: .open, title: "", branch: "", targetBranch: "",
        headSHA: "", author: "")
      let context = GeneratorContext(isGoTemplate: true, hasPreviewParameters: true)
      return Value.object(PullRequestNames(pull, forge: "github", host: "h").parameters(context).values).at(
        "pr", "slug")
    }
    #expect(slug("a", "shop") != slug("b", "shop"))
    #expect(slug("a", "shop")?.string?.hasPrefix("shop-7-") == true)
    #expect(slug("a", String(repeating: "x", count: 80))?.string?.utf8.count == 63)
  }

  @Test func `the forge member's labels must all be there`() async throws {
    let entry = "[{pullRequest: {github: {owner: acme, repo: shop, labels: [preview]}}}]"
    #expect(try await generate(entry, inputs: Self.inputs).values.map { $0["number"] } == ["2"])
  }

  @Test func `a repository that is not found is an error, or a source that proves nothing`() async throws {
    let gone = try await generate("[{pullRequest: {github: {owner: acme, repo: gone}}}]", inputs: Self.inputs)
    #expect(gone.messages.first?.contains("acme/gone") == true && !gone.isComplete)
    let passed = try await generate(
      "[{pullRequest: {continueOnRepoNotFoundError: true, github: {owner: acme, repo: gone}}}]", inputs: Self.inputs)
    #expect(passed.failures.isEmpty && passed.sets.isEmpty && !passed.isComplete)
  }

  @Test func `a bad expression is found before the forge is asked`() async throws {
    let made = try await generate(
      "[{pullRequest: {github: {owner: acme, repo: shop}, filters: [{branchMatch: '('}]}}]", inputs: Self.inputs)
    #expect(made.sources.isEmpty)
    #expect(made.messages.first?.hasPrefix("spec.generators[0].pullRequest.filters[0].branchMatch") == true)
  }

  @Test func `one repository is listed once in a matrix, whatever the rows`() async throws {
    let made = try await generate(
      "[{matrix: {generators: [{list: {elements: [{env: a}, {env: b}]}}, \(Self.shop)]}}]", inputs: Self.inputs)
    #expect(made.sets.count == 4 && made.sources.count == 1)
    #expect(made.sets.allSatisfy { $0.pullRequest != nil && $0.forge == "github" })
  }
}

@Suite struct ValuesTests {
  @Test func `values see the generator's parameters, not one another`() async throws {
    let entry = """
      [{pullRequest: {github: {owner: acme, repo: shop}, values: {team: '{{ regexFind "(team1|team2)" (.labels | join ",") }}', b: '{{.values.team}}'}}}]
      """
    let made = try await generate(entry, inputs: PullRequestTests.inputs)
    #expect(made.values.first?["values"] == ["team": "team1", "b": "<no value>"])
    #expect(made.sets.first?.parameters.types["/values"] == .stringMap)
  }

  @Test func `in the old mode unknown names stay as they are`() async throws {
    let entry =
      "[{pullRequest: {github: {owner: acme, repo: shop}, values: {a: '{{ number }}', b: '{{values.a}}', c: '{{nope}}'}}}]"
    let made = try await generate(entry, inputs: PullRequestTests.inputs, isGoTemplate: false).values.first
    #expect(made?["values.a"] == "2" && made?["values.b"] == "{{values.a}}" && made?["values.c"] == "{{nope}}")
  }

  @Test func `a title with template marks is data in the second child, too`() async throws {
    let inputs = """
      pullRequests: {a/b: [{number: 1, title: '{{ fail "executed" }} {{.number}}', branch: x, target_branch: y, head_sha: z, author: w}]}
      """
    let entry = """
      [{matrix: {generators: [{pullRequest: {github: {owner: a, repo: b}}}, {pullRequest: {github: {owner: a, repo: b}, values: {t: '{{.title}}'}}}]}}]
      """
    let made = try await generate(entry, inputs: inputs)
    #expect(made.messages == [])
    #expect(made.values.first?.at("values", "t") == #"{{ fail "executed" }} {{.number}}"#)
  }

  @Test(arguments: [
    ("pullrequest", "did you mean pullRequest?"), ("lists", "did you mean list?"),
    ("cluster", "did you mean clusters?"),
    ("Git", "did you mean git?"), ("carrierPigeon", "known are list, clusters, git, scmProvider"),
  ])
  func `an unknown generator is told with the one that was meant, or all`(_ name: String, _ hint: String) async throws {
    let made = try await generate("[{\(name): {}}]")
    #expect(made.messages.first?.contains(hint) == true, "\(made.messages)")
  }

  @Test func `a generator without a body is told by its name`() async throws {
    let made = try await generate("[{clusters: null}]")
    #expect(
      made.messages.first?.contains("spec.generators[0].clusters: expected a map, found null; write clusters: {}")
        == true)
  }

  @Test(arguments: [
    ("pullRequest: {}", "pullRequest", "; did you mean pullRequests?"),
    ("pullRequests: {a/b: [{number: 1, brnach: x}]}", "pullRequests.a/b[0].brnach", "; did you mean branch?"),
    ("clusters: [{name: a, serverURL: b}]", "clusters[0].serverURL", "; known here: name, server, "),
    ("scm: {acme: [{repository: a, path: [x]}]}", "scm.acme[0].path", "; did you mean paths?"),
  ])
  func `inputs that nobody would read are refused`(_ inputs: String, _ field: String, _ hint: String) throws {
    let error = #expect(throws: ValidationError.self) { try OfflinePorts(try YAML.parse(inputs), folder: ".") }
    #expect(error?.field == field)
    #expect(error?.message.hasPrefix("inputs have no such member" + hint) == true, "\(String(describing: error))")
  }
}
