// SPDX-License-Identifier: Apache-2.0
import Dashboard
import Documents
import HTTPServing
import KubeModel
import PreviewAPI
import Testing

@Suite struct `The status page` {
  private func pages() -> Pages {
    var preview = KubeObject(kind: Names.preview, namespace: "n", name: "shop-1")
    preview.annotations = [Annotations.pullRequest: "acme/shop#1"]
    preview.value["spec"] = [
      "url": "javascript:alert(1)",
      "pullRequest": ["title": "<script>alert('x')</script>", "url": "https://git.test/acme/shop/pulls/1"],
    ]
    preview.value["status"] = [
      "phase": "Failed", "conditions": [["type": "Ready", "status": "False", "message": "a < b & \"c\""]],
    ]
    return Pages { [preview] in Snapshot(sets: [], previews: [preview]) }
  }

  private func body(_ path: String) async -> String? {
    guard let response = await pages().answer(ServerRequest(method: "GET", path: path)),
      case .bytes(let bytes) = response.body
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `remote text stays text and only web addresses become links`() async throws {
    let html = try #require(await body("/"))
    #expect(!html.contains("<script>"))
    #expect(html.contains("&lt;script&gt;"))
    #expect(!html.contains("href=\"javascript:"))
    #expect(html.contains("<a href=\"https://git.test/acme/shop/pulls/1\">acme/shop#1</a>"))
    #expect(html.contains("a &lt; b &amp; &quot;c&quot;"))
  }

  @Test func `the same is there as JSON, and other paths are not ours`() async throws {
    let value = try JSON.parse(try #require(await body("/api/status")))
    #expect(value["previews"]?.array?.first?["phase"] == "Failed")
    #expect(await body("/metrics") == nil)
  }
}
