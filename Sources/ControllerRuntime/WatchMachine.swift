// SPDX-License-Identifier: Apache-2.0
public import KubeClient
public import KubeModel

/// Keeps a local copy current: list in pages, watch from there, follow bookmarks, list anew when history is gone.
///
/// ```
///            page, more          last page           opened
///   start ──► listing ──────────► replacing ──► opening ──► reading ──┐ event: upsert/remove, then read on
///               ▲  ▲                              ▲ ▲          │      │
///               │  └── 410, or a frame unread ────┘ └── closed ┴──────┘ (after a pause unless frames came)
///               └── waiting (backoff) after every failure; a list goes on with the page that failed
/// ```
/// Guarantees: while it lists anew the old copy stands, and its replacement tells the differences, so no change is lost;
/// one unreadable frame never ends the watch, but the next time it opens there is a list first, which fills the hole.
/// Source: Kubernetes API concepts, "Efficient detection of changes"; client-go's reflector.
public struct WatchMachine: ~Copyable {
  /// What to do next. The answer goes to the method named.
  public enum Action: Sendable, Equatable {
    /// Ask for a page (everything at once unless `inPages`): `listed` or `listFailed`.
    case list(continueToken: String?, inPages: Bool)
    /// Replace the copy: `applied`.
    case replace([KubeObject])
    /// Open the watch: `opened` or `interrupted`.
    case open(resourceVersion: String)
    /// Read a frame: `received`, `closed` or `interrupted`.
    case read
    /// Take over an object: `applied`.
    case upsert(KubeObject)
    /// Forget an object: `applied`.
    case remove(KubeObject)
    /// Wait, then `waited`.
    case wait(Duration, because: String)
  }

  private enum State {
    /// Pages so far, and the token of the one that is asked for.
    case listing([KubeObject], token: String?)
    /// The list is complete and on its way into the copy.
    case replacing
    /// Asking the server for changes.
    case opening
    /// The stream is open.
    case reading
    /// Something failed; this is how to go on.
    case waiting(Resumption)
  }
  private enum Resumption {
    case relist
    /// The pages before the one that failed still hold: they are of one snapshot.
    case nextPage([KubeObject], token: String)
    case reopen
  }

  private var state = State.listing([], token: nil)
  private var resourceVersion = ""
  private var inPages = true
  /// Failures since the last frame.
  private var failures = 0
  private var framesSinceOpen = 0
  /// A frame could not be read: the copy may miss a change.
  private var hasHole = false
  private let backoff: Backoff
  private let random: @Sendable () -> Double

  /// `random` answers 0..<1.
  public init(backoff: Backoff = .watching, random: @escaping @Sendable () -> Double = { .random(in: 0..<1) }) {
    self.backoff = backoff
    self.random = random
  }

  public mutating func start() -> Action { relist() }

  /// Why the last stop was followed by a list instead of a mere reopening; nil after an ordinary one.
  public private(set) var relistReason: String?

  public mutating func listed(_ page: ListPage) -> Action {
    guard case .listing(var items, _) = state else { return relist() }
    items += page.items
    if let token = page.continueToken, !token.isEmpty {
      state = .listing(items, token: token)
      return .list(continueToken: token, inPages: true)
    }
    resourceVersion = page.resourceVersion
    hasHole = false
    inPages = true
    relistReason = nil
    state = .replacing
    return .replace(items)
  }

  public mutating func listFailed(_ error: KubeError) -> Action {
    if case .gone = error, inPages {
      // The continue token outlived its snapshot: one list in a single answer is sure to end.
      inPages = false
      state = .listing([], token: nil)
      return .list(continueToken: nil, inPages: false)
    }
    if case .listing(let items, let token?) = state {
      return pause(.nextPage(items, token: token), error.watchWords, atLeast: error.retryAfter)
    }
    return pause(.relist, error.watchWords, atLeast: error.retryAfter)
  }

  /// The copy has taken over what was handed to it.
  public mutating func applied() -> Action {
    if case .reading = state { return .read }
    return open()
  }

  public mutating func opened() -> Action {
    framesSinceOpen = 0
    state = .reading
    return .read
  }

  public mutating func received(_ event: WatchEvent) -> Action {
    switch event {
    case .added(let object), .modified(let object):
      progress(to: object.resourceVersion)
      return .upsert(object)
    case .deleted(let object):
      progress(to: object.resourceVersion)
      return .remove(object)
    case .bookmark(let version):
      progress(to: version)
      return .read
    case .unreadable:
      framesSinceOpen += 1
      hasHole = true
      return .read
    case .failed(let code, let message):
      if code == 410 { return expired(message) }
      return pause(afterWatch, "the server ended the watch: \(code) \(message)")
    }
  }

  /// The server closed the watch in peace, as it does every few minutes.
  public mutating func closed() -> Action {
    if framesSinceOpen > 0 { return hasHole ? relist(because: "a frame could not be read") : open() }
    // A server that closes at once must not be asked in a tight loop.
    return pause(afterWatch, "the watch ended without a frame")
  }

  /// The watch could not be opened, or broke off.
  public mutating func interrupted(_ error: KubeError) -> Action {
    if case .gone(let message) = error { return expired(message) }
    return pause(afterWatch, error.watchWords, atLeast: error.retryAfter)
  }

  public mutating func waited() -> Action {
    switch state {
    case .waiting(.reopen) where !resourceVersion.isEmpty: return open()
    case .waiting(.nextPage(let items, let token)):
      state = .listing(items, token: token)
      return .list(continueToken: token, inPages: true)
    default: return relist()
    }
  }

  private var afterWatch: Resumption { hasHole ? .relist : .reopen }

  private mutating func progress(to version: String) {
    framesSinceOpen += 1
    failures = 0
    if !version.isEmpty { resourceVersion = version }
  }

  private mutating func expired(_ message: String) -> Action {
    failures += 1
    // The first time at once; a server that keeps saying so is given time.
    if failures == 1 { return relist(because: "history is gone: \(message)") }
    failures -= 1
    return pause(.relist, "history is gone: \(message)")
  }

  private mutating func relist(because reason: String? = nil) -> Action {
    relistReason = reason
    state = .listing([], token: nil)
    return .list(continueToken: nil, inPages: inPages)
  }

  private mutating func open() -> Action {
    state = .opening
    return .open(resourceVersion: resourceVersion)
  }

  private mutating func pause(_ resumption: Resumption, _ reason: String, atLeast: Duration? = nil) -> Action {
    failures += 1
    state = .waiting(resumption)
    let delay = backoff.delay(afterFailures: failures, random: random())
    return .wait(max(delay, min(atLeast ?? .zero, .seconds(300))), because: reason)
  }
}

extension KubeError {
  /// What the server asked us to wait, when it did.
  var retryAfter: Duration? { if case .throttled(let after) = self { after } else { nil } }
  /// For a log line; a server's words are cut.
  var watchWords: String { String("\(self)".prefix(300)) }
}
