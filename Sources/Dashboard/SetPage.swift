// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPServing
internal import KubeModel
internal import WebPages

extension Pages {
  /// One PreviewSet: how it is, where it reads, and each pull request that it saw with every rule's verdict.
  func setPage(_ snapshot: Snapshot, _ namespace: String, _ name: String) -> ServerResponse {
    guard let set = snapshot.sets.first(where: { $0.namespace == namespace && $0.name == name }) else {
      return frame.failure(404, "PreviewSet \(namespace)/\(name) is not there.", back: ("All previews", "/"))
    }
    return frame.page(
      name, crumbs: [(name, setPath(namespace, name))], reload: (30, nil),
      """
      <h1>\(namespace)/\(name)</h1><p>\(readyMessage(set))</p><h2>Conditions</h2>\(conditionTable(set.conditions))
      <h2>Pull requests</h2>\(pullRequests(set))<h2>Where they were read</h2>\(sources(set))
      <p class="soft">As of the last change: a listing that brings nothing new is not written down.</p>
      """)
  }

  private func pullRequests(_ set: KubeObject) -> Markup {
    let entries = set.status["pullRequests"]?.array ?? []
    guard !entries.isEmpty else { return "<p class=\"soft\">None was seen.</p>" }
    let omitted = set.status["pullRequestsOmitted"]?.int ?? 0
    let more: Markup =
      omitted == 0 ? .nothing : "<p class=\"soft\">\(omitted) more were seen; status has no room for them.</p>"
    return "<div class=\"box\">\(entries.map { entry($0, set) })</div>\(more)"
  }

  private func entry(_ seen: Value, _ set: KubeObject) -> Markup {
    let rules = (seen["rules"]?.array ?? []).map { rule -> [Markup] in
      let outcome = rule.word("outcome")
      return [
        .text(rule.word("rule")), .text(outcome == "notAsked" ? "not asked" : outcome), .text(rule.word("message")),
      ]
    }
    let preview = seen.word("preview")
    let way: Markup =
      preview.isEmpty ? .nothing : "<a href=\"\(previewPath(set.namespace ?? "", preview))\">its preview</a>"
    return """
      <div class="row"><strong>\(seen.word("repository"))#\(seen["number"]?.int ?? 0)</strong> \(seen.word("title"))
      at \(shortSHA(seen.word("headSHA"))): \(seen.word("decision")), \(seen.word("reason")): \(seen.word("message")) \(way)
      <details><summary>Every rule</summary>\(table(["Rule", "Outcome", "Why"], rules, empty: "No rule was asked."))</details>
      </div>
      """
  }

  private func sources(_ set: KubeObject) -> Markup {
    table(
      ["Repository", "Last listing", "Pull requests", "Complete"],
      (set.status["sources"]?.array ?? []).map { source in
        [
          .text(source.word("repository")), .text(source.word("listedAt")), "\(source["count"]?.int ?? 0)",
          .text(source["complete"]?.bool.map { $0 ? "yes" : "no" } ?? ""),
        ]
      }, empty: "None yet.")
  }
}
