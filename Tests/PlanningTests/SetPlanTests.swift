// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import KubeModel
import PreviewAPI
import Testing

@testable import Planning

@Suite struct `The plan of a set` {
  private func facts(_ set: PreviewSet? = nil, desired: [Int] = [], existing: [Int] = []) throws -> SetFacts {
    SetFacts(
      set: try set ?? Given.set(),
      desired: desired.map { DesiredPreview(name: "shop-\($0)", spec: Given.spec($0)) },
      existing: try existing.map { try Given.preview($0) })
  }

  private func deletions(_ plan: SetPlan) -> [String: Reason] {
    Dictionary(
      uniqueKeysWithValues: plan.actions.compactMap {
        if case .delete(let name, _, let reason) = $0 { (name, reason) } else { nil }
      })
  }

  @Test func `a new pull request gets a Preview with finalizer and owner`() throws {
    let plan = plan(try facts(desired: [7]))
    guard case .apply(let object)? = plan.actions.first else {
      Issue.record("expected an apply, found \(plan.actions)")
      return
    }
    #expect(object.name == "shop-7")
    #expect(object.finalizers == [Names.finalizer])
    #expect(object.ownerReferences.first?.uid == "set-uid")
    #expect(object.spec.at("pullRequest", "headSHA")?.string == "aaaa")
    #expect(object.spec["control"] == nil)
  }

  @Test func `planning what is there plans nothing`() throws {
    #expect(plan(try facts(desired: [1, 2], existing: [1, 2])).actions == [])
  }

  @Test func `a new head commit is applied`() throws {
    var facts = try facts(existing: [7])
    facts.desired = [DesiredPreview(name: "shop-7", spec: Given.spec(7, sha: "bbbb"))]
    #expect(plan(facts).actions.count == 1)
  }

  @Test func `what people asked for is no reason to write`() throws {
    var spec = Given.spec(7)
    spec.control = PreviewSpec.Control(approvedSHA: "aaaa")
    var facts = try facts(desired: [7])
    var preview = try Given.preview(7)
    preview.spec = spec
    facts.existing = [preview]
    #expect(plan(facts).actions == [])
  }

  @Test func `a preview that is missing from the listing stays until the forge speaks`() throws {
    let plan = plan(try facts(existing: [7]))
    #expect(deletions(plan).isEmpty)
    #expect(plan.kept.keys.sorted() == ["shop-7"])
  }

  @Test(
    arguments: [
      (Fate.closed, Reason.closed), (.merged, .merged), (.openButUnwanted("label"), .notSelected),
      (.openAndWanted, nil), (.unknown("500"), nil),
    ] as [(Fate, Reason?)])
  func `only the forge's clear word lets it go`(_ fate: Fate, _ reason: Reason?) throws {
    var facts = try facts(existing: [7])
    facts.fates = ["git.test/acme/shop#7": fate]
    #expect(deletions(plan(facts)) == (reason.map { ["shop-7": $0] } ?? [:]))
  }

  @Test func `a pull request that was seen and no longer qualifies goes`() throws {
    var facts = try facts(existing: [7])
    facts.unselected = ["git.test/acme/shop#7": Decision(.skip, .missingLabel, "")]
    #expect(deletions(plan(facts)) == ["shop-7": .notSelected])
  }

  @Test func `one whose templates fail stays`() throws {
    var facts = try facts(existing: [7])
    facts.failedKeys = ["git.test/acme/shop#7"]
    facts.fates = ["git.test/acme/shop#7": .closed]
    #expect(deletions(plan(facts)).isEmpty)
  }

  @Test func `without a pull request absence counts only when every generator answered`() throws {
    var spec = Given.spec(7)
    spec.pullRequest = nil
    var facts = try facts()
    facts.existing = [try Given.preview(7, spec: spec)]
    facts.isGenerationComplete = false
    #expect(deletions(plan(facts)).isEmpty)
    facts.isGenerationComplete = true
    #expect(deletions(plan(facts)) == ["shop-7": .notGenerated])
  }

  private func closing(_ numbers: ClosedRange<Int>, of running: ClosedRange<Int>, _ set: PreviewSet? = nil) throws
    -> SetPlan
  {
    var facts = try facts(set, existing: Array(running))
    for number in numbers { facts.fates["git.test/acme/shop#\(number)"] = .closed }
    for number in running where !numbers.contains(number) {
      facts.fates["git.test/acme/shop#\(number)"] = .openAndWanted
    }
    return plan(facts)
  }

  @Test func `five may go at once, six wait for a person`() throws {
    #expect(deletions(try closing(1...5, of: 1...8)).count == 5)
    let paused = try closing(1...6, of: 1...8)
    #expect(deletions(paused).isEmpty)
    #expect(paused.pausedDeletions.count == 6)
  }

  @Test func `from ten previews on a third is too many`() throws {
    #expect(deletions(try closing(1...3, of: 1...10)).count == 3)
    #expect(deletions(try closing(1...4, of: 1...10)).isEmpty)
    #expect(deletions(try closing(1...4, of: 1...9)).count == 4)
  }

