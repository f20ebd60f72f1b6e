// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import Documents
public import HTTPTransport
public import KubeModel

/// The API server itself, over HTTP.
///
/// Guarantees: kinds are found by discovery; credentials are renewed when they run out, and once more when the server refuses
/// them; a bad object in a list or watch is left out and said, never an error. Nothing is retried: that is the caller's
/// decision, or the client's it was given.
public struct LiveKubeAPI: KubeAPI {
  private let config: ClusterConfig
  private let client: any HTTPClient
  private let clock: TimeSource
  private let requests: KubeRequests
  private let credentials: Credentials
  private let discovery: Discovery
  private let impersonation: Impersonation?
  private let notice: @Sendable (String) -> Void

  /// - Parameters:
  ///   - client: `CurlClient`, perhaps wrapped. Watches are streams of it.
  ///   - notice: told about objects that could not be read, and other things worth a line in the log.
  public init(
    config: ClusterConfig, client: any HTTPClient, clock: TimeSource = .system,
    notice: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.config = config
    self.client = client
    self.clock = clock
    self.notice = notice
    requests = KubeRequests(server: config.server)
    credentials = Credentials(config, clock: clock)
    discovery = Discovery()
    impersonation = config.impersonation
  }

  private init(_ other: LiveKubeAPI, as impersonation: Impersonation) {
    config = other.config
    client = other.client
    clock = other.clock
    requests = other.requests
    credentials = other.credentials
    discovery = other.discovery
    notice = other.notice
    self.impersonation = impersonation
  }

  public func impersonating(user: String, groups: [String] = []) -> any KubeAPI {
    LiveKubeAPI(self, as: Impersonation(user: user, groups: groups))
  }

  // MARK: reading

  public func get(_ ref: ObjectRef) async throws(KubeError) -> KubeObject? {
    let resource = try await resource(ref.kind)
    let namespace = try LiveKubeAPI.namespace(ref.namespace, resource, ref.description)
    let what = "get \(ref)"
    let response = try await send(requests.get(resource, namespace: namespace, name: ref.name))
    if try isAbsent(response, ref.kind) { return nil }
    return try object(response, what)
  }

  public func list(
    _ kind: GroupVersionKind, namespace: String?, _ options: ListOptions
  ) async throws(KubeError) -> ListPage {
    let resource = try await resource(kind)
    let what = "list \(kind)" + (namespace.map { " in \($0)" } ?? "")
    let response = try await send(requests.list(resource, namespace: namespace, options))
    try checkPath(response, kind)
    if let error = KubeAnswers.failure(response, what, now: clock.now()) { throw error }
    let (page, unreadable) = try KubeAnswers.page(response, kind: kind, what)
    for text in unreadable { notice(text) }
    return page
  }

  public func watch(
    _ kind: GroupVersionKind, namespace: String?, from resourceVersion: String, _ options: ListOptions
  ) async throws(KubeError) -> WatchStream {
    let resource = try await resource(kind)
    let request = requests.watch(resource, namespace: namespace, from: resourceVersion, options)
    let stream = try await open(request)
    guard (200..<300).contains(stream.status) else {
      let response = await LiveKubeAPI.whole(stream)
      try checkPath(response, kind)
      throw KubeAnswers.failure(response, "watch \(kind)", now: clock.now())
        ?? .malformed("watch \(kind): HTTP \(response.status)")
    }
    let lines = LineReader(stream, host: Origin(config.server)?.authority ?? "")
    return WatchStream(
      next: { () async throws(KubeError) -> WatchEvent? in
        do throws(TransportError) {
          while let line = try await lines.next() {
            if !line.isEmpty { return KubeAnswers.event(line, kind: kind) }
          }
          return nil
        } catch {
          throw KubeAnswers.failure(error)
        }
      }, cancel: { lines.cancel() })
  }

  public func isNamespaced(_ kind: GroupVersionKind) async throws(KubeError) -> Bool {
    try await resource(kind).isNamespaced
  }

