// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import Naming
internal import Patterns
internal import PreviewAPI
internal import Templating

extension GeneratorKind {
  /// The open pull requests of a repository (appset-engine section 5.8, appset-controller part A).
  static let pullRequest = GeneratorKind(
    name: "pullRequest", summary: "One set per open pull request of a repository on a forge.",
    schema: .object(
      Object(
        [
          ("type", "object"),
          (
            "properties",
            .object(
              Object(
                forgeMembers.map { ($0, forgeSchema) } + [
                  ("filters", filterSchema),
                  (
                    "fallbackBranch",
                    [
                      "type": "string",
                      "description": .string(
                        "Branch that stands in where another pullRequest generator of the set has a pull request and none of "
                          + "this repository shares its preview. PreviewSet only."),
                    ]
                  ),
                  (
                    "continueOnRepoNotFoundError",
                    [
                      "type": "boolean",
                      "description": "Takes a repository that is not found for one without pull requests.",
                    ]
                  ), ("values", valuesSchema), ("requeueAfterSeconds", requeueSchema), ("template", templateSchema),
                ]))
          ),
        ])),
    interval: { body, _ in Body(body, path: "").interval(default: .seconds(1800)) }
  ) { call throws(GeneratorError) in
    let body = call.body
    let source = try PullRequestSource(body)
    let values = call.run.renderer.values(of: body)
    switch await call.run.listing(source.forge, source.member) {
    case .failure(.notFound) where try body.flag("continueOnRepoNotFoundError"): return GeneratorOutcome()
    case .failure(let error): throw .forge(error, repository: repositoryPath(source.member))
    case .success(let bound):
      var outcome = GeneratorOutcome()
      let listed = bound.listing.pullRequests
      call.run.passOver(Set(listed.filter { !source.takes($0) }.map(\.number)), of: source.forge, source.member)
      for pull in listed.filter(source.takes) {
        outcome.add(body.path) { () throws(GeneratorError) in
          let names = PullRequestNames(pull, forge: source.forge, host: bound.host)
          return GeneratedSet(
            parameters: try values.added(to: names.parameters(call.run.context)),
            pullRequest: pull, forge: source.forge, forgeHost: bound.host, forgeMember: source.member,
            origin: body.path)
        }
      }
      if let branch = try body.string("fallbackBranch"), !branch.isEmpty, call.run.context.hasPreviewParameters {
        do throws(GeneratorError) { try await call.addStandIns(of: branch, source, bound, to: &outcome) } catch {
          outcome.failures.append(GenerationFailure(origin: body.path, cause: error))
        }
      }
      return outcome
    }
  }

  /// In the order in which the original looks for one.
  fileprivate static let forgeMembers = ["github", "gitlab", "gitea", "bitbucketServer", "bitbucket", "azuredevops"]

  private static let forgeSchema: Value = [
    "type": "object", "description": "Where the repository is, and credentials.",
    "x-kubernetes-preserve-unknown-fields": true,
  ]

  private static let filterSchema: Value = [
    "type": "array", "description": "A pull request must match all of one row; no rows match everything.",
    "items": [
      "type": "object",
      "properties": [
        "branchMatch": ["type": "string"], "targetBranchMatch": ["type": "string"], "titleMatch": ["type": "string"],
      ],
    ],
  ]
}

/// The repository that a forge member means, for messages: `owner/repo`, `project`, `project/repo`.
func repositoryPath(_ member: Value) -> String {
  ["organization", "owner", "project", "repo"].compactMap { member[$0]?.string }.joined(separator: "/")
}

/// What a pullRequest generator reads, and which of it it takes.
struct PullRequestSource: Sendable {
  let forge: String
  let member: Value
  private let labels: [String]
  private let filters: [PullRequestFilter]

  init(_ body: Body) throws(GeneratorError) {
    guard let forge = GeneratorKind.forgeMembers.first(where: { body[$0] != nil }), let member = body[forge] else {
      throw .invalid(
        ValidationError(
          field: body.path,
          message: "names no forge; give one of \(GeneratorKind.forgeMembers.joined(separator: ", "))"))
    }
    (self.forge, self.member) = (forge, member)
    filters = try PullRequestFilter.read(body)
    labels = try Body(member, path: body.path(forge)).strings("labels")
  }

  func takes(_ pull: PullRequest) -> Bool { labels.allSatisfy(pull.labels.contains) && filters.accept(pull) }
}

/// `filters`: regular expressions that are searched for, all of a row and any of the rows.
private struct PullRequestFilter: Sendable {
  var branch: RegularExpression?
  var target: RegularExpression?
  var title: RegularExpression?

  static func read(_ body: Body) throws(GeneratorError) -> [PullRequestFilter] {
    var filters: [PullRequestFilter] = []
    for row in try body.maps("filters") {
      filters.append(
        PullRequestFilter(
          branch: try expression("branchMatch", row), target: try expression("targetBranchMatch", row),
          title: try expression("titleMatch", row)))
    }
    return filters
  }

  private static func expression(_ key: String, _ row: Body) throws(GeneratorError) -> RegularExpression? {
    guard let pattern = try row.string(key) else { return nil }
    do throws(PatternError) { return try RegularExpression(pattern) } catch {
      throw row.wrong(key, "“\(pattern)” is not a regular expression (RE2): \(error)")
    }
  }

  func accepts(_ pull: PullRequest) -> Bool {
    (branch?.isMatch(pull.branch) ?? true) && (target?.isMatch(pull.targetBranch) ?? true)
      && (title?.isMatch(pull.title) ?? true)
  }
}

extension [PullRequestFilter] {
  fileprivate func accept(_ pull: PullRequest) -> Bool { isEmpty || contains { $0.accepts(pull) } }
}
