// SPDX-License-Identifier: Apache-2.0
internal import Documents
public import HTTPServing
public import KubeModel
internal import PreviewAPI

/// Everything a page shows, as it was at one moment.
public struct Snapshot: Sendable {
  public var sets: [KubeObject]
  public var previews: [KubeObject]
  public init(sets: [KubeObject], previews: [KubeObject]) {
    self.sets = sets
    self.previews = previews
  }
}

/// A plain status page and the same as JSON. Changes nothing.
public struct Pages: Sendable {
  private let snapshot: @Sendable () async -> Snapshot

  public init(snapshot: @escaping @Sendable () async -> Snapshot) { self.snapshot = snapshot }

  /// nil when it is not ours to answer.
  public func answer(_ request: ServerRequest) async -> ServerResponse? {
    guard request.method == "GET" || request.method == "HEAD" else { return nil }
    switch request.path {
    case "/": return page(await snapshot())
    case "/api/status": return json(await snapshot())
    default: return nil
    }
  }

  private func json(_ snapshot: Snapshot) -> ServerResponse {
    let value: Value = [
      "sets": .array(
        snapshot.sets.map {
          ["namespace": .string($0.namespace ?? ""), "name": .string($0.name), "status": $0.status]
        }),
      "previews": .array(
        snapshot.previews.map {
          [
            "namespace": .string($0.namespace ?? ""), "name": .string($0.name),
            "pullRequest": .string($0.annotations[Annotations.pullRequest] ?? ""), "url": $0.spec["url"] ?? "",
            "phase": $0.status["phase"] ?? "", "message": .string(message($0)),
          ]
        }),
    ]
    return .text(200, JSON.text(value, pretty: true) + "\n", type: "application/json")
  }

  private func page(_ snapshot: Snapshot) -> ServerResponse {
    let previews = snapshot.previews.map(row).joined()
    let sets = snapshot.sets.map(setRow).joined()
    let html = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="refresh" content="5"><title>Nestling</title><style>\(style)</style></head><body>
      <header><strong>Nestling</strong> <a href="/-/forge">Forge</a> <a href="/metrics">Metrics</a></header>
      <main><h1>Previews</h1>
      <table><thead><tr><th>Pull request</th><th>Phase</th><th>URL</th><th>Commit</th><th>What is going on</th></tr></thead>
      <tbody>\(previews.isEmpty ? "<tr><td colspan=5>No previews yet: open a pull request.</td></tr>" : previews)</tbody></table>
      <h1>Preview sets</h1>
      <table><thead><tr><th>Set</th><th>Ready</th><th>Previews</th><th>What is going on</th></tr></thead>
      <tbody>\(sets.isEmpty ? "<tr><td colspan=4>No PreviewSets yet.</td></tr>" : sets)</tbody></table></main></body></html>
      """
    var response = ServerResponse.text(200, html, type: "text/html; charset=utf-8")
    response.headers += [
      ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"),
      ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
    ]
    return response
  }

  private func row(_ preview: KubeObject) -> String {
    let reference = preview.spec["pullRequest"]
    let url = preview.spec["url"]?.string ?? ""
    let label = preview.annotations[Annotations.pullRequest] ?? preview.name
    let page = reference?["url"]?.string ?? ""
    let phase = preview.status["phase"]?.string ?? "New"
    return """
      <tr><td>\(link(page, label)) <span class="soft">\(escaped(reference?["title"]?.string ?? ""))</span></td>
      <td><span class="phase \(escaped(phase))">\(escaped(phase))</span></td><td>\(link(url, url))</td>
      <td><code>\(escaped(String((reference?["headSHA"]?.string ?? "").prefix(7))))</code></td>
      <td>\(escaped(message(preview)))</td></tr>
      """
  }

  private func setRow(_ set: KubeObject) -> String {
    let ready = set.conditions.first { $0.type == "Ready" }
    return """
      <tr><td>\(escaped("\(set.namespace ?? "")/\(set.name)"))</td><td>\(escaped(ready?.status ?? "Unknown"))</td>
      <td>\(set.status.at("previews", "total")?.int ?? 0)</td><td>\(escaped(message(set)))</td></tr>
      """
  }

  private func message(_ object: KubeObject) -> String {
    object.conditions.first { $0.type == "Ready" }?.message ?? ""
  }

  /// Only web addresses become links; anything else could run.
  private func link(_ url: String, _ text: String) -> String {
    guard url.hasPrefix("http://") || url.hasPrefix("https://") else { return escaped(text) }
    return "<a href=\"\(escaped(url))\">\(escaped(text))</a>"
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  private let style = """
    :root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:0}header{padding:.8rem 1.5rem;
    border-bottom:1px solid #8884}header a{margin-left:1rem}main{padding:0 1.5rem;max-width:75rem}h1{font-size:1.3rem}
    table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.45rem .8rem .45rem 0;
    border-bottom:1px solid #8883;vertical-align:top}.soft{opacity:.65}.phase{border-radius:1em;padding:.1rem .7rem;
    background:#8883}.phase.Ready{background:#1a7f37;color:#fff}.phase.Failed,.phase.Degraded{background:#cf222e;
    color:#fff}.phase.Deploying,.phase.AwaitingApproval{background:#9a6700;color:#fff}
    """
}
