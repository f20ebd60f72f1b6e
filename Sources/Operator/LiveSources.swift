// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import Generators
internal import Git
internal import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI

/// The world as the generators of a set in a cluster may ask it (appset-engine section 5): forges and Git with credentials from the
/// set's namespace; clusters, plugins and decisions in Argo CD's.
struct LiveSources: Sendable {
  let kube: any KubeAPI
  let forges: Forges
  let mirrors: Mirrors
  let plugin: PluginPort
  /// Argo CD's namespace.
  let argoNamespace: String
  let watches: SourceWatches

  /// Has the set looked at again whenever something changes that its generators name, also something that is not there yet.
  func watch(for set: PreviewSet) async {
    let places = Set(sourcesRead(by: set.object, argoNamespace: argoNamespace).map(\.place))
    for place in places where place.kind != .decisions { await watches.watch(place) }
  }

  func ports(for set: PreviewSet, _ policies: Policies) -> GeneratorPorts {
    let (forges, namespace) = (forges, set.namespace)
    let trees = repositories(namespace: namespace)
    var ports = GeneratorPorts(
      forge: { (kind, member) async throws(ForgeError) in
        let connection = try await forges.connect(kind, member, namespace: namespace)
        // Before it is asked: a request carries a credential.
        if let refusal = policies.refusal(
          host: connection.client.host, repository: connection.repository.description)
        {
          throw ForgeError.misconfigured(field: kind, detail: refusal)
        }
        return GeneratorPorts.BoundForge(client: connection.client, repository: connection.repository)
      },
      git: { (url, revision) async throws(GitError) in try await trees(url, revision) })
    ports.clusters = { () async throws(SourceError) in try await clusters() }
    ports.repositories = { (provider, member, cloneProtocol) async throws(SourceError) in
      try await repositories(provider, Organization(member, cloneProtocol: cloneProtocol), namespace, policies)
    }
    ports.plugin = { (configMap, parameters) async throws(SourceError) in
      try await answer(of: configMap, parameters, set: set.name)
    }
    ports.objects = { (apiVersion, resource) async throws(SourceError) in try await objects(apiVersion, resource) }
    return ports
  }

  // MARK: Argo CD's namespace

  private func clusters() async throws(SourceError) -> [ClusterRecord] {
    if let known = await watches.clusters() { return known }
    let options = ListOptions(labelSelector: "\(ClusterRecord.label)=\(ClusterRecord.labelValue)")
    return try await list(.secret, options).compactMap(ClusterRecord.init)
  }

  /// Objects of any kind, by its plural name; whoever is read is watched from then on.
  private func objects(_ apiVersion: String, _ resource: String) async throws(SourceError) -> [Value] {
    let named = GroupVersionKind(apiVersion: apiVersion, kind: resource)
    let kind: GroupVersionKind
    do throws(KubeError) {
      kind = try await kube.kind(ofResource: resource, group: named.group, version: named.version)
    } catch { throw SourceError(error) }
    await watches.watch(SourcePlace(kind: kind, namespace: argoNamespace))
    return try await list(kind, ListOptions()).map(\.value)
  }

  private func list(_ kind: GroupVersionKind, _ options: ListOptions) async throws(SourceError) -> [KubeObject] {
    do throws(KubeError) {
      return try await kube.listAll(kind, namespace: argoNamespace, options).items
    } catch { throw SourceError(error) }
  }

  private func object(_ kind: GroupVersionKind, _ name: String) async throws(SourceError) -> KubeObject {
    let ref = ObjectRef(kind, namespace: argoNamespace, name: name)
    do throws(KubeError) {
      if let found = try await kube.get(ref) { return found }
    } catch { throw SourceError(error) }
    throw .notFound("there is no \(ref); create it or name another")
  }

  // MARK: plugins

  static let noPlugins: PluginPort = { _ async throws(SourceError) in
    throw .unsupported("plugins cannot be asked here")
  }

  private func answer(of configMap: String, _ parameters: Value, set: String) async throws(SourceError) -> Value {
    let settings = try PluginSettings(try await object(.configMap, configMap))
    let secret = try await object(.secret, settings.tokenSecret)
    guard let token = secret.secretData[settings.tokenKey] else {
      throw .notFound(
        "the \(secret.ref) has no key “\(settings.tokenKey)”, which ConfigMap \(configMap) names as token")
    }
    let question = settings.question(set: set, parameters, token: SecretText(withoutSpaces(token)))
    return try pluginAnswer(try await plugin(question), from: configMap)
  }

  // MARK: organisations on a forge

  private func repositories(
    _ provider: String, _ organization: Organization, _ namespace: String, _ policies: Policies
  ) async throws(SourceError) -> [ForgeRepository] {
    do throws(ForgeError) {
      let connection = try await forges.connect(provider: provider, organization.member, namespace: namespace)
      let owner = connection.repository.owner
      if let refusal = policies.refusal(host: connection.client.host, repository: owner + "/*") {
        throw ForgeError.misconfigured(field: provider, detail: refusal)
      }
      let listed = try await connection.client.repositories(
        of: owner, settings: organization.member)
      return listed.filter(organization.takes).map { organization.offer($0, connection.client) }
    } catch { throw .forge(error) }
  }
}

extension SourceError {
  init(_ error: KubeError) {
    self = error.isTransient ? .unreachable(words(of: error)) : .refused(words(of: error))
  }
}

extension GroupVersionKind {
  static let secret = GroupVersionKind(group: "", version: "v1", kind: "Secret")
  static let configMap = GroupVersionKind(group: "", version: "v1", kind: "ConfigMap")
}
