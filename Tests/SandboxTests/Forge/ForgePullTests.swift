// SPDX-License-Identifier: Apache-2.0
import Cryptography
import Documents
import Git
import HTTPServing
import HTTPTransport
import TestKit
import Testing

@testable import Sandbox

struct `Pull requests of the forge` {
  @Test func `a push over HTTP moves the pull request and is told, signed`() async throws {
    try await withForge { bed in
      let listener = try await bed.listen(secret: "s3cret")
      let number = try await bed.open()
      let clone = bed.scratch.path + "/clone"
      try await bed.git("clone", "--quiet", "--branch", "feature", "\(bed.url)/acme/shop.git", clone)
      try await bed.git("-C", clone, "commit", "--quiet", "--allow-empty", "-m", "more")
      try await bed.git("-C", clone, "push", "--quiet", "origin", "feature")
      let head = String(try await bed.git("-C", clone, "rev-parse", "HEAD").dropLast())
      #expect(try await bed.get("repos/acme/shop/pulls/\(number)").at("head", "sha")?.string == head)
      let delivery = try await eventually("synchronized") { _ in listener.all.first { $0.action == "synchronized" } }
      #expect(delivery.body.at("pull_request", "head", "sha")?.string == head)
      #expect(delivery.signature == Hex.encode(HMAC.sha256(key: Array("s3cret".utf8), message: delivery.raw)))
      let refused = try await ChildProcess.git(["-C", clone, "push", "origin", "HEAD~1:refs/pull/\(number)/head"]).run()
      #expect(refused.status != 0, "the forge's own references are not pushed to")
      #expect(try await bed.shop.resolve("refs/pull/\(number)/head") == head)
      await listener.server.stop(grace: .zero)
    }
  }

  @Test func `a commit through the file system is told once`() async throws {
    try await withForge { bed in
      let listener = try await bed.listen(events: ["pull_request"])
      let number = try await bed.open()
      let head = try await bed.commit(["web/new.html": "new"], on: "feature")
      _ = try await eventually("synchronized") { _ in listener.actions().contains("synchronized") ? true : nil }
      _ = try await bed.call("PATCH", "repos/acme/shop/pulls/\(number)", ["state": "closed"])
      _ = try await eventually("closed") { _ in listener.actions().contains("closed") ? true : nil }
      #expect(listener.actions() == ["opened", "synchronized", "closed"])
      #expect(listener.all[1].body["after"]?.string == head)
      await listener.server.stop(grace: .zero)
    }
  }

  @Test func `merging makes a merge commit and closes it as merged`() async throws {
    try await withForge { bed in
      let number = try await bed.open()
      let (main, head) = (try await bed.shop.resolve("main"), try await bed.shop.resolve("feature"))
      #expect(try await bed.call("POST", "repos/acme/shop/pulls/\(number)/merge", ["Do": "merge"]).status == 200)
      let pull = try await bed.get("repos/acme/shop/pulls/\(number)")
      #expect(pull["state"] == "closed")
      #expect(pull["merged"] == true)
      #expect(pull["merge_base"]?.string == main)
      let commit = try await bed.shop.commit("main")
      #expect(commit.parents == [main, head])
      #expect(pull["merge_commit_sha"]?.string == commit.sha)
      #expect(try await bed.call("POST", "repos/acme/shop/pulls/\(number)/merge", ["Do": "merge"]).status == 405)
    }
  }

  @Test func `a conflict and a draft are not merged`() async throws {
    try await withForge { bed in
      let number = try await bed.open(title: "WIP: A feature")
      let path = "repos/acme/shop/pulls/\(number)"
      #expect(try await bed.get(path)["draft"] == true)
      #expect(try await bed.call("POST", path + "/merge", ["Do": "merge"]).status == 405)
      _ = try await bed.call("PATCH", path, ["title": "A feature"])
      #expect(try await bed.get(path)["draft"] == false)
      try await bed.commit(["web/index.html": "<h1>Other</h1>"], on: "main")
      #expect(try await bed.get(path)["mergeable"] == false)
      #expect(try await bed.call("POST", path + "/merge", ["Do": "merge"]).status == 409)
      #expect(try await bed.get(path)["state"] == "open")
    }
  }

