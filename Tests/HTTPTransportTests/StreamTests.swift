// SPDX-License-Identifier: Apache-2.0
import Clocks
import Glibc
import HTTPTransport
import Locks
import Testing

private let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Kind: stream\r\n\r\n"

@Suite struct `Streams` {
  let client = CurlClient()

  private func text(_ stream: HTTPStream) async throws -> String {
    var bytes: [UInt8] = []
    while let piece = try await stream.next() { bytes += piece }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `pieces arrive as they are sent, before the end`() async throws {
    let read = Signal()
    let server = LoopbackServer { _, connection in
      connection.write(chunked)
      connection.chunk("first")
      read.waitBlocking()
      connection.chunk("second")
      connection.write("0\r\n\r\n")
      return true
    }
    let stream = try await client.stream(HTTPRequest("GET", server.url))
    #expect(stream.status == 200)
    #expect(stream.headers["x-kind"] == "stream")
    #expect(try await stream.next() == Array("first".utf8))
    read.raise()
    #expect(try await text(stream) == "second")
    #expect(try await stream.next() == nil)
  }

  @Test func `a slow reader loses nothing and holds the sender back`() async throws {
    let written = Mutex(0)
    let total = 24 << 20
    let piece = [UInt8](repeating: 0x61, count: 1 << 16)
    let begun = Signal()
    let server = LoopbackServer { _, connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(total)\r\n\r\n")
      begun.raise()
      for _ in 0..<(total / piece.count) {
        connection.write(piece)
        written.withLock { $0 += piece.count }
      }
      return false
    }
    let stream = try await client.stream(HTTPRequest("GET", server.url))
    await begun.wait()
    // Another exchange on the same thread goes on while this stream is not read.
    let neighbour = LoopbackServer(always: "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")
    for _ in 0..<50 { _ = try await client.send(HTTPRequest("GET", neighbour.url)) }
    // Kernel buffers and our high-water mark together are far below the whole.
    #expect(written.withLock { $0 } < total)
    var count = 0
    while let piece = try await stream.next() { count += piece.count }
    #expect(count == total)
  }

  @Test func `a cancelled stream closes the connection and ends its reader`() async throws {
    let left = Signal()
    let server = LoopbackServer { _, connection in
      connection.write(chunked)
      connection.waitUntilPeerCloses()
      left.raise()
      return false
    }
    let stream = try await client.stream(HTTPRequest("GET", server.url))
    let reader = Task { try await stream.next() }
    stream.cancel()
    let result = await reader.result
    #expect(throws: TransportError.cancelled) { try result.get() }
    await left.wait()
  }

  @Test func `a dropped stream closes the connection`() async throws {
    let left = Signal()
    let server = LoopbackServer { _, connection in
      connection.write(chunked)
      connection.waitUntilPeerCloses()
      left.raise()
      return false
    }
    func open() async throws { #expect(try await client.stream(HTTPRequest("GET", server.url)).status == 200) }
    try await open()
    await left.wait()
  }

  @Test func `a task cancelled while it reads gets out`() async throws {
    let head = Signal()
    let server = LoopbackServer { _, connection in
      connection.write(chunked)
      connection.waitUntilPeerCloses()
      return false
    }
    let task = Task {
      let stream = try await client.stream(HTTPRequest("GET", server.url))
      head.raise()
      return try await stream.next()
    }
    await head.wait()
    task.cancel()
    let result = await task.result
    #expect(throws: TransportError.cancelled) { try result.get() }
  }

  @Test func `a stream outlives the client that opened it`() async throws {
    let dropped = Signal()
    let server = LoopbackServer { _, connection in
      connection.write(chunked)
      dropped.waitBlocking()
      connection.chunk("still here")
      connection.write("0\r\n\r\n")
      return true
    }
    func open() async throws -> HTTPStream { try await CurlClient().stream(HTTPRequest("GET", server.url)) }
    let stream = try await open()
    dropped.raise()
    #expect(try await text(stream) == "still here")
  }

  @Test func `a silent stream fails after its idle timeout, a talking one does not`() async throws {
    let server = LoopbackServer { _, connection in
      connection.write(chunked)
      connection.chunk("one")
      connection.waitUntilPeerCloses()
      return false
    }
    var request = HTTPRequest("GET", server.url)
    request.timeout = nil
    request.idleTimeout = .milliseconds(80)
    let stream = try await client.stream(request)
    #expect(try await stream.next() == Array("one".utf8))
    await #expect(throws: TransportError.timedOut(host: "127.0.0.1:\(server.port)", after: .milliseconds(80))) {
      try await stream.next()
    }
  }

  @Test func `what arrived before a break is handed out first`() async throws {
    let server = LoopbackServer { _, connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
      return false
    }
    let stream = try await client.stream(HTTPRequest("GET", server.url))
    var bytes: [UInt8] = []
    let error = await #expect(throws: TransportError.self) {
      while let piece = try await stream.next() { bytes += piece }
    }
    #expect(bytes == Array("half".utf8))
    if case .truncated = error {} else { Issue.record("\(String(describing: error))") }
  }
}

@Suite struct `Lines of a stream` {
  /// A stream of these pieces.
  private func stream(_ pieces: [String], cancelled: Signal = Signal()) -> HTTPStream {
    let left = Mutex(pieces[...])
    return HTTPStream(
      status: 200, headers: [:],
      next: { () async throws(TransportError) -> [UInt8]? in left.withLock { $0.popFirst().map { Array($0.utf8) } } },
      cancel: { cancelled.raise() })
  }

  private func lines(_ pieces: [String]) async throws -> [String] {
    let reader = LineReader(stream(pieces))
    var result: [String] = []
    while let line = try await reader.next() { result.append(String(decoding: line, as: UTF8.self)) }
    return result
  }

  @Test(
    arguments: [
      (["a\nb\n"], ["a", "b"]),
      (["a", "b\nc", "\n", "d"], ["ab", "c", "d"]),
      (["a\r", "\nb\r\n"], ["a", "b"]),
      (["\n\na\n"], ["", "", "a"]),
      ([], []),
      (["", "x"], ["x"]),
      (["é\n", "ü"], ["é", "ü"]),
    ] as [([String], [String])])
  func `are cut wherever the pieces are`(_ pieces: [String], _ expected: [String]) async throws {
    #expect(try await lines(pieces) == expected)
    #expect(try await lines(pieces.joined().map(String.init)) == expected)
  }

  @Test func `longer than allowed end the stream`() async throws {
    let cancelled = Signal()
    let reader = LineReader(
      stream(["short\n", "much ", "too long", "\n"], cancelled: cancelled), maximumFrame: 8, host: "h")
    #expect(try await reader.next() == Array("short".utf8))
    await #expect(throws: TransportError.bodyTooLarge(host: "h", limit: 8)) { try await reader.next() }
    #expect(cancelled.isRaised)
  }
}
