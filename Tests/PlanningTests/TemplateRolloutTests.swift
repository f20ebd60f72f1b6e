// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeModel
import PreviewAPI
import Testing

@testable import Planning

@Suite struct `A changed template reaches previews a few at a time` {
  /// Previews that run well, made from `revision`.
  private func preview(
    _ number: Int, revision: String = "old", phase: Phase = .ready, deployed: String = "aaaa", observed: Int64 = 1
  ) throws -> Preview {
    var status = PreviewStatus()
    status.phase = phase
    status.deployedSHA = deployed
    status.observedGeneration = observed
    let data = revision == "old" ? "one" : "two"
    var result = try Given.preview(number, spec: spec(number, data), status: status)
    result.object.annotations[Annotations.templateRevision] = revision
    result.object[metadata: "generation"] = 1
    return result
  }

  private func spec(_ number: Int, _ data: String, sha: String = "aaaa") -> PreviewSpec {
    var map = Given.configMap("settings", in: "preview-shop-\(number)")
    map.value["data"] = ["key": .string(data)]
    return Given.spec(number, sha: sha, manifests: [map])
  }

  private func plan(_ existing: [Preview], refusals: [String: String] = [:], pushed: Int? = nil, rollout: Value = [:])
    throws -> SetPlan
  {
    var facts = SetFacts(set: try Given.set(preview: ["rollout": rollout]), existing: existing)
    facts.desired = existing.map { preview in
      let number = preview.spec.pullRequest?.number ?? 0
      return DesiredPreview(name: preview.name, spec: spec(number, "two", sha: number == pushed ? "bbbb" : "aaaa"))
    }
    facts.revision = "new"
    facts.refusals = refusals
    return Planning.plan(facts)
  }

  private func applied(_ plan: SetPlan) -> [String] {
    plan.actions.compactMap { if case .apply(let object) = $0 { object.name } else { nil } }
  }

  @Test func `one that runs well goes ahead`() throws {
    let plan = try plan([preview(1, phase: .failed, deployed: ""), preview(2), preview(3)])
    #expect(applied(plan) == ["shop-2"])
    #expect(plan.rollout?.waiting == ["shop-3", "shop-1"])
  }

  @Test func `nothing more goes while it is on its way`() throws {
    #expect(applied(try plan([preview(1, revision: "new", phase: .deploying), preview(2)])) == [])
    #expect(applied(try plan([preview(1, revision: "new", observed: 0), preview(2)])) == [])
  }

  @Test func `after it as many as the set allows`() throws {
    let first = try preview(1, revision: "new")
    let rest = try (2...8).map { try preview($0) }
    #expect(applied(try plan([first] + rest)).count == 2)
    #expect(applied(try plan([first] + rest, rollout: ["maxUpdate": 3])).count == 3)
    #expect(applied(try plan([first] + rest, rollout: ["maxUpdate": 0])).isEmpty)
    let moving = try preview(2, revision: "new", phase: .deploying)
    #expect(applied(try plan([first, moving] + rest.dropFirst(), rollout: ["maxUpdate": 3])).count == 2)
  }

  @Test func `a new head commit is not held up`() throws {
    let plan = try plan([preview(1, revision: "new", phase: .deploying), preview(2), preview(3)], pushed: 3)
    #expect(applied(plan) == ["shop-3"])
  }

  @Test func `it stops when a preview that was ready breaks under it, not when one was broken before`() throws {
    let broken = try plan([preview(1, revision: "new", phase: .degraded), preview(2)])
    #expect(applied(broken).isEmpty)
    #expect(broken.rollout?.stopped?.hasPrefix("shop-1 was ready before and is not any more") == true)
    #expect(
      applied(try plan([preview(1, revision: "new", phase: .failed, deployed: "older"), preview(2)])) == ["shop-2"])
  }

  @Test func `it stops before it begins when the API server would refuse the objects`() throws {
    let plan = try plan([preview(1), preview(2)], refusals: ["shop-1": "Deployment web: spec.replicas: wrong"])
    #expect(applied(plan).isEmpty)
    #expect(plan.rollout?.stopped == "the objects of shop-1 would be refused: Deployment web: spec.replicas: wrong")
  }

  @Test func `where nothing of the objects changes, everybody learns the new revision at once`() throws {
    var facts = SetFacts(set: try Given.set(), existing: [try preview(1), try preview(2)])
    facts.desired = [1, 2].map { DesiredPreview(name: "shop-\($0)", spec: spec($0, "one")) }
    facts.revision = "new"
    let plan = Planning.plan(facts)
    #expect(applied(plan) == ["shop-1", "shop-2"])
    #expect(plan.rollout == nil)
  }

  @Test func `the revision names what objects are made from, and not who gets them`() throws {
    let set = try Given.set()
    #expect(templateRevision(of: set) == templateRevision(of: try Given.set(preview: ["select": ["drafts": "skip"]])))
    #expect(templateRevision(of: set) != templateRevision(of: try Given.set(spec: [("templatePatch", "{}")])))
  }
}