  public func kind(
    ofResource plural: String, group: String, version: String
  ) async throws(KubeError) -> GroupVersionKind {
    let missing = GroupVersionKind(group: group, version: version, kind: plural)
    switch discovery.lookUp(plural: plural, group: group, version: version, now: clock.now()) {
    case .known(let resource): return resource.kind
    case .missing: throw .noSuchKind(missing)
    case .stale: break
    }
    guard let resource = try await discover(group, version).values.first(where: { $0.plural == plural }) else {
      throw .noSuchKind(missing)
    }
    return resource.kind
  }

  // MARK: writing

  public func create(_ object: KubeObject) async throws(KubeError) -> KubeObject {
    let (object, resource) = try await placed(object)
    let response = try await send(requests.create(object, as: resource))
    try checkPath(response, object.kind)
    return try self.object(response, "create \(object.ref)")
  }

  public func replace(_ object: KubeObject, subresource: String?) async throws(KubeError) -> KubeObject {
    let (object, resource) = try await placed(object)
    let response = try await send(requests.replace(object, as: resource, subresource: subresource))
    return try self.object(response, "replace \(LiveKubeAPI.part(subresource))\(object.ref)")
  }

  public func patch(
    _ ref: ObjectRef, _ type: PatchType, _ body: Value, subresource: String?
  ) async throws(KubeError) -> KubeObject? {
    let resource = try await resource(ref.kind)
    let namespace = try LiveKubeAPI.namespace(ref.namespace, resource, ref.description)
    let response = try await send(
      requests.patch(resource, namespace: namespace, name: ref.name, type, body, subresource: subresource))
    if try isAbsent(response, ref.kind) { return nil }
    return try object(response, "patch \(LiveKubeAPI.part(subresource))\(ref)")
  }

  public func apply(
    _ object: KubeObject, manager: String, force: Bool, subresource: String?
  ) async throws(KubeError) -> KubeObject {
    let (object, resource) = try await placed(object)
    let response = try await send(
      requests.apply(object, as: resource, manager: manager, force: force, subresource: subresource))
    try checkPath(response, object.kind)
    return try self.object(response, "apply \(LiveKubeAPI.part(subresource))\(object.ref)")
  }

  public func rehearse(_ object: KubeObject, manager: String) async throws(KubeError) {
    let (object, resource) = try await placed(object)
    let response = try await send(
      requests.apply(object, as: resource, manager: manager, force: true, subresource: nil, isRehearsal: true))
    try checkPath(response, object.kind)
    if let error = KubeAnswers.failure(response, "apply \(object.ref)", now: clock.now()) { throw error }
  }

  public func delete(
    _ ref: ObjectRef, _ preconditions: Preconditions, _ propagation: Propagation
  ) async throws(KubeError) -> Bool {
    let resource = try await resource(ref.kind)
    let namespace = try LiveKubeAPI.namespace(ref.namespace, resource, ref.description)
    let response = try await send(
      requests.delete(resource, namespace: namespace, name: ref.name, preconditions, propagation))
    if try isAbsent(response, ref.kind) { return false }
    if let error = KubeAnswers.failure(response, "delete \(ref)", now: clock.now()) { throw error }
    return true
  }

  // MARK: parts

  private static func part(_ subresource: String?) -> String { subresource.map { "\($0) of " } ?? "" }

  private func object(_ response: HTTPResponse, _ what: String) throws(KubeError) -> KubeObject {
    if let error = KubeAnswers.failure(response, what, now: clock.now()) { throw error }
    return try KubeAnswers.object(response, what)
  }

  /// The namespace to put into a path: none for cluster-scoped kinds, and never none for the others, because a path without one
  /// would mean all of them.
  private static func namespace(
    _ namespace: String?, _ resource: APIResource, _ what: String
  ) throws(KubeError) -> String? {
    guard resource.isNamespaced else { return nil }
    guard let namespace, !namespace.isEmpty else {
      throw .invalid("\(what): a \(resource.kind.kind) needs a namespace")
    }
    return namespace
  }

