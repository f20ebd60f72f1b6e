// SPDX-License-Identifier: Apache-2.0
internal import Glibc
internal import Locks

/// Two free ports in a row, as a sandbox wants them; none is given twice.
enum PortPairs {
  private static let given = Mutex<Set<UInt16>>([])

  /// Below the range from which the system takes ports for outgoing connections.
  static func next() throws -> UInt16 {
    for _ in 0..<500 {
      let port = UInt16.random(in: 10_000..<16_000) * 2
      let isNew = given.withLock { $0.insert(port).inserted }
      if isNew, isFree(port), isFree(port + 1) { return port }
    }
    throw KitFailure("no two free ports in a row were found")
  }

  private static func isFree(_ port: UInt16) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
