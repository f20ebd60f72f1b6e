// SPDX-License-Identifier: Apache-2.0
internal import HTTPServing
internal import Locks
internal import Testing

@Suite struct ServerTests {
  private static let fast = ServerSettings(maximumBody: 1000, peerCheck: .milliseconds(5))

  private func serving(
    _ settings: ServerSettings = fast, answer: @escaping Handler, during body: (UInt16, Server) async throws -> Void
  ) async throws {
    let server = Server(settings: settings, handler: answer)
    let port = try await server.start()
    do { try await body(port, server) } catch {
      await server.stop(grace: .zero)
      throw error
    }
    await server.stop(grace: .seconds(5))
  }

  private func get(_ path: String, method: String = "GET", _ more: String = "") -> String {
    "\(method) \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\(more)\r\n"
  }

  @Test func `a request arrives whole and decoded`() async throws {
    try await serving { request in
      .text(
        200,
        "\(request.method) \(request.path) \(request.rawPath) \(request.query("q") ?? "-") \(request.header("x-thing") ?? "-") "
          + String(decoding: request.body, as: UTF8.self))
    } during: { port, _ in
      let text = try await RawConnection.exchange(
        port,
        "POST /a%20b/c%2Fd?q=1%262 HTTP/1.1\r\nHost: x\r\nX-Thing: yes\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello"
      )
      #expect(text.hasPrefix("HTTP/1.1 200"))
      #expect(text.hasSuffix("\r\n\r\nPOST /a b/c/d /a%20b/c%2Fd 1&2 yes hello"))
    }
  }

