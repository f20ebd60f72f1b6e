// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPServing
internal import WebPages

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
    pages = ForgePages(forge: forge, formGuard: FormGuard(token: formToken))
    previews = PreviewSites(sites: sites)
    self.fallback = fallback
  }

  var handler: Handler { { await answer($0) } }

  private func answer(_ request: ServerRequest) async -> ServerResponse {
    guard request.isForLoopback else { return await previews.answer(request, host: request.hostName) }
    if request.path.hasPrefix("/api/v1/") { return await api(request) }
    if let response = await git.answer(request) { return response }
    if let response = await pages.answer(request) { return response }
    if let fallback { return await fallback(request) }
    return statusPage(request)
  }

  private func statusPage(_ request: ServerRequest) -> ServerResponse {
    guard request.path == "/" else {
      return PageFrame.forge.failure(404, "There is no such page.", back: PageFrame.repositories)
    }
    let rows = previews.sites.hosts.map { host, application -> Markup in
      "<div class=\"row\"><strong>\(host)</strong> <span class=\"soft\">\(application)</span></div>"
    }
    let list: Markup = rows.isEmpty ? "<div class=\"row soft\">Nothing is deployed yet.</div>" : "\(rows)"
    return PageFrame.forge.page(
      "Nestling sandbox", crumbs: [],
      "<h1>Nestling sandbox</h1><p><a href=\"/-/forge\">The forge</a></p><div class=\"box\">\(list)</div>")
  }
}
