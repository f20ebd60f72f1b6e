// SPDX-License-Identifier: Apache-2.0
internal import HTTPServing
internal import Testing

@Suite struct RouterTests {
  private func router() -> Router {
    var router = Router()
    router.on("GET", "/") { _, _ in .text(200, "root") }
    router.on("GET", "/sets/{name}") { _, found in .text(200, "set \(found["name"])") }
    router.on("GET", "/sets/new") { _, _ in .text(200, "form") }
    router.on("POST", "/sets/{name}") { _, found in .text(201, "made \(found["name"])") }
    router.on("GET", "/files/{path...}") { _, found in .text(200, "file \(found["path"])") }
    return router
  }
  private func answer(_ method: String, _ path: String) async -> (Int, String) {
    let response = await router().handler(
      ServerRequest(method: method, path: PercentCoding.decode(path), rawPath: path))
    guard case .bytes(let bytes) = response.body else { return (response.status, "") }
    return (response.status, String(decoding: bytes, as: UTF8.self))
  }

  @Test(arguments: [
    ("GET", "/", 200, "root"), ("GET", "/sets/shop", 200, "set shop"), ("GET", "/sets/new", 200, "form"),
    ("POST", "/sets/new", 201, "made new"), ("GET", "/sets/a%2Fb", 200, "set a/b"),
    ("GET", "/files/a/b.css", 200, "file a/b.css"), ("GET", "/files/", 200, "file "), ("HEAD", "/sets/x", 200, "set x"),
    ("GET", "/nothing", 404, "not found\n"), ("GET", "/sets/", 404, "not found\n"),
    ("DELETE", "/sets/x", 405, "method not allowed\n"),
  ])
  func `the closest route answers`(_ method: String, _ path: String, _ status: Int, _ text: String) async {
    let (gotStatus, gotText) = await answer(method, path)
    #expect(gotStatus == status)
    #expect(gotText == text)
  }

  @Test func `405 names the methods there are`() async {
    let response = await router().handler(ServerRequest(method: "PUT", path: "/sets/x"))
    #expect(response.headers.first { $0.name == "Allow" }?.value == "GET, HEAD, POST")
  }

  @Test func `wrappers go around everything, the last one outermost`() async {
    var router = router()
    for name in ["inner", "outer"] {
      router.wrap { handler in
        { request in
          var response = await handler(request)
          response.headers.append(("By", name))
          return response
        }
      }
    }
    let response = await router.handler(ServerRequest(method: "GET", path: "/nowhere"))
    #expect(response.headers.filter { $0.name == "By" }.map(\.value) == ["inner", "outer"])
  }

  @Test(arguments: [("a%20b", "a b"), ("100%", "100%"), ("%zz", "%zz"), ("%C3%A9", "é"), ("a+b", "a+b")])
  func `percent-decoding leaves what is no escape`(_ encoded: String, _ plain: String) {
    #expect(PercentCoding.decode(encoded) == plain)
  }

  @Test func `a query is split before it is decoded`() {
    let items = PercentCoding.query("a=1%262&b&c=x+y=z")
    #expect(items.map(\.name) == ["a", "b", "c"])
    #expect(items.map(\.value) == ["1&2", "", "x y=z"])
  }
}
