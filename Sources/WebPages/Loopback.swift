// SPDX-License-Identifier: Apache-2.0
public import HTTPServing

extension ServerRequest {
  /// The host that was asked for: without its port, in lower case.
  public var hostName: String { hostWithoutPort(header("Host") ?? "localhost") }

  /// Whether this machine was asked for by one of its own names. A page elsewhere that lets its name point here (DNS
  /// rebinding) is told by that.
  public var isForLoopback: Bool { ["localhost", "127.0.0.1", "[::1]"].contains(hostName) }
}

/// A Host header without its port, in lower case.
public func hostWithoutPort(_ host: String) -> String {
  let lower = host.lowercased()
  guard let colon = lower.lastIndex(of: ":"), !lower.hasSuffix("]") else { return lower }
  return String(lower[..<colon])
}
