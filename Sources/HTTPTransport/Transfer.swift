// SPDX-License-Identifier: Apache-2.0
internal import Glibc
internal import Locks

/// One exchange: what the driver's thread and the awaiting task share.
///
/// The driver calls `receive…` and `finish`; the task calls `head`, `next`, `body`. A task that waits is always resumed exactly
/// once, because every way to end goes through `finish`.
final class Transfer: Sendable {
  struct Head: Sendable {
    var status = 0
    var headers = Headers()
  }
  enum Reception { case taken, pause, refuse }
  typealias HeadWaiter = CheckedContinuation<Result<Head, TransportError>, Never>
  typealias Reader = CheckedContinuation<Result<[UInt8]?, TransportError>, Never>

  private struct State {
    var head = Head()
    var headSize = 0
    /// The final head (not a 1xx) is complete; what looks like a header afterwards is a trailer.
    var isHeadComplete = false
    var headWaiter: HeadWaiter?
    var unread: [UInt8] = []
    var isPaused = false
    var reader: Reader?
    /// Why a callback refused to go on; libcurl only knows that it did.
    var refusal: TransportError?
    /// Nil while the exchange runs.
    var outcome: Result<Void, TransportError>?
    /// Monotonic milliseconds.
    var startedAt: UInt64 = 0
    var lastActivity: UInt64 = 0
  }

  /// Unread bytes of a stream at which the transfer pauses.
  static let highWater = 256 << 10
  /// All header fields together; Go's server allows 1 MiB, libcurl 300 KiB.
  static let maximumHead = 256 << 10

  let request: HTTPRequest
  let isStream: Bool
  let host: String
  private let driver: CurlDriver
  private let state = Mutex(State())

  init(_ request: HTTPRequest, isStream: Bool, driver: CurlDriver) {
    self.request = request
    self.isStream = isStream
    self.driver = driver
    host = Origin.host(request.url)
  }

  // MARK: the task's side

  /// Starts the exchange and waits: for the head of a stream, or for the end of a whole exchange.
  func head() async -> Result<Head, TransportError> {
    await withTaskCancellationHandler {
      await withCheckedContinuation { (waiter: HeadWaiter) in
        let over = state.withLock { state -> TransportError? in
          // Cancelled before it began: nobody would resume us.
          if case .failure(let error) = state.outcome { return error }
          state.headWaiter = waiter
          return nil
        }
        if let over { waiter.resume(returning: .failure(over)) } else { driver.post(.start(self)) }
      }
    } onCancel: {
      cancel()
    }
  }

  /// The collected body of a finished whole exchange; gives it away once.
  func body() -> [UInt8] {
    state.withLock { state in
      let body = state.unread
      state.unread = []
      return body
    }
  }

  /// The next piece of a stream; nil at its end.
  func next() async -> Result<[UInt8]?, TransportError> {
    await withTaskCancellationHandler {
      await withCheckedContinuation { (reader: Reader) in
        let answer = take(orWait: reader)
        if let answer { reader.resume(returning: answer) }
      }
    } onCancel: {
      cancel()
    }
  }

  private func take(orWait reader: Reader) -> Result<[UInt8]?, TransportError>? {
    let (answer, resumes) = state.withLock { state -> (Result<[UInt8]?, TransportError>?, Bool) in
      if !state.unread.isEmpty {
        let piece = state.unread
        state.unread = []
        let wasPaused = state.isPaused
        if wasPaused {
          state.isPaused = false
          state.lastActivity = CurlDriver.milliseconds()
        }
        return (.success(piece), wasPaused)
      }
      switch state.outcome {
      case .success: return (.success(nil), false)
      case .failure(let error): return (.failure(error), false)
      case nil: break
      }
      // One reader at a time; a second one is told instead of replacing the first, who would wait for ever.
      if state.reader != nil { return (.failure(.other(host: host, detail: "two readers of one stream")), false) }
      state.reader = reader
      return (nil, false)
    }
    if resumes { driver.post(.resume(self)) }
    return answer
  }

  func cancel() {
    if state.withLock({ $0.outcome == nil }) { driver.post(.cancel(self)) }
  }

  // MARK: the driver's side

  var isOver: Bool { state.withLock { $0.outcome != nil } }
  var hasHead: Bool { state.withLock { $0.isHeadComplete } }

