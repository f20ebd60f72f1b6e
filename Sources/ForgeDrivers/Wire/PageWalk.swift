// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import HTTPTransport

/// Goes through the pages of a list and watches that they fit together.
///
/// A list that stops early looks exactly like a list from which things have vanished, so every doubt is thrown as `incomplete`: an
/// element on two pages, a page that is not full although more follow, one that leads back, a total that changes or is not
/// reached.
struct PageWalk {
  /// How the next page is found.
  enum Style {
    /// The address in `Link` is taken as it is (GitHub, GitLab).
    case linked
    /// Pages are counted here, because the address in `Link` may name a host that only the server knows (Gitea). Without
    /// `X-Total-Count` and `Link` the end is the first empty page, if the call pages at all.
    case counted(alwaysPages: Bool)
    /// The list is `values` of a map, whose `next` is taken as it is (Bitbucket Cloud).
    case addressed
    /// The list is `values` of a map, whose `nextPageStart` tells where to go on until `isLastPage` (Bitbucket Data Center).
    case started
    /// The list is `value` of a map; rows that were read are skipped until a page is not full (Azure DevOps).
    case skipped
    /// The list is `value` of a map; a header brings the token for the next page (Azure DevOps).
    case continued

    /// Member of the answer that holds the elements; nil when the answer is the list.
    fileprivate var member: String? {
      switch self {
      case .linked, .counted: nil
      case .addressed, .started: "values"
      case .skipped, .continued: "value"
      }
    }
  }

  struct Page {
    let items: [Value]
    let headers: Headers
    /// The forge said that it is as it was (304).
    let isFromCache: Bool
  }

  /// No repository has so many; a server that never ends its list must not keep us for ever.
  static let maximumPages = 100

  private let session: Session
  private let path: String
  private let query: [(name: String, value: String)]
  private let style: Style
  /// Member that tells elements apart; nil where none does.
  private let identity: String?
  /// Member of the answer that holds the elements; nil when the answer is the list.
  private let member: String?
  private let what: String
  /// Elements of a full page; what the server keeps to where it may cap what we ask.
  private var fullPage: Int
  private let isPaged: Bool
  private var upcoming: String?
  private var pages = 0
  private var total: Int64?
  private var seen: Set<String> = []
  private var count: Int64 = 0
  private var visited: Set<String> = []

  /// - Parameter size: elements per page to ask for; nil where the call has no pages, as far as one knows.
  init(
    _ session: Session, path: String, query: [(name: String, value: String)], size: (parameter: String, count: Int)?,
    style: Style, identity: String?, member: String? = nil, what: String
  ) {
    self.session = session
    self.path = path
    self.query = query + (size.map { [($0.parameter, String($0.count))] } ?? [])
    isPaged = size != nil
    self.style = style
    self.identity = identity
    self.member = member ?? style.member
    self.what = what
    fullPage = size?.count ?? .max
    if case .counted = style { upcoming = address(ofPage: 1) } else { upcoming = session.url(path, self.query) }
  }

  /// The next page; nil after the last.
  mutating func next() async throws(ForgeError) -> Page? {
    guard let address = upcoming else { return nil }
    guard pages < PageWalk.maximumPages else { throw incomplete("more than \(PageWalk.maximumPages) pages") }
    guard visited.insert(address).inserted else { throw incomplete("page \(pages) leads back to an earlier one") }
    let response = try await session.send(address, what: what)
    let body = try session.decoded(response)
    guard case .array(let items)? = member.map({ body[$0] }) ?? body else {
      throw .malformed(host: session.host, detail: "\(what): not a list")
    }
    pages += 1
    try remember(items)
    try compareTotal(response.headers)
    upcoming = try successor(of: response.headers, body, items: items.count)
    return Page(items: items, headers: response.headers, isFromCache: response.isFromCache)
  }

  private mutating func remember(_ items: [Value]) throws(ForgeError) {
    count += Int64(items.count)
    guard let identity else { return }
    for item in items {
      guard let key = item[identity]?.scalarText else {
        throw .malformed(host: session.host, detail: "\(what): an element without \(identity)")
      }
      guard seen.insert(key).inserted else { throw incomplete("\(identity) \(key) came twice") }
    }
  }

  private mutating func compareTotal(_ headers: Headers) throws(ForgeError) {
    guard let now = (headers["x-total-count"] ?? headers["x-total"]).flatMap({ Int64($0) }) else { return }
    try keepTotal(now)
  }

