// SPDX-License-Identifier: Apache-2.0

/// How to prove who we are to a Git server. Never prints.
public enum GitCredentials: Sendable, Hashable, Unprinted {
  /// HTTP Basic. Forges take a token as the password, beside any user name.
  case password(username: String, password: String)
  /// HTTP Bearer.
  case token(String)
  /// A private key for SSH, in any form that OpenSSH reads.
  case sshKey([UInt8])
}

/// A repository elsewhere, and how to reach it.
public struct GitRemote: Sendable, Hashable {
  /// `https://…`, `http://…`, `ssh://git@host/path`, `git@host:path`; where local repositories are allowed also `file://…` and
  /// absolute paths.
  public var url: String
  public var credentials: GitCredentials?
  /// Certificate authorities instead of the system's.
  public var caPEM: [UInt8]?
  /// What proves who we are while the connection is made, over HTTPS.
  public var identity: Identity?
  /// Keys of SSH hosts, as in a known_hosts file; without the host's key nothing is sent to it.
  public var knownHosts: [UInt8]?
  /// Takes any certificate and any host key.
  public var isInsecure = false
  /// Proxy URL; nil follows the environment. Not for SSH.
  public var proxy: String?

  /// A client certificate with its key, both PEM. Never prints.
  public struct Identity: Sendable, Hashable, Unprinted {
    public var certificatePEM: [UInt8]
    public var keyPEM: [UInt8]
    public init(certificatePEM: [UInt8], keyPEM: [UInt8]) {
      self.certificatePEM = certificatePEM
      self.keyPEM = keyPEM
    }
  }

  public init(
    url: String, credentials: GitCredentials? = nil, caPEM: [UInt8]? = nil, identity: Identity? = nil,
    knownHosts: [UInt8]? = nil, isInsecure: Bool = false, proxy: String? = nil
  ) {
    self.url = url
    self.credentials = credentials
    self.caPEM = caPEM
    self.identity = identity
    self.knownHosts = knownHosts
    self.isInsecure = isInsecure
    self.proxy = proxy
  }

  enum Place: Equatable {
    case http
    case ssh(SSHAddress)
    /// A path of this machine.
    case local(String)
    case unsupported(String)
  }

  var place: Place {
    let lowered = url.lowercased()
    if lowered.hasPrefix("https://") || lowered.hasPrefix("http://") { return .http }
    if lowered.hasPrefix("file://") { return .local(GitRemote.percentDecoded(url.dropFirst(7))) }
    if url.hasPrefix("/") || url.hasPrefix("./") || url.hasPrefix("../") { return .local(url) }
    if let address = SSHAddress(url) { return .ssh(address) }
    return .unsupported("not an http, https or ssh URL")
  }

  /// The URL without user information, for messages.
  public var shown: String {
    guard let start = url.firstRange(of: "://")?.upperBound else { return url }
    let authority = url[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let at = authority.lastIndex(of: "@") else { return url }
    return String(url[..<start] + url[url.index(after: at)...])
  }

  /// Credentials as given, else those written into the URL.
  var authorization: String? {
    switch credentials {
    case .password(let username, let password): "Basic " + base64("\(username):\(password)")
    case .token(let token): "Bearer \(token)"
    case .sshKey: nil
    case nil: userInformation.map { "Basic " + base64($0) }
    }
  }

  private var userInformation: String? {
    guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
    let authority = url[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let at = authority.lastIndex(of: "@") else { return nil }
    let text = GitRemote.percentDecoded(authority[..<at])
    return text.contains(":") ? text : text + ":"
  }

  private static func percentDecoded(_ text: Substring) -> String {
    guard text.contains("%") else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == 0x25, let code = UInt8(String(rest.prefix(2)) ?? "", radix: 16), rest.count >= 2 {
        bytes.append(code)
        rest.removeFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func base64(_ text: String) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let three = bytes[start..<min(start + 3, bytes.count)]
      let word = three.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - three.count))
      for place in 0..<4 {
        out.append(place <= three.count ? alphabet[Int(word >> UInt32(18 - 6 * place) & 63)] : 0x3D)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
