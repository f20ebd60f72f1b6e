// SPDX-License-Identifier: Apache-2.0
public import HTTPServing
public import HTTPTransport

/// An HTTP client that calls a handler in the same process: both ends are the real ones, and there are no sockets.
public struct HandlerClient: HTTPClient {
  private let handler: Handler
  private let executor: (any TaskExecutor)?

  /// - Parameter executor: where bodies are written that are read piece by piece, when that matters.
  public init(on executor: (any TaskExecutor)? = nil, _ handler: @escaping Handler) {
    self.handler = handler
    self.executor = executor
  }

  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let stream = try await stream(request)
    defer { stream.cancel() }
    var body: [UInt8] = []
    while let piece = try await stream.next() {
      body += piece
      guard body.count <= request.maximumBody else {
        throw .bodyTooLarge(host: request.url, limit: request.maximumBody)
      }
    }
    return HTTPResponse(status: stream.status, headers: stream.headers, body: body)
  }

  public func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    guard let incoming = HandlerClient.incoming(request) else { throw .invalidURL(request.url) }
    let response = await handler(incoming)
    if Task.isCancelled { throw .cancelled }
    var headers = Headers()
    for field in response.headers { headers.add(field.name, field.value) }
    let (pieces, piece) = AsyncThrowingStream.makeStream(of: [UInt8].self)
    var task: Task<Void, Never>?
    switch response.body {
    case .bytes(let bytes):
      if !bytes.isEmpty { piece.yield(bytes) }
      piece.finish()
    case .stream(let produce):
      task = Task(executorPreference: executor) {
        do {
          try await produce(ResponseWriter { piece.yield($0) })
          piece.finish()
        } catch {
          piece.finish(throwing: error)
        }
      }
    }
    let reader = PieceReader(pieces)
    return HTTPStream(
      status: response.status, headers: headers,
      next: { () async throws(TransportError) -> [UInt8]? in try await reader.next() },
      cancel: { [task] in
        task?.cancel()
        piece.finish()
      })
  }

  /// The request as a server would have parsed it.
  static func incoming(_ request: HTTPRequest) -> ServerRequest? {
    guard let scheme = request.url.firstRange(of: "://") else { return nil }
    let rest = request.url[scheme.upperBound...]
    let host = rest.prefix { $0 != "/" && $0 != "?" }
    let target = rest.dropFirst(host.count)
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let rawPath = parts.first.map { $0.isEmpty ? "/" : String($0) } ?? "/"
    let items = parts.count == 2 ? parts[1].split(separator: "&") : []
    let query = items.map { item -> (name: String, value: String) in
      let pair = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (decoded(pair[0], plusIsSpace: true), pair.count == 2 ? decoded(pair[1], plusIsSpace: true) : "")
    }
    var headers = request.headers.fields.map { ($0.name, $0.value) }
    headers.append(("Host", String(host)))
    return ServerRequest(
      method: request.method, path: decoded(rawPath[...], plusIsSpace: false), rawPath: rawPath, query: query,
      headers: headers, body: request.body ?? [])
  }

  private static func decoded(_ text: Substring, plusIsSpace: Bool) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == 0x25, rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == 0x2B && plusIsSpace ? 0x20 : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// One reader at a time, as HTTP has it.
private actor PieceReader {
  private var iterator: AsyncThrowingStream<[UInt8], any Error>.Iterator
  init(_ pieces: AsyncThrowingStream<[UInt8], any Error>) { iterator = pieces.makeAsyncIterator() }

  func next() async throws(TransportError) -> [UInt8]? {
    var own = iterator
    defer { iterator = own }
    do {
      return try await own.next(isolation: self)
    } catch {
      throw .truncated(host: "handler", detail: "\(error)")
    }
  }
}
