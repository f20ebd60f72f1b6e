// SPDX-License-Identifier: Apache-2.0

/// What to trust and how to prove who we are; PEM bytes, never file names, so that they can come from Secrets.
public struct TLSSettings: Sendable, Hashable {
  /// Certificate authorities instead of the system's.
  public var caPEM: [UInt8]?
  public var certificatePEM: [UInt8]?
  public var keyPEM: [UInt8]?
  public var isVerified = true
  /// Name to expect in the certificate instead of the URL's host.
  public var serverName: String?
  public init(
    caPEM: [UInt8]? = nil, certificatePEM: [UInt8]? = nil, keyPEM: [UInt8]? = nil, isVerified: Bool = true,
    serverName: String? = nil
  ) {
    self.caPEM = caPEM
    self.certificatePEM = certificatePEM
    self.keyPEM = keyPEM
    self.isVerified = isVerified
    self.serverName = serverName
  }
}

/// One request as a value.
public struct HTTPRequest: Sendable {
  public var method: String
  /// Absolute, already percent-encoded.
  public var url: String
  public var headers: Headers
  public var body: [UInt8]?
  public var tls: TLSSettings?
  /// Proxy URL; nil follows the environment's variables except for loopback addresses, "" uses none.
  public var proxy: String?
  public var connectTimeout: Duration = .seconds(10)
  /// `send`: for the whole exchange. `stream`: until the head of the response; nil waits for ever.
  public var timeout: Duration? = .seconds(30)
  /// A stream on which nothing arrives for this long has failed; nil waits for ever.
  public var idleTimeout: Duration?
  /// A longer body fails `send` with `bodyTooLarge` (bytes). Streams are bounded by whoever reads them.
  public var maximumBody = 32 << 20
  /// Over TLS, share one connection between many exchanges where the server can.
  public var prefersHTTP2 = false
  /// GET and HEAD follow that many redirects; what proves who we are stays behind when they lead to another origin.
  public var maximumRedirects = 0

  public init(_ method: String = "GET", _ url: String, headers: Headers = [:], body: [UInt8]? = nil) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// For logs: method, host and path. Never the query, headers, body or keys, any of which may hold a secret.
extension HTTPRequest: CustomStringConvertible, CustomReflectable {
  public var description: String { "\(method) \(Origin.harmless(url))" }
  public var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}

/// For logs: which parts are set.
extension TLSSettings: CustomStringConvertible, CustomReflectable {
  public var description: String {
    let parts = [
      caPEM == nil ? nil : "own CA", certificatePEM == nil ? nil : "client certificate",
      isVerified ? nil : "not verified", serverName.map { "as \($0)" },
    ]
    return "TLS(\(parts.compactMap { $0 }.joined(separator: ", ")))"
  }
  public var customMirror: Mirror { Mirror(self, children: ["settings": description]) }
}

/// One response, wholly read.
public struct HTTPResponse: Sendable {
  public var status: Int
  public var headers: Headers
  public var body: [UInt8]
  /// True when the server said that nothing changed and the body is one that was kept.
  public var isFromCache = false
  public init(status: Int, headers: Headers = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
  /// The body as text; invalid UTF-8 is repaired.
  public var text: String { String(decoding: body, as: UTF8.self) }
}

/// A response whose body is read as it comes. Call `cancel()` when done early: an async frame may keep it alive longer than
/// one thinks.
public struct HTTPStream: Sendable {
  public let status: Int
  public let headers: Headers
  /// The next piece of the body; nil at its end.
  public let next: @Sendable () async throws(TransportError) -> [UInt8]?
  public let cancel: @Sendable () -> Void

  public init(
    status: Int, headers: Headers, next: @escaping @Sendable () async throws(TransportError) -> [UInt8]?,
    cancel: @escaping @Sendable () -> Void
  ) {
    self.status = status
    self.headers = headers
    self.next = next
    self.cancel = cancel
  }
}

/// What can carry a request: libcurl, a wrapper around another client, or a recording in a test.
public protocol HTTPClient: Sendable {
  /// Any status is a response; only a failed exchange is thrown.
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
  /// Returns at the head of the response.
  func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream
}

/// Why there is no response.
public enum TransportError: Error, Sendable, Equatable {
  case invalidURL(String)
  /// Name not resolved, refused, unreachable, reset: nobody answered. Host and the library's own words.
  case unreachable(host: String, detail: String)
  case timedOut(host: String, after: Duration)
  /// Certificate not trusted, expired or for another name; or our own key material is unusable.
  case tls(host: String, detail: String)
  case bodyTooLarge(host: String, limit: Int)
  /// The peer broke off in the middle of a body.
  case truncated(host: String, detail: String)
  case cancelled
  case other(host: String, detail: String)
}
