// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel

/// What the deployer reads of an Argo CD Application (argoproj.io/v1alpha1).
struct Application: Sendable {
  static let kind = GroupVersionKind(group: "argoproj.io", version: "v1alpha1", kind: "Application")
  static let finalizer = "resources-finalizer.argocd.argoproj.io"
  static let refresh = "argocd.argoproj.io/refresh"
  static let link = "link.argocd.argoproj.io/"
  /// The operator writes the Preview's URL here; the deployer serves the site at its host.
  static let url = "nestling.dev/url"

  struct Source: Sendable {
    var repoURL: String
    var targetRevision: String
    var path: String
    /// As it stands in the spec.
    var value: Value

    init(_ value: Value) {
      self.value = value
      repoURL = value["repoURL"]?.string ?? ""
      targetRevision = value["targetRevision"]?.string ?? ""
      path = value["path"]?.string ?? ""
    }

    /// Whether it names a commit by its full hash, which never moves.
    var isPinned: Bool {
      [40, 64].contains(targetRevision.utf8.count)
        && targetRevision.utf8.allSatisfy {
          ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66)
        }
    }
  }

  let object: KubeObject
  init(_ object: KubeObject) { self.object = object }

  var key: String { "\(object.namespace ?? "")/\(object.name)" }
  /// With `sources`, `source` is ignored.
  var isMultiSource: Bool { !(object.spec["sources"]?.array ?? []).isEmpty }
  var sources: [Source] {
    let several = object.spec["sources"]?.array ?? []
    return (several.isEmpty ? [object.spec["source"] ?? .object([:])] : several).map(Source.init)
  }
  var destination: Value { object.spec["destination"] ?? .object([:]) }
  var namespace: String { destination["namespace"]?.string ?? "" }

  /// nil when it points to the one cluster there is.
  var destinationProblem: String? {
    let server = destination["server"]?.string ?? ""
    let name = destination["name"]?.string ?? ""
    if !server.isEmpty, !name.isEmpty {
      return "application destination can't have both name and server defined: \(name) \(server)"
    }
    if server.isEmpty, name.isEmpty { return "Destination server missing from app spec" }
    let plain = server.hasSuffix("/") ? String(server.dropLast()) : server
    if plain == "https://kubernetes.default.svc" || name == "in-cluster" { return nil }
    return "there are no clusters with this \(name.isEmpty ? "URL: \(server)" : "name: \(name)")"
  }

  var syncPolicy: Value { object.spec["syncPolicy"] ?? .object([:]) }
  /// Presence enables it, unless it says otherwise.
  var isAutomated: Bool {
    guard let automated = syncPolicy["automated"], !automated.isNull else { return false }
    return automated["enabled"]?.bool ?? true
  }
  var healsItself: Bool { syncPolicy.at("automated", "selfHeal")?.bool ?? false }
  var createsNamespace: Bool {
    (syncPolicy["syncOptions"]?.array ?? []).contains { $0.string == "CreateNamespace=true" }
  }
  /// A sync that a person or program asked for.
  var wantedOperation: Value? { object.value.at("operation", "sync") }
  var isRefreshWanted: Bool { object.annotations[Self.refresh] != nil }
  var ownFinalizers: [String] {
    object.finalizers.filter { $0 == Self.finalizer || $0.hasPrefix(Self.finalizer + "/") }
  }

  /// Nothing of it can change by itself: deployed from commits named by their hashes.
  var isCalm: Bool {
    sources.allSatisfy(\.isPinned) && object.deletionTimestamp == nil && object.status.at("sync", "status") == "Synced"
  }

  /// Links that annotations give, without their titles.
  var links: [String] {
    object.annotations.filter { $0.key.hasPrefix(Self.link) }.map { $0.value }
  }

  /// Where the site is to be seen: as the operator says, as an external link says, or at a host made of the name.
  func siteURL(port: UInt16) -> String {
    if let url = object.annotations[Self.url] ?? object.labels[Self.url], !url.isEmpty { return url }
    let link = object.annotations[Self.link + "external-link"]
    if let url = link.map({ String($0.split(separator: "|").last ?? "") }), url.hasPrefix("http") { return url }
    return "http://\(object.name).localhost:\(port)/"
  }

  /// The host of an http URL in lower case, without port.
  static func host(of url: String) -> String? {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    let authority = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let host = authority.split(separator: "@").last ?? ""
    guard let colon = host.lastIndex(of: ":"), !host.hasSuffix("]") else { return clean(String(host)) }
    return clean(String(host[..<colon]))
  }

  private static func clean(_ host: String) -> String? { host.isEmpty ? nil : host.lowercased() }
}
