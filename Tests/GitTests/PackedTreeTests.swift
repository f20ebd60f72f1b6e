// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Git

/// Trees of which Git keeps a part in a pack, as it does after a while with every repository.
@Suite struct PackedTreeTests {
  private let scratch: Scratch
  private let repository: LocalRepository

  init() async throws {
    scratch = try Scratch()
    repository = try await LocalRepository.create(path: scratch.path + "/shop.git")
    try await repository.add(
      Dictionary(uniqueKeysWithValues: (0..<40).map { ("apps/\($0)/config.json", "{\"number\": \($0)}") }))
    try scratch.git("--git-dir", repository.path, "gc", "-q")
  }

  @Test func `what is packed and what came later are one tree`() async throws {
    try await repository.add(["apps/3/config.json": "changed", "later/one": "new"])
    let files = try await repository.tree("main").files(.everything, limit: 99)
    #expect(files.count == 41)
    let texts = Dictionary(
      uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes ?? [], as: UTF8.self)) })
    #expect(texts["apps/3/config.json"] == "changed" && texts["later/one"] == "new")
    #expect(texts["apps/39/config.json"] == "{\"number\": 39}")
    #expect(try await repository.tree("main").directories(.everything).count == 42)
  }

  @Test func `a file longer than allowed is refused by name`() async throws {
    await #expect(
      throws: GitError.tooLarge(repository: repository.path, what: "apps/10/config.json", limit: "13 bytes")
    ) { try await repository.tree("main").files(.everything, limit: 13) }
  }

  @Test func `a link is followed to what is packed`() async throws {
    let work = scratch.path + "/work"
    try scratch.git("clone", "-q", repository.path, work)
    try scratch.git("-C", work, "checkout", "-q", "main")
    #expect(symlink("../apps/7/config.json", work + "/apps/link") == 0)
    try scratch.git("-C", work, "add", ".")
    try scratch.git("-C", work, "commit", "-q", "-m", "link")
    try scratch.git("-C", work, "gc", "-q")
    let here = LocalRepository(path: work)
    #expect(try await here.tree("main").files(.everything, limit: 99).count == 41)
    let link = try await here.tree("main").files(TreeScope(selects: { $0 == Array("apps/link".utf8) }), limit: 99)
    #expect(link == [TreeFile(path: "apps/link", bytes: Array("{\"number\": 7}".utf8)[...])])
  }

  @Test func `a pack that is cut off is an error that names the repository`() async throws {
    let folder = repository.path + "/objects/pack/"
    let pack = try #require(names(in: folder).first { $0.hasSuffix(".pack") })
    chmod(folder + pack, 0o644)
    #expect(truncate(folder + pack, 400) == 0)
    await #expect(throws: GitError.self) { try await repository.tree("main").files(.everything, limit: 99) }
  }
}
