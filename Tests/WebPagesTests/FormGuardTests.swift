// SPDX-License-Identifier: Apache-2.0
import HTTPServing
import Testing
import WebPages

@Suite struct `A form` {
  private static let ours = FormGuard(token: "secret")

  private func form(_ body: String, origin: String? = nil) -> ServerRequest {
    ServerRequest(
      method: "POST", path: "/", headers: [("Host", "localhost:8090")] + (origin.map { [("Origin", $0)] } ?? []),
      body: Array(body.utf8))
  }

  @Test(arguments: [nil, "http://localhost:8090", "https://localhost:8090"])
  func `of our own page is taken, also where the browser does not say its origin`(origin: String?) throws {
    let fields = try Self.ours.fields(of: form("token=secret&ask=stop+it&ask=twice", origin: origin))
    #expect(fields["ask"] == "stop it")
  }

  @Test(arguments: [
    ("token=secret&ask=stop", "http://evil.test"), ("token=guess&ask=stop", "http://localhost:8090"),
    ("ask=stop", nil), ("", "null"),
  ])
  func `from elsewhere is refused`(body: String, origin: String?) {
    #expect(throws: FormGuard.Refusal.self) { try Self.ours.fields(of: form(body, origin: origin)) }
  }

  @Test func `carries its token as a field that nothing can break out of`() {
    #expect(
      FormGuard(token: "\"><script>").field.html
        == "<input type=\"hidden\" name=\"token\" value=\"&quot;&gt;&lt;script&gt;\">")
  }
}

@Suite struct `A host name` {
  @Test(arguments: [
    ("localhost:8080", true), ("LOCALHOST", true), ("127.0.0.1:1", true), ("[::1]:80", true), ("[::1]", true),
    ("localhost.evil.test", false), ("shop-1.localhost:8080", false), ("10.0.0.1", false), ("", false),
  ])
  func `is this machine's, or it is not`(host: String, isOurs: Bool) {
    #expect(ServerRequest(method: "GET", path: "/", headers: [("Host", host)]).isForLoopback == isOurs)
  }
}
