// SPDX-License-Identifier: Apache-2.0

/// Where a server listens and what it bears.
public struct ServerSettings: Sendable {
  /// Numeric IPv4 or IPv6 address.
  public var address: String
  /// 0 lets the system choose; `start()` says which it was.
  public var port: UInt16
  /// A longer request body is answered 413 (bytes).
  public var maximumBody: Int
  /// Connections beyond these wait in the listen queue.
  public var maximumConnections: Int
  /// Handlers running at once; a request beyond them is answered 503. Streams do not count once they have begun.
  public var maximumRequests: Int
  /// Network threads; handlers run on Swift's own pool.
  public var threads: Int
  /// A handler that takes longer is cancelled and answered 503. Streams may last.
  public var requestTimeout: Duration
  /// A connection on which nothing moves for this long is closed (whole seconds). Waiting for a handler does not count.
  public var idleTimeout: Duration
  /// How often waiting connections are asked whether their client is still there.
  public var peerCheck: Duration

  public init(
    address: String = "127.0.0.1", port: UInt16 = 0, maximumBody: Int = 16 << 20, maximumConnections: Int = 2000,
    maximumRequests: Int = 1000, threads: Int = 2, requestTimeout: Duration = .seconds(60),
    idleTimeout: Duration = .seconds(75), peerCheck: Duration = .seconds(1)
  ) {
    self.address = address
    self.port = port
    self.maximumBody = maximumBody
    self.maximumConnections = maximumConnections
    self.maximumRequests = maximumRequests
    self.threads = threads
    self.requestTimeout = requestTimeout
    self.idleTimeout = idleTimeout
    self.peerCheck = peerCheck
  }
}

/// Why a server does not serve.
public enum ServingError: Error, Sendable, Equatable, CustomStringConvertible {
  case invalidAddress(String)
  /// The address is taken, not ours, or not allowed; the system's own words.
  case cannotListen(address: String, port: UInt16, detail: String)
  case alreadyStarted

  public var description: String {
    switch self {
    case .invalidAddress(let address): "“\(address)” is not a numeric address"
    case .cannotListen(let address, let port, let detail): "cannot listen on \(address):\(port): \(detail)"
    case .alreadyStarted: "the server has already been started"
    }
  }
}

/// What was served, for logs and metrics: told once per request, when its response (or its stream) is over.
public struct ServedExchange: Sendable {
  public let method: String
  public let path: String
  /// 0 when the client left before there was a response.
  public let status: Int
  public let duration: Duration
}

/// The client no longer reads: what `ResponseWriter.send` throws.
public struct ClientGone: Error, Sendable {}
