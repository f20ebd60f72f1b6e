// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import CLinux
internal import Commands
internal import Documents
internal import Forge
internal import ForgeDrivers
internal import Git
internal import Glibc
internal import HTTPTransport
internal import KubeClient
internal import Locks
internal import Operator
internal import PreviewAPI
internal import Registries
internal import Telemetry

/// Wires the operator to a real API server and real forges, and runs it until SIGTERM.
func runController(_ options: ControllerOptions) async throws {
  let stop = StopSignal()
  let logger = options.log.logger
  let config = try ClusterConfig.find(path: options.kubeconfig, context: options.context)
  let http = CurlClient(version: Version.current)
  let kube = LiveKubeAPI(config: config, client: http) { logger.warning($0) }
  var settings = OperatorSettings()
  settings.namespace = options.namespace
  settings.address = options.listen.host.isEmpty ? "0.0.0.0" : options.listen.host
  settings.port = options.listen.port
  settings.argoNamespace = options.argoNamespace
  settings.electsLeader = options.electsLeader
  settings.shard = options.shard
  settings.leaseNamespace = options.leaseNamespace ?? config.namespace
  settings.identity = identity()
  if let file = options.webhookSecretFile { settings.webhookSecrets = try secrets(in: file) }
  let nestling = PreviewOperator(
    settings: settings, kube: kube, forges: forgePorts(http), mirrors: mirrors(options.state, http),
    registries: RegistryClient(http: http), plugin: pluginPort(http), probe: urlProbe(http), logger: logger,
    metrics: Metrics())
  logger.info("nestling \(Version.current) begins", [.host: serverHost(config.server), .name: settings.identity])
  try await nestling.run(until: { await stop.wait() })
}

/// Scheme, host and port: a path may hold a token.
private func serverHost(_ server: String) -> String {
  server.split(separator: "/", omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
}

extension LogChoice {
  var logger: Logger {
    Logger(level: Logger.Level(level) ?? .info, format: Logger.Format(rawValue: format) ?? .text)
  }
}

/// The faces of all drivers, as the shell sees them. Pages are asked for with validators, calls are spaced per host, and what
/// broke on the way is tried again. Fifteen calls a second are what GitHub's secondary limits bear (900 points a minute).
func forgePorts(_ http: any HTTPClient) -> [ForgePort] {
  let gate = HostGate(limits: HostGate.Limits(concurrency: 10, rate: 15, burst: 100))
  let retrying = Retrying(Throttled(http, gate: gate), policy: Retrying.Policy(triesSilentLimits: false))
  let careful = Conditional(retrying, maximumBytes: 64 << 20)
  return ForgeDriver.all.map { driver in
    ForgePort(
      kind: driver.kind, capabilities: driver.capabilities, intake: driver.intake, references: driver.references,
      source: { (settings) throws(ForgeError) in try driver.source(from: settings) },
      makeClient: { (source) throws(ForgeError) in
        try driver.makeClient(source: source, http: careful, clock: .system)
      },
      organisation: driver.organisation.map { member in
        ForgePort.Organisation(
          name: member.name, references: member.references,
          source: { (settings) throws(ForgeError) in try driver.organisationSource(from: settings) })
      })
  }
}

/// Asks a preview's URL: whether somebody answers there, and how.
func urlProbe(_ http: any HTTPClient) -> URLProbe {
  { url, probe in
    do throws(TransportError) {
      return .status(try await http.status(of: url, isTLSVerified: probe.isTLSVerified))
    } catch {
      return .failed("\(error)")
    }
  }
}

func mirrors(_ state: String, _ http: any HTTPClient, allowsLocalPaths: Bool = false) -> Mirrors {
  var limits = Mirrors.Limits()
  limits.allowsLocalPaths = allowsLocalPaths
  return Mirrors(root: state + "/mirrors", client: http, limits: limits)
}

/// Host and process: differs between instances, and after a restart.
private func identity() -> String {
  var buffer = [CChar](repeating: 0, count: 256)
  gethostname(&buffer, buffer.count - 1)
  let host = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  return "\(host)_\(getpid())_\(UInt32.random(in: 0...UInt32.max))"
}

/// One secret per line, so that a new one can stand beside the old while forges are changed over.
private func secrets(in file: String) throws -> [[UInt8]] {
  let lines = WebhookSecretReference.secrets(in: Array(try Terminal.readText(file).utf8))
  guard !lines.isEmpty else { throw Failure("\(file): holds no secret; write one per line") }
  return lines
}
