// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Git
internal import KubeClient
internal import KubeModel
internal import Locks

/// Stands in Argo CD's place: deploys what Applications ask for, and reports it in their status as Argo CD does.
///
/// "Deploying" is serving the folder of the Git source as a web site, with one ConfigMap in the destination namespace as a
/// record of what is deployed. It has nothing but the Kubernetes API and the repositories, as Argo CD would.
///
/// *Guarantees*: every decision is made from a fresh look; a steady state is not written to; one Application's trouble does not
/// hold up another's. *Caveat*: manifests in the folder are shown as files, not applied.
final class Deployer: Sendable {
  static let manager = "argocd-controller"
  /// How often branches are asked whether they moved, and failed syncs tried again.
  static let lookAgain = Duration.seconds(2)
  /// How often what is deployed from a fixed commit is looked at: only its record can have changed.
  static let lookAtCalm = Duration.seconds(30)
  /// How often a report is written anew to an Application that others keep changing.
  static let outcomeTries = 5

  let api: any KubeAPI
  let sites: SiteTable
  let clock: TimeSource
  let notice: @Sendable (String) -> Void
  /// The repository on this disk that a clone URL names.
  let repository: @Sendable (String) -> LocalRepository?
  /// Port of the web, for URLs.
  let port: @Sendable () -> UInt16

  private struct Known {
    var applications: [String: KubeObject] = [:]
    var dirty: Set<String> = []
  }
  private let known = Mutex(Known())
  private let bell = WakeUp()

  init(
    api: any KubeAPI, sites: SiteTable, clock: TimeSource, port: @escaping @Sendable () -> UInt16,
    repository: @escaping @Sendable (String) -> LocalRepository?, notice: @escaping @Sendable (String) -> Void
  ) {
    self.api = api
    self.sites = sites
    self.clock = clock
    self.port = port
    self.repository = repository
    self.notice = notice
  }

  /// Deploys until cancelled.
  func run() async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.watchApplications() }
      group.addTask { await self.work() }
      await group.waitForAll()
    }
  }

  // MARK: watching

  private func watchApplications() async {
    while !Task.isCancelled {
      do throws(KubeError) {
        let page = try await api.listAll(Application.kind, namespace: nil)
        take(all: page.items)
        try await follow(from: page.resourceVersion)
      } catch {
        if Task.isCancelled { return }
        notice("watching Applications broke off: \(error)")
        do { try await clock.sleep(.seconds(1)) } catch { return }
      }
    }
  }

  /// Ends when the server wants a new list.
  private func follow(from start: String) async throws(KubeError) {
    var version = start
    while !Task.isCancelled {
      let stream = try await api.watch(Application.kind, namespace: nil, from: version, ListOptions())
      defer { stream.cancel() }
      while let event = try await stream.next() {
        switch event {
        case .added(let object), .modified(let object):
          take(object)
          version = object.resourceVersion
        case .deleted(let object):
          forget(object)
          version = object.resourceVersion
        case .bookmark(let resourceVersion): version = resourceVersion
        case .failed(let code, let message):
          if code == 410 { return }
          throw .unavailable(status: code, message)
        case .unreadable(let message): notice(message)
        }
      }
    }
  }

  private func take(all objects: [KubeObject]) {
    known.withLock { known in
      let keys = Set(objects.map { Application($0).key })
      for gone in known.applications.keys where !keys.contains(gone) { sites.remove(application: gone) }
      known.applications = Dictionary(objects.map { (Application($0).key, $0) }, uniquingKeysWith: { $1 })
      known.dirty = keys
    }
    bell.wake()
  }

  private func take(_ object: KubeObject) {
    let key = Application(object).key
    known.withLock { known in
      known.applications[key] = object
      known.dirty.insert(key)
    }
    bell.wake()
  }

  private func forget(_ object: KubeObject) {
    let key = Application(object).key
    known.withLock { known in
      known.applications[key] = nil
      known.dirty.remove(key)
    }
    sites.remove(application: key)
  }

  // MARK: working

  private func work() async {
    var (looked, lookedAtAll) = (clock.now(), clock.now())
    while !Task.isCancelled {
      let now = clock.now()
      let isTimeToLook = now - looked >= Deployer.lookAgain
      let isTimeForAll = now - lookedAtAll >= Deployer.lookAtCalm
      if isTimeToLook { looked = now }
      if isTimeForAll { lookedAtAll = now }
      let due = known.withLock { known -> [KubeObject] in
        let dirty = known.dirty
        known.dirty = []
        return known.applications.sorted { $0.key < $1.key }.filter { key, object in
          dirty.contains(key) || isTimeForAll || (isTimeToLook && !Application(object).isCalm)
        }.map(\.value)
      }
      for object in due where !Task.isCancelled { await settle(object) }
      await bell.wait(atMost: Deployer.lookAgain, clock: clock)
    }
  }

  private func settle(_ object: KubeObject) async {
    do {
      try await reconcile(Application(object))
    } catch KubeError.conflict, KubeError.notFound {
      // Somebody was faster; the watch brings the newer object.
      lookAgainAt(object)
    } catch let error where !(error is CancellationError) {
      lookAgainAt(object)
      if !Task.isCancelled { notice("Application \(object.namespace ?? "")/\(object.name): \(error)") }
    } catch {
      return
    }
  }

  private func reconcile(_ application: Application) async throws {
    if application.object.deletionTimestamp != nil { return try await tearDown(application) }
    var observation = try await observe(application)
    var comparison = compare(application, observation)
    if comparison.isSyncDue {
      observation.attempt = try await sync(application, observation)
      if observation.attempt?.isSuccess == true {
        observation.deployed = observation.revisions
        observation.isRecordCurrent = true
      }
      comparison = compare(application, observation)
    }
    place(application, observation)
    guard let patch = comparison.patch else { return }
    if try await write(patch, on: application.object.ref) { return }
    // Somebody was faster; the watch brings the newer object, but not what was done meanwhile.
    if observation.attempt != nil { try await keepOutcome(comparison) }
    lookAgainAt(application.object)
  }

  /// False when somebody changed the object since it was read.
  private func write(_ patch: Value, on ref: ObjectRef) async throws(KubeError) -> Bool {
    do throws(KubeError) {
      _ = try await api.patch(ref, .merge, patch, subresource: nil)
      return true
    } catch {
      guard case .conflict = error else { throw error }
      return false
    }
  }

  /// Writes what a sync did onto an Application that somebody changed meanwhile; the rest follows from the next look.
  private func keepOutcome(_ comparison: Comparison) async throws(KubeError) {
    let object = comparison.application.object
    for _ in 0..<Deployer.outcomeTries {
      guard let live = try await api.get(object.ref), live.uid == object.uid,
        let patch = comparison.outcomePatch(on: live)
      else { return }
      if try await write(patch, on: object.ref) { return }
    }
  }

  /// The next round looks at it whatever its last known state is.
  private func lookAgainAt(_ object: KubeObject) {
    let key = Application(object).key
    known.withLock { known in
      if known.applications[key] != nil { known.dirty.insert(key) }
    }
  }

  private func compare(_ application: Application, _ observation: Observation) -> Comparison {
    Comparison(application: application, observation: observation, port: port(), now: clock.now())
  }
}

