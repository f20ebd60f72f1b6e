// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import KubeModel
import PreviewAPI
import Testing

@testable import Planning

@Suite struct `Sleep` {
  /// A Friday.
  private static let friday = Timestamp("2026-11-27T12:00:00Z")!

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let now: String
    let isAsleep: Bool
    var change: @Sendable (inout PreviewSpec, inout PreviewStatus) -> Void = { _, _ in }
    init(
      _ sentence: String, at now: String, _ isAsleep: Bool,
      _ change: @escaping @Sendable (inout PreviewSpec, inout PreviewStatus) -> Void = { _, _ in }
    ) {
      testDescription = sentence
      (self.now, self.isAsleep, self.change) = (now, isAsleep, change)
    }
  }

  /// Sleeps at 19:00 and wakes at 07:00 in Berlin on working days, and after four idle hours; everything began at Friday noon.
  static let rows: [Row] = [
    Row("a used preview is awake", at: "2026-11-27T13:00:00Z", false),
    Row("after the idle time it sleeps", at: "2026-11-27T16:00:00Z", true),
    Row("something asked in between keeps it awake", at: "2026-11-27T16:00:00Z", false) {
      $1.lastActivityAt = friday + .seconds(3600)
    },
    Row("at 19:00 in Berlin it sleeps, used or not", at: "2026-11-27T18:00:00Z", true) {
      $1.lastActivityAt = friday + .seconds(5 * 3600)
    },
    Row("a push in the evening wakes it", at: "2026-11-27T18:30:00Z", false) {
      $1.activity.pushedAt = friday + .seconds(6 * 3600 + 60)
      $1.lastActivityAt = $1.activity.pushedAt
    },
    Row("a wish in the evening wakes it", at: "2026-11-27T18:30:00Z", false) {
      $1.activity.askedAt = friday + .seconds(6 * 3600 + 60)
      $1.lastActivityAt = $1.activity.askedAt
    },
    Row("talk in the evening does not wake it", at: "2026-11-27T18:30:00Z", true) {
      $1.lastActivityAt = friday + .seconds(6 * 3600 + 60)
    },
    Row("over the weekend it sleeps on", at: "2026-11-29T12:00:00Z", true),
    Row("on Monday at 07:00 in Berlin it wakes", at: "2026-11-30T06:00:00Z", false),
    Row("and sleeps again when nobody comes", at: "2026-11-30T10:00:00Z", true),
    Row("who sent it to sleep finds it asleep", at: "2026-11-27T12:30:00Z", true) {
      $0.control.isAsleep = true
      $1.activity.askedAt = friday + .seconds(60)
    },
    Row("a push wakes what was sent to sleep", at: "2026-11-27T12:30:00Z", false) {
      $0.control.isAsleep = true
      $1.activity.askedAt = friday + .seconds(60)
      $1.activity.pushedAt = friday + .seconds(120)
    },
    Row("the morning wakes what was sent to sleep", at: "2026-11-30T06:30:00Z", false) {
      $0.control.isAsleep = true
      $1.activity.askedAt = friday + .seconds(60)
    },
  ]

  @Test(arguments: rows) func `by what happened last`(_ row: Row) throws {
    var spec = Given.spec(7, manifests: [Given.namespace("n")])
    spec.lifetime.sleep.idle = .seconds(4 * 3600)
    spec.lifetime.sleep.schedule = "0 19 * * 1-5"
    spec.lifetime.sleep.wake = "0 7 * * 1-5"
    var status = PreviewStatus()
    status.lastActivityAt = Self.friday
    status.activity.aliveSince = Self.friday
    status.activity.pushedAt = Self.friday
    status.activity.askedAt = Self.friday
    row.change(&spec, &status)
    let now = try #require(Timestamp(row.now))
    let found = slumber(status, spec, zone: try #require(TimeZone.named("Europe/Berlin")), now: now)
    #expect((found.why != nil) == row.isAsleep, "\(found)")
    #expect(try #require(found.changesAt) > now)
  }

  private static let deployment = GroupVersionKind(group: "apps", version: "v1", kind: "Deployment")

  private func ground() throws -> Playground {
    var application = Given.application("shop-7")
    application.value["spec"]?["syncPolicy"] = ["automated": ["selfHeal": true], "retry": ["limit": 2]]
    var ground = Playground(
      try Given.preview(7, spec: Given.spec(7, manifests: [Given.namespace("preview-shop-7"), application])))
    var web = KubeObject(kind: Self.deployment, namespace: "preview-shop-7", name: "web")
    web.value["spec"] = ["replicas": 3]
    var cron = KubeObject(
      kind: GroupVersionKind(group: "batch", version: "v1", kind: "CronJob"), namespace: "preview-shop-7", name: "tick")
    cron.value["spec"] = ["schedule": "* * * * *"]
    ground.workloads = [web.ref: web, cron.ref: cron]
    for _ in 0..<10 { _ = ground.step() }
    return ground
  }

  private func isScaling(_ action: Action) -> Bool { if case .scale = action { true } else { false } }

  @Test func `first holds off who would wake it again, then takes the workloads down`() throws {
    var ground = try ground()
    ground.preview.spec.control.isAsleep = true
    let first = ground.step()
    #expect(!first.contains(where: isScaling))
    let application = try #require(ground.live.values.first { $0.name == "shop-7" })
    #expect(application.value.at("spec", "syncPolicy", "automated") == nil)
    #expect(application.value.at("spec", "syncPolicy", "retry", "limit") == 2)
    #expect(ground.step().filter(isScaling).count == 2)
    #expect(ground.workloads.values.first { $0.name == "web" }?.spec["replicas"] == 0)
    #expect(ground.workloads.values.first { $0.name == "tick" }?.spec["suspend"] == true)
    #expect(ground.preview.status.phase == .asleep)
    #expect(ground.step() == [])
  }

  @Test func `remembers what ran, and a waking brings it back`() throws {
    var ground = try ground()
    ground.preview.spec.control.isAsleep = true
    for _ in 0..<5 { _ = ground.step() }
    ground.preview = try Preview(ground.preview.roundTripped)
    ground.preview.spec.control.isAsleep = false
    for _ in 0..<5 { _ = ground.step() }
    #expect(ground.workloads.values.first { $0.name == "web" }?.spec["replicas"] == 3)
    #expect(ground.workloads.values.first { $0.name == "tick" }?.spec["suspend"] == false)
    #expect(ground.workloads.values.allSatisfy { $0.annotations[Annotations.awake] == nil })
    let application = try #require(ground.live.values.first { $0.name == "shop-7" })
    #expect(application.value.at("spec", "syncPolicy", "automated", "selfHeal") == true)
    #expect(ground.preview.status.phase == .ready)
  }

  @Test func `sends what is scaled to nothing already nowhere`() throws {
    var ground = try ground()
    for ref in ground.workloads.keys where ref.name == "web" { ground.workloads[ref]?.value["spec"] = ["replicas": 0] }
    ground.preview.spec.control.isAsleep = true
    for _ in 0..<5 { _ = ground.step() }
    ground.preview.spec.control.isAsleep = false
    for _ in 0..<5 { _ = ground.step() }
    #expect(ground.workloads.values.first { $0.name == "web" }?.spec["replicas"] == 0)
  }
}

extension Preview {
  /// As it would be read back by an operator that has just been started.
  var roundTripped: KubeObject {
    var result = object
    result.value["spec"] = spec.value
    result.value["spec"]?["control"] = spec.control.value
    result.value["status"] = status.value
    return result
  }
}
