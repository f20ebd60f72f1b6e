// SPDX-License-Identifier: Apache-2.0
import Clocks
import Locks
import Testing

@testable import Git

@Suite struct LocalRepositoryTests {
  let scratch: Scratch
  let repository: LocalRepository

  init() async throws {
    scratch = try Scratch()
    repository = try await LocalRepository.create(path: scratch.path + "/a/shop.git")
  }

  @Test func `an empty repository has a default branch and no commit`() async throws {
    #expect(try await repository.defaultBranch() == "main")
    #expect(try await repository.branches().isEmpty)
    await #expect(throws: GitError.revisionNotFound(repository: repository.path, revision: "HEAD")) {
      try await repository.resolve("HEAD")
    }
  }

  @Test func `a folder without a repository is not one`() async throws {
    let nothing = LocalRepository(path: scratch.path)
    #expect(await !nothing.exists())
    await #expect(throws: GitError.repositoryNotFound(repository: scratch.path)) { try await nothing.branches() }
  }

  @Test func `files committed from memory are read back, and Git itself agrees`() async throws {
    let sha = try await repository.add(["index.html": "<h1>", "deploy/app.yaml": "kind: X"], "First\n\nwith a body")
    let tree = try await repository.tree("main")
    #expect(tree.sha == sha)
    #expect(try await tree.file("deploy/app.yaml") == Array("kind: X".utf8))
    #expect(try await tree.list()?.map(\.name) == ["deploy", "index.html"])
    #expect(try await tree.list("deploy")?.map(\.path) == ["deploy/app.yaml"])
    let commit = try await repository.commit("HEAD")
    #expect(commit.title == "First" && commit.author == ann && commit.parents.isEmpty)
    let there = try Scratch()
    #expect(try there.git("--git-dir", repository.path, "rev-parse", "main") == sha + "\n")
    try there.git("--git-dir", repository.path, "fsck", "--strict")
  }

  @Test func `a commit keeps what it does not name, and nil removes`() async throws {
    try await repository.add(["a": "1", "b/c": "2"])
    _ = try await repository.commit(files: ["b/c": nil, "d": []], on: "main", message: "m", author: ann)
    #expect(try await repository.tree("main").files(.everything, limit: 99).map(\.path) == ["a", "d"])
  }

  @Test(arguments: ["../out", ".git/config", "a//b", "/abs", ""])
  func `a path that Git forbids is refused`(_ path: String) async throws {
    await #expect(throws: GitError.self) { try await repository.add([path: "x"]) }
  }

  @Test func `folders come before what is in them, siblings in byte order`() async throws {
    try await repository.add(["a/x": "", "a-b/x": "", "a/Z/x": "", "b": "", "a.txt": ""])
    let tree = try await repository.tree("main")
    #expect(try await tree.directories(.everything) == ["a", "a/Z", "a-b"])
    #expect(try await tree.files(.everything, limit: 99).map(\.path) == ["a-b/x", "a.txt", "a/Z/x", "a/x", "b"])
  }

  @Test func `a walk reads only the folders that its scope enters`() async throws {
    try await repository.add(["a/b/c": "1", "d/e/f": "2", "d/g": "3", "é/x": "4"])
    let asked = Mutex<[String]>([])
    let scope = TreeScope(
      selects: { $0.last != UInt8(ascii: "g") },
      enters: { folder in
        asked.withLock { $0.append(String(decoding: folder, as: UTF8.self)) }
        return folder != Array("a".utf8)
      })
    let tree = try await repository.tree("main")
    #expect(
      try await tree.files(scope, limit: 9) == [
        TreeFile(path: "d/e/f", bytes: Array("2".utf8)[...]), TreeFile(path: "é/x", bytes: Array("4".utf8)[...]),
      ])
    #expect(asked.withLock { $0 } == ["a", "d", "d/e", "é"])
    #expect(try await tree.directories(scope) == ["a", "d", "d/e", "é"])
  }

  @Test func `many files come in order, and none is left out`() async throws {
    let names = (0..<1203).map { number in "d\(number % 7)/\(1000 + number)" }
    try await repository.add(Dictionary(uniqueKeysWithValues: names.map { ($0, "in " + $0) }))
    let tree = try await repository.tree("main")
    let files = try await tree.files(.everything, limit: 99)
    #expect(files.map(\.path) == names.sorted())
    #expect(files.allSatisfy { $0.bytes.map { String(decoding: $0, as: UTF8.self) } == "in " + $0.path })
    await #expect(throws: GitError.tooLarge(repository: repository.path, what: "d0/1000", limit: "5 bytes")) {
      try await tree.files(.everything, limit: 5)
    }
  }

  @Test func `files are all of them or an error, also for a task that is cancelled`() async throws {
    let names = (0..<1203).map { "f\(1000 + $0)" }
    try await repository.add(Dictionary(uniqueKeysWithValues: names.map { ($0, "") }))
    let tree = try await repository.tree("main")
    let reading = Task { () -> [String] in
      withUnsafeCurrentTask { $0?.cancel() }
      return try await tree.files(.everything, limit: 99).map(\.path)
    }
    await #expect(throws: GitError.cancelled) { try await reading.value }
  }

  @Test func `a missing file is nil and a longer one than allowed is refused`() async throws {
    try await repository.add(["big": String(repeating: "x", count: 100)])
    let tree = try await repository.tree("main")
    #expect(try await tree.file("small") == nil)
    #expect(try await tree.list("big") == nil)
    #expect(try await tree.file("big", limit: 100)?.count == 100)
    await #expect(throws: GitError.tooLarge(repository: repository.path, what: "big", limit: "99 bytes")) {
      try await tree.file("big", limit: 99)
    }
  }

  @Test(arguments: [
    ("../b", "x/a", "b"), ("b", "x/a", "x/b"), ("./../../b", "x/y/a", "b"), ("../../b", "x/a", nil),
    ("/etc/passwd", "a", nil),
  ])
  func `a symbolic link leads only inside the tree`(_ target: String, _ from: String, _ wanted: String?) {
    #expect(linkTarget(target, from: from) == wanted)
  }

  @Test func `links are followed on read`() async throws {
    let work = try Scratch()
    try work.git("init", "-q")
    try work.write("hello", to: "file")
    _ = try Scratch.run(["/bin/ln", "-s", "file", work.path + "/link"])
    _ = try Scratch.run(["/bin/ln", "-s", "loop", work.path + "/loop"])
    try work.git("add", ".")
    try work.git("commit", "-qm", "x")
    let tree = try await LocalRepository(path: work.path).tree("HEAD")
    #expect(try await tree.contents(["link", "loop"], limit: 99) == [Array("hello".utf8), nil])
  }

  @Test func `history knows ancestors, bases and distances`() async throws {
    let first = try await repository.add(["a": "1"])
    let second = try await repository.add(["a": "2"])
    let side = try await repository.add(["b": "1"], on: "side", from: first)
    let lone = try await repository.add(["z": "1"], on: "lone")
    #expect(try await repository.mergeBase("main", "side") == first)
    #expect(try await repository.mergeBase("main", lone) == nil)
    #expect(try await repository.isAncestor(first, of: "main"))
    #expect(try await repository.isAncestor(second, of: second))
    #expect(try await !repository.isAncestor("side", of: "main"))
    #expect(try await repository.distance("main", "side") == (1, 1))
    #expect(try await repository.commits(from: "side", notIn: "main").map(\.sha) == [side])
    #expect(try await repository.changedPaths(from: first, to: side) == ["b"])
    #expect(try await repository.branches().map(\.name) == ["lone", "main", "side"])
  }

  @Test func `a merge has both parents, and both sides' files`() async throws {
    let base = try await repository.add(["a": "1"])
    let ours = try await repository.add(["b": "1"])
    let theirs = try await repository.add(["c": "1"], on: "side", from: base)
    #expect(try await repository.canMerge("side", into: "main"))
    let merged = try await repository.merge("side", into: "main", message: "Merge", author: ann)
    #expect(try await repository.commit("main").parents == [ours, theirs])
    #expect(try await repository.resolve("main") == merged)
    #expect(try await repository.tree("main").files(.everything, limit: 99).map(\.path) == ["a", "b", "c"])
  }

  @Test func `a conflict names its paths and moves nothing`() async throws {
    let base = try await repository.add(["a": "1"])
    let ours = try await repository.add(["a": "2"])
    try await repository.add(["a": "3"], on: "side", from: base)
    #expect(try await !repository.canMerge("side", into: "main"))
    await #expect(throws: GitError.conflict(repository: repository.path, paths: ["a"])) {
      try await repository.merge("side", into: "main", message: "Merge", author: ann)
    }
    #expect(try await repository.resolve("main") == ours)
  }

  @Test func `references are set, listed and deleted`() async throws {
    let sha = try await repository.add(["a": "1"])
    try await repository.setReference("refs/pull/7/head", to: "main")
    #expect(try await repository.references(matching: "refs/pull/") == [.init(name: "refs/pull/7/head", sha: sha)])
    #expect(try await repository.resolve("refs/pull/7/head") == sha)
    #expect(try await repository.deleteReference("refs/pull/7/head"))
    #expect(try await !repository.deleteReference("refs/pull/7/head"))
    await #expect(throws: GitError.self) { try await repository.setReference("refs/heads/a..b", to: "main") }
  }

  @Test func `a revision is a name, not an expression that searches`() async throws {
    let sha = try await repository.add(["a": "1"])
    #expect(try await repository.resolve(String(sha.prefix(8))) == sha)
    for bad in ["", ":/x", "nope", "main:a"] {
      await #expect(throws: GitError.revisionNotFound(repository: repository.path, revision: bad)) {
        try await repository.resolve(bad)
      }
    }
  }

  @Test func `a plain folder reads like a tree`() async throws {
    let folder = try Scratch()
    _ = try Scratch.run(["/bin/mkdir", "-p", folder.path + "/a/b", folder.path + "/.git"])
    try folder.write("1", to: "a/b/c")
    try folder.write("2", to: "a/d")
    _ = try Scratch.run(["/bin/ln", "-s", "/etc/passwd", folder.path + "/out"])
    let tree = try FolderTree(path: folder.path)
    #expect(try await tree.directories(.everything) == ["a", "a/b"])
    #expect(try await tree.files(.everything, limit: 99).map(\.path) == ["a/b/c", "a/d", "out"])
    #expect(try await tree.contents(["a/d", "out", "none"], limit: 9) == [Array("2".utf8), nil, nil])
    #expect(throws: GitError.self) { try FolderTree(path: folder.path + "/none") }
  }
}