  private func placed(_ object: KubeObject) async throws(KubeError) -> (KubeObject, APIResource) {
    let resource = try await resource(object.kind)
    var object = object
    object.namespace = try LiveKubeAPI.namespace(object.namespace, resource, object.ref.description)
    return (object, resource)
  }

  private func resource(_ kind: GroupVersionKind) async throws(KubeError) -> APIResource {
    switch discovery.lookUp(kind, now: clock.now()) {
    case .known(let resource): return resource
    case .missing: throw .noSuchKind(kind)
    case .stale: break
    }
    guard let resource = try await discover(kind.group, kind.version)[kind.kind] else { throw .noSuchKind(kind) }
    return resource
  }

  /// Asks what kinds a group version has, by kind; a group version that is not served has none.
  private func discover(_ group: String, _ version: String) async throws(KubeError) -> [String: APIResource] {
    let what = "discover \(group.isEmpty ? version : group + "/" + version)"
    let response = try await send(requests.resources(group: group, version: version))
    var resources: [String: APIResource] = [:]
    if response.status != 404 {
      if let error = KubeAnswers.failure(response, what, now: clock.now()) { throw error }
      resources = APIResource.resources(in: try KubeAnswers.value(response, what), group: group, version: version)
    }
    discovery.remember(group: group, version: version, resources, now: clock.now())
    return resources
  }

  /// A path the server does not know means that the kind has gone since we discovered it.
  private func checkPath(_ response: HTTPResponse, _ kind: GroupVersionKind) throws(KubeError) {
    guard KubeAnswers.isUnknownPath(response) else { return }
    discovery.forget(kind)
    throw .noSuchKind(kind)
  }

  private func isAbsent(_ response: HTTPResponse, _ kind: GroupVersionKind) throws(KubeError) -> Bool {
    try checkPath(response, kind)
    return response.status == 404
  }

  // MARK: sending

  private func send(_ request: HTTPRequest) async throws(KubeError) -> HTTPResponse {
    try await authenticated(request, status: \.status) { (request) async throws(TransportError) in
      try await client.send(request)
    }
  }

  private func open(_ request: HTTPRequest) async throws(KubeError) -> HTTPStream {
    try await authenticated(request, status: \.status, discard: { $0.cancel() }) {
      (request) async throws(TransportError) in
      try await client.stream(request)
    }
  }

  /// Sends with credentials; a refusal of credentials that can be renewed is worth one more attempt.
  private func authenticated<Answer>(
    _ request: HTTPRequest, status: (Answer) -> Int, discard: (Answer) -> Void = { _ in },
    _ exchange: (HTTPRequest) async throws(TransportError) -> Answer
  ) async throws(KubeError) -> Answer {
    let proof = try await credentials.current()
    let answer: Answer
    do throws(TransportError) { answer = try await exchange(prepared(request, proof)) } catch {
      throw KubeAnswers.failure(error)
    }
    guard status(answer) == 401, let renewed = try await credentials.renewed(after: proof) else { return answer }
    discard(answer)
    do throws(TransportError) { return try await exchange(prepared(request, renewed)) } catch {
      throw KubeAnswers.failure(error)
    }
  }

  private func prepared(_ request: HTTPRequest, _ proof: Proof) -> HTTPRequest {
    var request = request
    request.tls = config.tls
    if let certificate = proof.certificatePEM, let key = proof.keyPEM {
      request.tls?.certificatePEM = certificate
      request.tls?.keyPEM = key
    }
    request.proxy = config.proxy
    if let authorization = proof.authorization { request.headers["Authorization"] = authorization }
    impersonation?.add(to: &request.headers)
    return request
  }

  /// The beginning of an answer that is not a watch after all.
  private static func whole(_ stream: HTTPStream) async -> HTTPResponse {
    var body: [UInt8] = []
    while body.count < 1 << 20, let piece = try? await stream.next() { body += piece }
    stream.cancel()
    return HTTPResponse(status: stream.status, headers: stream.headers, body: body)
  }
}