// MARK: one Application

extension Deployer {
  private func observe(_ application: Application) async throws -> Observation {
    var states: [Observation.SourceState] = []
    for source in application.sources { states.append(await state(of: source)) }
    var observation = Observation(sources: states)
    guard !application.namespace.isEmpty, application.destinationProblem == nil,
      let record = try await api.get(Record.ref(application)), Record.isOurs(record, application)
    else { return observation }
    observation.deployed = Record.revisions(record)
    observation.isRecordCurrent = Record.isCurrent(record, application)
    return observation
  }

  /// The words are those of Argo CD's repo server.
  private func state(of source: Application.Source) async -> Observation.SourceState {
    guard let local = repository(source.repoURL), await local.exists() else {
      return .failed(
        "Failed to load target state: failed to generate manifest for source: repository not found: \(source.repoURL)")
    }
    do {
      let wanted = source.targetRevision.isEmpty ? "HEAD" : source.targetRevision
      let tree = try await local.tree(wanted)
      guard let folder = Deployer.folder(source.path), try await tree.list(folder) != nil else {
        return .failed(
          "Failed to load target state: failed to generate manifest for source: \(source.path): app path does not exist"
        )
      }
      return .found(revision: tree.sha)
    } catch GitError.revisionNotFound {
      return .failed(
        "Failed to load target state: failed to generate manifest for source: unable to resolve"
          + " '\(source.targetRevision)' to a commit SHA")
    } catch {
      return .failed("Failed to load target state: failed to generate manifest for source: \(error)")
    }
  }

  /// A path without `.` and slashes at its ends; nil when it leads out of the repository.
  static func folder(_ path: String) -> String? {
    let parts = path.split(separator: "/").filter { $0 != "." }
    return parts.contains("..") || path.hasPrefix("/") ? nil : parts.joined(separator: "/")
  }

  private func sync(_ application: Application, _ observation: Observation) async throws -> Observation.Attempt {
    var attempt = Observation.Attempt(
      isSuccess: false, message: "", startedAt: clock.now(), isAutomated: application.wantedOperation == nil)
    switch await deploy(application, observation.revisions ?? []) {
    case .success(let made):
      attempt.isSuccess = true
      attempt.message = "configmap/\(made.name) configured"
    case .failure(.notFound): attempt.message = "namespaces \"\(application.namespace)\" not found"
    case .failure(.forbidden(let message)), .failure(.invalid(let message)): attempt.message = message
    case .failure(let error): throw error
    }
    return attempt
  }

