// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import PreviewAPI

// `fallbackBranch`: a repository takes part in the previews of others with a branch of its own.

extension GeneratorCall {
  /// Adds one set for each pull request elsewhere: its number, title and branch, so that it falls under the same key, and the head
  /// commit of the fallback branch here.
  ///
  /// Whether this repository has a pull request that belongs to it is told by the previews that come of both, and not here: a
  /// branch of that name may be anybody's. Whoever stands in yields there (`GeneratedSet.standsIn`).
  func addStandIns(
    of branch: String, _ source: PullRequestSource, _ bound: GeneratorRun.BoundListing,
    to outcome: inout GeneratorOutcome
  ) async throws(GeneratorError) {
    let elsewhere = await run.pullRequests(elsewhereThan: source)
    guard !elsewhere.isEmpty else { return }
    let head = try await head(of: branch, bound)
    let values = run.renderer.values(of: body)
    for foreign in elsewhere {
      outcome.add(body.path) { () throws(GeneratorError) in
        var pull = foreign.pull
        (pull.repository, pull.headRepository) = (bound.repository, bound.repository.description)
        (pull.headSHA, pull.baseSHA, pull.headCloneURL) = (head, head, "")
        let names = PullRequestNames(
          pull, forge: source.forge, host: bound.host, slug: PullRequestNames.slug(of: foreign.pull, foreign.bound.host)
        )
        var set = GeneratedSet(
          parameters: try values.added(to: names.parameters(run.context)), pullRequest: foreign.pull,
          forge: foreign.source.forge, forgeHost: foreign.bound.host, forgeMember: foreign.source.member,
          origin: body.path)
        set.standsIn = true
        return set
      }
    }
  }

  private func head(of branch: String, _ bound: GeneratorRun.BoundListing) async throws(GeneratorError) -> String {
    let repository = bound.repository
    do throws(ForgeError) {
      if let found = try await bound.client.branches(repository).first(where: { $0.name == branch }) {
        return found.sha
      }
    } catch { throw .forge(error, repository: repository.description) }
    throw body.wrong("fallbackBranch", "\(repository) has no branch “\(branch)”")
  }
}

extension GeneratorRun {
  /// A pull request of another generator of the set.
  struct Foreign: Sendable {
    var pull: PullRequest
    var source: PullRequestSource
    var bound: BoundListing
  }

  /// What the set's other pullRequest generators take, in their order. One whose listing fails says so itself.
  func pullRequests(elsewhereThan own: PullRequestSource) async -> [Foreign] {
    var result: [Foreign] = []
    for body in pullRequestBodies(specs) {
      guard let source = try? PullRequestSource(body), source.member != own.member,
        case .success(let bound) = await listing(source.forge, source.member)
      else { continue }
      result += bound.listing.pullRequests.filter(source.takes).map { Foreign(pull: $0, source: source, bound: bound) }
    }
    return result
  }
}

/// The bodies of all pullRequest generators at any depth; what a template makes of one is not known here, and is left out.
private func pullRequestBodies(_ specs: [GeneratorSpec]) -> [Body] {
  specs.flatMap { spec -> [Body] in
    if spec.kind == GeneratorKind.pullRequest.name {
      var asked = spec.body
      asked["values"] = nil
      return JSON.text(asked).firstRange(of: "{{") == nil ? [Body(asked, path: spec.origin)] : []
    }
    let children = (spec.body["generators"]?.array ?? []).compactMap { try? GeneratorSpec($0, path: spec.path) }
    return pullRequestBodies(children)
  }
}
