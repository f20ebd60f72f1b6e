// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import KubeModel
import PreviewAPI
import Testing

@testable import Planning

/// A preview that lives on: what happens to it is entered as the operator does.
private struct LivingPreview {
  var spec: PreviewSpec
  var status = PreviewStatus()
  var now = noon

  init(_ change: (inout LifetimeSettings) -> Void) {
    spec = Given.spec(7, manifests: [Given.namespace("n")])
    change(&spec.lifetime)
    look()
  }

  mutating func look(commentedAt: Timestamp? = nil) {
    status = status.having(spec, commentedAt: commentedAt, now: now)
    if let rest = rest(status, spec, now: now) {
      status.phase = rest == .stopped ? .stopped : .expired
    } else {
      status.phase = .ready
    }
  }

  mutating func wait(_ span: Duration) {
    now = now + span
    look()
  }

  var isExpired: Bool { status.phase == .expired }
}

@Suite struct `A lifetime` {
  @Test func `ends when nothing has happened for the idle time`() {
    var preview = LivingPreview { $0.idle = .seconds(100) }
    preview.wait(.seconds(99))
    #expect(!preview.isExpired)
    preview.wait(.seconds(1))
    #expect(preview.isExpired)
  }

  @Test func `is counted from the last push`() {
    var preview = LivingPreview { $0.idle = .seconds(100) }
    preview.wait(.seconds(90))
    preview.spec.pullRequest?.headSHA = "bbbb"
    preview.wait(.zero)
    preview.wait(.seconds(90))
    #expect(!preview.isExpired)
  }

  @Test func `is counted from the last label, wish and comment, too`() {
    let happenings: [(inout LivingPreview) -> Void] = [
      {
        $0.spec.pullRequest?.labels = ["x"]; $0.look()
      },
      {
        $0.spec.control.approvedSHA = "cccc"; $0.look()
      },
      {
        $0.spec.control.askedAt = noon; $0.look()
      }, { $0.look(commentedAt: $0.now) },
    ]
    for happening in happenings {
      var preview = LivingPreview { $0.idle = .seconds(100) }
      preview.wait(.seconds(90))
      happening(&preview)
      preview.wait(.seconds(90))
      #expect(!preview.isExpired)
      preview.wait(.seconds(10))
      #expect(preview.isExpired)
    }
  }

  @Test func `does not begin anew with a restart, nor with any number of looks`() {
    var preview = LivingPreview { $0.idle = .seconds(100) }
    for _ in 0..<10 {
      preview.status = PreviewStatus(preview.status.value)
      preview.wait(.seconds(9))
    }
    #expect(preview.status.lastActivityAt == noon)
  }

  @Test func `of what waits in a queue has not begun`() {
    var preview = LivingPreview { $0.idle = .seconds(100) }
    preview.spec.manifests = []
    preview.status = PreviewStatus()
    preview.wait(.seconds(1000))
    #expect(preview.status.expiresAt == nil)
    preview.spec.manifests = [Given.namespace("n")]
    preview.wait(.seconds(1))
    #expect(!preview.isExpired)
  }

  @Test func `that is over is not closed: a push, a label or a wish brings it back`() {
    let happenings: [(inout LivingPreview) -> Void] = [
      { $0.spec.pullRequest?.headSHA = "bbbb" }, { $0.spec.pullRequest?.labels = ["x"] },
      { $0.spec.control.askedAt = $0.now },
    ]
    for happening in happenings {
      for limit in [\LifetimeSettings.idle, \.maximum] {
        var preview = LivingPreview { $0[keyPath: limit] = .seconds(100) }
        preview.wait(.seconds(200))
        #expect(preview.isExpired)
        happening(&preview)
        preview.look()
        #expect(!preview.isExpired)
        preview.wait(.seconds(99))
        #expect(!preview.isExpired)
      }
    }
  }

  @Test func `that is over is not brought back by talk`() {
    var preview = LivingPreview { $0.idle = .seconds(100) }
    preview.wait(.seconds(200))
    preview.look(commentedAt: preview.now)
    #expect(preview.isExpired)
  }

  @Test func `ends at its maximum whatever happens`() {
    var preview = LivingPreview {
      $0.idle = .seconds(100)
      $0.maximum = .seconds(250)
    }
    for head in ["b", "c", "d", "e"] {
      preview.spec.pullRequest?.headSHA = head
      preview.wait(.seconds(62))
    }
    #expect(!preview.isExpired)
    preview.wait(.seconds(2))
    #expect(preview.isExpired)
  }

  @Test func `is extended by a wish, as far as the maximum`() {
    var preview = LivingPreview {
      $0.idle = .seconds(100)
      $0.maximum = .seconds(500)
    }
    preview.spec.control.extendedUntil = noon + .seconds(400)
    preview.wait(.seconds(399))
    #expect(!preview.isExpired)
    preview.spec.control.extendedUntil = noon + .seconds(900)
    preview.wait(.seconds(101))
    #expect(preview.isExpired)
  }

  @Test func `does not end while it is pinned, and a pin reaches no further than it may`() {
    var preview = LivingPreview {
      $0.maximum = .seconds(100)
      $0.maximumPin = .seconds(1000)
    }
    preview.spec.control.pinnedUntil = noon + .seconds(5000)
    preview.look()
    #expect(preview.status.expiresAt == noon + .seconds(1000))
  }