  @Test func `a confirmed deletion goes`() throws {
    var set = try Given.set()
    set.object.annotations = [Annotations.approveDeletion: "all"]
    let confirmed = try closing(1...8, of: 1...8, set)
    #expect(deletions(confirmed).count == 8)
    #expect(confirmed.actions.last == .clearApproval, "a confirmation is for these deletions, not for all to come")
  }

  @Test func `confirming some by name leaves the others paused, also when few are left`() throws {
    var set = try Given.set()
    set.object.value["status"] = ["pausedDeletions": .array((1...6).map { .string("shop-\($0)") })]
    set.object.annotations = [Annotations.approveDeletion: "shop-6"]
    let some = try closing(1...6, of: 1...10, set)
    #expect(deletions(some).keys.sorted() == ["shop-6"])
    #expect(some.pausedDeletions.count == 5)
    #expect(some.actions.last == .clearApproval)
    set.object.annotations = [:]
    #expect(deletions(try closing(1...5, of: 1...9, set)).isEmpty, "five are few, but they wait for a person")
  }

  @Test func `a confirmation without anything paused is taken away`() throws {
    var set = try Given.set()
    set.object.annotations = [Annotations.approveDeletion: "all"]
    var facts = try facts(set, desired: [1], existing: [1])
    facts.set = set
    #expect(plan(facts).actions == [.clearApproval])
  }

  @Test func `create-only deletes and updates nothing`() throws {
    let set = try Given.set(spec: [("syncPolicy", ["applicationsSync": "create-only"])])
    var facts = try facts(set, existing: [7, 8])
    facts.desired = [DesiredPreview(name: "shop-7", spec: Given.spec(7, sha: "bbbb"))]
    facts.fates = ["git.test/acme/shop#8": .closed]
    #expect(plan(facts).actions == [])
  }

  @Test func `a deleted set takes its previews along and waits for them`() throws {
    var set = try Given.set()
    set.object[metadata: "deletionTimestamp"] = .string(noon.description)
    let going = plan(try facts(set, existing: [1, 2]))
    #expect(deletions(going) == ["shop-1": .setDeleted, "shop-2": .setDeleted])
    #expect(!going.actions.contains(.removeFinalizer))
    #expect(plan(try facts(set)).actions == [.removeFinalizer])
  }

  @Test func `one that is being torn down is neither touched nor made anew yet`() throws {
    var facts = try facts(desired: [7])
    facts.existing = [try Given.preview(7, isTerminating: true)]
    #expect(plan(facts).actions == [])
  }

  @Test func `the order of inputs is irrelevant`() throws {
    let forward = plan(try facts(desired: [1, 2, 3], existing: [4, 5]))
    var backward = try facts(desired: [3, 2, 1], existing: [5, 4])
    backward.fates = [:]
    let names = { (plan: SetPlan) in plan.actions.map { "\($0)" }.sorted() }
    #expect(names(forward) == names(plan(backward)))
  }

  // MARK: what a deleted set leaves behind

  private func deleted(_ change: (inout KubeObject) -> Void = { _ in }, spec: [(String, Value)] = []) throws
    -> PreviewSet
  {
    var object = try Given.set(spec: spec).object
    object[metadata: "deletionTimestamp"] = .string(noon.description)
    change(&object)
    return try PreviewSet(object)
  }

  @Test func `previews are left behind where somebody wants that, or where the set may not delete`() throws {
    let sets = [
      try deleted { $0.finalizers.append("orphan") },
      try deleted { $0.annotations["nestling.dev/on-deletion"] = "orphan" },
      try deleted(spec: [("syncPolicy", ["applicationsSync": "create-update"])]),
    ]
    for set in sets {
      let plan = plan(try facts(set, existing: [1]))
      #expect(plan.actions == [.orphan(try Given.preview(1).object)])
    }
  }

  @Test func `a set of the same name takes what was left behind into its hands`() throws {
    var facts = try facts(desired: [7], existing: [7])
    facts.existing[0].object.ownerReferences = []
    #expect(isOrphan(facts.existing[0].object, of: facts.set))
    guard case .apply(let object)? = plan(facts).actions.first else {
      Issue.record("expected an apply")
      return
    }
    #expect(object.ownerReferences.map(\.uid) == ["set-uid"])
  }

  @Test func `create-only leaves existing previews as they are but lets them know`() throws {
    let set = try Given.set(spec: [("syncPolicy", ["applicationsSync": "create-only"])])
    var facts = SetFacts(set: set, existing: [try Given.preview(7)])
    var spec = Given.spec(7, sha: "bbbb")
    spec.applicationRules = set.applicationRules
    facts.desired = [DesiredPreview(name: "shop-7", spec: spec)]
    guard case .apply(let object)? = plan(facts).actions.first else {
      Issue.record("expected an apply")
      return
    }
    #expect(object.spec.at("pullRequest", "headSHA")?.string == "aaaa")
    #expect(object.spec.at("applicationRules", "applicationsSync")?.string == "create-only")
    facts.existing[0].spec.applicationRules = set.applicationRules
    #expect(plan(facts).actions == [])
  }
}
