// SPDX-License-Identifier: Apache-2.0
import Documents
import Forge
import Git
import Locks
import PreviewAPI
import Templating
import Testing

@testable import Generators

/// Files that exist nowhere.
struct PaperTree: FileTree {
  var sha = "0123"
  let texts: [String: String]

  func directories(_ scope: TreeScope) async throws(GitError) -> [String] {
    var all: Set<String> = []
    for path in texts.keys {
      let parts = path.split(separator: "/")
      for count in parts.indices.dropFirst() { all.insert(parts[..<count].joined(separator: "/")) }
    }
    return all.sorted().filter { scope.selects(Array($0.utf8)) }
  }
  func files<Part: Sendable>(
    _ scope: TreeScope, limit _: Int, into empty: Part, _ add: @escaping @Sendable (inout Part, TreeFile) -> Void
  ) async throws(GitError) -> [Part] {
    texts.sorted { $0.key < $1.key }.filter { scope.selects(Array($0.key.utf8)) }
      .map { path, text in
        var part = empty
        add(&part, TreeFile(path: path, bytes: Array(text.utf8)[...]))
        return part
      }
  }
  func contents(_ paths: [String], limit _: Int) async throws(GitError) -> [[UInt8]?] {
    paths.map { texts[$0].map { Array($0.utf8) } }
  }
}

private func generate(
  _ body: String, _ texts: [String: String], isGoTemplate: Bool = false, isNew: Bool = false
) async throws -> Generation {
  var context = GeneratorContext(isGoTemplate: isGoTemplate)
  context.usesNewFileGlobbing = isNew
  let entry = try YAML.parse("{git: {repoURL: r, revision: main, \(body)}}")
  return await Generators.generate(
    [try GeneratorSpec(entry, path: "spec.generators[0]")], context: context,
    ports: GeneratorPorts(
      forge: { _, _ throws(ForgeError) in throw .misconfigured(field: "", detail: "") },
      git: { _, _ throws(GitError) in PaperTree(texts: texts) }))
}

@Suite struct GitDirectoriesTests {
  static let tree = Dictionary(
    uniqueKeysWithValues: ["app1", "app_3", "p1/app4", "p1/p2/app5", ".hidden/x", "a/.b/c"].map { ($0 + "/f", "") })

  @Test(arguments: [
    ("[{path: '*'}]", ["a", "app1", "app_3", "p1"]),
    ("[{path: 'p1/*'}, {path: 'p1/*/*'}]", ["p1/app4", "p1/p2", "p1/p2/app5"]),
    ("[{path: '*/*'}, {path: 'p1/app*', exclude: true}]", ["p1/p2"]),
    ("[{path: '/app1'}, {path: './app1'}, {path: app1/}]", []),
    ("[{path: 'app[13]'}, {path: '['}]", ["app1"]), ("[{path: '**'}]", ["a", "app1", "app_3", "p1"]),
  ])
  func `folders are matched whole`(_ rows: String, _ wanted: [String]) async throws {
    let made = try await generate("directories: \(rows)", Self.tree)
    #expect(made.values.map { $0["path"]?.string } == wanted && made.isComplete)
  }

  @Test func `a folder has flat names in the old mode`() async throws {
    let made = try await generate(
      "directories: [{path: 'p1/*'}, {path: app_3}], values: {base: '{{path.basename}}'}", Self.tree)
    #expect(
      made.values.first == [
        "path": "app_3", "path.basename": "app_3", "path.basenameNormalized": "app-3", "path[0]": "app_3",
        "values.base": "app_3",
      ])
    #expect(made.values.last?["path[1]"] == "p2")
  }

  @Test func `a folder has a map in Go templates, below the prefix if there is one`() async throws {
    let made = try await generate("directories: [{path: app_3}], pathParamPrefix: my/p", Self.tree, isGoTemplate: true)
    let path: Value = ["path": "app_3", "basename": "app_3", "basenameNormalized": "app-3", "segments": ["app_3"]]
    #expect(made.values == [["my/p": ["path": path]]])
    #expect(made.sets.first?.parameters.types == ["/my~1p/path/segments": .strings])
  }

  @Test func `neither folders nor files is an error`() async throws {
    #expect(try await generate("files: []", Self.tree).messages.first?.contains("nothing to generate from") == true)
  }
}

