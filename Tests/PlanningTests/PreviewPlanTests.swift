// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import KubeModel
import PreviewAPI
import Testing

@testable import Planning

/// A cluster of values: carries a plan out as a server would, so that plans can be followed to their end.
struct Playground {
  var preview: Preview
  var live: [ObjectRef: KubeObject] = [:]
  var uids = 0
  var now = noon
  /// Refs whose deletion only marks them, as finalizers do.
  var sticky: Set<ObjectRef> = []
  var comments: [String] = []
  var statuses: [CommitStatus] = []
  /// What others made in the preview's namespace.
  var workloads: [ObjectRef: KubeObject] = [:]
  /// What the last plan said about looking again.
  var lookAgain: Duration?
  var probe: ProbeAnswer?
  var orphaned: Set<ObjectRef> = []
  /// Objects about which the API server gives no answer now.
  var silent: Set<ObjectRef> = []
  /// How each Job ended, by its UID, where they do not all end alike.
  var outcomes: [String: Readiness] = [:]

  init(_ preview: Preview) { self.preview = preview }

  func facts(readiness: Readiness = .ready, jobs: Readiness = .ready, tail: String = "") -> PreviewFacts {
    var facts = PreviewFacts(
      preview: preview, live: live, readiness: live.mapValues { _ in readiness }, now: now)
    facts.probe = probe
    facts.orphaned = orphaned
    facts.workloads = Array(workloads.values)
    for ref in live.keys where ref.kind.kind == "Job" {
      facts.readiness[ref] = jobs
      if let uid = live[ref]?.uid, let outcome = outcomes[uid] { facts.readiness[ref] = outcome }
      if !tail.isEmpty { facts.hookTails[ref] = tail }
    }
    for ref in silent {
      (facts.live[ref], facts.readiness[ref]) = (nil, nil)
      facts.unread[ref] = "500 Internal Server Error"
    }
    return facts
  }

  /// Returns the actions that were carried out.
  mutating func step(
    _ readiness: Readiness = .ready, jobs: Readiness = .ready, tail: String = "", dyingAfter: Int? = nil
  )
    -> [Action]
  {
    let before = preview.status
    let plan = Planning.plan(facts(readiness: readiness, jobs: jobs, tail: tail))
    preview.status = plan.status
    lookAgain = plan.lookAgain
    if dyingAfter != nil { preview.status = before }
    for (place, action) in plan.actions.enumerated() {
      if place == dyingAfter { break }
      switch action {
      case .recordIntent(let entries): preview.status.inventory += entries
      case .apply(var object, let hash, _):
        uids += 1
        object[metadata: "uid"] = live[object.ref]?[metadata: "uid"] ?? .string("u\(uids)")
        object[metadata: "generation"] = 1
        live[object.ref] = object
        preview.status.inventory.removeAll { $0.ref == object.ref }
        preview.status.inventory.append(
          InventoryEntry(ref: object.ref, uid: object.uid, hash: hash, generation: 1))
      case .delete(let ref, let uid):
        guard live[ref]?.uid == uid else { continue }
        if sticky.contains(ref) {
          live[ref]?[metadata: "deletionTimestamp"] = .string(now.description)
        } else {
          live[ref] = nil
        }
      case .release(let ref, let uid, let finalizers):
        guard let object = live[ref], object.uid == uid else { continue }
        live[ref]?.finalizers = object.finalizers.filter { !finalizers.contains($0) }
        if live[ref]?.finalizers.isEmpty == true { live[ref] = nil }
      case .comment(let id, let body, let hash):
        comments.append(body)
        preview.status.commentID = id.isEmpty ? "c1" : id
        preview.status.commentHash = hash
      case .also(let member, let said): tell(member, said)
      case .setDeployment, .removeDeployment, .resync: break
      case .scale(let ref, let patch):
        if let workload = workloads[ref] { workloads[ref]?.value = workload.value.merged(with: patch) }
      case .setStatus(_, let status, let memo):
        statuses.append(status)
        preview.status.lastStatus = memo
      case .addFinalizer: preview.object.finalizers.append(Names.finalizer)
      case .removeFinalizer: preview.object.finalizers = []
      }
    }
    return plan.actions
  }

