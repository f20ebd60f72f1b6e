// SPDX-License-Identifier: Apache-2.0
import Clocks
import Clocks
import Documents
import KubeModel
import PreviewAPI
import Testing

@testable import Planning

@Suite struct `Hooks` {
  private static let job = GroupVersionKind(group: "batch", version: "v1", kind: "Job")

  private func ground(_ moments: [HookMoment], once: Bool = false) throws -> Playground {
    var spec = Given.spec(
      7, manifests: [Given.namespace("preview-shop-7"), Given.application("c")])
    spec.hooks = moments.map {
      var job = KubeObject(kind: Self.job, name: "")
      job.value["spec"] = ["template": ["spec": ["containers": [["name": "a", "image": "i"]]]]]
      return PreviewSpec.Hook(moment: $0, name: "seed", runsOnce: once, job: job)
    }
    return Playground(try Given.preview(7, spec: spec))
  }

  private func jobs(_ ground: Playground) -> [KubeObject] { ground.live.values.filter { $0.kind == Self.job } }

  @Test func `before deploying run in their namespace, and nothing else is deployed until they have succeeded`() throws
  {
    var ground = try ground([.beforeDeploy])
    for _ in 0..<5 { _ = ground.step(jobs: .progressing("is running")) }
    #expect(jobs(ground).count == 1)
    #expect(jobs(ground).first?.namespace == "preview-shop-7")
    #expect(!ground.live.keys.contains { $0.name == "c" })
    #expect(ground.preview.status.phase == .deploying)
    for _ in 0..<5 { _ = ground.step() }
    #expect(ground.live.keys.contains { $0.name == "c" })
    #expect(ground.preview.status.phase == .ready)
  }

  @Test func `that fail say their last words, and what runs stays`() throws {
    var ground = try ground([.beforeDeploy])
    for _ in 0..<5 { _ = ground.step() }
    ground.preview.spec.pullRequest?.headSHA = "bbbb"
    for _ in 0..<5 { _ = ground.step(jobs: .failed("BackoffLimitExceeded"), tail: "no such table: carts") }
    #expect(ground.preview.status.phase == .failed)
    #expect(ground.preview.status.readyMessage.contains("no such table: carts"))
    #expect(ground.preview.status.hooks.first?.message == "no such table: carts")
    #expect(ground.live.keys.contains { $0.name == "c" })
  }

  @Test func `run for every commit, or once`() throws {
    for (once, count) in [(false, 2), (true, 1)] {
      var ground = try ground([.beforeDeploy], once: once)
      var seen: Set<String> = []
      for head in ["aaaa", "bbbb"] {
        ground.preview.spec.pullRequest?.headSHA = head
        for _ in 0..<5 {
          _ = ground.step()
          seen.formUnion(jobs(ground).map(\.name))
        }
      }
      #expect(seen.count == count)
    }
  }

  @Test func `that run once and failed are run again for a new commit or a wish, until they have succeeded once`()
    throws
  {
    let occasions: [(inout Playground) -> Void] = [
      { $0.preview.spec.pullRequest?.headSHA = "bbbb" }, { $0.preview.spec.control.redeployAt = noon + .seconds(5) },
    ]
    for occasion in occasions {
      var ground = try ground([.beforeDeploy], once: true)
      for _ in 0..<5 { _ = ground.step(jobs: .progressing("is running")) }
      let first = try #require(jobs(ground).first)
      ground.outcomes[first.uid] = .failed("BackoffLimitExceeded")
      for _ in 0..<5 { _ = ground.step() }
      #expect(ground.preview.status.phase == .failed)
      occasion(&ground)
      for _ in 0..<5 { _ = ground.step() }
      #expect(ground.preview.status.phase == .ready)
      let second = try #require(jobs(ground).first)
      #expect(second.uid != first.uid)
      ground.preview.spec.pullRequest?.headSHA = "cccc"
      for _ in 0..<5 { _ = ground.step() }
      #expect(jobs(ground).map(\.uid) == [second.uid])
    }
  }

  @Test func `that succeeded are not run again when their Job is collected`() throws {
    var ground = try ground([.beforeDeploy])
    for _ in 0..<5 { _ = ground.step() }
    for job in jobs(ground) { ground.live[job.ref] = nil }
    for _ in 0..<5 { _ = ground.step() }
    #expect(jobs(ground).isEmpty)
    #expect(ground.preview.status.phase == .ready)
  }

  @Test func `after deploying run when everything is ready, and only then is the preview`() throws {
    var ground = try ground([.afterDeploy])
    for _ in 0..<5 { _ = ground.step(jobs: .progressing("is running")) }
    #expect(jobs(ground).count == 1)
    #expect(ground.preview.status.phase == .deploying)
    for _ in 0..<3 { _ = ground.step() }
    #expect(ground.preview.status.phase == .ready)
  }

  @Test func `before deleting have to succeed before anything goes`() throws {
    var ground = try ground([.beforeDelete])
    for _ in 0..<5 { _ = ground.step() }
    #expect(jobs(ground).isEmpty)
    ground.preview.object[metadata: "deletionTimestamp"] = .string(noon.description)
    for _ in 0..<5 { _ = ground.step(jobs: .progressing("is running")) }
    #expect(ground.live.keys.contains { $0.name == "c" })
    for _ in 0..<10 { _ = ground.step() }
    #expect(ground.live.isEmpty)
    #expect(ground.preview.object.finalizers.isEmpty)
  }

  @Test func `before deleting that fail are named, until a person waives them`() throws {
    var ground = try ground([.beforeDelete])
    for _ in 0..<5 { _ = ground.step() }
    ground.preview.object[metadata: "deletionTimestamp"] = .string(noon.description)
    for _ in 0..<5 { _ = ground.step(jobs: .failed("BackoffLimitExceeded"), tail: "bucket is gone") }
    let blocked = ground.preview.status.conditions.first { $0.type == "DeletionBlocked" }
    #expect(blocked?.message.contains("bucket is gone") == true)
    #expect(blocked?.message.contains(Annotations.waiveHooks) == true)
    #expect(ground.live.keys.contains { $0.name == "c" })
    ground.preview.object.annotations[Annotations.waiveHooks] = "true"
    for _ in 0..<10 { _ = ground.step() }
    #expect(ground.live.isEmpty)
  }

  @Test func `before deleting are not run where nothing was deployed`() throws {
    var ground = try ground([.beforeDelete])
    ground.preview.object[metadata: "deletionTimestamp"] = .string(noon.description)
    for _ in 0..<5 { _ = ground.step() }
    #expect(ground.preview.object.finalizers.isEmpty)
  }
}
