// SPDX-License-Identifier: Apache-2.0
internal import Clocks
public import Documents
public import Forge
internal import KubeClient
internal import KubeModel

/// One forge driver as the shell sees it: its face in the words of `Forge`, no vendor in sight.
public struct ForgePort: Sendable {
  /// Name of its member in a pullRequest generator, and of its webhook route.
  public var kind: String
  /// What forges of this kind can do.
  public var capabilities: Set<Capability>
  public var intake: any ForgeIntake
  /// Members of the settings that name Secrets and ConfigMaps.
  public var references: [SettingsReference]
  /// Reads the settings, all but what the references name.
  public var source: @Sendable (Value) throws(ForgeError) -> ForgeSource
  public var makeClient: @Sendable (ForgeSource) throws(ForgeError) -> any ForgeClient
  /// nil where the repositories of an owner are not listed.
  public var organisation: Organisation?

  /// Its member in an scmProvider generator.
  public struct Organisation: Sendable {
    /// `azureDevOps`; not always the port's kind.
    public var name: String
    public var references: [SettingsReference]
    /// Reads the settings; the repository is an owner without a name.
    public var source: @Sendable (Value) throws(ForgeError) -> ForgeSource

    public init(
      name: String, references: [SettingsReference],
      source: @escaping @Sendable (Value) throws(ForgeError) -> ForgeSource
    ) {
      self.name = name
      self.references = references
      self.source = source
    }
  }

  public init(
    kind: String, capabilities: Set<Capability>, intake: any ForgeIntake, references: [SettingsReference],
    source: @escaping @Sendable (Value) throws(ForgeError) -> ForgeSource,
    makeClient: @escaping @Sendable (ForgeSource) throws(ForgeError) -> any ForgeClient,
    organisation: Organisation? = nil
  ) {
    self.kind = kind
    self.capabilities = capabilities
    self.intake = intake
    self.references = references
    self.source = source
    self.makeClient = makeClient
    self.organisation = organisation
  }
}

/// A repository on a forge and the client that may ask about it.
struct Connection: Sendable {
  var client: any ForgeClient
  var repository: RepositoryRef
}