  func begin(at now: UInt64) {
    state.withLock { state in
      state.startedAt = now
      state.lastActivity = now
    }
  }

  /// When this exchange has failed if nothing happens, and why; nil when libcurl's own limits are enough.
  func deadline() -> (at: UInt64, after: Duration)? {
    state.withLock { state in
      var result: (at: UInt64, after: Duration)?
      if isStream, !state.isHeadComplete, let timeout = request.timeout {
        result = (state.startedAt + UInt64(timeout.wholeMilliseconds), timeout)
      }
      if !state.isPaused, let idle = request.idleTimeout {
        let at = state.lastActivity + UInt64(idle.wholeMilliseconds)
        if at < result?.at ?? .max { result = (at, idle) }
      }
      return result
    }
  }

  /// One line of a head, with its line end. An empty line ends the head.
  func receiveHeader(_ line: UnsafeBufferPointer<UInt8>) -> Reception {
    let (reception, waiter, head) = state.withLock { state -> (Reception, HeadWaiter?, Head) in
      state.lastActivity = CurlDriver.milliseconds()
      if state.isHeadComplete { return (.taken, nil, state.head) }
      state.headSize += line.count
      if state.headSize > Transfer.maximumHead {
        state.refusal = .other(host: host, detail: "the head of the response is larger than 256 KiB")
        return (.refuse, nil, state.head)
      }
      state.head.take(line)
      guard line.count <= 2, state.head.status >= 200 else { return (.taken, nil, state.head) }
      state.isHeadComplete = true
      guard isStream, let waiter = state.headWaiter else { return (.taken, nil, state.head) }
      state.headWaiter = nil
      return (.taken, waiter, state.head)
    }
    waiter?.resume(returning: .success(head))
    return reception
  }

  func receiveBody(_ piece: UnsafeBufferPointer<UInt8>) -> Reception {
    let (reception, reader) = state.withLock { state -> (Reception, Reader?) in
      state.lastActivity = CurlDriver.milliseconds()
      if !isStream {
        guard state.unread.count + piece.count <= request.maximumBody else {
          state.refusal = .bodyTooLarge(host: host, limit: request.maximumBody)
          return (.refuse, nil)
        }
        state.unread.append(contentsOf: piece)
        return (.taken, nil)
      }
      if let reader = state.reader {
        state.reader = nil
        return (.taken, reader)
      }
      // libcurl keeps what was refused and brings it again once resumed.
      if state.unread.count >= Transfer.highWater {
        state.isPaused = true
        return (.pause, nil)
      }
      state.unread.append(contentsOf: piece)
      return (.taken, nil)
    }
    reader?.resume(returning: .success(Array(piece)))
    return reception
  }

  /// Ends the exchange and resumes whoever waits. Only the first call counts.
  func finish(_ outcome: Result<Void, TransportError>) {
    let end = state.withLock { state -> (Result<Void, TransportError>, HeadWaiter?, Reader?, Head)? in
      guard state.outcome == nil else { return nil }
      let final = state.refusal.map { .failure($0) } ?? outcome
      state.outcome = final
      defer {
        state.headWaiter = nil
        state.reader = nil
      }
      return (final, state.headWaiter, state.reader, state.head)
    }
    guard let (final, waiter, reader, head) = end else { return }
    waiter?.resume(returning: final.map { head })
    reader?.resume(returning: final.map { nil })
  }
}

extension Transfer.Head {
  /// Takes a status line, a field or the empty line.
  fileprivate mutating func take(_ line: UnsafeBufferPointer<UInt8>) {
    if line.starts(with: "HTTP/".utf8) {
      // A new status line: what came before was an interim response (1xx).
      self = Transfer.Head()
      if let space = line.firstIndex(of: 0x20), line.count >= space + 4 {
        status = line[(space + 1)..<(space + 4)].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
      }
    } else if let colon = line.firstIndex(of: 0x3A) {
      var value = line[(colon + 1)...]
      while let first = value.first, first == 0x20 || first == 0x09 { value = value.dropFirst() }
      while let last = value.last, last <= 0x20 { value = value.dropLast() }
      headers.add(String(decoding: line[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self))
    }
  }
}
