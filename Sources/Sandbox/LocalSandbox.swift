// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography
internal import Documents
internal import Git
internal import Glibc
internal import HTTPServing
internal import HTTPTransport
public import KubeClient
internal import KubeModel
internal import Locks
internal import Telemetry

/// Everything a preview needs, on one machine: a Kubernetes API, a forge, a deployer and a web server, on loopback.
///
/// *Guarantees*: started again on the same folder it goes on where it was, also after being killed; `kubeconfig` is there only
/// while everything it promises works. *Must not know*: the operator, its resources, forge drivers.
public final class LocalSandbox: Sendable {
  private struct Running {
    var web: Server
    var api: Server
    var work: Task<Void, Never>
    var lock: Int32
  }
  private enum Phase { case idle, starting, running(Running), stopped }

  public let settings: SandboxSettings
  /// Absolute path of the state folder.
  public let state: String
  /// The operator's token on the forge (`nestling-bot`).
  public let botToken: String
  /// Token of the person at the machine, administrator of the forge.
  public let adminToken: String
  /// What webhooks are signed with.
  public let hookSecret: String
  /// Whether the state folder held no sandbox before.
  public let isNew: Bool

  private let facts: Mutex<SandboxFacts>
  private let phase = Mutex(Phase.idle)
  private let plane: ControlPlane
  private let forge: LocalForge
  private let sites = SiteTable()
  private let client = CurlClient(version: "sandbox")
  private let lock: Int32

  /// Opens the state folder; nothing listens yet.
  /// - Throws: `SandboxError`.
  public init(_ settings: SandboxSettings) throws {
    self.settings = settings
    do throws(FileFailure) {
      // Databases and tokens are nobody else's business.
      try Files.makeFolder(settings.state, mode: 0o700)
      try Files.makeFolder(settings.state + "/git")
      state = try Files.absolute(settings.state)
    } catch {
      throw SandboxError.file(error)
    }
    lock = try LocalSandbox.takeLock(state)
    // Left by one that was killed: who waits for the file must wait for us.
    Files.remove(state + "/kubeconfig")
    isNew = (try? Files.read(SandboxFacts.path(state), limit: 1 << 20)) == nil
    let known = try LocalSandbox.facts(state)
    (botToken, adminToken, hookSecret) = (known.botToken, known.adminToken, known.hookSecret)
    facts = Mutex(known)
    do {
      plane = try ControlPlane(path: state + "/cluster.db", clock: settings.clock)
      let store = try ForgeStore(path: state + "/forge.db", now: settings.clock.now)
      forge = try LocalForge(store: store, folder: state + "/git", client: client, clock: settings.clock)
      try store.setToken(known.adminToken, of: forge.administrator())
      try store.setToken(known.botToken, of: store.ensureUser(LocalForge.bot))
    } catch {
      close(lock)
      throw SandboxError.damaged(path: state, detail: "\(error)")
    }
  }

  deinit { if case .idle = phase.withLock({ $0 }) { close(lock) } }

  /// Port of the web; 0 before the start.
  public var port: UInt16 { facts.withLock { $0.port } }
  /// Port of the Kubernetes API; 0 before the start.
  public var apiPort: UInt16 { facts.withLock { $0.apiPort } }
  /// `http://localhost:PORT`, no slash at the end.
  public var url: String { "http://localhost:\(port)" }
  public var kubeconfigPath: String { state + "/kubeconfig" }
  /// How to reach the Kubernetes API from this process.
  public var cluster: ClusterConfig {
    ClusterConfig(
      server: "http://127.0.0.1:\(apiPort)", proxy: "", credentials: .token(plane.token), namespace: "default",
      name: "nestling-sandbox")
  }

  /// Starts everything; `isReady` false leaves `kubeconfig` to `announce()`, for who has more to start.
  /// - Throws: `SandboxError`; and `KubeError` when a definition is not acceptable.
  public func start(isReady: Bool = true) async throws {
    let isFirst = phase.withLock { phase -> Bool in
      guard case .idle = phase else { return false }
      phase = .starting
      return true
    }
    guard isFirst else { throw SandboxError.alreadyStarted }
    let front = WebFront(
      forge: forge, sites: sites, formToken: facts.withLock { $0.formToken }, fallback: settings.fallback)
    let (plane, witness) = (plane.handler, settings.witness)
    let api = Server(settings: server(port: settings.port == 0 ? 0 : settings.port + 1)) { request in
      witness?(request)
      return await plane(request)
    }
    let web = Server(settings: server(port: settings.port), handler: front.handler)
    let apiPort = try await listen(api, settings.port == 0 ? 0 : settings.port + 1)
    do {
      let port = try await listen(web, settings.port)
      try remember(port: port, apiPort: apiPort)
      try await furnish()
    } catch {
      await web.stop(grace: .zero)
      await api.stop(grace: .zero)
      close(lock)
      phase.withLock { $0 = .stopped }
      throw error
    }
    let work = Task { await self.work() }
    phase.withLock { $0 = .running(Running(web: web, api: api, work: work, lock: lock)) }
    if isReady { try announce() }
  }

