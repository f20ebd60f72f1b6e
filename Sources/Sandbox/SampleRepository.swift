// SPDX-License-Identifier: Apache-2.0
internal import Git

/// A small shop to begin with: `acme/shop`, a site in `web/`, and a branch that waits to become a pull request.
enum SampleRepository {
  static let owner = "acme"
  static let name = "shop"
  static let branch = "feature/spring-sale"

  /// Does nothing when the repository is already there.
  static func make(on forge: LocalForge) async throws {
    guard try forge.repository(owner: owner, name: name) == nil else { return }
    let repository = try await forge.createRepository(owner: owner, name: name)
    let author = LocalRepository.Signature(name: "Ann", email: LocalForge.email("ann"), time: forge.now())
    _ = try await forge.git(repository).commit(
      files: [
        "README.md": Array(readme.utf8),
        "web/index.html": Array(page(title: "Acme Shop", accent: "#1d76db", note: "").utf8),
        "web/about.html": Array(about.utf8), "web/healthz": Array("ok\n".utf8),
      ], on: "main", message: "A shop with one page", author: author)
    let note = "<p class=\"sale\">Spring sale: 20 % off all baskets!</p>"
    _ = try await forge.git(repository).commit(
      files: ["web/index.html": Array(page(title: "Acme Shop in spring", accent: "#0e8a16", note: note).utf8)],
      on: branch,
      startingFrom: "main", message: "Spring sale on the front page", author: author)
  }

  private static let readme = """
    # Acme Shop

    A site in `web/`. Open a pull request, and a preview of it appears.

    """

  private static let about = """
    <!doctype html><html lang="en"><head><meta charset="utf-8"><title>About</title></head>
    <body><h1>About</h1><p>We sell baskets. <a href="./">Back</a></p></body></html>

    """

  private static func page(title: String, accent: String, note: String) -> String {
    """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>\(title)</title>
    <style>body{font:18px system-ui;margin:0}header{background:\(accent);color:#fff;padding:2.5rem}
    main{padding:2rem;max-width:40rem}.sale{background:#fff3b0;padding:1rem;border-radius:8px}</style></head>
    <body><header><h1>\(title)</h1></header>
    <main>\(note)<p>Baskets of all sizes.</p><p><a href="about.html">About us</a></p></main></body></html>

    """
  }
}
