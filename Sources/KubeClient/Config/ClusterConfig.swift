// SPDX-License-Identifier: Apache-2.0
public import HTTPTransport

/// Where an API server is, what to trust, and how to prove who we are.
public struct ClusterConfig: Sendable {
  /// `https://host:port`, perhaps with a path.
  public var server: String
  /// Authorities, and a client certificate if that is the proof.
  public var tls: TLSSettings
  /// Nil follows the environment's proxy variables.
  public var proxy: String?
  public var credentials: CredentialSource
  public var impersonation: Impersonation?
  /// The namespace the context (or the pod) is in.
  public var namespace: String
  /// Name of the context, or `in-cluster`; for messages.
  public var name: String

  public init(
    server: String, tls: TLSSettings = TLSSettings(), proxy: String? = nil, credentials: CredentialSource = .none,
    impersonation: Impersonation? = nil, namespace: String = "default", name: String = ""
  ) {
    self.server = server
    self.tls = tls
    self.proxy = proxy
    self.credentials = credentials
    self.impersonation = impersonation
    self.namespace = namespace
    self.name = name
  }

  /// As kubectl finds it: the named file, or those of $KUBECONFIG, or ~/.kube/config; and where there is none of them, the
  /// service account of the pod we run in.
  /// - Parameters:
  ///   - path: explicit kubeconfig; must exist.
  ///   - context: nil takes the file's current one.
  public static func find(
    path: String? = nil, context: String? = nil, environment: [String: String] = ProcessEnvironment.current,
    serviceAccount: String = InCluster.directory
  ) throws(ConfigError) -> ClusterConfig {
    let paths = Kubeconfig.paths(explicit: path, environment: environment)
    if path == nil, !paths.contains(where: LocalFile.exists), InCluster.isInside(environment) {
      return try InCluster.config(directory: serviceAccount, environment: environment)
    }
    return try Kubeconfig.load(path: path, environment: environment).cluster(context: context)
  }
}

/// How to prove who we are. Never prints what is secret.
public enum CredentialSource: Sendable {
  /// Nothing, or the client certificate of the TLS settings.
  case none
  case token(String)
  /// Read again every minute: kubelet renews service account tokens in place.
  case tokenFile(String)
  /// A client certificate and its key, read again every minute: cert-manager, kubeadm and kubelet renew them in place.
  case certificateFiles(certificate: String, key: String)
  case basic(user: String, password: String)
  case exec(ExecPlugin)
}

extension CredentialSource: CustomStringConvertible, CustomReflectable {
  public var description: String {
    switch self {
    case .none: "none"
    case .token: "token ‹redacted›"
    case .tokenFile(let path): "token of \(path)"
    case .certificateFiles(let certificate, _): "certificate \(certificate)"
    case .basic(let user, _): "password of \(user) ‹redacted›"
    case .exec(let plugin): "exec \(plugin.command)"
    }
  }
  public var customMirror: Mirror { Mirror(self, children: ["source": description]) }
}

/// In whose name to ask (RBAC: the verb `impersonate`).
public struct Impersonation: Sendable, Hashable {
  public var user: String
  public var groups: [String]
  public var uid: String?
  public var extra: [String: [String]]

  public init(user: String, groups: [String] = [], uid: String? = nil, extra: [String: [String]] = [:]) {
    self.user = user
    self.groups = groups
    self.uid = uid
    self.extra = extra
  }

  func add(to headers: inout Headers) {
    headers["Impersonate-User"] = user
    for group in groups { headers.add("Impersonate-Group", group) }
    if let uid { headers["Impersonate-Uid"] = uid }
    for (key, values) in extra.sorted(by: { $0.key < $1.key }) {
      for value in values { headers.add("Impersonate-Extra-\(PercentEncoding.component(key))", value) }
    }
  }
}

/// What is wrong with how we were told to reach a cluster: which file, which field, and what to do.
public struct ConfigError: Error, Sendable, Equatable, CustomStringConvertible {
  public var file: String
  /// `users[1].user.client-certificate`; "" for the whole file.
  public var field: String
  public var message: String

  public init(file: String, field: String = "", message: String) {
    self.file = file
    self.field = field
    self.message = message
  }

  public var description: String { "\(file): \(field.isEmpty ? "" : field + ": ")\(message)" }
}
