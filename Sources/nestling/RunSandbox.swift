// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPServing
internal import HTTPTransport
internal import KubeClient
internal import KubeModel
internal import Locks
internal import Operator
internal import PreviewAPI
internal import Sandbox
internal import Registries
internal import Telemetry

/// Everything on one machine: the sandbox, and beside it the operator as it runs in a cluster, over the same HTTP.
func runSandbox(_ options: SandboxOptions) async throws {
  let stop = StopSignal()
  let logger = options.log.logger
  let front = LateHandler()
  var settings = SandboxSettings(state: options.state, port: options.port, hasSample: options.hasSample)
  settings.definitions = CustomResources.ours
  settings.fallback = { await front.answer($0) }
  settings.hookURL = options.hasOperator ? "/webhooks/gitea" : nil
  settings.logger = logger
  let sandbox = try LocalSandbox(settings)
  try await sandbox.start(isReady: false)
  let http = CurlClient(version: Version.current)
  let kube = LiveKubeAPI(config: sandbox.cluster, client: http) { logger.warning($0) }
  try await SampleSet(sandbox: sandbox, kube: kube).furnish(hasSample: options.hasSample)
  do {
    try await run(options, sandbox, kube, http, front, stop, logger)
  } catch {
    await sandbox.stop()
    throw error
  }
  await sandbox.stop()
}

private func run(
  _ options: SandboxOptions, _ sandbox: LocalSandbox, _ kube: LiveKubeAPI, _ http: CurlClient, _ front: LateHandler,
  _ stop: StopSignal, _ logger: Logger
) async throws {
  let cluster = Cluster(api: kube, namespace: "argocd")
  guard options.hasOperator else {
    front.set(cluster.front { _ in .text(404, "no operator runs here\n") })
    try await begin(options, sandbox)
    await stop.wait()
    return
  }
  var settings = OperatorSettings()
  settings.port = nil
  settings.identity = "sandbox"
  settings.webhookSecrets = [Array(sandbox.hookSecret.utf8)]
  let nestling = PreviewOperator(
    settings: settings, kube: kube, forges: forgePorts(http),
    mirrors: mirrors(sandbox.state, http, allowsLocalPaths: true),
    registries: RegistryClient(http: http), plugin: pluginPort(http), probe: urlProbe(http), logger: logger,
    metrics: Metrics())
  front.set(cluster.front(nestling.handler))
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { try await nestling.run(until: { await stop.wait() }) }
    group.addTask {
      try await nestling.waitUntilReady()
      try await begin(options, sandbox)
      // Stays until the operator ends, so that the group ends with it.
      await stop.wait()
    }
    try await group.next()
    group.cancelAll()
  }
}

/// Everything is ready: says so, opens the sample's pull request the first time, and tells what to do next.
private func begin(_ options: SandboxOptions, _ sandbox: LocalSandbox) async throws {
  try sandbox.announce()
  let client = CurlClient(version: Version.current)
  if options.hasSample && sandbox.isNew { try await SampleSet.openPullRequest(options.state, client) }
  // Without an answer about them nothing is said of them.
  let open = try? await SandboxClient(state: options.state, client: client).list("acme/shop").map(\.number)
  Terminal.print(welcome(options, sandbox, open: open))
}

/// - Parameter open: numbers of the sample's open pull requests.
private func welcome(_ options: SandboxOptions, _ sandbox: LocalSandbox, open: [Int64]?) -> String {
  let state = options.state
  var text = """

    The sandbox is ready.

      Dashboard    \(sandbox.url)/
      Forge        \(sandbox.url)/-/forge
      Kubernetes   export KUBECONFIG=\(sandbox.kubeconfigPath)
                   kubectl get previews -A -w

    """
  if !options.hasOperator {
    return text + """

        No operator runs here. Start one beside it, in another terminal:

          nestling controller --kubeconfig \(sandbox.kubeconfigPath) --listen 127.0.0.1:9090


      """
  }
  if options.hasSample {
    text += """

        \(sampleWords(sandbox, open: open))

          git clone \(sandbox.url)/acme/shop.git && cd shop
          git switch -c hello && sed -i 's/Acme Shop/Hello/' web/index.html && git commit -am hello && git push origin hello
          nestling sandbox pr open --state \(state) --repo acme/shop --branch hello --title "Hello"
          nestling sandbox pr merge --state \(state) --repo acme/shop NUMBER    # the one that “open” printed

      """
  }
  return text + """

      Your own repository:

        git clone --mirror PATH-OR-URL \(state)/git/OWNER/REPO.git
        kubectl apply -f your-previewset.yaml      # gitea: {api: \(sandbox.url), owner: OWNER, repo: REPO,
                                                   #         tokenRef: {secretName: sandbox-forge, key: token}}

    Control-C stops it; the same command goes on where it was.


    """
}

/// The sample as it stands, also after a restart on a folder that somebody has worked in.
private func sampleWords(_ sandbox: LocalSandbox, open: [Int64]?) -> String {
  let start = sandbox.isNew ? "" : "It goes on where it was. "
  guard let open, let first = open.min() else {
    return start + "Open a pull request of the sample repository acme/shop:"
  }
  let pulls =
    open.count == 1 ? "one pull request; its preview" : "\(open.count) pull requests; the first one's preview"
  return start + "The sample repository acme/shop has \(pulls) is at"
    + "\n  http://shop-\(first).localhost:\(sandbox.port)/\n  Open another:"
}

/// Answers 503 until there is somebody to ask: the web listens before the operator runs.
final class LateHandler: Sendable {
  private let inner = Mutex<Handler?>(nil)
  func set(_ handler: @escaping Handler) { inner.withLock { $0 = handler } }
  func answer(_ request: ServerRequest) async -> ServerResponse {
    guard let handler = inner.withLock({ $0 }) else { return .text(503, "the operator is not running yet\n") }
    return await handler(request)
  }
}
