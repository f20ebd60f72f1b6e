// SPDX-License-Identifier: Apache-2.0
internal import HTTPServing
internal import HTTPTransport
internal import KubeClient
internal import Sandbox

/// The whole system for as long as a measurement takes: the sandbox (forge, Kubernetes API, deployer) in this program, `nestling
/// controller` beside it as it is shipped, and everything between them over loopback.
struct MeasuredOperator: Sendable {
  /// Where the controller will answer, known before it runs.
  struct Place: Sendable {
    let port: UInt16
    let http: CurlClient
    var url: String { "http://127.0.0.1:\(port)" }
  }

  let place: Place
  let sandbox: LocalSandbox
  let kube: any KubeAPI
  let forge: SandboxClient
  var sample: SampleSet { SampleSet(sandbox: sandbox, kube: kube) }

  /// - Parameter adjust: what is special about this sandbox.
  static func run(
    _ adjust: (inout SandboxSettings, Place) -> Void,
    play: @escaping @Sendable (MeasuredOperator) async throws -> Void
  ) async throws {
    let base = try Shell.output("mktemp -d").split(whereSeparator: \.isNewline).joined()
    defer { _ = try? Shell.output("rm -rf \(Shell.quoted(base))") }
    let place = Place(port: try await freePort(), http: CurlClient(version: "bench"))
    var settings = SandboxSettings(state: base + "/sandbox")
    settings.definitions = GeneratedFile.definitions
    adjust(&settings, place)
    let sandbox = try LocalSandbox(settings)
    try await sandbox.start()
    let outcome: Result<Void, any Error>
    do {
      let system = MeasuredOperator(
        place: place, sandbox: sandbox, kube: LiveKubeAPI(config: sandbox.cluster, client: place.http),
        forge: try SandboxClient(state: sandbox.state, client: place.http))
      try await system.sample.furnish(hasSample: false)
      outcome = .success(try await system.accompany(base, play))
    } catch {
      outcome = .failure(error)
    }
    await sandbox.stop()
    try outcome.get()
  }

  /// Runs the controller until the play is over.
  private func accompany(
    _ base: String, _ play: @escaping @Sendable (MeasuredOperator) async throws -> Void
  ) async throws {
    try Repository.write(sandbox.hookSecret + "\n", to: base + "/secret")
    let controller = Subprocess(
      try Shell.nestling(),
      [
        "controller", "--kubeconfig", sandbox.kubeconfigPath, "--listen", "127.0.0.1:\(place.port)", "--state",
        base + "/controller", "--webhook-secret-file", base + "/secret", "--log-level", "error",
      ], timeout: .seconds(3600), maximumOutput: 64 << 20)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        let ended = try await controller.run()
        throw ChoreFailed("the controller ended: \(ended.errorExcerpt)")
      }
      group.addTask { try await play(self) }
      // The controller only ever fails.
      try await group.next()
      group.cancelAll()
    }
  }

  private static func freePort() async throws -> UInt16 {
    let server = Server { _ in .text(404, "") }
    let port = try await server.start()
    await server.stop(grace: .zero)
    return port
  }
}
