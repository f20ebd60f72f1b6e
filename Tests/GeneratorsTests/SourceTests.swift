// SPDX-License-Identifier: Apache-2.0
import Documents
import PreviewAPI
import Templating
import Testing

@testable import Generators

@Suite struct ClusterTests {
  static let inputs = """
    clusters:
    - {name: production_01/west, server: 'https://p', project: prod, labels: {env: production}, annotations: {a: b}}
    - {name: staging-01, server: 'https://s', labels: {env: staging}}
    """

  @Test func `clusters come by name, the local one last`() async throws {
    let made = try await generate(
      "[{clusters: {values: {e: '{{ metadata.labels.env }}'}}}]", inputs: Self.inputs, isGoTemplate: false)
    #expect(
      made.values == [
        [
          "name": "production_01/west", "nameNormalized": "production-01-west", "server": "https://p",
          "project": "prod",
          "metadata.labels.env": "production", "metadata.annotations.a": "b", "values.e": "production",
        ],
        [
          "name": "staging-01", "nameNormalized": "staging-01", "server": "https://s", "project": "",
          "metadata.labels.env": "staging", "values.e": "staging",
        ],
        [
          "name": "in-cluster", "nameNormalized": "in-cluster", "server": "https://kubernetes.default.svc",
          "project": "", "values.e": "{{ metadata.labels.env }}",
        ],
      ])
  }

  @Test func `metadata has typed maps, and the local cluster none`() async throws {
    let made = try await generate("[{clusters: {}}]", inputs: Self.inputs)
    #expect(made.values[0]["metadata"] == ["labels": ["env": "production"], "annotations": ["a": "b"]])
    #expect(made.sets[0].parameters.types == ["/metadata/labels": .stringMap, "/metadata/annotations": .stringMap])
    #expect(made.values[1]["metadata"] == ["labels": ["env": "staging"]] && made.values[2]["metadata"] == nil)
  }

  @Test func `any selector removes the local cluster, and a Secret for it replaces it`() async throws {
    func names(_ body: String, _ inputs: String = Self.inputs) async throws -> [String?] {
      try await generate("[{clusters: \(body)}]", inputs: inputs).values.map { $0["name"]?.string }
    }
    #expect(
      try await names("{selector: {matchExpressions: [{key: none, operator: DoesNotExist}]}}") == [
        "production_01/west", "staging-01",
      ])
    #expect(try await names("{}", "clusters: [{name: me, server: 'https://kubernetes.default.svc'}]") == ["me"])
    #expect(try await names("{}", "{}") == ["in-cluster"])
  }

  @Test func `a label's value is checked where labels are selected`() async throws {
    #expect(
      try await generate("[{clusters: {selector: {matchLabels: {a: b/c}}}}]", inputs: Self.inputs).failures.count == 1)
  }

  @Test func `a flat list is one set, also of none`() async throws {
    let made = try await generate(
      "[{clusters: {flatList: true, selector: {matchLabels: {env: staging}}}}]", inputs: Self.inputs)
    #expect(made.values.first?["clusters"]?.array?.map { $0["name"] } == ["staging-01"])
    #expect(made.sets.first?.parameters.types == ["/clusters": .maps, "/clusters/0/metadata/labels": .stringMap])
    let none = try await generate(
      "[{clusters: {flatList: true, selector: {matchLabels: {env: x}}}}]", inputs: Self.inputs)
    #expect(none.values == [["clusters": []]])
  }
}

@Suite struct RepositoryTests {
  static let inputs = """
    scm:
      acme:
      - {repository: one, repository_id: 7, url: u1, branch: main, sha: 0bc57212c3cb, labels: [prod-one, x], paths: [deploy, deploy/a]}
      - {repository: one, url: u1, branch: Side_1, sha: '59d0', labels: [], paths: []}
      - {repository: two, url: u2, branch: main, sha: '59d0', labels: [prod-two], paths: []}
      - {repository: three, url: u3, branch: main, sha: '59d0', labels: [staging], paths: [deploy]}
    """

  private func names(_ body: String) async throws -> [String] {
    let made = try await generate("[{scmProvider: {github: {organization: acme}, \(body)}}]", inputs: Self.inputs)
    #expect(made.failures.isEmpty)
    return made.values.compactMap { $0["repository"]?.string }
  }

