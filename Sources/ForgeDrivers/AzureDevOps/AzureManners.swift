// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import HTTPTransport
internal import Locks

/// Azure DevOps' ways with HTTP, made plain. forge-apis sections 6.7 and 6.8.
///
/// Refused credentials lead to a sign-in page, by redirect or as 203 with HTML: that is a 401. `Retry-After` on a success asks to
/// slow down before anything is refused: the next request waits. Answers may begin with a byte order mark.
final class AzureManners: HTTPClient {
  private static let longestWait: Duration = .seconds(60)

  private let client: any HTTPClient
  private let clock: TimeSource
  private let notBefore: Mutex<Timestamp>

  init(_ client: any HTTPClient, clock: TimeSource) {
    self.client = client
    self.clock = clock
    notBefore = Mutex(Timestamp(seconds: 0))
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    try await pause()
    var response = try await client.send(request)
    if isSignIn(response, request) {
      response.status = 401
      response.body = []
      response.headers["Location"] = nil
    }
    if (200..<300).contains(response.status), let wait = response.headers.retryAfter(now: clock.now()) {
      let instant = clock.now() + min(wait, AzureManners.longestWait)
      notBefore.withLock { $0 = max($0, instant) }
    }
    if response.body.starts(with: [0xEF, 0xBB, 0xBF]) { response.body.removeFirst(3) }
    return response
  }

  func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    try await pause()
    return try await client.stream(request)
  }

  private func pause() async throws(TransportError) {
    let wait = notBefore.withLock { $0 } - clock.now()
    guard wait > .zero else { return }
    do { try await clock.sleep(wait) } catch { throw .cancelled }
  }

  private func isSignIn(_ response: HTTPResponse, _ request: HTTPRequest) -> Bool {
    if response.status == 203 { return true }
    guard response.status == 302, let place = response.headers["location"] else { return false }
    return !place.hasPrefix("/") && Origin(place) != Origin(request.url) || place.contains("_signin")
  }
}
