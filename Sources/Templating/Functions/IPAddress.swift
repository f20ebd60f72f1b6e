// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// `net.ParseIP`
enum IPAddress {
  /// 4 or 16 bytes; nil for what is no address.
  static func bytes(_ text: String) -> [UInt8]? {
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: &four) { Array($0.prefix(4)) } }
    var six = in6_addr()
    if inet_pton(AF_INET6, text, &six) == 1 { return withUnsafeBytes(of: &six) { Array($0.prefix(16)) } }
    return nil
  }
}