@Suite struct GitFilesTests {
  @Test func `a file is flattened in the old mode`() async throws {
    let text = #"{"cluster":{"owner":"o","list":[1,{"x":null}],"none":{}},"key3":123,"big":1000000}"#
    let made = try await generate("files: [{path: '**/config.json'}]", ["conf/prod/config.json": text])
    #expect(
      made.values == [
        [
          "cluster.owner": "o", "cluster.list.0": "1", "cluster.list.1.x": "<nil>", "key3": "123", "big": "1e+06",
          "path": "conf/prod", "path.basename": "prod", "path[0]": "conf", "path[1]": "prod",
          "path.basenameNormalized": "prod", "path.filename": "config.json", "path.filenameNormalized": "config.json",
        ]
      ])
  }

  @Test func `path overwrites what the file says`() async throws {
    let made = try await generate("files: [{path: '*'}]", ["c.yaml": "{path: mine, k: {a: [1]}}"], isGoTemplate: true)
    #expect(
      made.values == [
        [
          "k": ["a": [1]],
          "path": [
            "path": ".", "basename": ".", "basenameNormalized": "", "filename": "c.yaml",
            "filenameNormalized": "c.yaml", "segments": ["."],
          ],
        ]
      ])
  }

  @Test func `a list gives a set per item, nothing gives an empty one`() async throws {
    let made = try await generate("files: [{path: '*'}]", ["a": "[{i: x}, null]", "b": "# only a comment", "c": "[]"])
    #expect(made.values.map { $0["path.filename"] } == ["a", "a", "b"] && made.isComplete)
  }

  @Test func `a file that cannot be used stops only itself`() async throws {
    let made = try await generate("files: [{path: '*'}]", ["a": "prose", "b": "{k: v}", "c": "[1]", "d": "{"])
    #expect(made.values.map { $0["k"] } == ["v"])
    #expect(made.messages.count == 3 && made.messages.allSatisfy { $0.contains(" in r: ") })
  }

  static let names = ["config.json", "p1/config.json", "p1/p2/config.json", "some/x.yaml", "some/sub/y.yaml"]

  @Test(arguments: [
    (
      "**/config.json", ["p1/config.json", "p1/p2/config.json"], ["config.json", "p1/config.json", "p1/p2/config.json"]
    ),
    ("*/config.json", ["p1/config.json", "p1/p2/config.json"], ["p1/config.json"]),
    ("some/*.yaml", ["some/sub/y.yaml", "some/x.yaml"], ["some/x.yaml"]), ("some/**y.yaml", ["some/sub/y.yaml"], []),
    ("p1", ["p1/config.json", "p1/p2/config.json"], []), ("p1/", ["p1/config.json", "p1/p2/config.json"], []),
    ("{config.json,x}", [], ["config.json"]), (":(glob)some/*.yaml", ["some/x.yaml"], []),
    (":(icase)SOME/X.YAML", ["some/x.yaml"], []), (":!p1", ["config.json", "some/sub/y.yaml", "some/x.yaml"], []),
    ("./some/../p1/config.json", ["p1/config.json"], nil as [String]?),
    ("some/?.yaml", ["some/x.yaml"], ["some/x.yaml"]),
    ("", names.sorted(), names.sorted()),
  ])
  func `both ways of globbing are as they are`(_ pattern: String, _ old: [String], _ new: [String]?) throws {
    func selected(_ isNew: Bool) throws -> [String] {
      let scope = try FileSelector([Selection(path: pattern, isExclusion: false)], isNew: isNew, field: "f").scope
      let selected = Self.names.filter { scope.selects(Array($0.utf8)) }.sorted()
      for path in selected {
        for slash in path.indices where path[slash] == "/" { #expect(scope.enters(Array(path[..<slash].utf8))) }
      }
      return selected
    }
    #expect(try selected(false) == old)
    if let new { #expect(try selected(true) == new) }
  }

  @Test(arguments: ["/etc/passwd", "../x", ":(nonsense)x", ":(glob"])
  func `a pattern that leads outside is refused`(_ pattern: String) async throws {
    #expect(try await generate("files: [{path: '\(pattern)'}]", ["a": ""]).failures.count == 1)
  }

  @Test func `exclusions always win`() async throws {
    let rows = "[{path: 'a/*', exclude: true}, {path: '*'}, {path: a/x}]"
    #expect(try await generate("files: \(rows)", ["a/x": "", "b": ""]).values.map { $0["path.filename"] } == ["b"])
  }

  @Test func `a repository is asked once for many generators`() async throws {
    let asked = Counter()
    let entry = try YAML.parse("{git: {repoURL: r, revision: main, files: [{path: '*'}]}}")
    let specs = try (0..<3).map { try GeneratorSpec(entry, path: "spec.generators[\($0)]") }
    let ports = GeneratorPorts(
      forge: { _, _ throws(ForgeError) in throw .misconfigured(field: "", detail: "") },
      git: { url, _ throws(GitError) in
        asked.add()
        throw .unreachable(repository: url, detail: "no route")
      })
    let made = await Generators.generate(specs, context: GeneratorContext(isGoTemplate: true), ports: ports)
    #expect(asked.count == 1 && made.failures.count == 3 && made.failures.allSatisfy(\.isTransient))
  }
}

private final class Counter: Sendable {
  private let value = Mutex(0)
  func add() { value.withLock { $0 += 1 } }
  var count: Int { value.withLock { $0 } }
}