  @Test func `a chunked body is put together`() async throws {
    try await serving {
      .text(200, String(decoding: $0.body, as: UTF8.self))
    } during: { port, _ in
      let text = try await RawConnection.exchange(
        port, get("/", method: "POST", "Transfer-Encoding: chunked\r\n") + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
      #expect(text.hasSuffix("\r\n\r\nabcde"))
    }
  }

  @Test func `a body over the limit is 413, announced or not`() async throws {
    try await serving { _ in
      .text(200, "read")
    } during: { port, _ in
      let announced = try await RawConnection.exchange(
        port, get("/", method: "POST", "Content-Length: 1001\r\nExpect: 100-continue\r\n"))
      #expect(announced.hasPrefix("HTTP/1.1 413"))
      let chunk = "400\r\n" + String(repeating: "x", count: 1024) + "\r\n0\r\n\r\n"
      let chunked = try await RawConnection.exchange(
        port, get("/", method: "POST", "Transfer-Encoding: chunked\r\n") + chunk)
      #expect(chunked.hasPrefix("HTTP/1.1 413"))
    }
  }

  @Test func `HEAD has the headers of GET and no body`() async throws {
    var router = Router()
    router.on("GET", "/page") { _, _ in .text(200, "hello") }
    try await serving(answer: router.handler) { port, _ in
      let text = try await RawConnection.exchange(port, get("/page", method: "HEAD"))
      #expect(text.contains("Content-Length: 5"))
      #expect(text.hasSuffix("\r\n\r\n"))
    }
  }

  @Test func `two hundred slow requests are served side by side`() async throws {
    let gate = Gate()
    try await serving { _ in
      await gate.pass(when: 200)
      return .text(200, "done")
    } during: { port, _ in
      let statuses = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<200 {
          group.addTask { String(try await RawConnection.exchange(port, get("/")).prefix(12)) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses == Array(repeating: "HTTP/1.1 200", count: 200))
    }
  }

  @Test func `a request too many is 503`() async throws {
    let (gate, entered) = (Gate(), Gate())
    var settings = ServerTests.fast
    settings.maximumRequests = 1
    try await serving(settings) { _ in
      await entered.pass(when: 1)
      await gate.pass(when: 2)
      return .text(200, "done")
    } during: { port, _ in
      let first = try RawConnection(port: port)
      first.write(get("/"))
      await entered.reached(1)
      let second = try await RawConnection.exchange(port, get("/"))
      #expect(second.hasPrefix("HTTP/1.1 503"))
      #expect(second.contains("Retry-After: 1"))
      await gate.pass(when: 2)
      let text1 = try await first.read()
      #expect(text1.hasPrefix("HTTP/1.1 200"))
    }
  }

  @Test func `a handler beyond its time is cancelled and answered for`() async throws {
    var settings = ServerTests.fast
    settings.requestTimeout = .milliseconds(10)
    let ended = Gate()
    try await serving(settings) { _ in
      try? await Task.sleep(for: .seconds(60))
      await ended.pass(when: 1)
      return .text(200, "late")
    } during: { port, _ in
      let text2 = try await RawConnection.exchange(port, get("/"))
      #expect(text2.hasPrefix("HTTP/1.1 503"))
      await ended.reached(1)
    }
  }

  @Test func `a client that leaves cancels its handler`() async throws {
    let (entered, ended) = (Gate(), Gate())
    try await serving { _ in
      await entered.pass(when: 1)
      try? await Task.sleep(for: .seconds(60))
      await ended.pass(when: 1)
      return .text(200, "nobody")
    } during: { port, _ in
      let client = try RawConnection(port: port)
      client.write(get("/"))
      await entered.reached(1)
      client.hangUp()
      await ended.reached(1)
    }
  }

  @Test func `a stream comes piece by piece, and a client that leaves ends it`() async throws {
    let (more, ended) = (Gate(), Gate())
    try await serving { _ in
      ServerResponse(
        status: 200,
        body: .stream { writer in
          try await writer.send(Array("one\n".utf8))
          await more.reached(1)
          try await writer.send(Array("two\n".utf8))
          try? await Task.sleep(for: .seconds(60))
          await ended.pass(when: 1)
        })
    } during: { port, _ in
      let client = try RawConnection(port: port)
      client.write(get("/"))
      let first = try await client.read { $0.contains("one\n") }
      #expect(!first.contains("two"))
      await more.pass(when: 1)
      _ = try await client.read { $0.contains("two\n") }
      client.hangUp()
      await ended.reached(1)
    }
  }

  @Test func `a slow reader holds the writer back`() async throws {
    let box = Counter()
    try await serving { _ in
      ServerResponse(
        status: 200,
        body: .stream { writer in
          for _ in 0..<2000 {
            try await writer.send([UInt8](repeating: 0x78, count: 16_384))
            box.add(16_384)
          }
        })
    } during: { port, _ in
      let client = try RawConnection(port: port)
      client.write(get("/"))
      try await box.settles()
      // The socket buffers of both sides take a few megabytes; far less than the 32 MB there are.
      #expect(box.value < 20 << 20)
      var total = 0
      while total < 32_768_000 {
        let piece = try await client.read { $0.utf8.count > 1 << 20 }
        if piece.isEmpty { break }
        total += piece.utf8.count
      }
      #expect(total >= 32_768_000)
    }
  }

  @Test func `stop lets handlers finish, ends streams cleanly and refuses the rest`() async throws {
    let (entered, gate) = (Gate(), Gate())
    let server = Server(settings: ServerTests.fast) { request in
      if request.path == "/stream" {
        return ServerResponse(
          status: 200,
          body: .stream { writer in
            try await writer.send(Array("begun\n".utf8))
            try await Task.sleep(for: .seconds(60))
          })
      }
      await entered.pass(when: 1)
      await gate.reached(1)
      return .text(200, "finished")
    }
    let port = try await server.start()
    let stream = try RawConnection(port: port)
    stream.write(get("/stream"))
    _ = try await stream.read { $0.contains("begun") }
    let slow = try RawConnection(port: port)
    slow.write(get("/slow"))
    await entered.reached(1)
    async let stopped: Void = server.stop(grace: .seconds(60))
    let text3 = try await stream.read()
    #expect(text3.hasSuffix("0\r\n\r\n"))
    await gate.pass(when: 1)
    let text4 = try await slow.read()
    #expect(text4.hasSuffix("finished"))
    await stopped
    #expect(throws: RawConnection.Refused.self) { try RawConnection(port: port) }
  }

  @Test func `stop gives up on a handler after the grace`() async throws {
    let (entered, ended) = (Gate(), Gate())
    let server = Server(settings: ServerTests.fast) { _ in
      await entered.pass(when: 1)
      try? await Task.sleep(for: .seconds(60))
      await ended.pass(when: 1)
      return .text(200, "")
    }
    let client = try RawConnection(port: try await server.start())
    client.write(get("/"))
    await entered.reached(1)
    await server.stop(grace: .milliseconds(20))
    let text5 = try await client.read()
    #expect(text5.hasPrefix("HTTP/1.1 503"))
    await ended.reached(1)
  }

  @Test func `a port in use and a bad address are said so`() async throws {
    try await serving { _ in
      .text(200, "")
    } during: { port, server in
      await #expect(throws: ServingError.alreadyStarted) { try await server.start() }
      let second = Server(settings: ServerSettings(port: port)) { _ in .text(200, "") }
      await #expect(
        throws: ServingError.cannotListen(address: "127.0.0.1", port: port, detail: "Address already in use")
      ) { try await second.start() }
      let nowhere = Server(settings: ServerSettings(address: "localhost")) { _ in .text(200, "") }
      await #expect(throws: ServingError.invalidAddress("localhost")) { try await nowhere.start() }
    }
  }

  @Test func `what was served is told`() async throws {
    let told = Gate()
    let seen = Seen()
    let server = Server(
      settings: ServerTests.fast,
      observe: { exchange in
        seen.add("\(exchange.method) \(exchange.path) \(exchange.status)")
        Task { await told.pass(when: 1) }
      }
    ) { _ in .text(404, "") }
    _ = try await RawConnection.exchange(try await server.start(), get("/here"))
    await told.reached(1)
    #expect(seen.all == ["GET /here 404"])
    await server.stop()
  }
}

/// Lets callers through once enough of them have come.
private actor Gate {
  private var arrived = 0
  private var waiting: [(Int, CheckedContinuation<Void, Never>)] = []

  func pass(when count: Int) async {
    arrived += 1
    wake()
    await reached(count)
  }
  func reached(_ count: Int) async {
    if arrived >= count { return }
    await withCheckedContinuation { waiting.append((count, $0)) }
  }
  private func wake() {
    let ready = waiting.filter { $0.0 <= arrived }
    waiting.removeAll { $0.0 <= arrived }
    for (_, continuation) in ready { continuation.resume() }
  }
}

private final class Seen: Sendable {
  private let lines = Mutex<[String]>([])
  func add(_ line: String) { lines.withLock { $0.append(line) } }
  var all: [String] { lines.withLock { $0 } }
}

private final class Counter: Sendable {
  private let count = Mutex(0)
  func add(_ more: Int) { count.withLock { $0 += more } }
  var value: Int { count.withLock { $0 } }
  /// Returns once the count has stood still for a while, and is not zero.
  func settles() async throws {
    var (last, still) = (-1, 0)
    while still < 20 {
      try await Task.sleep(for: .milliseconds(5))
      let now = value
      still = now == last && now > 0 ? still + 1 : 0
      last = now
    }
  }
}
