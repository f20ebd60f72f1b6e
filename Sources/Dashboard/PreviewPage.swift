// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPServing
internal import KubeModel
internal import PreviewAPI
internal import WebPages

extension Pages {
  /// One preview: what it is made of, how it is, and what may be asked of it.
  func previewPage(_ snapshot: Snapshot, _ namespace: String, _ name: String, now: Timestamp) -> ServerResponse {
    guard let object = snapshot.previews.first(where: { $0.namespace == namespace && $0.name == name }) else {
      return frame.failure(
        404, "Preview \(namespace)/\(name) is not there, or not any more.", back: ("All previews", "/"))
    }
    let preview: Preview
    do throws(ValidationError) { preview = try Preview(object) } catch {
      return frame.failure(500, "Preview \(namespace)/\(name) cannot be read: \(error)", back: ("All previews", "/"))
    }
    let phase = preview.status.phase?.rawValue ?? "New"
    // What is being typed into the form is lost with the page.
    let again = preview.status.expiresAt == nil || ports.ask == nil ? 10 : 60
    let title = preview.spec.pullRequest.map { $0.title.isEmpty ? name : $0.title } ?? name
    return frame.page(
      name, crumbs: [(name, previewPath(namespace, name))], reload: (again, nil),
      """
      <h1>\(title) \(pill(phase))</h1><p>\(readyMessage(object))</p>\(buttons(preview, now))
      \(facts(preview, now))<h2>Conditions</h2>\(conditionTable(object.conditions))
      <h2>Applications</h2>\(applications(preview))\(hooks(preview))<h2>Objects</h2>\(inventory(preview))
      """)
  }

  private func facts(_ preview: Preview, _ now: Timestamp) -> Markup {
    let pulls = preview.spec.pullRequests.map { pull -> Markup in
      "<div>\(link(pull.url, pull.label)) by \(pull.author), branch <code>\(pull.branch)</code> at \(shortSHA(pull.headSHA))</div>"
    }
    let url = preview.status.url.isEmpty ? preview.spec.url : preview.status.url
    let expiry = preview.status.expiresAt.map { $0 > now ? "\($0) (in \(($0 - now).shortText))" : "\($0)" } ?? ""
    return terms([
      ("Pull request", "\(pulls)"), ("URL", link(url, url)), ("Deployed", shortSHA(preview.status.deployedSHA)),
      ("Namespace", "<code>\(preview.spec.namespace)</code>"), ("Expires", .text(expiry)),
      ("Place in the queue", preview.status.queuePosition > 0 ? "\(preview.status.queuePosition)" : .nothing),
      (
        "Preview set",
        preview.setName.isEmpty
          ? "none governs it any more"
          : "<a href=\"\(setPath(preview.namespace, preview.setName))\">\(preview.setName)</a>"
      ),
    ])
  }

  private func applications(_ preview: Preview) -> Markup {
    table(
      ["Application", "Sync", "Health"],
      preview.status.applications.map { [link($0.url, $0.name), .text($0.sync), .text($0.health)] },
      empty: "None.")
  }

  private func hooks(_ preview: Preview) -> Markup {
    guard !preview.status.hooks.isEmpty else { return .nothing }
    return "<h2>Hooks</h2>"
      + table(
        ["Hook", "When", "Outcome", "Message"],
        preview.status.hooks.map { hook in
          [
            .text(hook.name), .text(hook.moment.rawValue), hook.hasSucceeded ? "succeeded" : "failed",
            hook.message.isEmpty ? .nothing : "<pre>\(hook.message)</pre>",
          ]
        },
        empty: "")
  }

  private func inventory(_ preview: Preview) -> Markup {
    table(
      ["Kind", "Namespace", "Name"],
      preview.status.inventory.map { [.text($0.ref.kind.kind), .text($0.ref.namespace ?? ""), .text($0.ref.name)] },
      empty: "Nothing is in the cluster.")
  }
}

// MARK: asking

extension Pages {
  private func buttons(_ preview: Preview, _ now: Timestamp) -> Markup {
    guard ports.ask != nil, !preview.isTerminating else { return .nothing }
    let path = previewPath(preview.namespace, preview.name)
    let words = wishes(preview)
    let plain = words.map { wish -> Markup in
      "<button name=\"ask\" value=\"\(wish.words)\" class=\"\(wish.words == "stop" ? "bad" : "")\">\(wish.label)</button>"
    }
    let extending: Markup =
      preview.status.expiresAt == nil
      ? .nothing
      : """
      <form class="bar" method="post" action="\(path)">\(formGuard.field)<input name="time" value="24h" size="6"
      required aria-label="How much longer"><button name="ask" value="extend">Extend</button></form>
      """
    let asking: Markup =
      plain.isEmpty
      ? .nothing : "<form class=\"bar\" method=\"post\" action=\"\(path)\">\(formGuard.field)\(plain)</form>"
    return approvals(preview, path) + asking + extending
  }

  /// A button per commit that waits for a person; it approves the commit that stands on it and no later one.
  private func approvals(_ preview: Preview, _ path: String) -> Markup {
    guard let hold = preview.spec.hold, hold.reason == .awaitingApproval else { return .nothing }
    let waiting = preview.spec.pullRequests.filter { hold.pullRequest.isEmpty || $0.label == hold.pullRequest }
    return Markup(
      "\(waiting.map { pull -> Markup in """
        <form class="bar" method="post" action="\(path)">\(formGuard.field)<input type="hidden" name="pullRequest"
        value="\(pull.label)"><button class="go" name="ask" value="approve \(pull.headSHA)">Approve
        \(String(pull.headSHA.prefix(7)))</button><span class="soft">Read the change first:
        \(link(pull.url, pull.label))</span></form>
        """ })")
  }

  /// What makes sense in its phase, in the words of a comment.
  private func wishes(_ preview: Preview) -> [(words: String, label: String)] {
    let pinning =
      preview.status.expiresAt == nil && preview.spec.control.pinnedUntil == nil
      ? [] : preview.spec.control.pinnedUntil == nil ? [("pin", "Pin")] : [("unpin", "Unpin")]
    switch preview.status.phase {
    case .stopped, .expired: return [("deploy", "Bring back")]
    case .asleep: return [("wake", "Wake"), ("stop", "Stop")] + pinning
    case .ready, .degraded, .failed, .deploying:
      return [("redeploy", "Redeploy"), ("sleep", "Sleep"), ("stop", "Stop")] + pinning
    case .awaitingApproval, .queued, .waiting: return preview.status.deployedSHA.isEmpty ? [] : [("stop", "Stop")]
    case .terminating, nil: return []
    }
  }
}
