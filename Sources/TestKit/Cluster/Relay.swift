// SPDX-License-Identifier: Apache-2.0
internal import HTTPServing
public import HTTPTransport

/// An HTTP server that hands everything on to a client, watches piece by piece.
public struct Relay: Sendable {
  private let server: Server

  /// - Parameter target: `http://127.0.0.1:PORT`.
  public init(to target: String, through client: any HTTPClient) {
    server = Server { request in
      do throws(TransportError) {
        let stream = try await client.stream(Relay.outgoing(request, target))
        let ours = ["connection", "content-length", "transfer-encoding", "date"]
        let headers = stream.headers.fields.filter { !ours.contains($0.name.lowercased()) }
        return ServerResponse(
          status: stream.status, headers: headers.map { ($0.name, $0.value) },
          body: .stream { writer in
            try await withTaskCancellationHandler {
              while let piece = try await stream.next() { try await writer.send(piece) }
            } onCancel: {
              stream.cancel()
            }
          })
      } catch {
        return .text(502, "\(error)\n")
      }
    }
  }

  /// Where it listens: `http://127.0.0.1:PORT`.
  public func start() async throws -> String { "http://127.0.0.1:\(try await server.start())" }
  public func stop() async { await server.stop(grace: .zero) }

  private static func outgoing(_ request: ServerRequest, _ target: String) -> HTTPRequest {
    let query = request.query.map { FaultyProxy.encoded($0.name) + "=" + FaultyProxy.encoded($0.value) }
    var outgoing = HTTPRequest(
      request.method, target + request.rawPath + (query.isEmpty ? "" : "?" + query.joined(separator: "&")))
    for field in request.headers where !["host", "connection", "content-length"].contains(field.name.lowercased()) {
      outgoing.headers.add(field.name, field.value)
    }
    outgoing.proxy = ""
    if !request.body.isEmpty { outgoing.body = request.body }
    return outgoing
  }
}
