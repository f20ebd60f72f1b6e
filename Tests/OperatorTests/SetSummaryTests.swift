// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import Generators
import KubeModel
import Planning
import PreviewAPI
import Rendering
import Testing

@testable import Operator

/// A set in one kind of trouble, and what its conditions say.
struct TroubleRow: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var ready: String
  /// Ready's reason.
  var reason: Reason
  /// nil when it is not stalled.
  var stalled: Reason?
  /// Types of the conditions beside Ready, Reconciling and Stalled.
  var others: [String] = []
  var trouble: @Sendable (inout SetObservation, inout SetPlan, inout [String: String]) -> Void

  static let all: [TroubleRow] = [
    TroubleRow(testDescription: "none", ready: "True", reason: .upToDate) { _, _, _ in },
    TroubleRow(testDescription: "the forge is down", ready: "False", reason: .forgeUnavailable) { seen, _, _ in
      fails(.forge(.unreachable(host: "git.test", detail: "timed out"), repository: "acme/shop"), &seen)
    },
    TroubleRow(
      testDescription: "the forge's limit is used up", ready: "False", reason: .rateLimited, others: ["RateLimited"]
    ) { seen, _, _ in
      fails(.forge(.rateLimited(host: "git.test", until: nil), repository: "acme/shop"), &seen)
    },
    TroubleRow(
      testDescription: "the token is wrong", ready: "False", reason: .generatorFailed, stalled: .generatorFailed
    ) { seen, _, _ in
      fails(.forge(.unauthorized(host: "git.test", detail: "401"), repository: "acme/shop"), &seen)
    },
    TroubleRow(
      testDescription: "the generator is none", ready: "False", reason: .generatorFailed, stalled: .generatorFailed
    ) { seen, _, _ in fails(.unknownKind("pullrequest", path: "spec.generators[0]"), &seen) },
    TroubleRow(
      testDescription: "the template fails for all", ready: "False", reason: .templateFailed, stalled: .templateFailed
    ) { seen, _, _ in
      seen.facts.desired = []
      seen.rendering.failures = [failure(.templateFailed), failure(.templateFailed)]
    },
    TroubleRow(testDescription: "the template fails for one", ready: "False", reason: .templateFailed) { seen, _, _ in
      seen.rendering.failures = [failure(.templateFailed)]
    },
    TroubleRow(
      testDescription: "a policy forbids all", ready: "False", reason: .notAllowedByPolicy,
      stalled: .notAllowedByPolicy
    ) { seen, _, _ in
      seen.facts.desired = []
      seen.rendering.failures = [failure(.notAllowedByPolicy)]
    },
    TroubleRow(testDescription: "a name needs an approval first", ready: "False", reason: .awaitingApproval) {
      seen, _, _ in
      seen.facts.desired = []
      seen.rendering.failures = [failure(.awaitingApproval)]
    },
    TroubleRow(
      testDescription: "too many would go", ready: "False", reason: .deletionPaused, others: ["DeletionPaused"]
    ) { _, plan, _ in plan.pausedDeletions = ["a", "b"] },
    TroubleRow(testDescription: "a Preview is refused", ready: "False", reason: .applyFailed) { _, _, failures in
      failures["a"] = "a: no"
    },
    TroubleRow(
      testDescription: "its repository was exchanged", ready: "True", reason: .repositoryNotRead,
      others: ["RepositoryNotRead"]
    ) { _, plan, _ in plan.left = ["shop-old-1": "acme/old"] },
  ]

  private static func fails(_ cause: GeneratorError, _ seen: inout SetObservation) {
    seen.generation.failures = [GenerationFailure(origin: "spec.generators[0].pullRequest", cause: cause)]
  }

  private static func failure(_ reason: Reason) -> RenderFailure {
    RenderFailure(subject: "acme/shop#1", field: "spec.template", message: "no", reason: reason)
  }
}

@Suite struct `What a set says of itself` {
  private func conditions(_ row: TroubleRow) throws -> [String: Condition] {
    var object = KubeObject(kind: Names.previewSet, namespace: "argocd", name: "shop")
    object.value["spec"] = ["generators": [], "template": ["metadata": ["name": "x"], "spec": [:]], "preview": [:]]
    let spec = PreviewSpec(
      key: "k", pullRequest: nil, namespace: "n", ownsNamespace: true, url: "", manifests: [],
      feedback: PreviewSpec.Feedback(isCommentOn: false, statusContext: ""))
    var seen = SetObservation(
      facts: SetFacts(set: try PreviewSet(object), desired: [DesiredPreview(name: "one", spec: spec)]),
      generation: Generation(), rendering: Rendering(), judged: [:], askAgain: .seconds(60))
    var (plan, failures) = (SetPlan(), [String: String]())
    row.trouble(&seen, &plan, &failures)
    let told = SetSummary(plan: plan, observed: seen, failures: failures).conditions
    return Dictionary(told.map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first })
  }

  @Test(arguments: TroubleRow.all) func `its conditions agree with each other`(_ row: TroubleRow) throws {
    let found = try conditions(row)
    let (ready, stalled) = (try #require(found["Ready"]), try #require(found["Stalled"]))
    #expect(ready.status == row.ready && ready.reason == row.reason.rawValue)
    #expect(stalled.status == (row.stalled == nil ? "False" : "True"))
    #expect(stalled.reason == (row.stalled ?? row.reason).rawValue)
    #expect(found["Reconciling"]?.status == "False" && found["Reconciling"]?.reason == row.reason.rawValue)
    #expect(found.keys.filter { !["Ready", "Reconciling", "Stalled"].contains($0) }.sorted() == row.others)
    #expect(ready.status == "True" || !ready.message.isEmpty)
  }

  @Test func `of an exchanged repository it says which previews, what becomes of them and what to do`() throws {
    let row = try #require(TroubleRow.all.last)
    let message = try #require(try conditions(row)["Ready"]?.message)
    for words in ["1 preview belongs", "acme/old", "shop-old-1", "until the forge says", "nestling delete"] {
      #expect(message.contains(words), "\(message)")
    }
  }
}
