// SPDX-License-Identifier: Apache-2.0
public import HTTPServing

/// What our pages share: head, navigation, style, and the headers that keep a browser strict (no script, no frame, no form to
/// elsewhere).
public struct PageFrame: Sendable {
  public typealias Link = (text: String, path: String)
  private let links: [Link]

  /// - Parameter links: stand in the head of every page, behind the way home.
  public init(links: [Link]) { self.links = links }

  /// - Parameter reload: after so many seconds the browser asks again, for another page if one is named; nil: never.
  public func page(
    _ title: String, crumbs: [Link], reload: (seconds: Int, path: String?)? = nil, isWide: Bool = false, _ body: Markup
  ) -> ServerResponse {
    let ways = links.map { Markup("<a href=\"\($0.path)\">\($0.text)</a>") }
    let trail = crumbs.map { Markup("<span class=\"sep\">/</span><a href=\"\($0.path)\">\($0.text)</a>") }
    let again = reload.map { reload -> Markup in
      "<meta http-equiv=\"refresh\" content=\"\(reload.seconds)\(reload.path.map { "; url=" + $0 } ?? "")\">"
    }
    let html: Markup = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      \(again ?? .nothing)<title>\(title)</title><style>\(Markup.trusted(PageFrame.style))</style></head>
      <body class="\(isWide ? "wide" : "")"><header><nav><a class="home" href="/">Nestling</a>\(ways)\(trail)</nav></header>
      <main>\(body)</main></body></html>
      """
    return ServerResponse(status: 200, headers: PageFrame.headers, body: .bytes(Array(html.html.utf8)))
  }

  public func failure(_ status: Int, _ words: String, back: Link = ("Back", "/")) -> ServerResponse {
    var response = page(
      "\(status)", crumbs: [], "<h1>\(status)</h1><p>\(words)</p><p><a href=\"\(back.path)\">\(back.text)</a></p>")
    response.status = status
    return response
  }

  /// After a form: the browser gets the page that shows what came of it.
  public static func redirect(_ path: String) -> ServerResponse {
    ServerResponse(status: 303, headers: [("Location", path), ("Cache-Control", "no-store")])
  }

  public static let headers: [(name: String, value: String)] = [
    ("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store"),
    (
      "Content-Security-Policy",
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "same-origin"),
  ]

  private static let style = """
    :root{--ink:#1f2328;--soft:#59636e;--line:#d1d9e0;--wash:#f6f8fa;--page:#fff;--link:#0969da;--green:#1a7f37;
    --red:#cf222e;--purple:#8250df;--amber:#9a6700;--on:#fff}
    @media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9198a1;--line:#3d444d;--wash:#151b23;--page:#0d1117;
    --link:#4493f8;--green:#3fb950;--red:#f85149;--purple:#ab7df8;--amber:#d29922;--on:#0d1117}}
    :focus-visible{outline:2px solid var(--link);outline-offset:2px}
    *{box-sizing:border-box}body{margin:0;font:15px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--page)}
    a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
    header{border-bottom:1px solid var(--line);background:var(--wash)}
    nav,main{max-width:60rem;margin:0 auto;padding:.8rem 1.2rem}nav a{margin-right:.9rem}nav .home{font-weight:600}
    nav .sep{color:var(--soft);margin-right:.9rem}h1{font-size:1.6rem;margin:.8rem 0 .3rem;font-weight:600}
    h1 .number,.soft,time{color:var(--soft);font-weight:400}.box{border:1px solid var(--line);border-radius:8px;
    margin:1rem 0;overflow:hidden}.box>.head{background:var(--wash);border-bottom:1px solid var(--line);
    padding:.5rem 1rem;display:flex;gap:.6rem;align-items:center;flex-wrap:wrap}.box>.body{padding:.8rem 1rem}
    .row{padding:.7rem 1rem;border-top:1px solid var(--line)}.row:first-child{border-top:0}
    .row .title{font-weight:600;font-size:1.02rem}.pill{display:inline-block;border-radius:2em;padding:.05rem .7rem;
    font-size:.83rem;font-weight:500;border:1px solid var(--line);white-space:nowrap}
    .pill.open{background:var(--green);color:var(--on);border:0}.pill.closed{background:var(--red);color:var(--on);border:0}
    .pill.merged{background:var(--purple);color:var(--on);border:0}.pill.draft{background:var(--soft);color:var(--on);border:0}
    .success{color:var(--green)}.failure,.error{color:var(--red)}.pending,.warning{color:var(--amber)}
    code,pre{font:.88em ui-monospace,monospace;background:var(--wash);border-radius:5px}code{padding:.15em .35em}
    pre{padding:.8rem;overflow:auto}pre code{padding:0}table{border-collapse:collapse;margin:.6rem 0}
    th,td{border:1px solid var(--line);padding:.35rem .8rem;text-align:left}th{background:var(--wash)}
    blockquote{margin:.6rem 0;padding:0 1rem;border-left:4px solid var(--line);color:var(--soft)}
    .body p:first-child{margin-top:0}.body p:last-child{margin-bottom:0}form.inline{display:inline}
    textarea,input,select{width:100%;font:inherit;color:inherit;background:var(--page);border:1px solid var(--line);
    border-radius:6px;padding:.45rem .6rem}textarea{min-height:6rem;margin-bottom:.6rem}
    button{font:inherit;font-weight:500;border:1px solid var(--line);border-radius:6px;background:var(--wash);
    color:var(--ink);padding:.35rem .9rem;cursor:pointer}button.go{background:var(--green);color:var(--on);border:0}
    button.bad{color:var(--red)}.bar{display:flex;gap:.6rem;flex-wrap:wrap;align-items:center;margin:.8rem 0}
    .bar input,.bar select{width:auto}.wide main,.wide nav{max-width:80rem}table.list{width:100%}.list th,.list td{
    border-width:0 0 1px;vertical-align:top}.list td:first-child,h1,.row{overflow-wrap:anywhere}.pill.Ready{
    background:var(--green);color:var(--on);border:0}
    .pill.Failed,.pill.Degraded{background:var(--red);color:var(--on);border:0}.pill.Deploying,.pill.AwaitingApproval,
    .pill.Waiting,.pill.Queued{background:var(--amber);color:var(--on);border:0}.pill.Asleep,.pill.Stopped,.pill.Expired,
    .pill.Terminating{background:var(--soft);color:var(--on);border:0}h2{font-size:1.15rem;margin:1.6rem 0 .3rem}
    dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.2rem;margin:.6rem 0}dt{color:var(--soft)}
    dd{margin:0;overflow-wrap:anywhere}summary{cursor:pointer}.label{color:#fff;text-shadow:0 0 2px #0008}
    @media(max-width:44rem){.list,.list tbody,.list tr,.list td{display:block}.list thead{display:none}
    .list tr{border-bottom:1px solid var(--line);padding:.5rem 0}.list td{border:0;padding:.1rem 0;overflow-wrap:anywhere}
    .list td:empty{display:none}.list td::before{content:attr(data-title)": ";color:var(--soft)}
    .list td:first-child::before{content:""}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}}
    """
}
