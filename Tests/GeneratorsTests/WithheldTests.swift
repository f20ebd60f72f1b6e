// SPDX-License-Identifier: Apache-2.0
import Documents
import Forge
import Git
import Locks
import PreviewAPI
import Templating
import Testing

@testable import Generators

/// Counts what is fetched, and lets only pull request 1 be read.
private final class Fetches: Sendable {
  private let seen = Mutex<[String]>([])
  var all: [String] { seen.withLock { $0 } }

  func generate(_ entries: String) async throws -> Generation {
    let specs = try (try YAML.parse(entries).array ?? []).enumerated().map { place, entry in
      try GeneratorSpec(entry, path: "spec.generators[\(place)]")
    }
    let inputs = """
      {pullRequests: {acme/shop: [{number: 1, branch: one, head_sha: a1}, {number: 2, branch: two, head_sha: b2}]}}
      """
    var ports = try OfflinePorts(try YAML.parse(inputs), folder: "/nowhere").ports
    ports.git = { [self] url, revision throws(GitError) in
      seen.withLock { $0.append("\(url) \(revision)") }
      return PaperTree(sha: revision, texts: ["apps/web/x": ""])
    }
    ports.plugin = { [self] _, parameters throws(SourceError) in
      seen.withLock { $0.append("plugin \(JSON.text(parameters))") }
      return ["output": ["parameters": [["from": "plugin"]]]]
    }
    ports.mayRead = { $0.pullRequest?.number == 1 }
    return await Generators.generate(
      specs, context: GeneratorContext(isGoTemplate: true, hasPreviewParameters: true), ports: ports)
  }
}

@Suite struct `What nobody let through is not read` {
  private static let pulls = "{pullRequest: {github: {owner: acme, repo: shop}}}"
  private static func git(_ revision: String) -> String {
    "{git: {repoURL: r, revision: '\(revision)', directories: [{path: 'apps/*'}]}}"
  }

  @Test(arguments: ["{{.head_sha}}", "refs/pull/{{.number}}/head", "{{.branch}}"])
  func `of an unapproved pull request git fetches nothing, and its set says so`(_ revision: String) async throws {
    let fetches = Fetches()
    let made = try await fetches.generate("[{matrix: {generators: [\(Self.pulls), \(Self.git(revision))]}}]")
    #expect(fetches.all.count == 1 && !fetches.all[0].contains("2") && !fetches.all[0].contains("two"))
    #expect(made.sets.map(\.isWithheld) == [false, true])
    #expect(made.sets.map { $0.pullRequest?.number } == [1, 2])
    #expect(made.sets[1].parameters.values["path"] == nil && made.isComplete)
  }

  @Test func `what comes from somewhere else is read for all`() async throws {
    let fetches = Fetches()
    let made = try await fetches.generate("[{matrix: {generators: [\(Self.pulls), \(Self.git("main"))]}}]")
    #expect(fetches.all == ["r main"])
    #expect(made.sets.map(\.isWithheld) == [false, false])
  }

  @Test func `a list reads nothing and is joined`() async throws {
    let list = "{list: {elements: [{service: '{{.number}}-web'}, {service: api}]}}"
    let made = try await Fetches().generate("[{matrix: {generators: [\(Self.pulls), \(list)]}}]")
    #expect(made.sets.count == 4 && !made.sets.contains { $0.isWithheld })
  }

  @Test func `a plugin is not told of it either`() async throws {
    let fetches = Fetches()
    let plugin = "{plugin: {configMapRef: {name: p}, input: {parameters: {sha: '{{.head_sha}}'}}}}"
    let made = try await fetches.generate("[{matrix: {generators: [\(Self.pulls), \(plugin)]}}]")
    #expect(fetches.all == [#"plugin {"sha":"a1"}"#] && made.sets.map(\.isWithheld) == [false, true])
  }

  @Test(arguments: [
    "{matrix: {generators: [{matrix: {generators: [PULLS, GIT]}}, {list: {elements: [{a: x}]}}]}}",
    "{matrix: {generators: [PULLS, {merge: {mergeKeys: [path.path], generators: [GIT, {list: {elements: [{}]}}]}}]}}",
    "{merge: {mergeKeys: [number], generators: [{matrix: {generators: [PULLS, GIT]}}, {list: {elements: [{number: '9'}]}}]}}",
    "{matrix: {generators: [PULLS, GIT]}, selector: {matchLabels: {path.basename: web}}}",
  ])
  func `however deep it stands`(_ shape: String) async throws {
    let fetches = Fetches()
    let entry = shape.replacing("PULLS", with: Self.pulls).replacing("GIT", with: Self.git("{{.head_sha}}"))
    let made = try await fetches.generate("[\(entry)]")
    #expect(fetches.all == ["r a1"])
    #expect(made.sets.filter(\.isWithheld).map { $0.pullRequest?.number } == [2])
    #expect(made.sets.contains { !$0.isWithheld && $0.pullRequest?.number == 1 })
  }
}