  private mutating func tell(_ member: PullRequestReference, _ said: Action) {
    let place = preview.status.toldOthers.firstIndex { $0.pullRequest.key == member.key }
    var entry = place.map { preview.status.toldOthers[$0] } ?? PreviewStatus.ToldOther(member, .init())
    switch said {
    case .comment(_, _, let hash): (entry.told.commentID, entry.told.commentHash) = ("of \(member.label)", hash)
    case .setStatus(_, _, let memo): entry.told.lastStatus = memo
    default: break
    }
    if let place { preview.status.toldOthers[place] = entry } else { preview.status.toldOthers.append(entry) }
  }

  mutating func delete(because reason: Reason) {
    preview.object[metadata: "deletionTimestamp"] = .string(now.description)
    preview.object.annotations[Annotations.teardownReason] = reason.rawValue
  }
}

@Suite struct `The plan of a preview` {
  private static let space = Given.namespace("preview-shop-7")
  private static let app = Given.application("shop-7")
  private static let map = Given.configMap("settings", in: "preview-shop-7")

  private func playground(_ manifests: [KubeObject] = [app, map, space]) throws -> Playground {
    Playground(try Given.preview(7, spec: Given.spec(7, manifests: manifests)))
  }

  private func applied(_ actions: [Action]) -> [String] {
    actions.compactMap { if case .apply(let object, _, _) = $0 { object.kind.kind } else { nil } }
  }
  private func deleted(_ actions: [Action]) -> [String] {
    actions.compactMap { if case .delete(let ref, _) = $0 { ref.kind.kind } else { nil } }
  }

  @Test func `what is about to be made is written down first, and the namespace comes first`() throws {
    var world = try playground()
    let actions = world.step()
    guard case .recordIntent(let entries)? = actions.first else {
      Issue.record("expected the intent first, found \(actions)")
      return
    }
    #expect(entries.count == 3)
    #expect(applied(actions) == ["Namespace", "ConfigMap", "Application"])
  }

