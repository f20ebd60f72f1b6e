// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import Glibc
import KubeModel
import PreviewAPI
import Testing

@testable import Planning

/// SplitMix64: small, and the same everywhere.
private struct Dice: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &self) == 0 }
}

/// A forge, a cluster and an operator of values: the pure functions do the deciding, and everything that can fail or die does.
private struct Model {
  static let limit = 2
  private struct Pull {
    var value: PullRequest
    /// Heads whose check has succeeded.
    var checked: Set<String> = []
    /// Heads that a person let through.
    var approved: Set<String> = []
  }

  private var dice: Dice
  private let set: PreviewSet
  private let selection: Selection
  private var pulls: [Int: Pull] = [:]
  private(set) var grounds: [Int: Playground] = [:]
  /// Previews that something happened to; the others are looked at when their plans said so, as the watches and the queue have it.
  private var touched: Set<Int> = []
  private var due: [Int: Timestamp] = [:]
  private var now = noon
  private var heads = 0
  /// What happened, to be read when an invariant breaks.
  private(set) var story: [String] = []
  private(set) var broken: [String] = []

  init(seed: UInt64) throws {
    dice = Dice(state: seed)
    set = try Given.set(preview: [
      "select": ["drafts": "skip"], "wait": ["checks": ["build"], "timeout": "1h"],
      "limits": ["total": .int(Int64(Model.limit))],
      "lifetime": [
        "idle": "10h", "max": "100h", "keepAfterClose": "1h", "sleep": ["idle": "4h", "schedule": "0 19 * * *"],
      ],
      "safety": ["maxDeletions": 1000, "maxDeletionPercent": 100],
    ])
    selection = try Selection(#require(set.preview).select)
  }

  // MARK: what people and time do

  mutating func happen() {
    let number = Int.random(in: 1...5, using: &dice)
    switch Int.random(in: 0..<12, using: &dice) {
    case 0, 1: open(number)
    case 2: change(number, "push") { $0.value.headSHA = $1 }
    case 3: change(number, "close") { pull, _ in pull.value.state = .closed }
    case 4: change(number, "merge") { pull, _ in pull.value.state = .merged }
    case 5: change(number, "reopen") { pull, _ in if pull.value.state == .closed { pull.value.state = .open } }
    case 6: change(number, "draft or ready") { pull, _ in pull.value.isDraft.toggle() }
    case 7: change(number, "check succeeds") { pull, _ in pull.checked.insert(pull.value.headSHA) }
    case 8, 9: ask(number)
    case 10:
      let span = [Duration.seconds(60), .seconds(1800), .seconds(18_000), .seconds(90_000)].randomElement(using: &dice)
      now = now + (span ?? .zero)
      story.append("it is \(now)")
    default: change(number, "label") { pull, head in pull.value.labels = [head] }
    }
  }

  private mutating func open(_ number: Int) {
    guard pulls[number] == nil else { return }
    var value = Given.pullRequest(number, author: ["ann", "bob"].randomElement(using: &dice) ?? "")
    value.authorAssociation = dice.chance(3) ? "CONTRIBUTOR" : "MEMBER"
    value.headSHA = newHead()
    pulls[number] = Pull(value: value)
    story.append("open \(number) by \(value.authorAssociation)")
  }

  private mutating func newHead() -> String {
    heads += 1
    return "abcdef\(heads)"
  }

  private mutating func change(_ number: Int, _ words: String, _ body: (inout Pull, String) -> Void) {
    guard var pull = pulls[number] else { return }
    body(&pull, newHead())
    pulls[number] = pull
    story.append("\(words) \(number)")
  }

  private mutating func ask(_ number: Int) {
    guard var ground = grounds[number] else { return }
    let commands: [PreviewCommand] = [
      .approve(sha: ""), .approve(sha: ""), .stop, .deploy, .redeploy, .extend(.seconds(7200)), .pin, .unpin, .sleep,
      .wake,
    ]
    let command = commands.randomElement(using: &dice) ?? .status
    guard case .change(let members, _) = wish(command, of: ground.preview, now: now) else { return }
    var object = ground.preview.roundTripped
    object.value["spec"]?["control"] = ground.preview.spec.control.value.merged(with: members)
    guard let preview = try? Preview(object) else { return }
    ground.preview = preview
    grounds[number] = ground
    touched.insert(number)
    if case .approve = command { pulls[number]?.approved.insert(preview.spec.control.approvedSHA) }
    story.append("\(command) \(number)")
  }

  // MARK: what the operator does

  /// One pass of one loop, which may find the forge silent or die on the way.
  mutating func work(isFaulty: Bool) {
    if Int.random(in: 0..<3, using: &dice) == 0 { passOverSet(isFaulty: isFaulty) }
    for number in waking() {
      let dies = isFaulty && dice.chance(6) ? Int.random(in: 0...3, using: &dice) : nil
      passOverPreview(number, dyingAfter: dies)
    }
    check()
  }

  private func waking() -> [Int] {
    grounds.keys.filter { touched.contains($0) || due[$0].map { $0 <= now } ?? false }.sorted()
  }

  private mutating func passOverPreview(_ number: Int, dyingAfter: Int?) {
    guard var ground = grounds[number] else { return }
    ground.now = now
    // An operator that was started anew knows only what was written down.
    if dyingAfter != nil || dice.chance(4), let read = try? Preview(ground.preview.roundTripped) {
      ground.preview = read
    }
    let before = ground.preview.status
    let isQuiet = ground.step(dyingAfter: dyingAfter).isEmpty && ground.preview.status == before
    if isQuiet { touched.remove(number) } else { touched.insert(number) }
    // Started anew, an operator looks at everything.
    if dyingAfter != nil { touched.formUnion(grounds.keys) }
    due[number] = ground.lookAgain.map { now + $0 }
    if ground.preview.isTerminating, ground.preview.object.finalizers.isEmpty {
      (grounds[number], due[number]) = (nil, nil)
      touched.remove(number)
    } else {
      grounds[number] = ground
    }
  }

  /// Whether there was something to do.
  @discardableResult
  mutating func passOverSet(isFaulty: Bool) -> Bool {
    if isFaulty, dice.chance(5) {
      story.append("the forge is silent")
      return true
    }
    var facts = SetFacts(set: set, existing: grounds.values.map(\.preview))
    facts.now = now
    var gated: [(number: Int, spec: PreviewSpec)] = []
    for (number, pull) in pulls.sorted(by: { $0.key < $1.key }) where pull.value.state == .open {
      let existing = grounds[number]?.preview
      let candidate = Candidate(
        pull.value, isRunning: existing != nil, approvedSHA: existing?.spec.control.approvedSHA ?? "")
      guard case .decided(let decision) = selection.judge(candidate) else { continue }
      if decision.verdict == .skip {
        facts.unselected[Given.spec(number).key] = decision
      } else {
        gated.append((number, spec(number, pull, existing, decision)))
      }
    }
    queueUp(&gated)
    for (number, spec) in gated {
      var spec = spec
      switch spec.hold?.reason {
      case nil: spec.manifests = manifests(number, spec.pullRequest?.headSHA ?? "")
      case .stopped, .expired: spec.manifests = []
      default: spec.manifests = grounds[number]?.preview.spec.manifests ?? []
      }
      facts.desired.append(DesiredPreview(name: "shop-\(number)", spec: spec))
    }
    for (number, pull) in pulls {
      if pull.value.state == .closed { facts.fates[Given.spec(number).key] = .closed }
      if pull.value.state == .merged { facts.fates[Given.spec(number).key] = .merged }
    }
    let plan = plan(facts)
    carryOut(plan, isFaulty: isFaulty)
    return !plan.actions.isEmpty
  }

  private func spec(_ number: Int, _ pull: Pull, _ existing: Preview?, _ decision: Decision) -> PreviewSpec {
    var spec = Given.spec(number, sha: pull.value.headSHA)
    spec.pullRequest?.labels = pull.value.labels
    spec.pullRequest?.author = pull.value.author
    spec.lifetime = set.preview?.lifetime ?? LifetimeSettings()
    if let existing, let rest = rest(of: existing, as: spec, now: now) {
      spec.hold = PreviewSpec.Hold(reason: rest.reason, message: rest.message)
    } else if decision.verdict == .hold {
      spec.hold = PreviewSpec.Hold(reason: decision.reason, message: decision.message)
    } else {
      spec.hold = waitingHold(pull, existing)
    }
    return spec
  }

  private func waitingHold(_ pull: Pull, _ existing: Preview?) -> PreviewSpec.Hold? {
    guard let settings = set.preview?.wait else { return nil }
    switch waitState(of: existing, head: pull.value.headSHA, images: [], now: now) {
    case .over: return nil
    case .gaveUp(let hold): return hold
    case .since(let since):
      let state: Check.State = pull.checked.contains(pull.value.headSHA) ? .success : .pending
      let answers = WaitAnswers(checks: [Check(name: "build", state: state)])
      switch waiting(settings, images: [], answers: answers, since: since, now: now) {
      case .over, .asks: return nil
      case .goesOn(let reason, let message): return PreviewSpec.Hold(reason: reason, message: message, since: since)
      case .gaveUp(let message): return PreviewSpec.Hold(reason: .waitTimedOut, message: message, since: now)
      }
    }
  }

  private func queueUp(_ gated: inout [(number: Int, spec: PreviewSpec)]) {
    let wanted = Set(gated.map(\.number))
    func contender(_ number: Int, _ hasPlace: Bool) -> Contender {
      Contender(
        key: "\(number)", author: "", labels: [], hasPlace: hasPlace,
        since: grounds[number]?.preview.spec.queuedSince ?? now, number: number)
    }
    func hasPlace(_ number: Int) -> Bool { grounds[number]?.preview.hasPlace ?? false }
    let contenders =
      grounds.keys.filter { hasPlace($0) && !wanted.contains($0) }.map { contender($0, true) }
      + gated.filter { hasPlace($0.number) || $0.spec.hold == nil }.map { contender($0.number, hasPlace($0.number)) }
    let queued = queue(contenders, Caps(total: Model.limit))
    for place in gated.indices where gated[place].spec.hold == nil {
      guard let waits = queued["\(gated[place].number)"] else { continue }
      gated[place].spec.queuedSince = grounds[gated[place].number]?.preview.spec.queuedSince ?? now
      gated[place].spec.hold = PreviewSpec.Hold(reason: .queued, message: waits.message, position: waits.position)
    }
  }

  private func manifests(_ number: Int, _ head: String) -> [KubeObject] {
    var application = Given.application("shop-\(number)")
    application.value["spec"]?["source"] = ["targetRevision": .string(head)]
    return [Given.namespace("preview-shop-\(number)"), application]
  }

  private mutating func carryOut(_ plan: SetPlan, isFaulty: Bool) {
    for action in plan.actions {
      if isFaulty, dice.chance(8) { continue }
      switch action {
      case .apply(let object):
        guard let number = Int(object.name.dropFirst("shop-".count)) else { continue }
        var merged = grounds[number]?.preview.roundTripped ?? object
        let control = merged.value["spec"]?["control"]
        merged.value["spec"] = object.value["spec"]
        merged.value["spec"]?["control"] = control
        if grounds[number] == nil { merged[metadata: "uid"] = .string("uid-\(number)-\(heads)") }
        merged.annotations = merged.annotations.merging(object.annotations) { $1 }
        merged.labels = merged.labels.merging(object.labels) { $1 }
        guard let preview = try? Preview(merged) else { continue }
        if grounds[number] == nil { grounds[number] = Playground(preview) } else { grounds[number]?.preview = preview }
        touched.insert(number)
      case .delete(let name, _, let reason):
        guard let number = Int(name.dropFirst("shop-".count)) else { continue }
        if let pull = pulls[number], pull.value.state == .open, !pull.value.isDraft {
          broken.append("\(name) is deleted (\(reason)) though it is open and qualifies")
        }
        grounds[number]?.preview.object[metadata: "deletionTimestamp"] = .string(now.description)
        touched.insert(number)
      case .noteClosed(let name, let moment):
        guard let number = Int(name.dropFirst("shop-".count)) else { continue }
        grounds[number]?.preview.object.annotations[Annotations.closedAt] = moment?.description
      default: continue
      }
    }
  }

  // MARK: what must always hold

  private mutating func check() {
    let running = grounds.values.count { !$0.live.isEmpty }
    if running > Model.limit { broken.append("\(running) run, \(Model.limit) may") }
    for (number, ground) in grounds {
      guard let pull = pulls[number] else { continue }
      for object in ground.live.values where object.kind == Names.application {
        let head = object.value.at("spec", "source", "targetRevision")?.string ?? ""
        if !pull.checked.contains(head) { broken.append("\(number) runs \(head), whose check has not succeeded") }
        if pull.value.authorAssociation != "MEMBER", !pull.approved.contains(head) {
          broken.append("\(number) runs \(head), which nobody approved")
        }
      }
    }
  }

  /// Nothing happens any more, and everything works: everything comes to its end.
  mutating func settle() {
    for number in pulls.keys.sorted() {
      if pulls[number]?.value.state == .open {
        change(number, "check succeeds") { p, _ in p.checked.insert(p.value.headSHA) }
      }
    }
    // Each time until nothing moves: what waits for the clock gets its minute, what is kept after the close its hour.
    for pause in [Duration.seconds(60), .seconds(60), .seconds(3600), .zero] {
      for _ in 0..<60 {
        let isBusy = passOverSet(isFaulty: false)
        let count = grounds.count
        for number in waking() { passOverPreview(number, dyingAfter: nil) }
        check()
        // Where one has gone, the set has to hear of the free place.
        if !isBusy, touched.isEmpty, grounds.count == count { break }
      }
      now = now + pause
    }
    for (number, pull) in pulls { checkEnd(number, pull) }
    checkQuiet()
  }

  private mutating func checkEnd(_ number: Int, _ pull: Pull) {
    let phase = grounds[number]?.preview.status.phase
    func wrong(_ what: String) { broken.append("\(number) ends \(phase?.rawValue ?? "as nothing"): \(what)") }
    if pull.value.state != .open || pull.value.isDraft {
      if grounds[number] != nil { wrong("it is closed or a draft") }
      return
    }
    guard let ground = grounds[number], let phase else { return wrong("it is open") }
    let control = ground.preview.spec.control
    let isLive = !ground.live.isEmpty
    switch phase {
    case .ready:
      let isBehind = ground.preview.status.deployedSHA != pull.value.headSHA
      let mayBeBehind = pull.value.authorAssociation != "MEMBER" || ground.preview.spec.hold?.reason == .waitTimedOut
      if isBehind, !mayBeBehind { wrong("another commit than its head runs") }
    case .asleep: if !isLive { wrong("nothing is there to sleep") }
    case .stopped: if !control.isStopped || isLive { wrong("stopped \(control.isStopped), live \(isLive)") }
    case .expired: if isLive { wrong("something is left") }
    case .awaitingApproval:
      if pull.value.authorAssociation == "MEMBER" || control.approvedSHA == pull.value.headSHA {
        wrong("it needs none")
      }
    case .queued:
      if grounds.values.count(where: { !$0.live.isEmpty }) < Model.limit { wrong("there is room") }
    case .waiting: if ground.preview.spec.hold?.reason != .waitTimedOut { wrong("its check has succeeded") }
    default: wrong("that is no end")
    }
  }

  /// Nothing changed, nothing sent.
  private mutating func checkQuiet() {
    for (number, ground) in grounds {
      var again = ground
      again.now = now
      let actions = again.step()
      if !actions.isEmpty { broken.append("\(number) is at rest and still sends \(actions)") }
    }
  }
}

@Suite struct `The state machine` {
  /// `NESTLING_MODEL_SEEDS=5000` tries that many histories.
  private static let count = getenv("NESTLING_MODEL_SEEDS").flatMap { UInt64(String(cString: $0)) } ?? 300

  @Test func `keeps its promises whatever happens, in whatever order`() async throws {
    for seed in 0..<Self.count {
      var model = try Model(seed: seed)
      for _ in 0..<60 {
        model.happen()
        model.work(isFaulty: true)
        // Others wait for the same threads.
        await Task.yield()
      }
      model.settle()
      if let first = model.broken.first {
        Issue.record("seed \(seed): \(first)\n\(model.story.joined(separator: "\n"))")
        return
      }
    }
  }
}
