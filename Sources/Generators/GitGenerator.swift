// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Git
internal import Patterns
internal import PreviewAPI
internal import Templating

extension GeneratorKind {
  /// Folders or files of a Git repository (appset-engine section 5.3).
  static let git = GeneratorKind(
    name: "git", summary: "One set per folder, or per entry of configuration files, of a Git repository.",
    schema: [
      "type": "object", "required": ["repoURL"],
      "properties": [
        "repoURL": ["type": "string", "description": "Where to clone from."],
        "revision": ["type": "string", "description": "Branch, tag or commit; HEAD when it is not given."],
        "directories": selectionSchema("Folders by Go's path.Match; * does not cross a slash."),
        "files": selectionSchema("Files by Git's pathspecs; * crosses slashes."),
        "pathParamPrefix": ["type": "string", "description": "Puts the path parameters under this name."],
        "values": valuesSchema, "requeueAfterSeconds": requeueSchema, "template": templateSchema,
      ],
    ], interval: { body, context in Body(body, path: "").interval(default: context.gitInterval) }
  ) { call throws(GeneratorError) in
    let body = call.body
    let url = try body.required("repoURL")
    // The original's repository server reads an empty revision so.
    let revision = try body.string("revision").flatMap { $0.isEmpty ? nil : $0 } ?? "HEAD"
    let directories = try Selection.read("directories", of: body)
    let files = try Selection.read("files", of: body)
    guard !directories.isEmpty || !files.isEmpty else {
      throw .invalid(
        ValidationError(
          field: body.path, message: "has neither directories nor files; there is nothing to generate from"))
    }
    let source = GitSource(call: call, url: url, prefix: try body.string("pathParamPrefix") ?? "")
    do throws(GitError) { _ = try await call.run.tree(url, revision) } catch { throw .git(error) }
    return directories.isEmpty
      ? try await source.files(files, revision) : try await source.directories(directories, revision)
  }

  private static func selectionSchema(_ description: Value) -> Value {
    [
      "type": "array", "description": description,
      "items": [
        "type": "object", "required": ["path"],
        "properties": ["path": ["type": "string"], "exclude": ["type": "boolean"]],
      ],
    ]
  }
}

/// One row of `directories` or `files`.
struct Selection: Sendable {
  let path: String
  let isExclusion: Bool

  static func read(_ key: String, of body: Body) throws(GeneratorError) -> [Selection] {
    var rows: [Selection] = []
    for row in try body.maps(key) {
      rows.append(Selection(path: try row.string("path") ?? "", isExclusion: try row.flag("exclude")))
    }
    return rows
  }
}

/// The repository of one git generator, and how its sets are made.
struct GitSource: Sendable {
  let call: GeneratorCall
  let url: String
  let prefix: String
  /// A configuration file beyond this is a mistake (bytes).
  private static let maximumFile = 4 << 20

  private var isGoTemplate: Bool { call.run.context.isGoTemplate }
  private var origin: String { call.body.path }

  // MARK: Folders

  func directories(_ rows: [Selection], _ revision: String) async throws(GeneratorError) -> GeneratorOutcome {
    let all: [String]
    do throws(GitError) { all = try await call.run.tree(url, revision).directories() } catch { throw .git(error) }
    var outcome = GeneratorOutcome()
    // A malformed pattern matches nothing, as in the original.
    let patterns = rows.compactMap { row in
      (try? Glob(row.path, dialect: .path)).map { (glob: $0, isExclusion: row.isExclusion) }
    }
    for path in all where !isHidden(path) {
      let hits = patterns.filter { $0.glob.matches(path) }
      guard !hits.isEmpty, !hits.contains(where: \.isExclusion) else { continue }
      outcome.add(origin) { () throws(GeneratorError) in
        try set([:], pathParameters(PathNames(directory: path)))
      }
    }
    return outcome
  }

  private func isHidden(_ path: String) -> Bool {
    path.hasPrefix(".") || path.firstRange(of: "/.") != nil
  }

  // MARK: Files

  func files(_ rows: [Selection], _ revision: String) async throws(GeneratorError) -> GeneratorOutcome {
    let selector = try FileSelector(
      rows, isNew: call.run.context.usesNewFileGlobbing, field: call.body.path("files"))
    let paths: [String]
    let contents: [[UInt8]?]
    do throws(GitError) {
      let tree = try await call.run.tree(url, revision)
      paths = try await tree.files().filter(selector.selects)
      contents = try await tree.contents(paths, limit: GitSource.maximumFile)
    } catch { throw .git(error) }
    var outcome = GeneratorOutcome()
    for (path, bytes) in zip(paths, contents) where !isPointer(bytes) {
      do throws(GeneratorError) {
        let names = PathNames(file: path)
        for entry in try entries(bytes, path) {
          outcome.add(origin) { () throws(GeneratorError) in try set(entry, pathParameters(names)) }
        }
      } catch {
        outcome.failures.append(GenerationFailure(origin: origin, cause: error))
      }
    }
    return outcome
  }

  /// JSON is YAML too, but is read far faster as what it is.
  private func read(_ bytes: [UInt8]) throws(DocumentError) -> Value {
    if bytes.first == 0x7B || bytes.first == 0x5B, let document = try? JSON.parse(bytes) { return document }
    return try YAML.parse(String(decoding: bytes, as: UTF8.self))
  }

  /// What Git LFS leaves in the place of a large file: there is nothing in it to generate from.
  private func isPointer(_ bytes: [UInt8]?) -> Bool {
    bytes?.starts(with: "version https://git-lfs.github.com/spec/v1\n".utf8) ?? false
  }

  /// A file is one map, or a list of maps; nothing at all is an empty map.
  private func entries(_ bytes: [UInt8]?, _ path: String) throws(GeneratorError) -> [Object] {
    func refused(_ detail: String) -> GeneratorError { .file(path: path, repository: url, detail: detail) }
    guard let bytes else { throw refused("is a link that leads nowhere") }
    let document: Value
    do throws(DocumentError) { document = try read(bytes) } catch {
      throw refused("is neither YAML nor JSON: \(error)")
    }
    switch document {
    case .null: return [[:]]
    case .object(let members): return [members]
    case .array(let items):
      var entries: [Object] = []
      for item in items {
        guard item.isNull || item.object != nil else {
          throw refused("expected a list of maps, found \(item.kindName) in it")
        }
        entries.append(item.object ?? [:])
      }
      return entries
    default: throw refused("expected a map or a list of maps, found \(document.kindName)")
    }
  }

  // MARK: Sets

  private func set(_ entry: Object, _ path: Parameters) throws(GeneratorError) -> GeneratedSet {
    var parameters = isGoTemplate ? Parameters(entry) : Parameters(Printing.flattened(entry))
    for pair in path.values { parameters.values[pair.key] = pair.value }
    parameters.types = path.types
    return GeneratedSet(parameters: try call.run.renderer.addValues(call.body, to: parameters), origin: origin)
  }

  private func pathParameters(_ names: PathNames) -> Parameters {
    guard isGoTemplate else { return Parameters(names.flat(prefix: prefix.isEmpty ? "path" : prefix + ".path")) }
    guard !prefix.isEmpty else { return Parameters(["path": names.nested], types: ["/path/segments": .strings]) }
    let pointer = "/" + Printing.escaped(prefix) + "/path/segments"
    return Parameters([prefix: ["path": names.nested]], types: [pointer: .strings])
  }
}
