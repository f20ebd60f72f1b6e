// SPDX-License-Identifier: Apache-2.0
internal import Clocks
public import HTTPServing
internal import KubeModel
internal import PreviewAPI
public import WebPages

/// The dashboard: which previews there are, why a pull request has none, and buttons for what people may ask.
///
///     GET  /                         all previews; ?phase=, ?author=, ?repository= leave fewer
///     GET  /-/previews/NS/NAME       one of them; POST asks something of it
///     GET  /-/sets/NS/NAME           a PreviewSet with every pull request that it saw
///     GET  /api/status               the same for programs
///
/// Who asks is known by the port behind: its rights are the only ones there are.
public struct Pages: Sendable {
  let ports: Ports
  let frame: PageFrame
  let formGuard: FormGuard

  public init(_ ports: Ports, links: [PageFrame.Link] = [], formGuard: FormGuard = FormGuard()) {
    self.ports = ports
    self.formGuard = formGuard
    frame = PageFrame(links: links)
  }

  /// nil when it is not ours to answer.
  public func answer(_ request: ServerRequest) async -> ServerResponse? {
    let parts = request.path.split(separator: "/").map(String.init)
    switch (request.method == "HEAD" ? "GET" : request.method, parts.first, parts.dropFirst().first, parts.count) {
    case ("GET", nil, nil, 0): return await shown { overview($0, Selection(request), now: .now) }
    case ("GET", "api", "status", 2): return await shown { statusDocument($0) }
    case ("GET", "-", "sets", 4): return await shown { setPage($0, parts[2], parts[3]) }
    case ("GET", "-", "previews", 4): return await shown { previewPage($0, parts[2], parts[3], now: .now) }
    case ("POST", "-", "previews", 4): return await asked(request, parts[2], parts[3])
    default: return nil
    }
  }

  private func shown(_ page: (Snapshot) -> ServerResponse) async -> ServerResponse {
    do throws(NoSnapshot) { return page(try await ports.snapshot()) } catch {
      return frame.failure(502, error.message, back: ("Try again", "/"))
    }
  }

  private func asked(_ request: ServerRequest, _ namespace: String, _ name: String) async -> ServerResponse {
    let path = previewPath(namespace, name)
    guard let ask = ports.ask else { return frame.failure(403, "This dashboard only shows.", back: (name, path)) }
    let fields: [String: String]
    do throws(FormGuard.Refusal) { fields = try formGuard.fields(of: request) } catch {
      return frame.failure(403, error.message, back: (name, path))
    }
    let words =
      (fields["ask"] ?? "").split(separator: " ").map(String.init) + [fields["time"] ?? ""].filter { !$0.isEmpty }
    let wanted = Request(namespace: namespace, name: name, words: words, pullRequest: fields["pullRequest"] ?? "")
    switch await ask(wanted) {
    case .refused(let why): return frame.failure(409, why, back: (name, path))
    case .done(let words):
      return frame.page(
        name, crumbs: [(name, path)], reload: (2, path),
        "<h1>\(name)</h1><p>\(words)</p><p><a href=\"\(path)\">Back</a></p>")
    }
  }
}

func previewPath(_ namespace: String, _ name: String) -> String {
  "/-/previews/\(PercentCoding.encode(namespace))/\(PercentCoding.encode(name))"
}

func setPath(_ namespace: String, _ name: String) -> String {
  "/-/sets/\(PercentCoding.encode(namespace))/\(PercentCoding.encode(name))"
}