  @Test func `a fork's pull request names both repositories and brings its objects`() async throws {
    try await withForge { bed in
      let client = SandboxClient(url: bed.url, token: ForgeBed.admin, client: bed.client)
      var opening = SandboxClient.Opening(branch: "theirs")
      (opening.author, opening.isFork, opening.title) = ("eve", true, "From outside")
      let pull = try await client.open(opening, in: "acme/shop")
      #expect(pull.author == "eve")
      #expect(pull.headRepository == "eve/shop")
      #expect(pull.value.at("head", "repo_id") != pull.value.at("base", "repo_id"))
      #expect(pull.value.at("head", "repo", "fork") == true)
      #expect(pull.value.at("head", "repo", "parent", "full_name") == "acme/shop")
      #expect(try await bed.shop.resolve("refs/pull/\(pull.number)/head") == pull.headSHA)
      let permission = try await bed.call(
        "GET", "repos/acme/shop/collaborators/eve/permission", token: ForgeBed.bot)
      #expect(permission.value["permission"] == "read")
      let head = try await client.push(pull.number, in: "acme/shop")
      _ = try await eventually("the pushed commit in the base repository") { _ in
        (try? await bed.shop.resolve("refs/pull/\(pull.number)/head")) == head ? true : nil
      }
    }
  }

  @Test func `a deleted branch closes its pull request and leaves the commit`() async throws {
    try await withForge { bed in
      let number = try await bed.open()
      let head = try await bed.shop.resolve("feature")
      try await bed.shop.deleteReference("refs/heads/feature")
      let pull = try await eventually("closed") { _ in
        let pull = try await bed.get("repos/acme/shop/pulls/\(number)")
        return pull["state"] == "closed" ? pull : nil
      }
      #expect(pull.at("head", "ref")?.string == "refs/pull/\(number)/head")
      #expect(pull.at("head", "sha")?.string == head)
      #expect(pull["merged"] == false)
    }
  }

  /// Whoever looks at all branches takes a while, and others go on.
  @Test func `pull requests that are opened while somebody looks for pushes stay open`() async throws {
    try await withForge { bed in
      let repository = try #require(try bed.forge.repository(owner: "acme", name: "shop"))
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<2 {
          group.addTask { while !Task.isCancelled { try await bed.forge.notice(repository, by: nil) } }
        }
        for index in 1...60 {
          try await bed.commit(["f\(index)": "x"], on: "b\(index)", from: "main")
          try await bed.open(title: "PR \(index)", head: "b\(index)")
        }
        group.cancelAll()
      }
      #expect(try await bed.call("GET", "repos/acme/shop/pulls?state=open").headers["X-Total-Count"] == "60")
    }
  }

  @Test func `lists come in pages that say how many there are`() async throws {
    try await withForge { bed in
      for index in 1...5 {
        try await bed.commit(["f\(index)": "x"], on: "b\(index)", from: "main")
        try await bed.open(title: "PR \(index)", head: "b\(index)")
      }
      let page = try await bed.call("GET", "repos/acme/shop/pulls?state=open&limit=2&page=2")
      #expect(page.value.array?.compactMap { $0["title"]?.string } == ["PR 3", "PR 2"])
      #expect(page.headers["X-Total-Count"] == "5")
      let links = try #require(page.headers["Link"])
      let base = "<\(bed.url)/api/v1/repos/acme/shop/pulls?limit=2&page="
      #expect(links.hasPrefix("\(base)3&state=open>; rel=\"next\",\(base)3&state=open>; rel=\"last\""))
      #expect(try await bed.call("GET", "repos/acme/shop/pulls?limit=500").value.array?.count == 5)
      #expect(try await bed.call("GET", "repos/acme/shop/pulls?page=9").value.array?.isEmpty == true)
    }
  }

  @Test func `changed files have Gitea's words and counts`() async throws {
    try await withForge { bed in
      try await bed.commit(["web/a.txt": "1\n2\n3\n"], on: "feature")
      let number = try await bed.open()
      let files = try await bed.get("repos/acme/shop/pulls/\(number)/files").array ?? []
      #expect(files.map { $0["filename"]?.string } == ["web/a.txt", "web/index.html"])
      #expect(files.map { $0["status"]?.string } == ["added", "changed"])
      let request = HTTPRequest("GET", "\(bed.url)/api/v1/repos/acme/shop/pulls/\(number).diff")
      let diff = try await bed.client.send(request)
      #expect(diff.text.contains("+++ b/web/a.txt"))
      #expect(files.map { $0["additions"]?.int } == [3, 1])
    }
  }

  @Test func `a combined status is as bad as its worst newest report`() async throws {
    try await withForge { bed in
      let sha = try await bed.shop.resolve("feature")
      let path = "repos/acme/shop/statuses/\(sha)"
      #expect(try await bed.get("repos/acme/shop/commits/\(sha)/status")["state"] == "pending")
      for (state, context) in [("failure", "ci"), ("success", "lint"), ("success", "ci")] {
        _ = try await bed.call("POST", path, ["state": .string(state), "context": .string(context)])
      }
      let good = try await bed.get("repos/acme/shop/commits/feature/status")
      #expect(good["state"] == "success")
      #expect(good["total_count"] == 2)
      _ = try await bed.call("POST", path, ["state": "warning", "context": "lint"])
      #expect(try await bed.get("repos/acme/shop/commits/\(sha)/status")["state"] == "failure")
      #expect(try await bed.call("POST", path, ["state": "great"]).status == 422)
    }
  }
}

