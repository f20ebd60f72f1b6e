// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import Git
internal import KubeModel

/// How to reach Git repositories, as Argo CD is told: Secrets labelled `argocd.argoproj.io/secret-type` (`repository` for one URL,
/// `repo-creds` for all below a prefix), known hosts and certificates. Pure.
struct RepositorySecrets: Sendable {
  static let label = "argocd.argoproj.io/secret-type"
  static let knownHosts = "argocd-ssh-known-hosts-cm"
  static let certificates = "argocd-tls-certs-cm"

  /// One Secret, its data as text.
  private struct Entry: Sendable {
    var ref: ObjectRef
    var isTemplate: Bool
    var data: [String: String]

    var url: String { data["url"] ?? "" }
    func given(_ key: String) -> String? { data[key].flatMap { $0.isEmpty ? nil : $0 } }
    var isApp: Bool { given("githubAppPrivateKey") != nil }
    /// Whether it says how to log in; a `repository` without is completed from `repo-creds`.
    var hasLogin: Bool { Entry.logins.contains { given($0) != nil } }
    static let logins = ["password", "bearerToken", "sshPrivateKey", "githubAppPrivateKey", "tlsClientCertData"]
  }

  private let entries: [Entry]
  /// By host, of `argocd-tls-certs-cm`.
  private let certificates: [String: String]
  private let knownHosts: String?

  /// - Parameter secrets: of one with the same URL, the first counts.
  init(secrets: [KubeObject], knownHosts: KubeObject?, certificates: KubeObject?) {
    entries = secrets.compactMap { secret in
      let type = secret.labels[RepositorySecrets.label]
      let data = secret.secretData.mapValues(withoutSpaces)
      // Credentials that belong to one project are that project's.
      guard type == "repository" || type == "repo-creds", ["", "git"].contains(data["type"] ?? ""),
        (data["project"] ?? "").isEmpty
      else { return nil }
      return Entry(ref: secret.ref, isTemplate: type == "repo-creds", data: data)
    }
    self.knownHosts = knownHosts?.value.at("data", "ssh_known_hosts")?.string
    let pairs = (certificates?.value["data"]?.object ?? [:]).map { ($0.key.lowercased(), $0.value.string ?? "") }
    self.certificates = Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  /// The repository with everything that is known about reaching it.
  /// - Throws: `unsupported` for credentials that cannot be used here.
  func login(_ url: String) throws(GitError) -> RepositoryLogin {
    var remote = GitRemote(url: url)
    remote.knownHosts = knownHosts.map { Array($0.utf8) }
    remote.caPEM = certificates[RepositorySecrets.host(of: url)].map { Array($0.utf8) }
    let wanted = RepositorySecrets.normalized(url)
    let exact = entries.first { !$0.isTemplate && RepositorySecrets.normalized($0.url) == wanted }
    // The longest prefix says most.
    let prefix = entries.filter { $0.isTemplate && !$0.url.isEmpty && url.lowercased().hasPrefix($0.url.lowercased()) }
      .max { $0.url.utf8.count < $1.url.utf8.count }
    for entry in [exact, prefix].compactMap({ $0 }) {
      remote.proxy = remote.proxy ?? entry.data["proxy"].flatMap { $0.isEmpty ? nil : $0 }
      remote.isInsecure =
        remote.isInsecure || entry.data["insecure"] == "true" || entry.data["insecureIgnoreHostKey"] == "true"
    }
    guard let entry = [exact, prefix].compactMap({ $0 }).first(where: \.hasLogin) else {
      return RepositoryLogin(remote: remote)
    }
    remote.identity = identity(entry, url)
    remote.credentials = try credentials(entry, url, isProven: remote.identity != nil)
    return RepositoryLogin(
      remote: remote, app: entry.isApp && remote.credentials == nil ? AppLogin(entry.ref, entry.data, remote) : nil)
  }

  /// A client certificate, which may stand beside other credentials.
  private func identity(_ entry: Entry, _ url: String) -> GitRemote.Identity? {
    guard RepositorySecrets.isHTTP(url), let certificate = entry.given("tlsClientCertData"),
      let key = entry.given("tlsClientCertKey")
    else { return nil }
    return GitRemote.Identity(certificatePEM: Array(certificate.utf8), keyPEM: Array(key.utf8))
  }

  /// nil for those of a GitHub App, which has to be asked for a token, and where a certificate alone is the login.
  private func credentials(_ entry: Entry, _ url: String, isProven: Bool) throws(GitError) -> GitCredentials? {
    if RepositorySecrets.isHTTP(url) {
      if let token = entry.given("bearerToken") { return .token(token) }
      if let password = entry.given("password") {
        return .password(username: entry.given("username") ?? "git", password: password)
      }
      if entry.isApp || isProven { return nil }
    } else if let key = entry.given("sshPrivateKey") {
      return .sshKey(Array(key.utf8))
    }
    throw .unsupported(
      repository: GitRemote(url: url).shown,
      detail:
        "the \(entry.ref) holds no login for this kind of URL; give it a token (username, password), a client "
        + "certificate with its key or a GitHub App for https, or a key for ssh")
  }

  // MARK: URLs

  private static func isHTTP(_ url: String) -> Bool { url.lowercased().hasPrefix("http") }

  /// As Argo CD compares them: without case, `.git`, user and port-less scp forms made URLs.
  static func normalized(_ url: String) -> String {
    var text = url.split(whereSeparator: \.isWhitespace).joined().lowercased()
    while text.hasSuffix("/") { text.removeLast() }
    if text.hasSuffix(".git") { text.removeLast(4) }
    if text.firstRange(of: "://") == nil, let colon = text.firstIndex(of: ":") {
      text = "ssh://" + text[..<colon] + "/" + text[text.index(after: colon)...].drop { $0 == "/" }
    }
    guard let start = text.firstRange(of: "://")?.upperBound else { return text }
    let authority = text[start...].prefix { $0 != "/" }
    guard text.hasPrefix("ssh://"), let at = authority.lastIndex(of: "@") else { return text }
    return String(text[..<start] + text[text.index(after: at)...])
  }

  /// Host name, without user and port.
  static func host(of url: String) -> String {
    let text = normalized(url)
    let start = text.firstRange(of: "://")?.upperBound ?? text.startIndex
    let authority = text[start...].prefix { $0 != "/" }
    let name = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
    return String(name.prefix { $0 != ":" })
  }
}

/// How one repository is reached.
struct RepositoryLogin: Sendable {
  var remote: GitRemote
  /// Set where a GitHub App has to be asked for what the remote lacks.
  var app: AppLogin?
}

/// A GitHub App, as repository Secrets describe it (appset-controller A.5).
struct AppLogin: Sendable {
  /// Where it stands, for messages.
  var secret: ObjectRef
  /// By the names that they have in the Secret.
  var keys: [String: SecretText]
  /// Of Enterprise Server; nil for github.com.
  var api: String?
  var caPEM: [UInt8]?
  var isInsecure: Bool
  var proxy: String?

  fileprivate init(_ secret: ObjectRef, _ data: [String: String], _ remote: GitRemote) {
    self.secret = secret
    let names = ["githubAppID", "githubAppInstallationID", "githubAppPrivateKey"]
    keys = data.filter { names.contains($0.key) }.mapValues { SecretText($0) }
    api = data["githubAppEnterpriseBaseUrl"].flatMap { $0.isEmpty ? nil : $0 }
    (caPEM, isInsecure, proxy) = (remote.caPEM, remote.isInsecure, remote.proxy)
  }
}
