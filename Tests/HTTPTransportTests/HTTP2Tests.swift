// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import HTTPTransport
import Testing

private let nghttpd: String? = ["/usr/sbin/nghttpd", "/usr/bin/nghttpd", "/usr/local/bin/nghttpd"].first {
  (path: String) in access(path, X_OK) == 0
}

/// `nghttpd`, which speaks nothing but HTTP/2 and prints every frame.
private final class FrameServer: Sendable {
  let port: Int
  private let pid: pid_t
  private let output: Int32

  init(_ authority: Authority) throws {
    // It cannot be asked which port it took, so it is given one; another when somebody else has it.
    var attempts = 0
    while true {
      attempts += 1
      var ends: [Int32] = [0, 0]
      try #require(pipe2(&ends, O_CLOEXEC) == 0)
      let port = Int.random(in: 10_000..<32_000)
      let pid = try authority.spawn(
        try #require(nghttpd),
        ["-v", "-a", "127.0.0.1", "-d", authority.directory, "\(port)", "server.key", "server.pem"], output: ends[1])
      close(ends[1])
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = read(ends[0], &buffer, buffer.count)
      if count > 0, String(decoding: buffer.prefix(count), as: UTF8.self).contains("listen 127.0.0.1:\(port)") {
        (self.port, self.pid, output) = (port, pid, ends[0])
        return
      }
      FrameServer.end(pid, ends[0])
      try #require(attempts < 5, "nghttpd does not listen")
    }
  }

  deinit { FrameServer.end(pid, output) }

  private static func end(_ pid: pid_t, _ output: Int32) {
    kill(pid, SIGKILL)
    waitpid(pid, nil, 0)
    close(output)
  }

  /// What it has printed until it was told to end.
  func log() -> String {
    kill(pid, SIGKILL)
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(output, &buffer, buffer.count), count > 0 { text += buffer.prefix(count) }
    return String(decoding: text, as: UTF8.self)
  }
}

@Suite(.enabled(if: nghttpd != nil && openssl != nil, "install nghttp2-server and openssl to see HTTP/2 spoken"))
struct `HTTP/2` {
  private func request(_ port: Int, _ authority: Authority) throws -> HTTPRequest {
    var request = HTTPRequest("GET", "https://127.0.0.1:\(port)/ca.pem")
    request.tls = TLSSettings(caPEM: try authority.pem("ca.pem"), serverName: "kubernetes.test")
    request.prefersHTTP2 = true
    return request
  }

  @Test func `many requests at once share one connection`() async throws {
    let authority = try Authority()
    let server = try FrameServer(authority)
    let client = CurlClient()
    let request = try request(server.port, authority)
    let expected = try authority.pem("ca.pem")
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<10 { group.addTask { try await client.send(request).body } }
      for try await body in group { #expect(body == expected) }
    }
    let log = server.log()
    #expect(log.contains("The negotiated protocol: h2"))
    let heads = log.split(separator: "\n").filter { $0.contains("recv HEADERS frame") }
    #expect(heads.count == 10)
    #expect(heads.allSatisfy { $0.hasPrefix("[id=1]") })
  }

  @Test func `a watch leaves the connection to others`() async throws {
    let authority = try Authority()
    let server = try FrameServer(authority)
    let client = CurlClient()
    let request = try request(server.port, authority)
    let stream = try await client.stream(request)
    #expect(try await client.send(request).status == 200)
    stream.cancel()
    #expect(try await client.send(request).status == 200)
    let heads = server.log().split(separator: "\n").filter { $0.contains("recv HEADERS frame") }
    #expect(heads.count == 3)
    #expect(heads.allSatisfy { $0.hasPrefix("[id=1]") })
  }

  @Test func `who does not ask for it does not speak it`() async throws {
    let authority = try Authority()
    let server = try FrameServer(authority)
    var request = try request(server.port, authority)
    request.prefersHTTP2 = false
    let plain = request
    await #expect(throws: TransportError.self) { try await CurlClient().send(plain) }
  }

  @Test func `a server that cannot is spoken to in HTTP/1`() async throws {
    let authority = try Authority()
    let server = try TLSServer(authority)
    var request = try request(server.port, authority)
    request.url = "https://127.0.0.1:\(server.port)/"
    #expect(try await CurlClient().send(request).status == 200)
  }
}
