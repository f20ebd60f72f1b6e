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
    let source = GitSource(call, url: url, prefix: try body.string("pathParamPrefix") ?? "")
    let tree: any FileTree
    do throws(GitError) { tree = try await call.run.tree(url, revision) } catch { throw .git(error) }
    return directories.isEmpty
      ? try await source.files(files, of: tree) : try await source.directories(directories, of: tree)
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
  private let url: String
  private let origin: String
  private let context: GeneratorContext
  private let values: OwnValues
  private let names: PathParameters
  /// What an error in `files` is said of.
  private let filesField: String
  /// A configuration file beyond this is a mistake (bytes).
  private static let maximumFile = 4 << 20

  init(_ call: GeneratorCall, url: String, prefix: String) {
    self.url = url
    origin = call.body.path
    context = call.run.context
    values = call.run.renderer.values(of: call.body)
    names = PathParameters(isGoTemplate: call.run.context.isGoTemplate, prefix: prefix)
    filesField = call.body.path("files")
  }

  // MARK: Folders

  func directories(_ rows: [Selection], of tree: any FileTree) async throws(GeneratorError) -> GeneratorOutcome {
    // A malformed pattern matches nothing, as in the original.
    let patterns = rows.compactMap { row in
      (try? Glob(row.path, dialect: .path)).map { (glob: $0, isExclusion: row.isExclusion) }
    }
    let included = patterns.filter { !$0.isExclusion }.map(\.glob)
    let excluded = patterns.filter(\.isExclusion).map(\.glob)
    let scope = TreeScope(
      selects: { path in
        !isHidden(path) && included.contains { $0.matches(path) } && !excluded.contains { $0.matches(path) }
      },
      enters: { folder in !isHidden(folder) && included.contains { $0.mayMatch(below: folder) } })
    let paths: [String]
    do throws(GitError) { paths = try await tree.directories(scope) } catch { throw .git(error) }
    var outcome = GeneratorOutcome()
    outcome.sets.reserveCapacity(paths.count)
    for path in paths {
      outcome.add(origin) { () throws(GeneratorError) in try set([:], PathNames(directory: path)) }
    }
    return outcome
  }

  // MARK: Files

  func files(_ rows: [Selection], of tree: any FileTree) async throws(GeneratorError) -> GeneratorOutcome {
    let selector = try FileSelector(rows, isNew: context.usesNewFileGlobbing, field: filesField)
    let parts: [GeneratorOutcome]
    do throws(GitError) {
      parts = try await tree.files(selector.scope, limit: GitSource.maximumFile, into: GeneratorOutcome()) {
        add($1, to: &$0)
      }
    } catch { throw .git(error) }
    var outcome = GeneratorOutcome()
    outcome.sets.reserveCapacity(parts.reduce(0) { $0 + $1.sets.count })
    for part in parts {
      outcome.sets += part.sets
      outcome.failures += part.failures
    }
    return outcome
  }

  /// A file is one map, or a list of maps; nothing at all is an empty map.
  private func add(_ file: TreeFile, to outcome: inout GeneratorOutcome) {
    do throws(GeneratorError) {
      guard let bytes = file.bytes else { throw refused(file, "is a link that leads nowhere") }
      if isPointer(bytes) { return }
      let names = PathNames(file: file.path)
      func add(_ entry: Object) { outcome.add(origin) { () throws(GeneratorError) in try set(entry, names) } }
      let document: Value
      do throws(DocumentError) { document = try read(bytes) } catch {
        throw refused(file, "is neither YAML nor JSON: \(error)")
      }
      switch document {
      case .null: add([:])
      case .object(let members): add(members)
      case .array(let items):
        if let item = items.first(where: { !$0.isNull && $0.object == nil }) {
          throw refused(file, "expected a list of maps, found \(item.kindName) in it")
        }
        for item in items { add(item.object ?? [:]) }
      default: throw refused(file, "expected a map or a list of maps, found \(document.kindName)")
      }
    } catch {
      outcome.failures.append(GenerationFailure(origin: origin, cause: error))
    }
  }

  private func refused(_ file: TreeFile, _ detail: String) -> GeneratorError {
    .file(path: file.path, repository: url, detail: detail)
  }

  /// JSON is YAML too, but is read far faster as what it is.
  private func read(_ bytes: ArraySlice<UInt8>) throws(DocumentError) -> Value {
    if bytes.first == 0x7B || bytes.first == 0x5B, let document = try? JSON.parse(bytes) { return document }
    return try YAML.parse(String(decoding: bytes, as: UTF8.self))
  }

  /// What Git LFS leaves in the place of a large file: there is nothing in it to generate from.
  private func isPointer(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.starts(with: "version https://git-lfs.github.com/spec/v1\n".utf8)
  }

  // MARK: Sets

  private func set(_ entry: Object, _ path: PathNames) throws(GeneratorError) -> GeneratedSet {
    let parameters = names.parameters(of: path, over: context.isGoTemplate ? entry : Printing.flattened(entry))
    return GeneratedSet(parameters: try values.added(to: parameters), origin: origin)
  }
}

/// Whether a folder or one around it has a name that begins with a dot.
private func isHidden(_ path: [UInt8]) -> Bool {
  var isStart = true
  for byte in path {
    if isStart, byte == UInt8(ascii: ".") { return true }
    isStart = byte == UInt8(ascii: "/")
  }
  return false
}