/// Clients of forges, one per host and credential, made when first wanted. Secrets are read anew each time, so a rotated token
/// makes a new client.
actor Forges {
  let ports: [ForgePort]
  private let kube: any KubeAPI
  private var clients: [Key: any ForgeClient] = [:]
  /// What clients have asked that are no more, by host.
  private var retired: [String: ForgeUsage] = [:]

  /// A client serves every repository of its host and credential, so neither repository nor labels belong to the key.
  private struct Key: Hashable {
    var kind: String
    var source: ForgeSource
  }

  init(_ ports: [ForgePort], _ kube: any KubeAPI) {
    self.ports = ports
    self.kube = kube
  }

  /// What a forge of this kind can do; nothing for one that is not spoken.
  nonisolated func capabilities(_ kind: String) -> Set<Capability> {
    ports.first { $0.kind == kind }?.capabilities ?? []
  }

  /// - Parameter namespace: where the Secrets and ConfigMaps that the settings name are looked up.
  func connect(_ kind: String, _ settings: Value, namespace: String) async throws(ForgeError) -> Connection {
    guard let port = ports.first(where: { $0.kind == kind }) else {
      throw ForgeError.misconfigured(
        field: kind, detail: "no such forge; known are \(ports.map(\.kind).joined(separator: ", "))")
    }
    return try await connection(port, try port.source(settings), port.references, settings, namespace)
  }

  /// For the member of an scmProvider generator; the connection's repository is an owner without a name.
  func connect(provider: String, _ settings: Value, namespace: String) async throws(ForgeError) -> Connection {
    guard let port = ports.first(where: { $0.organisation?.name == provider }), let organisation = port.organisation
    else {
      let known = ports.compactMap(\.organisation?.name).joined(separator: ", ")
      throw ForgeError.misconfigured(field: provider, detail: "its repositories cannot be listed; known are \(known)")
    }
    return try await connection(
      port, try organisation.source(settings), organisation.references, settings, namespace)
  }

  private func connection(
    _ port: ForgePort, _ read: ForgeSource, _ references: [SettingsReference], _ settings: Value, _ namespace: String
  ) async throws(ForgeError) -> Connection {
    var source = read
    for reference in references {
      try await resolve(reference, settings, namespace, into: &source)
    }
    let repository = source.repository
    source.repository = RepositoryRef(owner: "", name: "")
    source.labels = []
    source.body = .object(
      Object(
        (settings.object ?? [:]).filter { !Forges.repositoryFields.contains($0.key) }.map { ($0.key, $0.value) }))
    return Connection(client: try client(port, source), repository: repository)
  }

  /// A client that acts as the GitHub App of a repository Secret.
  func connect(_ app: AppLogin) throws(ForgeError) -> any ForgeClient {
    guard let port = ports.first(where: { $0.kind == "github" }) else {
      throw ForgeError.misconfigured(field: "githubAppID", detail: "GitHub is not spoken here")
    }
    var source = ForgeSource(
      api: app.api, repository: RepositoryRef(owner: "", name: ""),
      body: ["appSecretName": .string(app.secret.name)])
    source.secrets = app.keys
    source.caPEM = app.caPEM
    source.isInsecure = app.isInsecure
    source.proxy = app.proxy
    return try client(port, source)
  }

  private func client(_ port: ForgePort, _ source: ForgeSource) throws(ForgeError) -> any ForgeClient {
    let key = Key(kind: port.kind, source: source)
    if let client = clients[key] { return client }
    // Old credentials are not worth keeping; there are few clients, so the bound is never met in peace.
    if clients.count >= 256 { retire() }
    let client = try port.makeClient(source)
    clients[key] = client
    return client
  }

  /// Something has changed in that repository of some forge of this kind.
  func note(_ change: ListingChange, kind: String, in repository: RepositoryRef) async {
    for (key, client) in clients where key.kind == kind { await client.noteChange(change, in: repository) }
  }

  /// What was asked so far, by host, all credentials together.
  func usage() -> [String: ForgeUsage] {
    clients.values.reduce(into: retired) { $0[$1.host] = ($0[$1.host] ?? ForgeUsage()).adding($1.usage) }
  }

  private func retire() {
    for (host, usage) in usage() {
      var spent = ForgeUsage()
      (spent.calls, spent.notModified, spent.heldBack) = (usage.calls, usage.notModified, usage.heldBack)
      retired[host] = spent
    }
    clients.removeAll()
  }

  /// What says which repository, at any forge, and who may tell of it: it makes no other client.
  private static let repositoryFields = [
    "organization", "project", "owner", "repo", "labels", WebhookSecretReference.field,
  ]

  private func resolve(
    _ reference: SettingsReference, _ settings: Value, _ namespace: String, into source: inout ForgeSource
  ) async throws(ForgeError) {
    guard let setting = reference.value(in: settings) else { return }
    switch reference.kind {
    case .secretKey:
      let name = setting["secretName"]?.string ?? ""
      let key = setting["key"]?.string ?? ""
      guard let bytes = try await secret(name, namespace, reference.field)[key] else {
        throw ForgeError.misconfigured(
          field: reference.field, detail: "the Secret \(namespace)/\(name) has no key “\(key)”; add it or name another")
      }
      place(bytes, reference.purpose, into: &source)
    case .wholeSecret:
      for (key, bytes) in try await secret(setting.string ?? "", namespace, reference.field) {
        source.secrets[key] = SecretText(withoutSpaces(bytes))
      }
    case .configMapKey:
      let name = setting["configMapName"]?.string ?? ""
      let key = setting["key"]?.string ?? ""
      let map = try await object("ConfigMap", name, namespace, reference.field)
      guard let text = map.value["data"]?[key]?.string else {
        throw ForgeError.misconfigured(
          field: reference.field,
          detail: "the ConfigMap \(namespace)/\(name) has no key “\(key)”; add it or name another")
      }
      place(Array(text.utf8), reference.purpose, into: &source)
    }
  }

  private func place(_ bytes: [UInt8], _ purpose: SettingsReference.Purpose, into source: inout ForgeSource) {
    switch purpose {
    case .token: source.token = SecretText(withoutSpaces(bytes))
    case .certificates: source.caPEM = bytes
    case .secrets: break
    }
  }

  private func secret(_ name: String, _ namespace: String, _ field: String) async throws(ForgeError) -> [String:
    [UInt8]]
  {
    try await object("Secret", name, namespace, field).secretData
  }

  private func object(_ kind: String, _ name: String, _ namespace: String, _ field: String) async throws(ForgeError)
    -> KubeObject
  {
    let ref = ObjectRef(GroupVersionKind(group: "", version: "v1", kind: kind), namespace: namespace, name: name)
    do throws(KubeError) {
      if let found = try await kube.get(ref) { return found }
    } catch {
      // The settings are not to blame for what may pass: whoever asked must not give up over it.
      if error.isTransient { throw ForgeError.unreachable(host: "the \(ref)", detail: words(of: error)) }
      throw ForgeError.misconfigured(field: field, detail: "the \(ref) could not be read: \(words(of: error))")
    }
    throw ForgeError.misconfigured(field: field, detail: "there is no \(ref); create it or name another")
  }
}
