// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeClient
import KubeModel
import PreviewAPI
import TestKit
import Testing

@Suite struct `The dashboard` {
  @Test(.timeLimit(.minutes(10)))
  func `lets a stranger's commit through, with the rights of whoever started it`() async throws {
    try await SandboxProcess.with() { sandbox in
      let printed = try await sandbox.pr(
        "acme/shop", "open", "--branch", "theirs", "--title", "Let me in", "--author", "mallory", "--fork")
      let number = try #require(Int(printed.filter { !$0.isWhitespace }))
      let log = sandbox.scratch.path + "/dashboard.log"
      let dashboard = try sandbox.begin("dashboard", "--listen", "127.0.0.1:0", log: log)
      defer { dashboard.kill() }
      let root = try await eventually("the dashboard says where it is") { look -> String? in
        let text = TextFile.tail(log)
        look.saw(text)
        return text.split(separator: " ").first { $0.hasPrefix("http://") && text.contains("Control-C") }.map(
          String.init)
      }

      // The overview leads to the preview, and its page says what it waits for.
      let path = "-/previews/argocd/shop-shop-\(number)"
      let page = try await eventually("a page with a button to approve") { look -> String? in
        let overview = try await sandbox.page(root) ?? ""
        let page = try await sandbox.page(root + path) ?? ""
        look.saw(overview + page)
        return overview.contains("/\(path)\"") && page.contains("it comes from a fork")
          && page.contains("value=\"approve ") ? page : nil
      }
      let token = try #require(value(of: "token", in: page))
      let sha = try #require(page.split(separator: "value=\"approve ").dropFirst().first?.prefix(40)).description

      // Another site cannot ask; the page itself can.
      let forged = try await sandbox.send([("token", "guess"), ("ask", "approve \(sha)")], to: root + path)
      #expect(forged.status == 403)
      let answer = try await sandbox.send([("token", token), ("ask", "approve \(sha)")], to: root + path)
      #expect(answer.status == 200 && answer.text.contains("may be deployed"), "\(answer)")
      let preview = ObjectRef(Names.preview, namespace: "argocd", name: "shop-shop-\(number)")
      try await eventually("the stranger's commit is deployed") { look in
        let found = try await sandbox.cluster().get(preview)
        look.saw("\(found?.status.at("phase") ?? .null)")
        return found?.status["phase"]?.string == "Ready" && found?.status["deployedSHA"]?.string == sha
      }

      dashboard.terminate()
      #expect(try await dashboard.ended() == 0)
    }
  }

  private func value(of name: String, in page: String) -> String? {
    page.split(separator: "name=\"\(name)\" value=\"").dropFirst().first?.prefix { $0 != "\"" }.description
  }
}
