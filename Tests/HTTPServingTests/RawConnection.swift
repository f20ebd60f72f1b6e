// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// A client that says exactly what a test wants said, byte for byte.
final class RawConnection: Sendable {
  private let descriptor: Int32

  init(port: UInt16) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if status != 0 { throw Refused() }
  }
  deinit { close(descriptor) }

  struct Refused: Error {}
  struct TookTooLong: Error { var soFar: String }

  func write(_ text: String) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return }
      sent += count
    }
  }

  func hangUp() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  /// Reads until the text satisfies the condition or the peer closes; waits in small steps, a minute at
  /// most (on a busy machine all suites wait for each other).
  func read(until isEnough: (String) -> Bool = { _ in false }) async throws -> String {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let limit = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < limit {
      let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
      if count > 0 {
        all += buffer[..<count]
        let text = String(decoding: all, as: UTF8.self)
        if isEnough(text) { return text }
      } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
        return String(decoding: all, as: UTF8.self)
      } else {
        try await Task.sleep(for: .milliseconds(1))
      }
    }
    throw TookTooLong(soFar: String(decoding: all.prefix(2000), as: UTF8.self))
  }

  /// One exchange on a connection of its own, to the end.
  static func exchange(_ port: UInt16, _ text: String) async throws -> String {
    let connection = try RawConnection(port: port)
    connection.write(text)
    return try await connection.read()
  }
}
