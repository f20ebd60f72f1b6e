// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// The socket a server listens on. Opened here and not by libmicrohttpd so that a taken port is an error with words.
enum ListeningSocket {
  /// The descriptor, and the port it is bound to.
  static func open(address: String, port: UInt16) throws(ServingError) -> (descriptor: Int32, port: UInt16) {
    var storage = sockaddr_storage()
    let (family, length) = try fill(&storage, address, port)
    let descriptor = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var isOpen = descriptor >= 0
    if isOpen {
      var yes: Int32 = 1
      setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
      isOpen = withGeneric(&storage) { bind(descriptor, $0, length) == 0 } && listen(descriptor, 511) == 0
    }
    var bound = length
    isOpen = isOpen && withGeneric(&storage) { getsockname(descriptor, $0, &bound) == 0 }
    guard isOpen else {
      let detail = String(cString: strerror(errno))
      if descriptor >= 0 { close(descriptor) }
      throw .cannotListen(address: address, port: port, detail: detail)
    }
    // The port stands at the same place in both families.
    let number = withUnsafeBytes(of: &storage) { $0.loadUnaligned(fromByteOffset: 2, as: UInt16.self) }
    return (descriptor, UInt16(bigEndian: number))
  }

  private static func fill(
    _ storage: inout sockaddr_storage, _ address: String, _ port: UInt16
  ) throws(ServingError) -> (Int32, socklen_t) {
    var four = sockaddr_in()
    if inet_pton(AF_INET, address, &four.sin_addr) == 1 {
      four.sin_family = sa_family_t(AF_INET)
      four.sin_port = port.bigEndian
      withUnsafeMutableBytes(of: &storage) { $0.storeBytes(of: four, as: sockaddr_in.self) }
      return (AF_INET, socklen_t(MemoryLayout<sockaddr_in>.size))
    }
    var six = sockaddr_in6()
    guard inet_pton(AF_INET6, address, &six.sin6_addr) == 1 else { throw .invalidAddress(address) }
    six.sin6_family = sa_family_t(AF_INET6)
    six.sin6_port = port.bigEndian
    withUnsafeMutableBytes(of: &storage) { $0.storeBytes(of: six, as: sockaddr_in6.self) }
    return (AF_INET6, socklen_t(MemoryLayout<sockaddr_in6>.size))
  }

  private static func withGeneric<Result>(
    _ storage: inout sockaddr_storage, _ body: (UnsafeMutablePointer<sockaddr>) -> Result
  ) -> Result {
    withUnsafeMutablePointer(to: &storage) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
    }
  }
}