  private mutating func keepTotal(_ now: Int64) throws(ForgeError) {
    if let total, total != now { throw incomplete("the total went from \(total) to \(now)") }
    total = now
    if count > now { throw incomplete("\(count) of \(now)") }
  }

  private mutating func successor(of headers: Headers, _ body: Value, items: Int) throws(ForgeError) -> String? {
    switch style {
    case .linked:
      guard let next = Link.target("next", in: headers) else {
        if let total, count < total { throw incomplete("\(count) of \(total)") }
        return nil
      }
      let address = try sameOrigin(next)
      try demandFullPage(items)
      return address
    case .counted(let alwaysPages):
      if pages == 1, items > 0 { fullPage = min(fullPage, items) }
      if let total {
        guard count < total else { return nil }
        try demandFullPage(items)
      } else if Link.target("next", in: headers) != nil {
        try demandFullPage(items)
      } else if Link.isPresent(in: headers) || items == 0 || !alwaysPages {
        return nil
      }
      return address(ofPage: pages + 1)
    case .addressed: return try addressed(body, items: items)
    case .started: return try started(body)
    case .skipped: return try skipped(body, items: items)
    case .continued:
      return headers["x-ms-continuationtoken"].map { session.url(path, query + [("continuationToken", $0)]) }
    }
  }

  /// `size` is left out where counting is dear; `pagelen` is what the server keeps to.
  private mutating func addressed(_ body: Value, items: Int) throws(ForgeError) -> String? {
    if let size = body["size"]?.int { try keepTotal(size) }
    if let length = body["pagelen"]?.int { fullPage = min(fullPage, Int(clamping: length)) }
    guard let next = body["next"]?.string, !next.isEmpty else {
      if let total, count < total { throw incomplete("\(count) of \(total)") }
      return nil
    }
    try demandFullPage(items)
    return try sameOrigin(next)
  }

  /// Rows that the server leaves out make a page short, so only its own word ends the list.
  private func started(_ body: Value) throws(ForgeError) -> String? {
    guard let isLast = body["isLastPage"]?.bool else {
      throw .malformed(host: session.host, detail: "\(what): a page without isLastPage")
    }
    if isLast { return nil }
    guard let next = body["nextPageStart"]?.int else { throw incomplete("more follow, but not where") }
    return session.url(path, query + [("start", String(next))])
  }

  private func skipped(_ body: Value, items: Int) throws(ForgeError) -> String? {
    if let claimed = body["count"]?.int, claimed != Int64(items) {
      throw incomplete("\(items) of \(claimed) on a page")
    }
    return items < fullPage ? nil : session.url(path, query + [("$skip", String(count))])
  }

  private func sameOrigin(_ next: String) throws(ForgeError) -> String {
    guard Origin(next) == session.origin else {
      throw .malformed(host: session.host, detail: "the next page is at another host; check `api`")
    }
    return next
  }

  private func demandFullPage(_ items: Int) throws(ForgeError) {
    if items < max(fullPage, 1) { throw incomplete("page \(pages) has \(items) of \(fullPage), and more follow") }
  }

  /// A call without pages is asked without, until its answer shows that there are more.
  private func address(ofPage page: Int) -> String {
    session.url(path, page == 1 && !isPaged ? query : query + [("page", String(page))])
  }

  private func incomplete(_ detail: String) -> ForgeError {
    .incomplete(host: session.host, detail: "\(what): \(detail)")
  }
}

extension PageWalk {
  /// The elements of all pages, read once more if they contradict each other.
  func all() async throws(ForgeError) -> [Value] {
    try await ForgeError.retryingOnceIfIncomplete { () async throws(ForgeError) -> [Value] in
      var walk = self
      var items: [Value] = []
      while let page = try await walk.next() { items += page.items }
      return items
    }
  }

  /// The same, each read; nil leaves an element out.
  func all<Element>(_ read: (Value) throws(ForgeError) -> Element?) async throws(ForgeError) -> [Element] {
    var elements: [Element] = []
    for item in try await all() { if let element = try read(item) { elements.append(element) } }
    return elements
  }
}

extension ForgeError {
  /// Runs `read`, and once more if its pages contradict each other: a list that changed under our hands is rare, twice in a row is
  /// no accident.
  static func retryingOnceIfIncomplete<Result: Sendable>(
    _ read: () async throws(ForgeError) -> Result
  ) async throws(ForgeError) -> Result {
    do throws(ForgeError) { return try await read() } catch {
      guard case .incomplete = error else { throw error }
      return try await read()
    }
  }
}
