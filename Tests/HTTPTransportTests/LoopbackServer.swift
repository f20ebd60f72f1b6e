// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import Locks

/// A server that says exactly what a test tells it to, bytes and pauses included. One thread accepts, one serves each
/// connection; all of them end when the test lets go of the server.
final class LoopbackServer: Sendable {
  let port: UInt16
  private let listener: Int32
  private let served = Mutex<[String]>([])
  private let connections = Mutex(0)

  var url: String { "http://127.0.0.1:\(port)" }
  /// Heads of all requests so far, as they came.
  var heads: [String] { served.withLock { $0 } }
  var connectionCount: Int { connections.withLock { $0 } }

  /// - Parameter answer: called for each request on a connection; returning false closes the connection.
  init(_ answer: @escaping @Sendable (LoopbackRequest, LoopbackConnection) -> Bool) {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    port = withUnsafeMutablePointer(to: &address) { [listener] pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        _ = bind(listener, address, size)
        _ = listen(listener, 64)
        _ = getsockname(listener, address, &size)
      }
      return UInt16(bigEndian: pointer.pointee.sin_port)
    }
    let descriptor = listener
    LoopbackServer.thread { [weak self] in
      while true {
        let socket = accept(descriptor, nil, nil)
        guard socket >= 0 else { break }
        guard let self else {
          close(socket)
          break
        }
        self.connections.withLock { $0 += 1 }
        LoopbackServer.thread { [weak self] in
          let connection = LoopbackConnection(socket)
          while let request = connection.readRequest() {
            self?.served.withLock { $0.append(request.head) }
            guard answer(request, connection) else { break }
          }
          connection.close()
        }
      }
      close(descriptor)
    }
  }

  /// Ends the listening. The thread closes the descriptor: closed here, its number could be that of another test's
  /// listener by the time the thread comes to accept, and it would take that one's connection.
  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  /// Answers every request with the same bytes and keeps the connection.
  convenience init(always response: String) {
    self.init { _, connection in
      connection.write(response)
      return true
    }
  }

  private final class Job: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  static func thread(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(Job(body)).toOpaque()
    let result = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Job>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, context)
    if result == 0 { pthread_detach(thread) }
  }
}

struct LoopbackRequest: Sendable {
  let head: String
  let body: [UInt8]
  var method: String { String(head.split(separator: " ").first ?? "") }
  var path: String { String(head.split(separator: " ").dropFirst().first ?? "") }
  func header(_ name: String) -> String? {
    for line in head.split(whereSeparator: { $0 == "\r\n" || $0 == "\n" }).dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.first?.lowercased() == name.lowercased() else { continue }
      return parts.count == 2 ? String(parts[1].drop { $0 == " " }) : ""
    }
    return nil
  }
}

final class LoopbackConnection: Sendable {
  private let socket: Int32
  private let unread = Mutex<[UInt8]>([])

  init(_ socket: Int32) { self.socket = socket }

  func write(_ text: String) { write(Array(text.utf8)) }

  func write(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        send(socket, buffer.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  func chunk(_ text: String) { write("\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n") }

  /// Blocks until the peer closes; what it still sends is dropped.
  func waitUntilPeerCloses() { while receive() != nil {} }

  /// Breaks the connection with RST instead of FIN.
  func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
  }

  func close() { Glibc.close(socket) }

  private func receive() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer.prefix(count)) : nil
  }

  func readRequest() -> LoopbackRequest? {
    var bytes = unread.withLock { $0 }
    let mark = Array("\r\n\r\n".utf8)
    while true {
      if let end = bytes.indices.first(where: { bytes[$0...].starts(with: mark) }) {
        let head = String(decoding: bytes[..<end], as: UTF8.self)
        let length = LoopbackRequest(head: head, body: []).header("content-length").flatMap { Int($0) } ?? 0
        while bytes.count < end + 4 + length {
          guard let more = receive() else { return nil }
          bytes += more
        }
        unread.withLock { $0 = Array(bytes[(end + 4 + length)...]) }
        return LoopbackRequest(head: head, body: Array(bytes[(end + 4)..<(end + 4 + length)]))
      }
      guard let more = receive() else { return nil }
      bytes += more
    }
  }
}

/// A flag that one thread or task raises and others wait for without polling.
final class Signal: Sendable {
  private struct State {
    var isRaised = false
    var waiters: [CheckedContinuation<Void, Never>] = []
  }
  private let state = Mutex(State())
  private let semaphore: UnsafeSemaphore = UnsafeSemaphore()

  var isRaised: Bool { state.withLock { $0.isRaised } }

  func raise() {
    let waiters = state.withLock { state in
      state.isRaised = true
      defer { state.waiters = [] }
      return state.waiters
    }
    semaphore.post()
    for waiter in waiters { waiter.resume() }
  }

  func wait() async {
    await withCheckedContinuation { waiter in
      let isRaised = state.withLock { state in
        if !state.isRaised { state.waiters.append(waiter) }
        return state.isRaised
      }
      if isRaised { waiter.resume() }
    }
  }

  /// For the server's threads.
  func waitBlocking() { semaphore.wait() }
}

final class UnsafeSemaphore: @unchecked Sendable {
  private let pointer: UnsafeMutablePointer<sem_t>
  init() {
    pointer = .allocate(capacity: 1)
    sem_init(pointer, 0, 0)
  }
  deinit {
    sem_destroy(pointer)
    pointer.deallocate()
  }
  func post() { sem_post(pointer) }
  func wait() { sem_wait(pointer) }
}
