// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPServing

/// The web port: who is asked for is told by the Host header.
///
///     localhost, 127.0.0.1, [::1]    /api/v1/…          the forge's API
///                                    /OWNER/REPO.git/…  Git over HTTP
///                                    /-/forge, /OWNER/REPO, /OWNER/REPO/pulls/…  the forge's pages
///                                    everything else    the fallback (the dashboard), or a status page
///     any other host                 the preview that is deployed there
///
/// So a page elsewhere that lets its name point here (DNS rebinding) never reaches the forge.
struct WebFront: Sendable {
  let api: Handler
  let git: SmartHTTP
  let pages: ForgePages
  let previews: PreviewSites
  let fallback: Handler?

  init(forge: LocalForge, sites: SiteTable, formToken: String, fallback: Handler?) {
    let gitea = GiteaAPI(forge: forge)
    var router = Router()
    gitea.addRoutes(to: &router)
    api = router.handler
    git = SmartHTTP(forge: forge, caller: gitea.caller)
    pages = ForgePages(forge: forge, formToken: formToken)
    previews = PreviewSites(sites: sites)
    self.fallback = fallback
  }

  var handler: Handler { { await answer($0) } }

  private func answer(_ request: ServerRequest) async -> ServerResponse {
    let host = WebFront.name(request.header("Host") ?? "localhost")
    guard ["localhost", "127.0.0.1", "[::1]"].contains(host) else { return await previews.answer(request, host: host) }
    if request.path.hasPrefix("/api/v1/") { return await api(request) }
    if let response = await git.answer(request) { return response }
    if let response = await pages.answer(request) { return response }
    if let fallback { return await fallback(request) }
    return statusPage(request)
  }

  /// The host without its port, in lower case.
  static func name(_ host: String) -> String {
    let lower = host.lowercased()
    guard let colon = lower.lastIndex(of: ":"), !lower.hasSuffix("]") else { return lower }
    return String(lower[..<colon])
  }

  private func statusPage(_ request: ServerRequest) -> ServerResponse {
    guard request.path == "/" else { return PageFrame.failure(404, "There is no such page.") }
    let rows = previews.sites.hosts.map { host, application -> Markup in
      "<div class=\"row\"><strong>\(host)</strong> <span class=\"soft\">\(application)</span></div>"
    }
    let list: Markup = rows.isEmpty ? "<div class=\"row soft\">Nothing is deployed yet.</div>" : "\(rows)"
    return PageFrame.page(
      "Nestling sandbox", crumbs: [],
      "<h1>Nestling sandbox</h1><p><a href=\"/-/forge\">The forge</a></p><div class=\"box\">\(list)</div>")
  }
}
