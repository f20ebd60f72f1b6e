// SPDX-License-Identifier: Apache-2.0
internal import Git
internal import HTTPServing
internal import WebPages

/// Shows the sites that are deployed, straight from Git: a host is one folder at one commit.
///
/// What is shown was written by whoever opened a pull request. It lives on a host of its own, so a browser keeps it apart from
/// the forge and the dashboard.
struct PreviewSites: Sendable {
  let sites: SiteTable
  static let maximumFile = 32 << 20

  func answer(_ request: ServerRequest, host: String) async -> ServerResponse {
    guard let site = sites.site(at: host) else {
      return page(
        404, "No preview is deployed at this address.", "It may still be on its way, or already gone: \(host)")
    }
    guard request.method == "GET" || request.method == "HEAD" else {
      var response = page(405, "This site can only be read.", "")
      response.headers.append(("Allow", "GET, HEAD"))
      return response
    }
    do {
      return try await file(request, of: site)
    } catch {
      return page(500, "The repository cannot be read.", "\(error)")
    }
  }

  private func file(_ request: ServerRequest, of site: Site) async throws -> ServerResponse {
    let parts = request.path.split(separator: "/").map(String.init)
    guard !parts.contains(".."), !parts.contains("."), !request.path.utf8.contains(0) else {
      return try await missing(site)
    }
    let tag = "\"\(site.revision)\""
    let tree = try await site.repository.tree(site.revision)
    let path = ((site.folder.isEmpty ? [] : [site.folder]) + parts).joined(separator: "/")
    if let bytes = try await tree.contents([path], limit: Self.maximumFile)[0], !request.path.hasSuffix("/") {
      return respond(bytes, type: ContentTypes.of(path), tag: tag, request, site)
    }
    guard try await tree.list(path) != nil else { return try await missing(site) }
    guard request.path.hasSuffix("/") else {
      // Without the slash, relative links of the folder's page would lead astray.
      return ServerResponse(status: 302, headers: [("Location", encoded(parts) + "/")])
    }
    let index = path.isEmpty ? "index.html" : path + "/index.html"
    guard let bytes = try await tree.contents([index], limit: Self.maximumFile)[0] else {
      return try await missing(site)
    }
    return respond(bytes, type: ContentTypes.of(index), tag: tag, request, site)
  }

  /// From segments, so that a path like `//host` cannot become an address elsewhere.
  private func encoded(_ parts: [String]) -> String {
    parts.map { "/" + PercentCoding.encode($0) }.joined()
  }

  private func respond(
    _ bytes: [UInt8], type: String, tag: String, _ request: ServerRequest, _ site: Site
  ) -> ServerResponse {
    let headers: [(name: String, value: String)] = [
      ("Content-Type", type), ("ETag", tag), ("Cache-Control", "no-cache"), ("X-Content-Type-Options", "nosniff"),
      ("X-Preview-Commit", site.revision),
    ]
    let known = (request.header("If-None-Match") ?? "").split(separator: ",")
      .map { $0.drop { $0 == " " } }.map { $0.hasPrefix("W/") ? String($0.dropFirst(2)) : String($0) }
    if known.contains(tag) || known == ["*"] { return ServerResponse(status: 304, headers: headers) }
    return ServerResponse(status: 200, headers: headers, body: .bytes(bytes))
  }

  /// The site's own 404.html, if it has one.
  private func missing(_ site: Site) async throws -> ServerResponse {
    let tree = try await site.repository.tree(site.revision)
    let path = site.folder.isEmpty ? "404.html" : site.folder + "/404.html"
    guard let bytes = try await tree.contents([path], limit: Self.maximumFile)[0] else {
      return page(404, "This page is not part of the preview.", "Commit \(site.revision)")
    }
    return ServerResponse(
      status: 404, headers: [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-cache")],
      body: .bytes(bytes))
  }

  private func page(_ status: Int, _ title: String, _ detail: String) -> ServerResponse {
    let html: Markup = """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>\(title)</title></head>
      <body style="font:16px system-ui;max-width:40rem;margin:15vh auto;padding:0 1rem"><h1>\(title)</h1><p>\(detail)</p>
      </body></html>
      """
    return ServerResponse(
      status: status, headers: [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")],
      body: .bytes(Array(html.html.utf8)))
  }
}

/// Media types by file name.
enum ContentTypes {
  private static let byExtension = [
    "html": "text/html; charset=utf-8", "htm": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8", "map": "application/json; charset=utf-8",
    "txt": "text/plain; charset=utf-8", "md": "text/plain; charset=utf-8", "yaml": "text/plain; charset=utf-8",
    "yml": "text/plain; charset=utf-8", "xml": "application/xml; charset=utf-8", "svg": "image/svg+xml",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "avif": "image/avif", "ico": "image/x-icon", "woff": "font/woff", "woff2": "font/woff2", "ttf": "font/ttf",
    "pdf": "application/pdf", "wasm": "application/wasm", "mp4": "video/mp4", "webm": "video/webm",
    "mp3": "audio/mpeg", "webmanifest": "application/manifest+json",
  ]

  static func of(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return "text/plain; charset=utf-8" }
    return byExtension[name[name.index(after: dot)...].lowercased()] ?? "application/octet-stream"
  }
}
