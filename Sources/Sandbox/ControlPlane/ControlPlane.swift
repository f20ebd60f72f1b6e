// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import HTTPServing
internal import Documents
internal import Locks

/// A small Kubernetes API server for one machine: what stock `kubectl` and our operator need of one, as a `Handler`.
///
/// *Guarantees*: every write is one SQLite transaction before anybody sees it; resource versions go on after a restart.
/// *Caveats*: nothing runs (pods are only records, which end as `WorkloadScript` is told), no admission webhooks, no protobuf.
/// Who holds the token may do everything; whom it impersonates, what RBAC says.
public final class ControlPlane: Sendable {
  let state: Mutex<ControlState>
  let clock: TimeSource
  let bookmarkInterval: Duration
  /// What a client must show: as `Authorization: Bearer`, or as path `/token/TOKEN/…` in front of all others.
  ///
  /// The path is there because client-go, and with it kubectl, sends credentials over TLS only. It drops that path for
  /// `kubectl get --raw`; so the kubeconfig names this server as its own proxy, too, and proxies are shown credentials.
  public let token: String

  /// - Parameters:
  ///   - path: the database file; `:memory:` keeps nothing.
  ///   - historyLimit: so many writes back a watch can start; older starts are answered 410.
  public init(
    path: String, clock: TimeSource = .system, historyLimit: Int = 5000, bookmarkInterval: Duration = .seconds(5)
  ) throws {
    self.clock = clock
    self.bookmarkInterval = bookmarkInterval
    let opened = try ControlState(path: path, clock: clock, historyLimit: historyLimit)
    token = opened.bearerToken
    try ControlPlane.prepare(opened)
    state = Mutex(opened)
  }

  static let permanentNamespaces = ["default", "kube-system", "kube-public"]

  /// The namespaces that are always there, and whatever work a crash interrupted.
  private static func prepare(_ state: ControlState) throws {
    guard let namespaces = state.registry.find(group: "", version: "v1", plural: "namespaces") else { return }
    for name in permanentNamespaces
    where state.object(ControlRef(storage: "/namespaces", namespace: "", name: name)) == nil {
      _ = try state.create(
        namespaces, "", ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": .string(name)]],
        WriteOptions(manager: "kube-apiserver"))
    }
    if let roles = state.registry.find(group: "rbac.authorization.k8s.io", version: "v1", plural: "clusterroles") {
      for role in DefaultRoles.all where state.object(state.ref(roles, "", role.name)) == nil {
        _ = try state.create(
          roles, "", ["metadata": ["name": .string(role.name)], "rules": .array(role.rules)],
          WriteOptions(manager: "kube-apiserver"))
      }
    }
    state.collect()
  }

  /// Runs one step under the lock, with what follows from it.
  func run<Result: Sendable>(_ body: (ControlState) throws(APIFailure) -> Result) throws(APIFailure) -> Result {
    try state.withLock { state throws(APIFailure) in
      let result = try body(state)
      state.collect()
      return result
    }
  }

  /// What stock kubectl needs to find this server.
  /// - Parameter server: its URL, `http://127.0.0.1:6443`.
  public func kubeconfig(server: String) -> String {
    YAML.text([
      "apiVersion": "v1", "kind": "Config", "current-context": "nestling-sandbox",
      "clusters": [
        [
          "name": "nestling-sandbox",
          "cluster": ["server": .string("\(server)/token/\(token)"), "proxy-url": .string(proxy(server))],
        ]
      ],
      "users": [["name": "nestling-sandbox", "user": ["token": .string(token)]]],
      "contexts": [
        [
          "name": "nestling-sandbox",
          "context": ["cluster": "nestling-sandbox", "user": "nestling-sandbox", "namespace": "default"],
        ]
      ],
    ])
  }

  private func proxy(_ server: String) -> String {
    server.replacing("://", with: "://\(APIAccess.proxyUser):\(token)@", maxReplacements: 1)
  }

  /// What answers requests.
  public var handler: Handler { { await self.answer($0) } }

  private func answer(_ request: ServerRequest) async -> ServerResponse {
    guard APIAccess.isLocal(request.header("Host")) else {
      return .text(403, "this server answers only as localhost, 127.0.0.1 and [::1]\n")
    }
    if let health = APIAccess.health(request.path) { return health }
    let access = APIAccess.admit(request, token: token)
    do throws(APIFailure) {
      guard let access else { throw .unauthorized }
      return try APIEndpoints(
        plane: self, request: access.request, identity: APIIdentity(access.request), prefix: access.prefix
      ).answer()
    } catch {
      return APIReply.failure(error)
    }
  }
}