struct `Who may do what on the forge` {
  @Test func `reading is open, writing needs a token that is right`() async throws {
    try await withForge { bed in
      let number = try await bed.open()
      #expect(try await bed.call("GET", "repos/acme/shop/pulls/\(number)", token: nil).status == 200)
      let path = "repos/acme/shop/issues/\(number)/comments"
      #expect(try await bed.call("POST", path, ["body": "x"], token: nil).status == 401)
      #expect(try await bed.call("POST", path, ["body": "x"], token: "wrong").status == 401)
      #expect(try await bed.call("GET", "user", token: nil).status == 401)
      #expect(try await bed.call("GET", "user", token: ForgeBed.bot).value["login"] == "nestling-bot")
    }
  }

  @Test func `who has no right to write is forbidden to`() async throws {
    try await withForge { bed in
      let number = try await bed.open()
      _ = try await bed.call("POST", "admin/users", ["username": "eve"])
      let sha = try await bed.shop.resolve("feature")
      func status(_ method: String, _ path: String, _ body: Value) async throws -> Int {
        try await bed.call(method, path, body, headers: ["Sudo": "eve"]).status
      }
      #expect(try await status("POST", "repos/acme/shop/statuses/\(sha)", ["state": "success"]) == 403)
      #expect(try await status("POST", "repos/acme/shop/pulls/\(number)/merge", ["Do": "merge"]) == 403)
      #expect(try await status("PATCH", "repos/acme/shop/pulls/\(number)", ["state": "closed"]) == 403)
      #expect(try await status("POST", "repos/acme/shop/issues/\(number)/comments", ["body": "hello"]) == 201)
      #expect(try await bed.call("GET", "user", token: ForgeBed.bot, headers: ["Sudo": "eve"]).status == 403)
    }
  }

  @Test func `comments are written, changed, listed and taken away`() async throws {
    try await withForge { bed in
      let listener = try await bed.listen()
      let number = try await bed.open()
      let made = try await bed.call(
        "POST", "repos/acme/shop/issues/\(number)/comments", ["body": "<!-- x -->\nhello"], token: ForgeBed.bot)
      let id = try #require(made.value["id"]?.int)
      let one = "repos/acme/shop/issues/comments/\(id)"
      #expect(try await bed.call("PATCH", one, ["body": "bye"], token: ForgeBed.bot).value["body"] == "bye")
      let list = try await bed.get("repos/acme/shop/issues/\(number)/comments").array ?? []
      #expect(list.map { $0["body"]?.string } == ["bye"])
      #expect(try await bed.call("DELETE", one, token: ForgeBed.bot).status == 204)
      #expect(try await bed.call("GET", one).status == 404)
      let actions = try await eventually("three events") { _ in
        let actions = listener.actions("issue_comment")
        return actions.count == 3 ? actions : nil
      }
      #expect(actions == ["created", "edited", "deleted"])
      await listener.server.stop(grace: .zero)
    }
  }

  @Test func `a listener that is away for a moment gets everything in order`() async throws {
    try await withForge { bed in
      let listener = try await bed.listen(refusing: 2)
      let number = try await bed.open()
      _ = try await bed.call("PATCH", "repos/acme/shop/pulls/\(number)", ["state": "closed"])
      _ = try await bed.call("PATCH", "repos/acme/shop/pulls/\(number)", ["state": "open"])
      let actions = try await eventually("all of them") { _ in
        let actions = listener.actions()
        return actions.count == 3 ? actions : nil
      }
      #expect(actions == ["opened", "closed", "reopened"])
      await listener.server.stop(grace: .zero)
    }
  }

  @Test func `a path that leads out of the folder names no repository`() async throws {
    try await withForge { bed in
      for path in ["repos/../shop", "repos/acme/..%2Fshop", "repos/.git/shop", "repos/acme/shop.git"] {
        let answer = try await bed.call("GET", path)
        #expect(answer.status == 404, "\(path)")
      }
    }
  }
}
