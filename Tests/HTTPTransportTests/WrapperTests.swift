// SPDX-License-Identifier: Apache-2.0
import Clocks
import Locks
import Testing

@testable import HTTPTransport

private func response(_ status: Int, _ headers: Headers = [:], _ body: String = "") -> Result<
  HTTPResponse, TransportError
> {
  .success(HTTPResponse(status: status, headers: headers, body: Array(body.utf8)))
}

@Suite struct `Retried requests` {
  let time = ManualTime()
  private let gone = Result<HTTPResponse, TransportError>.failure(.unreachable(host: "h", detail: "refused"))

  private func client(_ script: ScriptedClient, attempts: Int = 3) -> Retrying {
    Retrying(script, policy: .init(attempts: attempts), clock: time.source, random: { 1 })
  }

  @Test func `asks again, waiting twice as long each time`() async throws {
    let script = ScriptedClient([gone, response(503), gone, response(200)])
    #expect(try await client(script, attempts: 5).send(HTTPRequest("GET", "http://h/")).status == 200)
    #expect(time.slept == [.milliseconds(200), .milliseconds(400), .milliseconds(800)])
  }

  @Test func `spreads its waits`() async throws {
    let script = ScriptedClient([gone, response(200)])
    let client = Retrying(script, clock: time.source, random: { 0 })
    _ = try await client.send(HTTPRequest("GET", "http://h/"))
    #expect(time.slept == [.milliseconds(100)])
  }

  @Test func `gives up with the last answer or error`() async throws {
    let script = ScriptedClient([response(502), response(502), response(502), response(200)])
    #expect(try await client(script).send(HTTPRequest("GET", "http://h/")).status == 502)
    #expect(script.requests.count == 3)
    let dead = ScriptedClient([gone, gone, gone])
    await #expect(throws: TransportError.unreachable(host: "h", detail: "refused")) {
      try await client(dead).send(HTTPRequest("GET", "http://h/"))
    }
  }

  @Test func `waits as long as the server asks`() async throws {
    let script = ScriptedClient([response(429, ["Retry-After": "7"]), response(200)])
    #expect(try await client(script).send(HTTPRequest("GET", "http://h/")).status == 200)
    #expect(time.slept == [.seconds(7)])
  }

  @Test func `hands on an answer that asks for a longer wait than allowed`() async throws {
    let script = ScriptedClient([response(429, ["Retry-After": "3600"]), response(200)])
    #expect(try await client(script).send(HTTPRequest("GET", "http://h/")).status == 429)
    #expect(time.slept.isEmpty)
  }

  @Test(arguments: ["POST", "PATCH"])
  func `sends once what may not be sent twice`(_ method: String) async throws {
    let script = ScriptedClient([gone, response(200)])
    await #expect(throws: TransportError.self) { try await client(script).send(HTTPRequest(method, "http://h/")) }
    #expect(script.requests.count == 1)
  }

  @Test(arguments: [
    TransportError.tls(host: "h", detail: "expired"), .invalidURL("x"), .bodyTooLarge(host: "h", limit: 1), .cancelled,
  ])
  func `does not repeat what cannot get better`(_ error: TransportError) async throws {
    let script = ScriptedClient([.failure(error), response(200)])
    await #expect(throws: error) { try await client(script).send(HTTPRequest("GET", "http://h/")) }
  }

  @Test func `stops when its task is cancelled`() async throws {
    let script = ScriptedClient([gone, response(200)])
    let client = client(script)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await client.send(HTTPRequest("GET", "http://h/"))
    }
    task.cancel()
    let result = await task.result
    #expect(throws: TransportError.cancelled) { try result.get() }
  }
}

@Suite struct `Retry-After` {
  let now = Timestamp(seconds: 784_111_777)  // Sun, 06 Nov 1994 08:49:37 GMT

  @Test(
    arguments: [
      ("120", Duration.seconds(120)), ("0", .zero), ("Sun, 06 Nov 1994 08:50:37 GMT", .seconds(60)),
      ("Sun, 06 Nov 1994 08:00:00 GMT", .zero), ("-1", nil), ("soon", nil), ("Sun, 06 Foo 1994 08:50:37 GMT", nil),
    ] as [(String, Duration?)])
  func `is seconds or a date`(_ text: String, _ expected: Duration?) {
    #expect((["retry-after": text] as Headers).retryAfter(now: now) == expected)
  }
}

