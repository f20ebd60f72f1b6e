// SPDX-License-Identifier: Apache-2.0
internal import Cryptography
internal import Documents
internal import HTTPTransport

/// One or more kubeconfig files, merged as kubectl merges them: what an earlier file names, a later one does not change.
public struct Kubeconfig: Sendable {
  private struct Entry: Sendable {
    /// What belongs to the name: the value of `cluster`, `user` or `context`.
    let value: Value
    let file: String
    /// `users[1].user`
    let field: String
  }

  public private(set) var currentContext: String?
  /// The files that were read, in order.
  public private(set) var files: [String] = []
  private var clusters: [String: Entry] = [:]
  private var users: [String: Entry] = [:]
  private var contexts: [String: Entry] = [:]

  public var contextNames: [String] { contexts.keys.sorted() }

  /// Where kubectl would look.
  public static func paths(
    explicit: String? = nil, environment: [String: String] = ProcessEnvironment.current
  ) -> [String] {
    if let explicit { return [explicit] }
    if let list = environment["KUBECONFIG"], !list.isEmpty { return list.split(separator: ":").map(String.init) }
    return environment["HOME"].map { ["\($0)/.kube/config"] } ?? []
  }

  /// Reads the explicit file, or those of $KUBECONFIG, or ~/.kube/config. Of several, those that do not exist are skipped.
  public static func load(
    path: String? = nil, environment: [String: String] = ProcessEnvironment.current
  ) throws(ConfigError) -> Kubeconfig {
    let paths = paths(explicit: path, environment: environment)
    var result = Kubeconfig()
    for file in path == nil ? paths.filter(LocalFile.exists) : paths {
      switch LocalFile.read(file) {
      case .failure(let why): throw ConfigError(file: file, message: why.text)
      case .success(let bytes): try result.add(String(decoding: bytes, as: UTF8.self), file: file)
      }
    }
    guard !result.files.isEmpty else {
      throw ConfigError(
        file: paths.first ?? "kubeconfig",
        message: "there is no such file; name one, set KUBECONFIG, or run inside a cluster")
    }
    return result
  }

  public init() {}

  /// From a text, as if read from that file; relative paths in it start at the file's directory.
  public init(text: String, file: String) throws(ConfigError) { try add(text, file: file) }

  private mutating func add(_ text: String, file: String) throws(ConfigError) {
    let document: Value
    do throws(DocumentError) { document = try YAML.parse(text, source: nil) } catch {
      throw ConfigError(file: file, field: "line \(error.line)", message: error.message)
    }
    // An empty file is what `kubectl config` starts from.
    guard document.object != nil || document.isNull else {
      throw ConfigError(file: file, message: "is \(document.kindName), not a kubeconfig")
    }
    files.append(file)
    if currentContext == nil, let name = document["current-context"]?.string, !name.isEmpty { currentContext = name }
    try Kubeconfig.add(document, "clusters", "cluster", file, to: &clusters)
    try Kubeconfig.add(document, "users", "user", file, to: &users)
    try Kubeconfig.add(document, "contexts", "context", file, to: &contexts)
  }

  private static func add(
    _ document: Value, _ list: String, _ member: String, _ file: String, to entries: inout [String: Entry]
  ) throws(ConfigError) {
    guard let value = document[list], !value.isNull else { return }
    guard let items = value.array else { throw ConfigError(file: file, field: list, message: "must be a list") }
    for (place, item) in items.enumerated() {
      let field = "\(list)[\(place)]"
      guard let name = item["name"]?.string else {
        throw ConfigError(file: file, field: "\(field).name", message: "is missing")
      }
      guard entries[name] == nil else { continue }
      entries[name] = Entry(value: item[member] ?? .null, file: file, field: "\(field).\(member)")
    }
  }

  // MARK: one cluster out of it

