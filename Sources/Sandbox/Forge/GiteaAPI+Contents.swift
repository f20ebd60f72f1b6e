// SPDX-License-Identifier: Apache-2.0
internal import Cryptography
internal import Documents
internal import Git
internal import HTTPServing

// Files and trees, read at any revision and written as commits.

extension GiteaAPI {
  func addContentRoutes(_ router: inout Router) {
    let repo = "repos/{owner}/{repo}"
    on(&router, "GET", repo + "/contents", .anyone) { try await Self.contents($0) }
    on(&router, "GET", repo + "/contents/{path...}", .anyone) { try await Self.contents($0) }
    on(&router, "POST", repo + "/contents", .user) { try await Self.write($0) }
    on(&router, "GET", repo + "/raw/{path...}", .anyone) { question in
      let tree = try await Self.tree(question)
      guard let bytes = try await tree.file(question.parameters["path"]) else { throw ForgeFailure.notFound("file") }
      return ServerResponse(
        status: 200,
        headers: [("Content-Type", "text/plain; charset=utf-8"), ("X-Content-Type-Options", "nosniff")],
        body: .bytes(bytes))
    }
    on(&router, "GET", repo + "/git/trees/{sha...}", .anyone) { try await Self.listing($0) }
  }

  private static func tree(_ question: Question) async throws -> GitTree {
    let repository = try question.repository()
    let local = question.forge.git(repository)
    let asked = question.request.query("ref") ?? ""
    let fallback = try await local.defaultBranch() ?? "main"
    return try await local.tree(asked.isEmpty ? fallback : asked)
  }

  private static func contents(_ question: Question) async throws -> ServerResponse {
    let (tree, path) = (try await tree(question), question.parameters["path"])
    if let entries = try await tree.list(path) {
      var words: [Value] = []
      for entry in entries { words.append(entryWords(entry, question, ref: tree.sha, content: nil)) }
      return .json(200, .array(words))
    }
    let parent = path.split(separator: "/").dropLast().joined(separator: "/")
    guard let entry = try await tree.list(parent)?.first(where: { $0.path == path }) else {
      throw ForgeFailure.notFound("file")
    }
    return .json(200, entryWords(entry, question, ref: tree.sha, content: try await tree.file(path)))
  }

  private static func entryWords(_ entry: TreeEntry, _ question: Question, ref: String, content: [UInt8]?) -> Value {
    let name = "\(question.parameters["owner"])/\(question.parameters["repo"])"
    let base = question.forge.baseURL
    let encoded = entry.path.split(separator: "/").map { PercentCoding.encode(String($0)) }.joined(separator: "/")
    let url = "\(base)/api/v1/repos/\(name)/contents/\(encoded)?ref=\(ref)"
    let page = "\(base)/\(name)/src/commit/\(ref)/\(encoded)"
    let blob = "\(base)/api/v1/repos/\(name)/git/blobs/\(entry.sha)"
    return [
      "name": .string(entry.name), "path": .string(entry.path), "sha": .string(entry.sha),
      "last_commit_sha": .string(ref),
      "type": .string(kindWord(entry.kind)), "size": .int(Int64(content?.count ?? 0)),
      "encoding": content == nil ? .null : "base64", "content": content.map { .string(Base64.encode($0)) } ?? .null,
      "target": .null, "url": .string(url), "html_url": .string(page), "git_url": .string(blob),
      "download_url": .string("\(base)/\(name)/raw/commit/\(ref)/\(encoded)"), "submodule_git_url": .null,
      "_links": ["self": .string(url), "git": .string(blob), "html": .string(page)],
    ]
  }

  private static func kindWord(_ kind: TreeEntry.Kind) -> String {
    switch kind {
    case .directory: "dir"
    case .link: "symlink"
    case .submodule: "submodule"
    case .file, .executable: "file"
    }
  }

  /// A thousand entries a page; `truncated` says no more than that there are further pages.
  private static func listing(_ question: Question) async throws -> ServerResponse {
    let repository = try question.repository()
    let local = question.forge.git(repository)
    let tree = try await local.tree(question.parameters["sha"])
    let isRecursive = ["true", "1"].contains(question.request.query("recursive") ?? "")
    let entries = try await tree.entries(recursive: isRecursive) ?? []
    let page = min(1_000_000, max(1, question.request.query("page").flatMap { Int($0) } ?? 1))
    let asked = question.request.query("per_page").flatMap { Int($0) } ?? 1000
    let size = asked > 0 ? min(asked, 1000) : 1000
    let start = min((page - 1) * size, entries.count)
    let end = min(start + size, entries.count)
    let root = "\(question.forge.baseURL)/api/v1/repos/\(repository.fullName)/git"
    let words: [Value] = entries[start..<end].map { entry in
      let isTree = entry.kind == .directory
      return [
        "path": .string(entry.path), "mode": .string(mode(entry.kind)),
        "type": isTree ? "tree" : entry.kind == .submodule ? "commit" : "blob", "size": 0, "sha": .string(entry.sha),
        "url": .string("\(root)/\(isTree ? "trees" : "blobs")/\(entry.sha)"),
      ]
    }
    return .json(
      200,
      [
        "sha": .string(tree.sha), "url": .string("\(root)/trees/\(tree.sha)"), "tree": .array(words),
        "truncated": .bool(end < entries.count), "page": .int(Int64(page)), "total_count": .int(Int64(entries.count)),
      ])
  }

  private static func mode(_ kind: TreeEntry.Kind) -> String {
    switch kind {
    case .directory: "040000"
    case .file: "100644"
    case .executable: "100755"
    case .link: "120000"
    case .submodule: "160000"
    }
  }

  /// ChangeFiles: several files in one commit (`create`, `update`, `upload`, `delete`).
  private static func write(_ question: Question) async throws -> ServerResponse {
    try question.requireWrite()
    let (user, repository, body) = (try question.someone(), try question.repository(), try question.body())
    let local = question.forge.git(repository)
    let fallback = try await local.defaultBranch() ?? "main"
    let source = body["branch"]?.string.flatMap { $0.isEmpty ? nil : $0 } ?? fallback
    let target = body["new_branch"]?.string.flatMap { $0.isEmpty ? nil : $0 } ?? source
    var files: [String: [UInt8]?] = [:]
    for file in body["files"]?.array ?? [] {
      guard let path = file["path"]?.string, !path.isEmpty else { throw ForgeFailure.unprocessable("[Path]: Required") }
      if file["operation"]?.string == "delete" {
        files[path] = .some(nil)
      } else {
        guard let bytes = try? Base64.decode(file["content"]?.string ?? "") else {
          throw ForgeFailure.unprocessable("[Content]: not base64")
        }
        files[path] = bytes
      }
    }
    guard !files.isEmpty else { throw ForgeFailure.unprocessable("[Files]: Required") }
    let start = try await question.forge.tip(source, of: repository)
    let text = body["message"]?.string ?? ""
    let sha = try await local.commit(
      files: files, on: target, startingFrom: start, message: text.isEmpty ? "Update \(files.count) files" : text,
      author: question.forge.signature(user))
    try await question.forge.notice(repository, by: user)
    let commit = try await local.commit(sha)
    return .json(
      201,
      [
        "files": .array(files.keys.sorted().map { ["path": .string($0)] }),
        "commit": [
          "sha": .string(sha), "html_url": .string("\(question.forge.baseURL)/\(repository.fullName)/commit/\(sha)"),
          "message": .string(commit.message),
        ],
        "verification": .null,
      ])
  }
}