/// What happened, in order.
private final class Journal: Sendable {
  private let numbers = Mutex<[Int]>([])
  var entries: [Int] { numbers.withLock { $0 } }
  func add(_ number: Int) { numbers.withLock { $0.append(number) } }
}

@Suite struct `Throttled requests` {
  @Test func `lets only so many through at once, in order`() async throws {
    let gate = HostGate(limits: .init(concurrency: 2))
    let origin = try #require(Origin("http://h/"))
    #expect(await gate.enter(origin))
    #expect(await gate.enter(origin))
    let order = Journal()
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<3 {
        group.addTask {
          #expect(await gate.enter(origin))
          order.add(number)
          await gate.leave(origin)
        }
        while await gate.waiting < number + 1 { await Task.yield() }
      }
      #expect(order.entries.isEmpty)
      await gate.leave(origin)
    }
    #expect(order.entries == [0, 1, 2])
    await gate.leave(origin)
    #expect(await gate.remembered == 0)
  }

  @Test func `hosts do not hold each other up`() async throws {
    let gate = HostGate(limits: .init(concurrency: 1))
    #expect(await gate.enter(try #require(Origin("http://a/"))))
    #expect(await gate.enter(try #require(Origin("http://b/"))))
    #expect(await gate.enter(try #require(Origin("http://a:81/"))))
  }

  @Test func `a cancelled waiter leaves the line`() async throws {
    let gate = HostGate(limits: .init(concurrency: 1))
    let origin = try #require(Origin("http://h/"))
    #expect(await gate.enter(origin))
    let task = Task { await gate.enter(origin) }
    while await gate.waiting < 1 { await Task.yield() }
    task.cancel()
    #expect(await task.value == false)
    #expect(await gate.waiting == 0)
    await gate.leave(origin)
    #expect(await gate.enter(origin))
  }

  @Test func `after a burst the rate holds`() async throws {
    let time = ManualTime()
    let gate = HostGate(limits: .init(concurrency: 10, rate: 2, burst: 3), clock: time.source)
    let client = Throttled(ScriptedClient(Array(repeating: response(200), count: 6)), gate: gate)
    for _ in 0..<5 { _ = try await client.send(HTTPRequest("GET", "http://h/")) }
    #expect(time.slept == [.milliseconds(500), .milliseconds(500)])
    time.advance(.seconds(60))
    _ = try await client.send(HTTPRequest("GET", "http://h/"))
    #expect(time.slept.count == 2)
  }

  @Test func `a failed request gives its place back`() async throws {
    let gate = HostGate(limits: .init(concurrency: 1))
    let client = Throttled(ScriptedClient([.failure(.cancelled), response(200)]), gate: gate)
    await #expect(throws: TransportError.cancelled) { try await client.send(HTTPRequest("GET", "http://h/")) }
    #expect(try await client.send(HTTPRequest("GET", "http://h/")).status == 200)
  }
}

@Suite struct `Conditional requests` {
  private let first = response(200, ["ETag": "\"v1\"", "X-Left": "10", "Content-Type": "text/plain"], "body")
  private let same = response(304, ["X-Left": "9", "Content-Type": "text/html", "Content-Length": "0"])

  @Test func `an unchanged answer is the kept one with newer fields`() async throws {
    let script = ScriptedClient([first, same])
    let client = Conditional(script)
    _ = try await client.send(HTTPRequest("GET", "http://h/"))
    let again = try await client.send(HTTPRequest("GET", "http://h/"))
    #expect(again.status == 200)
    #expect(again.text == "body")
    #expect(again.headers.all("X-Left") == ["9"])
    #expect(again.headers["Content-Type"] == "text/plain")
    #expect(script.requests.map { $0.headers["If-None-Match"] } == [nil, "\"v1\""])
  }

