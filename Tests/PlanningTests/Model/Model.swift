// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import KubeModel
import PreviewAPI
import TestKit
import Testing

@testable import Planning

/// A forge, a cluster and an operator of values: the pure functions do the deciding, and everything that can fail or die does.
struct Model {
  /// Pull requests there may be.
  static let size = 4
  var dice: SeededRandom
  let set: PreviewSet
  let selection: Selection
  var pulls: [Int: Told] = [:]
  var grounds: [Int: Playground] = [:]
  /// What somebody else had put where a preview came to be, as they left it.
  var planted: [Int: KubeObject] = [:]
  /// Previews that something happened to; the others are looked at when their plans said so, as the watches and the queue have it.
  var touched: Set<Int> = []
  private var due: [Int: Timestamp] = [:]
  var now = noon
  var heads = 0
  /// State of the set's templates.
  var template = 1
  /// As many may run.
  var limit = 2
  /// Deletions that a person has confirmed, and those that wait for it.
  var isConfirmed = false
  var paused: [String] = []
  /// What happened, to be read when an invariant breaks.
  var story: [String] = []
  var broken: [String] = []
  /// How often a preview was changed or came to its end.
  var changes = 0
  /// Each phase, and the one after it.
  var transitions: Set<Transition> = []

  struct Transition: Hashable, CustomStringConvertible {
    var from: Phase?
    /// nil: it is gone.
    var to: Phase?
    var description: String { "\(from?.rawValue ?? "[*]") --> \(to?.rawValue ?? "[*]")" }
  }

  static let preview: Value = [
    "select": [
      "drafts": "skip", "targetBranches": ["include": ["main"]], "labels": ["none": ["no-preview"]],
      "approvalLabel": "ok",
    ],
    "wait": ["checks": ["build"], "timeout": "1h"], "limits": ["total": 3],
    "lifetime": [
      "idle": "10h", "max": "100h", "keepAfterClose": "1h", "sleep": ["idle": "4h", "schedule": "0 19 * * *"],
    ],
    "safety": ["maxDeletions": 1, "maxDeletionPercent": 100],
    "hooks": [
      "beforeDeploy": [job], "afterDeploy": [job], "beforeDelete": [job],
    ],
  ]
  private static let job: Value = [
    "name": "seed", "template": ["spec": ["template": ["spec": ["containers": [["name": "a", "image": "i"]]]]]],
  ]

