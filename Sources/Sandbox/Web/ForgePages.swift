// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography
internal import Git
internal import HTTPServing
internal import WebPages

extension PageFrame {
  /// Around the forge's pages.
  static let forge = PageFrame(links: [("Forge", "/-/forge")])
  static let repositories: Link = ("All repositories", "/-/forge")
}

/// The forge as people see it: repositories, pull requests, comments, and forms to act.
///
/// There are no sessions: whoever reaches the loopback interface is the person at the machine, and acts as the administrator.
/// Every form carries a token that other origins cannot read, which is all a forged request lacks.
struct ForgePages: Sendable {
  let forge: LocalForge
  let formGuard: FormGuard

  /// nil when the path is none of the forge's.
  func answer(_ request: ServerRequest) async -> ServerResponse? {
    let parts = request.path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    let method = request.method == "HEAD" ? "GET" : request.method
    do {
      if parts == ["-", "forge"], method == "GET" { return try await repositories() }
      guard parts.count >= 2, let repository = try forge.repository(owner: parts[0], name: parts[1]) else { return nil }
      let rest = Array(parts.dropFirst(2))
      switch (method, rest.first, rest.count) {
      case ("GET", nil, 0), ("GET", "pulls", 1): return try await pulls(of: repository, request)
      case ("GET", "pulls", 2): return try await pull(rest[1], of: repository)
      case ("POST", "pulls", 1): return try await open(request, in: repository)
      case ("POST", "pulls", 2): return try await act(request, on: rest[1], of: repository)
      default: return PageFrame.forge.failure(404, "There is no such page.", back: PageFrame.repositories)
      }
    } catch let refusal as FormGuard.Refusal {
      return PageFrame.forge.failure(403, refusal.message, back: PageFrame.repositories)
    } catch let failure as ForgeFailure {
      return PageFrame.forge.failure(failure.status, failure.message, back: PageFrame.repositories)
    } catch {
      return PageFrame.forge.failure(500, "\(error)", back: PageFrame.repositories)
    }
  }

  private func repositories() async throws -> ServerResponse {
    var rows: [Markup] = []
    for repository in try forge.repositories() {
      let open = try forge.store.pulls(of: repository, isOpen: true).count
      rows.append(
        """
        <div class="row"><a class="title" href="/\(repository.fullName)/pulls">\(repository.fullName)</a>
        <span class="pill">\(open) open</span><br><code>git clone \(forge.baseURL)/\(repository.fullName).git</code></div>
        """)
    }
    let list: Markup = rows.isEmpty ? "<div class=\"row soft\">No repository yet.</div>" : "\(rows)"
    return PageFrame.forge.page(
      "Repositories", crumbs: [],
      """
      <h1>Repositories</h1><div class="box">\(list)</div>
      <p class="soft">Every bare repository below <code>\(forge.folder)</code> appears here.</p>
      """)
  }

  private func pulls(of repository: ForgeRepository, _ request: ServerRequest) async throws -> ServerResponse {
    let state = request.query("state") ?? "open"
    let isOpen: Bool? = state == "all" ? nil : state != "closed"
    let rows = try forge.store.pulls(of: repository, isOpen: isOpen).prefix(200).map { try row($0, of: repository) }
    let tabs = ["open", "closed", "all"].map { name -> Markup in
      name == state ? "<strong>\(name)</strong> " : "<a href=\"?state=\(name)\">\(name)</a> "
    }
    let list: Markup = rows.isEmpty ? "<div class=\"row soft\">No \(state) pull requests.</div>" : "\(Array(rows))"
    return PageFrame.forge.page(
      repository.fullName, crumbs: [(repository.fullName, "/\(repository.fullName)/pulls")],
      """
      <h1>\(repository.fullName)</h1><p><code>git clone \(forge.baseURL)/\(repository.fullName).git</code></p>
      <div class="box"><div class="head"><strong>Pull requests</strong>\(tabs)</div>\(list)</div>
      \(try await openForm(repository))
      """)
  }

  private func row(_ pull: ForgePull, of repository: ForgeRepository) throws -> Markup {
    let author = try forge.store.user(id: pull.authorID)?.login ?? "?"
    let statuses = try forge.store.newestStatuses(of: pull.headSHA, in: repository)
    let combined = ForgeStatus.combined(statuses)
    let mark: Markup = statuses.isEmpty ? "" : "<span class=\"\(combined)\" title=\"\(combined)\">●</span>"
    return """
      <div class="row">\(statePill(pull)) <a class="title" href="/\(repository.fullName)/pulls/\(pull.number)">\(pull.title)</a>
      \(mark) \(try labels(pull))<br><span class="soft">#\(pull.number) by \(author),
      <code>\(pull.headRef)</code> into <code>\(pull.baseRef)</code>, updated \(pull.updatedAt.description)</span></div>
      """
  }

