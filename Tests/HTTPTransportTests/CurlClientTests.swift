// SPDX-License-Identifier: Apache-2.0
import Clocks
import Glibc
import HTTPTransport
import Locks
import Testing

@Suite struct `The live client` {
  let client = CurlClient(version: "1.2.3")

  private func ok(_ body: String, _ extra: String = "") -> String {
    "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\(extra)\r\n\(body)"
  }

  @Test func `status, header fields and body arrive as sent`() async throws {
    let server = LoopbackServer(
      always: "HTTP/1.1 404 Not Here\r\nSet-Cookie: a=1\r\nX-Thing:  two words \r\nset-cookie: b=2\r\n"
        + "Content-Length: 4\r\n\r\ngone")
    let response = try await client.send(HTTPRequest("GET", server.url + "/a%2Fb?q=%20"))
    #expect(response.status == 404)
    #expect(response.text == "gone")
    #expect(response.headers["x-thing"] == "two words")
    #expect(response.headers.all("Set-Cookie") == ["a=1", "b=2"])
    #expect(server.heads.first?.hasPrefix("GET /a%2Fb?q=%20 HTTP/1.1") == true)
  }

  @Test func `we say who we are and invent no fields`() async throws {
    let server = LoopbackServer { request, connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
      return request.method != "never"
    }
    _ = try await client.send(HTTPRequest("POST", server.url, headers: ["X-Empty": ""], body: Array("hello".utf8)))
    let head = try #require(server.heads.first).lowercased()
    #expect(head.contains("user-agent: nestling/1.2.3"))
    #expect(head.contains("x-empty:"))
    #expect(!head.contains("expect:"))
    #expect(!head.contains("content-type:"))
    #expect(head.contains("content-length: 5"))
  }

