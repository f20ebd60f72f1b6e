// SPDX-License-Identifier: Apache-2.0
import HTTPTransport
import Testing

@Suite struct `What a URL answers` {
  private let client = CurlClient()

  private func server(_ answers: [String: String]) -> LoopbackServer {
    LoopbackServer { request, connection in
      connection.write(answers[request.path] ?? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
      return true
    }
  }
  private func moved(_ location: String) -> String {
    "HTTP/1.1 302 Found\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n"
  }
  private let ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"

  @Test func `redirects are followed on the same host`() async throws {
    let server = server(["/": moved("/login"), "/login": ok])
    #expect(try await client.status(of: server.url + "/") == 200)
    #expect(try await client.status(of: server.url + "/missing") == 404)
  }

  @Test(arguments: ["http://localhost:1/", "//169.254.169.254/latest/meta-data", "ftp://127.0.0.1/", "http://"])
  func `a redirect to another host is itself the answer`(location: String) async throws {
    let server = server(["/": moved(location)])
    #expect(try await client.status(of: server.url + "/") == 302)
    #expect(server.heads.count == 1)
  }

  @Test func `a circle of redirects ends`() async throws {
    let server = server(["/": moved("/")])
    #expect(try await client.status(of: server.url + "/", redirects: 3) == 302)
    #expect(server.heads.count == 4)
  }

  @Test func `a body without end is not read`() async throws {
    let server = server(["/": "HTTP/1.1 200 OK\r\nContent-Length: 1099511627776\r\n\r\nx"])
    #expect(try await client.status(of: server.url + "/") == 200)
  }

  @Test func `nobody there is an error with the host`() async {
    await #expect(throws: TransportError.self) { try await client.status(of: "http://127.0.0.1:1/") }
  }
}