  @Test func `what guards comes before what is guarded, and Applications come last`() throws {
    let kinds = [
      ("argoproj.io/v1alpha1", "Application"), ("apps/v1", "Deployment"), ("v1", "Secret"), ("v1", "ServiceAccount"),
      ("networking.k8s.io/v1", "NetworkPolicy"), ("v1", "ResourceQuota"), ("v1", "Namespace"),
      ("source.toolkit.fluxcd.io/v1", "GitRepository"),
    ]
    let manifests = kinds.map { version, kind in
      KubeObject(
        kind: GroupVersionKind(apiVersion: version, kind: kind),
        namespace: kind == "Namespace" ? nil : "preview-shop-7", name: kind == "Namespace" ? "preview-shop-7" : "x")
    }
    let preview = try Given.preview(7, spec: Given.spec(7, manifests: manifests))
    #expect(
      applied(plan(PreviewFacts(preview: preview, now: noon)).actions) == [
        "Namespace", "NetworkPolicy", "ResourceQuota", "Secret", "ServiceAccount", "Deployment", "Application",
        "GitRepository",
      ])
  }

  @Test func `every object bears our marks`() throws {
    var world = try playground()
    _ = world.step()
    for object in world.live.values {
      #expect(isOurs(object, of: world.preview))
      #expect(object.annotations[Annotations.url] == "http://shop-7.test")
    }
  }

  @Test func `a steady state costs no writes`() throws {
    var world = try playground()
    for _ in 0..<3 { _ = world.step() }
    #expect(world.preview.status.phase == .ready)
    let before = world.preview.status
    #expect(world.step() == [])
    #expect(world.preview.status == before)
  }

  @Test func `the comment goes from deploying to ready and is edited, not repeated`() throws {
    var world = try playground()
    _ = world.step(.progressing("later"))
    _ = world.step(.progressing("later"))
    _ = world.step(.progressing("much later"))
    _ = world.step()
    _ = world.step()
    #expect(world.comments.count == 2)
    #expect(world.comments.first?.contains("being deployed") == true)
    #expect(world.comments.last?.contains("Preview ready") == true)
    #expect(world.comments.last?.contains("http://shop-7.test") == true)
  }

  @Test func `an object that is not ours is refused, and nothing goes into a foreign namespace`() throws {
    var world = try playground()
    world.live[Self.space.ref] = Self.space
    let actions = world.step()
    #expect(applied(actions).isEmpty)
    #expect(world.preview.status.phase == .failed)
    #expect(world.preview.status.conditions.first?.reason == Reason.notOurs.rawValue)
  }

  @Test func `an object of another preview is refused with its owner's name`() throws {
    var (theirs, world) = (Self.map, try playground())
    theirs.labels = [Labels.preview: "market-7"]
    world.live[Self.map.ref] = theirs
    _ = world.step()
    let message = world.preview.status.conditions.first?.message ?? ""
    #expect(message.contains("ConfigMap preview-shop-7/settings belongs to the Preview market-7"), "\(message)")
  }

  @Test func `a foreign object holds up only itself`() throws {
    var world = try playground()
    world.live[Self.map.ref] = Self.map
    #expect(applied(world.step()) == ["Namespace", "Application"])
    #expect(world.preview.status.phase == .failed)
  }

  @Test func `what left the manifests is pruned, and only that`() throws {
    var world = try playground()
    for _ in 0..<2 { _ = world.step() }
    world.preview.spec.manifests = [Self.space, Self.app]
    #expect(deleted(world.step()) == ["ConfigMap"])
    _ = world.step()
    #expect(world.preview.status.inventory.count == 2)
  }

  @Test func `an edit by somebody else is undone, an addition is theirs`() throws {
    var world = try playground()
    for _ in 0..<3 { _ = world.step() }
    world.live[Self.app.ref]?.value["spec"]?["extra"] = "theirs"
    world.live[Self.app.ref]?[metadata: "generation"] = 2
    #expect(applied(world.step()).isEmpty)
    world.live[Self.app.ref]?.value["spec"]?["project"] = "other"
    #expect(applied(world.step()) == ["Application"])
  }

  @Test func `a preview that does not get ready in time has failed and says why`() throws {
    var world = try playground()
    _ = world.step(.progressing("is Missing"))
    world.now = world.now + .seconds(901)
    _ = world.step(.progressing("is Missing"))
    #expect(world.preview.status.phase == .failed)
    #expect(world.preview.status.conditions.first?.reason == Reason.readyTimeout.rawValue)
    #expect(world.comments.last?.contains("not ready after 15m") == true)
  }

  @Test func `what was ready for hours and moves again gets its time anew`() throws {
    var world = try playground()
    for _ in 0..<3 { _ = world.step() }
    world.now = world.now + .seconds(7200)
    _ = world.step(.progressing("is OutOfSync"))
    #expect(world.preview.status.phase == .deploying)
  }

  @Test func `without a pull request too, only what was ready can be degraded`() throws {
    var spec = Given.spec(7, manifests: [Self.app])
    spec.pullRequest = nil
    var world = Playground(try Given.preview(7, spec: spec))
    _ = world.step(.failed("is broken"))
    world.now = world.now + .seconds(60)
    for _ in 0..<3 { _ = world.step(.failed("is broken")) }
    #expect(world.preview.status.phase == .failed)
  }

  @Test func `what was ready and breaks is degraded`() throws {
    var world = try playground()
    for _ in 0..<3 { _ = world.step() }
    _ = world.step(.failed("is Degraded"))
    #expect(world.preview.status.phase == .degraded)
  }

  @Test func `held back, nothing of the new commit reaches the cluster`() throws {
    var spec = Given.spec(7, sha: "bbbb", manifests: [])
    spec.hold = PreviewSpec.Hold(reason: .awaitingApproval, message: "a maintainer must approve")
    var world = Playground(try Given.preview(7, spec: spec))
    let actions = world.step()
    #expect(applied(actions).isEmpty)
    #expect(world.preview.status.phase == .awaitingApproval)
    #expect(world.comments.last?.contains("a maintainer must approve") == true)
    #expect(
      world.comments.last?.contains("nestling approve -n argocd shop-7 bbbb") == true,
      "it says how to approve this very commit")
  }

  // MARK: Teardown

  @Test func `teardown waits for each step: applications, objects, namespace, comment, finalizer`() throws {
    var world = try playground()
    for _ in 0..<3 { _ = world.step() }
    world.sticky = [Self.app.ref]
    world.delete(because: .merged)
    #expect(deleted(world.step()) == ["Application"])
    #expect(world.step() == [], "the application is still there, so nothing else may go")
    world.live[Self.app.ref] = nil
    #expect(deleted(world.step()) == ["ConfigMap"])
    #expect(deleted(world.step()) == ["Namespace"])
    let last = world.step()
    #expect(world.comments.last?.contains("merged") == true)
    #expect(world.statuses.last?.description == "Preview removed", "no status outlives its preview")
    #expect(last.last == .removeFinalizer)
    #expect(world.live.isEmpty)
  }

  @Test func `what blocks teardown is named with its finalizer`() throws {
    var world = try playground()
    for _ in 0..<3 { _ = world.step() }
    world.live[Self.app.ref]?.finalizers = ["resources-finalizer.argocd.argoproj.io"]
    world.sticky = [Self.app.ref]
    world.delete(because: .closed)
    _ = world.step()
    world.now = world.now + .seconds(120)
    _ = world.step()
    let blocked = world.preview.status.conditions.first { $0.type == "DeletionBlocked" }
    #expect(blocked?.message.contains("Application argocd/shop-7") == true)
    #expect(blocked?.message.contains("resources-finalizer.argocd.argoproj.io") == true)
  }

  @Test func `a namespace that is not ours survives`() throws {
    var world = try playground()
    for _ in 0..<3 { _ = world.step() }
    // Somebody deleted ours and made one of the same name.
    world.live[Self.space.ref] = Self.space
    world.delete(because: .closed)
    for _ in 0..<6 { _ = world.step() }
    #expect(world.live.keys.map(\.kind.kind) == ["Namespace"])
    #expect(world.preview.object.finalizers.isEmpty)
  }

  @Test func `the last words are said once, and only what was ours is said to be gone`() throws {
    var world = try playground([Self.app])
    for _ in 0..<3 { _ = world.step() }
    world.delete(because: .closed)
    for _ in 0..<3 { _ = world.step() }
    #expect(world.comments.last?.contains("Its applications no longer exist") == true)
    world.preview.object.finalizers = [Names.finalizer]
    #expect(world.step() == [.removeFinalizer])
  }

  @Test func `an object about which the server is silent is not gone`() throws {
    var world = try playground()
    for _ in 0..<3 { _ = world.step() }
    world.delete(because: .closed)
    var facts = world.facts()
    facts.live[Self.app.ref] = nil
    facts.unread = [Self.app.ref: "timed out"]
    let plan = plan(facts)
    #expect(plan.actions == [])
    #expect(plan.lookAgain != nil)
  }

  @Test func `an Application that cannot be read is shown as it was seen last`() throws {
    var world = try playground()
    for _ in 0..<3 { _ = world.step() }
    world.preview.status.applications = [
      PreviewStatus.ApplicationState(name: Self.app.name, sync: "Synced", health: "Healthy", url: "")
    ]
    var facts = world.facts()
    facts.live[Self.app.ref] = nil
    facts.unread = [Self.app.ref: "connection reset"]
    #expect(plan(facts).status.applications.map(\.health) == ["Healthy"])
  }

  @Test func `nothing is put into a namespace as long as the server does not say whose it is`() throws {
    let world = try playground()
    var facts = world.facts()
    let namespace = try #require(facts.preview.spec.manifests.first { $0.kind == Names.namespace }?.ref)
    facts.unread = [namespace: "connection reset"]
    let plan = plan(facts)
    #expect(!plan.actions.contains { if case .apply = $0 { true } else { false } })
    #expect(plan.lookAgain != nil)
  }

  @Test func `killed after any action, the plan goes on to the same end`() throws {
    // The status is what a restart loses: replay from each prefix with only the live objects and the written status.
    for cut in 0..<4 {
      var world = try playground()
      let plan = Planning.plan(world.facts())
      // Carry out only a prefix; what it taught is lost, but the intent was written.
      for action in plan.actions.prefix(cut + 1) {
        if case .recordIntent(let entries) = action { world.preview.status.inventory = entries }
        if case .apply(var object, _, _) = action {
          object[metadata: "uid"] = "early"
          world.live[object.ref] = object
        }
      }
      for _ in 0..<4 { _ = world.step() }
      #expect(world.live.count == 3)
      #expect(world.preview.status.phase == .ready)
      world.delete(because: .closed)
      for _ in 0..<6 { _ = world.step() }
      #expect(world.live.isEmpty, "after a cut at \(cut)")
    }
  }
}
