// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

/// Turns answers that are no success, and exchanges that gave no answer, into errors of the forge.
enum Refusal {
  /// Nil for 2xx; limits are the allowance's business. `what` names the thing that was asked for, in a 404.
  static func error(for response: HTTPResponse, what: String, host: String) -> ForgeError? {
    // Bitbucket Data Center, after too many wrong passwords: a person has to sign in once on the web.
    if [401, 403].contains(response.status), let reason = response.headers["x-authentication-denied-reason"] {
      return .unauthorized(host: host, detail: "\(reason.shortened(toBytes: 200)); sign in once on the web")
    }
    switch response.status {
    case 200..<300: return nil
    case 401: return .unauthorized(host: host, detail: detail(response))
    case 403: return .forbidden(host: host, detail: detail(response) + hints(response.headers))
    case 404, 410:
      // A proxy whose forge is down answers 404 too, in words of its own: that must not pass for "gone".
      guard isByTheAPI(response.body) else {
        return .malformed(host: host, detail: "a \(response.status) that is not the API's; check `api` and proxies")
      }
      return .notFound(what: what, host: host)
    case 408, 500...: return .unavailable(host: host, status: response.status)
    case 400..<500: return .refused(host: host, status: response.status, detail: detail(response))
    default: return .malformed(host: host, detail: "unexpected status \(response.status)")
    }
  }

  static func error(for failure: TransportError, host: String) -> ForgeError {
    switch failure {
    case .invalidURL(let url): .misconfigured(field: "api", detail: "\(url.shortened(toBytes: 200)) is not a URL")
    case .unreachable(_, let detail), .truncated(_, let detail), .other(_, let detail):
      .unreachable(host: host, detail: detail)
    case .timedOut(_, let span): .unreachable(host: host, detail: "no answer within \(span.shortText)")
    case .tls(_, let detail): .unreachable(host: host, detail: "TLS: \(detail)")
    case .bodyTooLarge(_, let limit): .malformed(host: host, detail: "an answer of more than \(limit) bytes")
    case .cancelled: .unreachable(host: host, detail: "cancelled")
    }
  }

  /// The forge's own words, shortened; never a whole page of HTML.
  static func detail(_ response: HTTPResponse) -> String {
    let value = (try? JSON.parse(response.body)) ?? .null
    // Elements of `errors`, all that Bitbucket Data Center has, are texts or maps, depending on the call.
    let errors = (value["errors"]?.array ?? []).prefix(3).compactMap { element in
      element.string ?? element["message"]?.string
        ?? [element["field"]?.string, element["code"]?.string].compactMap { $0 }.joined(separator: " ")
    }
    let words = ([message(value) ?? ""] + errors).filter { !$0.isEmpty }
    if !words.isEmpty { return words.joined(separator: ": ").shortened(toBytes: 300) }
    if response.body.isEmpty { return "status \(response.status) without a word" }
    return looksLikeHTML(response.body) ? "status \(response.status) with a page of HTML" : excerpt(response.body)
  }

  /// GitLab's `message` may be a map of fields to lists of texts, or a list; OAuth has `error` and `error_description`.
  private static func message(_ value: Value) -> String? {
    // Bitbucket Cloud has it below `error`.
    if let text = value["error_description"]?.string ?? value["message"]?.string ?? value["error"]?.string
      ?? value.at("error", "message")?.string
    {
      return text
    }
    if let fields = value["message"]?.object {
      return fields.map { pair in
        ([pair.key] + (pair.value.array ?? [pair.value]).compactMap(\.string)).joined(separator: " ")
      }.joined(separator: ", ")
    }
    return value["message"]?.array.map { $0.compactMap(\.string).joined(separator: ", ") }
  }

  /// Errors of the API are JSON maps; old Gitea servers say 404 without a word.
  private static func isByTheAPI(_ body: [UInt8]) -> Bool {
    body.isEmpty || (try? JSON.parse(body))?.object != nil
  }

  static func looksLikeHTML(_ body: [UInt8]) -> Bool {
    body.first { $0 > 0x20 } == UInt8(ascii: "<")
  }

  private static func excerpt(_ body: [UInt8]) -> String {
    String(decoding: body.prefix(200).map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }

  /// GitHub tells in headers what the credentials lack.
  private static func hints(_ headers: Headers) -> String {
    var hint = ""
    if let needed = headers["x-accepted-github-permissions"] { hint += " (needs \(needed.shortened(toBytes: 100)))" }
    if headers["x-github-sso"] != nil { hint += " (the token must be authorised for single sign-on)" }
    return hint
  }
}