  /// Branches without an open pull request can become one.
  private func openForm(_ repository: ForgeRepository) async throws -> Markup {
    let main = try await forge.git(repository).defaultBranch() ?? "main"
    let taken = Set(
      try forge.store.pulls(of: repository, isOpen: true).filter { $0.headRepositoryID == repository.id }.map(\.headRef)
    )
    let free = try await forge.git(repository).branches().map(\.name).filter { $0 != main && !taken.contains($0) }
    guard !free.isEmpty else { return .nothing }
    let options = free.prefix(200).map { Markup("<option>\($0)</option>") }
    return """
      <div class="box"><div class="head"><strong>Open a pull request</strong></div><div class="body">
      <form class="bar" method="post" action="/\(repository.fullName)/pulls">\(formGuard.field)
      <select name="branch" aria-label="Branch">\(options)</select>
      <input name="title" required maxlength="255" placeholder="Title" aria-label="Title">
      <button class="go">Open</button></form></div></div>
      """
  }

  private func pull(_ number: String, of repository: ForgeRepository) async throws -> ServerResponse {
    if number.hasSuffix(".diff"), let plain = Int64(number.dropLast(5)) { return try await diff(plain, of: repository) }
    guard let plain = Int64(number) else { throw ForgeFailure.notFound("There is no such pull request.") }
    let pull = try forge.pull(plain, of: repository)
    let author = try forge.store.user(id: pull.authorID)?.login ?? "?"
    let head = try await forge.liveHead(pull) ?? pull.headSHA
    let from = try forge.headRepository(pull).map {
      $0.id == repository.id ? pull.headRef : "\($0.owner):\(pull.headRef)"
    }
    let path = "/\(repository.fullName)/pulls/\(pull.number)"
    return PageFrame.forge.page(
      "\(pull.title) #\(pull.number)",
      crumbs: [(repository.fullName, "/\(repository.fullName)/pulls"), ("#\(pull.number)", path)],
      """
      <h1>\(pull.title) <span class="number">#\(pull.number)</span></h1>
      <p>\(statePill(pull)) <strong>\(author)</strong> wants to merge <code>\(from ?? "a deleted branch")</code> into
      <code>\(pull.baseRef)</code> · <code title="\(head)">\(String(head.prefix(10)))</code> ·
      <a href="\(path).diff">diff</a> \(try labels(pull, removable: path))</p>
      \(try statuses(of: head, in: repository))
      \(pull.body.isEmpty ? "" : entry(author, pull.createdAt, pull.body, id: "description"))
      \(try comments(of: pull))\(actions(pull, path))
      """)
  }

  private func diff(_ number: Int64, of repository: ForgeRepository) async throws -> ServerResponse {
    var response = ServerResponse.text(200, "")
    response.headers.append(("X-Content-Type-Options", "nosniff"))
    response.body = .bytes(try await forge.diff(of: forge.pull(number, of: repository)))
    return response
  }

  private func statePill(_ pull: ForgePull) -> Markup {
    if pull.isMerged { return "<span class=\"pill merged\">Merged</span>" }
    if !pull.isOpen { return "<span class=\"pill closed\">Closed</span>" }
    return pull.isDraft ? "<span class=\"pill draft\">Draft</span>" : "<span class=\"pill open\">Open</span>"
  }

  /// With `removable`, each label has a button that takes it off.
  private func labels(_ pull: ForgePull, removable path: String? = nil) throws -> Markup {
    let pills = try forge.store.labels(of: pull).map { label -> Markup in
      var button = Markup.nothing
      if let path {
        button = """
          <form class="inline" method="post" action="\(path)">\(formGuard.field)<input type="hidden" name="label" value="\(label.name)">
          <button name="action" value="unlabel" title="Remove \(label.name)">×</button></form>
          """
      }
      return "<span class=\"pill label\" style=\"background:#\(label.color)\">\(label.name)</span>\(button) "
    }
    return "\(pills)"
  }