  init(seed: UInt64, of prototype: PreviewSet) throws {
    dice = SeededRandom(seed: seed)
    set = prototype
    selection = try Selection(#require(set.preview).select)
  }

  // MARK: what the operator does

  /// One pass of one loop, which may find the forge silent or die on the way.
  mutating func work(isFaulty: Bool) {
    if dice.chance(2) { passOverSet(isFaulty: isFaulty) }
    for number in waking() {
      passOverPreview(
        number, dyingAfter: isFaulty && dice.chance(6) ? Int.random(in: 0...3, using: &dice) : nil, isFaulty)
    }
    check()
  }

  func waking() -> [Int] {
    grounds.keys.filter { touched.contains($0) || due[$0].map { $0 <= now } ?? false }.sorted()
  }

  mutating func passOverPreview(_ number: Int, dyingAfter: Int?, _ isFaulty: Bool) {
    guard var ground = grounds[number] else { return }
    ground.now = now
    let before = ground.preview.status
    // An operator that was started anew knows only what was written down.
    if dyingAfter != nil || dice.chance(8), let read = try? Preview(ground.preview.roundTripped) {
      ground.preview = read
    }
    hear(number, &ground)
    ground.silent =
      isFaulty && dice.chance(8) ? Set([inOrder(ground.live.keys).randomElement(using: &dice)].compactMap(\.self)) : []
    let readiness: Readiness =
      isFaulty && dice.chance(4) ? (dice.chance(2) ? .progressing("starts") : .failed("crashes")) : .ready
    let isQuiet = ground.step(readiness, dyingAfter: dyingAfter).isEmpty && ground.preview.status == before
    if ground.preview.status != before { changes += 1 }
    note(before.phase, ground.preview.status.phase)
    let unjudged = ground.live.values.filter { $0.kind.kind == "Job" && ground.outcomes[$0.uid] == nil }
    for uid in unjudged.map(\.uid).sorted() {
      ground.outcomes[uid] = isFaulty && dice.chance(5) ? .failed("exit code 1") : .ready
    }
    if isQuiet, readiness == .ready, ground.silent.isEmpty { touched.remove(number) } else { touched.insert(number) }
    // Started anew, an operator looks at everything.
    if dyingAfter != nil { touched.formUnion(grounds.keys) }
    due[number] = ground.lookAgain.map { now + $0 }
    let isGone = ground.preview.isTerminating && ground.preview.object.finalizers.isEmpty
    grounds[number] = isGone ? nil : ground
    if isGone { bury(number, ground) }
  }

  private mutating func bury(_ number: Int, _ ground: Playground) {
    changes += 1
    note(ground.preview.status.phase, nil)
    let left = ground.live.values.filter { isOurs($0, of: ground.preview) }
    if !left.isEmpty { broken.append("\(number) is gone and has left \(left.map(\.ref))") }
    checkPlanted(number, ground)
    planted[number] = nil
    due[number] = nil
    touched.remove(number)
  }

  /// Dictionaries have another order in each process, and the dice must fall alike in all.
  private func inOrder(_ refs: some Collection<ObjectRef>) -> [ObjectRef] { refs.sorted { "\($0)" < "\($1)" } }

  private mutating func note(_ from: Phase?, _ to: Phase?) {
    if from != to { transitions.insert(Transition(from: from, to: to)) }
  }

  /// Carries out what was said, as the operator hears it.
  private mutating func hear(_ number: Int, _ ground: inout Playground) {
    guard let mail = pulls[number]?.mail, !mail.isEmpty else { return }
    pulls[number]?.mail = []
    for letter in mail {
      let verdict = verdicts(letter.heard, of: ground.preview, isAllowed: letter.isAllowed)
      if !letter.isAllowed, !verdict.control.isEmpty { broken.append("a stranger changed \(number)") }
      var object = ground.preview.roundTripped
      object.value["spec"]?["control"] = ground.preview.spec.control.value.merged(with: .object(verdict.control))
      if let preview = try? Preview(object) { ground.preview = preview }
    }
  }

  /// Whether there was something to do.
  @discardableResult
  mutating func passOverSet(isFaulty: Bool) -> Bool {
    let facts = observe(isFaulty: isFaulty)
    let plan = plan(facts)
    paused = plan.pausedDeletions
    let deletions = plan.actions.count { if case .delete = $0 { true } else { false } }
    if deletions > 1, !isConfirmed { broken.append("\(deletions) go at once, and nobody has confirmed it") }
    isConfirmed = false
    carryOut(plan, facts, isFaulty: isFaulty)
    return !plan.actions.isEmpty
  }

  private mutating func carryOut(_ plan: SetPlan, _ facts: SetFacts, isFaulty: Bool) {
    for action in plan.actions {
      if isFaulty, dice.chance(8) { continue }
      switch action {
      case .apply(let object): apply(object)
      case .delete(let name, _, let reason): delete(name, reason)
      case .noteClosed(let name, let moment):
        grounds[Model.number(name)]?.preview.object.annotations[Annotations.closedAt] = moment?.description
      default: continue
      }
    }
  }

  static func number(_ name: String) -> Int { Int(name.dropFirst("shop-".count)) ?? 0 }

  private mutating func apply(_ object: KubeObject) {
    let number = Model.number(object.name)
    var merged = grounds[number]?.preview.roundTripped ?? object
    let control = merged.value["spec"]?["control"]
    merged.value["spec"] = object.value["spec"]
    merged.value["spec"]?["control"] = control
    merged.annotations = merged.annotations.merging(object.annotations) { $1 }
    merged.labels = merged.labels.merging(object.labels) { $1 }
    if grounds[number] == nil {
      heads += 1
      merged[metadata: "uid"] = .string("uid-\(number)-\(heads)")
    }
    guard let preview = try? Preview(merged) else { return broken.append("\(object.name) cannot be read") }
    let isNew = preview.hasPlace && grounds[number]?.preview.hasPlace != true
    if grounds[number] == nil {
      grounds[number] = newGround(preview, number)
    } else {
      grounds[number]?.preview = preview
    }
    let placed = grounds.values.count { $0.preview.hasPlace }
    changes += 1
    if isNew, placed > limit { broken.append("\(number) is the \(placed). of \(limit) that may run") }
    touched.insert(number)
  }

  /// A place where somebody may have put something before, and where some of what goes is slow.
  private mutating func newGround(_ preview: Preview, _ number: Int) -> Playground {
    var ground = Playground(preview)
    ground.preview.object[metadata: "creationTimestamp"] = .string(now.description)
    if dice.chance(12) {
      var theirs = Given.configMap("facts", in: "preview-shop-\(number)")
      theirs[metadata: "uid"] = .string("theirs-\(number)")
      ground.live[theirs.ref] = theirs
      planted[number] = theirs
    }
    if dice.chance(6) { ground.sticky = [Given.application("shop-\(number)").ref] }
    return ground
  }

  private mutating func delete(_ name: String, _ reason: Reason) {
    let number = Model.number(name)
    if pulls[number]?.qualifies == true {
      broken.append("\(name) is deleted (\(reason)) though its pull request is open and qualifies")
    }
    grounds[number]?.preview.object[metadata: "deletionTimestamp"] = .string(now.description)
    changes += 1
    touched.insert(number)
  }
}
