// SPDX-License-Identifier: Apache-2.0
import Documents
import HTTPTransport
import Testing
import WebPages

@testable import Sandbox

struct `Pages of the forge` {
  private func page(_ bed: ForgeBed, _ path: String, host: String? = nil) async throws -> HTTPResponse {
    var request = HTTPRequest("GET", "http://127.0.0.1:\(bed.port)\(path)")
    request.headers["Host"] = host ?? "localhost:\(bed.port)"
    request.proxy = ""
    return try await bed.client.send(request)
  }

  private func post(_ bed: ForgeBed, _ path: String, _ form: String, origin: String? = nil) async throws -> Int {
    var request = HTTPRequest("POST", bed.url + path, body: Array(form.utf8))
    request.headers["Content-Type"] = "application/x-www-form-urlencoded"
    if let origin { request.headers["Origin"] = origin }
    request.proxy = ""
    return try await bed.client.send(request).status
  }

  @Test func `nothing that people write becomes markup`() async throws {
    try await withForge { bed in
      let evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
      let number = try await bed.open(title: evil)
      _ = try await bed.call("POST", "repos/acme/shop/issues/\(number)/comments", ["body": .string(evil)])
      _ = try await bed.call(
        "POST", "repos/acme/shop/issues/\(number)/comments",
        ["body": "[click](javascript:alert(1)) [x](//evil.example)"])
      for path in ["/acme/shop", "/acme/shop/pulls/\(number)"] {
        let text = try await page(bed, path).text
        #expect(text.contains("&lt;script&gt;"))
        #expect(!text.contains("<script"))
        #expect(!text.contains("<img"))
        #expect(!text.contains("href=\"javascript"))
        #expect(!text.contains("href=\"//"))
      }
    }
  }

  @Test func `a form works with its token only`() async throws {
    try await withForge { bed in
      let number = try await bed.open()
      let path = "/acme/shop/pulls/\(number)"
      #expect(try await post(bed, path, "action=close") == 403)
      #expect(try await post(bed, path, "token=guess&action=close") == 403)
      #expect(try await post(bed, path, "token=form-token&action=close", origin: "http://evil.localhost") == 403)
      #expect(try await bed.get("repos/acme/shop/pulls/\(number)")["state"] == "open")
      #expect(try await post(bed, path, "token=form-token&action=comment&body=hello+world%21", origin: bed.url) == 303)
      #expect(try await post(bed, path, "token=form-token&action=label&label=preview") == 303)
      #expect(try await post(bed, path, "token=form-token&action=close") == 303)
      let pull = try await bed.get("repos/acme/shop/pulls/\(number)")
      #expect(pull["state"] == "closed")
      #expect(pull["labels"]?.array?.first?["name"] == "preview")
      #expect(try await bed.get("repos/acme/shop/issues/\(number)/comments").array?.first?["body"] == "hello world!")
    }
  }

  @Test func `another host name never reaches the forge`() async throws {
    try await withForge { bed in
      let own = try await page(bed, "/api/v1/version")
      #expect(own.status == 200)
      for host in ["evil.example", "acme.localhost", "localhost.evil.example"] {
        let answer = try await page(bed, "/api/v1/version", host: host)
        #expect(answer.status == 404, "\(host)")
      }
    }
  }

  @Test(arguments: [
    ("plain *em* **strong** `a<b`", "<p>plain <em>em</em> <strong>strong</strong> <code>a&lt;b</code></p>\n"),
    ("# Title", "<h1>Title</h1>\n"),
    ("- one\n- [x] two", "<ul>\n<li>one</li>\n<li>☑ two</li>\n</ul>\n"),
    ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
    (
      "| a | b |\n|---|---|\n| 1 | `x` |",
      "<table><thead><tr><th>a</th><th>b</th></tr>\n</thead><tbody>\n<tr><td>1</td><td><code>x</code></td></tr>\n</tbody></table>\n"
    ),
    ("```\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>\n"),
    ("<!-- nestling: marker -->\nseen", "<p>seen</p>\n"),
    (
      "[here](http://a.example/?x=1&y=2)",
      "<p><a href=\"http://a.example/?x=1&amp;y=2\" rel=\"nofollow noopener noreferrer\">here</a></p>\n"
    ),
    ("snake_case_name and 2 * 3 * 4", "<p>snake_case_name and 2 * 3 * 4</p>\n"),
    ("<details><summary>More</summary>\n\ntext", "<p><details><summary>More</summary></p>\n<p>text</p>\n</details>"),
    ("<iframe src=x>", "<p>&lt;iframe src=x&gt;</p>\n"),
  ])
  func `Markdown becomes the HTML one expects`(source: String, html: String) {
    #expect(Markdown.render(source).html == html)
  }

  @Test func `a hostile text takes no time to show`() {
    for text in ["*", "`", "<", "[", "![", "_*", "<!--", "|\n"] {
      let start = ContinuousClock.now
      _ = Markdown.render(String(repeating: text, count: 200_000))
      #expect(ContinuousClock.now - start < .seconds(60), "\(text)")
    }
  }
}