  private func statuses(of sha: String, in repository: ForgeRepository) throws -> Markup {
    let rows = try forge.store.newestStatuses(of: sha, in: repository).map { status -> Markup in
      let link: Markup =
        status.targetURL.hasPrefix("http://") || status.targetURL.hasPrefix("https://")
        ? "<a href=\"\(status.targetURL)\" rel=\"noopener noreferrer\">Details</a>" : ""
      return """
        <div class="row"><span class="\(status.state)">●</span> <strong>\(status.context)</strong>
        <span class="soft">\(status.state): \(status.text)</span> \(link)</div>
        """
    }
    return rows.isEmpty ? "" : "<div class=\"box\"><div class=\"head\"><strong>Checks</strong></div>\(rows)</div>"
  }

  private func comments(of pull: ForgePull) throws -> Markup {
    let entries = try forge.store.comments(of: pull).map { comment -> Markup in
      let author = try forge.store.user(id: comment.authorID)?.login ?? "?"
      return entry(author, comment.updatedAt, comment.body, id: "issuecomment-\(comment.id)")
    }
    return "\(entries)"
  }

  private func entry(_ author: String, _ time: Timestamp, _ body: String, id: String) -> Markup {
    """
    <div class="box" id="\(id)"><div class="head"><strong>\(author)</strong> <time>\(time.description)</time></div>
    <div class="body">\(Markdown.render(body))</div></div>
    """
  }

  private func actions(_ pull: ForgePull, _ path: String) -> Markup {
    var buttons: [Markup] = []
    func button(_ action: String, _ text: String, _ style: String = "") {
      buttons.append("<button class=\"\(style)\" name=\"action\" value=\"\(action)\" formnovalidate>\(text)</button>")
    }
    if pull.isOpen {
      if pull.isDraft { button("ready", "Ready for review") } else { button("merge", "Merge pull request", "go") }
      button("close", "Close", "bad")
    } else if !pull.isMerged {
      button("reopen", "Reopen")
    }
    return """
      <form class="box" method="post" action="\(path)">\(formGuard.field)<div class="body">
      <textarea name="body" required placeholder="Comment" aria-label="Comment"></textarea>
      <div class="bar"><button name="action" value="comment">Comment</button>\(buttons)</div></div></form>
      <form class="bar" method="post" action="\(path)">\(formGuard.field)<input name="label" required maxlength="50"
      placeholder="Label" aria-label="Label"><button name="action" value="label">Add label</button></form>
      """
  }
}

// MARK: acting

extension ForgePages {
  private func open(_ request: ServerRequest, in repository: ForgeRepository) async throws -> ServerResponse {
    let fields = try formGuard.fields(of: request)
    let draft = PullDraft(title: fields["title"] ?? "", head: fields["branch"] ?? "")
    let pull = try await forge.open(draft, in: repository, by: forge.administrator())
    return PageFrame.redirect("/\(repository.fullName)/pulls/\(pull.number)")
  }

  private func act(
    _ request: ServerRequest, on number: String, of repository: ForgeRepository
  ) async throws -> ServerResponse {
    let (fields, user) = (try formGuard.fields(of: request), try forge.administrator())
    let pull = try forge.pull(Int64(number) ?? 0, of: repository)
    let label = fields["label"] ?? ""
    switch fields["action"] ?? "" {
    case "comment": _ = try await forge.comment(fields["body"] ?? "", on: pull, by: user)
    case "merge":
      _ = try await forge.merge(pull, message: nil, expected: nil, deletesBranch: false, by: user)
    case "close": _ = try await forge.edit(pull, PullEdit(isOpen: false), by: user)
    case "reopen": _ = try await forge.edit(pull, PullEdit(isOpen: true), by: user)
    case "ready": _ = try await forge.edit(pull, PullEdit(title: ForgePull.readyTitle(pull.title)), by: user)
    case "label" where !label.isEmpty:
      let present = try forge.store.labels(of: pull)
      let added = try forge.store.ensureLabel(label, color: LabelColor.of(label), text: "", in: repository)
      try await forge.setLabels(present + (present.contains(added) ? [] : [added]), of: pull, by: user)
    case "unlabel":
      try await forge.setLabels(try forge.store.labels(of: pull).filter { $0.name != label }, of: pull, by: user)
    default: throw ForgeFailure.unprocessable("There is no such action.")
    }
    return PageFrame.redirect("/\(repository.fullName)/pulls/\(pull.number)")
  }
}

/// A color for a label nobody chose one for: the same name, the same color.
enum LabelColor {
  private static let palette = ["1d76db", "0e8a16", "d93f0b", "5319e7", "b60205", "006b75", "c2590e", "8250df"]

  static func of(_ name: String) -> String {
    palette[Int(Digest.sha256(Array(name.utf8))[0]) % palette.count]
  }
}
