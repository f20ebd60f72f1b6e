// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Naming
internal import Patterns
internal import PreviewAPI
internal import Templating

extension GeneratorKind {
  /// Repositories of an organisation on a forge, and their branches (appset-engine section 5.6).
  static let scmProvider = GeneratorKind(
    name: "scmProvider", summary: "One set per repository, or per branch, of an organisation on a forge.",
    schema: .object(
      Object([
        ("type", "object"),
        (
          "properties",
          .object(
            Object(
              RepositoryProvider.all.map { ($0.name, providerSchema) } + [
                ("filters", repositoryFilterSchema), ("cloneProtocol", ["type": "string"]), ("values", valuesSchema),
                ("requeueAfterSeconds", requeueSchema), ("template", templateSchema),
              ]))
        ),
      ])), interval: { body, _ in Body(body, path: "").interval(default: .seconds(1800)) }
  ) { call throws(GeneratorError) in
    let body = call.body
    guard let provider = RepositoryProvider.all.first(where: { body[$0.name] != nil }), let member = body[provider.name]
    else {
      let names = RepositoryProvider.all.map(\.name).joined(separator: ", ")
      throw .invalid(ValidationError(field: body.path, message: "names no provider; give one of \(names)"))
    }
    let cloneProtocol = provider.cloneProtocols.isEmpty ? "https" : try body.string("cloneProtocol") ?? ""
    guard provider.cloneProtocols.contains(cloneProtocol) || provider.cloneProtocols.isEmpty else {
      throw body.wrong("cloneProtocol", "“\(cloneProtocol)” is not known for \(provider.name); use ssh or https")
    }
    let filters = try RepositoryFilter.read(body)
    let values = call.run.renderer.values(of: body)
    var outcome = GeneratorOutcome()
    do throws(SourceError) {
      for repository in try await call.run.ports.repositories(provider.name, member, cloneProtocol) {
        guard filters.accept(repository) else { continue }
        for branch in try await repository.branches() where try await filters.accept(branch, of: repository) {
          outcome.add(body.path) { () throws(GeneratorError) in
            GeneratedSet(
              parameters: try values.added(to: repository.parameters(at: branch)),
              origin: body.path)
          }
        }
      }
    } catch { throw .source(error, path: body.path(provider.name)) }
    return outcome
  }

  private static let providerSchema: Value = [
    "type": "object", "description": "Which organisation, and credentials.",
    "x-kubernetes-preserve-unknown-fields": true,
  ]

  private static let repositoryFilterSchema: Value = [
    "type": "array", "description": "A repository must match one row about repositories, a branch one about branches.",
    "items": [
      "type": "object",
      "properties": [
        "repositoryMatch": ["type": "string"], "labelMatch": ["type": "string"], "branchMatch": ["type": "string"],
        "pathsExist": ["type": "array", "items": ["type": "string"]],
        "pathsDoNotExist": ["type": "array", "items": ["type": "string"]],
      ],
    ],
  ]
}

/// A forge as this generator knows it.
struct RepositoryProvider: Sendable {
  let name: String
  /// The member that names whose repositories.
  let owner: String
  /// Empty where it is not looked at.
  var cloneProtocols = ["", "ssh", "https"]

  /// In the order in which the original looks for one.
  static let all = [
    RepositoryProvider(name: "github", owner: "organization"), RepositoryProvider(name: "gitlab", owner: "group"),
    RepositoryProvider(name: "gitea", owner: "owner"), RepositoryProvider(name: "bitbucketServer", owner: "project"),
    RepositoryProvider(name: "azureDevOps", owner: "organization", cloneProtocols: []),
    RepositoryProvider(name: "bitbucket", owner: "owner"),
    RepositoryProvider(name: "awsCodeCommit", owner: "region", cloneProtocols: ["", "ssh", "https", "https-fips"]),
  ]
}

extension ForgeRepository {
  fileprivate func parameters(at branch: ForgeBranch) -> Parameters {
    func short(_ count: Int) -> Value { .string(String(decoding: branch.sha.utf8.prefix(count), as: UTF8.self)) }
    return Parameters(
      [
        "organization": .string(organization), "repository": .string(name), "repository_id": id,
        "url": .string(url), "branch": .string(branch.name), "branchNormalized": .string(Slug.normalize(branch.name)),
        "sha": .string(branch.sha), "short_sha": short(8), "short_sha_7": short(7),
        "labels": .string(labels.joined(separator: ",")),
      ], types: id.int == nil ? [:] : ["/repository_id": .int64])
  }
}

/// A row of `filters`: all of its conditions must hold. It is about branches as soon as it mentions one or a path.
private struct RepositoryFilter: Sendable {
  var repository: RegularExpression?
  var label: RegularExpression?
  var branch: RegularExpression?
  var present: [String] = []
  var absent: [String] = []
  var isAboutBranches = false

  static func read(_ body: Body) throws(GeneratorError) -> [RepositoryFilter] {
    var filters: [RepositoryFilter] = []
    for row in try body.maps("filters") {
      var filter = RepositoryFilter()
      filter.repository = try expression("repositoryMatch", row)
      filter.label = try expression("labelMatch", row)
      filter.branch = try expression("branchMatch", row)
      filter.present = try row.strings("pathsExist").map(trimmed)
      filter.absent = try row.strings("pathsDoNotExist").map(trimmed)
      filter.isAboutBranches = ["branchMatch", "pathsExist", "pathsDoNotExist"].contains { row[$0] != nil }
      if filter.isAboutBranches || filter.repository != nil || filter.label != nil { filters.append(filter) }
    }
    return filters
  }

  private static func expression(_ key: String, _ row: Body) throws(GeneratorError) -> RegularExpression? {
    guard let pattern = try row.string(key) else { return nil }
    do throws(PatternError) { return try RegularExpression(pattern) } catch {
      throw row.wrong(key, "“\(pattern)” is not a regular expression (RE2): \(error)")
    }
  }

  private static func trimmed(_ path: String) -> String {
    String(path.reversed().drop { $0 == "/" }.reversed())
  }

  func accepts(_ candidate: ForgeRepository) -> Bool {
    (repository?.isMatch(candidate.name) ?? true)
      && (label.map { label in candidate.labels.contains(where: label.isMatch) } ?? true)
  }

  func accepts(_ candidate: ForgeBranch) async throws(SourceError) -> Bool {
    guard branch?.isMatch(candidate.name) ?? true else { return false }
    for path in present { guard try await candidate.hasPath(path) else { return false } }
    for path in absent { guard try await !candidate.hasPath(path) else { return false } }
    return true
  }
}

/// One row of each stage that has any must accept; rows of different stages are thus joined by "and".
extension [RepositoryFilter] {
  fileprivate func accept(_ repository: ForgeRepository) -> Bool {
    let stage = filter { !$0.isAboutBranches }
    return stage.isEmpty || stage.contains { $0.accepts(repository) }
  }

  fileprivate func accept(_ branch: ForgeBranch, of repository: ForgeRepository) async throws(SourceError) -> Bool {
    let stage = filter(\.isAboutBranches)
    for row in stage where row.accepts(repository) {
      if try await row.accepts(branch) { return true }
    }
    return stage.isEmpty
  }
}
