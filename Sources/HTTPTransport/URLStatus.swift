// SPDX-License-Identifier: Apache-2.0

extension HTTPClient {
  /// The status that a URL answers with. Redirects are followed as long as they stay on its host; one that leads elsewhere is
  /// itself the answer. The body is not read.
  ///
  /// - Parameter timeout: for each exchange, until the head of the answer.
  public func status(
    of url: String, isTLSVerified: Bool = true, timeout: Duration = .seconds(10), redirects: Int = 5
  ) async throws(TransportError) -> Int {
    var request = HTTPRequest("GET", url)
    request.timeout = timeout
    request.connectTimeout = min(timeout, .seconds(5))
    if !isTLSVerified { request.tls = TLSSettings(isVerified: false) }
    var left = redirects
    while true {
      let stream = try await stream(request)
      stream.cancel()
      guard left > 0, [301, 302, 303, 307, 308].contains(stream.status),
        let next = stream.headers["Location"].flatMap({ target(of: $0, from: request.url) })
      else { return stream.status }
      left -= 1
      request.url = next
    }
  }
}

/// Where a redirect leads, if it stays on the host (RFC 9110 section 10.2.2); from https it never leads back to http.
private func target(of location: String, from url: String) -> String? {
  guard let base = Origin(url) else { return nil }
  if location.hasPrefix("/"), !location.hasPrefix("//") { return base.description + location }
  guard let origin = Origin(location), origin.host == base.host else { return nil }
  return base.scheme == "https" && origin.scheme == "http" ? nil : location
}
