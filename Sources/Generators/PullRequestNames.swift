// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import Naming
internal import Templating

/// What a template may know about a pull request.
struct PullRequestNames: Sendable {
  let pull: PullRequest
  let forge: String
  let host: String
  /// A DNS label unique to repository and number.
  let slug: String

  /// - Parameter slug: of the pull request that this one stands in for; nil for its own.
  init(_ pull: PullRequest, forge: String, host: String, slug: String? = nil) {
    self.pull = pull
    self.forge = forge
    self.host = host
    self.slug = slug ?? PullRequestNames.slug(of: pull, host)
  }

  func parameters(_ context: GeneratorContext) -> Parameters {
    var parameters = Parameters(standard)
    if context.isGoTemplate {
      parameters.values["labels"] = .array(pull.labels.map { .string($0) })
      parameters.types["/labels"] = .strings
    }
    guard context.hasPreviewParameters else { return parameters }
    if context.isGoTemplate {
      parameters.values["pr"] = .object(preview)
    } else {
      for pair in preview { parameters.values["pr." + pair.key] = .string(Printing.text(pair.value)) }
    }
    return parameters
  }

  /// Argo CD's own (appset-controller section A.8); the number is text.
  private var standard: Object {
    [
      "number": .string(String(pull.number)), "title": .string(pull.title), "branch": .string(pull.branch),
      "branch_slug": .string(Slug.branch(pull.branch)), "target_branch": .string(pull.targetBranch),
      "target_branch_slug": .string(Slug.branch(pull.targetBranch)), "head_sha": .string(pull.headSHA),
      "head_short_sha": .string(prefix(pull.headSHA, 8)), "head_short_sha_7": .string(prefix(pull.headSHA, 7)),
      "author": .string(pull.author),
    ]
  }

  /// Ours (api.md section 2).
  private var preview: Object {
    let repository = pull.repository
    return [
      "repository": .string(repository.description), "owner": .string(repository.owner),
      "repo": .string(repository.name), "forge": .string(forge), "host": .string(host), "url": .string(pull.url),
      "body": .string(pull.body), "draft": .bool(pull.isDraft), "fork": .bool(pull.isFork),
      "head_repository": .string(pull.headRepository), "head_clone_url": .string(pull.headCloneURL),
      "base_sha": .string(pull.baseSHA), "author_association": .string(pull.authorAssociation),
      "created_at": .string(pull.createdAt?.description ?? ""),
      "updated_at": .string(pull.updatedAt?.description ?? ""), "milestone": .string(pull.milestone),
      "slug": .string(slug),
    ]
  }

  /// Readable first, and told apart by a digest of the whole path: `a/b-c` and `a-b/c` differ.
  static func slug(of pull: PullRequest, _ host: String) -> String {
    let identity = ShortHash.hex("\(host)/\(pull.repository)#\(pull.number)", digits: 6)
    return ResourceName.label([pull.repository.name, String(pull.number), identity])
  }

  private func prefix(_ text: String, _ count: Int) -> String {
    String(decoding: text.utf8.prefix(count), as: UTF8.self)
  }
}
