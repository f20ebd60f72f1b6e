// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import ForgeDrivers
import Forge
import Generators
import Git
import HTTPServing
import HTTPTransport
import KubeClient
import KubeModel
import Locks
import Operator
import PreviewAPI
import Registries
import Sandbox
import Telemetry
import TestKit

/// Sandbox and operator in this process, over sockets.
///
/// The operator's clock runs ten times as fast, so that its waits are short.
final class Bed: Sendable {
  static let repository = "acme/shop"
  let sandbox: LocalSandbox
  let cluster: LiveKubeAPI
  let forge: SandboxClient
  /// Everything that the operator logged, as it would be printed.
  let lines = Lines()
  private let http = CurlClient(version: "test")
  private let scratch: ScratchFolder

  static func with(body: (Bed) async throws -> Void) async throws {
    let front = Front()
    let bed = try await Bed(front: front)
    let nestling = bed.makeOperator()
    front.set(nestling.handler)
    let (stops, stop) = AsyncStream.makeStream(of: Void.self)
    let running = Task { try await nestling.run(until: { for await _ in stops { break } }) }
    let outcome: Result<Void, any Error>
    do {
      try await nestling.waitUntilReady()
      try await body(bed)
      outcome = .success(())
    } catch {
      outcome = .failure(error)
    }
    stop.finish()
    try await running.value
    await bed.sandbox.stop()
    try outcome.get()
  }

  private init(front: Front) async throws {
    scratch = try ScratchFolder("scenario")
    var settings = SandboxSettings(state: scratch.path + "/state", port: 0)
    settings.definitions = CustomResources.all(generators: GeneratorKind.all.map { ($0.name, $0.schema) })
    settings.hookURL = "/webhooks/gitea"
    settings.fallback = { await front.answer($0) }
    sandbox = try LocalSandbox(settings)
    try await sandbox.start()
    cluster = LiveKubeAPI(config: sandbox.cluster, client: http)
    forge = try SandboxClient(state: sandbox.state, client: http)
    let sample = SampleSet(sandbox: sandbox, kube: cluster)
    try await sample.furnish(hasSample: false)
    var set = sample.previewSet(every: 10)
    set.value["spec"]?["template"]?["metadata"]?["name"] = "shop-{{.number}}"
    set.value["spec"]?["preview"]?["ready"] = ["probe": ["path": "/"]]
    _ = try await cluster.create(set)
  }

  private func makeOperator() -> PreviewOperator {
    var settings = OperatorSettings()
    settings.port = nil
    settings.webhookSecrets = [Array(sandbox.hookSecret.utf8)]
    let (clock, http) = (TimeSource.fast(10), http)
    let ports = ForgeDriver.all.map { driver in
      ForgePort(
        kind: driver.kind, capabilities: driver.capabilities, intake: driver.intake, references: driver.references,
        source: { (settings) throws(ForgeError) in try driver.source(from: settings) },
        makeClient: { (source) throws(ForgeError) in
          try driver.makeClient(source: source, http: Conditional(http), clock: clock)
        })
    }
    return PreviewOperator(
      settings: settings, kube: cluster, forges: ports,
      mirrors: Mirrors(root: scratch.path + "/mirrors", client: http), registries: RegistryClient(http: http),
      probe: { url, _ in
        do throws(TransportError) { return .status(try await http.status(of: url)) } catch {
          return .failed("\(error)")
        }
      }, clock: clock, logger: Logger(level: .debug, format: .json, sink: lines.sink), metrics: Metrics())
  }

  // MARK: what people do and see

  func open(_ branch: String) async throws -> Int64 {
    try await forge.open(SandboxClient.Opening(branch: branch), in: Bed.repository).number
  }

  func push(_ number: Int64) async throws -> String { try await forge.push(number, in: Bed.repository) }

  func preview(_ number: Int64) async throws -> KubeObject? {
    try await cluster.get(ObjectRef(Names.preview, namespace: "argocd", name: "shop-shop-\(number)"))
  }

  /// Ready at that commit, and the one comment says so.
  func waitUntilReady(_ number: Int64, at sha: String? = nil) async throws {
    try await eventually("Ready of pull request \(number)") { look in
      let found = try await preview(number)
      let comments = try await forge.comments(of: number, in: Bed.repository).map(\.body)
      look.saw(YAML.text(found?.status ?? .null) + comments.joined(separator: "\n---\n"))
      guard let found, found.status["phase"]?.string == "Ready" else { return false }
      guard sha == nil || found.status["deployedSHA"]?.string == sha else { return false }
      return comments.count == 1 && comments[0].contains("### Preview ready")
        && comments[0].contains(found.status["deployedSHA"]?.string?.prefix(7) ?? "-")
    }
  }

  /// Nothing of it is left, and the one comment says why.
  func waitUntilGone(_ number: Int64, because reason: String) async throws {
    let namespace = ObjectRef(Names.namespace, namespace: nil, name: "preview-shop-shop-\(number)")
    let application = ObjectRef(Names.application, namespace: "argocd", name: "shop-\(number)")
    try await eventually("the end of pull request \(number)") { look in
      for found in [try await preview(number), try await cluster.get(application), try await cluster.get(namespace)] {
        if let found {
          look.saw(YAML.text(found.value))
          return false
        }
      }
      let comments = try await forge.comments(of: number, in: Bed.repository).map(\.body)
      look.saw(comments.joined(separator: "\n---\n"))
      return comments.count == 1 && comments[0].contains("is gone: the pull request was \(reason)")
    }
  }
}

extension TimeSource {
  /// A clock that runs so many times as fast as the machine's.
  static func fast(_ factor: Int) -> TimeSource {
    let start = Timestamp.now
    return TimeSource(
      now: { start + (Timestamp.now - start) * factor }, sleep: { try await Task.sleep(for: $0 / factor) })
  }
}

/// Log lines, kept.
final class Lines: Sendable {
  private let kept = Mutex<[String]>([])
  var all: [String] { kept.withLock { $0 } }
  var sink: LogSink { LogSink { [self] line in kept.withLock { $0.append(String(decoding: line, as: UTF8.self)) } } }
}

/// The sandbox's web wants a handler before there is an operator to be it.
private final class Front: Sendable {
  private let inner = Mutex<Handler?>(nil)
  func set(_ handler: @escaping Handler) { inner.withLock { $0 = handler } }
  func answer(_ request: ServerRequest) async -> ServerResponse {
    guard let handler = inner.withLock({ $0 }) else { return .text(503, "not yet\n") }
    return await handler(request)
  }
}