  /// Everything needed to reach the cluster of a context; nil takes the current one.
  public func cluster(context name: String? = nil) throws(ConfigError) -> ClusterConfig {
    let all = files.joined(separator: ":")
    guard let name = name ?? currentContext else {
      throw ConfigError(
        file: all, field: "current-context", message: "is not set; choose one of \(Kubeconfig.list(contextNames))")
    }
    guard let context = contexts[name] else {
      throw ConfigError(
        file: all, field: "contexts",
        message: "there is no context \"\(name)\"; there are \(Kubeconfig.list(contextNames))")
    }
    let cluster = try entry(context, "cluster", clusters, "clusters")
    let user = context.value["user"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    var config = try Kubeconfig.server(cluster)
    config.name = name
    config.namespace = context.value["namespace"]?.string.flatMap { $0.isEmpty ? nil : $0 } ?? "default"
    if user != nil { try Kubeconfig.addUser(try entry(context, "user", users, "users"), to: &config) }
    if case .exec(var plugin) = config.credentials, plugin.providesCluster {
      plugin.cluster = Kubeconfig.clusterInfo(config)
      config.credentials = .exec(plugin)
    }
    return config
  }

  private static func list(_ names: [String]) -> String { names.isEmpty ? "none" : names.joined(separator: ", ") }

  private func entry(
    _ context: Entry, _ key: String, _ entries: [String: Entry], _ list: String
  ) throws(ConfigError) -> Entry {
    let field = "\(context.field).\(key)"
    guard let name = context.value[key]?.string, !name.isEmpty else {
      throw ConfigError(file: context.file, field: field, message: "is missing")
    }
    guard let entry = entries[name] else {
      throw ConfigError(file: context.file, field: field, message: "there is no \"\(name)\" in \(list)")
    }
    return entry
  }

  private static func server(_ cluster: Entry) throws(ConfigError) -> ClusterConfig {
    guard let server = cluster.value["server"]?.string, Origin(server) != nil else {
      throw ConfigError(
        file: cluster.file, field: "\(cluster.field).server", message: "must be an http or https URL")
    }
    var config = ClusterConfig(server: server)
    config.tls.caPEM = try bytes(cluster, "certificate-authority")
    config.tls.isVerified = !(cluster.value["insecure-skip-tls-verify"]?.bool ?? false)
    config.tls.serverName = cluster.value["tls-server-name"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    config.proxy = cluster.value["proxy-url"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    return config
  }

  /// The data form of a field when there is one, else the file form, else nil; as kubectl prefers them.
  private static func bytes(_ entry: Entry, _ key: String) throws(ConfigError) -> [UInt8]? {
    if let data = entry.value["\(key)-data"]?.string, !data.isEmpty {
      guard let bytes = try? Base64.decode(data) else {
        throw ConfigError(file: entry.file, field: "\(entry.field).\(key)-data", message: "is not base 64")
      }
      return bytes
    }
    guard let path = entry.value[key]?.string, !path.isEmpty else { return nil }
    let file = LocalFile.resolve(path, in: LocalFile.directory(of: entry.file))
    switch LocalFile.read(file) {
    case .success(let bytes): return bytes
    case .failure(let why):
      throw ConfigError(file: entry.file, field: "\(entry.field).\(key)", message: "\(file): \(why.text)")
    }
  }

  /// The file that a field is read from; nil when its data form counts.
  private static func file(_ entry: Entry, _ key: String) -> String? {
    guard (entry.value["\(key)-data"]?.string ?? "").isEmpty, let path = entry.value[key]?.string, !path.isEmpty
    else { return nil }
    return LocalFile.resolve(path, in: LocalFile.directory(of: entry.file))
  }

  private static func addUser(_ user: Entry, to config: inout ClusterConfig) throws(ConfigError) {
    func text(_ key: String) -> String? { user.value[key]?.string.flatMap { $0.isEmpty ? nil : $0 } }
    config.tls.certificatePEM = try bytes(user, "client-certificate")
    config.tls.keyPEM = try bytes(user, "client-key")
    guard (config.tls.certificatePEM == nil) == (config.tls.keyPEM == nil) else {
      throw ConfigError(
        file: user.file, field: user.field,
        message: "has only one of client-certificate and client-key; both are needed")
    }
    if let exec = user.value["exec"], !exec.isNull {
      config.credentials = .exec(
        try ExecPlugin(exec, file: user.file, field: "\(user.field).exec"))
    } else if let file = text("tokenFile") {
      config.credentials = .tokenFile(LocalFile.resolve(file, in: LocalFile.directory(of: user.file)))
    } else if let token = text("token") {
      config.credentials = .token(token)
    } else if let name = text("username") {
      config.credentials = .basic(user: name, password: text("password") ?? "")
    } else if let certificate = file(user, "client-certificate"), let key = file(user, "client-key") {
      config.credentials = .certificateFiles(certificate: certificate, key: key)
    } else if user.value["auth-provider"]?.object != nil {
      throw ConfigError(
        file: user.file, field: "\(user.field).auth-provider",
        message: "is a form that Kubernetes gave up in 1.26; use an exec plug-in")
    }
    if let name = text("as") {
      var extra: [String: [String]] = [:]
      for pair in user.value["as-user-extra"]?.object ?? [:] {
        extra[pair.key] = (pair.value.array ?? []).compactMap(\.string)
      }
      config.impersonation = Impersonation(
        user: name, groups: (user.value["as-groups"]?.array ?? []).compactMap(\.string), uid: text("as-uid"),
        extra: extra)
    }
  }

  /// What a plug-in that asks for it is told about the cluster.
  private static func clusterInfo(_ config: ClusterConfig) -> Value {
    var info: Value = ["server": .string(config.server)]
    if let name = config.tls.serverName { info["tls-server-name"] = .string(name) }
    if !config.tls.isVerified { info["insecure-skip-tls-verify"] = true }
    if let authority = config.tls.caPEM { info["certificate-authority-data"] = .string(Base64.encode(authority)) }
    if let proxy = config.proxy { info["proxy-url"] = .string(proxy) }
    return info
  }
}
