// SPDX-License-Identifier: Apache-2.0
internal import CCurl
internal import Glibc

/// The live HTTP client: libcurl on one thread of its own. Make one at the edge of the program and hand it inwards.
///
/// Guarantees: every exchange ends: answered, failed, out of time, or cancelled with its task. Certificates are verified
/// unless the request says otherwise. Only http and https are spoken, cookies and netrc files are ignored, and a redirect is
/// an ordinary response unless the request asks to follow it.
public final class CurlClient: HTTPClient {
  private let lease: DriverLease

  /// - Parameters:
  ///   - version: goes into `User-Agent: nestling/<version>`; a request's own field wins.
  ///   - maximumConnections: how many idle connections are kept open.
  ///   - maximumConnectionsPerHost: further exchanges wait; 0 is no limit. Streams count, so leave room for watches.
  public init(version: String = "dev", maximumConnections: Int = 256, maximumConnectionsPerHost: Int = 0) {
    lease = DriverLease(
      CurlDriver(
        userAgent: "nestling/\(version)", maximumConnections: maximumConnections,
        maximumConnectionsPerHost: maximumConnectionsPerHost))
  }

  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    var redirects = Redirects(request)
    while true {
      let transfer = Transfer(redirects.request, isStream: false, driver: lease.driver)
      let head = try await transfer.head().get()
      if try redirects.follows(head.status, head.headers) { continue }
      return HTTPResponse(status: head.status, headers: head.headers, body: transfer.body())
    }
  }

  public func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    var redirects = Redirects(request)
    while true {
      let lifetime = StreamLifetime(Transfer(redirects.request, isStream: true, driver: lease.driver), lease)
      let head = try await lifetime.transfer.head().get()
      if try redirects.follows(head.status, head.headers) { continue }
      return HTTPStream(
        status: head.status, headers: head.headers,
        next: { () async throws(TransportError) -> [UInt8]? in try await lifetime.transfer.next().get() },
        cancel: { [transfer = lifetime.transfer] in transfer.cancel() })
    }
  }
}

/// Stops the driver when neither the client nor any of its streams is left.
private final class DriverLease: Sendable {
  let driver: CurlDriver
  init(_ driver: CurlDriver) { self.driver = driver }
  deinit { driver.post(.stop) }
}

/// Cancels a stream nobody holds any more.
private final class StreamLifetime: Sendable {
  let transfer: Transfer
  private let lease: DriverLease
  init(_ transfer: Transfer, _ lease: DriverLease) {
    self.transfer = transfer
    self.lease = lease
  }
  deinit { transfer.cancel() }
}

/// Follows redirects where a request allows it, and leaves behind what must not reach another origin.
struct Redirects {
  private(set) var request: HTTPRequest
  private var left: Int

  init(_ request: HTTPRequest) {
    self.request = request
    left = ["GET", "HEAD"].contains(request.method) ? request.maximumRedirects : 0
  }

  /// True when `request` now leads to where the response points.
  mutating func follows(_ status: Int, _ headers: Headers) throws(TransportError) -> Bool {
    guard left > 0, [301, 302, 303, 307, 308].contains(status), let location = headers["Location"] else { return false }
    left -= 1
    guard let target = Redirects.resolve(location, against: request.url), let origin = Origin(target) else {
      throw .invalidURL(Origin.harmless(location))
    }
    let previous = Origin(request.url)
    if previous?.scheme == "https", origin.scheme == "http" {
      throw .other(host: origin.authority, detail: "a redirect leads from https to plain http")
    }
    if previous != origin {
      request.tls = nil
      for field in request.headers.fields where Redirects.isSecret(field.name) { request.headers[field.name] = nil }
    }
    request.url = target
    return true
  }

  private static func isSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["auth", "token", "cookie", "key", "secret", "host"].contains { name.contains($0) }
  }

  /// RFC 3986 section 5, by libcurl's URL parser.
  private static func resolve(_ location: String, against base: String) -> String? {
    guard let parser = curl_url() else { return nil }
    defer { curl_url_cleanup(parser) }
    guard curl_url_set(parser, CURLUPART_URL, base, 0) == CURLUE_OK,
      curl_url_set(parser, CURLUPART_URL, location, UInt32(CURLU_URLENCODE)) == CURLUE_OK
    else { return nil }
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(parser, CURLUPART_URL, &text, 0) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}
