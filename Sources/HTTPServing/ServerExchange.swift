// SPDX-License-Identifier: Apache-2.0

/// One request as it arrived, body wholly read and bounded.
public struct ServerRequest: Sendable {
  public var method: String
  /// Percent-decoded path, always beginning with "/".
  public var path: String
  /// Path as sent, still encoded, without the query.
  public var rawPath: String
  /// Decoded query items in order; an item without "=" has the value "".
  public var query: [(name: String, value: String)]
  /// In order of arrival; ask with `header(_:)`.
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]

  public init(
    method: String, path: String, rawPath: String? = nil, query: [(name: String, value: String)] = [],
    headers: [(name: String, value: String)] = [], body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.rawPath = rawPath ?? path
    self.query = query
    self.headers = headers
    self.body = body
  }

  /// The first header of that name, in any case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
  /// The first query item of that name.
  public func query(_ name: String) -> String? { query.first { $0.name == name }?.value }
}

/// Where a streaming response goes. `send` waits while the peer does not read and throws when it went away.
public struct ResponseWriter: Sendable {
  public let send: @Sendable ([UInt8]) async throws -> Void
  public init(send: @escaping @Sendable ([UInt8]) async throws -> Void) { self.send = send }
}

/// One response: whole, or written piece by piece (watches, event streams). The stream's function is cancelled when the
/// client goes away or the server stops; the response ends when it returns.
public struct ServerResponse: Sendable {
  public enum Body: Sendable {
    case bytes([UInt8])
    case stream(@Sendable (ResponseWriter) async throws -> Void)
  }
  public var status: Int
  public var headers: [(name: String, value: String)]
  public var body: Body

  public init(status: Int, headers: [(name: String, value: String)] = [], body: Body = .bytes([])) {
    self.status = status
    self.headers = headers
    self.body = body
  }
  public static func text(_ status: Int, _ text: String, type: String = "text/plain; charset=utf-8") -> ServerResponse {
    ServerResponse(status: status, headers: [("Content-Type", type)], body: .bytes(Array(text.utf8)))
  }
}

/// What answers requests. Never throws: an error is a response too.
public typealias Handler = @Sendable (ServerRequest) async -> ServerResponse
