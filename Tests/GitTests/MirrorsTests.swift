// SPDX-License-Identifier: Apache-2.0
import HTTPTransport
import Testing

@testable import Git

@Suite struct MirrorsTests {
  let scratch: Scratch
  let server: GitServer
  let origin: LocalRepository
  let remote = GitRemote(url: "https://git.example.com/shop.git")

  init() async throws {
    scratch = try Scratch()
    server = GitServer(folder: scratch.path + "/server")
    origin = try await LocalRepository.create(path: scratch.path + "/server/shop.git", defaultBranch: "trunk")
  }

  private func mirrors(_ change: (inout Mirrors.Limits) -> Void = { _ in }) -> Mirrors {
    var limits = Mirrors.Limits()
    change(&limits)
    return Mirrors(root: scratch.path + "/mirrors", client: server, limits: limits)
  }

  @Test func `branch, tag, HEAD, commit and pull reference all lead to a tree`() async throws {
    let first = try await origin.add(["a": "1"], on: "trunk")
    let second = try await origin.add(["a": "2"], on: "trunk")
    let head = try await origin.add(["a": "3"], on: "gone", from: first)
    try await origin.setReference("refs/pull/7/head", to: head)
    try await origin.deleteReference("refs/heads/gone")
    try scratch.git("--git-dir", origin.path, "tag", "-am", "one", "v1", first)
    let mirrors = mirrors()
    #expect(try await mirrors.revision(remote, "trunk") == second)
    #expect(try await mirrors.revision(remote, "HEAD") == second)
    #expect(try await mirrors.revision(remote, "refs/heads/trunk") == second)
    #expect(try await mirrors.revision(remote, "v1") == first)
    #expect(try await mirrors.revision(remote, first) == first)
    #expect(try await mirrors.revision(remote, String(first.prefix(10))) == first)
    #expect(try await mirrors.revision(remote, head) == head)
    #expect(try await mirrors.tree(remote, "refs/pull/7/head").file("a") == Array("3".utf8))
    await #expect(throws: GitError.revisionNotFound(repository: remote.url, revision: "nope")) {
      try await mirrors.revision(remote, "nope")
    }
  }

  @Test func `a commit that no reference names is fetched where the server allows it`() async throws {
    let hidden = try await origin.add(["a": "1"], on: "hidden")
    try await origin.add(["a": "2"], on: "trunk")
    try await origin.deleteReference("refs/heads/hidden")
    #expect(try await mirrors().revision(remote, hidden) == hidden)
    await #expect(throws: GitError.self) { try await mirrors().revision(remote, String(repeating: "ab", count: 20)) }
  }

  @Test func `nothing is fetched when nothing is new, and then only what is missing`() async throws {
    try await origin.add(["a": "1"], on: "trunk")
    let mirrors = mirrors()
    _ = try await mirrors.revision(remote, "trunk")
    #expect(server.fetches.count == 1)
    _ = try await mirrors.revision(remote, "trunk")
    #expect(server.fetches.count == 1)
    let next = try await origin.add(["a": "2"], on: "trunk")
    #expect(try await mirrors.revision(remote, "trunk") == next)
    let body = String(decoding: server.fetches.last?.body ?? [], as: UTF8.self)
    #expect(body.contains("have "))
  }

  @Test func `a commit that is here needs no question`() async throws {
    let sha = try await origin.add(["a": "1"], on: "trunk")
    let mirrors = mirrors()
    _ = try await mirrors.revision(remote, "trunk")
    let before = server.requests.count
    #expect(try await mirrors.revision(remote, sha) == sha)
    #expect(server.requests.count == before)
  }

  @Test func `a mirror serves only those whom the server has let in`() async throws {
    server.behave { $0.authorization = "Basic YW5uOnNlY3JldA==" }
    let sha = try await origin.add(["a": "1"], on: "trunk")
    let mirrors = mirrors()
    var known = remote
    known.credentials = .password(username: "ann", password: "secret")
    #expect(try await mirrors.revision(known, sha) == sha)
    await #expect(throws: GitError.unauthorized(repository: remote.url)) { try await mirrors.revision(remote, sha) }
  }

  @Test(arguments: [
    (404, "text/plain", GitError.repositoryNotFound(repository: "https://git.example.com/shop.git")),
    (403, "text/plain", GitError.unauthorized(repository: "https://git.example.com/shop.git")),
    (503, "text/html", GitError.unreachable(repository: "https://git.example.com/shop.git", detail: "HTTP status 503")),
    (
      200, "text/html",
      GitError.malformed(repository: "https://git.example.com/shop.git", detail: "it answers with text/html")
    ),
  ])
  func `a strange answer is named`(_ status: Int, _ type: String, _ error: GitError) async throws {
    server.behave { $0.answer = (status, type) }
    await #expect(throws: error) { try await mirrors().revision(remote, "trunk") }
  }

  @Test func `a server that says nothing is given up`() async throws {
    server.behave { $0.isSilent = true }
    let mirrors = mirrors { $0.timeout = .milliseconds(150) }
    await #expect(throws: GitError.timedOut(repository: remote.url, after: .milliseconds(150))) {
      try await mirrors.revision(remote, "trunk")
    }
  }

  @Test func `a cancelled task does not wait for the server`() async throws {
    server.behave { $0.isSilent = true }
    let mirrors = mirrors()
    let remote = remote
    let task = Task { try await mirrors.revision(remote, "trunk") }
    while server.requests.isEmpty { await Task.yield() }
    task.cancel()
    await #expect(throws: GitError.cancelled) { try await task.value }
  }

  @Test func `a transfer beyond the limit is broken off`() async throws {
    var noise: UInt64 = 88_172_645_463_325_252
    let bytes = (0..<200_000).map { _ -> UInt8 in
      noise ^= noise << 13
      noise ^= noise >> 7
      noise ^= noise << 17
      return UInt8(truncatingIfNeeded: noise)
    }
    _ = try await origin.commit(files: ["big": bytes], on: "trunk", message: "m", author: ann)
    let mirrors = mirrors { $0.maximumTransfer = 100_000 }
    await #expect(throws: GitError.tooLarge(repository: remote.url, what: "the transfer", limit: "0 MiB")) {
      try await mirrors.revision(remote, "trunk")
    }
  }

  @Test func `a redirect is followed, but credentials stay behind`() async throws {
    let sha = try await origin.add(["a": "1"], on: "trunk")
    server.behave { $0.redirect = "https://elsewhere.example.com" }
    var known = remote
    known.credentials = .token("secret")
    known.identity = GitRemote.Identity(certificatePEM: Array("CERT".utf8), keyPEM: Array("KEY".utf8))
    #expect(try await mirrors().revision(known, "trunk") == sha)
    let first = server.requests.first
    #expect(first?.headers["Authorization"] == "Bearer secret")
    #expect(first?.tls?.certificatePEM == Array("CERT".utf8) && first?.tls?.keyPEM == Array("KEY".utf8))
    let elsewhere = server.requests.filter { $0.url.hasPrefix("https://elsewhere") }
    #expect(elsewhere.count == 2)
    #expect(elsewhere.allSatisfy { $0.headers["Authorization"] == nil && $0.tls?.certificatePEM == nil })
  }

  @Test func `a downgrade to plain http is not followed`() async throws {
    server.behave { $0.redirect = "http://elsewhere.example.com" }
    await #expect(throws: GitError.malformed(repository: remote.url, detail: "it redirects to something else")) {
      try await mirrors().revision(remote, "trunk")
    }
  }

  @Test func `a broken mirror is fetched anew`() async throws {
    let sha = try await origin.add(["a": "1"], on: "trunk")
    let mirrors = mirrors()
    let tree = try await mirrors.tree(remote, "trunk")
    for name in ["HEAD", "config"] {
      try scratch.write("garbage", to: String(tree.path.dropFirst(scratch.path.count)) + "/" + name)
    }
    #expect(try await mirrors.revision(remote, "trunk") == sha)
    #expect(try await mirrors.tree(remote, sha).file("a") == Array("1".utf8))
  }

  @Test func `after many fetches a fresh copy has what is still wanted`() async throws {
    let mirrors = mirrors { $0.packsBeforeRenewal = 3 }
    let other = try await origin.add(["o": "1"], on: "fix/cart")
    let tree = try await mirrors.tree(remote, "fix/cart")
    var last = ""
    for number in 0..<8 {
      last = try await origin.add(["a": String(number)], on: "trunk")
      #expect(try await mirrors.revision(remote, "trunk") == last)
    }
    #expect(try await tree.file("o") == Array("1".utf8))
    #expect(try await mirrors.revision(remote, other) == other)
    #expect(names(in: tree.path + "/objects/pack").count { $0.hasSuffix(".pack") } <= 4)
    #expect(names(in: scratch.path + "/mirrors").count == 1)
  }

  @Test func `a branch may give way to one below its name`() async throws {
    try await origin.add(["a": "1"], on: "fix")
    let mirrors = mirrors()
    _ = try await mirrors.revision(remote, "fix")
    try await origin.deleteReference("refs/heads/fix")
    let sha = try await origin.add(["a": "2"], on: "fix/cart")
    #expect(try await mirrors.revision(remote, "fix/cart") == sha)
  }

  @Test func `an empty repository has no HEAD to offer`() async throws {
    await #expect(throws: GitError.revisionNotFound(repository: remote.url, revision: "HEAD")) {
      try await mirrors().revision(remote, "HEAD")
    }
  }

  @Test func `many at once ask one after the other, and all get the same`() async throws {
    let sha = try await origin.add(["a": "1"], on: "trunk")
    let mirrors = mirrors()
    let remote = remote
    let all = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<8 { group.addTask { try await mirrors.revision(remote, "trunk") } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(all == Array(repeating: sha, count: 8))
    #expect(server.fetches.count == 1)
  }

  @Test func `paths of this machine are read in place, but only where that is allowed`() async throws {
    let sha = try await origin.add(["a": "1"], on: "trunk")
    for url in [origin.path, "file://" + origin.path] {
      #expect(try await mirrors { $0.allowsLocalPaths = true }.revision(GitRemote(url: url), "trunk") == sha)
      await #expect(throws: GitError.self) { try await mirrors().revision(GitRemote(url: url), "trunk") }
    }
    #expect(server.requests.isEmpty)
  }

  @Test(arguments: ["git@example.com:a/b.git", "ssh://git@example.com/a", "ftp://example.com/a", "ext::sh -c x"])
  func `other kinds of URL are refused`(_ url: String) async throws {
    await #expect(throws: GitError.self) { try await mirrors().revision(GitRemote(url: url), "trunk") }
  }
}

@Suite struct GitRemoteTests {
  @Test func `user information in a URL proves who we are and is never shown`() {
    let remote = GitRemote(url: "https://ann:s%20x@example.com/a.git")
    #expect(remote.shown == "https://example.com/a.git")
    #expect(remote.authorization == "Basic YW5uOnMgeA==")
    #expect("\(GitError.unauthorized(repository: remote.shown))".contains("ann") == false)
    #expect("\(GitCredentials.token("abc"))" == "‹redacted›")
  }
}
