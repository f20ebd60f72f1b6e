// SPDX-License-Identifier: Apache-2.0
import Documents
import HTTPTransport
import Locks

/// An HTTP client without a network: answers come from a function, and every request is kept.
final class RecordedHTTP: HTTPClient {
  typealias Answer = @Sendable (HTTPRequest) throws(TransportError) -> HTTPResponse

  private let answer: Answer
  private let log = Mutex<[HTTPRequest]>([])

  init(_ answer: @escaping Answer) { self.answer = answer }

  var requests: [HTTPRequest] { log.withLock { $0 } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    log.withLock { $0.append(request) }
    return try answer(request)
  }

  func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    throw .other(host: "recorded", detail: "no streams here")
  }
}

extension HTTPRequest {
  /// What follows the host, without the query.
  var path: String {
    let afterHost = url.split(separator: "/", omittingEmptySubsequences: false).dropFirst(3).joined(separator: "/")
    return "/" + (afterHost.split(separator: "?").first.map(String.init) ?? "")
  }

  func query(_ name: String) -> String? {
    guard let mark = url.firstIndex(of: "?") else { return nil }
    for pair in url[url.index(after: mark)...].split(separator: "&") where pair.hasPrefix(name + "=") {
      return String(pair.dropFirst(name.utf8.count + 1))
    }
    return nil
  }

  var json: Value? { body.flatMap { try? JSON.parse($0) } }
}

extension HTTPResponse {
  static func json(_ value: Value, status: Int = 200, headers: Headers = [:]) -> HTTPResponse {
    HTTPResponse(status: status, headers: headers, body: JSON.bytes(value))
  }
  static func text(_ text: String, status: Int = 200, headers: Headers = [:]) -> HTTPResponse {
    HTTPResponse(status: status, headers: headers, body: Array(text.utf8))
  }
}