  @Test func `a repository gives the parameters of its default branch`() async throws {
    let made = try await generate("[{scmProvider: {github: {organization: acme}}}]", inputs: Self.inputs)
    #expect(
      made.values.first == [
        "organization": "acme", "repository": "one", "repository_id": 7, "url": "u1", "branch": "main",
        "branchNormalized": "main", "sha": "0bc57212c3cb", "short_sha": "0bc57212", "short_sha_7": "0bc5721",
        "labels": "prod-one,x",
      ])
    #expect(made.sets.first?.parameters.types == ["/repository_id": .int64] && made.sets.count == 3)
    let all = try await generate(
      "[{scmProvider: {github: {organization: acme, allBranches: true}}}]", inputs: Self.inputs)
    #expect(all.values.map { $0["branchNormalized"] } == ["main", "side-1", "main", "main"])
  }

  @Test(arguments: [
    ("[{repositoryMatch: 'n|hr'}]", ["one", "three"]), ("[{repositoryMatch: w, labelMatch: ^prod-}]", ["two"]),
    ("[{repositoryMatch: hr}, {labelMatch: ^prod-}]", ["one", "two", "three"]),
    ("[{pathsExist: [deploy/]}]", ["one", "three"]), ("[{pathsDoNotExist: [deploy]}]", ["two"]),
    ("[{repositoryMatch: '^t'}, {pathsExist: [deploy]}]", ["three"]), ("[{branchMatch: nope}]", []),
    ("[{}]", ["one", "two", "three"]),
  ])
  func `rows of a stage are joined by or, stages by and`(_ filters: String, _ wanted: [String]) async throws {
    #expect(try await names("filters: \(filters)") == wanted)
  }

  @Test func `an organisation that is not listed is not found, an odd protocol refused`() async throws {
    let made = try await generate(
      "[{scmProvider: {github: {organization: none}}}, {scmProvider: {cloneProtocol: carrier, github: {organization: acme}}}, {scmProvider: {}}]",
      inputs: Self.inputs)
    #expect(made.sets.isEmpty && made.failures.count == 3)
  }
}

@Suite struct PluginTests {
  static let inputs = "plugins: {p: {output: {parameters: [{key1: val1, key2: {key2_1: v}, key3: 123}]}}, none: {}}"
  static let entry =
    "[{plugin: {configMapRef: {name: p}, input: {parameters: {pkey1: pval1}}, values: {v2: 'templated-{{key1}}'}}}]"

  @Test func `answers are flattened in the old mode, the input never`() async throws {
    let made = try await generate(Self.entry, inputs: Self.inputs, isGoTemplate: false)
    #expect(
      made.values == [
        [
          "key1": "val1", "key2.key2_1": "v", "key3": "123", "values.v2": "templated-val1",
          "generator": ["input": ["parameters": ["pkey1": "pval1"]]],
        ]
      ])
  }

  @Test func `nothing answered is no sets, nobody there an error`() async throws {
    #expect(try await generate("[{plugin: {configMapRef: {name: none}}}]", inputs: Self.inputs).isComplete)
    #expect(try await !generate("[{plugin: {configMapRef: {name: gone}}}]", inputs: Self.inputs).isComplete)
  }
}

@Suite struct DecisionTests {
  private func made(
    _ body: String, data: String = "matchKey: c", status: String = "{clusters: [{c: a, score: 3}, {c: zz}]}"
  )
    async throws -> Generation
  {
    let inputs = """
      clusters: [{name: a, server: 'https://a'}]
      resources:
      - {apiVersion: v1, kind: ConfigMap, metadata: {name: m}, data: {apiVersion: x.y/v1, kind: policies, \(data)}}
      - {apiVersion: x.y/v1, kind: Policy, metadata: {name: p, labels: {l: v}}, status: \(status)}
      """
    return try await generate("[{clusterDecisionResource: {configMapRef: m, \(body)}}]", inputs: inputs)
  }

  @Test func `a decision names a cluster, and values are not rendered`() async throws {
    let found = try await made("name: p, values: {k: '{{ .score }}'}")
    #expect(
      found.values == [["name": "a", "server": "https://a", "c": "a", "score": "3", "values": ["k": "{{ .score }}"]]])
    #expect(try await made("labelSelector: {matchLabels: {l: v}}").sets.count == 1)
  }

  @Test func `what the original takes for nothing is an error`() async throws {
    #expect(try await !made("name: p", data: "x: z").isComplete)
    #expect(try await !made("name: p", status: "{other: []}").isComplete)
    #expect(try await !made("name: q").isComplete)
    #expect(try await !made("name: p, labelSelector: {}").isComplete)
    #expect(try await made("name: p", status: "{clusters: []}").isComplete)
  }
}
