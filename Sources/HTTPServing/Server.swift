// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import CMicroHTTPD
internal import Glibc
internal import Locks

/// An HTTP/1.1 server over libmicrohttpd: reads a request whole, runs the handler in a task of its own, sends the response.
///
/// *Guarantees*: a handler never runs on a network thread; bodies, connections and requests in hand are bounded; a client
/// that goes away cancels its handler or stream within `peerCheck`.
/// *Caveats*: no TLS and no HTTP/2; put a proxy in front where those are wanted.
public final class Server: Sendable {
  struct State {
    var daemon: Daemon?
    var isStarted = false
    var isStopping = false
    /// Requests from their first byte to their last.
    var open: [ObjectIdentifier: Exchange] = [:]
    /// Handlers at work, also those whose client was already answered.
    var inHand = 0
    var sweeper: Task<Void, Never>?
    var idle: [CheckedContinuation<Void, Never>] = []
  }
  let state = Mutex(State())
  let settings: ServerSettings
  let handler: Handler
  let clock: TimeSource
  let observe: (@Sendable (ServedExchange) -> Void)?

  /// - Parameter observe: told of each exchange when it is over, for logs and metrics; must not block.
  public init(
    settings: ServerSettings = ServerSettings(), clock: TimeSource = .system,
    observe: (@Sendable (ServedExchange) -> Void)? = nil, handler: @escaping Handler
  ) {
    self.settings = settings
    self.clock = clock
    self.observe = observe
    self.handler = handler
  }

  /// Listens and serves; answers with the port.
  public func start() async throws(ServingError) -> UInt16 {
    let isFirst = state.withLock { state in
      defer { state.isStarted = true }
      return !state.isStarted
    }
    guard isFirst else { throw .alreadyStarted }
    signal(SIGPIPE, SIG_IGN)
    let (socket, port) = try ListeningSocket.open(address: settings.address, port: settings.port)
    // libmicrohttpd holds this reference; stop() gives it back once its threads are gone.
    let context = Unmanaged.passRetained(self)
    let daemon = nestling_mhd_start(
      socket, UInt32(max(1, settings.threads)), UInt32(settings.maximumConnections),
      UInt32(max(1, settings.idleTimeout.components.seconds)), Server.accept, Server.completed, context.toOpaque())
    guard let daemon else {
      context.release()
      close(socket)
      throw .cannotListen(address: settings.address, port: settings.port, detail: "libmicrohttpd does not start")
    }
    let sweeper = Task { [weak self] in
      while let (clock, pause) = self.map({ ($0.clock, $0.settings.peerCheck) }) {
        do { try await clock.sleep(pause) } catch { return }
        self?.sweep()
      }
    }
    let held = Daemon(pointer: daemon)
    state.withLock {
      $0.daemon = held
      $0.sweeper = sweeper
    }
    return port
  }

  /// Stops accepting, ends streams with a clean last chunk, lets handlers finish within the grace, then cancels them.
  /// Returns when every connection is closed. May be called more than once.
  public func stop(grace: Duration = .seconds(10)) async {
    let (taken, sweeper) = state.withLock { state in
      state.isStopping = true
      defer { (state.daemon, state.sweeper) = (nil, nil) }
      return (state.daemon, state.sweeper)
    }
    guard let daemon = taken?.pointer else { return }
    let socket = MHD_quiesce_daemon(daemon)
    if socket >= 0 { close(socket) }
    for exchange in openExchanges { exchange.state.withLock { $0.stream }?.finish() }
    if await !drained(within: grace) {
      for exchange in openExchanges { exchange.giveUp(Server.stoppingResponse) }
      _ = await drained(within: min(grace, .seconds(1)))
    }
    sweeper?.cancel()
    // Every handler is answered by now, so no connection is suspended: libmicrohttpd would abort the process over one.
    for exchange in openExchanges {
      exchange.giveUp(Server.stoppingResponse)
      exchange.state.withLock { $0.stream }?.fail()
    }
    MHD_stop_daemon(daemon)
    Unmanaged.passUnretained(self).release()
  }

  static let stoppingResponse = ServerResponse(
    status: 503, headers: [("Retry-After", "1"), ("Connection", "close"), ("Content-Type", "text/plain")],
    body: .bytes(Array("shutting down\n".utf8)))

  var openExchanges: [Exchange] { state.withLock { Array($0.open.values) } }

  /// Cancels handlers that take too long and those whose client left.
  private func sweep() {
    for exchange in openExchanges {
      exchange.checkPeer()
      if exchange.isRunning, exchange.begun.duration(to: .now) > settings.requestTimeout {
        exchange.giveUp(.text(503, "the request took too long\n"))
      }
    }
  }

  /// Whether all exchanges were over before the span was.
  private func drained(within span: Duration) async -> Bool {
    let alarm = Task { [clock] in
      guard (try? await clock.sleep(span)) != nil else { return }
      self.wakeWaiters()
    }
    defer { alarm.cancel() }
    await withCheckedContinuation { continuation in
      let isIdle = state.withLock { state in
        if !state.open.isEmpty { state.idle.append(continuation) }
        return state.open.isEmpty
      }
      if isIdle { continuation.resume() }
    }
    return state.withLock { $0.open.isEmpty }
  }

  func wakeWaiters() {
    let waiters = state.withLock { state in
      defer { state.idle = [] }
      return state.idle
    }
    for waiter in waiters { waiter.resume() }
  }
}

/// libmicrohttpd's own handle; its functions may be called from any thread.
struct Daemon: Sendable {
  nonisolated(unsafe) let pointer: OpaquePointer
}
