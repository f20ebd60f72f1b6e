// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Documents
public import HTTPTransport

/// A client whose way to an API server is as bad as a schedule says.
public struct FaultyTransport: HTTPClient {
  private let inner: any HTTPClient
  private let schedule: FaultSchedule
  private let clock: TimeSource

  public init(_ inner: any HTTPClient, _ schedule: FaultSchedule, clock: TimeSource) {
    self.inner = inner
    self.schedule = schedule
    self.clock = clock
  }

  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    switch fault(request) {
    case .none, .cutWatch: return try await inner.send(request)
    case .delayed(let span):
      try await pause(span)
      return try await inner.send(request)
    case .reset: throw broken
    case .answerLost:
      _ = try await inner.send(request)
      throw broken
    case .duplicated:
      _ = try await inner.send(request)
      return try await inner.send(request)
    case .answered(let status): return FaultyTransport.answer(status)
    case .halfBody:
      let response = try await inner.send(request)
      throw .truncated(host: request.url, detail: "\(response.body.count / 2) of \(response.body.count) bytes")
    }
  }

  public func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    switch fault(request) {
    case .none, .duplicated, .halfBody: return try await inner.stream(request)
    case .delayed(let span):
      try await pause(span)
      return try await inner.stream(request)
    case .reset, .answerLost: throw broken
    case .answered(let status):
      let response = FaultyTransport.answer(status)
      let pieces = Pieces([response.body])
      return HTTPStream(
        status: response.status, headers: response.headers,
        next: { () async throws(TransportError) in await pieces.next() }, cancel: {})
    case .cutWatch(let count):
      let stream = try await inner.stream(request)
      let left = Countdown(count)
      return HTTPStream(
        status: stream.status, headers: stream.headers,
        next: { () async throws(TransportError) in
          guard let piece = try await stream.next() else { return nil }
          switch await left.tick() {
          case .whole: return piece
          case .last: return Array(piece.prefix(piece.count / 2))
          case .over:
            stream.cancel()
            throw .truncated(host: request.url, detail: "the watch broke off")
          }
        }, cancel: stream.cancel)
    }
  }

  private var broken: TransportError { .unreachable(host: "api", detail: "connection reset by peer") }

  private func fault(_ request: HTTPRequest) -> FaultSchedule.Fault {
    let parts = request.url.split(separator: "?", maxSplits: 1)
    let query = parts.count > 1 ? parts[1] : ""
    let isWatch = query.contains("watch=true")
    return schedule.next(
      method: request.method, path: String(parts[0]) + (isWatch ? "?watch" : ""), isWatch: isWatch,
      isList: request.method == "GET" && query.contains("limit="))
  }

  private func pause(_ span: Duration) async throws(TransportError) {
    do { try await clock.sleep(span) } catch { throw .cancelled }
  }

  private static func answer(_ status: Int) -> HTTPResponse {
    let reasons = [409: "Conflict", 410: "Expired", 429: "TooManyRequests", 500: "InternalError"]
    var response = HTTPResponse(
      status: status,
      body: JSON.bytes([
        "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure", "message": "a fault",
        "reason": .string(reasons[status] ?? "ServiceUnavailable"), "code": .int(Int64(status)),
      ]))
    if status == 429 || status == 503 { response.headers.add("Retry-After", "1") }
    return response
  }
}

private actor Pieces {
  private var left: [[UInt8]]
  init(_ pieces: [[UInt8]]) { left = pieces }
  func next() -> [UInt8]? { left.isEmpty ? nil : left.removeFirst() }
}

private actor Countdown {
  enum Tick { case whole, last, over }
  private var left: Int
  init(_ count: Int) { left = count }
  func tick() -> Tick {
    left -= 1
    return left >= 0 ? .whole : left == -1 ? .last : .over
  }
}
