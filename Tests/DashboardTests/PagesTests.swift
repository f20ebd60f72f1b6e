// SPDX-License-Identifier: Apache-2.0
import Dashboard
import Documents
import HTTPServing
import KubeModel
import PreviewAPI
import Testing
import WebPages

/// Previews and sets as the API server has them.
private enum World {
  static let sha = "0123456789abcdef0123456789abcdef01234567"

  static func preview(_ name: String, number: Int64 = 1, author: String = "ann", _ phase: String, _ more: Object = [:])
    -> KubeObject
  {
    var preview = KubeObject(kind: Names.preview, namespace: "n", name: name)
    preview.annotations = [Annotations.pullRequest: "acme/shop#\(number)"]
    var spec: Object = [
      "namespace": "preview-x", "url": "https://shop.test",
      "pullRequest": [
        "repository": "acme/shop", "number": .int(number), "headSHA": .string(sha), "author": .string(author),
        "title": "Basket", "url": "https://git.test/acme/shop/pulls/1", "branch": "basket",
      ],
    ]
    for member in more { spec[member.key] = member.value }
    preview.value["spec"] = .object(spec)
    preview.value["status"] = [
      "phase": .string(phase), "conditions": [["type": "Ready", "status": "False", "message": "as it is"]],
    ]
    return preview
  }

  static func set(_ pullRequests: Value) -> KubeObject {
    var set = KubeObject(kind: Names.previewSet, namespace: "n", name: "shop")
    set.value["status"] = ["pullRequests": pullRequests, "previews": ["total": 1]]
    return set
  }
}

/// What was asked of the port.
private actor Asked {
  var requests: [Request] = []
  func note(_ request: Request) { requests.append(request) }
}

private func body(_ response: ServerResponse?) -> String {
  guard case .bytes(let bytes) = response?.body else { return "" }
  return String(decoding: bytes, as: UTF8.self)
}

private func get(_ target: String) -> ServerRequest {
  let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
  return ServerRequest(
    method: "GET", path: parts[0], query: parts.count > 1 ? PercentCoding.query(parts[1]) : [],
    headers: [("Host", "localhost")])
}

@Suite struct `The dashboard` {
  private func pages(
    _ previews: [KubeObject], sets: [KubeObject] = [], ask: (@Sendable (Request) async -> Answer)? = nil
  ) -> Pages {
    Pages(
      Ports(snapshot: { () async throws(NoSnapshot) in Snapshot(sets: sets, previews: previews) }, ask: ask),
      formGuard: FormGuard(token: "t"))
  }

  @Test func `keeps remote text text, and makes links of web addresses only`() async {
    let hostile = World.preview(
      "shop-1", "Failed",
      [
        "url": "javascript:alert(1)",
        "pullRequest": [
          "title": "<script>alert('x')</script>", "repository": "a/b", "number": 1, "url": "javascript:alert(2)",
        ],
      ])
    let set = World.set([
      ["repository": "a/b", "number": 2, "title": "<img onerror=x>", "reason": "R", "message": "a < b"]
    ])
    for path in ["/", "/-/previews/n/shop-1", "/-/sets/n/shop"] {
      let html = body(await pages([hostile], sets: [set], ask: { _ in .done("") }).answer(get(path)))
      #expect(!html.contains("<script>") && !html.contains("<img") && !html.contains("href=\"javascript:"), "\(path)")
    }
  }

  @Test(arguments: [
    ("/", ["one", "two", "three"]), ("/?phase=Ready", ["one"]), ("/?author=ben", ["two"]),
    ("/?repository=acme%2Fshop", ["one", "two", "three"]), ("/?author=ben&phase=Ready", []),
  ])
  func `shows what was asked for`(target: String, names: [String]) async {
    let html = body(
      await pages([
        World.preview("one", "Ready"), World.preview("two", author: "ben", "Failed"), World.preview("three", "Asleep"),
      ]).answer(get(target)))
    for name in ["one", "two", "three"] {
      #expect(html.contains("/-/previews/n/\(name)\"") == names.contains(name), "\(name)")
    }
  }