  @Test func `is warned about before its end, once it is near`() {
    var preview = LivingPreview {
      $0.idle = .seconds(100)
      $0.warnBefore = .seconds(10)
    }
    #expect(warning(preview.status, preview.spec, now: preview.now) == nil)
    preview.wait(.seconds(95))
    #expect(warning(preview.status, preview.spec, now: preview.now)?.contains("/preview extend") == true)
  }

  @Test func `that gets limits late is warned first, and ends when it was told`() {
    var preview = LivingPreview { _ in }
    preview.wait(.seconds(10_000))
    (preview.spec.lifetime.idle, preview.spec.lifetime.warnBefore) = (.seconds(500), .seconds(100))
    preview.look()
    #expect(!preview.isExpired && preview.status.expiresAt == preview.now + .seconds(100))
    #expect(warning(preview.status, preview.spec, now: preview.now) != nil)
    preview.wait(.seconds(60))
    #expect(!preview.isExpired)
    preview.wait(.seconds(40))
    #expect(preview.isExpired)
  }

  @Test func `that gets limits late begins anew where nobody is warned`() {
    var preview = LivingPreview { _ in }
    preview.wait(.seconds(10_000))
    preview.spec.lifetime.idle = .seconds(500)
    preview.wait(.seconds(499))
    #expect(!preview.isExpired)
    preview.wait(.seconds(499))
    #expect(!preview.isExpired)
    preview.wait(.seconds(1))
    #expect(preview.isExpired)
  }

  @Test func `that gets shorter limits is warned first, too`() {
    var preview = LivingPreview { ($0.idle, $0.warnBefore) = (.seconds(100_000), .seconds(100)) }
    preview.wait(.seconds(10_000))
    preview.spec.lifetime.idle = .seconds(50)
    preview.look()
    #expect(!preview.isExpired && preview.status.expiresAt == preview.now + .seconds(50))
    preview.wait(.seconds(50))
    #expect(preview.isExpired)
  }

  @Test func `that ended while nobody looked is over at once, since its end was told`() {
    var preview = LivingPreview { ($0.idle, $0.warnBefore) = (.seconds(1000), .seconds(100)) }
    preview.wait(.seconds(100_000))
    #expect(preview.isExpired)
  }

  @Test func `without limits never ends`() {
    var preview = LivingPreview { _ in }
    preview.wait(.seconds(1_000_000_000))
    #expect(!preview.isExpired)
    #expect(preview.status.expiresAt == nil)
  }
}

@Suite struct `A preview that is to rest` {
  private func run(_ ground: inout Playground, steps: Int = 30) {
    for _ in 0..<steps { _ = ground.step() }
  }
  private static let manifests = [
    Given.namespace("preview-shop-7"), Given.configMap("c", in: "preview-shop-7"), Given.application("shop-7"),
  ]

  @Test func `is taken away in order, and its record stays`() throws {
    var ground = Playground(try Given.preview(7, spec: Given.spec(7, manifests: Self.manifests)))
    run(&ground)
    #expect(ground.live.count == 3)
    ground.preview.spec.control.isStopped = true
    let first = ground.step()
    #expect(first.contains { if case .delete(let ref, _) = $0 { ref.kind.kind == "Application" } else { false } })
    #expect(!first.contains { if case .delete(let ref, _) = $0 { ref.kind.kind == "Namespace" } else { false } })
    run(&ground)
    #expect(ground.live.isEmpty)
    #expect(ground.preview.status.phase == .stopped)
    #expect(ground.preview.status.inventory.isEmpty)
    #expect(ground.preview.object.finalizers == [Names.finalizer])
  }

  @Test func `comes back with a whole time to become ready`() throws {
    var ground = Playground(try Given.preview(7, spec: Given.spec(7, manifests: Self.manifests)))
    run(&ground)
    ground.preview.spec.control.isStopped = true
    run(&ground)
    ground.now = ground.now + .seconds(100_000)
    ground.preview.spec.control.isStopped = false
    _ = ground.step(.progressing("starting"))
    _ = ground.step(.progressing("starting"))
    #expect(ground.preview.status.phase == .deploying)
    run(&ground)
    #expect(ground.preview.status.phase == .ready)
  }

  @Test func `sends nothing once nothing is left`() throws {
    var ground = Playground(try Given.preview(7, spec: Given.spec(7, manifests: Self.manifests)))
    ground.preview.spec.control.isStopped = true
    run(&ground)
    let before = ground.preview.status
    #expect(ground.step() == [])
    #expect(ground.preview.status == before)
  }
}

@Suite struct `A wish to redeploy` {
  @Test func `applies everything once more, once`() throws {
    var ground = Playground(
      try Given.preview(
        7, spec: Given.spec(7, manifests: [Given.namespace("preview-shop-7"), Given.application("shop-7")])))
    for _ in 0..<10 { _ = ground.step() }
    ground.preview.spec.control.redeployAt = noon + .seconds(5)
    let actions = ground.step()
    #expect(actions.count { if case .apply = $0 { true } else { false } } == 2)
    #expect(actions.contains { if case .resync(let ref, _) = $0 { ref.name == "shop-7" } else { false } })
    #expect(!ground.step().contains { if case .apply = $0 { true } else { false } })
  }

  @Test func `is tried again while something of it fails`() throws {
    var facts = PreviewFacts(
      preview: try Given.preview(7, spec: Given.spec(7, manifests: [Given.application("a")])), now: noon)
    facts.preview.spec.control.redeployAt = noon
    facts.failures = ["Application a": "refused"]
    #expect(plan(facts).status.redeployedAt == nil)
  }
}
