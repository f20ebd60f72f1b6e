// SPDX-License-Identifier: Apache-2.0
import Documents
import Forge
import PreviewAPI
import Templating
import Testing

@testable import Generators

@Suite struct `A branch stands in where a repository has no pull request` {
  private static let entries = """
    [{pullRequest: {github: {owner: acme, repo: shop}, fallbackBranch: main}},
     {pullRequest: {github: {owner: acme, repo: pay}, fallbackBranch: main}}]
    """
  private static let scm = """
    scm: {acme: [{repository: shop, branch: main, sha: 5a5a}, {repository: pay, branch: main, sha: ba5e}]}
    """

  private func sets(_ pulls: String, scm: String = scm, entries: String = entries) async throws -> Generation {
    try await generate(entries, inputs: "{pullRequests: {\(pulls)}, \(scm)}", preview: true)
  }

  private func lines(_ made: Generation) -> [String] {
    made.sets.map { set in
      let repository = Value.object(set.parameters.values).at("pr", "repository")?.string ?? ""
      return "\(repository) \(set.parameters.values["branch"]?.string ?? "") at "
        + "\(set.parameters.values["head_sha"]?.string ?? "") for "
        + "\(set.pullRequest.map { "\($0.repository)#\($0.number)" } ?? "-")"
    }
  }

  @Test func `of a branch that only one repository has, the other gives its main branch`() async throws {
    let made = try await sets("acme/shop: [{number: 1, branch: feat/x, head_sha: a1}], acme/pay: []")
    #expect(
      lines(made) == ["acme/shop feat/x at a1 for acme/shop#1", "acme/pay feat/x at ba5e for acme/shop#1"])
  }

  @Test func `it is offered also where there is one of the branch, which may be anybody's`() async throws {
    let made = try await sets(
      "acme/shop: [{number: 1, branch: feat/x, head_sha: a1}],"
        + " acme/pay: [{number: 9, branch: feat/x, head_sha: b2, author: eve}]")
    #expect(
      lines(made) == [
        "acme/shop feat/x at a1 for acme/shop#1", "acme/shop feat/x at 5a5a for acme/pay#9",
        "acme/pay feat/x at b2 for acme/pay#9", "acme/pay feat/x at ba5e for acme/shop#1",
      ])
    #expect(made.sets.map(\.standsIn) == [false, true, false, true])
  }

  @Test func `it stands in on its way through a matrix, too`() async throws {
    let made = try await sets(
      "acme/shop: [{number: 1, branch: feat/x, head_sha: a1}], acme/pay: []",
      entries: """
        [{pullRequest: {github: {owner: acme, repo: shop}}},
         {matrix: {generators: [{pullRequest: {github: {owner: acme, repo: pay}, fallbackBranch: main}},
                                {list: {elements: [{service: till}, {service: ledger}]}}]}}]
        """)
    #expect(made.sets.map(\.standsIn) == [false, true, true])
  }

  @Test func `whoever it stands in for has its slug, so that a key of it holds both together`() async throws {
    let made = try await sets("acme/shop: [{number: 1, branch: feat/x, head_sha: a1}], acme/pay: []")
    let slugs = made.sets.map { Value.object($0.parameters.values).at("pr", "slug")?.string }
    #expect(Set(slugs).count == 1 && slugs.first != nil)
  }

  @Test func `a fallback branch that is not there is named`() async throws {
    let made = try await sets(
      "acme/shop: [{number: 1, branch: feat/x, head_sha: a1}], acme/pay: []", scm: "scm: {acme: []}")
    #expect(made.messages.contains { $0.contains("fallbackBranch: acme/pay has no branch “main”") })
    #expect(!made.isComplete)
    #expect(lines(made) == ["acme/shop feat/x at a1 for acme/shop#1"], "its own pull requests are there all the same")
  }

  @Test func `without a need nobody asks for branches`() async throws {
    #expect(try await sets("acme/shop: [], acme/pay: []", scm: "scm: {}").isComplete)
  }
}