  @Test func `another identity does not see what was kept`() async throws {
    let script = ScriptedClient([first, first])
    let client = Conditional(script)
    _ = try await client.send(HTTPRequest("GET", "http://h/", headers: ["Authorization": "a"]))
    _ = try await client.send(HTTPRequest("GET", "http://h/", headers: ["Authorization": "b"]))
    #expect(script.requests[1].headers["If-None-Match"] == nil)
  }

  @Test func `a changed answer replaces the kept one`() async throws {
    let script = ScriptedClient([first, response(200, ["ETag": "\"v2\""], "new"), same])
    let client = Conditional(script)
    for _ in 0..<2 { _ = try await client.send(HTTPRequest("GET", "http://h/")) }
    #expect(try await client.send(HTTPRequest("GET", "http://h/")).text == "new")
    #expect(script.requests[2].headers["If-None-Match"] == "\"v2\"")
  }

  @Test func `an error leaves the kept answer alone`() async throws {
    let script = ScriptedClient([first, response(500), same])
    let client = Conditional(script)
    for _ in 0..<2 { _ = try await client.send(HTTPRequest("GET", "http://h/")) }
    #expect(try await client.send(HTTPRequest("GET", "http://h/")).text == "body")
  }

  @Test func `an answer without an ETag is asked for by its date`() async throws {
    let date = "Sun, 06 Nov 1994 08:49:37 GMT"
    let script = ScriptedClient([response(200, ["Last-Modified": date], "dated"), same])
    let client = Conditional(script)
    _ = try await client.send(HTTPRequest("GET", "http://h/"))
    #expect(try await client.send(HTTPRequest("GET", "http://h/")).text == "dated")
    #expect(script.requests[1].headers["If-Modified-Since"] == date)
  }

  @Test(arguments: [
    HTTPRequest("POST", "http://h/"), HTTPRequest("GET", "http://h/", headers: ["If-None-Match": "\"mine\""]),
  ])
  func `other requests pass untouched`(_ request: HTTPRequest) async throws {
    let script = ScriptedClient([first, same])
    let client = Conditional(script)
    _ = try await client.send(request)
    #expect(try await client.send(request).status == 304)
  }

  @Test func `what may not be stored is not`() async throws {
    let script = ScriptedClient([response(200, ["ETag": "x", "Cache-Control": "private, no-store"]), response(200)])
    let client = Conditional(script)
    for _ in 0..<2 { _ = try await client.send(HTTPRequest("GET", "http://h/")) }
    #expect(script.requests[1].headers["If-None-Match"] == nil)
  }

  @Test func `the least recently used goes when room is needed`() async throws {
    func answer(_ tag: String) -> Result<HTTPResponse, TransportError> { response(200, ["ETag": tag], "b") }
    let script = ScriptedClient([answer("1"), answer("2"), same, answer("3"), same, answer("2")])
    let client = Conditional(script, maximumEntries: 2)
    for path in ["1", "2", "1", "3", "1", "2"] { _ = try await client.send(HTTPRequest("GET", "http://h/\(path)")) }
    #expect(script.requests.map { $0.headers["If-None-Match"] } == [nil, nil, "1", nil, "1", nil])
  }
}

@Suite struct `Origins and encoding` {
  @Test(arguments: [
    ("https://Example.com/a", "https", "example.com", 443, "example.com"),
    ("http://u:p@h:8080?x", "http", "h", 8080, "h:8080"),
    ("http://[::1]:81/", "http", "[::1]", 81, "[::1]:81"),
    ("https://[::1]", "https", "[::1]", 443, "[::1]"),
    ("HTTP://h:/", "http", "h", 80, "h"),
  ])
  func `of a URL`(_ url: String, _ scheme: String, _ host: String, _ port: Int, _ authority: String) throws {
    let origin = try #require(Origin(url))
    #expect(origin.scheme == scheme)
    #expect(origin.host == host)
    #expect(origin.port == port)
    #expect(origin.authority == authority)
  }

  @Test func `components and paths are encoded`() {
    #expect(PercentEncoding.component("a/b c=ü") == "a%2Fb%20c%3D%C3%BC")
    #expect(PercentEncoding.path("a/b c") == "a/b%20c")
    #expect(PercentEncoding.query([("a", "1 2"), ("b", "&")]) == "?a=1%202&b=%26")
    #expect(PercentEncoding.query([]) == "")
  }
}