  @Test func `says why a pull request has no preview, with every rule's verdict`() async {
    let set = World.set([
      [
        "repository": "acme/shop", "number": 7, "title": "Chore", "decision": "skip", "reason": "LabelMissing",
        "message": "no label “preview”", "headSHA": .string(World.sha),
        "rules": [
          ["rule": "labels", "outcome": "failed", "message": "no label “preview”"],
          ["rule": "trust", "outcome": "notAsked"],
        ],
      ]
    ])
    let overview = body(await pages([], sets: [set]).answer(get("/")))
    #expect(overview.contains("acme/shop#7") && overview.contains("no label “preview”"))
    let page = body(await pages([], sets: [set]).answer(get("/-/sets/n/shop")))
    #expect(page.contains(">labels</td><td data-title=\"Outcome\">failed</td>") && page.contains(">not asked</td>"))
  }

  @Test func `asks for what the button says`() async throws {
    let asked = Asked()
    let pages = pages([World.preview("one", "Ready")]) { request in
      await asked.note(request)
      return .done("it is scaled to zero")
    }
    #expect(body(await pages.answer(get("/-/previews/n/one"))).contains("value=\"sleep\""))
    let response = await pages.answer(
      ServerRequest(
        method: "POST", path: "/-/previews/n/one", headers: [("Host", "localhost")],
        body: Array("token=t&ask=extend&time=24h".utf8)))
    #expect(response?.status == 200 && body(response).contains("it is scaled to zero"))
    #expect(await asked.requests == [Request(namespace: "n", name: "one", words: ["extend", "24h"])])
  }

  @Test func `approves the commit that stood on the button, for the pull request that waits`() async {
    let asked = Asked()
    let waiting = World.preview(
      "one", "AwaitingApproval", ["hold": ["reason": "AwaitingApproval", "message": "a fork"]])
    let pages = pages([waiting]) { request in
      await asked.note(request)
      return .refused("commit 0123456 is not the head any more")
    }
    let html = body(await pages.answer(get("/-/previews/n/one")))
    #expect(html.contains("value=\"approve \(World.sha)\"") && html.contains("value=\"acme/shop#1\""))
    let response = await pages.answer(
      ServerRequest(
        method: "POST", path: "/-/previews/n/one", headers: [("Host", "localhost")],
        body: Array("token=t&ask=approve+\(World.sha)&pullRequest=acme%2Fshop%231".utf8)))
    #expect(response?.status == 409 && body(response).contains("not the head any more"))
    #expect(
      await asked.requests
        == [Request(namespace: "n", name: "one", words: ["approve", World.sha], pullRequest: "acme/shop#1")])
  }

  @Test func `takes no form of another site, and none at all when it only shows`() async {
    let asked = Asked()
    let forged = ServerRequest(
      method: "POST", path: "/-/previews/n/one", headers: [("Host", "localhost"), ("Origin", "https://evil.test")],
      body: Array("token=t&ask=stop".utf8))
    let open = pages([World.preview("one", "Ready")]) { request in
      await asked.note(request)
      return .done("")
    }
    #expect(await open.answer(forged)?.status == 403)
    #expect(await asked.requests.isEmpty)
    let showing = pages([World.preview("one", "Ready")])
    let plain = ServerRequest(method: "POST", path: "/-/previews/n/one", body: Array("token=t&ask=stop".utf8))
    #expect(await showing.answer(plain)?.status == 403)
    #expect(!body(await showing.answer(get("/-/previews/n/one"))).contains("<form"))
  }

  @Test func `says it when the cluster does not answer`() async {
    let pages = Pages(Ports(snapshot: { () async throws(NoSnapshot) in throw NoSnapshot("the cluster <is> away") }))
    let response = await pages.answer(get("/"))
    #expect(response?.status == 502 && body(response).contains("the cluster &lt;is&gt; away"))
  }

  @Test func `is there as JSON, too, and other paths are not its own`() async throws {
    let pages = pages([World.preview("one", "Failed")])
    let value = try JSON.parse(body(await pages.answer(get("/api/status"))))
    #expect(value["previews"]?.array?.first?["phase"] == "Failed")
    for path in ["/metrics", "/acme/shop", "/-/forge", "/-/previews/n"] {
      #expect(await pages.answer(get(path)) == nil)
    }
    #expect(await pages.answer(get("/-/previews/n/gone"))?.status == 404)
  }
}
