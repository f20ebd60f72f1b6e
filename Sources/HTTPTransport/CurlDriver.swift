// SPDX-License-Identifier: Apache-2.0
internal import CCurl
internal import CLinux
internal import Glibc
internal import Locks

/// One thread that owns a libcurl multi handle and waits with epoll, so that a thousand idle watches cost nothing.
///
/// Tasks talk to it through `post`: commands under a lock and one eventfd write per batch. Everything marked "loop" below is
/// touched by that thread only, which is what makes `@unchecked Sendable` true.
final class CurlDriver: @unchecked Sendable {
  enum Command {
    case start(Transfer)
    case cancel(Transfer)
    case resume(Transfer)
    case stop
  }

  private struct Inbox {
    var commands: [Command] = []
    var isSignalled = false
    var isClosed = false
  }

  private struct Exchange {
    let transfer: Transfer
    let handle: EasyHandle
  }

  private let inbox = Mutex(Inbox())
  private let wakeup: Int32
  private let epoll: Int32
  private let userAgent: String

  // Loop.
  private var multi: UnsafeMutableRawPointer?
  private var live: [ObjectIdentifier: Exchange] = [:]
  private var pool: [EasyHandle] = []
  /// When libcurl wants to be called, and when a limit of our own may have run out; monotonic milliseconds.
  private var curlTimer = UInt64.max
  private var sweepAt = UInt64.max
  private var running: Int32 = 0

  private static let maximumPool = 64
  private static let isReady: Bool = curl_global_init(nc_global_all) == CURLE_OK

  init(userAgent: String, maximumConnections: Int, maximumConnectionsPerHost: Int) {
    self.userAgent = userAgent
    wakeup = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard CurlDriver.isReady, wakeup >= 0, epoll >= 0, let multi = curl_multi_init() else {
      inbox.withLock { $0.isClosed = true }
      return
    }
    self.multi = multi
    setUp(multi, maximumConnections, maximumConnectionsPerHost)
    var event = epoll_event()
    event.events = EPOLLIN.rawValue
    event.data.fd = wakeup
    epoll_ctl(epoll, EPOLL_CTL_ADD, wakeup, &event)
    startThread()
  }

  private func setUp(_ multi: UnsafeMutableRawPointer, _ connections: Int, _ perHost: Int) {
    nc_multi_long(multi, CURLMOPT_MAXCONNECTS, connections)
    nc_multi_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, perHost)
    nc_multi_long(multi, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
    let context = Unmanaged.passUnretained(self).toOpaque()
    nc_multi_pointer(multi, CURLMOPT_SOCKETDATA, context)
    nc_multi_pointer(multi, CURLMOPT_TIMERDATA, context)
    nc_multi_socket_function(multi) { _, socket, wanted, context, _ in
      context.map { Unmanaged<CurlDriver>.fromOpaque($0).takeUnretainedValue().watch(socket, wanted) }
      return 0
    }
    nc_multi_timer_function(multi) { _, delay, context in
      context.map {
        Unmanaged<CurlDriver>.fromOpaque($0).takeUnretainedValue().curlTimer =
          delay < 0 ? .max : CurlDriver.milliseconds() + UInt64(delay)
      }
      return 0
    }
  }

