// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import KubeModel
import PreviewAPI
import Testing

@testable import Planning

@Suite struct `Applications are synced step by step` {
  private func strategy(_ yaml: String) throws -> RollingSync {
    let set = try Given.set(spec: [("strategy", try YAML.parse(yaml))])
    return try #require(set.rollingSync)
  }

  private static let twoSteps = """
    {type: RollingSync, rollingSync: {steps: [
      {matchExpressions: [{key: env, operator: In, values: [dev]}]},
      {matchExpressions: [{key: env, operator: In, values: [prod]}], maxUpdate: 1}]}}
    """

  private func app(
    _ name: String, _ env: String?, sync: String = "OutOfSync", health: String = "Healthy", isCurrent: Bool = true,
    revisions: [String] = ["r1"], started: Timestamp? = nil, hasOperation: Bool = false
  ) -> RollingApplication {
    RollingApplication(
      ref: ObjectRef(Names.application, namespace: "argocd", name: name), labels: env.map { ["env": $0] } ?? [:],
      live: .init(
        isCurrent: isCurrent, sync: sync, health: health, revisions: revisions, operationStarted: started,
        hasOperation: hasOperation, hasError: false))
  }

  private func run(
    _ applications: [RollingApplication], _ previous: [RollingProgress] = [], after span: Duration = .zero,
    _ yaml: String = twoSteps
  ) throws -> RollingPlan {
    Planning.plan(
      RollingFacts(
        strategy: try strategy(yaml), applications: applications, previous: previous, now: noon + span))
  }

  private func states(_ plan: RollingPlan) -> [String] {
    plan.progress.map { "\($0.application) \($0.step) \($0.state.rawValue)" }
  }

  @Test func `the first step goes first, and the rest waits`() throws {
    let plan = try run([app("p1", "prod"), app("d1", "dev"), app("d2", "dev"), app("x", nil)])
    #expect(states(plan) == ["d1 1 Pending", "d2 1 Pending", "p1 2 Waiting", "x -1 Waiting"])
    #expect(plan.syncs == ["d1", "d2"])
    #expect(plan.openStep == 1)
  }

  @Test func `a step opens when all before it are healthy, with as many as it has room for`() throws {
    let done = [app("d1", "dev", sync: "Synced")]
    let waiting = [app("p1", "prod"), app("p2", "prod")]
    let first = try run(done + waiting)
    #expect(states(first) == ["d1 1 Healthy", "p1 2 Pending", "p2 2 Waiting"])
    let begun = [app("p1", "prod", started: noon + .seconds(5)), app("p2", "prod")]
    let second = try run(done + begun, first.progress, after: .seconds(10))
    #expect(states(second) == ["d1 1 Healthy", "p1 2 Progressing", "p2 2 Waiting"])
    #expect(second.syncs == [])
    let third = try run(
      done + [app("p1", "prod", sync: "Synced"), app("p2", "prod")], second.progress, after: .seconds(20))
    #expect(states(third) == ["d1 1 Healthy", "p1 2 Healthy", "p2 2 Pending"])
    let last = try run(
      done + [app("p1", "prod", sync: "Synced"), app("p2", "prod", sync: "Synced")], third.progress,
      after: .seconds(30))
    #expect(last.openStep == nil)
  }

  @Test func `a new revision or another wanted spec sends it back to wait`() throws {
    let healthy = try run([app("d1", "dev", sync: "Synced")])
    let moved = try run([app("d1", "dev", revisions: ["r2"])], healthy.progress)
    #expect(states(moved) == ["d1 1 Pending"])
    let stale = try run([app("d1", "dev", sync: "Synced", isCurrent: false)], healthy.progress)
    #expect(states(stale) == ["d1 1 Waiting"])
    #expect(stale.syncs == [])
  }

  @Test func `a sync that was decided and not asked for is asked for again, one that is on its way is not`() throws {
    let first = try run([app("d1", "dev")])
    #expect(try run([app("d1", "dev")], first.progress).syncs == ["d1"])
    #expect(try run([app("d1", "dev", hasOperation: true)], first.progress).syncs == [])
  }

  @Test(arguments: [("0", 0), ("2", 2), ("'50%'", 2), ("'1%'", 1), ("'0%'", 0), ("'x'", 1)])
  func `maxUpdate is a number or a share`(_ written: String, _ count: Int) throws {
    let plan = try run(
      (1...4).map { app("a\($0)", "dev") }, [],
      "{type: RollingSync, rollingSync: {steps: [{maxUpdate: \(written)}]}}")
    #expect(plan.syncs.count == count)
  }

  @Test func `contradictions are said`() throws {
    let plan = try run(
      [app("a", "dev")], [],
      """
      {type: RollingSync, rollingSync: {steps: [{matchExpressions: [{key: env, operator: In, values: [dev]}]},
        {matchExpressions: [{key: env, operator: Exists}]}]}}
      """)
    #expect(plan.issues.count == 2)
    #expect(states(plan) == ["a 1 Pending"])
  }

  @Test func `Argo CD's own automation is off, and the operation does what it would`() throws {
    var wanted = Given.application("a")
    wanted.value["spec"] = try YAML.parse(
      "{syncPolicy: {automated: {prune: true}, syncOptions: [CreateNamespace=true], retry: {limit: 2}}}")
    let written = withoutAutoSync(wanted)
    #expect(written.value.at("spec", "syncPolicy", "automated") == ["prune": true, "enabled": false])
    let operation = RollingApplication(wanted: written, live: nil, ApplicationRules()).operation
    #expect(operation["sync"] == ["prune": true, "syncOptions": ["CreateNamespace=true"]])
    #expect(operation["retry"] == ["limit": 2])
    #expect(withoutAutoSync(Given.application("b")) == Given.application("b"))
  }

  @Test func `progress survives its own document`() throws {
    for row in try run([app("p1", "prod"), app("d1", "dev")]).progress { #expect(RollingProgress(row.value) == row) }
  }

  @Test func `a deleted set with deletionOrder Reverse lets the last step go first, one by one`() throws {
    var object = try Given.set(spec: [("strategy", try YAML.parse(Self.twoSteps))]).object
    object.value["spec"]?["strategy"]?["deletionOrder"] = "Reverse"
    let set = try PreviewSet(object)
    func preview(_ number: Int, _ env: String, isGoing: Bool = false) throws -> Preview {
      var application = Given.application("a\(number)")
      application.labels = ["env": env]
      return try Given.preview(number, spec: Given.spec(number, manifests: [application]), isTerminating: isGoing)
    }
    let all = [try preview(1, "dev"), try preview(2, "prod"), try preview(3, "prod")]
    #expect(leaving(set, all).map(\.name) == ["shop-3"])
    #expect(leaving(set, [all[0], try preview(2, "prod", isGoing: true)]).isEmpty)
    #expect(leaving(set, [all[0]]).map(\.name) == ["shop-1"])
    #expect(leaving(try Given.set(), all).count == 3)
  }

  @Test(arguments: [
    "{type: Rolling}", "{type: RollingSync}", "{type: RollingSync, rollingSync: {steps: []}}", "{deletionOrder: first}",
  ])
  func `a strategy that cannot work is refused`(_ yaml: String) {
    #expect(throws: ValidationError.self) { try Given.set(spec: [("strategy", try YAML.parse(yaml))]) }
  }
}
