// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import HTTPTransport

/// What can go wrong between a forge and us; wraps around any dialect.
public enum ForgeFault: Sendable, CaseIterable {
  case internalError, badGateway
  /// 503 as a page for people.
  case unavailablePage
  case timeout
  /// The connection breaks before anything was done.
  case reset
  /// Everything is done, and the answer is lost.
  case answerLost
  /// The body ends in the middle, complete by its length.
  case halfBody
  /// A page for people with status 200, as proxies show when one has to sign in.
  case html
  /// A proxy's own 404.
  case strangeNotFound
  case primaryLimit, secondaryLimit, silentLimit
  case unauthorized, forbidden

  func strike(
    _ dialect: any ForgeDialect, now: Timestamp, _ perform: () -> HTTPResponse
  ) throws(TransportError) -> HTTPResponse {
    switch self {
    case .internalError: return HTTPResponse(status: 500)
    case .badGateway: return page(502, "Bad Gateway")
    case .unavailablePage: return page(503, "Unicorn!")
    case .timeout: throw .timedOut(host: dialect.kind, after: .seconds(30))
    case .reset: throw .unreachable(host: dialect.kind, detail: "connection reset by peer")
    case .answerLost:
      _ = perform()
      throw .truncated(host: dialect.kind, detail: "connection closed")
    case .halfBody:
      var response = perform()
      response.body = Array(response.body.prefix(response.body.count / 2))
      return response
    case .html: return page(200, "Please sign in")
    case .strangeNotFound: return page(404, "default backend - 404")
    case .primaryLimit: return dialect.answer(to: .primary, until: now + .seconds(1200), now: now)
    case .secondaryLimit: return dialect.answer(to: .secondary, until: now + .seconds(60), now: now)
    case .silentLimit: return dialect.answer(to: .secondaryWithoutWait, until: now + .seconds(60), now: now)
    case .unauthorized: return dialect.answer(to: ForgeRefusal(401, "Bad credentials"))
    case .forbidden: return dialect.answer(to: ForgeRefusal(403, "Forbidden"))
    }
  }

  private func page(_ status: Int, _ words: String) -> HTTPResponse {
    HTTPResponse(
      status: status, headers: ["Content-Type": "text/html"],
      body: Array("<!DOCTYPE html><html><body><h1>\(words)</h1></body></html>".utf8))
  }
}