  private func startThread() {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self).toOpaque()
    let result = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        pthread_setname_np(pthread_self(), "curl")
        Unmanaged<CurlDriver>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context)
    if result == 0 {
      pthread_detach(thread)
    } else {
      Unmanaged<CurlDriver>.fromOpaque(context).release()
      inbox.withLock { $0.isClosed = true }
    }
  }

  /// Monotonic.
  static func milliseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1000 + UInt64(time.tv_nsec) / 1_000_000
  }

  // MARK: from any thread

  func post(_ command: Command) {
    let isClosed = inbox.withLock { inbox in
      if inbox.isClosed { return true }
      inbox.commands.append(command)
      if !inbox.isSignalled {
        inbox.isSignalled = true
        // Under the lock: afterwards the descriptor might be closed and its number belong to somebody else.
        var one: UInt64 = 1
        _ = write(wakeup, &one, 8)
      }
      return false
    }
    if isClosed, case .start(let transfer) = command { transfer.finish(.failure(.cancelled)) }
    if isClosed, case .cancel(let transfer) = command { transfer.finish(.failure(.cancelled)) }
  }

  // MARK: loop

  private func run() {
    var events = [epoll_event](repeating: epoll_event(), count: 256)
    var isStopping = false
    while !isStopping {
      for command in takeCommands() {
        if case .stop = command { isStopping = true } else { perform(command) }
      }
      harvest()
      let due = min(curlTimer, sweepAt)
      let now = CurlDriver.milliseconds()
      let wait: Int32 = due == .max ? -1 : due <= now ? 0 : Int32(min(due - now, 60_000))
      let count = epoll_wait(epoll, &events, Int32(events.count), isStopping ? 0 : wait)
      for event in events.prefix(Int(max(count, 0))) { take(event) }
      if curlTimer <= CurlDriver.milliseconds() {
        curlTimer = .max
        curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running)
      }
      harvest()
      sweep()
    }
    shutDown()
  }

  private func takeCommands() -> [Command] {
    inbox.withLock { inbox in
      let commands = inbox.commands
      inbox.commands = []
      inbox.isSignalled = false
      return commands
    }
  }

  private func perform(_ command: Command) {
    switch command {
    case .start(let transfer): start(transfer)
    case .cancel(let transfer): finish(transfer, .failure(.cancelled))
    case .resume(let transfer):
      guard let exchange = live[ObjectIdentifier(transfer)] else { return }
      noteDeadline(of: transfer)
      curl_easy_pause(exchange.handle.easy, CURLPAUSE_CONT)
    case .stop: break
    }
  }

  private func take(_ event: epoll_event) {
    guard event.data.fd != wakeup else {
      var count: UInt64 = 0
      _ = read(wakeup, &count, 8)
      return
    }
    var mask: Int32 = 0
    if event.events & EPOLLIN.rawValue != 0 { mask |= CURL_CSELECT_IN }
    if event.events & EPOLLOUT.rawValue != 0 { mask |= CURL_CSELECT_OUT }
    if event.events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { mask |= CURL_CSELECT_ERR }
    curl_multi_socket_action(multi, event.data.fd, mask, &running)
  }

  /// libcurl asks to hear about a socket, or no longer to.
  private func watch(_ socket: Int32, _ wanted: Int32) {
    guard wanted != CURL_POLL_REMOVE else {
      epoll_ctl(epoll, EPOLL_CTL_DEL, socket, nil)
      return
    }
    var event = epoll_event()
    event.data.fd = socket
    if wanted & CURL_POLL_IN != 0 { event.events |= EPOLLIN.rawValue }
    if wanted & CURL_POLL_OUT != 0 { event.events |= EPOLLOUT.rawValue }
    if epoll_ctl(epoll, EPOLL_CTL_MOD, socket, &event) != 0 { epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event) }
  }

  private func start(_ transfer: Transfer) {
    guard !transfer.isOver else { return }
    guard let handle = pool.popLast() ?? EasyHandle() else {
      return transfer.finish(.failure(.other(host: transfer.host, detail: "libcurl is out of memory")))
    }
    if let error = handle.configure(for: transfer, userAgent: userAgent) {
      recycle(handle)
      return transfer.finish(.failure(error))
    }
    live[ObjectIdentifier(transfer)] = Exchange(transfer: transfer, handle: handle)
    transfer.begin(at: CurlDriver.milliseconds())
    noteDeadline(of: transfer)
    let code = curl_multi_add_handle(multi, handle.easy)
    if code != CURLM_OK {
      finish(transfer, .failure(.other(host: transfer.host, detail: String(cString: curl_multi_strerror(code)))))
    }
  }

  private func noteDeadline(of transfer: Transfer) {
    if let deadline = transfer.deadline() { sweepAt = min(sweepAt, deadline.at) }
  }

  /// Finishes what libcurl has finished.
  private func harvest() {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
      // Removing the handle frees the message.
      let code = message.pointee.data.result
      guard let transfer = EasyHandle.transfer(of: easy) else { continue }
      let outcome: Result<Void, TransportError> =
        code == CURLE_OK
        ? .success(())
        : .failure(
          TransportError(
            code, detail: live[ObjectIdentifier(transfer)]?.handle.errorText(code) ?? "", transfer: transfer))
      finish(transfer, outcome)
    }
  }

  /// Fails the exchanges whose own limits have run out. Activity only moves a deadline away, so it is enough to look again at
  /// the earliest one known.
  private func sweep() {
    let now = CurlDriver.milliseconds()
    guard sweepAt <= now else { return }
    sweepAt = .max
    var expired: [(Transfer, Duration)] = []
    for exchange in live.values {
      guard let deadline = exchange.transfer.deadline() else { continue }
      if deadline.at <= now {
        expired.append((exchange.transfer, deadline.after))
      } else {
        sweepAt = min(sweepAt, deadline.at)
      }
    }
    for (transfer, after) in expired {
      finish(transfer, .failure(.timedOut(host: transfer.host, after: after)))
    }
  }

  /// Takes the exchange away from libcurl (an unfinished HTTP/2 stream is reset, an HTTP/1 connection closed).
  private func finish(_ transfer: Transfer, _ outcome: Result<Void, TransportError>) {
    if let exchange = live.removeValue(forKey: ObjectIdentifier(transfer)) {
      curl_multi_remove_handle(multi, exchange.handle.easy)
      recycle(exchange.handle)
    }
    transfer.finish(outcome)
  }

  private func recycle(_ handle: EasyHandle) {
    handle.reset()
    if pool.count < CurlDriver.maximumPool { pool.append(handle) } else { handle.free() }
  }

  private func shutDown() {
    let rest = inbox.withLock { inbox in
      inbox.isClosed = true
      let commands = inbox.commands
      inbox.commands = []
      close(wakeup)
      return commands
    }
    for case .start(let transfer) in rest { transfer.finish(.failure(.cancelled)) }
    for exchange in Array(live.values) { finish(exchange.transfer, .failure(.cancelled)) }
    for handle in pool { handle.free() }
    pool = []
    curl_multi_cleanup(multi)
    multi = nil
    close(epoll)
  }
}
