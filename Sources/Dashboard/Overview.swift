// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPServing
internal import KubeModel
internal import PreviewAPI
internal import WebPages

/// Which previews are asked for: what the links of the page leave.
struct Selection {
  var phase: String
  var author: String
  var repository: String

  init(_ request: ServerRequest) {
    phase = request.query("phase") ?? ""
    author = request.query("author") ?? ""
    repository = request.query("repository") ?? ""
  }

  var isEverything: Bool { phase.isEmpty && author.isEmpty && repository.isEmpty }

  func takes(_ row: PreviewRow) -> Bool {
    (phase.isEmpty || phase == row.phase) && (author.isEmpty || author == row.author)
      && (repository.isEmpty || row.repositories.contains(repository))
  }

  /// The address of the page with one choice more.
  static func path(_ key: String, _ value: String) -> String { "/?\(key)=\(PercentCoding.encode(value))" }
}

/// One preview as the overview shows it.
struct PreviewRow {
  var object: KubeObject
  /// nil for one that cannot be read.
  var preview: Preview?

  init(_ object: KubeObject) {
    self.object = object
    preview = try? Preview(object)
  }

  var phase: String { object.status.word("phase").isEmpty ? "New" : object.status.word("phase") }
  var author: String { preview?.spec.pullRequest?.author ?? "" }
  var repositories: [String] { preview?.spec.pullRequests.map(\.repository) ?? [] }

  /// Whether somebody may be at its URL.
  var answers: Bool { [.ready, .degraded, .deploying, .failed].contains(preview?.status.phase) }

  func cells(now: Timestamp) -> [Markup] {
    let first = preview?.spec.pullRequest
    let pulls = (preview?.spec.pullRequests ?? []).map { Markup("\(link($0.url, $0.label)) ") }
    let title = first.map { $0.title.isEmpty ? object.name : $0.title } ?? object.name
    let path = previewPath(object.namespace ?? "", object.name)
    let url = preview.map { $0.status.url.isEmpty ? $0.spec.url : $0.status.url } ?? ""
    let expiry = preview?.status.expiresAt.map { $0 > now ? "in \(($0 - now).shortText)" : "" } ?? ""
    return [
      "<a class=\"title\" href=\"\(path)\">\(title)</a><br><span class=\"soft\">\(pulls)</span>",
      author.isEmpty ? .nothing : "<a href=\"\(Selection.path("author", author))\">\(author)</a>",
      pill(phase), answers ? link(url, url) : .text(url), shortSHA(first?.headSHA ?? ""), .text(expiry),
      .text(readyMessage(object)),
    ]
  }
}

extension Pages {
  func overview(_ snapshot: Snapshot, _ selection: Selection, now: Timestamp) -> ServerResponse {
    let all = snapshot.previews.map(PreviewRow.init)
    let rows = all.filter(selection.takes).map { $0.cells(now: now) }
    let previews = table(
      ["Pull request", "Author", "Phase", "URL", "Commit", "Expires", "What is going on"], rows,
      empty: !selection.isEverything
        ? "No preview is like this."
        : snapshot.sets.isEmpty ? "There is no PreviewSet here." : "No previews yet: open a pull request.")
    let body: Markup =
      "<h1>Previews</h1>\(choices(all, selection))\(previews)"
      + (selection.isEverything ? without(snapshot) + sets(snapshot) : .nothing)
    return frame.page("Nestling", crumbs: [], reload: (5, nil), isWide: true, body)
  }

  /// Links by which the list is made shorter, and longer again.
  private func choices(_ all: [PreviewRow], _ selection: Selection) -> Markup {
    guard !all.isEmpty else { return .nothing }
    let counts = Dictionary(grouping: all, by: \.phase).mapValues(\.count).sorted { $0.key < $1.key }
    let phases = counts.map { phase, count -> Markup in
      phase == selection.phase
        ? "<strong>\(phase) \(count)</strong>" : "<a href=\"\(Selection.path("phase", phase))\">\(phase) \(count)</a>"
    }
    let repositories = Set(all.flatMap(\.repositories)).sorted().prefix(20).map { name -> Markup in
      name == selection.repository
        ? "<strong>\(name)</strong>" : "<a href=\"\(Selection.path("repository", name))\">\(name)</a>"
    }
    let everything: Markup =
      selection.isEverything ? "<strong>All \(all.count)</strong>" : "<a href=\"/\">All \(all.count)</a>"
    let author: Markup = selection.author.isEmpty ? .nothing : "<strong>by \(selection.author)</strong>"
    return "<div class=\"bar\">\(everything)\(phases)<span class=\"soft\">·</span>\(Array(repositories))\(author)</div>"
  }

  /// Pull requests that were seen and have no preview, and why.
  private func without(_ snapshot: Snapshot) -> Markup {
    let rows = snapshot.sets.flatMap { set -> [[Markup]] in
      let path = setPath(set.namespace ?? "", set.name)
      return (set.status["pullRequests"]?.array ?? []).filter { $0.word("preview").isEmpty }.map { seen in
        [
          "\(seen.word("repository"))#\(seen["number"]?.int ?? 0) <span class=\"soft\">\(seen.word("title"))</span>",
          .text(seen.word("reason")), .text(seen.word("message")), "<a href=\"\(path)\">\(set.name)</a>",
        ]
      }
    }
    guard !rows.isEmpty else { return .nothing }
    return "<h2>Without a preview</h2>" + table(["Pull request", "Reason", "Why", "Preview set"], rows, empty: "")
  }

  private func isReady(_ set: KubeObject) -> Bool {
    set.conditions.contains { $0.type == "Ready" && $0.status == "True" }
  }

  private func sets(_ snapshot: Snapshot) -> Markup {
    // What is not well comes first.
    let sets = snapshot.sets.filter { !isReady($0) } + snapshot.sets.filter(isReady)
    let rows = sets.map { set -> [Markup] in
      let ready = set.conditions.first { $0.type == "Ready" }
      return [
        "<a href=\"\(setPath(set.namespace ?? "", set.name))\">\(set.namespace ?? "")/\(set.name)</a>",
        isReady(set) ? "True" : "<span class=\"failure\">\(ready?.status ?? "Unknown")</span>",
        "\(set.status.at("previews", "total")?.int ?? 0)", .text(readyMessage(set)),
      ]
    }
    return "<h2>Preview sets</h2>"
      + table(["Set", "Ready", "Previews", "What is going on"], rows, empty: "No PreviewSets yet.")
  }
}