  /// Writes `DIR/kubeconfig`: everything is ready.
  public func announce() throws {
    do throws(FileFailure) {
      try Files.write(Array(plane.kubeconfig(server: "http://127.0.0.1:\(apiPort)").utf8), to: kubeconfigPath)
    } catch {
      throw SandboxError.file(error)
    }
    settings.logger.info("sandbox ready", [.url: url, .path: state])
  }

  /// Ends everything in order; the folder can be used again at once.
  public func stop() async {
    let running = phase.withLock { phase -> Running? in
      guard case .running(let running) = phase else { return nil }
      phase = .stopped
      return running
    }
    guard let running else { return }
    Files.remove(kubeconfigPath)
    running.work.cancel()
    await running.web.stop(grace: .seconds(2))
    await running.work.value
    await running.api.stop(grace: .seconds(2))
    close(running.lock)
  }

  // MARK: parts

  private func server(port: UInt16) -> ServerSettings {
    // A push is one body; an answer may be a clone.
    ServerSettings(port: port, maximumBody: 256 << 20, requestTimeout: .seconds(180))
  }

  private func listen(_ server: Server, _ port: UInt16) async throws -> UInt16 {
    do throws(ServingError) {
      return try await server.start()
    } catch {
      throw SandboxError.cannotListen(port: port, detail: "\(error)")
    }
  }

  private func remember(port: UInt16, apiPort: UInt16) throws {
    let value = facts.withLock { facts in
      facts.port = port
      facts.apiPort = apiPort
      return facts.value
    }
    forge.baseURL = url
    do throws(FileFailure) {
      try Files.write(JSON.bytes(value, pretty: true), to: SandboxFacts.path(state))
    } catch {
      throw SandboxError.file(error)
    }
  }

  /// What has to be there before anybody looks: definitions, namespace, project, hook, sample.
  private func furnish() async throws {
    let cluster = LiveKubeAPI(config: self.cluster, client: client, clock: settings.clock)
    for definition in ArgoDefinitions.all + NeighbourDefinitions.all + settings.definitions {
      _ = try await cluster.apply(KubeObject(definition), manager: "nestling-sandbox", force: true, subresource: nil)
    }
    for object in ArgoDefinitions.objects {
      _ = try await cluster.apply(object, manager: "nestling-sandbox", force: true, subresource: nil)
    }
    try setHook()
    if settings.hasSample { try await SampleRepository.make(on: forge) }
  }

  private func setHook() throws {
    let old = try forge.store.hooks(of: nil)
    guard let hookURL = settings.hookURL else { return try old.forEach { try forge.store.delete($0) } }
    let target = hookURL.hasPrefix("/") ? "http://127.0.0.1:\(port)\(hookURL)" : hookURL
    var hook =
      try old.first
      ?? forge.store.addHook(
        ForgeHook(
          id: 0, repositoryID: nil, url: target, secret: hookSecret, events: ["*"], isActive: true,
          createdAt: settings.clock.now(), updatedAt: settings.clock.now()))
    (hook.url, hook.secret, hook.isActive) = (target, hookSecret, true)
    try forge.store.save(hook)
  }

  private func work() async {
    let logger = settings.logger
    let report: @Sendable (String) -> Void = { message in
      logger.warning("sandbox", [.message: message])
    }
    let deployer = Deployer(
      api: LiveKubeAPI(config: cluster, client: client, clock: settings.clock, notice: report), sites: sites,
      clock: settings.clock, port: { self.port }, repository: forge.local(url:), notice: report)
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await deployer.run() }
      group.addTask { await self.forge.deliveries.run(report: report) }
      group.addTask {
        await self.forge.watchReferences(every: .seconds(1), clock: self.settings.clock, report: report)
      }
      await group.waitForAll()
    }
  }

  /// One sandbox per folder: the lock goes with the process, however that ends.
  private static func takeLock(_ state: String) throws -> Int32 {
    let path = state + "/sandbox.lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SandboxError.file(.last(path)) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw SandboxError.inUse(state)
    }
    return descriptor
  }

  /// Tokens are made once and kept, so that whoever holds one goes on after a restart.
  private static func facts(_ state: String) throws -> SandboxFacts {
    if let bytes = try? Files.read(SandboxFacts.path(state), limit: 1 << 20) {
      guard let value = try? JSON.parse(bytes), let facts = SandboxFacts(value) else {
        throw SandboxError.damaged(path: SandboxFacts.path(state), detail: "not what a sandbox writes")
      }
      return facts
    }
    func secret() -> String { Hex.encode(SecureRandom.bytes(20)) }
    return SandboxFacts(adminToken: secret(), botToken: secret(), hookSecret: secret(), formToken: secret())
  }
}