  private func deploy(_ application: Application, _ revisions: [String]) async -> Result<KubeObject, KubeError> {
    do throws(KubeError) {
      try await prepareNamespace(application)
      let record = Record.object(application, revisions: revisions)
      return .success(try await api.apply(record, manager: Deployer.manager, force: true, subresource: nil))
    } catch {
      return .failure(error)
    }
  }

  private func prepareNamespace(_ application: Application) async throws(KubeError) {
    let kind = GroupVersionKind(group: "", version: "v1", kind: "Namespace")
    guard !application.namespace.isEmpty else { throw .invalid("the destination has no namespace") }
    if let namespace = try await api.get(ObjectRef(kind, namespace: nil, name: application.namespace)) {
      guard namespace.deletionTimestamp == nil else {
        throw .forbidden("namespace \(application.namespace) is being terminated")
      }
      return
    }
    guard application.createsNamespace else { throw .notFound(application.namespace) }
    var namespace = KubeObject(kind: kind, name: application.namespace)
    let metadata = application.syncPolicy["managedNamespaceMetadata"]
    if let labels = metadata?["labels"] { namespace[metadata: "labels"] = labels }
    if let annotations = metadata?["annotations"] { namespace[metadata: "annotations"] = annotations }
    _ = try await api.apply(namespace, manager: Deployer.manager, force: true, subresource: nil)
  }

  /// The site shows what is deployed, not what is wanted.
  private func place(_ application: Application, _ observation: Observation) {
    let sources = application.sources
    guard let deployed = observation.deployed, deployed.count == sources.count,
      let index = sources.firstIndex(where: { !$0.path.isEmpty }) ?? sources.indices.first,
      let local = repository(sources[index].repoURL), let folder = Deployer.folder(sources[index].path),
      let host = Application.host(of: application.siteURL(port: port()))
    else { return sites.remove(application: application.key) }
    sites.place(
      Site(application: application.key, repository: local, revision: deployed[index], folder: folder), at: host)
  }

  /// Takes away what was deployed, then our finalizer. Without it the record stays, as Argo CD would leave it.
  private func tearDown(_ application: Application) async throws {
    let own = application.ownFinalizers
    guard !own.isEmpty else { return }
    if !application.namespace.isEmpty, let record = try await api.get(Record.ref(application)),
      Record.isOurs(record, application)
    {
      _ = try await api.delete(Record.ref(application), Preconditions(uid: record.uid), .background)
    }
    sites.remove(application: application.key)
    let rest = application.object.finalizers.filter { !own.contains($0) }
    let finalizers: Value = rest.isEmpty ? .null : .array(rest.map { .string($0) })
    let patch: Value = [
      "metadata": [
        "finalizers": finalizers, "resourceVersion": .string(application.object.resourceVersion),
      ]
    ]
    _ = try await api.patch(application.object.ref, .merge, patch, subresource: nil)
  }
}

/// The ConfigMap that stands for what is deployed.
private enum Record {
  static let kind = GroupVersionKind(group: "", version: "v1", kind: "ConfigMap")
  static let tracking = "argocd.argoproj.io/tracking-id"

  static func ref(_ application: Application) -> ObjectRef {
    ObjectRef(kind, namespace: application.namespace, name: application.object.name)
  }

  private static func trackingID(_ application: Application) -> String {
    "\(application.object.name):/ConfigMap:\(application.namespace)/\(application.object.name)"
  }

  static func isOurs(_ record: KubeObject, _ application: Application) -> Bool {
    record.annotations[tracking] == trackingID(application)
  }

  static func object(_ application: Application, revisions: [String]) -> KubeObject {
    var record = KubeObject(kind: kind, namespace: application.namespace, name: application.object.name)
    record.labels = ["app.kubernetes.io/instance": application.object.name]
    record.annotations = [tracking: trackingID(application)]
    record.value["data"] = data(application, revisions: revisions)
    return record
  }

  private static func data(_ application: Application, revisions: [String]) -> Value {
    [
      "revision": .string(revisions.joined(separator: ",")),
      "repoURL": .string(application.sources.map(\.repoURL).joined(separator: ",")),
      "path": .string(application.sources.map(\.path).joined(separator: ",")),
    ]
  }

  static func revisions(_ record: KubeObject) -> [String] {
    (record.value.at("data", "revision")?.string ?? "").split(separator: ",").map(String.init)
  }

  static func isCurrent(_ record: KubeObject, _ application: Application) -> Bool {
    record.value["data"] == data(application, revisions: revisions(record))
  }
}
