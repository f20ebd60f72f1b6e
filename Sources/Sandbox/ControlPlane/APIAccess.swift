// SPDX-License-Identifier: Apache-2.0
internal import Cryptography
internal import HTTPServing

/// Who may ask: only local names (a web page elsewhere must not reach us by DNS rebinding), only with the token.
enum APIAccess {
  static func isLocal(_ host: String?) -> Bool {
    guard let host else { return true }  // HTTP/1.0
    var name = Substring(host)
    if name.hasPrefix("[") {
      return name.hasPrefix("[::1]")
    }
    if let colon = name.firstIndex(of: ":") { name = name[..<colon] }
    return name == "localhost" || name == "127.0.0.1"
  }

  static func health(_ path: String) -> ServerResponse? {
    for root in ["/healthz", "/readyz", "/livez"] where path == root || path.hasPrefix(root + "/") {
      return .text(200, "ok")
    }
    return nil
  }

  /// The request as the API sees it, and the path that was in front of it; nil without the token.
  static func admit(_ request: ServerRequest, token: String) -> (request: ServerRequest, prefix: String)? {
    let prefix = "/token/\(token)"
    if request.rawPath.utf8.count >= prefix.utf8.count,
      isEqual(String(request.rawPath.prefix(prefix.count)), prefix)
    {
      var inner = request
      inner.rawPath = String(request.rawPath.dropFirst(prefix.count))
      if inner.rawPath.isEmpty { inner.rawPath = "/" }
      inner.path = PercentCoding.decode(inner.rawPath)
      return (inner, prefix)
    }
    if let header = request.header("Authorization"), header.hasPrefix("Bearer "),
      isEqual(String(header.dropFirst(7)), token)
    {
      return (request, "")
    }
    let proof = "Basic " + Base64.encode(Array("\(proxyUser):\(token)".utf8))
    guard let header = request.header("Proxy-Authorization"), isEqual(header, proof) else { return nil }
    return (request, "")
  }

  /// In whose name clients use this server as a proxy to itself.
  static let proxyUser = "nestling-sandbox"

  /// In time that does not tell how much was right.
  private static func isEqual(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