  @Test(arguments: ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "GET"])
  func `any method carries any bytes`(_ method: String) async throws {
    let server = LoopbackServer { request, connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(request.body.count)\r\n\r\n")
      connection.write(request.body)
      return true
    }
    let body: [UInt8] = [0, 1, 2, 0, 255, 10, 13]
    let response = try await client.send(HTTPRequest(method, server.url, body: body))
    #expect(response.body == body)
    #expect(server.heads.first?.hasPrefix("\(method) / ") == true)
  }

  @Test func `a POST without a body says so`() async throws {
    let server = LoopbackServer(always: ok(""))
    _ = try await client.send(HTTPRequest("POST", server.url))
    #expect(server.heads.first?.lowercased().contains("content-length: 0") == true)
  }

  @Test func `HEAD has no body whatever its length field says`() async throws {
    let server = LoopbackServer(always: "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n")
    let response = try await client.send(HTTPRequest("HEAD", server.url))
    #expect(response.body.isEmpty)
    #expect(response.headers["Content-Length"] == "999")
  }

  @Test func `an interim response is not the answer`() async throws {
    let server = LoopbackServer(
      always: "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + ok("done", "X-Final: yes\r\n"))
    let response = try await client.send(HTTPRequest("GET", server.url))
    #expect(response.status == 200)
    #expect(response.headers["Link"] == nil)
    #expect(response.headers["X-Final"] == "yes")
  }

  @Test func `a connection is used again`() async throws {
    let server = LoopbackServer(always: ok("x"))
    for _ in 0..<5 { _ = try await client.send(HTTPRequest("GET", server.url)) }
    #expect(server.connectionCount == 1)
  }

  @Test func `many requests at once are all answered`() async throws {
    let server = LoopbackServer { request, connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(request.path.utf8.count)\r\n\r\n\(request.path)")
      return true
    }
    let paths = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<60 {
        group.addTask { try await client.send(HTTPRequest("GET", "\(server.url)/\(number)")).text }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(paths == Set((0..<60).map { "/\($0)" }))
  }

  // MARK: what goes wrong

  @Test func `nobody listening is unreachable`() async throws {
    let port = LoopbackServer(always: "").port
    // The server is gone by now, its port closed.
    let error = await #expect(throws: TransportError.self) {
      try await client.send(HTTPRequest("GET", "http://127.0.0.1:\(port)/secret?token=abc"))
    }
    guard case .unreachable(let host, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(host == "127.0.0.1:\(port)")
  }

  @Test(arguments: ["ftp://127.0.0.1/", "file:///etc/passwd", "nonsense", "http://", "http://127.0.0.1:99999/"])
  func `only http and https URLs are taken`(_ url: String) async throws {
    await #expect(throws: TransportError.invalidURL(url)) { try await client.send(HTTPRequest("GET", url)) }
  }

  @Test func `a header that would smuggle a second request is refused`() async throws {
    let server = LoopbackServer(always: ok("x"))
    let request = HTTPRequest("GET", server.url, headers: ["X-A": "1\r\nX-B: 2"])
    let error = await #expect(throws: TransportError.self) { try await client.send(request) }
    #expect("\(String(describing: error))".contains("X-A"))
    #expect(server.heads.isEmpty)
  }

  @Test func `silence is a timeout`() async throws {
    let server = LoopbackServer { _, connection in
      connection.waitUntilPeerCloses()
      return false
    }
    var request = HTTPRequest("GET", server.url)
    request.timeout = .milliseconds(60)
    await #expect(throws: TransportError.timedOut(host: "127.0.0.1:\(server.port)", after: .milliseconds(60))) {
      try await client.send(request)
    }
    await #expect(throws: TransportError.timedOut(host: "127.0.0.1:\(server.port)", after: .milliseconds(60))) {
      try await client.stream(request)
    }
  }

  @Test func `half a body is truncated`() async throws {
    let server = LoopbackServer { _, connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
      return false
    }
    let error = await #expect(throws: TransportError.self) { try await client.send(HTTPRequest("GET", server.url)) }
    guard case .truncated = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a reset before the head is unreachable, after it truncated`() async throws {
    let server = LoopbackServer { request, connection in
      if request.path == "/late" {
        connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        connection.chunk("some")
      }
      connection.reset()
      return false
    }
    let early = await #expect(throws: TransportError.self) { try await client.send(HTTPRequest("GET", server.url)) }
    let late = await #expect(throws: TransportError.self) {
      try await client.send(HTTPRequest("GET", server.url + "/late"))
    }
    if case .unreachable = early {} else { Issue.record("\(String(describing: early))") }
    // RST may overtake the head that was written just before.
    switch late {
    case .truncated, .unreachable: break
    default: Issue.record("\(String(describing: late))")
    }
  }

  @Test(arguments: [true, false])
  func `a body above the limit fails, announced or not`(_ isAnnounced: Bool) async throws {
    let server = LoopbackServer { _, connection in
      let body = String(repeating: "x", count: 1001)
      if isAnnounced {
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n\(body)")
      } else {
        connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        connection.chunk(body)
        connection.write("0\r\n\r\n")
      }
      return true
    }
    var request = HTTPRequest("GET", server.url)
    request.maximumBody = 1000
    await #expect(throws: TransportError.bodyTooLarge(host: "127.0.0.1:\(server.port)", limit: 1000)) {
      try await client.send(request)
    }
    request.maximumBody = 1001
    #expect(try await client.send(request).body.count == 1001)
  }

  @Test func `an endless head is refused`() async throws {
    let server = LoopbackServer { _, connection in
      connection.write("HTTP/1.1 200 OK\r\n")
      for number in 0..<5000 { connection.write("X-\(number): \(String(repeating: "y", count: 100))\r\n") }
      return false
    }
    await #expect(throws: TransportError.self) { try await client.send(HTTPRequest("GET", server.url)) }
  }

  @Test func `a cancelled task stops its request at once`() async throws {
    let arrived = Signal(), left = Signal()
    let server = LoopbackServer { _, connection in
      arrived.raise()
      connection.waitUntilPeerCloses()
      left.raise()
      return false
    }
    let task = Task { try await client.send(HTTPRequest("GET", server.url)) }
    await arrived.wait()
    task.cancel()
    let result = await task.result
    #expect(throws: TransportError.cancelled) { try result.get() }
    await left.wait()
  }

  @Test func `a task cancelled before it starts never connects`() async throws {
    let server = LoopbackServer(always: ok("x"))
    let gate = Signal()
    let task = Task {
      await gate.wait()
      return try await client.send(HTTPRequest("GET", server.url))
    }
    task.cancel()
    gate.raise()
    let result = await task.result
    #expect(throws: TransportError.cancelled) { try result.get() }
    #expect(server.heads.isEmpty)
  }

  // MARK: proxies and redirects

  @Test func `an explicit proxy gets the whole URL`() async throws {
    let proxy = LoopbackServer(always: ok("from the proxy"))
    var request = HTTPRequest("GET", "http://preview.invalid/path")
    request.proxy = proxy.url
    #expect(try await client.send(request).text == "from the proxy")
    #expect(proxy.heads.first?.hasPrefix("GET http://preview.invalid/path HTTP/1.1") == true)
  }

  @Test func `a redirect is a response unless asked to follow`() async throws {
    let server = LoopbackServer { request, connection in
      connection.write(
        request.path == "/new"
          ? "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nnew"
          : "HTTP/1.1 302 Found\r\nLocation: new\r\nContent-Length: 0\r\n\r\n")
      return true
    }
    var request = HTTPRequest("GET", server.url + "/old", headers: ["Authorization": "Bearer t"])
    #expect(try await client.send(request).status == 302)
    request.maximumRedirects = 1
    #expect(try await client.send(request).text == "new")
    #expect(server.heads.last?.contains("Bearer t") == true)
  }

  @Test func `credentials do not follow to another origin`() async throws {
    let other = LoopbackServer(always: ok("other"))
    let target = other.url
    let server = LoopbackServer { _, connection in
      connection.write("HTTP/1.1 301 Moved\r\nLocation: \(target)/x\r\nContent-Length: 0\r\n\r\n")
      return true
    }
    var request = HTTPRequest(
      "GET", server.url, headers: ["Authorization": "Bearer t", "Private-Token": "p", "Accept": "text/plain"])
    request.maximumRedirects = 3
    #expect(try await client.send(request).text == "other")
    let head = try #require(other.heads.first)
    #expect(!head.contains("Bearer"))
    #expect(!head.contains("Private-Token"))
    #expect(head.contains("Accept: text/plain"))
  }

  @Test func `a loop of redirects ends with the last of them`() async throws {
    let server = LoopbackServer(always: "HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n")
    var request = HTTPRequest("GET", server.url)
    request.maximumRedirects = 4
    #expect(try await client.send(request).status == 302)
    #expect(server.heads.count == 5)
  }

  // MARK: what may be printed

  @Test func `a printed request tells no secrets`() {
    var request = HTTPRequest(
      "GET", "https://user:pass@host/path?token=abc", headers: ["Authorization": "Bearer abc"], body: [1])
    request.tls = TLSSettings(keyPEM: Array("PRIVATE".utf8))
    var text = ""
    dump(request, to: &text)
    text += "\(request) \(String(reflecting: request))"
    #expect(text.contains("GET https://host/path"))
    for secret in ["abc", "pass", "PRIVATE", "80"] { #expect(!text.contains(secret)) }
  }
}
