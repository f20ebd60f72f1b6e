// SPDX-License-Identifier: Apache-2.0
internal import HTTPServing
internal import HTTPTransport
internal import Locks

/// Stands before a forge and hands everything on, until it is told to misbehave.
public final class FaultyProxy: Sendable {
  public enum Mode: String, Sendable, CaseIterable {
    case pass
    /// Every answer is a 500.
    case failing
    /// Listings of pull requests are empty, and say so; all else is as it is.
    case emptyListing
    /// Every answer is a page for people, with 200.
    case html
    /// Every body ends in the middle, though complete by its length.
    case halfJSON
    /// Begins to answer, and then breaks the connection.
    case hangingUp
    /// Takes the request and says nothing.
    case silent
  }

  private struct State {
    var mode = Mode.pass
    var listings: [Mode: Int] = [:]
    var server: Server?
  }
  private let state = Mutex(State())
  private let target: String
  private let client = CurlClient(version: "proxy")

  /// - Parameter target: `http://localhost:PORT`.
  public init(to target: String) { self.target = target }

  public func set(_ mode: Mode) { state.withLock { $0.mode = mode } }

  /// How often pull requests were listed while it was in that mode.
  public func listings(in mode: Mode) -> Int { state.withLock { $0.listings[mode] ?? 0 } }

  /// Where it listens: `http://localhost:PORT`.
  public func start() async throws -> String {
    let server = Server { await self.answer($0) }
    let port = try await server.start()
    state.withLock { $0.server = server }
    return "http://localhost:\(port)"
  }

  public func stop() async { await state.withLock { $0.server }?.stop(grace: .zero) }

  private func answer(_ request: ServerRequest) async -> ServerResponse {
    let isListing = request.method == "GET" && request.path.hasSuffix("/pulls")
    let mode = state.withLock { state in
      if isListing { state.listings[state.mode, default: 0] += 1 }
      return state.mode
    }
    switch mode {
    case .pass: return await forward(request)
    case .silent:
      // The server cancels a handler whose client has left.
      try? await Task.sleep(for: .seconds(3600))
      return .text(504, "\n")
    case .failing: return .text(500, "Internal Server Error\n")
    case .emptyListing:
      guard isListing else { return await forward(request) }
      return ServerResponse(
        status: 200, headers: [("Content-Type", "application/json"), ("X-Total-Count", "0")],
        body: .bytes(Array("[]".utf8)))
    case .html:
      return .text(200, "<!doctype html><title>Please sign in</title><h1>Please sign in</h1>\n", type: "text/html")
    case .halfJSON:
      var response = await forward(request)
      guard case .bytes(let body) = response.body else { return response }
      response.body = .bytes(Array(body.prefix(body.count / 2)))
      return response
    case .hangingUp:
      return ServerResponse(
        status: 200, headers: [("Content-Type", "application/json")],
        body: .stream { writer in
          try await writer.send(Array("[{\"number\":".utf8))
          try await Task.sleep(for: .milliseconds(50))
          throw KitFailure("hung up")
        })
    }
  }

  private func forward(_ request: ServerRequest) async -> ServerResponse {
    var query = request.query.map { FaultyProxy.encoded($0.name) + "=" + FaultyProxy.encoded($0.value) }
      .joined(separator: "&")
    if !query.isEmpty { query = "?" + query }
    var outgoing = HTTPRequest(request.method, target + request.rawPath + query)
    for field in request.headers where !["host", "connection", "content-length"].contains(field.name.lowercased()) {
      outgoing.headers.add(field.name, field.value)
    }
    outgoing.proxy = ""
    if !request.body.isEmpty { outgoing.body = request.body }
    do throws(TransportError) {
      let response = try await client.send(outgoing)
      let ours = ["connection", "content-length", "transfer-encoding", "date"]
      return ServerResponse(
        status: response.status,
        headers: response.headers.fields.filter { !ours.contains($0.name.lowercased()) }.map { ($0.name, $0.value) },
        body: .bytes(response.body))
    } catch {
      return .text(502, "\(error)\n")
    }
  }

  /// RFC 3986: all but the unreserved characters.
  static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.unicodeScalars.append(.init(byte))
      default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }
}
